"""Children, decisions and dossiers for the tests of the audit and of decisions."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from xl_addin.records import BaseModel, Child, Decision, Dossier, Event, Relation, Revision, Snapshot

RELEASE = datetime(2025, 1, 10, 9, tzinfo=UTC)
TAKEN = datetime(2025, 12, 10, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def child(
    name: str,
    created: datetime,
    author: str = "",
    relation: Relation = Relation.FINETUNE,
    hub_id: str = "",
) -> Child:
    """Return a child named ``author/name``; without an author the name makes one of its own."""
    maker = author or f"by-{name}"
    return Child(f"{maker}/{name}", maker, created, relation, hub_id)


def steady(count: int = 100, every: timedelta = 3 * DAY, prefix: str = "tune") -> tuple[Child, ...]:
    """Return children at an even pace since the release, each by another author under another name."""
    return tuple(child(f"{prefix}-{_word(n)}", RELEASE + HOUR + n * every) for n in range(count))


def _word(number: int) -> str:
    """Write a number in letters, so that names differ in more than numbers."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def dossier(
    children: Sequence[Child],
    *,
    base: str = "acorn-lab/Oakling-7B",
    decisions: Sequence[Decision] = (),
    events: Sequence[Event] = (),
    revision: Revision | None = None,
    missing: int = 0,
    cut: bool = False,
    hub_id: str = "",
) -> Dossier:
    """Return what is kept of a base that was released at RELEASE and asked about at TAKEN."""
    snapshot = Snapshot(
        BaseModel(base, RELEASE, None, hub_id),
        tuple(children),
        TAKEN,
        MappingProxyType({Relation.FINETUNE: missing} if missing else {}),
        cut=cut,
    )
    return Dossier(snapshot, revision=revision, decisions=tuple(decisions), events=tuple(events))


def decision(
    kind: Literal["child", "author", "pattern"],
    value: str,
    action: Literal["exclude", "keep"] = "exclude",
    *,
    number: int = 1,
    model: str = "acorn-lab/Oakling-7B",
    made: datetime = TAKEN,
    undone: datetime | None = None,
) -> Decision:
    """Return a decision whose id is ``number`` in 32 hex digits."""
    return Decision(
        f"{number:032x}", model, action, kind, value, "not a real tune", "R. Viewer", made, undone
    )
