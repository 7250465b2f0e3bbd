"""A watchlist whose cells ask HFScore themselves, made from a plain one in place, and plain again."""

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from xl_addin.errors import BadInput
from xl_addin.excel.functions import FUNCTIONS
from xl_addin.excel.vba.ingredients import BASIC, config, help_rows, installed_xlwings, part_of
from xl_addin.excel.vba.project import Base, Module, document, vba_project
from xl_addin.excel.vba.reading import foreign_modules, read_modules
from xl_addin.excel.vba.wrapper import FUNCTIONS_MODULE, HELP_SHEET, standard_modules, workbook_module
from xl_addin.messages import live as said
from xl_addin.messages import macros
from xl_addin.outputs.package.archive import Package
from xl_addin.outputs.package.asking import answer, ask
from xl_addin.outputs.package.extra_sheets import add_hidden_sheet, has_sheet, read_pairs, remove_sheet
from xl_addin.outputs.package.locating import find_table
from xl_addin.outputs.package.projects import (
    CodeNames,
    add_project,
    give_code_names,
    has_old_macros,
    is_signed,
    project_of,
    remove_project,
)
from xl_addin.outputs.package.shapes import add_shapes, has_shapes, remove_shapes
from xl_addin.outputs.sheets.buttons import drawn_buttons
from xl_addin.outputs.sheets.config import SHEET as CONFIG_SHEET
from xl_addin.outputs.watchlist.choices import read_typed
from xl_addin.records import Language

_NUMBERS = {
    **{score: f'HFSCORE({{model}},"{score}")' for score in ("heat", "stability", "competitiveness")},
    "children": "HFCOUNT({model})",
    **{f"forecast_{months}": f'HFFORECAST({{model}},{months},"p50")' for months in (3, 6, 12)},
    "as_of": "HFASOF({model})",
}
QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        **{column: f'IFERROR({question},"")' for column, question in _NUMBERS.items()},
        "reason": "HFSTATUS({model})",  # the whole sentence; the status is one word of it
    }
)
"""What the columns of the live watchlist ask, by their keys; the model's cell stands for ``{model}``.

A number that is missing shows nothing, as in the plain watchlist, and the reason stands in the same row.
"""
_LEFT, _TOP = 190.0, 4.0  # points: in the row of the title and right of it, where no cell is covered
_WATCHLIST, _SHEETS = "watchlist", (CONFIG_SHEET, HELP_SHEET)


def make_live(package: Package, python: Path, language: Language) -> None:
    """Let the cells of the watchlist ask, and give the workbook the macros of what is installed.

    Everything else stays. A workbook that is live already gets its macros and settings anew.

    Parameters
    ----------
    python
        The interpreter that the workbook calls.

    Raises
    ------
    BadInput
        If the workbook has no list of models, has macros or sheets that would be lost, is signed, or xlwings
        is not installed.
    """
    xlwings = installed_xlwings()
    standard = standard_modules(FUNCTIONS, part_of(xlwings, BASIC).decode("ascii"))
    _refuse_foreign(package, [module.name for module in standard])
    _refuse_namesakes(package)
    models = _models(package)
    settings = config(python, xlwings.version, language)
    kept = {
        key: value for key, value in read_pairs(package, CONFIG_SHEET).items() if key.upper() not in settings
    }
    for sheet in _SHEETS:
        remove_sheet(package, sheet)
    add_hidden_sheet(package, CONFIG_SHEET, list((settings | kept).items()))
    add_hidden_sheet(package, HELP_SHEET, help_rows(FUNCTIONS, language))
    names = give_code_names(package, [module.name for module in standard])
    add_project(package, vba_project([*_documents(names), *standard]))
    if models:
        ask(package, models, QUESTIONS)
        _add_buttons(package, language)


def keep_live(package: Package) -> None:
    """Let the rows that a refresh added to a live watchlist ask as the others do; a plain one stays plain."""
    if is_live_book(package):
        ask(package, _models(package), QUESTIONS)


def make_plain(package: Package) -> bool:
    """Leave of every cell that asks HFScore what it shows, and take our macros out; everything else stays.

    Tell whether there was anything to do.

    Raises
    ------
    BadInput
        If the workbook has macros of its own, or is signed.
    """
    _refuse_foreign(package, [module.name for module in standard_modules(FUNCTIONS, "")])
    is_live = is_live_book(package)
    asked = answer(package, [function.name for function in FUNCTIONS])
    remove_shapes(package, macros.BUTTONS)
    for sheet in _SHEETS if is_live else ():
        remove_sheet(package, sheet)
    remove_project(package)
    return is_live or asked


def is_live_book(package: Package) -> bool:
    """Tell whether the workbook bears our macros; those that cannot be read are none of ours."""
    project = project_of(package)
    try:
        modules = [] if project is None else read_modules(project)
    except BadInput:
        return False
    return any(module.name == FUNCTIONS_MODULE for module in modules)


def _refuse_foreign(package: Package, ours: list[str]) -> None:
    if is_signed(package):
        raise BadInput(said.signed(package.name))
    if has_old_macros(package):
        raise BadInput(said.old_macros(package.name))
    project = project_of(package)
    foreign = foreign_modules(read_modules(project), ours) if project is not None else []
    if foreign:
        raise BadInput(said.own_macros(package.name, foreign))


def _refuse_namesakes(package: Package) -> None:
    """Refuse sheets that only bear the names of those that the macros need."""
    for sheet in () if is_live_book(package) else _SHEETS:
        if has_sheet(package, sheet):
            raise BadInput(said.name_taken(package.name, sheet))


def _documents(names: CodeNames) -> list[Module]:
    return [
        workbook_module(names.workbook),
        *(document(name, Base.SHEET) for name in names.sheets),
        *(document(name, Base.CHART) for name in names.charts),
    ]


def _models(package: Package) -> Collection[str]:
    """Return the models of the watchlist; none in a workbook of ours that only has the functions."""
    if is_live_book(package) and find_table(package, _WATCHLIST) is None:
        return ()
    return read_typed(package).choices.models


def _add_buttons(package: Package, language: Language) -> None:
    spot = find_table(package, _WATCHLIST)
    if spot is not None and not has_shapes(package, macros.BUTTONS):
        remove_shapes(package, macros.BUTTONS)
        captions = {name: caption.text(language) for name, caption in macros.BUTTONS.items()}
        add_shapes(package, spot.part, drawn_buttons(_LEFT, _TOP, captions, language))
