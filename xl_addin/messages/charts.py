"""What the sheets for one model and for a comparison say of themselves and of their charts."""

from xl_addin.records import Sentence

MODEL_ABOUT = Sentence(
    "One model in full. Choose it in the pale cell; everything below follows.",
    "1つのモデルの詳細です。淡色のセルで選ぶと、以下がすべて切り替わります。",
)
COMPARE_ABOUT = Sentence(
    "Up to six models side by side. Choose them in the pale cells; table and charts follow.",
    "最大6モデルを並べて比較します。淡色のセルで選ぶと、表とグラフが切り替わります。",
)
LINES_ABOUT = Sentence(
    "What the charts draw, by formulas from the sheets of figures and data: nothing here is to be typed.",
    "グラフが参照する値です。算出値と月次データから数式で求めています。入力は不要です。",
)
SHOWN = Sentence("Model", "モデル")
NOTHING_CHOSEN = Sentence(
    "Choose a model in the pale cell above.", "上の淡色のセルでモデルを選んでください。"
)
NOT_LISTED = Sentence("not in the watchlist", "リスト外")
NO_MONTH = Sentence("no whole month yet", "満了した月なし")
MUST_CHOOSE_TITLE = Sentence("Not in the watchlist", "ウォッチリスト外のモデル")
MUST_CHOOSE = Sentence(
    "Choose a model from the list, or add it to the watchlist and refresh.",
    "一覧から選ぶか、ウォッチリストに追加して更新してください。",
)

FORECAST_AHEAD = Sentence("Forecast, children", "予測（派生モデル・件）")
IN_MONTHS = {months: Sentence(f"In {months} months", f"{months}か月後") for months in (3, 6, 12)}
FORECAST_SAYS = Sentence("children, cumulative; median and range", "派生モデルの累計（中央値と範囲）")
NO_EVIDENCE = Sentence("not enough evidence yet", "判断できる根拠がまだありません")
AUDIT = Sentence("What the audit found", "データ監査の結果")
NO_AUDIT = Sentence("Nothing doubtful was found.", "疑わしい点は見つかりませんでした。")

GROWTH = Sentence("Children since release: counted and forecast", "派生モデル数の推移（実績・予測）")
NEW_MONTHLY = Sentence("New children in each month", "月ごとの新規件数")
AXIS_NEW = Sentence("New children (number of models)", "新規の派生モデル（件）")
NEW = Sentence("Counted", "実績")
CURVE = Sentence("Fitted curve", "成長曲線")
NO_CURVE = Sentence("No curve", "成長曲線なし")
FORECAST = Sentence("Forecast, median", "予測（中央値）")
NO_FORECAST = Sentence("No forecast", "予測なし")

BY_MONTHS = Sentence("Children by months since release", "公開からの月数でそろえた派生モデル数")
BY_CALENDAR = Sentence("Children by calendar", "暦の上での派生モデル数")
MAP = Sentence("Heat and stability", "短期熱度と長期安定度")
AXIS_LOG = Sentence("Children, cumulative (log scale)", "派生モデル数の累計（件・対数目盛）")
AXIS_START = Sentence("Start of the counted month (UTC)", "集計月の開始 (UTC)")
AXIS_HEAT = Sentence("Heat: growth in the next 3 months", "短期熱度：今後3か月の伸び")
AXIS_STABILITY = Sentence("Stability: how much of it lasts", "長期安定度：伸びの持続性")
QUADRANTS = (
    Sentence("rises and lasts", "伸びて長続き"),
    Sentence("rises, then fades", "一時的な伸び"),
    Sentence("calm but lasting", "緩やかで長続き"),
    Sentence("calm and fading", "緩やかで減速"),
)
"""What the corners of the map say: right above, right below, left above, left below."""
NOT_DRAWN = Sentence(
    "Not on the map, for want of heat or stability: ", "短期熱度か長期安定度がなく、図にないもの："
)
ALL_DRAWN = Sentence("Every model chosen is on the map.", "選んだモデルはすべて図にあります。")
NONE_CHOSEN = Sentence("Choose models in the pale cells above.", "上の淡色のセルでモデルを選んでください。")
LOG_WHY = Sentence(
    "Each line upwards is ten times as many, so that small and large models can be read together: "
    "equally steep lines grow at the same rate. A count of 0 is drawn at 1.",
    "縦軸は1目盛ごとに10倍です。規模の異なるモデルを一緒に読むためで、傾きが同じなら伸び率も同じです。"
    "0件は1の位置に描きます。",
)
STABILITY_MARK = Sentence(
    "* Stability from 12 months on is a projection that is not validated. It ranks models nearly as heat "
    "does, so that most lie near the diagonal of the map.",
    "＊ 公開から12か月以降の長期安定度は、検証されていない予測値です。順位は短期熱度とほぼ同じになるため、"
    "多くのモデルは図の対角線の近くに並びます。",
)

DATA_ROW = Sentence("Row in Data", "月次データの行")
DATED = Sentence("Cumulative, where dated", "累計（日付あり）")
NUMBER = Sentence("No.", "番号")
LISTED_NOT = Sentence(
    "This model is not in the watchlist: choose one from the list, or add it and refresh.",
    "このモデルはウォッチリストにありません。一覧から選ぶか、追加して更新してください。",
)
FIXED_POINTS = Sentence("Words of legends and maps, and fixed points", "凡例・図の語句と固定点")
