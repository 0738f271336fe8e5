"""Room for so many bytes: of all that is offered the first by rank stay."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

Piece = tuple[int, tuple[int, ...], str]
"""Rank, tie-breaker, HTML."""


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
        piece = (rank, tuple(-ord(sign) for sign in name), html)
        if self.dropped and piece <= self.dropped:
            self.left_out += 1
            return
        heapq.heappush(self.pieces, piece)
        self.size += len(html.encode())
        self._make_room()

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
        return [piece[2] for piece in sorted(self.pieces, key=lambda piece: tuple(-sign for sign in piece[1]))]

    def by_rank(self) -> list[str]:
        """What was kept, the highest rank first, equal ranks by name."""
        return [piece[2] for piece in sorted(self.pieces, key=lambda piece: (-piece[0], tuple(-s for s in piece[1])))]
