"""Other extractors' view of a page, for people who ask for one: which blocks they take for the article."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.models import Block
from cleaner.text import WORD

ANCHOR_WORDS = 4
"""Words in a row by which a block is found in an engine's text; shorter blocks are found whole."""
MAX_PLACES = 40
"""Places of one block that are weighed; words that stand in more say nothing."""
KEPT_SHARE = 0.5
"""Share of a block's words that must stand in the engine's text in its place."""


def trafilatura_keeps(content: str, blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Of every block whether trafilatura takes it for the article, comments left out.

    trafilatura gives text, not places: its text is laid over the blocks by runs of words. A page that it cannot read
    keeps nothing.
    """
    # It loads much, and only here.
    import trafilatura

    # `deduplicate` stays off: it remembers texts from page to page in a process-wide cache.
    text = trafilatura.extract(content, include_comments=False, include_tables=True, deduplicate=False)
    return overlaid(text or "", blocks)


def overlaid(text: str, blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Of every block whether `text` holds it, in the page's order.

    A headline that stands in the menu, in the contents and over its chapter is kept where most of its neighbours are:
    of all ways to lay the blocks over the text from top to bottom, the one that covers most words is taken.
    """
    words = WORD.findall(text)
    places: dict[tuple[str, ...], list[int]] = {}
    for size in range(1, ANCHOR_WORDS + 1):
        for at, run in enumerate(zip(*(words[start:] for start in range(size)), strict=False)):
            places.setdefault(run, []).append(at)
    candidates = [
        (number, at, size)
        for number, block in enumerate(blocks)
        for at, size in _places(WORD.findall(block.text), places)
    ]
    kept = _heaviest_rising(candidates, len(words))
    return tuple(number in kept for number in range(len(blocks)))


def _places(block: list[str], places: dict[tuple[str, ...], list[int]]) -> list[tuple[int, int]]:
    """Where the block may stand among the words, last place first, and how many of its words stand there."""
    size = min(ANCHOR_WORDS, len(block))
    if not size:
        return []
    anchors = [(places.get(tuple(block[at : at + size]), []), at) for at in range(len(block) - size + 1)]
    found, offset = min((anchor for anchor in anchors if anchor[0]), key=lambda anchor: len(anchor[0]), default=([], 0))
    if not found or len(found) > MAX_PLACES:
        return []
    if sum(1 for anchor, _ in anchors if anchor) < KEPT_SHARE * len(anchors):
        return []
    return [(max(0, at - offset), len(block)) for at in reversed(found)]


def _heaviest_rising(candidates: list[tuple[int, int, int]], length: int) -> set[int]:
    """Numbers of the candidates (number, place, weight) of the heaviest chain whose places rise.

    A Fenwick tree holds the best chain that ends before each place: n log n.
    """
    tree: list[tuple[int, int]] = [(0, -1)] * (length + 2)
    back: list[int] = []
    best = (0, -1)
    for index, (_, place, weight) in enumerate(candidates):
        before = (0, -1)
        at = place  # chains that end strictly before this place
        while at > 0:
            before = max(before, tree[at])
            at -= at & -at
        back.append(before[1])
        chain = (before[0] + weight, index)
        best = max(best, chain)
        at = place + 1
        while at < len(tree):
            tree[at] = max(tree[at], chain)
            at += at & -at
    kept: set[int] = set()
    index = best[1]
    while index >= 0:
        kept.add(candidates[index][0])
        index = back[index]
    return kept
