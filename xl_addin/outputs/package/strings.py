"""The texts that cells share; marks of reading that stand beside Japanese are no part of them."""

from collections.abc import Mapping
from functools import lru_cache

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.markup import Listener, feed, main

MOST_STRINGS = 2_000_000


def read_strings(content: bytes | None, part: str) -> tuple[str, ...]:
    """Return the shared strings of a workbook by their numbers; none without the part.

    Raises
    ------
    BadInput
        If the part is damaged, or holds more than `MOST_STRINGS`.
    """
    return () if content is None else _strings(content, part)


class Text:
    """Collects the runs of one text; how kanji are read (rPh) is left out."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._phonetic = self._open = False

    def start(self, tag: str) -> None:
        """Note that an element begins."""
        if tag == _PHONETIC:
            self._phonetic = True
        self._open = tag == _TEXT and not self._phonetic

    def end(self, tag: str) -> None:
        """Note that an element ends."""
        if tag == _PHONETIC:
            self._phonetic = False
        self._open = False

    def data(self, text: str) -> None:
        """Take a piece of text, if it belongs to a run."""
        if self._open:
            self._runs.append(text)

    def taken(self) -> str:
        """Return the text, and begin another."""
        text = "".join(self._runs)
        self._runs.clear()
        return text


_PHONETIC, _TEXT, _ENTRY = main("rPh"), main("t"), main("si")


class _Table(Listener):
    """Hears the texts one after the other."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._text = Text()

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:  # noqa: ARG002  texts have none that matter
        """Hear an element begin."""
        self._text.start(tag)

    def end(self, tag: str) -> None:
        """Hear an element end."""
        self._text.end(tag)
        if tag == _ENTRY:
            self.strings.append(self._text.taken())

    def data(self, data: str) -> None:
        """Hear a piece of text."""
        self._text.data(data)


@lru_cache(maxsize=1)  # every place that is read asks for the same strings
def _strings(content: bytes, part: str) -> tuple[str, ...]:
    table = _Table()
    for _ in feed(content, part, table):
        if len(table.strings) > MOST_STRINGS:
            raise BadInput(packages.part_too_large(part))
    return tuple(table.strings)
