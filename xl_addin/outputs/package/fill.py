"""Writing one edition into a workbook: what it does not name stays as it was, byte for byte."""

from xl_addin.outputs.package.archive import Package
from xl_addin.outputs.package.keyed import write_keyed
from xl_addin.outputs.package.listed import write_listed
from xl_addin.outputs.package.locating import find_place, find_table
from xl_addin.outputs.package.opened import Opened, as_language
from xl_addin.outputs.package.reading import read_place
from xl_addin.outputs.package.writing import shown_by, write
from xl_addin.outputs.watchlist.contents import Block, Content, Contents
from xl_addin.outputs.watchlist.names import LANGUAGE


def fill(package: Package, contents: Contents) -> None:
    """Write ``contents`` into the workbook, each to the place or table of its name, if it is there.

    Text is written as text, whatever it begins with. A formula of the user's is left alone, and programs are
    told to calculate when they open the file. The package is changed only when all is written.

    Raises
    ------
    BadInput
        If something of the user's stands where rows of a list must go, or a part is damaged or too large.
    """
    opened = Opened(package, as_language(contents.places.get(LANGUAGE) or read_place(package, LANGUAGE)))
    for key, content in contents.places.items():
        _write_place(opened, key, content)
    for block in contents.blocks:
        _write_block(opened, block)
    opened.keep()


def _write_place(opened: Opened, key: str, content: Content) -> None:
    place = find_place(opened.package, key)
    if place is not None:
        sheet = opened.sheet(place.part)
        write(sheet, place.row, place.column, content)
        if opened.styles.wraps(sheet.style(place.row, place.column)):
            opened.fit(place.part, place.row, {place.column: shown_by(content)})


def _write_block(opened: Opened, block: Block) -> None:
    spot = find_table(opened.package, block.key, block.by)
    if spot is None:
        return
    if block.by is None:
        write_listed(opened, block, spot)
    else:
        write_keyed(opened, block, spot)
