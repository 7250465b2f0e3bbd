"""What a command asks of every model of a list, and how."""

from dataclasses import dataclass, field

from xl_addin.growth.model import GrowthModel
from xl_addin.hub.freshness import Freshness
from xl_addin.records import Language, Question
from xl_addin.settings import Settings


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The settings, the growth model that answers, how fresh the counts must be, and the language spoken.

    ``question`` is what is asked of every model, usually what a workbook shows.
    """

    settings: Settings
    growth: GrowthModel
    freshness: Freshness
    language: Language
    question: Question = field(default_factory=Question)
