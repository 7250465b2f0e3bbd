"""A backtest as a flat table and as a JSON-able document; the columns are the records' own names."""

from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite

import pandas as pd

from xl_addin.growth.backtest.accuracy import Accuracy
from xl_addin.growth.backtest.run import Backtest
from xl_addin.messages import backtests
from xl_addin.records import Language, Sentence

RANKS, ALARMS = "rank-correlation", "alarm-rate"
"""The groups of the table's lines that hold rank correlations, and rates of alarms."""

_DIGITS = 6


def heading(result: Backtest) -> Sentence:
    """Return what every form of the result is headed with: whether it is in sample."""
    if result.in_sample:
        return backtests.in_sample()
    return backtests.out_of_sample(result.folds, result.series)


def backtest_table(result: Backtest) -> pd.DataFrame:
    """Return a line per cell, two summaries, one per rank correlation and rate of alarms; gaps are empty.

    A method's errors stand in columns such as ``hfscore_log_error``; all numbers are as computed.
    """
    rows = [_accuracy_row(line) for line in result.accuracy]
    rows += [{"group": RANKS, **asdict(line)} for line in result.agreement]
    rows += [{"group": ALARMS, **asdict(line)} for line in result.alarms]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    # An empty text, not NaN, beside whole numbers: else they would turn to floats.
    cells = [["" if row.get(name) is None else row[name] for name in columns] for row in rows]
    return pd.DataFrame(cells, columns=columns, dtype=object)


def backtest_document(result: Backtest, language: Language) -> dict[str, object]:
    """Return the whole result with six significant digits, null where a figure has no meaning."""
    return {
        "heading": heading(result).text(language),
        "in_sample": result.in_sample,
        "folds": result.folds,
        "series": result.series,
        "published_fits": {"fits": result.fits, "failed": result.failed},
        "accuracy": [_plain(asdict(line)) for line in result.accuracy],
        "agreement": [_plain(asdict(line)) for line in result.agreement],
        "alarms": [_plain(asdict(line)) for line in result.alarms],
    }


def _accuracy_row(line: Accuracy) -> dict[str, object]:
    row: dict[str, object] = asdict(line)
    del row["precision"], row["coverage"]
    for method, errors in line.precision.items():
        row |= {f"{method.value}_{name}": value for name, value in asdict(errors).items()}
    return row | asdict(line.coverage)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}") if isfinite(value) else None
    return value
