"""Addresses: origins, redirects and next pages."""

import pytest

from xl_addin.hub.links import continued, origin, redirected


def test_an_implied_port_is_the_same_origin() -> None:
    """A port that the scheme implies makes no other origin; another scheme, host or port does."""
    here = origin("https://hub.example/x")
    assert here == origin("https://HUB.example:443/y")
    assert here not in {origin("http://hub.example"), origin("https://hub.example:8443")}
    assert here != origin("https://hub.example.evil.net")
    assert here != origin("https://hub.example@evil.net")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/api/models/new/name", "https://hub.example/api/models/new/name?expand=a"),
        ("https://other.example/m?expand=b", "https://other.example/m?expand=b"),
        ("/m?x=1#part", "https://hub.example/m?x=1"),
    ],
)
def test_a_redirect_keeps_the_question(location: str, expected: str) -> None:
    """The query goes along where the redirect names none of its own."""
    assert redirected("https://hub.example/api/models/old/name?expand=a", location) == expected


@pytest.mark.parametrize(
    "link",
    [
        "https://huggingface.co/api/models?filter=f&cursor=abc%3D",
        "/api/models?filter=f&cursor=abc%3D",
        "?filter=f&cursor=abc%3D",
        "http://u:p@evil.example:81/elsewhere?filter=f&cursor=abc%3D",
    ],
)
def test_the_next_page_is_asked_of_the_same_server(link: str) -> None:
    """Scheme, host, port and path prefix stay; the link's query alone is taken."""
    asked = "https://office.example:8443/hub/api/models?filter=f"
    assert continued(asked, link) == "https://office.example:8443/hub/api/models?filter=f&cursor=abc%3D"
