"""Other channels than mail (Teams, Slack, LINE WORKS and others), through Apprise where it is installed.

The channels' addresses hold secrets: none is ever shown, logged or kept.
"""

import logging
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from types import ModuleType
from urllib.parse import urlsplit

from xl_addin.delivery.outcome import Carried, Note
from xl_addin.errors import BadInput
from xl_addin.hub.store.mails import Stage
from xl_addin.messages import channels as said

_NO_MENTIONS = str.maketrans("<>@", "＜＞＠")
"""Channels take <!channel> and @everyone for calls to all, whoever wrote them."""


def channel_names(urls: Sequence[str]) -> Mapping[str, str]:
    """Return the address of each channel by a name that tells its kind and hides the rest.

    Examples
    --------
    >>> list(channel_names(["slack://secret/token"]))
    ['slack-3fff3a9b']
    """
    return {f"{urlsplit(url).scheme or '?'}-{sha256(url.encode()).hexdigest()[:8]}": url for url in urls}


def require_channels(urls: Sequence[str]) -> None:
    """Refuse channels that cannot be used, before anything is sent.

    Raises
    ------
    BadInput
        If Apprise is not installed, or does not know the form of an address.
    """
    apprise = _apprise()
    for number, url in enumerate(urls, start=1):
        if not apprise.Apprise().add(url):
            raise BadInput(said.channel_unknown(number))


def notify(channels: Mapping[str, str], names: Sequence[str], title: str, text: str, note: Note) -> Carried:
    """Bring a short text to the channels of those ``names``, one after the other.

    Parameters
    ----------
    channels
        As :func:`channel_names` gives them.

    Raises
    ------
    BadInput
        If Apprise is not installed.
    """
    apprise = _apprise()
    title, text = title.translate(_NO_MENTIONS), text.translate(_NO_MENTIONS)
    sent: list[str] = []
    for name in names:
        channel = apprise.Apprise()
        channel.add(channels[name])
        if channel.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT):
            note([name], Stage.SENT)
            sent.append(name)
    refused = {name: said.channel_refused(name) for name in names if name not in sent}
    return Carried(tuple(sent), refused)


def _apprise() -> ModuleType:
    try:
        apprise = import_module("apprise")
    except ModuleNotFoundError as error:
        raise BadInput(said.no_apprise()) from error
    logger = logging.getLogger("apprise")  # it tells parts of addresses
    logger.disabled = True
    return apprise
