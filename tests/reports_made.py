"""Reports as the program makes them, for what reads and sends them."""

from collections.abc import Sequence
from functools import cache

from answers import MADE, SAMPLE, SOURCE, twelve
from editions import hostile

from xl_addin.outputs.files.workbooks import workbook_bytes
from xl_addin.outputs.sheets.report import build_report
from xl_addin.records import Answer, Language

HOSTILE_WORDS = ("=HYPERLINK", "<script", "\u202e", "\x1b", "\x07")


@cache
def report(language: Language = "ja", *, invented: bool = False) -> bytes:
    """Return a report on twelve models, made at `MADE`."""
    return made(twelve(), language, invented=invented)


def made(answers: Sequence[Answer], language: Language, *, invented: bool = False) -> bytes:
    """Return the report on ``answers``."""
    return workbook_bytes(build_report(answers, SAMPLE if invented else SOURCE, language), MADE)


@cache
def hostile_report(language: Language = "en") -> bytes:
    """Return a report on a model whose every word is hostile, beside eleven others."""
    return made((hostile(), *twelve()[1:]), language)
