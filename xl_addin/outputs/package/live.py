"""Cells that ask HFScore themselves: their formulas are ours to answer."""

import re

# One call, as the hosts write it, or one that shows nothing instead of an error; without calls inside.
_CALL = r"(?:_xll\.|_xldudf_|ORG\.HFSCORE\.ADDIN\.)?HF[A-Z]+\((?:[^()\"]|\"[^\"]*\")*\)"
_LIVE = re.compile(rf"(?:{_CALL}|IFERROR\({_CALL},\s*\"\"\))", re.IGNORECASE)


def is_live(formula: str) -> bool:
    """Tell whether a formula, without its sign of equality, is nothing but a question to HFScore.

    Examples
    --------
    >>> is_live('HFSCORE(A6,"heat")'), is_live('HFSCORE(A6,"heat")*2')
    (True, False)
    """
    return _LIVE.fullmatch(formula.strip()) is not None
