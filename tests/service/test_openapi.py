"""Tests of the contract: it names every path and function, and what is answered is what it says."""

from typing import Any

import pytest
from service_client import Client
from services import MODELS

from xl_addin.excel.functions import FUNCTIONS
from xl_addin.service.app import PATHS
from xl_addin.service.instance import Instance
from xl_addin.service.openapi import document, table
from xl_addin.service.refusals import Kind

CONTRACT = document(Instance("http://127.0.0.1:4711"))


def test_every_path_is_in_the_contract() -> None:
    """The contract has the paths that are served, with their methods, and no other."""
    named = {
        (method.upper(), path)
        for path, operations in CONTRACT["paths"].items()
        for method in operations
        if method != "parameters"
    }
    assert named == {tuple(name.split()) for name in PATHS}


def test_every_reference_leads_somewhere() -> None:
    """Each $ref of the contract names a part of it."""

    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if "$ref" in part else []
            return own + [one for inner in part.values() for one in references(inner)]
        return [one for inner in part for one in references(inner)] if isinstance(part, list) else []

    found = references(CONTRACT)
    assert found
    for reference in found:
        _, *keys = reference.split("/")
        part = CONTRACT
        for key in keys:
            part = part[key]


def test_the_table_has_every_function_with_its_choices() -> None:
    """A host learns each function's name, arguments, choices and help in both languages."""
    assert [function["name"] for function in table()] == [function.name for function in FUNCTIONS]
    for told, function in zip(table(), FUNCTIONS, strict=True):
        assert told["help"] == {"en": function.help.en, "ja": function.help.ja}
        assert [one["choices"] for one in told["arguments"]] == [list(a.choices) for a in function.arguments]


def test_every_refusal_has_a_response() -> None:
    """Each kind of refusal is described, with the word that programs go by."""
    assert set(CONTRACT["components"]["responses"]) == {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/v1/health", None),
        ("GET", "/v1/functions", None),
        ("POST", "/v1/cells", {"calls": [{"function": "HFHISTORY", "arguments": [MODELS[0]]}]}),
        ("POST", "/v1/cells", {"calls": [{"function": "HFASOF", "arguments": [MODELS[0]]}]}),
        ("POST", "/v1/cells", {"calls": [{"function": "HFNONE", "arguments": []}]}),
        ("POST", "/v1/refresh", {"models": ["org/base-0"]}),
        ("POST", "/v1/forget-failures", None),
    ],
)
def test_what_is_answered_fits_the_contract(client: Client, method: str, path: str, body: Any) -> None:
    """The status is a documented one, and the body has its schema's required keys and no others."""
    reply = client.ask(method, path, body)
    told = CONTRACT["paths"][path][method.lower()]["responses"][str(reply.status)]
    schema = _schema(told["content"]["application/json"]["schema"]["$ref"])
    assert set(reply.body) == set(schema["required"])
    if "answers" in reply.body:
        kinds = schema["properties"]["answers"]["items"]["oneOf"]
        (answer,) = reply.body["answers"]
        assert sum(set(kind["required"]) <= set(answer) <= set(kind["properties"]) for kind in kinds) == 1


def _schema(reference: str) -> dict[str, Any]:
    found: dict[str, Any] = CONTRACT["components"]["schemas"][reference.rpartition("/")[2]]
    return found
