"""The first table of the charts' data: each place to choose a model, and where its months stand."""

from collections.abc import Sequence
from datetime import date

from xl_addin.messages import charts as said
from xl_addin.outputs.cell_values import CellValue, cut
from xl_addin.outputs.text import SCORE, Label
from xl_addin.outputs.watchlist.chosen import COMPARED_TOP, PLACES, SHOWN_CELL, Chosen
from xl_addin.outputs.watchlist.computed import Computed, Grid
from xl_addin.outputs.watchlist.lookups import figure, figure_number, month_entry, quoted
from xl_addin.outputs.watchlist.titles import COMPARE, FIGURES, LINES, MODEL, column_of, reference
from xl_addin.records import Language, ScoreName, Sentence

EARLIEST = date(2022, 3, 1)
"""The month in which the Hub began to record creation dates."""
OFF_MAP = -10.0
"""Left of the map and below it, where nothing is drawn."""

_LONGEST = 28  # characters of a name beside its line
BETWEEN = Sentence(", ", "、")
"""What stands between the names of a list."""


def slot(key: str, place: int) -> str:
    """Return the cell that holds ``key`` of a place to choose a model, for the same sheet."""
    return SLOTS.cell(key, place)


def label(one: Chosen) -> str:
    """Return how the legend names the model: its number, the end of its id, and why it has no line."""
    if not one.model:
        return f"{one.place} –"
    return f"{one.place} {_short(one)}{_why_no_line(one)}"


def title(one: Chosen) -> str:
    """Return the title over the chart of one model."""
    if not one.model:
        return said.NOTHING_CHOSEN.text(one.language)
    if not one.position:
        return f"{one.model}{_why_no_line(one)}"
    return f"{one.model} — {one.figure('status')}{_why_no_line(one)}"


def on_map(one: Chosen) -> bool:
    """Tell whether the model has both scores of the map."""
    return all(isinstance(one.figure(name), int | float) for name in (ScoreName.HEAT, ScoreName.STABILITY))


def _short(one: Chosen) -> str:
    name = one.model.split("/", 1)[1] if "/" in one.model else one.model
    return cut(name, _LONGEST)


def _why_no_line(one: Chosen) -> str:
    if not one.position:
        return f" ({said.NOT_LISTED.text(one.language)})"
    return "" if one.counted else f" ({said.NO_MONTH.text(one.language)})"


def undrawn(one: Chosen) -> str:
    """Return the model's name behind a comma where the map lacks it, else nothing."""
    return f"{BETWEEN.text(one.language)}{label(one)}" if one.model and not on_map(one) else ""


def _latest(one: Chosen) -> CellValue:
    start = one.counted[-1]["start"] if one.counted else None
    return 0 if start is None else start


def _of(row: int, text: str) -> str:
    """Return a formula in which every {key} is a cell of the row."""
    return text.format(**{key: slot(key, row) for key in SLOTS.keys})


def _model_formula(language: Language, row: int) -> str:
    sheet, cell = (MODEL, SHOWN_CELL) if row == 0 else (COMPARE, f"$B${COMPARED_TOP + row - 1}")
    chooser = reference(sheet, cell, language)
    return f'IFERROR(IF({chooser}="","",{chooser}),"")'  # a sheet that the user deleted is an error


def _position_formula(language: Language, row: int) -> str:
    models = column_of(FIGURES, "figures", "model", language)
    # MATCH takes * and ? for any letters, unless a tilde stands before them.
    literal = 'SUBSTITUTE(SUBSTITUTE({model},"*","~*"),"?","~?")'
    return _of(row, f'IF({{model}}="",0,IFERROR(MATCH({literal},{models},0),0))')


def _short_formula(_: Language, row: int) -> str:
    name = 'IFERROR(MID({model},FIND("/",{model})+1,100),{model})'
    return _of(row, f'IF(LEN({name})>{_LONGEST},LEFT({name},{_LONGEST - 1})&"…",{name})')


def _why_formula(language: Language) -> str:
    unlisted, monthless = (quoted(f" ({why.text(language)})") for why in (said.NOT_LISTED, said.NO_MONTH))
    return f'IF({{position}}=0,{unlisted},IF({{observed}}=0,{monthless},""))'


