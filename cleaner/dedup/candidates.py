"""Pairs worth comparing: a join on rare shingles, and the bands of the signatures.

The join finds what is hard (two paragraphs of a story among strangers), the bands what is easy and frequent. Neither
grows with the square of anything: a key that very many articles have links each of them to its nearest neighbours only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from cleaner.dedup.compare import START_ALLOWED, WORTH_OF_A_SHINGLE, Reading
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Signature, Values, band_keys

Pairs = npt.NDArray[np.int64]
"""Shape (pairs, 2): places of two articles in the sequence given, the smaller first."""

# Keys of the join that a pair shares at least. With one shingle in four as a key, three are about twelve shingles.
MIN_KEYS = 3
# Articles that a key may have before each is linked to its neighbours only.
HOT = 64
# Neighbours on either side, in the order of the tops' signatures, in which copies stand together.
NEIGHBOURS = 3
# (pair, key) events held at once.
_EVENTS_AT_ONCE = 1 << 24


def candidate_pairs(
    signatures: Sequence[Signature], readings: Sequence[Reading], settings: DedupSettings | None = None
) -> Pairs:
    """Pairs of articles that may be copies, ascending, each once.

    `readings[i]` belongs to `signatures[i]`. Which articles are paired does not depend on their order.
    """
    chosen = settings or DedupSettings()
    if len(signatures) < 2:
        return np.zeros((0, 2), np.int64)
    rank = _neighbourhood(signatures)
    joined = _joined(readings, rank, chosen)
    banded = _banded(np.array([s.values for s in signatures]), rank, chosen)
    both = np.unique(np.concatenate([joined, banded]))
    return np.stack([both // len(signatures), both % len(signatures)], axis=1)


def _neighbourhood(signatures: Sequence[Signature]) -> npt.NDArray[np.int64]:
    """A place for each article in an order in which copies stand together: by the tops' MinHash values."""
    heads = np.array([s.head[:4] for s in signatures])
    identity = np.array([int.from_bytes(s.identity[:8], "big") for s in signatures], np.uint64)
    order = np.lexsort((identity, *heads.T[::-1]))
    rank = np.empty(order.size, np.int64)
    rank[order] = np.arange(order.size)
    return rank


def _joined(readings: Sequence[Reading], rank: npt.NDArray[np.int64], settings: DedupSettings) -> Pairs:
    """Pairs that share enough keys, and whose tops can lie together."""
    taken = [np.flatnonzero(r.keys % np.uint32(settings.sample) == 0) for r in readings]
    keys = np.concatenate([r.keys[t] for r, t in zip(readings, taken, strict=True)])
    places = np.concatenate([r.places[t] for r, t in zip(readings, taken, strict=True)])
    texts = np.repeat(np.arange(len(readings), dtype=np.int64), [t.size for t in taken])
    order = np.lexsort((rank[texts], keys))
    keys, places, texts = keys[order], places[order], texts[order]
    found: list[Pairs] = []
    for left, right in _events(keys):
        small, large = texts[left], texts[right]
        first, second = places[left], places[right]
        swapped = small > large
        small, large = np.where(swapped, large, small), np.where(swapped, small, large)
        first, second = np.where(swapped, second, first), np.where(swapped, first, second)
        pair = small * len(readings) + large
        by = np.argsort(pair, kind="stable")
        pair, first, second = pair[by], first[by], second[by]
        starts = np.flatnonzero(np.diff(pair, prepend=-1))
        counts = np.diff(np.append(starts, pair.size))
        # Read the places as the comparison will: the shared text must be able to start near both tops, or near one
        # of them where the other page may hold it further down.
        ours, theirs = np.minimum.reduceat(first, starts), np.minimum.reduceat(second, starts)
        allowed = 2 * START_ALLOWED + 2 * WORTH_OF_A_SHINGLE * settings.sample * counts
        copies = np.maximum(ours, theirs) <= allowed
        held = (np.minimum(ours, theirs) <= START_ALLOWED) & (counts > MIN_KEYS)
        found.append(pair[starts[(counts >= min(MIN_KEYS, settings.min_shared)) & (copies | held)]])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _events(keys: npt.NDArray[np.uint32]) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Places of equal keys in an ascending array, two by two."""
    starts = np.flatnonzero(np.diff(keys.astype(np.int64), prepend=-1))
    sizes = np.diff(np.append(starts, keys.size))
    lefts, rights = [], []
    for size in np.unique(sizes[sizes > 1]).tolist():
        group = starts[sizes == size]
        i, j = np.triu_indices(size, 1)
        if size > HOT:
            near = j - i <= NEIGHBOURS
            i, j = i[near], j[near]
        lefts.append((group[:, None] + i).ravel())
        rights.append((group[:, None] + j).ravel())
    if lefts:
        yield np.concatenate(lefts), np.concatenate(rights)


def _banded(values: Values, rank: npt.NDArray[np.int64], settings: DedupSettings) -> Pairs:
    """Pairs that share a band; articles without words share none."""
    full = np.flatnonzero((values != values.dtype.type(0xFFFFFFFF)).any(axis=1))
    keys = band_keys(values[full], settings.bands)
    found = [np.zeros(0, np.int64)]
    for band in range(keys.shape[1]):
        order = np.lexsort((rank[full], keys[:, band]))
        ordered, texts = keys[order, band], full[order]
        for step in range(1, NEIGHBOURS + 1):
            same = np.flatnonzero(ordered[step:] == ordered[:-step])
            left, right = texts[same], texts[same + step]
            found.append(np.minimum(left, right) * len(values) + np.maximum(left, right))
    return np.unique(np.concatenate(found))
