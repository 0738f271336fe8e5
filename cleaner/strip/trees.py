"""Boosted trees as plain arrays, asked for all blocks and all trees at once.

Nothing walks from node to node. Every question that a block answers with no rules out the leaves on the question's yes
side; of those that are left the first is the block's (Lucchese et al. 2015, QuickScorer). How many of a fact's
questions are answered with no, a look among its thresholds tells, and what they rule out together is in a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import Floats

MAX_LEAVES = 64
_ROWS = 64
"""Blocks that are asked together: what is ruled out for them stays in the processor's cache."""


class _Questions(NamedTuple):
    """The trees' questions, by fact and threshold."""

    features: NDArray[np.intp]
    """The facts that are asked for."""
    thresholds: NDArray[np.int64]
    """All of them as sorted numbers: the fact's place in `features`, then the threshold's in the order of floats."""
    left: NDArray[np.unsignedinteger[Any]]
    """Of each number of questions of a fact that are answered with no the leaves left, a bit each; a column a tree."""
    leaves: Floats
    """What they add, from left to right, tree after tree."""
    first: NDArray[np.int32]
    """Of each tree the place of its first leaf."""


def _ordered(values: Floats) -> NDArray[np.int64]:
    """Whole numbers in the order of the values."""
    bits = (values + np.float32(0)).view(np.int32)  # there are two zeros
    return (bits ^ ((bits >> 31) & 0x7FFFFFFF)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees. Nodes of all trees stand in one row; a leaf points to itself. No tree has over 64 leaves."""

    roots: NDArray[np.intp]
    features: NDArray[np.intp]
    """The fact that a node asks for."""
    thresholds: Floats
    """At most this: to `below`, otherwise to the node after it."""
    below: NDArray[np.intp]
    values: Floats
    """What a leaf adds; nothing at a node that asks."""
    depth: int
    offset: float
    _questions: _Questions = field(init=False, repr=False, compare=False)

    STORED: ClassVar[tuple[str, ...]] = ("roots", "features", "thresholds", "below", "values", "shape")

    def __post_init__(self) -> None:
        object.__setattr__(self, "_questions", self._asked())

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name."""
        return {
            "roots": self.roots.astype(np.int32),
            "features": self.features.astype(np.int16),
            "thresholds": self.thresholds,
            "below": self.below.astype(np.int32),
            "values": self.values,
            "shape": np.array([self.depth, self.offset], dtype=np.float64),
        }

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> Trees:
        """Trees from what was stored."""
        depth, offset = stored["shape"].tolist()
        return cls(
            stored["roots"].astype(np.intp),
            stored["features"].astype(np.intp),
            stored["thresholds"].astype(np.float32),
            stored["below"].astype(np.intp),
            stored["values"].astype(np.float32),
            int(depth),
            float(offset),
        )

    def _asked(self) -> _Questions:
        below = self.below.tolist()
        order: list[int] = []  # the leaves
        first: list[int] = []
        ruled_out: dict[int, tuple[int, int]] = {}  # of each question its tree and the leaves on its yes side
        for tree, root in enumerate(self.roots.tolist()):
            first.append(len(order))
            # A question comes twice: when all on its yes side is still to come, and when it has been.
            waiting = [(root, -1)]
            while waiting:
                node, since = waiting.pop()
                if since >= 0:
                    ruled_out[node] = tree, (1 << len(order)) - (1 << since) >> first[-1]
                elif below[node] == node:
                    order.append(node)
                else:
                    waiting += [(below[node] + 1, -1), (node, len(order)), (below[node], -1)]
        most = max(np.diff([*first, len(order)]), default=0)
        if most > MAX_LEAVES:
            raise ValueError(f"a tree has {most} leaves: {MAX_LEAVES} at the most")
        bits = next(kind for kind in (np.uint8, np.uint16, np.uint32, np.uint64) if most <= np.iinfo(kind).bits)
        nodes = np.array(list(ruled_out), dtype=np.intp)
        features, column = np.unique(self.features[nodes], return_inverse=True)
        asked = (column.astype(np.int64) << 32) + _ordered(self.thresholds[nodes])
        thresholds, place = np.unique(asked, return_inverse=True)
        # One row more than there are questions for every fact: where all are answered with yes.
        left = np.full((len(thresholds) + len(features), len(first)), np.iinfo(bits).max, dtype=bits)
        for node, row in zip(nodes.tolist(), (place + column + 1).tolist(), strict=True):
            tree, gone = ruled_out[node]
            left[row, tree] &= bits(np.iinfo(bits).max - gone)
        start = 0
        for k, size in enumerate(np.bincount(thresholds + (1 << 31) >> 32, minlength=len(features)).tolist()):
            rows = left[start + k : start + k + size + 1]
            np.bitwise_and.accumulate(rows, axis=0, out=rows)
            start += size
        return _Questions(features, thresholds, left, self.values[order], np.array(first, dtype=np.int32))

    def scores(self, facts: Floats) -> NDArray[np.float64]:
        """Log odds of every row of `facts`."""
        asked = self._questions
        facts = facts[:, asked.features]
        number = np.arange(len(asked.features), dtype=np.int64)
        rows = np.searchsorted(asked.thresholds, _ordered(facts) + (number << 32)) + number
        rows = np.ascontiguousarray(rows.T)
        result = np.empty(len(facts))
        for start in range(0, len(facts), _ROWS):
            left = np.bitwise_and.reduce(asked.left.take(rows[:, start : start + _ROWS], axis=0), axis=0)
            lowest = left & (~left + left.dtype.type(1))
            # A power of two as a float is its exponent.
            leaf = (lowest.astype(np.float32).view(np.int32) >> 23) - 127
            leaf += asked.first
            result[start : start + _ROWS] = asked.leaves.take(leaf).sum(axis=1, dtype=np.float64)
        return result + self.offset


def chances(scores: NDArray[np.floating[Any]]) -> Floats:
    """Log odds to probabilities, to a thousandth: what differs less is noise of another processor."""
    result: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), 4).astype(np.float32)
    return result
