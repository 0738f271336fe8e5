"""HTML to a tree, whatever the page is like."""

from __future__ import annotations

import re

from lxml import etree

from cleaner.extract import streamed
from cleaner.extract.elements import BLOCK_LEVEL, RAW

TOO_DEEP = "Excessive depth"


def tree(content: str) -> etree._Element | None:
    """The page's root element, or None where there is no element at all.

    Any string gives a tree: lone surrogates, NULs and control characters become U+FFFD or stay, nesting beyond what
    libxml2 holds (2,048 elements) is flattened and parsed again, since libxml2 drops everything from there on. What was
    sent behind the page stands where a browser puts it.
    """
    content = prepared(content)
    in_pieces = streamed.AWAITED in content
    if in_pieces:
        content = streamed.marked(content)
    root, stopped = _parse(content)
    if stopped:
        root, _ = _parse(_flattened(content))
    elif root is not None and in_pieces:
        streamed.complete(root, content)
    return root


def prepared(content: str) -> str:
    """The page as it is given to a parser: without text that was encoded twice, without early ends."""
    return _unended(mended(_lean(content)))


LONG_TAG = 40_000
"""Characters of a tag from which its attributes are counted."""
MAX_ATTRIBUTES = 2_000
LONG_TAGS = re.compile(rf"<([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]{{{LONG_TAG // 2},}}+)")


def _lean(content: str) -> str:
    """The page without the attributes of elements that have thousands: libxml2 takes time with their square."""
    step = LONG_TAG // 2
    opened = closed = -1  # the last angle brackets so far
    for at in range(0, len(content), step):
        first = content.find("<", at, at + step), content.find(">", at, at + step)
        if opened > closed and first == (-1, -1):
            return LONG_TAGS.sub(_without_many_attributes, content)
        opened = max(opened, content.rfind("<", at, at + step))
        closed = max(closed, content.rfind(">", at, at + step))
    return content


def _without_many_attributes(tag: re.Match[str]) -> str:
    attributes = tag[2]
    many = attributes.count("=") > MAX_ATTRIBUTES or len(attributes.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES
    return f"<{tag[1]}" if many else tag[0]


# UTF-8 that was once read as Latin-1 or Windows-1252 and written as UTF-8 again, as scrapers do where a charset is
# missing. Its quotes and dashes begin with what no one writes, an â before a control character or a euro sign.
CP1252 = {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
CONTINUED = "[\u0080-\u00bf" + "".join(CP1252) + "]"
TWICE_ENCODED = re.compile(
    f"[\u00c2-\u00df]{CONTINUED}|[\u00e0-\u00ef]{CONTINUED}{{2}}|[\u00f0-\u00f4]{CONTINUED}{{3}}"
)


def mended(text: str) -> str:
    """The text decoded once more where it was encoded twice.

    >>> mended("Itâ€™s")
    'It’s'
    """
    # One character is looked for much faster than two.
    if "\u00e2" not in text or ("\u00e2\u0080" not in text and "\u00e2\u20ac" not in text):
        return text
    return TWICE_ENCODED.sub(_once, text)


def _once(found: re.Match[str]) -> str:
    raw = bytes([CP1252.get(character) or ord(character) for character in found[0]])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return found[0]


ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def _unended(content: str) -> str:
    """The page without its end tags when something follows them: libxml2 drops that, browsers show it.

    Pages put together from parts close their document two or three times: 14 of 791 articles went on behind it.
    """
    for end in ("</html>", "</HTML>"):
        at = content.find(end)
        if at >= 0 and content.find("<", at + len(end)) >= 0:
            return ENDS.sub("", content)
    return content


def _parse(content: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    # Bytes, not str: lxml refuses a str with an XML encoding declaration, and takes a str four times as wide in memory.
    raw = content.encode("utf-8", "replace")
    if b"\x00" in raw:
        raw = raw.replace(b"\x00", "\ufffd".encode())
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:  # a page without one element; older libxml2 also stops at the depth limit
        root = None
    last = parser.error_log.last_error
    return root, last is not None and TOO_DEEP in last.message


# Possessive: a long tag that never ends costs its length once.
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")


def _flattened(content: str) -> str:
    """The page without nesting: a block-level tag becomes a paragraph's start, an inline tag goes."""

    def flat(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        if name in RAW or name in ("meta", "link"):
            return tag[0]
        return "<p>" if name in BLOCK_LEVEL and name not in ("html", "body") else ""

    return TAG.sub(flat, content)
