"""Settings: what the environment says, read once."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from xl_addin.errors import BadInput
from xl_addin.settings import DEFAULT_ENDPOINT, Ages, Settings, read_settings, variables


def settings(tmp_path: Path, **env: str) -> Settings:
    """Return the settings of an environment whose token folder is empty unless given."""
    return read_settings({"HF_HOME": str(tmp_path), "LANG": "C", **env})


def test_an_empty_environment_means_the_public_hub_anonymously(tmp_path: Path) -> None:
    """Without variables the endpoint is the public Hub, without token, online, in English."""
    found = settings(tmp_path)
    assert (found.endpoint, found.token, found.offline, found.language) == (
        DEFAULT_ENDPOINT,
        None,
        False,
        "en",
    )


def test_the_token_is_found_as_the_hubs_own_tools_find_it(tmp_path: Path) -> None:
    """HF_TOKEN wins over HF_TOKEN_PATH, which wins over the file token in HF_HOME; blanks are cut off."""
    (tmp_path / "token").write_text("from-home\n")
    (tmp_path / "other").write_text(" from-path ")
    path = str(tmp_path / "other")
    assert settings(tmp_path).token == "from-home"
    assert settings(tmp_path, HF_TOKEN_PATH=path).token == "from-path"
    assert settings(tmp_path, HF_TOKEN_PATH=path, HF_TOKEN=" direct ").token == "direct"


@pytest.mark.parametrize("path", ["", "~nobody-of-this-name/token", os.devnull])
def test_a_token_file_that_is_no_text_is_no_token(tmp_path: Path, path: str) -> None:
    """A damaged token file is passed over; so is a missing one, and one in the folder of an unknown user."""
    (tmp_path / "token").write_bytes(b"\xff\xfe\x00")
    assert settings(tmp_path, HF_TOKEN_PATH=path).token is None


def test_the_token_never_shows(tmp_path: Path) -> None:
    """Neither repr nor str of the settings holds the token."""
    assert "secret" not in repr(settings(tmp_path, HF_TOKEN="secret"))


@pytest.mark.parametrize(
    ("value", "offline"), [("1", True), ("true", True), ("ON", True), ("0", False), ("", False)]
)
def test_offline_is_read_as_the_hubs_own_tools_read_it(tmp_path: Path, value: str, offline: bool) -> None:  # noqa: FBT001
    """HF_HUB_OFFLINE is on for 1, true, yes and on in any case."""
    assert settings(tmp_path, HF_HUB_OFFLINE=value).offline is offline


@pytest.mark.parametrize(
    "value",
    [
        "huggingface.co",
        "ftp://hub",
        "https://",
        "https://hub?x=1",
        "not a url",
        "https://[",
        "https://hub:99999",
        "https://hub:port",
        "https://\u2100.com",  # its letters become another host's where they are normalised
    ],
)
def test_an_endpoint_that_is_no_address_is_told_with_its_cure(tmp_path: Path, value: str) -> None:
    """The sentence names the variable, the value and what to write, in both languages."""
    with pytest.raises(BadInput) as caught:
        settings(tmp_path, HF_ENDPOINT=value)
    for text in (caught.value.sentence.en, caught.value.sentence.ja):
        assert "HF_ENDPOINT" in text
        assert value in text
        assert DEFAULT_ENDPOINT in text


def test_an_endpoint_that_cannot_be_shown_is_told(tmp_path: Path) -> None:
    """A byte that is no UTF-8, as the environment may hold, is shown by a sign that stands for it."""
    with pytest.raises(BadInput, match="https://h\N{REPLACEMENT CHARACTER}”"):
        settings(tmp_path, HF_ENDPOINT="https://h\udcff")


def test_a_mirror_is_taken_without_its_last_slash(tmp_path: Path) -> None:
    """The endpoint keeps its path and loses blanks and the slash at its end."""
    assert (
        settings(tmp_path, HF_ENDPOINT=" https://mirror.example/hub/ ").endpoint
        == "https://mirror.example/hub"
    )


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({"HFSCORE_LANGUAGE": "ja"}, "ja"),
        ({"HFSCORE_LANGUAGE": "en", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "ja_JP.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_users_choice_or_the_systems(
    tmp_path: Path, env: dict[str, str], language: str
) -> None:
    """HFSCORE_LANGUAGE decides, then the locale variables in POSIX order; only Japanese is not English."""
    assert settings(tmp_path, **env).language == language


def test_the_log_lies_in_the_users_folder(tmp_path: Path) -> None:
    """HFSCORE_HOME names the folder of the log file."""
    assert settings(tmp_path, HFSCORE_HOME=str(tmp_path / "家")).log_file == tmp_path / "家" / "hfscore.log"


def configured(home: Path, text: str, **env: str) -> Settings:
    """Return the settings of a home whose config.toml says ``text``."""
    (home / "config.toml").write_text(text, encoding="utf-8")
    return settings(home, HFSCORE_HOME=str(home), **env)


def test_ages_are_read_from_the_config_file(tmp_path: Path) -> None:
    """An age that is set holds, the others stay as usual: a day, a week, six hours."""
    ages = configured(tmp_path, "[ages]\nfresh_hours = 1.5\n").ages
    assert ages == Ages(timedelta(minutes=90), timedelta(days=7), timedelta(hours=6))
    assert read_settings({"HFSCORE_HOME": str(tmp_path / "empty")}).ages == Ages()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[ages\n", "cannot be read as TOML"),
        ("[ages]\nfresh_hours = 'soon'\n", "fresh_hours is 'soon'"),
        ("[ages]\nwhole_hours = -1\n", "whole_hours is -1"),
        ("[ages]\nunknown_hours = true\n", "unknown_hours is True"),
        ("[ages]\nfresh_days = 1\n", "no setting “fresh_days”"),
        ("ages = 3\n", "[ages]"),
        ("x = " + "[" * 5000, "cannot be read as TOML: nested too deeply"),
    ],
)
def test_a_config_file_that_cannot_be_meant_is_told(tmp_path: Path, text: str, says: str) -> None:
    """The sentence names the file, what is wrong in it and what may stand there."""
    with pytest.raises(BadInput) as raised:
        configured(tmp_path, text)
    assert says in raised.value.sentence.en
    assert "config.toml" in raised.value.sentence.ja


def test_variables_of_others_are_those_that_are_set() -> None:
    """In the order asked for; what is missing or empty is not there."""
    env = {"B": "2", "A": "1", "EMPTY": ""}
    assert list(variables("A", "EMPTY", "MISSING", "B", environment=env).items()) == [("A", "1"), ("B", "2")]


def test_the_mail_server_is_read(tmp_path: Path) -> None:
    """Section [mail] names server and sender, the environment the password; a port is the usual one."""
    text = '[mail]\nserver = "mail.e.jp"\nsender = "調査部 <f@e.jp>"\nuser = "u"\nca_file = "ca.pem"\n'
    found = configured(tmp_path, text, HFSCORE_SMTP_PASSWORD="secret").mail
    assert (found.server, found.port, found.security, found.user) == ("mail.e.jp", 587, "starttls", "u")
    assert (found.ca_file, found.timeout, found.password) == (tmp_path / "ca.pem", 60, "secret")
    assert configured(tmp_path, '[mail]\nsecurity = "tls"\n').mail.port == 465  # RFC 8314, 7.3
    assert configured(tmp_path, '[mail]\nsecurity = "tls"\nport = 2465\n').mail.port == 2465
    assert settings(tmp_path).mail.server == ""


@pytest.mark.parametrize(
    "line",
    [
        'password = "secret-word"',
        "port = 0",
        "port = 25.5",
        "port = true",
        'port = "25"',
        'security = "none"',
        "timeout = 0",
        "patience = -1",
        'server = ""',
        'server = "a\\nb"',
        "sender = 5",
        'ca_file = "~nobody-of-this-name/ca.pem"',
    ],
)
def test_a_mail_setting_that_cannot_be_is_told(tmp_path: Path, line: str) -> None:
    """The sentence names file, section and key; a password is no setting, and is not repeated."""
    with pytest.raises(BadInput, match=r"config\.toml.*\[mail\]") as caught:
        configured(tmp_path, f"[mail]\n{line}\n")
    assert line.partition(" ")[0] in caught.value.sentence.ja
    assert "secret-word" not in f"{caught.value.sentence}"


def test_channels_are_read_and_never_shown(tmp_path: Path) -> None:
    """The environment comes before section [notify]; what is no list of texts is told without its words."""
    text = '[notify]\nurls = ["slack://secret"]\n'
    assert configured(tmp_path, text).channels == ("slack://secret",)
    assert configured(tmp_path, text, HFSCORE_NOTIFY_URLS="a://x  b://y").channels == ("a://x", "b://y")
    assert "secret" not in repr(configured(tmp_path, text))
    for wrong in ('urls = "slack://secret"', "urls = [5]", 'slack = "secret"'):
        with pytest.raises(BadInput, match=r"\[notify\]") as caught:
            configured(tmp_path, f"[notify]\n{wrong}\n")
        assert "secret" not in f"{caught.value.sentence}"


@pytest.mark.parametrize("section", ["ages", "mail", "notify"])
def test_a_section_that_is_none_is_told(tmp_path: Path, section: str) -> None:
    """A text where a section belongs ends in words that name it."""
    with pytest.raises(BadInput, match=section):
        configured(tmp_path, f'{section} = "x"\n')
