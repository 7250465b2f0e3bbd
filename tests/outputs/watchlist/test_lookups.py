"""Formulas that look up figures and months."""

from openpyxl import Workbook

from xl_addin.outputs.watchlist.lookups import figure, figure_number, month_entry, put_formula, quoted


def test_text_with_quotation_marks_stays_one_constant() -> None:
    """A quotation mark in a constant is doubled, as formulas want it."""
    assert quoted('say "no"') == '"say ""no"""'


def test_formula_is_written_as_a_formula() -> None:
    """The cell holds a formula and its number format."""
    sheet = Workbook().create_sheet()
    cell = put_formula(sheet, 2, 3, "1+1", "0.0")
    assert (cell.coordinate, cell.value, cell.data_type, cell.number_format) == ("C2", "=1+1", "f", "0.0")


def test_figure_of_no_model_is_empty() -> None:
    """A figure is looked up by its place; at place 0, and where it is empty, an empty text is given."""
    found = "INDEX('Figures'!$A$6:$A$1005,MAX(1,$C$6))"
    assert figure("model", "$C$6", "en") == f'IF($C$6=0,"",IF({found}="","",{found}))'


def test_number_of_no_model_is_nought() -> None:
    """A figure that must be a number is 0 where there is none."""
    formula = figure_number("model", "$C$6", "ja")
    assert formula.startswith("IF($C$6=0,0,IF(ISNUMBER(INDEX('算出値'!$A$6:$A$1005")


def test_months_reach_a_hundred_thousand_rows() -> None:
    """A thousand models of a hundred months each are reached, and never a whole column by place 0."""
    assert month_entry("model", "$P$6", "en") == "INDEX('Data'!$A$6:$A$100005,MAX(1,$P$6))"
