"""The one reader of the environment; everything else is handed a frozen :class:`Settings`."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from xl_addin.errors import BadInput
from xl_addin.records import Language, Sentence

DEFAULT_ENDPOINT = "https://huggingface.co"
_TRUE = {"1", "ON", "YES", "TRUE"}  # the Hub's own tools read HF_HUB_OFFLINE so


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings say: where the Hub is, who asks, where files are kept, which language."""

    endpoint: str
    token: str | None = field(repr=False)
    offline: bool
    home: Path
    language: Language

    @property
    def log_file(self) -> Path:
        """The file that keeps the details of what went wrong."""
        return self.home / "hfscore.log"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of ``environment`` (default: this process's).

    Raises
    ------
    BadInput
        If ``HF_ENDPOINT`` is no http(s) address.
    """
    env = os.environ if environment is None else environment
    return Settings(
        endpoint=_endpoint(env.get("HF_ENDPOINT", "")),
        token=_token(env),
        offline=env.get("HF_HUB_OFFLINE", "").upper() in _TRUE,
        home=Path(env.get("HFSCORE_HOME") or user_data_path("hfscore", appauthor=False)),
        language=_language(env),
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
