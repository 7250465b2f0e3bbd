"""The one reader of the environment and of config.toml; all else is handed a frozen :class:`Settings`."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path

from xl_addin.errors import BadInput
from xl_addin.messages import configuring
from xl_addin.records import Language, Sentence
from xl_addin.small_files import read_small, toml_of

DEFAULT_ENDPOINT = "https://huggingface.co"
_AGE_KEYS = {"fresh": "fresh_hours", "whole": "whole_hours", "unknown": "unknown_hours"}
_MOST_HOURS = 10_000
_MAIL_BOUNDS = {"port": (1, 65_535), "timeout": (1, 600), "patience": (0, 86_400)}
_MAIL_KEYS = {
    "server": "a host name",
    "port": "1 to 65535",
    "security": "starttls or tls",
    "sender": "a mail address",
    "user": "a name",
    "ca_file": "a path",
    "timeout": "1 to 600 seconds",
    "patience": "0 to 86400 seconds",
}
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
class MailServer:
    """The mail server and who sends through it; section [mail], the password aside.

    Attributes
    ----------
    server, port, security
        Where it listens, and whether it speaks TLS from the start (``tls``) or after STARTTLS.
    sender
        The address that mails come from, with or without a name; empty: none is named.
    user
        Who logs in; empty: nobody does.
    password
        From HFSCORE_SMTP_PASSWORD; None: the keyring has it.
    ca_file
        Certificates that are trusted beside the system's own.
    timeout
        Longest wait for one answer [s].
    patience
        How long a mail is offered again that the server does not take for now [s].
    """

    server: str = ""
    port: int = 587
    security: Literal["starttls", "tls"] = "starttls"
    sender: str = ""
    user: str = ""
    password: str | None = field(default=None, repr=False)
    ca_file: Path | None = None
    timeout: float = 60.0
    patience: float = 600.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say: where the Hub is, who asks, where files are kept, which language."""

    endpoint: str
    token: str | None = field(repr=False)
    offline: bool
    home: Path
    language: Language
    ages: Ages = Ages()
    mail: MailServer = MailServer()
    channels: tuple[str, ...] = field(default=(), repr=False)  # addresses that hold secrets

    @property
    def who(self) -> str:
        """Whose quota of calls is used: ``token`` or ``anonymous``."""
        return "anonymous" if self.token is None else "token"

    @property
    def store_file(self) -> Path:
        """The file that keeps what was answered."""
        return self.home / "store.sqlite"

    @property
    def config_file(self) -> Path:
        """The file in which the user sets what differs from the usual."""
        return self.home / "config.toml"

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
    file = home / "config.toml"
    said = _config(file)
    return Settings(
        endpoint=_endpoint(env.get("HF_ENDPOINT", "")),
        token=_token(env),
        offline=env.get("HF_HUB_OFFLINE", "").upper() in _TRUE,
        home=home,
        language=_language(env),
        ages=_ages(said.get("ages", {}), file),
        mail=_mail(said.get("mail", {}), env, file),
        channels=_channels(said.get("notify", {}), env, file),
    )


def read_language(environment: Mapping[str, str] | None = None) -> Language:
    """Return the language that ``environment`` (default: this process's) asks for, whatever else it says."""
    return _language(os.environ if environment is None else environment)


def variables(*names: str, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return those of ``names`` that are set in ``environment`` (default: this process's), in that order.

    For what other programs are told and HFScore does not heed itself.
    """
    env = os.environ if environment is None else environment
    return {name: env[name] for name in names if env.get(name)}


def _mail(said: object, env: Mapping[str, str], file: Path) -> MailServer:
    """Return the mail server that ``file`` names, with the password of the environment."""
    if not isinstance(said, dict):
        raise BadInput(configuring.unknown(file, "mail", str(said), _MAIL_KEYS))
    for key, value in said.items():
        if key not in _MAIL_KEYS:
            raise BadInput(configuring.unknown(file, "mail", key, _MAIL_KEYS))
        if not _fits(key, value):
            raise BadInput(configuring.unfit(file, "mail", key, value, _MAIL_KEYS[key]))
    usual_port = 465 if said.get("security") == "tls" else 587  # RFC 8314, 3.3 and 7.3
    read = {"port": usual_port, **said}
    if "ca_file" in said:
        read["ca_file"] = file.parent / Path(said["ca_file"]).expanduser()
    return MailServer(**read, password=env.get("HFSCORE_SMTP_PASSWORD") or None)


def _fits(key: str, value: object) -> bool:
    if key in _MAIL_BOUNDS:
        low, high = _MAIL_BOUNDS[key]
        numeric = isinstance(value, int) if key == "port" else isinstance(value, int | float)
        return numeric and not isinstance(value, bool) and low <= value <= high  # type: ignore[operator]
    if key == "security":
        return value in ("starttls", "tls")
    if not (isinstance(value, str) and value.strip() and value.isprintable()):
        return False
    return key != "ca_file" or _is_path(value)


def _is_path(text: str) -> bool:
    try:
        Path(text).expanduser()
    except RuntimeError:  # a “~” that stands for no home
        return False
    return True


def _channels(said: object, env: Mapping[str, str], file: Path) -> tuple[str, ...]:
    """Return the channels' addresses: those of the environment, else those that ``file`` names."""
    if env.get("HFSCORE_NOTIFY_URLS", "").strip():
        return tuple(env["HFSCORE_NOTIFY_URLS"].split())
    known = {"urls": "a list of texts"}
    if not isinstance(said, dict) or set(said) - set(known):
        raise BadInput(configuring.unknown(file, "notify", "…", known))
    urls = said.get("urls", [])
    if not isinstance(urls, list) or not all(isinstance(url, str) for url in urls):
        raise BadInput(configuring.unfit(file, "notify", "urls", "…", known["urls"]))
    return tuple(urls)


def _ages(said: object, file: Path) -> Ages:
    """Return the ages that ``file`` sets, else the usual ones."""
    usual = Ages()
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
        return toml_of(read_small(file))
    except OSError:
        return {}
    except ValueError as error:  # also what the decoding raises
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
    if not _is_web_address(address):
        raise BadInput(configuring.no_web_address(address, DEFAULT_ENDPOINT))
    return address


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        complete = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # brackets that do not match, a port that is none
        return False
    return bool(complete) and address.isprintable() and not (parts.query or parts.fragment)


def _token(env: Mapping[str, str]) -> str | None:
    """Return the token as the Hub's own tools find it: HF_TOKEN, else the file they keep it in."""
    if env.get("HF_TOKEN", "").strip():
        return env["HF_TOKEN"].strip()
    cache = Path(env.get("XDG_CACHE_HOME") or "~/.cache")
    home = Path(env["HF_HOME"]) if env.get("HF_HOME") else cache / "huggingface"
    path = Path(env["HF_TOKEN_PATH"]) if env.get("HF_TOKEN_PATH") else home / "token"
    try:
        return read_small(path.expanduser()).strip() or None
    except (OSError, UnicodeDecodeError, RuntimeError):  # the last for a “~” that stands for no home
        return None


def _language(env: Mapping[str, str]) -> Language:
    """Return ja where the user or the system says so, else en."""
    for name in ("HFSCORE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "ja" if env[name].lower().startswith("ja") else "en"
    # Windows sets none of these; there the system's own locale tells.
    return "ja" if (locale.getlocale()[0] or "").lower().startswith("ja") else "en"
