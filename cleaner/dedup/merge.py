"""From matched pairs to clusters that hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

# Members of a group that speak for it when two groups are weighed. All members of a small group do.
SPEAKERS = 5


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A matched pair: its strength, and the places of its articles."""

    score: float
    left: int
    right: int


def merged(
    count: int,
    edges: Iterable[Edge],
    matched: Callable[[int, int], bool],
    *,
    support: float,
    order: Sequence[int] | None = None,
) -> list[int]:
    """A cluster number for each of `count` articles: matched pairs joined, the strongest first, no chains.

    Two groups become one when at least `support` of the pairs across them match; in large groups the pairs of up to
    `SPEAKERS` of each, evenly drawn. So every cluster can be taken apart into two parts of which at least that share
    of the pairs across are copies, and the parts again, down to single articles: a chain, in which each text is a copy
    of its neighbour only, ends after a few links. `matched` answers for any pair. `order` gives each article a place
    that does not depend on the input's order; ties are broken by it.
    """
    place = list(order) if order is not None else list(range(count))
    group = list(range(count))
    members = {i: [i] for i in range(count)}

    def strength(edge: Edge) -> tuple[float, int, int]:
        first, second = sorted((place[edge.left], place[edge.right]))
        return -edge.score, first, second

    for edge in sorted(edges, key=strength):
        left, right = group[edge.left], group[edge.right]
        if left == right:
            continue
        ours, theirs = _speakers(members[left], edge.left), _speakers(members[right], edge.right)
        if not _agree(ours, theirs, matched, support):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        moved = members.pop(right)
        for article in moved:
            group[article] = left
        members[left] = sorted(members[left] + moved, key=place.__getitem__)
    return group


def _agree(ours: list[int], theirs: list[int], matched: Callable[[int, int], bool], support: float) -> bool:
    """Whether enough of the pairs across match; asks no more of them than it takes to know."""
    left = len(ours) * len(theirs)
    needed = support * left
    agreed = 0
    for a in ours:
        for b in theirs:
            agreed += matched(a, b)
            left -= 1
            if agreed >= needed:
                return True
            if agreed + left < needed:
                return False
    return False


def _speakers(members: list[int], asked: int) -> list[int]:
    """Up to `SPEAKERS` members, the one that the edge touches among them."""
    if len(members) <= SPEAKERS:
        return members
    step = len(members) / (SPEAKERS - 1)
    some = [members[int(i * step)] for i in range(SPEAKERS - 1)]
    return some if asked in some else [*some, asked]
