"""The models of a watchlist as the Hub double holds them, and what a workbook says of them."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from hub_double import HubDouble
from openpyxl import load_workbook

from xl_addin.cli.asking import clock
from xl_addin.records import Relation

STEADY, YOUNG = MODELS = ("org/steady", "org/young")
CHILDREN = 20
"""Children of the young model at first; it gets more."""


def hold(hub: HubDouble) -> None:
    """Hold two models released 400 and 200 days ago, with 40 and 20 children ten days apart."""
    for model, days, count in ((STEADY, 400, 40), (YOUNG, 200, CHILDREN)):
        begun = clock() - timedelta(days=days)
        hub.add_base(model, begun, licence="mit")
        for number in range(count):
            born = begun + timedelta(days=10 * number, hours=1)
            hub.add_child(f"u{number}/{model[4:]}-{number}", born, {model: Relation.FINETUNE})


def grow(hub: HubDouble, name: str) -> None:
    """Let the young model have one child more, born yesterday."""
    hub.add_child(f"{name}/tuned", clock() - timedelta(days=1), {YOUNG: Relation.FINETUNE})


def children(book: Path, model: str = YOUNG, sheet: str = "Watchlist") -> list[object]:
    """Return the numbers of children in the rows of a model."""
    return beside(book, model, "Children (models)", sheet)


def beside(book: Path, model: str, heading: str, sheet: str = "Watchlist", row: int = 5) -> list[object]:
    """Return what stands under a heading beside each mention of a model in the first column."""
    cells = load_workbook(BytesIO(book.read_bytes()), data_only=True)[sheet]
    column = next(cell.column for cell in cells[row] if cell.value == heading)
    return [line[column - 1].value for line in cells.iter_rows(min_row=row + 1) if line[0].value == model]
