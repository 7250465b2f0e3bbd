"""The sheet of rules."""

import pytest
from answers import MADE
from editions import edition
from filled import filled, headings
from openpyxl.worksheet.worksheet import Worksheet
from sheets import stored

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.reading import read_block
from xl_addin.outputs.sheets.style import new_book
from xl_addin.outputs.watchlist.rulebook import RULEBOOK
from xl_addin.outputs.watchlist.sheets import rules
from xl_addin.outputs.watchlist.skeleton import TYPED
from xl_addin.records import Language

FIRST, LAST = 6, 5 + len(RULEBOOK)


def _sheet(language: Language) -> tuple[Worksheet, dict[str, int]]:
    book = new_book(language)
    rules.add(book, language)
    again = stored(filled(book, rules.contents(edition(language))))
    return again.worksheets[0], {key: cell.column for key, cell in headings(again, "rules").items()}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_delivered_reads_back_as_the_defaults(language: Language) -> None:
    """A sheet that nobody has touched gives the default rules and no complaint."""
    book = new_book(language)
    rules.add(book, language)
    package = read_package(workbook_bytes(book, MADE), "watchlist.xlsx")
    fill(package, rules.contents(edition(language)))
    assert rules.read_rules(read_block(package, "rules")) == (tuple(rules.DEFAULTS), ())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_rule_is_told_in_words(language: Language) -> None:
    """Beside each key stand the rule's name, unit and meaning in the workbook's language."""
    sheet, columns = _sheet(language)
    for row, ruling in enumerate(RULEBOOK, start=FIRST):
        assert sheet.cell(row, columns["key"]).value == ruling.key
        assert sheet.cell(row, columns["rule"]).value == ruling.name.text(language)
        assert sheet.cell(row, columns["meaning"]).value == ruling.meaning.text(language)


def test_a_refresh_leaves_alone_what_is_typed() -> None:
    """The contents name no column that the user types."""
    (block,) = rules.contents(edition("en")).blocks
    assert block.by == "key"
    assert {key for row in block.rows for key in row}.isdisjoint({"active", "level", "note"})


@pytest.mark.parametrize(("language", "words"), [("en", '"yes,no"'), ("ja", '"はい,いいえ"')])
def test_cells_to_type_in_are_checked(language: Language, words: str) -> None:
    """Yes or no is chosen from a list, a level is held to its limits, and both say what is wrong."""
    sheet, _ = _sheet(language)
    checks = sheet.data_validations.dataValidation
    assert [(check.formula1, str(check.sqref)) for check in checks if check.type == "list"] == [
        (words, f"B{FIRST}:B{LAST}")
    ]
    limits = {str(c.sqref): (c.type, c.formula1, c.formula2) for c in checks if c.type != "list"}
    levels = {
        f"C{row}": ("whole" if one.whole else "decimal", f"{one.limits[0]:g}", f"{one.limits[1]:g}")
        for row, one in enumerate(RULEBOOK, start=FIRST)
        if one.limits
    }
    assert limits == levels
    assert all(check.showErrorMessage for check in checks)


def test_only_what_may_be_typed_looks_so() -> None:
    """The level of a rule that knows none is not marked as a cell to fill in."""
    sheet, columns = _sheet("en")
    for row, ruling in enumerate(RULEBOOK, start=FIRST):
        fill = sheet.cell(row, columns["level"]).fill.fgColor.rgb
        assert (fill == f"00{TYPED}") == (ruling.limits is not None)
        assert sheet.cell(row, columns["level"]).number_format == "General"  # "0.##" would show "100."
