"""Rows found by a key: which are ours, and which are the user's."""

import pytest
from openpyxl.styles import PatternFill
from packages_made import TOP, book, package_of, row, seen

from xl_addin.errors import BadInput
from xl_addin.outputs.package.fill import fill
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result

FIRST = TOP + 1


def listed(*models: str) -> Contents:
    """Return a row per model: heat 1, overall 2 as the result of its formula."""
    rows: list[dict[str, Content]] = [
        {"model": model, "heat": 1.0, "overall": Result(2.0)} for model in models
    ]
    return Contents(blocks=[Block("watchlist", rows, "model")])


def test_a_note_below_the_list_stays_a_note() -> None:
    """A text in the column of keys that is no key of ours gets no look, no formula and no figure."""
    made = book(["a/b"])
    made["Watchlist"].cell(FIRST + 3, 1).value = "Review on Mondays"
    package = package_of(made)
    fill(package, listed("a/b"))
    sheet = seen(package)["Watchlist"]
    assert row(sheet, FIRST + 3) == ["Review on Mondays", None, None, None]
    assert not sheet.cell(FIRST + 3, 1).has_style
    assert sheet.tables["watchlist"].ref == f"A{TOP}:D{FIRST}"


def test_figures_without_their_key_are_emptied() -> None:
    """Where the user deleted a key, the row's figures go; its note, its formula and all looks stay."""
    package = package_of(book(["a/b", "c/d", "e/f"]))
    rows = [{"model": model, "heat": 1.0, "overall": 3.0, "note": None} for model in ("a/b", "c/d", "e/f")]
    fill(package, Contents(blocks=[Block("watchlist", rows, "model")]))
    made = seen(package)
    for number in (FIRST, FIRST + 2):  # inside the list, and its last row
        made["Watchlist"].cell(number, 1).value = None
        made["Watchlist"].cell(number, 3).value = 3.0
    made["Watchlist"].cell(FIRST, 4).value = "mine"
    package = package_of(made)
    fill(
        package,
        Contents(blocks=[Block("watchlist", [{"model": "c/d", "heat": 1.0, "overall": 3.0}], "model")]),
    )
    sheet = seen(package)["Watchlist"]
    assert row(sheet, FIRST) == [None, None, None, "mine"]
    assert row(sheet, FIRST + 2) == [None, None, None, None]
    assert [cell.font.sz for cell in sheet[FIRST]] == [10, 11, 12, 13]


def test_one_value_of_the_users_in_a_row_without_key_stays() -> None:
    """A remark in one of our columns, with no key beside it, is nothing that we wrote."""
    made = book(["a/b", "", "c/d"])
    made["Watchlist"].cell(FIRST + 1, 2).value = "from here on: older ones"
    package = package_of(made)
    fill(package, listed("a/b", "c/d"))
    assert seen(package)["Watchlist"].cell(FIRST + 1, 2).value == "from here on: older ones"


def test_keys_are_the_same_in_other_letters() -> None:
    """As formulas find a model whatever the case of its letters, so are its rows found; none is added.

    Spaces around a key, with which formulas do not find it, are taken off.
    """
    made = book(["A/b", "a/B "])
    package = package_of(made)
    fill(package, listed("a/b"))
    sheet = seen(package)["Watchlist"]
    assert [sheet.cell(number, 1).value for number in range(FIRST, FIRST + 3)] == ["A/b", "a/B", None]
    assert [sheet.cell(number, 2).value for number in (FIRST, FIRST + 1)] == [1, 1]


def test_a_new_key_keeps_its_letters() -> None:
    """What is added is the name as it was asked for."""
    package = package_of(book(["a/b"]))
    fill(package, listed("a/b", "Org/New-7B"))
    assert seen(package)["Watchlist"].cell(FIRST + 1, 1).value == "Org/New-7B"


def test_figures_are_not_written_over_a_list_with_the_same_headings() -> None:
    """Without hidden names only the list of models is looked for: rows that are all ours need their names."""
    made = book(["a/b", "c/d"], table=False)
    sheet = made["Watchlist"]
    for column, heading in enumerate(("Model", "Heat", "Overall", "Status"), start=1):
        sheet.cell(TOP, column).value = heading
    sheet["A6"].fill = PatternFill("solid", fgColor="FFF9E5")
    for name in list(made.defined_names):
        del made.defined_names[name]
    package = package_of(made)
    fill(package, Contents(blocks=[Block("figures", [{"model": "x/y", "heat": 9.0, "status": "?"}])]))
    assert [row(seen(package)["Watchlist"], number)[:2] for number in (FIRST, FIRST + 1)] == [
        ["a/b", None],
        ["c/d", None],
    ]


def test_a_list_at_the_end_of_its_sheet_is_refused() -> None:
    """No row is written below the last one that a sheet can have."""
    made = book(["a/b"])
    for name, column in (("model", "A"), ("new", "C")):
        made.defined_names[f"_hf.data.{name}"].attr_text = f"'Data'!${column}${2**20 - 1}"
    package = package_of(made)
    rows: list[dict[str, Content]] = [{"model": "a/b", "new": 1.0}]
    fill(package, Contents(blocks=[Block("data", rows)]))
    with pytest.raises(BadInput, match="Move it up"):
        fill(package, Contents(blocks=[Block("data", 2 * rows)]))
