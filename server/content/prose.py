"""How a chapter's Markdown becomes the page's HTML, its plain text, its headings and its numbered sources."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

from server.content.words import Words

CITATION = re.compile(r"\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
CARDS = {"emergency": "phone", "urgent": "clock", "care": "tick"}
LISTS = {"do": "tick", "dont": "cross"}
OUTSIDE = ("http:", "https:", "tel:", "sms:", "#")
BLOCKS = (*CARDS, *LISTS, "note", "facts")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; `id` is its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A rendered text. `citations` are source ids in order of first use: their numbers are their places."""

    html: str
    text: str
    headings: tuple[Heading, ...]
    citations: tuple[str, ...]
    links: tuple[str, ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """What the page side lends to prose: URLs for references, icons as markup, words, the emergency number."""

    url: Callable[[str], str]
    icon: Callable[[str], str]
    words: Words
    emergency_number: str = "911"


def _cite(state: StateInline, silent: bool) -> bool:
    """Markdown rule: `[@a; @b]` is a citation."""
    match = CITATION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"ids": [part.strip(" @") for part in match[1].split(";")]}
    state.pos = match.end()
    return True


def _anchor(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


class _Renderer(RendererHTML):
    """HTML for our blocks, in the classes of the design language."""

    def block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """One of our containers: its opening or its closing tag."""
        return (self._open if tokens[idx].nesting == 1 else self._close)(tokens, idx, options, env)

    def _open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        kind, _, title = tokens[idx].info.strip().partition(" ")
        setting: Typesetting = env["typesetting"]
        env["blocks"].append(kind)
        usual = str(setting.words["prose"].get(kind, "")).replace("{emergency}", setting.emergency_number)
        title = escape(title or usual)
        if kind in CARDS:
            head = _title("be-care__head", f"{setting.icon(CARDS[kind])}{title}", env)
            return f'<div class="be-care be-care--{kind}">{head}<div class="be-care__body">'
        if kind in LISTS:
            env["judging"] = LISTS[kind]
            modifier = " be-judge--no" if kind == "dont" else ""
            head = _title("be-judge__head", f"{setting.icon(LISTS[kind])}{title}", env)
            return f'<div class="be-judge{modifier}">{head}'
        if kind == "note":
            return f'<div class="be-note">{setting.icon("info")}<div>'
        return '<div class="be-numbers">'

    def _close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        kind = tokens[idx].type.removeprefix("container_").removesuffix("_close")
        setting: Typesetting = env["typesetting"]
        env["judging"] = None
        if kind == "emergency":
            number = setting.emergency_number
            label = escape(setting.words["prose"]["call"].format(emergency=number))
            call = (
                f'<a class="be-btn be-btn--danger be-btn--wide" href="tel:{number}">{setting.icon("phone")}{label}</a>'
            )
            return f"{call}</div></div>\n"
        return "</div></div>\n" if kind in CARDS or kind == "note" else "</div>\n"

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["sectioned"] = True
        return self.renderToken(tokens, idx, options, env)

    def bullet_list_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<ul class="be-judge__list">' if env.get("judging") else '<ul class="be-dots">'

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        judging = env.get("judging")
        return f"<li>{env['typesetting'].icon(judging)}<span>" if judging else "<li>"

    def list_item_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</span></li>\n" if env.get("judging") else "</li>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="be-scroll" tabindex="0"><table class="be-table">'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<th scope="col">'

    def citation(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return " ".join(_reference(source, env) for source in tokens[idx].meta["ids"])

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        target = str(tokens[idx].attrs["href"])
        env["links"].append(target)
        return f'<a href="{escape(_address(target, env["typesetting"]))}">'


def _title(name: str, inner: str, env: EnvType) -> str:
    """A card's heading, one level below the section it stands in."""
    tag = "h3" if env["sectioned"] else "h2"
    return f'<{tag} class="{name}">{inner}</{tag}>'


def _address(target: str, typesetting: Typesetting) -> str:
    """Where a link goes; an unknown kind stays as written for the link check to report."""
    if target.startswith(OUTSIDE):
        return target
    try:
        return typesetting.url(target)
    except KeyError:
        return target


def _reference(source: str, env: EnvType) -> str:
    if source not in env["citations"]:
        env["citations"].append(source)
    number = env["citations"].index(source) + 1
    label = escape(env["typesetting"].words["prose"]["source_label"].format(number=number))
    return f'<a class="be-ref" href="#source-{number}" aria-label="{label}">{number}</a>'


def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", renderer_cls=_Renderer).enable("table").disable("html_block").disable("html_inline")
    )
    parser.inline.ruler.before("link", "citation", _cite)
    # Our references look like schemes (`guide:slug`); the link check stays on for everything else.
    parser.validateLink = lambda url: not url.lower().startswith(("javascript:", "data:", "vbscript:", "file:"))  # type: ignore[method-assign]
    for block in BLOCKS:
        container_plugin(parser, name=block, render=_Renderer.block)
    return parser


def _plain(tokens: Sequence[Token]) -> str:
    """The words alone, a line per paragraph or list item, for search and reading grade."""
    lines = []
    for token in tokens:
        if token.type == "inline":
            parts = (child.content if child.type != "softbreak" else " " for child in token.children or ())
            lines.append("".join(parts).strip())
    return "\n".join(line for line in lines if line)


def _headings(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    found = []
    for token, inline in itertools.pairwise(tokens):
        if token.type == "heading_open":
            text = _plain([inline])
            token.attrSet("id", _anchor(text))
            found.append(Heading(level=int(token.tag[1]), id=_anchor(text), text=text))
    return tuple(found)


def render(markdown: str, typesetting: Typesetting) -> Prose:
    """The prose of one Markdown text; KeyError when a word it needs is unknown."""
    parser = _parser()
    env: dict[str, object] = {"typesetting": typesetting, "citations": [], "links": [], "blocks": [], "judging": None}
    env["sectioned"] = False
    tokens = parser.parse(markdown, env)
    headings = _headings(tokens)
    # Tight list items keep bare text; a paragraph inside a ticked line would break its row.
    html = parser.renderer.render(tokens, parser.options, env)
    return Prose(
        html=html,
        text=_plain(tokens),
        headings=headings,
        citations=tuple(env["citations"]),  # type: ignore[arg-type]
        links=tuple(env["links"]),  # type: ignore[arg-type]
        blocks=tuple(env["blocks"]),  # type: ignore[arg-type]
    )
