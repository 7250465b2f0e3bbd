"""Months that came out otherwise than expected: what is told, what may be chance, what widens the level."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from alerts_made import DAY, raised, sighting
from counts_seen import EVEN, counts_seen, event_in, unanswered
from looks import LAST_WHOLE, look
from steady_models import prior

from xl_addin.alerts.look import Look
from xl_addin.alerts.months import Unusual, high_already, unusual_months
from xl_addin.growth.alerts.ahead import read_month_ahead, read_running
from xl_addin.growth.alerts.discovery import thresholds
from xl_addin.growth.alerts.surprise import Surprise, read_surprise
from xl_addin.growth.fitting import Counts
from xl_addin.messages import unusual as said
from xl_addin.records import Alert, AlertKind, Answer, Sentence, Status

MODEL, LINK = "org/base", "https://hub.example/org/base"
BOTH: dict[AlertKind, float | None] = {AlertKind.DROP: 100.0, AlertKind.RISE: 100.0}
RUNNING: dict[AlertKind, float | None] = {AlertKind.RUNNING_MONTH: None}
LARGE = tuple(10 * new for new in EVEN)
LAST = str(len(EVEN) + 1)
DOUBTFUL = 48
"""After a year of twenty a month this is beyond chance for one model, and not in a list of forty."""
ALMOST = 39
"""After that year this is not beyond chance for one model, but nearly so."""


def judged(*looks: Look, kept: tuple[Alert, ...] = (), level: float = 100) -> Unusual:
    """Return the unusual months of a list in the year of DAY, rises and falls from ``level`` on."""
    levels = dict.fromkeys(BOTH, level)
    return unusual_months(looks, levels, kept, DAY.year, prior())


def surprise(*new: int) -> Surprise:
    """Return how unusual the months of one model are."""
    return read_surprise(Counts.stack([new]), prior())


def expected(*new: int) -> tuple[float, float]:
    """Return p10 and p90 of the month after these."""
    ahead = read_month_ahead(Counts.stack([new]), prior())
    return float(ahead.p10[0]), float(ahead.p90[0])


def others(count: int, running: int | None = None) -> list[Look]:
    """Return so many steady models beside the one that is looked at."""
    return [counts_seen(f"org/m{number}", *EVEN, 20, running=running) for number in range(count)]


def earlier(count: int, first: date = DAY, key: str = "7") -> tuple[Alert, ...]:
    """Return so many rises of months of other models, seen first on a day."""
    return tuple(raised(sighting(AlertKind.RISE, f"org/m{number}", key), first) for number in range(count))


def test_six_times_as_many_are_a_rise_with_rarity_and_reason() -> None:
    """The figures are those of the month ahead as it was before, the reason is what was noted of it."""
    found = judged(counts_seen(MODEL, *EVEN, 120, events=(event_in(13),), link=LINK))
    (rise,) = found.alerts
    assert (rise.kind, rise.model, rise.key, rise.link) == (AlertKind.RISE, MODEL, LAST, LINK)
    assert rise.once_in == pytest.approx(1 / surprise(*EVEN, 120).high[0, -1])
    assert rise.once_in is not None
    assert rise.once_in > 100
    low, high = (f"{bound:,.0f}" for bound in expected(*EVEN))
    assert f"month 13 brought 120 new children, where {low} to {high} were likely" in rise.what.en
    assert f"新規は120件でした（想定{low}〜{high}件" in rise.what.ja
    assert rise.check_first
    assert "発表会" in rise.check_first.ja
    assert found.by_chance == ()


def test_a_sixth_of_two_hundred_is_a_fall() -> None:
    """33 after 200 a month come once in more than a hundred months, and chance alone does not do it."""
    (fall,) = judged(counts_seen(MODEL, *LARGE, 33)).alerts
    assert (fall.kind, fall.key) == (AlertKind.DROP, LAST)
    assert fall.once_in == pytest.approx(1 / surprise(*LARGE, 33).low[0, -1])
    low, high = (f"{bound:,.0f}" for bound in expected(*LARGE))
    assert f"33 new children, where {low} to {high} were likely" in fall.what.en


def test_one_busy_hand_explains_a_rise_and_no_fall() -> None:
    """Thirty of ann's are the reason of 35 after five a month; her six are none of six after fifty."""
    rise = look(bulk={LAST_WHOLE: 30})
    fall = look((50,) * (LAST_WHOLE - 1) + (0,), bulk={LAST_WHOLE: 6})
    (risen,), (fallen,) = judged(rise).alerts, judged(fall).alerts
    assert (risen.kind, fallen.kind) == (AlertKind.RISE, AlertKind.DROP)
    assert risen.check_first
    assert risen.check_first.en == "ann alone made 30 of its 35 new children"
    assert fallen.check_first is None


