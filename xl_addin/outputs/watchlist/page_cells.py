"""The cells of the sheet for one model: the formula that looks each up, and what it gives, side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from xl_addin.messages import charts as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.text import Label
from xl_addin.outputs.watchlist.chosen import Chosen
from xl_addin.outputs.watchlist.lookups import figure, quoted
from xl_addin.outputs.watchlist.slots import slot_from_afar
from xl_addin.records import Language, Sentence


@dataclass(frozen=True, slots=True)
class PageCell:
    """One cell: the key of its place, the formula, and its value for the model chosen."""

    key: str
    formula: Callable[[Language], str]
    value: Callable[[Chosen], CellValue]


def plain(key: str) -> PageCell:
    """Return a cell that shows a figure."""
    return PageCell(key, lambda language: _figure(key, language), lambda one: one.figure(key))


def meaning(key: str, says: Sentence, lacking: Sentence) -> PageCell:
    """Return a cell that says what the figure ``key`` means, and ``lacking`` before it where it is empty."""

    def formula(language: Language) -> str:
        text = quoted(says.text(language))
        without = quoted(_lacking(says, lacking, language))
        return f'IF({_position(language)}=0,{text},IF({_figure(key, language)}="",{without},{text}))'

    def value(one: Chosen) -> CellValue:
        lacks = one.position and one.figure(key) == ""
        return _lacking(says, lacking, one.language) if lacks else says.text(one.language)

    return PageCell(f"{key}_says", formula, value)


def text_or(key: str, otherwise: Sentence) -> PageCell:
    """Return a cell that shows the text ``key``, and ``otherwise`` where a model with months has none."""

    def formula(language: Language) -> str:
        found, without = _figure(key, language), quoted(otherwise.text(language))
        nothing = f'IF({_slot("observed", language)}=0,"",{without})'
        return f'IF({_position(language)}=0,"",IF({found}="",{nothing},{found}))'

    def value(one: Chosen) -> CellValue:
        return one.figure(key) or (otherwise.text(one.language) if one.counted else "")

    return PageCell(key, formula, value)


def _outcome_formula(language: Language) -> str:
    free, unlisted = (quoted(words.text(language)) for words in (said.NOTHING_CHOSEN, said.LISTED_NOT))
    outcome = f'{_figure("status", language)}&" — "&{_figure("reason", language)}'
    return f'IF({_slot("model", language)}="",{free},IF({_position(language)}=0,{unlisted},{outcome}))'


def _outcome(one: Chosen) -> CellValue:
    if not one.model:
        return said.NOTHING_CHOSEN.text(one.language)
    if not one.position:
        return said.LISTED_NOT.text(one.language)
    return f"{one.figure('status')} — {one.figure('reason')}"


def _kept_formula(language: Language) -> str:
    unknown = quoted(Label.NOT_TOLD.text(language))
    parts = []
    for key, label in _KEPT:
        found = _figure(key, language)
        parts.append(f'{quoted(label.text(language) + _COLON[language])}&IF({found}="",{unknown},{found})')
    between = f'&"{_BETWEEN[language]}"&'
    return f'IF({_position(language)}=0,"",{between.join(parts)})'


def _kept(one: Chosen) -> CellValue:
    if not one.position:
        return ""
    unknown = Label.NOT_TOLD.text(one.language)
    parts = [
        f"{label.text(one.language)}{_COLON[one.language]}{_shown(one.figure(key)) or unknown}"
        for key, label in _KEPT
    ]
    return _BETWEEN[one.language].join(parts)


def _shown(value: CellValue) -> str:
    """Return a whole number or a text as ``&`` joins it to another."""
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _caption_formula(language: Language) -> str:
    nothing, there = (quoted(words.text(language)) for words in (Label.NO_CHART.value, said.GROWTH))
    return f"IF({_slot('observed', language)}=0,{nothing},{there})"


def _caption(one: Chosen) -> CellValue:
    return (said.GROWTH if one.counted else Label.NO_CHART.value).text(one.language)


def _figure(key: str, language: Language) -> str:
    return figure(key, _position(language), language)


def _position(language: Language) -> str:
    return _slot("position", language)


def _slot(key: str, language: Language) -> str:
    return slot_from_afar(key, 0, language)


_KEPT = (("licence", Label.LICENCE), ("access", Label.ACCESS), ("excluded", Label.EXCLUDED))
_COLON = {"en": ": ", "ja": "："}
_BETWEEN = {"en": " · ", "ja": "　"}


def _lacking(says: Sentence, lacking: Sentence, language: Language) -> str:
    return f"{lacking.text(language)} — {says.text(language)}"


OUTCOME = PageCell("outcome", _outcome_formula, _outcome)
"""Status and reason, or what to choose."""
KEPT = PageCell("kept", _kept_formula, _kept)
"""Licence, access, and how many children the user's decisions leave out."""
CAPTION = PageCell("caption", _caption_formula, _caption)
"""The caption of the chart, or why there is none."""
