"""The commands on panels: fit, forecast and report over any monthly counts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import Result

Run = Callable[..., Result]
DATA = Path(__file__).parents[3] / "shared" / "data"
REAL = pytest.mark.skipif(not DATA.is_dir(), reason="the reference data folder ../shared/data is not here")
NAMES = "series=base_model,month=month_since_release"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Write a panel of one sound series of seven months, one that falls, and one of a single month."""
    rows = ["series,month,cumulative"]
    rows += [f"steady,{month},{9 * month}" for month in range(8)]
    rows += ["falls,1,10", "falls,2,8", "young,1,4"]
    path = tmp_path / "panel.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


def test_fit_gives_every_series_a_row_with_its_status(hfscore: Run, panel: Path) -> None:
    """The sound series has medians, bounds and scores, the faulty one its mark; exit code 0."""
    result = hfscore("fit", "--panel", panel)
    assert result.exit_code == 0
    steady, falls, young = table(result.stdout)
    names = ("fitness", "immediacy", "longevity", "ceiling", "peak_month")
    columns = ["series", "method", "status", *names, *(f"{n}_{p}" for n in names for p in ("p10", "p90"))]
    assert [*steady] == [*columns, "heat", "stability", "competitiveness", "message"]
    assert (steady["status"], falls["status"], young["status"]) == ("ok", "faulty", "too-young")
    assert float(steady["fitness_p10"]) < float(steady["fitness"]) < float(steady["fitness_p90"])
    assert steady["longevity"] == ""  # 63 children: σ needs a hundred
    assert falls["fitness"] == falls["heat"] == ""
    assert "Month 2" in falls["message"]


def test_bayes_may_be_told_what_it_does_anyway(hfscore: Run, panel: Path) -> None:
    """--m 1 and --unit months change nothing."""
    plain = hfscore("fit", "--panel", panel)
    told = hfscore("fit", "--panel", panel, "--method", "bayes", "--m", 1, "--unit", "months")
    assert (told.exit_code, told.stdout) == (0, plain.stdout)


@REAL
@pytest.mark.heavy
def test_least_squares_gives_back_the_published_triples(hfscore: Run, tmp_path: Path) -> None:
    """Through the command each published triple returns within 1 % (m = 1, years)."""
    out = tmp_path / "fits.csv"
    source = ("--panel", DATA / "finetune_monthly.csv.gz", "--columns", NAMES)
    result = hfscore("fit", *source, "--method", "least-squares", "--m", 1, "--unit", "years", "--csv", out)
    assert result.exit_code == 0, result.output
    found = pd.read_csv(out, index_col="series")
    published = pd.read_csv(DATA / "published_fits.csv", index_col="base_model")
    assert len(found) == 2381
    same = found.loc[published.index, ["fitness", "immediacy", "longevity"]].to_numpy()
    assert abs(same / published.to_numpy() - 1).max() < 0.01


def test_forecast_gives_every_series_and_month_a_row(hfscore: Run, panel: Path, tmp_path: Path) -> None:
    """Months count on from each series' last; the faulty series has its rows with empty numbers."""
    out = tmp_path / "out.csv"
    result = hfscore("forecast", "--panel", panel, "--months", 2, "--csv", out)
    assert result.exit_code == 0, result.output
    rows = table(out.read_text(encoding="utf-8-sig"))
    assert [*rows[0]] == ["series", "status", "month", "mean", "p10", "p25", "p50", "p75", "p90"]
    assert [(row["series"], row["month"]) for row in rows] == [
        *(("steady", "8"), ("steady", "9")),
        *(("falls", "1"), ("falls", "2")),
        *(("young", "2"), ("young", "3")),
    ]
    assert [bool(row["p50"]) for row in rows] == [True, True, False, False, True, True]
    assert 63 <= float(rows[0]["p10"]) <= float(rows[0]["p50"]) <= float(rows[0]["p90"])
    assert result.stdout == f"Written: {out}\n"


