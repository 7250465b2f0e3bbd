"""One edition of the workbook with everything in it: doubts, trials, what was said before, hostile texts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from answers import AS_OF, SOURCE, history, kept_answer, scored, twelve
from audit_cases import child

from xl_addin.audit.words import Doubt, DoubtKind, Remedy
from xl_addin.messages import doubts as said
from xl_addin.outputs.remarks import Before, Remarks
from xl_addin.outputs.watchlist.edition import Choices, Edition, Trial
from xl_addin.records import Answer, BaseModel, Estimate, Language, ParameterName, ScoreName

HOSTILE = '=HYPERLINK("http://evil.example","click")'
"""A name that would be a formula if it were not kept as text."""

STEADY, SPIKE = twelve()[0].model, twelve()[1].model


def identified() -> Answer:
    """Return an answer all of whose parameters are identified: λ 5.5, μ 1.25, σ 1.5."""
    answer = scored("fit/All-7B", history(*[10] * 6), (50.0, 50.0, 50.0))
    longevity = {ParameterName.LONGEVITY: Estimate(1.0, 1.5, 2.0)}
    return replace(answer, parameters={**answer.parameters, **longevity})


def hostile() -> Answer:
    """Return an answer whose name and licence look like formulas."""
    base = BaseModel(HOSTILE, datetime(2025, 1, 28, tzinfo=UTC), None, licence="@SUM(1+1)", gated="no")
    return replace(scored(HOSTILE, history(4, 5, 6), (50.0, None, 40.0)), base=base)


def doubts() -> dict[str, tuple[Doubt, ...]]:
    """Return the findings on two models: one that can be acted upon, one that cannot, and none."""
    begun = datetime(2025, 3, 1, 4, tzinfo=UTC)
    burst = tuple(child(f"seed-{n}", begun + n * timedelta(minutes=1), "bulk") for n in range(76))
    after = {ScoreName.HEAT: 58.0, ScoreName.STABILITY: None, ScoreName.COMPETITIVENESS: 61.25}
    return {
        STEADY: (
            Doubt(
                DoubtKind.BURST,
                said.burst("bulk", 76, begun, 60, 2),
                burst,
                (Remedy("author", "bulk"),),
                left_out=76,
                after=after,
            ),
            Doubt(DoubtKind.DATES, said.dates_apart(3), burst[:3]),
        ),
        SPIKE: (),
    }


def edition(language: Language, answers: tuple[Answer, ...] | None = None) -> Edition:
    """Return an edition of the twelve answers and a hostile one, or of ``answers``."""
    shown = answers if answers is not None else (kept_answer(), *twelve()[1:], identified(), hostile())
    then = scored(STEADY, history(20, 22, 24), (40.0, None, 35.5))
    trials = (Trial(0, STEADY, date(2025, 5, 1)), Trial(2, "gone/Model", date(2026, 1, 5)))
    before = {STEADY: Before(AS_OF - timedelta(days=30), 55.0, None, 64.5, 350)}
    return Edition(
        answers=shown,
        choices=Choices([answer.model for answer in shown], (), "general", trials=trials),
        source=SOURCE,
        language=language,
        remarks=Remarks(doubts(), before),
        then={0: then},
    )


def remarked(edition: Edition, **remarks: object) -> Edition:
    """Return the edition with other remarks."""
    return replace(edition, remarks=replace(edition.remarks, **remarks))  # type: ignore[arg-type]
