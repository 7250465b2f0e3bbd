"""Formulas that ask come over values and go again."""

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from packages_made import book, content_of, package_of, replacing, row, seen, with_parts

from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.asking import answer, ask
from xl_addin.outputs.package.attaching import NewPart, attach, office
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.package.live import is_live
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result

SHEET = "xl/worksheets/sheet1.xml"
QUESTIONS = {
    "heat": 'IFERROR(HFSCORE({model},"heat"),"")',
    "note": "HFSTATUS({model})",
    "gone": "HFCOUNT({model})",  # a column that the user deleted
}
FUNCTIONS = ("HFSCORE", "HFSTATUS", "HFHISTORY")
MODELS = ("a/b", "c/d", "e/f")


def filled(*heats: float | None, notes: tuple[str | None, ...] = ()) -> Package:
    """Return a watchlist with these values of heat, and notes beside them."""
    package = package_of(book(MODELS))
    rows = [
        {"model": model, "heat": heat, "note": note}
        for model, heat, note in zip_longest(MODELS[: len(heats)], heats, notes)
    ]
    fill(package, Contents(blocks=(Block("watchlist", rows, "model"),)))
    return package


def asking(*heats: float | None, notes: tuple[str | None, ...] = ()) -> Package:
    """Return that watchlist with cells that ask."""
    package = filled(*heats, notes=notes)
    ask(package, MODELS, QUESTIONS)
    return package


def saved(*cells: str) -> Package:
    """Return a workbook whose first row a program has saved as these cells."""
    data = f'<sheetData><row r="1">{"".join(cells)}</row></sheetData>'.encode()
    changed = with_parts(content_of(Workbook()), {SHEET: replacing(b"<sheetData></sheetData>", data)})
    return read_package(changed, "saved.xlsm")


def test_cells_ask_for_the_model_of_their_row() -> None:
    """Formulas name the model's cell, are known as ours, and have what was shown as their result."""
    package = asking(61.5, None, notes=("first\nline", None))
    formulas, values = seen(package)["Watchlist"], seen(package, values=True)["Watchlist"]
    assert row(formulas, 6) == [
        "a/b",
        '=IFERROR(HFSCORE($A6,"heat"),"")',
        "=B6*2",
        "=HFSTATUS($A6)",
    ]
    assert formulas["B8"].value == '=IFERROR(HFSCORE($A8,"heat"),"")'
    assert (values["B6"].value, values["D6"].value, values["B7"].value) == (61.5, "first\nline", None)
    assert all(is_live(str(formulas[cell].value)[1:]) for cell in ("B6", "D6"))


def test_plain_again_every_byte_is_back() -> None:
    """Numbers, texts with spaces and line breaks, signs of XML and empty cells are what they were."""
    notes = (' two  spaces\n"quoted" <&> ', "_x000D_ 社内メモ 😀", None)
    package = filled(61.5, None, 0.1 + 0.2, notes=notes)
    before = package.read(SHEET)
    ask(package, MODELS, QUESTIONS)
    assert package.read(SHEET) != before
    assert answer(package, FUNCTIONS)
    assert package.read(SHEET) == before
    assert not answer(package, FUNCTIONS)


@given(
    heats=st.tuples(*[st.none() | st.floats(allow_nan=False, allow_infinity=False)] * 3),
    notes=st.tuples(*[st.text()] * 3),
)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_there_comes_back(heats: tuple[float | None, ...], notes: tuple[str, ...]) -> None:
    """There and back is the identity on every number and text that a cell can hold."""
    package = filled(*heats, notes=notes)
    before = package.read(SHEET).replace(b' t="n"/>', b"/>")  # which openpyxl says of an empty cell
    ask(package, MODELS, QUESTIONS)
    assert b"HFSTATUS($A7)" in package.read(SHEET)
    answer(package, FUNCTIONS)
    assert package.read(SHEET) == before


def test_the_order_of_calculation_is_dropped_with_the_formulas() -> None:
    """It would name cells that calculate no more, or lack those that do now."""
    package = filled(61.5)
    for change in (lambda: ask(package, MODELS, QUESTIONS), lambda: answer(package, FUNCTIONS)):
        new = NewPart("xl/calcChain.xml", b"<calcChain/>", "application/chain", office("calcChain"))
        attach(package, read_book(package).part, new)
        change()
        assert new.name not in package
        assert b"calcChain" not in package.read("[Content_Types].xml")


def test_a_refresh_answers_the_formulas() -> None:
    """What is written to a cell that asks becomes its result, and the formula stays."""
    package = asking(61.5)
    rows: list[dict[str, Content]] = [{"model": "a/b", "heat": 70.25, "note": "warm", "overall": Result(1.0)}]
    fill(package, Contents(blocks=(Block("watchlist", rows, "model"),)))
    formulas, values = seen(package)["Watchlist"], seen(package, values=True)["Watchlist"]
    assert (formulas["B6"].value, values["B6"].value) == ('=IFERROR(HFSCORE($A6,"heat"),"")', 70.25)
    assert (formulas["D6"].value, values["D6"].value) == ("=HFSTATUS($A6)", "warm")


