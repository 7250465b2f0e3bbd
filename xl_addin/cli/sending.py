"""How commands send a letter or a short message: each once, with every outcome told."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from time import sleep

import click

from xl_addin.delivery.addresses import address_of, key_of, spec_of
from xl_addin.delivery.channels import channel_names, notify, require_channels
from xl_addin.delivery.once import Carry, send_once
from xl_addin.delivery.outcome import Delivered
from xl_addin.delivery.passwords import password_of
from xl_addin.delivery.persisting import persist
from xl_addin.delivery.smtp import Envelope, Road, hand_over
from xl_addin.errors import BadInput
from xl_addin.hub.store.database import Database
from xl_addin.messages import channels as of_channels
from xl_addin.messages import mailing
from xl_addin.outputs.mail.letter import Letter, message_of
from xl_addin.records import Language, Sentence
from xl_addin.settings import Settings

MEGABYTE = 1_000_000
_NAME_OF_LOCK = "sending"
_log = logging.getLogger(__name__)


def send_letter(
    settings: Settings,
    db: Database,
    letter: Letter,
    recipients: Sequence[Address],
    language: Language,
    *,
    again: bool = False,
    insecure: bool = False,
    limit: float = 10.0,
) -> bool:
    """Mail ``letter`` to those of ``recipients`` who do not have it; tell whether everybody now has.

    Parameters
    ----------
    again
        Send it even to those who have it.
    insecure
        Send it even where the server offers no encryption.
    limit
        Largest message [MB].

    Raises
    ------
    BadInput
        If no server, sender or password is configured, or the message is too large.
    StoreError
        If it cannot be noted to whom it goes; then nothing is sent.
    """
    if not settings.mail.server or not settings.mail.sender:
        raise BadInput(mailing.no_server(settings.config_file))
    sender, digest = address_of(settings.mail.sender), _digest(letter, again=again)
    message = message_of(
        letter,
        sender,
        recipients,
        message_id=f"<{digest[:32]}.hfscore@{sender.domain}>",
        sent=datetime.now(UTC).astimezone(),
    )
    envelope = Envelope(spec_of(sender), bytes(message))
    require_size(len(envelope.content), limit)
    road = Road(settings.mail, password_of(settings.mail), insecure)

    return _once(
        db,
        settings.home / _NAME_OF_LOCK,
        digest,
        [key_of(one) for one in recipients],
        lambda pending, note: persist(
            lambda some: hand_over(road, envelope, some, note),
            pending,
            settings.mail.patience,
            sleep=sleep,
            tell=lambda sentence: _say(sentence, language),
        ),
        language=language,
    )


def send_short(
    settings: Settings, db: Database, letter: Letter, language: Language, *, again: bool = False
) -> bool:
    """Bring the text of ``letter`` to the configured channels that do not have it; tell whether all now have.

    Raises
    ------
    BadInput
        If no channel is configured, one cannot be used, or Apprise is not installed.
    StoreError
        If it cannot be noted to whom it goes; then nothing is sent.
    """
    if not settings.channels:
        raise BadInput(of_channels.no_channel(settings.config_file))
    require_channels(settings.channels)
    channels: Mapping[str, str] = channel_names(settings.channels)
    return _once(
        db,
        settings.home / _NAME_OF_LOCK,
        _digest(letter, again=again),
        list(channels),
        lambda names, note: notify(channels, names, letter.subject, letter.text, note),
        language=language,
    )


def require_size(size: int, limit: float) -> None:
    """Refuse a message of ``size`` bytes that is larger than ``limit`` [MB].

    Raises
    ------
    BadInput
        If it is.
    """
    if size > limit * MEGABYTE:
        raise BadInput(mailing.too_large(size, round(limit * MEGABYTE)))


def _once(
    db: Database, lock: Path, digest: str, recipients: Sequence[str], carry: Carry, *, language: Language
) -> bool:
    delivered = send_once(
        db,
        lock,
        digest,
        recipients,
        carry,
        clock=lambda: datetime.now(UTC),
        before=lambda known: _tell_known(known, language),
    )
    _tell(delivered, language)
    return delivered.complete


def _digest(letter: Letter, *, again: bool) -> str:
    """Return what names the message; one that is to be sent again is another."""
    return sha256(f"{letter.digest} {datetime.now(UTC)}".encode()).hexdigest() if again else letter.digest


def _tell_known(known: Delivered, language: Language) -> None:
    """Tell what earlier runs did."""
    for say, those in ((mailing.sent_before, known.before), (mailing.presumed_sent, known.presumed)):
        by_moment = sorted(those.items(), key=lambda one: one[1])
        for moment, some in groupby(by_moment, key=lambda one: one[1]):
            _say(say([name for name, _ in some], moment), language)
    if known.unsure:
        _say(mailing.may_come_twice(known.unsure), language)


def _tell(delivered: Delivered, language: Language) -> None:
    carried = delivered.carried
    if carried.sent:
        _say(mailing.sent(carried.sent), language, err=False)
    for said in carried.refused.values():
        _say(said, language)
    if carried.failure is not None:
        _say(carried.failure, language)


def _say(sentence: Sentence, language: Language, *, err: bool = True) -> None:
    _log.info("%s", sentence.en)
    click.echo(sentence.text(language), err=err)
