"""Names of our functions as programs write them into formulas, and the bare ones that a user types."""

from __future__ import annotations

import re
from typing import Iterable

_PREFIXES = (
    r"ORG\.HFSCORE\.ADDIN\.",  # this office
    r"_xll\.",  # Excel, before functions of add-ins on the disk
    r"_xldudf_(?:HF(?:SCORE)?_(?=HF))?",  # Excel, before functions of web add-ins and their namespace
    r"'(?:[^']|'')*'!",  # Excel, before functions of another workbook
    r"\[[^\]\s]*\][\w.]*!",
    r"[\w.]+!",
)
_HOSTS = "|".join(_PREFIXES)
_FULL = "ORG.HFSCORE.ADDIN."
_TEXT = r'"(?:[^"]|"")*"'


class Names:
    """The names of the function table."""

    def __init__(self, functions: Iterable[str]) -> None:
        ours = "|".join(functions)
        self._call = re.compile(rf"({_TEXT})|(?<![\w.!'\]])(?:{_HOSTS})*({ours})(?=\s*\()", re.IGNORECASE)

    def bare(self, formula: str) -> str:
        """Return ``formula`` with our functions under their bare names; nothing else is changed."""
        return self._call.sub(lambda found: found[1] or found[2].upper(), formula)

    def full(self, formula: str) -> str:
        """Return ``formula`` with our functions under the names that this office writes into files."""
        return self._call.sub(lambda found: found[1] or _FULL + found[2].upper(), formula)

    def calls(self, formula: str) -> bool:
        """Tell whether ``formula`` calls one of our functions."""
        return any(found[2] for found in self._call.finditer(formula))
