"""What goes to and fro, as JSON Schema (2020-12)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from xl_addin.service.batch import MOST_CALLS
from xl_addin.service.refreshing import MOST_MODELS
from xl_addin.service.refusals import Kind

Json: TypeAlias = dict[str, Any]


def _object(required: Json, optional: Json | None = None, *, closed: bool = True) -> Json:
    """Return the schema of an object; a closed one has no other keys."""
    found: Json = {"type": "object", "properties": required | (optional or {}), "required": [*required]}
    return found | {"additionalProperties": False} if closed else found


def _list(items: Json, **limits: int) -> Json:
    return {"type": "array", "items": items} | limits


_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_LOADING: Json = {"loading": {"const": True, "description": "The Hub is still being asked: call again."}}
_SCALAR: Json = {"type": ["null", "number", "string", "boolean"]}
_BOTH = _object({"en": _TEXT, "ja": _TEXT})
_ERROR = _object({"error": {"enum": ["na", "value", "num"]}, "reason": _TEXT}, _LOADING)
_DATE = _object(
    {
        "date": {"type": "string", "format": "date-time"},
        "serial": {"type": "number", "description": "Days since 1899-12-30."},
    }
)
_VALUE = _object({"value": {"type": ["number", "string", "boolean"]}}, _LOADING)
_TABLE = _object({"table": _list(_list({"anyOf": [_SCALAR, _ERROR, _DATE]}))}, _LOADING)
_RANGE = _list(_list(_SCALAR)) | {"description": "A range: its rows from the top, each from the left."}
_CALL = _object(
    {"function": _TEXT | {"examples": ["HFSCORE"]}},
    {"arguments": _list({"anyOf": [_SCALAR, _RANGE]})},
    closed=False,
)
_ARGUMENT = _object(
    {
        "name": _TEXT,
        "kind": {"enum": ["model", "models", "choice", "number", "date", "counts"]},
        "choices": _list(_TEXT),
        "optional": {"type": "boolean"},
        "help": _BOTH,
    }
)
_FUNCTION = _object(
    {
        "name": _TEXT,
        "arguments": _list(_ARGUMENT),
        "shape": {"enum": ["scalar", "table"]},
        "help": _BOTH,
        "example": _TEXT,
    }
)

SCHEMAS: Mapping[str, Json] = MappingProxyType(
    {
        "Batch": _object(
            {"calls": _list(_CALL, minItems=1, maxItems=MOST_CALLS)},
            {
                "language": {"enum": ["en", "ja", None], "description": "Of reasons; else the settings'."},
                "wait": {
                    "type": "boolean",
                    "default": True,
                    "description": "Whether the Hub is waited for, two seconds at most.",
                },
            },
            closed=False,
        ),
        "Answers": _object(
            {"answers": _list({"oneOf": [_VALUE, _TABLE, _ERROR, _DATE]}, minItems=1, maxItems=MOST_CALLS)}
        ),
        "Models": _object({"models": _list(_TEXT, minItems=1, maxItems=MOST_MODELS)}, closed=False),
        "Job": _object({"job": _TEXT}),
        "Progress": _object({"done": _COUNT, "of": _COUNT, "finished": {"type": "boolean"}}),
        "Forgotten": _object({"forgotten": {"const": True}}),
        "Functions": _object({"functions": _list(_FUNCTION)}),
        "Ending": _object({"ending": {"const": True}}),
        "Health": _object({"service": {"const": "hfscore"}, "version": _TEXT, "pid": _COUNT}),
        "Document": _object({"openapi": {"const": "3.1.0"}}, closed=False),
        "Refusal": _object({"error": {"enum": [kind.value for kind in Kind]}, "message": _TEXT}),
    }
)
"""By their names in the document."""
