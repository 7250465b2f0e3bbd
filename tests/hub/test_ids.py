"""Model ids; the rules are those of huggingface_hub's validate_repo_id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.errors import UnknownModel
from xl_addin.hub.ids import author, is_model_id, is_series, model_id


@pytest.mark.parametrize("text", ["gpt2", "meta-llama/Llama-3.1-8B", "_x/y_", "a/" + "b" * 96, "0/1"])
def test_an_id_of_the_hub_is_accepted(text: str) -> None:
    """Every id that the Hub may give passes."""
    assert is_model_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "a/b/c",
        "../secret",
        "a/..",
        "a/.",
        "a--b/c",
        "a/b.git",
        "-a/b",
        "a/b-",
        "a b/c",
        "東京/モデル",
        "a/b?x=1",
        "a/b#c",
        "a/b%2e",
        "a/b\nc",
        "a/" + "b" * 97,
        "https://huggingface.co/a/b",
    ],
)
def test_a_malformed_id_is_refused(text: str) -> None:
    """What cannot be an id is refused with a sentence that shows an example."""
    with pytest.raises(UnknownModel) as refused:
        model_id(text)
    assert "organisation/name" in refused.value.sentence.en
    assert "組織名/モデル名" in refused.value.sentence.ja


@pytest.mark.parametrize("blank", [" ", "\t", "\N{IDEOGRAPHIC SPACE}", "\N{NO-BREAK SPACE}"])
def test_surrounding_spaces_do_not_count(blank: str) -> None:
    """Spaces that a cell or an input method leaves around an id are stripped."""
    assert model_id(f"{blank}org/name{blank}") == "org/name"


@given(st.text())
def test_no_id_can_leave_its_place_in_an_address(text: str) -> None:
    """Whatever is accepted holds none of the characters that mean something in an address."""
    assert not is_model_id(text) or not set(text) & set("?#%:@\\ \r\n") | {".."} & set(text.split("/"))


def test_an_imported_series_has_a_colon_and_an_address_is_none() -> None:
    """collection:series is a series; ids and addresses are not."""
    assert is_series("ours:chat model")
    assert not is_series("org/name")
    assert not is_series("https://huggingface.co/org/name")


def test_the_author_is_the_namespace() -> None:
    """The author is the namespace, and an old id without one is its own author."""
    assert author("org/name") == "org"
    assert author("gpt2") == "gpt2"
