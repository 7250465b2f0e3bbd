"""Watchlist and report, cell for cell, against recorded text."""

import golden
import pytest

from xl_addin.records import Language


@pytest.mark.parametrize(("kind", "language"), golden.NAMES)
def test_cells_are_as_recorded(kind: str, language: Language) -> None:
    """Every cell of watchlist and report is as the golden file has it."""
    expected = (golden.FOLDER / f"{kind}_{language}.txt").read_text(encoding="utf-8")
    assert golden.dump(golden.built(kind, language)) == expected
