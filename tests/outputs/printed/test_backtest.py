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

RESULT = simulated_backtest()
LANGUAGES: tuple[Language, ...] = ("en", "ja")


def printed(result: Backtest, language: Language) -> str:
    """Return the screen's text at 80 columns."""
    stream = StringIO()
    Console(file=stream, width=80, color_system=None).print(backtest_screen(result, language))
    return stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_cut_at_eighty_columns(language: Language) -> None:
    """Even with the largest figures every row stands on one line and no cell ends in an ellipsis."""
    cells = [
        replace(
            line, age=line.age and 18, ahead=line.ahead and 12, trials=99_999, gain=-10.0, gain_error=10.0
        )
        for line in RESULT.accuracy
    ]
    alarms = tuple(replace(line, months=999_999, share=1.0, told=1.0) for line in RESULT.alarms)
    text = printed(replace(RESULT, accuracy=tuple(cells), alarms=alarms), language)
    assert "…" not in text
    assert max(map(cell_len, text.splitlines())) <= 80
    assert text.count("-10.000 ± 10.000") == len(cells)


def test_the_figures_of_the_records_stand_in_the_tables() -> None:
    """Our log error, its ratio to the line, the gain and both coverages of the first cell."""
    line = RESULT.accuracy[0]
    ours, covers = line.precision[Method.OURS], line.coverage
    (row,) = [row for row in printed(RESULT, "en").splitlines() if row.split()[:2] == ["3", "3"]]
    for figure in (
        f"{line.trials}",
        f"{ours.log_error:.3f}",
        f"{ours.ratio:.3f}",
        f"{line.gain:+.3f} ± {line.gain_error:.3f}",
        f"{covers.pit80:.0%} ({covers.closed80:.0%})",
    ):
        assert figure in row


def test_every_method_and_score_is_named_and_what_failed_is_told() -> None:
    """Five methods in each summary, a line per rank correlation, and the number of failed fits."""
    text = printed(RESULT, "en")
    summaries = [line for line in RESULT.accuracy if line.group is not Group.CELL]
    for name in ("Straight line", "Damped line", "Persistence", "Published fit"):
        assert sum(row.startswith(name) for row in text.splitlines()) >= len(summaries)
    assert sum(row.startswith(("Heat ", "Stability ", "Compet")) for row in text.splitlines()) == len(
        RESULT.agreement
    )
    assert f"{RESULT.failed:,} of {RESULT.fits:,} fits failed" in " ".join(text.split())


@pytest.mark.parametrize(("language", "side"), [("en", "low"), ("ja", "少ない")])
def test_rates_of_alarms_stand_beside_the_stated_ones(language: Language, side: str) -> None:
    """The line of low months, five children or more, stated 5 %, has its months and both shares."""
    line = RESULT.alarms[0]
    (row, *_) = [row for row in printed(RESULT, language).splitlines() if row.startswith(side)]
    assert row.split()[1:] == [*("≥", "5", f"{line.months:,}", "5%", f"{line.share:.1%}", f"{line.told:.1%}")]


def test_a_rate_without_months_is_a_dash() -> None:
    """Where no month could be judged no not-a-number reaches the reader."""
    empty = replace(RESULT.alarms[0], months=0, share=float("nan"), told=float("nan"))
    text = printed(replace(RESULT, alarms=(empty,)), "en")
    assert any(row.split() == ["low", "≥", "5", "0", "5%", "–", "–"] for row in text.splitlines())
    assert "nan" not in text


def test_a_correlation_without_models_is_a_dash() -> None:
    """Where nothing could be ranked no not-a-number reaches the reader."""
    empty = replace(RESULT.agreement[0], models=0, rank_correlation=float("nan"), standard_error=float("nan"))
    text = printed(replace(RESULT, agreement=(empty,)), "en")
    assert "– ± –" in text
    assert "nan" not in text


def test_a_ready_model_s_tables_are_headed_with_the_warning() -> None:
    """The first line says it, before any figure."""
    assert printed(replace(RESULT, folds=0), "en").startswith("In sample unless the prior was built from")
