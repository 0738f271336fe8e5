"""What recurs over different stories: boilerplate, told from a story that many newspapers ran."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.shingles import Hashes, Words, mixed, shingle_hashes
from cleaner.dedup.signatures import Signature, Values

# Members of a frequent key whose tops are compared: enough to tell "all the same story" from "all kinds of pages".
LOOKED_AT = 12
# MinHash values of 64 that the tops of two pages share at least (a Jaccard of about 0.06), and the share of the pairs
# of pages that do: 0.4 to 1 among copies of a story, under 0.3 among pages that share a notice.
SAME_VALUES = 4
SAME_STORY = 0.35
# A line over foreign stories: seen over so many, in so much of its places, and so seldom at the top. On wire-copies-dev
# "15 hours ago" stands over a story in all of its 1001 places, deep in the page in 0.95 of them; no other line does.
HEAD_SEEN = 20
HEAD_OVER = 0.6
HEAD_DEEP = 0.7
TOP_WORDS = 60
HEADLINE_LINES = 3
PARAGRAPH_WORDS = 20
# Keys sorted at once, so that a corpus of any size needs the same memory for it.
_KEYS_AT_ONCE = 1 << 25
_NUMBER = np.uint32(1)


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """The shingles and lines that are boilerplate in a corpus, each ascending."""

    shingles: Hashes
    lines: Hashes
    heads: Hashes
    """The lines that stand over foreign stories, as "17 hours ago" does in a related block."""


_NOTHING = np.zeros(0, np.uint32)
NOTHING_COMMON = Common(_NOTHING, _NOTHING, _NOTHING)


def line_hashes(words: Words) -> Hashes:
    """One value a line; all numbers count as one, so "17 hours ago" and "2 hours ago" are one line."""
    if not words.lines.size:
        return np.zeros(0, np.uint32)
    hashes = np.where(words.hashes & _NUMBER, _NUMBER, words.hashes)
    counts = np.diff(np.append(words.lines, hashes.size)).astype(np.uint32)
    place = np.arange(hashes.size, dtype=np.uint32) - np.repeat(words.lines.astype(np.uint32), counts)
    placed = mixed(hashes * np.uint32(0x9E3779B1) + place * np.uint32(0x85EBCA6B))
    return mixed(np.add.reduceat(placed, words.lines, dtype=np.uint32) + counts)


def common(signatures: Sequence[Signature], settings: DedupSettings) -> Common:
    """The boilerplate of a corpus: what stands in more than `settings.common_above` texts that are not copies.

    A wire story may stand in a thousand newspapers, so frequency alone does not tell. Pages that share a story share
    their tops as well, pages that share a notice do not.
    """
    heads = np.array([s.head for s in signatures], np.uint32).reshape(len(signatures), -1)
    hashed = [line_hashes(s.words) for s in signatures]
    lines = _boilerplate(hashed, heads, settings)
    return Common(
        _boilerplate([shingle_hashes(s.words.hashes, settings.shingle_words) for s in signatures], heads, settings),
        lines,
        _heads([s.words for s in signatures], hashed, lines),
    )


def line_lengths(words: Words) -> npt.NDArray[np.int32]:
    """Words in each line."""
    return np.diff(np.append(words.lines, np.int32(words.hashes.size))).astype(np.int32)


def story_under(lengths: npt.NDArray[np.int32], line: int) -> int:
    """The line with the first paragraph of the story that `line` stands over, or 0 where it stands over none."""
    for below in range(line + 2, min(line + 2 + HEADLINE_LINES, lengths.size)):
        if lengths[below] >= PARAGRAPH_WORDS:
            return below
    return 0


def _heads(texts: Sequence[Words], hashed: Sequence[Hashes], lines: Hashes) -> Hashes:
    """The recurring lines with short lines and a paragraph under them that seldom stand near the top of a page.

    What stands over a page's own story stands at its top, whatever it says; what stands over related stories stands
    wherever these were put.
    """
    seen: dict[int, list[int]] = {}
    for words, own in zip(texts, hashed, strict=True):
        recurs = contains(lines, own)
        if not recurs.any():
            continue
        lengths = line_lengths(words)
        before = np.cumsum(np.where(recurs, 0, lengths))
        for line in np.flatnonzero(recurs).tolist():
            counts = seen.setdefault(int(own[line]), [0, 0, 0])
            counts[0] += 1
            if line + 1 < lengths.size and lengths[line + 1] < PARAGRAPH_WORDS and story_under(lengths, line):
                counts[1] += 1
                counts[2] += int(before[line]) >= TOP_WORDS
    found = [
        key
        for key, (count, over, deep) in seen.items()
        if over >= HEAD_SEEN and over >= HEAD_OVER * count and deep >= HEAD_DEEP * over
    ]
    return np.sort(np.array(found, np.uint32))


def contains(sorted_values: Hashes, wanted: Hashes) -> npt.NDArray[np.bool_]:
    """For each wanted value whether it is among the sorted ones."""
    if not sorted_values.size or not wanted.size:
        return np.zeros(wanted.size, np.bool_)
    at = np.minimum(np.searchsorted(sorted_values, wanted), sorted_values.size - 1)
    found: npt.NDArray[np.bool_] = sorted_values[at] == wanted
    return found


def _boilerplate(keys: Sequence[Hashes], heads: Values, settings: DedupSettings) -> Hashes:
    frequent = _frequent(keys, settings.common_above)
    found = [key for key, members in _members(keys, frequent) if not _one_story(heads[members])]
    return np.array(found, np.uint32)


def _frequent(keys: Sequence[Hashes], above: int) -> Hashes:
    """The keys that more than `above` texts have, ascending."""
    total = sum(k.size for k in keys)
    parts = 1 << max(0, (total // _KEYS_AT_ONCE).bit_length())
    out = []
    for part in range(parts):
        taken = [k if parts == 1 else k[k & np.uint32(parts - 1) == part] for k in keys]
        values = np.sort(np.concatenate([np.unique(k) for k in taken])) if taken else np.zeros(0, np.uint32)
        out.append(np.unique(values[above:][values[above:] == values[:-above]]) if values.size > above else values[:0])
    return np.sort(np.concatenate(out))


def _members(keys: Sequence[Hashes], wanted: Hashes) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Each wanted key with the texts that have it."""
    if not wanted.size:
        return
    places, texts = [], []
    for text, k in enumerate(keys):
        at = np.minimum(np.searchsorted(wanted, k), wanted.size - 1)
        at = np.unique(at[wanted[at] == k])
        places.append(at)
        texts.append(np.full(at.size, text))
    place, text_of = np.concatenate(places), np.concatenate(texts)
    order = np.argsort(place, kind="stable")
    bounds = np.searchsorted(place[order], np.arange(wanted.size + 1))
    for i, key in enumerate(wanted.tolist()):
        yield key, text_of[order[bounds[i] : bounds[i + 1]]]


def _one_story(heads: Values) -> bool:
    """Whether texts with these tops are, by and large, copies of one story."""
    step = max(1, len(heads) // LOOKED_AT)
    some = heads[::step][:LOOKED_AT]
    alike = (some[:, None, :] == some[None, :, :]).sum(axis=2) >= SAME_VALUES
    count = len(some)
    return bool((alike.sum() - count) >= SAME_STORY * count * (count - 1))
