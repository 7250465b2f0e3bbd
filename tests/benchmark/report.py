"""The report beside bare openpyxl, which writes the same cells, without looks, and the same charts.

Measured in one run on invented models, each with a page of its own. It states times and judges none.
"""

from copy import deepcopy
from io import BytesIO

import click
from answers import MADE, SAMPLE
from benchmark.workbook import edition, seconds
from openpyxl import Workbook

from xl_addin.outputs.saving import workbook_bytes
from xl_addin.outputs.sheets.report import build_report


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


@click.command()
@click.option("--models", default=100, show_default=True)
@click.option("--months", default=36, show_default=True)
def main(*, models: int, months: int) -> None:
    """Print seconds, the ratio to bare openpyxl, cells, charts and size."""
    answers = edition(models, months).answers
    book = build_report(answers, SAMPLE, "en", top=models)
    cells = sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)
    content = workbook_bytes(book, MADE)
    theirs = seconds(lambda: bare(book))
    ours = seconds(lambda: workbook_bytes(build_report(answers, SAMPLE, "en", top=models), MADE))
    click.echo(f"{models} models x {months} months: {cells:,} cells, {len(book.sheetnames)} sheets")
    click.echo(f"bare openpyxl  {theirs:6.2f} s")
    click.echo(f"report         {ours:6.2f} s  {ours / theirs:.2f} x openpyxl")
    click.echo(f"size           {len(content) / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
