"""From groups of texts to clusters of articles: the canonical article, and what every other one is to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

import numpy as np

from cleaner.dedup.alignment import COMPARISON, Row
from cleaner.dedup.canonical import Beside, Member, chosen, needs_stories, overlap, relation
from cleaner.dedup.columns import Flags
from cleaner.dedup.comparer import Compared, Comparer
from cleaner.dedup.signatures import unpacked
from cleaner.dedup.words import Hashes, Integers, ranges, shingles_of
from cleaner.models import Cluster, Relation, Variant

# Words of the groups that are read at once.
_WORDS = 1 << 18
_SIDES = tuple((side, [f"{side}_{name}" for name in ("start", "length", "tail", "own")]) for side in ("left", "right"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the choice of a canonical article needs besides its signature."""

    id: str
    date: str | None = None
    site: str | None = None
    agency: str | None = None


class Known(Protocol):
    """The facts of articles by their ids."""

    def get(self, article: str, /) -> Facts | None:
        """Those of one; None where there is only its id."""


def cluster_id(members: Iterable[Facts]) -> str:
    """A name made from the cluster's earliest member, so that later copies do not change it.

    The earliest is the one with the smallest date, articles without one last, then the smallest id.
    """
    first = min(members, key=lambda m: (m.date is None, m.date or "", m.id))
    return named_after(first.id)


def named_after(article: str) -> str:
    """The name of a cluster whose earliest member this is."""
    return "c" + blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def alone(article: str) -> Cluster:
    """The cluster of one article that has no copies."""
    return Cluster(id=named_after(article), canonical=article, why="alone")


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """For some texts the own words from the first to the last that each shares with another of its group.

    Then the same up to where its story may end. A text that shares nothing with another has all its words in both.
    """

    numbers: Integers
    extents: Integers
    stories: Integers

    def of(self, number: int, size: int) -> tuple[int, int]:
        """Both of one text, which has so many words."""
        at = int(np.searchsorted(self.numbers, number))
        if at < self.numbers.size and self.numbers[at] == number:
            return int(self.extents[at]), int(self.stories[at])
        return size, size


def extents(found: Compared, inside: Flags) -> Extents:
    """The extents of the texts of compared pairs, of which `inside` tells those that match within a group."""
    rows, numbers, spans = found.rows[inside], [], []
    for numbered, (_, (start, length, tail, _)) in zip((found.left, found.right), _SIDES, strict=True):
        end = rows[start] + rows[length]
        numbers.append(numbered[inside])
        spans.append(np.stack([rows[start], end, end + rows[tail]]).astype(np.int64))
    every, span = np.concatenate(numbers), np.concatenate(spans, axis=1)
    order = np.argsort(every, kind="stable")
    starts = np.flatnonzero(np.diff(every[order], prepend=-1))
    if not starts.size:
        return Extents(every, every, every)
    first = np.minimum.reduceat(span[0][order], starts)
    last, story = (np.maximum.reduceat(row[order], starts) for row in span[1:])
    return Extents(every[order][starts], last - first, story - first)


def clusters(
    comparer: Comparer, found: Compared, inside: Flags, groups: Sequence[list[int]], facts: Known
) -> Iterator[Cluster]:
    """The clusters of groups of texts, in their order: each of two texts and more, or of one with several articles."""
    reach = extents(found, inside)
    some: list[tuple[_Group, Cluster | None]] = []
    size = 0
    for texts in groups:
        group = _Group.of(comparer, texts, facts)
        some.append((group, comparer.memory.cluster(group.key)))
        size += int(comparer.words[texts].sum())
        if size >= _WORDS:
            yield from _kept(comparer, found, reach, some)
            some, size = [], 0
    yield from _kept(comparer, found, reach, some)


