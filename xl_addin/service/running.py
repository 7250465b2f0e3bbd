"""The service while it runs: its socket, its server, and when it ends by itself."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import closing

from uvicorn import Config, Server

from xl_addin.errors import BadInput
from xl_addin.excel.desk import Desk
from xl_addin.messages import serving
from xl_addin.service.app import Service, build_app, service_of
from xl_addin.service.instance import Instance
from xl_addin.service.protocol import PunctualProtocol

_HERE = "127.0.0.1"
_BACKLOG = 2048
_MANNERS = 2  # seconds that running requests have when the service ends
_KEEP_ALIVE = 5  # seconds
_LONGEST_HEAD = 16_384  # bytes
_LOOK = 0.1  # seconds between two looks at whether to end


def run(port: int, desk: Desk, idle: float, on_ready: Callable[[Instance], None]) -> None:
    """Serve at ``port`` (0: one that the system chooses) until it is time to end.

    Parameters
    ----------
    port
        Of 127.0.0.1; no other machine can ask.
    desk
        Answers the calls.
    idle
        After so long without a request the service ends [s]; infinite: never.
    on_ready
        Told once it listens.

    Raises
    ------
    BadInput
        If the system refuses the port.
    """
    with closing(_listening(port)) as listening:
        instance = Instance(f"http://{_HERE}:{listening.getsockname()[1]}")
        service = service_of(instance, desk)
        server = Server(_config(service))
        try:
            asyncio.run(_served(service, server, listening, idle, lambda: on_ready(instance)))
        finally:
            service.ending.set()  # for threads that still compute


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # else Windows lets others listen at the same port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HERE, port))
    except OSError as error:
        listening.close()
        raise BadInput(serving.port_refused(port, error.strerror or str(error))) from error
    return listening


def _config(service: Service) -> Config:
    return Config(
        build_app(service),
        http=PunctualProtocol,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_MANNERS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )


async def _served(
    service: Service, server: Server, listening: socket.socket, idle: float, on_ready: Callable[[], None]
) -> None:
    watching = asyncio.create_task(_watch(service, server, idle, on_ready))
    await server.serve(sockets=[listening])
    await watching


async def _watch(service: Service, server: Server, idle: float, on_ready: Callable[[], None]) -> None:
    try:
        while not (server.started or server.should_exit):  # noqa: ASYNC110  uvicorn tells it no other way
            await asyncio.sleep(_LOOK / 10)
        on_ready()
        while not (server.should_exit or service.ending.is_set() or _is_idle(service, idle)):  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
    finally:
        service.ending.set()
        server.should_exit = True


def _is_idle(service: Service, idle: float) -> bool:
    return service.traffic.silence() > idle and not service.refreshes.busy
