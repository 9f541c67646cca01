"""The routes of plan codes: `/p/<code>`, its web app manifest, and where a code typed without script arrives."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from litestar import Request, Response, route
from litestar.handlers import HTTPRouteHandler

from server.pages.urls import FIXED, PLAN
from server.web.plans import LONGEST_TEXT, MANIFEST, NEVER_KEPT, Plans
from server.web.representation import Representation

ADDRESS = re.compile(r".*/p/", re.IGNORECASE | re.DOTALL)
AFTER = re.compile(r"[?#/].*", re.DOTALL)
FOLDERS = (PLAN.rstrip("/"), PLAN.rstrip("/").upper())  # codes on paper are all capitals
UNSENT = (b"accept-ranges", b"content-length", b"etag")  # counted by the framework; nobody keeps a plan's page


def plan_routes(plans: Plans, missing: Representation) -> HTTPRouteHandler:
    """One handler for all of them. No mount: its prefix has no boundary. `missing` is sent, with 404, for no plan."""

    @route(
        [path for folder in FOLDERS for path in (folder, f"{folder}/{{code:str}}", f"{folder}/{{code:str}}{MANIFEST}")],
        http_method=["GET", "HEAD"],
        sync_to_thread=False,
    )
    def opened(request: Request[Any, Any, Any]) -> Response[bytes]:
        raw: bytes = request.scope["raw_path"]
        text = unquote(raw.decode("latin-1").partition("?")[0][len(PLAN) :], errors="replace")
        if text.endswith(MANIFEST):
            made = plans.manifest(text.removesuffix(MANIFEST))
            return _answer(request, made or missing, 200 if made else 404)
        code = text.rstrip("/")
        if not code:
            return _forwarded(request.scope["query_string"].decode("latin-1"))
        status, page = plans.page(code)
        return _answer(request, page, status)

    return opened


def code_in(text: str) -> str:
    """The code in what was typed or pasted: a code, or an address that ends in one."""
    return AFTER.sub("", ADDRESS.sub("", text.strip()))


def _answer(request: Request[Any, Any, Any], page: Representation, status: int) -> Response[bytes]:
    variant = page.choose(request.headers.get("accept-encoding", ""))
    headers = {key.decode(): value.decode("latin-1") for key, value in variant.headers if key not in UNSENT}
    headers["cache-control"] = NEVER_KEPT
    body = variant.body if request.method == "GET" else b""
    return Response(body, status_code=status, headers=headers, media_type=headers["content-type"])


def _forwarded(query: str) -> Response[bytes]:
    """A code in a form's query gets its own address; without one there is only the page where codes are typed."""
    typed = code_in(parse_qs(query).get("code", [""])[0])[:LONGEST_TEXT]
    target = PLAN + quote(typed, safe="") if typed else FIXED["plan"]
    return Response(b"", status_code=303, headers={"location": target, "cache-control": NEVER_KEPT})
