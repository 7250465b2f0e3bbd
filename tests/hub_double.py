"""A small Hub on this machine that answers as the Hugging Face Hub does, and remembers what it was asked.

    with HubDouble() as hub:
        hub.add_base("org/base", created)
        hub.add_child("someone/tuned", created, {"org/base": Relation.FINETUNE})
        client = HubClient(hub.endpoint, now=...)

Ways in which it may fail stand in :mod:`hub_faults`; ``hub.fail(fault)`` switches one on.
"""

import base64
import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from threading import Lock, Thread
from typing import Any, Literal, Self
from urllib.parse import urlencode

from hub_models import Announced, Model, State
from hub_wire import ROUTE, Answer, Fault, Seen, Server

from xl_addin.records import Relation, Snapshot

Route = Literal["detail", "listing", "any"]

# The list route refuses what the detail route alone knows, and both refuse what neither knows.
_LISTED = {"createdAt", "downloads", "downloadsAllTime", "likes", "trendingScore", "gated", "disabled"}
_LISTED |= {"baseModels", "tags", "lastModified", "private", "author"}
_DETAILED = _LISTED | {"childrenModelCount", "usedStorage"}


@dataclass
class _Switched:
    fault: Fault
    on: Route
    skip: int
    times: float

    def due(self, seen: Seen) -> bool:
        """Tell whether this request is to fail, and count it."""
        if self.on not in ("any", seen.route):
            return False
        self.skip -= 1
        self.times -= self.skip < 0
        return self.skip < 0 <= self.times


