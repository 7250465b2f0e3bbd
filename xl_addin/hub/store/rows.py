"""Snapshots and children as the rows that keep them, and back."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from xl_addin.hub.store.digests import ChildRow, as_text, seal
from xl_addin.hub.store.moments import moment_of, stamp
from xl_addin.records import BaseModel, Child, Relation, Sentence, Snapshot

_RELATIONS = {relation.value: relation for relation in Relation}


class SnapshotRow(NamedTuple):
    """One snapshot without its children, as it is written.

    ``listed`` is the digest of the children, ``before`` that of the snapshot before, ``facts`` the JSON of
    what the Hub said of the base beside its children.
    """

    base: int
    taken: str
    name: str
    created: str
    announced: str | None
    missing: str
    cut: int
    whole: int
    notes: str
    gone: int
    changed: int
    late: int
    listed: str
    before: str
    facts: str

    @property
    def digest(self) -> str:
        """What the row is sealed with."""
        return seal(self)


def as_row(
    base: int, snapshot: Snapshot, revised: tuple[int, int, int], listed: int, before: str
) -> SnapshotRow:
    """Return the row of ``snapshot``.

    Parameters
    ----------
    base
        The number of the base in the store.
    revised
        How many children are gone, changed and late against the snapshot before.
    listed, before
        The digest of the children, and of the snapshot before.
    """
    described = snapshot.base
    return SnapshotRow(
        base,
        stamp(snapshot.taken),
        described.id,
        stamp(described.created),
        None if described.announced is None else json.dumps(dict(described.announced)),
        json.dumps(dict(snapshot.missing)),
        int(snapshot.cut),
        int(snapshot.whole),
        json.dumps([[note.en, note.ja] for note in snapshot.notes]),
        *revised,
        as_text(listed),
        before,
        json.dumps([described.hub_id, described.licence, described.gated, *described.tags]),
    )


def as_snapshot(row: SnapshotRow, children: Iterable[ChildRow]) -> Snapshot:
    """Return the snapshot that ``row`` and its children keep."""
    hub_id, licence, gated, *tags = json.loads(row.facts)
    announced = None if row.announced is None else _by_relation(row.announced)
    return Snapshot(
        BaseModel(row.name, moment_of(row.created), announced, hub_id, licence, gated, tuple(tags)),
        tuple(map(_child, children)),
        moment_of(row.taken),
        _by_relation(row.missing),
        cut=bool(row.cut),
        notes=tuple(Sentence(en, ja) for en, ja in json.loads(row.notes)),
        whole=bool(row.whole),
    )


def as_child_row(child: Child) -> ChildRow:
    """Return the row of ``child``."""
    return child.id, child.author, stamp(child.created), child.relation.value, child.hub_id


def _child(row: ChildRow) -> Child:
    name, author, created, relation, hub_id = row
    return Child(name, author, moment_of(created), _RELATIONS[relation], hub_id)


def _by_relation(text: str) -> Mapping[Relation, int]:
    return MappingProxyType({_RELATIONS[name]: count for name, count in json.loads(text).items()})