def _kept(
    comparer: Comparer, found: Compared, reach: Extents, groups: list[tuple[_Group, Cluster | None]]
) -> Iterator[Cluster]:
    """The clusters that the memory has, the others made, in their order."""
    new = [group for group, known in groups if known is None]
    made = _made(comparer, found, reach, new) if new else iter(())
    for group, known in groups:
        cluster = known or next(made)
        if known is None:
            comparer.memory.keep_cluster(group.key, cluster)
        yield cluster


@dataclass(frozen=True, slots=True)
class _Group:
    """The members of a cluster by their ids, each with its text."""

    texts: list[int]
    facts: list[Facts]
    numbers: list[int]
    key: bytes
    """What the cluster depends on."""

    @staticmethod
    def of(comparer: Comparer, texts: list[int], facts: Known) -> _Group:
        """The articles of a group of texts."""
        members = sorted((name, text) for text in texts for name in comparer.texts.members(text))
        described = [facts.get(name) or Facts(id=name) for name, _ in members]
        settings = comparer.settings
        made_by = (settings.canonical, settings.preferred_sites, settings.shingle_words)
        names = comparer.names[[text for _, text in members]].tobytes()
        key = blake2b(repr((made_by, described)).encode("utf-8", "surrogatepass") + names, digest_size=16).digest()
        return _Group(texts, described, [text for _, text in members], key)


