"""What Windows' registry says of Excel, read through whoever can read it."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from xl_addin.excel.doctor.facts import ExcelFacts
from xl_addin.excel.doctor.office import ASKED

Read: TypeAlias = Callable[[str, str], object]
"""Takes a key, its hive in front (``HKCU\\\\…``), and a value's name; None where there is none."""

_INSTALLED = r"HKCR\Excel.Application\CurVer"  # Excel.Application.16
_PLATFORMS = (
    (r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"),
    (r"HKLM\SOFTWARE\Microsoft\Office\{version}\Outlook", "Bitness"),
)
_BITS = {"x64": 64, "x86": 32}
# An administrator's policy goes before the user's own setting.
_SECURITY = (
    r"HKCU\Software\Policies\Microsoft\Office\{version}\Excel\Security",
    r"HKCU\Software\Microsoft\Office\{version}\Excel\Security",
    r"HKLM\Software\Microsoft\Office\{version}\Excel\Security",
)


def excel_installed(read: Read) -> ExcelFacts | None:
    """Return the Excel that the registry names, None where it names none."""
    number = str(read(_INSTALLED, "") or "").rpartition(".")[2]
    if not number.isdecimal():
        return None
    version = f"{number}.0"
    bits = (_BITS.get(str(read(key.format(version=version), name))) for key, name in _PLATFORMS)
    security = [key.format(version=version) for key in _SECURITY]
    return ExcelFacts(
        version,
        next((width for width in bits if width), None),
        trusts_projects=_first(read(key, "AccessVBOM") for key in security) == 1,
        macros=_first(read(key, "VBAWarnings") for key in security) or ASKED,
    )


def _first(values: Iterable[object]) -> int | None:
    return next((value for value in values if isinstance(value, int)), None)
