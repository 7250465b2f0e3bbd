"""Tests of what a cell shows, as JSON."""

from datetime import datetime

import pytest

from xl_addin.excel.table import CellError, Result
from xl_addin.messages import cells
from xl_addin.records import Language
from xl_addin.service.encoding import encoded, late_of

LATE = late_of(["org/late"], "en")
NOTHING = cells.no_counts()


@pytest.mark.parametrize("value", [0, 1.5, True, "=1+1", ""])
def test_a_value_is_itself(value: Result) -> None:
    """Numbers, texts and truth values stand under one key; a text that looks like a formula stays text."""
    assert encoded(value, "en", LATE) == {"value": value}


def test_a_moment_has_its_text_and_its_serial_number() -> None:
    """2026-11-24 is day 46350 of a sheet that counts from 1899-12-30, and 12:34:56 is 45296 of 86400 s."""
    found = encoded(datetime(2026, 11, 24, 12, 34, 56), "en", LATE)  # noqa: DTZ001  as cells have it
    assert found == {"date": "2026-11-24T12:34:56Z", "serial": pytest.approx(46350 + 45296 / 86400, abs=1e-9)}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_error_bears_its_code_and_its_reason(language: Language) -> None:
    """The reason is in the language asked for."""
    found = encoded(CellError("num", NOTHING), language, LATE)
    assert found == {"error": "num", "reason": NOTHING.text(language)}


def test_a_table_keeps_blanks_errors_and_moments() -> None:
    """Each cell of a table is what it would be alone, a blank one null."""
    table: Result = [["month", None], [CellError("na", NOTHING), datetime(1900, 3, 1)]]  # noqa: DTZ001
    reason = {"error": "na", "reason": NOTHING.en}
    march = {"date": "1900-03-01T00:00:00Z", "serial": 61.0}  # the first day on which all sheets agree
    assert encoded(table, "en", LATE) == {"table": [["month", None], [reason, march]]}


def test_what_is_still_being_asked_is_marked() -> None:
    """An error, a text and a table that speak of a model on its way bear the mark; no other does."""
    late = CellError("na", cells.loading("org/late"))
    marked = {"error": "na", "reason": cells.loading("org/late").en, "loading": True}
    assert encoded(late, "en", LATE) == marked
    assert encoded(cells.loading("org/late").en, "en", LATE)["loading"] is True
    assert encoded([["model", late]], "en", LATE) == {"table": [["model", marked]], "loading": True}
    assert "loading" not in encoded(CellError("na", cells.loading("org/other")), "en", LATE)
