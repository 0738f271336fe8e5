"""From compared pairs to groups of copies: which pages are digests, which pairs match, which groups hold together."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import numpy as np

from cleaner.dedup.alignment import score
from cleaner.dedup.columns import Flags
from cleaner.dedup.comparer import Compared, Comparer
from cleaner.dedup.digests import is_digest, maybe_digests, story_starts
from cleaner.dedup.merge import Edge, connected, merged
from cleaner.dedup.words import Integers

_PAGES_AT_ONCE = 512


def digests(comparer: Comparer, found: Compared, count: int) -> Flags:
    """For each of `count` texts whether it is a digest, judged by all comparisons of its page."""
    many = np.zeros(count, np.bool_)
    pages, spans = story_starts(found.left, found.right, found.rows)
    asked = maybe_digests(pages, spans)
    of_page: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen = np.isin(pages, asked)
    for page, span in zip(pages[chosen].tolist(), spans[chosen].tolist(), strict=True):
        of_page[page].append((span[0], span[1]))
    for start in range(0, asked.size, _PAGES_AT_ONCE):
        some = asked[start : start + _PAGES_AT_ONCE]
        for page, stops in zip(some.tolist(), comparer.stops(some), strict=True):
            many[page] = is_digest(stops, of_page[page])
    return many


def grouped(comparer: Comparer, found: Compared, matches: Flags, many: Flags) -> list[list[int]]:
    """The groups of two texts and more, each ascending, by their first.

    The texts that matched pairs connect are looked at together, and no others: a distributed run does each such part
    where its texts are.
    """
    left, right = found.left[matches], found.right[matches]
    numbers, which = np.unique(np.concatenate([left, right]), return_inverse=True)
    part = np.array(connected(numbers.size, which[: left.size].tolist(), which[left.size :].tolist()), np.int64)
    sizes = np.bincount(part, minlength=numbers.size)
    of_pair = part[which[: left.size]]
    links = np.bincount(of_pair, minlength=numbers.size)
    # Where every pair matches there is nothing to weigh.
    whole = links == sizes * (sizes - 1) // 2
    order = np.argsort(part, kind="stable")
    bounds = np.flatnonzero(np.diff(part[order], prepend=-1, append=-1))
    groups = [
        numbers[order[first:last]].tolist()
        for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        if whole[part[order[first]]]
    ]
    edges: defaultdict[int, list[Edge]] = defaultdict(list)
    chosen = np.flatnonzero(~whole[of_pair])
    scores = score(found.rows[matches][chosen]).tolist()
    rows = (of_pair[chosen].tolist(), scores, left[chosen].tolist(), right[chosen].tolist())
    for place, strength, first, second in zip(*rows, strict=True):
        edges[place].append(Edge(strength, first, second))
    groups += _weighed(comparer, found, matches, many, list(edges.values()))
    return sorted(groups)


def _weighed(
    comparer: Comparer, found: Compared, matches: Flags, many: Flags, parts: list[list[Edge]]
) -> list[list[int]]:
    """The groups of parts in which not all pairs match, or were not compared.

    A part is merged as if what was not compared matched, and again once that is known: so all parts' pairs are compared
    together, and the result is that of asking one after the other.
    """
    known = {(edge.left, edge.right): True for part in parts for edge in part}
    inside = np.array(sorted({text for pair in known for text in pair}), np.int64)
    unmatched = np.flatnonzero(~matches & np.isin(found.left, inside) & np.isin(found.right, inside))
    known.update(
        dict.fromkeys(zip(found.left[unmatched].tolist(), found.right[unmatched].tolist(), strict=True), False)
    )
    groups: list[list[int]] = []
    while parts:
        asked: dict[tuple[int, int], None] = {}
        left_over = []
        for part in parts:
            before = len(asked)
            made = merged(
                part,
                partial(_answer, known, asked),
                support=comparer.settings.support,
                rank=lambda text: int(comparer.ranks[text]),
            )
            if len(asked) == before:
                groups += made
            else:
                left_over.append(part)
        if asked:
            pairs = np.array(list(asked), np.int64)
            rows = comparer.rows(pairs[:, 0], pairs[:, 1])
            answers = comparer.matching(pairs[:, 0], pairs[:, 1], rows, many)
            known.update(zip(asked, answers.tolist(), strict=True))
        parts = left_over
    return [group for group in groups if len(group) > 1]


def _answer(known: dict[tuple[int, int], bool], asked: dict[tuple[int, int], None], left: int, right: int) -> bool:
    """Whether a pair matches; one that is not known is noted, and taken for a match."""
    answer = known.get((left, right))
    if answer is None:
        asked[left, right] = None
    return answer is not False


def numbered(groups: list[list[int]], count: int) -> Integers:
    """For each text the number of its group; a text of none has one of its own."""
    found = np.arange(count)
    for group in groups:
        found[group] = group[0]
    return found
