"""Excel, what it allows, and a workbook that it opens."""

from pathlib import PurePath, PureWindowsPath

from xl_addin.excel.doctor.facts import BookFacts, ExcelFacts, PythonFacts
from xl_addin.messages.doctor import office as said
from xl_addin.messages.doctor import workbook as told
from xl_addin.records import Check

ALL_RUN, ASKED, SIGNED_ONLY, NONE_RUNS = 1, 2, 3, 4
"""The values of Excel's macro setting, VBAWarnings."""

INTERPRETERS = ("INTERPRETER_WIN", "INTERPRETER")
"""The settings that may name Python in a workbook, as xlwings.bas reads them."""

XLWINGS_VERSION = "XLWINGS VERSION"
"""The setting by which a workbook of ours names the xlwings that it was built from."""


def excel(facts: ExcelFacts | None) -> Check:
    """Check that there is an Excel."""
    if facts is None:
        return Check("excel", "not-here", said.excel_not_here())
    return Check("excel", "fine", said.excel_fine(facts.version, facts.bits))


def trust(facts: ExcelFacts | None) -> Check:
    """Check whether functions could be imported by hand; the macro workbook does not need it."""
    if facts is None:
        return Check("trust", "not-here", said.excel_not_here())
    return Check("trust", "fine", said.trust_on() if facts.trusts_projects else said.trust_off())


def macros(facts: ExcelFacts | None) -> Check:
    """Check that macros may run."""
    if facts is None:
        return Check("macros", "not-here", said.excel_not_here())
    match facts.macros:
        case 4:
            return Check("macros", "bad", said.macros_forbidden())
        case 3:
            return Check("macros", "bad", said.macros_signed_only())
        case 1:
            return Check("macros", "warn", said.macros_unguarded())
        case _:
            return Check("macros", "fine", said.macros_fine())


def workbook(facts: BookFacts | None, python: PythonFacts) -> Check:
    """Check that a workbook calls this Python with the xlwings that is installed in it."""
    if facts is None:
        return Check("workbook", "not-here", told.not_named())
    if facts.fault is not None:
        return Check("workbook", "bad", facts.fault)
    named = next((facts.conf[key] for key in INTERPRETERS if facts.conf.get(key)), None)
    if named is None:
        return Check("workbook", "bad", told.without_python(facts.path))
    if not _same(named, python.executable, windows=python.windows):
        return Check("workbook", "bad", told.other_python(facts.path, named, python.executable))
    built = facts.conf.get(XLWINGS_VERSION)
    if built is not None and built != python.xlwings:
        return Check("workbook", "bad", told.other_xlwings(facts.path, built, python.xlwings))
    return Check("workbook", "fine", told.fine(facts.path))


def _same(named: str, executable: PurePath, *, windows: bool) -> bool:
    """Tell whether both are the same Python; python.exe and pythonw.exe of one folder are."""
    if not windows:
        return named == str(executable)
    one, other = PureWindowsPath(named), PureWindowsPath(executable)
    return one.parent == other.parent and {one.stem.lower(), other.stem.lower()} <= {"python", "pythonw"}
