"""The models that the user chose to see, and what the sheets of figures and data say of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from xl_addin.outputs.cell_values import CellValue
from xl_addin.outputs.watchlist.contents import Content, Contents, Result
from xl_addin.outputs.watchlist.edition import COMPARED, Edition
from xl_addin.outputs.watchlist.sheets import data, figures
from xl_addin.records import Language

SHOWN_CELL = "$B$4"
"""Where on its sheet the one model is chosen."""
COMPARED_TOP = 6
"""The row of the first model of a comparison; each has one below it, with the id in column B."""
PLACES = COMPARED + 1
"""The one model of its own sheet, then those of the comparison."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place to choose a model, and what is known of the model that stands there.

    ``place`` is 0 on the sheet for one model, else the number in the comparison. ``position`` is the model's
    row among the figures from 1, 0 where it is not listed (then all else is empty). ``before`` counts the
    rows of data above the model's own, of which ``counted`` are the whole months and ``ahead`` the forecast.
    """

    place: int
    model: str
    language: Language
    position: int = 0
    figures: Mapping[str, CellValue] | None = None
    before: int = 0
    counted: Sequence[Mapping[str, CellValue]] = ()
    ahead: Sequence[Mapping[str, CellValue]] = ()

    def figure(self, key: str) -> CellValue:
        """Return the figure ``key`` as a lookup gives it: an empty text where there is none."""
        value = self.figures.get(key) if self.figures else None
        return "" if value is None else value


def chosen(edition: Edition) -> tuple[Chosen, ...]:
    """Return the seven places to choose a model, in their order; free ones have an empty model."""
    names = [edition.choices.shown, *edition.choices.compared[:COMPARED]]
    names += [""] * (PLACES - len(names))
    positions = _positions(edition)
    return tuple(
        _chosen(Chosen(place, model, edition.language), edition, positions.get(model.lower()))
        for place, model in enumerate(names)
    )


def _positions(edition: Edition) -> Mapping[str, int]:
    """Return where each model stands from 0, the first of equal ones; as MATCH, whatever its case."""
    last_first = reversed(list(enumerate(edition.answers)))
    return {answer.model.lower(): index for index, answer in last_first}


def _chosen(free: Chosen, edition: Edition, index: int | None) -> Chosen:
    if index is None:
        return free
    where = data.stretches(edition.answers)[index]
    alone = replace(edition, answers=(edition.answers[index],))
    (row,), months = _rows(figures.contents(alone)), _rows(data.contents(alone))
    return replace(
        free,
        position=index + 1,
        figures={**row, "first_row": where.first},
        before=(where.first or 1) - 1,
        counted=months[: where.observed],
        ahead=months[where.observed : where.observed + where.ahead],
    )


def _rows(said: Contents) -> list[Mapping[str, CellValue]]:
    (block,) = said.blocks
    return [{key: _plain(content) for key, content in row.items()} for row in block.rows]


def _plain(content: Content) -> CellValue:
    return content.value if isinstance(content, Result) else content
