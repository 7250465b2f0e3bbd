"""The rules for alerts: what each watches, and from which level on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xl_addin.messages.alerting import KIND
from xl_addin.outputs.text import SCORE
from xl_addin.outputs.watchlist.edition import Rule
from xl_addin.records import AlertKind, ScoreName, Sentence

_NO_UNIT = Sentence("", "")


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule as it is delivered.

    ``level`` is the delivered one, None where the rule watches nothing until a level is set; ``limits`` are
    the least and the greatest level, None for a rule that knows no level; ``whole`` asks for a whole number.
    """

    kind: AlertKind
    meaning: Sentence
    unit: Sentence = _NO_UNIT
    level: float | None = None
    limits: tuple[float, float] | None = None
    whole: bool = False

    @property
    def key(self) -> str:
        """The kind as the rule's key in the workbook and in a file of rules."""
        return self.kind.value

    @property
    def name(self) -> Sentence:
        """What the rule is called."""
        return KIND[self.kind]

    def allows(self, level: object) -> bool:
        """Tell whether ``level`` is a number that the rule may have."""
        if self.limits is None or isinstance(level, bool) or not isinstance(level, int | float):
            return False
        low, high = self.limits
        return low <= level <= high and not (self.whole and level % 1)

    @property
    def range(self) -> Sentence:
        """The limits in words, with the unit; empty for a rule without level."""
        if self.limits is None:
            return self.unit
        low, high = (f"{limit:,.0f}" for limit in self.limits)
        return Sentence(f"{low}–{high} {self.unit.en}", f"{low}〜{high} {self.unit.ja}")


_PERCENT = Sentence("%", "%")
_MONTHS = Sentence("months", "か月")


def _threshold(name: ScoreName) -> Ruling:
    word = SCORE[name]
    return Ruling(
        AlertKind(f"threshold_{name.value}"),
        Sentence(
            f"{word.en} was at this level or above and is below it now. Empty: not watched.",
            f"{word.ja}がこの値以上から未満に下がったとき。空欄の場合は監視しません。",
        ),
        Sentence("points", "点"),
        limits=(0, 100),
    )


RULEBOOK: tuple[Ruling, ...] = (
    Ruling(
        AlertKind.DROP,
        Sentence(
            "A month brought so few new children that, by the months before it, this happens only once in so "
            "many months. Of the alerts of a list at most a tenth is expected to be chance.",
            "新規件数が、それまでの推移では「この月数に1回」しか起きないほど少なかったとき"
            "（リスト全体で偶然のアラートは1割以下）。",
        ),
        _MONTHS,
        100,
        (2, 100_000),
    ),
    Ruling(
        AlertKind.RISE,
        Sentence(
            "A month brought so many new children that, by the months before it, this happens only once in "
            "so many months. Of the alerts of a list at most a tenth is expected to be chance.",
            "新規件数が、それまでの推移では「この月数に1回」しか起きないほど多かったとき"
            "（リスト全体で偶然のアラートは1割以下）。",
        ),
        _MONTHS,
        100,
        (2, 100_000),
    ),
    Ruling(
        AlertKind.BROKEN_FORECAST,
        Sentence(
            "The cumulative count lay outside the 80 % interval of a forecast given earlier so many times in "
            "a row; in a list of more than 22 models the interval is wider.",
            "累計が、以前に示した予測の80%区間の外にこの回数だけ続けて出たとき（22モデルを超えるリストでは区間を"
            "広げます）。",
        ),
        Sentence("times in a row", "回連続"),
        2,
        (1, 12),
        whole=True,
    ),
    *(_threshold(name) for name in ScoreName),
    Ruling(
        AlertKind.OVERTAKING,
        Sentence(
            "A model will pass one of the list's first ten within a year with at least this probability, and "
            "was not expected to before.",
            "1年以内にリスト上位10位のモデルを追い抜く確率が、新たにこの値以上になったとき。",
        ),
        _PERCENT,
        80,
        (50, 100),
    ),
    Ruling(
        AlertKind.DATA_REVISED,
        Sentence(
            "At least this part of the children known before is listed no more.",
            "既知の派生モデルのうち、この割合以上が一覧から消えたとき。",
        ),
        _PERCENT,
        5,
        (1, 100),
    ),
    Ruling(
        AlertKind.BULK_UPLOAD,
        Sentence(
            "One uploader made at least this part of the month's new children.",
            "1人の投稿者が、その月の新規件数のこの割合以上を投稿したとき。",
        ),
        _PERCENT,
        50,
        (1, 100),
    ),
    Ruling(
        AlertKind.RUNNING_MONTH,
        Sentence(
            "The month is not over and already has more new children than its 80 % interval foresaw; in a "
            "list of more than ten models, so many that at most one of the list is expected to.",
            "月の途中で、すでに80%区間の上限を超えたとき（10モデルを超えるリストでは、偶然が全体で月1件以下に"
            "なる水準）。",
        ),
    ),
    Ruling(
        AlertKind.INCOMPLETE,
        Sentence(
            "The Hub announces more children than it lists, so that the counts are too low.",
            "Hub の公表数より一覧の件数が少なく、件数に不足があるとき。",
        ),
    ),
    Ruling(
        AlertKind.AUDIT,
        Sentence(
            "The audit found a reason to doubt the count that was not there before.",
            "データ監査で、件数を疑う新しい理由が見つかったとき。",
        ),
    ),
)
"""Every rule, in the order of the sheet."""

DEFAULTS: Sequence[Rule] = tuple(Rule(ruling.key, active=True, level=ruling.level) for ruling in RULEBOOK)
"""The rules as they are delivered."""


def levels_in_force(rules: Iterable[Rule]) -> Mapping[AlertKind, float | None]:
    """Return the level of every rule that is active, in its rule's unit; None for one without a level."""
    return {AlertKind(rule.key): rule.level for rule in rules if rule.active}
