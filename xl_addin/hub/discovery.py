"""Base models worth adding, read off one page of the Hub's models."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from xl_addin.errors import Unreachable
from xl_addin.hub.clauses import NO_LIST
from xl_addin.hub.client import HubClient
from xl_addin.hub.ids import is_model_id
from xl_addin.hub.parse import moment
from xl_addin.hub.queries import discovery_url
from xl_addin.hub.visit import Visit
from xl_addin.messages.hub import unreachable

_BASE = "base_model:"  # as the Hub spells it, before the id or before relation:id


class Order(StrEnum):
    """Which models the Hub is asked for, under the name that the user gives."""

    NEWEST = "newest"
    LIKES = "likes"

    @property
    def sort(self) -> str:
        """The Hub's word for it."""
        return "createdAt" if self is Order.NEWEST else "likes"


@dataclass(frozen=True, slots=True)
class Listed:
    """A model as the listing shows it, with the bases that its card names."""

    id: str
    created: datetime
    likes: int
    bases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """What one page of the listing holds; ``unread`` rows could not be used, ``more`` follow after it."""

    models: tuple[Listed, ...]
    unread: int
    more: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that may be worth adding.

    ``named`` counts the listed models that name it as their base. ``likes`` and ``created`` are None where
    it is not listed itself. ``kept`` tells that the store has it.
    """

    model: str
    named: int
    likes: int | None
    created: datetime | None
    kept: bool


def read_page(client: HubClient, order: Order, author: str | None) -> Page:
    """Ask the Hub, in one call, for its newest or most liked models, of one ``author`` or of all.

    Raises
    ------
    ModelError
        If no usable answer comes.
    """
    answer = Visit(client, author or "models").get(discovery_url(client.endpoint, order.sort, author))
    if not isinstance(answer.content, list):
        raise Unreachable(unreachable(client.endpoint, NO_LIST))
    models = [parse_listed(row) for row in answer.content]
    read = tuple(model for model in models if model is not None)
    return Page(read, len(models) - len(read), answer.following is not None)


def parse_listed(row: Any) -> Listed | None:
    """Return the model that a listing's ``row`` describes, None where it cannot be read as one."""
    fields = row if isinstance(row, dict) else {}
    name, created, likes = fields.get("id"), moment(fields.get("createdAt")), fields.get("likes")
    if not isinstance(name, str) or not is_model_id(name) or created is None:
        return None
    bases = _bases(fields.get("tags")) - {name}
    return Listed(name, created, likes if type(likes) is int and likes >= 0 else 0, bases)


def candidates(
    page: Page, *, author: str | None, since: date | None, kept: Collection[str]
) -> tuple[Candidate, ...]:
    """Return the models of a page that may be worth adding, the most promising first.

    These are the bases that the listed models name, and the listed models that name none themselves; of an
    author who was asked for, all. More often named comes first, then more liked, then newer.

    Parameters
    ----------
    since
        The day (UTC) before which none may have been created, as far as the page tells that.
    kept
        The names that the store has.
    """
    listed = {model.id: model for model in page.models}
    named = Counter(base for model in page.models for base in model.bases)
    own = (model.id for model in page.models if author or not model.bases)
    have = {name.lower() for name in kept}
    found = [
        _candidate(name, listed.get(name), named[name], kept=name.lower() in have)
        for name in dict.fromkeys((*named, *own))
    ]
    recent = [one for one in found if since is None or one.created is None or one.created.date() >= since]
    return tuple(sorted(recent, key=_promise, reverse=True))


def undeclared(models: Sequence[Listed]) -> int:
    """Return how many listed models name no base: what those were tuned from is not known."""
    return sum(not model.bases for model in models)


def _candidate(name: str, listed: Listed | None, named: int, *, kept: bool) -> Candidate:
    if listed is None:
        return Candidate(name, named, None, None, kept)
    return Candidate(name, named, listed.likes, listed.created, kept)


def _promise(one: Candidate) -> tuple[int, int, float, str]:
    return one.named, one.likes or 0, one.created.timestamp() if one.created else 0.0, one.model


def _bases(tags: Any) -> frozenset[str]:
    """Return the bases that ``tags`` name, with or without the relation."""
    texts = (tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    ids = (tag.rpartition(":")[2] for tag in texts if tag.startswith(_BASE))
    return frozenset(name for name in ids if is_model_id(name))
