"""Every label that stands in a document, in both languages; a missing key is a type error."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from xl_addin.records import Language, ParameterName, ScoreName, Sentence, Status

STATUS: Mapping[Status, Sentence] = MappingProxyType(
    {
        Status.OK: Sentence("Scored", "算出済み"),
        Status.STALE: Sentence("Older data", "データが古い"),
        Status.PARTIAL: Sentence("Incomplete counts", "件数に不足あり"),
        Status.TOO_YOUNG: Sentence("Too young", "公開直後"),
        Status.TOO_FEW: Sentence("Too few children", "派生モデル不足"),
        Status.NOT_IDENTIFIED: Sentence("Not identified yet", "未確定"),
        Status.LEGACY_DATE: Sentence("Release unknown", "公開日不明"),
        Status.UNKNOWN_MODEL: Sentence("Not found", "該当なし"),
        Status.NO_ACCESS: Sentence("No access", "閲覧不可"),
        Status.RATE_LIMITED: Sentence("Quota used up", "回数上限"),
        Status.UNREACHABLE: Sentence("Hub not reached", "接続不可"),
        Status.LOADING: Sentence("Loading", "取得中"),
        Status.FAULTY: Sentence("Faulty counts", "データ不備"),
    }
)

SCORE: Mapping[ScoreName, Sentence] = MappingProxyType(
    {
        ScoreName.HEAT: Sentence("Heat", "短期熱度"),
        ScoreName.STABILITY: Sentence("Stability", "長期安定度"),
        ScoreName.COMPETITIVENESS: Sentence("Competitiveness", "競争力"),
        ScoreName.OVERALL: Sentence("Overall", "総合"),
    }
)

SCORE_SAYS: Mapping[ScoreName, Sentence] = MappingProxyType(
    {
        ScoreName.HEAT: Sentence("growth in the next 3 months", "今後3か月の伸びの強さ"),
        ScoreName.STABILITY: Sentence(
            "how much of it lasts: months 7–12 ahead", "伸びの持続性（今後7〜12か月）"
        ),
        ScoreName.COMPETITIVENESS: Sentence("standing in 12 months", "12か月後の位置"),
        ScoreName.OVERALL: Sentence("weighted mean of the scores above", "上記スコアの加重平均"),
    }
)

PARAMETER: Mapping[ParameterName, Sentence] = MappingProxyType(
    {
        ParameterName.FITNESS: Sentence("Fitness λ", "適応度 λ"),
        ParameterName.IMMEDIACY: Sentence("Immediacy μ", "即時性 μ"),
        ParameterName.LONGEVITY: Sentence("Longevity σ", "持続性 σ"),
    }
)

PARAMETER_SAYS: Mapping[ParameterName, Sentence] = MappingProxyType(
    {
        ParameterName.FITNESS: Sentence("no unit; more = more children", "単位なし（大きいほど多い）"),
        ParameterName.IMMEDIACY: Sentence(
            "log of months; less = earlier peak", "月数の対数（小さいほど早い）"
        ),
        ParameterName.LONGEVITY: Sentence("no unit; more = slower decay", "単位なし（大きいほど長続き）"),
    }
)

ACCESS: Mapping[str | None, Sentence] = MappingProxyType(
    {
        "no": Sentence("open", "公開"),
        "auto": Sentence("on request, granted automatically", "申請制（自動承認）"),
        "manual": Sentence("on request, granted by the owner", "申請制（所有者が承認）"),
        None: Sentence("not told", "不明"),
    }
)


class Label(Enum):
    """The other words of the documents: sheet names, headings and captions."""

    WATCHLIST = Sentence("Watchlist", "ウォッチリスト")
    METHOD = Sentence("Method and limits", "手法と注意")
    SUMMARY = Sentence("Summary", "概要")
    ALL_MODELS = Sentence("All models", "全モデル一覧")
    FINDINGS = Sentence("Findings", "結論")
    RANKING = Sentence("Ranking by overall score", "総合スコア順位")
    COLUMN = Sentence("Column", "項目")
    TOPIC = Sentence("Topic", "論点")
    SCORE = Sentence("Score, 0–100", "スコア（0〜100）")
    MODEL = Sentence("Model", "モデル")
    PARAMETER = Sentence("Curve parameter", "曲線パラメータ")
    VALUE = Sentence("Value", "値")
    LOW = Sentence("80 % low", "80%下限")
    HIGH = Sentence("80 % high", "80%上限")
    SAYS = Sentence("What it says", "意味")
    STATUS = Sentence("Status", "状態")
    NOT_IDENTIFIED = Sentence("Not identified yet", "未確定")
    CEILING = Sentence("Ceiling", "到達上限")
    CEILING_SAYS = Sentence("children; where the curve ends", "単位：件（曲線が行き着く派生モデル数）")
    PEAK = Sentence("Peak month", "ピーク月")
    PEAK_SAYS = Sentence("months since release; fastest rise", "公開からの月数（伸びが最大になる時期）")
    RELEASE = Sentence("Release (UTC)", "公開日 (UTC)")
    AS_OF = Sentence("As of (UTC)", "基準日 (UTC)")
    WHOLE_MONTHS = Sentence("Whole months", "経過月数")
    CHILDREN = Sentence("Children", "派生モデル数 (件)")
    UPLOADERS = Sentence("Uploaders", "投稿者数 (人)")
    LARGEST = Sentence("Largest uploader", "最多投稿者の割合")
    CERTAINTY = Sentence("Certainty", "信頼度")
    MONTH = Sentence("Month since release", "公開後の月")
    START = Sentence("Start (UTC)", "開始日 (UTC)")
    NEW = Sentence("New", "新規 (件)")
    CUMULATIVE = Sentence("Cumulative", "累計 (件)")
    MEDIAN = Sentence("Forecast median", "予測 中央値")
    MEAN = Sentence("Mean", "平均")
    HISTORY = Sentence("Observed (children)", "実績（派生モデル・件）")
    FORECAST = Sentence("Forecast (cumulative children)", "予測（累計・件）")
    READING = Sentence("In plain words", "読み方")
    NO_CHART = Sentence(
        "No chart: there is no month to draw yet.", "表示できる月次データがないため、グラフはありません。"
    )
    AXIS_MONTHS = Sentence("Months since release", "公開からの月数（月）")
    AXIS_CHILDREN = Sentence("Children, cumulative (number of models)", "派生モデル数の累計（件）")
    OBSERVED = Sentence("Observed", "実績")
    FORECAST_MEDIAN = Sentence("Forecast, median", "予測（中央値）")
    FORECAST_LOW = Sentence("Forecast, 80 % low", "予測（80%下限）")
    FORECAST_HIGH = Sentence("Forecast, 80 % high", "予測（80%上限）")
    RUNNING = Sentence("running", "途中")
    EVENTS = Sentence("Events", "出来事")
    EVENT = Sentence("Event", "内容")
    DATE = Sentence("Date", "日付")
    BEFORE_RELEASE = Sentence("before release", "公開前")
    LICENCE = Sentence("Licence", "ライセンス")
    ACCESS = Sentence("Access", "アクセス")
    NOT_TOLD = Sentence("not told", "不明")
    TAKEN = Sentence("Data taken", "データ取得")
    EXCLUDED = Sentence("Left out by your decisions", "判断による除外")
    NOW = Sentence("now", "現在")
    INVENTED = Sentence("SAMPLE — invented data", "サンプル（架空データ）")
    YES = Sentence("yes", "はい")
    NO = Sentence("no", "いいえ")

    def text(self, language: Language) -> str:
        """Return the label in ``language``."""
        return self.value.text(language)
