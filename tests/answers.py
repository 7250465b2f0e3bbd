"""About a dozen invented answers with every status, for the tests of the documents."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import exp

from xl_addin.messages import evidence
from xl_addin.messages.hub import no_access, rate_limited, unknown_model
from xl_addin.outputs.source import Source
from xl_addin.records import (
    Answer,
    BaseModel,
    Estimate,
    Event,
    ForecastPoint,
    History,
    Month,
    ParameterName,
    Score,
    ScoreName,
    Sentence,
    Status,
)

MADE = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
AS_OF = date(2026, 11, 22)
SOURCE = Source(
    title=Sentence("Open-weight models", "オープンモデルの評価"),
    origin=Sentence("Hugging Face Hub, https://huggingface.co", "Hugging Face Hub（https://huggingface.co）"),
    reference=Sentence(
        "50 = the middle of the reference models of the same age.",
        "50点＝同じ経過月数の参照モデルの中央です。",
    ),
    retrieved=MADE,
)
SAMPLE = Source(SOURCE.title, SOURCE.origin, SOURCE.reference, MADE, invented=True)
LONG_ID = f"a-research-institute-for-applied-language-models/{'long-name-' * 4}instruct-v1"


def history(*new: int, running: int | None = None, share: float = 0.12) -> History:
    """Return a history with these whole months since 2025-01-31, and a running month if one is given."""
    counts = [*new, *([] if running is None else [running])]
    months, cumulative = [], 0
    for number, count in enumerate(counts, start=1):
        cumulative += count
        months.append(
            Month(
                number=number,
                start=datetime(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 28, tzinfo=UTC),
                new=count,
                cumulative=cumulative,
                uploaders=-(-count * 2 // 3),
                running=running is not None and number == len(counts),
            )
        )
    return History(months[0].start, tuple(months), cumulative, -(-cumulative * 2 // 3), share)


def forecast(past: History, pace: float, ahead: int = 12) -> tuple[ForecastPoint, ...]:
    """Return a forecast that goes on at ``pace`` children a month, with an interval that opens."""
    now = past.whole_months[-1]
    points = []
    for step in range(1, ahead + 1):
        middle, spread = pace * step, 0.08 * step**0.5
        p10, p25, p50, p75, p90 = (now.cumulative + middle * exp(z * spread) for z in (-2, -1, 0, 1, 2))
        points.append(ForecastPoint(now.number + step, p50 * 1.01, p10, p25, p50, p75, p90))
    return tuple(points)


def scores(heat: float, stability: float | None, competitiveness: float) -> dict[ScoreName, Score]:
    """Return the four scores with intervals of 12 below and 9 above, overall their plain mean."""
    values = {
        ScoreName.HEAT: heat,
        ScoreName.STABILITY: stability,
        ScoreName.COMPETITIVENESS: competitiveness,
    }
    there = [value for value in values.values() if value is not None]
    values[ScoreName.OVERALL] = sum(there) / len(there)
    return {name: _score(value) for name, value in values.items()}


def _score(value: float | None) -> Score:
    return Score() if value is None else Score(value, max(0.0, value - 12), min(100.0, value + 9))


def _parameters(*, identified: bool) -> dict[ParameterName, Estimate]:
    status = Status.OK if identified else Status.NOT_IDENTIFIED
    return {
        ParameterName.FITNESS: Estimate(4.125, 5.5 if identified else None, 7.75, status),
        ParameterName.IMMEDIACY: Estimate(0.5, 1.25 if identified else None, 2.0625, status),
        ParameterName.LONGEVITY: Estimate(0.8125, None, 1.875, Status.NOT_IDENTIFIED),
    }


def scored(
    model: str,
    past: History,
    values: tuple[float, float | None, float],
    *notes: Sentence,
    status: Status = Status.OK,
    message: Sentence | None = None,
) -> Answer:
    """Return a scored answer whose forecast goes on at the pace of the last whole month."""
    whole = past.whole_months
    return Answer(
        model=model,
        status=status,
        message=message or evidence.scored(len(whole), past.children),
        as_of=AS_OF,
        taken=MADE,
        history=past,
        complete=status is not Status.PARTIAL,
        scores=scores(*values),
        parameters=_parameters(identified=len(whole) >= 6),
        ceiling=Estimate(812.5, 1500.25, 40_000.0),
        certainty=min(0.9, 0.1 * len(whole)),
        forecast=forecast(past, whole[-1].new),
        notes=notes,
    )


def refused(model: str, status: Status, message: Sentence, past: History | None = None) -> Answer:
    """Return an answer without scores."""
    as_of = AS_OF if past else None
    return Answer(model, status, message, as_of=as_of, taken=MADE if past else None, history=past)


def twelve() -> tuple[Answer, ...]:
    """Return twelve answers: every status that a list can meet, huge counts, long and Japanese texts."""
    steady = history(*range(20, 44, 2), running=9)
    spike = history(13_318, 4_210, 1_020, 400, 160, 90, 61, 40)
    few = history(1, 0, 2, 0)
    legacy = History(release=None, months=(), children=214, uploaders=120, largest_uploader_share=0.2)
    hub = "https://huggingface.co"
    return (
        scored("ashi-lab/Steady-7B", steady, (61.25, 72.5, 66.0)),
        scored("spark/Spike-70B", spike, (18.4, 22.75, 91.5), evidence.largest_uploader(0.41)),
        scored("late/Bloomer-3B", history(2, 3, 2, 8, 21, 55, 130), (93.1, 64.0, 74.6)),
        scored(
            "日本語研究所/大規模言語モデル-13B",
            history(5, 9, 6, 11),
            (44.0, None, 39.9),
            evidence.no_stability(31, 40),
        ),
        scored(LONG_ID, history(*[7] * 34, running=2), (35.5, 48.8, 41.0), evidence.stability_unvalidated()),
        scored(
            "open/Partial-8B",
            history(40, 55, 61),
            (70.0, 55.5, 58.2),
            status=Status.PARTIAL,
            message=evidence.partial(23, 156),
        ),
        refused("new/Born-1B", Status.TOO_YOUNG, evidence.too_young(1, 3), history(12, running=3)),
        refused("rare/Few-2B", Status.TOO_FEW, evidence.too_few(3, 5), few),
        refused("old/Classic-base", Status.LEGACY_DATE, evidence.legacy_date("old/Classic-base"), legacy),
        refused("no/Such-model", Status.UNKNOWN_MODEL, unknown_model("no/Such-model", hub)),
        refused("closed/Gated-9B", Status.NO_ACCESS, no_access("closed/Gated-9B", hub)),
        refused("busy/Later-4B", Status.RATE_LIMITED, rate_limited(hub, MADE)),
    )


def kept_answer() -> Answer:
    """Return the first answer with what is kept of its model: access, children left out, four events.

    Of the events one lies before the release on 2025-01-28, one in month 3, one in the last whole month and
    one in the running month.
    """
    tags = ("license:llama3.1", "text-generation")
    base = BaseModel(
        "ashi-lab/Steady-7B",
        datetime(2025, 1, 28, tzinfo=UTC),
        None,
        licence="llama3.1",
        gated="manual",
        tags=tags,
    )
    said = (
        ("2025-12-30", "A large company adopts it: =HYPERLINK(1) [bold]"),
        ("2025-01-15", "発表"),
        ("2025-04-02", "新聞で大きく取り上げられ、国内の開発者コミュニティで話題になった。" * 4),
        ("2026-01-29", "Version 2 is announced"),
    )
    events = tuple(
        Event(f"{number}" * 32, base.id, date.fromisoformat(day), text, MADE)
        for number, (day, text) in enumerate(said)
    )
    return replace(twelve()[0], base=base, excluded=7, events=events)


def many(count: int) -> tuple[Answer, ...]:
    """Return ``count`` answers, the twelve over and over under numbered names."""
    dozen = twelve()
    return tuple(
        _renamed(dozen[index % len(dozen)], f"{dozen[index % len(dozen)].model}-{index}")
        for index in range(count)
    )


def _renamed(answer: Answer, model: str) -> Answer:
    fields = {name: getattr(answer, name) for name in answer.__slots__}
    return Answer(**{**fields, "model": model})
