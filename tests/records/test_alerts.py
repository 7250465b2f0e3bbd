"""Alerts as records."""

from dataclasses import replace

from alerts_made import DAY, day, raised, sighting

from xl_addin.records import Alert, AlertState


def test_an_id_names_the_thing_and_not_what_is_said_of_it() -> None:
    """Twelve hexadecimal digits that stay from run to run and differ between kinds, models and keys."""
    one = raised(sighting())
    later = replace(one, sighting=sighting(grade=3, once_in=7.0), last=day(9))
    others = [raised(sighting(model="org/other")), raised(sighting(key="7"))]
    assert one.id == later.id
    assert len({one.id, *(other.id for other in others)}) == 3
    assert len(one.id) == 12
    assert int(one.id, 16) >= 0


def test_known_is_the_gravest_that_was_heard_or_seen() -> None:
    """What was told at grade 2 and has sunk to 1 is known at 2; what was never told, at what it is."""
    told = replace(raised(sighting(grade=2)), sighting=sighting(grade=1))
    assert told.acknowledged().heard == 2
    silent = Alert(sighting(grade=1), AlertState.NEW, DAY, DAY).acknowledged()
    assert (silent.heard, silent.state, silent.told) == (1, AlertState.ACKNOWLEDGED, None)


def test_what_ends_on_the_day_of_its_telling_is_over_and_no_more_raised() -> None:
    """Of the two only its end is left to tell; on the next day neither."""
    ended = replace(raised(sighting()), state=AlertState.RESOLVED, ended=DAY)
    assert not ended.raised_after(day(-1))
    assert [ended.over_after(day(number)) for number in (-1, 0)] == [True, False]


def test_an_earlier_telling_is_none_of_this_time() -> None:
    """Told on the first day, back on the third: it was not told since it came back."""
    back = replace(raised(sighting()), first=day(2), last=day(2))
    assert raised(sighting()).was_told
    assert not back.was_told
