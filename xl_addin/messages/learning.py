"""What can be wrong with counts that a prior is to be learned from."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

FACTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "source": Sentence("Learned from", "学習元"),
        "as_of": Sentence("Counted until", "集計の最終日"),
        "relation": Sentence("Children counted", "集計対象の派生関係"),
        "measure": Sentence("What is counted", "数え方"),
        "series": Sentence("Base models", "ベースモデル数"),
        "points": Sentence("Points of the grid", "格子点の数"),
        "youngest_reference_months": Sentence("Compared from month", "比較できる最初の月"),
        "oldest_reference_months": Sentence("Compared until month", "比較できる最後の月"),
        "reference_models_at_most": Sentence("Reference models, at most", "参照モデル数（最大）"),
    }
)
"""What is told of a prior, by its key in JSON."""


def too_few_histories(found: int, needed: int) -> Sentence:
    """Too few models have enough history."""
    return Sentence(
        f"Only {found:,} series have six months and ten children; a prior needs {needed}. Give more series.",
        f"6か月以上かつ10件以上の系列が{found:,}件のみで、事前分布の作成に必要な{needed}件に足りません。"
        "系列を増やしてください。",
    )


def no_reference(needed: int) -> Sentence:
    """No age has enough models to be a reference."""
    return Sentence(
        f"Fewer than {needed} series have five children after three months, so there is nothing to compare "
        "with. Give more series.",
        f"3か月時点で5件以上の系列が{needed}件に満たず、比較対象を作成できません。系列を増やしてください。",
    )


def not_a_prior(path: object, why: str) -> Sentence:
    """The file named as a prior cannot be used as one."""
    return Sentence(
        f"{shown(path)} cannot be used as a prior{f' ({why})' if why else ''}. "
        "Make one with: hfscore prior build --panel FILE -o PRIOR.json",
        f"{shown(path)} は事前分布ファイルとして使用できません{f'（{why}）' if why else ''}。"
        "hfscore prior build --panel FILE -o PRIOR.json で作成してください。",
    )
