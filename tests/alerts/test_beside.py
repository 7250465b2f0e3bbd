"""Everything beside the counts in one look."""

from datetime import timedelta

from alerts_made import raised
from audit_cases import TAKEN
from looks import LAST_WHOLE, MODEL, look

from xl_addin.alerts.beside import seen_beside
from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.outputs.watchlist.rulebook import DEFAULTS, levels_in_force
from xl_addin.records import AlertKind, Event, Revision, ScoreName, Sentence

EVENT = Event("e" * 32, MODEL, TAKEN.date() - timedelta(days=20), "発表会", TAKEN)
BEFORE = {ScoreName.HEAT: 61.0}
TROUBLED = look(
    bulk={LAST_WHOLE: 30},
    scores={ScoreName.HEAT: 48.0},
    events=[EVENT],
    revision=Revision(TAKEN - timedelta(days=30), gone=10),
    missing=3,
    doubts=[Doubt(DoubtKind.DATES, Sentence("odd dates", "日付"))],
)


def test_each_rule_in_force_finds_its_own() -> None:
    """With the rules as delivered and a level for heat, all five kinds are seen, once each."""
    levels = {**levels_in_force(DEFAULTS), AlertKind.THRESHOLD_HEAT: 50.0}
    assert [one.kind for one in seen_beside(TROUBLED, levels, BEFORE, [])] == [
        AlertKind.THRESHOLD_HEAT,
        AlertKind.DATA_REVISED,
        AlertKind.BULK_UPLOAD,
        AlertKind.INCOMPLETE,
        AlertKind.AUDIT,
    ]


def test_a_rule_that_is_off_finds_nothing() -> None:
    """Without rules nothing is looked at, whatever there is to see."""
    assert list(seen_beside(TROUBLED, {}, BEFORE, [])) == []


def test_a_fallen_score_is_told_with_what_was_noted_lately() -> None:
    """The event of the last whole month is the reason to check first."""
    (fallen,) = seen_beside(TROUBLED, {AlertKind.THRESHOLD_HEAT: 50.0}, BEFORE, [])
    assert fallen.check_first
    assert "発表会" in fallen.check_first.ja
    again = seen_beside(TROUBLED, {AlertKind.THRESHOLD_HEAT: 50.0}, {ScoreName.HEAT: 48.0}, [raised(fallen)])
    assert list(again) == [fallen]


def test_a_model_in_order_gives_no_alert() -> None:
    """Five children a month by five uploaders, nothing missing, nothing changed."""
    assert list(seen_beside(look(), levels_in_force(DEFAULTS), {}, [])) == []
