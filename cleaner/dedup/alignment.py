"""Are two articles copies of one story? Where they agree, where that stands on both pages, and what else is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cleaner.dedup.common import NOTHING_COMMON, Common, contains, stories_under
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Signature
from cleaner.dedup.words import Hashes, line_lengths, shingle_hashes
from cleaner.models import Contains, Match

Places = npt.NDArray[np.int32]

# Shared shingles less than so many own words apart belong to one region: a rewritten sentence or two.
REGION_GAP = 40
# Regions this near to the best one, on both pages, are the same story: a dropped or an inserted paragraph between them.
STORY_GAP = 120
# A region of fewer shingles is a phrase that two stories share by chance.
STRAY = 3
REGIONS_TRIED = 4
# A line of which so little is the page's own is boilerplate.
RECURRING_LINE = 0.2
FOREIGN = 2
# The terms of `score`, in words.
START_ALLOWED = 60.0
WORTH_OF_A_SHINGLE = 0.4
TAIL_LIMIT = 300
# Shared shingles a word of the region. Copies with one word in seven replaced have 0.3 (at the worst percentile 0.13 in
# short regions, 0.17 in long ones), reports of one event by different writers up to 0.10, and that in long regions:
# the names and offices of those concerned, strewn over the whole story.
MIN_DENSITY = 0.13
LONG_DENSITY = 0.17
SHORT_REGION = 100
LONG_REGION = 250
# What a page must have of another story to be listed as containing it.
CONTAINED_SHARED = 20
CONTAINED_DENSITY = 0.5
# Share of both pages that two copies of one digest have in common at least.
MOST = 0.6
# Share of the shared shingles that must stand in both articles: menus and notices that whole pages share do not.
KEPT = 0.1
# Of the shingles of the page with fewer. A copy of 60 words among strangers has 0.08; pages of different stories that
# share a banner on top have 0.03 to 0.06.
MIN_CONTAINMENT = 0.06
# Numbers that both regions need before a lack of agreement tells a template, and the agreement that copies have: 0.75
# at the worst percentile of wire-copies-dev, 0.62 with numbers and units localised; templates have 0 to 0.4.
NUMBERS_NEEDED = 4
# Own words around a region in which its numbers are looked for: a template's words recur and count as boilerplate.
NUMBERS_AROUND = 20
NUMBERS_AGREE = 0.55


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An article as `compare` reads it: its own words, boilerplate left out of the count.

    Places count own words from the top of the page.
    """

    id: str
    keys: Hashes
    """Its different shingles that are not boilerplate, ascending."""
    places: Places
    """Where each of them stands first."""
    own: int
    """How many own words it has."""
    stops: Places
    """Where a line of boilerplate stands between own words, and the end: where a story may end."""
    numbers: Hashes
    number_places: Places
    kept: npt.NDArray[np.bool_]
    """For each key whether it stands in the article, and not in what was removed from its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where two articles agree, seen from one of them; in own words."""

    start: int
    length: int
    tail: int
    """Own words between the region's end and the next place where the story may end."""

    @property
    def story(self) -> int:
        """Own words from the region's start to where the story may end."""
        return self.length + self.tail


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two articles have in common."""

    left: Region
    right: Region
    shared: int
    """Shingles in the region."""
    kept: int
    """Those of them that stand in both articles, and not in what was removed from either page."""
    numbers_agree: float
    """Share of the numbers that both regions have, 1 where there are too few to tell."""
    jaccard: float
    containment: float

    @property
    def density(self) -> float:
        """Shared shingles a word of the region, on the page where it is longer."""
        return self.shared / max(self.left.length, self.right.length, 1)

    @property
    def dense(self) -> bool:
        """Whether the shared text is the story, and not names and phrases that any report of an event would have."""
        length = max(self.left.length, self.right.length)
        share = min(max((length - SHORT_REGION) / (LONG_REGION - SHORT_REGION), 0.0), 1.0)
        return self.density >= MIN_DENSITY + share * (LONG_DENSITY - MIN_DENSITY)

    @property
    def score(self) -> float:
        """Above 0 for copies, in words: how much later the region could start on both pages."""
        start, other = max(self.left.start, self.right.start), min(self.left.start, self.right.start)
        # One of two copies ends where the shared text ends, or the cut would not be a cut; two stories that share a
        # quote both go on.
        tail = min(self.left.tail, self.right.tail, TAIL_LIMIT)
        return START_ALLOWED + WORTH_OF_A_SHINGLE * self.shared - start - 0.5 * other - 0.5 * tail


def reading(signature: Signature, boilerplate: Common = NOTHING_COMMON, *, shingle_words: int = 3) -> Reading:
    """A signature made ready to be compared, given the boilerplate of its corpus."""
    words = signature.words
    hashes, lines, in_lines = words.hashes, words.lines, signature.kept
    size = hashes.size
    found = shingle_hashes(hashes, shingle_words)
    covered = _covered(signature, boilerplate, shingle_words)
    before = np.zeros(size + 1, np.int32)
    np.cumsum(covered == 0, out=before[1:])
    keys, first = np.unique(found, return_index=True)
    kept = before[first + min(shingle_words, size)] > before[first]
    own = int(before[-1])
    ends = np.append(lines[1:], size)
    in_article = np.repeat(in_lines, ends - lines)
    recurring = ~in_lines | ((before[ends] - before[lines]) <= RECURRING_LINE * (ends - lines))
    # The words around the numbers of a template recur, the numbers are its own.
    numbers = np.flatnonzero((hashes & np.uint32(1)).astype(np.bool_) & (covered != FOREIGN))
    return Reading(
        id=signature.id,
        keys=keys[kept],
        places=before[first[kept]],
        own=own,
        stops=np.append(before[lines[recurring]], np.int32(own)).astype(np.int32),
        numbers=hashes[numbers],
        number_places=before[numbers],
        kept=in_article[first[kept]],
    )


def _covered(signature: Signature, boilerplate: Common, shingle_words: int) -> Places:
    """For each word 0 where it is the page's own, `FOREIGN` in lines of boilerplate and foreign stories, else 1."""
    lines, hashed = signature.words.lines, signature.line_hashes
    size = signature.size
    covered = np.zeros(size + shingle_words, np.int32)
    at = signature.places[contains(boilerplate.keys, signature.keys)]
    for i in range(shingle_words):
        covered[at + i] = 1
    ends = np.append(lines[1:], size)
    for line in np.flatnonzero(contains(boilerplate.lines, hashed)).tolist():
        covered[lines[line] : ends[line]] = FOREIGN
    heads = np.flatnonzero(contains(boilerplate.heads, hashed))
    if heads.size:
        under = stories_under(line_lengths(signature.words))
        for line in heads[under[heads] > 0].tolist():
            covered[lines[line] : ends[line + under[line]]] = FOREIGN
    return covered[:size]


