"""The one road to the wire: the only file that speaks HTTP."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

import requests
from requests.auth import AuthBase

from xl_addin import __version__
from xl_addin.errors import ModelError, NoAccess, Unreachable
from xl_addin.hub.clauses import (
    CUT_OFF,
    NO_ADDRESS,
    NO_CONNECTION,
    NO_PROXY,
    NO_TRUST,
    REDIRECTS,
    no_answer,
    too_large,
)
from xl_addin.hub.deadline import within
from xl_addin.hub.gate import Gate
from xl_addin.hub.judge import Reply
from xl_addin.hub.links import origin, redirected
from xl_addin.hub.patience import PATIENCE, Patience
from xl_addin.hub.retrying import Passing
from xl_addin.messages.hub import token_refused, unreachable
from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

_PIECE = 8192  # bytes read at a time
_log = logging.getLogger(__name__)


class HubClient:
    """Sends requests to one Hub, each within the bounds of its patience.

    Parameters
    ----------
    endpoint
        Address of the Hub, without a slash at its end.
    token
        Access token, sent to the endpoint's scheme, host and port only; None asks anonymously.
    now
        Tells the time in UTC.
    patience
        How long the Hub is waited for.
    gate
        Counts the calls and holds them below the Hub's quota; None asks without counting.
    sleep, clock
        Wait for seconds; tell seconds that pass evenly.

    Attributes
    ----------
    calls
        Requests sent so far, redirects and failures included.
    """

    def __init__(
        self,
        endpoint: str,
        token: str | None = None,
        *,
        now: Callable[[], datetime],
        patience: Patience = PATIENCE,
        gate: Gate | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.endpoint = endpoint.rstrip("/")
        self.patience = patience
        self.gate = gate
        self.calls = 0
        self.now, self.sleep, self.clock = now, sleep, clock
        self._session = requests.Session()
        self._session.auth = _Token(self.endpoint, token)
        self._session.headers.update({"User-Agent": f"hfscore/{__version__}", "Accept": "application/json"})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def send(self, url: str) -> Reply:
        """Return the answer to one GET of ``url``, whatever its status; redirects are followed.

        Raises
        ------
        Passing
            Where no complete answer came, which may heal.
        Unreachable
            Where none can come: a wrong address, redirects without end, a body too large.
        NoAccess
            Where the token holds characters that no token has.
        """
        longest = self.patience.attempt
        deadline = self.clock() + longest
        try:
            return within(longest, lambda: self._follow(url, deadline))
        except TimeoutError as error:
            raise Passing(self._unreachable(no_answer(longest))) from error

    def _follow(self, url: str, deadline: float) -> Reply:
        for _ in range(self.patience.hops + 1):
            reply = self._exchange(url, deadline)
            if isinstance(reply, Reply):
                return reply
            url = reply
        raise self._unreachable(REDIRECTS)

    def _exchange(self, url: str, deadline: float) -> Reply | str:
        """Return the answer, or the address to which the server redirects."""
        limits, sent = (self.patience.connect, self.patience.silence), self.now()
        self.calls += 1
        try:
            with self._session.get(url, timeout=limits, stream=True, allow_redirects=False) as response:
                self._learn(url, response, sent)
                request = response.headers.get("X-Request-Id", "-")
                _log.debug("%d %s, request %s", response.status_code, shown(url), shown(request))
                target = self._session.get_redirect_target(response)
                return redirected(url, target) if target else self._reply(response, deadline)
        except (requests.RequestException, ValueError) as error:
            fault = self._unreachable(_why(error, self.patience))
            # A ValueError is an address that is none: asking again is no use.
            raise (fault if isinstance(error, ValueError) else Passing(fault)) from error
        except (TimeoutError, ModelError):
            raise
        except OSError as error:  # so requests says that a file of certificates is not there
            raise self._unreachable(NO_TRUST) from error

    def admit(self) -> None:
        """Return once the quota lets one request through.

        Raises
        ------
        RateLimited
            If it does not, for longer than is waited.
        """
        if self.gate is not None:
            self.gate.admit()

    def _learn(self, url: str, response: requests.Response, sent: datetime) -> None:
        if self.gate is not None and origin(url) == origin(self.endpoint):
            self.gate.learn(response.status_code, _lower(response), sent)

    def _reply(self, response: requests.Response, deadline: float) -> Reply:
        return Reply(
            response.status_code,
            _lower(response),
            self._body(response, deadline),
            response.links.get("next", {}).get("url"),
        )

    def _body(self, response: requests.Response, deadline: float) -> bytes:
        body = bytearray()
        for piece in response.iter_content(_PIECE):
            body += piece
            if len(body) > self.patience.body:
                raise self._unreachable(too_large(self.patience.body))
            if self.clock() > deadline:
                raise TimeoutError
        return bytes(body)

    def _unreachable(self, why: Sentence) -> Unreachable:
        return Unreachable(unreachable(self.endpoint, why))


class _Token(AuthBase):
    """Puts the token on requests to the endpoint and on no other.

    A session that has an ``auth`` of its own also leaves the user's .netrc alone.
    """

    def __init__(self, endpoint: str, token: str | None) -> None:
        self._endpoint = endpoint
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token and request.url and origin(request.url) == origin(self._endpoint):
            if not (self._token.isascii() and self._token.isprintable()):
                raise NoAccess(token_refused(self._endpoint))
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _lower(response: requests.Response) -> dict[str, str]:
    """Return the headers by their names in lower case."""
    return {name.lower(): value for name, value in response.headers.items()}


def _why(error: Exception, patience: Patience) -> Sentence:
    """Name what went wrong; the order counts, for requests' exceptions are each other's children."""
    match error:
        case requests.exceptions.SSLError():
            return NO_TRUST
        case requests.exceptions.ProxyError():
            return NO_PROXY
        case requests.ReadTimeout():
            return no_answer(patience.silence)
        case requests.ConnectionError():
            return NO_CONNECTION
        case requests.exceptions.ChunkedEncodingError() | requests.exceptions.ContentDecodingError():
            return CUT_OFF
        case _:
            return NO_ADDRESS
