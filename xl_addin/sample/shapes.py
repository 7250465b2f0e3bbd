"""How each invented base model grows: the table from which the sample is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from xl_addin.records import Relation

SAMPLE_NOW = datetime(2026, 11, 1, tzinfo=UTC)
"""The moment at which the sample was taken, which is the sample's today."""

_USUAL = MappingProxyType(
    {Relation.FINETUNE: 0.45, Relation.ADAPTER: 0.25, Relation.QUANTIZED: 0.25, Relation.MERGE: 0.05}
)
_ADAPTED = MappingProxyType(
    {Relation.FINETUNE: 0.1, Relation.ADAPTER: 0.5, Relation.QUANTIZED: 0.38, Relation.MERGE: 0.02}
)


@dataclass(frozen=True, slots=True)
class Bulk:
    """``size`` fine-tunes by one author within one day, ``day`` days after the release."""

    day: int
    size: int


@dataclass(frozen=True, slots=True)
class Faults:
    """How many children of each kind give an audit something to find.

    ``own`` come from the base's own organisation, ``misfiled`` are quantisations filed as fine-tunes,
    ``sweep`` are one uploader's with running numbers, ``early`` are dated before the release, and
    ``redated`` bear a date at odds with the Hub's own id.
    """

    own: int = 0
    misfiled: int = 0
    sweep: int = 0
    early: int = 0
    redated: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """One invented base model.

    ``rates`` are corners (month since release, expected new children of all relations in a month),
    joined by straight lines; after the last corner the rate stays. ``shares`` split the children by
    relation and sum to 1; ``authors`` is the size of the pool they come from; ``unlisted`` counts the
    announced fine-tunes that the listing lacks; ``faults`` are planted on top of all that. ``licence``
    and ``gated`` are what the Hub would say of them.
    """

    name: str
    created: datetime
    rates: tuple[tuple[int, float], ...]
    authors: int = 1
    shares: Mapping[Relation, float] = field(default_factory=lambda: _USUAL)
    bulk: Bulk | None = None
    unlisted: int = 0
    faults: Faults = Faults()
    licence: str | None = "apache-2.0"
    gated: str = "no"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


SHAPES = (
    Shape(
        "giant",
        _utc("2024-05-02 16:20:05"),
        ((0, 55), (2, 150), (8, 110), (29, 35)),
        authors=900,
        licence="other",
        gated="manual",
    ),
    Shape("steady-grower", _utc("2024-09-12 09:41:30"), ((0, 10), (6, 30), (25, 40)), authors=320),
    Shape(
        "spike-that-dies",
        _utc("2025-03-05 13:00:00"),
        ((0, 170), (1, 110), (4, 12), (8, 1)),
        authors=150,
        licence="cc-by-nc-4.0",
    ),
    Shape(
        "late-bloomer", _utc("2024-11-20 07:15:44"), ((0, 1), (11, 2), (20, 65)), authors=260, licence="mit"
    ),
    Shape("slow-fade", _utc("2024-08-07 18:30:12"), ((0, 55), (3, 60), (26, 4)), authors=240),
    Shape(
        "adapter-favourite",
        _utc("2025-04-16 11:05:09"),
        ((0, 25), (5, 60), (18, 45)),
        authors=330,
        shares=_ADAPTED,
    ),
    Shape(
        "bulk-upload",
        _utc("2025-06-23 15:48:21"),
        ((0, 14), (16, 8)),
        authors=70,
        bulk=Bulk(day=131, size=850),
    ),
    Shape(
        "needs-review",
        _utc("2025-05-14 04:55:31"),
        ((0, 20), (6, 34), (17, 24)),
        authors=190,
        faults=Faults(own=9, misfiled=26, sweep=48, early=7, redated=4),
    ),
    Shape("month-end", _utc("2025-01-31 10:00:00"), ((0, 6), (4, 18), (21, 12)), authors=120),
    Shape("fresh-start", _utc("2026-06-18 08:22:57"), ((0, 45), (3, 70)), authors=140),
    Shape("newborn", _utc("2026-10-09 17:03:38"), ((0, 60),), authors=50),
    Shape("half-listed", _utc("2025-12-03 12:10:00"), ((0, 20), (3, 34), (11, 24)), authors=130, unlisted=64),
    Shape("quiet-corner", _utc("2025-09-18 06:34:15"), ((0, 0.8), (6, 0.1)), authors=4),
    Shape("old-timer", _utc("2022-03-02 23:29:04"), ((0, 1), (30, 6), (55, 2)), authors=90),
    Shape("no-takers", _utc("2026-02-11 14:56:49"), ((0, 0),)),
)
