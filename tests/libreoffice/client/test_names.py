"""Names of functions as programs write them into formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.libreoffice.client.names import Names

NAMES = Names(("HFSCORE", "HFFIT", "HFFITRANGE"))
PIECES = st.sampled_from(
    [
        "HFSCORE(",
        "HFFITRANGE (",
        "hfscore(",
        "XHFSCORE(",
        "HFSCORE",
        "A1",
        '"HFSCORE("',
        '"a""b"',
        "+",
        ",",
        ")",
    ]
)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ('ORG.HFSCORE.ADDIN.HFSCORE(A1;"heat")', 'HFSCORE(A1;"heat")'),
        ("_xll.HFSCORE(A1)", "HFSCORE(A1)"),
        ("_xldudf_HFSCORE(A1)", "HFSCORE(A1)"),
        ("_xldudf_HF_HFSCORE(A1)", "HFSCORE(A1)"),
        ("'my book.xlsm'!HFSCORE(A1)", "HFSCORE(A1)"),
        ("'it''s.xlam'!hfscore(A1)", "HFSCORE(A1)"),
        ("[1]!HFSCORE(A1)", "HFSCORE(A1)"),
        ("book.xlam!HFSCORE(A1)", "HFSCORE(A1)"),
        ("'b.xlsm'!ORG.HFSCORE.ADDIN.HFSCORE(A1)", "HFSCORE(A1)"),
        ("SUM(_xll.HFFITRANGE (B1:B9),_xll.HFFIT(A1))", "SUM(HFFITRANGE (B1:B9),HFFIT(A1))"),
        ('"_xll.HFSCORE(1)"&_xll.HFSCORE(A1)', '"_xll.HFSCORE(1)"&HFSCORE(A1)'),
        ("MYHFSCORE(A1)+_xll.OTHER(A1)", "MYHFSCORE(A1)+_xll.OTHER(A1)"),
        ("HFSCORE!A1+HFSCORE_2(1)", "HFSCORE!A1+HFSCORE_2(1)"),
        ("Sheet1!A1+HFSCORE(A1)", "Sheet1!A1+HFSCORE(A1)"),
    ],
)
def test_what_a_program_put_before_a_name_goes(written: str, bare: str) -> None:
    """Only before our functions, only where they are called, and never within a text."""
    assert NAMES.bare(written) == bare


@given(st.lists(PIECES, max_size=8).map("".join))
def test_there_and_back_is_bare(formula: str) -> None:
    """The office's names made bare are what was bare before, and both ways done twice change nothing."""
    bare, full = NAMES.bare(formula), NAMES.full(formula)
    assert NAMES.bare(full) == bare
    assert NAMES.full(bare) == full
    assert NAMES.bare(bare) == bare
    assert NAMES.full(full) == full
    assert NAMES.calls(formula) == NAMES.calls(full) == ("ORG.HFSCORE" in full)
