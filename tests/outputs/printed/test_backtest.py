"""A backtest on a terminal: it fits 80 columns and cuts no word, in both languages."""

from dataclasses import replace
from io import StringIO

import pytest
from backtest_panels import simulated_backtest
from rich.cells import cell_len
from rich.console import Console

from xl_addin.growth.backtest.accuracy import Group
from xl_addin.growth.backtest.rivals import Method
from xl_addin.growth.backtest.run import Backtest
from xl_addin.outputs.printed.backtest import backtest_screen
from xl_addin.records import Language

LANGUAGES: tuple[Language, ...] = ("en", "ja")


@pytest.fixture(scope="module")
def result() -> Backtest:
    """Return a backtest as it is, of a simulated panel."""
    return simulated_backtest()


def printed(result: Backtest, language: Language) -> str:
    """Return the screen's text at 80 columns."""
    stream = StringIO()
    Console(file=stream, width=80, color_system=None).print(backtest_screen(result, language))
    return stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_cut_at_eighty_columns(result: Backtest, language: Language) -> None:
    """Even with the largest figures every row stands on one line and no cell ends in an ellipsis."""
    cells = [
        replace(
            line, age=line.age and 18, ahead=line.ahead and 12, trials=99_999, gain=-10.0, gain_error=10.0
        )
        for line in result.accuracy
    ]
    alarms = tuple(replace(line, months=999_999, share=1.0, told=1.0) for line in result.alarms)
    text = printed(replace(result, accuracy=tuple(cells), alarms=alarms), language)
    assert "…" not in text
    assert max(map(cell_len, text.splitlines())) <= 80
    assert text.count("-10.000 ± 10.000") == len(cells)


def test_the_figures_of_the_records_stand_in_the_tables(result: Backtest) -> None:
    """Our log error, its ratio to the line, the gain and both coverages of the first cell."""
    line = result.accuracy[0]
    ours, covers = line.precision[Method.OURS], line.coverage
    (row,) = [row for row in printed(result, "en").splitlines() if row.split()[:2] == ["3", "3"]]
    for figure in (
        f"{line.trials}",
        f"{ours.log_error:.3f}",
        f"{ours.ratio:.3f}",
        f"{line.gain:+.3f} ± {line.gain_error:.3f}",
        f"{covers.pit80:.0%} ({covers.closed80:.0%})",
    ):
        assert figure in row


def test_every_method_and_score_is_named_and_what_failed_is_told(result: Backtest) -> None:
    """Five methods in each summary, a line per rank correlation, and the number of failed fits."""
    text = printed(result, "en")
    summaries = [line for line in result.accuracy if line.group is not Group.CELL]
    for name in ("Straight line", "Damped line", "Persistence", "Published fit"):
        assert sum(row.startswith(name) for row in text.splitlines()) >= len(summaries)
    assert sum(row.startswith(("Heat ", "Stability ", "Compet")) for row in text.splitlines()) == len(
        result.agreement
    )
    assert f"{result.failed:,} of {result.fits:,} fits failed" in " ".join(text.split())


@pytest.mark.parametrize(("language", "side"), [("en", "low"), ("ja", "少ない")])
def test_rates_of_alarms_stand_beside_the_stated_ones(
    result: Backtest, language: Language, side: str
) -> None:
    """The line of low months, five children or more, stated 5 %, has its months and both shares."""
    line = result.alarms[0]
    (row, *_) = [row for row in printed(result, language).splitlines() if row.startswith(side)]
    assert row.split()[1:] == [*("≥", "5", f"{line.months:,}", "5%", f"{line.share:.1%}", f"{line.told:.1%}")]


def test_a_rate_without_months_is_a_dash(result: Backtest) -> None:
    """Where no month could be judged no not-a-number reaches the reader."""
    empty = replace(result.alarms[0], months=0, share=float("nan"), told=float("nan"))
    text = printed(replace(result, alarms=(empty,)), "en")
    assert any(row.split() == ["low", "≥", "5", "0", "5%", "–", "–"] for row in text.splitlines())
    assert "nan" not in text


def test_a_correlation_without_models_is_a_dash(result: Backtest) -> None:
    """Where nothing could be ranked no not-a-number reaches the reader."""
    empty = replace(result.agreement[0], models=0, rank_correlation=float("nan"), standard_error=float("nan"))
    text = printed(replace(result, agreement=(empty,)), "en")
    assert "– ± –" in text
    assert "nan" not in text


def test_a_ready_model_s_tables_are_headed_with_the_warning(result: Backtest) -> None:
    """The first line says it, before any figure."""
    assert printed(replace(result, folds=0), "en").startswith("In sample unless the prior was built from")
