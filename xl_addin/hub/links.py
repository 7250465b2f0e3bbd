"""Addresses: where a request may go, and where the token may travel."""

from urllib.parse import urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port of ``url``, the port filled in where the scheme implies it.

    Raises
    ------
    ValueError
        If ``url`` is no address at all.
    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def redirected(url: str, location: str) -> str:
    """Return where the redirect ``location``, met at ``url``, leads.

    A rename's redirect may name the new path alone; the question then goes along unchanged.

    Raises
    ------
    ValueError
        If ``location`` is no address at all.
    """
    target = urlsplit(urljoin(url, location))
    return target._replace(query=target.query or urlsplit(url).query, fragment="").geturl()


def continued(url: str, link: str) -> str:
    """Return the page after ``url`` that ``link`` names, at the server that was asked.

    Mirrors pass on links to huggingface.co (padeoe/hf-mirror-site #65); following them would leave a
    closed network. All that a link tells beyond the question is its query, which holds the cursor.

    Raises
    ------
    ValueError
        If ``link`` is no address at all.
    """
    return urlsplit(url)._replace(query=urlsplit(link).query).geturl()
