"""What changed between two listings of one base's children."""

from collections.abc import Sequence
from dataclasses import dataclass

from xl_addin.hub.store.digests import ChildRow

_ID, _CREATED, _RELATION, _HUB_ID = 0, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Difference:
    """The rows that end and the rows that begin, and what they say of the past.

    ``gone`` children are listed no more, ``changed`` ones bear another relation or date, ``late`` ones are
    new and were created while they could have been listed before.
    """

    closed: tuple[ChildRow, ...] = ()
    opened: tuple[ChildRow, ...] = ()
    gone: int = 0
    changed: int = 0
    late: int = 0


def difference(present: Sequence[ChildRow], listed: Sequence[ChildRow], known_up_to: str) -> Difference:
    """Return what leads from the children ``present`` to those ``listed``.

    A child is the same where the Hub's own id is, and where one of the two sightings lacks it, where the
    name is. A mere rename is no revision, and neither is an id that is told for the first time.

    Parameters
    ----------
    known_up_to
        The moment, as the store writes it, before which every new child is a late one; empty for a
        first listing.
    """
    before, now = set(present), set(listed)
    closed = [row for row in present if row not in now]
    opened = [row for row in dict.fromkeys(listed) if row not in before]
    by_hub_id = {row[_HUB_ID]: row for row in closed if row[_HUB_ID]}
    by_name = {row[_ID]: row for row in closed}
    same = [(row, _earlier(row, by_hub_id, by_name)) for row in opened]
    found = {earlier for _, earlier in same if earlier is not None}
    return Difference(
        tuple(closed),
        tuple(opened),
        gone=sum(row not in found for row in closed),
        changed=sum(earlier is not None and _revised(earlier, row) for row, earlier in same),
        late=sum(earlier is None and row[_CREATED] < known_up_to for row, earlier in same),
    )


def _earlier(row: ChildRow, by_hub_id: dict[str, ChildRow], by_name: dict[str, ChildRow]) -> ChildRow | None:
    """Return how the child of ``row`` was seen before, None where it was not."""
    if row[_HUB_ID] in by_hub_id:
        return by_hub_id[row[_HUB_ID]]
    named = by_name.get(row[_ID])
    # Two ids of the Hub's own under one name are two repositories, one after the other.
    return None if named is None or (named[_HUB_ID] and row[_HUB_ID]) else named


def _revised(earlier: ChildRow, row: ChildRow) -> bool:
    return earlier[_CREATED] != row[_CREATED] or earlier[_RELATION] != row[_RELATION]
