"""The search for copies from signatures to clusters: the steps in their order, each of them pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import pairwise

import numpy as np

from cleaner.dedup.alignment import (
    Comparison,
    Reading,
    comparison,
    contained,
    covers,
    is_match,
    own_keys,
    reading,
)
from cleaner.dedup.candidates import OwnKeys, candidate_pairs, neighbourhood
from cleaner.dedup.canonical import Member, chosen, overlap, relation
from cleaner.dedup.common import Columns, Common, columns, common, marks
from cleaner.dedup.digests import digests
from cleaner.dedup.memory import Known, Memory, Unknown
from cleaner.dedup.merge import Edge, merged
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import NO_TEXT, Signature, signed
from cleaner.dedup.words import shingle_hashes
from cleaner.errors import InputError
from cleaner.models import Article, Cluster, Contains, Deduplication, Match, Variant

# Readings kept at once: enough that a run of pairs with the same article reads it once.
MISSED_SHOWN = 40
"""Pairs nearest below the line that are told: what a person reads."""
READINGS_HELD = 1 << 11

Progress = Callable[[int, int], None]
"""Called with how much is done and of how much: articles read (of 0: nobody knows), then pairs compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the choice of a canonical article needs besides its signature."""

    id: str
    date: str | None = None
    site: str | None = None
    agency: str | None = None


def deduplicate(
    articles: Iterable[Article | tuple[str, str]],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Deduplication:
    """The copies among `articles`: every article in exactly one cluster, whatever the order they come in.

    `articles` may be any iterable of articles or of (id, text); it is read once, and the texts are not kept: about
    5 KB remain of a text of 400 words. Raises `InputError` where two articles have one id.

    >>> story = "The mayor of Springfield opened the new bridge on Monday before a crowd of several thousand people. "
    >>> found = deduplicate([("a", story * 2), ("b", story * 2), ("c", "Rain is expected in the north on Tuesday.")])
    >>> [[member.id for member in cluster.members] for cluster in found.clusters]
    [['a', 'b'], ['c']]
    """
    facts: list[Facts] = []

    def rows() -> Iterator[Article | tuple[str, str]]:
        for article in articles:
            facts.append(described(article))
            yield article

    chosen_settings = settings or DedupSettings()
    signatures: list[Signature] = []
    for signature in signed(rows(), settings=chosen_settings):
        signatures.append(signature)
        if progress and len(signatures) % 256 == 0:
            progress(len(signatures), 0)
    return clustered(signatures, facts, settings=chosen_settings, progress=progress)


def clustered(
    signatures: Sequence[Signature],
    facts: Iterable[Facts],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Deduplication:
    """The clusters of articles whose signatures were made before, in other processes perhaps.

    `memory` keeps comparisons from one search for the next; without it nothing is kept.
    """
    wanted = settings or DedupSettings()
    fact_of = {fact.id: fact for fact in facts}
    # Texts of the same words are one text from here on: a thousand identical pages cost as much as one.
    same: defaultdict[bytes, list[Signature]] = defaultdict(list)
    for signature in _by_id(signatures):
        same[signature.text if signature.text != NO_TEXT else signature.id.encode("utf-8", "surrogatepass")].append(
            signature
        )
    texts = sorted(same.values(), key=lambda group: neighbourhood(group[0]))
    found = _search([group[0] for group in texts], wanted, progress, memory or Memory())
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(found.groups):
        groups[group].append(place)
    clusters = [_cluster(texts, found, fact_of, places, wanted) for places in groups.values()]
    return Deduplication(
        clusters=tuple(sorted(clusters, key=lambda c: min(m.id for m in c.members))),
        matches=tuple(sorted(_matches(found, texts), key=lambda m: (m.left, m.right))),
        contains=tuple(sorted(_contains(found), key=lambda c: (c.id, c.other))),
        missed=_missed(found, texts),
    )


def described(article: Article | tuple[str, str]) -> Facts:
    """The facts of an article; of (id, text) there is only the id."""
    if isinstance(article, Article):
        return Facts(id=article.id, date=article.date, site=article.site, agency=article.agency)
    return Facts(id=article[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the search found among different texts, by their places."""

    groups: list[int]
    comparer: _Comparer
    held: list[tuple[int, int, Contains]]
    matches: dict[tuple[int, int], Comparison]
    missed: dict[tuple[int, int], Comparison]
    """The pairs that were compared and are no copies."""
    near: defaultdict[int, list[tuple[int, Comparison]]]
    """For each text the matches with later ones."""


