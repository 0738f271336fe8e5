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

from cleaner.strip.facts import Floats, Ints, Words

TOPIC_BITS = 15
STEPS = 127
"""Vectors are stored as whole numbers, so many the largest."""
BENEFIT = 20.0
"""Of a doubt: sums of a few words, or of words that are not known, count as alike. In squares of a word's length."""
_ALL = 1 << 40
_SIDES = ((_ALL, 40), (_ALL, 100), (_ALL, 250), (_ALL, _ALL), (100, 100), (250, 250), (250, 40))
"""How many words before a place are compared with how many behind it."""
_COMPARED = 6
"""Of so many of these it is asked, too, how the place stands to others."""
_BESIDE = (-2, -1, 1, 2)
FACTS = tuple(
    [f"topic{number}" for number in range(len(_SIDES))]
    + ["topic_own"]
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
        return self._rows.take(topic_buckets(words))

    def sums(self, rows: Ints, places: Ints) -> NDArray[np.float64]:
        """The sums of the vectors of all words before each of the places, which rise; `rows` as `rows` gives them."""
        unknown = len(self._table) - 1
        at = np.flatnonzero(rows != unknown)
        rows, places = rows.take(at), np.searchsorted(at, places)
        out = np.empty((len(places), self._table.shape[1]))
        total = np.zeros(self._table.shape[1])
        for start in range(0, len(rows) + 1, _STEP):
            part = self._table.take(rows[start : start + _STEP], axis=0)
            running = np.zeros((len(part) + 1, part.shape[1]))
            np.cumsum(part, axis=0, out=running[1:])
            running += total
            low, high = np.searchsorted(places, (start, start + len(part) + (start + _STEP > len(rows))))
            out[low:high] = running.take(places[low:high] - start, axis=0)
            total = running[-1]
        return out


def topic_buckets(words: Words) -> Ints:
    """Where every word stands among the topics'."""
    return (words.hashes >> np.uint64(64 - TOPIC_BITS)).astype(np.int64)


def _alike(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """The cosines of the angles between rows, nearer to 1 the shorter these are."""
    lengths = np.sqrt((one * one).sum(axis=1) * (other * other).sum(axis=1))
    result: NDArray[np.float64] = ((one * other).sum(axis=1) + BENEFIT) / (lengths + BENEFIT)
    return result


def topic_facts(words: Words, topics: Topics) -> Floats:
    """Of every block how alike what stands above it is to what begins with it: columns as in `FACTS`."""
    begins, total = words.bounds[:-1], len(words.hashes)
    n = len(begins)
    reaches = sorted({reach for side in _SIDES for reach in side} - {_ALL})
    asked = [begins, words.bounds[1:], np.array([0, total], dtype=np.int64)]
    for reach in reaches:
        asked += [np.maximum(begins - reach, 0), np.minimum(begins + reach, total)]
    places, number = np.unique(np.concatenate(asked), return_inverse=True)
    until = topics.sums(topics.rows(words), places)[number]
    here, after, first, last = until[:n], until[n : 2 * n], until[2 * n], until[2 * n + 1]
    before, behind = {_ALL: here - first}, {_ALL: last - here}
    for i, reach in enumerate(reaches):
        start = 2 * n + 2 + 2 * i * n
        before[reach] = here - until[start : start + n]
        behind[reach] = until[start + n : start + 2 * n] - here
    out = np.empty((len(FACTS), n))
    for i, (back, ahead) in enumerate(_SIDES):
        out[i] = _alike(before[back], behind[ahead])
    out[len(_SIDES)] = _alike(before[_ALL], after - here)
    compared = out[:_COMPARED]
    contrast = out[len(_SIDES) + 1 :].reshape(_COMPARED, 3, n)
    above = np.zeros((_COMPARED, n))
    np.cumsum(compared[:, :-1], axis=1, out=above[:, 1:])
    contrast[:, 0] = compared - above / np.maximum(np.arange(n), 1)
    padded = np.concatenate([compared[:, :1], compared[:, :1], compared, compared[:, -1:], compared[:, -1:]], axis=1)
    beside = np.stack([padded[:, 2 + step : 2 + step + n] for step in _BESIDE])
    contrast[:, 1] = compared - beside.min(axis=0)
    contrast[:, 2] = compared - compared.mean(axis=1)[:, None]
    # What differs less is noise of another processor.
    return np.ascontiguousarray(np.round(out, 4).T, dtype=np.float32)
