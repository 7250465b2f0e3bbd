"""Which formulas ask HFScore alone."""

import pytest

from xl_addin.outputs.package.live import is_live


@pytest.mark.parametrize(
    "formula",
    [
        'HFSCORE(A6,"heat")',
        'hfscore("a(b)/c")',
        '_xll.HFSCORE(A6,"heat")',
        '_xldudf_HFSCORE(A6,"heat")',
        "ORG.HFSCORE.ADDIN.HFASOF(A6)",
        'IFERROR(HFSCORE(A6,"heat"),"")',
    ],
)
def test_a_single_question_is_live(formula: str) -> None:
    """A call as any host writes it is ours to answer."""
    assert is_live(formula)


@pytest.mark.parametrize(
    "formula",
    [
        'HFSCORE(A6,"heat")*2',
        "SUM(HFSCORE(A6),1)",
        "SUM(A1:A9)",
        "HFSCORE(A6)+HFSCORE(A7)",
        "MYHFSCORE(A6)",
        "",
    ],
)
def test_a_formula_of_the_users_is_not(formula: str) -> None:
    """What calculates with an answer, or asks nothing, stays the user's."""
    assert not is_live(formula)
