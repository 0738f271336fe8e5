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
# Mean estimated Jaccard of the tops of pages that share a key. Copies of a story have 0.2 to 0.9; pages that share a
# notice have under 0.05, under 0.12 where the notice itself stands in their tops.
SAME_STORY = 0.15
# Keys sorted at once, so that a corpus of any size needs the same memory for it.
_KEYS_AT_ONCE = 1 << 25
_NUMBER = np.uint32(1)


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """The shingles and lines that are boilerplate in a corpus, each ascending."""

    shingles: Hashes
    lines: Hashes


NOTHING_COMMON = Common(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


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
    return Common(
        _boilerplate([shingle_hashes(s.words.hashes, settings.shingle_words) for s in signatures], heads, settings),
        _boilerplate([line_hashes(s.words) for s in signatures], heads, settings),
    )


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
    count = len(some)
    same = (some[:, None, :] == some[None, :, :]).mean()
    return bool((same * count - 1) / max(1, count - 1) >= SAME_STORY)
