"""The scores of one model in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import own_notes, score_of
from xl_addin.outputs.text import ACCESS, SCORE, Label
from xl_addin.records import Answer, BaseModel, ForecastPoint, Language, Score, ScoreName, Sentence

# Percentile from which each word holds; the bands are fifths of the reference models.
_BANDS = (
    (80.0, Sentence("among the strongest fifth", "上位2割")),
    (60.0, Sentence("above the middle", "中央より上")),
    (40.0, Sentence("around the middle", "中央付近")),
    (20.0, Sentence("below the middle", "中央より下")),
    (0.0, Sentence("among the weakest fifth", "下位2割")),
)
_WIDE = 50.0  # an 80 % interval that spans half of the scale says little

_OF: Mapping[ScoreName, Sentence] = MappingProxyType(
    {
        ScoreName.HEAT: Sentence("Growth of the next three months", "今後3か月の伸び"),
        ScoreName.STABILITY: Sentence("Persistence of the growth", "伸びの持続性"),
        ScoreName.COMPETITIVENESS: Sentence("Standing in twelve months", "12か月後の位置"),
    }
)


def reading(answer: Answer) -> tuple[Sentence, ...]:
    """Return what the scores and the forecast of ``answer`` say, then its notes."""
    said = [_score_says(name, score_of(answer, name)) for name in _OF]
    if answer.forecast:
        said.append(_forecast_says(answer.forecast[-1]))
    return (*said, *own_notes(answer))


def kept_line(answer: Answer, base: BaseModel, language: Language) -> str:
    """Return licence, access, the moment of retrieval and what is left out, as one line."""
    licence = shown(base.licence) if base.licence else Label.NOT_TOLD.text(language)
    parts = [(Label.LICENCE, licence), (Label.ACCESS, ACCESS.get(base.gated, ACCESS[None]).text(language))]
    if answer.taken is not None:
        parts.append((Label.TAKEN, f"{answer.taken:%Y-%m-%d %H:%M} UTC"))
    if answer.excluded:
        parts.append((Label.EXCLUDED, f"{answer.excluded:,}"))
    colon, between = ("：", "　") if language == "ja" else (": ", " · ")
    return between.join(f"{label.text(language)}{colon}{value}" for label, value in parts)


def _score_says(name: ScoreName, score: Score) -> Sentence:
    of, word = _OF[name], SCORE[name]
    if score.value is None:
        return Sentence(f"{of.en}: not enough evidence yet.", f"{of.ja}：まだ判断できる根拠がありません。")
    band = next(words for least, words in _BANDS if score.value >= least)
    doubt = _doubt(score)
    return Sentence(
        f"{of.en}: {band.en} of comparable models ({word.en.lower()} {score.value:.0f}){doubt.en}.",
        f"{of.ja}：同じ経過月数のモデルの中で{band.ja}です（{word.ja} {score.value:.0f}）{doubt.ja}。",
    )


def _doubt(score: Score) -> Sentence:
    if score.p10 is None or score.p90 is None or score.p90 - score.p10 < _WIDE:
        return Sentence("", "")
    return Sentence("; very uncertain", "。ただし不確かさは大きいです")


def _forecast_says(point: ForecastPoint) -> Sentence:
    return Sentence(
        f"At the end of month {point.month}: about {point.p50:,.0f} children, "
        f"most likely between {point.p10:,.0f} and {point.p90:,.0f} (80 %).",
        f"公開後{point.month}か月の時点の派生モデルは約{point.p50:,.0f}件、"
        f"80%の確からしさで{point.p10:,.0f}〜{point.p90:,.0f}件と見込まれます。",
    )
