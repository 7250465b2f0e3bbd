"""What a document says of the origin of its figures, for each way of getting them."""

from datetime import datetime

from xl_addin.messages import origins
from xl_addin.outputs.source import Source
from xl_addin.records import Question, Sentence

_TITLE = Sentence(
    "Open-weight models: heat, stability, competitiveness", "オープンモデル評価：短期熱度・長期安定度・競争力"
)


def from_hub(endpoint: str, question: Question, now: datetime) -> Source:
    """Return the source of figures that the Hub gave at ``now``."""
    counted = f"{question.selection.value}, {question.measure.value}"
    origin = Sentence(f"{endpoint} (children counted: {counted})", f"{endpoint}（集計対象：{counted}）")
    return Source(_TITLE, origin, origins.stated_reference(), now)


def from_panel() -> Source:
    """Return the source of figures that a user's file gave."""
    return Source(_TITLE, origins.from_panel(), origins.stated_reference())


def from_sample(now: datetime) -> Source:
    """Return the source of the bundled sample's figures."""
    return Source(_TITLE, origins.invented(), origins.stated_reference(), now, invented=True)
