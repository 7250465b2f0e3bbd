"""The headers that tell how long to wait; examples from the Hub's documentation of rate limits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.hub.ratelimit import Announced, announced, buckets, seconds_to_reset

NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)
POLICY = '"fixed window";"api";q=500;w=300'


def test_the_headers_of_the_hub_are_read() -> None:
    """Bucket names are read as they come, with the parameters beside them."""
    assert buckets('"api";r=489;t=123') == {"api": {"r": 489, "t": 123}}
    assert buckets(POLICY) == {"api": {"q": 500, "w": 300}}
    assert buckets('"media";r=1; t=2, "search" ; r=0;t=9') == {
        "media": {"r": 1, "t": 2},
        "search": {"r": 0, "t": 9},
    }


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"ratelimit": '"api";r=0;t=123', "retry-after": "9", "ratelimit-policy": POLICY}, 123),
        ({"ratelimit": '"resolvers";r=8;t=99, "api";r=0;t=5'}, 5),
        ({"ratelimit": '"api";r=0', "retry-after": "9"}, 9),
        ({"retry-after": "Tue, 01 Jul 2025 12:00:30 GMT"}, 30),
        ({"retry-after": "Tue, 01 Jul 2025 11:00:00 GMT"}, 0),
        ({"ratelimit-policy": POLICY}, 300),
        ({"ratelimit": '"api";r=0;t=999999999'}, 86_400),
        ({"ratelimit": "nonsense", "retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_the_wait_is_what_the_best_header_says(headers: dict[str, str], seconds: float | None) -> None:
    """RateLimit goes before Retry-After, and that before the window; silence is no figure."""
    assert seconds_to_reset(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("limit", "policy", "said"),
    [
        ('"api";r=489;t=123', POLICY, Announced(500, 489, 123)),
        ('"x";r=1;t=9', '"fixed window";"x";q=12000;w=300', Announced(12_000, 1, 9)),
        (
            '"api";r=9;t=9, "search";r=3;t=2',
            f'{POLICY}, "fixed window";"search";q=50;w=9',
            Announced(50, 3, 2),
        ),
        ('"api";r=489;t=999999999', POLICY, Announced(500, 489, 86_400)),
        ('"api";r=489;t=123', "", None),
        ('"api";r=489', POLICY, None),
        ('"other";r=489;t=123', POLICY, None),
        ('"api";r=0;t=123', '"fixed window";"api";q=0;w=300', None),
        ("", "", None),
    ],
)
def test_the_window_is_what_both_headers_say(limit: str, policy: str, said: Announced | None) -> None:
    """Both headers must speak of one bucket; of several the one with the fewest calls left counts."""
    assert announced({"ratelimit": limit, "ratelimit-policy": policy}) == said


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.text() for name in ("ratelimit", "retry-after", "ratelimit-policy")}
    )
)
def test_no_header_can_break_the_reading(headers: dict[str, str]) -> None:
    """Whatever the headers hold, the result is nothing or lies between 0 and a day."""
    said = announced(headers)
    assert said is None or said.allowed > 0
    seconds = seconds_to_reset(headers, NOW)
    assert seconds is None or 0 <= seconds <= 86_400
