"""Every page of the check and the flow says whether a clinician signed its words, and when they were written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from server.build import Site, build
from server.settings import ROOT, Settings

OUTCOMES = ("emergency", "hospital", "today", "soon", "self-care")
CHECK = ("/check/", *(f"/check/{slug}/" for slug in OUTCOMES))
STEPS = sorted(path.stem for path in (ROOT / "content/en/relief").glob("*.toml"))
NONE = "Not yet reviewed by a clinician."
SIGNED = "Reviewed by Sample Reviewer, Physiotherapist, on 1 November 2026."
OUTDATED = "The words have changed since Sample Reviewer, Physiotherapist, reviewed them on 1 November 2026."


def site(root: Path, subjects: Iterable[str], *, stale: Iterable[str] = ()) -> Site:
    """The site where a sample reviewer signed these subjects; of the stale ones the words have changed since."""
    for folder in ("content", "pwa"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "content/reviews").mkdir(exist_ok=True)
    for number, subject in enumerate(subjects):
        words = (root / f"content/en/{subject}.toml").read_bytes() + (b"# older" if subject in stale else b"")
        (root / f"content/reviews/sample-{number}.toml").write_text(
            f'subject = "{subject}"\nname = "Sample Reviewer"\nrole = "Physiotherapist"\ndate = 2026-11-01\n'
            f'sha256 = "{sha256(words).hexdigest()}"\n',
            encoding="utf-8",
        )
    return build(Settings(root=root, cache=None))


def page(built: Site, url: str) -> str:
    return next(each.body for each in built.resources if each.url == url).decode()


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(tmp_path_factory.mktemp("signed"), ["check", *(f"relief/{each}" for each in STEPS)])


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Site:
    subjects = ["check", *(f"relief/{each}" for each in STEPS)]
    return site(tmp_path_factory.mktemp("half"), subjects, stale=["check", f"relief/{STEPS[3]}"])


@pytest.mark.parametrize("url", [*CHECK, "/relief/"])
def test_a_signed_page_names_who_signed_it_and_when_it_was_written(signed: Site, url: str) -> None:
    text = page(signed, url)
    assert SIGNED in text
    assert NONE not in text
    assert re.search(r"Written \d+ [A-Z][a-z]+ \d{4}\.", text)


@pytest.mark.parametrize("url", [*CHECK, "/relief/"])
def test_words_that_changed_since_are_said_to_have_changed(half: Site, url: str) -> None:
    assert OUTDATED in page(half, url)
    assert SIGNED not in page(half, url)


def test_the_flow_is_reviewed_when_all_of_its_steps_are(tmp_path: Path) -> None:
    built = site(tmp_path, [f"relief/{each}" for each in STEPS[1:]])
    assert NONE in page(built, "/relief/")
    assert all(NONE in page(built, url) for url in CHECK)


@pytest.mark.parametrize("url", ["/check/", "/check/today/", "/check/soon/", "/check/self-care/", "/relief/"])
def test_where_nothing_is_urgent_a_link_leads_to_the_sources(signed: Site, url: str) -> None:
    assert 'href="/sources/"' in page(signed, url)


@pytest.mark.parametrize("slug", ["emergency", "hospital"])
def test_from_an_emergency_nothing_leads_away(signed: Site, slug: str) -> None:
    assert "/sources/" not in page(signed, f"/check/{slug}/")
