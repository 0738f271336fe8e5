"""The figures of a run, counted while its articles pass by."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.models import Article, Cluster, Removal

# Of a hundred thousand removals a person reads the first few.
LARGEST_REMOVALS = 40

# Dots of the picture "before and after" are gathered on a grid of that many columns and lines a decade.
GRID = 16

_SIZES = ((2, 2), (3, 3), (4, 4), (5, 5), (6, 10), (11, 20), (21, 50), (51, 10**9))


class Cut(NamedTuple):
    """One removal with what it took, as far as a list shows it."""

    length: int
    page: str
    start: int
    rule: str
    reason: str
    text: str


@dataclass(slots=True)
class RuleFigures:
    """How often a rule struck, and how much it took."""

    reason: str
    times: int = 0
    characters: int = 0
    pages: int = 0


@dataclass(slots=True)
class Account:
    """What all articles of a run come to."""

    articles: int = 0
    before: int = 0
    """Characters of the pages' text."""
    after: int = 0
    """Characters of the articles."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Characters removed, by reason."""
    rules: dict[str, RuleFigures] = field(default_factory=dict)
    dots: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Articles by size before and after, in steps of a decade's `GRID`th part."""
    largest: list[tuple[int, str, int, str, Cut]] = field(default_factory=list)

    def add(self, article: Article) -> int:
        """Count an article; the characters that were removed from it."""
        self.articles += 1
        after = len(article.text)
        before = sum(len(block.text) for block in article.blocks) or after
        self.before += before
        self.after += after
        self.dots[(_step(before), _step(after))] += 1
        total = 0
        seen: set[str] = set()
        for removal in article.removals:
            length = removal.span.end - removal.span.start
            total += length
            reason = removal.reason.value
            self.reasons[reason] += length
            rule = self.rules.setdefault(removal.rule, RuleFigures(reason))
            rule.times += 1
            rule.characters += length
            rule.pages += removal.rule not in seen
            seen.add(removal.rule)
            self._keep_if_large(article, removal, length)
        return total

    def _keep_if_large(self, article: Article, removal: Removal, length: int) -> None:
        if len(self.largest) == LARGEST_REMOVALS and length < self.largest[0][0]:
            return
        block = article.blocks[removal.block]
        start = block.span.start + removal.span.start
        text = block.text[removal.span.start : min(removal.span.end, removal.span.start + 600)]
        cut = Cut(length, article.id, start, removal.rule, removal.reason.value, text)
        # Of equal lengths the first by id stays, whatever order the pages come in.
        entry = (length, _descending(article.id), -start, removal.rule, cut)
        if len(self.largest) < LARGEST_REMOVALS:
            heapq.heappush(self.largest, entry)
        else:
            heapq.heappushpop(self.largest, entry)

    def cuts(self) -> list[Cut]:
        """The largest removals, the largest first."""
        return sorted(
            (entry[4] for entry in self.largest), key=lambda cut: (-cut.length, cut.page, cut.start, cut.rule)
        )


@dataclass(slots=True)
class Stories:
    """What all clusters of a run come to."""

    all: int = 0
    several: int = 0
    """Stories that came more than once."""
    copies: int = 0
    """Articles that are variants of another."""
    _sizes: Counter[int] = field(default_factory=Counter)

    def add(self, cluster: Cluster) -> None:
        """Count a cluster."""
        self.all += 1
        if cluster.variants:
            self.several += 1
            self.copies += len(cluster.variants)
            size = len(cluster.variants) + 1
            self._sizes.update(number for number, (low, high) in enumerate(_SIZES) if low <= size <= high)

    def sizes(self) -> list[tuple[str, int]]:
        """How many clusters have how many members, those of one left out."""
        last = max(self._sizes, default=-1)
        return [(_range(*_SIZES[number]), self._sizes[number]) for number in range(last + 1)]


def histogram(values: Sequence[float], bins: int = 25) -> list[int]:
    """How many of the values, 0 to 1, lie in each of `bins` equal steps."""
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, max(0, int(value * bins)))] += 1
    return counts


def _range(low: int, high: int) -> str:
    if low == high:
        return str(low)
    return f"{low}+" if high >= 10**9 else f"{low}-{high}"


def _step(characters: int) -> int:
    return round(math.log10(max(1, characters)) * GRID)


def _descending(name: str) -> str:
    """A key that sorts in the opposite order of `name`."""
    return "".join(chr(0x10FFFF - ord(sign)) for sign in name) + "\U0010ffff"
