"""HTML to blocks: one walk over the tree, all the text that a page shows, with the facts of its markup.

Nothing is judged here. The walk is a loop, not a recursion, and each step costs the same on any page.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import NamedTuple

from cleaner.extract.elements import (
    BLOCK,
    BOLD,
    BREAK,
    IMAGE,
    LANDMARKS,
    LEAVES,
    LINK,
    NOTHING,
    PREFORMATTED,
    ROLES,
    SKIPPED,
)
from cleaner.extract.tags import MAX_NAME, Tag, Tags, unescaped
from cleaner.languages import LANGUAGES
from cleaner.models import Block, Span

MAX_PATH = 1_000
"""Characters of a path; of a deeper one the outermost part is left out, so that depth does not multiply cost."""
MAX_INNER = 240

MENUS = frozenset(("nav", "header", "footer"))
UNNUMBERED = re.compile(r"crumb|comment|unstyled|list-none|slick|slide|carousel|viewport|thread", re.IGNORECASE)
# A line that a <br> broke inside a sentence: what follows goes on in lower case, what stands before has not ended.
FUNCTION_WORDS = frozenset(word for language in LANGUAGES for word in language.stop_words if word.islower())
SENTENCE_END = tuple(".!?:;…\"'”’»)]|。！？」』）।؟")


class _Place:
    """Where in a page a block-level element stands. Elements that look alike, in look-alikes, share theirs."""

    __slots__ = ("depth", "first", "name", "outer", "path", "pre", "step", "within")

    def __init__(self, tag: Tag, outer: _Place | None, within: frozenset[str]) -> None:
        self.name = name = tag.name
        self.step = tag.step
        self.outer = outer
        self.within = within
        self.path = ""
        """From the root; made when a block first asks for it."""
        self.pre: bool = name in PREFORMATTED
        self.depth = -1
        if outer is not None:
            self.depth = outer.depth + 1
            self.pre |= outer.pre
        self.first: int | None = _first_number(tag, outer.within) if name == "ol" and outer else None
        """Number of the first item, in an ordered list that shows numbers."""

    def inside(self, tag: Tag, landmarks: dict[tuple[frozenset[str], str], frozenset[str]]) -> _Place:
        """The place of an element in it. `landmarks`: one object for all places that share theirs."""
        within = self.within
        landmark = LANDMARKS.get(tag.name)
        if tag.special:
            landmark = ROLES.get(tag.attributes.get("role", ""), landmark)
            if tag.attributes.get("itemprop", "").lower() == "articlebody":
                within = landmarks.setdefault((within, "body"), within | {"body"})
        if landmark is not None:
            within = landmarks.setdefault((within, landmark), within | {landmark})
        return _Place(tag, self, within)

    def whole_path(self) -> str:
        """The path, made once."""
        waiting: list[_Place] = []
        place: _Place | None = self
        while place is not None and not place.path:
            waiting.append(place)
            place = place.outer
        path = place.path if place else ""
        for inner in reversed(waiting):
            path = f"{path}/{inner.step}" if path else inner.step
            if len(path) > MAX_PATH:
                path = path[path.find("/", len(path) - MAX_PATH) + 1 :]
            inner.path = path
        return path


class _Frames:
    """The block-level elements that the walk is, or was, inside of. Lists, for there are many: 0 is around the root."""

    __slots__ = ("elements", "groups", "items", "outer", "places", "totals")

    def __init__(self, root: _Place) -> None:
        self.places = [root]
        self.elements = [0]
        """Their numbers among all elements."""
        self.outer = [0]
        self.totals = [0]
        """Blocks in them, at any depth; complete when the walk has left them."""
        self.items: dict[int, int] = {}
        """Number of the next item, of ordered lists that show numbers."""
        self.groups: dict[int, int] = {}

    def group(self, frame: int) -> int:
        """Number of the innermost element around it that holds more than one block; asked for when the walk is over."""
        groups = self.groups
        waiting: list[int] = []
        while frame not in groups:
            if frame == 0 or (self.totals[frame] > 1 and self.places[frame].name not in LEAVES):
                groups[frame] = self.elements[frame]
            else:
                waiting.append(frame)
                frame = self.outer[frame]
        found = groups[frame]
        for inner in waiting:
            groups[inner] = found
        return found


class _Line(NamedTuple):
    """A block on its way. Sizes are characters, white space around pieces of text left out."""

    frame: int
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
            and other.frame == self.frame
            and not self.text.endswith(SENTENCE_END)
            and (other.text[0].islower() or self.text.rpartition(" ")[2] in FUNCTION_WORDS)
        )


def _sentences(found: list[_Line]) -> list[_Line]:
    """The lines, those that a sentence runs over joined."""
    made: list[_Line] = []
    run: list[_Line] = []
    for line in found:
        if line.broken and run and run[-1].goes_on(line):
            run.append(line)
            continue
        if run:
            made.append(_joined(run) if len(run) > 1 else run[0])
        run = [line]
    if run:
        made.append(_joined(run))
    return made


def _joined(lines: list[_Line]) -> _Line:
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


def _first_number(tag: Tag, within: frozenset[str]) -> int | None:
    """What an ordered list counts from, None where it shows no numbers: menus, breadcrumbs, comments, letters."""
    get = tag.attributes.get
    if within & MENUS or get("type") in ("a", "A", "i", "I") or UNNUMBERED.search(get("class", "")[:MAX_NAME]):
        return None
    start = get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _marker(tag: Tag, items: dict[int, int], outer: int) -> str:
    """The number that a browser shows before an item of an ordered list."""
    if outer not in items:
        return ""
    value = tag.attributes.get("value", "")
    number = int(value) if value.isdecimal() and len(value) < 6 else items[outer]
    items[outer] = number + 1
    return f"{number}. "


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
    parts: list[str]
    """The page's tags, as `tags.written` gives them."""
    noted: list[tuple[int, Tag]]
    """The tags that a field may be made of, in the page's order, by their number in `parts`."""


