"""The rules as the user typed them: read, checked, and what cannot be read said."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol
from unicodedata import normalize

from xl_addin.messages import rules as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.edition import Rule
from xl_addin.outputs.watchlist.rulebook import RULEBOOK, Ruling
from xl_addin.records import Sentence

_YES = frozenset({"yes", "y", "true", "on", "1", "はい", "有効"})
_NO = frozenset({"no", "n", "false", "off", "0", "いいえ", "無効"})


class Line(Protocol):
    """One row of the table as it was read from a file: its number, and its values by column."""

    @property
    def row(self) -> int:
        """The row of the sheet, from 1."""

    @property
    def values(self) -> Mapping[str, CellValue]:
        """What its cells hold, by the keys of the columns."""


def read_rules(lines: Sequence[Line]) -> tuple[tuple[Rule, ...], tuple[Sentence, ...]]:
    """Return the rules as the user set them, and a sentence for each cell that cannot be read.

    A rule without a row, and a cell that is empty or cannot be read, hold as they are delivered.
    """
    rules: list[Rule] = []
    complaints: list[Sentence] = []
    found = _by_key(lines)
    for ruling in RULEBOOK:
        line = found.get(ruling.key)
        rules.append(_rule(ruling, line))
        complaints += _complaints(ruling, line) if line else ()
    return tuple(rules), tuple(complaints)


def _by_key(lines: Sequence[Line]) -> Mapping[str, Line]:
    """Return the first line of each rule, known by its key, else by its name in either language."""
    names = {name: one.key for one in RULEBOOK for name in (one.name.en, one.name.ja, one.key)}
    found: dict[str, Line] = {}
    for line in lines:
        told = (line.values.get(column) for column in ("key", "rule"))
        key = next((names[text] for text in told if isinstance(text, str) and text in names), None)
        if key is not None:
            found.setdefault(key, line)
    return found


def _rule(ruling: Ruling, line: Line | None) -> Rule:
    active = _yes_or_no(line.values.get("active")) if line else None
    level = _level(ruling, line.values.get("level")) if line else None
    return Rule(
        ruling.key,
        active=True if active is None else active,
        level=ruling.level if level is None else level,
    )


def _complaints(ruling: Ruling, line: Line) -> Iterator[Sentence]:
    active, level = line.values.get("active"), line.values.get("level")
    if not _empty(active) and _yes_or_no(active) is None:
        yield said.not_yes_or_no(line.row, ruling.name, active, held=True)
    if ruling.limits is not None and not _empty(level) and _level(ruling, level) is None:
        yield said.level_unreadable(line.row, ruling.name, level, ruling.range, ruling.level)


def _empty(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _yes_or_no(value: CellValue) -> bool | None:
    """Return what the cell says, None where it says neither."""
    word = _plain(value)
    return True if word in _YES else False if word in _NO else None


def _level(ruling: Ruling, value: CellValue) -> float | None:
    """Return the level in the cell, None where it is no number within the rule's limits."""
    try:
        number = float(_plain(value).removesuffix("%"))
    except ValueError:
        return None
    return number if ruling.allows(number) else None


def _plain(value: CellValue) -> str:
    """Return a cell's text with full-width letters and figures made narrow, and whole numbers as such."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalize("NFKC", str(value)).strip().casefold()
