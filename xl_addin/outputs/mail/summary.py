"""What a report says in short, read from its own summary sheet: values only, nothing in it is executed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xl_addin.messages.shown import shown
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.locating import shared_strings
from xl_addin.outputs.package.markup import parse
from xl_addin.outputs.package.parts import read_book
from xl_addin.outputs.package.scan import Row, scan
from xl_addin.outputs.package.unpacking import unpack
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import Label
from xl_addin.records import Language

_BULLETS = ("• ", "・")
_LONGEST = 500  # characters of a sentence
_MOST_SENTENCES = 10  # of a section, and of the footnotes
_CORE = "docProps/core.xml"
_CREATED = "{http://purl.org/dc/terms/}created"
_LANGUAGES: tuple[Language, ...] = ("en", "ja")


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a caption."""

    caption: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands on a report's summary sheet, fit to be shown.

    Attributes
    ----------
    language
        The report's own.
    title, sections, footnotes
        Its title; what it says above the ranking; the lines below that: sources, dates, limits.
    invented
        Whether it says that its data is invented.
    ranking
        The rows of the ranking by the keys of its columns (see the layout's table ``ranking``).
    made
        The day (UTC) that the file names as its creation, None where it names none.
    """

    language: Language
    title: str
    sections: tuple[Section, ...] = ()
    footnotes: tuple[str, ...] = ()
    invented: bool = False
    ranking: tuple[Mapping[str, CellValue], ...] = ()
    made: date | None = None


def read_summary(content: bytes, name: object) -> Summary | None:
    """Return what the report ``content``, an .xlsx file, says in short; None where it has no such summary.

    Parameters
    ----------
    name
        The file's name, for the sentence.

    Raises
    ------
    BadInput
        If it is no workbook, or is damaged.
    """
    package = Package(unpack(content, name), name)
    for language in _LANGUAGES:
        rows = _rows(package, Label.SUMMARY.text(language))
        if rows:
            return _summary(rows, language, _made(package))
    return None


def _rows(package: Package, sheet: str) -> list[Row]:
    part = next((one.part for one in read_book(package).sheets if one.name == sheet), None)
    return [] if part is None else list(scan(package.read(part), part, shared_strings(package)))


def _summary(rows: Sequence[Row], language: Language, made: date | None) -> Summary:
    keys, heading = _heading(rows, language)
    ranking, after = _ranking(rows[heading + 1 :], keys) if keys else ((), [])
    above = [cells for _, cells in rows[:heading]]
    return Summary(
        language=language,
        title=shown(above[0].get(1) or "") if above else "",
        sections=_sections(_lines(above)),
        footnotes=_shown(after),
        invented=any(Label.INVENTED.text(language) in cells.values() for cells in above),
        ranking=ranking,
        made=made,
    )


def _lines(rows: Iterable[Mapping[int, CellValue]]) -> Iterator[str]:
    """Yield the lines in the first column; a cell may hold several."""
    for cells in rows:
        if isinstance(text := cells.get(1), str):
            yield from text.splitlines()


def _sections(texts: Iterable[str]) -> tuple[Section, ...]:
    """Return the entries of lists, each list under the line before it."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for text in texts:
        mark = next((mark for mark in _BULLETS if text.startswith(mark)), None)
        if mark is None:
            found.append((text, []))
        else:
            found[-1][1].append(text.removeprefix(mark))
    return tuple(Section(shown(caption), _shown(listed)) for caption, listed in found if listed)


def _heading(rows: Sequence[Row], language: Language) -> tuple[Mapping[int, str], int]:
    """Return the keys of the ranking's columns by their numbers, and where among ``rows`` its heading is."""
    named = {column.heading.text(language): column.key for column in read_layout().tables["ranking"]}
    for index, (_, cells) in enumerate(rows):
        keys = {
            number: named[text] for number, text in cells.items() if isinstance(text, str) and text in named
        }
        once = len(set(keys.values())) == len(keys)  # not so where several tables stand side by side
        if once and {"model", "overall"} <= set(keys.values()):
            return keys, index
    return {}, len(rows)


def _ranking(
    rows: Sequence[Row], keys: Mapping[int, str]
) -> tuple[tuple[Mapping[str, CellValue], ...], list[str]]:
    """Return the rows of the ranking by key, and the lines of text below it."""
    ranked: list[Mapping[str, CellValue]] = []
    for index, (_, cells) in enumerate(rows):
        found = {key: cells[number] for number, key in keys.items() if number in cells}
        if "model" not in found:
            return tuple(ranked), [text for _, row in rows[index:] if isinstance(text := row.get(1), str)]
        ranked.append(found)
    return tuple(ranked), []


def _shown(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(shown(text, _LONGEST) for text in texts[:_MOST_SENTENCES])


def _made(package: Package) -> date | None:
    if _CORE not in package:
        return None
    created = parse(package.read(_CORE), _CORE).findtext(_CREATED)
    try:
        return None if created is None else datetime.fromisoformat(created).date()
    except ValueError:
        return None
