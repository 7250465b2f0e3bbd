"""What the user typed into a watchlist workbook, read back; what cannot be used is told and left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xl_addin.errors import BadInput
from xl_addin.hub.ids import is_model_id
from xl_addin.messages import refreshing as said
from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.package.archive import Package
from xl_addin.outputs.package.reading import Line, read_block, read_place
from xl_addin.outputs.remarks import Before
from xl_addin.outputs.watchlist.edition import AXES, COMPARED, Choices, Trial, Weights
from xl_addin.outputs.watchlist.names import LANGUAGE
from xl_addin.outputs.watchlist.sheets.rules import read_rules
from xl_addin.records import Language, Sentence


@dataclass(frozen=True, slots=True)
class Typed:
    """What the user typed, the language of the workbook, and what in it could not be used."""

    choices: Choices
    language: Language | None
    warnings: tuple[Sentence, ...]


def read_typed(package: Package) -> Typed:
    """Return what the user typed into a workbook.

    Raises
    ------
    BadInput
        If the workbook has no list of models, or no model in it.
    """
    listed, notes = _listed(read_block(package, "watchlist"))
    if not listed:
        raise BadInput(said.no_models(package.name))
    models = _once(_text(line, "model") for line in listed)
    rules, warnings = read_rules(read_block(package, "rules"))
    choices = Choices(
        models=list(models.values()),
        profiles=[_profile(line) for line in read_block(package, "profiles") if _text(line, "profile")],
        profile=_word(read_place(package, "weights.profile")),
        axes={
            models.get(model.casefold(), model): _points(line)
            for line in read_block(package, "weights")
            if (model := _text(line, "model"))
        },
        shown=_word(read_place(package, "model.shown")),
        compared=[_word(read_place(package, f"compare.{place}")) for place in range(1, COMPARED + 1)],
        rules=rules,
        trials=_trials(read_block(package, "trials")),
        axis_names=[_word(read_place(package, f"axis_{place}")) for place in range(1, AXES + 1)],
    )
    return Typed(choices, _language(package), (*map(_taken_for_note, notes), *warnings))


def read_before(package: Package, today: date) -> Mapping[str, Before]:
    """Return what the workbook says of each model as of a day before ``today``.

    Figures of ``today`` itself are passed over for those that they were compared with, so that a second
    refresh of one day still tells what changed since the day before.
    """
    found = {_text(line, "model"): _before(line, today) for line in read_block(package, "figures")}
    return {model: before for model, before in found.items() if before is not None}


def _listed(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the rows that name a model, and those below a gap whose text is a note of the user's."""
    listed: list[Line] = []
    notes: list[Line] = []
    gap = False
    for line in lines:
        text = _text(line, "model")
        gap = gap or (bool(listed) and not text)
        if text:
            is_model = not gap or is_model_id(text) or "status" in line.values
            (listed if is_model else notes).append(line)
    return listed, notes


def _once(models: Iterable[str]) -> dict[str, str]:
    """Return each model once, by its name without regard to case, as formulas find it."""
    once: dict[str, str] = {}
    for model in models:
        once.setdefault(model.casefold(), model)
    return once


def _taken_for_note(line: Line) -> Sentence:
    return said.taken_for_note(line.row, _text(line, "model"))


def _before(line: Line, today: date) -> Before | None:
    for suffix in ("", "_before"):
        day = _day(line.values.get(f"as_of{suffix}"))
        if day is not None and day < today:
            heat, stability, competitiveness, children = (
                _number(line.values.get(f"{key}{suffix}"))
                for key in ("heat", "stability", "competitiveness", "children")
            )
            counted = None if children is None else int(children)
            return Before(day, heat, stability, competitiveness, counted)
    return None


def _profile(line: Line) -> Weights:
    heat, stability, competitiveness = (
        _weight(line.values.get(f"weight_{name}")) for name in ("heat", "stability", "competitiveness")
    )
    axes = tuple(_weight(line.values.get(f"weight_axis_{place}")) for place in range(1, AXES + 1))
    return Weights(_text(line, "profile"), (heat, stability, competitiveness), axes)


def _points(line: Line) -> tuple[float | None, ...]:
    return tuple(_number(line.values.get(f"axis_{place}")) for place in range(1, AXES + 1))


def _trials(lines: Sequence[Line]) -> list[Trial]:
    first = lines[0].row if lines else 0
    return [
        Trial(line.row - first, _text(line, "model"), _day(line.values.get("trial_start")))
        for line in lines
        if _text(line, "model")
    ]


def _language(package: Package) -> Language | None:
    word = _word(read_place(package, LANGUAGE))
    return "ja" if word == "ja" else "en" if word == "en" else None


def _text(line: Line, key: str) -> str:
    return _word(line.values.get(key))


def _word(value: CellValue) -> str:
    return value.strip() if isinstance(value, str) else ""


def _number(value: CellValue) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _weight(value: CellValue) -> float:
    return max(0.0, _number(value) or 0.0)


def _day(value: CellValue) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
