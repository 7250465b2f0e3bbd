"""The password of the mail server: from the environment or the keyring, and from nowhere else."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from xl_addin.delivery.passwords import SERVICE, password_of
from xl_addin.errors import BadInput
from xl_addin.settings import MailServer


class Ring(KeyringBackend):
    """A keyring in memory, which may be locked."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        if self.locked:
            raise KeyringLocked("the user said no")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    """Put a keyring of our own into the place of the machine's, by the library's own means."""
    before, own = keyring.get_keyring(), Ring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_without_a_user_nobody_logs_in(ring: Ring) -> None:
    """Then no password is looked for, whatever the environment has."""
    ring.locked = True
    assert password_of(MailServer("mail.e.jp", password="unused")) is None


def test_the_environment_comes_before_the_keyring(ring: Ring) -> None:
    """HFSCORE_SMTP_PASSWORD, read into the settings, wins."""
    ring.set_password(SERVICE, "u", "kept")
    assert password_of(MailServer("mail.e.jp", user="u", password="given")) == "given"
    assert password_of(MailServer("mail.e.jp", user="u")) == "kept"


def test_no_password_is_told_with_both_cures(ring: Ring) -> None:
    """The sentence names the user, the keyring's command and the variable."""
    with pytest.raises(BadInput, match=f"keyring set {SERVICE} u .*HFSCORE_SMTP_PASSWORD"):
        password_of(MailServer("mail.e.jp", user="u"))


def test_a_locked_keyring_is_told(ring: Ring) -> None:
    """What the keyring says is repeated, with what to do."""
    ring.locked = True
    with pytest.raises(BadInput, match=r"the user said no.*Unlock it"):
        password_of(MailServer("mail.e.jp", user="u"))


def test_the_password_never_shows() -> None:
    """The settings do not print it."""
    assert "secret" not in repr(MailServer("mail.e.jp", user="u", password="secret"))
