"""What the function wizard says of each argument, and what may stand there."""

from xl_addin.excel.arguments import LONGEST
from xl_addin.excel.readings import ESTIMATES
from xl_addin.excel.table import Argument
from xl_addin.records import Selection, Sentence

_SCORES = ("overall", "heat", "stability", "competitiveness")
_QUANTILES = ("mean", "p10", "p25", "p50", "p75", "p90")

MODEL = Argument(
    "model",
    "model",
    Sentence(
        "Id of a base model, such as meta-llama/Llama-3.1-8B, or collection:series of an import. "
        "A range gives one result per cell.",
        "ベースモデルのID（例：meta-llama/Llama-3.1-8B）、または取り込んだ系列（collection:series）。"
        "範囲を指定するとセルごとに結果を返します。",
    ),
)
ONE_MODEL = Argument(
    "model",
    "model",
    Sentence(
        "Id of one base model, such as meta-llama/Llama-3.1-8B, or collection:series of an import.",
        "ベースモデルのID（例：meta-llama/Llama-3.1-8B）、または取り込んだ系列（collection:series）。",
    ),
)
MODELS = Argument(
    "models",
    "models",
    Sentence("Range of model ids; blank cells are passed over.", "モデルIDの範囲。空白セルは無視します。"),
)
AS_OF = Argument(
    "as_of",
    "date",
    Sentence(
        "Day up to which data is used, to its end in UTC: a date cell or 2025-06-30. Left out: today.",
        "データを使用する最終日（UTC、当日終了まで）。日付セルか 2025-06-30 の形で指定。省略時は今日。",
    ),
    optional=True,
)
SCORE = Argument(
    "score",
    "choice",
    Sentence(
        "overall (default), heat, stability, competitiveness, or all: a table of the four with their names.",
        "overall（既定・総合）、heat（短期熱度）、stability（長期安定度）、competitiveness（競争力）、"
        "all（4つの表）。",
    ),
    (*_SCORES, "all"),
    optional=True,
)
RANKED_BY = Argument(
    "score",
    "choice",
    Sentence(
        "The score to sort by: overall (default), heat, stability or competitiveness.",
        "並べ替えるスコア：overall（既定・総合）、heat（短期熱度）、stability（長期安定度）、"
        "competitiveness（競争力）。",
    ),
    _SCORES,
    optional=True,
)
PARAMETER = Argument(
    "parameter",
    "choice",
    Sentence(
        "fitness, immediacy, longevity, ceiling, peak_month or certainty; left out or all: "
        "a table with 80 % intervals.",
        "fitness（適応度）、immediacy（即時性）、longevity（持続性）、ceiling（到達上限）、"
        "peak_month（ピーク月）、certainty（信頼度）。省略時または all は80%区間付きの表。",
    ),
    ("all", *ESTIMATES, "certainty"),
    optional=True,
)
RELATION = Argument(
    "relation",
    "choice",
    Sentence(
        "Which count: tuned (default: finetune and adapter), finetune, adapter, quantized, merge or all.",
        "数える派生モデル：tuned（既定：finetune と adapter）、finetune、adapter、quantized、merge、all。",
    ),
    tuple(map(str, Selection)),
    optional=True,
)
MONTHS_AHEAD = Argument(
    "months_ahead",
    "number",
    Sentence(
        f"Months after the last whole month, 1 to {LONGEST}.", f"最後の満了月からの月数（1〜{LONGEST}）。"
    ),
)
MONTHS = Argument(
    "months",
    "number",
    Sentence(
        f"How many months ahead, 1 to {LONGEST} (default 12).", f"何か月先まで（1〜{LONGEST}、既定12）。"
    ),
    optional=True,
)
QUANTILE = Argument(
    "quantile",
    "choice",
    Sentence(
        "mean (default), or p10, p25, p50, p75, p90: the count that is stayed under so often; 0.9 means p90.",
        "mean（既定・期待値）、または p10、p25、p50、p75、p90（その確率で下回る件数）。0.9 は p90 と同じ。",
    ),
    _QUANTILES,
    optional=True,
)
COUNTS = Argument(
    "counts",
    "counts",
    Sentence(
        "One column or row of cumulative monthly counts, month 1 since release first.",
        "公開1か月目からの月次累計件数（1列または1行）。",
    ),
)
