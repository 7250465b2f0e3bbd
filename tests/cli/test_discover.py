"""The command discover, as a user runs it."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hub_faults
import pytest
from click.testing import Result
from hub_double import HubDouble

from xl_addin.records import Relation

Run = Callable[..., Result]
CREATED = datetime(2025, 2, 3, 10, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def run(hub: HubDouble, hfscore: Run) -> Run:
    """Run commands towards a Hub with three bases, one of them much tuned, and one that is private."""
    hub.add_base("org/much", CREATED, licence="apache-2.0", likes=5)
    hub.add_base("org/gated", CREATED + 30 * DAY, state="gated", likes=50)
    hub.add_base("org/alone", CREATED + 60 * DAY, likes=3)
    hub.add_base("org/private", CREATED, state="private")
    for number in range(40):
        hub.add_child(f"u{number}/much", CREATED + (2 + 5 * number) * DAY, {"org/much": Relation.FINETUNE})
    for number in range(6):
        parents = {"org/gated": Relation.ADAPTER, "org/private": Relation.ADAPTER}
        hub.add_child(f"v{number}/gated", CREATED + (90 + number) * DAY, parents)
    return lambda *args, **env: hfscore(*args, HF_ENDPOINT=hub.endpoint, **env)


def found(result: Result) -> dict[str, dict[str, object]]:
    """Return the candidates of a JSON answer by name."""
    assert result.exit_code == 0, result.output
    return {one["model"]: one for one in json.loads(result.stdout)["candidates"]}


def test_candidates_come_with_children_scores_licence_and_access(run: Run) -> None:
    """The much tuned base first; what the Hub does not show is left out and said."""
    result = run("discover", "--json")
    rows = found(result)
    assert list(rows) == ["org/much", "org/gated", "org/alone"]
    much, gated = rows["org/much"], rows["org/gated"]
    assert (much["named"], much["children"], much["likes"], much["licence"]) == (40, 40, 5, "apache-2.0")
    assert (much["status"], gated["gated"], gated["children"]) == ("ok", "auto", 6)
    assert much["overall"] is not None
    notes = " ".join(json.loads(result.stdout)["notes"])
    assert "Looked at the 49 newest models." in notes
    assert "1 that are named as bases and not shown" in notes
    assert "private models" in notes


def test_the_quota_is_told_before_anything_is_asked(run: Run, hub: HubDouble) -> None:
    """20 candidates cost about 41 calls; how many are left is known once the Hub has answered."""
    first = run("discover", "--json")
    assert first.stderr.startswith("About 41 calls; how many are left is not known")
    assert len(hub.seen) <= 41
    second = run("discover", "--top", 3, "--json")
    assert "About 7 calls; " in second.stderr
    assert " of 500 left." in second.stderr


def test_what_is_kept_is_marked_and_not_asked_again(run: Run, hub: HubDouble) -> None:
    """A second look costs the one listing and what was unknown; all found before are kept now."""
    assert not any(one["kept"] for one in found(run("discover", "--json")).values())
    before = len(hub.seen)
    assert all(one["kept"] for one in found(run("discover", "--json")).values())
    assert len(hub.seen) == before + 1
    assert "org/much (kept)" in run("discover").stdout.replace("\n", " ")


def test_an_authors_own_models(run: Run, hub: HubDouble) -> None:
    """Only the namespace is listed, so nothing is known of what names its models."""
    hub.add_child("org/chat", CREATED + 70 * DAY, {"org/much": Relation.FINETUNE})
    rows = found(run("discover", "--author", "org", "--json"))
    assert set(rows) == {"org/much", "org/gated", "org/alone", "org/chat"}
    assert "author=org" in str(hub.seen[0].query) or hub.seen[0].query["author"] == ["org"]


def test_bases_older_than_since_are_left_out(run: Run) -> None:
    """org/much is older than 1 March, which the listing or its own page tells."""
    result = run("discover", "--since", "2025-03-01", "--json")
    assert set(found(result)) == {"org/gated", "org/alone"}


def test_only_the_best_are_asked_and_the_rest_is_said(run: Run, hub: HubDouble) -> None:
    """With --top 1 two calls follow the listing; three more candidates and the rest of the list are named."""
    hub.page_cap = 48
    result = run("discover", "--top", 1, "--json")
    assert list(found(result)) == ["org/much"]
    assert len(hub.seen) == 3
    notes = json.loads(result.stdout)["notes"]
    assert "Not looked at: models beyond that listing." in notes
    assert any("more candidates (--top)" in note for note in notes)


def test_the_most_liked_are_asked_for_by_name(run: Run, hub: HubDouble) -> None:
    """--by likes sorts at the Hub."""
    assert run("discover", "--by", "likes", "--json").exit_code == 0
    assert hub.seen[0].query["sort"] == ["likes"]


def test_screen_and_table_hold_the_same(run: Run, tmp_path: Path) -> None:
    """In Japanese and as a CSV that Excel opens."""
    screen = run("discover", "--language", "ja").stdout
    assert "申請制" in screen
    assert "非公開のモデル" in screen
    run("discover", "--csv", tmp_path / "d.csv")
    with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["model"], rows[0]["children"]) == ("org/much", "40")


def test_a_hub_that_does_not_answer_is_one_sentence(run: Run, hub: HubDouble) -> None:
    """The listing fails: exit code 1, nothing on stdout."""
    hub.fail(hub_faults.saying(b'"no list"'))
    result = run("discover", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No usable answer" in result.stderr


@pytest.mark.parametrize(
    ("options", "env", "said"),
    [
        ((), {"HF_HUB_OFFLINE": "1"}, "offline was set"),
        (("--author", "no author"), {}, "not a model id"),
    ],
)
def test_what_cannot_be_asked_is_not(
    run: Run, hub: HubDouble, options: tuple[str, ...], env: dict[str, str], said: str
) -> None:
    """Offline, and a name that cannot be one: exit code 2, and no request leaves."""
    result = run("discover", *options, **env)
    assert (result.exit_code, said in result.stderr) == (2, True), result.output
    assert not hub.seen
