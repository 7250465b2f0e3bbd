"""Counts that stand in the sheet, answered as a panel's series are: no model of the Hub, no network."""

from collections.abc import Sequence

import numpy as np

from xl_addin import verdicts
from xl_addin.pipeline import panel_history
from xl_addin.records import Answer

_SERIES = "range"


def unscored(cumulative: Sequence[float]) -> Answer:
    """Return the answer on cumulative counts, month 1 first, before anything is read off the fit.

    The counts are 0 or more and never fall.
    """
    history = panel_history(np.diff(cumulative, prepend=0.0).tolist())
    return Answer(_SERIES, *verdicts.on_history(history), history=history)
