"""Which variables of the moment a schedule keeps, and which it must not write down."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xl_addin.settings import Settings

_ADDRESSES = (
    *("HF_ENDPOINT", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"),
    *("NO_PROXY", "no_proxy"),
)
_PLACES = ("HF_HOME", "HF_TOKEN_PATH", "XDG_CACHE_HOME", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_SECRETS = ("HF_TOKEN", "HFSCORE_SMTP_PASSWORD", "HFSCORE_NOTIFY_URLS")
ASKED_FOR = (*_ADDRESSES, *_PLACES, "HF_HUB_OFFLINE", *_SECRETS)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The variables that are written down with a schedule, and the names of those that are not."""

    kept: dict[str, str]
    withheld: tuple[str, ...]


def surroundings(settings: Settings, found: Mapping[str, str]) -> Surroundings:
    """Return what a schedule keeps of ``found``, the values of those of ``ASKED_FOR`` that are set.

    The home folder and the language are always kept, as a scheduler's own surroundings say other things.
    Withheld is what is secret, and an address that has a name or password in it: other users of the computer
    may read a schedule, and the arguments of a running program.
    """
    kept = {"HFSCORE_HOME": str(settings.home.absolute()), "HFSCORE_LANGUAGE": settings.language}
    withheld = []
    for name, value in found.items():
        if name in _SECRETS or (name in _ADDRESSES and "@" in value):
            withheld.append(name)
        else:
            # A scheduler starts in another folder.
            kept[name] = str(Path(value).expanduser().absolute()) if name in _PLACES else value
    return Surroundings(kept, tuple(withheld))
