"""The one call to the Hub that doctor makes, and its quick look at the store."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from time import monotonic

from xl_addin.cli.asking import clock
from xl_addin.errors import ModelError, RateLimited, StoreDamaged, StoreError, UnknownModel, Unreachable
from xl_addin.excel.doctor.facts import HubFacts, StoreFacts
from xl_addin.hub.client import HubClient
from xl_addin.hub.gate import Gate
from xl_addin.hub.judge import Asked, Reply, judge
from xl_addin.hub.patience import Patience
from xl_addin.hub.queries import probe_url
from xl_addin.hub.retrying import Passing
from xl_addin.hub.store.checking import looks_sound
from xl_addin.hub.store.database import Database
from xl_addin.hub.store.files import PARTS, beside, identity
from xl_addin.messages import keeping
from xl_addin.messages.doctor.network import not_the_hub
from xl_addin.records import Sentence
from xl_addin.settings import Settings

_SHORT = Patience(connect=5.0, silence=5.0, attempt=6.0, attempts=1)


def probe(settings: Settings, *, offline: bool) -> tuple[HubFacts | None, StoreFacts]:
    """Look at the store and, unless ``offline``, ask the Hub once; its quota is told as it is thereafter."""
    fault, damaged = _fault(settings.store_file)
    with _gate(settings, usable=fault is None) as gate:
        hub = None if offline else _ask(settings, gate)
        return hub, StoreFacts(settings.store_file, _size(settings.store_file), fault, damaged, gate.quota())


def _ask(settings: Settings, gate: Gate) -> HubFacts:
    begun = monotonic()
    with HubClient(settings.endpoint, settings.token, now=clock, patience=_SHORT, gate=gate) as client:
        reply, error = _reply(client)
    return HubFacts(
        monotonic() - begun,
        None if error is None else error.sentence,
        passes=isinstance(error, RateLimited),
        ahead=None if reply is None else _ahead(reply, clock()),
    )


def _reply(client: HubClient) -> tuple[Reply | None, ModelError | None]:
    """Return the answer to one call, where one came, and why it is of no use, where it is of none."""
    reply = None
    try:
        client.admit()
        reply = client.send(probe_url(client.endpoint))
        found = judge(reply, Asked("", client.endpoint, clock(), 0.0))
    except Passing as passing:
        return reply, passing.error
    except UnknownModel:
        found = None
    except ModelError as error:
        return reply, error
    return reply, None if isinstance(found, list) else Unreachable(not_the_hub(client.endpoint))


def _ahead(reply: Reply, now: datetime) -> timedelta | None:
    """Return by how much this clock runs before the one that dated the answer (RFC 9110, 6.6.1)."""
    try:
        dated = parsedate_to_datetime(reply.headers.get("date", ""))
    except ValueError:
        return None
    return now - (dated if dated.tzinfo else dated.replace(tzinfo=UTC))


@contextmanager
def _gate(settings: Settings, *, usable: bool) -> Iterator[Gate]:
    there = usable and identity(settings.store_file) is not None
    with closing(Database(settings.store_file if there else None)) as database:
        yield Gate(
            database, settings.endpoint, settings.who, now=clock, on_wait=lambda _: None, sleep=lambda _: None
        )


def _fault(file: Path) -> tuple[Sentence | None, bool]:
    """Return why the store cannot be used, and whether that is damage; a store not made yet is no fault."""
    if identity(file) is None:
        return None, False
    try:
        with closing(Database(file)) as database:
            if not looks_sound(database):
                return keeping.damaged(file), True
            with database.writing():  # refused where nothing can be written
                return None, False
    except StoreDamaged as error:
        return error.sentence, True
    except StoreError as error:
        return error.sentence, False


def _size(file: Path) -> int | None:
    """Return the bytes of a store with the files that SQLite keeps beside it, None where there is none."""
    if identity(file) is None:
        return None
    return sum(part.stat().st_size for ending in PARTS if (part := beside(file, ending)).is_file())
