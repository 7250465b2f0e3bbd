"""The one reader of the environment and of config.toml; all else is handed a frozen :class:`Settings`."""

import locale
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path

from xl_addin.errors import BadInput
from xl_addin.records import Language, Sentence

DEFAULT_ENDPOINT = "https://huggingface.co"
_AGE_KEYS = {"fresh": "fresh_hours", "whole": "whole_hours", "unknown": "unknown_hours"}
_MOST_HOURS = 10_000
_TRUE = {"1", "ON", "YES", "TRUE"}  # the Hub's own tools read HF_HUB_OFFLINE so


@dataclass(frozen=True, slots=True)
class Ages:
    """How old kept data may grow.

    Attributes
    ----------
    fresh
        Up to this age a kept answer is given without asking the Hub.
    whole
        After this time the whole listing is read again, even where nothing seems to have changed.
    unknown
        For this long a name that the Hub did not know is not asked for again.
    """

    fresh: timedelta = timedelta(hours=24)
    whole: timedelta = timedelta(days=7)
    unknown: timedelta = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say: where the Hub is, who asks, where files are kept, which language."""

    endpoint: str
    token: str | None = field(repr=False)
    offline: bool
    home: Path
    language: Language
    ages: Ages = Ages()

    @property
    def who(self) -> str:
        """Whose quota of calls is used: ``token`` or ``anonymous``."""
        return "anonymous" if self.token is None else "token"

    @property
    def store_file(self) -> Path:
        """The file that keeps what was answered."""
        return self.home / "store.sqlite"

    @property
    def log_file(self) -> Path:
        """The file that keeps the details of what went wrong."""
        return self.home / "hfscore.log"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of ``environment`` (default: this process's).

    Raises
    ------
    BadInput
        If ``HF_ENDPOINT`` is no http(s) address, or ``config.toml`` in the home folder says what it cannot.
    """
    env = os.environ if environment is None else environment
    home = Path(env.get("HFSCORE_HOME") or user_data_path("hfscore", appauthor=False))
    return Settings(
        endpoint=_endpoint(env.get("HF_ENDPOINT", "")),
        token=_token(env),
        offline=env.get("HF_HUB_OFFLINE", "").upper() in _TRUE,
        home=home,
        language=_language(env),
        ages=_ages(home / "config.toml"),
    )


def variables(*names: str, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return those of ``names`` that are set in ``environment`` (default: this process's), in that order.

    For what other programs are told and HFScore does not heed itself.
    """
    env = os.environ if environment is None else environment
    return {name: env[name] for name in names if env.get(name)}


def _ages(file: Path) -> Ages:
    """Return the ages that ``file`` sets, else the usual ones."""
    usual = Ages()
    said = _config(file).get("ages", {})
    if not isinstance(said, dict):
        raise BadInput(_no_such_setting(file, str(said)))
    hours = {
        name: _hours(said[key], key, file) if key in said else getattr(usual, name)
        for name, key in _AGE_KEYS.items()
    }
    unknown = sorted(set(said) - set(_AGE_KEYS.values()))
    if unknown:
        raise BadInput(_no_such_setting(file, unknown[0]))
    return Ages(**hours)


def _config(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        return {}
    except ValueError as error:  # also what tomllib and the decoding raise
        raise BadInput(
            Sentence(
                f"{file} cannot be read as TOML: {error}. Correct that line, or remove the file.",
                f"{file} を TOML として読み取れません（{error}）。"
                "該当行を修正するか、ファイルを削除してください。",
            )
        ) from error


def _hours(value: object, key: str, file: Path) -> timedelta:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MOST_HOURS:
        return timedelta(hours=value)
    raise BadInput(
        Sentence(
            f"{file}: {key} is {value!r}. Write a number of hours from 0 to {_MOST_HOURS:,}.",
            f"{file} の {key} が {value!r} です。0〜{_MOST_HOURS:,} の時間数を指定してください。",
        )
    )


def _no_such_setting(file: Path, key: str) -> Sentence:
    known = ", ".join(_AGE_KEYS.values())
    return Sentence(
        f"{file}: there is no setting “{key}” under [ages]. Known: {known}.",
        f"{file} の [ages] に「{key}」という設定はありません。使用できる設定：{known}",
    )


def _endpoint(value: str) -> str:
    address = value.strip().rstrip("/") or DEFAULT_ENDPOINT
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadInput(
            Sentence(
                f"HF_ENDPOINT is “{address}”, which is no web address. Write one such as {DEFAULT_ENDPOINT}, "
                "or remove the variable.",
                f"HF_ENDPOINT の値「{address}」はウェブアドレスではありません。"
                f"{DEFAULT_ENDPOINT} のように指定するか、変数を削除してください。",
            )
        )
    return address


def _token(env: Mapping[str, str]) -> str | None:
    """Return the token as the Hub's own tools find it: HF_TOKEN, else the file they keep it in."""
    if env.get("HF_TOKEN", "").strip():
        return env["HF_TOKEN"].strip()
    cache = Path(env["XDG_CACHE_HOME"]) if env.get("XDG_CACHE_HOME") else Path("~/.cache").expanduser()
    home = Path(env["HF_HOME"]) if env.get("HF_HOME") else cache / "huggingface"
    path = Path(env["HF_TOKEN_PATH"]) if env.get("HF_TOKEN_PATH") else home / "token"
    try:
        return path.expanduser().read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def _language(env: Mapping[str, str]) -> Language:
    """Return ja where the user or the system says so, else en."""
    for name in ("HFSCORE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "ja" if env[name].lower().startswith("ja") else "en"
    # Windows sets none of these; there the system's own locale tells.
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"
