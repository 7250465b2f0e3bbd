"""What cells show of an answer: one value, or a table with its headings; what is missing is an error."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from xl_addin.excel.table import CellError, Scalar, Table
from xl_addin.messages import cells
from xl_addin.records import Answer, Estimate, ForecastPoint, Language, ScoreName, Sentence

ESTIMATES = ("fitness", "immediacy", "longevity", "ceiling", "peak_month")


def score_of(answer: Answer, name: str) -> float | CellError:
    """Return one score, 0 to 100."""
    score = answer.scores.get(ScoreName(name))
    return _or_na(score.value if score else None, answer.message)


def all_scores(answer: Answer) -> Table | CellError:
    """Return every score under its name; without a single one, the reason."""
    if not any(score.value is not None for score in answer.scores.values()):
        return CellError("na", answer.message)
    return [list(map(str, ScoreName)), [score_of(answer, name) for name in ScoreName]]


def estimate_of(answer: Answer, name: str) -> float | CellError:
    """Return the median of one parameter, or the certainty."""
    estimate = _estimates(answer).get(name)
    value = answer.certainty if name == "certainty" else estimate.p50 if estimate else None
    return _or_na(value, answer.message)


def all_estimates(answer: Answer) -> Table | CellError:
    """Return every parameter with its median and 80 % interval."""
    rows: Table = [
        [name, _or_na(estimate.p50, answer.message), estimate.p10, estimate.p90]
        for name, estimate in _estimates(answer).items()
    ]
    return [["parameter", "p50", "p10", "p90"], *rows] if rows else CellError("na", answer.message)


def children_of(answer: Answer) -> int | CellError:
    """Return the number of children."""
    return CellError("na", answer.message) if answer.history is None else answer.history.children


def months_of(answer: Answer) -> Table | CellError:
    """Return the counts month by month; the last one is running."""
    months = answer.history.months if answer.history else ()
    rows: Table = [[m.number, _utc(m.start), m.new, m.cumulative, m.uploaders, m.running] for m in months]
    heading: list[Scalar | CellError] = ["month", "start", "new", "cumulative", "uploaders", "running"]
    return [heading, *rows] if rows else CellError("na", answer.message)


def forecast_of(answer: Answer, ahead: int, quantile: str) -> float | CellError:
    """Return the expected cumulative count, or a quantile of it, some months after the last whole month."""
    if len(answer.forecast) < ahead:
        return CellError("na", _no_forecast(answer))
    return float(getattr(answer.forecast[ahead - 1], quantile))


def outlook_of(answer: Answer, months: int) -> Table | CellError:
    """Return the forecast of the coming months, counted since release."""
    if not answer.forecast:
        return CellError("na", _no_forecast(answer))
    return [["month", "p10", "p50", "p90"], *(_point(point) for point in answer.forecast[:months])]


def ranking_of(answers: Sequence[Answer], name: str) -> Table:
    """Return the models by one score, the highest first; those without it stand at the end, unranked."""
    scored = [(answer, score_of(answer, name)) for answer in answers]
    # Errors sort behind every number, and equals keep the order in which they were named.
    scored.sort(key=lambda one: -one[1] if isinstance(one[1], float) else 1.0)
    rows: Table = [
        [place if isinstance(score, float) else None, answer.model, score]
        for place, (answer, score) in enumerate(scored, start=1)
    ]
    return [["rank", "model", name], *rows]


def words_of(answer: Answer, language: Language) -> str:
    """Return the outcome and what else the reader of the numbers should know."""
    return " ".join(said.text(language) for said in (answer.message, *answer.notes))


def moment_of(answer: Answer) -> datetime | CellError:
    """Return when the data was taken, in UTC."""
    taken = _utc(answer.taken)
    if taken is None:
        return CellError("na", cells.no_snapshot() if answer.status.answered else answer.message)
    return taken


def _estimates(answer: Answer) -> Mapping[str, Estimate]:
    found = {name.value: estimate for name, estimate in answer.parameters.items()}
    later = {"ceiling": answer.ceiling, "peak_month": answer.peak_month}
    return found | {name: estimate for name, estimate in later.items() if estimate is not None}


def _point(point: ForecastPoint) -> list[Scalar | CellError]:
    return [point.month, point.p10, point.p50, point.p90]


def _no_forecast(answer: Answer) -> Sentence:
    return answer.message if answer.history is None else cells.no_forecast()


def _or_na(value: float | None, reason: Sentence) -> float | CellError:
    return CellError("na", reason) if value is None else value


def _utc(moment: datetime | None) -> datetime | None:
    """Return a moment as a spreadsheet knows it: without a zone, in UTC."""
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)