def _label_formula(language: Language, row: int) -> str:
    named = f'{{place}}&" "&{{short}}&{_why_formula(language)}'
    return _of(row, f'IF({{model}}="",{{place}}&" –",{named})')


def _title_formula(language: Language, row: int) -> str:
    status = figure("status", slot("position", row), language)
    outcome = f'IF({{position}}=0,""," — "&{status})'
    nothing = quoted(said.NOTHING_CHOSEN.text(language))
    return _of(row, f'IF({{model}}="",{nothing},{{model}}&{outcome}&{_why_formula(language)})')


def _latest_formula(language: Language, row: int) -> str:
    start = month_entry("start", _of(row, "{first_row}+{observed}-1"), language)
    return _of(row, f"IF({{observed}}=0,0,IF(ISNUMBER({start}),{start},0))")


def _undrawn_formula(language: Language, row: int) -> str:
    between = quoted(BETWEEN.text(language))
    return _of(row, f'IF({{model}}="","",IF({{map_heat}}<0,{between}&{{label}},""))')


def _number_column(key: str, heading: Sentence) -> Computed:
    def value(picked: Sequence[Chosen], row: int) -> CellValue:
        return picked[row].figure(key) or 0

    return Computed(key, heading, lambda lang, row: figure_number(key, slot("position", row), lang), value)


def _score_column(name: ScoreName) -> Computed:
    return Computed(
        name,
        SCORE[name],
        lambda language, row: figure(name, slot("position", row), language),
        lambda picked, row: picked[row].figure(name),
    )


def _map_column(name: ScoreName) -> Computed:
    drawn = f"IF(ISNUMBER({{heat}})*ISNUMBER({{stability}})=1,{{{name}}},{OFF_MAP:.0f})"
    return Computed(
        f"map_{name}",
        Sentence(f"Map: {SCORE[name].en.lower()}", f"図の{SCORE[name].ja}"),
        lambda _, row: _of(row, drawn),
        lambda picked, row: picked[row].figure(name) if on_map(picked[row]) else OFF_MAP,
    )


SLOTS: Grid = Grid(
    "slots",
    left=1,
    rows=PLACES,
    columns=(
        Computed("place", Sentence("Place", "番号"), lambda _, row: str(row), lambda _, row: row),
        Computed("model", Label.MODEL.value, _model_formula, lambda picked, row: picked[row].model),
        Computed(
            "position",
            Sentence("Row in Figures", "算出値の行"),
            _position_formula,
            lambda picked, row: picked[row].position,
        ),
        _number_column("first_row", Sentence("First row in Data", "月次データの先頭行")),
        _number_column("observed", Sentence("Months counted", "実績の月数")),
        _number_column("ahead", Sentence("Months forecast", "予測の月数")),
        Computed(
            "short",
            Sentence("Short name", "略称"),
            _short_formula,
            lambda picked, row: _short(picked[row]),
        ),
        Computed("label", Sentence("Legend", "凡例"), _label_formula, lambda picked, row: label(picked[row])),
        Computed(
            "title", Sentence("Title", "見出し"), _title_formula, lambda picked, row: title(picked[row])
        ),
        Computed(
            "latest",
            Sentence("Latest month", "最新の月"),
            _latest_formula,
            lambda picked, row: _latest(picked[row]),
            dated=True,
        ),
        _score_column(ScoreName.HEAT),
        _score_column(ScoreName.STABILITY),
        _map_column(ScoreName.HEAT),
        _map_column(ScoreName.STABILITY),
        Computed(
            "undrawn",
            Sentence("Not on the map", "図にないもの"),
            _undrawn_formula,
            lambda picked, row: undrawn(picked[row]),
        ),
    ),
)
"""One row per place: first the sheet for one model, then the comparison."""


def slot_from_afar(key: str, place: int, language: Language) -> str:
    """Return the cell that holds ``key`` of a place to choose a model, for formulas of other sheets."""
    return reference(LINES, slot(key, place), language)
