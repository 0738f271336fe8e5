"""Everything on a page that speaks of the page, gathered from its tree."""

from __future__ import annotations

import html as entities
import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from cleaner.extract.html import NAMING, Walked
from cleaner.extract.jsonld import Described, described
from cleaner.models import Block
from cleaner.text import WORD, squeeze

MAX_FIELD = 500
"""Characters of a field; longer ones are a page's text in the wrong place."""
MAX_ELEMENTS = 200
"""Elements of a kind that are looked at."""


class Named(NamedTuple):
    """An element that names itself the author's."""

    classes: str
    text: str
    """Texts of its inner elements apart by line ends."""
    links: tuple[str, ...]
    below: bool
    """It stands below the first heading of the first level."""


class Said(NamedTuple):
    """What a page's markup says of the page, by where it stands."""

    meta: dict[str, list[str]]
    title: str | None
    headings: list[str]
    linked_data: list[Described]
    properties: list[tuple[str, str]]
    """Microdata: name and value of every `itemprop` that a field is made of."""
    times: list[tuple[str, str]]
    """Of every `<time>`: its date or text, and its class and property words."""
    authors: list[Named]
    language: str | None
    canonical: str | None

    def first(self, *names: str) -> str | None:
        """The first of these `<meta>` elements that says something."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)

    def publisher(self) -> str | None:
        """Who published the page, as its JSON-LD names it."""
        return next((plain(one.publisher) for one in self.linked_data if one.publisher), None)


PROPERTIES = frozenset(("headline", "author", "datepublished", "datecreated", "datemodified"))


def said(root: etree._Element, walked: Walked) -> Said:
    """What the markup says. Linear in the page's size: texts are cut at a field's length."""
    meta: dict[str, list[str]] = {}
    headings: list[str] = []
    scripts: list[str] = []
    times: list[tuple[str, str]] = []
    title = canonical = None
    for element in root.iter("meta", "title", "h1", "script", "time", "link"):
        get = element.get
        match element.tag:
            case "meta":
                name = get("property") or get("name") or get("itemprop") or get("http-equiv")
                content = get("content")
                if name and content and content.strip():
                    values = meta.setdefault(name[:80].strip().lower(), [])
                    if len(values) < MAX_ELEMENTS:
                        values.append(plain(content))
            case "title":
                title = title or text_of(element) or None
            case "h1":
                if len(headings) < MAX_ELEMENTS and (heading := text_of(element)):
                    headings.append(heading)
            case "script":
                if "ld+json" in get("type", "")[:80].lower():
                    scripts.append(element.text or "")
            case "time":
                if len(times) < MAX_ELEMENTS:
                    words = f"{get('itemprop', '')} {get('class', '')} {'' if get('pubdate') is None else 'pubdate'}"
                    times.append((plain(get("datetime") or "") or text_of(element), words[:MAX_FIELD].lower()))
            case _:
                if canonical is None and "canonical" in get("rel", "")[:80].lower().split():
                    canonical = _address(get("href"))
    return Said(
        meta=meta,
        title=title,
        headings=headings,
        linked_data=described(scripts),
        properties=_properties(walked.properties),
        times=times,
        authors=_authors(walked.named),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        canonical=canonical,
    )


def _properties(elements: list[etree._Element]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in elements:
        name = element.get("itemprop", "")[:80].lower()
        if name in PROPERTIES and element.tag != "meta":
            value = element.get("content") or element.get("datetime") or text_of(element, parted=True)
            if value.strip():
                found.append((name, value[:MAX_FIELD]))
                if len(found) == MAX_ELEMENTS:
                    break
    return found


def _authors(elements: list[etree._Element]) -> list[Named]:
    found: list[Named] = []
    below = False
    for element in elements:
        if element.tag == "h1":
            below = True  # what stands below the headline is nearer the truth than a menu's "our authors"
            continue
        classes = element.get("class", "")[:MAX_FIELD]
        if "author" in element.get("rel", "")[:80].lower().split():
            classes += " rel-author"
        elif not NAMING.search(classes) or element.tag in ("html", "body", "main", "article"):
            continue
        inside = islice(element.iter(), 1, 20) if element.tag != "a" else ()
        links = tuple(text_of(link) for link in inside if link.tag == "a")
        found.append(Named(classes, text_of(element, parted=True), links, below))
        if len(found) == MAX_ELEMENTS:
            break
    return found


def _address(href: str | None) -> str | None:
    if href is None or len(href) > 2_000:
        return None
    try:
        return href if urlsplit(href).scheme in ("http", "https") else None
    except ValueError:
        return None


def text_of(element: etree._Element, *, parted: bool = False) -> str:
    """The text in an element, cut at the length of a field; `parted`: a line end between its inner elements."""
    pieces: list[str] = []
    size = 0
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), 4 * MAX_ELEMENTS):
        text: str | None
        if event == "start":
            if parted:
                pieces.append("\n")
            elif inner.tag in ("br", "p", "div", "li"):
                pieces.append(" ")
            text = inner.text if inner.tag not in ("script", "style", "svg") else None
        elif inner is element:
            break
        else:
            text = inner.tail
            if parted:
                pieces.append("\n")
        if text:
            pieces.append(squeeze(text[:MAX_FIELD]) if parted else text[:MAX_FIELD])
            size += len(text)
        if size > MAX_FIELD or len(pieces) > MAX_FIELD:
            break
    whole = "".join(pieces)
    if parted:
        return "\n".join(filter(None, (squeeze(line) for line in whole.split("\n"))))[:MAX_FIELD]
    return squeeze(whole)[:MAX_FIELD]


def plain(value: str) -> str:
    """An attribute's text; many are escaped twice."""
    value = value[:MAX_FIELD]
    return squeeze(entities.unescape(value) if "&" in value else value)


def folded(text: str) -> str:
    """A text as two printings of it are compared: its words, case and marks aside."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text[:MAX_FIELD]).casefold()))


def around_headline(
    blocks: Sequence[Block], headline: str | None, *, before: int = 4, after: int = 10
) -> Sequence[Block]:
    """The blocks next to the headline; a page's first ones where it is not printed."""
    wanted = folded(headline) if headline else ""
    for at, block in enumerate(blocks):
        if not wanted or len(block.text) > MAX_FIELD or block.link_density > 0.5:
            continue
        said_here = folded(block.text)
        if said_here == wanted or (wanted in said_here and "heading" in block.within):
            return blocks[max(0, at - before) : at + after + 1]
    return blocks[: before + after]
