"""How a doubt is named, and the command that acts upon it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.audit.words import Doubt, DoubtKind
from xl_addin.messages import doubts as said
from xl_addin.records import Language, Sentence

KIND: Mapping[DoubtKind, Sentence] = MappingProxyType(
    {
        DoubtKind.BURST: Sentence("Burst by one uploader", "短期間の大量投稿"),
        DoubtKind.LARGEST_UPLOADER: Sentence("One dominating uploader", "特定の投稿者への偏り"),
        DoubtKind.SIMILAR_NAMES: Sentence("Nearly identical names", "酷似した名称"),
        DoubtKind.OWN_ORGANISATION: Sentence("The base's own organisation", "提供元自身の派生モデル"),
        DoubtKind.QUANTISED: Sentence("Quantised, filed as tuned", "量子化モデルの誤分類"),
        DoubtKind.COMMON_NAME: Sentence("Common word as name", "一般的な語の名称"),
        DoubtKind.BEFORE_RELEASE: Sentence("Children before the release", "公開日より前の派生モデル"),
        DoubtKind.DATES: Sentence("Dates at odds with ids", "日付の不一致"),
        DoubtKind.INCOMPLETE: Sentence("Incomplete listing", "一覧の不足"),
        DoubtKind.REVISED: Sentence("Revised history", "履歴の変更"),
        DoubtKind.UNUSUAL_MONTH: Sentence("Unusual month", "通常と異なる月"),
        DoubtKind.DECIDED: Sentence("Decided already", "判断済み"),
    }
)

MOST_IN_A_COMMAND = 5
"""More children than these are decided of by a list, which is easier to review than a line of many names."""

# The letters of ids, authors and patterns; none of them means anything to a shell between quotation marks.
_HARMLESS = re.compile(r"[A-Za-z0-9_./*?-]+")


def command_for(model: str, doubt: Doubt, language: Language) -> str | None:
    """Return the command that acts upon ``doubt``, None where there is none.

    It runs as it stands in the shells of Linux, macOS and Windows.
    """
    values = [model, *(remedy.value for remedy in doubt.remedies)]
    if not all(_HARMLESS.fullmatch(value) for value in values):
        return None
    if doubt.ends:
        return f"hfscore exclude --undo {doubt.ends[:8]}"
    if not doubt.remedies:
        return None
    if len(doubt.remedies) > MOST_IN_A_COMMAND:
        return said.review_by_list(model).text(language)
    options = " ".join(f"--{remedy.kind} {_quoted(remedy.value)}" for remedy in doubt.remedies)
    return f'hfscore exclude {model} {options} --reason "{KIND[doubt.kind].text(language)}"'


def _quoted(value: str) -> str:
    return f'"{value}"' if set(value) & set("*?") else value