class HubDouble:
    """The server: plain data in, the Hub's answers out.

    Attributes
    ----------
    endpoint
        Where it listens.
    seen
        The requests so far.
    page_cap
        Most rows of one page.
    token
        The one token that is accepted; it opens no private model.
    quota, window
        Calls allowed within a fixed window, and its length [s].
    refused
        Calls beyond the quota so far.
    """

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.page_cap = 1000
        self.token = "hf_accepted"
        self.quota, self.window = 500, 300.0
        self.refused = 0
        self._models: dict[str, Model] = {}
        self._renamed: dict[str, str] = {}
        self._faults: list[_Switched] = []
        self._numbers = count()
        self._lock = Lock()
        self._begun, self._used = time.monotonic(), 0
        self._server = Server(self.receive)
        self.endpoint = self._server.endpoint

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    # What it holds ----------------------------------------------------------------------------------

    def add_base(
        self,
        model: str,
        created: datetime,
        *,
        announced: Announced = "counted",
        state: State = "open",
        old_names: tuple[str, ...] = (),
        licence: str | None = None,
        likes: int = 0,
    ) -> None:
        """Hold a base; it announces its children as counted, as given, or not at all (None)."""
        number = next(self._numbers)
        self._models[model] = Model(
            number, model, created, announced=announced, state=state, licence=licence, likes=likes
        )
        self._renamed |= dict.fromkeys(old_names, model)

    def add_child(
        self, model: str, created: datetime, parents: Mapping[str, Relation], *, state: State = "open"
    ) -> None:
        """Hold a model whose card names ``parents``."""
        self._models[model] = Model(next(self._numbers), model, created, parents, state=state)

    def add_snapshot(self, snapshot: Snapshot) -> None:
        """Hold a base with the children that a snapshot lists."""
        self.add_base(snapshot.base.id, snapshot.base.created, announced=snapshot.base.announced)
        for child in snapshot.children:
            held = self._models.get(child.id)
            parents = held.parents if held else {}
            self.add_child(child.id, child.created, {**parents, snapshot.base.id: child.relation})

    def remove(self, model: str) -> None:
        """Hold a model no longer, as if its owner had deleted it."""
        del self._models[model]

    def change(self, model: str, **fields: Any) -> None:
        """Give a model other fields of :class:`~hub_models.Model`, such as ``parents`` or ``state``."""
        self._models[model] = replace(self._models[model], **fields)

    def rename(self, old: str, new: str) -> None:
        """Give a model another name: the old one redirects, and the tags of its children follow."""
        self._models[new] = replace(self._models.pop(old), id=new)
        self._renamed[old] = new
        for child in list(self._models.values()):
            if old in child.parents:
                parents = {new if base == old else base: how for base, how in child.parents.items()}
                self.change(child.id, parents=parents)

    def fail(self, fault: Fault, *, on: Route = "any", skip: int = 0, times: float = float("inf")) -> None:
        """Answer with ``fault`` on a route: ``times`` times, after ``skip`` good answers."""
        self._faults.append(_Switched(fault, on, skip, times))

    def begin_window(self) -> None:
        """Let a new window of the quota begin."""
        with self._lock:
            self._begun, self._used = time.monotonic(), 0

    def spend(self, calls: int) -> None:
        """Let somebody else use up so many calls of the running window."""
        with self._lock:
            self._used += calls

    # What it answers --------------------------------------------------------------------------------

    def receive(self, seen: Seen) -> tuple[Answer, Fault | None]:
        """Remember a request; return its answer, and the fault that is due."""
        with self._lock:
            self.seen.append(seen)
            fault = next((switched.fault for switched in self._faults if switched.due(seen)), None)
            limits = self._limits()
            over = self._used > self.quota
            self.refused += over
        answer = Answer(429, {"error": "Too many requests"}) if over else self._answer(seen)
        return replace(answer, headers={**limits, **answer.headers, "X-Request-Id": "Root=1-double"}), fault

    def _limits(self) -> dict[str, str]:
        """Count one call; return the two headers that tell what is left."""
        now = time.monotonic()
        if now - self._begun >= self.window:
            self._begun, self._used = now, 0
        self._used += 1
        left, reset = max(0, self.quota - self._used), int(self._begun + self.window - now)
        return {
            "RateLimit": f'"api";r={left};t={reset}',
            "RateLimit-Policy": f'"fixed window";"api";q={self.quota};w={self.window:.0f}',
        }

    def _answer(self, seen: Seen) -> Answer:
        if seen.headers.get("authorization") not in (None, f"Bearer {self.token}"):
            return _error(401, "Invalid credentials in Authorization header")
        known = _LISTED if seen.route == "listing" else _DETAILED
        if not known.issuperset(seen.query.get("expand[]", [])):
            return _error(400, "Invalid enum value in expand[]")
        return self._list(seen) if seen.route == "listing" else self._detail(seen)

    def _detail(self, seen: Seen) -> Answer:
        name = seen.path.removeprefix(f"{ROUTE}/")
        if name in self._renamed:
            return Answer(307, "", {"Location": f"{ROUTE}/{self._renamed[name]}"})
        model = self._models.get(name)
        if model is None or model.state == "private":
            anonymous = "authorization" not in seen.headers
            missing = "Invalid username or password." if anonymous else "Repository not found"
            return _error(401 if anonymous else 404, missing, "RepoNotFound")
        if model.state == "disabled":
            return _error(403, "Access to this resource is disabled.")
        fields = model.row() | {"childrenModelCount": self._announced(model)}
        return Answer(200, _expanded(model, fields, seen))

    def _announced(self, model: Model) -> Mapping[Relation, int] | None:
        if model.announced != "counted":
            return model.announced and dict(model.announced)
        return Counter(child.parents[model.id] for child in self._children() if model.id in child.parents)

    def _list(self, seen: Seen) -> Answer:
        wanted, author = set(seen.query.get("filter", [])), seen.query.get("author", [""])[0]
        found = [model for model in self._children() if wanted <= set(model.tags)]
        found = [model for model in found if model.id.startswith(f"{author}/" if author else "")]
        sort = seen.query.get("sort", [""])[0]
        if sort:
            found.sort(key=lambda model: model.place(sort), reverse=True)
        if "cursor" in seen.query:
            turned = json.loads(base64.b64decode(seen.query["cursor"][0]))
            found = [model for model in found if model.place(sort) < (turned["at"], turned["_id"])]
        size = min(int(seen.query.get("limit", ["1000"])[0]), self.page_cap)
        page = found[:size]
        headers = {"Link": self._link(seen, page[-1])} if len(found) > size else {}
        return Answer(200, [_expanded(model, model.row(), seen) for model in page], headers)

    def _link(self, seen: Seen, last: Model) -> str:
        at, number = last.place(seen.query.get("sort", [""])[0])
        cursor = base64.b64encode(json.dumps({"at": at, "_id": number}).encode()).decode()
        query = urlencode({**seen.query, "cursor": cursor}, doseq=True)
        return f'<{self.endpoint}{ROUTE}?{query}>; rel="next"'

    def _children(self) -> list[Model]:
        return [model for model in list(self._models.values()) if model.state in ("open", "gated")]


def _expanded(model: Model, fields: Mapping[str, Any], seen: Seen) -> dict[str, Any]:
    """Return the row; ``expand[]`` replaces the default fields."""
    wanted = seen.query.get("expand[]", ["createdAt", "tags", "likes"])
    asked = {name: fields[name] for name in wanted if fields.get(name) is not None}
    return {"_id": model.object_id, "id": model.id, **asked}


def _error(status: int, message: str, code: str | None = None) -> Answer:
    headers = {"X-Error-Message": message} | ({"X-Error-Code": code} if code else {})
    return Answer(status, {"error": message}, headers)
