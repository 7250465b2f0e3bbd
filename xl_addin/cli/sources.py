"""What a document says of the origin of its figures, for each way of getting them."""

from collections.abc import Sequence
from datetime import datetime

from xl_addin.growth.model import GrowthModel
from xl_addin.hub.ids import is_series
from xl_addin.messages import origins
from xl_addin.outputs.source import Source
from xl_addin.records import Answer, Question, Sentence
from xl_addin.sample import is_sample

_TITLE = Sentence(
    "Open-weight models: heat, stability, competitiveness", "オープンモデル評価：短期熱度・長期安定度・競争力"
)


def from_models(
    endpoint: str, question: Question, answers: Sequence[Answer], now: datetime, growth: GrowthModel
) -> Source:
    """Return the source of figures on models of the Hub, of the sample, and series that the user imported.

    What is said of their age holds for the oldest of them.
    """
    retrieved = min((answer.taken for answer in answers if answer.taken), default=now)
    if answers and all(is_sample(answer.model) for answer in answers):
        return from_sample(retrieved, growth)
    brought = [answer for answer in answers if is_series(answer.model)]
    origin = origins.from_hub(endpoint, question)
    if brought:
        origin = origins.imported() if len(brought) == len(answers) else origins.imported_too(origin)
    return Source(_TITLE, origin, _reference(growth), retrieved)


def from_panel(growth: GrowthModel) -> Source:
    """Return the source of figures that a user's file gave."""
    return Source(_TITLE, origins.from_panel(), _reference(growth))


def from_sample(now: datetime, growth: GrowthModel) -> Source:
    """Return the source of the bundled sample's figures."""
    return Source(_TITLE, origins.invented(), _reference(growth), now, invented=True)


def _reference(growth: GrowthModel) -> Sentence:
    about = growth.about
    return origins.reference(int(growth.reference.size.max()), about.selection, about.as_of, about.thinned)
