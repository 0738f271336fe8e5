"""What a text speaks of: the sum of what its words speak of, as vectors.

Two texts about one thing may share no rare word and still speak alike: "striker" and "goal" stand in the same articles.
So every word that is known has a vector, such that words that stand together point the same way (latent semantic
analysis, Deerwester et al. 1990); `benchmarks/train_stories.py` makes them. What is compared are sums of vectors on
both sides of a place between two blocks, by the cosine of the angle between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import Floats, Ints, Words, neighbours

TOPIC_BITS = 15
STEPS = 127
"""Vectors are stored as whole numbers, so many the largest."""
BENEFIT = 20.0
"""Of the doubt: sums of a few words count as alike. In squares of what a word's vector is long on the average."""
_BEFORE, _BEHIND = (100, 250), (40, 100, 250)
"""How many words before and behind a place are looked at, beside all of them and those of the block behind it."""
_PAIRS = ((0, 1), (0, 2), (0, 3), (0, 0), (1, 2), (2, 3), (2, 1), (0, 4))
"""What is compared with what: 0 is all before or behind, the others are as above, the last is the block itself."""
_COMPARED = 6
"""Of so many of these it is asked, too, how the place stands to others."""
_BESIDE = (-2, -1, 1, 2)
_WINDOW_WORDS, _WINDOWS = 60, 48
"""A page is looked at through windows of so many words at the least, and not many more of them than these."""
_THROUGH_WINDOWS = ("mean_behind", "most_behind", "mean_before", "least_before", "next", "most_late")
FACTS = tuple(
    [f"topic{number}" for number in range(len(_PAIRS))]
    + [f"topic{number}.{how}" for number in range(_COMPARED) for how in ("above", "low", "mean")]
    + [f"windows.{name}" for name in _THROUGH_WINDOWS]
)
_STEP, _BLOCKS = 1 << 14, 1 << 10
"""Words whose vectors are summed at once, and blocks that are compared at once."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The words that are known, by their buckets, and the vector of each."""

    known: NDArray[np.uint16]
    vectors: NDArray[np.int8]
    """One row a word."""
    benefit: float
    """`BENEFIT` in the vectors' own units."""
    _rows: NDArray[np.intp]
    """Of every bucket its row in `_table`."""
    _table: Floats
    """The vectors, and behind them none for words that are not known."""

    @classmethod
    def of(cls, known: NDArray[np.uint16], vectors: NDArray[np.int8]) -> Topics:
        """From what is stored."""
        table = np.zeros((len(vectors) + 1, vectors.shape[1]), dtype=np.float32)
        table[:-1] = vectors
        length = float(np.linalg.norm(table[:-1], axis=1).mean()) if len(vectors) else 1.0
        rows = np.full(1 << TOPIC_BITS, len(vectors), dtype=np.intp)
        rows[known] = np.arange(len(known))
        return cls(known, vectors, BENEFIT * length * length, rows, table)

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> Topics:
        """From what was stored, by name."""
        return cls.of(stored["known"].astype(np.uint16), stored["vectors"].astype(np.int8))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name."""
        return {"known": self.known, "vectors": self.vectors}

    def rows(self, words: Words) -> Ints:
        """Of every word where its vector stands."""
        return self._rows.take(words.buckets(TOPIC_BITS))

    def sums(self, rows: Ints, places: Ints) -> NDArray[np.float64]:
        """The sums of the vectors of all words before each of the places, exact: one row a place.

        `rows` as `rows` gives them.
        """
        at = np.flatnonzero(rows != len(self._table) - 1)
        rows, places = rows.take(at), np.searchsorted(at, places)
        size = self._table.shape[1]
        out = np.empty((len(places), size))
        total = np.zeros(size)
        for start in range(0, len(rows) + 1, _STEP):
            part = self._table.take(rows[start : start + _STEP], axis=0)
            running = np.zeros((len(part) + 1, size), dtype=np.float32)
            np.cumsum(part, axis=0, out=running[1:])
            if len(rows) < _STEP:
                return running.take(places, axis=0).astype(np.float64)
            here = np.flatnonzero((places >= start) & (places <= start + len(part)))
            out[here] = running.take(places[here] - start, axis=0) + total
            total += running[-1]
        return out


def topic_facts(words: Words, topics: Topics, places: Ints) -> Floats:
    """How alike what stands above a block is to what begins with it: a row a place, columns as in `FACTS`.

    `places`: the blocks that are asked of, by number.
    """
    n = len(words.bounds) - 1
    out = np.empty((len(FACTS) - len(_THROUGH_WINDOWS), n))
    out[: len(_PAIRS)], until = _compare(topics.rows(words), words.bounds, topics)
    compared = out[:_COMPARED]
    contrast = out[len(_PAIRS) :].reshape(_COMPARED, 3, n)
    above = np.zeros((_COMPARED, n))
    np.cumsum(compared[:, :-1], axis=1, out=above[:, 1:])
    contrast[:, 0] = compared - above / np.maximum(np.arange(n), 1)
    contrast[:, 1] = compared - neighbours(compared, _BESIDE).min(axis=0)
    contrast[:, 2] = compared - compared.mean(axis=1)[:, None]
    edges = _windows(words.bounds)
    through = _through_windows(np.diff(until[edges], axis=0), until[places], edges, places, topics.benefit)
    # What differs less is noise of another processor.
    return np.round(np.concatenate([out[:, places].T, through], axis=1), 4).astype(np.float32)


def _compare(rows: Ints, bounds: Ints, topics: Topics) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How alike the `_PAIRS` of every block are, a row a pair; and the sums of all words before each block, and of all.

    Some blocks are compared at once, so that what is summed for them stays small, whatever the page.
    """
    n, total = len(bounds) - 1, len(rows)
    alike = np.empty((len(_PAIRS), n))
    until = np.zeros((n + 1, topics.vectors.shape[1]))
    # Of a page that is one part the first part tells it.
    whole = topics.sums(rows, np.array([total]))[0] if n > _BLOCKS else None
    low, before_low = 0, np.zeros(until.shape[1])
    for start in range(0, n, _BLOCKS):
        stop = min(start + _BLOCKS, n)
        begins, end = bounds[start:stop], int(bounds[stop])
        reached = [np.maximum(begins - reach, 0) for reach in _BEFORE]
        reached += [np.minimum(begins + reach, total) for reach in _BEHIND]
        following = max(0, end - max(_BEFORE))
        asked = np.concatenate([bounds[start : stop + 1], *reached, [following]])
        told = topics.sums(rows[low : end + max(_BEHIND)], asked - low) + before_low
        low, before_low = following, told[-1]
        until[start : stop + 1] = told[: len(begins) + 1]
        here, ends = until[start:stop], until[start + 1 : stop + 1]
        near = told[len(begins) + 1 : -1].reshape(len(reached), *here.shape)
        before = [here, *(here - near[: len(_BEFORE)])]
        behind = [(until[n] if whole is None else whole) - here, *(near[len(_BEFORE) :] - here), ends - here]
        lengths = [[_products(one, one) for one in side] for side in (before, behind)]
        for i, (one, other) in enumerate(_PAIRS):
            product = _products(before[one], behind[other])
            alike[i, start:stop] = _alike(product, lengths[0][one] * lengths[1][other], topics.benefit)
    return alike, until


