"""A backtest as table and document: every figure in its place, nothing that JSON or Excel cannot read."""

import csv
import json
from dataclasses import asdict, replace

import pandas as pd
import pytest
from backtest_panels import simulated_backtest

from xl_addin.growth.backtest.accuracy import Group, Precision
from xl_addin.growth.backtest.rivals import Method
from xl_addin.growth.backtest.run import Backtest
from xl_addin.outputs.files.tables import csv_bytes
from xl_addin.outputs.printed.backtest_table import ALARMS, RANKS, backtest_document, backtest_table


@pytest.fixture(scope="module")
def result() -> Backtest:
    """Return a backtest as it is, of a simulated panel."""
    return simulated_backtest()


def test_the_table_has_a_line_per_cell_summary_rank_correlation_and_rate(result: Backtest) -> None:
    """The groups stand in this order, and nothing is left out."""
    groups = backtest_table(result)["group"].tolist()
    cells = len(result.accuracy) - 2
    assert groups == [
        *["cell"] * cells,
        "all-cells",
        "six-cells",
        *[RANKS] * len(result.agreement),
        *[ALARMS] * 8,
    ]


def test_each_method_has_a_column_for_each_of_its_errors(result: Backtest) -> None:
    """Twenty columns such as damped_ratio hold the records' own figures."""
    first = backtest_table(result).iloc[0]
    for method in Method:
        for name, value in asdict(result.accuracy[0].precision[method]).items():
            assert first[f"{method.value}_{name}"] == value


def test_the_csv_keeps_whole_numbers_whole_and_empty_cells_empty(result: Backtest) -> None:
    """Ages and counts carry no decimal point; a summary has no age, a rank correlation no log error."""
    rows = csv_bytes(backtest_table(result)).decode("utf-8-sig").splitlines()
    assert rows[1].startswith("cell,3,3,")
    assert any(row.startswith("all-cells,,,") for row in rows)
    first, *_ = (row for row in csv.DictReader(rows) if row["group"] == RANKS)
    assert (first["group"], first["age"], first["hfscore_log_error"]) == (RANKS, "3", "")
    assert first["models"].isdigit()


def test_the_document_names_every_figure_once_with_six_digits(result: Backtest) -> None:
    """Its parts hold as many lines as the result, and their numbers are the table's, rounded."""
    document = json.loads(json.dumps(backtest_document(result, "en"), allow_nan=False))
    assert [*document] == [
        "heading",
        "in_sample",
        "folds",
        "series",
        "published_fits",
        "accuracy",
        "agreement",
        "alarms",
    ]
    assert (document["in_sample"], document["folds"], document["series"]) == (False, 3, 120)
    assert len(document["agreement"]) == len(result.agreement)
    table = backtest_table(result)
    for entry, value in zip(document["accuracy"], table["hfscore_log_error"], strict=False):
        assert entry["precision"]["hfscore"]["log_error"] == float(f"{value:.6g}")


def test_rates_of_alarms_bear_the_records_own_names(result: Backtest) -> None:
    """In the document with six digits, in the table as computed, in the same order."""
    document = backtest_document(result, "en")
    table = backtest_table(result)
    lines = table[table["group"] == ALARMS]
    names = ["least", "side", "stated", "months", "share", "told"]
    assert document["alarms"] == [
        {name: float(f"{v:.6g}") if isinstance(v := getattr(one, name), float) else v for name in names}
        for one in result.alarms
    ]
    assert lines[names].to_numpy().tolist() == [
        [getattr(one, name) for name in names] for one in result.alarms
    ]


def test_a_figure_without_a_meaning_is_null_and_an_empty_cell(result: Backtest) -> None:
    """Infinity, which JSON cannot say, becomes null; not-a-number is nothing in the CSV."""
    line = result.accuracy[0]
    endless = replace(line, precision={**line.precision, Method.OURS: Precision(0.1, float("inf"), 0.1, 0.5)})
    lonely = replace(endless, gain_error=float("nan"))
    result = replace(result, accuracy=(lonely,))
    text = json.dumps(backtest_document(result, "ja"), allow_nan=False)
    entry = json.loads(text)["accuracy"][0]
    assert entry["precision"]["hfscore"]["ratio"] is None
    assert entry["gain_error"] is None
    assert pd.isna(backtest_table(result)["gain_error"].iloc[0])


def test_the_heading_tells_whether_the_figures_are_in_sample(result: Backtest) -> None:
    """A ready model bears the warning, a cross-validation the number of folds, in both languages."""
    ready = replace(result, folds=0)
    assert (
        backtest_document(ready, "en")["heading"] == "In sample unless the prior was built from other models."
    )
    assert "サンプル内" in str(backtest_document(ready, "ja")["heading"])
    assert "120 series in 3 folds" in str(backtest_document(result, "en")["heading"])
    assert Group.ALL.value == "all-cells"
