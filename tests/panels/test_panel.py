"""Reading panels: what is accepted, what is marked, and what is refused with a cure."""

import gzip
import os
from collections import defaultdict
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import BadInput
from xl_addin.panels.panel import Panel, parse_columns, read_panel

REAL = Path(__file__).parents[3] / "shared" / "data" / "finetune_monthly.csv.gz"
HEAD = "series,month,cumulative\n"


def read(folder: Path, text: str | bytes, columns: str = "", name: str = "panel.csv") -> Panel:
    """Write ``text`` to a file and read it as a panel."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_panel(path, parse_columns(columns) if columns else {})


def refusal(folder: Path, text: str | bytes, columns: str = "", name: str = "panel.csv") -> str:
    """Return what a user is told of a file that cannot be read, in both languages."""
    with pytest.raises(BadInput) as caught:
        read(folder, text, columns, name)
    return f"{caught.value.sentence.en}\n{caught.value.sentence.ja}"


def test_new_counts_are_the_steps_of_the_cumulative_ones(tmp_path: Path) -> None:
    """Each month's new count is the step of the cumulative count, padded with zeros."""
    panel = read(tmp_path, HEAD + "a,1,3\na,2,3\na,3,10\nb,1,2\n")
    assert panel.names == ("a", "b")
    assert panel.new.tolist() == [[3, 0, 7], [2, 0, 0]]
    assert panel.months.tolist() == [3, 1]
    assert panel.faults == {}


def test_month_0_may_be_there_and_adds_no_month(tmp_path: Path) -> None:
    """Month 0 is the release itself and changes neither months nor counts."""
    with_it = read(tmp_path, HEAD + "a,0,0\na,1,3\na,2,4\n")
    without = read(tmp_path, HEAD + "a,1,3\na,2,4\n")
    assert with_it.new.tolist() == without.new.tolist() == [[3, 1]]
    assert with_it.months.tolist() == without.months.tolist() == [2]


def test_what_stood_at_month_0_belongs_to_month_1(tmp_path: Path) -> None:
    """A count at month 0 is kept, so that the counts still add up to the file's cumulative ones."""
    panel = read(tmp_path, HEAD + "a,0,5\na,1,8\na,2,9\n")
    assert panel.new.tolist() == [[8, 1]]


def test_a_series_with_month_0_alone_has_no_months(tmp_path: Path) -> None:
    """A base on its day of release is no fault and has no whole month."""
    panel = read(tmp_path, HEAD + "a,0,0\n")
    assert (panel.new.shape, panel.months.tolist(), panel.faults) == ((1, 0), [0], {})


def test_rows_may_stand_in_any_order(tmp_path: Path) -> None:
    """Unordered rows are sorted; series keep the order of their first appearance."""
    panel = read(tmp_path, HEAD + "b,2,7\na,1,1\nb,1,4\na,3,3\na,2,2\n")
    assert panel.names == ("b", "a")
    assert panel.new.tolist() == [[4, 3, 0], [1, 1, 1]]


