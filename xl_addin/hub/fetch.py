"""What the Hub says of one base model today."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.hub.clauses import not_announced
from xl_addin.hub.client import HubClient
from xl_addin.hub.ids import model_id
from xl_addin.hub.listing import Listing, read_listing
from xl_addin.hub.parse import parse_base
from xl_addin.hub.queries import detail_url
from xl_addin.hub.visit import Visit
from xl_addin.records import BaseModel, Relation, Snapshot


def fetch_snapshot(client: HubClient, model: str, known: Snapshot | None = None) -> Snapshot:
    """Ask the Hub for ``model`` and its children: one call for it, one for each 1,000 children.

    Parameters
    ----------
    client
        The road to the Hub.
    model
        Model id as a user types it; an old name or other spelling leads to the canonical id.
    known
        An earlier snapshot of the model. Its listing is then read only as far as it changed, which takes
        one call where nothing did; where what is announced does not bear that out, to its end.

    Returns
    -------
    Snapshot
        All children, sorted by creation. What was announced and not listed is counted in ``missing``; where
        the listing had no end, or nothing was announced to check it against, it is ``cut``.

    Raises
    ------
    UnknownModel, NoAccess, RateLimited, Unreachable
        If the question about this model ends without an answer, at the latest after
        ``client.patience.worst`` seconds of faults.
    """
    visit = Visit(client, model_id(model))
    taken = client.now()
    base = parse_base(visit.get(detail_url(client.endpoint, visit.model)).content, client.endpoint, taken)
    same = known if known is not None and known.base.key == base.key and not known.cut else None
    listing = read_listing(visit, base, taken, same)
    notes = listing.notes if listing.whole or same is None else same.notes
    return Snapshot(
        base,
        tuple(sorted(listing.children.values(), key=lambda child: (child.created, child.id))),
        taken,
        missing(base, listing),
        cut=listing.cut or base.announced is None,
        notes=(*notes, *([not_announced()] if base.announced is None else [])),
        whole=listing.whole,
    )


def missing(base: BaseModel, listing: Listing) -> Mapping[Relation, int]:
    """Return, by relation, how many children are announced beyond those listed and usable."""
    listed = Counter(child.relation for child in listing.children.values())
    announced = (base.announced or {}).items()
    return MappingProxyType({relation: max(0, count - listed[relation]) for relation, count in announced})
