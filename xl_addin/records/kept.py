"""What is known and kept of a base model: the Hub's words, the user's, and when both were said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from xl_addin.records.words import Relation, Selection, Sentence


@dataclass(frozen=True, slots=True)
class Child:
    """A model that names the base in its card.

    ``hub_id`` is the Hub's own name for the repository, which survives a rename; empty where unknown.
    """

    id: str
    author: str
    created: datetime
    relation: Relation
    hub_id: str = ""

    @property
    def key(self) -> str:
        """What makes two sightings the same child."""
        return self.hub_id or self.id


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A base model as the Hub describes it: canonical id, creation, children announced by relation.

    ``announced`` is None where the Hub did not say how many children there are. ``licence`` and ``gated``
    (no, auto or manual) are None where it did not say that; ``tags`` are all that it bears.
    """

    id: str
    created: datetime
    announced: Mapping[Relation, int] | None
    hub_id: str = ""
    licence: str | None = None
    gated: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What makes two descriptions speak of the same base."""
        return self.hub_id or self.id


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the Hub said of one base model at one moment.

    ``missing`` counts, by relation, the children that were announced but not listed; ``cut`` tells
    that the listing ended before its end; ``notes`` are the oddities met on the way. ``whole`` tells that
    the listing was read to its end, not only to the first children that were known.
    """

    base: BaseModel
    children: tuple[Child, ...]
    taken: datetime
    missing: Mapping[Relation, int]
    cut: bool = False
    notes: tuple[Sentence, ...] = ()
    whole: bool = True

    def missing_of(self, selection: Selection) -> int:
        """Return how many announced children of ``selection`` the listing lacks."""
        return sum(self.missing.get(relation, 0) for relation in selection.relations)


@dataclass(frozen=True, slots=True)
class Revision:
    """How the Hub changed the past of one base model between two moments.

    ``gone`` children are listed no more, ``changed`` ones bear another relation or date, ``late`` ones
    are dated before ``since`` and were not listed then.
    """

    since: datetime
    gone: int = 0
    changed: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a user decided of doubtful children, to be reviewed by others.

    ``model`` is the base that it speaks of, empty for every base; ``value`` names one child or one
    author, or is a pattern of ids (``*`` and ``?`` stand for any letters). ``undone`` ends it.
    """

    id: str
    model: str
    action: Literal["exclude", "keep"]
    kind: Literal["child", "author", "pattern"]
    value: str
    reason: str
    by: str
    made: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated note of the user's on one base model: press, adoption, a new release."""

    id: str
    model: str
    day: date
    text: str
    made: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything kept of one base model that an answer rests on.

    ``stale`` says why the snapshot is older than it should be, None where it is not;
    ``reconstructed`` tells that the day asked for lies before the first snapshot; ``revision`` sums
    what the Hub changed of late. ``decisions`` and ``events`` are those in force on the day asked for.
    """

    snapshot: Snapshot
    stale: Sentence | None = None
    reconstructed: bool = False
    revision: Revision | None = None
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A series of monthly counts that the user brought: no model of the Hub, and marked as such.

    ``name`` is written ``collection:series``; ``new`` holds whole months since release.
    """

    name: str
    source: str
    imported: datetime
    new: tuple[int, ...]