def test_only_rows_of_models_ask() -> None:
    """A text below the list that is no model, and a model above it, keep what stands beside them."""
    made = book(MODELS)
    sheet = made["Watchlist"]
    sheet["A12"], sheet["B12"] = "Review every Monday", 5
    sheet["A2"], sheet["B2"] = "a/b", 6
    package = package_of(made)
    ask(package, MODELS, QUESTIONS)
    after = seen(package)["Watchlist"]
    assert (after["B12"].value, after["B2"].value) == (5, 6)


def test_formulas_of_the_user_stay() -> None:
    """A cell that holds a formula, or lies within that of an area, does not ask."""
    made = book(MODELS)
    sheet = made["Watchlist"]
    sheet["B6"] = "=6*7"
    sheet["B7"] = ArrayFormula("B7:B8", "=A1:A2")
    package = package_of(made)
    ask(package, MODELS, {"heat": QUESTIONS["heat"]})
    after = seen(package)["Watchlist"]
    assert (after["B6"].value, after["B7"].value.text, after["B8"].value) == ("=6*7", "=A1:A2", None)


def test_a_row_typed_below_the_list_asks_in_the_look_of_the_first() -> None:
    """Its cells did not exist; they get a formula and the style of their column."""
    made = book(MODELS[:1])
    made["Watchlist"]["A7"] = " c/d "
    package = package_of(made)
    ask(package, MODELS, QUESTIONS)
    cell = seen(package)["Watchlist"]["D7"]
    assert (cell.value, cell.font.size) == ("=HFSTATUS($A7)", 13)  # as book gives the column: 9 + 4


def test_columns_that_were_moved_are_found() -> None:
    """The model's letter is that of its column, wherever it stands."""
    made = book(MODELS)
    sheet = made["Watchlist"]
    sheet.insert_cols(1, 27)
    for name in made.defined_names.values():
        for old, new in (("$A$", "$AB$"), ("$B$", "$AC$"), ("$C$", "$AD$"), ("$D$", "$AE$")):
            if f"Watchlist'!{old}" in name.attr_text and "list.source" not in name.name:
                name.attr_text = name.attr_text.replace(old, new)
                break
    sheet.tables["watchlist"].ref = "AB5:AE8"
    package = package_of(made)
    ask(package, MODELS, QUESTIONS)
    assert seen(package)["Watchlist"]["AC7"].value == '=IFERROR(HFSCORE($AB7,"heat"),"")'


@pytest.mark.parametrize(
    "formula",
    [
        "HFSCORE(A6)",
        'hfscore (A6,"heat")*2',
        "SUM(1,_xll.HFSCORE(A6))",
        "_xldudf_HFSCORE(A6)",
        "ORG.HFSCORE.ADDIN.HFSCORE(A6)",
        "'book.xlsm'!HFSCORE(A6)",
    ],
)
def test_whatever_calls_a_function_of_ours_is_answered(formula: str) -> None:
    """As any program writes the call, in any formula: the cell keeps what it showed last."""
    package = saved(f'<c r="A1" cm="1"><f>{formula}</f><v>42.5</v></c>')
    assert answer(package, FUNCTIONS)
    assert b'<c r="A1"><v>42.5</v></c>' in package.read(SHEET)


@pytest.mark.parametrize(
    "formula", ['"HFSCORE(A6)"', "MYHFSCORE(A6)", "HFSCORES(A6)", "A6&amp;HFSCORE", "SUM(A1)"]
)
def test_other_formulas_stay(formula: str) -> None:
    """A text, another function and a name that only look like a call are none."""
    package = saved(f'<c r="A1"><f>{formula}</f><v>42.5</v></c>')
    before = package.read(SHEET)
    assert not answer(package, FUNCTIONS)
    assert package.read(SHEET) == before


def test_an_error_becomes_nothing() -> None:
    """What a cell shows that got no answer is no value; the cell keeps its look."""
    package = saved('<c r="A1" s="0" t="e"><f>HFSCORE(A6)</f><v>#N/A</v></c>')
    assert answer(package, FUNCTIONS)
    assert b'<c r="A1" s="0"/>' in package.read(SHEET)


def test_formulas_that_cells_share_are_found() -> None:
    """As Excel saves a row that was filled: the second cell only points at the first one's formula."""
    package = saved(
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">HFSCORE(A2)</f><v>1</v></c>',
        '<c r="B1" t="str"><f t="shared" si="0"/><v>two</v></c>',
    )
    assert answer(package, FUNCTIONS)
    assert row(seen(package).worksheets[0], 1, 2) == [1, "two"]


def test_a_table_of_answers_stays_as_values() -> None:
    """The formula of an area goes, and each of its cells keeps what it shows."""
    package = saved(
        '<c r="A1"><f t="array" ref="A1:B1">HFHISTORY("a/b")</f><v>5</v></c>', '<c r="B1"><v>7</v></c>'
    )
    assert answer(package, FUNCTIONS)
    assert row(seen(package).worksheets[0], 1, 2) == [5, 7]
    assert b"array" not in package.read(SHEET)


def test_a_workbook_without_the_list_does_not_ask() -> None:
    """Without headings of ours, or without the column of models, nothing changes."""
    package = package_of(Workbook())
    before = package.bytes()
    ask(package, MODELS, QUESTIONS)
    assert package.bytes() == before
