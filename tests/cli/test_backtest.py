"""The command backtest, as a user runs it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from backtest_panels import simulated_backtest, simulated_panel
from click.testing import Result

from xl_addin.outputs.printed.backtest_table import backtest_document
from xl_addin.priors.file import prior_bytes, shipped_prior

Run = Callable[..., Result]


def write(path: Path, series: int, extra: str = "") -> Path:
    """Write the first simulated series as a panel."""
    rows = ["series,month,cumulative"]
    counts = simulated_panel().rows(slice(0, series))
    for name, (new, months) in enumerate(zip(counts.new, counts.months, strict=True)):
        total = np.cumsum(new)[:months].astype(int).tolist()
        rows += [f"model-{name},{month},{count}" for month, count in enumerate(total, start=1)]
    path.write_text("\n".join(rows) + extra, encoding="utf-8")
    return path


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Write six series."""
    return write(tmp_path / "few.csv", 6)


@pytest.mark.heavy
def test_the_whole_result_comes_as_one_document_and_as_a_table(hfscore: Run, tmp_path: Path) -> None:
    """Through file and command the figures are those of the function; stdout holds JSON alone."""
    many, out = write(tmp_path / "many.csv", 120), tmp_path / "accuracy.csv"
    result = hfscore("backtest", "--panel", many, "--folds", 3, "--json", "--csv", out)
    assert result.exit_code == 0, result.output
    expected = json.loads(json.dumps(backtest_document(simulated_backtest(), "en")))
    assert json.loads(result.stdout) == expected
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert len(rows) == sum(len(expected[part]) for part in ("accuracy", "agreement", "alarms"))
    assert [row["side"] for row in rows if row["group"] == "alarm-rate"] == ["low", "low", "high", "high"] * 2
    assert float(rows[0]["hfscore_ratio"]) == pytest.approx(
        expected["accuracy"][0]["precision"]["hfscore"]["ratio"], rel=1e-5
    )


def test_without_folds_the_ready_prior_is_judged_and_the_table_says_so(hfscore: Run, panel: Path) -> None:
    """Six series are enough then; the first line is the warning, in the language asked for."""
    result = hfscore("backtest", "--panel", panel, "--folds", 0)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("In sample unless the prior was built from other models.")
    assert "サンプル内" in hfscore("backtest", "--panel", panel, "--folds", 0, "--language", "ja").stdout


def test_faulty_series_are_left_out_and_counted_on_stderr(hfscore: Run, tmp_path: Path) -> None:
    """One that falls does not stop the others, and stdout stays one document."""
    faulty = write(tmp_path / "faulty.csv", 6, "\nfalls,1,9\nfalls,2,8")
    result = hfscore("backtest", "--panel", faulty, "--folds", 0, "--json")
    assert result.exit_code == 0
    assert "Faulty series left out: 1" in result.stderr
    assert json.loads(result.stdout)["series"] == 6


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "60 are needed"),
        (("--folds", 1), "One fold leaves nothing"),
        (("--folds", 2, "--prior", "mine.json"), "--folds 0"),
    ],
)
def test_what_cannot_be_judged_ends_with_exit_2_and_the_cure(
    hfscore: Run, panel: Path, tmp_path: Path, options: tuple[object, ...], said: str
) -> None:
    """Too few series to learn from, one fold, and a ready prior beside folds."""
    (tmp_path / "mine.json").write_bytes(prior_bytes(shipped_prior()))
    result = hfscore("backtest", "--panel", panel, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not result.stdout


def test_a_panel_is_needed(hfscore: Run) -> None:
    """Without one the command says what to give."""
    result = hfscore("backtest")
    assert result.exit_code == 2
    assert "--panel FILE" in result.stderr
