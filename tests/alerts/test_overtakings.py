"""Who will pass a leader: which pairs are looked at, which one is told, and when it is no more expected."""

from dataclasses import replace

import numpy as np
import pytest
from alerts_made import DAY, raised
from counts_seen import counts_seen, unanswered
from growth_models import stated_model
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.alerts.look import Look
from xl_addin.alerts.overtakings import AHEAD, LEADERS, LEAST_SHARE, MARGIN, overtakings
from xl_addin.growth.alerts.overtaking import read_overtaking
from xl_addin.growth.fitting import Counts
from xl_addin.records import Alert, AlertKind, AlertState, Sighting

TOP, MIDDLE, RISING = (60, 30, 14, 6), (52, 26, 12, 5), (4, 12, 26, 46)
"""Of 110, 95 and 88 children; the last grows while the others fade."""


def seen(*counts: tuple[int, ...], level: float = 80, kept: tuple[Alert, ...] = ()) -> list[Sighting]:
    """Return who passes whom among models named after their places."""
    return of(list_of(*counts), level, kept)


def list_of(*counts: tuple[int, ...]) -> list[Look]:
    """Return looks at models of these months, named org/0, org/1 and so on."""
    return [counts_seen(f"org/{place}", *new, link=f"see/{place}") for place, new in enumerate(counts)]


def of(looks: list[Look], level: float | None = 80, kept: tuple[Alert, ...] = ()) -> list[Sighting]:
    """Return who passes whom among ``looks`` with ``level`` percent or more."""
    return overtakings(looks, {AlertKind.OVERTAKING: level}, kept, stated_model())


def pairs(found: list[Sighting]) -> list[tuple[str, str]]:
    """Return who passes and who is passed."""
    return [(one.model, one.key) for one in found]


def chance(higher: tuple[int, ...], lower: tuple[int, ...]) -> float:
    """Return the probability [%] that the lower stands above the higher in a year."""
    place = np.array([[0, 1]])
    return 100 * float(read_overtaking(Counts.stack([higher, lower]), place, [AHEAD], stated_model())[0, 0])


def test_who_passes_is_told_with_the_probability_of_a_year_ahead() -> None:
    """Both names and the rounded percentage, never a hundred; a link to the one that rises."""
    (found,) = seen(TOP, RISING)
    assert (found.kind, found.link) == (AlertKind.OVERTAKING, "see/1")
    assert pairs([found]) == [("org/1", "org/0")]
    said = f"{min(chance(TOP, RISING), 99):.0f}%"
    assert found.what.en.endswith(f"more children than org/0 in 12 months with a probability of {said}.")
    assert f"12か月後に org/0 を上回る確率は{said}です" in found.what.ja


def test_the_level_is_the_least_probability() -> None:
    """Told at a level just below its probability, not just above."""
    exact = chance(TOP, RISING)
    assert len(seen(TOP, RISING, level=exact - 0.1)) == 1
    assert seen(TOP, RISING, level=exact + 0.1) == []


def test_of_two_that_are_passed_the_higher_is_told() -> None:
    """Whatever the order of the list, one alert, about the higher of the two."""
    assert min(chance(TOP, RISING), chance(MIDDLE, RISING)) > 80
    assert pairs(seen(TOP, MIDDLE, RISING)) == [("org/2", "org/0")]
    assert pairs(seen(RISING, MIDDLE, TOP)) == [("org/0", "org/2")]


def standing(model: str, other: str, state: AlertState = AlertState.CONTINUING) -> tuple[Alert, ...]:
    """Return the alert that one model passes another, as kept."""
    (one,) = seen(TOP, RISING)
    return (replace(raised(replace(one, model=model, key=other)), state=state),)


@pytest.mark.parametrize(
    ("state", "lasts"),
    [
        (AlertState.NEW, True),
        (AlertState.CONTINUING, True),
        (AlertState.ACKNOWLEDGED, True),
        (AlertState.RESOLVED, False),
    ],
)
def test_one_that_stands_lasts_within_the_margin(state: AlertState, lasts: bool) -> None:  # noqa: FBT001
    """Just within ten points below the level it stays, just beyond it is over; one that is over must rise."""
    exact = chance(TOP, RISING)
    kept = standing("org/1", "org/0", state)
    within, beyond = exact + MARGIN - 0.1, exact + MARGIN + 0.1
    assert bool(seen(TOP, RISING, level=within, kept=kept)) is lasts
    assert seen(TOP, RISING, level=beyond, kept=kept) == []


