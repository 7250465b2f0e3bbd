"""The one reader of Windows' registry."""

import sys

if sys.platform == "win32":
    import winreg

    _HIVES = {
        "HKCR": winreg.HKEY_CLASSES_ROOT,
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
    }


def read_value(key: str, name: str) -> object:
    """Return a value of the registry; None where there is none, and on every other system.

    Parameters
    ----------
    key
        Its path with the hive in front: ``HKCR``, ``HKCU`` or ``HKLM``.
    name
        Of the value; empty for the key's own.
    """
    if sys.platform == "win32":
        hive, _, path = key.partition("\\")
        try:
            # Office writes the 64-bit view, whichever the width of this Python.
            with winreg.OpenKey(_HIVES[hive], path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except OSError:
            pass
    return None