def own_keys(
    signature: Signature, boilerplate: Common = NOTHING_COMMON, *, shingle_words: int = 3
) -> tuple[Hashes, Places]:
    """The sampled shingles of an article that are not boilerplate, and where they stand among its own words."""
    before = np.zeros(signature.size + 1, np.int32)
    np.cumsum(_covered(signature, boilerplate, shingle_words) == 0, out=before[1:])
    first = signature.places
    kept = before[first + min(shingle_words, signature.size)] > before[first]
    return signature.keys[kept], before[first[kept]]


def comparison(left: Reading, right: Reading, *, shingle_words: int = 3) -> Comparison | None:
    """Where two articles agree best, or None where they share no shingle that is not boilerplate."""
    if not left.keys.size or not right.keys.size:
        return None
    at = np.searchsorted(right.keys, left.keys)
    at[at == right.keys.size] = 0
    i = np.flatnonzero(right.keys[at] == left.keys)
    if not i.size:
        return None
    j = at[i]
    ours, theirs = left.places[i], right.places[j]
    kept = left.kept[i] & right.kept[j]
    chosen = None if _one_region(ours) and _one_region(theirs) else _best(ours, theirs)
    if chosen is not None:
        ours, theirs, kept = ours[chosen], theirs[chosen], kept[chosen]
    left_region, right_region = _region(left, ours, shingle_words), _region(right, theirs, shingle_words)
    return Comparison(
        left=left_region,
        right=right_region,
        shared=int(ours.size),
        kept=int(np.count_nonzero(kept)),
        numbers_agree=_numbers_agree(_numbers(left, left_region), _numbers(right, right_region)),
        jaccard=i.size / (left.keys.size + right.keys.size - i.size),
        containment=i.size / min(left.keys.size, right.keys.size),
    )


def _one_region(places: Places) -> bool:
    """Whether no two neighbours are too far apart."""
    ordered = np.sort(places)
    return not ((ordered[1:] - ordered[:-1]) > REGION_GAP).any()


