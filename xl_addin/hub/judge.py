"""What an answer of the Hub means: its JSON, a fault that may heal, or the end of the question."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from xl_addin.errors import ModelError, NoAccess, RateLimited, UnknownModel, Unreachable
from xl_addin.hub.clauses import NOT_JSON, server_status
from xl_addin.hub.ratelimit import seconds_to_reset
from xl_addin.hub.retrying import Passing
from xl_addin.messages.hub import no_access, rate_limited, token_refused, unknown_model, unreachable

_BAD_TOKEN = "invalid credentials in authorization header"  # noqa: S105 - the Hub's words, no secret
_WINDOW = 300.0  # seconds; the Hub's documented window, guessed where a refusal does not say


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer off the wire.

    ``headers`` have names in lower case; ``following`` is the address in ``Link: <…>; rel="next"``.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    following: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, where and when, and the longest wait for a new quota that is borne [s]."""

    model: str
    endpoint: str
    now: datetime
    limit_wait: float


def judge(reply: Reply, asked: Asked) -> Any:
    """Return the JSON of a good answer.

    Raises
    ------
    Passing
        For what may heal: a quota that is soon renewed, 408, 5xx, an answer that is not JSON.
    ModelError
        For what will not.
    """
    if HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES:
        return _json(reply, asked)
    if reply.status == HTTPStatus.TOO_MANY_REQUESTS:
        raise _limited(reply, asked)
    refusal = _refusal(reply, asked)
    if reply.status == HTTPStatus.REQUEST_TIMEOUT or reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Passing(refusal)
    raise refusal


def _json(reply: Reply, asked: Asked) -> Any:
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError) as error:
        raise Passing(Unreachable(unreachable(asked.endpoint, NOT_JSON))) from error


def _limited(reply: Reply, asked: Asked) -> Passing | RateLimited:
    said = seconds_to_reset(reply.headers, asked.now)
    reset = asked.now + timedelta(seconds=_WINDOW if said is None else said)
    error = RateLimited(rate_limited(asked.endpoint, reset))
    if said is None:
        return Passing(error)
    # One second more, as the Hub's own client does: the header's seconds are rounded down.
    return Passing(error, said + 1) if said + 1 <= asked.limit_wait else error


def _refusal(reply: Reply, asked: Asked) -> ModelError:
    match reply.status:
        case HTTPStatus.UNAUTHORIZED if _BAD_TOKEN in _message(reply):
            return NoAccess(token_refused(asked.endpoint))
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            return UnknownModel(unknown_model(asked.model, asked.endpoint))
        case HTTPStatus.FORBIDDEN | HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
            return NoAccess(no_access(asked.model, asked.endpoint))
        case status:
            return Unreachable(unreachable(asked.endpoint, server_status(status)))


def _message(reply: Reply) -> str:
    """Return what the server said beside the status, in lower case."""
    return (reply.headers.get("x-error-message", "") + reply.body.decode(errors="replace")).lower()
