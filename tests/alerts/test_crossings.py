"""Scores that fall below their levels."""

from dataclasses import replace

import pytest
from alerts_made import day, raised
from hypothesis import given
from hypothesis import strategies as st
from looks import LINK, MODEL, look

from xl_addin.alerts.crossings import MARGIN, THRESHOLD, crossings
from xl_addin.alerts.state import advance
from xl_addin.messages.alerting import KIND
from xl_addin.outputs.text import SCORE
from xl_addin.records import Alert, AlertKind, AlertState, ScoreName, Sighting

HEAT = AlertKind.THRESHOLD_HEAT
LEVELS: dict[AlertKind, float | None] = {HEAT: 50.0}


def seen(now: float | None, before: float | None, kept: tuple[Alert, ...] = ()) -> list[Sighting]:
    """Return what is seen of a heat, watched from 50 on."""
    scores = {} if now is None else {ScoreName.HEAT: now}
    said = {} if before is None else {ScoreName.HEAT: before}
    return list(crossings(look(scores=scores), LEVELS, said, kept))


def test_a_fall_below_the_level_is_told_with_both_figures() -> None:
    """From 61 to 48.2 with a level of 50: what it is now, and the level; a link to the model."""
    (fallen,) = seen(48.2, 61)
    assert (fallen.kind, fallen.model, fallen.key, fallen.link) == (HEAT, MODEL, "", LINK)
    assert fallen.what.en == f"{MODEL}: heat is 48.2, after it fell below your level of 50."
    assert "短期熱度が設定値 50 を下回りました（現在 48.2）" in fallen.what.ja


@pytest.mark.parametrize(
    ("now", "before"), [(50.0, 61.0), (48.2, 49.9), (48.2, None), (None, 61.0), (61.0, 48.2)]
)
def test_what_is_no_crossing(now: float | None, before: float | None) -> None:
    """At the level, below it before, never said before, no score now, and a rise."""
    assert seen(now, before) == []


def test_a_score_without_level_is_not_watched() -> None:
    """An empty level and a rule switched off are the same."""
    fallen = look(scores={ScoreName.HEAT: 1.0})
    for levels in ({HEAT: None}, {}):
        assert list(crossings(fallen, levels, {ScoreName.HEAT: 99.0}, [])) == []


def test_it_lasts_until_the_score_has_recovered_by_the_margin() -> None:
    """At the level again it still lasts, two points above it is over; a missing score is no recovery."""
    (fallen,) = seen(48.2, 61)
    kept = (raised(fallen),)
    assert [bool(seen(now, 48.2, kept)) for now in (50.0, 50 + MARGIN - 0.1, 50 + MARGIN)] == [
        True,
        True,
        False,
    ]
    assert seen(None, 48.2, kept) == [fallen]


def test_another_models_fall_is_not_this_ones() -> None:
    """An alert of another model, and one that is over, hold nothing back: at 51 there is nothing to see."""
    (fallen,) = seen(48.2, 61)
    other = raised(replace(fallen, model="org/other"))
    over = replace(raised(fallen), state=AlertState.RESOLVED, ended=day(1))
    assert seen(51.0, 48.2, (other, over)) == []


def test_ten_points_further_down_are_worse() -> None:
    """Grades count whole steps of ten points below the level."""
    assert [seen(now, 61)[0].grade for now in (49.9, 40.1, 40.0, 0.0)] == [0, 0, 1, 5]


@given(noise=st.lists(st.floats(50 - MARGIN / 2, 50 + MARGIN / 2), min_size=1, max_size=20))
def test_noise_around_the_level_is_one_alert_at_most(noise: list[float]) -> None:
    """However a score trembles within half the margin, it falls below its level once and stays fallen."""
    alerts: list[Alert] = []
    before = 60.0
    for number, now in enumerate(noise):
        alerts = advance(alerts, seen(now, before, tuple(alerts)), day(number))
        before = now
    fell = any(now < 50 for now in noise)
    assert len(alerts) == fell
    assert all(alert.state is not AlertState.RESOLVED for alert in alerts)


def test_every_score_has_its_rule_and_its_name() -> None:
    """The rule of each score is named after it in both languages."""
    assert set(THRESHOLD) == set(ScoreName)
    for name, kind in THRESHOLD.items():
        assert kind == f"threshold_{name}"
        assert KIND[kind].en.startswith(SCORE[name].en)
        assert KIND[kind].ja.startswith(SCORE[name].ja)
