"""The command alerts: what happened is told once, to each audience, with its reason and its rarity."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bursting import BURST, EVEN, MANY, MONTHS, hold_burst
from click.testing import Result
from hub_double import HubDouble
from openpyxl import load_workbook

from xl_addin.cli.alerting import name_of
from xl_addin.cli.asking import clock

Run = Callable[..., Result]


@pytest.fixture
def bursting(hub: HubDouble) -> HubDouble:
    """Hold a model that bursts, and one that does not."""
    hold_burst(hub)
    return hub


def told(hfscore: Run, hub: HubDouble, *words: object, code: int = 0) -> dict[str, Any]:
    """Return what ``hfscore alerts … --json`` says."""
    result = hfscore("alerts", *words, "--json", HF_ENDPOINT=hub.endpoint)
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def rises(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the alerts of an unusual rise."""
    return [one for one in found["alerts"] if one["kind"] == "rise"]


def test_a_burst_is_told_with_its_rarity_reason_and_link(hfscore: Run, bursting: HubDouble) -> None:
    """Two hundred after twenty a month: month, count, rarity, the event noted in it, the Hub's page."""
    day = (clock() - timedelta(days=20)).date()
    noted = hfscore("event", BURST, day, "新聞で紹介", HF_ENDPOINT=bursting.endpoint)
    assert noted.exit_code == 0, noted.output
    found = told(hfscore, bursting, BURST, EVEN)
    (rise,) = rises(found)
    assert (rise["model"], rise["key"], rise["state"]) == (BURST, str(MONTHS), "new")
    assert f"month {MONTHS} brought {MANY} new children" in rise["what"]
    assert "新聞で紹介" in rise["check_first"]
    assert rise["once_in"] > 100  # the usual level
    assert rise["link"] == f"{bursting.endpoint}/{BURST}"
    assert any("Check first: you noted" in sentence for sentence in found["digest"])


def test_on_the_same_day_it_is_told_as_often_as_asked(hfscore: Run, bursting: HubDouble) -> None:
    """A second run of a day says what the first one said."""
    first, again = (told(hfscore, bursting, BURST) for _ in range(2))
    assert first == again
    assert len(rises(first)) == 1


def test_each_audience_hears_of_it_once(hfscore: Run, bursting: HubDouble) -> None:
    """Told yesterday it goes on today and is no news, while to another audience it is."""
    words = (BURST, "--audience", "board")
    yesterday = told(hfscore, bursting, *words, "--day", clock().date() - timedelta(days=1))
    today = told(hfscore, bursting, *words)
    assert any(BURST in sentence for sentence in yesterday["digest"])
    assert not any(BURST in sentence for sentence in today["digest"])
    assert [one["state"] for one in rises(today)] == ["continuing"]
    assert told(hfscore, bursting, BURST, "--audience", "lab")["digest"] == yesterday["digest"]


def test_what_is_acknowledged_is_silent(hfscore: Run, bursting: HubDouble) -> None:
    """By the beginning of its id; then it stands below the others as acknowledged, and nothing is told."""
    (rise,) = rises(told(hfscore, bursting, BURST))
    result = hfscore("alerts", "--acknowledge", rise["id"][:6].upper())
    assert (result.exit_code, "Acknowledged" in result.stdout) == (0, True), result.output
    (known,) = rises(told(hfscore, bursting, BURST))
    assert known["state"] == "acknowledged"
    assert hfscore("alerts", "--acknowledge", "zz").exit_code == 2


def test_nothing_is_said_of_nothing_unless_asked(hfscore: Run, bursting: HubDouble) -> None:
    """An even model has no alert: no line at all, or one on request."""
    for words, said in (((), ""), (("--say-nothing",), "Nothing to report: no new alert, and none is over.")):
        result = hfscore("alerts", EVEN, *words, HF_ENDPOINT=bursting.endpoint)
        assert (result.exit_code, result.stdout.strip()) == (0, said)


