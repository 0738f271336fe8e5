"""HTML to blocks: one walk over the tree, all the text that a page shows, with the facts of its markup.

Nothing is judged here. The walk is a loop, not a recursion, and each step costs the same on any page.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from lxml import etree

from cleaner.extract.elements import (
    BLOCK,
    BOLD,
    BREAK,
    IMAGE,
    KINDS,
    LANDMARKS,
    LEAVES,
    LINK,
    PREFORMATTED,
    ROLES,
    SKIPPED,
)
from cleaner.extract.parse import mended
from cleaner.languages import LANGUAGES
from cleaner.models import Block, Span

MAX_PATH = 1_000
"""Characters of a path; of a deeper one the outermost part is left out, so that depth does not multiply cost."""
MAX_NAME = 160
"""Characters of one element's class, id, itemprop or role: markup holds whole style sheets there."""
MAX_INNER = 240

MENUS = frozenset(("nav", "header", "footer"))
UNNUMBERED = re.compile(r"crumb|comment|unstyled|list-none|slick|slide|carousel|viewport|thread", re.IGNORECASE)
# Class words of elements that may name an author.
NAMING = re.compile(r"uthor|yline|by-line|[wW]riter|autor|auteur")
# Attributes besides the class that say something of an element's text.
NOTED = frozenset(("style", "hidden", "aria-hidden", "rel", "id", "itemprop", "role"))
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A line that a <br> broke inside a sentence: what follows goes on in lower case, what stands before has not ended.
FUNCTION_WORDS = frozenset(word for language in LANGUAGES for word in language.stop_words if word.islower())
SENTENCE_END = tuple(".!?:;…\"'”’»)]|。！？」』）।؟")


class _Frame:
    """A block-level element that the walk is, or was, inside of."""

    __slots__ = (
        "_group",
        "_path",
        "_paths",
        "depth",
        "element",
        "items",
        "name",
        "number",
        "outer",
        "pre",
        "step",
        "total",
        "within",
    )

    def __init__(self, element: etree._Element, name: str, step: str, number: int, outer: _Frame | None) -> None:
        self.element = element
        self.step = step
        """It as a path writes it."""
        self.name = name
        self.number = number
        self.outer = outer
        self.total = 0
        """Blocks in it, at any depth; complete when the walk has left it."""
        self._path: str | None = None
        self._paths: dict[str, str] | None = None
        """Paths of the elements directly in it."""
        self._group: int | None = None
        self.depth: int = -1 if outer is None else outer.depth + 1
        self.within: frozenset[str] = frozenset() if outer is None else outer.within
        self.items: int | None = _first_number(element, self.within) if name == "ol" else None
        """Number of the next item, in an ordered list that shows numbers."""
        self.pre: bool = name in PREFORMATTED or (outer is not None and outer.pre)

    def path(self) -> str:
        """The path from the root, made when a block first asks for it; elements that look alike share theirs."""
        if self._path is not None:
            return self._path
        waiting = [self]
        frame = self.outer
        while frame is not None and frame._path is None:
            waiting.append(frame)
            frame = frame.outer
        for inner in reversed(waiting):
            if frame is None or not frame._path:
                path = inner.step
            else:
                known = frame._paths
                if known is None:
                    known = frame._paths = {}
                path = known.get(inner.step, "")
                if not path:
                    path = f"{frame._path}/{inner.step}"
                    if len(path) > MAX_PATH:
                        path = path[path.find("/", len(path) - MAX_PATH) + 1 :]
                    known[inner.step] = path
            inner._path = path
            frame = inner
        return self._path or ""

    def group(self) -> int:
        """Number of the innermost element around it that holds more than one block."""
        waiting: list[_Frame] = []
        frame = self
        while frame._group is None:
            if frame.outer is None or (frame.total > 1 and frame.name not in LEAVES):
                frame._group = frame.number
            else:
                waiting.append(frame)
                frame = frame.outer
        for inner in waiting:
            inner._group = frame._group
        return frame._group


class _Line(NamedTuple):
    """A block on its way. Sizes are characters, white space around pieces of text left out."""

    frame: _Frame
    text: str
    broken: bool
    """It began after a single `<br>`."""
    size: int
    linked: int
    bold: int
    hidden: int
    links: int
    images: int
    inner: str

    def goes_on(self, other: _Line) -> bool:
        """Whether a line break in the middle of a sentence parts the two."""
        return (
            other.broken
            and other.frame is self.frame
            and not self.text.endswith(SENTENCE_END)
            and (other.text[0].islower() or self.text.rpartition(" ")[2] in FUNCTION_WORDS)
        )


def _joined(lines: list[_Line]) -> _Line:
    """One block of the lines that a sentence runs over."""
    if len(lines) == 1:
        return lines[0]
    return _Line(
        lines[0].frame,
        " ".join([line.text for line in lines]),
        lines[0].broken,
        sum(line.size for line in lines),
        sum(line.linked for line in lines),
        sum(line.bold for line in lines),
        sum(line.hidden for line in lines),
        sum(line.links for line in lines),
        sum(line.images for line in lines),
        " ".join([line.inner for line in lines[:MAX_INNER] if line.inner])[:MAX_INNER],
    )