def test_what_stands_of_another_pair_or_kind_lowers_no_level() -> None:
    """The other way round, another model, and a rise of the same model and key."""
    level = chance(TOP, RISING) + 1
    (one,) = standing("org/1", "org/0")
    rise = replace(one, sighting=replace(one.sighting, kind=AlertKind.RISE))
    for kept in (standing("org/0", "org/1"), standing("org/1", "org/9"), (rise,)):
        assert seen(TOP, RISING, level=level, kept=kept) == []


def test_a_higher_one_is_told_beside_the_one_that_stands() -> None:
    """Said to pass the middle one, it will pass the top, too: both are expected, so neither is over."""
    found = seen(TOP, MIDDLE, RISING, kept=standing("org/2", "org/1"))
    assert pairs(found) == [("org/2", "org/0"), ("org/2", "org/1")]


def test_a_lower_one_is_not_told_beside_the_one_that_stands() -> None:
    """Said to pass the top it passes the middle one on the way, which is no news."""
    assert pairs(seen(TOP, MIDDLE, RISING, kept=standing("org/2", "org/0"))) == [("org/2", "org/0")]


def test_only_from_a_third_on() -> None:
    """88 of 264 children are enough to be looked at, 88 of 265 are not."""
    assert pytest.approx(1 / 3) == LEAST_SHARE
    assert len(seen((200, 54, 8, 2), RISING, level=0)) == 1
    assert seen((201, 54, 8, 2), RISING, level=0) == []


def test_who_stands_above_or_level_passes_nobody() -> None:
    """Of equal counts none is above; the higher one is no overtaker."""
    assert seen(RISING, RISING[::-1], level=0) == []
    assert pairs(seen(TOP, RISING, level=0)) == [("org/1", "org/0")]


@pytest.mark.parametrize("short", [(20, 60), (1, 1, 2), ()])
def test_too_little_known_is_not_looked_at(short: tuple[int, ...]) -> None:
    """Two months, four children and no month say too little of a year."""
    looks = list_of((5, 2, 1), TOP)
    some = counts_seen("org/short", *short, running=3)
    found = of([*looks, some], level=0)
    assert "org/short" not in {name for pair in pairs(found) for name in pair}


def test_without_rule_level_or_models_there_is_nothing() -> None:
    """A rule switched off, one without a level, one model, no answer, and no list."""
    looks = list_of(TOP, RISING)
    assert overtakings(looks, {}, (), stated_model()) == []
    assert of(looks, None) == of(looks[:1]) == of([looks[0], unanswered("org/1")]) == of([]) == []


def test_only_the_leaders_are_watched() -> None:
    """Whoever passes the tenth of the list is told; passing the eleventh is none of its rank's business."""
    leaders = [(300 + place, 150, 70, 30) for place in range(LEADERS - 1)]
    assert pairs(seen(*leaders, TOP, RISING)) == [(f"org/{LEADERS}", f"org/{LEADERS - 1}")]
    assert seen(*leaders, (299, 150, 70, 30), TOP, RISING) == []


def test_who_shares_the_tenth_place_is_a_leader() -> None:
    """Two of equal counts behind nine are both watched: the rising one passes either."""
    leaders = [(300 + place, 150, 70, 30) for place in range(LEADERS - 1)]
    found = seen(*leaders, TOP, TOP[::-1], RISING, kept=standing(f"org/{LEADERS + 1}", f"org/{LEADERS - 1}"))
    assert (f"org/{LEADERS + 1}", f"org/{LEADERS - 1}") in pairs(found)


def test_a_long_list_is_judged_in_blocks_without_a_seam() -> None:
    """With 450 models below ten leaders, more pairs than a block holds, chances are those of pairs alone."""
    leaders = [(60 + place, 30, 14, 6) for place in range(LEADERS)]
    fading = [(50 + place % 9, 25, 12, 5) for place in range(450)]
    found = {one.model: one for one in seen(*fading, RISING, *leaders, RISING, level=50)}
    assert set(found) == {"org/450", f"org/{451 + LEADERS}"}
    chances = {place: chance(new, RISING) for place, new in enumerate(leaders, start=451)}
    highest = max(place for place, one in chances.items() if one >= 50)
    for one in found.values():
        assert one.key == f"org/{highest}"
        assert f"{min(chances[highest], 99):.0f}%" in one.what.en


months = st.lists(st.integers(0, 40), min_size=3, max_size=6).map(tuple)


@settings(max_examples=25, deadline=None)
@given(counts=st.lists(months, max_size=5), level=st.integers(50, 95))
def test_what_was_told_is_seen_again(counts: list[tuple[int, ...]], level: int) -> None:
    """On the same counts the alerts that stand are just those found again; each passes at most one."""
    found = seen(*counts, level=level)
    assert len({one.model for one in found}) == len(found)
    again = seen(*counts, level=level, kept=tuple(raised(one, DAY) for one in found))
    assert again == found
