"""The parts of one workbook file: those that nobody touches leave as they came, byte for byte."""

from collections.abc import Iterable

from xl_addin.errors import BadInput
from xl_addin.messages import packages
from xl_addin.outputs.package.unpacking import Entry, pack

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # where a zip file's calendar begins


class Package:
    """The parts of one workbook file by their names, of which single ones can be replaced.

    Names are those of the zip file, without a leading slash; as in the format itself their case is ignored.
    """

    def __init__(self, entries: Iterable[Entry], name: object) -> None:
        self.name = name
        self._entries = {entry.name.casefold(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts in their order."""
        return tuple(entry.name for entry in self._entries.values())

    def read(self, part: str) -> bytes:
        """Return the content of a part.

        Raises
        ------
        BadInput
            If the package has no such part.
        """
        entry = self._entries.get(part.casefold())
        if entry is None:
            raise BadInput(packages.damaged(self.name, part))
        return entry.content

    def add(self, part: str, content: bytes) -> None:
        """Add a part that the package does not have, at its end and without a date of its own."""
        self._entries[part.casefold()] = Entry(part, _NO_DATE, stored=False, content=content)

    def replace(self, part: str, content: bytes) -> None:
        """Give a part that the package has another content."""
        self._entries[part.casefold()] = self._entries[part.casefold()].with_content(content)

    def remove(self, part: str) -> None:
        """Take a part out of the package, if it is there."""
        self._entries.pop(part.casefold(), None)

    def bytes(self) -> bytes:
        """Return the file: the parts in their order, each with the date that it had."""
        return pack(self._entries.values())
