"""The report beside bare openpyxl, which writes the same cells, without looks, and the same charts.

Measured in one run on invented models, each with a page of its own. It states times and judges none.
"""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO

import click
from answers import MADE, SAMPLE
from benchmark.measured import Measured, seconds, show
from benchmark.workbook import edition
from openpyxl import Workbook

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.sheets.report import build_report

BARE = "bare openpyxl, the same cells and charts"


def bare(book: Workbook) -> bytes:
    """Return a workbook with the same cells and charts, by openpyxl alone."""
    copy = Workbook()
    for sheet in book.worksheets:
        twin = copy.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    twin.cell(cell.row, cell.column, cell.value)
        for chart in sheet._charts:  # type: ignore[attr-defined]
            twin.add_chart(deepcopy(chart))
    out = BytesIO()
    copy.save(out)
    return out.getvalue()


def rows(*, models: int = 100, months: int = 36) -> Iterator[Measured]:
    """Yield seconds and size of a report of so many models."""
    answers = edition(models, months).answers
    book = build_report(answers, SAMPLE, "en", top=models)
    cells = sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)
    content, plain = workbook_bytes(book, MADE), bare(book)
    theirs = seconds(lambda: bare(book), 3)
    ours = seconds(lambda: workbook_bytes(build_report(answers, SAMPLE, "en", top=models), MADE), 3)
    what = f"report of {models} models × {months} months"
    yield Measured(what, ours, theirs, "s", BARE, f"{cells:,} cells, {len(book.sheetnames)} sheets")
    yield Measured(what, len(content) / 1e6, len(plain) / 1e6, "MB", BARE)


@click.command()
@click.option("--models", default=100, show_default=True)
@click.option("--months", default=36, show_default=True)
def main(*, models: int, months: int) -> None:
    """Print seconds and size beside bare openpyxl's."""
    show(rows(models=models, months=months))


if __name__ == "__main__":
    main()
