"""The definition of the workbook (``workbook/*.toml``), read into frozen records."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from xl_addin.records import Language, Sentence

_FILES = ("watchlist.toml", "figures.toml", "weights.toml", "logs.toml", "words.toml")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, heading, width in default digits, number format and explanation.

    ``shade`` shades the cell from white at 0 to blue at 100; ``aside`` sets the column in small grey figures;
    ``wrap`` breaks long text into lines; ``typed`` marks what the user types.
    """

    key: str
    heading: Sentence
    width: Mapping[Language, float]
    format: Sentence
    help: Sentence
    shade: bool = False
    aside: bool = False
    wrap: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One topic, or one word, and what is said of it."""

    topic: Sentence
    text: Sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns by key, the tables as sequences of them, the method in plain words, and the glossary."""

    columns: Mapping[str, Column]
    tables: Mapping[str, tuple[Column, ...]]
    method: tuple[Paragraph, ...]
    words: tuple[Paragraph, ...]


@cache
def read_layout() -> Layout:
    """Return the shipped definition of the watchlist."""
    return parse_layout(*(_definition(name).read_text(encoding="utf-8") for name in _FILES))


def parse_layout(*parts: str) -> Layout:
    """Return the layout that the TOML texts describe together; a later part may use an earlier one's columns.

    Raises
    ------
    KeyError
        If a table names a column that is not defined, or a text lacks a language.
    """
    columns: dict[str, Column] = {}
    tables: dict[str, tuple[Column, ...]] = {}
    paragraphs: dict[str, tuple[Paragraph, ...]] = {"method": (), "words": ()}
    for raw in map(tomllib.loads, parts):
        columns |= {key: _column(key, entry) for key, entry in raw.get("columns", {}).items()}
        tables |= {name: tuple(columns[key] for key in keys) for name, keys in raw.get("tables", {}).items()}
        paragraphs |= {name: _paragraphs(raw[name]) for name in paragraphs if name in raw}
    return Layout(columns, tables, **paragraphs)


def _definition(name: str) -> Traversable:
    shipped = files("xl_addin") / "workbook" / name
    return shipped if shipped.is_file() else Path(__file__).parents[3] / "workbook" / name


def _paragraphs(entries: Sequence[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(_sentence(entry["topic"]), _sentence(entry["text"])) for entry in entries)


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
        typed=entry.get("typed", False),
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
