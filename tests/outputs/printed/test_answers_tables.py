"""Answers as flat tables."""

import pandas as pd
import pytest
from answers import kept_answer, twelve

from xl_addin.outputs.printed.answers_tables import forecasts_table, history_table, scores_table
from xl_addin.records import ScoreName

ANSWERS = twelve()


def test_every_answer_has_its_row_with_its_own_numbers() -> None:
    """Each row holds the scores of its record, empty where they are."""
    table = scores_table(ANSWERS, "en")
    assert table["model"].tolist() == [answer.model for answer in ANSWERS]
    for answer, value in zip(ANSWERS, table["heat"], strict=True):
        score = answer.scores.get(ScoreName.HEAT)
        assert pd.isna(value) if score is None or score.value is None else value == score.value


def test_a_history_has_one_row_per_month() -> None:
    """The rows are the record's months, and a model without a history has none, with the same headings."""
    answer = next(found for found in ANSWERS if found.history and found.history.months)
    empty = next(found for found in ANSWERS if found.history is None)
    assert len(history_table(answer)) == len(answer.history.months) if answer.history else 0
    assert history_table(empty).columns.tolist() == history_table(answer).columns.tolist()


def test_what_is_kept_of_a_model_has_its_columns() -> None:
    """Licence, access, moment, children left out and events stand in the row; an unknown model has none."""
    known, unknown = scores_table([kept_answer(), ANSWERS[9]], "en").to_dict("records")
    assert (known["licence"], known["gated"], known["excluded"]) == ("llama3.1", "manual", 7)
    assert known["taken"] == "2026-11-23T09:05:00+00:00"
    assert known["events"].startswith("2025-01-15 発表; 2025-04-02 ")
    assert all(pd.isna(unknown[name]) for name in ("licence", "gated", "taken"))
    assert (unknown["excluded"], unknown["events"]) == (0, "")


def test_an_event_stands_beside_its_month() -> None:
    """Month 3 has the event of 2025-04-02, month 13 that of its 29 January, and most months have none."""
    events = history_table(kept_answer()).set_index("month")["events"]
    assert events[3].startswith("2025-04-02 新聞")
    assert events[13] == "2026-01-29 Version 2 is announced"
    assert (events == "").sum() == 10


@pytest.mark.parametrize("key", ["model", "series"])
def test_a_forecast_has_a_row_per_month_even_if_refused(key: str) -> None:
    """Twelve rows per answer; those of a refused forecast have empty numbers."""
    table = forecasts_table(ANSWERS, 12, key=key)
    assert table.groupby(key, sort=False).size().tolist() == [12] * len(ANSWERS)
    refused = {answer.model for answer in ANSWERS if not answer.forecast}
    assert table[table[key].isin(refused)]["p50"].isna().all()
