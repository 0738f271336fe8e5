"""The search for copies from signatures to clusters: the steps in their order, each of them pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np

from cleaner.dedup.candidates import candidate_pairs
from cleaner.dedup.canonical import Member, chosen, overlap, relation
from cleaner.dedup.common import common
from cleaner.dedup.compare import Comparison, Reading, comparison, contained, covers, is_match, reading
from cleaner.dedup.digests import digests
from cleaner.dedup.merge import Edge, merged
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.shingles import shingle_hashes
from cleaner.dedup.signatures import Signature, signed
from cleaner.errors import InputError
from cleaner.models import Article, Cluster, Contains, Deduplication, Match, Variant

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

    def rows() -> Iterator[tuple[str, str]]:
        for article in articles:
            if isinstance(article, Article):
                facts.append(Facts(id=article.id, date=article.date, site=article.site, agency=article.agency))
                yield article.id, article.text
            else:
                facts.append(Facts(id=article[0]))
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
    facts: Sequence[Facts],
    *,
    settings: DedupSettings | None = None,
    progress: Progress | None = None,
) -> Deduplication:
    """The clusters of articles whose signatures were made before, in other processes perhaps."""
    wanted = settings or DedupSettings()
    by_id = _by_id(signatures)
    fact_of = {fact.id: fact for fact in facts}
    # Texts of the same words are one text from here on: a thousand identical pages cost as much as one.
    same: defaultdict[bytes, list[Signature]] = defaultdict(list)
    for signature in by_id:
        same[signature.identity if signature.words.hashes.size else signature.id.encode("utf-8", "replace")].append(
            signature
        )
    texts = [same[identity] for identity in sorted(same)]
    found = _search([group[0] for group in texts], wanted, progress)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(found.groups):
        groups[group].append(place)
    clusters = [_cluster(texts, found, fact_of, places, wanted) for places in groups.values()]
    matches = list(_matches(found, texts))
    return Deduplication(
        clusters=tuple(sorted(clusters, key=lambda c: min(m.id for m in c.members))),
        matches=tuple(sorted(matches, key=lambda m: (m.left, m.right))),
        contains=tuple(sorted(_contains(found), key=lambda c: (c.id, c.other))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the search found among different texts, by their places."""

    groups: list[int]
    readings: list[Reading]
    pairs: dict[tuple[int, int], Comparison]
    """The candidate pairs that match."""
    held: list[tuple[int, int, Contains]]
    near: defaultdict[int, list[tuple[int, Comparison]]]
    """For each text the matches with later ones."""


def _search(signatures: Sequence[Signature], settings: DedupSettings, progress: Progress | None) -> _Found:
    boilerplate = common(signatures, settings)
    readings = [reading(s, boilerplate, shingle_words=settings.shingle_words) for s in signatures]
    pairs = candidate_pairs(signatures, readings, settings).tolist()
    compared: dict[tuple[int, int], Comparison] = {}
    for done, (left, right) in enumerate(pairs):
        seen = comparison(readings[left], readings[right], shingle_words=settings.shingle_words)
        if seen is not None:
            compared[left, right] = seen
        if progress and done % 1024 == 0:
            progress(done, len(pairs))
    many = digests(readings, compared)

    def match(left: int, right: int, seen: Comparison | None) -> bool:
        if seen is None or not is_match(seen, min_shared=settings.min_shared):
            return False
        return not (left in many or right in many) or covers(readings[left], readings[right], seen)

    matches = {(left, right): seen for (left, right), seen in compared.items() if match(left, right, seen)}
    held = [
        (left, right, page)
        for (left, right), seen in compared.items()
        if (left, right) not in matches
        and (page := contained(readings[left], readings[right], seen, left_many=left in many, right_many=right in many))
    ]
    known = dict.fromkeys(map(tuple, pairs), False) | dict.fromkeys(matches, True)

    def matched(left: int, right: int) -> bool:
        pair = (min(left, right), max(left, right))
        if pair not in known:
            seen = comparison(readings[pair[0]], readings[pair[1]], shingle_words=settings.shingle_words)
            known[pair] = match(*pair, seen)
        return known[pair]

    edges = [Edge(seen.score, left, right) for (left, right), seen in matches.items()]
    groups = merged(len(signatures), edges, matched, support=settings.support)
    near: defaultdict[int, list[tuple[int, Comparison]]] = defaultdict(list)
    for (left, right), seen in matches.items():
        near[left].append((right, seen))
    return _Found(groups=groups, readings=readings, pairs=matches, held=held, near=near)


