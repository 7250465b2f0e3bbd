"""How good earlier forecasts were: those that were given, and those of looking back."""

from datetime import date

from xl_addin.records import Sentence

ALL_MODELS = Sentence("All models", "全モデル")
ALL_HORIZONS = Sentence("all", "全期間")
TOO_FEW = Sentence("too few", "件数不足")
EACH = Sentence(
    "Each forecast that this tool gave earlier and whose month is over, beside what came. The sheet "
    "“Accuracy” sums them up.",
    "過去に示した予測と実績を1件ずつ示します。集計はシート「的中実績」にあります。",
)
ABOUT = Sentence(
    "Given: forecasts that this tool gave earlier, 1, 3, 6 and 12 months ahead, beside what came as it is "
    "counted now. Months of one model hang together, so that a few models say little however many months "
    "they have.",
    "「事前予測」は、過去に示した1・3・6・12か月先の予測と、現在の集計による実績の比較です。"
    "同じモデルの月どうしは関連するため、モデルが少ないうちは参考程度にご覧ください。",
)
ABOUT_LOOKING_BACK = Sentence(
    "Looking back is no record: those forecasts were not given beforehand, but are made now from the counts "
    "up to months 3, 6, 9 and so on since release (five children or more), with the growth model in force. "
    "It flatters: the models on a list are survivors, many of them chosen because they grew, and the growth "
    "model may have been learned from some of them.",
    "「過去検証」は事前に示した予測ではありません。公開後3・6・9…か月目（派生モデル5件以上）までの件数だけから、"
    "現在の予測モデルで計算し直した結果です。一覧のモデルは伸びたことで選ばれたものが多く（生存者バイアス）、"
    "予測モデルの学習対象と重なる場合もあるため、実際の予測精度より良く見える傾向があります。",
)


def accuracy(cases: int, inside: int, error: float | None, models: int) -> Sentence:
    """How often what came lay inside the interval, and how far off forecasts were, of enough cases."""
    off = _off(error)
    return Sentence(
        f"Of {cases:,} earlier forecasts on {models:,} {_models(models)} that came due, {inside:,} "
        f"({inside / cases:.0%}) held within their 80 % interval; about 80 % should{off.en}.",
        f"過去に示した予測のうち判定できる{cases:,}件（{models:,}モデル）中{inside:,}件"
        f"（{inside / cases:.0%}）が80%区間に入りました（目安は80%）{off.ja}。",
    )


def each_stands(told: Sentence) -> Sentence:
    """Where to read, one by one, what was forecast earlier and what came."""
    return Sentence(
        f"{told.en} What was said then stands on the sheet “Past forecasts”.",
        f"{told.ja}当時の予測と実績はシート「過去の予測」に1件ずつ示しています。",
    )


def too_few_cases(cases: int, inside: int) -> Sentence:
    """Forecasts came due, too few to judge by."""
    return Sentence(
        f"Only {cases:,} earlier {'forecast has' if cases == 1 else 'forecasts have'} come due "
        f"({inside:,} inside the 80 % interval): too few cases to judge the accuracy by.",
        f"判定できる過去の予測は{cases:,}件（80%区間内{inside:,}件）のみで、"
        "的中率を評価するには件数が足りません。",
    )


def nothing_due(first: date | None) -> Sentence:
    """No forecast came due yet; ``first`` is the day from which on some do, None where nobody knows."""
    if first is None:
        return Sentence(
            "No forecast that was given has come due yet.", "まだ判定できる事前予測はありません。"
        )
    return Sentence(
        "No forecast that was given has come due yet: the first can be held against what came from "
        f"{first} on.",
        f"まだ判定できる事前予測はありません。最初の比較は {first:%Y/%m/%d} 以降に可能です。",
    )


def looked_back(cases: int, inside: int, error: float | None, models: int) -> Sentence:
    """The same of looking back, of enough cases."""
    off = _off(error)
    return Sentence(
        f"Looking back: of {cases:,} forecasts made now from earlier counts of {models:,} "
        f"{_models(models)}, {inside:,} ({inside / cases:.0%}) would have held within their 80 % "
        f"interval{off.en}.",
        f"過去検証：{models:,}モデルの過去時点の件数から計算し直した予測{cases:,}件中{inside:,}件"
        f"（{inside / cases:.0%}）が80%区間に入りました{off.ja}。",
    )


def too_few_to_look_back(cases: int, inside: int) -> Sentence:
    """Looking back finds too few cases to judge by."""
    return Sentence(
        f"Looking back finds only {cases:,} {'case' if cases == 1 else 'cases'} ({inside:,} inside the 80 % "
        "interval): too few to judge by.",
        f"過去検証：対象は{cases:,}件（80%区間内{inside:,}件）のみで、評価するには件数が足りません。",
    )


def nothing_to_look_back() -> Sentence:
    """No model is old and large enough for a single case."""
    return Sentence(
        "Looking back finds no case yet: a model needs five children by its third month, or a later third "
        "one, and one more whole month.",
        "過去検証：3か月目（または6・9…か月目）までに派生モデルが5件以上あり、"
        "その後1か月以上経過したモデルがないため、まだ検証できません。",
    )


def _off(error: float | None) -> Sentence:
    if error is None:
        return Sentence("", "")
    return Sentence(f"; half of them were off by {error:.0%} or less", f"。半数はずれが{error:.0%}以内です")


def _models(count: int) -> str:
    return "model" if count == 1 else "models"
