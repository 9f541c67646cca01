"""What a phone shows when all it saved is gone: one page inside the worker, with the number to call and first steps."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from string import Template
from typing import Any

NOTICE = "<!--notice-->"  # the worker puts the reason here


@dataclass(frozen=True, slots=True)
class Card:
    """The page and the sentences the worker may put into it; all are HTML."""

    page: str
    style: str
    gone: str
    lost: str
    fragment: str

    def as_values(self, policy: str) -> dict[str, str]:
        """What the worker carries; its policy allows the card's own style and nothing else that the site forbids."""
        digest = b64encode(sha256(self.style.encode()).digest()).decode()
        return {
            "page": self.page,
            "gone": self.gone,
            "lost": self.lost,
            "fragment": self.fragment,
            "policy": policy.replace("style-src 'self'", f"style-src 'sha256-{digest}'"),
        }


def emergency_card(source: str, words: Mapping[str, Any], *, language: str, number: str) -> Card:
    """The card from its page (pwa/worker/card.html) and the words under `offline.card`.

    `$name` in the page stands for a word, and `$name_items` for a list of them. Raises KeyError for a missing word.
    """
    said = {key: value.replace("{number}", number) for key, value in words.items() if isinstance(value, str)}
    lists = {f"{key}_items": _items(value) for key, value in words.items() if not isinstance(value, str)}
    texts = {key: escape(value) for key, value in said.items()}
    page = Template(source).substitute(texts | lists, language=language, number=number, notice=NOTICE)
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    fragment = f'<p class="be-note" role="status">{texts["fragment"]}</p>'
    return Card(page=page, style=style, gone=texts["gone"], lost=texts["lost"], fragment=fragment)


def _items(words: Sequence[str]) -> str:
    return "".join(f"<li>{escape(each)}</li>" for each in words)
