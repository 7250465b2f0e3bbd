"""Everything that is seen of a model beside the counts themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xl_addin.alerts.crossings import crossings
from xl_addin.alerts.data import bulk_uploads, findings, incomplete, revised
from xl_addin.alerts.look import Levels, Look
from xl_addin.alerts.reasons import likely_reason
from xl_addin.records import Alert, AlertKind, ScoreName, Sighting


def seen_beside(
    look: Look, levels: Levels, before: Mapping[ScoreName, float], kept: Sequence[Alert]
) -> Iterator[Sighting]:
    """Yield the sightings of one model that need no forecast, by the rules in force.

    Parameters
    ----------
    levels
        The rules in force; a rule that is lacking here is not looked at.
    before
        The model's scores as the run before said them.
    kept
        The alerts after the run before.
    """
    for fallen in crossings(look, levels, before, kept):
        yield _with_reason(look, fallen)
    if (share := levels.get(AlertKind.DATA_REVISED)) is not None:
        yield from revised(look, share)
    if (share := levels.get(AlertKind.BULK_UPLOAD)) is not None:
        yield from bulk_uploads(look, share)
    if AlertKind.INCOMPLETE in levels:
        yield from incomplete(look)
    if AlertKind.AUDIT in levels:
        yield from findings(look)


def _with_reason(look: Look, fallen: Sighting) -> Sighting:
    """Return the fall of a score with what speaks of the last whole month, on which the score rests most."""
    whole = look.answer.history.whole_months if look.answer.history else ()
    reason = likely_reason(look, whole[-1], fall=True) if whole else None
    return replace(fallen, check_first=reason)
