"""The sheet of weights: the profile in use, every model's own overall score, and all profiles."""

from collections.abc import Mapping, Sequence

from xl_addin.messages import weighing as said
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.sheets.layout import read_layout
from xl_addin.outputs.text import SCORE
from xl_addin.outputs.watchlist.contents import Block, Content, Contents, Result
from xl_addin.outputs.watchlist.edition import Choices, Edition
from xl_addin.outputs.watchlist.origins import source_place
from xl_addin.outputs.watchlist.sheets.weights_form import AXIS_NAMES, add
from xl_addin.outputs.watchlist.sheets.weights_grid import SCORES, WEIGHT_LETTERS, axis_name, separator
from xl_addin.outputs.watchlist.shorthand import given, span
from xl_addin.outputs.watchlist.weighing import Standing, in_use, points_of, standings
from xl_addin.records import Language

__all__ = ["add", "axis_names", "contents"]


def contents(edition: Edition) -> Contents:
    """Return weights, profiles and the results of the formulas.

    A weight of 0 and points that are not there are left as they stand, so that nothing typed is lost.
    """
    rows = [_row(one, edition) for one in standings(edition.answers, edition.choices)]
    places = {**source_place("weights", edition), **_places(edition.choices, edition.language)}
    profiles = Block("profiles", _profile_rows(edition.choices), by="profile")
    return Contents(places, (profiles, Block("weights", rows, by="model")))


def axis_names(choices: Choices, language: Language) -> tuple[str, ...]:
    """Return what the axes are called: as a new workbook has it where the user was not asked yet."""
    if not choices.axis_names:
        return tuple(name.text(language) for name in AXIS_NAMES)
    return tuple(name or axis_name(axis, language) for axis, name in enumerate(choices.axis_names))


def _places(choices: Choices, language: Language) -> Mapping[str, Content]:
    weights, names = in_use(choices), axis_names(choices, language)
    used: tuple[float | str, ...] = (
        (*weights.scores, *weights.axes) if weights.name else ("",) * len(WEIGHT_LETTERS)
    )
    hint = said.profile_in_use() if weights.name else said.unknown_profile()
    typed = {"weights.profile": choices.profile}
    typed |= {f"axis_{axis}": name for axis, name in enumerate(choices.axis_names, start=1)}
    return {
        **{key: text for key, text in typed.items() if text},
        "weights.hint": Result(hint.text(language)),
        **{f"weights.use_{place}": Result(weight) for place, weight in enumerate(used, start=1)},
        **{f"profiles.weight_axis_{axis}": Result(name) for axis, name in enumerate(names, start=1)},
    }


def _profile_rows(choices: Choices) -> Sequence[Mapping[str, Content]]:
    keys = [column.key for column in read_layout().tables["profiles"][1:]]
    rows: dict[str, Mapping[str, Content]] = {}
    for one in choices.profiles:
        weights = zip(keys, (*one.scores, *one.axes), strict=True)
        rows.setdefault(one.name, {"profile": one.name, **{key: weight for key, weight in weights if weight}})
    return list(rows.values())


def _row(standing: Standing, edition: Edition) -> Mapping[str, Content]:
    language, answer, weighed = edition.language, standing.answer, standing.weighed
    names = [*(SCORE[name].text(language) for name in SCORES), *axis_names(edition.choices, language)]
    points = points_of(edition.choices, answer.model)
    overall = weighed.overall
    results: dict[str, float | str | None] = {
        **{name.value: score_of(answer, name).value for name in SCORES},
        "overall": overall.value,
        "overall_range": span(overall.p10, overall.p90, language),
        "rank_short": standing.short,
        "rank_long": standing.long,
        "rank_own": standing.own,
        "missing": separator(language).join(names[place] for place in weighed.missing),
    }
    return {
        "model": answer.model,
        **{f"axis_{axis}": point for axis, point in enumerate(points, start=1) if point is not None},
        **{key: given(value) for key, value in results.items()},
    }
