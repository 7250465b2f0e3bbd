"""The glossary: every word of the workbook in plain language."""

from openpyxl import Workbook

from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.sheets.method import pairs_of, write_pairs
from xl_addin.outputs.sheets.page import set_page
from xl_addin.outputs.watchlist.contents import Contents
from xl_addin.outputs.watchlist.edition import Edition
from xl_addin.outputs.watchlist.skeleton import begin_sheet
from xl_addin.outputs.watchlist.titles import WORDS
from xl_addin.records import Language, Sentence

_ABOUT = Sentence("What the words of this workbook mean.", "このブックで使う用語の意味です。")
_WORD = Sentence("Word", "用語")


def add(book: Workbook, language: Language) -> None:
    """Append the sheet with every word and its meaning."""
    sheet = begin_sheet(book, WORDS, _ABOUT, language)
    write_pairs(sheet, 4, _WORD, pairs_of(read_layout().words), language)
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    set_page(sheet, WORDS.text(language), language, repeated_row=4)


def contents(_: Edition) -> Contents:
    """Return nothing: the words are the same in every edition."""
    return Contents()
