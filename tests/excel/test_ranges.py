"""Tests of counts in the sheet: what is made of them, and that they equal the command line's numbers."""

import csv
import gzip
import io
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from calls_out import calls_out
from click.testing import CliRunner
from fake_win32 import MISSING, FakeRange
from hub_double import HubDouble
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.cli.main import main
from xl_addin.excel.marks import MARKS
from xl_addin.excel.ranges import unscored
from xl_addin.excel.readings import ESTIMATES
from xl_addin.records import Status

Call = Callable[..., Any]

SHARED = Path(__file__).parents[3] / "shared" / "data" / "finetune_monthly.csv.gz"
REAL = pytest.mark.skipif(not SHARED.is_file(), reason="the reference data folder ../shared/data is not here")
UNPLUGGED = "http://127.0.0.1:9"  # the discard port: nobody listens
SCORES = ("heat", "stability", "competitiveness")
INVENTED = {
    "grown": tuple(accumulate([3, 5, 7, 12, 13, 12, 8, 11, 19, 6, 14, 21])),
    "sigma not identified": tuple(accumulate([9] * 7)),
    "large": tuple(accumulate([10**9, *[10**10] * 6])),
    "slow": (0, 0, 0, 1, 2, 4, 7, 9, 11, 14),
    "too few": (0, 0, 1, 1),
    "nothing": (0,) * 9,
    "too young": (40,),
}