class _Shingles:
    """The different shingles of the articles' own words, text after text, each text's ascending."""

    def __init__(self, packed: list[bytes], shingle_words: int) -> None:
        hashes, limits, lines, _, flags = unpacked(packed)
        own = np.repeat(flags > 0, np.diff(lines, append=hashes.size))
        before = np.concatenate(([0], np.cumsum(own)))
        limits = before[limits]
        self.words = np.diff(limits)
        found, shingle_limits, _ = shingles_of(hashes[own], limits, shingle_words)
        texts = np.repeat(np.arange(len(packed), dtype=np.uint64), np.diff(shingle_limits))
        both = np.sort(texts << np.uint64(32) | found)
        opens = np.ones(both.size, np.bool_)
        np.not_equal(both[1:], both[:-1], out=opens[1:])
        both = both[opens]
        self.values: Hashes = both.astype(np.uint32)
        self.limits = np.searchsorted(both, np.arange(len(packed) + 1, dtype=np.uint64) << np.uint64(32))
        self.counts = np.diff(self.limits)

    def numbered(self, texts: Integers, numbers: Integers) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        """The shingles of texts, each with a number of its text in front."""
        values = self.values[ranges(self.limits[texts], self.counts[texts])]
        return np.repeat(numbers.astype(np.uint64) << np.uint64(32), self.counts[texts]) | values

    def shared(self, left: Integers, right: Integers) -> Integers:
        """How many pairs of texts share."""
        pairs = np.arange(left.size)
        together = np.sort(np.concatenate([self.numbered(left, pairs), self.numbered(right, pairs)]))
        both = together[1:][together[1:] == together[:-1]]
        return np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=left.size)

    def had(self, groups: Integers, copies: Integers) -> Integers:
        """For each text how many of the shingles it has that two articles or more of its group have.

        `groups` says whose group each text is of, `copies` how many articles it stands for.
        """
        texts = np.arange(groups.size)
        values = self.numbered(texts, groups)
        whose = np.repeat(texts, self.counts)
        order = np.argsort(values)
        ordered = values[order]
        opens = np.ones(order.size, np.bool_)
        np.not_equal(ordered[1:], ordered[:-1], out=opens[1:])
        starts = np.flatnonzero(opens)
        if not starts.size:
            return np.zeros(groups.size, np.int64)
        many = np.add.reduceat(copies[whose[order]], starts) > 1
        twice = np.repeat(many, np.diff(starts, append=order.size))
        return np.bincount(whose[order[twice]], minlength=groups.size)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A cluster whose canonical article is chosen: its members with their texts, as places among those read."""

    facts: list[Facts]
    texts: list[int]
    canonical: str
    why: str
    ours: int


def _made(comparer: Comparer, found: Compared, reach: Extents, groups: Sequence[_Group]) -> Iterator[Cluster]:
    numbers = np.array([text for group in groups for text in group.texts], np.int64)
    whose = np.repeat(np.arange(len(groups)), [len(group.texts) for group in groups])
    settings = comparer.settings
    shingles = _Shingles(comparer.texts.packed(numbers), settings.shingle_words)
    had = np.zeros(numbers.size, np.int64)
    if "complete" in settings.canonical:
        had = shingles.had(whose, comparer.texts.copies[numbers])
    choices: list[_Choice] = []
    first = 0
    for group in groups:
        places = {text: first + place for place, text in enumerate(group.texts)}
        first += len(group.texts)
        choices.append(_choice(comparer, shingles, had, reach, group, places))
    sides = [(choice.ours, other) for choice in choices for other in sorted(set(choice.texts)) if other != choice.ours]
    left, right = (np.array(column, np.int64) for column in (zip(*sides, strict=True) if sides else ((), ())))
    shared = shingles.shared(left, right)
    besides = {
        side: Beside(ours=int(shingles.counts[side[0]]), theirs=int(shingles.counts[side[1]]), shared=count)
        for side, count in zip(sides, shared.tolist(), strict=True)
    }
    stories = [side for side in sides if needs_stories(besides[side])]
    rows = dict(
        zip(stories, _rows(comparer, found, [(int(numbers[a]), int(numbers[b])) for a, b in stories]), strict=True)
    )
    for choice in choices:
        variants = []
        for fact, place in zip(choice.facts, choice.texts, strict=True):
            if fact.id == choice.canonical:
                continue
            if place == choice.ours:
                variants.append(Variant(id=fact.id, relation=Relation.IDENTICAL, jaccard=1.0, containment=1.0))
                continue
            both = besides[choice.ours, place]
            jaccard, containment = overlap(both.shared, both.ours, both.theirs)
            kind = relation(both, rows.get((choice.ours, place)))
            variants.append(Variant(id=fact.id, relation=kind, jaccard=jaccard, containment=containment))
        name = cluster_id(choice.facts)
        yield Cluster(id=name, canonical=choice.canonical, why=choice.why, variants=tuple(variants))


def _choice(
    comparer: Comparer, shingles: _Shingles, had: Integers, reach: Extents, group: _Group, places: Mapping[int, int]
) -> _Choice:
    members = []
    for fact, text in zip(group.facts, group.numbers, strict=True):
        extent, story = reach.of(text, int(comparer.words[text]))
        place = places[text]
        members.append(
            Member(
                id=fact.id, have=int(had[place]), words=int(shingles.words[place]), extent=extent, story=story,
                date=fact.date, site=fact.site, agency=fact.agency,
            )
        )  # fmt: skip
    choice = chosen(members, comparer.settings)
    texts = [places[text] for text in group.numbers]
    ours = next(place for fact, place in zip(group.facts, texts, strict=True) if fact.id == choice.id)
    return _Choice(group.facts, texts, choice.id, choice.why, ours)


def _rows(comparer: Comparer, found: Compared, pairs: list[tuple[int, int]]) -> Iterator[Row]:
    """What pairs, the first on the left, have in common: as compared before, or compared now."""
    if not pairs:
        return
    asked = np.array(pairs, np.int64)
    ordered = np.sort(asked, axis=1)
    places = found.places(ordered[:, 0] << 32 | ordered[:, 1])
    rows = np.zeros(len(pairs), COMPARISON)
    rows[places >= 0] = found.rows[places[places >= 0]]
    new = np.flatnonzero(places < 0)
    rows[new] = comparer.rows(ordered[new, 0], ordered[new, 1])
    (_, ours), (_, theirs) = _SIDES
    for row, (first, second) in zip(rows, pairs, strict=True):
        if first > second:
            turned = row.copy()
            for name, other in zip(ours, theirs, strict=True):
                turned[name], turned[other] = row[other], row[name]
            yield turned
        else:
            yield row
