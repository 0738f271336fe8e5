"""The texts of a search: articles of the same words are one text, and texts have numbers by their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np

from cleaner.dedup.columns import Columns
from cleaner.dedup.signatures import NO_TEXT, ORDER_VALUES, Keys, Signature
from cleaner.dedup.spill import Spill
from cleaner.dedup.words import Integers, limits_of, ranges
from cleaner.errors import InputError

# Texts whose sketches are read at once.
AT_ONCE = 512

Bytes = bytes | bytearray


class Pieces(Protocol):
    """Where signatures' bytes are kept, by the place of the article."""

    def sketches(self, places: Integers) -> list[bytes]:
        """`Signature.sketch` of articles."""

    def run(self, start: int, stop: int) -> tuple[bytes, Integers]:
        """`Signature.sketch` of the articles from one place up to another, as one; and where each starts in it."""

    def packed(self, places: Integers) -> list[bytes]:
        """`Signature.packed` of articles."""


class Spilled:
    """Signatures' bytes in temporary files."""

    def __init__(self) -> None:
        self._sketches, self._packed = Spill(), Spill()

    def add(self, signature: Signature) -> None:
        """Keep one more."""
        self._sketches.add(signature.sketch)
        self._packed.add(signature.packed)

    def sketches(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        return self._sketches.read(places)

    def run(self, start: int, stop: int) -> tuple[bytes, Integers]:
        """See `Pieces`."""
        return self._sketches.run(start, stop)

    def packed(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        return self._packed.read(places)


class Listed:
    """Signatures' bytes in memory."""

    def __init__(self, signatures: Sequence[Signature]) -> None:
        self._signatures = signatures

    def sketches(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        return [self._signatures[place].sketch for place in places.tolist()]

    def run(self, start: int, stop: int) -> tuple[bytes, Integers]:
        """See `Pieces`."""
        some = [signature.sketch for signature in self._signatures[start:stop]]
        return b"".join(some), limits_of(np.fromiter(map(len, some), np.int64, len(some)))[:-1]

    def packed(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        return [self._signatures[place].packed for place in places.tolist()]


class Texts:
    """Different texts, numbered in the order in which copies stand together, and the articles of each."""

    def __init__(self, ids: Sequence[str], digests: Bytes, orders: Bytes, pieces: Pieces) -> None:
        """`digests` are `Signature.text`, 16 bytes an article; `orders` `Signature.order`, 32."""
        self.ids = ids
        self._pieces = pieces
        by_id = _ordered(ids)
        self.ranks: Integers = np.empty_like(by_id)
        """For each article its place in the order of the ids."""
        self.ranks[by_id] = np.arange(by_id.size)
        texts = np.frombuffer(digests, np.uint64).reshape(-1, 2)[by_id]
        empty = (texts == np.frombuffer(NO_TEXT, np.uint64)).all(axis=1)
        # An article without words is like no other.
        group = np.lexsort((np.where(empty, np.arange(by_id.size), -1), texts[:, 1], texts[:, 0]))
        opens = np.ones(group.size, np.bool_)
        ordered = texts[group]
        opens[1:] = (ordered[1:] != ordered[:-1]).any(axis=1) | empty[group[1:]]
        starts = np.flatnonzero(opens)
        # lexsort keeps the order of equal rows, which is that of the ids: the smallest id speaks for a text.
        chosen = by_id[group[starts]]
        keys = np.frombuffer(orders, ">u8").reshape(-1, ORDER_VALUES // 2 + 2)[chosen]
        rank = np.lexsort(keys.T[::-1])
        self.identities: Keys = keys[rank, ORDER_VALUES // 2].view(np.uint64)
        """For each text eight bytes of its identity, as `Columns.identities` has them."""
        self.places: Integers = chosen[rank]
        """For each text the place of the article that speaks for it."""
        sizes = np.diff(starts, append=group.size)[rank]
        self._limits = limits_of(sizes)
        self._members: Integers = by_id[group][ranges(starts[rank], sizes)]

    def __len__(self) -> int:
        return int(self.places.size)

    @property
    def copies(self) -> Integers:
        """How many articles each text has."""
        return np.diff(self._limits)

    def articles(self, number: int) -> list[int]:
        """The places of a text's articles, by their ids."""
        found: list[int] = self._members[self._limits[number] : self._limits[number + 1]].tolist()
        return found

    def members(self, number: int) -> list[str]:
        """The ids of a text's articles, ascending."""
        return [self.ids[place] for place in self.articles(number)]

    def id(self, number: int) -> str:
        """The id that speaks for a text."""
        return self.ids[int(self.places[number])]

    def columns(self) -> Iterator[Columns]:
        """The sketches of all texts in their order, some thousand at a time."""
        for start in range(0, len(self), AT_ONCE):
            yield self.some(np.arange(start, min(start + AT_ONCE, len(self))))

    def as_kept(self) -> Iterator[Columns]:
        """The sketches of all texts in the order in which they are kept, which costs less; some thousand at a time."""
        numbers = np.full(len(self.ids), -1)
        numbers[self.places] = np.arange(len(self))
        for start in range(0, len(self.ids), AT_ONCE):
            stop = min(start + AT_ONCE, len(self.ids))
            content, starts = self._pieces.run(start, stop)
            speaks = numbers[start:stop] >= 0
            yield Columns.of(content, starts[speaks], numbers[start:stop][speaks])

    def some(self, numbers: Integers) -> Columns:
        """The sketches of these texts."""
        return Columns(self._pieces.sketches(self.places[numbers]), numbers)

    def packed(self, numbers: Integers) -> list[bytes]:
        """`Signature.packed` of these texts."""
        return self._pieces.packed(self.places[numbers])


def _ordered(ids: Sequence[str]) -> Integers:
    """The places of ids, ascending by id."""
    order = sorted(range(len(ids)), key=ids.__getitem__)
    for first, second in pairwise(order):
        if ids[first] == ids[second]:
            raise InputError(f"two articles have the id {ids[first]!r}: give each its own")
    return np.array(order, np.int64)


def gathered(signatures: Iterable[Signature]) -> Texts:
    """The texts of signatures that are read once and kept in temporary files."""
    ids: list[str] = []
    digests, orders, pieces = bytearray(), bytearray(), Spilled()
    for signature in signatures:
        ids.append(signature.id)
        digests += signature.text
        orders += signature.order
        pieces.add(signature)
    return Texts(ids, digests, orders, pieces)


def listed(signatures: Sequence[Signature]) -> Texts:
    """The texts of signatures that are in memory."""
    digests, orders = b"".join(s.text for s in signatures), b"".join(s.order for s in signatures)
    return Texts([s.id for s in signatures], digests, orders, Listed(signatures))
