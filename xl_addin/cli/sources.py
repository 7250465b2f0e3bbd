"""What a document says of the origin of its figures, for each way of getting them."""

from datetime import datetime

from xl_addin.growth.model import GrowthModel
from xl_addin.messages import origins
from xl_addin.outputs.source import Source
from xl_addin.records import Question, Sentence

_TITLE = Sentence(
    "Open-weight models: heat, stability, competitiveness", "オープンモデル評価：短期熱度・長期安定度・競争力"
)


def from_hub(endpoint: str, question: Question, retrieved: datetime, growth: GrowthModel) -> Source:
    """Return the source of figures that the Hub gave at the moment ``retrieved``."""
    counted = f"{question.selection.value}, {question.measure.value}"
    origin = Sentence(f"{endpoint} (children counted: {counted})", f"{endpoint}（集計対象：{counted}）")
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
