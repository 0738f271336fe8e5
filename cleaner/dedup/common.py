"""What recurs over different stories: boilerplate, told from a story that many newspapers ran."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Signature, Values
from cleaner.dedup.words import Hashes

Integers = npt.NDArray[np.int64]

# Members of a frequent key whose tops are compared: enough to tell "all the same story" from "all kinds of pages".
LOOKED_AT = 12
# MinHash values of 64 that the tops of two pages share at least (a Jaccard of about 0.06), and the share of the pairs
# of pages that do: 0.4 to 1 among copies of a story, under 0.3 among pages that share a notice.
SAME_VALUES = 4
SAME_STORY = 0.35
# A story stands on its pages in one piece: half of the places of a frequent shingle lie in so long a stretch of
# frequent text at least, with gaps of no more words than that (one shingle in four is looked at). Notices are shorter.
STORY_STRETCH = 80
STRETCH_GAP = 25
_FAR = 1 << 40
# A line over foreign stories: seen over so many, in so much of its places, and so seldom at the top. On wire-copies-dev
# "15 hours ago" stands over a story in all of its 1001 places, deep in the page in 0.95 of them; no other line does.
HEAD_SEEN = 20
HEAD_OVER = 0.6
HEAD_DEEP = 0.7
TOP_WORDS = 60
# The headline and what stands by it, and the length of the paragraph that follows.
HEADLINE_LINES = 3
PARAGRAPH_WORDS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """The boilerplate of a corpus: sampled shingles and lines by their values, each ascending."""

    keys: Hashes
    lines: Hashes
    heads: Hashes
    """The lines that stand over foreign stories, as "17 hours ago" does in a related block."""


_NOTHING = np.zeros(0, np.uint32)
NOTHING_COMMON = Common(_NOTHING, _NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The keys and the lines of many articles, one after the other; `key_texts` and `line_texts` say whose they are."""

    count: int
    keys: Hashes
    places: npt.NDArray[np.int32]
    key_texts: npt.NDArray[np.int32]
    lines: Hashes
    lengths: npt.NDArray[np.int32]
    line_texts: npt.NDArray[np.int32]


def columns(signatures: Sequence[Signature]) -> Columns:
    """The keys and lines of `signatures` in their order."""
    texts = np.arange(len(signatures), dtype=np.int32)
    empty = np.zeros(0, np.int32)
    parts = [s.joined() for s in signatures] or [(_NOTHING, empty, _NOTHING, empty)]
    keys, places, lines, lengths = zip(*parts, strict=True)
    return Columns(
        count=len(signatures),
        keys=np.concatenate(keys),
        places=np.concatenate(places),
        key_texts=np.repeat(texts, [k.size for k in keys[: texts.size]]),
        lines=np.concatenate(lines),
        lengths=np.concatenate(lengths),
        line_texts=np.repeat(texts, [line.size for line in lines[: texts.size]]),
    )


def contains(sorted_values: Hashes, wanted: Hashes) -> npt.NDArray[np.bool_]:
    """For each wanted value whether it is among the sorted ones."""
    if not sorted_values.size or not wanted.size:
        return np.zeros(wanted.size, np.bool_)
    at = np.minimum(np.searchsorted(sorted_values, wanted), sorted_values.size - 1)
    found: npt.NDArray[np.bool_] = sorted_values[at] == wanted
    return found


def common(signatures: Sequence[Signature], corpus: Columns, settings: DedupSettings) -> Common:
    """The boilerplate of a corpus: what stands in more than `settings.common_above` texts that are not copies.

    A wire story may stand in a thousand newspapers, so frequency alone does not tell. Pages that share a story share
    their tops as well, pages that share a notice do not. `corpus` has the columns of `signatures`, whose order must not
    depend on the order in which the articles were read.
    """
    lengths, places = corpus.lengths.astype(np.int64), corpus.places.astype(np.int64)
    before = _before(lengths, corpus)
    lines = _boilerplate(_Occurrences(corpus.lines, corpus.line_texts, before, before + lengths), signatures, settings)
    keys = _boilerplate(
        _Occurrences(corpus.keys, corpus.key_texts, places, places + settings.shingle_words),
        signatures,
        settings,
    )
    return Common(keys, lines, _heads(corpus, contains(lines, corpus.lines)))


def _before(lengths: Integers, corpus: Columns) -> Integers:
    """For each line the words of its article that stand before it."""
    before = np.cumsum(lengths) - lengths
    first = np.searchsorted(corpus.line_texts, np.arange(corpus.count))
    offsets: Integers = before - np.append(before, 0)[first][corpus.line_texts]
    return offsets


class _Occurrences(NamedTuple):
    """Keys where they stand: value, whose it is, first word and the word after the last."""

    keys: Hashes
    texts: npt.NDArray[np.int32]
    starts: Integers
    ends: Integers


