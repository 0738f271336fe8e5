"""Many sketches as columns: every step that looks at the whole corpus reads some thousand texts at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from cleaner.dedup.signatures import SKETCH_HEADER, Keys
from cleaner.dedup.words import Hashes, Integers, limits_of, ranges

Flags = npt.NDArray[np.bool_]
_TABLE_BITS = 22


class Columns:
    """The sketches of some texts, read on demand.

    `numbers` are the texts' numbers: any that ascend as `Signature.order` does.
    """

    def __init__(self, sketches: Sequence[bytes], numbers: Integers) -> None:
        sizes = np.fromiter(map(len, sketches), np.int64, len(sketches))
        self._take(b"".join(sketches), limits_of(sizes)[:-1], numbers)

    @classmethod
    def of(cls, content: bytes, starts: Integers, numbers: Integers) -> Self:
        """The sketches that start in `content` at these bytes."""
        made = cls.__new__(cls)
        made._take(content, starts, numbers)
        return made

    def _take(self, content: bytes, starts: Integers, numbers: Integers) -> None:
        self.numbers = numbers
        self._content = np.frombuffer(content, np.uint32)
        self._starts = starts >> 2
        header = self._content[self._starts[:, None] + np.arange(SKETCH_HEADER)].astype(np.int64)
        self.sizes: Integers = header[:, 0]
        """Words of each page."""
        self.line_counts: Integers = header[:, 1]
        self.key_counts: Integers = header[:, 2]
        self._band_counts: Integers = header[:, 3]
        self.identities: Keys = header[:, 4].astype(np.uint64) | header[:, 5].astype(np.uint64) << np.uint64(32)
        """Eight bytes of each identity."""

    def __len__(self) -> int:
        return int(self.numbers.size)

    def _read(self, skipped: Integers, counts: Integers) -> Hashes:
        return self._content[ranges(self._starts + SKETCH_HEADER + skipped, counts)]

    @cached_property
    def lines(self) -> Hashes:
        """The value of each line, text after text."""
        return self._read(np.zeros_like(self.line_counts), self.line_counts)

    @cached_property
    def lengths(self) -> Integers:
        """The words of each line."""
        return self._read(self.line_counts, self.line_counts).astype(np.int64)

    @cached_property
    def line_texts(self) -> Integers:
        """For each line which of the texts it is of, counted here."""
        return np.repeat(np.arange(len(self)), self.line_counts)

    @cached_property
    def keys(self) -> Keys:
        """The sampled shingles, text after text, each text's from the top."""
        return self._read(2 * self.line_counts, 2 * self.key_counts).view(np.uint64)

    @cached_property
    def places(self) -> Integers:
        """The word at which each sampled shingle stands first."""
        return self._read(2 * self.line_counts + 2 * self.key_counts, self.key_counts).astype(np.int64)

    @cached_property
    def key_texts(self) -> Integers:
        """For each sampled shingle which of the texts it is of, counted here."""
        return np.repeat(np.arange(len(self)), self.key_counts)

    @cached_property
    def bands(self) -> Keys:
        """The band keys, one row a text; those of a text without words are shared by all such texts."""
        skipped = 2 * self.line_counts + 3 * self.key_counts
        return self._read(skipped, 2 * self._band_counts).view(np.uint64).reshape(len(self), -1)

    @cached_property
    def line_starts(self) -> Integers:
        """The word of its text at which each line starts."""
        return before(self.lengths, self.line_counts)


def before(amounts: Integers, counts: Integers) -> Integers:
    """For each item what stands before it in its run, given how much each item is and how many items a run has."""
    total = np.cumsum(amounts)
    found = total - amounts
    first = limits_of(counts)[:-1]
    opening = np.append(found, total[-1:])[first] if found.size else np.zeros(counts.size, np.int64)
    found -= np.repeat(opening, counts)
    return found


class Among:
    """A set of values to look others up in, many at once."""

    def __init__(self, values: npt.NDArray[np.unsignedinteger]) -> None:
        self.values = np.sort(values)
        bits = min(_TABLE_BITS, values.size.bit_length() + 4)
        self._shift = values.dtype.type(values.dtype.itemsize * 8 - bits)
        # Most of what is looked up is not there, and one look at a table that stays in the cache says so.
        self._there = np.zeros(1 << bits, np.bool_)
        self._there[self.values >> self._shift] = True

    def __len__(self) -> int:
        return int(self.values.size)

    def has(self, wanted: npt.NDArray[np.unsignedinteger]) -> Flags:
        """For each wanted value whether it is in the set."""
        if not self.values.size:
            return np.zeros(wanted.size, np.bool_)
        found: Flags = self._there[wanted >> self._shift]
        maybe = np.flatnonzero(found)
        at = np.searchsorted(self.values, wanted[maybe])
        at[at == self.values.size] = 0
        found[maybe] = self.values[at] == wanted[maybe]
        return found
