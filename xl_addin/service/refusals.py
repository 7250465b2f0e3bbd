"""Every way in which a request is refused: a status, a word for programs and a sentence for people."""

import json
from enum import Enum
from http import HTTPStatus

from xl_addin.errors import HFScoreError
from xl_addin.records import Language, Sentence


class Kind(Enum):
    """Why a request is refused: the word for programs."""

    BAD_REQUEST = "bad-request"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    WRONG_METHOD = "wrong-method"
    TOO_SLOW = "too-slow"
    NO_LENGTH = "no-length"
    TOO_LARGE = "too-large"
    NO_JSON_TYPE = "no-json-type"
    UNFIT = "unfit"
    FAULT = "fault"
    BUSY = "busy"
    ENDING = "ending"

    @property
    def status(self) -> HTTPStatus:
        """The status of HTTP that says the same."""
        return _STATUS[self]


_STATUS = {
    Kind.BAD_REQUEST: HTTPStatus.BAD_REQUEST,
    Kind.UNAUTHORIZED: HTTPStatus.UNAUTHORIZED,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.WRONG_METHOD: HTTPStatus.METHOD_NOT_ALLOWED,
    Kind.TOO_SLOW: HTTPStatus.REQUEST_TIMEOUT,
    Kind.NO_LENGTH: HTTPStatus.LENGTH_REQUIRED,
    Kind.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Kind.NO_JSON_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    Kind.UNFIT: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.FAULT: HTTPStatus.INTERNAL_SERVER_ERROR,
    Kind.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    Kind.ENDING: HTTPStatus.SERVICE_UNAVAILABLE,
}
_HEADERS = {
    Kind.UNAUTHORIZED: {"WWW-Authenticate": "Bearer"},
    Kind.BUSY: {"Retry-After": "1"},
}


class Refusal(HFScoreError, ValueError):
    """A request is not served."""

    def __init__(self, kind: Kind, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.headers = dict(_HEADERS.get(kind, {}))

    def body(self, language: Language) -> bytes:
        """Return what is sent: one JSON object."""
        told = {"error": self.kind.value, "message": self.sentence.text(language)}
        return json.dumps(told).encode("ascii")
