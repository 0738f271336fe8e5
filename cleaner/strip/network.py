"""A small convolutional network over a page's blocks, as plain arrays.

Every block's facts go through two layers of its own; then residual layers look at the neighbours, each twice as far as
the one before (dilated convolutions, van den Oord et al. 2016), so that a block sees some thirty on each side; half way
each block is also told what the page is as a whole. Evaluated with a handful of matrix products, linear in the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import Floats

BOUND = 5.0
"""Facts are told in standard deviations from their mean, so many at the most."""
ONE_THREAD = 1 << 18
"""Multiplications in one product from which BLAS calls all processors, by OpenBLAS's own limit: for a page's few,
waking them costs more than they give, and where they are busy with other pages many times as much."""
EIGHT = 8
"""Rows that BLAS works on together."""


def product(rows: Floats, matrix: Floats) -> Floats:
    """`rows @ matrix` on one processor, whatever BLAS would do."""
    n, width = rows.shape
    out = np.empty((n, matrix.shape[1]), dtype=np.float32)
    step = max(1, ONE_THREAD // matrix.size // EIGHT) * EIGHT
    whole = n - n % step
    np.matmul(rows[:whole].reshape(-1, step, width), matrix, out=out[:whole].reshape(-1, step, matrix.shape[1]))
    np.matmul(rows[whole:], matrix, out=out[whole:])
    return out


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by name; `facts` is how many facts of a block go in."""

    mean: Floats
    scale: Floats
    """One over the standard deviation of every fact."""
    weights: Mapping[str, Floats]

    @property
    def dilations(self) -> tuple[int, ...]:
        """How far apart the three blocks are that each of the layers sees together."""
        return tuple(1 << i for i in range(sum(name.startswith("look") for name in self.weights) // 2))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name: half precision is enough."""
        stored: dict[str, NDArray[np.generic]] = {"mean": self.mean, "scale": self.scale}
        stored.update((f"weights.{name}", value.astype(np.float16)) for name, value in self.weights.items())
        return stored

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> Network:
        """A network from what was stored."""
        return cls(
            stored["mean"].astype(np.float32),
            stored["scale"].astype(np.float32),
            {
                name.removeprefix("weights."): np.ascontiguousarray(array, dtype=np.float32)
                for name, array in stored.items()
                if name.startswith("weights.")
            },
        )

    def scores(self, facts: Floats, weight: Floats) -> Floats:
        """Log odds of every row of `facts`; with fewer columns than there are facts, the last ones are at their mean.

        `weight`: how much of the page every block is.
        """
        n, width = facts.shape
        layer = self.weights
        x: Floats = (facts - self.mean[:width]) * self.scale[:width]
        np.clip(x, -BOUND, BOUND, out=x)
        own = product(x, layer["own1"][:width])
        own += layer["own1.bias"]
        hidden = product(np.maximum(own, 0, out=own), layer["own2"])
        hidden += layer["own2.bias"]
        size = hidden.shape[1]
        dilations = self.dilations
        reach = dilations[-1]
        # With empty places before and after, so that the neighbours of all blocks are slices.
        padded = np.zeros((n + 2 * reach, size), dtype=np.float32)
        here = padded[reach : reach + n]
        np.maximum(hidden, 0, out=here)
        beside = np.empty((n, 3 * size), dtype=np.float32)
        for number, step in enumerate(dilations):
            if number == len(dilations) // 2:
                page = np.concatenate([np.einsum("i,ij->j", weight, here) / weight.sum(), here.mean(axis=0)])
                here += np.maximum(page @ layer["page"] + layer["page.bias"], 0)
            beside[:, :size] = padded[reach - step : reach - step + n]
            beside[:, size : 2 * size] = here
            beside[:, 2 * size :] = padded[reach + step : reach + step + n]
            seen = product(beside, layer[f"look{number}"])
            seen += layer[f"look{number}.bias"]
            here += np.maximum(seen, 0, out=seen)
        result: Floats = np.einsum("ij,j->i", here, layer["out"])
        result += np.einsum("ij,j->i", x, layer["direct"][:width])
        result += layer["out.bias"]
        return result
