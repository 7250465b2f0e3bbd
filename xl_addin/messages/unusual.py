"""What alerts say of counts: months, forecasts, and who passes whom."""

from collections.abc import Sequence
from datetime import date

from xl_addin.messages.alerting import RAREST
from xl_addin.messages.shown import shown
from xl_addin.records import AlertKind, ForecastPoint, Month, Sentence, Sighting

NEVER = 1e9
"""Months; what is rarer is called as rare as this."""

_NAMED = 5


def unusual_month(model: str, month: Month, expected: tuple[float, float]) -> Sentence:
    """A month brought many more or fewer children than the months before let expect."""
    low, high = (f"{bound:,.0f}" for bound in expected)
    return Sentence(
        f"{shown(model)}: month {month.number} brought {month.new:,} new children, where {low} to {high} "
        "were likely (80 %).",
        f"{shown(model)}：{month.number}か月目の新規は{month.new:,}件でした（想定{low}〜{high}件、80%区間）。",
    )


def high_already(model: str, month: Month, p90: float) -> Sentence:
    """A month that still runs has more children than the whole month was likely to bring."""
    return Sentence(
        f"{shown(model)}: month {month.number} is not over and already has {month.new:,} new children; up to "
        f"{p90:,.0f} were likely for the whole month (90 %).",
        f"{shown(model)}：{month.number}か月目は途中ですが、新規が既に{month.new:,}件あります"
        f"（1か月全体の想定上限は{p90:,.0f}件、90%）。",
    )


def forecast_broken(model: str, point: ForecastPoint, came: int, day: date, times: int) -> Sentence:
    """The cumulative count lay outside the interval of the forecast of that day, several times in a row."""
    low, high = f"{point.p10:,.0f}", f"{point.p90:,.0f}"
    english = {1: "", 2: ", the second month in a row"}.get(times, f", {times} months in a row")
    japanese = "" if times == 1 else f"{times}か月連続で"
    return Sentence(
        f"{shown(model)}: {came:,} children at the end of month {point.month}, outside the {low} to {high} "
        f"that the forecast of {day} gave{english}.",
        f"{shown(model)}：累計{came:,}件（{point.month}か月目末）が、{day:%Y/%m/%d} の予測"
        f"{low}〜{high}件を{japanese}外れました。",
    )


def will_overtake(model: str, other: str, chance: float, months: int) -> Sentence:
    """One model will probably stand above another that stands above it now."""
    percent = f"{min(chance, 0.99):.0%}"
    return Sentence(
        f"{shown(model)}: will have more children than {shown(other)} in {months} months with a probability "
        f"of {percent}.",
        f"{shown(model)}：{months}か月後に {shown(other)} を上回る確率は{percent}です。",
    )


def may_be_chance(months: Sequence[Sighting], models: int) -> Sentence:
    """Months that are unusual for their own model; in a long list some always are."""
    named = [_rarity(one) for one in months[:_NAMED]]
    more = len(months) - _NAMED
    return Sentence(
        f"Unusual for the model itself, though of {models:,} models some always are by chance, so no alert: "
        f"{'; '.join(one.en for one in named)}{f'; and {more:,} more' if more > 0 else ''}.",
        f"モデル単独では異例でも、{models:,}モデルの中では偶然起こりうるため、アラートにしない月："
        f"{'、'.join(one.ja for one in named)}{f' ほか{more:,}件' if more > 0 else ''}。",
    )


def _rarity(one: Sighting) -> Sentence:
    fall, once_in = one.kind is AlertKind.DROP, one.once_in or 1.0
    rarer = Sentence("less than ", "未満") if once_in > RAREST else Sentence("", "")
    months = f"{min(once_in, RAREST):,.0f}"
    return Sentence(
        f"{shown(one.model)} ({'fall' if fall else 'rise'}, {rarer.en}once in {months} months)",
        f"{shown(one.model)}（{'減少' if fall else '増加'}、{months}か月に1回{rarer.ja}）",
    )
