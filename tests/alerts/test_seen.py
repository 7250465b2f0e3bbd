"""One run over a list: what it finds, what becomes of what was kept, how often a quiet year has alerts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from alerts_made import DAY, day, raised, sighting
from audit_cases import TAKEN
from counts_seen import EVEN, counts_seen, light_model, unanswered
from hypothesis import given, settings
from hypothesis import strategies as st
from looks import LAST_WHOLE, look
from steady_models import months, most_by_chance
from track_records import foretold

from xl_addin.alerts.look import Levels, Look
from xl_addin.alerts.seen import Past, Scores, Watch, scores_of, watch
from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.growth.alerts.discovery import RATE
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, levels_in_force
from xl_addin.records import Alert, AlertKind, AlertState, Revision, Score, ScoreName, Sentence

MODEL = "org/base"
LEVELS: Levels = {**levels_in_force(DEFAULTS), AlertKind.THRESHOLD_HEAT: 50.0}
OF_MONTHS: Levels = {AlertKind.DROP: 10.0, AlertKind.RISE: 10.0}
FALLEN: Scores = {"org/rise": {ScoreName.HEAT: 60.0}}


def run(
    looks: Sequence[Look],
    kept: Sequence[Alert] = (),
    scores: Scores | None = None,
    today: date = DAY,
    levels: Levels = LEVELS,
) -> Watch:
    """Return what a run finds; all of the models were looked at before unless ``scores`` say whose."""
    known: Scores = {one.answer.model: {} for one in looks} if scores is None else scores
    return watch(looks, levels, Past(kept, known), today, light_model())


def heat(one: Look, value: float | None) -> Look:
    """Return the look with this heat."""
    return replace(one, answer=replace(one.answer, scores={ScoreName.HEAT: Score(value)}))


def kinds(alerts: Sequence[Alert]) -> set[AlertKind]:
    """Return what the alerts are about."""
    return {one.sighting.kind for one in alerts}


def raised_today(found: Watch) -> set[AlertKind]:
    """Return what is told on the day of the run."""
    return kinds([one for one in found.alerts if one.raised_after(found.day - timedelta(days=1))])


def eventful() -> list[Look]:
    """Return a list on which every rule finds something, and a model that could not be looked at."""
    return [
        heat(counts_seen("org/rise", *EVEN, 120), 45),
        counts_seen("org/fall", *(10 * new for new in EVEN), 33),
        replace(counts_seen("org/broken", *[20] * 5), came=foretold(3, {4: 95, 5: 120})),
        counts_seen("org/high", *EVEN, 20, running=200),
        counts_seen("org/top", 60, 30, 14, 6),
        counts_seen("org/rising", 4, 12, 26, 46),
        look(
            (5,) * LAST_WHOLE,
            {LAST_WHOLE: 30},
            missing=3,
            revision=Revision(TAKEN - timedelta(days=30), gone=10),
            doubts=[Doubt(DoubtKind.DATES, Sentence("odd dates", "日付"))],
        ),
        unanswered("org/away"),
    ]


def test_one_run_finds_what_every_rule_asks_for() -> None:
    """Of the kinds with a level, all ten are new and told; the run knows its day and the list's length."""
    listed = eventful()
    found = run(listed, scores={**{one.answer.model: {} for one in listed}, **FALLEN})
    assert (found.day, found.models) == (DAY, len(listed))
    assert raised_today(found) == set(AlertKind) - {
        AlertKind.THRESHOLD_STABILITY,
        AlertKind.THRESHOLD_COMPETITIVENESS,
        AlertKind.THRESHOLD_OVERALL,
    }


def test_without_rules_nothing_is_found() -> None:
    """Neither alerts nor months that may be chance, and what was kept just ends."""
    found = run(eventful(), [raised(sighting(AlertKind.RISE, "org/rise", "13"))], levels={})
    assert (found.alerts, found.by_chance) == ((), ())


def test_what_may_be_chance_is_no_alert() -> None:
    """A month that a list of forty may bring stands apart from the alerts and is never kept."""
    listed = [counts_seen(f"org/m{number}", *EVEN, 20) for number in range(39)]
    found = run([*listed, counts_seen(MODEL, *EVEN, 48)])
    assert [one.model for one in found.by_chance] == [MODEL]
    assert AlertKind.RISE not in kinds(found.alerts)


def test_the_year_is_that_of_the_run() -> None:
    """Eleven alerts of earlier months make another believable on the year's last day, and not on the next."""
    kept = [raised(sighting(AlertKind.RISE, MODEL, str(month)), DAY) for month in range(1, 12)]
    levels = {AlertKind.RISE: 20.0}
    told = [
        [one.key for one in run([counts_seen(MODEL, *EVEN, 40)], kept, today=last, levels=levels).by_chance]
        for last in (date(DAY.year, 12, 31), date(DAY.year + 1, 1, 1))
    ]
    assert told == [[], ["13"]]


def test_what_is_kept_of_models_off_the_list_is_let_go_of() -> None:
    """A model taken off leaves no word, neither as an alert nor as over."""
    kept = [raised(sighting(model=model)) for model in (MODEL, "org/gone")]
    found = run([counts_seen(MODEL, *EVEN, 20)], kept, today=day(3))
    assert [(one.sighting.model, one.state) for one in found.alerts] == [(MODEL, AlertState.RESOLVED)]


