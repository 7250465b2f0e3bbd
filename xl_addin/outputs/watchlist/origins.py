"""The line that says, on each sheet, where its figures come from and when they were taken."""

from collections.abc import Mapping

from xl_addin.messages.origins import invented
from xl_addin.outputs.source import source_lines
from xl_addin.outputs.watchlist.contents import Content
from xl_addin.outputs.watchlist.edition import Edition

_ORIGIN_AND_DAY = 2


def origin_line(edition: Edition) -> str:
    """Return origin and moment of retrieval in one line, after the mark of invented data."""
    source = edition.source
    lines = source_lines(source)[: _ORIGIN_AND_DAY + source.invented]
    if source.origin == invented():  # the origin says it itself
        lines = lines[1:]
    between = "　" if edition.language == "ja" else "  ·  "
    return between.join(line.text(edition.language) for line in lines)


def source_place(table: str, edition: Edition) -> Mapping[str, Content]:
    """Return what the place ``<table>.source`` of a sheet holds."""
    return {f"{table}.source": origin_line(edition)}
