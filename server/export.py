"""The whole site as files: the same bytes as the live server, with the header rules a static host needs."""

from __future__ import annotations

from pathlib import Path

from server.build import Site, build
from server.errors import SettingsError
from server.pages.headers import SECURITY
from server.pages.urls import PLAN, Urls
from server.resource import Keep, Resource
from server.settings import Settings

RULES = "_headers"
REWRITES = "_redirects"


def file_for(url: str) -> str:
    """The file that a static host sends for a URL: a page is the index of its folder."""
    return f"{url}index.html".lstrip("/") if url.endswith("/") else url.lstrip("/")


def header_rules(resources: tuple[Resource, ...]) -> str:
    """Header rules in the form most static hosts read: a path, then its headers, indented."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in SECURITY.items()), f"  cache-control: {Keep.REVALIDATE}"]
    for prefix in sorted({f"/{item.url.split('/')[1]}/*" for item in resources if item.keep is Keep.FOREVER}):
        lines += [prefix, "  ! cache-control", f"  cache-control: {Keep.FOREVER}"]
    for item in resources:
        if not item.url.endswith("/") and item.keep is Keep.REVALIDATE:
            lines += [item.url, f"  content-type: {item.content_type}"]
    return "\n".join(lines) + "\n"


def rewrites() -> str:
    """Every plan code opens the page that reads it from the address: a static host cannot render one."""
    page = Urls().page("opened")
    return "".join(f"{folder}* {page} 200\n" for folder in (PLAN, PLAN.upper()))


def export(settings: Settings, folder: Path, *, site: Site | None = None) -> int:
    """Writes every resource below `folder` and returns how many files there are.

    Raises SettingsError when the folder holds anything, so that no old file stays among the new.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingsError(f"{folder} is not an empty folder; name a new one, so that nothing old stays in it.")
    site = site or build(settings)
    for item in site.resources:
        path = folder / file_for(item.url)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.body)
    missing = next(item for item in site.resources if item.url == site.not_found)
    (folder / "404.html").write_bytes(missing.body)
    (folder / RULES).write_text(header_rules(site.resources), encoding="utf-8")
    (folder / REWRITES).write_text(rewrites(), encoding="utf-8")
    return len(site.resources) + 3
