"""Text whose HTML is lost, to blocks."""

from __future__ import annotations

import re

from cleaner.models import Block, Span

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
OTHER_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"

# Columns at which a mail program or a typist breaks lines; longer lines are paragraphs, shorter ones a column.
NARROWEST, WIDEST = 45, 100
MIN_WRAPS = 4
"""Line ends that must look like wraps before a text is taken for wrapped."""
MIN_WRAPPED = 0.8
"""Share of a text's longer lines that must end where the next word did not fit."""
LIST_ITEM = re.compile(r"[-*•·–—>]\s|\d{1,3}[.)]\s")


def blocks(text: str) -> tuple[Block, ...]:
    r"""A block a line; a block's text is `text[span]`, white space at its ends left out.

    Where the text was broken at a fixed width, the lines of a paragraph are one block, line breaks kept in it.

    >>> [block.text for block in blocks("One.\n\n  Two.  ")]
    ['One.', 'Two.']
    """
    lines, gaps = _lines(text)
    width = _width(text, lines, gaps)
    made: list[Block] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and width and not gaps[at] and _wraps(text, lines[at - 1], lines[at], width):
            continue
        span = Span(lines[first].start, lines[at - 1].end)
        made.append(Block(text=text[span.start : span.end], span=span, gap=gaps[first]))
        first = at
    return tuple(made)


def _lines(text: str) -> tuple[list[Span], list[bool]]:
    """Lines with text in them, and of each whether a blank line stands before it."""
    lines: list[Span] = []
    gaps: list[bool] = []
    start = blank = 0
    # Most texts end their lines in one way only.
    one_way = not any(mark in text for mark in OTHER_LINE_ENDS)
    for line in text.split("\n") if one_way else LINE_END.split(text):
        if stripped := line.strip():
            begin = start if line[0] == stripped[0] else start + len(line) - len(line.lstrip())
            gaps.append(bool(lines) and blank > 0)
            lines.append(Span(begin, begin + len(stripped)))
            blank = 0
        else:
            blank += 1
        start += len(line) + 1
        if not one_way and text.startswith("\r\n", start - 1):
            start += 1
    return lines, gaps


def _width(text: str, lines: list[Span], gaps: list[bool]) -> int:
    """The column at which the text's lines were broken, 0 where they were not."""
    lengths = sorted(line.end - line.start for line in lines)
    # The longest lines may be addresses that no one could break.
    width = lengths[int(len(lengths) * 0.97)] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    longer = wraps = 0
    for at in range(1, len(lines)):
        line = lines[at - 1]
        if not gaps[at] and (line.end - line.start) * 2 > width:
            longer += 1
            wraps += _wraps(text, line, lines[at], width)
    return width if wraps >= MIN_WRAPS and wraps >= MIN_WRAPPED * longer else 0


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word did not fit on this line any more."""
    head = text[following.start : min(following.end, following.start + width)]
    if LIST_ITEM.match(head):
        return False
    return line.end - line.start + 1 + len(head.split(None, 1)[0]) > width
