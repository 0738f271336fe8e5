"""Boosted trees as plain arrays, walked for all blocks and all trees at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import Floats


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees. Nodes of all trees stand in one row; a leaf points to itself."""

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

    STORED: ClassVar[tuple[str, ...]] = ("roots", "features", "thresholds", "below", "values", "shape")

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

    def scores(self, facts: Floats) -> NDArray[np.float64]:
        """Log odds of every row of `facts`."""
        n, width = facts.shape
        flat = np.ascontiguousarray(facts).reshape(-1)
        result = np.empty(n)
        # A few thousand paths at a time stay in the processor's cache.
        step = max(1, 16384 // max(1, len(self.roots)))
        for start in range(0, n, step):
            stop = min(n, start + step)
            rows = (np.arange(start, stop, dtype=np.intp) * width)[:, None]
            node = np.broadcast_to(self.roots, (stop - start, len(self.roots))).copy()
            for _ in range(self.depth):
                at = self.features.take(node)
                at += rows
                above = flat.take(at) > self.thresholds.take(node)
                node = self.below.take(node)
                node += above
            result[start:stop] = self.values.take(node).sum(axis=1, dtype=np.float64)
        return result + self.offset


def chances(scores: NDArray[np.floating[Any]]) -> Floats:
    """Log odds to probabilities, to a thousandth: what differs less is noise of another processor."""
    result: Floats = np.round(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), 4).astype(np.float32)
    return result
