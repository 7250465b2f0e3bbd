"""The command status: what stands in the store is what is told, in both languages."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from click.testing import Result
from hub_double import HubDouble

from xl_addin.records import Relation

Run = Callable[..., Result]
RELEASE = datetime(2024, 3, 5, tzinfo=UTC)


def test_before_anything_was_asked(hfscore: Run, tmp_path: Path) -> None:
    """Nothing is known of the quota, nothing kept, nothing refreshed, and nobody is asked; exit code 0."""
    result = hfscore("status", "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["endpoint"] == "http://127.0.0.1:9"
    assert document["offline"] is False
    assert document["quota"] == {
        "who": "anonymous",
        "allowed": None,
        "used": 0,
        "left": None,
        "ends": None,
    }
    assert document["store"]["file"] == str(tmp_path / "home" / "store.sqlite")
    assert document["last_refresh"] is None
    assert document["ages"] == {"fresh_hours": 24, "whole_hours": 168, "unknown_hours": 6}
    table = hfscore("status").stdout
    assert "not known yet" in table
    assert "none yet" in table


def test_after_two_models(hub: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """Calls used and left (495 of 500 but for those used), bases kept and the last refresh are told."""
    hub.add_base("org/base", RELEASE)
    hub.add_child("u/c", RELEASE, {"org/base": Relation.ADAPTER})
    hfscore("score", "org/base", HF_ENDPOINT=hub.endpoint)
    hfscore("score", "org/typo", HF_ENDPOINT=hub.endpoint)
    document = json.loads(hfscore("status", "--json", HF_ENDPOINT=hub.endpoint, HF_HUB_OFFLINE="1").stdout)
    quota = document["quota"]
    assert (quota["allowed"], quota["used"], quota["left"]) == (500, 3, 492)
    ends = datetime.fromisoformat(quota["ends"])
    assert 200 < (ends - datetime.now(UTC)).total_seconds() <= 301  # noqa: TID251  the program's own clock
    store = document["store"]
    assert (store["bases"], store["fresh"], store["stale"]) == (1, 1, 0)
    assert store["bytes"] >= (tmp_path / "home" / "store.sqlite").stat().st_size > 0
    last = document["last_refresh"]
    assert (last["model"], last["calls"], last["outcome"]) == ("org/typo", 1, "unknown-model")
    assert document["offline"] is True


def test_what_has_grown_old_is_counted_as_such(hub: HubDouble, hfscore: Run, tmp_path: Path) -> None:
    """With an age of 0 hours in config.toml the base is stale, and the age is told."""
    hub.add_base("org/base", RELEASE)
    hfscore("score", "org/base", HF_ENDPOINT=hub.endpoint)
    (tmp_path / "home" / "config.toml").write_text("[ages]\nfresh_hours = 0\n")
    document = json.loads(hfscore("status", "--json", HF_ENDPOINT=hub.endpoint).stdout)
    assert (document["store"]["fresh"], document["store"]["stale"]) == (0, 1)
    assert document["ages"]["fresh_hours"] == 0


def test_the_table_says_the_same_in_both_languages(hub: HubDouble, hfscore: Run) -> None:
    """Every figure of the document stands in the table, in English and in Japanese."""
    hub.add_base("org/base", RELEASE)
    hfscore("score", "org/base", HF_ENDPOINT=hub.endpoint)
    surroundings = {"HF_ENDPOINT": hub.endpoint, "COLUMNS": "300"}
    english = hfscore("status", **surroundings).stdout
    japanese = hfscore("status", "--language", "ja", **surroundings).stdout
    for table in (english, japanese):
        for figure in (hub.endpoint, "500", "493", "org/base", "UTC", "store.sqlite", "168"):
            assert figure in table
    assert "1 (1 fresh, 0 older)" in english
    assert "whole listing" in english
    assert "期限内1件" in japanese
    assert "残りの回数" in japanese


def test_a_home_whose_name_is_too_long_is_told(hfscore: Run) -> None:
    """The sentence names the place and the cure; what can be told without a store is told."""
    result = hfscore("status", HFSCORE_HOME="x" * 5000)
    assert result.exit_code == 0, result.output
    assert "File name too long" in result.stderr
    assert "HFSCORE_HOME" in result.stderr