def test_no_text_from_a_panel_becomes_a_formula(hfscore: Run, tmp_path: Path) -> None:
    """A series whose name begins with = is written with an apostrophe before it."""
    path, out = tmp_path / "panel.csv", tmp_path / "out.csv"
    path.write_text("series,month,cumulative\n=cmd|' /C calc'!A0,1,3\n", encoding="utf-8")
    assert hfscore("fit", "--panel", path, "--csv", out).exit_code == 0
    assert table(out.read_text(encoding="utf-8-sig"))[0]["series"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("series,month\na,1\n", ["cumulative", "--columns"]),
        ("series,month,cumulative\na,1,5\na,2,many\n", ["row 3", "cumulative", "many"]),
        ("", ["panel.csv"]),
    ],
    ids=["missing column", "unreadable cell", "empty file"],
)
def test_a_panel_that_cannot_be_read_is_bad_usage(
    hfscore: Run, tmp_path: Path, content: str, words: list[str]
) -> None:
    """Exit code 2 and a sentence with row, column and cure; no output file appears."""
    path, out = tmp_path / "panel.csv", tmp_path / "out.csv"
    path.write_text(content, encoding="utf-8")
    result = hfscore("fit", "--panel", path, "--csv", out)
    assert result.exit_code == 2
    assert all(word in result.stderr for word in words), result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("fit",),
        ("fit", "--panel", "nowhere.csv"),
        ("fit", "--panel", "panel.csv", "--m", "100"),
        ("fit", "--panel", "panel.csv", "--unit", "years"),
        ("fit", "--panel", "panel.csv", "--method", "least-squares", "--m", "0"),
        ("fit", "--panel", "panel.csv", "--columns", "serie=x"),
        ("forecast",),
        ("forecast", "org/a", "--panel", "panel.csv"),
        ("forecast", "--panel", "panel.csv", "--months", "0"),
        ("forecast", "org/a", "--columns", "series=x"),
        ("report",),
        ("score",),
        ("score", "org/a", "--as-of", "2999-01-01"),
        ("score", "org/a", "--as-of", "yesterday"),
        ("score", "org/a", "org/b", "--release", "2024-01-01"),
        ("score", "org/a", "--fresh", "--offline"),
        ("score", "org/a", "--json-file", "no/such/folder/x.json", "--offline"),
        ("history", "org/a", "org/b"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("panel")
def test_bad_usage_ends_with_code_2_and_a_cure(hfscore: Run, arguments: tuple[str, ...]) -> None:
    """Arguments that do not fit end with exit code 2, something on stderr and no traceback."""
    result = hfscore(*arguments)
    assert result.exit_code == 2, result.output
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output
    assert not result.stdout


@pytest.mark.heavy
@REAL
def test_a_report_on_real_counts_is_written(hfscore: Run, tmp_path: Path) -> None:
    """The 2,381 real series end in one file that names the best of them, exit code 0."""
    out = tmp_path / "panel.xlsx"
    result = hfscore(
        "report", "--panel", DATA / "finetune_monthly.csv.gz", "--columns", NAMES, "-o", out, "--top", 5
    )
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == str(out)
    assert out.stat().st_size > 10_000


def test_scattered_rows_are_sorted_first(
    hfscore: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read in blocks of four rows, a file sorted by month gives the fits of the file sorted by series."""
    monkeypatch.setattr("xl_addin.panels.blocks.panel_blocks.__defaults__", (4,))
    rows = [(f"s{n}", month, month * n) for n in (1, 2, 3) for month in range(1, 8)]
    found = []
    for order in (rows, sorted(rows, key=lambda row: row[1])):
        lines = [",".join(map(str, row)) for row in order]
        (tmp_path / "in.csv").write_text("\n".join(["series,month,cumulative", *lines]), encoding="utf-8")
        assert hfscore("fit", "--panel", "in.csv", "--csv", "out.csv").exit_code == 0
        found.append(pd.read_csv(tmp_path / "out.csv"))
    pd.testing.assert_frame_equal(
        found[0], found[1], rtol=1e-4
    )  # the block's size shows in single precision only
