"""Comparing many pairs of texts: those in hand are read together, and no text is read twice for neighbouring pairs."""

from __future__ import annotations

import numpy as np

from cleaner.dedup.alignment import COMPARISON, Comparisons, comparisons, covers, matching, readings, score
from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Common
from cleaner.dedup.corpus import Sizes
from cleaner.dedup.memory import Memory, named
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.texts import Texts
from cleaner.dedup.words import Integers

# Words of the pairs that are compared at once: what makes numpy's calls cheap, and a few megabytes.
_WORDS = 1 << 18


class Comparer:
    """Compares texts by their numbers, asking the memory before."""

    def __init__(
        self,
        texts: Texts,
        boilerplate: Common,
        settings: DedupSettings,
        sizes: Sizes,
        memory: Memory | None = None,
    ) -> None:
        self.texts = texts
        self.boilerplate = boilerplate
        self.settings = settings
        self.words = sizes.words
        """Words of each page."""
        self.ranks = sizes.identities
        """An order of the texts by what they are."""
        self.names = named(sizes.identities, sizes.marks)
        """How the memory names each text."""
        self.memory = memory or Memory()

    def rows(self, left: Integers, right: Integers) -> Comparisons:
        """What pairs of texts have in common, a row of zeros where that is nothing; the left number is the smaller."""
        known, found = self.memory.comparisons(self.names[left], self.names[right])
        new = np.flatnonzero(~known)
        block = np.cumsum(self.words[left[new]] + self.words[right[new]], dtype=np.int64) // _WORDS
        for some in np.split(new, np.flatnonzero(np.diff(block)) + 1):
            if some.size:
                found[some] = self._compared(left[some], right[some])
        if new.size:
            self.memory.keep(self.names[left[new]], self.names[right[new]], found[new])
        return found

    def _compared(self, left: Integers, right: Integers) -> Comparisons:
        numbers, which = np.unique(np.concatenate([left, right]), return_inverse=True)
        made = readings(self.texts.packed(numbers), self.boilerplate, self.settings)
        pairs, found = comparisons(made, which[: left.size], which[left.size :], self.settings)
        out = np.zeros(left.size, COMPARISON)
        out[pairs] = found
        return out

    def stops(self, numbers: Integers) -> list[list[int]]:
        """Where the story may end on the pages of texts, in own words."""
        made = readings(self.texts.packed(numbers), self.boilerplate, self.settings)
        bounds = made.stop_limits.tolist()
        return [made.stops[bounds[i] : bounds[i + 1]].tolist() for i in range(len(bounds) - 1)]

    def matching(self, left: Integers, right: Integers, found: Comparisons, many: Flags) -> Flags:
        """Which compared pairs are copies, given which texts are digests."""
        matches = matching(found, min_shared=self.settings.min_shared)
        matches &= ~(many[left] | many[right]) | covers(found)
        return matches


class Compared:
    """Pairs of texts and what they have in common, ascending, each once."""

    def __init__(self, left: Integers, right: Integers, rows: Comparisons) -> None:
        pairs = left << 32 | right
        order = np.argsort(pairs, kind="stable")
        fresh = np.ones(order.size, np.bool_)
        fresh[1:] = pairs[order][1:] != pairs[order][:-1]
        order = order[fresh]
        self.pairs = pairs[order]
        self.rows = rows[order]

    def __len__(self) -> int:
        return int(self.pairs.size)

    @property
    def left(self) -> Integers:
        """The smaller number of each pair."""
        return self.pairs >> 32

    @property
    def right(self) -> Integers:
        """The larger number of each pair."""
        return self.pairs & 0xFFFFFFFF

    def places(self, pairs: Integers) -> Integers:
        """Where pairs, left << 32 | right, stand here, -1 for those that do not."""
        if not self.pairs.size:
            return np.full(pairs.size, -1, np.int64)
        at = np.searchsorted(self.pairs, pairs)
        at[at == self.pairs.size] = 0
        return np.where(self.pairs[at] == pairs, at, -1)

    def scores(self) -> list[float]:
        """How strong each pair is."""
        return list(score(self.rows).tolist())
