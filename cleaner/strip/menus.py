"""Menus far from the story: runs of links that no scorer needs to see.

Two blocks of five on a page of HTML are links of its menus, footers and lists of other stories. Where many stand in a
row, far from where the page's paragraphs are, they go before anything is computed of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.models import Block, Reason

LINK_WORDS, LINKED = 12, 0.9
"""A block of at most so many words, so much of it linked, is a link."""
LABEL_WORDS = 4
"""Between links may stand one block that is no link, a label of so few words."""
RUN = 8
"""So many blocks in a row are a menu."""
FAR = 10
"""At least so many blocks lie between a menu and the story."""
HEADLINE_WORDS = 3
"""Links of so many words each, on the average, are headlines."""
MOST_WORDS, OPEN_WORTH, TOLL = 60, 0.4, 9.0
"""What a block adds to the story's core: its words that are no links, capped; less without a sentence's end, and less a
toll."""


class Menu(NamedTuple):
    """A run of links: blocks `start` to `stop`, and what they are."""

    start: int
    stop: int
    reason: Reason


def menus(blocks: Sequence[Block]) -> list[Menu]:
    """The runs of links far from the story, in order; none in a text, whose links are lost. Linear in the page."""
    dense = [block.link_density for block in blocks]
    if sum(share >= LINKED for share in dense) < RUN:
        return []
    words = [block.text.count(" ") + 1 for block in blocks]
    start, stop = _core(blocks, dense, words)
    found: list[Menu] = []
    for low, high in ((0, start - FAR), (stop + FAR, len(blocks))):
        found += _runs(dense, words, max(low, 0), min(high, len(blocks)))
    return found


def _core(blocks: Sequence[Block], dense: Sequence[float], words: Sequence[int]) -> tuple[int, int]:
    """The range of blocks with most prose; the whole page where there is none."""
    best, start, stop, total, begin = 0.0, 0, len(blocks), 0.0, 0
    for i, (block, share, size) in enumerate(zip(blocks, dense, words, strict=True)):
        value = min(size, MOST_WORDS) * (1 - share)
        total += (value if block.text.endswith((".", "!", "?", '"', "”", "»", "。")) else value * OPEN_WORTH) - TOLL
        if total <= 0:
            total, begin = 0.0, i + 1
        elif total > best:
            best, start, stop = total, begin, i + 1
    return start, stop


def _runs(dense: Sequence[float], words: Sequence[int], low: int, high: int) -> list[Menu]:
    found: list[Menu] = []
    first = last = -1
    for i in range(low, high + 1):
        if i < high and dense[i] >= LINKED and words[i] <= LINK_WORDS:
            if first < 0:
                first = i
            last = i
        elif first >= 0 and (i >= high or i - last > 1 or words[i] > LABEL_WORDS):
            if last + 1 - first >= RUN:
                mean = sum(words[first : last + 1]) / (last + 1 - first)
                reason = Reason.LINK_FARM if mean >= HEADLINE_WORDS else Reason.NAVIGATION
                found.append(Menu(first, last + 1, reason))
            first = -1
    return found
