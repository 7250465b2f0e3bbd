"""Python, xlwings and the DLL by which Excel calls them."""

from xl_addin.excel.doctor.facts import BookFacts, ExcelFacts, PythonFacts
from xl_addin.messages.doctor import python as said
from xl_addin.records import Check

_OLDEST = (3, 11)  # as requires-python in pyproject.toml
_WIDE = 64  # bits of an interpreter that numpy and scipy are still built for on Windows


def interpreter(facts: PythonFacts) -> Check:
    """Check the version and width of Python."""
    version = ".".join(map(str, facts.version))
    if facts.version[:2] < _OLDEST:
        return Check("python", "bad", said.python_old(version, ".".join(map(str, _OLDEST))))
    if facts.bits < _WIDE:
        return Check("python", "warn", said.python_narrow(version, facts.bits))
    return Check("python", "fine", said.python_fine(version, facts.bits, facts.executable))


def xlwings(facts: PythonFacts) -> Check:
    """Check that xlwings is installed where Excel would call it."""
    if facts.xlwings is not None:
        return Check("xlwings", "fine", said.xlwings_fine(facts.xlwings))
    return Check("xlwings", "bad" if facts.windows else "not-here", said.xlwings_missing(facts.executable))


def dll(facts: PythonFacts, excel: ExcelFacts | None) -> Check:
    """Check that xlwings' DLL of this very version and of Excel's width lies where the workbook looks.

    The DLL runs inside Excel and Python outside of it, so Excel's width is what counts.
    """
    if not facts.windows or facts.xlwings is None:
        return Check("dll", "not-here", said.dll_not_here())
    wanted = dll_name(facts.xlwings, (excel and excel.bits) or _WIDE)
    if wanted in facts.dlls:
        return Check("dll", "fine", said.dll_fine(wanted))
    return Check("dll", "bad", said.dll_missing(wanted, sorted(facts.dlls), facts.xlwings))


def dll_name(version: str, bits: int) -> str:
    """Return the file name under which xlwings' own VBA module loads its DLL."""
    return f"xlwings{bits}-{version}.dll"


def letters(facts: PythonFacts, book: BookFacts | None) -> Check:
    """Check that the letters of the paths survive the way from Excel to Python.

    xlwings.bas loads its DLL with LoadLibraryA, and the DLL starts Python, told of the workbook's path, with
    CreateProcessA, so each letter must stand in the system's code page.
    """
    for path in (str(facts.executable), *([str(book.path)] if book else [])):
        if facts.windows and not _encodable(path, facts.ansi):
            return Check("letters", "bad", said.letters_lost(path, facts.ansi))
    return Check("letters", "fine", said.letters_fine())


def _encodable(text: str, codec: str) -> bool:
    try:
        return text.encode(codec).decode(codec) == text
    except (UnicodeError, LookupError):
        return False
