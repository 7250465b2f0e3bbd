"""The command audit: on the double, on the sample, and where there is nothing to audit."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hub_double import HubDouble

from xl_addin.records import Relation

Run = Callable[..., Result]
BASE = "acorn-lab/Oakling-7B"
RELEASE = datetime(2025, 1, 10, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def hold(
    hub: HubDouble, name: str, at: timedelta, author: str = "", how: Relation = Relation.FINETUNE
) -> None:
    """Hold one child of the base, made ``at`` after its release."""
    hub.add_child(f"{author or f'by-{name}'}/{name}", RELEASE + at, {BASE: how})


@pytest.fixture
def planted(hub: HubDouble) -> HubDouble:
    """Hold a base with an even pace of children, and faults of the kinds that a hub can hold."""
    hub.add_base(BASE, RELEASE, announced={Relation.FINETUNE: 400})
    for number in range(100):
        letters = "".join(chr(97 + int(digit)) for digit in str(number))
        hold(hub, f"tune-{letters}", HOUR + number * 3 * DAY)
    for number in range(150):
        hold(hub, f"bulk-seed-{number}", 200 * DAY + number * HOUR / 10, "ann")
    for number in range(3):
        hold(hub, f"house-{'abc'[number]}", (20 + number) * DAY, "acorn-lab")
        hold(hub, f"oak{'abc'[number]}-GGUF", (30 + number) * DAY)
    hold(hub, "early", -9 * DAY)
    return hub


def audited(hfscore: Run, hub: HubDouble, *options: object) -> dict[str, dict[str, object]]:
    """Return the doubts of the base by kind."""
    result = hfscore("audit", BASE, "--json", *options, HF_ENDPOINT=hub.endpoint)
    assert result.exit_code == 0, result.output
    return {doubt["kind"]: doubt for doubt in json.loads(result.stdout)["doubts"]}


def test_every_fault_planted_in_the_hub_is_found_with_its_effect(planted: HubDouble, hfscore: Run) -> None:
    """Burst, share, names, own house, formats, early child, missing ones: each told, weighed and curable."""
    doubts = audited(hfscore, planted)
    assert {kind: len(doubt["children"]) for kind, doubt in doubts.items()} == {  # type: ignore[arg-type]
        "burst": 150,
        "largest-uploader": 150,
        "similar-names": 150,
        "own-organisation": 3,
        "quantised": 3,
        "before-release": 1,
        "incomplete": 0,
        "unusual-month": doubts["unusual-month"] and len(doubts["unusual-month"]["children"]),  # type: ignore[arg-type]
    }
    for kind in ("burst", "largest-uploader", "similar-names", "own-organisation", "quantised"):
        scores = doubts[kind]["scores"]
        assert isinstance(scores, dict)
        assert any(one["before"] != one["after"] for one in scores.values())
        assert str(doubts[kind]["command"]).startswith(f"hfscore exclude {BASE} --")


def test_the_effect_told_is_the_score_that_comes(planted: HubDouble, hfscore: Run) -> None:
    """After the command that the audit proposes, score says what the audit said it would."""
    told = audited(hfscore, planted)["burst"]["scores"]
    assert isinstance(told, dict)
    hfscore("exclude", BASE, "--author", "ann", "--reason", "burst", HF_ENDPOINT=planted.endpoint)
    (answer,) = json.loads(hfscore("score", BASE, "--json", HF_ENDPOINT=planted.endpoint).stdout)
    for name, change in told.items():
        assert answer["scores"][name] == pytest.approx(change["after"], abs=1e-3)
    assert any("left out by your decision: author ann" in note for note in answer["notes"])


def test_an_event_is_named_first_where_a_month_is_unusual(planted: HubDouble, hfscore: Run) -> None:
    """The bulk's month begins with what the user noted of it."""
    audited(hfscore, planted)
    hfscore("event", BASE, "2025-07-30", "A bank adopts it", HF_ENDPOINT=planted.endpoint)
    sentence = audited(hfscore, planted)["unusual-month"]["sentence"]
    assert str(sentence).startswith("2025-07-30: “A bank adopts it”. Month 7")


def test_offline_the_audit_looks_at_what_is_kept(planted: HubDouble, hfscore: Run) -> None:
    """A second audit without a network finds the same doubts, and asks nobody."""
    asked = audited(hfscore, planted)
    calls = len(planted.seen)
    assert audited(hfscore, planted, "--offline") == asked
    assert len(planted.seen) == calls


def test_a_clean_model_raises_nothing_and_says_what_was_looked_at(hub: HubDouble, hfscore: Run) -> None:
    """An even pace by many hands: exit code 0, no doubt, and the kinds that were looked for."""
    hub.add_base(BASE, RELEASE)
    for number in range(60):
        hold(hub, f"tune-{number}", number * 4 * DAY + HOUR)
    result = hfscore("audit", BASE, HF_ENDPOINT=hub.endpoint)
    assert result.exit_code == 0
    assert "Nothing doubtful was found in 60 children of 60 uploaders" in result.stdout
    assert "Nearly identical names" in result.stdout


@pytest.mark.parametrize("model", ["sample/needs-review", "Sample/Needs-Review"])
def test_the_sample_is_audited_without_a_network(hfscore: Run, model: str) -> None:
    """The invented model with planted faults answers to its name, marked as invented; nobody is asked."""
    result = hfscore("audit", model)
    assert result.exit_code == 0, result.output
    assert "invented" in result.stdout
    assert "Quantised, filed as tuned" in result.stdout


def test_the_review_list_goes_from_audit_to_score(hfscore: Run, tmp_path: Path) -> None:
    """Audit writes the list, a person writes exclude beside the sweep, and what is read back counts."""
    path = tmp_path / "review.csv"
    hfscore("audit", "sample/needs-review", "--csv", path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    place = next(n for n, line in enumerate(lines) if "sweep-seed-*" in line)
    lines[place] = lines[place].replace("sample/needs-review,,pattern", "sample/needs-review,exclude,pattern")
    path.write_text("\n".join(lines) + "\n", encoding="cp932", errors="replace")
    result = hfscore("exclude", "--from", path)
    assert result.exit_code == 0, result.output
    document = json.loads(hfscore("audit", "sample/needs-review", "--json").stdout)
    assert document["excluded"] == 48  # the shape's sweep
    assert "similar-names" not in {doubt["kind"] for doubt in document["doubts"]}
    assert "decided" in {doubt["kind"] for doubt in document["doubts"]}


def test_a_model_that_cannot_be_answered_ends_with_1(hub: HubDouble, hfscore: Run) -> None:
    """Unknown: its status and sentence in the document, no doubts, exit code 1."""
    result = hfscore("audit", "acorn-lab/none", "--json", HF_ENDPOINT=hub.endpoint)
    document = json.loads(result.stdout)
    assert (result.exit_code, document["status"], document["doubts"]) == (1, "unknown-model", [])


def test_imported_counts_have_no_children_to_audit(hfscore: Run) -> None:
    """A series of the user's own is refused in words, exit code 2."""
    result = hfscore("audit", "sales:oak")
    assert result.exit_code == 2
    assert "imported counts" in result.stderr


def test_in_japanese_every_sentence_is(hfscore: Run) -> None:
    """Kinds, evidence and headings of the sample's doubts come in Japanese."""
    result = hfscore("audit", "sample/bulk-upload", "--language", "ja")
    for words in ("短期間の大量投稿", "24時間以内に850件", "確認対象", "競争力"):
        assert words in result.stdout
