"""The reason to check first."""

from datetime import datetime, timedelta

from audit_cases import RELEASE, TAKEN
from looks import LAST_WHOLE, MODEL, look

from xl_addin.alerts.look import Look
from xl_addin.alerts.reasons import largest_uploader, likely_reason, month_span
from xl_addin.growth.counts import anniversary
from xl_addin.pipeline import panel_history
from xl_addin.records import Answer, BaseModel, Event, Month, Revision, Sentence, Status

BEGIN, END = anniversary(RELEASE, LAST_WHOLE - 1), anniversary(RELEASE, LAST_WHOLE)
EVENT = Event("e" * 32, MODEL, BEGIN.date(), "release", TAKEN)
REVISION = Revision(TAKEN - timedelta(days=30), gone=4, late=2)


def launch(name: str, created: datetime) -> BaseModel:
    """Return a base model released at that moment."""
    return BaseModel(name, created, None)


SIBLING = launch("acorn-lab/Oakling-2", BEGIN)


def reason(found: Look, *, fall: bool = False) -> str | None:
    """Return what is to be checked first of the last whole month, in English."""
    history = found.answer.history
    assert history is not None
    said = likely_reason(found, history.whole_months[-1], fall=fall)
    return None if said is None else said.en


def test_reasons_come_in_their_order() -> None:
    """A noted event, then a changed past, then a single uploader, then a sibling; then there is none."""
    bulk = {LAST_WHOLE: 30}
    told = [
        reason(look(bulk=bulk, events=[EVENT], revision=REVISION, launches=[SIBLING])),
        reason(look(bulk=bulk, revision=REVISION, launches=[SIBLING])),
        reason(look(bulk=bulk, launches=[SIBLING])),
        reason(look(launches=[SIBLING])),
        reason(look()),
    ]
    assert told == [
        "you noted on 2025-11-10: “release”",
        "the Hub changed the past since 2025-11-10: 4 children gone, 2 added later",
        "ann alone made 30 of its 35 new children",
        "acorn-lab/Oakling-2, of the same organisation, was released on 2025-11-10",
        None,
    ]


def test_a_fall_is_explained_by_losses_and_by_no_uploader() -> None:
    """Children gone explain a fall; late ones and one busy hand do not: those explain a rise."""
    gone, late = Revision(REVISION.since, gone=4), Revision(REVISION.since, late=2)
    assert [reason(look(revision=one), fall=True) is not None for one in (gone, late)] == [True, False]
    assert [reason(look(revision=one), fall=False) is not None for one in (gone, late)] == [False, True]
    assert reason(look(bulk={LAST_WHOLE: 30}), fall=True) is None


def test_a_few_children_explain_no_rise() -> None:
    """Four of nine by one hand are not named, five of ten are."""
    assert [reason(look(bulk={LAST_WHOLE: made})) is not None for made in (4, 5)] == [False, True]


def test_only_siblings_of_that_month_count() -> None:
    """Not the model itself, not another organisation's, not the day before, not the moment of the end."""
    others = [
        launch(MODEL, BEGIN),
        launch("elm-lab/Elmling", BEGIN),
        launch("acorn-lab/Early", BEGIN - timedelta(seconds=1)),
        launch("acorn-lab/Late", END),
    ]
    assert reason(look(launches=others), fall=True) is None
    assert reason(look(launches=[*others, SIBLING]), fall=True) is not None


def test_events_of_other_months_are_none() -> None:
    """The day before the month and the day on which the next one begins do not count."""
    days = [BEGIN.date() - timedelta(days=1), END.date()]
    assert reason(look(events=[Event("e" * 32, MODEL, day, "x", TAKEN) for day in days])) is None


def test_the_largest_uploader_of_a_month_is_counted_in_that_month() -> None:
    """Thirty of ann's in month 11 are none in month 10; where all have one, the first by name is named."""
    found = look(bulk={LAST_WHOLE: 30}).case
    assert found is not None
    tenth, eleventh = found.history.months[9], found.history.months[10]
    assert largest_uploader(found, eleventh) == ("ann", 30)
    assert largest_uploader(found, tenth) == ("by-10-0", 1)


def test_counts_without_dates_have_no_reasons() -> None:
    """The months of a panel lie nowhere, so nothing can be said of them."""
    history = panel_history([5, 6])
    counts = Look(Answer("own:series", Status.OK, Sentence("", ""), history=history, events=(EVENT,)))
    assert likely_reason(counts, history.months[-1], fall=True) is None
    assert month_span(None, history.months[-1]) is None


def test_a_month_spans_to_the_next_anniversary() -> None:
    """Month 1 of a model released on 31 January ends on the last of February."""
    release = datetime.fromisoformat("2025-01-31T00:00:00+00:00")
    assert month_span(release, Month(1, release, 1, 1, 1)) == (
        release,
        datetime.fromisoformat("2025-02-28T00:00:00+00:00"),
    )
