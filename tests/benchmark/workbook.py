"""The watchlist workbook beside bare openpyxl, which writes the same cells without looks, charts or names.

Measured in one run on invented models: a new workbook, and a refresh of it. It states times and judges none.
"""

from collections.abc import Iterator
from io import BytesIO

import click
from answers import MADE, SAMPLE, history, scored
from benchmark.measured import Measured, seconds, show
from openpyxl import Workbook, load_workbook

from xl_addin.outputs.package.archive import read_package
from xl_addin.outputs.watchlist.build import new_workbook, write_edition
from xl_addin.outputs.watchlist.defaults import default_choices
from xl_addin.outputs.watchlist.edition import Edition

BARE = "bare openpyxl, the same cells"

Sheets = dict[str, list[tuple[int, int, object]]]


def edition(models: int, months: int) -> Edition:
    """Return an edition of models that have so many months each."""
    past = history(*(5 + month % 17 for month in range(months)))
    answers = [
        scored(f"org/model-{place}", past, (50.0 + place % 40, 40.0 + place % 30, 60.0 - place % 20))
        for place in range(models)
    ]
    return Edition(answers, default_choices(answers, "en"), SAMPLE, "en")


def cells_of(content: bytes) -> Sheets:
    """Return what stands in the cells of each sheet, formulas as formulas."""
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [
            (cell.row, cell.column, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    }


def written_bare(sheets: Sheets) -> bytes:
    """Return a workbook with the same cells, by openpyxl alone."""
    book = Workbook()
    for title, cells in sheets.items():
        sheet = book.create_sheet(title)
        for row, column, value in cells:
            sheet.cell(row, column, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def refreshed(content: bytes, again: Edition) -> bytes:
    """Return the workbook with the figures of another edition."""
    package = read_package(content, "watchlist.xlsx")
    write_edition(package, again)
    return package.bytes()


def rows(*, models: int = 300, months: int = 60) -> Iterator[Measured]:
    """Yield seconds and size of a workbook of so many models."""
    made = edition(models, months)
    content = new_workbook(made, MADE)
    sheets = cells_of(content)
    bare, note = written_bare(sheets), f"{sum(map(len, sheets.values())):,} cells"
    theirs = seconds(lambda: written_bare(sheets), 3)
    what = f"of {models} models × {months} months"
    for name, work in (
        ("new workbook", lambda: new_workbook(made, MADE)),
        ("refresh of a workbook", lambda: refreshed(content, made)),
    ):
        yield Measured(f"{name} {what}", seconds(work, 3), theirs, "s", BARE, note)
    yield Measured(f"workbook {what}", len(content) / 1e6, len(bare) / 1e6, "MB", BARE)


@click.command()
@click.option("--models", default=300, show_default=True)
@click.option("--months", default=60, show_default=True)
def main(*, models: int, months: int) -> None:
    """Print seconds and size beside bare openpyxl's."""
    show(rows(models=models, months=months))


if __name__ == "__main__":
    main()
