"""Whether the blocks of a page speak of one thing: shared words, and the places where no word goes on.

Between two stories on one page hardly a content word that stood above comes again below (lexical chains, Morris and
Hirst 1991; TextTiling, Hearst 1997). Words that every article uses are left out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import Ints, Lexicon, Lines, sums

_BITS = 14
_REACH = 12
"""Blocks over which a word goes on."""
_BESIDE = 6
"""Blocks on each side whose words could go on over a boundary."""
_LEDE_WORDS = 80

TOPICS = (
    "seen_before", "seen_after", "seen_core", "seen_lede", "near_before", "near_after", "goes_on", "weakest_before",
    "weakest_after", "since_weakest",
)  # fmt: skip


def topic_facts(
    lines: Lines, is_prose: NDArray[np.bool_], start: int, end: int, lexicon: Lexicon
) -> list[NDArray[np.float64]]:
    """Columns as in `TOPICS`; `start` and `end` are the core's first and last block."""
    words, n = lines.words, lines.count
    content = ((words.lengths >= 4) | words.dense) & ~lexicon.common[words.lexicon_buckets()]
    line = words.line[content]
    bucket = (words.hashes[content] >> np.uint64(64 - _BITS)).astype(np.int64)
    bounds = np.searchsorted(line, np.arange(n + 1))
    some = np.maximum(np.diff(bounds), 1)
    told = is_prose[line]
    size = 1 << _BITS

    first, last = np.full(size, n, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    # The last write wins: reversed for the first place of a word, as it is for its last.
    first[bucket[told][::-1]] = line[told][::-1]
    last[bucket[told]] = line[told]
    core = told & (line >= start) & (line <= end)
    count = np.bincount(bucket[core], minlength=size)
    lede = np.zeros(size, dtype=bool)
    lede[bucket[np.flatnonzero(core)[:_LEDE_WORDS]]] = True

    before, after = _neighbours(bucket, line)
    goes_on = _cohesion(before, line, told, n)
    prose_at = np.flatnonzero(is_prose)
    begin = int(prose_at[0]) if len(prose_at) else n
    stop = int(prose_at[-1]) if len(prose_at) else -1
    at = np.arange(n)
    inner = np.where((at > begin) & (at <= stop), goes_on, 1.0)
    weakest = np.minimum.accumulate(inner)
    place = np.maximum.accumulate(np.where(inner <= weakest, at, 0))
    later = np.append(np.minimum.accumulate(inner[::-1])[::-1][1:], 1.0)
    return [
        sums(first[bucket] < line, bounds) / some,
        sums(last[bucket] > line, bounds) / some,
        sums(count[bucket] - core > 0, bounds) / some,
        sums(lede[bucket], bounds) / some,
        sums(line - before <= _REACH, bounds) / some,
        sums(after - line <= _REACH, bounds) / some,
        goes_on,
        weakest,
        later,
        np.minimum(at - place, 200),
    ]


def _neighbours(bucket: Ints, line: Ints) -> tuple[Ints, Ints]:
    """Of every word the blocks in which it stood last and stands next; far away where it does not."""
    far = np.int64(1 << 30)
    before, after = np.full(len(line), -far), np.full(len(line), far)
    order = np.argsort(bucket, kind="stable")
    sorted_bucket, sorted_line = bucket[order], line[order]
    # A word twice in one block tells nothing of its neighbours: the step to the next other block counts.
    same = (sorted_bucket[1:] == sorted_bucket[:-1]) & (sorted_line[1:] != sorted_line[:-1])
    before[order[1:][same]] = sorted_line[:-1][same]
    after[order[:-1][same]] = sorted_line[1:][same]
    return before, after


def _cohesion(before: Ints, line: Ints, told: NDArray[np.bool_], n: int) -> NDArray[np.float64]:
    """Of every boundary before a block, how many words of the prose around it go on over it, for each word there."""
    link = told & (line - before <= _REACH)
    steps = (
        np.bincount(before[link] + 1, minlength=n + 1)[: n + 1] - np.bincount(line[link] + 1, minlength=n + 2)[: n + 1]
    )
    crossing = np.cumsum(steps)[:n]
    total = np.concatenate([[0], np.cumsum(np.bincount(line[told], minlength=n))])
    at = np.arange(n)
    beside = total[np.minimum(at + _BESIDE, n)] - total[np.maximum(at - _BESIDE, 0)]
    result: NDArray[np.float64] = np.minimum(crossing / np.maximum(beside, 1), 1.0)
    return result
