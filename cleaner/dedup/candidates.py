"""Pairs worth comparing: a join on rare shingles, and the bands of the signatures.

The join finds what is hard (two paragraphs of a story among strangers), the bands what is easy and frequent. Neither
grows with the square of anything: a key that very many articles have links each of them to its nearest neighbours only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cleaner.dedup.alignment import MIN_CONTAINMENT, START_ALLOWED, WORTH_OF_A_SHINGLE
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import EMPTY, Signature, Values, band_keys
from cleaner.dedup.words import Hashes

Pairs = npt.NDArray[np.int64]
"""Shape (pairs, 2): places of two articles in the sequence given, the smaller first."""

# Keys of the join that a pair shares at least. With one shingle in four as a key, three are about twelve shingles.
MIN_KEYS = 3
# The worth of a key that so many articles have is 1, of more frequent ones less, and what a pair shares must be worth
# so much: in a large corpus phrases meet by chance, and the pairs that share three of them grow faster than the corpus.
RARE = 10
MIN_WORTH = 1.5
# Articles that a key may have before each is linked to its neighbours only.
HOT = 16
# Neighbours on either side, in the order of the tops' signatures, in which copies stand together.
NEIGHBOURS = 3
# (pair, key) events held at once.
_EVENTS_AT_ONCE = 1 << 23


@dataclass(frozen=True, slots=True, eq=False)
class OwnKeys:
    """The sampled shingles of many articles that are not boilerplate: value, place among own words, whose it is."""

    keys: Hashes
    places: npt.NDArray[np.int32]
    texts: npt.NDArray[np.int32]


def neighbourhood(signature: Signature) -> tuple[bytes, bytes]:
    """A sorting key by which copies of a story come to stand together: the top's MinHash values, then the identity."""
    return signature.head[:4].tobytes(), signature.identity


def candidate_pairs(signatures: Sequence[Signature], own: OwnKeys, settings: DedupSettings | None = None) -> Pairs:
    """Pairs of articles that may be copies, ascending, each once.

    The signatures stand in the order of `neighbourhood`, the keys in that of the signatures.
    """
    chosen = settings or DedupSettings()
    count = len(signatures)
    if count < 2:
        return np.zeros((0, 2), np.int64)
    banded = _banded(np.array([s.values for s in signatures]), chosen)
    both = np.unique(np.concatenate([_joined(own, count, chosen), banded]))
    return np.stack([both // count, both % count], axis=1)


def _joined(own: OwnKeys, count: int, settings: DedupSettings) -> npt.NDArray[np.int64]:
    """Pairs that share enough keys, and whose tops can lie together, each as left * count + right."""
    order = np.argsort(own.keys, kind="stable")
    keys, places, texts = own.keys[order], own.places[order], own.texts[order]
    parts = [
        _summed(
            texts[left].astype(np.int64) * count + texts[right],
            np.ones(left.size, np.int32),
            worth,
            places[left],
            places[right],
        )
        for left, right, worth in _events(keys)
    ]
    if not parts:
        return np.zeros(0, np.int64)
    pairs, shared, worth, ours, theirs = _summed(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    # Read the places as the comparison will: the shared text must be able to start near both tops, or near one of
    # them where the other page may hold it further down.
    allowed = 2 * START_ALLOWED + 2 * WORTH_OF_A_SHINGLE * settings.sample * shared
    copies = np.maximum(ours, theirs) <= allowed
    held = (np.minimum(ours, theirs) <= START_ALLOWED) & (shared > MIN_KEYS)
    # The comparison will ask for a share of the smaller page; the sample is allowed to miss a third of it.
    sizes = np.bincount(own.texts, minlength=count)
    enough = shared >= MIN_CONTAINMENT * 2 / 3 * np.minimum(sizes[pairs // count], sizes[pairs % count])
    return pairs[enough & (shared >= min(MIN_KEYS, settings.min_shared)) & (worth >= MIN_WORTH) & (copies | held)]


Counted = tuple[
    npt.NDArray[np.int64],
    npt.NDArray[np.int32],
    npt.NDArray[np.float32],
    npt.NDArray[np.int32],
    npt.NDArray[np.int32],
]
"""Pairs, how many keys each shares, what these are worth, and the first place of these on both pages."""


def _summed(
    pairs: npt.NDArray[np.int64],
    shared: npt.NDArray[np.int32],
    worth: npt.NDArray[np.float32],
    ours: npt.NDArray[np.int32],
    theirs: npt.NDArray[np.int32],
) -> Counted:
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    return (
        pairs[starts],
        np.add.reduceat(shared[order], starts, dtype=np.int32),
        np.add.reduceat(worth[order], starts, dtype=np.float32),
        np.minimum.reduceat(ours[order], starts),
        np.minimum.reduceat(theirs[order], starts),
    )


def _events(keys: Hashes) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float32]]]:
    """Places of equal keys in an ascending array, two by two, and what the key is worth; a bounded number at once."""
    starts = np.flatnonzero(np.diff(keys.astype(np.int64), prepend=-1))
    sizes = np.diff(np.append(starts, keys.size))
    lefts: list[npt.NDArray[np.int64]] = []
    rights: list[npt.NDArray[np.int64]] = []
    worths: list[npt.NDArray[np.float32]] = []
    held = 0
    for size in np.unique(sizes[sizes > 1]).tolist():
        i, j = _links(size)
        at_once = max(1, _EVENTS_AT_ONCE // i.size)
        groups = starts[sizes == size]
        for group in (groups[at : at + at_once, None] for at in range(0, groups.size, at_once)):
            lefts.append((group + i).ravel())
            rights.append((group + j).ravel())
            worths.append(np.full(lefts[-1].size, min(1.0, RARE / size), np.float32))
            held += lefts[-1].size
            if held >= _EVENTS_AT_ONCE:
                yield np.concatenate(lefts), np.concatenate(rights), np.concatenate(worths)
                lefts, rights, worths, held = [], [], [], 0
    if lefts:
        yield np.concatenate(lefts), np.concatenate(rights), np.concatenate(worths)


def _links(size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Which members of a group of so many are paired: all with all, in a hot group neighbours."""
    if size <= HOT:
        left, right = np.triu_indices(size, 1)
        return left.astype(np.int64), right.astype(np.int64)
    steps = [np.arange(size - step) for step in range(1, NEIGHBOURS + 1)]
    left = np.concatenate(steps)
    return left, left + np.repeat(np.arange(1, NEIGHBOURS + 1), [s.size for s in steps])


def _banded(values: Values, settings: DedupSettings) -> npt.NDArray[np.int64]:
    """Pairs that share a band, each as left * count + right; articles without words share none."""
    full = np.flatnonzero((values != EMPTY).any(axis=1))
    keys = band_keys(values[full], settings.bands)
    found = [np.zeros(0, np.int64)]
    for band in range(keys.shape[1]):
        order = np.argsort(keys[:, band], kind="stable")
        ordered, texts = keys[order, band], full[order]
        for step in range(1, NEIGHBOURS + 1):
            same = np.flatnonzero(ordered[step:] == ordered[:-step])
            found.append(texts[same] * len(values) + texts[same + step])
    return np.unique(np.concatenate(found))