@pytest.fixture
def unplugged(excel: Call, surroundings: HubDouble, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call functions as Excel does where nobody answers on the network."""
    assert surroundings.endpoint != UNPLUGGED
    monkeypatch.setenv("HF_ENDPOINT", UNPLUGGED)
    return excel


def printed(counts: Sequence[int], folder: Path) -> dict[str, str]:
    """Return the row that ``hfscore fit --panel`` prints for counts from month 1 on."""
    panel = folder / "panel.csv"
    rows = (f"a,{month},{count}" for month, count in enumerate(counts, start=1))
    panel.write_text("\n".join(["series,month,cumulative", *rows]), encoding="utf-8")
    env = {"HFSCORE_HOME": str(folder), "HF_ENDPOINT": UNPLUGGED, "HFSCORE_LANGUAGE": "en"}
    done = CliRunner(env=env).invoke(main, ["fit", "--panel", str(panel)])
    assert done.exit_code == 0, done.output
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    return row


def real_series() -> list[list[int]]:
    """Return the cumulative counts of every real series, from month 1 on."""
    found: dict[str, list[int]] = {}
    with gzip.open(SHARED, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["month_since_release"]) >= 1:
                found.setdefault(row["base_model"], []).append(int(row["cumulative"]))
    return list(found.values())


def number(cell: str) -> object:
    """Return a number of the command line as a cell shows it: an empty one is #N/A."""
    return float(cell) if cell else MARKS["na"]


def assert_equal(excel: Call, counts: Sequence[int], row: dict[str, str]) -> None:
    """Compare every number of the two functions with the row of the command line, digit by digit."""
    cells = FakeRange([[count] for count in counts])
    medians = {name: number(row[name]) for name in ESTIMATES}
    assert {name: excel("hffitrange", cells, name) for name in ESTIMATES} == medians
    expected = [
        [name, medians[name], number(row[f"{name}_p10"]), number(row[f"{name}_p90"])] for name in ESTIMATES
    ]
    assert excel("hffitrange", cells, MISSING)[1:] == expected
    scores = [number(row[name]) for name in SCORES]
    assert [excel("hfscorerange", cells, name) for name in SCORES] == scores
    overall = excel("hfscorerange", cells, MISSING)
    # The equal weights of the default: the mean of the scores that are there.
    assert overall == pytest.approx(fmean(score for score in scores if isinstance(score, float)))
    assert excel("hfscorerange", cells, "all") == [[*SCORES, "overall"], [*scores, overall]]


@pytest.mark.parametrize("name", ["grown", "sigma not identified", "large", "slow"])
def test_invented_counts_equal_the_command_line(unplugged: Call, tmp_path: Path, name: str) -> None:
    """Medians, bounds, ceiling, peak month and all scores are those that `fit --panel` prints."""
    row = printed(INVENTED[name], tmp_path)
    assert row["status"] == "ok"
    assert_equal(unplugged, INVENTED[name], row)


@pytest.mark.parametrize(
    ("name", "status"), [("too few", "too-few"), ("nothing", "too-few"), ("too young", "too-young")]
)
def test_too_little_is_na_where_the_command_line_is_empty(
    unplugged: Call, tmp_path: Path, name: str, status: str
) -> None:
    """No score and no median, one #N/A instead of a table of scores; the bounds stay equal."""
    row = printed(INVENTED[name], tmp_path)
    cells = FakeRange([INVENTED[name]])
    assert row["status"] == status
    assert {unplugged("hfscorerange", cells, score) for score in (*SCORES, "overall", "all")} == {MARKS["na"]}
    assert not any(row[score] for score in SCORES)
    for parameter in ESTIMATES:
        assert unplugged("hffitrange", cells, parameter) == number(row[parameter])


@REAL
def test_real_counts_equal_the_command_line(unplugged: Call, tmp_path: Path) -> None:
    """Of the real series that are scored, ordered by size, every fiftieth and the largest."""
    scored = sorted((one for one in real_series() if len(one) >= 3 and one[-1] >= 5), key=lambda one: one[-1])
    assert scored[-1][-1] > 10_000
    for counts in [*scored[::50], scored[-1]]:
        assert_equal(unplugged, counts, printed(counts, tmp_path))


def test_no_socket_is_opened(unplugged: Call) -> None:
    """Neither function reaches for the network, while a function on a model of the Hub is heard to do so."""
    with calls_out() as heard:
        for name in ("hffitrange", "hfscorerange"):
            assert isinstance(unplugged(name, FakeRange([INVENTED["grown"]]), "all"), list)
        assert heard == []
        unplugged("hfcount", "org/base", MISSING, MISSING)
        assert "socket.connect" in heard


@pytest.mark.parametrize("name", sorted(INVENTED))
def test_a_row_answers_as_a_column_and_blanks_behind_do_not_matter(unplugged: Call, name: str) -> None:
    """However the range lies and however far it reaches past the last month, the answer is the same."""
    column: list[list[Any]] = [[count] for count in INVENTED[name]]
    shapes: list[list[Any]] = [
        column,
        [INVENTED[name]],
        [*column, [None], [""]],
        [[*INVENTED[name], None, None, None]],
    ]
    for function in ("hffitrange", "hfscorerange"):
        first, *others = [unplugged(function, FakeRange(shape), "all") for shape in shapes]
        assert others == [first] * 3


NEW = st.lists(st.integers(0, 10**12), min_size=1, max_size=40)


@given(NEW)
def test_the_history_is_the_series(new: list[int]) -> None:
    """Months run from 1, each with what was added in it and the total; no dates, no authors, none running."""
    answer = unscored([float(total) for total in accumulate(new)])
    assert answer.history is not None
    months = answer.history.months
    assert [month.number for month in months] == list(range(1, len(new) + 1))
    assert [month.new for month in months] == new
    assert [month.cumulative for month in months] == list(accumulate(new))
    assert {(month.start, month.uploaders, month.running) for month in months} == {(None, None, False)}
    assert answer.history.children == sum(new)
    assert answer.history.release is None


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ([9.0, 9.0], Status.TOO_YOUNG),
        ([0.0, 0.0, 4.0], Status.TOO_FEW),
        ([0.0, 0.0, 5.0], Status.OK),
        ([5.0, 5.0, 5.0], Status.OK),
    ],
)
def test_the_outcome_is_a_panels(counts: list[float], status: Status) -> None:
    """Scores need three whole months and five children (DESIGN.md), wherever in them the five came."""
    answer = unscored(counts)
    assert answer.status is status
    assert answer.scores == {}
    assert answer.taken is None
