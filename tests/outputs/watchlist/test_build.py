"""The workbook as a whole: its sheets in their order, and the same bytes for the same figures."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from editions import edition
from openpyxl import load_workbook
from package_edits import rewritten

from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.watchlist.build import new_workbook, template, write_edition
from xl_addin.outputs.watchlist.names import PREFIX, name_of
from xl_addin.records import Language

MADE = datetime(2026, 11, 25, 9, tzinfo=UTC)
LANGUAGES: tuple[Language, ...] = ("en", "ja")
SHEETS = {
    "en": (
        "Summary Watchlist Model Compare Alerts Rules Weights Trials Audit Accuracy Past_forecasts Figures "
        "Data Chart_data Method_and_limits Words"
    ),
    "ja": (
        "概要 ウォッチリスト モデル 比較 アラート ルール 重み 試行 データ監査 的中実績 過去の予測 算出値 "
        "月次データ グラフ用 手法と注意 用語"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_in_the_order_of_reading(language: Language) -> None:
    """What a manager needs comes first, what an analyst needs last."""
    assert [title.replace(" ", "_") for title in template(language).sheetnames] == SHEETS[language].split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_layout_has_its_names(language: Language) -> None:
    """Each heading of each table that a sheet shows can be found, and every name is hidden."""
    book = template(language)
    names = {name for name in book.defined_names if name.startswith(PREFIX)}
    for table, columns in read_layout().tables.items():
        wanted = {name_of(table, column.key) for column in columns}
        assert wanted <= names or not wanted & names, table
    assert all(book.defined_names[name].hidden for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_figures_same_bytes(language: Language) -> None:
    """Two workbooks of one edition are equal, and an edition that is written once more changes nothing."""
    content = new_workbook(edition(language), MADE)
    assert new_workbook(edition(language), MADE) == content
    package = read_package(content, "list.xlsx")
    write_edition(package, edition(language))
    assert rewritten(package.bytes()) == rewritten(content)


def test_a_sheet_that_the_user_deleted_is_not_missed() -> None:
    """What stood on it is left out, and the rest is written."""
    file = BytesIO(new_workbook(edition("en"), MADE))
    book = load_workbook(file)
    for title in ("Figures", "Alerts", "Summary"):
        del book[title]
    for name in list(book.defined_names.values()):
        if name.attr_text.startswith(("'Figures'", "'Alerts'", "'Summary'")):
            name.attr_text = "#REF!$A$1"
    saved = BytesIO()
    book.save(saved)
    package = read_package(saved.getvalue(), "list.xlsx")
    write_edition(package, edition("en"))
    seen = load_workbook(BytesIO(package.bytes()))
    assert seen.sheetnames[0] == "Watchlist"
    assert seen["Watchlist"]["A6"].value == edition("en").answers[0].model