def walk(parts: list[str], skipped: frozenset[str] = SKIPPED) -> Walked:
    """All visible text of a page in reading order, and hidden text marked as such, from `tags.written`.

    A block is a run of inline text between two block-level boundaries, two `<br>`, or one `<br>` (then without `gap`,
    unless the sentence goes on: then the lines are one block). White space inside is squeezed, save in `<pre>`.
    Spans are offsets in the blocks' texts joined by newlines. Elements in `skipped` show no text.
    """
    # One function, and its state in variables: as methods of an object it took a third longer.
    found: list[_Line] = []
    noted: list[tuple[int, Tag]] = []
    known = Tags(skipped)
    landmarks: dict[tuple[frozenset[str], str], frozenset[str]] = {}
    # Not in the places themselves: then each would hold the other, and all stay until the garbage collector comes.
    inner_places: dict[tuple[_Place, Tag], _Place] = {}
    frames = _Frames(_Place(Tag(" ", {}), None, frozenset()))
    places, totals = frames.places, frames.totals
    place, frame = places[0], 0
    opened: list[Tag] = []
    linking = bolding = hiding = 0  # open elements of the kind
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
            insides = " ".join(inner[:MAX_INNER])[:MAX_INNER] if inner else ""
            for text in _preformatted(whole) if place.pre else (" ".join(whole.split()),):
                if text:
                    found.append(
                        _line((frame, marker + text, broken, size, linked, bold, hidden, link_count, images, insides))
                    )
                    marker = ""
                    totals[frame] += 1
            pieces = []
            size = linked = bold = hidden = images = 0
        inner = []
        link_count = linking
        broken = line_break

    walker = enumerate(parts)
    for at, part in walker:
        written, _, piece = part.partition(">")
        if written[0] == "/":
            tag = opened.pop()
            kind = tag.kind
            ended = True
        else:
            tag = known[written]
            kind = tag.kind
            ended = tag.empty
            if kind == NOTHING:
                depth = 0 if ended else 1
                while depth:
                    written, _, piece = next(walker)[1].partition(">")
                    if written[0] == "/":
                        depth -= 1
                    elif written[-1] != "/":
                        depth += 1
                ended = False
            else:
                number += 1
                if not ended:
                    opened.append(tag)
                if tag.noted:
                    noted.append((at, tag))
                if tag.hides:
                    hiding += 1
                if kind >= BLOCK:
                    if kind == BLOCK and (size or inner or broken or breaks):
                        flush(False)
                    here = place, tag
                    inside = inner_places.get(here)
                    if inside is None:
                        inside = inner_places[here] = place.inside(tag, landmarks)
                    place = inside
                    frames.outer.append(frame)
                    if tag.name == "li":
                        marker = _marker(tag, frames.items, frame)
                    frame = len(places)
                    places.append(place)
                    frames.elements.append(number)
                    totals.append(0)
                    if place.first is not None:
                        frames.items[frame] = place.first
                elif kind == BREAK:
                    breaks += 1
                elif kind == IMAGE:
                    images += 1
                else:
                    if kind == LINK:
                        if link_ended:
                            pieces.append(" ")
                        linking += 1
                        link_count += 1
                    elif kind == BOLD:
                        bolding += 1
                    elif tag.step.endswith(".br") and (ended or not piece):
                        breaks += 1  # some sites write their line breaks as `<span class="br">`
                    inner.append(tag.step)
        if ended:
            if kind >= BLOCK:
                # A custom element may be a word in a sentence or a card on a page: it is taken for a word only when
                # the text goes on right behind it.
                if (size or inner or broken or breaks) and (kind == BLOCK or not piece or piece.isspace()):
                    flush(False)
                total = totals[frame]
                frame = frames.outer[frame]
                totals[frame] += total
                place = places[frame]
                if tag.name == "li":
                    marker = ""
            elif kind == LINK:
                linking -= 1
                link_ended = True
                if not size:
                    link_count = linking
            elif kind == BOLD:
                bolding -= 1
            if tag.hides:
                hiding -= 1
        if not piece:
            continue
        if "&" in piece:
            piece = unescaped(piece)
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
        if linking:
            linked += shown
        if bolding:
            bold += shown
        if hiding:
            hidden += shown
        # Where two elements meet without a space, style sheets often part them: a name and a date, a lead and a text.
        if pieces and piece[0].isupper() and (pieces[-1][-1].islower() or pieces[-1][-1] in ".!?:;"):
            pieces.append(" ")
        pieces.append(piece)
        link_ended = False
    flush(False)

    return Walked(_numbered(_sentences(found), frames), parts, noted)


