"""What a schedule keeps of the surroundings, and what it must not."""

from pathlib import Path

import pytest

from xl_addin.scheduling.surroundings import ASKED_FOR, surroundings
from xl_addin.settings import read_settings, variables


def test_home_and_language_are_always_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative home becomes whole, and the language is the one of the moment even where LANG told it."""
    monkeypatch.chdir(tmp_path)
    settings = read_settings({"HFSCORE_HOME": "data", "LANG": "ja_JP.UTF-8"})
    kept = surroundings(settings, {}).kept
    assert kept == {"HFSCORE_HOME": str(tmp_path / "data"), "HFSCORE_LANGUAGE": "ja"}


def test_secrets_are_named_and_not_kept() -> None:
    """Tokens, passwords and addresses with a name in them appear by name only; all else is kept."""
    env = {
        "HF_TOKEN": "hf_secret",
        "HFSCORE_SMTP_PASSWORD": "secret",
        "HFSCORE_NOTIFY_URLS": "slack://secret",
        "HTTPS_PROXY": "http://me:secret@proxy:8080",
        "HTTP_PROXY": "http://proxy:8080",
        "HF_HUB_OFFLINE": "1",
        "OTHER": "unheard of",
    }
    around = surroundings(read_settings(env), variables(*ASKED_FOR, environment=env))
    assert set(around.withheld) == {"HF_TOKEN", "HFSCORE_SMTP_PASSWORD", "HFSCORE_NOTIFY_URLS", "HTTPS_PROXY"}
    assert "secret" not in str(around)
    assert around.kept["HTTP_PROXY"] == "http://proxy:8080"
    assert around.kept["HF_HUB_OFFLINE"] == "1"
    assert "OTHER" not in around.kept


def test_places_become_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path, or one that begins with ~, names the same place from any folder."""
    monkeypatch.chdir(tmp_path)
    env = {"HF_TOKEN_PATH": "token", "HF_HOME": "~/hf"}
    kept = surroundings(read_settings(env), env).kept
    assert kept["HF_TOKEN_PATH"] == str(tmp_path / "token")
    assert kept["HF_HOME"] == str(Path.home() / "hf")
