"""A tree written out: its tags, each with the text behind it. A string is taken apart faster than a tree is walked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lxml import etree

from cleaner.extract.elements import CUSTOM, IMAGE, INLINE, KINDS, NOTHING, SKIPPED
from cleaner.extract.parse import mended
from cleaner.text import squeeze

MAX_NAME = 160
"""Characters of one element's class, id, itemprop or role: markup holds whole style sheets there."""
MAX_FIELD = 500
"""Characters of a field; longer ones are a page's text in the wrong place."""
MAX_TAGS = 800
"""Tags that the text of a field may run over."""

# What most of a page's bytes are, and no tag is read for.
HEAVY = ("head", "script", "style", "template", "svg", "select", "iframe")
UNREAD = ("href", "src", "srcset", "title", "alt", "target", "width", "height", "name", "aria-label")
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# The writer puts every value in double quotes and writes a quote inside one as `&quot;`.
ATTRIBUTE = re.compile(' (class|id|itemprop|role|style|hidden|aria-hidden|rel|type|start|value)="([^"]*)"')
NONE: Mapping[str, str] = MappingProxyType({})
ESCAPED = re.compile("&(?:(amp|lt|gt|quot)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}

HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WHOLE = frozenset(("html", "body", "main", "article"))
"""Elements that are too large to name an author, whatever their classes."""
FIELDS = frozenset(("h1", "time"))
"""Elements that a field is made of."""
PROPERTIES = frozenset(("headline", "author", "datepublished", "datecreated", "datemodified"))
"""Microdata that a field is made of."""


def written(root: etree._Element, skipped: frozenset[str] = SKIPPED) -> list[str]:
    """The tree's tags in order, each without its `<` and with the text behind it: `p class="lede">The council`.

    The end tag of an element without content is in its own: `br/>`. Takes out of the tree what is skipped anyway.
    """
    for element in list(root.iter(*(name for name in HEAVY if name in skipped))):
        element.text = None
        del element[:]
    etree.strip_attributes(root, *UNREAD)
    # Under an XHTML doctype the writer makes up attributes.
    root.getroottree().docinfo.clear()
    text = mended(etree.tostring(root, encoding="unicode", with_tail=False))
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    parts = text.split("<")
    del parts[0]
    # In text and in values `<` and `>` are escaped, but the names that broken markup gives may hold `<`.
    return parts if len(parts) == text.count(">") else list(_rejoined(parts))


def _rejoined(parts: Sequence[str]) -> Iterator[str]:
    waiting: list[str] = []
    for part in parts:
        waiting.append(part)
        if ">" in part:
            yield "<".join(waiting)
            waiting = []


def unescaped(text: str) -> str:
    """What the writer escaped, as it was."""
    return ESCAPED.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    if name:
        return NAMED[name]
    # A control character is written as U+FFFD, and U+FFFD itself as it is. It parts words, as most of them mean it.
    return chr(int(decimal)) if decimal else " " if hexadecimal == "FFFD" else chr(int(hexadecimal, 16))


class Tag:
    """What a start tag says."""

    __slots__ = ("attributes", "author", "empty", "hides", "kind", "name", "noted", "special", "step")

    def __init__(self, tag: str, kinds: Mapping[str, int]) -> None:
        self.empty: bool = tag[-1] == "/"
        """There is nothing in the element, and no end tag."""
        name, _, rest = (tag[:-1] if self.empty else tag).partition(" ")
        self.name = self.step = name
        """`step`: it as a path writes it."""
        kind = kinds.get(name)
        if kind is None:
            kind = CUSTOM if "-" in name else INLINE
        self.kind = kind
        self.hides = name == "noscript"
        self.special = False
        """It has a role or a property."""
        self.author: str | None = None
        """Class words of an element that may name an author."""
        self.noted: bool = name in FIELDS
        """A field may be made of it."""
        self.attributes: Mapping[str, str] = NONE
        if rest and (kind > IMAGE or kind == INLINE):
            if rest.startswith('class="') and rest.find('"', 7) == len(rest) - 1:  # the most of them
                classes = unescaped(rest[7:-1])
                self.attributes = {"class": classes}
                self._read_classes(classes)
            elif found := ATTRIBUTE.findall(tag):
                attributes = dict(found)
                if "&" in rest:
                    attributes = {key: unescaped(value) for key, value in found}
                self.attributes = attributes
                self._read(attributes)

    def _read_classes(self, classes: str) -> None:
        self.step += ".".join(["", *_words(classes)])
        if _names_author(classes[:MAX_NAME]) and self.name not in WHOLE:
            self.author = classes[:MAX_FIELD]
            self.noted = True

    def _read(self, attributes: dict[str, str]) -> None:
        if "id" in attributes:
            self.step += "#" + "_".join(_words(attributes["id"]))
        if "class" in attributes:
            self._read_classes(attributes["class"])
        if "itemprop" in attributes:
            self.special = True
            self.step += "@".join(["", *_words(attributes["itemprop"])])
            self.noted |= attributes["itemprop"][:MAX_NAME].lower() in PROPERTIES
        if "role" in attributes:
            self.special = True
            self.step += "~".join(["", *_words(attributes["role"])])
        if "rel" in attributes and "author" in attributes["rel"][:MAX_NAME].lower().split():
            self.author = attributes.get("class", "")[:MAX_FIELD] + " rel-author"
            self.noted = True
        if (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or ("style" in attributes and HIDING.search(attributes["style"], 0, MAX_NAME))
        ):
            self.hides = True


def _names_author(classes: str) -> bool:
    """Whether class words may be those of an author's name. Strings are looked for faster than an expression."""
    return (
        "uthor" in classes
        or "yline" in classes
        or "riter" in classes
        or "by-line" in classes
        or "autor" in classes
        or "auteur" in classes
    )


def _words(value: str) -> list[str]:
    """The words of an attribute, as a path writes them."""
    if len(value) > MAX_NAME:
        value = value[:MAX_NAME]
    return value.replace("/", "_").split()


class Tags(dict[str, Tag]):
    """Start tags by how they are written; pages repeat them. `tags[...]` reads one that is not known yet."""

    def __init__(self, skipped: frozenset[str] = SKIPPED) -> None:
        self.kinds = KINDS | dict.fromkeys(skipped, NOTHING)

    def __missing__(self, tag: str) -> Tag:
        read = self[tag] = Tag(tag, self.kinds)
        return read


def after(parts: Sequence[str], at: int, end: int) -> int:
    """Number of the tag behind the element whose tag is at `at`, `end` where it goes on until there."""
    depth = 0
    for number in range(at, end):
        part = parts[number]
        if part[0] == "/":
            depth -= 1
        elif part[part.find(">") - 1] != "/":
            depth += 1
        if depth <= 0:
            return number + 1
    return end


def text_of(parts: Sequence[str], at: int, *, parted: bool = False) -> str:
    """The text in an element, cut at the length of a field; `parted`: a line end between its inner elements."""
    pieces: list[str] = []
    depth = size = 0
    end = min(len(parts), at + MAX_TAGS)
    while at < end:
        tag, _, text = parts[at].partition(">")
        name = tag.partition(" ")[0].removesuffix("/")
        at += 1
        if tag[0] == "/":
            depth -= 1
        elif depth and name in SKIPPED:
            at = after(parts, at - 1, end)
            text = parts[at - 1].partition(">")[2]
        elif tag[-1] != "/":
            depth += 1
        if depth <= 0:
            break
        if parted:
            pieces.append("\n")
        elif name in ("br", "p", "div", "li"):
            pieces.append(" ")
        if text:
            text = unescaped(text[: 8 * MAX_FIELD])[:MAX_FIELD]
            pieces.append(squeeze(text) if parted else text)
            size += len(text)
        if size > MAX_FIELD or len(pieces) > MAX_FIELD:
            break
    whole = "".join(pieces)
    if parted:
        return "\n".join(filter(None, (squeeze(line) for line in whole.split("\n"))))[:MAX_FIELD]
    return squeeze(whole)[:MAX_FIELD]
