"""Many alerts as few sentences."""

from dataclasses import replace

from alerts_made import DAY, day, raised, sighting
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.alerts.digest import GRAVITY, MOST, digest, in_order, standing
from xl_addin.alerts.state import advance
from xl_addin.records import Alert, AlertKind, AlertState, Sentence


def told(alerts: list[Alert]) -> list[str]:
    """Return the digest of the first day in English."""
    return [sentence.en for sentence in digest(alerts, day(-1))]


def test_one_alert_says_what_how_unusual_and_what_to_check() -> None:
    """All three in one sentence each, in both languages."""
    reason = Sentence("a noted event", "登録済みの出来事")
    (said,) = digest([raised(sighting(once_in=124.6, check_first=reason))], day(-1))
    assert said.en == "org/base: drop . Once in 125 months. Check first: a noted event."
    assert said.ja == "org/base：drop 。頻度は125か月に1回程度です。最初の確認点：登録済みの出来事。"


def test_beyond_ten_thousand_months_no_figure_is_pretended() -> None:
    """Once in a million months, and in none at all, is less than once in 10,000."""
    for once_in in (1e6, float("inf")):
        (said,) = told([raised(sighting(once_in=once_in))])
        assert "less than once in 10,000 months" in said


def test_nothing_is_said_of_nothing_unless_asked() -> None:
    """Alerts told on another day are nothing new."""
    known = [raised(sighting(), day(-3))]
    assert digest(known, day(-1)) == digest([], day(-1)) == ()
    (said,) = digest(known, day(-1), say_nothing=True)
    assert said.en.startswith("Nothing to report")


def test_two_hundred_alerts_are_ten_and_a_count() -> None:
    """The tenth sentence is followed by one that counts the others by kind, the gravest kind first."""
    alerts = [raised(sighting(AlertKind.INCOMPLETE, f"org/m{n}")) for n in range(120)]
    alerts += [raised(sighting(AlertKind.DROP, f"org/m{n}")) for n in range(80)]
    said = told(alerts)
    assert len(said) == MOST + 1
    assert said[-1] == "190 more: unusual fall 75, incomplete counts 115."


def test_the_weightiest_of_each_kind_comes_before_the_others() -> None:
    """One revised history is not hidden behind many falls; of these the graver, then the rarer leads."""
    falls = [
        raised(sighting(model="org/a", once_in=200)),
        raised(sighting(model="org/b", once_in=900)),
        raised(sighting(model="org/c", grade=1, once_in=150)),
    ]
    revised = raised(sighting(AlertKind.DATA_REVISED, "org/d"))
    assert [one.sighting.model[-1] for one in in_order([*falls, revised])] == ["c", "d", "b", "a"]


@given(order=st.permutations([*AlertKind, *AlertKind]))
def test_the_digest_does_not_depend_on_the_order(order: list[AlertKind]) -> None:
    """Every permutation of the alerts gives the same sentences."""
    alerts = [raised(sighting(kind, f"org/m{order[:place].count(kind)}")) for place, kind in enumerate(order)]
    usual = [raised(sighting(kind, f"org/m{number}")) for kind in AlertKind for number in range(2)]
    assert digest(alerts, day(-1)) == digest(usual, day(-1))


def test_what_is_over_is_told_in_one_sentence() -> None:
    """Five that ended: three by name, and two more; what still lasts is counted behind it."""
    kept = [raised(sighting(model=f"org/m{n}"), day(-2)) for n in range(6)]
    after = advance(kept, [kept[5].sighting], DAY)
    assert told(after) == [
        "Over: org/m0 (unusual fall); org/m1 (unusual fall); org/m2 (unusual fall) and 2 more.",
        "Still open from before: 1.",
    ]


def test_what_got_worse_is_told_and_not_counted_as_open() -> None:
    """An old alert with a higher grade is today's news alone."""
    kept = [raised(sighting(), day(-40))]
    assert told(advance(kept, [sighting(grade=1)], DAY)) == ["org/base: drop ."]


def test_what_the_reader_acknowledged_is_not_counted_as_open() -> None:
    """Acknowledged alerts are silent in the digest, too."""
    known = replace(raised(sighting(model="org/known"), day(-2)), state=AlertState.ACKNOWLEDGED)
    assert len(told([known, raised(sighting())])) == 1


def test_every_kind_has_its_gravity() -> None:
    """No kind is forgotten, and none stands twice."""
    assert sorted(GRAVITY) == sorted(AlertKind)


def test_the_table_shows_what_lasts_then_what_is_known_then_what_is_over() -> None:
    """Each part in the order of its telling, the gravest kind first."""
    finding, fall = sighting(AlertKind.AUDIT, "org/a"), sighting(AlertKind.DROP, "org/b")
    lasting = [raised(finding), replace(raised(fall, day(-3)), state=AlertState.CONTINUING)]
    known = [raised(replace(one, model="org/known")).acknowledged() for one in (finding, fall)]
    over = [
        replace(raised(replace(one, model="org/over")), state=AlertState.RESOLVED, ended=DAY)
        for one in (finding, fall)
    ]
    found = [(one.sighting.model, one.sighting.kind) for one in standing([*over, *known, *lasting], DAY)]
    assert found == [
        *(("org/b", AlertKind.DROP), ("org/a", AlertKind.AUDIT)),
        *(("org/known", AlertKind.DROP), ("org/known", AlertKind.AUDIT)),
        *(("org/over", AlertKind.DROP), ("org/over", AlertKind.AUDIT)),
    ]


def test_what_is_over_stays_in_the_table_for_four_weeks() -> None:
    """28 days after its end it is there, on the next it is not."""
    over = replace(raised(sighting()), state=AlertState.RESOLVED, ended=DAY)
    assert [len(standing([over], day(number))) for number in (0, 28, 29)] == [1, 1, 0]


def test_what_was_never_told_stands_in_no_table() -> None:
    """Known from the first look, or come and gone while its kind rested."""
    first_look = Alert(sighting(AlertKind.AUDIT), AlertState.NEW, DAY, DAY).acknowledged()
    unheard = Alert(sighting(), AlertState.RESOLVED, DAY, DAY, ended=DAY)
    assert standing([first_look, unheard], DAY) == []


def test_what_waits_for_the_end_of_a_rest_stands_in_the_table() -> None:
    """Seen and not told yet, it lasts all the same."""
    waiting = Alert(sighting(), AlertState.CONTINUING, DAY, day(1))
    assert standing([waiting], day(1)) == [waiting]
