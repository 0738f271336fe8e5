"""Pages that hold the starts of several stories: digests, briefings, live blogs. They are copies of none of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from cleaner.dedup.alignment import REGION_GAP, Comparison, Reading, Region

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


def digests(reading: Callable[[int], Reading], compared: Mapping[tuple[int, int], Comparison]) -> frozenset[int]:
    """The places of the pages that are digests, judged by all comparisons of each page."""
    starts: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (left, right), seen in compared.items():
        if seen.shared < MIN_SHARED or seen.density < MIN_DENSITY:
            continue
        if seen.right.start <= TOP:
            starts[left].append(_span(seen.left))
        if seen.left.start <= TOP:
            starts[right].append(_span(seen.right))
    return frozenset(
        page for page, spans in starts.items() if len(spans) >= STORIES and _is_digest(reading(page), spans)
    )


def _span(region: Region) -> tuple[int, int]:
    return region.start, region.start + region.length


def _is_digest(page: Reading, spans: list[tuple[int, int]]) -> bool:
    stops = page.stops.tolist()
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
