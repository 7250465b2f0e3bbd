"""A panel read in blocks holds what it holds when it is read at once."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xl_addin.errors import BadInput
from xl_addin.panels.blocks import SeriesApart, panel_blocks
from xl_addin.panels.panel import Panel, read_panel

lengths = st.lists(st.integers(1, 9), min_size=1, max_size=8)


def written(folder: Path, counts: list[int], *, name: str = "panel.csv", encoding: str = "utf-8") -> Path:
    """Write a panel of series of these lengths, each growing by its own number a month."""
    rows = ["series,month,cumulative"]
    rows += [
        f"モデル{n},{month},{month * (n + 1)}"
        for n, last in enumerate(counts)
        for month in range(1, last + 1)
    ]
    data = "\n".join(rows).encode(encoding)
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    return path


def series(panels: list[Panel]) -> dict[str, list[float]]:
    """Return the monthly counts of every series by its name."""
    return {
        name: panel.new[row, : panel.months[row]].tolist()
        for panel in panels
        for row, name in enumerate(panel.names)
    }


@given(counts=lengths, rows=st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_blocks_of_any_size_hold_the_same_series_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], rows: int
) -> None:
    """Whatever the block's size, names, order and monthly counts are those of the panel read at once."""
    path = written(tmp_path_factory.mktemp("panel"), counts)
    at_once, blocks = series([read_panel(path, {})]), series(list(panel_blocks(path, {}, rows)))
    assert blocks == at_once
    assert list(blocks) == list(at_once)


@pytest.mark.parametrize(
    ("name", "encoding"), [("p.csv.gz", "utf-8"), ("p.csv", "utf-8-sig"), ("p.csv", "cp932")]
)
def test_zipped_and_japanese_files_are_read_in_blocks_too(tmp_path: Path, name: str, encoding: str) -> None:
    """Gzip, a byte-order mark and Shift_JIS are found before the first block is read."""
    blocks = list(panel_blocks(written(tmp_path, [3, 4], name=name, encoding=encoding), {}, 2))
    assert series(blocks) == {"モデル0": [1, 1, 1], "モデル1": [2, 2, 2, 2]}


def test_a_faulty_series_spoils_its_own_answer_only(tmp_path: Path) -> None:
    """A gap in one series is told in its block, and the others are there."""
    path = tmp_path / "panel.csv"
    path.write_text("series,month,cumulative\na,1,1\nb,1,1\nb,3,4\nc,1,2\n", encoding="utf-8")
    blocks = list(panel_blocks(path, {}, 2))
    assert [name for panel in blocks for name in panel.names] == ["a", "b", "c"]
    assert [panel.names[row] for panel in blocks for row in panel.faults] == ["b"]


def test_a_series_in_two_places_is_told(tmp_path: Path) -> None:
    """Where a series comes back after its block was done, the error names it and the cure."""
    path = tmp_path / "panel.csv"
    path.write_text("series,month,cumulative\na,1,1\nb,1,1\nc,1,1\na,2,4\n", encoding="utf-8")
    with pytest.raises(SeriesApart, match="Sort the file") as caught:
        list(panel_blocks(path, {}, 1))
    assert "系列「a」" in caught.value.sentence.ja


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "panel.csv"),
        ("series,month,cumulative\n", "panel.csv"),
        ("series,month\na,1\n", "cumulative"),
        ("series,month,cumulative\na,1,1\nb,1,2\nc,1,x\n", "row 4"),
        ("series,month,cumulative\na,1,1\nb,1,2\nc,1,1,234\n", "row 4"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_files_own_row(tmp_path: Path, content: str, words: str) -> None:
    """Rows are numbered through all blocks, as they stand in the file."""
    path = tmp_path / "panel.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        list(panel_blocks(path, {}, 1))
    assert words in caught.value.sentence.en


def test_a_file_that_is_not_there_or_no_gzip_is_told(tmp_path: Path) -> None:
    """No traceback for a missing file, a folder, or a .gz that is none."""
    (tmp_path / "x.csv.gz").write_bytes(b"\x1f\x8bno")
    for name in ("nowhere.csv", ".", "x.csv.gz"):
        with pytest.raises(BadInput):
            list(panel_blocks(tmp_path / name, {}))


def test_only_whole_numbers_of_series_leave_memory(tmp_path: Path) -> None:
    """No series is cut between blocks: each block begins with month 1 of a new series."""
    for panel in panel_blocks(written(tmp_path, [5, 5, 5, 5]), {}, 3):
        assert panel.months.tolist() == [5] * len(panel.names)
        assert np.all(panel.new[:, 0] > 0)
