"""What was found of one thing that this program needs."""

from dataclasses import dataclass
from typing import Literal

from xl_addin.records.words import Sentence

CheckName = Literal[
    "python",
    "xlwings",
    "dll",
    "excel",
    "trust",
    "macros",
    "workbook",
    "onedrive",
    "letters",
    "home",
    "disk",
    "proxy",
    "certificates",
    "token",
    "hub",
    "clock",
    "store",
    "quota",
]
CheckState = Literal["fine", "warn", "bad", "not-here"]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of ``hfscore doctor``.

    Attributes
    ----------
    name
        What was looked at.
    state
        ``fine``; ``warn`` where it works and may fail later; ``bad`` where it does not work; ``not-here``
        where it does not exist on this machine or was not looked at.
    sentence
        What was found, and for ``warn`` and ``bad`` what to do.
    """

    name: CheckName
    state: CheckState
    sentence: Sentence
