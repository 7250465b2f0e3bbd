"""Figures put short for a cell: an interval, a trend as bars, a forecast from the last whole month."""

from math import floor

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.contents import Result
from xl_addin.records import Answer, ForecastPoint, Language

_BARS = "▁▂▃▄▅▆▇█"
_SHOWN_MONTHS = 12


def span(low: float | None, high: float | None, language: Language, mark: str = "") -> str | None:
    """Return an interval in whole numbers, ``mark`` behind it; None where an end is missing.

    Examples
    --------
    >>> span(38.4, 1256.5, "en"), span(38.4, 56.6, "ja", "*")
    ('38–1,257', '38〜57*')
    """
    if low is None or high is None:
        return None
    return f"{whole(low):,}{'〜' if language == 'ja' else '–'}{whole(high):,}{mark}"


def whole(number: float) -> int:
    """Return the whole number nearest to ``number`` ≥ 0, halves upwards, as spreadsheets round."""
    return floor(number + 0.5)


def trend(answer: Answer) -> str | None:
    """Return one bar for each of the last twelve whole months, its height against the highest of them."""
    months = answer.history.whole_months[-_SHOWN_MONTHS:] if answer.history else ()
    if not months:
        return None
    highest = max(month.new for month in months) or 1
    return "".join(_BARS[whole(max(month.new, 0) / highest * (len(_BARS) - 1))] for month in months)


def ahead(answer: Answer, months: int) -> ForecastPoint | None:
    """Return the forecast for so many months after the last whole one; None where there is none."""
    now = len(answer.history.whole_months) if answer.history else 0
    return next((point for point in answer.forecast if point.month == now + months), None)


def given(value: CellValue) -> Result:
    """Return what a formula of ours gives: an empty text where there is nothing, which shows as nothing."""
    return Result("" if value is None else value)
