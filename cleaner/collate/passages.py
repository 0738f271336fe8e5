"""A text as paragraphs, a paragraph as sentences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from cleaner.collate.words import folded
from cleaner.models import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ENDS = (".", "!", "?", "…", ":", ";", '"', "”", "’", "'", "»", ")", "。", "！", "？")

# Lines of typewritten or e-mailed text that was wrapped: long enough to be broken, not ended.
WRAPPED_LINE = range(45, 100)
WRAPPED_SHARE = 0.6

# A sentence ends at a mark, closing quotes and white space, and a capital, a figure or an opening quote follows.
_SENTENCE = re.compile(r"(?:(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++|(?<![。！？])[。！？]++[”’」』）]*+\s*+)")
_ABBREVIATED = re.compile(
    r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|No|vs|Nr|bzw|Mme|Sr|Sra|Jr))\.\s$"
)


@dataclass(frozen=True)
class Passage:
    """A paragraph of a text, or sentences of it."""

    text: str
    span: Span
    """Range in the text."""
    paragraph: int
    """Number of the paragraph, from 0."""
    key: tuple[str, ...] = field(compare=False)
    """Its words and marks without their style."""

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in it, case aside."""
        return Counter([word.lower() for word in self.key if word[0].isalnum()])


def paragraphs(text: str) -> list[Passage]:
    """The paragraphs of a text: its lines, or where lines are wrapped, what stands between blank lines."""
    edges = _between_blank_lines(text) if _is_wrapped(text) else _lines(text)
    found: list[Passage] = []
    for start, end in edges:
        piece = text[start:end]
        if not piece or piece.isspace():
            continue
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        found.append(passage(text, Span(start, end), len(found)))
    return found


def passage(text: str, span: Span, paragraph: int) -> Passage:
    """A range of a text as a passage."""
    piece = text[span.start : span.end]
    return Passage(piece, span, paragraph, folded(piece))


def sentences(text: str, whole: Passage) -> list[Passage]:
    """The sentences of a passage of `text`, without the white space between them."""
    starts, piece = [0], whole.text
    for end in _SENTENCE.finditer(piece):
        after = end.end()
        if after < len(piece) and _begins(piece[after : after + 3]) and not _ABBREVIATED.search(piece[:after][-8:]):
            starts.append(after)
    found = []
    for start, end_ in zip(starts, [*starts[1:], len(piece)], strict=True):
        length = len(piece[start:end_].rstrip())
        begin = whole.span.start + start
        found.append(passage(text, Span(begin, begin + length), whole.paragraph))
    return found


def _begins(start: str) -> bool:
    first = start.lstrip("\"'“‘„«([")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not (first.islower() or first.isascii()))


def _is_wrapped(text: str) -> bool:
    inner = broken = 0
    for part in _BLANK.split(text):
        for line in part.split("\n")[:-1]:
            inner += 1
            line = line.strip()
            broken += len(line) in WRAPPED_LINE and not line.endswith(_ENDS)
    return inner > 2 and broken >= WRAPPED_SHARE * inner


def _lines(text: str) -> list[tuple[int, int]]:
    edges, start = [], 0
    for line in text.split("\n"):
        edges.append((start, start + len(line)))
        start += len(line) + 1
    return edges


def _between_blank_lines(text: str) -> list[tuple[int, int]]:
    edges, start = [], 0
    for blank in _BLANK.finditer(text):
        edges.append((start, blank.start()))
        start = blank.end()
    edges.append((start, len(text)))
    return edges
