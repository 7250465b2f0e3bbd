"""The children of a base model, read page by page, newest first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, pairwise
from typing import Any

from xl_addin.hub.clauses import listing_endless, rows_left_out, rows_repeated
from xl_addin.hub.parse import Flaw, parse_child, relation_in
from xl_addin.hub.queries import listing_url
from xl_addin.hub.visit import Page, Visit
from xl_addin.records import BaseModel, Child, Relation, Sentence, Snapshot


@dataclass(slots=True)
class Listing:
    """What has been read so far of the children of ``base``, created up to ``now``.

    ``children`` are kept by what makes them the same child; ``flaws`` counts the rows left out,
    ``repeated`` those that came again; ``cut`` tells that the listing had no end, ``whole`` that it was
    read up to that.
    """

    base: BaseModel
    now: datetime
    children: dict[str, Child] = field(default_factory=dict)
    flaws: Counter[Flaw] = field(default_factory=Counter)
    repeated: int = 0
    cut: bool = False
    whole: bool = True

    def read(self, pages: Iterable[Page], relation: Relation | None, known: Snapshot | None = None) -> None:
        """Take in ``pages`` of one relation or of all, up to the first that brings nothing new.

        Where what was read so far and what was ``known`` before make up what is announced, the rest of
        the pages is taken as known.
        """
        following = None
        for page in pages:
            before = len(self.children)
            for row in page.content:
                self._add(parse_child(row, self.base.id, relation, self.now))
            following = page.following
            if following and known and (joined := join(self.children, known, self.base)):
                self.children, self.whole = joined, False
                return
            if len(self.children) == before:
                break
        self.cut |= following is not None

    def _add(self, found: Child | Flaw) -> None:
        if isinstance(found, Flaw):
            self.flaws[found] += 1
        elif found.key in self.children:
            self.repeated += 1
        else:
            self.children[found.key] = found

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """The oddities met on the way."""
        return (
            *(rows_left_out(count, flaw.value) for flaw, count in self.flaws.items()),
            *([rows_repeated(self.repeated)] if self.repeated else []),
            *([listing_endless(len(self.children))] if self.cut else []),
        )


def read_listing(visit: Visit, base: BaseModel, now: datetime, known: Snapshot | None = None) -> Listing:
    """Return the children of ``base``, created up to ``now``, as the Hub lists them.

    All relations come in one listing; where its rows do not tell the relation, in one for each.

    Parameters
    ----------
    known
        An earlier snapshot of the same base, whose children need not be read again.

    Raises
    ------
    ModelError
        If a page does not come: half a history has no meaning.
    """
    endpoint = visit.client.endpoint
    listing = Listing(base, now)
    pages = visit.pages(listing_url(endpoint, base.id, None))
    first = next(pages)
    if not first.content or _tells_relation(first.content, base.id):
        listing.read(chain([first], pages), None, known)
        return listing
    for relation in Relation:
        listing.read(visit.pages(listing_url(endpoint, base.id, relation)), relation)
    return listing


def join(read: Mapping[str, Child], known: Snapshot, base: BaseModel) -> dict[str, Child] | None:
    """Return the children that were ``read``, newest first, with the ``known`` ones older than those.

    None where they do not meet, or do not make up what the Hub announces now: as many beyond those
    listed, relation by relation, as at the snapshot.
    """
    newest_first = all(later.created >= earlier.created for later, earlier in pairwise(read.values()))
    if not read or not newest_first or base.announced is None:
        return None
    held = {child.key: child for child in known.children}
    if not any(held.get(key) == child for key, child in read.items()):
        return None
    # Where children share one moment, the page may end between them: those of the oldest row's may be there.
    oldest = min(child.created for child in read.values())
    older = {key: child for key, child in held.items() if child.created <= oldest and key not in read}
    joined = {**read, **older}
    return joined if _beyond(base, joined.values()) == _beyond(known.base, known.children) else None


def _beyond(base: BaseModel, children: Iterable[Child]) -> Mapping[Relation, int]:
    """Return how many children are announced beyond those listed (negative: fewer), by relation."""
    listed, announced = Counter(child.relation for child in children), base.announced or {}
    return {relation: announced.get(relation, 0) - listed[relation] for relation in Relation}


def _tells_relation(rows: Iterable[Any], base: str) -> bool:
    return any(relation_in(row.get("tags"), base) for row in rows if isinstance(row, dict))
