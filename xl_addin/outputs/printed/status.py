"""How things stand with Hub and store, as a document and as a table for a terminal."""

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from rich.table import Table
from rich.text import Text

from xl_addin.hub.standing import Standing
from xl_addin.hub.store.quota import Quota
from xl_addin.hub.store.refreshes import Refresh
from xl_addin.messages.shown import shown
from xl_addin.outputs.text import STATUS, Label
from xl_addin.records import Language, Sentence, Status
from xl_addin.settings import Ages, Settings


class _Label(Enum):
    """The rows of the table."""

    HUB = Sentence("Hub", "Hub")
    OFFLINE = Sentence("Offline", "オフライン")
    ALLOWED = Sentence("Calls allowed a window", "呼び出し上限（1期間）")
    USED = Sentence("Calls used in this window", "使用済みの回数")
    LEFT = Sentence("Calls left in this window", "残りの回数")
    ENDS = Sentence("Window ends", "期間の終了")
    STORE = Sentence("Store", "保存ファイル")
    SIZE = Sentence("Size", "サイズ")
    BASES = Sentence("Base models kept", "保存中のベースモデル")
    LAST = Sentence("Last refresh", "直近の更新")
    DECISIONS = Sentence("Decisions in force", "有効な判断")
    AGES = Sentence("Ages in hours", "期限（時間）")

    def text(self, language: Language) -> str:
        """Return the label in ``language``."""
        return self.value.text(language)


_OUTCOME = {
    "whole": Sentence("whole listing", "全件取得"),
    "difference": Sentence("difference", "差分取得"),
}
_NOT_KNOWN = Sentence("not known yet", "未取得")
_NEVER = Sentence("none yet", "なし")


def status_document(standing: Standing, settings: Settings, size: int) -> dict[str, Any]:
    """Return what ``status --json`` prints; ``size`` is the store's in bytes.

    Moments are ISO 8601 in UTC, ages in hours; what is not known is null.
    """
    quota = standing.quota
    return {
        "endpoint": settings.endpoint,
        "offline": settings.offline,
        "quota": {
            "who": settings.who,
            "allowed": quota.allowed,
            "used": quota.used,
            "left": quota.left,
            "ends": _iso(quota.ends),
        },
        "store": {
            "file": str(settings.store_file),
            "bytes": size,
            "bases": standing.bases,
            "fresh": standing.fresh,
            "stale": standing.stale,
        },
        "last_refresh": _refresh_document(standing.last),
        "decisions": standing.decisions,
        "ages": {f"{name}_hours": hours for name, hours in _hours(settings.ages).items()},
    }


def status_table(standing: Standing, settings: Settings, size: int, language: Language) -> Table:
    """Return the same as rows of label and value."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    rows = (
        (_Label.HUB, settings.endpoint),
        (_Label.OFFLINE, (Label.YES if settings.offline else Label.NO).text(language)),
        *_quota_rows(standing.quota, language),
        (_Label.STORE, str(settings.store_file)),
        (_Label.SIZE, f"{size / 1e6:,.1f} MB"),
        (_Label.BASES, _bases(standing).text(language)),
        (_Label.LAST, _last(standing.last, language)),
        (_Label.DECISIONS, f"{standing.decisions:,}"),
        (_Label.AGES, _ages(settings.ages).text(language)),
    )
    for label, value in rows:
        table.add_row(Text(label.text(language)), Text(value))
    return table


def _quota_rows(quota: Quota, language: Language) -> Iterator[tuple[_Label, str]]:
    unknown = _NOT_KNOWN.text(language)
    yield _Label.ALLOWED, unknown if quota.allowed is None else f"{quota.allowed:,}"
    yield _Label.USED, f"{quota.used:,}"
    yield _Label.LEFT, unknown if quota.left is None else f"{quota.left:,}"
    yield _Label.ENDS, unknown if quota.ends is None else f"{quota.ends:%Y-%m-%d %H:%M:%S} UTC"


def _bases(standing: Standing) -> Sentence:
    bases, fresh, stale = (f"{n:,}" for n in (standing.bases, standing.fresh, standing.stale))
    return Sentence(
        f"{bases} ({fresh} fresh, {stale} older)", f"{bases}件（期限内{fresh}件、期限切れ{stale}件）"
    )


def _last(refresh: Refresh | None, language: Language) -> str:
    if refresh is None:
        return _NEVER.text(language)
    outcome = _OUTCOME.get(refresh.outcome) or STATUS[Status(refresh.outcome)]
    calls = Sentence(f"{refresh.calls:,} calls", f"呼び出し{refresh.calls:,}回")
    ended = f"{refresh.ended:%Y-%m-%d %H:%M:%S} UTC"
    return f"{shown(refresh.name)}, {ended}, {outcome.text(language)}, {calls.text(language)}"


def _ages(ages: Ages) -> Sentence:
    fresh, whole, unknown = (f"{hours:g}" for hours in _hours(ages).values())
    return Sentence(
        f"fresh {fresh}, whole listing {whole}, unknown names {unknown}",
        f"保存データ{fresh}、全件取得{whole}、不明なモデル名{unknown}",
    )


def _hours(ages: Ages) -> dict[str, float]:
    return {name: getattr(ages, name).total_seconds() / 3600 for name in ("fresh", "whole", "unknown")}


def _refresh_document(refresh: Refresh | None) -> dict[str, Any] | None:
    if refresh is None:
        return None
    return {
        "model": refresh.name,
        "ended": _iso(refresh.ended),
        "calls": refresh.calls,
        "outcome": refresh.outcome,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds").replace("+00:00", "Z")
