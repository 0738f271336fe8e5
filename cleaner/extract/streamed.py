"""Pages that React sends in pieces: what a script puts in its place in a browser is put there.

A part that is not ready when the page goes out is sent behind the page, in a hidden element `S:1`, with a script that
puts it where a template `B:1` stands, in place of what was shown meanwhile, or where a template `P:1` stands (React 18,
`renderToPipeableStream`). 14 of the 791 pages of articles-dev were sent so, one with most of its story behind its end.
"""

from __future__ import annotations

import re

from lxml import etree

AWAITED = '<template id="B:'
"""What a page sent in pieces holds."""
SENT = re.compile(r"^S:[0-9a-f]{1,8}$")
# The comments around what is shown meanwhile, which the parser drops: they become elements.
COMMENT = re.compile(r"<!--(/?)\$[?!~]?-->")
MARK = "data-part"
BEGIN, END = "begin", "end"
# The script that puts a piece in its place: `$RC("B:1","S:2")`; without one the numbers are the same.
MOVE = re.compile(r'\$RC\("(B:[0-9a-f]{1,8})","(S:[0-9a-f]{1,8})"')
MAX_PIECES, MAX_SHOWN = 1_000, 1_000
"""Pieces that are put in their place, and elements that may be shown meanwhile."""


def marked(content: str) -> str:
    """The page with the comments about its pieces as elements."""
    return COMMENT.sub(lambda found: f'<template {MARK}="{END if found[1] else BEGIN}"></template>', content)


def complete(root: etree._Element, content: str) -> None:
    """Put what was sent later in its place. What has none, or would stand in itself, stays where it is."""
    templates = {name: element for element in root.iter("template") if (name := element.get("id"))}
    places = {piece: place for place, piece in MOVE.findall(content)}
    sent = [div for div in root.iter("div") if SENT.match(div.get("id", "")) and "hidden" in div.attrib]
    for piece in sent[:MAX_PIECES]:
        name = piece.get("id", "")
        number = name[2:]
        known = (templates.get(one) for one in (places.get(name, ""), f"P:{number}", f"B:{number}"))
        place = next((one for one in known if one is not None), None)
        if place is None:
            continue
        around = list(place.iterancestors())
        # Not in itself, and not in what was shown meanwhile and is gone.
        if around and around[-1] is root and piece not in around:
            _fill(place, piece)


def _fill(place: etree._Element, piece: etree._Element) -> None:
    shown = _shown(place) if place.get("id", "").startswith("B:") else None
    # Its own element is no more than a wrapping.
    piece.tag = "span"
    piece.attrib.clear()
    piece.tail = None
    place.addprevious(piece)
    if shown is not None:
        place.tail = None
        for element in shown:
            parent = element.getparent()
            if parent is not None and element is not piece:
                parent.remove(element)


def _shown(place: etree._Element) -> list[etree._Element] | None:
    """What is shown until the piece has come: all up to the end of the place; None where that is not found."""
    found: list[etree._Element] = []
    depth = 0
    for element in place.itersiblings():
        mark = element.get(MARK)
        if mark == END and not depth:
            return found
        if len(found) == MAX_SHOWN:
            break
        depth += {BEGIN: 1, END: -1}.get(mark or "", 0)
        found.append(element)
    return None
