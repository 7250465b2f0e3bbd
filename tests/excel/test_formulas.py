"""Tests of reading formulas, with Excel's rules for quotes, brackets and references as the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.excel.formulas import Reference, first_arguments, is_name, texts

FUNCTIONS = {"HFSCORE", "HFRANK"}

ANY_TEXT = st.text(max_size=12)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_SHEETS = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="[]:*?/\\"), min_size=1, max_size=9
)
_ATOMS = st.one_of(
    ANY_TEXT.map(_quoted),
    _SHEETS.map(lambda name: "'" + name.replace("'", "''") + "'!A1"),
    st.sampled_from(
        ["A2", "$B:$B", "1.5", "#N/A", "[@Model]", "T[[#This Row],[a, b]]", "T[It''s (a '] '[)]"]
    ),
)


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(inner, max_size=3)
    return st.one_of(
        st.tuples(inner, st.sampled_from(["&", "+", "/", " "]), inner).map("".join),
        listed.map(lambda those: f"TRIM({','.join(those)})"),
        listed.map(lambda those: f"({','.join(those)})"),
        st.lists(ANY_TEXT.map(_quoted), min_size=1, max_size=3).map(lambda those: f"{{{';'.join(those)}}}"),
    )


ARGUMENTS = st.recursive(_ATOMS, _compound, max_leaves=6)


@given(ARGUMENTS, st.sampled_from(["", ',"heat"', ",,B2"]), st.sampled_from(["HFSCORE", "hfRank"]))
def test_the_first_argument_is_found_whatever_it_is(argument: str, rest: str, name: str) -> None:
    """Any well-formed argument comes back as it stands, from a call alone and from one inside others."""
    call = f"{name}({argument}{rest})"
    assert list(first_arguments(f"={call}", FUNCTIONS)) == [argument.strip()]
    nested = f'=IFERROR(IF("HFSCORE(""x"")"="",ROUND({call},0),1),\'HFRANK(\'!A1)'
    assert list(first_arguments(nested, FUNCTIONS)) == [argument.strip()]


@given(ANY_TEXT)
def test_no_call_is_found_inside_a_text(text: str) -> None:
    """Whatever a text says, it is no call; and the text itself is read back."""
    assert list(first_arguments(f"={_quoted('=HFSCORE(' + text)}", FUNCTIONS)) == []
    assert texts(_quoted(text)) == [text]


@given(st.text(alphabet="\"'[](){},;HFSCORE(A1!$:&#", max_size=60))
def test_no_formula_is_too_broken(formula: str) -> None:
    """A formula that Excel would never give raises nothing, and gives no more arguments than brackets."""
    assert len(list(first_arguments(formula, FUNCTIONS))) <= formula.count("(")


def test_only_whole_names_are_calls() -> None:
    """A longer name, a name without bracket and another workbook's function of the name."""
    formula = "=XHFSCORE(A1)+HFSCORE.X(A2)+HFSCORES(A3)+HFSCORE+'My book.xlsm'!HFSCORE(A4)"
    assert list(first_arguments(formula, FUNCTIONS)) == ["A4"]


def test_calls_inside_calls_are_all_found() -> None:
    """The outer argument and the inner one both come, in the order of the formula."""
    formula = "=HFRANK(IF(HFSCORE(A1)>1,B:B,C:C),HFSCORE(A2))"
    assert list(first_arguments(formula, FUNCTIONS)) == ["IF(HFSCORE(A1)>1,B:B,C:C)", "A1", "A2"]


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("A1", Reference(None, 1, 1, 1, 1)),
        ("$AB$12", Reference(None, 12, 28, 12, 28)),  # Z is 26
        ("b2:a1", Reference(None, 1, 1, 2, 2)),
        ("A:A", Reference(None, 1, 1, 1048576, 1)),
        ("$C:$B", Reference(None, 1, 2, 1048576, 3)),
        ("$3:4", Reference(None, 3, 1, 4, 16384)),
        ("XFD1048576", Reference(None, 1048576, 16384, 1048576, 16384)),
        ("List!A1", Reference("List", 1, 1, 1, 1)),
        ("一覧!A1", Reference("一覧", 1, 1, 1, 1)),
        ("'It''s a list'!$A:$A", Reference("It's a list", 1, 1, 1048576, 1)),
        ("'[Other.xlsx]List'!A1", Reference("[Other.xlsx]List", 1, 1, 1, 1)),
    ],
)
def test_references_are_read(argument: str, expected: Reference) -> None:
    """Cells, ranges in any order, whole columns and rows, on this sheet and on others."""
    assert Reference.of(argument) == expected


@pytest.mark.parametrize(
    "argument",
    [
        "",
        "A",
        "1",
        "A0",
        "XFE1",
        "A1048577",
        "A1:B",
        "A:1",
        "A1#",
        "A1:B2:C3",
        "[O.xlsx]L!A1",
        "A!B!C1",
        "A1,B1",
    ],
)
def test_what_is_no_rectangle_is_none(argument: str) -> None:
    """Names, numbers, cells beyond the sheet's end (XFD1048576), spills, unions and other workbooks."""
    assert Reference.of(argument) is None


_COLUMNS = st.integers(1, 16384)
_ROWS = st.integers(1, 1048576)


def _letters(column: int) -> str:
    number, rest = divmod(column - 1, 26)
    return (_letters(number) if number else "") + chr(ord("A") + rest)


@given(_SHEETS, _ROWS, _COLUMNS, _ROWS, _COLUMNS)
def test_what_is_written_as_a_reference_is_read_back(
    sheet: str, top: int, left: int, bottom: int, right: int
) -> None:
    """Any two corners on any sheet give the rectangle between them."""
    written = f"'{sheet.replace(chr(39), chr(39) * 2)}'!${_letters(left)}${top}:{_letters(right)}{bottom}"
    (top, bottom), (left, right) = sorted((top, bottom)), sorted((left, right))
    assert Reference.of(written) == Reference(sheet, top, left, bottom, right)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ('"a/b"', ["a/b"]),
        ('{"a/b","c;d";"say ""x"""}', ["a/b", "c;d", 'say "x"']),
        ("{1,2}", []),
        ("", []),
        ("-1.5E+3", []),
        ("true", []),
        ("#REF!", []),
        ("#N/A", []),
        ('"a"&"b"', None),
        ('{"a"}&{"b"}', None),
        ("TRIM(A2)", None),
        ("models", None),
    ],
)
def test_constants_are_read(argument: str, expected: list[str] | None) -> None:
    """Texts and arrays of them; other constants name none, and what must be computed is None."""
    assert texts(argument) == expected


@pytest.mark.parametrize("name", ["Models", "_x", "対象モデル", "List!Models", "'My list'!Models", "a.b\\c?"])
def test_names_may_be_names(name: str) -> None:
    """Letters of any script, with the sheet on which they hold."""
    assert is_name(name)


@pytest.mark.parametrize("other", ["", "1", "T[a]", "A:A", "f(x)", '"a"', "a b", "[O.xlsx]L!x"])
def test_other_things_are_no_names(other: str) -> None:
    """Numbers, columns of tables, calls and texts."""
    assert not is_name(other)
