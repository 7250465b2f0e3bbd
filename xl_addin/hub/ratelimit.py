"""How long a server that is asked too often wants to be left alone.

The Hub sends, on every answer, the headers of IETF draft-ietf-httpapi-ratelimit-headers-09::

    RateLimit: "api";r=0;t=123
    RateLimit-Policy: "fixed window";"api";q=500;w=300

with r calls left for t seconds, and q calls a window of w seconds. There are more buckets than
documented, so a bucket's name is read and never expected.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_BUCKET = re.compile(r'"([^"]*)"((?:\s*;\s*[a-z]+\s*=\s*\d{1,9})+)')
_PARAMETER = re.compile(r"([a-z]+)\s*=\s*(\d{1,9})")
_LONGEST = 86_400.0  # seconds; no window is longer than a day


def buckets(header: str) -> dict[str, dict[str, int]]:
    """Return the parameters of each bucket that a ``RateLimit`` or ``RateLimit-Policy`` header names."""
    return {
        name: {key: int(value) for key, value in _PARAMETER.findall(parameters)}
        for name, parameters in _BUCKET.findall(header)
    }


@dataclass(frozen=True, slots=True)
class Announced:
    """What an answer says of the window: calls allowed, calls left, seconds to its end (rounded down)."""

    allowed: int
    left: int
    seconds: int


def announced(headers: Mapping[str, str]) -> Announced | None:
    """Return what the headers say of the window, None where they do not say all of it.

    Where several buckets are named, the one with the fewest calls left counts. Header names are in lower
    case.
    """
    policies = buckets(headers.get("ratelimit-policy", ""))
    told = [
        Announced(policies[name]["q"], limit["r"], min(limit["t"], int(_LONGEST)))
        for name, limit in buckets(headers.get("ratelimit", "")).items()
        if limit.keys() >= {"r", "t"} and policies.get(name, {}).get("q")
    ]
    return min(told, key=lambda limit: limit.left, default=None)


def seconds_to_reset(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds until a refused client may ask again, or None where the answer does not say.

    ``RateLimit`` is believed first, then ``Retry-After``, then the window of ``RateLimit-Policy``.
    Header names are in lower case; the result lies between 0 and one day.
    """
    limits = buckets(headers.get("ratelimit", "")).values()
    policies = buckets(headers.get("ratelimit-policy", "")).values()
    seconds = (
        max((limit["t"] for limit in limits if limit.get("r", 0) == 0 and "t" in limit), default=None),
        _retry_after(headers.get("retry-after", ""), now),
        max((policy["w"] for policy in policies if "w" in policy), default=None),
    )
    said = next((value for value in seconds if value is not None), None)
    return None if said is None else min(max(0.0, said), _LONGEST)


def _retry_after(value: str, now: datetime) -> float | None:
    """Read ``Retry-After``: seconds, or an HTTP date (RFC 9110, 10.2.3)."""
    if re.fullmatch(r"\s*\d{1,9}\s*", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
