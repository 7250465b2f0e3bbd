"""The counts of the models that a run looked at, as the mathematics takes them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xl_addin.alerts.look import Look
from xl_addin.growth.curve import Floats
from xl_addin.growth.fitting import Counts
from xl_addin.records import History, Month


@dataclass(frozen=True, slots=True)
class Counted:
    """One model with whole months."""

    look: Look
    history: History

    @property
    def model(self) -> str:
        """Its name."""
        return self.look.answer.model

    @property
    def last(self) -> Month:
        """Its last whole month."""
        return self.history.whole_months[-1]

    @property
    def running(self) -> Month | None:
        """The month that is not over, None where none is begun."""
        last = self.history.months[-1]
        return last if last.running else None


def counted(looks: Sequence[Look]) -> tuple[Counted, ...]:
    """Return the models that could be answered and have whole months, in order."""
    return tuple(
        Counted(look, look.answer.history)
        for look in looks
        if look.answer.status.answered and look.answer.history and look.answer.history.whole_months
    )


def stacked(models: Sequence[Counted]) -> Counts:
    """Return the new children of their whole months, one row a model."""
    return Counts.stack([[month.new for month in one.history.whole_months] for one in models])


def at_last(values: Floats, counts: Counts) -> Floats:
    """Return of each row of ``values`` (N, T) that of its last whole month, shape (N,)."""
    return np.asarray(values[np.arange(len(counts.months)), counts.months - 1])
