"""The office's settings that the add-in brings: functions with their help, the job, menu and tool bar."""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.etree import _Element

from xl_addin.excel.table import Function
from xl_addin.libreoffice.identity import ADDIN, BINDING, COMMANDS, FUNCTIONS
from xl_addin.libreoffice.interface import parameter
from xl_addin.messages.libreoffice import MENU, NAME, TOOLBAR
from xl_addin.records import Sentence

_OOR = "http://openoffice.org/2001/registry"
_XML = "http://www.w3.org/XML/1998/namespace"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"


def calc_addins(functions: Sequence[Function]) -> bytes:
    """Return CalcAddIns.xcu: what the office says of each function, in both languages."""
    root = _component("CalcAddIns", "org.openoffice.Office")
    addin = _node(_node(_node(root, "AddInInfo"), FUNCTIONS, new=True), "AddInFunctions")
    for function in functions:
        _add_function(_node(addin, function.name.lower(), new=True), function)
    return _written(root)


def jobs() -> bytes:
    """Return Jobs.xcu: names are bound when a document has been opened."""
    root = _component("Jobs", "org.openoffice.Office")
    job = _node(_node(root, "Jobs"), ADDIN, new=True)
    _property(job, "Service", BINDING)
    event = _node(_node(root, "Events"), "OnLoad", fuse=True)
    _node(_node(event, "JobList"), ADDIN, new=True)
    return _written(root)


def addons() -> bytes:
    """Return Addons.xcu: the menu, and the tool bar with the commands that are needed most."""
    root = _component("Addons", "org.openoffice.Office")
    ui = _node(root, "AddonUI")
    menu = _node(_node(ui, "OfficeMenuBar"), ADDIN, new=True)
    _title(menu, NAME)
    _property(menu, "Context", _CALC)
    _property(menu, "Target", "_self")
    _entries(_node(menu, "Submenu"), MENU)
    bar = _node(_node(ui, "OfficeToolBar"), ADDIN, new=True)
    _entries(bar, {command: MENU[command] for command in TOOLBAR})
    return _written(root)


def window_state() -> bytes:
    """Return CalcWindowState.xcu: the tool bar has a name, and its place beside the others."""
    root = _component("CalcWindowState", "org.openoffice.Office.UI")
    states = _node(_node(root, "UIElements"), "States")
    bar = _node(states, f"private:resource/toolbar/addon_{ADDIN}", new=True)
    _texts(bar, "UIName", NAME)
    for name, value in (("Visible", "true"), ("Docked", "true"), ("ContextSensitive", "false")):
        _property(bar, name, value, "xs:boolean")
    _property(bar, "DockingArea", "0", "xs:int")
    _property(bar, "DockPos", "0,2")
    return _written(root)


def _add_function(entry: _Element, function: Function) -> None:
    _texts(entry, "DisplayName", Sentence(function.name, function.name))
    _texts(entry, "Description", function.help)
    _property(entry, "Category", "Add-In")
    _texts(entry, "CategoryDisplayName", NAME)
    _texts(entry, "CompatibilityName", Sentence(function.name, function.name))
    parameters = _node(entry, "Parameters")
    for argument in function.arguments:
        node = _node(parameters, parameter(argument), new=True)
        _texts(node, "DisplayName", Sentence(argument.name, argument.name))
        _texts(node, "Description", argument.help)


def _entries(node: _Element, labels: Mapping[str, Sentence]) -> None:
    for number, (command, label) in enumerate(labels.items()):
        entry = _node(node, f"m{number:02}", new=True)
        _property(entry, "URL", f"service:{COMMANDS}?{command}")
        _title(entry, label)
        _property(entry, "Target", "_self")
        _property(entry, "Context", _CALC)


def _component(name: str, package: str) -> _Element:
    spaces = {"oor": _OOR, "xs": "http://www.w3.org/2001/XMLSchema"}
    root = etree.Element(f"{{{_OOR}}}component-data", nsmap=spaces)
    root.set(f"{{{_OOR}}}name", name)
    root.set(f"{{{_OOR}}}package", package)
    return root


def _node(parent: _Element, name: str, *, new: bool = False, fuse: bool = False) -> _Element:
    node = etree.SubElement(parent, "node")
    node.set(f"{{{_OOR}}}name", name)
    if new or fuse:
        node.set(f"{{{_OOR}}}op", "replace" if new else "fuse")
    return node


def _title(parent: _Element, text: Sentence) -> None:
    _texts(parent, "Title", text)


def _texts(parent: _Element, name: str, text: Sentence) -> None:
    prop = _prop(parent, name)
    for language, said in (("en", text.en), ("ja", text.ja)):
        value = etree.SubElement(prop, "value")
        value.set(f"{{{_XML}}}lang", language)
        value.text = said


def _property(parent: _Element, name: str, text: str, kind: str = "xs:string") -> None:
    etree.SubElement(_prop(parent, name, kind), "value").text = text


def _prop(parent: _Element, name: str, kind: str = "xs:string") -> _Element:
    prop = etree.SubElement(parent, "prop")
    prop.set(f"{{{_OOR}}}name", name)
    prop.set(f"{{{_OOR}}}type", kind)
    return prop


def _written(root: _Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