class _Comparer:
    """Compares texts by their places, reading each when it is first needed and asking the memory before."""

    def __init__(
        self,
        signatures: Sequence[Signature],
        boilerplate: Common,
        marked: list[int],
        settings: DedupSettings,
        memory: Memory,
    ) -> None:
        self.signatures = signatures
        self.boilerplate = boilerplate
        self.marked = marked
        self.settings = settings
        self.memory = memory
        self.readings: dict[int, Reading] = {}

    def reading(self, place: int) -> Reading:
        """One text ready to be compared."""
        found = self.readings.get(place)
        if found is None:
            words = self.settings.shingle_words
            found = reading(self.signatures[place], self.boilerplate, shingle_words=words)
            if len(self.readings) >= READINGS_HELD:
                del self.readings[next(iter(self.readings))]
            self.readings[place] = found
        return found

    def known(self, place: int) -> Known:
        """The name of one text in a memory."""
        return Known(self.signatures[place].identity, self.marked[place])

    def compare(self, left: int, right: int) -> Comparison | None:
        """What two texts have in common."""
        ours, theirs = self.known(left), self.known(right)
        found = self.memory.comparison(ours, theirs)
        if isinstance(found, Unknown):
            words = self.settings.shingle_words
            found = comparison(self.reading(left), self.reading(right), shingle_words=words)
            self.memory.keep_comparison(ours, theirs, found)
        return found


def _own_keys(comparer: _Comparer, corpus: Columns) -> OwnKeys:
    """The own keys of all texts, in their order; those of texts without boilerplate are taken as they are."""
    signatures, marked, memory = comparer.signatures, comparer.marked, comparer.memory
    plain = np.array([mark == 0 for mark in marked], np.bool_)
    kept = plain[corpus.key_texts]
    parts = [(corpus.keys[kept], corpus.places[kept], corpus.key_texts[kept])]
    for place in np.flatnonzero(~plain).tolist():
        known = Known(signatures[place].identity, marked[place])
        own = memory.own_keys(known)
        if own is None:
            own = own_keys(signatures[place], comparer.boilerplate, shingle_words=comparer.settings.shingle_words)
            memory.keep_own_keys(known, own)
        parts.append((*own, np.full(own[0].size, place, np.int32)))
    keys, places, texts = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(texts, kind="stable")
    return OwnKeys(keys[order], places[order], texts[order])


def _search(
    signatures: Sequence[Signature], settings: DedupSettings, progress: Progress | None, memory: Memory
) -> _Found:
    corpus = columns(signatures)
    boilerplate = common(signatures, corpus, settings)
    marked: list[int] = marks(corpus, boilerplate).tolist()
    comparer = _Comparer(signatures, boilerplate, marked, settings, memory)
    pairs = candidate_pairs(signatures, _own_keys(comparer, corpus), settings).tolist()
    del corpus
    compared: dict[tuple[int, int], Comparison] = {}
    for done, (left, right) in enumerate(pairs):
        seen = comparer.compare(left, right)
        if seen is not None:
            compared[left, right] = seen
        if progress and done % 1024 == 0:
            progress(done, len(pairs))
    many = digests(comparer.reading, compared)

    def match(left: int, right: int, seen: Comparison | None) -> bool:
        if seen is None or not is_match(seen, min_shared=settings.min_shared):
            return False
        return not (left in many or right in many) or covers(comparer.reading(left), comparer.reading(right), seen)

    matches = {pair: seen for pair, seen in compared.items() if match(*pair, seen)}
    held = []
    for (left, right), seen in compared.items():
        if (left, right) not in matches:
            ids = signatures[left].id, signatures[right].id
            page = contained(*ids, seen, left_many=left in many, right_many=right in many)
            if page is not None:
                held.append((left, right, page))
    known = {pair: pair in matches for pair in compared}

    def matched(left: int, right: int) -> bool:
        pair = (min(left, right), max(left, right))
        if pair not in known:
            known[pair] = match(*pair, comparer.compare(*pair))
        return known[pair]

    edges = [Edge(seen.score, left, right) for (left, right), seen in matches.items()]
    groups = merged(len(signatures), edges, matched, support=settings.support)
    near: defaultdict[int, list[tuple[int, Comparison]]] = defaultdict(list)
    for (left, right), seen in matches.items():
        near[left].append((right, seen))
    holding = {(left, right) for left, right, _ in held}
    missed = {pair: seen for pair, seen in compared.items() if pair not in matches and pair not in holding}
    return _Found(groups=groups, comparer=comparer, held=held, matches=matches, missed=missed, near=near)


def _by_id(signatures: Sequence[Signature]) -> list[Signature]:
    ordered = sorted(signatures, key=lambda s: s.id)
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise InputError(f"two articles have the id {first.id!r}: give each its own")
    return ordered


