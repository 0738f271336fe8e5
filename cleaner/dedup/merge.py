"""From matched pairs to clusters that hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Members of a group that speak for it when two groups are weighed. All members of a small group do.
SPEAKERS = 5
_STEPS = 4


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A matched pair: its strength, and the numbers of its texts."""

    score: float
    left: int
    right: int


def merged(
    edges: Iterable[Edge], matched: Callable[[int, int], bool], *, support: float, rank: Callable[[int], int]
) -> list[list[int]]:
    """The groups of the texts of `edges`, ascending: matched pairs joined, the strongest first, no chains.

    Two groups become one when at least `support` of the pairs across them match; of large groups `SPEAKERS` of each are
    asked, those of lowest rank and the one that the pair touches. So every cluster can be taken apart into two parts of
    which at least that share of the pairs across are copies, and the parts again, down to single articles: a chain, in
    which each text is a copy of its neighbour only, ends after a few links. `matched` answers for any pair of numbers,
    the smaller first. `rank` orders texts by what they are, so that the same ones speak whatever came first.
    """
    ordered = sorted(edges, key=lambda edge: (-edge.score, edge.left, edge.right))
    group = {text: text for edge in ordered for text in (edge.left, edge.right)}
    members = {text: [text] for text in group}
    speakers = {text: [text] for text in group}
    for edge in ordered:
        left, right = group[edge.left], group[edge.right]
        if left == right:
            continue
        ours, theirs = _with(speakers[left], edge.left), _with(speakers[right], edge.right)
        if not _agree(ours, theirs, matched, support):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for text in members[right]:
            group[text] = left
        members[left] += members.pop(right)
        speakers[left] = sorted(speakers[left] + speakers.pop(right), key=lambda text: (rank(text), text))[:SPEAKERS]
    return sorted(sorted(some) for some in members.values())


def _with(speakers: Sequence[int], asked: int) -> Sequence[int]:
    return speakers if asked in speakers else [*speakers[: SPEAKERS - 1], asked]


def _agree(ours: Sequence[int], theirs: Sequence[int], matched: Callable[[int, int], bool], support: float) -> bool:
    """Whether enough of the pairs across match; asks no more of them than it takes to know."""
    left = len(ours) * len(theirs)
    needed = support * left
    agreed = 0
    for a in ours:
        for b in theirs:
            agreed += matched(min(a, b), max(a, b))
            left -= 1
            if agreed >= needed:
                return True
            if agreed + left < needed:
                return False
    return False


def connected(count: int, left: Sequence[int], right: Sequence[int]) -> list[int]:
    """For each of `count` texts the smallest number of those that pairs connect it with."""
    parent = list(range(count))

    def root(text: int) -> int:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for a, b in zip(left, right, strict=True):
        first, second = root(a), root(b)
        if first != second:
            parent[max(first, second)] = min(first, second)
    return [root(text) for text in range(count)]


def nearby(
    count: int, left: npt.NDArray[np.unsignedinteger], right: npt.NDArray[np.unsignedinteger]
) -> npt.NDArray[np.int32]:
    """For each of `count` texts a number that most texts share with those that a few pairs connect them with."""
    label = np.arange(count, dtype=np.int32)
    for _ in range(_STEPS):
        least = np.minimum(label[left], label[right])
        np.minimum.at(label, left, least)
        np.minimum.at(label, right, least)
    return label
