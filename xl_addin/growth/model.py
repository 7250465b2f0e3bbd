"""What was learned from models whose growth is known: prior, calibration and reference together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from xl_addin.growth.calibration import Calibration
from xl_addin.growth.prior import Prior
from xl_addin.growth.reference import Reference
from xl_addin.records import Measure, Selection

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
    reference stands for, below 1 where another relation is asked for than was counted.
    """

    source: str
    as_of: date
    series: int
    selection: Selection = Selection.ALL
    measure: Measure = Measure.MODELS
    thinned: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class GrowthModel:
    """Everything that answers are computed with, learned from the same models."""

    prior: Prior
    calibration: Calibration
    reference: Reference
    about: About

    def for_selection(self, selection: Selection) -> "GrowthModel":
        """Return the model with its reference thinned to the share that ``selection`` has on the Hub.

        Growth factors do not change when a share of the children is counted, so heat and stability stay
        as they are; the reference's counts become that share. A wider selection than was counted is
        left as it is.
        """
        share = SHARE[selection] / SHARE[self.about.selection]
        if share >= 1:
            return self
        reference = replace(self.reference, count=self.reference.count * share)
        return replace(self, reference=reference, about=replace(self.about, thinned=share))
