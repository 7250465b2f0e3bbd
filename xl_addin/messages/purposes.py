"""Which of a few models suits a short project, and which the long term."""

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

CAPTION = Sentence("Which model for what", "用途別の見方")
SHORT = Sentence(
    "For a project of about three months, by heat: ", "3か月程度のプロジェクト向け（短期熱度順）："
)
LONG = Sentence("For the long term, by competitiveness: ", "長期利用向け（競争力順）：")
NEXT = Sentence("; next ", "、次点 ")
"""What stands between the first model and the second."""
OPENED = Sentence(" (", "（")
RANGED = Sentence(", 80 % range ", "、80%区間 ")
CLOSED = Sentence(")", "）")
NOBODY = Sentence("no model here has this score", "スコアのあるモデルがありません")
HORIZON = Sentence(
    "Where ranges overlap, neither model is ahead. No score looks beyond twelve months: for a project of "
    "three years take one that stands high in competitiveness, and look again every few months.",
    "区間が重なるモデルの間では、優劣を判断できません。12か月より先は、どのスコアからも分かりません。"
    "3年などの長期のプロジェクトでは、競争力の高いモデルを候補とし、数か月ごとに見直してください。",
)


def with_figures(model: str, points: str, span: str) -> Sentence:
    """A model with its score and the range of it."""
    return Sentence(
        f"{shown(model)}{OPENED.en}{points}{RANGED.en}{span}{CLOSED.en}",
        f"{shown(model)}{OPENED.ja}{points}{RANGED.ja}{span}{CLOSED.ja}",
    )
