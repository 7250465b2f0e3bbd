"""Counts that stand in the sheet, answered as a panel's series are: no model of the Hub, no network."""

from collections.abc import Sequence
from threading import Lock

import numpy as np

from xl_addin import verdicts
from xl_addin.growth.model import GrowthModel
from xl_addin.pipeline import panel_history, score
from xl_addin.records import Answer, History

_SERIES = "range"
_MOST = 10_000


def unscored(cumulative: Sequence[float]) -> Answer:
    """Return the answer on cumulative counts, month 1 first, before anything is read off the fit.

    The counts are 0 or more and never fall.
    """
    history = panel_history(np.diff(cumulative, prepend=0.0).tolist())
    return Answer(_SERIES, *verdicts.on_history(history), history=history)


class Fits:
    """What was read off the counts of a sheet, each fitted once; the first are forgotten where it grows long.

    Parameters
    ----------
    growth
        What was learned from other models.
    most
        How many are remembered at least.
    """

    def __init__(self, growth: GrowthModel, most: int = _MOST) -> None:
        self._growth, self._most, self._lock = growth, most, Lock()
        self._known: dict[History | None, Answer] = {}

    def scored(self, answers: Sequence[Answer]) -> list[Answer]:
        """Return answers of :func:`unscored` with their scores; the new ones are fitted in one batch."""
        with self._lock:
            for old in list(self._known)[: max(0, len(self._known) - self._most)]:
                del self._known[old]
            new = {one.history: one for one in answers if one.history not in self._known}
            fitted = score(list(new.values()), self._growth, ahead=1)
            self._known |= dict(zip(new, fitted, strict=True))
            return [self._known[one.history] for one in answers]
