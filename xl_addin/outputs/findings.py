"""The summary's sentences: rules that read the answers and say what a manager asks first."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from xl_addin.messages.shown import shown
from xl_addin.outputs.columns import score_of
from xl_addin.outputs.text import STATUS
from xl_addin.records import Answer, Score, ScoreName, Sentence, Status

_NAMED = 3  # models named one by one before "and others"
_RECENT = timedelta(days=92)  # the three months that heat looks at, backwards


def findings(answers: Sequence[Answer]) -> tuple[Sentence, ...]:
    """Return three to six sentences: what rises, lasts and leads, what happened, what cannot be judged."""
    said = (
        _rising(answers),
        _lasting(answers),
        _leading(answers),
        _happened(answers),
        _unjudged(answers),
        _incomplete(answers),
    )
    return tuple(sentence for sentence in said if sentence is not None)


def _rising(answers: Sequence[Answer]) -> Sentence | None:
    order = _by_score(answers, ScoreName.HEAT)
    if not order:
        return Sentence(
            "What rises now cannot be said yet: no model has a heat score.",
            "短期熱度を算出できたモデルがないため、伸びているモデルはまだ判断できません。",
        )
    figure, lead, growth = _figure(order[0], ScoreName.HEAT), _lead(order, ScoreName.HEAT), _growth(order[0])
    return Sentence(
        f"Rising most now: {order[0].model}, heat {figure.en}{growth.en}. {lead.en}",
        f"いま最も伸びているのは {order[0].model} です（短期熱度 {figure.ja}{growth.ja}）。{lead.ja}",
    )


def _lasting(answers: Sequence[Answer]) -> Sentence | None:
    order = _by_score(answers, ScoreName.STABILITY)
    if not order:
        return Sentence(
            "What lasts cannot be said yet: no model has a stability score.",
            "長期安定度を算出できたモデルがないため、伸びが長続きするモデルはまだ判断できません。",
        )
    figure, lead = _figure(order[0], ScoreName.STABILITY), _lead(order, ScoreName.STABILITY)
    return Sentence(
        f"Growth that promises to last longest: {order[0].model}, stability {figure.en}; "
        f"this is a projection. {lead.en}",
        f"伸びが最も長続きすると見込まれるのは {order[0].model} です"
        f"（長期安定度 {figure.ja}、予測値）。{lead.ja}",
    )


def _leading(answers: Sequence[Answer]) -> Sentence | None:
    order = _by_score(answers, ScoreName.COMPETITIVENESS)
    if not order:
        return None
    figure, lead = _figure(order[0], ScoreName.COMPETITIVENESS), _lead(order, ScoreName.COMPETITIVENESS)
    return Sentence(
        f"Expected to stand highest in twelve months: {order[0].model}, "
        f"competitiveness {figure.en}. {lead.en}",
        f"12か月後に最も高い位置にあると見込まれるのは {order[0].model} です"
        f"（競争力 {figure.ja}）。{lead.ja}",
    )


def _happened(answers: Sequence[Answer]) -> Sentence | None:
    """Name the latest events that the user noted, none where they are old."""
    recent = [
        (event.day, answer.model, shown(event.text))
        for answer in answers
        for event in answer.events
        if answer.as_of is not None and answer.as_of - event.day <= _RECENT
    ]
    if not recent:
        return None
    latest = sorted(recent, reverse=True)[:_NAMED]
    return Sentence(
        f"Noted events: {'; '.join(f'{model}, {day}: {text}' for day, model, text in latest)}.",
        f"最近の出来事：{'、'.join(f'{model}（{day:%Y/%m/%d}）{text}' for day, model, text in latest)}",
    )


def _unjudged(answers: Sequence[Answer]) -> Sentence | None:
    unscored = [answer for answer in answers if score_of(answer, ScoreName.OVERALL).value is None]
    if not unscored:
        return None
    counts = Counter(answer.status for answer in unscored).most_common()
    reasons = [(STATUS[status], count) for status, count in counts]
    english = ", ".join(f"{word.en.lower()} {count:,}" for word, count in reasons)
    japanese = "、".join(f"{word.ja}{count:,}件" for word, count in reasons)
    return Sentence(
        f"Cannot be judged yet: {len(unscored):,} of {len(answers):,} models ({english}).",
        f"{len(answers):,}件中{len(unscored):,}件は、まだ判断できません（{japanese}）。",
    )


def _incomplete(answers: Sequence[Answer]) -> Sentence | None:
    partial = [answer.model for answer in answers if answer.status is Status.PARTIAL]
    if not partial:
        return None
    names = _names(partial)
    return Sentence(
        f"To be read with care, because children are missing from the counts: {names.en}.",
        f"件数に不足があるため注意が必要なのは {names.ja} です。",
    )


def _by_score(answers: Sequence[Answer], name: ScoreName) -> list[Answer]:
    scored = [answer for answer in answers if score_of(answer, name).value is not None]
    return sorted(scored, key=lambda answer: -(score_of(answer, name).value or 0.0))


def _figure(answer: Answer, name: ScoreName) -> Sentence:
    score = score_of(answer, name)
    if score.p10 is None or score.p90 is None:
        return Sentence(f"{score.value:.0f}", f"{score.value:.0f}")
    return Sentence(
        f"{score.value:.0f} (80 % interval {score.p10:.0f}–{score.p90:.0f})",
        f"{score.value:.0f}、80%区間 {score.p10:.0f}〜{score.p90:.0f}",
    )


def _growth(answer: Answer) -> Sentence:
    """Return what the forecast promises for three months ahead, as a clause; empty without forecast."""
    whole = answer.history.whole_months if answer.history else ()
    point = next((p for p in answer.forecast if whole and p.month == whole[-1].number + 3), None)
    if point is None:
        return Sentence("", "")
    now = whole[-1].cumulative
    return Sentence(
        f", from {now:,} to about {point.p50:,.0f} children in three months "
        f"(80 %: {point.p10:,.0f}–{point.p90:,.0f})",
        f"、3か月で{now:,}件から約{point.p50:,.0f}件（80%区間 {point.p10:,.0f}〜{point.p90:,.0f}件）へ",
    )


def _lead(order: Sequence[Answer], name: ScoreName) -> Sentence:
    """Say whether the first stands clear of the second, by their intervals."""
    if len(order) == 1:
        return Sentence("It is the only one with this score.", "このスコアがあるのはこのモデルだけです。")
    first, second = (score_of(answer, name) for answer in order[:2])
    if _clear(first, second):
        return Sentence(
            f"The next, {order[1].model} ({second.value:.0f}), is clearly behind.",
            f"次点の {order[1].model}（{second.value:.0f}）との差は明らかです。",
        )
    return Sentence(
        f"The lead over {order[1].model} ({second.value:.0f}) is not certain.",
        f"次点の {order[1].model}（{second.value:.0f}）との差は確実とはいえません。",
    )


def _clear(first: Score, second: Score) -> bool:
    return first.p10 is not None and second.p90 is not None and first.p10 > second.p90


def _names(models: Sequence[str]) -> Sentence:
    more = len(models) - _NAMED
    shown_en, shown_ja = ", ".join(models[:_NAMED]), "、".join(models[:_NAMED])
    if more <= 0:
        return Sentence(shown_en, shown_ja)
    return Sentence(f"{shown_en} and {more} more", f"{shown_ja} ほか{more}件")
