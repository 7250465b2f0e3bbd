"""What the counts of one model carry, and what they do not."""

from datetime import date

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def _counted(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


def scored(months: int, children: int) -> Sentence:
    """Everything needed was there."""
    return Sentence(
        f"Scored from {_counted(children, 'child', 'children')} over {months} whole months.",
        f"経過{months}か月・派生モデル{children:,}件から算出しました。",
    )


def too_young(months: int, needed: int) -> Sentence:
    """Fewer whole months than any score needs."""
    return Sentence(
        f"{_counted(months, 'whole month', 'whole months')} since release; scores need {needed}. "
        "Ask again later.",
        f"公開からの経過が{months}か月のため、スコアを算出できません（{needed}か月以上必要です）。",
    )


def too_few(count: int, needed: int) -> Sentence:
    """Fewer children than any score needs."""
    return Sentence(
        f"{_counted(count, 'child', 'children')} counted over the whole months; scores need {needed}.",
        f"集計対象の派生モデルが{count}件のため、スコアを算出できません（{needed}件以上必要です）。",
    )


def legacy_date(model: str) -> Sentence:
    """The Hub did not yet record creation dates when the model was uploaded."""
    return Sentence(
        f"The Hub has no true creation date for {shown(model)} (uploaded before 2022-03-03), so months "
        "since release are unknown. Give the release date (--release).",
        f"{shown(model)} は2022-03-03より前の登録で、Hub に正しい作成日がないため、公開からの月数が不明です。"
        "公開日を指定してください（--release）。",
    )


def partial(missing: int, listed: int) -> Sentence:
    """The listing lacks some of the children that the Hub announces."""
    return Sentence(
        f"The Hub announces {missing:,} more children than the {listed:,} it listed; "
        "counts and scores are lower bounds.",
        f"Hub の公表数より一覧が{missing:,}件少なく（取得{listed:,}件）、件数とスコアは下限値です。",
    )


def listing_cut() -> Sentence:
    """The listing ended early, or the Hub did not say how many children there are."""
    return Sentence(
        "The listing could not be checked for completeness; counts and scores are lower bounds.",
        "一覧がすべて揃っているか確認できないため、件数とスコアは下限値です。",
    )


def before_release(count: int) -> Sentence:
    """Some children are dated before the release and are not counted."""
    return Sentence(
        f"Not counted because dated before the release: {_counted(count, 'child', 'children')}.",
        f"公開日より前の日付の派生モデルが{count:,}件あり、集計から除いています。",
    )


def no_stability(count: int, needed: int) -> Sentence:
    """Stability is empty for want of children."""
    return Sentence(
        f"Stability needs {needed} children; counted: {count}.",
        f"長期安定度には{needed}件以上の派生モデルが必要です（現在{count}件）。",
    )


def stability_unvalidated() -> Sentence:
    """What came bore stability out weakly, and from 12 months on not at all."""
    return Sentence(
        "Stability is a projection that backtests confirm only weakly; "
        "from 12 months on it is not validated at all.",
        "長期安定度は、過去データでは弱い有効性しか確認できていない予測値です。公開から12か月以降は未検証です。",
    )


def reconstructed(as_of: date, listed: date) -> Sentence:
    """The past is told from a later listing, for nothing was kept of that day."""
    return Sentence(
        f"Reconstructed as of {as_of} from the children listed on {listed}; "
        "those deleted before that are missing.",
        f"{as_of} 時点の値は{listed}の一覧から再構成したもので、"
        "それまでに削除された派生モデルは含まれません。",
    )


def no_forecast_from_one_month(count: int) -> Sentence:
    """One month with a huge count says nothing about the next."""
    return Sentence(
        f"No forecast: {count:,} children in the only whole month so far could go anywhere from here.",
        f"経過が1か月のみで派生モデルが{count:,}件あるため、予測を示しません。",
    )


def largest_uploader(share: float) -> Sentence:
    """One author made most of the children."""
    return Sentence(
        f"One uploader made {share:.0%} of the children; compare with the count by uploaders "
        "(--measure uploaders).",
        f"派生モデルの{share:.0%}が1人の投稿者によるものです。"
        "投稿者数での集計（--measure uploaders）も確認してください。",
    )


def other_measure() -> Sentence:
    """Uploaders are compared with reference models whose children were counted, or the other way round."""
    return Sentence(
        "The reference models are not counted in this measure, so competitiveness reads too low or too high; "
        "heat and stability compare growth and are less touched.",
        "参照モデルとは集計単位が異なるため、競争力は高めまたは低めに出ます"
        "（短期熱度と長期安定度は伸びの比較のため影響は小さくなります）。",
    )
