"""Mail addresses: what is one, and that nothing else gets near a header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_addin.delivery.addresses import MOST_RECIPIENTS, address_of, addresses_of, key_of, spec_of
from xl_addin.errors import BadInput


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("taro@example.jp", "taro@example.jp"),
        (" taro@example.jp ", "taro@example.jp"),
        ("佐藤 太郎 <Taro.Sato@Example.co.jp>", "Taro.Sato@Example.co.jp"),
        ('"Sato, Taro" <taro+hf@example.jp>', "taro+hf@example.jp"),
        ("root@localhost", "root@localhost"),
        ("taro@日本語.jp", "taro@xn--wgv71a119e.jp"),  # the domain's registered form (RFC 3490)
    ],
)
def test_an_address_is_read(text: str, spec: str) -> None:
    """With or without a name, and with a Japanese domain, it is given to servers in ASCII."""
    assert spec_of(address_of(text)) == spec


@pytest.mark.parametrize(
    "text",
    [
        "",
        "taro",
        "taro@",
        "@example.jp",
        "taro@example",
        "taro@-example.jp",
        "taro@exa mple.jp",
        "太郎@example.jp",
        "a@e.jp\r\nBcc: b@e.jp",
        "a@e.jp\nb@e.jp",
        "Taro\u202e <a@e.jp>",
        f"{'x' * 65}@e.jp",
        f"a@{'x.' * 130}jp",
        f"{'x' * 201} <a@e.jp>",
        "a@e.jp, b@e.jp",
        "friends: a@e.jp, b@e.jp;",
    ],
)
def test_what_is_none_is_refused_in_words(text: str) -> None:
    """The sentence repeats it, fit to be shown, in both languages."""
    with pytest.raises(BadInput) as caught:
        address_of(text)
    assert caught.value.sentence.en.isprintable()
    assert caught.value.sentence.ja.isprintable()


def test_several_stand_in_one_text_and_each_counts_once() -> None:
    """Commas and semicolons, as they are typed in Japan too, separate; upper and lower case are one."""
    found = addresses_of(["a@e.jp; b@e.jp", "A@E.jp、c@e.jp", "佐藤 <d@e.jp>，e@e.jp"])
    assert [key_of(one) for one in found] == [f"{letter}@e.jp" for letter in "abcde"]
    assert addresses_of([]) == ()


def test_there_is_a_most() -> None:
    """A hundred may be named, not one more."""
    texts = [f"a{number}@e.jp" for number in range(MOST_RECIPIENTS)]
    assert len(addresses_of(texts)) == MOST_RECIPIENTS
    with pytest.raises(BadInput, match="mailing list"):
        addresses_of([*texts, "one.more@e.jp"])


@given(st.text(max_size=60) | st.from_regex(r"[^@]{0,20}@[^@]{0,20}"))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is an address that is one line of ASCII, or is refused in words."""
    try:
        spec = spec_of(address_of(text))
    except BadInput:
        return
    assert spec.isascii()
    assert spec.isprintable()
    assert spec.count("@") == 1
