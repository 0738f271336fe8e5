"""What a text speaks of: the sum of what its words speak of, as vectors.

Two texts about one thing may share no rare word and still speak alike: "striker" and "goal" stand in the same articles.
So every word that is known has a vector, such that words that stand together point the same way (latent semantic
analysis, Deerwester et al. 1990); `benchmarks/train_stories.py` makes them. What is compared are sums of vectors on
both sides of a place between two blocks, by the cosine of the angle between them.
"""

from __future__ import annotations

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
FACTS = tuple(
    [f"topic{number}" for number in range(len(_PAIRS))]
    + [f"topic{number}.{how}" for number in range(_COMPARED) for how in ("above", "low", "mean")]
)
_STEP = 1 << 14
"""Words whose vectors are summed at once."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The words that are known, by their buckets, and the vector of each."""

    known: NDArray[np.uint16]
    vectors: NDArray[np.int8]
    """One row a word."""
    length: float
    """What a word's vector is long, on the average, in whole numbers."""
    _rows: NDArray[np.intp]
    """Of every bucket its row in `_table`."""
    _table: Floats
    """The vectors in units of `length`, and behind them none for words that are not known."""

    @classmethod
    def of(cls, known: NDArray[np.uint16], vectors: NDArray[np.int8]) -> Topics:
        """From what is stored."""
        table = np.zeros((len(vectors) + 1, vectors.shape[1]), dtype=np.float32)
        table[:-1] = vectors
        length = float(np.linalg.norm(table[:-1], axis=1).mean()) if len(vectors) else 1.0
        rows = np.full(1 << TOPIC_BITS, len(vectors), dtype=np.intp)
        rows[known] = np.arange(len(known))
        return cls(known, vectors, length, rows, (table / np.float32(length)).astype(np.float32))

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
        """The sums of the vectors of all words before each of the places; `rows` as `rows` gives them.

        One row a direction: a row of sums is made faster than a column.
        """
        at = np.flatnonzero(rows != len(self._table) - 1)
        rows, places = rows.take(at), np.searchsorted(at, places)
        size = self._table.shape[1]
        out = np.empty((size, len(places)))
        total = np.zeros(size)
        for start in range(0, len(rows) + 1, _STEP):
            part = rows[start : start + _STEP]
            running = np.empty((size, len(part) + 1))
            running[:, 0] = total
            running[:, 1:] = self._table.take(part, axis=0).T
            np.cumsum(running, axis=1, out=running)
            if len(rows) < _STEP:
                return running.take(places, axis=1)
            here = np.flatnonzero((places >= start) & (places <= start + len(part)))
            out[:, here] = running.take(places[here] - start, axis=1)
            total = running[:, -1]
        return out


def topic_facts(words: Words, topics: Topics) -> Floats:
    """Of every block how alike what stands above it is to what begins with it: columns as in `FACTS`."""
    begins, total = words.bounds[:-1], len(words.hashes)
    n = len(begins)
    asked = [begins, np.array([total], dtype=np.int64)]
    asked += [np.maximum(begins - reach, 0) for reach in _BEFORE]
    asked += [np.minimum(begins + reach, total) for reach in _BEHIND]
    asked.append(words.bounds[1:])
    until = topics.sums(topics.rows(words), np.concatenate(asked))
    here, whole = until[:, :n], until[:, n : n + 1]
    ranges = [until[:, start : start + n] for start in range(n + 1, until.shape[1], n)] if n else []
    before = [here, *(here - one for one in ranges[: len(_BEFORE)])]
    behind = [whole - here, *(one - here for one in ranges[len(_BEFORE) :])]
    lengths = [[(one * one).sum(axis=0) for one in side] for side in (before, behind)]
    out = np.empty((len(FACTS), n))
    # The cosines of the angles, nearer to 1 the shorter the sums are.
    for i, (one, other) in enumerate(_PAIRS):
        out[i] = (before[one] * behind[other]).sum(axis=0) + BENEFIT
        out[i] /= np.sqrt(lengths[0][one] * lengths[1][other]) + BENEFIT
    compared = out[:_COMPARED]
    contrast = out[len(_PAIRS) :].reshape(_COMPARED, 3, n)
    above = np.zeros((_COMPARED, n))
    np.cumsum(compared[:, :-1], axis=1, out=above[:, 1:])
    contrast[:, 0] = compared - above / np.maximum(np.arange(n), 1)
    contrast[:, 1] = compared - neighbours(compared, _BESIDE).min(axis=0)
    contrast[:, 2] = compared - compared.mean(axis=1)[:, None]
    # What differs less is noise of another processor.
    return np.ascontiguousarray(np.round(out, 4).T, dtype=np.float32)
