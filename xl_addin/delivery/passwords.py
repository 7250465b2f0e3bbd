"""Where the password of a mail server comes from: the environment, else the system's keyring."""

from importlib import import_module
from types import ModuleType

from xl_addin.errors import BadInput
from xl_addin.messages import mailing
from xl_addin.settings import MailServer

SERVICE = "hfscore-mail"
"""The name under which the keyring has it."""


def password_of(server: MailServer) -> str | None:
    """Return the password with which ``server``'s user logs in, None where nobody does.

    Raises
    ------
    BadInput
        If there is none, or the keyring does not answer.
    """
    if not server.user:
        return None
    password = server.password or _kept(server.user)
    if not password:
        raise BadInput(mailing.no_password(server.user, SERVICE))
    return password


def _kept(user: str) -> str | None:
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        password: str | None = keyring.get_password(SERVICE, user)
    except keyring.errors.NoKeyringError:
        return None
    except keyring.errors.KeyringError as error:
        raise BadInput(mailing.keyring_locked(str(error))) from error
    return password


def _keyring() -> ModuleType | None:
    """Return the library, which is an extra and slow to import; None where it is not installed."""
    try:
        return import_module("keyring")
    except ModuleNotFoundError:
        return None
