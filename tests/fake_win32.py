"""Windows as far as xlwings looks at it: enough stubs for its real import, wrapper and call path to run.

    with excel_on_windows():
        from xlwings import udfs   # the real module, and xlwings.func is the real decorator

Nothing of xlwings is replaced; what it finds on Windows is put where it looks: the modules of pywin32, and
the names that its own ``__init__`` binds there.
"""

import ctypes
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import ModuleType, SimpleNamespace
from typing import Any

import xlwings

MISSING = -2147352572
"""How an argument that was left out arrives (DISP_E_PARAMNOTFOUND)."""

NA, DIV0 = -2146826246, -2146826281
"""How the error values #N/A and #DIV/0! arrive."""

_RANGE = "{00020846-0000-0000-C000-000000000046}"  # the interface of Excel's Range
_MODULES = (
    "pythoncom",
    "pywintypes",
    "win32api",
    "win32con",
    "win32event",
    "win32gui",
    "win32process",
    "win32timezone",
    "win32com",
    "win32com.client",
    "win32com.server",
    "win32com.server.dispatcher",
    "win32com.server.policy",
    "win32com.server.util",
)
_OF_XLWINGS = ("xlwings._xlwindows", "xlwings.udfs", "xlwings.com_server", "xlwings._win32patch")


NO_SUCH_MEMBER = -2147352567
"""How Excel says that a collection lacks what was asked for (DISP_E_EXCEPTION)."""


class com_error(Exception):  # noqa: N801  pywin32's own name
    """What pywin32 raises for a failed call."""

    hresult = NO_SUCH_MEMBER


class Dispatched:
    """A COM object."""


class Variant:
    """An object of ours under a COM interface, as the server hands it to Excel."""

    def __init__(self, obj: Any) -> None:
        self.obj = obj


class FakeRange(Dispatched):
    """A Range of Excel with values in rows."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self.Value = self.Value2 = rows[0][0] if len(rows) == len(rows[0]) == 1 else tuple(map(tuple, rows))
        self.Row = self.Column = 1
        self.Rows, self.Columns = SimpleNamespace(Count=len(rows)), SimpleNamespace(Count=len(rows[0]))
        self.Worksheet: Any = SimpleNamespace(Parent=SimpleNamespace(Application=SimpleNamespace(Hwnd=1)))
        attributes = SimpleNamespace(iid=_RANGE)
        self._oleobj_ = SimpleNamespace(GetTypeInfo=lambda: SimpleNamespace(GetTypeAttr=lambda: attributes))


class FakeBook:
    """A workbook that remembers the module imported into it and what the wizard is told.

    Attributes
    ----------
    source
        The Basic of the imported module.
    options
        By function: description, category and the descriptions of the arguments.
    """

    def __init__(self, name: str = "book.xlsm") -> None:
        self.Name = name
        self.source = ""
        self.options: dict[str, dict[str, Any]] = {}
        self.VBProject = SimpleNamespace(VBComponents=self)
        self.Application = SimpleNamespace(Version="16.0", MacroOptions=self._macro_options)
        self.Worksheets: list[Any] = []

    def __call__(self, _: str) -> None:
        """Look a module up."""
        raise com_error  # there is no such module yet

    def Remove(self, _: Any) -> None:  # noqa: N802  Excel's name
        """Remove a module."""

    def Import(self, path: str) -> None:  # noqa: N802  Excel's name
        """Import a module from a file."""
        with open(path, encoding="utf-8") as file:  # noqa: PTH123  as xlwings names it
            self.source = file.read()

    def _macro_options(self, name: str, **options: Any) -> None:
        self.options[name.rpartition("!")[2]] = options


@contextmanager
def excel_on_windows() -> Iterator[None]:
    """Let xlwings find itself on Windows until the end of the block."""
    bound = {name: getattr(xlwings, name) for name in ("func", "arg", "ret", "engines")}
    before = {name: sys.modules.get(name) for name in (*_MODULES, *_OF_XLWINGS)}
    libraries = {name: getattr(ctypes, name, None) for name in ("windll", "oledll", "PyDLL")}
    sys.modules.update(_stubs())
    for name in libraries:
        setattr(ctypes, name, _Library())
    try:
        windows = importlib.import_module("xlwings._xlwindows")
        xlwings.engines.add(xlwings.Engine(impl=windows.engine))
        udfs = importlib.import_module("xlwings.udfs")
        for name, real in (("func", udfs.xlfunc), ("arg", udfs.xlarg), ("ret", udfs.xlret)):
            setattr(xlwings, name, real)
        yield
    finally:
        for name, value in bound.items():
            setattr(xlwings, name, value)
        for name, module in before.items():
            sys.modules.pop(name, None)
            if module is not None:
                sys.modules[name] = module
        for name, library in libraries.items():
            if library is None:
                delattr(ctypes, name)
            else:
                setattr(ctypes, name, library)


class _Library:
    """A library of Windows, in which every function is there and does nothing."""

    def __getattr__(self, _: str) -> "_Library":
        return self

    def __setattr__(self, *_: object) -> None:
        """Forget what a function is said to return."""

    def __call__(self, *_: object) -> "_Library":
        """Do nothing."""
        return self


def _stubs() -> dict[str, ModuleType]:
    found = {name: ModuleType(name) for name in _MODULES}
    for name, module in found.items():
        parent, _, own = name.rpartition(".")
        if parent:
            setattr(found[parent], own, module)
    client, util = found["win32com.client"], found["win32com.server.util"]
    for name in ("CDispatch", "CoClassBaseClass", "DispatchBaseClass"):
        setattr(client, name, type(name, (Dispatched,), {}))
    _name(client, Dispatch=lambda obj, **_: obj, DispatchEx=lambda obj: obj)
    _name(util, wrap=Variant, unwrap=lambda variant: variant.obj)
    _name(found["win32com.server.policy"], DesignatedWrapPolicy=object, DefaultPolicy=object)
    _name(found["pywintypes"], com_error=com_error, TimeType=datetime, IID=str)
    _name(
        found["pythoncom"],
        __file__=__file__,
        CoInitialize=lambda: None,
        com_error=com_error,
        ole_error=com_error,
        TypeIIDs={"dispatch": Dispatched},
        IID_IDispatch="dispatch",
        IID_IEnumVARIANT="enum",
    )
    _name(found["win32process"], GetWindowThreadProcessId=lambda _: (0, 1))
    _name(found["win32timezone"], TimeZoneInfo=SimpleNamespace(utc=lambda: UTC))
    return found


def _name(module: ModuleType, **names: Any) -> None:
    for name, value in names.items():
        setattr(module, name, value)
