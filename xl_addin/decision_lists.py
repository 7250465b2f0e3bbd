"""Lists of decisions as CSV, so that a colleague can review them: what is written is what is read."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, cast
from uuid import NAMESPACE_URL, uuid5

from xl_addin.decisions import one_line
from xl_addin.errors import BadInput
from xl_addin.hub.ids import is_model_id
from xl_addin.messages import decision_lists as said
from xl_addin.messages.panels import panel_cell
from xl_addin.panels.file import encoding_of, opened
from xl_addin.records import Decision, Sentence

FIELDS = ("id", "model", "action", "kind", "value", "reason", "by", "made", "undone")
"""The columns of a list, in their order; a list may have further ones, which are passed over."""

LONGEST = {"value": 200, "reason": 200, "by": 100}
"""Most letters of the texts that a user writes."""

_NEEDED = ("model", "action", "kind", "value", "reason", "made")
_ACTIONS, _KINDS = ("exclude", "keep"), ("child", "author", "pattern")
_ID = re.compile(r"[0-9a-f]{32}")
_PATTERN = re.compile(r"[A-Za-z0-9_./*?-]+")
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")  # the second form is what Excel makes of the first
_CLOCKS = timedelta(days=1)  # by which the writer's calendar may be ahead
# What a spreadsheet would take for a formula stands behind one apostrophe more than it has.
_FORMULA = re.compile(r"'*[=+@\t＝＋－＠-]")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a list: its number in the file and its cells by heading, formulas restored."""

    number: int
    cells: Mapping[str, str]


def cells_of(decision: Decision) -> dict[str, str]:
    """Return the cells of a decision, none of which a spreadsheet takes for a formula."""
    undone = decision.undone.isoformat() if decision.undone else ""
    texts = {name: getattr(decision, name) for name in FIELDS}
    texts |= {"made": decision.made.isoformat(), "undone": undone}
    return {name: f"'{text}" if _FORMULA.match(text) else text for name, text in texts.items()}


def read_decisions(path: Path, now: datetime) -> tuple[Decision, ...]:
    """Read a list in UTF-8 or Shift_JIS (cp932); a row without an action is passed over.

    A row without an id gets one made of its cells, so that it is the same decision at each reading.

    Raises
    ------
    BadInput
        If the file cannot be read, a column is missing, or any row is faulty; every faulty row is told.
    """
    decisions, faults = [], []
    for row in _rows(path):
        wrong = [
            panel_cell(path, row.number, name, row.cells[name], cure) for name, cure in _faults(row, now)
        ]
        faults += wrong
        if not wrong:
            decisions.append(_decision(row))
    if faults:
        raise BadInput(said.faulty_rows(faults))
    return tuple(decisions)


def is_value(kind: str, value: str) -> bool:
    """Tell whether ``value`` can name a child, an author or a pattern of ids."""
    if kind == "pattern":
        return bool(_PATTERN.fullmatch(value)) and len(value) <= LONGEST["value"]
    return is_model_id(value) and (kind == "child" or "/" not in value)


def _rows(path: Path) -> Iterator[_Row]:
    encoding = encoding_of(path)
    with opened(path) as file:
        table = csv.reader(StringIO(file.read().decode(encoding), newline=""))
    try:
        headings = [heading.strip().lower() for heading in next(table, [])]
        for name in _NEEDED:
            if headings.count(name) != 1:
                raise BadInput(said.column(path, name, headings))
        for number, row in enumerate(table, start=2):
            cells = dict.fromkeys(FIELDS, "") | dict(zip(headings, map(_restored, row), strict=False))
            if cells["action"]:
                yield _Row(number, cells)
    except csv.Error as error:
        raise BadInput(said.not_a_list(path)) from error


def _restored(cell: str) -> str:
    return cell.strip()[1:] if re.match("'+[=+@\t-]", cell.strip()) else cell.strip()


def _faults(row: _Row, now: datetime) -> Iterator[tuple[str, Sentence]]:
    """Yield the name of each cell that cannot be read, and what belongs there."""
    cells = row.cells
    kind = cells["kind"].lower()
    made = _moment(cells["made"])
    checks: Sequence[tuple[str, bool, Sentence]] = (
        ("id", not cells["id"] or bool(_ID.fullmatch(cells["id"].lower())), said.an_id()),
        ("model", not cells["model"] or is_model_id(cells["model"]), said.a_model()),
        ("action", cells["action"].lower() in _ACTIONS, said.an_action()),
        ("kind", kind in _KINDS, said.a_kind()),
        ("value", kind not in _KINDS or is_value(kind, cells["value"]), said.a_value(kind)),
        ("reason", 0 < len(one_line(cells["reason"])) <= LONGEST["reason"], said.a_text(LONGEST["reason"])),
        ("by", len(one_line(cells["by"])) <= LONGEST["by"], said.a_text(LONGEST["by"])),
        ("made", made is not None and made <= now + _CLOCKS, said.a_moment()),
        ("undone", not cells["undone"] or _moment(cells["undone"]) is not None, said.a_moment()),
    )
    return ((name, cure) for name, sound, cure in checks if not sound)


def _decision(row: _Row) -> Decision:
    cells: dict[str, Any] = {name: row.cells[name] for name in FIELDS}
    cells |= {name: one_line(cells[name]) for name in ("reason", "by")}
    cells |= {name: cells[name].lower() for name in ("action", "kind")}
    cells["id"] = cells["id"].lower() or uuid5(NAMESPACE_URL, "\n".join(map(str, cells.values()))).hex
    cells["made"] = cast("datetime", _moment(cells["made"]))
    return Decision(**cells | {"undone": _moment(cells["undone"])})


def _moment(text: str) -> datetime | None:
    """Return the moment or the day (its beginning in UTC) that ``text`` names; None where it names none."""
    try:
        if day := _DAY.fullmatch(text):
            year, month, number = map(int, day.groups())
            return datetime(year, month, number, tzinfo=UTC)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