def _by_id(signatures: Sequence[Signature]) -> list[Signature]:
    ordered = sorted(signatures, key=lambda s: s.id)
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise InputError(f"two articles have the id {first.id!r}: give each its own")
    return ordered


def _cluster(
    texts: list[list[Signature]], found: _Found, facts: dict[str, Facts], places: list[int], settings: DedupSettings
) -> Cluster:
    members: dict[str, Member] = {}
    place_of: dict[str, int] = {}
    extents = _extents(found, places) if len(places) > 1 else {}
    for place in places:
        group = texts[place]
        shingles = np.unique(shingle_hashes(group[0].words.hashes, settings.shingle_words))
        words = int(group[0].words.hashes.size)
        for signature in group:
            fact = facts.get(signature.id, Facts(id=signature.id))
            members[signature.id] = Member(
                id=signature.id,
                shingles=shingles,
                words=words,
                extent=extents.get(place, words),
                date=fact.date,
                site=fact.site,
                agency=fact.agency,
            )
            place_of[signature.id] = place
    choice = chosen(list(members.values()), settings)
    canonical = members[choice.id]
    variants = []
    ours = found.readings[place_of[choice.id]]
    compared: dict[int, Comparison | None] = {}
    for member in sorted(members.values(), key=lambda m: m.id):
        if member.id == choice.id:
            continue
        place = place_of[member.id]
        if place not in compared:
            compared[place] = comparison(ours, found.readings[place], shingle_words=settings.shingle_words)
        jaccard, containment = overlap(canonical.shingles, member.shingles)
        identical = place == place_of[choice.id]
        variants.append(
            Variant(
                id=member.id,
                relation=relation(canonical, member, identical=identical, found=compared[place]),
                jaccard=jaccard,
                containment=containment,
            )
        )
    return Cluster(id=cluster_id(members.values()), canonical=choice.id, why=choice.why, variants=tuple(variants))


def _extents(found: _Found, places: list[int]) -> dict[int, int]:
    """For each text the own words from the first to the last that it shares with another of its cluster."""
    spans: dict[int, tuple[int, int]] = {}
    inside = set(places)
    for left in places:
        for right, seen in found.near[left]:
            if right not in inside:
                continue
            for place, region in ((left, seen.left), (right, seen.right)):
                start, end = spans.get(place, (region.start, region.start + region.length))
                spans[place] = min(start, region.start), max(end, region.start + region.length)
    return {place: end - start for place, (start, end) in spans.items()}


def cluster_id(members: Iterable[Member]) -> str:
    """A name made from the cluster's earliest member, so that later copies do not change it.

    The earliest is the one with the smallest date, articles without one last, then the smallest id.
    """
    first = min(members, key=lambda m: (m.date is None, m.date or "", m.id))
    return "c" + blake2b(first.id.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _matches(found: _Found, texts: list[list[Signature]]) -> Iterator[Match]:
    for group in texts:
        for other in group[1:]:
            yield Match(left=group[0].id, right=other.id, jaccard=1.0, containment=1.0)
    for (left, right), seen in found.pairs.items():
        if found.groups[left] == found.groups[right]:
            first, second = sorted((texts[left][0].id, texts[right][0].id))
            yield Match(left=first, right=second, jaccard=seen.jaccard, containment=seen.containment)


def _contains(found: _Found) -> Iterator[Contains]:
    for left, right, page in found.held:
        if found.groups[left] != found.groups[right]:
            yield page