class _Notes:
    """What elements say of themselves, gathered on the way."""

    __slots__ = ("classes", "hiders", "landmarks", "named", "properties")

    def __init__(self) -> None:
        self.named: list[etree._Element] = []
        self.properties: list[etree._Element] = []
        self.hiders: list[etree._Element] = []
        """Open elements that hide their text."""
        self.classes: dict[str, tuple[str, bool]] = {}
        """Class attributes seen: as a path writes them, and whether they may name an author."""
        self.landmarks: dict[tuple[frozenset[str], str], frozenset[str]] = {}

    def class_words(self, classes: str) -> tuple[str, bool]:
        """A class attribute that was not seen before; pages repeat few."""
        short = classes[:MAX_NAME]
        written = "".join(["." + word for word in short.replace("/", "_").split()])
        known = self.classes[classes] = (written, NAMING.search(short) is not None)
        return known

    def step(self, element: etree._Element, name: str, step: str) -> str:
        """The element's step with its other attributes, and whether it hides its text."""
        get = element.get
        style = get("style")
        if (
            (style is not None and HIDING.search(style[:MAX_NAME]) is not None)
            or get("hidden") is not None
            or get("aria-hidden") == "true"
        ):
            self.hiders.append(element)
        if get("rel") is not None:
            self.named.append(element)
        if (identity := get("id")) is not None:
            step = f"{name}#{'_'.join(_words(identity))}{step[len(name) :]}"
        if (itemprop := get("itemprop")) is not None:
            self.properties.append(element)
            step += "".join(["@" + word for word in _words(itemprop)])
        if (role := get("role")) is not None:
            step += "".join(["~" + word for word in _words(role)])
        return step

    def within(self, frame: _Frame, landmark: str | None, special: bool) -> frozenset[str]:
        """The landmarks a frame stands in, itself included; one object for all frames that share them."""
        element, within = frame.element, frame.within
        if special:
            landmark = ROLES.get(element.get("role", ""), landmark)
            if element.get("itemprop", "").lower() == "articlebody":
                within = self._also(within, "body")
        return within if landmark is None else self._also(within, landmark)

    def _also(self, within: frozenset[str], landmark: str) -> frozenset[str]:
        key = (within, landmark)
        if key not in self.landmarks:
            self.landmarks[key] = within | {landmark}
        return self.landmarks[key]


def _marker(frame: _Frame) -> str:
    """The number that a browser shows before an item of an ordered list."""
    outer = frame.outer
    if outer is None or outer.items is None:
        return ""
    value = frame.element.get("value", "")
    if value.isdecimal() and len(value) < 6:
        outer.items = int(value)
    outer.items += 1
    return f"{outer.items - 1}. "


def _first_number(element: etree._Element, within: frozenset[str]) -> int | None:
    """What an ordered list counts from, None where it shows no numbers: menus, breadcrumbs, comments, letters."""
    get = element.get
    if within & MENUS or get("type") in ("a", "A", "i", "I") or UNNUMBERED.search(get("class", "")[:MAX_NAME]):
        return None
    start = get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _words(value: str) -> list[str]:
    return value[:MAX_NAME].replace("/", "_").split()


def _preformatted(text: str) -> list[str]:
    """Paragraphs of preformatted text, their line breaks kept."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            parts[-1].append(line.rstrip())
        elif parts[-1]:
            parts.append([])
    return ["\n".join(lines).strip() for lines in parts]


class Walked(NamedTuple):
    """What one walk over a page found."""

    blocks: tuple[Block, ...]
    named: list[etree._Element]
    """Elements that may name an author, and first-level headings, in the page's order."""
    properties: list[etree._Element]
    """Elements with an `itemprop`."""


