"""Other channels: what arrives over HTTP, and that no address is ever told."""

from collections.abc import Iterator

import pytest
from web_hook import Hook

from xl_addin.delivery.channels import channel_names, notify, require_channels
from xl_addin.errors import BadInput
from xl_addin.hub.store.mails import Stage

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # Apprise's own


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    """Run a web hook on this machine, past any proxy of the surroundings."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Hook() as server:
        yield server


def test_a_message_arrives(hook: Hook) -> None:
    """Title and text come as they are, Japanese too; what would call everybody calls nobody."""
    channels = channel_names([f"json://127.0.0.1:{hook.port}/secret-token"])
    notes: list[tuple[tuple[str, ...], Stage]] = []
    text = "順位 1: 組織/モデル\n<!channel> @everyone =1+1"
    carried = notify(
        channels, [*channels], "件名", text, lambda some, stage: notes.append((tuple(some), stage))
    )
    (posted,) = hook.posted
    assert posted["title"] == "件名"
    assert posted["message"].rstrip() == "順位 1: 組織/モデル\n＜!channel＞ ＠everyone =1+1"
    assert carried.sent == tuple(channels)
    assert notes == [(tuple(channels), Stage.SENT)]


def test_one_that_refuses_does_not_keep_the_others_from_it(
    hook: Hook, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is told by a name that hides its address; nothing else is printed."""
    with Hook() as dead:
        port = dead.port
    urls = [f"json://127.0.0.1:{port}/secret-1", f"json://127.0.0.1:{hook.port}/secret-2"]
    channels = channel_names(urls)
    first, second = channels
    carried = notify(channels, [*channels], "t", "x", lambda *_: None)
    assert (carried.sent, list(carried.refused)) == ((second,), [first])
    assert "secret" not in f"{carried}{''.join(capfd.readouterr())}"
    assert first.startswith("json-")


def test_an_address_in_no_known_form_is_told_by_its_number() -> None:
    """The sentence counts the channels and repeats no address."""
    with pytest.raises(BadInput, match="Channel 2") as caught:
        require_channels(["json://127.0.0.1/secret", "nonsense-secret"])
    assert "secret" not in caught.value.sentence.en
