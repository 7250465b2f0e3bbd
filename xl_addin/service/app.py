"""The paths of the service, each with what answers it; :mod:`xl_addin.service.openapi` has their contract."""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from threading import Event
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from xl_addin.excel.desk import Desk
from xl_addin.messages import serving
from xl_addin.service.answering import answers
from xl_addin.service.batch import batch_of
from xl_addin.service.door import CALLS, Door, Traffic, refused
from xl_addin.service.instance import Instance
from xl_addin.service.openapi import document, table
from xl_addin.service.protocol import LIMIT
from xl_addin.service.reading import body_of, listed, parsed, text
from xl_addin.service.refreshing import MOST_MODELS, Refreshes
from xl_addin.service.refusals import Kind, Refusal
from xl_addin.service.workers import Workers

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
T = TypeVar("T")

_THREADS = 16  # most of which wait, if any does


@dataclass(frozen=True)
class Service:
    """What stands behind the paths: who this is, the desk, and the work that goes on.

    ``ending`` is set once the service is to end; whoever computes stops then.
    """

    instance: Instance
    desk: Desk
    refreshes: Refreshes
    traffic: Traffic = field(default_factory=Traffic)
    ending: Event = field(default_factory=Event)
    workers: Workers = field(default_factory=lambda: Workers(_THREADS, "calls"))


def service_of(instance: Instance, desk: Desk) -> Service:
    """Return the service that answers from ``desk``."""
    return Service(instance, desk, Refreshes(desk.refresh))


def build_app(service: Service) -> ASGIApp:
    """Return the application."""
    app = Starlette(
        routes=_routes(service),
        exception_handlers={
            Refusal: _on_refusal(service),
            HTTPException: _on_lost(service),
            ClientDisconnect: _on_gone(service),
            Exception: _on_fault(service),
        },
    )
    app.router.redirect_slashes = False
    return Door(app, service.instance.port, service.desk.language, service.traffic)


def _routes(service: Service) -> list[Route]:
    found = []
    for name, answer in PATHS.items():
        endpoint = _bound(service, answer)
        found.append(_route(name, endpoint if name in OPEN else _guarded(service, endpoint)))
    return found


def _route(name: str, endpoint: Endpoint) -> Route:
    method, _, path = name.partition(" ")
    return Route(path, endpoint, methods=[method])


def _bound(service: Service, answer: Callable[[Service, Request], Awaitable[Response]]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await answer(service, request)

    return endpoint


def _guarded(service: Service, endpoint: Endpoint) -> Endpoint:
    expected = f"Bearer {service.instance.token}".encode()

    async def guarded(request: Request) -> Response:
        given = request.headers.get("authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            raise Refusal(Kind.UNAUTHORIZED, serving.no_token())
        return await endpoint(request)

    return guarded


async def _health(service: Service, _: Request) -> Response:
    me = service.instance
    return _json({"service": me.service, "version": me.version, "pid": me.pid})


async def _openapi(service: Service, _: Request) -> Response:
    return _json(document(service.instance))


async def _functions(_: Service, __: Request) -> Response:
    return _json({"functions": table()})


async def _cells(service: Service, request: Request) -> Response:
    body = await body_of(request)

    def work() -> bytes:
        batch = batch_of(parsed(body))
        request.scope[CALLS] = len(batch.calls)
        return _dumped({"answers": answers(batch, service.desk, service.ending.is_set)})

    return _sent(await _done(service.workers.begin(work)))


async def _refresh(service: Service, request: Request) -> Response:
    found = parsed(await body_of(request))
    named = listed(found, "models", MOST_MODELS)
    models = [text(model, f"models[{place}]") for place, model in enumerate(named)]
    return _json({"job": service.refreshes.begin(models)}, 202)


async def _progress(service: Service, request: Request) -> Response:
    progress = service.refreshes.progress(request.path_params["job"])
    if progress is None:
        raise Refusal(Kind.NOT_FOUND, serving.no_such_job())
    return _json(asdict(progress))


async def _forget(service: Service, _: Request) -> Response:
    await _done(service.workers.begin(service.desk.forget_failures))
    return _json({"forgotten": True})


async def _end(service: Service, _: Request) -> Response:
    service.ending.set()
    return _json({"ending": True}, 202)


async def _done(work: Future[T]) -> T:
    return await asyncio.wrap_future(work)


def _on_refusal(service: Service) -> Callable[[Request, Any], Response]:
    return lambda _, refusal: refused(refusal, service.desk.language)


def _on_lost(service: Service) -> Callable[[Request, Any], Response]:
    """Return what answers where there is no such path, or not for this method."""
    paths = sorted({name.partition(" ")[2] for name in PATHS})

    def lost(_: Request, error: HTTPException) -> Response:
        if error.status_code == Kind.WRONG_METHOD.status:
            refusal = Refusal(Kind.WRONG_METHOD, serving.wrong_method((error.headers or {})["Allow"]))
            refusal.headers |= error.headers or {}
        else:
            refusal = Refusal(Kind.NOT_FOUND, serving.no_such_path(paths))
        return refused(refusal, service.desk.language)

    return lost


def _on_gone(service: Service) -> Callable[[Request, Any], Response]:
    gone = Refusal(Kind.TOO_SLOW, serving.too_slow(LIMIT))
    return lambda *_: refused(gone, service.desk.language)


def _on_fault(service: Service) -> Callable[[Request, Any], Response]:
    fault = Refusal(Kind.FAULT, serving.fault())
    return lambda *_: refused(fault, service.desk.language)


def _json(found: object, status: int = 200) -> Response:
    return _sent(_dumped(found), status)


def _dumped(found: object) -> bytes:
    return json.dumps(found, separators=(",", ":"), allow_nan=False).encode("ascii")


def _sent(body: bytes, status: int = 200) -> Response:
    return Response(body, status, {"Content-Type": "application/json"})


PATHS: Mapping[str, Callable[[Service, Request], Awaitable[Response]]] = MappingProxyType(
    {
        "GET /v1/health": _health,
        "GET /v1/functions": _functions,
        "POST /v1/cells": _cells,
        "POST /v1/refresh": _refresh,
        "GET /v1/refresh/{job}": _progress,
        "POST /v1/forget-failures": _forget,
        "POST /v1/end": _end,
        "GET /openapi.json": _openapi,
    }
)
"""What answers each method and path."""

OPEN = ("GET /v1/health", "GET /openapi.json")
"""Those that need no token."""
