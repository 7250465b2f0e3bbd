"""The body of a request: its limits are checked before it is read, its parts before they are used."""

import json
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any, NoReturn

from starlette.requests import Request

from xl_addin.messages import serving
from xl_addin.records import Sentence
from xl_addin.service.refusals import Kind, Refusal

MOST_BYTES = 1_000_000
"""Of a body; a thousand cells take a tenth of it."""


async def body_of(request: Request) -> bytes:
    """Return the body, counted while it is read.

    Raises
    ------
    Refusal
        If its length is not declared, too large, or it is no plain JSON by its headers.
    """
    _check_headers(request.headers)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise Refusal(Kind.TOO_LARGE, serving.too_large(MOST_BYTES))
        parts.append(part)
    return b"".join(parts)


def _check_headers(headers: Mapping[str, str]) -> None:
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers or not length.isdecimal():
        raise Refusal(Kind.NO_LENGTH, serving.no_length())
    if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
        raise Refusal(Kind.TOO_LARGE, serving.too_large(MOST_BYTES))
    declared = headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared != "application/json" or headers.get("content-encoding", "identity") != "identity":
        raise Refusal(Kind.NO_JSON_TYPE, serving.no_json_type())


def parsed(body: bytes) -> Mapping[str, Any]:
    """Return the JSON object in ``body``.

    Raises
    ------
    Refusal
        If it is none.
    """
    try:
        found = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal(Kind.UNFIT, serving.no_json(str(error))) from error
    if not isinstance(found, dict):
        unfit("body", serving.AN_OBJECT)
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON


def unfit(where: str, wanted: Sentence) -> NoReturn:
    """Refuse a body for the part ``where``, in which ``wanted`` should stand."""
    raise Refusal(Kind.UNFIT, serving.unfit(where, wanted))


def listed(found: Mapping[str, Any], key: str, most: int) -> Sequence[Any]:
    """Return the list under ``key``, of 1 to ``most`` elements."""
    value = found.get(key)
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        unfit(key, serving.a_list_of(1, most))
    return value


def text(value: object, where: str) -> str:
    """Return a text that can be written in UTF-8."""
    if not isinstance(value, str) or not _is_whole(value):
        unfit(where, serving.A_TEXT)
    return value


def cell(value: object, where: str, otherwise: Sentence = serving.AN_ARGUMENT) -> object:
    """Return what one cell may hold."""
    fits: Callable[[Any], bool] = _FITS.get(type(value), lambda _: False)
    if not fits(value):
        unfit(where, otherwise)
    return value


def _is_whole(value: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in value)


_FITS: Mapping[type, Callable[[Any], bool]] = {
    type(None): lambda _: True,
    bool: lambda _: True,
    int: lambda _: True,
    float: isfinite,
    str: _is_whole,
}
