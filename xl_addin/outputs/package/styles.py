"""The looks of cells, by their numbers."""

from copy import deepcopy

from lxml.etree import _Element

from xl_addin.outputs.package.container import Package
from xl_addin.outputs.package.markup import is_true, main, parse, written

_GUARD = "quotePrefix"


class Styles:
    """The looks of one workbook; those that are added reach the package with :meth:`keep`.

    Parameters
    ----------
    package
        The workbook.
    part
        The part of its styles; a workbook without one has no looks.

    Raises
    ------
    BadInput
        If the part is damaged.
    """

    def __init__(self, package: Package, part: str | None) -> None:
        self._part = part if part is not None and part in package else None
        root = None if self._part is None else parse(package.read(self._part), self._part)
        self._list = None if root is None else root.find(main("cellXfs"))
        self._looks = [] if self._list is None else list(self._list.iterchildren(main("xf")))
        self._guarded: dict[int, str] = {}

    def wraps(self, style: str | None) -> bool:
        """Tell whether cells of a style break text into lines; None is the default style."""
        look = self._look(style)
        alignment = None if look is None else look.find(main("alignment"))
        return alignment is not None and is_true(alignment.get("wrapText"))

    def guarded(self, style: str | None) -> str | None:
        """Return the style that looks like ``style`` and says that its cells hold text.

        Without, a text that begins like a formula would become one when somebody edits the cell.
        """
        look = self._look(style)
        if look is None or self._list is None or is_true(look.get(_GUARD)):
            return style
        number = self._looks.index(look)
        if number not in self._guarded:
            copied = deepcopy(look)
            copied.set(_GUARD, "1")
            self._list.append(copied)
            self._looks.append(copied)
            self._guarded[number] = str(len(self._looks) - 1)
        return self._guarded[number]

    def keep(self, package: Package) -> None:
        """Write the styles into the package, if any was added."""
        if self._guarded and self._part is not None and self._list is not None:
            self._list.set("count", str(len(self._looks)))
            package.replace(self._part, written(self._list.getroottree().getroot()))

    def _look(self, style: str | None) -> _Element | None:
        number = style or "0"
        known = number.isdecimal() and len(number) <= len(str(len(self._looks)))
        return self._looks[int(number)] if known and int(number) < len(self._looks) else None
