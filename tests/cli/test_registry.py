"""The one reader of the registry, on a small registry of our own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any

import pytest

from xl_addin.cli import registry

HELD = {("user", r"Software\Example", "Value"): 3, ("classes", r"Excel.Application\CurVer", ""): "16"}


class Registry(ModuleType):
    """As Python's winreg, as far as it is used: keys that are missing raise FileNotFoundError."""

    HKEY_CLASSES_ROOT, HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = "classes", "user", "machine"
    KEY_READ, KEY_WOW64_64KEY = 0x20019, 0x100

    @contextmanager
    def OpenKey(self, hive: str, path: str, reserved: int, access: int) -> Iterator[tuple[str, str]]:  # noqa: N802 - winreg's own name
        """Open a key, in the view of 64 bits."""
        assert (reserved, access) == (0, 0x20119)
        if not any(held[:2] == (hive, path) for held in HELD):
            raise FileNotFoundError(2, "no such key", path)
        yield hive, path

    def QueryValueEx(self, key: tuple[str, str], name: str) -> tuple[object, int]:  # noqa: N802 - as above
        """Return a value and its kind."""
        if (*key, name) not in HELD:
            raise FileNotFoundError(2, "no such value", name)
        return HELD[*key, name], 4


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Any]:
    """Load the reader as Windows would."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Registry("winreg"))
    assert registry.__file__ is not None
    spec = spec_from_file_location("registry_of_windows", registry.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read_value  # type: ignore[no-any-return]


def test_a_value_is_read_by_its_path(read: Callable[[str, str], Any]) -> None:
    """The hive stands in front of the path; an empty name is the key's own value."""
    assert read(r"HKCU\Software\Example", "Value") == 3
    assert read(r"HKCR\Excel.Application\CurVer", "") == "16"


def test_what_is_missing_is_none(read: Callable[[str, str], Any]) -> None:
    """No such key, no such value, no such hive's key."""
    assert read(r"HKCU\Software\Example", "Other") is None
    assert read(r"HKLM\Software\Example", "Value") is None


@pytest.mark.skipif(sys.platform == "win32", reason="there is a registry")
def test_elsewhere_there_is_none() -> None:
    """On any other system every value is missing."""
    assert registry.read_value(r"HKCU\Software\Example", "Value") is None