def walk(root: etree._Element, skipped: frozenset[str] = SKIPPED) -> Walked:
    """All visible text of a page in reading order, and hidden text marked as such.

    A block is a run of inline text between two block-level boundaries, two `<br>`, or one `<br>` (then without `gap`,
    unless the sentence goes on: then the lines are one block). White space inside is squeezed, save in `<pre>`.
    Spans are offsets in the blocks' texts joined by newlines. Elements in `skipped` show no text.
    """
    # One function, and its state in variables: as methods of an object it took a third longer.
    found: list[_Line] = []
    notes = _Notes()
    named, hiders, known_classes = notes.named, notes.hiders, notes.classes
    frame = _Frame(root, "", "", 0, None)
    links: list[etree._Element] = []
    bolds: list[etree._Element] = []
    link_ended = False
    number = breaks = 0
    marker = ""  # of the list item that has begun and shown no text yet

    # The run: the text since the last block boundary, piece by piece, and what is known of it.
    pieces: list[str] = []
    inner: list[str] = []
    size = linked = bold = hidden = link_count = images = 0
    broken = False

    def flush(line_break: bool) -> None:
        """End the block; `line_break` when a single `<br>` ends it."""
        nonlocal pieces, inner, size, linked, bold, hidden, link_count, images, broken, breaks, marker
        breaks = 0
        if size:
            whole = "".join(pieces)
            if not whole.isascii():
                whole = mended(INVISIBLE.sub("", whole))
            insides = " ".join(inner[:MAX_INNER])[:MAX_INNER] if inner else ""
            for text in _preformatted(whole) if frame.pre else (" ".join(whole.split()),):
                if text:
                    found.append(
                        _Line(frame, marker + text, broken, size, linked, bold, hidden, link_count, images, insides)
                    )
                    marker = ""
                    frame.total += 1
            pieces = []
            size = linked = bold = hidden = images = 0
        inner = []
        link_count = len(links)
        broken = line_break

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = element.tag
        if event == "start":
            if name in skipped:
                walker.skip_subtree()
                continue
            number += 1
            # Which attributes there are costs lxml less than to ask for one.
            keys = element.keys()
            step = name
            special = False
            if keys:
                if "class" in keys:
                    classes = element.get("class", "")
                    words, naming = known_classes.get(classes) or notes.class_words(classes)
                    step = name + words
                    if naming:
                        named.append(element)
                if (len(keys) > 1 or step is name) and not NOTED.isdisjoint(keys):
                    special = True
                    step = notes.step(element, name, step)
            kind = KINDS.get(name)
            if kind == BLOCK:
                if size or inner or broken or breaks:
                    flush(False)
                frame = _Frame(element, name, step, number, frame)
                if special or name in LANDMARKS:
                    frame.within = notes.within(frame, LANDMARKS.get(name), special)
                if name == "li":
                    marker = _marker(frame)
                elif name == "h1":
                    named.append(element)
                elif name == "noscript":
                    hiders.append(element)
            elif kind == BREAK:
                breaks += 1
            elif kind == IMAGE:
                images += 1
            elif "-" in name:
                frame = _Frame(element, name, step, number, frame)
                if special:
                    frame.within = notes.within(frame, None, True)
            else:
                if kind == LINK:
                    if link_ended:
                        pieces.append(" ")
                    links.append(element)
                    link_count += 1
                elif kind == BOLD:
                    bolds.append(element)
                elif step.endswith(".br") and not element.text:
                    breaks += 1  # some sites write their line breaks as `<span class="br">`
                inner.append(step)
            piece = element.text
        else:
            piece = element.tail
            if name not in skipped:
                if frame.element is element and frame.outer is not None:
                    # A custom element may be a word in a sentence or a card on a page: it is taken for a word only when
                    # the text goes on right behind it.
                    if (size or inner or broken or breaks) and (
                        KINDS.get(name) == BLOCK or not piece or piece.isspace()
                    ):
                        flush(False)
                    frame.outer.total += frame.total
                    frame = frame.outer
                    if name == "li":
                        marker = ""
                elif links and links[-1] is element:
                    links.pop()
                    link_ended = True
                    if not size:
                        link_count = len(links)
                elif bolds and bolds[-1] is element:
                    bolds.pop()
                if hiders and hiders[-1] is element:
                    hiders.pop()
        if not piece:
            continue
        if piece.isspace():
            if size:
                pieces.append(piece)
            continue
        if breaks:
            if size:
                flush(breaks == 1)
            breaks = 0
        shown = len(piece.strip())
        size += shown
        if links:
            linked += shown
        if bolds:
            bold += shown
        if hiders:
            hidden += shown
        # Where two elements meet without a space, style sheets often part them: a name and a date, a lead and a text.
        if pieces and piece[0].isupper() and (pieces[-1][-1].islower() or pieces[-1][-1] in ".!?:;"):
            pieces.append(" ")
        pieces.append(piece)
        link_ended = False
    flush(False)

    runs: list[list[_Line]] = []
    for line in found:
        if line.broken and runs and runs[-1][-1].goes_on(line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return Walked(_numbered([_joined(run) for run in runs]), named, notes.properties)


def blocks(root: etree._Element) -> tuple[Block, ...]:
    """The blocks alone."""
    return walk(root).blocks


def _numbered(found: list[_Line]) -> tuple[Block, ...]:
    """The blocks, once it is known how many stand where."""
    parents = [one.frame.group() for one in found]
    siblings = Counter(parents)
    # What hides most of a page is a curtain that a script draws away: 7 of 791 articles stand behind one.
    curtain = 2 * sum(one.hidden for one in found) > sum(one.size for one in found)
    made: list[Block] = []
    start = 0
    for one, parent in zip(found, parents, strict=True):
        frame = one.frame
        end = start + len(one.text)
        made.append(
            Block(
                text=one.text,
                span=Span(start, end),
                gap=bool(made) and not one.broken,
                tag=frame.name,
                depth=frame.depth,
                link_density=one.linked / one.size,
                path=frame.path(),
                inner=one.inner,
                within=frame.within,
                element=frame.number,
                parent=parent,
                siblings=siblings[parent],
                links=one.links,
                images=one.images,
                emphasis=one.bold / one.size,
                hidden=not curtain and one.hidden * 2 > one.size,
            )
        )
        start = end + 1
    return tuple(made)
