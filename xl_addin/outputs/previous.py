"""What an earlier report said, read from its own sheet of all models."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from xl_addin.errors import BadInput
from xl_addin.messages import reporting
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.archive import Package, read_package
from xl_addin.outputs.package.dates import from_serial
from xl_addin.outputs.package.locating import shared_strings
from xl_addin.outputs.package.markup import parse
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.package.scan import Row, scan
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import Label

_CORE = "docProps/core.xml"
_CREATED = "{http://purl.org/dc/terms/}created"


def read_previous(content: bytes, path: Path) -> Mapping[str, Before]:
    """Return what the report ``content`` said of each model.

    The day is that of the model's data, for counts from a file that on which the report was made.

    Raises
    ------
    BadInput
        If it is no report.
    """
    package = read_package(content, path)
    lines, made = _lines(package), _made(package)
    if lines is None:
        raise BadInput(reporting.no_report(path))
    days = [(line, _day(line.get("as_of")) or made) for line in lines]
    return {
        model: _before(line, day)
        for line, day in days
        if isinstance(model := line.get("model"), str) and day is not None
    }


def _lines(package: Package) -> list[Mapping[str, CellValue]] | None:
    """Return the rows of the table by the keys of its columns; None without its headings.

    The table ends at the first row that is empty.
    """
    rows = _rows(package)
    heading = next((index for index, (_, cells) in enumerate(rows) if _keys(cells)), None)
    if heading is None:
        return None
    top, keys = rows[heading][0], _keys(rows[heading][1])
    return [
        {key: cells[number] for number, key in keys.items() if number in cells}
        for place, (row, cells) in enumerate(rows[heading + 1 :], start=1)
        if row == top + place
    ]


def _rows(package: Package) -> list[Row]:
    names = {Label.ALL_MODELS.value.en, Label.ALL_MODELS.value.ja}
    part = next((one.part for one in read_book(package).sheets if one.name in names), None)
    return [] if part is None else list(scan(package.read(part), part, shared_strings(package)))


def _keys(cells: Mapping[int, CellValue]) -> dict[int, str]:
    """Return the keys of the columns by their numbers where ``cells`` are the headings; empty where not."""
    columns = read_layout().tables["all_models"]
    named = {text: column.key for column in columns for text in (column.heading.en, column.heading.ja)}
    keys = {number: named[text] for number, text in cells.items() if isinstance(text, str) and text in named}
    return keys if {"model", "heat"} <= set(keys.values()) else {}


def _before(line: Mapping[str, CellValue], day: date) -> Before:
    heat, stability, competitiveness, children = (
        _number(line.get(key)) for key in ("heat", "stability", "competitiveness", "children")
    )
    return Before(day, heat, stability, competitiveness, None if children is None else int(children))


def _number(value: CellValue) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _day(value: CellValue) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    number = _number(value)
    moment = None if number is None else from_serial(number, date1904=False)
    return None if moment is None else moment.date()


def _made(package: Package) -> date | None:
    if _CORE not in package.names():
        return None
    created = parse(package.read(_CORE), _CORE).findtext(_CREATED)
    try:
        return None if created is None else datetime.fromisoformat(created).date()
    except ValueError:
        return None
