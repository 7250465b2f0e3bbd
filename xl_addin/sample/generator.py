"""Draws the invented children of the sample, the same on every machine.

Only the four basic operations and :meth:`random.Random.random` are used: Python guarantees the latter
to repeat itself from one version to the next, and no mathematical library rounds in between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType

from xl_addin.messages import origins
from xl_addin.records import BaseModel, Child, Relation, Snapshot
from xl_addin.sample.planted import planted
from xl_addin.sample.shapes import SAMPLE_NOW, SHAPES, Shape

_MONTH = timedelta(days=30)  # the generator's own month: rates need no calendar
_DAY = timedelta(days=1)
_KINDS = {
    Relation.FINETUNE: "tune",
    Relation.ADAPTER: "adapter",
    Relation.QUANTIZED: "quant",
    Relation.MERGE: "merge",
}
_AUTHORS = 2_000  # invented authors altogether; each base draws from a stretch of them


@dataclass(frozen=True, slots=True, order=True)
class _Birth:
    created: datetime
    author: int
    relation: Relation


def sample_snapshots() -> tuple[Snapshot, ...]:
    """Return the invented base models with their children, newest first, as taken at ``SAMPLE_NOW``."""
    return tuple(_snapshot(shape) for shape in SHAPES)


def _snapshot(shape: Shape) -> Snapshot:
    # Seeded by its name, so that a new model changes none of the others.
    rng = Random(f"HFScore sample: {shape.name}")  # noqa: S311 - invented data, not a secret
    births = sorted([*_births(shape, rng), *_bulk(shape, rng)])
    born = [_child(shape, number, birth) for number, birth in enumerate(births, 1)]
    children = sorted((*born[::-1], *planted(shape)), key=lambda child: child.created, reverse=True)
    missing = {Relation.FINETUNE: shape.unlisted} if shape.unlisted else {}
    listed = [child.relation for child in children]
    announced = {relation: listed.count(relation) + missing.get(relation, 0) for relation in Relation}
    return Snapshot(
        base=BaseModel(
            f"sample/{shape.name}",
            shape.created,
            MappingProxyType(announced),
            licence=shape.licence,
            gated=shape.gated,
        ),
        children=tuple(children),
        taken=SAMPLE_NOW,
        missing=MappingProxyType(missing),
        notes=(origins.invented(),),
    )


def _child(shape: Shape, number: int, birth: _Birth) -> Child:
    author = f"invented-author-{birth.author}"
    name = f"{shape.name}-{_KINDS[birth.relation]}-{number:04d}"
    return Child(f"{author}/{name}", author, birth.created, birth.relation)


def _births(shape: Shape, rng: Random) -> Iterator[_Birth]:
    """Draw the children of every month, but for those dated after the sample was taken."""
    first_author = _first_author(rng)
    month = 0
    while (start := shape.created + month * _MONTH) < SAMPLE_NOW:
        for _ in range(_count(_rate(shape, month), rng)):
            created = _moment(start, _MONTH, rng)
            author = first_author + _author(shape.authors, rng)
            relation = _relation(shape, rng)
            if created < SAMPLE_NOW:
                yield _Birth(created, author, relation)
        month += 1


def _bulk(shape: Shape, rng: Random) -> Iterator[_Birth]:
    """Draw the fine-tunes that one author uploads within a day."""
    if shape.bulk is not None:
        author = _first_author(rng)
        start = shape.created + shape.bulk.day * _DAY
        for _ in range(shape.bulk.size):
            yield _Birth(_moment(start, _DAY, rng), author, Relation.FINETUNE)


def _rate(shape: Shape, month: int) -> float:
    """Return the expected new children in ``month`` (from 0), on the lines between the corners."""
    left, left_rate = shape.rates[0]
    for right, right_rate in shape.rates[1:]:
        if month < right:
            return left_rate + (right_rate - left_rate) * (month - left) / (right - left)
        left, left_rate = right, right_rate
    return left_rate


def _count(expected: float, rng: Random) -> int:
    """Draw a count: one chance in ten, ten times ``expected`` times, in a good or a bad month.

    That is nearly Poisson, without the exponential function whose last digit machines disagree on.
    """
    chances = round(10 * expected * (0.6 + 0.8 * rng.random()))
    return sum(rng.random() < 0.1 for _ in range(chances))  # noqa: PLR2004 - the one chance in ten


def _moment(start: datetime, span: timedelta, rng: Random) -> datetime:
    """Draw a full second in [start, start + span)."""
    return start + timedelta(seconds=int(rng.random() * span.total_seconds()))


def _first_author(rng: Random) -> int:
    return 1 + int(rng.random() * _AUTHORS)


def _author(pool: int, rng: Random) -> int:
    """Draw an author from 0 to ``pool`` − 1; the lower ones are by far the busier."""
    draw = rng.random()
    return int(pool * draw * draw)


def _relation(shape: Shape, rng: Random) -> Relation:
    draw = rng.random()
    for relation, share in shape.shares.items():
        draw -= share
        if draw < 0:
            return relation
    return Relation.FINETUNE
