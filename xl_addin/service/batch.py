"""A batch of calls as a client sends it: cells that are calculated together."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xl_addin.messages import serving
from xl_addin.records import Language
from xl_addin.service.reading import cell, listed, text, unfit

MOST_CALLS = 10_000
"""In one batch."""


@dataclass(frozen=True, slots=True)
class Call:
    """One cell: a function's name as the client wrote it, and its arguments; a range is a list of rows."""

    function: str
    arguments: Sequence[Any]

    @property
    def key(self) -> str:
        """What tells this call from others that differ."""
        return json.dumps(
            [self.function, self.arguments]
        )  # 1, 1.0 and true are equal in Python, and not here


@dataclass(frozen=True, slots=True)
class Batch:
    """Calls in their order; ``language`` is None where the client leaves it to the settings.

    Without ``waits`` answers come from what is kept, at once.
    """

    calls: Sequence[Call]
    language: Language | None
    waits: bool


def batch_of(found: Mapping[str, Any]) -> Batch:
    """Return the batch in a JSON object.

    Raises
    ------
    Refusal
        If a part of it is not what it should be; the sentence names it.
    """
    calls = [_call(call, f"calls[{place}]") for place, call in enumerate(listed(found, "calls", MOST_CALLS))]
    return Batch(calls, _language(found.get("language")), _waits(found.get("wait", True)))


def _call(found: Any, where: str) -> Call:
    if not isinstance(found, dict):
        unfit(where, serving.AN_OBJECT)
    given = found.get("arguments", [])
    if not isinstance(given, list):
        unfit(f"{where}.arguments", serving.A_LIST)
    arguments = [_argument(value, f"{where}.arguments[{place}]") for place, value in enumerate(given)]
    return Call(text(found.get("function"), f"{where}.function"), arguments)


def _argument(value: object, where: str) -> object:
    if not isinstance(value, list):
        return cell(value, where)
    for number, row in enumerate(value):
        if not isinstance(row, list):
            unfit(f"{where}[{number}]", serving.AN_ARGUMENT)
        for place, one in enumerate(row):
            cell(one, f"{where}[{number}][{place}]")
    return value


def _language(value: object) -> Language | None:
    if value is None:
        return None
    if value not in ("en", "ja"):
        unfit("language", serving.A_LANGUAGE)
    return "ja" if value == "ja" else "en"


def _waits(value: object) -> bool:
    if not isinstance(value, bool):
        unfit("wait", serving.A_YES_OR_NO)
    return value