def test_a_steady_month_is_nothing() -> None:
    """Twenty after twenty a month are neither told nor kept for chance."""
    assert judged(counts_seen(MODEL, *EVEN, 20)) == Unusual()


def test_a_few_children_are_no_fall() -> None:
    """None after two a month comes so often that nobody is told."""
    assert judged(counts_seen(MODEL, *(2,) * 12, 0)) == Unusual()


def test_only_rules_in_force_tell() -> None:
    """Without both rules there is nothing; a rule for falls tells no rise, and one without level nothing."""
    looks = [counts_seen(MODEL, *EVEN, 120)]
    levels: list[dict[AlertKind, float | None]] = [
        {},
        {AlertKind.AUDIT: None},
        {AlertKind.DROP: 100.0},
        {AlertKind.RISE: None},
    ]
    for some in levels:
        assert unusual_months(looks, some, (), DAY.year, prior()) == Unusual()


def test_the_users_level_decides_what_is_rare() -> None:
    """What comes once in n months is told at a level of n, and not at one beyond; 100,000 hides a rise."""
    looks = counts_seen(MODEL, *EVEN, DOUBTFUL)
    rarity = float(1 / surprise(*EVEN, DOUBTFUL).high[0, -1])
    for level, told in ((2, 1), (rarity * 0.999, 1), (rarity * 1.001, 0), (100_000, 0)):
        assert len(judged(looks, level=level).alerts) == told


def test_a_month_that_a_long_list_may_bring_is_told_apart() -> None:
    """Alone it is an alert; among forty, where one of so many is no wonder, it may be chance."""
    one = counts_seen(MODEL, *EVEN, DOUBTFUL)
    chance = surprise(*EVEN, DOUBTFUL).by_chance[0, -1]
    assert thresholds(40)[0] < chance <= thresholds(1)[0]
    alone, among = judged(one), judged(one, *others(39))
    assert [seen.model for seen in alone.alerts] == [MODEL]
    assert (among.alerts, [seen.model for seen in among.by_chance]) == ((), [MODEL])
    assert among.by_chance[0].what == alone.alerts[0].what


def test_a_proven_month_is_told_in_a_long_list_too() -> None:
    """A rise to six times is an alert among forty."""
    found = judged(*others(39), counts_seen(MODEL, *EVEN, 120))
    assert [seen.model for seen in found.alerts] == [MODEL]


def test_alerts_of_this_year_widen_the_level() -> None:
    """Eleven told before make one more believable; those of last year and of other rules do not."""
    one = counts_seen(MODEL, *EVEN, ALMOST)
    chance = surprise(*EVEN, ALMOST).by_chance[0, -1]
    assert thresholds(1)[0] < chance <= thresholds(1, 11)[0]
    last_year = date(DAY.year - 1, 12, 31)
    findings = tuple(replace(alert, sighting=sighting(AlertKind.AUDIT)) for alert in earlier(11))
    told = [
        len(judged(one, kept=kept, level=2).alerts)
        for kept in ((), earlier(11), earlier(11, last_year), findings)
    ]
    assert told == [0, 1, 0, 0]


def test_alerts_of_the_year_count_from_its_first_day() -> None:
    """One seen first on 1 January counts, however long it has been over."""
    one = counts_seen(MODEL, *EVEN, ALMOST)
    kept = tuple(replace(alert, ended=DAY) for alert in earlier(11, date(DAY.year, 1, 1)))
    assert len(judged(one, kept=kept, level=2).alerts) == 1


def test_a_month_that_is_looked_at_again_does_not_widen_its_own_level() -> None:
    """Eleven alerts of just these months, seen on an earlier day, change nothing."""
    looks = [counts_seen(MODEL, *EVEN, DOUBTFUL), *others(11)]
    before = judged(*looks)
    assert before.by_chance  # a wider level would tell it
    assert judged(*looks, kept=earlier(11, DAY - timedelta(days=3), LAST)) == before
    assert judged(*looks, kept=earlier(11, DAY - timedelta(days=3), "12")).by_chance == ()


