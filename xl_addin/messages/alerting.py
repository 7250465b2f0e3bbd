"""What alerts say: what was seen, what to check first, and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from xl_addin.messages.shown import shown
from xl_addin.records import Alert, AlertKind, AlertState, Event, Month, Revision, ScoreName, Sentence

KIND: Mapping[AlertKind, Sentence] = MappingProxyType(
    {
        AlertKind.DROP: Sentence("Unusual fall", "異常な減少"),
        AlertKind.RISE: Sentence("Unusual rise", "異常な増加"),
        AlertKind.BROKEN_FORECAST: Sentence("Broken forecast", "予測の外れ"),
        AlertKind.THRESHOLD_HEAT: Sentence("Heat falls below", "短期熱度の下限"),
        AlertKind.THRESHOLD_STABILITY: Sentence("Stability falls below", "長期安定度の下限"),
        AlertKind.THRESHOLD_COMPETITIVENESS: Sentence("Competitiveness falls below", "競争力の下限"),
        AlertKind.THRESHOLD_OVERALL: Sentence("Overall falls below", "総合の下限"),
        AlertKind.OVERTAKING: Sentence("Overtaking in rank", "順位の逆転"),
        AlertKind.DATA_REVISED: Sentence("History revised", "履歴の変更"),
        AlertKind.BULK_UPLOAD: Sentence("Bulk upload behind a rise", "大量投稿による増加"),
        AlertKind.RUNNING_MONTH: Sentence("Running month already high", "途中の月の急増"),
        AlertKind.INCOMPLETE: Sentence("Incomplete counts", "件数の不足"),
        AlertKind.AUDIT: Sentence("New audit finding", "監査の新しい指摘"),
    }
)
"""What each kind is called; the rules bear the same names."""

STATE: Mapping[AlertState, Sentence] = MappingProxyType(
    {
        AlertState.NEW: Sentence("New", "新規"),
        AlertState.CONTINUING: Sentence("Continuing", "継続中"),
        AlertState.RESOLVED: Sentence("Over", "解消"),
        AlertState.ACKNOWLEDGED: Sentence("Acknowledged", "確認済み"),
    }
)
"""What each state is called in a table."""

_SCORE = {
    ScoreName.HEAT: Sentence("heat", "短期熱度"),
    ScoreName.STABILITY: Sentence("stability", "長期安定度"),
    ScoreName.COMPETITIVENESS: Sentence("competitiveness", "競争力"),
    ScoreName.OVERALL: Sentence("overall", "総合スコア"),
}
RAREST = 10_000
"""Months; of rarer things the figure itself means little."""

MAY_BE_CHANCE = Sentence("May be chance", "偶然の範囲")
"""What a month is called that is unusual for its model, but not in so long a list."""

_NAMED = 3


def fell_below(model: str, score: ScoreName, now: float, level: float) -> Sentence:
    """A score is below the level that the user set; the decimal shows on which side of it."""
    return Sentence(
        f"{shown(model)}: {_SCORE[score].en} is {now:.1f}, after it fell below your level of {level:g}.",
        f"{shown(model)}：{_SCORE[score].ja}が設定値 {level:g} を下回りました（現在 {now:.1f}）。",
    )


def history_revised(model: str, revision: Revision, known: int) -> Sentence:
    """Many of the children known before are listed no more."""
    day, part = revision.since, revision.gone / known
    return Sentence(
        f"{shown(model)}: {revision.gone:,} of the {known:,} children known on {day:%Y-%m-%d} ({part:.0%}) "
        "are listed no more.",
        f"{shown(model)}：{day:%Y/%m/%d} 時点の派生モデル{known:,}件のうち{revision.gone:,}件（{part:.0%}）が"
        "一覧から消えました。",
    )


def incomplete(model: str, missing: int, listed: int) -> Sentence:
    """The listing lacks children that the Hub announces."""
    return Sentence(
        f"{shown(model)}: the Hub announces {missing:,} more children than the {listed:,} that are counted; "
        "counts and scores are lower bounds.",
        f"{shown(model)}：Hub の公表数に対し{missing:,}件不足しています（集計{listed:,}件）。"
        "件数とスコアは下限値です。",
    )


def bulk_upload(model: str, author: str, made: int, month: Month) -> Sentence:
    """One uploader made much of a month that rose."""
    part = made / month.new
    running = Sentence(", which still runs", "（途中）") if month.running else Sentence("", "")
    return Sentence(
        f"{shown(model)}: {shown(author)} alone made {made:,} of the {month.new:,} new children ({part:.0%}) "
        f"of month {month.number}{running.en}, which rose.",
        f"{shown(model)}：増加した{month.number}か月目{running.ja}の新規{month.new:,}件のうち{made:,}件"
        f"（{part:.0%}）は {shown(author)} 1人の投稿です。",
    )


def found_by_audit(model: str, finding: Sentence) -> Sentence:
    """The audit found a reason to doubt the count."""
    return Sentence(f"{shown(model)}: {finding.en}", f"{shown(model)}：{finding.ja}")


def event_noted(event: Event) -> Sentence:
    """The user noted something of that month."""
    return Sentence(
        f"you noted on {event.day}: “{shown(event.text)}”",
        f"{event.day:%Y/%m/%d} の出来事「{shown(event.text)}」",
    )


def by_one_uploader(author: str, made: int, new: int) -> Sentence:
    """One uploader made much of that month."""
    return Sentence(
        f"{shown(author)} alone made {made:,} of its {new:,} new children",
        f"{shown(author)} 1人が新規{new:,}件中{made:,}件を投稿",
    )


def sibling_released(model: str, day: date) -> Sentence:
    """The same organisation released another model in that month."""
    return Sentence(
        f"{shown(model)}, of the same organisation, was released on {day}",
        f"同じ組織の {shown(model)} が {day:%Y/%m/%d} に公開",
    )


def past_changed(revision: Revision) -> Sentence:
    """The Hub changed the past of late."""
    return Sentence(
        f"the Hub changed the past since {revision.since:%Y-%m-%d}: {revision.gone:,} children gone, "
        f"{revision.late:,} added later",
        f"{revision.since:%Y/%m/%d} 以降に Hub の履歴が変更"
        f"（消失{revision.gone:,}件・後日追加{revision.late:,}件）",
    )


def compare_by_uploaders() -> Sentence:
    """Counting uploaders shows whether others rose as well."""
    return Sentence(
        "the counts by uploader (--measure uploaders), which no bulk upload moves",
        "大量投稿の影響を受けない投稿者数での集計（--measure uploaders）",
    )


def told(what: Sentence, once_in: float | None, check_first: Sentence | None) -> Sentence:
    """One alert in full: what, how unusual, and what to check first."""
    english, japanese = [what.en], [what.ja]
    if once_in is not None:
        rare = once_in > RAREST
        most = f"{RAREST if rare else once_in:,.0f}"
        english.append(f"Expected less than once in {most} months." if rare else f"Once in {most} months.")
        japanese.append(f"頻度は{most}か月に1回{'未満' if rare else '程度'}です。")
    if check_first is not None:
        english.append(f"Check first: {check_first.en}.")
        japanese.append(f"最初の確認点：{check_first.ja}。")
    return Sentence(" ".join(english), "".join(japanese))


def further(kinds: Sequence[tuple[AlertKind, int]]) -> Sentence:
    """More alerts than are told in full, by kind."""
    count = sum(number for _, number in kinds)
    english = ", ".join(f"{KIND[kind].en.lower()} {number:,}" for kind, number in kinds)
    japanese = "、".join(f"{KIND[kind].ja}{number:,}件" for kind, number in kinds)
    return Sentence(f"{count:,} more: {english}.", f"ほかに{count:,}件あります（{japanese}）。")


def over(ended: Sequence[tuple[str, AlertKind]]) -> Sentence:
    """Alerts that are over, the first of them by name."""
    more = len(ended) - _NAMED
    english = "; ".join(f"{shown(model)} ({KIND[kind].en.lower()})" for model, kind in ended[:_NAMED])
    japanese = "、".join(f"{shown(model)}（{KIND[kind].ja}）" for model, kind in ended[:_NAMED])
    return Sentence(
        f"Over: {english}{f' and {more:,} more' if more > 0 else ''}.",
        f"解消：{japanese}{f' ほか{more:,}件' if more > 0 else ''}。",
    )


def still_open(count: int) -> Sentence:
    """Alerts told before that go on."""
    return Sentence(f"Still open from before: {count:,}.", f"継続中：{count:,}件。")


def nothing_to_report() -> Sentence:
    """Nothing new happened, and somebody wants to hear so."""
    return Sentence("Nothing to report: no new alert, and none is over.", "新しいアラートはありません。")


def more_on_sheet(first: Sentence, more: int, sheet: Sentence) -> Sentence:
    """The gravest new alert, and where the others are."""
    others = f" {more:,} more on the sheet “{sheet.en}”." if more else ""
    others_ja = f"ほか{more:,}件は「{sheet.ja}」シートにあります。" if more else ""
    return Sentence(f"Alert: {first.en}{others}", f"アラート：{first.ja}{others_ja}")


def open_on_sheet(count: int, sheet: Sentence) -> Sentence:
    """Alerts go on, and none is new."""
    return Sentence(
        f"Alerts that go on: {count:,}; see the sheet “{sheet.en}”.",
        f"継続中のアラートが{count:,}件あります（「{sheet.ja}」シート）。",
    )


def no_alert() -> Sentence:
    """A table of alerts has nothing to show."""
    return Sentence("No alert: nothing unusual was found.", "アラートはありません。")


def not_looked_for() -> Sentence:
    """Nobody has looked for alerts."""
    return Sentence(
        "No alerts have been looked for yet; a refresh does it.",
        "まだアラートを確認していません。更新すると確認します。",
    )


def how_to_acknowledge() -> Sentence:
    """How an alert is silenced."""
    return Sentence(
        "Known to you? hfscore alerts --acknowledge ID keeps it silent until it is over or gets worse.",
        "確認済みにするには hfscore alerts --acknowledge ID を実行します"
        "（解消または悪化するまで通知しません）。",
    )


def acknowledged(alert: Alert) -> Sentence:
    """An alert is known to its reader."""
    return Sentence(
        f"Acknowledged, and silent until it is over or gets worse: {alert.sighting.what.en}",
        f"確認済みにしました（解消または悪化するまで通知しません）：{alert.sighting.what.ja}",
    )


def no_such_alert(beginning: str) -> Sentence:
    """No alert that lasts has an id that begins so."""
    return Sentence(
        f"No open alert has an id that begins with “{shown(beginning)}”. The list of alerts names their ids.",
        f"「{shown(beginning)}」で始まるIDの未解消アラートはありません。アラート一覧でIDを確認してください。",
    )


def several_alerts(beginning: str) -> Sentence:
    """Several alerts that last have ids that begin so."""
    return Sentence(
        f"Several alerts have an id that begins with “{shown(beginning)}”. Give more of its letters.",
        f"「{shown(beginning)}」で始まるIDのアラートが複数あります。IDをもっと長く指定してください。",
    )
