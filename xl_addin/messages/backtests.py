"""What can stand in the way of a backtest, and what its reader must know."""

from xl_addin.records import Sentence


def too_few_for_folds(found: int, folds: int, needed: int) -> Sentence:
    """What is left beside a fold is too little to learn from."""
    return Sentence(
        f"With {folds} folds only {found:,} series of six months and ten children are left to learn from; "
        f"{needed} are needed. Give more series.",
        f"{folds}分割では、学習に使える系列（6か月以上かつ10件以上）が{found:,}件のみで、"
        f"必要な{needed}件に足りません。系列を増やしてください。",
    )


def nothing_to_judge() -> Sentence:
    """No series is long enough, or has enough children."""
    return Sentence(
        "No series has five children after three months and three more months to compare with. "
        "Give longer series.",
        "3か月時点で5件以上あり、さらに3か月以上の実績がある系列がありません。より長い系列を指定してください。",
    )


def in_sample() -> Sentence:
    """The forecasts may have been made with what was learned from the same models."""
    return Sentence(
        "In sample unless the prior was built from other models.",
        "事前分布が別のモデルから作成されたものでない限り、サンプル内の結果です。",
    )


def out_of_sample(folds: int, series: int) -> Sentence:
    """Every forecast was made with what was learned from other models."""
    return Sentence(
        f"Cross-validated over {series:,} series in {folds} folds: nothing was learned from the series "
        "that is forecast.",
        f"{series:,}系列を{folds}分割した交差検証：予測対象の系列は学習に使用していません。",
    )


def how_measured() -> Sentence:
    """What the figures of the table are."""
    return Sentence(
        "Log error: mean |ln((forecast+1)/(actual+1))|. ± is one standard error, by a bootstrap over series. "
        "In 80 %, In 50 %: outcomes inside these intervals by the randomised PIT; in brackets, inside the "
        "closed ones.",
        "対数誤差：|ln((予測+1)/(実績+1))|の平均。±は系列単位のブートストラップによる標準誤差。"
        "80%区間・50%区間：実績が区間に入った割合（ランダム化PITによる値、括弧内は閉区間での値）。",
    )


def rivals(fits: int, failed: int) -> Sentence:
    """What the other methods are, and how often the published fit failed."""
    return Sentence(
        "Straight line: the pace of the last three months goes on; damped: month j adds pace × 0.9^j; "
        "persistence: no more children. Published fit: least squares with m = 100 and months; "
        f"{failed:,} of {fits:,} fits failed and count as persistence.",
        "直線：直近3か月のペースが続く。減衰：jか月後の増加をペース×0.9^jとする。横ばい：増加なし。"
        f"論文の手法：m=100・月単位の最小二乗法（{fits:,}回中{failed:,}回は失敗し、横ばいとして集計）。",
    )


def ranks_measured() -> Sentence:
    """What the rank correlations of the table are."""
    return Sentence(
        "Rank correlation: 1 is the same order, 0 none in common; ± is what chance alone gives among as many "
        "models. A line over several ages is their mean, each weighted by its models.",
        "順位相関：1は同じ順位、0は無関係。±は、同じ数のモデルで偶然に生じる幅です。"
        "複数の時点をまとめた行は、各時点のモデル数で重み付けした平均です。",
    )


def alarms_measured() -> Sentence:
    """What the figures of the table of alarms are."""
    return Sentence(
        "Flagged: months as unusual as the stated rate says or more, by the randomised transform, which hits "
        "the rate where the chances are right. For sure: those whose exact chance is at most the rate, fewer "
        "because counts are whole numbers. Months from the fourth on, bursts included.",
        "該当率：設定頻度以上に珍しい月の割合（ランダム化PITによる値。確率が正しければ設定頻度と一致します）。"
        "確実な該当率：正確な確率が設定頻度以下となる月の割合（件数は整数のため小さくなります）。"
        "4か月目以降の月が対象で、急増した月も含みます。",
    )


def faulty_left_out(number: int) -> Sentence:
    """Some series of the panel are faulty."""
    return Sentence(
        f"Faulty series left out: {number:,}. The command fit says what is wrong with each.",
        f"データ不備のある系列を{number:,}件除外しました。fit コマンドで内容を確認できます。",
    )
