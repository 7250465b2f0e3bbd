"""Where things stand on the sheet of weights, and the formulas that work there without the add-in."""

from collections.abc import Mapping
from types import MappingProxyType

from openpyxl.utils import get_column_letter

from xl_addin.outputs.watchlist.edition import AXES
from xl_addin.outputs.watchlist.titles import (
    FIGURES,
    MOST_MODELS,
    WATCHLIST,
    WEIGHTS,
    column_of,
    letter_of,
    reference,
)
from xl_addin.outputs.watchlist.weighing import NEEDED
from xl_addin.records import Language, ScoreName, Sentence

NAMES = 5
"""The row in which the user names the axes, above their weights and points."""
IN_USE = 6
"""The row of the profile in use and its weights, right above the headings."""
TOP = 7
"""The row of the headings: of the models from the first column on, of the profiles beside them."""
ROOM = 12
"""Rows for profiles, the user's own included."""
PROFILES_LEFT = 15
"""The first column of the profiles; nothing stands below them, so that there is always room."""

SCORES = (ScoreName.HEAT, ScoreName.STABILITY, ScoreName.COMPETITIVENESS)
WEIGHT_LETTERS = tuple("BCDEFG")
"""The columns of scores and axes, over which their weights stand."""
WEIGHTS_IN_USE = f"$B${IN_USE}:$G${IN_USE}"

_AXIS = Sentence("Axis {}", "評価軸{}")
_FIRST = TOP + 1


def rows_of(key: str, language: Language) -> str:
    """Return the cells of a column of the table of models, for a formula of another sheet."""
    letter = letter_of("weights", key)
    return reference(WEIGHTS, f"${letter}${_FIRST}:${letter}${TOP + MOST_MODELS}", language)


def profile_rows(place: int) -> str:
    """Return the cells of a column of the profiles, of which the one at 0 holds their names."""
    letter = get_column_letter(PROFILES_LEFT + place)
    return f"${letter}${_FIRST}:${letter}${TOP + ROOM}"


def weight_formula(place: int) -> str:
    """Return the formula of a weight in use (1 to 6): the chosen profile's, empty where there is none."""
    row = f"MATCH($A${IN_USE},{profile_rows(0)},0)"
    return f'=IFERROR(MAX(0,INDEX({profile_rows(place)},{row})),"")'


def axis_name(axis: int, language: Language) -> str:
    """Return what an axis (0 to 2) is called that the user gave no name."""
    return _AXIS.text(language).format(axis + 1)


def axis_formula(axis: int, language: Language) -> str:
    """Return what stands for an axis' name (0 to 2) in a formula."""
    cell = f"{WEIGHT_LETTERS[len(SCORES) + axis]}${NAMES}"
    return f'IF({cell}="","{axis_name(axis, language)}",{cell})'


def row_formulas(language: Language) -> Mapping[str, str]:
    """Return the formulas of the first row of the table of models by the keys of their columns."""
    return MappingProxyType(
        {
            **{name.value: _looked_up(name, language) for name in SCORES},
            "overall": f'=IF(COUNT(B{_FIRST},D{_FIRST})<2,"",'
            f'IFERROR(SUMPRODUCT({WEIGHTS_IN_USE},{_PARTS},{_VALID})/{_TOTAL},""))',
            "overall_range": _range_formula(language),
            "rank_short": _rank("B"),
            "rank_long": _rank("D"),
            "rank_own": _rank("H"),
            "missing": _missing(language),
        }
    )


_PARTS = f"B{_FIRST}:G{_FIRST}"
_VALID = f"ISNUMBER({_PARTS})*({_PARTS}>=0)*({_PARTS}<=100)"
_TOTAL = f"SUMPRODUCT({WEIGHTS_IN_USE},{_VALID})"


def _looked_up(name: ScoreName, language: Language) -> str:
    models = column_of(WATCHLIST, "watchlist", "model", language)
    cell = f"INDEX({column_of(WATCHLIST, 'watchlist', name.value, language)},MATCH($A{_FIRST},{models},0))"
    return f'=IFERROR(IF(ISNUMBER({cell}),{cell},""),"")'  # an empty cell would read 0


def _range_formula(language: Language) -> str:
    """Return the interval as text: the mean of the bounds, where the user's points are taken as they are."""
    low, high = (_bound(end, language) for end in ("low", "high"))
    dash = "〜" if language == "ja" else "–"
    return f'=IF(ISNUMBER(H{_FIRST}),IFERROR({low}&"{dash}"&{high},""),"")'


def _bound(end: str, language: Language) -> str:
    models = column_of(FIGURES, "figures", "model", language)
    row = f"MATCH($A{_FIRST},{models},0)"
    parts = [
        f"${letter}${IN_USE}*INDEX({column_of(FIGURES, 'figures', f'{name}_{end}', language)},{row})"
        for letter, name in zip(WEIGHT_LETTERS, SCORES, strict=False)
    ]
    axes = f"E{_FIRST}:G{_FIRST}"
    valid = f"ISNUMBER({axes})*({axes}>=0)*({axes}<=100)"
    points = f"SUMPRODUCT($E${IN_USE}:$G${IN_USE},{axes},{valid})"
    return f"ROUND(({'+'.join(parts)}+{points})/{_TOTAL},0)"


def _rank(letter: str) -> str:
    """Return the place by the column, best first; of two that are equal the upper one leads."""
    cell, top = f"{letter}{_FIRST}", f"{letter}${_FIRST}"
    equal_above = f"COUNTIF({top}:{cell},{cell})-1"
    return f'=IF(ISNUMBER({cell}),RANK({cell},{top}:{letter}${TOP + MOST_MODELS})+{equal_above},"")'


def _missing(language: Language) -> str:
    """Return the names of what counts but is missing; heat and competitiveness always count."""
    between = separator(language)
    heads = [f"{letter}${TOP}" for letter, _ in zip(WEIGHT_LETTERS, SCORES, strict=False)]
    heads += [axis_formula(axis, language) for axis in range(AXES)]
    named = [_named(place, f'"{between}"&{head}') for place, head in enumerate(heads)]
    return f'=IF($A{_FIRST}="","",MID({"&".join(named)},{len(between) + 1},200))'


def _named(place: int, name: str) -> str:
    letter = WEIGHT_LETTERS[place]
    cell = f"{letter}{_FIRST}"
    there = f"ISNUMBER({cell})*({cell}>=0)*({cell}<=100)"
    counts = f"(SUM(${letter}${IN_USE})>0)*" if place not in NEEDED else ""
    return f'IF({counts}({there}=0),{name},"")'


def separator(language: Language) -> str:
    """Return what stands between names."""
    return "、" if language == "ja" else ", "