def test_the_most_unusual_comes_first() -> None:
    """Whatever the order of the list."""
    rises = [counts_seen(f"org/{new}", *EVEN, new) for new in (120, 500, 200)]
    for looks in (rises, rises[::-1]):
        assert [one.model for one in judged(*looks).alerts] == ["org/500", "org/200", "org/120"]


def test_what_cannot_be_judged_is_left_out() -> None:
    """No answer, no month, too few months and children before: no error, and no test of the list."""
    empty = Look(Answer("org/none", Status.LEGACY_DATE, Sentence("", "")))
    young = [counts_seen(f"org/young{number}", 1, 900) for number in range(60)]
    assert judged() == judged(empty, unanswered("org/away"), *young) == Unusual()
    one = counts_seen(MODEL, *EVEN, DOUBTFUL)
    assert [seen.what for seen in judged(*young, one, empty).alerts] == [judged(one).alerts[0].what]


def test_a_rarity_that_is_beyond_figures_is_a_figure_all_the_same() -> None:
    """Once in so many months stays finite, so that every document can hold it."""
    (rise,) = judged(counts_seen(MODEL, *EVEN, 10**9)).alerts
    assert rise.once_in
    assert np.isfinite(rise.once_in)
    assert rise.once_in <= said.NEVER


def beyond() -> tuple[int, float]:
    """Return the least count beyond the p90 of the month after EVEN and 20, and the chance of as many."""
    p90 = expected(*EVEN, 20)[1]
    found = read_running(Counts.stack([(*EVEN, 20)]), np.array([p90 + 1]), prior())
    return int(p90) + 1, float(found.high[0])


def test_a_running_month_beyond_its_p90_is_told() -> None:
    """From one child more than the p90 of the whole month on, with both figures and the event noted."""
    so_far, chance = beyond()
    (high,) = high_already(
        [counts_seen(MODEL, *EVEN, 20, running=so_far, events=(event_in(14),), link=LINK)], RUNNING, prior()
    )
    assert (high.kind, high.key, high.link) == (AlertKind.RUNNING_MONTH, "14", LINK)
    assert high.once_in == pytest.approx(1 / chance)
    assert f"already has {so_far} new children; up to {so_far - 1} were likely" in high.what.en
    assert f"既に{so_far}件あります（1か月全体の想定上限は{so_far - 1}件" in high.what.ja
    assert high.check_first
    assert high_already([counts_seen(MODEL, *EVEN, 20, running=so_far - 1)], RUNNING, prior()) == []


def test_a_long_list_asks_more_of_a_running_month() -> None:
    """Told among ten and not among forty, where one or two so high are usual; a tenfold month is told."""
    so_far, chance = beyond()
    assert 1 / 40 < chance <= 1 / 10
    high = counts_seen(MODEL, *EVEN, 20, running=so_far)
    highest = counts_seen(MODEL, *EVEN, 20, running=10 * so_far)
    lists = [[high, *others(9, 3)], [high, *others(39, 3)], [highest, *others(39, 3)]]
    assert [[one.model for one in high_already(some, RUNNING, prior())] for some in lists] == [
        [MODEL],
        [],
        [MODEL],
    ]


def test_models_that_cannot_be_judged_make_no_list_longer() -> None:
    """Forty whose running month is not judged, or that have none, hide nothing."""
    so_far, _ = beyond()
    young = [counts_seen(f"org/young{number}", 1, running=9) for number in range(40)]
    looks = [counts_seen(MODEL, *EVEN, 20, running=so_far), *young, *others(40)]
    assert [one.model for one in high_already(looks, RUNNING, prior())] == [MODEL]


def test_the_day_of_the_month_does_not_matter() -> None:
    """On its second and on its last day the same count says the same."""
    high = counts_seen(MODEL, *EVEN, 20, running=beyond()[0])
    days = [date(2026, 3, 1), date(2026, 3, 27)]
    early, late = (
        high_already([replace(high, answer=replace(high.answer, as_of=day))], RUNNING, prior())
        for day in days
    )
    assert early == late != []


def test_without_rule_or_running_month_there_is_nothing() -> None:
    """A rule switched off, a month that is over, and no model at all."""
    high = counts_seen(MODEL, *EVEN, 20, running=10 * beyond()[0])
    assert high_already([high], {}, prior()) == []
    assert high_already([counts_seen(MODEL, *EVEN, 20)], RUNNING, prior()) == []
    assert high_already([], RUNNING, prior()) == []