def _boilerplate(found: _Occurrences, signatures: Sequence[Signature], settings: DedupSettings) -> Hashes:
    """The frequent keys that are not parts of one story."""
    order = np.argsort(found.keys, kind="stable")
    ordered = found.keys[order]
    starts = np.flatnonzero(np.diff(ordered.astype(np.int64), prepend=-1))
    sizes = np.diff(np.append(starts, ordered.size))
    frequent = np.flatnonzero(sizes > settings.common_above)
    if not frequent.size:
        return _NOTHING
    chosen = np.repeat(sizes > settings.common_above, sizes)
    stretch = np.zeros(ordered.size, np.int64)
    stretch[chosen] = _stretches(found, order[chosen])
    heads: dict[int, Values] = {}
    out = []
    for group in frequent.tolist():
        start, size = int(starts[group]), int(sizes[group])
        # A line may stand twice on a page.
        members = np.unique(found.texts[order[start : start + size]])
        if members.size <= settings.common_above:
            continue
        short = np.median(stretch[start : start + size]) < STORY_STRETCH
        if short or not _one_story(members, signatures, heads):
            out.append(int(ordered[start]))
    return np.array(out, np.uint32)


def _stretches(found: _Occurrences, chosen: Integers) -> Integers:
    """For each chosen occurrence the words of the stretch of chosen text that it belongs to."""
    by_place = np.lexsort((found.starts[chosen], found.texts[chosen]))
    order = chosen[by_place]
    texts, starts = found.texts[order], found.starts[order]
    ends = np.maximum.accumulate(found.ends[order] + texts.astype(np.int64) * _FAR) - texts.astype(np.int64) * _FAR
    breaks = np.ones(order.size, np.bool_)
    breaks[1:] = (texts[1:] != texts[:-1]) | (starts[1:] > ends[:-1] + STRETCH_GAP)
    first = np.flatnonzero(breaks)
    last = np.append(first[1:], order.size) - 1
    stretch = np.empty(order.size, np.int64)
    stretch[by_place] = np.repeat(ends[last] - starts[first], last - first + 1)
    return stretch


def _one_story(members: npt.NDArray[np.int32], signatures: Sequence[Signature], heads: dict[int, Values]) -> bool:
    """Whether the articles are, by and large, copies of one story."""
    some = members[:: max(1, members.size // LOOKED_AT)][:LOOKED_AT].tolist()
    tops = np.array([heads[m] if m in heads else heads.setdefault(m, signatures[m].head) for m in some])
    alike = (tops[:, None, :] == tops[None, :, :]).sum(axis=2) >= SAME_VALUES
    count = len(some)
    return bool((alike.sum() - count) >= SAME_STORY * count * (count - 1))


def _heads(corpus: Columns, recurs: npt.NDArray[np.bool_]) -> Hashes:
    """The recurring lines with a headline and a paragraph under them that seldom stand near the top of a page.

    What stands over a page's own story stands at its top, whatever it says; what stands over related stories stands
    wherever these were put.
    """
    if not recurs.any():
        return _NOTHING
    own = np.where(recurs, 0, corpus.lengths).astype(np.int64)
    before = _before(own, corpus)
    over = (stories_under(corpus.lengths, corpus.line_texts) > 0) & recurs
    lines, group = np.unique(corpus.lines[recurs], return_inverse=True)
    counts = np.bincount(group, minlength=lines.size)
    stories = np.bincount(group, over[recurs], lines.size)
    deep = np.bincount(group, (over & (before >= TOP_WORDS))[recurs], lines.size)
    return lines[(stories >= HEAD_SEEN) & (stories >= HEAD_OVER * counts) & (deep >= HEAD_DEEP * stories)]


def stories_under(lengths: npt.NDArray[np.int32], texts: npt.NDArray[np.int32] | None = None) -> Integers:
    """For each line how many lines below it the first paragraph of a story stands under a headline, 0 for none."""
    found = np.zeros(lengths.size, np.int64)
    for below in range(HEADLINE_LINES + 1, 1, -1):
        under = lengths[below:] >= PARAGRAPH_WORDS
        if texts is not None:
            under &= texts[below:] == texts[:-below]
        found[: under.size][under] = below
    headline = np.zeros(lengths.size, np.bool_)
    headline[:-1] = lengths[1:] < PARAGRAPH_WORDS
    return np.where(headline, found, 0)


def marks(corpus: Columns, boilerplate: Common) -> npt.NDArray[np.uint64]:
    """For each article a number that changes when what counts as boilerplate in it changes; 0 where nothing does."""
    total = np.zeros(corpus.count, np.uint64)
    for values, texts, recurring in (
        (corpus.keys, corpus.key_texts, boilerplate.keys),
        (corpus.lines, corpus.line_texts, boilerplate.lines),
        (corpus.lines, corpus.line_texts, boilerplate.heads),
    ):
        marked = contains(recurring, values)
        # The prime of FNV-1a keeps the three kinds apart.
        total *= np.uint64(0x100000001B3)
        np.add.at(total, texts[marked], values[marked].astype(np.uint64) + np.uint64(1))
    return total
