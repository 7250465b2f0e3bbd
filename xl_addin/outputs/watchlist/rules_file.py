"""The rules for alerts from a TOML file, for those who keep no workbook.

One table for each rule that differs from what is delivered::

    [rules.drop]
    active = true
    level = 100
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xl_addin.errors import BadInput
from xl_addin.messages import rules_file as said
from xl_addin.outputs.watchlist.edition import Rule
from xl_addin.outputs.watchlist.rulebook import RULEBOOK, Ruling
from xl_addin.small_files import read_small, toml_of

_KEYS = ("active", "level")


def read_rules_file(file: Path) -> tuple[Rule, ...]:
    """Return the rules that ``file`` sets, the others as they are delivered.

    Raises
    ------
    BadInput
        If the file cannot be read, or says what no rule can be; the sentence names place, value and cure.
    """
    try:
        text = read_small(file)
    except OSError as error:
        raise BadInput(said.unreadable(file, error.strerror or type(error).__name__)) from error
    except UnicodeDecodeError as error:
        raise BadInput(said.unreadable(file, error)) from error
    return rules_in(text, file)


def rules_in(text: str, file: object) -> tuple[Rule, ...]:
    """Return the rules that the TOML ``text`` sets, the others as they are delivered.

    Parameters
    ----------
    text
        What the file says.
    file
        Its name, for what is said of faults.

    Raises
    ------
    BadInput
        If it says what no rule can be.
    """
    try:
        document = toml_of(text)
    except ValueError as error:
        raise BadInput(said.no_toml(file, error)) from error
    known = [ruling.key for ruling in RULEBOOK]
    for name in document:
        if name != "rules":
            raise BadInput(said.unknown_table(file, name))
    tables = document.get("rules", {})
    if not isinstance(tables, dict):
        raise BadInput(said.no_table(file, "rules"))
    for name in tables:
        if name not in known:
            raise BadInput(said.unknown_rule(file, name, known))
    return tuple(_rule(ruling, tables.get(ruling.key, {}), file) for ruling in RULEBOOK)


def _rule(ruling: Ruling, table: object, file: object) -> Rule:
    if not isinstance(table, dict):
        raise BadInput(said.no_table(file, f"rules.{ruling.key}"))
    for name in table:
        if name not in _KEYS:
            raise BadInput(said.unknown_key(file, ruling.key, name, _KEYS))
    return Rule(ruling.key, active=_active(ruling, table, file), level=_level(ruling, table, file))


def _active(ruling: Ruling, table: Mapping[str, Any], file: object) -> bool:
    active = table.get("active", True)
    if not isinstance(active, bool):
        raise BadInput(said.no_truth_value(file, ruling.key, active))
    return active


def _level(ruling: Ruling, table: Mapping[str, Any], file: object) -> float | None:
    if "level" not in table:
        return ruling.level
    level = table["level"]
    if ruling.limits is None:
        raise BadInput(said.knows_no_level(file, ruling.key, ruling.name))
    if not ruling.allows(level):
        raise BadInput(said.level_unfit(file, ruling.key, level, ruling.range))
    return float(level)
