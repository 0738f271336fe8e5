"""What the first look says of a block's neighbours: the facts of the second look (stacked learning, Wolpert 1992)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.context import running, since
from cleaner.strip.facts import Floats, shifted

_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACH = (3, 8, 20)
_CAP = 60

STACKED = (
    "chance", *(f"chance{step:+d}" for step in _STEPS), *(f"mean{way}{reach}" for reach in _REACH for way in "-+"),
    "told_before", "told_after", "log_before", "log_after", "since_likely", "until_likely", "since_sure", "until_sure",
    "since_unlikely", "until_unlikely", "page_mean", "page_told", "page_unlikely", "page_doubt",
)  # fmt: skip


def stacked_facts(chances: Floats, words: Floats) -> Floats:
    """One row a block: the first look's chances around it, in reading order, and over the page."""
    n = len(chances)
    at = np.arange(n)
    chance = chances.astype(np.float64)
    weight = np.minimum(words, 60).astype(np.float64) + 1.0
    parts: list[NDArray[np.generic]] = [chances]
    parts += [shifted(chances, step, -0.1) for step in _STEPS]
    told, total = running(chance * weight), running(weight)
    for reach in _REACH:
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, n)
        parts.append((told[at] - told[low]) / np.maximum(total[at] - total[low], 1))
        parts.append((told[high] - told[at + 1]) / np.maximum(total[high] - total[at + 1], 1))
    before, after = told[:-1], told[-1] - told[1:]
    everything = max(float(told[-1]), 1e-6)
    parts += [before / everything, after / everything, np.log1p(before), np.log1p(np.maximum(after, 0))]
    for marks in (chances >= 0.5, (chances >= 0.8) & (words >= 8), chances < 0.1):
        parts += [since(marks, _CAP), since(marks[::-1], _CAP)[::-1]]
    size = max(float(total[-1]), 1.0)
    for figure in (
        told[-1] / size,
        np.log1p(told[-1]),
        float((weight * (chances < 0.2)).sum()) / size,
        float((weight * np.minimum(chance, 1 - chance)).sum()) / size,
    ):
        parts.append(np.full(n, figure))
    return np.stack([np.asarray(part, dtype=np.float32) for part in parts], axis=1)
