"""Room for so many bytes: of all that is offered the first by rank stay."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

Piece = tuple[int, tuple[int, ...], str]
"""Rank, tie-breaker, HTML."""


def behind(name: str) -> tuple[int, ...]:
    """What decides between pieces of one rank: the name that comes first stands highest."""
    return tuple(-ord(sign) for sign in name)


@dataclass(slots=True)
class Shelf:
    """Keeps pieces of a page within a number of bytes: the first by rank, whatever order they are offered in."""

    room: int
    pieces: list[Piece] = field(default_factory=list)
    """A heap, the lowest rank first."""
    size: int = 0
    left_out: int = 0
    dropped: Piece | None = None
    """The highest piece that found no room. What ranks below it stays out, even where it would fit."""

    def offer(self, rank: int, name: str, html: str) -> None:
        """Keep a piece while there is room for it beside the pieces of higher rank."""
        self.take((rank, behind(name), html))

    def take(self, piece: Piece) -> None:
        """As `offer`, with the piece made."""
        if self.dropped and piece <= self.dropped:
            self.left_out += 1
            return
        heapq.heappush(self.pieces, piece)
        self.size += len(piece[2].encode())
        self._make_room()

    def refuses(self, rank: int, name: str) -> bool:
        """A piece of this rank would find no room, whatever its size."""
        if self.dropped is None or rank != self.dropped[0]:
            return self.dropped is not None and rank < self.dropped[0]
        return behind(name) <= self.dropped[1]

    def shrink(self, room: int) -> None:
        """Have less room from now on."""
        self.room = min(self.room, room)
        self._make_room()

    def _make_room(self) -> None:
        while self.size > self.room and self.pieces:
            self.dropped = heapq.heappop(self.pieces)
            self.size -= len(self.dropped[2].encode())
            self.left_out += 1

    def by_name(self) -> list[str]:
        """What was kept, by name."""
        return [piece[2] for piece in sorted(self.pieces, key=_name)]

    def by_rank(self) -> list[str]:
        """What was kept, the highest rank first, equal ranks by name."""
        return [piece[2] for piece in sorted(self.pieces, key=lambda piece: (-piece[0], _name(piece)))]


def _name(piece: Piece) -> tuple[int, ...]:
    return tuple(-sign for sign in piece[1])


@dataclass(slots=True)
class Shelves:
    """Pieces in full while there is room for them, then in brief, then not at all."""

    full: Shelf
    brief: Shelf
    full_share: float
    """Where not all find room in full, so much of it is for those that do."""

    def refuses(self, rank: int, name: str) -> bool:
        """A piece of this rank would find no room in either form."""
        return self.full.refuses(rank, name) and self.brief.refuses(rank, name)

    def offer(self, rank: int, name: str, full: Callable[[], str], brief: Callable[[], str]) -> None:
        """Offer a piece in both forms; neither is made where it is sure to be refused."""
        if not self.full.refuses(rank, name):
            self.full.offer(rank, name, full())
            if self.full.dropped:
                self.full.shrink(int(self.brief.room * self.full_share))
        if not self.brief.refuses(rank, name):
            self.brief.offer(rank, name, brief())

    def filled(self, room: int) -> bool:
        """Whether of pieces that come by rank no other will find a place when `room` is settled."""
        if not self.full.dropped:
            return False
        in_full = {piece[:2] for piece in self.full.pieces}
        twice = sum(len(piece[2].encode()) for piece in self.brief.pieces if piece[:2] in in_full)
        return self.full.size + self.brief.size - twice > room

    def settled(self, room: int, pieces: int) -> Shelf:
        """One shelf of `room` bytes: all in full if they fit, else a share of them in full and more in brief.

        `pieces`: how many there are, those included that nobody offered.
        """
        if self.full.dropped or self.full.size > room:
            self.full.shrink(int(room * self.full_share))
        in_full = {piece[:2] for piece in self.full.pieces}
        left = Shelf(room - self.full.size)
        for piece in self.brief.pieces:
            if piece[:2] not in in_full:
                left.take(piece)
        both = Shelf(room)
        for piece in (*self.full.pieces, *left.pieces):
            both.take(piece)
        both.left_out = pieces - len(both.pieces)
        return both