def _best(ours: Places, theirs: Places) -> npt.NDArray[np.bool_]:
    """Which of the shared shingles, given by their places on both pages, belong to the region that agrees best."""
    link = _regions(ours).astype(np.int64) << 32 | _regions(theirs)
    _, which, counts = np.unique(link, return_inverse=True, return_counts=True)
    best: tuple[float, npt.NDArray[np.bool_]] | None = None
    for number in np.argsort(-counts, kind="stable")[:REGIONS_TRIED].tolist():
        if best is not None and counts[number] < 5:
            break
        chosen = _story(ours, theirs, which == number, counts[which] >= STRAY)
        starts = int(ours[chosen].min()), int(theirs[chosen].min())
        rank = int(chosen.sum()) - min(starts) - 0.5 * max(starts)
        if best is None or rank > best[0]:
            best = rank, chosen
    assert best is not None  # noqa: S101 - there is at least one link
    return best[1]


def _regions(places: Places) -> npt.NDArray[np.int32]:
    """For each place the number of its region, counted from the top."""
    order = np.argsort(places, kind="stable")
    labels = np.zeros(places.size, np.int32)
    labels[order[1:]] = np.cumsum(np.diff(places[order]) > REGION_GAP)
    return labels


def _story(
    ours: Places, theirs: Places, chosen: npt.NDArray[np.bool_], eligible: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """The eligible shared shingles around the chosen ones on both pages."""
    eligible = eligible | chosen
    count = 0
    while count != (now := int(chosen.sum())):
        count = now
        near = [
            (places >= places[chosen].min() - STORY_GAP) & (places <= places[chosen].max() + STORY_GAP)
            for places in (ours, theirs)
        ]
        chosen = near[0] & near[1] & eligible
    return chosen


def _region(page: Reading, places: Places, shingle_words: int) -> Region:
    start = int(places.min())
    end = min(int(places.max()) + shingle_words, page.own)
    # A recurring line may take the last words of the region with it.
    stop = page.stops[np.searchsorted(page.stops, end - 2 * shingle_words)]
    return Region(start=start, length=end - start, tail=max(0, int(stop) - end))


def _numbers(page: Reading, region: Region) -> set[int]:
    around = region.start - NUMBERS_AROUND, region.start + region.length + NUMBERS_AROUND
    first, last = np.searchsorted(page.number_places, around)
    return set(page.numbers[first:last].tolist())


def _numbers_agree(left: set[int], right: set[int]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller >= NUMBERS_NEEDED else 1.0


def is_match(found: Comparison, *, min_shared: int = 9) -> bool:
    """Whether what two articles have in common makes them copies of one story."""
    return (
        found.shared >= min_shared
        and found.kept >= KEPT * found.shared
        and found.containment >= MIN_CONTAINMENT
        and found.dense
        and found.numbers_agree >= NUMBERS_AGREE
        and found.score > 0
    )


def covers(left: Reading, right: Reading, found: Comparison) -> bool:
    """Whether two articles agree over most of both, from end to end."""
    return min(found.left.length, found.right.length) >= MOST * max(left.own, right.own)


def compare(left: Reading, right: Reading, *, settings: DedupSettings | None = None) -> Match | Contains | None:
    """A `Match` of two copies, a `Contains` where one page holds the other's story besides its own, or None."""
    chosen = settings or DedupSettings()
    found = comparison(left, right, shingle_words=chosen.shingle_words)
    if found is None:
        return None
    if is_match(found, min_shared=chosen.min_shared):
        first, second = sorted((left.id, right.id))
        return Match(left=first, right=second, jaccard=found.jaccard, containment=found.containment)
    return contained(left.id, right.id, found)


def contained(
    left: str, right: str, found: Comparison, *, left_many: bool = False, right_many: bool = False
) -> Contains | None:
    """One page, by its id, that holds the top of the other besides a story of its own.

    `left_many` and `right_many` say of a page that it is known to hold several stories.
    """
    if found.shared < CONTAINED_SHARED or found.numbers_agree < NUMBERS_AGREE:
        return None
    if found.shared < CONTAINED_DENSITY * min(found.left.length, found.right.length):
        return None
    if left_many != right_many:
        page, story, top = (left, right, found.right.start) if left_many else (right, left, found.left.start)
    elif found.left.start >= found.right.start:
        page, story, top = left, right, found.right.start
    else:
        page, story, top = right, left, found.left.start
    return Contains(id=page, other=story, containment=found.containment) if top <= START_ALLOWED else None


def readings(texts: Sequence[tuple[str, str]], *, settings: DedupSettings | None = None) -> list[Reading]:
    """(id, text) rows ready to be compared, without a corpus that says what boilerplate is."""
    from cleaner.dedup.signatures import signed

    chosen = settings or DedupSettings()
    return [reading(s, shingle_words=chosen.shingle_words) for s in signed(texts, settings=chosen)]
