"""Workbooks as text that a person can read and compare: one line per cell.

After a wanted change, ``python tests/golden.py`` (in the virtual environment) writes the files anew.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from answers import MADE, SAMPLE, SOURCE, history, scored, twelve
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xl_addin.messages import evidence
from xl_addin.outputs.sheets.report import build_report
from xl_addin.outputs.watchlist.build import new_workbook
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.titles import DATA, FIGURES, LINES
from xl_addin.records import Answer, Language

FOLDER = Path(__file__).parent / "outputs" / "sheets" / "golden"
NAMES: tuple[tuple[str, Language], ...] = (
    ("watchlist", "en"),
    ("watchlist", "ja"),
    ("report", "en"),
    ("report", "ja"),
)


def built(kind: str, language: Language) -> Workbook:
    """Return the watchlist (of the sample) or the report (of the Hub) of the golden answers."""
    if kind == "watchlist":
        edition = Edition(twelve(), default_choices(twelve(), language), SAMPLE, language)
        book = load_workbook(BytesIO(new_workbook(edition, MADE)))
        for bulk in (FIGURES, DATA, LINES):  # long, and held by tests of their own
            del book[bulk.text(language)]
        return book
    return build_report(_three(), replace(SOURCE, invented=False), language, top=2)


def dump(book: Workbook) -> str:
    """Return every filled cell as ``sheet!cell | value | number format``."""
    return "\n".join(line for sheet in book.worksheets for line in _lines(sheet)) + "\n"


def _lines(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                value = f"{cell.value:.10g}" if isinstance(cell.value, float) else cell.value
                yield f"{sheet.title}!{cell.coordinate} | {value} | {cell.number_format}"


def _three() -> tuple[Answer, ...]:
    known = twelve()
    short = scored(
        "late/Bloomer-3B", history(2, 3, 8, running=5), (93.1, None, 74.6), evidence.no_stability(13, 20)
    )
    return short, known[6], known[9]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for kind, language in NAMES:
        (FOLDER / f"{kind}_{language}.txt").write_text(dump(built(kind, language)), encoding="utf-8")
