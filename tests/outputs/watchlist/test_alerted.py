"""Alerts in the few sentences of a summary."""

from dataclasses import replace
from datetime import timedelta

from alerts_made import day, raised, sighting
from answers import SOURCE
from editions import STEADY, edition, remarked
from watched_lists import full, quiet_for, watched

from xl_addin.alerts.seen import Watch
from xl_addin.alerts.state import COOLDOWN
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.watchlist.alerted import news, to_look_at
from xl_addin.outputs.watchlist.attention import attention
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.records import AlertKind, Sentence


def bare(watch: Watch | None, **more: object) -> Edition:
    """Return an edition without models that holds this watch."""
    return remarked(Edition((), Choices((), (), ""), SOURCE, "en"), watch=watch, **more)


def english(sentences: tuple[Sentence, ...]) -> list[str]:
    """Return them in English."""
    return [one.en for one in sentences]


def test_where_nobody_looked_there_is_no_news() -> None:
    """Nothing is said of alerts, and what needs a look is what needed it before."""
    assert news(bare(None)) == ()
    assert to_look_at(edition("en")) == attention(edition("en"))


def test_the_news_is_what_the_reader_has_not_heard_of() -> None:
    """Told on the last day of which the reader heard, it is known; told a day later, it is news."""
    told = watched(raised(sighting(), day(-3)))
    assert len(news(bare(told, heard=day(-4)))) == 1
    assert news(bare(told, heard=day(-3))) == ()


def test_without_a_reader_the_edition_before_counts_and_without_one_four_weeks() -> None:
    """Since the day of the figures before; where there are none, no further back than the cool-down."""
    told = watched(raised(sighting(), day(-3)))
    before = {STEADY: Before(day(-2), None, None, None, None)}
    assert news(bare(told, before=before)) == ()
    assert len(news(bare(told, before={STEADY: replace(before[STEADY], as_of=day(-4))}))) == 1
    limit = int(COOLDOWN / timedelta(days=1))
    assert [len(news(bare(quiet_for(days)))) for days in (limit - 1, limit)] == [1, 0]


def test_months_of_chance_stand_behind_the_news() -> None:
    """Also where there is no other news, and with the length of the list."""
    chance = (sighting(AlertKind.DROP, "org/chance", "7", once_in=120.0),)
    (only,) = english(news(bare(watched(by_chance=chance))))
    assert "of 40 models" in only
    assert english(news(bare(full(), heard=day(-1))))[-1] == only


def test_the_news_is_short() -> None:
    """Of nine new alerts five are told in full, and the others counted."""
    many = watched(*(raised(sighting(model=f"org/m{number}")) for number in range(9)))
    said = english(news(bare(many)))
    assert len(said) == 6
    assert said[-1] == "4 more: unusual fall 4."


def test_the_gravest_new_alert_leads_what_needs_a_look() -> None:
    """A fall before a finding, whichever comes first; the others are counted with the sheet they are on."""
    alerts = (raised(sighting(AlertKind.AUDIT)), raised(sighting(AlertKind.DROP)))
    for some in (alerts, alerts[::-1]):
        first, *others = to_look_at(bare(watched(*some)))
        assert first.en == "Alert: org/base: drop . 1 more on the sheet “Alerts”."
        assert "ほか1件は「アラート」シートにあります" in first.ja
        assert others == list(attention(bare(None), 4))


def test_alerts_that_go_on_are_counted_where_none_is_new() -> None:
    """What is known or over is not counted."""
    first, *_ = to_look_at(bare(quiet_for(1)))
    assert first.en == "Alerts that go on: 1; see the sheet “Alerts”."
    known = watched(raised(sighting(), day(-3)).acknowledged())
    assert to_look_at(bare(known)) == attention(bare(None))


def test_what_needs_a_look_stays_as_long_as_it_was() -> None:
    """The sentence on alerts takes the place of one of five."""
    listed = edition("en")
    told = to_look_at(remarked(listed, watch=quiet_for(1)))
    assert len(told) <= 5
    assert told[1:] == attention(listed, 4)
