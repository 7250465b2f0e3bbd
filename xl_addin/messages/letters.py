"""What a mail with a report says beside the report's own words."""

from datetime import date

from xl_addin.records import Sentence


def report_subject(day: date) -> Sentence:
    """The subject of a mail with a report of that day."""
    return Sentence(
        f"HFScore report: open-weight AI models, {day}",
        f"【HFScore】オープンモデル評価レポート（{day.year}年{day.month}月{day.day}日）",
    )


def opening(file: str) -> Sentence:
    """The first line of a mail with a report; ``file`` is the attachment's name."""
    return Sentence(
        f"Please find attached the HFScore report ({file}). In short:",
        f"HFScore のレポートをお送りします（添付：{file}）。要点は次のとおりです。",
    )


def opening_alone(file: str) -> Sentence:
    """The first line where the report's summary cannot be read; ``file`` is the attachment's name."""
    return Sentence(
        f"Please find attached the HFScore report ({file}).",
        f"HFScore のレポートをお送りします。詳細は添付ファイル（{file}）をご覧ください。",
    )


def more_models(count: int) -> Sentence:
    """Models that the mail's table leaves out."""
    return Sentence(
        f"{count:,} more in the attached report.", f"ほか{count:,}件は添付のレポートをご覧ください。"
    )


def chart_says() -> Sentence:
    """What the mail's picture shows."""
    return Sentence(
        "Overall score, 0–100, by rank; the line is the 80 % interval.",
        "順位別の総合スコア（0〜100）。線は 80%区間です。",
    )


def closing() -> Sentence:
    """The last line of a mail."""
    return Sentence(
        "This mail was made by HFScore. Details, method and limits are in the attached file.",
        "このメールは HFScore が作成しました。詳細・手法・注意は添付ファイルをご覧ください。",
    )
