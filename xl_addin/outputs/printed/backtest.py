"""A backtest as tables for a terminal of 80 columns and more; the caller prints them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from math import isfinite
from types import MappingProxyType

from rich.console import Group as Screen
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from xl_addin.growth.alerts.rates import AlarmRate, Side
from xl_addin.growth.backtest.accuracy import Accuracy, Group
from xl_addin.growth.backtest.agreement import YOUNG, Agreement, Promise
from xl_addin.growth.backtest.rivals import Method
from xl_addin.growth.backtest.run import Backtest
from xl_addin.messages import backtests
from xl_addin.outputs.printed.backtest_table import heading
from xl_addin.outputs.text import SCORE
from xl_addin.records import Language, Sentence


class _Label(Enum):
    """Headings of the three tables."""

    CELLS = Sentence("Forecasts cut at an age, by months ahead", "学習月数・予測月数別の予測精度")
    TRAINED = Sentence("Age", "学習月")
    AHEAD = Sentence("Ahead", "予測月")
    TRIALS = Sentence("n", "件数")
    OURS = Sentence("HFScore", "HFScore")
    LINE = Sentence("Line", "直線")
    GAIN = Sentence("Better by", "改善幅")
    COVERS_80 = Sentence("In 80 %", "80%区間")
    COVERS_50 = Sentence("In 50 %", "50%区間")
    METHOD = Sentence("Method", "手法")
    LOG_ERROR = Sentence("Log error", "対数誤差")
    RATIO = Sentence("Ratio", "直線比")
    MEDIAN_APE = Sentence("Median APE", "APE中央値")
    WITHIN = Sentence("Within 20 %", "誤差20%以内")
    RANKS = Sentence("Rank correlation with what a score promises", "スコアとその後の実績の順位相関")
    SCORE = Sentence("Score", "スコア")
    PROMISE = Sentence("Held against", "比較対象")
    RANK = Sentence("Score's", "スコア")
    LAST_MONTH = Sentence("Last month", "直近月")
    COUNT = Sentence("Count now", "累計")
    ALARMS = Sentence(
        "Unusual months: how often flagged, beside how often said", "異常な月の該当率（設定頻度との比較）"
    )
    SIDE = Sentence("Side", "方向")
    BEFORE = Sentence("Children before", "それまでの件数")
    MONTHS = Sentence("Months", "月数")
    STATED = Sentence("Stated", "設定頻度")
    FLAGGED = Sentence("Flagged", "該当率")
    SURE = Sentence("For sure", "確実な該当率")

    def text(self, language: Language) -> str:
        """Return the label in ``language``."""
        return self.value.text(language)


_GROUP: Mapping[Group, Sentence] = MappingProxyType(
    {
        Group.CELL: Sentence("Cell", "区分"),
        Group.ALL: Sentence("All cells", "全体"),
        Group.SIX: Sentence(
            "Six cells (3, 6, 12 months; 6, 12 ahead; 10+ children)",
            "6区分（学習3・6・12か月、予測6・12か月先、10件以上）",
        ),
    }
)
_SHORT: Mapping[Group, Sentence] = MappingProxyType(
    {**_GROUP, Group.ALL: Sentence("All", "全体"), Group.SIX: Sentence("Six", "6区分")}
)
_METHOD: Mapping[Method, Sentence] = MappingProxyType(
    {
        Method.OURS: Sentence("HFScore", "HFScore"),
        Method.LINE: Sentence("Straight line", "直線"),
        Method.DAMPED: Sentence("Damped line", "減衰"),
        Method.PERSISTENCE: Sentence("Persistence", "横ばい"),
        Method.PUBLISHED: Sentence("Published fit", "論文の手法"),
    }
)
_PROMISE: Mapping[Promise, Sentence] = MappingProxyType(
    {
        Promise.NEXT_THREE: Sentence("growth, next 3 months", "今後3か月の伸び率"),
        Promise.SECOND_HALF: Sentence("growth, months 7–12", "7〜12か月の伸び率"),
        Promise.HALVES: Sentence("months 7–12 over 1–6", "7〜12か月÷1〜6か月"),
        Promise.STANDING: Sentence("count at +12", "12か月後の累計"),
    }
)


_SIDE: Mapping[Side, Sentence] = MappingProxyType(
    {Side.LOW: Sentence("low", "少ない"), Side.HIGH: Sentence("high", "多い")}
)


def backtest_screen(result: Backtest, language: Language) -> RenderableType:
    """Return the heading, the cells, the rivals over all and six cells, ranks, rates of alarms, and notes."""
    summaries = [line for line in result.accuracy if line.group is not Group.CELL]
    rivals = backtests.rivals(result.fits, result.failed)
    notes = (backtests.how_measured(), rivals, backtests.ranks_measured(), backtests.alarms_measured())
    parts: list[RenderableType] = [Text(heading(result).text(language), style="bold")]
    parts += [Text(_Label.CELLS.text(language)), _cells(result.accuracy, language)]
    for line in summaries:
        parts += [Text(f"{_GROUP[line.group].text(language)}: n = {line.trials:,}"), _methods(line, language)]
    parts += [Text(_Label.RANKS.text(language)), _ranks(result.agreement, language)]
    parts += [Text(_Label.ALARMS.text(language)), _alarms(result.alarms, language)]
    return Screen(*_spaced(parts), *(Text(note.text(language), style="dim") for note in notes))


def _spaced(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """Yield the parts with an empty line above each title."""
    for number, part in enumerate(parts):
        if number and isinstance(part, Text):
            yield Text("")
        yield part
    yield Text("")


def _cells(lines: Iterable[Accuracy], language: Language) -> Table:
    labels = (_Label.AHEAD, _Label.TRIALS, _Label.OURS, _Label.LINE, _Label.RATIO, _Label.GAIN)
    table = _table((_Label.TRAINED,), (*labels, _Label.COVERS_80, _Label.COVERS_50), language)
    for line in lines:
        table.add_row(*_cell_row(line, language))
    return table


def _cell_row(line: Accuracy, language: Language) -> list[str]:
    ours, straight, covers = line.precision[Method.OURS], line.precision[Method.LINE], line.coverage
    return [
        _SHORT[line.group].text(language) if line.age is None else str(line.age),
        "" if line.ahead is None else str(line.ahead),
        f"{line.trials:,}",
        _figure(ours.log_error),
        _figure(straight.log_error),
        _figure(ours.ratio),
        f"{line.gain:+.3f} ± {_figure(line.gain_error)}",
        f"{covers.pit80:.0%} ({covers.closed80:.0%})",
        f"{covers.pit50:.0%} ({covers.closed50:.0%})",
    ]


def _methods(line: Accuracy, language: Language) -> Table:
    labels = (_Label.LOG_ERROR, _Label.RATIO, _Label.MEDIAN_APE, _Label.WITHIN)
    table = _table((_Label.METHOD,), labels, language)
    for method, errors in line.precision.items():
        table.add_row(
            _METHOD[method].text(language),
            _figure(errors.log_error),
            _figure(errors.ratio),
            f"{errors.median_ape:.1%}",
            f"{errors.within20:.1%}",
        )
    return table


def _ranks(lines: Iterable[Agreement], language: Language) -> Table:
    labels = (_Label.TRAINED, _Label.TRIALS, _Label.RANK, _Label.LAST_MONTH, _Label.COUNT)
    table = _table((_Label.SCORE, _Label.PROMISE), labels, language)
    for line in lines:
        table.add_row(
            SCORE[line.score].text(language),
            _PROMISE[line.promise].text(language),
            f"{YOUNG[0]}–{YOUNG[-1]}" if line.age is None else str(line.age),
            f"{line.models:,}",
            f"{_figure(line.rank_correlation, 2)} ± {_figure(line.standard_error, 2)}",
            _figure(line.last_month, 2),
            _figure(line.current_count, 2),
        )
    return table


def _alarms(lines: Iterable[AlarmRate], language: Language) -> Table:
    labels = (_Label.BEFORE, _Label.MONTHS, _Label.STATED, _Label.FLAGGED, _Label.SURE)
    table = _table((_Label.SIDE,), labels, language)
    for line in lines:
        table.add_row(
            _SIDE[line.side].text(language),
            f"≥ {line.least}",
            f"{line.months:,}",
            f"{line.stated:.0%}",
            _share(line.share),
            _share(line.told),
        )
    return table


def _share(value: float) -> str:
    return f"{value:.1%}" if isfinite(value) else "–"


def _figure(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}" if isfinite(value) else "–"


def _table(words: Iterable[_Label], figures: Iterable[_Label], language: Language) -> Table:
    table = Table(box=None, pad_edge=False, collapse_padding=True, header_style="bold")
    for label in words:
        table.add_column(label.text(language), no_wrap=True)
    for label in figures:
        table.add_column(label.text(language), justify="right", no_wrap=True)
    return table
