"""Menus far from the story: runs of links that no scorer needs to see.

Two blocks of five on a page of HTML are links of its menus, footers and lists of other stories. Where many stand in a
row, far from where the page's paragraphs are, they go before anything is computed of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cleaner.models import Block, Reason
from cleaner.strip.facts import core_of

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
ENDS = (".", "!", "?", '"', "”", "»", "。")
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
    value = np.array(
        [
            min(size, MOST_WORDS) * (1 - share) * (1 if block.text.endswith(ENDS) else OPEN_WORTH) - TOLL
            for block, share, size in zip(blocks, dense, words, strict=True)
        ],
        dtype=np.float64,
    )
    if not (value > 0).any():
        return 0, len(blocks)
    start, last = core_of(value)
    # It begins with a block that is worth something.
    return start + int(np.argmax(value[start:] > 0)), last + 1


def without(found: Sequence[Menu], size: int) -> list[int]:
    """The numbers of a page's blocks that are in none of its menus."""
    bounds = [0, *(bound for menu in found for bound in (menu.start, menu.stop)), size]
    return [i for start, stop in zip(bounds[::2], bounds[1::2], strict=True) for i in range(start, stop)]


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
