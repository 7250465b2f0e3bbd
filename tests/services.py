"""A service in a thread of the test's own process, and the models that its Hub double holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Thread

from service_client import Client

from xl_addin.excel.desk import Desk
from xl_addin.service.running import run

MODELS = tuple(f"org/base-{number}" for number in range(5))


@contextmanager
def serving(ours: Desk, idle: float = float("inf")) -> Iterator[Client]:
    """Serve from a desk until the end of the block."""
    told: SimpleQueue[Client] = SimpleQueue()
    thread = Thread(target=run, args=(0, ours, idle, lambda me: told.put(Client(me))), daemon=True)
    thread.start()
    client = told.get(timeout=10)
    try:
        yield client
    finally:
        if thread.is_alive():
            client.ask("POST", "/v1/end")
        thread.join(10)
        assert not thread.is_alive()
