"""Forecasts beside what came, in every form."""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pandas as pd
import pytest
from rich.cells import cell_len
from rich.console import Console

from xl_addin.growth.outcomes import Outcome
from xl_addin.outputs.printed.outcomes import outcomes_document, outcomes_screen, outcomes_table
from xl_addin.records import ForecastPoint, Foretold, Language, Measure, Selection

RELEASE = datetime(2024, 3, 5, 9, tzinfo=UTC)
COUNTED = datetime(2024, 9, 6, tzinfo=UTC)
POINT = ForecastPoint(4, 1200.0 / 7, 100.0, 120.0, 150.0, 200.0, 300.0)
SAID = Foretold(
    RELEASE + timedelta(days=95),
    date(2024, 6, 8),
    Selection.TUNED,
    Measure.UPLOADERS,
    RELEASE,
    "ours",
    3,
    90,
    (POINT,),
)
ENDS = RELEASE + timedelta(days=122)
CAME = [
    Outcome(SAID, POINT, ENDS, 250),
    Outcome(SAID, POINT, ENDS, 301),
    Outcome(SAID, POINT, ENDS, None),
    Outcome(SAID, POINT, RELEASE, 99),  # over before it was forecast
]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("outside", "afterwards", "Of 2 months forecast beforehand, 1 ended inside", "Of 1 months")),
        ("ja", ("区間外", "事後", "2か月のうち、1か月が80%区間に入りました（50%）", "1か月では0か月")),
    ],
)
def test_the_screen_says_what_came_and_how_often_it_was_foreseen(
    language: Language, words: tuple[str, ...]
) -> None:
    """Within 80 columns, with the share of those said beforehand apart from those said afterwards."""
    file = StringIO()
    Console(width=80, file=file, color_system=None).print(outcomes_screen("a/[b]", CAME, COUNTED, language))
    text = file.getvalue()
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    for word in ("a/[b]", "250", "301", "–", *words):
        assert word in text.replace("\n", " ")


def test_the_table_has_whole_numbers_and_gaps() -> None:
    """What has not come is empty, not 0 and not NaN beside whole numbers."""
    table = outcomes_table("a/b", CAME)
    assert table["came"].dropna().tolist() == [250, 301, 99]
    assert table["inside"].dropna().tolist() == [True, False, False]
    assert pd.isna(table["came"][2])
    assert table["beforehand"].tolist() == [True, True, True, False]


def test_the_document_is_json() -> None:
    """Strict JSON with six digits, the two shares apart."""
    document = json.loads(json.dumps(outcomes_document("a/b", CAME, COUNTED), allow_nan=False))
    assert document["inside_80"] == {
        "beforehand": {"outcomes": 2, "inside": 1, "share": 0.5},
        "afterwards": {"outcomes": 1, "inside": 0, "share": 0.0},
    }
    assert document["forecasts"][0]["mean"] == 171.429  # 1200 / 7
    assert document["forecasts"][2]["came"] is None
