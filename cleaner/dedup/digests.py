"""Pages that hold the starts of several stories: digests, briefings, live blogs. They are copies of none of these."""

from __future__ import annotations

import numpy as np

from cleaner.dedup.alignment import REGION_GAP, Comparisons, density
from cleaner.dedup.words import Integers

# Stories one after the other, with no boilerplate between them, that make a page a digest. On wire-copies-dev 17 of 20
# digests have three or more and none of 980 copies; with two, a copy with a related block is told from none.
STORIES = 3
# What a start of a story on a digest shares with that story at least, and how densely.
MIN_SHARED = 12
MIN_DENSITY = 0.15
TOP = 40
# Two regions are one place when they overlap by so much of the shorter one.
OVERLAP = 0.5
# A place of so much more than the others' median is the page's own story, and the others are in its related block.
OWN_STORY = 2.5
_STOP_SLACK = 6


def story_starts(left: Integers, right: Integers, found: Comparisons) -> tuple[Integers, Integers]:
    """The regions of pages where another page's story starts: the pages, and (start, end) of each region."""
    enough = (found["shared"] >= MIN_SHARED) & (density(found) >= MIN_DENSITY)
    pages, spans = [], []
    for page, side, other in ((left, "left", "right"), (right, "right", "left")):
        chosen = np.flatnonzero(enough & (found[f"{other}_start"] <= TOP))
        start = found[f"{side}_start"][chosen].astype(np.int64)
        pages.append(page[chosen])
        spans.append(np.stack([start, start + found[f"{side}_length"][chosen]], axis=1))
    return np.concatenate(pages), np.concatenate(spans)


def is_digest(stops: list[int], spans: list[tuple[int, int]]) -> bool:
    """Whether a page is a digest, given where its story may end and the regions where other stories start."""
    if len(spans) < STORIES:
        return False
    run: list[tuple[int, int]] = []
    for start, end in _apart(spans):
        if run:
            last = run[-1][1]
            if start - last > REGION_GAP or any(last - _STOP_SLACK < stop <= start + 1 for stop in stops):
                run = []
        run.append((start, end))
        if len(run) >= STORIES:
            lengths = sorted(end - start for start, end in run)
            if lengths[-1] <= OWN_STORY * lengths[len(lengths) // 2]:
                return True
    return False


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The different places among spans, from the top; spans that overlap by half are one place."""
    places: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if places:
            first, last = places[-1]
            if min(end, last) - max(start, first) >= OVERLAP * min(end - start, last - first):
                places[-1] = min(first, start), max(last, end)
                continue
        places.append((start, end))
    return places


def maybe_digests(pages: Integers, spans: Integers) -> Integers:
    """The pages worth asking `is_digest` about: with regions enough, which do not all overlap by half."""
    order = np.lexsort((spans[:, 0], pages))
    pages, spans = pages[order], spans[order]
    opens = np.ones(pages.size, np.bool_)
    np.not_equal(pages[1:], pages[:-1], out=opens[1:])
    starts = np.flatnonzero(opens)
    if not starts.size:
        return pages
    counts = np.diff(starts, append=pages.size)
    first_end = np.minimum.reduceat(spans[:, 1], starts)
    last_start = np.maximum.reduceat(spans[:, 0], starts)
    longest = np.maximum.reduceat(spans[:, 1] - spans[:, 0], starts)
    apart = last_start > first_end - OVERLAP * longest
    return pages[starts[(counts >= STORIES) & apart]]