def _products(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inner products of the rows of two tables."""
    result: NDArray[np.float64] = np.einsum("ij,ij->i", one, other)
    return result


def _alike(product: NDArray[np.float64], squares: NDArray[np.float64], benefit: float) -> NDArray[np.float64]:
    """The cosine of the angle of two sums, nearer to 1 the shorter they are. `squares`: the product of their own."""
    return (product + benefit) / (np.sqrt(squares) + benefit)


def _windows(bounds: Ints) -> Ints:
    """Where the windows of a page begin, and where the last one ends: numbers of blocks."""
    begins, total = bounds[:-1].tolist(), int(bounds[-1])
    size = max(_WINDOW_WORDS, total // _WINDOWS)
    edges = [0]
    while begins:
        following = bisect_left(begins, begins[edges[-1]] + size)
        if following == len(begins) or total - begins[following] < size // 2:
            break
        edges.append(following)
    return np.array([*edges, len(begins)])


def _through_windows(
    windows: NDArray[np.float64], above: NDArray[np.float64], edges: Ints, places: Ints, benefit: float
) -> NDArray[np.float64]:
    """How alike each window of a page is to all that stands above a place: columns as in `_THROUGH_WINDOWS`.

    A window above the place is compared with the rest of what stands there: so alike are the parts of the story to each
    other. `windows` are the sums of the windows between the `edges`, `above` of what stands above the `places`.
    """
    own, all_above = _products(windows, windows), _products(above, above)[:, None]
    # Not a product of matrices, for which BLAS would wake all processors.
    product = np.einsum("ij,kj->ik", above, windows)
    like = _alike(product, own * all_above, benefit)
    rest = np.maximum(all_above - 2 * product + own, 0)
    like_rest = _alike(product - own, own * rest, benefit)
    number, count = np.arange(len(own)), len(own)
    is_before, is_behind = edges[1:] <= places[:, None], edges[:-1] >= places[:, None]
    before, behind = is_before.sum(axis=1), is_behind.sum(axis=1)
    is_late = number >= (count - behind + behind // 2)[:, None]
    out = np.zeros((len(places), len(_THROUGH_WINDOWS)))
    out[:, 2:4] = 1
    some = np.flatnonzero(behind)
    out[some, 0] = (like * is_behind).sum(axis=1)[some] / behind[some]
    out[some, 1] = like.max(axis=1, where=is_behind, initial=-1)[some]
    out[some, 4] = like[some, count - behind[some]]
    out[some, 5] = like.max(axis=1, where=is_late, initial=-1)[some]
    some = np.flatnonzero(before)
    out[some, 2] = (like_rest * is_before).sum(axis=1)[some] / before[some]
    out[some, 3] = like_rest.min(axis=1, where=is_before, initial=2)[some]
    return out
