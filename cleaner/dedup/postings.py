"""Which texts have a key: rows by key and text, and what changes among them where texts come and go.

Texts that share a key are linked two by two: all of them where they are few, neighbours where they are many
(`candidates.links`). So what new texts change is their own links, and those of the texts that they come between.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.dedup.candidates import HOT, NEIGHBOURS
from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Numbers, starts_of
from cleaner.dedup.words import Integers


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """For each of some rows which place it has among those of its value, and how many these are."""

    places: Integers
    sizes: Integers

    @staticmethod
    def of(values: Numbers) -> Spots:
        """Of rows by their value."""
        starts = starts_of(values)
        sizes = np.diff(starts, append=values.size)
        return Spots(np.arange(values.size) - np.repeat(starts, sizes), np.repeat(sizes, sizes))

    def at(self, chosen: Flags | Integers) -> Spots:
        """Of some of the rows, among all."""
        return Spots(self.places[chosen], self.sizes[chosen])


def inserted(values: Numbers, texts: Integers, new_values: Numbers, new_texts: Integers) -> Flags:
    """Which rows are the new ones, where both, each by value and text, are put together in that order."""
    starts = starts_of(values)
    group = np.repeat(np.arange(starts.size) << 32, np.diff(starts, append=values.size))
    at = np.searchsorted(values[starts], new_values)
    starts = np.append(starts, values.size)
    known = np.append(values, values[:1])[starts[at]] == new_values if values.size else np.zeros(at.size, np.bool_)
    known &= at < starts.size - 1
    place = np.where(known, np.searchsorted(group | texts, at << 32 | new_texts), starts[at])
    found = np.zeros(values.size + new_values.size, np.bool_)
    found[place + np.arange(new_values.size)] = True
    return found


Links = tuple[Integers, Integers]
"""Rows two by two, the left before the right."""


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """What changed between rows that stood there before and still do."""

    apart: Links
    """They were neighbours among many, and are no more."""
    less: Links
    """They were linked as two of few, and now are among many."""
    more: Links
    """They are linked, or linked more closely, than they were."""


def moved(values: Numbers, before: Spots, now: Spots, hot: int = HOT) -> Moved:
    """What changed between rows by value and text, where others came between them or went."""
    here = Spots.of(values).sizes
    was_hot, is_hot = before.sizes > hot, now.sizes > hot
    rows = np.flatnonzero(((before.sizes != here) | (now.sizes != here)) & (was_hot | is_hot))
    found: list[list[Links]] = [[(rows[:0], rows[:0])] for _ in range(3)]
    for step in range(1, HOT):
        if step == NEIGHBOURS + 1:
            rows = rows[was_hot[rows] != is_hot[rows]]
        rows = rows[rows + step < values.size]
        rows = rows[values[rows] == values[rows + step]]
        if not rows.size:
            break
        other = rows + step
        few, many = ~was_hot[rows], is_hot[rows]
        was = few | (before.places[other] - before.places[rows] <= NEIGHBOURS)
        are = ~many | (now.places[other] - now.places[rows] <= NEIGHBOURS)
        for links, kind in zip(found, (~few & was & ~are, few & many, are & ~(was & (few | many))), strict=True):
            links.append((rows[kind], other[kind]))
    return Moved(*((np.concatenate([a for a, _ in links]), np.concatenate([b for _, b in links])) for links in found))


def linked(values: Numbers, chosen: Flags, hot: int = HOT) -> tuple[Integers, Integers, Integers]:
    """The links of chosen rows: rows two by two, the left before the right; and how many rows their value has."""
    spots = Spots.of(values)
    rows = np.flatnonzero(chosen & (spots.sizes > 1))
    lefts, rights = [rows[:0]], [rows[:0]]
    for step in range(1, HOT):
        near = spots.sizes[rows] > step
        if step == NEIGHBOURS + 1:
            near &= spots.sizes[rows] <= hot
        rows = rows[near]
        if not rows.size:
            break
        after = rows[spots.places[rows] + step < spots.sizes[rows]]
        ahead = rows[spots.places[rows] >= step]
        ahead = ahead[~chosen[ahead - step]]
        lefts += [after, ahead - step]
        rights += [after + step, ahead]
    left, right = np.concatenate(lefts), np.concatenate(rights)
    return left, right, spots.sizes[left]