def test_what_is_kept_of_a_model_that_could_not_be_looked_at_stays() -> None:
    """Not seen is not over: the alert of the day before is the same, field for field."""
    kept = raised(sighting(AlertKind.INCOMPLETE, "org/away"))
    found = run([counts_seen(MODEL, *EVEN, 20), unanswered("org/away")], [kept], today=day(1))
    assert found.alerts == (kept,)


def test_whom_a_new_model_will_pass_is_no_news() -> None:
    """Where either of two is looked at for the first time, who passes whom is not told; a rise is."""
    pair = [counts_seen("org/top", 60, 30, 14, 6), counts_seen("org/rising", 4, 12, 26, 46)]
    first = run([*pair, counts_seen(MODEL, *EVEN, 120)], scores={})
    assert (AlertKind.OVERTAKING in kinds(first.alerts), AlertKind.RISE in raised_today(first)) == (True,) * 2
    assert AlertKind.OVERTAKING not in raised_today(first)
    again = run(pair, first.alerts, today=day(40))
    (known,) = again.alerts
    assert (known.state, known.told) == (AlertState.ACKNOWLEDGED, None)
    assert AlertKind.OVERTAKING in raised_today(run(pair))
    for one in pair:
        added = run(pair, scores={other.answer.model: {} for other in pair if other is not one})
        assert AlertKind.OVERTAKING not in raised_today(added)


def test_a_score_is_compared_with_what_was_said_last() -> None:
    """45 after 60 fell below 50; without anything said before it did not fall, and 45 after 45 neither."""
    fallen = heat(counts_seen("org/rise", *EVEN, 20), 45)
    told = [
        AlertKind.THRESHOLD_HEAT in kinds(run([fallen], scores=scores).alerts)
        for scores in (FALLEN, {}, {"org/rise": {ScoreName.HEAT: 45.0}})
    ]
    assert told == [True, False, False]


def test_scores_are_those_of_the_models_that_answered() -> None:
    """A score without a value is not said; a model without any was looked at; one unanswered was not."""
    looks = [
        heat(counts_seen("org/a", 5, 6, 7), 61.5),
        heat(counts_seen("org/b", 5, 6, 7), None),
        unanswered("org/away"),
    ]
    assert scores_of(looks) == {"org/a": {ScoreName.HEAT: 61.5}, "org/b": {}}


POOL = [
    *eventful(),
    heat(counts_seen("org/rise", *EVEN, 20), 51),
    counts_seen("org/fall", *(10 * new for new in EVEN)),
    counts_seen("org/rising", 4, 12, 26, 20),
    unanswered("org/high"),
    look(),
]
LISTS = st.lists(st.sampled_from(POOL), max_size=9, unique_by=lambda one: one.answer.model)
RULES = st.sets(st.sampled_from(sorted(LEVELS)), min_size=8).map(
    lambda some: {kind: LEVELS[kind] for kind in LEVELS if kind in some}
)


@settings(max_examples=25, deadline=None)
@given(before=LISTS, now=LISTS, rules=RULES, later=st.integers(0, 60))
def test_a_second_run_on_one_day_changes_nothing(
    before: list[Look], now: list[Look], rules: Levels, later: int
) -> None:
    """Whatever an earlier run on another list left behind, alerts and months of chance are the same."""
    earlier = run(before, scores=FALLEN, levels=rules)
    said = {**FALLEN, **scores_of(before)}
    first = run(now, earlier.alerts, said, day(later), rules)
    again = run(now, first.alerts, {**said, **scores_of(now)}, day(later), rules)
    assert again == first
    listed = {one.answer.model for one in now}
    assert all(one.sighting.model in listed and one.sighting.kind in rules for one in first.alerts)
    assert len({one.sighting.identity for one in first.alerts}) == len(first.alerts)


LISTED, YEARS, AGE = 6, 12, 4


def alerts_of_a_year(rng: np.random.Generator) -> tuple[int, int]:
    """Return the alerts of months, and the months that may be chance, of a list of steady models in a year.

    Six models of 5 to 200 children a month, half of them rougher than chance, from their fourth month on.
    """
    rates = np.geomspace(5, 200, LISTED)
    pace = [months(rate, 0.02 * (place % 2), (AGE + 12,), rng) for place, rate in enumerate(rates)]
    kept: tuple[Alert, ...] = ()
    by_chance = 0
    for month in range(1, 13):
        listed = [
            counts_seen(f"org/m{place}", *map(int, new[: AGE + month])) for place, new in enumerate(pace)
        ]
        found = run(listed, kept, today=date(2026, month, 15), levels=OF_MONTHS)
        kept, by_chance = found.alerts, by_chance + len(found.by_chance)
    return len(kept), by_chance


@pytest.mark.heavy
def test_few_quiet_years_have_any_alert_of_a_month() -> None:
    """At a level of once in ten months, of 12 lists of steady models no more than a tenth have an alert.

    Where every alert is false the share of false ones is 1 or 0, so that it is 10 % on the mean where one
    list in ten has any: the one-sided 99 % bound of that. By the models' own levels there are many.
    """
    rng = np.random.default_rng(12)
    alerts, by_chance = zip(*(alerts_of_a_year(rng) for _ in range(YEARS)), strict=True)
    assert sum(number > 0 for number in alerts) <= most_by_chance(RATE, YEARS)
    assert sum(number > 0 for number in by_chance) > YEARS / 2
