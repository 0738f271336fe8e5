"""Everything on a page that speaks of the page, gathered from its tree."""

from __future__ import annotations

import html as entities
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from cleaner.extract.html import Walked
from cleaner.extract.jsonld import Described, described
from cleaner.extract.tags import MAX_FIELD, PROPERTIES, Tag, text_of, unescaped
from cleaner.models import Block
from cleaner.text import WORD, squeeze

MAX_ELEMENTS = 200
"""Elements of a kind that are looked at."""
MAX_INNER = 20
"""Elements among which the names of authors are looked for."""


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


class Head(NamedTuple):
    """What a page says in elements that show no text, most of them in its `<head>`."""

    meta: dict[str, list[str]]
    title: str | None
    scripts: list[str]
    """Its JSON-LD."""
    language: str | None
    canonical: str | None


def head(root: etree._Element) -> Head:
    """What stands in `<meta>`, `<title>`, `<link>` and `<script>`. Linear in the page's size."""
    meta: dict[str, list[str]] = {}
    scripts: list[str] = []
    title = canonical = None
    for element in root.iter("meta", "title", "script", "link"):
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
                title = title or squeeze((element.text or "")[:MAX_FIELD]) or None
            case "script":
                if "ld+json" in get("type", "")[:80].lower():
                    scripts.append(element.text or "")
            case _:
                if canonical is None and "canonical" in get("rel", "")[:80].lower().split():
                    canonical = _address(get("href"))
    return Head(
        meta=meta,
        title=title,
        scripts=scripts,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        canonical=canonical,
    )


def said(head: Head, walked: Walked) -> Said:
    """What the markup says. Linear in the page's size: texts are cut at a field's length."""
    parts = walked.parts
    headings: list[str] = []
    properties: list[tuple[str, str]] = []
    times: list[tuple[str, str]] = []
    authors: list[Named] = []
    below = False
    for at, tag in walked.noted:
        if tag.name == "h1":
            below = True  # what stands below the headline is nearer the truth than a menu's "our authors"
            if len(headings) < MAX_ELEMENTS and (heading := text_of(parts, at)):
                headings.append(heading)
        elif tag.author is not None and len(authors) < MAX_ELEMENTS:
            authors.append(_named(parts, at, tag, below))
        if tag.name == "time" and len(times) < MAX_ELEMENTS:
            times.append(_time(parts, at, tag))
        name = tag.attributes.get("itemprop", "")[:80].lower()
        if name in PROPERTIES and len(properties) < MAX_ELEMENTS:
            said_here = _attributes(parts[at])
            value = said_here.get("content") or said_here.get("datetime") or text_of(parts, at, parted=True)
            if value.strip():
                properties.append((name, value[:MAX_FIELD]))
    return Said(
        meta=head.meta,
        title=head.title,
        headings=headings,
        linked_data=described(head.scripts),
        properties=properties,
        times=times,
        authors=authors,
        language=head.language,
        canonical=head.canonical,
    )


STATED = re.compile(' (content|datetime|pubdate)="([^"]*)"')


def _attributes(part: str) -> dict[str, str]:
    return {name: unescaped(value) for name, value in STATED.findall(part.partition(">")[0])}


def _named(parts: list[str], at: int, tag: Tag, below: bool) -> Named:
    links = tuple(text_of(parts, link) for link in _links(parts, at)) if tag.name != "a" else ()
    return Named(tag.author or "", text_of(parts, at, parted=True), links, below)


def _links(parts: list[str], at: int) -> Iterator[int]:
    """The links among an element's first inner elements."""
    depth = inner = 0
    for number in range(at, len(parts)):
        part = parts[number]
        if part[0] == "/":
            depth -= 1
        else:
            if depth and part.startswith(("a ", "a>", "a/")):
                yield number
            inner += 1
            if part[part.find(">") - 1] != "/":
                depth += 1
        if depth <= 0 or inner == MAX_INNER:
            return


def _time(parts: list[str], at: int, tag: Tag) -> tuple[str, str]:
    get = tag.attributes.get
    said_here = _attributes(parts[at])
    words = f"{get('itemprop', '')} {get('class', '')} {'pubdate' if 'pubdate' in said_here else ''}"
    return plain(said_here.get("datetime", "")) or text_of(parts, at), words[:MAX_FIELD].lower()


def _address(href: str | None) -> str | None:
    if href is None or len(href) > 2_000:
        return None
    try:
        return href if urlsplit(href).scheme in ("http", "https") else None
    except ValueError:
        return None


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