def test_columns_may_be_called_otherwise_and_others_stand_by(tmp_path: Path) -> None:
    """Headings are found by name, wherever they stand, with blanks around them."""
    text = "company,age, total ,base_model\nx,1,4,a\ny,2,6,a\n"
    panel = read(tmp_path, text, "series=base_model,month=age,cumulative=total")
    assert panel.new.tolist() == [[4, 2]]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "a,1,3\na,2,4",
        HEAD + "a,1,3\n\na,2,4\n\n\n",
        HEAD + ",,\na,1,3\na,2,4\n,,\n",
        (HEAD + "a,1,3\na,2,4\n").replace("\n", "\r\n"),
        '"series","month","cumulative"\n"a","1","3"\n"a","2","4"\n',
        HEAD + "a, 1 ,3.0\na,2.0,4e0\n",
        "\ufeff" + HEAD + "a,1,3\na,2,4\n",
    ],
    ids=["no last line end", "blank lines", "emptied rows", "Windows", "quoted", "number forms", "BOM"],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, text: str) -> None:
    """The forms in which programs save the same CSV make no difference."""
    assert read(tmp_path, text).new.tolist() == [[3, 1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_japanese_names_survive(tmp_path: Path, encoding: str) -> None:
    """Names are read from UTF-8 with and without BOM, and from what Japanese Excel saves as CSV."""
    assert read(tmp_path, (HEAD + "社内モデル①,1,3\n").encode(encoding)).names == ("社内モデル①",)


@pytest.mark.parametrize("name", ["panel.csv.gz", "panel.CSV.GZ", "panel.csv"])
def test_gzip_is_read_whatever_the_name(tmp_path: Path, name: str) -> None:
    """A compressed panel is recognised by its content too."""
    assert read(tmp_path, gzip.compress((HEAD + "a,1,3\n").encode()), name=name).months.tolist() == [1]


def test_names_such_as_na_are_names(tmp_path: Path) -> None:
    """No name is taken for a missing value or a number."""
    assert read(tmp_path, HEAD + "NA,1,1\nnull,1,1\n007,1,1\n").names == ("NA", "null", "007")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,1,1\na,3,2\n", "Month 2 is missing"),
        ("a,2,1\na,3,2\n", "Month 1 is missing"),
        ("a,0,0\na,2,1\n", "Month 1 is missing"),
        ("a,1,5\na,2,4\n", "Month 2: the cumulative count is lower"),
        ("a,0,5\na,1,4\n", "Month 1: the cumulative count is lower"),
        ("a,1,-1\n", "Month 1: a number below 0"),
        ("a,-1,1\na,0,1\na,1,1\n", "Month -1: a number below 0"),
        ("a,3,-1\n", "Month 3: a number below 0"),
        ("a,1,1\na,1,1\n", "Month 1 is there twice"),
        ("a,0,0\na,0,0\na,1,1\n", "Month 0 is there twice"),
        ("a,1,9\na,2,8\na,4,9\n", "Month 2: the cumulative count is lower"),
    ],
)
def test_a_faulty_series_is_marked_and_the_others_answered(tmp_path: Path, rows: str, said: str) -> None:
    """The first fault of a series is said with its month; the next series is read all the same."""
    panel = read(tmp_path, HEAD + rows + "b,1,6\nb,2,7\n")
    assert list(panel.faults) == [0]
    assert panel.faults[0].en.startswith(said)
    assert panel.faults[0].ja
    assert panel.months.tolist() == [0, 2]
    assert panel.new.tolist() == [[0, 0], [6, 1]]


def test_a_panel_of_faulty_series_alone_is_still_a_panel(tmp_path: Path) -> None:
    """Nothing but faults gives a panel without months."""
    panel = read(tmp_path, HEAD + "a,2,1\n")
    assert (panel.new.shape, list(panel.faults)) == ((1, 0), [0])


@pytest.mark.parametrize(
    ("row", "column", "shown"),
    [
        ("a,1,", "cumulative", "“”"),
        ("a,1", "cumulative", "“”"),
        ("a,,3", "month", "“”"),
        (",1,3", "series", "“”"),
        ("  ,1,3", "series", "“  ”"),
        ("a,1,many", "cumulative", "many"),
        ("a,1,inf", "cumulative", "inf"),
        ("a,1,nan", "cumulative", "nan"),
        ("a,1,1e300", "cumulative", "1e300"),
        ("a,1,-1e300", "cumulative", "-1e300"),
        ('a,1,"1,234"', "cumulative", "1,234"),
        ("a,1.5,3", "month", "1.5"),
        ("a,2024-05,3", "month", "2024-05"),
        ("a,1201,3", "month", "1201"),
        ("a,infinity,3", "month", "infinity"),
    ],
)
def test_an_unreadable_cell_is_named(tmp_path: Path, row: str, column: str, shown: str) -> None:
    """The row of the file (headings are row 1, blank rows count), the column and the cell are said."""
    said = refusal(tmp_path, HEAD + "b,1,3\n\n" + row + "\nb,2,x\n")
    assert f"row 4, column “{column}”" in said
    assert f"4行目・列「{column}」" in said
    assert shown in said


def test_the_largest_month_and_count_are_read(tmp_path: Path) -> None:
    """Month 1200 and a count of 2^53 are the last that are accepted."""
    rows = "".join(f"a,{month},{2**53}\n" for month in range(1, 1201))
    assert read(tmp_path, HEAD + rows).new.sum() == 2**53
    assert "row 2" in refusal(tmp_path, HEAD + f"a,1,{2**54}\n")


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        (
            "name,month,cumulative\na,1,1\n",
            "",
            ["row 1", "“series”", "name, month", "--columns series=…", "1行目"],
        ),
        (HEAD + "a,1,1\n", "month=age", ["row 1", "“age”", "--columns month=…"]),
        ("series,month,month,cumulative\na,1,1,1\n", "", ["row 1", "several columns", "“month”", "複数"]),
        ("", "", ["holds no counts", "データがありません"]),
        ("\n\n", "", ["holds no counts"]),
        (HEAD, "", ["holds no counts"]),
        (HEAD + ",,\n\n", "", ["holds no counts"]),
        (HEAD + "a,1,1\na,2,1,234\n", "", ["row 3", "more cells", "3行目"]),
        (HEAD + 'a,1,1\n"a,2,2\n', "", ["row 3", "quotation mark", "引用符"]),
        (b"\x80\xff\x81", "", ["neither UTF-8 nor", "文字コード"]),
    ],
)
def test_an_unreadable_file_is_refused_with_its_cure(
    tmp_path: Path, text: str | bytes, columns: str, said: list[str]
) -> None:
    """A file that is no panel is refused with what is wrong, where, in both languages."""
    told = refusal(tmp_path, text, columns)
    assert [piece for piece in [*said, "panel.csv"] if piece not in told] == []


