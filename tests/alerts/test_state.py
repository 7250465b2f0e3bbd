"""What becomes of alerts: told once, quiet while they rest, over once, and none lost."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from alerts_made import DAY, day, raised, sighting
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from xl_addin.alerts.state import advance, still_watched
from xl_addin.records import Alert, AlertKind, AlertState, Sighting

REST = timedelta(days=5)
THINGS = [
    sighting(kind, model, key)
    for kind in (AlertKind.DROP, AlertKind.AUDIT)
    for model in ("org/a", "org/b")
    for key in ("1", "2")
]


@dataclass
class Thing:
    """What a plain reader's notebook says of one thing.

    ``told`` are the days on which it was told, each with the grade that the reader knows of since.
    """

    lasts: bool = False
    knows: int | None = None
    told: list[tuple[date, int]] = field(default_factory=list)


class Notebook(RuleBasedStateMachine):
    """Alerts from run to run beside a notebook that keeps every telling and looks it all up again."""

    def __init__(self) -> None:
        super().__init__()
        self.today = DAY
        self.alerts: list[Alert] = []
        self.notes = {one.identity: Thing() for one in THINGS}

    @rule(
        later=st.integers(0, 4),
        grades=st.dictionaries(st.sampled_from(range(len(THINGS))), st.integers(0, 2)),
        blind=st.sets(st.sampled_from(["org/a", "org/b"]), max_size=1),
        turn=st.randoms(use_true_random=False),
    )
    def run_once(self, later: int, grades: dict[int, int], blind: set[str], turn: Random) -> None:
        """Look again: what is told and what lasts is what the notebook expects, whatever the order."""
        self.today += timedelta(days=later)
        seen = [sighting(*THINGS[place].identity, grade=grade) for place, grade in grades.items()]
        seen = [one for one in seen if one.model not in blind]
        expected = self._told(seen)
        after = advance(self.alerts, seen, self.today, cooldown=REST, blind=blind)
        turn.shuffle(seen)
        assert after == advance(self.alerts, seen, self.today, cooldown=REST, blind=blind)
        assert after == advance(after, seen, self.today, cooldown=REST, blind=blind)
        before = {alert.sighting.identity: alert.told for alert in self.alerts}
        for alert in after:
            identity = alert.sighting.identity
            assert (alert.told == self.today) is (identity in expected or before.get(identity) == self.today)
        self._note(seen, expected, blind)
        self.alerts = after
        self._nothing_is_lost(seen)

    @precondition(lambda self: any(alert.state is not AlertState.RESOLVED for alert in self.alerts))
    @rule(data=st.data())
    def acknowledge(self, data: st.DataObject) -> None:
        """Say that one alert is known."""
        lasting = [alert for alert in self.alerts if alert.state is not AlertState.RESOLVED]
        known = data.draw(st.sampled_from(lasting))
        self.alerts = [alert.acknowledged() if alert is known else alert for alert in self.alerts]
        thing = self.notes[known.sighting.identity]
        grades = [known.sighting.grade, *(grade for _, grade in thing.told[-1:])]
        thing.knows = max(grades)
        if thing.told:
            thing.told[-1] = (thing.told[-1][0], thing.knows)

    def _told(self, seen: list[Sighting]) -> set[tuple[AlertKind, str, str]]:
        """Return what is to be told: what the reader does not know, unless its kind and model rest."""
        told = set()
        for one in seen:
            thing = self.notes[one.identity]
            knows = thing.knows
            if not thing.lasts and not (thing.told and thing.told[-1][0] == self.today):
                knows = None
            rests = any(
                self.today - when < REST and grade >= one.grade
                for (kind, model, _), other in self.notes.items()
                for when, grade in other.told
                if (kind, model) == (one.kind, one.model)
            )
            if (knows is None or one.grade > knows) and not rests:
                told.add(one.identity)
        return told

    def _note(self, seen: list[Sighting], told: set[tuple[AlertKind, str, str]], blind: set[str]) -> None:
        by_identity = {one.identity: one for one in seen}
        for identity, thing in self.notes.items():
            one = by_identity.get(identity)
            if one is None:
                thing.lasts = thing.lasts and identity[1] in blind
                continue
            if not thing.lasts and not (thing.told and thing.told[-1][0] == self.today):
                thing.knows = None
            thing.lasts = True
            if identity in told:
                thing.knows = one.grade
                thing.told.append((self.today, one.grade))

    def _nothing_is_lost(self, seen: list[Sighting]) -> None:
        there = {alert.sighting.identity: alert for alert in self.alerts}
        assert len(there) == len(self.alerts)
        for one in seen:
            assert there[one.identity].sighting == one
            assert there[one.identity].last == self.today
        for identity, thing in self.notes.items():
            lasts = identity in there and there[identity].state is not AlertState.RESOLVED
            assert lasts == thing.lasts


TestNotebook = Notebook.TestCase
TestNotebook.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)


def once(alerts: list[Alert]) -> Alert:
    """Return the only alert."""
    (alert,) = alerts
    return alert


def test_a_thing_is_new_then_continues_then_is_over_once() -> None:
    """Told on the first day, silent on the second, over on the third, silent from the fourth on."""
    one = sighting()
    first = advance([], [one], day(0))
    second = advance(first, [one], day(1))
    third = advance(second, [], day(2))
    fourth = advance(third, [], day(3))
    states = [once(alerts).state for alerts in (first, second, third, fourth)]
    assert states == [
        AlertState.NEW,
        AlertState.CONTINUING,
        AlertState.RESOLVED,
        AlertState.RESOLVED,
    ]
    told = [once(alerts).raised_after(day(number - 1)) for number, alerts in enumerate((first, second))]
    over = [once(alerts).over_after(day(number - 1)) for number, alerts in ((2, third), (3, fourth))]
    assert (told, over) == ([True, False], [True, False])
    assert (once(fourth).first, once(fourth).last, once(fourth).ended) == (day(0), day(1), day(2))


def test_what_flaps_is_told_once_within_the_cool_down() -> None:
    """Seen every other day for four weeks: one telling, one end; from the 28th day on it is told again."""
    alerts: list[Alert] = []
    told, over = [], []
    for number in range(30):
        alerts = advance(alerts, [sighting()] if number % 2 == 0 else [], day(number))
        told += [number for alert in alerts if alert.raised_after(day(number - 1))]
        over += [number for alert in alerts if alert.over_after(day(number - 1))]
    assert (told, over) == ([0, 28], [1, 29])


def test_another_of_that_kind_waits_and_is_told_when_the_rest_is_over() -> None:
    """A second finding three days after the first is told on the day on which the cool-down ends."""
    first, second = (sighting(AlertKind.AUDIT, key=key) for key in ("burst ann", "dates"))
    alerts = advance([], [first], day(0), cooldown=REST)
    told = []
    for number in range(3, 9):
        alerts = advance(alerts, [first, second], day(number), cooldown=REST)
        told += [(number, alert.sighting.key) for alert in alerts if alert.raised_after(day(number - 1))]
    assert told == [(5, "dates")]


def test_what_is_worse_is_told_at_once() -> None:
    """A grade more breaks the cool-down and an acknowledgement; the same grade breaks neither."""
    kept = [raised(sighting())]
    assert not once(advance(kept, [sighting()], day(1))).raised_after(day(0))
    assert once(advance(kept, [sighting(grade=1)], day(1))).raised_after(day(0))
    known = [kept[0].acknowledged()]
    same = once(advance(known, [sighting()], day(40)))
    assert (same.state, same.told) == (AlertState.ACKNOWLEDGED, DAY)
    worse = once(advance(known, [sighting(grade=1)], day(1)))
    assert (worse.state, worse.told, worse.heard) == (AlertState.CONTINUING, day(1), 1)


def test_what_was_acknowledged_is_told_to_be_over() -> None:
    """It was told before it was acknowledged, so its end is news."""
    assert once(advance([raised(sighting()).acknowledged()], [], day(3))).over_after(day(2))


def test_what_was_never_told_is_not_told_to_be_over() -> None:
    """A second kind of month that came and went within the cool-down leaves no word."""
    kept = advance([raised(sighting(key="7"))], [sighting(key="7"), sighting(key="8")], day(1))
    ended = advance(kept, [], day(2))
    assert [alert.sighting.key for alert in ended if alert.over_after(day(1))] == ["7"]


def test_a_model_that_could_not_be_looked_at_keeps_its_alerts() -> None:
    """Nothing is over because the Hub was not reached."""
    kept = [raised(sighting())]
    assert advance(kept, [], day(1), blind={"org/base"}) == kept


def test_what_the_audit_finds_at_the_first_look_is_no_news() -> None:
    """On a newly listed model a finding is known from the start; a fall of a month is told all the same."""
    seen = [sighting(AlertKind.AUDIT), sighting(AlertKind.DROP)]
    alerts = advance([], seen, day(0), newcomers={"org/base"})
    assert [alert.sighting.kind for alert in alerts if alert.raised_after(day(-1))] == [AlertKind.DROP]
    assert alerts == advance(alerts, seen, day(0))
    assert not any(alert.over_after(day(0)) for alert in advance(alerts[:1], [], day(1)))


def test_who_will_pass_a_newly_listed_model_is_no_news() -> None:
    """A model that was added to the list and one that was there before: their order was never known."""
    seen = [sighting(AlertKind.OVERTAKING, key=key) for key in ("org/added", "org/there")]
    alerts = advance([], seen, day(0), newcomers={"org/added"})
    assert [one.sighting.key for one in alerts if one.raised_after(day(-1))] == ["org/there"]


def test_of_several_sightings_of_one_thing_the_gravest_holds() -> None:
    """Whichever comes first."""
    light, grave = sighting(grade=0, once_in=500), sighting(grade=2, once_in=100)
    for seen in ([light, grave], [grave, light]):
        assert once(advance([], seen, DAY)).sighting == grave


def test_what_is_watched_no_more_just_ends() -> None:
    """Alerts of models off the list and of rules switched off are let go of without a word."""
    kept = [raised(sighting(kind, model)) for kind in list(AlertKind)[:2] for model in ("org/a", "org/b")]
    (left,) = still_watched(kept, {"org/a"}, {AlertKind.RISE})
    assert (left.sighting.kind, left.sighting.model) == (AlertKind.RISE, "org/a")
