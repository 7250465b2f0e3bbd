"""The children of a base model, read page by page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any

from xl_addin.hub.clauses import listing_endless, rows_left_out, rows_repeated
from xl_addin.hub.parse import Flaw, parse_child, relation_in
from xl_addin.hub.queries import listing_url
from xl_addin.hub.visit import Page, Visit
from xl_addin.records import Child, Relation, Sentence


@dataclass(slots=True)
class Listing:
    """What has been read so far of the children of ``base``, created up to ``now``.

    ``children`` are kept by id; ``flaws`` counts the rows left out, ``repeated`` those that came again;
    ``cut`` tells that the listing had no end.
    """

    base: str
    now: datetime
    children: dict[str, Child] = field(default_factory=dict)
    flaws: Counter[Flaw] = field(default_factory=Counter)
    repeated: int = 0
    cut: bool = False

    def read(self, pages: Iterable[Page], relation: Relation | None) -> None:
        """Take in ``pages`` of one relation or of all, up to the first that brings nothing new."""
        following = None
        for page in pages:
            known = len(self.children)
            for row in page.content:
                self._add(parse_child(row, self.base, relation, self.now))
            following = page.following
            if len(self.children) == known:
                break
        self.cut |= following is not None

    def _add(self, found: Child | Flaw) -> None:
        if isinstance(found, Flaw):
            self.flaws[found] += 1
        elif found.id in self.children:
            self.repeated += 1
        else:
            self.children[found.id] = found

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """The oddities met on the way."""
        return (
            *(rows_left_out(count, flaw.value) for flaw, count in self.flaws.items()),
            *([rows_repeated(self.repeated)] if self.repeated else []),
            *([listing_endless(len(self.children))] if self.cut else []),
        )


def read_listing(visit: Visit, base: str, now: datetime) -> Listing:
    """Return the children of ``base``, created up to ``now``, as the Hub lists them.

    All relations come in one listing; where its rows do not tell the relation, in one for each.

    Raises
    ------
    ModelError
        If a page does not come: half a history has no meaning.
    """
    endpoint = visit.client.endpoint
    listing = Listing(base, now)
    pages = visit.pages(listing_url(endpoint, base, None))
    first = next(pages)
    if not first.content or _tells_relation(first.content, base):
        listing.read(chain([first], pages), None)
        return listing
    for relation in Relation:
        listing.read(visit.pages(listing_url(endpoint, base, relation)), relation)
    return listing


def _tells_relation(rows: Iterable[Any], base: str) -> bool:
    return any(relation_in(row.get("tags"), base) for row in rows if isinstance(row, dict))
