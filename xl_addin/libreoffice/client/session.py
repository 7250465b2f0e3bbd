"""What all parts of the add-in share while the office runs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, NamedTuple, Sequence

from .baked import Baked, read_baked
from .board import Board
from .names import Names
from .service import Service, Unavailable

_LOCALE = "/org.openoffice.Setup/L10N"
_READER = "com.sun.star.configuration.ConfigurationProvider"


class Session(NamedTuple):
    """The one board of this office, and what stands around it."""

    baked: Baked
    language: str
    board: Board
    service: Service
    names: Names

    def say(self, key: str, **details: object) -> str:
        """Return a sentence in the office's language."""
        return self.baked.say(key, self.language, **details)

    @property
    def with_model(self) -> tuple[str, ...]:
        """The functions whose first argument names models."""
        first = {name: kinds[0]["kind"] for name, kinds in self.baked.functions.items() if kinds}
        return tuple(name for name, kind in first.items() if kind in ("model", "models"))


@lru_cache(maxsize=None)
def baked() -> Baked:
    """Return what was built in."""
    return read_baked()


_sessions: List[Session] = []  # one, once the office has called


def current(context: Any) -> Session:
    """Return the session of this office, which begins with the first call."""
    if not _sessions:
        _sessions.append(begin(baked(), language_of(context)))
    return _sessions[0]


def begin(known: Baked, language: str) -> Session:
    """Return a new session."""
    service = Service(known.python, known.home)

    def ask(calls: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
        said = service.call("POST", "/v1/cells", {"language": language, "wait": False, "calls": calls})
        answers = said.get("answers") if isinstance(said, dict) else None
        if not isinstance(answers, list):
            raise Unavailable("strange", "200")
        return answers

    def explain(failure: Unavailable) -> str:
        return known.say(failure.key, language, detail=failure.detail)

    return Session(known, language, Board(ask, explain), service, Names(known.functions))


def language_of(context: Any) -> str:
    """Return ja where the office speaks Japanese, else en."""
    manager = context.ServiceManager
    provider = manager.createInstanceWithContext(_READER, context)
    place = _named("nodepath", _LOCALE)
    found = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (place,))
    locale = found.getByName("ooLocale") or found.getByName("ooSetupSystemLocale") or ""
    return "ja" if locale.lower().startswith("ja") else "en"


def _named(name: str, value: str) -> Any:
    from com.sun.star.beans import NamedValue  # noqa: PLC0415  there is an office only when this is called

    return NamedValue(name, value)
