"""The questions put to the Hub, and everything that they rely on.

One call for the base, then one listing for its children of every relation. They rely on this:

- ``expand[]`` replaces the default fields; ``childrenModelCount`` is known to the detail route only.
  ``_id`` and ``id`` come without being asked for; ``_id`` survives a rename.
- A child carries the tag ``base_model:{id}`` and, beside it, ``base_model:{relation}:{id}``, with the
  canonical id of the base, which the detail call returns even where it was asked by an old name.
- ``filter`` selects by tag, and ``expand[]=tags`` returns them. Should rows ever come without them,
  one listing per relation (``filter=base_model:{relation}:{id}``) asks the same.
- ``sort=createdAt`` keeps rows in place while pages are turned: the default sort, by trending score,
  skips rows whose score changes meanwhile. It lists the newest first; where rows stand in any other
  order, the listing is read to its end.
- Without ``filter`` the list route gives every public model; ``author`` selects those of one namespace,
  and ``sort=likes`` lists the most liked first. ``expand[]=likes`` returns them as whole numbers.
- ``limit`` is at most 1000. ``gated`` is not filtered, since that would drop models that are listed.
"""

from urllib.parse import urlencode

from xl_addin.records import Relation

_ROUTE = "/api/models"
_MOST = 1000


def detail_url(endpoint: str, model: str) -> str:
    """Return the address that describes one model."""
    query = urlencode([("expand[]", field) for field in ("createdAt", "childrenModelCount", "gated", "tags")])
    return f"{endpoint}{_ROUTE}/{model}?{query}"


def listing_url(endpoint: str, base: str, relation: Relation | None) -> str:
    """Return the address of the first page of the children of ``base``, of one relation or of all."""
    query = urlencode(
        [
            ("filter", relation_tag(base, relation)),
            ("sort", "createdAt"),
            ("limit", _MOST),
            ("expand[]", "createdAt"),
            ("expand[]", "tags"),
        ]
    )
    return f"{endpoint}{_ROUTE}?{query}"


def discovery_url(endpoint: str, sort: str, author: str | None) -> str:
    """Return the address of the first page of all models, or of one author's, sorted by ``sort``."""
    wanted = [("author", author)] if author else []
    fields = [("expand[]", field) for field in ("createdAt", "tags", "likes")]
    return f"{endpoint}{_ROUTE}?{urlencode([*wanted, ('sort', sort), ('limit', _MOST), *fields])}"


def probe_url(endpoint: str) -> str:
    """Return the address of the smallest listing, by which a Hub shows that it is one."""
    return f"{endpoint}{_ROUTE}?{urlencode({'sort': 'createdAt', 'limit': 1})}"


def relation_tag(base: str, relation: Relation | None) -> str:
    """Return the tag that a child of ``base`` bears, for its relation or for any."""
    return f"base_model:{relation}:{base}" if relation else f"base_model:{base}"