def _numbered(found: list[_Line], frames: _Frames) -> tuple[Block, ...]:
    """The blocks, once it is known how many stand where."""
    parents = [frames.group(one.frame) for one in found]
    siblings = Counter(parents)
    # What hides most of a page is a curtain that a script draws away: 7 of 791 articles stand behind one.
    curtain = 2 * sum([one.hidden for one in found]) > sum([one.size for one in found])
    made: list[Block] = []
    start = 0
    for one, parent in zip(found, parents, strict=True):
        frame, text, broken, size, linked, bold, hidden, links, images, inner = one
        place = frames.places[frame]
        end = start + len(text)
        made.append(
            _block(
                (
                    text,
                    _span((start, end)),
                    start > 0 and not broken,  # gap
                    place.name,
                    place.depth,
                    linked / size,
                    place.path or place.whole_path(),
                    inner,
                    place.within,
                    frames.elements[frame],
                    parent,
                    siblings[parent],
                    links,
                    images,
                    bold / size,
                    not curtain and hidden * 2 > size,
                )
            )
        )
        start = end + 1
    return tuple(made)


# The fields in their order, without what their names cost: a third of all that a block costs.
_block = partial(tuple.__new__, Block)
_line = partial(tuple.__new__, _Line)
_span = partial(tuple.__new__, Span)
