"""The plain table in which commands list what is kept."""

from collections.abc import Sequence

from rich.table import Table

from xl_addin.records import Language, Sentence


def listing(words: Sequence[Sentence], figures: Sequence[Sentence], language: Language) -> Table:
    """Return an empty table: first the columns of ``words``, which may fold, then those of ``figures``."""
    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="bold")
    for heading in words:
        table.add_column(heading.text(language), overflow="fold")
    for heading in figures:
        table.add_column(heading.text(language), justify="right", no_wrap=True)
    return table
