"""Plans by their codes: the one page that is rendered when it is asked for, from what the build made beforehand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from server.assets.catalogue import HASH_LENGTH, Catalogue, asset
from server.assets.encodings import Encoder
from server.content.words import Words
from server.offline.web_manifest import starting_at
from server.pages.headers import headers_for
from server.pages.places.plans import OpenPlanPage
from server.pages.plan_view import view
from server.pages.render import Renderer
from server.pages.table import HTML
from server.pages.urls import Urls, data_file
from server.plan_code import PlanCodeError, decode, encode
from server.resource import Effort, Resource
from server.settings import Settings
from server.tier import Tier
from server.web.representation import Representation

MANIFEST = "/manifest.webmanifest"
MANIFEST_TYPE = "application/manifest+json"
HASHED = re.compile(rf"/assets/(.+)\.[0-9a-f]{{{HASH_LENGTH}}}(\.\w+)")
LONGEST_TEXT = 200  # characters: a code with gaps; what is longer is not looked at
NEVER_KEPT = "no-store"


class Plans:
    """Answers for `/p/<code>`. Nothing of a code is kept, cached on disk or written down."""

    def __init__(self, settings: Settings, resources: Sequence[Resource], *, language: str = "en") -> None:
        self._settings = settings
        self._resources = resources
        self._urls = Urls(language)
        self._encoder = Encoder()

    def page(self, text: str) -> tuple[int, Representation]:
        """The page of a code as it was typed, with 200; or with 404 the page that says what is wrong with it."""
        try:
            plan = decode(text[:LONGEST_TEXT])
        except PlanCodeError as error:
            return 404, self._sent(self._wrong(error), HTML)
        code = encode(plan)
        start = self._renderer.environment.filters["day"](plan.start) if plan.start else ""
        context = OpenPlanPage(
            title=self._words.plan.opened,
            url=self._urls.plan(code),
            tab="exercises",
            view=view(plan, self._data, self._player, self._words, start),
        )
        return 200, self._sent(self._renderer.render(context), HTML)

    def manifest(self, text: str) -> Representation | None:
        """The web app manifest that starts with this plan; None for what is no plan."""
        try:
            code = encode(decode(text[:LONGEST_TEXT]))
        except PlanCodeError:
            return None
        whole = next(each.body for each in self._resources if each.url == MANIFEST)
        return self._sent(starting_at(whole, self._urls.plan(code)), MANIFEST_TYPE)

    def _wrong(self, error: PlanCodeError) -> bytes:
        return self._renderer.render(
            OpenPlanPage(
                title=self._words.plan.wrong,
                url=self._urls.page("opened"),
                tab="exercises",
                reason=error.reason,
                character=error.character,
                position=error.position,
            )
        )

    def _sent(self, body: bytes, content_type: str) -> Representation:
        encoded = self._encoder.encode(body, content_type, effort=Effort.ONCE)
        headers = {"content-type": content_type, "cache-control": NEVER_KEPT, **headers_for(content_type)}
        return Representation(encoded=encoded, sha256=sha256(body).hexdigest(), headers=headers)

    @cached_property
    def _words(self) -> Words:
        path = self._settings.root / "content" / self._urls.language / "words.toml"
        return Words(tomllib.loads(path.read_text(encoding="utf-8")))

    @cached_property
    def _catalogue(self) -> Catalogue:
        found = ((HASHED.fullmatch(each.url), each.body) for each in self._resources)
        return Catalogue(asset(match[1] + match[2], body, Tier.ONLINE) for match, body in found if match)

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return self._file("plan")

    @cached_property
    def _player(self) -> Mapping[str, Any]:
        return self._file("player")

    def _file(self, stem: str) -> Mapping[str, Any]:
        read: Mapping[str, Any] = json.loads(self._catalogue[data_file(stem, self._urls.language)].body)
        return read

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(
            pwa=self._settings.root / "pwa",
            words=self._words,
            urls=self._urls,
            catalogue=self._catalogue,
            emergency_number=self._settings.emergency_number,
        )
