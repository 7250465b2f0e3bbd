"""The contract of the service as an OpenAPI 3.1 document, and the table of functions as JSON."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.table import Argument, Function
from xl_addin.records import Sentence
from xl_addin.service import schemas
from xl_addin.service.instance import Instance
from xl_addin.service.refusals import Kind

Json: TypeAlias = dict[str, Any]

_ANYWHERE = (Kind.BAD_REQUEST, Kind.FORBIDDEN, Kind.TOO_SLOW, Kind.FAULT, Kind.BUSY)
_WITH_BODY = (Kind.NO_LENGTH, Kind.TOO_LARGE, Kind.NO_JSON_TYPE, Kind.UNFIT)
_JOB: Json = {"name": "job", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def document(instance: Instance) -> Json:
    """Return the document of a running service."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "HFScore",
            "version": instance.version,
            "description": "The cell functions of HFScore, for programs of one user on one machine.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": instance.address}],
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The token of service/service.json in HFSCORE_HOME; new at each start.",
                }
            },
            "schemas": dict(schemas.SCHEMAS),
            "responses": {kind.value: _refusal(kind) for kind in Kind},
        },
    }


def table() -> list[Json]:
    """Return what a host needs to know of every function, in the order of the help."""
    return [_function(function) for function in FUNCTIONS]


def _paths() -> Json:
    return {
        "/v1/cells": {
            "post": _with_body("calculate", "Calculate a batch of cells.", "Batch", {200: "Answers"})
        },
        "/v1/refresh": {"post": _refresh()},
        "/v1/refresh/{job}": {
            "get": _operation(
                "progress",
                "Tell how far a refresh is.",
                {200: "Progress"},
                (Kind.UNAUTHORIZED, Kind.NOT_FOUND),
            ),
            "parameters": [_JOB],
        },
        "/v1/forget-failures": {
            "post": _operation(
                "forget", "Let every failure be asked anew.", {200: "Forgotten"}, (Kind.UNAUTHORIZED,)
            )
        },
        "/v1/functions": {
            "get": _operation("functions", "List the functions.", {200: "Functions"}, (Kind.UNAUTHORIZED,))
        },
        "/v1/end": {
            "post": _operation("end", "End the service.", {202: "Ending"}, (Kind.UNAUTHORIZED,)),
        },
        "/v1/health": {"get": _open("health", "Tell who listens here.", {200: "Health"})},
        "/openapi.json": {"get": _open("contract", "Return this document.", {200: "Document"})},
    }


def _refresh() -> Json:
    found = _with_body("refresh", "Have the Hub asked anew, in the background.", "Models", {202: "Job"})
    found["responses"]["202"]["links"] = {
        "progress": {"operationId": "progress", "parameters": {"job": "$response.body#/job"}}
    }
    return found


def _with_body(name: str, summary: str, body: str, found: Mapping[int, str]) -> Json:
    content = {"application/json": {"schema": _reference(body)}}
    operation = _operation(name, summary, found, (Kind.UNAUTHORIZED, *_WITH_BODY))
    return operation | {"requestBody": {"required": True, "content": content}}


def _open(name: str, summary: str, found: Mapping[int, str]) -> Json:
    return _operation(name, summary, found, ()) | {"security": []}


def _operation(name: str, summary: str, found: Mapping[int, str], refusals: tuple[Kind, ...]) -> Json:
    answered = {
        str(status): {
            "description": summary,
            "content": {"application/json": {"schema": _reference(schema)}},
        }
        for status, schema in found.items()
    }
    refused = {
        str(kind.status.value): {"$ref": f"#/components/responses/{kind.value}"}
        for kind in (*refusals, *_ANYWHERE, Kind.WRONG_METHOD)
    }
    return {"operationId": name, "summary": summary, "responses": answered | refused}


def _refusal(kind: Kind) -> Json:
    words = " or ".join(f"“{other.value}”" for other in Kind if other.status is kind.status)
    return {
        "description": f"{kind.status.phrase}; “error” is {words}.",
        "content": {"application/json": {"schema": _reference("Refusal")}},
    }


def _reference(schema: str) -> Json:
    return {"$ref": f"#/components/schemas/{schema}"}


def _function(function: Function) -> Json:
    return {
        "name": function.name,
        "arguments": [_argument(argument) for argument in function.arguments],
        "shape": function.shape,
        "help": _both(function.help),
        "example": function.example,
    }


def _argument(argument: Argument) -> Json:
    return {
        "name": argument.name,
        "kind": argument.kind,
        "choices": list(argument.choices),
        "optional": argument.optional,
        "help": _both(argument.help),
    }


def _both(sentence: Sentence) -> Json:
    return {"en": sentence.en, "ja": sentence.ja}
