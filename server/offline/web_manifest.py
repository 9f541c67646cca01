"""What the phone's home screen is told: name, icons, colours, screenshots and shortcuts."""

from __future__ import annotations

import json

from server.assets.catalogue import Asset, Catalogue
from server.content.words import Words
from server.errors import BuildError
from server.pages.urls import Urls

APP_ID = "/"  # constant for ever: it is what tells a phone that a new manifest is the same app
THEME = "#0f4a42"
BACKGROUND = "#faf6f0"  # the page's own light background, so that the first paint does not flash
ICON_SIZES = (192, 512)
PURPOSES = ("any", "maskable")
# Screenshot name: the form factor it stands for.
SCREENSHOTS = {
    "home": "narrow",
    "relief": "narrow",
    "exercise": "narrow",
    "routine": "narrow",
    "wide-home": "wide",
    "wide-exercise": "wide",
}
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_size(picture: Asset) -> tuple[int, int]:
    """Width and height of a PNG in pixels; BuildError when it is not one."""
    if not picture.body.startswith(PNG_SIGNATURE):
        raise BuildError(f"{picture.name} is not a PNG; make it again with `python -m tools.pictures`.")
    return int.from_bytes(picture.body[16:20], "big"), int.from_bytes(picture.body[20:24], "big")


def web_manifest(words: Words, catalogue: Catalogue, urls: Urls) -> bytes:
    """The manifest of one language; BuildError when a picture is missing or has another size than it says."""
    said = words.manifest
    value = {
        "id": APP_ID,
        "name": said.name,
        "short_name": said.short_name,
        "description": said.description,
        "lang": urls.language,
        "dir": "ltr",
        "start_url": urls.page("home"),
        "scope": "/",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "orientation": "any",
        "theme_color": THEME,
        "background_color": BACKGROUND,
        "categories": ["health", "medical", "fitness"],
        "prefer_related_applications": False,
        "launch_handler": {"client_mode": ["navigate-existing", "auto"]},
        "icons": [_icon(catalogue, f"{purpose}-{size}", size, purpose) for purpose in PURPOSES for size in ICON_SIZES],
        "screenshots": [_screenshot(catalogue, words, name, form) for name, form in SCREENSHOTS.items()],
        "shortcuts": [
            _shortcut(catalogue, said.relief, said.relief_description, urls.page("relief"), "relief"),
            _shortcut(
                catalogue,
                said.routine,
                said.routine_description,
                urls.of("routine", words.home.today_routine),
                "routine",
            ),
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def starting_at(manifest: bytes, url: str) -> bytes:
    """The same app, opened at another of its pages; `id` and `scope` stay, so that a phone sees no second app."""
    return json.dumps({**json.loads(manifest), "start_url": url}, ensure_ascii=False, indent=1).encode()


def _icon(catalogue: Catalogue, name: str, size: int, purpose: str) -> dict[str, str]:
    picture = catalogue[f"icons/{name}.png"]
    if png_size(picture) != (size, size):
        raise BuildError(f"{picture.name} is {png_size(picture)} pixels, not {size}; run `python -m tools.pictures`.")
    return {"src": picture.url, "sizes": f"{size}x{size}", "type": picture.content_type, "purpose": purpose}


def _screenshot(catalogue: Catalogue, words: Words, name: str, form: str) -> dict[str, str]:
    picture = catalogue[f"screenshots/{name}.png"]
    width, height = png_size(picture)
    label = words.manifest.screenshots[name.replace("-", "_")]
    sizes = f"{width}x{height}"
    return {"src": picture.url, "sizes": sizes, "type": picture.content_type, "form_factor": form, "label": label}


def _shortcut(catalogue: Catalogue, name: str, description: str, url: str, icon: str) -> dict[str, object]:
    picture = catalogue[f"icons/shortcut-{icon}.png"]
    width, height = png_size(picture)
    icons = [{"src": picture.url, "sizes": f"{width}x{height}", "type": picture.content_type}]
    return {"name": name, "short_name": name, "description": description, "url": url, "icons": icons}
