"""The definition of the watchlist (``workbook/watchlist.toml``), read into frozen records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from xl_addin.records import Language, Sentence

_FILE = "watchlist.toml"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, heading, width in default digits, number format and explanation.

    ``shade`` shades the cell from white at 0 to blue at 100; ``aside`` sets the column in small grey figures;
    ``wrap`` breaks long text into lines.
    """

    key: str
    heading: Sentence
    width: Mapping[Language, float]
    format: Sentence
    help: Sentence
    shade: bool = False
    aside: bool = False
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One topic of the method sheet."""

    topic: Sentence
    text: Sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns by key, the tables as sequences of them, and the method in plain words."""

    columns: Mapping[str, Column]
    tables: Mapping[str, tuple[Column, ...]]
    method: tuple[Paragraph, ...]


@cache
def read_layout() -> Layout:
    """Return the shipped definition of the watchlist."""
    return parse_layout(_definition().read_text(encoding="utf-8"))


def parse_layout(toml: str) -> Layout:
    """Return the layout that ``toml`` describes.

    Raises
    ------
    KeyError
        If a table names a column that is not defined, or a text lacks a language.
    """
    raw = tomllib.loads(toml)
    columns = {key: _column(key, entry) for key, entry in raw["columns"].items()}
    tables = {name: tuple(columns[key] for key in keys) for name, keys in raw["tables"].items()}
    method = tuple(Paragraph(_sentence(entry["topic"]), _sentence(entry["text"])) for entry in raw["method"])
    return Layout(columns, tables, method)


def _definition() -> Traversable:
    shipped = files("xl_addin") / "workbook" / _FILE
    return shipped if shipped.is_file() else Path(__file__).parents[3] / "workbook" / _FILE


def _column(key: str, entry: Mapping[str, Any]) -> Column:
    return Column(
        key=key,
        heading=_sentence(entry["heading"]),
        width=_widths(entry["width"]),
        format=_sentence(entry.get("format", "General")),
        help=_sentence(entry["help"]),
        shade=entry.get("shade", False),
        aside=entry.get("aside", False),
        wrap=entry.get("wrap", False),
    )


def _sentence(entry: Any) -> Sentence:
    """Return the entry in both languages; one that is not split by language holds for both."""
    if isinstance(entry, Mapping):
        return Sentence(str(entry["en"]), str(entry["ja"]))
    return Sentence(str(entry), str(entry))


def _widths(entry: Any) -> Mapping[Language, float]:
    if isinstance(entry, Mapping):
        return {"en": float(entry["en"]), "ja": float(entry["ja"])}
    return {"en": float(entry), "ja": float(entry)}
