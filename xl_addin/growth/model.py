"""What was learned from models whose growth is known: prior, calibration and reference together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from xl_addin.growth.calibration import Calibration
from xl_addin.growth.prior import Prior
from xl_addin.growth.reference import Reference
from xl_addin.records import Measure, Question, Selection

# Of 607,148 models on the Hub that declared a base in October 2025, 258,462 were adapters, 218,000
# fine-tunes, 116,696 quantisations and 13,990 merges.
SHARE: Mapping[Selection, float] = {
    Selection.ALL: 1.0,
    Selection.TUNED: (258_462 + 218_000) / 607_148,
    Selection.ADAPTER: 258_462 / 607_148,
    Selection.FINETUNE: 218_000 / 607_148,
    Selection.QUANTIZED: 116_696 / 607_148,
    Selection.MERGE: 13_990 / 607_148,
}


@dataclass(frozen=True, slots=True)
class About:
    """Where a growth model comes from: source in words, last day of its counts, how many series.

    ``selection`` and ``measure`` say what its counts count; ``thinned`` is the share of those that the
    reference stands for, below 1 where another relation is asked for than was counted; ``asked`` is the
    measure of the counts that are compared with it.
    """

    source: str
    as_of: date
    series: int
    selection: Selection = Selection.ALL
    measure: Measure = Measure.MODELS
    thinned: float = 1.0
    asked: Measure = Measure.MODELS

    @property
    def comparable(self) -> bool:
        """Tell whether the reference counts in the measure that is asked for."""
        return self.asked is self.measure


@dataclass(frozen=True, slots=True, eq=False)
class GrowthModel:
    """Everything that answers are computed with, learned from the same models."""

    prior: Prior
    calibration: Calibration
    reference: Reference
    about: About

    def for_question(self, question: Question) -> "GrowthModel":
        """Return the model with its reference thinned to the share that the question's relation has.

        Growth factors do not change when a share of the children is counted, so heat and stability stay
        as they are; the reference's counts become that share. A wider selection than was counted is
        left as it is, and so is another measure, for which no share is known.
        """
        share = min(1.0, SHARE[question.selection] / SHARE[self.about.selection])
        reference = replace(self.reference, count=self.reference.count * share)
        about = replace(self.about, thinned=share, asked=question.measure)
        return replace(self, reference=reference, about=about)
