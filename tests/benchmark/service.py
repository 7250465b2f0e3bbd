"""Cells through the local service, beside a bare server that returns a constant for the same batch.

Both run in processes of their own and are measured in one run. It states times and judges none.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import click
import uvicorn
from benchmark.measured import Measured, seconds, show
from desks import hold
from hub_double import HubDouble
from service_client import Client, client_of, started, until
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from xl_addin.service.instance import Instance

BARE = "a bare server that returns a constant"
ROUNDS = 20


async def constant(request: Request) -> JSONResponse:
    """Return the same number for every call."""
    return JSONResponse({"answers": [{"value": 50.0} for _ in (await request.json())["calls"]]})


def serve_bare(port: int) -> None:
    """Serve that, with the server's own settings."""
    app = Starlette(routes=[Route("/v1/cells", constant, methods=["POST"])])
    uvicorn.run(app, port=port, http="h11", log_level="error")


def bare() -> tuple[subprocess.Popen[bytes], Client]:
    """Start the bare server; return it and who asks it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, __file__, "--bare", str(port)])
    client = Client(Instance(f"http://127.0.0.1:{port}"))

    def listens() -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    until(listens)
    return process, client


def batch_of(names: list[str], cells: int) -> Any:
    """Return so many cells over these models, each of the four scores in turn."""
    scores = ("heat", "stability", "competitiveness", "overall")
    each = [(names[cell % len(names)], scores[cell // len(names) % 4]) for cell in range(cells)]
    return {"calls": [{"function": "HFSCORE", "arguments": [name, score, None]} for name, score in each]}


def asked(home: Path, endpoint: str, names: list[str], cells: int) -> Iterator[Measured]:
    """Yield what the start takes, the first batch after it, and the batch again."""
    body = batch_of(names, cells)
    other, their_client = bare()
    process = started(home, endpoint)
    client_of(home, process).refresh(*names)
    process.kill()
    process.wait()  # what it kept is there, and nothing is in memory
    begun = perf_counter()
    process = started(home, endpoint)
    try:
        client = client_of(home, process)
        yield Measured("the local service, from start to listening", perf_counter() - begun)
        theirs = seconds(lambda: calculate(their_client, body), ROUNDS)
        first = seconds(lambda: calculate(client, body))
        again = seconds(lambda: calculate(client, body), ROUNDS)
        note = f"{sum('value' in one for one in calculate(client, body)):,} have a value"
        name = f"{cells:,} cells over {len(names)} models by the service"
        yield Measured(f"{name}, first", first, theirs, "s", BARE, note)
        yield Measured(f"{name}, again", again, theirs, "s", BARE, note)
    finally:
        process.kill()
        other.kill()


def calculate(client: Client, body: Any) -> Any:
    """Have a batch answered."""
    return client.ask("POST", "/v1/cells", body).body["answers"]


def rows(*, cells: int = 1000, models: int = 50) -> Iterator[Measured]:
    """Yield what so many cells over so many models take."""
    with TemporaryDirectory() as home, HubDouble() as hub:
        hub.quota = 10**6
        names = [f"org/base-{number}" for number in range(models)]
        hold(hub, *names)
        yield from asked(Path(home), hub.endpoint, names, cells)


@click.command()
@click.option("--cells", type=click.IntRange(1, 10_000), default=1000, show_default=True)
@click.option("--models", type=click.IntRange(1), default=50, show_default=True)
@click.option("--bare", type=int, hidden=True)
def main(*, cells: int, models: int, bare: int | None) -> None:
    """Measure and print."""
    if bare is None:
        show(rows(cells=cells, models=models))
    else:
        serve_bare(bare)


if __name__ == "__main__":
    main()