def _cluster(
    texts: list[list[Signature]], found: _Found, facts: dict[str, Facts], places: list[int], settings: DedupSettings
) -> Cluster:
    """The cluster of the texts at these places, from memory where it was made before."""
    group = sorted((s.id, place) for place in places for s in texts[place])
    described = [facts.get(name, Facts(id=name)) for name, _ in group]
    if len(group) == 1:
        return Cluster(id=cluster_id(described), canonical=group[0][0], why="alone")
    comparer = found.comparer
    key = blake2b(repr((settings.canonical, settings.preferred_sites, settings.shingle_words)).encode(), digest_size=16)
    for fact, (_, place) in zip(described, group, strict=True):
        key.update(repr((fact.id, fact.date, fact.site, fact.agency, comparer.known(place))).encode())
    kept = comparer.memory.cluster(key.digest())
    if kept is None:
        kept = _made(texts, found, described, [place for _, place in group], settings)
        comparer.memory.keep_cluster(key.digest(), kept)
    return kept


def _made(
    texts: list[list[Signature]], found: _Found, described: list[Facts], places: list[int], settings: DedupSettings
) -> Cluster:
    extents = _extents(found, sorted(set(places)))
    shingles = {
        place: np.unique(shingle_hashes(texts[place][0].own_words, settings.shingle_words)) for place in extents
    }
    members = []
    for fact, place in zip(described, places, strict=True):
        extent, story = extents[place]
        members.append(
            Member(
                id=fact.id,
                shingles=shingles[place],
                words=int(texts[place][0].own_words.size),
                extent=extent,
                story=story,
                date=fact.date,
                site=fact.site,
                agency=fact.agency,
            )
        )
    choice = chosen(members, settings)
    ours = next(place for member, place in zip(members, places, strict=True) if member.id == choice.id)
    canonical = next(member for member in members if member.id == choice.id)
    variants = []
    for member, place in zip(members, places, strict=True):
        if member.id == choice.id:
            continue
        jaccard, containment = overlap(canonical.shingles, member.shingles)
        identical = place == ours
        seen = None if identical else found.comparer.compare(ours, place)
        kind = relation(canonical, member, identical=identical, found=seen)
        variants.append(Variant(id=member.id, relation=kind, jaccard=jaccard, containment=containment))
    return Cluster(id=cluster_id(described), canonical=choice.id, why=choice.why, variants=tuple(variants))


def _extents(found: _Found, places: list[int]) -> dict[int, tuple[int, int]]:
    """For each text the own words from the first to the last that it shares with another of its cluster.

    Then the same up to where its story may end. A text that shares nothing with another has all its words in both.
    """
    spans: dict[int, tuple[int, int, int]] = {}
    inside = set(places)
    for left in places:
        for right, seen in found.near[left]:
            if right not in inside:
                continue
            for place, region in ((left, seen.left), (right, seen.right)):
                end = region.start + region.length
                start, last, story = spans.get(place, (region.start, end, end))
                spans[place] = min(start, region.start), max(last, end), max(story, end + region.tail)
    sizes = {place: found.comparer.signatures[place].size for place in places}
    whole = {place: (0, size, size) for place, size in sizes.items()}
    return {place: (last - start, story - start) for place, (start, last, story) in (whole | spans).items()}


def cluster_id(members: Iterable[Facts]) -> str:
    """A name made from the cluster's earliest member, so that later copies do not change it.

    The earliest is the one with the smallest date, articles without one last, then the smallest id.
    """
    first = min(members, key=lambda m: (m.date is None, m.date or "", m.id))
    return "c" + blake2b(first.id.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _matches(found: _Found, texts: list[list[Signature]]) -> Iterator[Match]:
    for group in texts:
        for other in group[1:]:
            yield Match(left=group[0].id, right=other.id, jaccard=1.0, containment=1.0)
    for (left, right), seen in found.matches.items():
        if found.groups[left] == found.groups[right]:
            first, second = sorted((texts[left][0].id, texts[right][0].id))
            yield Match(left=first, right=second, jaccard=seen.jaccard, containment=seen.containment)


def _missed(found: _Found, texts: list[list[Signature]]) -> tuple[Match, ...]:
    pairs: list[Match] = []
    for (left, right), seen in found.missed.items():
        if found.groups[left] != found.groups[right]:
            first, second = sorted((texts[left][0].id, texts[right][0].id))
            pairs.append(Match(left=first, right=second, jaccard=seen.jaccard, containment=seen.containment))
    return tuple(nsmallest(MISSED_SHOWN, pairs, key=lambda m: (-m.containment, -m.jaccard, m.left, m.right)))


def _contains(found: _Found) -> Iterator[Contains]:
    for left, right, page in found.held:
        if found.groups[left] != found.groups[right]:
            yield page
