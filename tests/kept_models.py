"""Snapshots of invented models, for tests of what the store keeps beside them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from xl_addin.records import BaseModel, Child, Relation, Snapshot

ENDPOINT = "https://hub.example"
RELEASE = datetime(2024, 3, 5, 9, tzinfo=UTC)
TAKEN = datetime(2025, 3, 20, 12, tzinfo=UTC)


def children(count: int, step: timedelta = timedelta(days=7), created: datetime = RELEASE) -> list[Child]:
    """Return fine-tunes by as many authors, one each ``step`` since ``created``."""
    return [
        Child(f"user-{number}/tune-{number}", f"user-{number}", created + number * step, Relation.FINETUNE)
        for number in range(count)
    ]


def snapshot(
    model: str = "org/base",
    listed: Sequence[Child] = (),
    taken: datetime = TAKEN,
    created: datetime = RELEASE,
    licence: str = "apache-2.0",
) -> Snapshot:
    """Return a complete snapshot of ``model`` with the children ``listed``."""
    announced = MappingProxyType({Relation.FINETUNE: len(listed)})
    base = BaseModel(model, created, announced, licence=licence, gated="no", tags=(f"license:{licence}",))
    ordered = tuple(sorted(listed, key=lambda child: (child.created, child.id)))
    return Snapshot(base, ordered, taken, MappingProxyType({}))
