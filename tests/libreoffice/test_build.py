"""The add-in's file: whole, the same for the same input, and what it names is in it."""

import ast
import json
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from xl_addin.excel.functions import FUNCTIONS
from xl_addin.libreoffice.build import build_addin
from xl_addin.libreoffice.description import PARTS
from xl_addin.messages.libreoffice import IN_OFFICE, MENU, TOOLBAR

OOR = "{http://openoffice.org/2001/registry}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """Return the parts of the add-in by their names."""
    return built_for("/home/山田/hf")


def built_for(home: str) -> dict[str, bytes]:
    """Return the parts of the add-in for this folder by their names."""
    with ZipFile(BytesIO(build_addin(Path("/opt/py/bin/python"), Path(home)))) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_same_input_gives_the_same_bytes() -> None:
    """No date and no order of chance is in it; another folder gives another file."""
    one, two = (build_addin(Path("/py"), Path("/home")) for _ in range(2))
    assert one == two
    assert one != build_addin(Path("/py"), Path("/home2"))


def test_what_the_manifest_names_is_there(parts: dict[str, bytes]) -> None:
    """Every part that the office reads, each well-formed where it is XML."""
    root = etree.fromstring(parts["META-INF/manifest.xml"])
    named = {entry.get("{http://openoffice.org/2001/manifest}full-path") for entry in root}
    assert named == set(PARTS)
    assert named <= set(parts)
    for name, content in parts.items():
        if name.endswith((".xml", ".xcu", ".components")):
            etree.fromstring(content)


def test_every_function_is_described_in_both_languages(parts: dict[str, bytes]) -> None:
    """Name and help of each function and argument stand in the settings, and each has its method."""
    root = etree.fromstring(parts["CalcAddIns.xcu"])
    interface = parts["XFunctions.idl"].decode()
    for function in FUNCTIONS:
        (node,) = root.iterfind(f'.//node[@{OOR}name="{function.name.lower()}"]')
        texts = {(value.get(LANG), value.text) for value in node.iter("value")}
        for said in (function.help, *(argument.help for argument in function.arguments)):
            assert {("en", said.en), ("ja", said.ja)} <= texts
        assert f" {function.name.lower()}(" in interface


def test_menu_and_tool_bar_have_every_command(parts: dict[str, bytes]) -> None:
    """Each entry in both languages; no entry calls what the commands do not know."""
    root = etree.fromstring(parts["Addons.xcu"])
    called = [value.text or "" for value in root.iter("value") if (value.text or "").startswith("service:")]
    assert [url.partition("?")[2] for url in called] == [*MENU, *TOOLBAR]
    texts = {(value.get(LANG), value.text) for value in root.iter("value")}
    assert all({("en", said.en), ("ja", said.ja)} <= texts for said in MENU.values())
    commands = parts["pythonpath/hfscore_addin/commands.py"].decode()
    assert all(f'"{command}": self.{command}' in commands for command in MENU)


def test_what_is_built_in(parts: dict[str, bytes]) -> None:
    """Python, folder, functions with what may be left out, and every sentence."""
    baked = json.loads(parts["pythonpath/hfscore_addin/client.json"])
    assert (baked["python"], baked["home"]) == ("/opt/py/bin/python", "/home/山田/hf")
    assert list(baked["functions"]) == [function.name for function in FUNCTIONS]
    assert [one["optional"] for one in baked["functions"]["HFSCORE"]] == [False, True, True]
    assert set(baked["sentences"]) == set(IN_OFFICE)


def test_a_folder_named_in_another_encoding_is_built_in() -> None:
    """A byte that is no UTF-8 comes back as the system gave it."""
    home = "/home/\udcff"
    assert json.loads(built_for(home)["pythonpath/hfscore_addin/client.json"])["home"] == home


def test_the_client_is_plain_python_3_8(parts: dict[str, bytes]) -> None:
    """Every file can be read by Python 3.8, and imports the standard library, the office and itself alone."""
    allowed = {*sys.stdlib_module_names, "uno", "unohelper", "com", "org", "hfscore_addin"}
    sources = {name: content for name, content in parts.items() if name.endswith(".py")}
    assert len(sources) > 5
    for name, content in sources.items():
        for node in ast.walk(ast.parse(content, name, feature_version=(3, 8))):
            if isinstance(node, ast.Import):
                assert {one.name.partition(".")[0] for one in node.names} <= allowed
            elif isinstance(node, ast.ImportFrom) and not node.level:
                assert (node.module or "").partition(".")[0] in allowed


def test_every_sentence_that_the_client_says_is_built_in(parts: dict[str, bytes]) -> None:
    """Each key that it says or raises is one of the sentences, and each sentence is said."""
    said: set[str] = set()
    for name, content in parts.items():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse(content)):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    if called in {"say", "Unavailable"}:
                        said.add(str(node.args[0].value))
    assert said == set(IN_OFFICE)
