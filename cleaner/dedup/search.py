"""The search for copies from signatures to clusters: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge, nsmallest

import numpy as np

from cleaner.dedup.alignment import COMPARISON, Comparisons, holding
from cleaner.dedup.clusters import Facts, Known, alone, clusters
from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Common
from cleaner.dedup.comparer import Compared, Comparer
from cleaner.dedup.corpus import sizes_of
from cleaner.dedup.groups import digests, grouped, numbered
from cleaner.dedup.memory import Memory
from cleaner.dedup.merge import nearby
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Signature, signed
from cleaner.dedup.texts import Texts, gathered, listed
from cleaner.dedup.words import Integers
from cleaner.models import Article, Cluster, Contains, Deduplication, Match

MISSED_SHOWN = 40
"""Pairs nearest below the line that are told: what a person reads."""

_PAIRS_AT_ONCE = 1 << 14

Progress = Callable[[int, int], None]
"""Called with how much is done and of how much: articles read (of 0: nobody knows), then pairs compared."""


def deduplicate(
    articles: Iterable[Article | tuple[str, str]],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Deduplication:
    """The copies among `articles`: every article in exactly one cluster, whatever the order they come in.

    `articles` may be any iterable of articles or of (id, text); it is read once, and texts are not kept: their
    signatures are in temporary files. Raises `InputError` where two articles have one id.

    >>> story = "The mayor of Springfield opened the new bridge on Monday before a crowd of several thousand people. "
    >>> found = deduplicate([("a", story * 2), ("b", story * 2), ("c", "Rain is expected in the north on Tuesday.")])
    >>> [[member.id for member in cluster.members] for cluster in found.clusters]
    [['a', 'b'], ['c']]
    """
    return found(articles, settings=settings, progress=progress).deduplication()


def clusters_of(
    articles: Iterable[Article | tuple[str, str]],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Iterator[Cluster]:
    """The clusters of `deduplicate`, one after the other, for corpora that do not fit in memory.

    Neither the articles nor the clusters are held: what is held of an article is its id and some sixty bytes, and of a
    pair of copies about a hundred. The signatures, 3.5 KB of a text of 400 words, are in temporary files.

    >>> rows = ((f"page {i}", f"The mayor opened bridge number {i} of the town on Monday.") for i in range(3))
    >>> [cluster.canonical for cluster in clusters_of(rows)]
    ['page 0', 'page 1', 'page 2']
    """
    return found(articles, settings=settings, progress=progress).clusters()


def found(
    articles: Iterable[Article | tuple[str, str]],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """What `deduplicate` finds, to be told one after the other; see `clusters_of`."""
    wanted = settings or DedupSettings()
    texts, facts = _read(articles, wanted, progress)
    return searched(texts, facts, wanted, progress=progress)


def _read(
    articles: Iterable[Article | tuple[str, str]], settings: DedupSettings, progress: Progress | None
) -> tuple[Texts, dict[str, Facts]]:
    facts: dict[str, Facts] = {}

    def rows() -> Iterator[Article | tuple[str, str]]:
        for read, article in enumerate(articles):
            if isinstance(article, Article):
                fact = described(article)
                if fact != Facts(id=article.id):
                    facts[article.id] = fact
            if progress and read % 256 == 0:
                progress(read, 0)
            yield article

    return gathered(signed(rows(), settings=settings)), facts


def clustered(
    signatures: Sequence[Signature],
    facts: Iterable[Facts],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Deduplication:
    """The clusters of articles whose signatures were made before, in other processes perhaps."""
    fact_of = {fact.id: fact for fact in facts}
    return searched(listed(signatures), fact_of, settings or DedupSettings(), progress=progress).deduplication()


def described(article: Article | tuple[str, str]) -> Facts:
    """The facts of an article; of (id, text) there is only the id."""
    if isinstance(article, Article):
        return Facts(id=article.id, date=article.date, site=article.site, agency=article.agency)
    return Facts(id=article[0])


def searched(
    texts: Texts,
    facts: Known,
    settings: DedupSettings,
    *,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Outcome:
    """What is found among gathered texts. `memory` keeps from one search for the next what it can."""
    kept = memory or Memory()
    boilerplate, sizes, pairs = kept.candidates(texts, settings)
    comparer = Comparer(texts, boilerplate, settings, sizes, kept)
    found = compared(comparer, pairs, progress)
    return _concluded(comparer, found, digests(comparer, found, len(texts)), facts)


def part_searched(
    signatures: Sequence[Signature],
    facts: Iterable[Facts],
    pairs: Sequence[tuple[str, str]],
    rows: Comparisons,
    *,
    boilerplate: Common,
    digests: Collection[str],
    settings: DedupSettings,
) -> Deduplication:
    """What `searched` finds among the articles of one part of a corpus, whose pairs were compared before.

    A part is closed: every pair that matches with a text of it is in it, and so are all articles of each text. A text
    is named by the smallest id of its articles in `pairs`, whose left stands first by `Signature.order`, and in
    `digests`. Of pairs that do not match those within the part may be given; they need not be, nor are all compared.
    """
    texts = listed(signatures)
    number = {texts.id(text): text for text in range(len(texts))}
    left, right = (np.array([number[pair[side]] for pair in pairs], np.int64) for side in (0, 1))
    many = np.array([texts.id(text) in digests for text in range(len(texts))], np.bool_)
    comparer = Comparer(texts, boilerplate, settings, sizes_of(texts, boilerplate))
    given = {fact.id: fact for fact in facts}
    return _concluded(comparer, Compared(left, right, rows), many, given).deduplication()


def _concluded(comparer: Comparer, found: Compared, many: Flags, facts: Known) -> Outcome:
    """What is known once pairs are compared and it is known which texts are digests."""
    matches = comparer.matching(found.left, found.right, found.rows, many)
    groups = grouped(comparer, found, matches, many)
    group = numbered(groups, len(comparer.texts))
    return Outcome(comparer, found, matches, many, groups, group, facts)


def compared(
    comparer: Comparer, pairs: Iterable[tuple[Integers, Integers]], progress: Progress | None = None
) -> Compared:
    """All candidate pairs that share a shingle which is not boilerplate, compared."""
    parts = [(left.astype(np.uint32), right.astype(np.uint32)) for left, right in pairs]
    nothing = np.zeros(0, np.uint32)
    left, right = (np.concatenate(column) for column in zip((nothing, nothing), *parts, strict=True))
    del parts
    # Pairs of the same texts one after the other, so that each text is read once, or nearly.
    order = np.argsort(nearby(len(comparer.texts), left, right)[left], kind="stable")
    left, right = left[order], right[order]
    lefts, rights, rows = [nothing], [nothing], [np.zeros(0, COMPARISON)]
    for start in range(0, left.size, _PAIRS_AT_ONCE):
        some = slice(start, start + _PAIRS_AT_ONCE)
        found = comparer.rows(left[some].astype(np.int64), right[some].astype(np.int64))
        there = found["shared"] > 0
        lefts.append(left[some][there])
        rights.append(right[some][there])
        rows.append(found[there])
        if progress:
            progress(min(start + _PAIRS_AT_ONCE, left.size), left.size)
    left, right = np.concatenate(lefts), np.concatenate(rights)
    return Compared(left.astype(np.int64), right.astype(np.int64), np.concatenate(rows))


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a search found, told one after the other: of a large corpus it is more than fits in memory."""

    comparer: Comparer
    found: Compared
    matched: Flags
    many: Flags
    groups: list[list[int]]
    group: Integers
    facts: Known

    @property
    def texts(self) -> Texts:
        """The texts of the search."""
        return self.comparer.texts

    def deduplication(self) -> Deduplication:
        """All of it."""
        return Deduplication(
            clusters=tuple(self.clusters()),
            matches=tuple(self.matches()),
            contains=tuple(self.contains()),
            missed=self.missed(),
        )

    def _inside(self) -> Flags:
        inside: Flags = self.matched & (self.group[self.found.left] == self.group[self.found.right])
        return inside

    def together(self) -> list[list[int]]:
        """The texts of each cluster of several articles, by the smallest ids."""
        several = [*self.groups, *([text] for text in np.flatnonzero(self._alone() & (self.texts.copies > 1)).tolist())]
        return sorted(several, key=self._first)

    def apart(self) -> Integers:
        """The texts that stand alone, by their ids."""
        texts = np.flatnonzero(self._alone() & (self.texts.copies == 1))
        found: Integers = texts[np.argsort(self._ranks(texts))]
        return found

    def _alone(self) -> Flags:
        alone: Flags = np.bincount(self.group, minlength=len(self.texts)) == 1
        alone &= self.group == np.arange(len(self.texts))
        return alone

    def _ranks(self, texts: Integers) -> Integers:
        return self.texts.ranks[self.texts.places[texts]]

    def _first(self, group: list[int]) -> int:
        return int(self._ranks(np.array(group)).min())

    def told(self) -> Iterator[tuple[Sequence[int], Cluster]]:
        """The clusters by their smallest ids, each with its texts."""
        several, single = self.together(), self.apart()
        made = clusters(self.comparer, self.found, self._inside(), several, self.facts)
        bounds = np.searchsorted(self._ranks(single), [self._first(group) for group in several]).tolist()
        first = 0
        for group, last in zip(several, bounds, strict=True):
            yield from self._told_alone(single[first:last])
            yield group, next(made)
            first = last
        yield from self._told_alone(single[first:])

    def _told_alone(self, texts: Integers) -> Iterator[tuple[Sequence[int], Cluster]]:
        for start in range(0, texts.size, _PAIRS_AT_ONCE):
            for text in texts[start : start + _PAIRS_AT_ONCE].tolist():
                yield (text,), alone(self.texts.id(text))

    def clusters(self) -> Iterator[Cluster]:
        """The clusters, by their smallest ids."""
        return (cluster for _, cluster in self.told())

    def _pairs(self, chosen: Integers) -> Iterator[Match]:
        """Some of the pairs, in the order of their ids."""
        places = np.stack([self.texts.places[column[chosen]] for column in (self.found.left, self.found.right)])
        ranks = np.sort(self.texts.ranks[places], axis=0)
        order = np.lexsort((ranks[1], ranks[0]))
        swapped = self.texts.ranks[places[0]] > self.texts.ranks[places[1]]
        places[:, swapped] = places[::-1, swapped]
        ids = self.texts.ids
        for start in range(0, order.size, _PAIRS_AT_ONCE):
            some = order[start : start + _PAIRS_AT_ONCE]
            rows = self.found.rows[chosen[some]]
            columns = (places[0][some], places[1][some], rows["jaccard"], rows["containment"])
            for left, right, jaccard, containment in zip(*(column.tolist() for column in columns), strict=True):
                yield Match(left=ids[left], right=ids[right], jaccard=jaccard, containment=containment)

    def _identical(self) -> Iterator[Match]:
        texts = np.flatnonzero(self.texts.copies > 1)
        for text in texts[np.argsort(self._ranks(texts))].tolist():
            first, *others = self.texts.members(text)
            for other in others:
                yield Match(left=first, right=other, jaccard=1.0, containment=1.0)

    def matches(self) -> Iterator[Match]:
        """The matched pairs within clusters; of articles with the same words, each with the first. By their ids."""
        return merge(self._identical(), self._pairs(np.flatnonzero(self._inside())), key=lambda m: (m.left, m.right))

    def contains(self) -> list[Contains]:
        """The pages that hold another page's story besides their own, by their ids."""
        side = self._holding()
        apart = self.group[self.found.left] != self.group[self.found.right]
        pairs = []
        for at in np.flatnonzero((side != 0) & apart).tolist():
            left, right = self.texts.id(int(self.found.left[at])), self.texts.id(int(self.found.right[at]))
            page, story = (left, right) if side[at] > 0 else (right, left)
            pairs.append(Contains(id=page, other=story, containment=float(self.found.rows["containment"][at])))
        return sorted(pairs, key=lambda c: (c.id, c.other))

    def _holding(self) -> Integers:
        left, right = self.many[self.found.left], self.many[self.found.right]
        return np.where(self.matched, 0, holding(self.found.rows, left, right))

    def missed(self) -> tuple[Match, ...]:
        """The pairs that came nearest to being copies."""
        apart = self.group[self.found.left] != self.group[self.found.right]
        left = np.flatnonzero(~self.matched & (self._holding() == 0) & apart)
        # More than are told, for equal ones are told by their ids.
        rows = self.found.rows[left]
        if left.size > MISSED_SHOWN:
            limit = np.partition(-rows["containment"], MISSED_SHOWN - 1)[MISSED_SHOWN - 1]
            left = left[-rows["containment"] <= limit]
        pairs = self._pairs(left)
        return tuple(nsmallest(MISSED_SHOWN, pairs, key=lambda m: (-m.containment, -m.jaccard, m.left, m.right)))