@pytest.mark.parametrize(
    "data",
    [b"not gzip", gzip.compress(b"x" * 999, mtime=0)[:-9], b"\x1f\x8b\x08\x00junkjunkjunk"],
    ids=["another format", "cut off", "junk within"],
)
def test_a_broken_gzip_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file named .gz that is cut off or is something else is told apart from an empty one."""
    assert "gzip" in refusal(tmp_path, data, name="panel.csv.gz")


def test_a_line_without_end_is_refused_before_it_is_held(tmp_path: Path) -> None:
    """Two gigabytes of zeros take two megabytes as gzip; long files of short lines are read."""
    bomb = gzip.compress(b"\0" * 3_000_000)
    assert "more than a megabyte" in refusal(tmp_path, bomb, name="panel.csv.gz")
    assert "more than a megabyte" in refusal(tmp_path, HEAD + "a,1," + "3" * 1_500_000)
    rows = "".join(f"a{each},1,{each}\r" for each in range(150_000))
    assert len(read(tmp_path, "series,month,cumulative\r" + rows).names) == 150_000


@pytest.mark.parametrize("path", [".", os.devnull])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str) -> None:
    """A folder, and a device, which may have no end."""
    with pytest.raises(BadInput, match="cannot be opened"):
        read_panel(tmp_path / path, {})


@pytest.mark.parametrize("path", ["absent.csv", "nul\0byte.csv"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, path: str) -> None:
    """A missing file and an impossible name are refused alike."""
    with pytest.raises(BadInput, match="cannot be opened") as caught:
        read_panel(tmp_path / path, {})
    assert caught.value.__cause__ is not None


def test_columns_are_parsed() -> None:
    """The option names any of the three columns, with blanks where the user likes them."""
    assert parse_columns("series=base_model, month = month_since_release") == {
        "series": "base_model",
        "month": "month_since_release",
    }


@pytest.mark.parametrize("text", ["", "series", "series=", "=x", "sries=x", "month=a,month=b", "month=a,"])
def test_columns_that_cannot_be_meant_are_refused(text: str) -> None:
    """An unknown, empty or repeated name is refused with the form that is wanted."""
    with pytest.raises(BadInput, match="series=…,month=…,cumulative=…"):
        parse_columns(text)


increments = st.lists(st.integers(0, 1000), min_size=1, max_size=12)


@given(st.lists(increments, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_panel_written_from_counts_reads_as_these_counts(
    tmp_path_factory: pytest.TempPathFactory, series: list[list[int]], rng: Random
) -> None:
    """Any counts, written in any order of rows, come back as they were."""
    rows = [f"s{s},{m + 1},{sum(new[: m + 1])}" for s, new in enumerate(series) for m in range(len(new))]
    rng.shuffle(rows)
    panel = read(tmp_path_factory.mktemp("panel"), HEAD + "\n".join(rows) + "\n")
    found = {
        name: list(new[:months])
        for name, new, months in zip(panel.names, panel.new, panel.months, strict=True)
    }
    assert found == {f"s{s}": new for s, new in enumerate(series)}
    assert panel.faults == {}


def test_the_real_counts_are_read() -> None:
    """The published counts are 2,381 series without fault, and agree with a reading line by line."""
    if not REAL.exists():
        pytest.skip("the reference data (../shared/data) is not on this machine")
    panel = read_panel(REAL, parse_columns("series=base_model,month=month_since_release"))
    last: dict[str, list[int]] = defaultdict(list)
    for line in gzip.decompress(REAL.read_bytes()).decode().splitlines()[1:]:
        name, _, _, month, cumulative = line.rsplit(",", 4)
        last[name] = [int(month), int(cumulative)]
    assert (panel.names, panel.faults) == (tuple(last), {})
    assert len(panel.names) == 2381  # the README of the reference data
    assert panel.months.sum() + len(panel.names) == 38_232  # its rows; every series has a month 0
    assert panel.months.tolist() == [month for month, _ in last.values()]
    assert panel.new.sum(axis=1).tolist() == [count for _, count in last.values()]
    assert np.all(panel.new >= 0)
