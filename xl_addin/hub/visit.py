"""All requests about one model: asked, judged, tried again and turned page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xl_addin.errors import RateLimited, Unreachable
from xl_addin.hub.clauses import NO_ADDRESS, NO_LIST, TOO_SLOW
from xl_addin.hub.client import HubClient
from xl_addin.hub.judge import Asked, Reply, judge
from xl_addin.hub.links import continued
from xl_addin.hub.retrying import Passing, Trouble, persist
from xl_addin.messages.hub import unreachable
from xl_addin.records import Sentence


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its JSON, and the address of the page after it (None: the last one)."""

    content: Any
    following: str | None


class Visit:
    """The requests about one model, which share one budget of trouble.

    Every method raises the :class:`~xl_addin.errors.ModelError` that ends the question.
    """

    def __init__(self, client: HubClient, model: str) -> None:
        self.client = client
        self.model = model
        self._trouble = Trouble(client.patience.trouble, self._unreachable(TOO_SLOW))

    def get(self, url: str) -> Page:
        """Return the answer to ``url``."""
        client = self.client
        return persist(
            lambda: self._attempt(url),
            client.patience,
            self._trouble,
            sleep=client.sleep,
            clock=client.clock,
            admit=client.admit,
        )

    def pages(self, url: str) -> Iterator[Page]:
        """Yield the pages of a listing from ``url`` on.

        Where the last page still names one after it, the listing has no end: that one had been read
        before, or the pages are more than any honest listing has. The content of a page is a list.
        """
        most, turned = self.client.patience.pages, {url}
        while True:
            page = self.get(url)
            if not isinstance(page.content, list):
                raise self._unreachable(NO_LIST)
            yield page
            if page.following is None or page.following in turned or len(turned) >= most:
                return
            url = page.following
            turned.add(url)

    def _attempt(self, url: str) -> Page:
        reply = self.client.send(url)
        content = self._judged(reply)
        try:
            return Page(content, continued(url, reply.following) if reply.following else None)
        except ValueError as error:
            raise self._unreachable(NO_ADDRESS) from error

    def _judged(self, reply: Reply) -> Any:
        client = self.client
        try:
            return judge(reply, Asked(self.model, client.endpoint, client.now(), client.patience.limit_wait))
        except RateLimited as error:
            if client.gate is None or not client.gate.answered:
                raise
            raise Passing(error) from error  # the gate has learned of it, and waits before the next attempt

    def _unreachable(self, why: Sentence) -> Unreachable:
        return Unreachable(unreachable(self.client.endpoint, why))
