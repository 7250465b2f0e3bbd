"""From the Hub's words to ours; whatever comes in, nothing but our words or a named flaw comes out."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import islice
from types import MappingProxyType
from typing import Any

from xl_addin.errors import Unreachable
from xl_addin.hub.clauses import BORN_TOMORROW, NO_DATE, NO_ID
from xl_addin.hub.ids import author, is_model_id
from xl_addin.hub.queries import relation_tag
from xl_addin.messages.hub import unreachable
from xl_addin.records import BaseModel, Child, Relation, Sentence

_SLACK = timedelta(minutes=10)  # by which two honest clocks may differ
_LONGEST_DATE = 40  # characters
_MOST_CHILDREN = 10**9  # the Hub holds some 3 million models
_MOST_TAGS, _LONGEST_TAG = 500, 200
_OBJECT_ID = re.compile(r"[0-9a-fA-F]{24}")
_LICENCE = "license:"  # as the Hub spells it


class Flaw(Enum):
    """Why a row of a listing cannot be used."""

    NO_ROW = Sentence("no usable model id", "モデルIDが不正")
    NO_DATE = Sentence("no usable creation date", "作成日時が不正")
    FUTURE = Sentence("creation date in the future", "作成日時が未来")
    NO_RELATION = Sentence("no relation to the base model", "ベースモデルとの関係が不明")


def parse_base(answer: Any, endpoint: str, now: datetime) -> BaseModel:
    """Return the base model that ``answer``, the JSON of the detail route, describes.

    Raises
    ------
    Unreachable
        If it has no id, or no creation date up to ``now``.
    """
    fields = answer if isinstance(answer, dict) else {}
    name, created = _id(fields.get("id")), moment(fields.get("createdAt"))
    if name is None:
        raise Unreachable(unreachable(endpoint, NO_ID))
    if created is None:
        raise Unreachable(unreachable(endpoint, NO_DATE))
    if created > now + _SLACK:
        raise Unreachable(unreachable(endpoint, BORN_TOMORROW))
    tags = tuple(_tags(fields.get("tags")))
    return BaseModel(
        name,
        created,
        _announced(fields.get("childrenModelCount")),
        hub_id=_hub_id(fields.get("_id")),
        licence=next((tag.removeprefix(_LICENCE) for tag in tags if tag.startswith(_LICENCE)), None),
        gated=_gated(fields.get("gated")),
        tags=tags,
    )


def parse_child(row: Any, base: str, relation: Relation | None, now: datetime) -> Child | Flaw:
    """Return the child of ``base`` that a listing's ``row`` describes, or why it is none.

    Parameters
    ----------
    row
        One element of the list route's JSON.
    base
        Canonical id of the base model.
    relation
        The relation that was asked for; None where all were, and the row's tags tell.
    now
        The moment after which nothing can have been created.
    """
    fields = row if isinstance(row, dict) else {}
    name, created = _id(fields.get("id")), moment(fields.get("createdAt"))
    if name is None:
        return Flaw.NO_ROW
    if created is None:
        return Flaw.NO_DATE
    if created > now + _SLACK:
        return Flaw.FUTURE
    known = relation or relation_in(fields.get("tags"), base)
    if known is None:
        return Flaw.NO_RELATION
    return Child(name, author(name), created, known, _hub_id(fields.get("_id")))


def relation_in(tags: Any, base: str) -> Relation | None:
    """Return the relation to ``base`` that ``tags`` state, None where they state none.

    A child of several bases bears a tag for each; upper and lower case of the id do not count.
    """
    wanted = {relation_tag(base, relation).lower(): relation for relation in Relation}
    stated = (tag.lower() for tag in _texts(tags))
    return next((wanted[tag] for tag in stated if tag in wanted), None)


def moment(value: Any) -> datetime | None:
    """Return the moment in UTC that ``value``, an ISO 8601 text with offset, names; else None."""
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    try:
        read = datetime.fromisoformat(value)
        return read.astimezone(UTC) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and is_model_id(value) else None


def _hub_id(value: Any) -> str:
    """Return the Hub's own id, 24 hexadecimal digits; empty where there is none."""
    return value.lower() if isinstance(value, str) and _OBJECT_ID.fullmatch(value) else ""


def _gated(value: Any) -> str | None:
    """Return how access is given: to everybody (no), on request (auto), by the owner's hand (manual)."""
    if value is False:
        return "no"
    return value if value in ("auto", "manual") else None


def _tags(values: Any) -> Iterable[str]:
    """Return the tags that an honest model may bear; others have no place in a store or on a screen."""
    usable = (tag for tag in _texts(values) if tag.isprintable() and len(tag) <= _LONGEST_TAG)
    return islice(usable, _MOST_TAGS)


def _texts(values: Any) -> Iterable[str]:
    return (value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _announced(value: Any) -> Mapping[Relation, int] | None:
    """Return the announced children by relation, None where any figure cannot be one."""
    if not isinstance(value, dict):
        return None
    counts = {relation: value[relation] for relation in Relation if relation in value}
    return MappingProxyType(counts) if all(map(_is_count, counts.values())) else None


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MOST_CHILDREN
