"""The live server: Litestar outside, the pages app and the static-file app inside, every answer prepared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from litestar import Litestar, MediaType, Request, Response, asgi, route
from litestar.exceptions import NotFoundException
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Scope, Send

from server.assets.encodings import Encoder
from server.pages.headers import headers_for
from server.resource import Resource
from server.web.documents import Documents
from server.web.files import Files
from server.web.plan_routes import plan_routes
from server.web.plans import Plans
from server.web.representation import Representation

MOUNTS = ("/assets", "/packs")


def represent(resources: Iterable[Resource], encoder: Encoder) -> dict[str, Representation]:
    """Each resource by URL, in every encoding worth sending."""
    items = list(resources)
    encodings = encoder.encode_all(items)
    return {
        item.url: Representation(
            encoded=encoded,
            sha256=item.sha256,
            headers={"content-type": item.content_type, "cache-control": item.keep, **headers_for(item.content_type)},
        )
        for item, encoded in zip(items, encodings, strict=True)
    }


def create_app(
    *, resources: Iterable[Resource], not_found: str, encoder: Encoder, plans: Plans | None = None
) -> Litestar:
    """The application for one built site: a route for each document, a mount for each folder of files.

    `not_found` is the URL of the page that answers, with 404, for everything unknown. `plans` opens plan codes.
    """
    everything = represent(resources, encoder)
    missing = everything[not_found]
    outside = {url: each for url, each in everything.items() if not _mount_of(url)}
    documents = Documents(outside, missing=missing)

    @asgi(sorted(outside), copy_scope=False)
    async def pages(scope: Scope, receive: Receive, send: Send) -> None:
        await documents(scope, receive, send)  # type: ignore[arg-type]

    def unknown(request: Request[Any, Any, Any], _: NotFoundException) -> Response[bytes]:
        better = documents.better(request.url.path)
        return _elsewhere(better, request.scope["query_string"]) if better else _page(missing, 404)

    return Litestar(
        route_handlers=[
            healthz,
            pages,
            *(_mount(prefix, everything, missing) for prefix in MOUNTS),
            *([plan_routes(plans, missing)] if plans else []),
        ],
        exception_handlers={NotFoundException: unknown},
        openapi_config=None,
        logging_config=None,
    )


@route("/healthz", http_method=["GET", "HEAD"], media_type=MediaType.TEXT, sync_to_thread=False)
def healthz(request: Request[Any, Any, Any]) -> Response[str]:
    """Says that the process answers; no cache may answer for it."""
    return Response("ok\n" if request.method == "GET" else "", headers={"cache-control": "no-store"})


def _mount_of(url: str) -> str | None:
    return next((prefix for prefix in MOUNTS if url.startswith(f"{prefix}/")), None)


def _mount(prefix: str, everything: Mapping[str, Representation], missing: Representation) -> ASGIRouteHandler:
    """The static-file app under a prefix; the copied scope keeps its changes from Litestar."""
    files = Files({url: each for url, each in everything.items() if _mount_of(url) == prefix}, missing=missing)

    @asgi(prefix, is_mount=True, copy_scope=True)
    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        await files(scope, receive, send)  # type: ignore[arg-type]

    return mounted


def _page(representation: Representation, status: int) -> Response[bytes]:
    variant = representation.choose("")
    headers = {
        key.decode(): value.decode("latin-1")
        for key, value in variant.headers
        if key not in (b"content-length", b"etag")
    }
    return Response(variant.body, status_code=status, headers=headers, media_type=headers["content-type"])


def _elsewhere(path: str, query: bytes) -> Response[bytes]:
    target = f"{path}?{query.decode('latin-1')}" if query else path
    return Response(b"", status_code=308, headers={"location": target, "cache-control": "no-cache"})
