"""Mail addresses, checked before anything is made of them."""

import re
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.policy import default

from xl_addin.errors import BadInput
from xl_addin.messages import mailing

MOST_RECIPIENTS = 100
"""Recipients of one mail."""

# RFC 5321, 4.1.2; dots may stand anywhere, as in old addresses of Japanese mobile phones.
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LONGEST_DOMAIN = 253
_LONGEST_NAME = 200  # letters; a line of a mail has room for 998 bytes (RFC 5322, 2.1.1)
_SEPARATORS = str.maketrans(";；、，", ",,,,")


def address_of(text: str) -> Address:
    """Return the one address that ``text`` writes, with or without a name: ``佐藤 <sato@example.jp>``.

    Raises
    ------
    BadInput
        If it is none, or more than one.
    """
    found = _parsed(text)
    if len(found) != 1:
        raise BadInput(mailing.no_address(text))
    return found[0]


def addresses_of(texts: Iterable[str]) -> tuple[Address, ...]:
    """Return the addresses that ``texts`` write, each once; commas and semicolons stand between them.

    Raises
    ------
    BadInput
        If one of them is none, or they are too many.
    """
    found = {key_of(one): one for text in texts for one in _parsed(text.translate(_SEPARATORS))}
    if len(found) > MOST_RECIPIENTS:
        raise BadInput(mailing.too_many_recipients(MOST_RECIPIENTS))
    return tuple(found.values())


def spec_of(address: Address) -> str:
    """Return the address as it is given to a mail server."""
    return f"{address.username}@{address.domain}"


def key_of(address: Address) -> str:
    """Return the address as servers are given it; none in use tells upper and lower case apart."""
    return spec_of(address).lower()


def _parsed(text: str) -> list[Address]:
    try:
        # A line break would begin a header of its own.
        parsed = default.header_factory("To", text).addresses if text.isprintable() else ()
    except (HeaderParseError, IndexError, ValueError) as error:
        raise BadInput(mailing.no_address(text)) from error
    if not parsed:
        raise BadInput(mailing.no_address(text))
    return [_checked(one, text) for one in parsed]


def _checked(address: Address, text: str) -> Address:
    domain = _ascii(address.domain)
    labels = domain.split(".")
    whole = len(labels) > 1 or domain == "localhost"
    short = len(domain) <= _LONGEST_DOMAIN and len(address.display_name) <= _LONGEST_NAME
    fits = short and _LOCAL.fullmatch(address.username)
    if not (fits and whole and all(map(_LABEL.fullmatch, labels))):
        raise BadInput(mailing.no_address(text))
    return Address(address.display_name, address.username, domain)


def _ascii(domain: str) -> str:
    """Return the domain as it goes over the wire, such as xn--wgv71a119e.jp; empty where it cannot."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
