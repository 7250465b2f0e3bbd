"""Lists of decisions: what is written is what is read, and every fault has its row, column and cure."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from audit_cases import TAKEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xl_addin.decision_lists import FIELDS, cells_of, is_value, read_decisions
from xl_addin.decisions import Kind, one_line
from xl_addin.errors import BadInput
from xl_addin.outputs.files.tables import csv_bytes
from xl_addin.outputs.printed.decisions import decisions_table
from xl_addin.records import Decision

NOW = TAKEN + timedelta(days=9)
HEADINGS = "id,model,action,kind,value,reason,by,made,undone"
texts = st.text(min_size=1, max_size=60).map(one_line).filter(bool)
awkward = st.sampled_from(
    (
        "=1+1",
        "'=1+1",
        "''=x",
        "+81",
        "-1",
        "@home",
        "'tis fine",
        "=",
        '"quoted", and more',
        "表を確認済み",
        "a;b",
    )
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2025, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis adds the zone
ids = st.uuids(version=4).map(lambda one: one.hex)


kinds: st.SearchStrategy[Kind] = st.sampled_from(("child", "author", "pattern"))


@st.composite
def some_decision(draw: st.DrawFn) -> Decision:
    """Draw a decision as a command makes them."""
    kind = draw(kinds)
    values = {
        "child": "some-one/Tuned_1.5",
        "author": "some-one",
        "pattern": draw(st.sampled_from(("*", "-*", "a/?"))),
    }
    return Decision(
        draw(ids),
        draw(st.sampled_from(("", "org/base"))),
        draw(st.sampled_from(("exclude", "keep"))),
        kind,
        values[kind],
        draw(texts | awkward),
        draw(st.just("") | texts | awkward),
        draw(moments),
        draw(st.none() | moments),
    )


def written(path: Path, decisions: Sequence[Decision]) -> Path:
    """Write a list the way --list --csv does."""
    path.write_bytes(csv_bytes(decisions_table(decisions, [3] * len(decisions))))
    return path


def listed(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    """Write a list by hand."""
    path.write_text("\n".join((HEADINGS, *rows)) + "\n", encoding=encoding)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(decisions=st.lists(some_decision(), max_size=6))
def test_what_is_written_is_what_is_read(tmp_path: Path, decisions: list[Decision]) -> None:
    """Every field comes back exactly, whatever its texts begin with or hold."""
    assert read_decisions(written(tmp_path / "list.csv", decisions), NOW) == tuple(decisions)


@given(some_decision())
def test_nothing_written_begins_a_formula(decision: Decision) -> None:
    """No cell begins with a sign that a spreadsheet computes."""
    assert not [cell for cell in cells_of(decision).values() if cell.startswith(tuple("=+-@\t＝＋－＠"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    """Japanese reasons arrive in UTF-8 with and without mark and in Shift_JIS."""
    path = listed(
        tmp_path / "list.csv", ",org/base,exclude,author,ann,大量投稿,佐藤,2025-12-01,", encoding=encoding
    )
    (found,) = read_decisions(path, NOW)
    assert (found.reason, found.by) == ("大量投稿", "佐藤")


@pytest.mark.parametrize(
    "day", ["2025-12-01", "2025/12/1", "2025-12-01T00:00:00+00:00", "2025-12-01T09:00+09:00"]
)
def test_a_day_is_read_as_people_and_excel_write_it(tmp_path: Path, day: str) -> None:
    """A day is its beginning in UTC; a moment keeps its time."""
    (found,) = read_decisions(listed(tmp_path / "list.csv", f",,keep,pattern,a/*,ok,,{day},"), NOW)
    assert found.made == datetime(2025, 12, 1, tzinfo=UTC)


def test_a_row_without_an_id_is_the_same_decision_at_every_reading(tmp_path: Path) -> None:
    """A hand-made row gets its id from its cells: the same each time, another for another row."""
    rows = (",,exclude,author,ann,bulk,,2025-12-01,", ",,exclude,author,bo,bulk,,2025-12-01,")
    path = listed(tmp_path / "list.csv", *rows)
    first, second = read_decisions(path, NOW), read_decisions(path, NOW)
    assert first == second
    assert first[0].id != first[1].id


def test_rows_without_an_action_and_further_columns_are_passed_over(tmp_path: Path) -> None:
    """A reviewer leaves rows undecided and writes beside them; order and case of headings do not matter."""
    path = tmp_path / "list.csv"
    path.write_text(
        "Comment,Made,Reason,Value,Kind,Action,Model\n"
        "undecided,,,,,,\n"
        "sure,2025-12-01,bulk,ann,Author,EXCLUDE,org/base\n",
        encoding="utf-8",
    )
    (found,) = read_decisions(path, NOW)
    assert (found.action, found.kind, found.value, found.by) == ("exclude", "author", "ann", "")


@pytest.mark.parametrize(
    ("row", "column", "cure"),
    [
        ("xyz,,keep,author,ann,ok,,2025-12-01,", "id", "leave it empty"),
        (",no id,keep,author,ann,ok,,2025-12-01,", "model", "organisation/name"),
        (",,drop,author,ann,ok,,2025-12-01,", "action", "exclude or keep"),
        (",,keep,person,ann,ok,,2025-12-01,", "kind", "child, author or pattern"),
        (",,keep,child,a b,ok,,2025-12-01,", "value", "child's id"),
        (",,keep,author,ann/x,ok,,2025-12-01,", "value", "author's name"),
        (",,keep,pattern,[ab]*,ok,,2025-12-01,", "value", "* and ?"),
        (",,keep,author,ann,,,2025-12-01,", "reason", "text"),
        (f",,keep,author,ann,{'x' * 201},,2025-12-01,", "reason", "200 letters"),
        (f",,keep,author,ann,ok,{'x' * 101},2025-12-01,", "by", "100 letters"),
        (",,keep,author,ann,ok,,yesterday,", "made", "2026-01-31"),
        (",,keep,author,ann,ok,,2025-13-01,", "made", "2026-01-31"),
        (",,keep,author,ann,ok,,2062-01-01,", "made", "future"),
        (",,keep,author,ann,ok,,2025-12-01,never", "undone", "2026-01-31"),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_and_cure(
    tmp_path: Path, row: str, column: str, cure: str
) -> None:
    """The third row of the file is named, its column and what belongs there."""
    path = listed(tmp_path / "list.csv", ",,keep,author,ann,ok,,2025-12-01,", row)
    with pytest.raises(BadInput) as told:
        read_decisions(path, NOW)
    assert f"row 3, column “{column}”" in told.value.sentence.en
    assert cure in told.value.sentence.en
    assert f"3行目・列「{column}」" in told.value.sentence.ja


def test_every_faulty_row_is_told_at_once(tmp_path: Path) -> None:
    """Two faults in row 2 and one in row 4 are three lines; the last line says that nothing was imported."""
    path = listed(
        tmp_path / "list.csv",
        ",,drop,what,ann,ok,,2025-12-01,",
        ",,keep,author,ann,ok,,2025-12-01,",
        ",,keep,author,ann,,,2025-12-01,",
    )
    with pytest.raises(BadInput) as told:
        read_decisions(path, NOW)
    lines = told.value.sentence.en.split("\n")
    assert [("row 2" in line, "row 4" in line) for line in lines] == [(True, False)] * 2 + [
        (False, True),
        (False, False),
    ]
    assert lines[-1] == "Nothing was imported."


def test_a_thousand_faults_do_not_fill_the_screen(tmp_path: Path) -> None:
    """Fifty are told one by one, and how many more there are."""
    path = listed(tmp_path / "list.csv", *[",,drop,author,ann,ok,,2025-12-01,"] * 1000)
    with pytest.raises(BadInput, match="950 more"):
        read_decisions(path, NOW)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "model"),
        (b"a,b\n1,2\n", "model"),
        (HEADINGS.replace("by", "kind").encode() + b"\n", "kind"),
        (b"\xff\xfe\x00\x81\x00", "neither UTF-8 nor Shift_JIS"),
        (HEADINGS.encode() + b'\n"' + b"x" * 200_000, "cannot be read as CSV"),
    ],
    ids=["empty", "other headings", "a heading twice", "binary", "an endless cell"],
)
def test_a_file_that_is_no_list_is_told_as_such(tmp_path: Path, content: bytes, words: str) -> None:
    """Whatever the file holds, the answer is a sentence."""
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=words):
        read_decisions(path, NOW)


def test_a_missing_file_is_told_by_name(tmp_path: Path) -> None:
    """A path with a slip of the pen stands in the sentence."""
    with pytest.raises(BadInput, match="nowhere"):
        read_decisions(tmp_path / "nowhere.csv", NOW)


@pytest.mark.parametrize(
    ("kind", "value", "sound"),
    [
        ("child", "org/a", True),
        ("author", "org", True),
        ("author", "org/a", False),
        ("pattern", "*/a-?", True),
        ("pattern", "", False),
    ],
)
def test_what_a_value_can_be(kind: str, value: str, *, sound: bool) -> None:
    """Ids for children, one word for authors, letters of ids with stars for patterns."""
    assert is_value(kind, value) is sound
    assert len(FIELDS) == 9
