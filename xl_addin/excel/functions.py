"""THE table of cell functions: what each is called, takes, returns and says of itself."""

from datetime import date, datetime

from xl_addin.excel import ranges, readings, wizard
from xl_addin.excel.arguments import LONGEST
from xl_addin.excel.desk import Desk
from xl_addin.excel.table import CellError, Function, Result, Table
from xl_addin.messages import cells
from xl_addin.records import Question, Selection, Sentence

_YEAR = 12


def hfscore(desk: Desk, model: str, score: str, as_of: date | None) -> Result:
    """Return one score of a model, or all of them with their names."""
    answer = desk.answer(model, Question(as_of=as_of))
    return readings.all_scores(answer) if score == "all" else readings.score_of(answer, score)


def hffit(desk: Desk, model: str, parameter: str, as_of: date | None) -> Result:
    """Return one parameter of the fitted curve, or all of them with their intervals."""
    answer = desk.answer(model, Question(as_of=as_of))
    return readings.all_estimates(answer) if parameter == "all" else readings.estimate_of(answer, parameter)


def hfcount(desk: Desk, model: str, relation: str, as_of: date | None) -> int | CellError:
    """Return the number of children."""
    return readings.children_of(desk.answer(model, Question(Selection(relation), as_of=as_of)))


def hfhistory(desk: Desk, model: str, relation: str) -> Table | CellError:
    """Return the counts month by month."""
    return readings.months_of(desk.answer(model, Question(Selection(relation))))


def hfforecast(desk: Desk, model: str, months_ahead: int, quantile: str) -> float | CellError:
    """Return the forecast count some months ahead."""
    return readings.forecast_of(desk.answer(model, ahead=LONGEST), months_ahead, quantile)


def hfoutlook(desk: Desk, model: str, months: int | None) -> Table | CellError:
    """Return the forecast of the coming months."""
    return readings.outlook_of(desk.answer(model, ahead=LONGEST), months or _YEAR)


def hfrank(desk: Desk, models: list[str], score: str) -> Table:
    """Return models by one score, the highest first."""
    return readings.ranking_of(desk.answers(list(dict.fromkeys(models))), score)


def hfstatus(desk: Desk, model: str) -> str:
    """Return the outcome in words."""
    return readings.words_of(desk.answer(model), desk.language)


def hfasof(desk: Desk, model: str) -> datetime | CellError:
    """Return when the data was taken."""
    return readings.moment_of(desk.answer(model))


def hfquota(desk: Desk) -> int | CellError:
    """Return the calls left in the running window."""
    left = desk.calls_left()
    return CellError("na", cells.quota_unknown()) if left is None else left


def hffitrange(desk: Desk, counts: list[float], parameter: str) -> Result:
    """Return what is read off the fit of counts in the sheet."""
    (answer,) = desk.scored([ranges.unscored(counts)])
    return readings.all_estimates(answer) if parameter == "all" else readings.estimate_of(answer, parameter)


def hfscorerange(desk: Desk, counts: list[float], score: str) -> Result:
    """Return the scores of counts in the sheet."""
    (answer,) = desk.scored([ranges.unscored(counts)])
    return readings.all_scores(answer) if score == "all" else readings.score_of(answer, score)


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "HFSCORE",
        hfscore,
        (wizard.MODEL, wizard.SCORE, wizard.AS_OF),
        "scalar",
        Sentence(
            "Score of a base model from 0 to 100; 50 is the middle of the reference models of the same age.",
            "ベースモデルのスコア（0〜100）。50 は同じ経過月数の参照モデルの中央です。",
        ),
        '=HFSCORE("meta-llama/Llama-3.1-8B","heat")',
    ),
    Function(
        "HFFIT",
        hffit,
        (wizard.MODEL, wizard.PARAMETER, wizard.AS_OF),
        "table",
        Sentence(
            "Parameters of the growth curve that was fitted to a model's monthly counts.",
            "月次件数に当てはめた成長曲線のパラメータ。",
        ),
        '=HFFIT("meta-llama/Llama-3.1-8B","fitness")',
    ),
    Function(
        "HFCOUNT",
        hfcount,
        (wizard.MODEL, wizard.RELATION, wizard.AS_OF),
        "scalar",
        Sentence("Number of models made from a base model.", "ベースモデルから作られた派生モデルの数。"),
        '=HFCOUNT("meta-llama/Llama-3.1-8B","adapter")',
    ),
    Function(
        "HFHISTORY",
        hfhistory,
        (wizard.ONE_MODEL, wizard.RELATION),
        "table",
        Sentence(
            "Table of monthly counts since release; the last month is still running.",
            "公開以来の月次件数の表。最後の月は途中です。",
        ),
        '=HFHISTORY("meta-llama/Llama-3.1-8B")',
    ),
    Function(
        "HFFORECAST",
        hfforecast,
        (wizard.MODEL, wizard.MONTHS_AHEAD, wizard.QUANTILE),
        "scalar",
        Sentence(
            "Forecast cumulative number of children some months ahead.",
            "数か月先の派生モデル数（累計）の予測。",
        ),
        '=HFFORECAST("meta-llama/Llama-3.1-8B",6,0.9)',
    ),
    Function(
        "HFOUTLOOK",
        hfoutlook,
        (wizard.ONE_MODEL, wizard.MONTHS),
        "table",
        Sentence(
            "Table of the forecast by month since release: median and 80 % interval.",
            "月別の予測表（中央値と80%区間）。",
        ),
        '=HFOUTLOOK("meta-llama/Llama-3.1-8B",12)',
    ),
    Function(
        "HFRANK",
        hfrank,
        (wizard.MODELS, wizard.RANKED_BY),
        "table",
        Sentence("Table of models by one score, the highest first.", "スコアの高い順に並べたモデルの表。"),
        '=HFRANK(A2:A20,"heat")',
    ),
    Function(
        "HFSTATUS",
        hfstatus,
        (wizard.MODEL,),
        "scalar",
        Sentence(
            "What can be said of a model in words: the reason for an error value, the age of the data.",
            "モデルの状態を文章で返します（エラー値の理由、データの時点など）。",
        ),
        '=HFSTATUS("meta-llama/Llama-3.1-8B")',
    ),
    Function(
        "HFASOF",
        hfasof,
        (wizard.MODEL,),
        "scalar",
        Sentence("Date and time (UTC) of a model's data.", "モデルのデータを取得した日時（UTC）。"),
        '=HFASOF("meta-llama/Llama-3.1-8B")',
    ),
    Function(
        "HFQUOTA",
        hfquota,
        (),
        "scalar",
        Sentence(
            "Calls that the Hub still allows in the running window.",
            "現在の時間枠で残っている Hub の呼び出し回数。",
        ),
        "=HFQUOTA()",
    ),
    Function(
        "HFFITRANGE",
        hffitrange,
        (wizard.COUNTS, wizard.PARAMETER),
        "table",
        Sentence(
            "Parameters of the growth curve for cumulative counts in the sheet; nothing is asked of the Hub.",
            "シート上の累計件数に当てはめた成長曲線のパラメータ。Hub には問い合わせません。",
        ),
        '=HFFITRANGE(B2:B25,"ceiling")',
    ),
    Function(
        "HFSCORERANGE",
        hfscorerange,
        (wizard.COUNTS, wizard.SCORE),
        "scalar",
        Sentence(
            "Score from 0 to 100 of cumulative counts in the sheet; nothing is asked of the Hub.",
            "シート上の累計件数のスコア（0〜100）。Hub には問い合わせません。",
        ),
        '=HFSCORERANGE(B2:B25,"overall")',
    ),
)
"""Every function, in the order of the help."""
