"""Answers as JSON-able values."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from answers import forecast, history, kept_answer, scored, twelve

from xl_addin.outputs.printed.answers_document import forecast_document, history_document, score_document
from xl_addin.records import Answer, Selection

# The keys that DESIGN.md promises to scripts.
SCORE_KEYS = [
    *("model", "status", "message", "as_of", "release", "months", "children", "scores", "intervals"),
    *("parameters", "certainty", "licence", "gated", "tags", "taken", "excluded", "events", "notes"),
]
HISTORY_KEYS = [
    *("model", "status", "message", "relation", "release", "as_of", "complete", "uploaders"),
    *("largest_uploader_share", "months", "licence", "gated", "tags", "taken", "excluded", "events"),
    "notes",
]
STEADY, UNKNOWN = twelve()[0], twelve()[9]


@pytest.mark.parametrize("answer", twelve(), ids=lambda answer: answer.status.value)
def test_every_score_key_is_always_there(answer: Answer) -> None:
    """Whatever the status, each promised key is present and the document is strict JSON."""
    (entry,) = score_document([answer], "en")
    assert list(entry) == SCORE_KEYS
    names = ["heat", "stability", "competitiveness", "overall"]
    assert list(_dict(entry["scores"])) == list(_dict(entry["intervals"])) == names
    assert list(_dict(entry["parameters"])) == ["fitness", "immediacy", "longevity"]
    json.dumps(entry, allow_nan=False)


def test_score_document_holds_the_record() -> None:
    """Scores, intervals, parameters and counts are those of the answer."""
    (entry,) = score_document([STEADY], "en")
    assert entry["as_of"] == "2026-11-22"
    assert entry["release"] == "2025-01-28T00:00:00Z"
    assert (entry["months"], entry["children"]) == (12, 381)  # 20 + 22 + … + 42 and 9 in the running month
    assert _dict(entry["scores"])["heat"] == 61.25
    assert _dict(entry["intervals"])["heat"] == [49.25, 70.25]
    assert _dict(entry["parameters"])["fitness"] == {"p10": 4.125, "p50": 5.5, "p90": 7.75, "status": "ok"}


def test_what_is_not_identified_is_null() -> None:
    """A parameter that the data cannot tell keeps its interval and has no median."""
    (entry,) = score_document([STEADY], "en")
    longevity = _dict(_dict(entry["parameters"])["longevity"])
    assert longevity == {"p10": 0.8125, "p50": None, "p90": 1.875, "status": "not-identified"}


def test_an_unknown_model_is_all_null() -> None:
    """Nothing is known of an unknown model but its outcome."""
    (entry,) = score_document([UNKNOWN], "en")
    assert entry["status"] == "unknown-model"
    assert (
        entry["as_of"]
        is entry["release"]
        is entry["months"]
        is entry["children"]
        is entry["certainty"]
        is None
    )
    assert set(_dict(entry["scores"]).values()) == set(_dict(entry["intervals"]).values()) == {None}


def test_message_and_notes_are_in_the_language() -> None:
    """The same answer speaks Japanese when asked to."""
    (entry,) = score_document([twelve()[3]], "ja")
    assert entry["message"] == "経過4か月・派生モデル31件から算出しました。"
    assert entry["notes"] == ["長期安定度には40件以上の派生モデルが必要です（現在31件）。"]


def test_what_is_kept_of_a_model_stands_beside_its_scores() -> None:
    """Licence, access, tags and moment of the answer, children left out, and events with their month."""
    (entry,) = score_document([kept_answer()], "en")
    assert (entry["licence"], entry["gated"], entry["excluded"]) == ("llama3.1", "manual", 7)
    assert entry["tags"] == ["license:llama3.1", "text-generation"]
    assert entry["taken"] == "2026-11-23T09:05:00Z"
    events = entry["events"]
    assert isinstance(events, list)
    assert [(event["date"], event["month"]) for event in events] == [
        ("2025-01-15", 0),
        ("2025-04-02", 3),
        ("2025-12-30", 12),
        ("2026-01-29", 13),
    ]
    assert entry["events"] == history_document(kept_answer(), Selection.TUNED, "en")["events"]


def test_history_document_counts_months_from_one() -> None:
    """Months begin at 1, the running one is marked, and the selection is named."""
    entry = history_document(STEADY, Selection.TUNED, "en")
    assert list(entry) == HISTORY_KEYS
    months = entry["months"]
    assert isinstance(months, list)
    assert months[0] == {
        "month": 1,
        "start": "2025-01-28T00:00:00Z",
        "new": 20,
        "cumulative": 20,
        "uploaders": 14,
        "running": False,
    }
    assert [month["running"] for month in months] == [False] * 12 + [True]
    assert entry["relation"] == "tuned"
    assert entry["complete"] is True


def test_history_document_without_history() -> None:
    """An unknown model has every key and no months."""
    entry = history_document(UNKNOWN, Selection.ALL, "en")
    assert list(entry) == HISTORY_KEYS
    assert entry["months"] == []


def test_forecast_document() -> None:
    """Each month ahead carries mean, p10, p50 and p90; an answer without a forecast has an empty list."""
    entries = forecast_document([STEADY, UNKNOWN], "en")
    first = entries[0]["forecast"]
    assert isinstance(first, list)
    # 372 after month 12, 42 a month: 372 + 42 = 414, and 1 % more in the mean.
    assert (first[0]["month"], first[0]["p50"], first[0]["mean"]) == (13, 414.0, 418.14)
    assert list(first[0]) == ["month", "mean", "p10", "p50", "p90"]
    assert entries[0]["notes"] == []
    assert entries[1]["forecast"] == []


def test_times_are_utc() -> None:
    """A release told in another zone is shown in UTC."""
    tokyo = timezone(timedelta(hours=9))
    past = replace(history(5, 6, 7), release=datetime(2025, 1, 28, 8, 30, tzinfo=tokyo))
    (entry,) = score_document([scored("a/b", past, (50, 50, 50))], "en")
    assert entry["release"] == "2025-01-27T23:30:00Z"
    assert datetime.fromisoformat(str(entry["release"])).tzinfo == UTC


def test_no_number_is_infinite() -> None:
    """JSON has no word for infinity: such a number is null."""
    past = history(5, 6, 7)
    endless = (replace(forecast(past, 7)[0], mean=float("inf")),)
    (entry,) = forecast_document([replace(scored("a/b", past, (50, 50, 50)), forecast=endless)], "en")
    json.dumps(entry, allow_nan=False)


def _dict(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value