def test_a_model_that_cannot_be_looked_at_stays_as_it_was(hfscore: Run, bursting: HubDouble) -> None:
    """Its alert is neither over nor told anew, the reason is on stderr, and the exit code is 1."""
    yesterday = ("--day", clock().date() - timedelta(days=1))
    told(hfscore, bursting, BURST, EVEN, *yesterday)
    around = {"HF_ENDPOINT": bursting.endpoint}
    assert hfscore("store", "forget", BURST, "--yes", **around).exit_code == 0
    found = told(hfscore, bursting, BURST, EVEN, "--offline", code=1)
    assert [(one["state"], one["ended"]) for one in rises(found)] == [("new", None)]


def test_rules_of_a_file_are_in_force(hfscore: Run, bursting: HubDouble, tmp_path: Path) -> None:
    """A rule that is off raises nothing; one that cannot be read is refused before anybody is asked."""
    rules = tmp_path / "rules.toml"
    rules.write_text("[rules.rise]\nactive = false\n", encoding="utf-8")
    assert rises(told(hfscore, bursting, BURST, "--rules", rules)) == []
    rules.write_text("[rules.rise]\nlevel = 1\n", encoding="utf-8")
    asked = len(bursting.seen)
    result = hfscore("alerts", BURST, "--fresh", "--rules", rules, HF_ENDPOINT=bursting.endpoint)
    assert (result.exit_code, "2–100,000" in result.stderr) == (2, True), result.output
    assert len(bursting.seen) == asked


@pytest.mark.parametrize("words", [(), (BURST, "--kept"), ("--acknowledge", "a", BURST)])
def test_one_list_is_named(hfscore: Run, words: tuple[str, ...]) -> None:
    """None, two, or one beside what is to be acknowledged: bad usage."""
    assert hfscore("alerts", *words).exit_code == 2


def test_an_audience_in_a_folder_of_another_encoding_has_a_name(tmp_path: Path) -> None:
    """What the store keeps is UTF-8, also where a byte of the path is not."""
    name = name_of(tmp_path / "\udcff.xlsx")
    assert name.encode().decode().endswith("\\udcff.xlsx")
    assert name_of(tmp_path / "一覧.xlsx") == str(tmp_path / "一覧.xlsx")


def test_a_word_in_another_encoding_is_no_model(hfscore: Run) -> None:
    """Bytes that are no UTF-8 are told as a malformed id, also where the models name the audience."""
    result = hfscore("alerts", "org/a\udcff", "--offline")
    assert result.exit_code == 1, result.output
    assert "org/a\N{REPLACEMENT CHARACTER}" in result.stderr


def test_workbook_and_report_say_it_too(hfscore: Run, bursting: HubDouble, tmp_path: Path) -> None:
    """On the sheets of alerts, and in the sentences of both summaries, in the list's language."""
    around = {"HF_ENDPOINT": bursting.endpoint}
    book, report = tmp_path / "list.xlsx", tmp_path / "report.xlsx"
    assert hfscore("workbook", book, BURST, EVEN, "--language", "ja", **around).exit_code == 0
    assert hfscore("refresh", book, **around).exit_code == 0
    assert hfscore("report", "--from", book, "-o", report, **around).exit_code == 0
    for path, heading in ((book, 5), (report, 4)):
        opened = load_workbook(path, data_only=True)
        rows = list(opened["アラート"].iter_rows(min_row=heading, values_only=True))
        (row,) = [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[2] == "異常な増加"]
        assert (row["モデル"], row["状況"]) == (BURST, "新規")
        assert f"{MONTHS}か月目の新規は{MANY}件" in str(row["内容"])
        summary = [str(cell) for line in opened.worksheets[0].iter_rows(values_only=True) for cell in line]
        assert any(f"{MONTHS}か月目の新規は{MANY}件" in text for text in summary)


def test_a_report_on_another_count_looks_for_no_alerts(
    hfscore: Run, bursting: HubDouble, tmp_path: Path
) -> None:
    """Alerts are of the usual count; of uploaders there is no sheet of them."""
    report = tmp_path / "report.xlsx"
    words = ("report", BURST, "--measure", "uploaders", "-o", report)
    assert hfscore(*words, HF_ENDPOINT=bursting.endpoint).exit_code == 0
    assert "Alerts" not in load_workbook(report).sheetnames
