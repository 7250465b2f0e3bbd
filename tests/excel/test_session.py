"""Tests of the rim of a spreadsheet's process."""

from pathlib import Path

import pytest
from hub_double import HubDouble

from xl_addin.excel import session
from xl_addin.records import Status
from xl_addin.settings import Settings


def test_one_desk_serves_the_whole_process(surroundings: HubDouble) -> None:
    """The desk is opened at the first call, over a store in a home with a Japanese name, and stays."""
    ours = session.desk()
    assert session.desk() is ours
    assert ours.answer("org/base").status is Status.OK
    assert len([seen for seen in surroundings.seen if seen.route == "detail"]) == 1


def test_help_has_a_language_though_settings_be_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken settings are told by the cells; the wizard's texts are English then."""
    (tmp_path / "config.toml").write_text("[ages", encoding="utf-8")
    monkeypatch.setenv("HFSCORE_HOME", str(tmp_path))
    monkeypatch.setenv("HFSCORE_LANGUAGE", "ja")
    assert session.language() == "en"


def test_a_home_that_cannot_be_used_costs_no_answer(hub: HubDouble, tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, the store stays in memory and the desk opens."""
    home = tmp_path / "taken"
    home.write_text("", encoding="utf-8")
    ours = session.open_desk(Settings(hub.endpoint, None, False, home, "en"))  # noqa: FBT003  as the record has it
    assert ours.answer("org/none").status is Status.UNKNOWN_MODEL
    ours.close()
