"""Are two articles copies of one story? Where they agree, where that stands on both pages, and what else is there.

Many pairs are compared at once: `readings` makes articles ready, `comparisons` compares any pairs of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Common, covered, found_among, no_common
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Signature, unpacked, wide
from cleaner.dedup.words import Hashes, Integers, limits_of, line_hashes, ranges, shingles_of
from cleaner.models import Contains, Match

Comparisons = npt.NDArray[np.void]
"""Rows of `COMPARISON`."""
Row = np.void
"""One of them."""

_SIDE = ("start", "length", "tail", "own")
COMPARISON = np.dtype(
    [(f"{side}_{name}", "<i4") for side in ("left", "right") for name in _SIDE]
    + [("shared", "<i4"), ("kept", "<i4"), ("numbers_agree", "<f8"), ("jaccard", "<f8"), ("containment", "<f8")]
)
"""What two articles have in common. Of the region where they agree best, on both sides in own words: where it starts,
how long it is, how many words follow until the story may end, and how many words the page has. `shared` shingles are in
the region, `kept` of them stand in both articles and not in what was removed from either page. `numbers_agree` is the
share of the numbers that both regions have, 1 where there are too few to tell."""

# Shared shingles less than so many own words apart belong to one region: a rewritten sentence or two.
REGION_GAP = 40
# Regions this near to the best one, on both pages, are the same story: dropped or inserted paragraphs between them.
STORY_GAP = 160
# A region of fewer shingles is a phrase that two stories share by chance. The harder copies of seeds 1 and 2 have an
# index of .949 and .919; .943 and .907 with 120 words and three shingles; with one shingle strangers are joined.
STRAY = 2
REGIONS_TRIED = 4
# A line of which so little is the page's own is boilerplate.
RECURRING_LINE = 0.2
# The terms of `score`, in words.
START_ALLOWED = 60.0
WORTH_OF_A_SHINGLE = 0.4
TAIL_LIMIT = 300
# What a site puts beside a story stands there word for word; a story that an editor reworked is reworked throughout. So
# text that is less dense than this may start later, and what is denser must start earlier, by so many words at the most
# (times the difference). On seeds 1 and 2 of the harder copies the index was .943 and .907 with this, .941 and .900
# without; wire-copies-dev stayed as it was, and had .997 with 60 words.
USUAL_DENSITY = 0.7
REWORDED = 40.0
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
_FAR = np.int32(1 << 30)


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Articles as they are compared: their own words, boilerplate left out of the count.

    Places count own words from the top of the page. Everything stands text after text; limits say where the part of
    each starts, with the end of the last.
    """

    keys: Hashes
    """The different shingles of each text that are not boilerplate, ascending."""
    places: Integers
    """Where each of them stands first."""
    kept: Flags
    """For each whether it stands in the article, and not in what was removed from its page."""
    key_limits: Integers
    own: Integers
    """How many own words each text has."""
    stops: Integers
    """Where a line of boilerplate stands between own words, and the end: where a story may end."""
    stop_limits: Integers
    numbers: Hashes
    number_places: Integers
    number_limits: Integers


def readings(
    packed: Sequence[bytes], boilerplate: Common | None = None, settings: DedupSettings | None = None
) -> Readings:
    """Articles, given by `Signature.packed`, made ready to be compared, given the boilerplate of their corpus."""
    chosen = settings or DedupSettings()
    size = chosen.shingle_words
    common = boilerplate or no_common()
    hashes, limits, lines, line_limits, flags = unpacked(packed)
    counts, line_counts = np.diff(limits), np.diff(line_limits)
    lengths = np.diff(lines, append=hashes.size)
    found, shingle_limits, at = shingles_of(hashes, limits, size)
    texts = np.repeat(np.arange(counts.size), np.diff(shingle_limits))
    keys = np.zeros(0, np.uint64)
    sampled = np.zeros(0, np.int64)
    if len(common.keys):
        sampled = np.flatnonzero(found % np.uint32(chosen.sample) == 0)
        keys = wide(hashes, at[sampled], limits[1:][texts[sampled]], found[sampled], size)
    of_lines = line_hashes(hashes, lines)
    cover = covered(
        counts,
        (at[sampled] - limits[texts[sampled]], texts[sampled]),
        (lengths, line_counts),
        found_among(common, keys, of_lines),
        size,
    )
    # Entries of `cover` go one further a page than words.
    entry = at + texts
    first = _firsts(found, at - limits[texts], texts)
    words = entry[first]
    ends = np.minimum(words + size, cover.limits[texts[first] + 1] - 1)
    first = first[cover.before[ends] > cover.before[words]]
    own_in_line = cover.before[_entries(lines + lengths, limits, lines)] - cover.before[_entries(lines, limits, lines)]
    recurring = np.flatnonzero((flags == 0) | (own_in_line <= RECURRING_LINE * lengths))
    line_texts = np.repeat(np.arange(counts.size), line_counts)
    stops = np.concatenate([cover.before[_entries(lines, limits, lines)][recurring], cover.own])
    stop_texts = np.concatenate([line_texts[recurring], np.arange(counts.size)])
    order = np.argsort(stop_texts, kind="stable")
    word_texts = np.repeat(np.arange(counts.size), counts)
    # The words around the numbers of a template recur, the numbers are its own.
    numbers = np.flatnonzero(hashes & np.uint32(1))
    numbers = numbers[~cover.foreign[numbers + word_texts[numbers]]]
    in_article = np.repeat(flags > 0, lengths)
    return Readings(
        keys=found[first],
        places=cover.before[entry[first]],
        kept=in_article[at[first]],
        key_limits=np.searchsorted(texts[first], np.arange(counts.size + 1)),
        own=cover.own,
        stops=stops[order],
        stop_limits=limits_of(np.bincount(stop_texts, minlength=counts.size)),
        numbers=hashes[numbers],
        number_places=cover.before[numbers + word_texts[numbers]],
        number_limits=np.searchsorted(word_texts[numbers], np.arange(counts.size + 1)),
    )


def _entries(words: Integers, limits: Integers, lines: Integers) -> Integers:
    """The entries in a `Covered` of words of the texts whose lines start at `lines`."""
    return words + np.searchsorted(limits, lines, "right") - 1


def _firsts(found: Hashes, words: Integers, texts: Integers) -> Integers:
    """Of each text's shingles the first of each value, by text and value."""
    if not found.size:
        return np.zeros(0, np.int64)
    bits = int(words.max()).bit_length()
    if bits + int(texts[-1]).bit_length() > 32:
        order = np.lexsort((words, found, texts))
        same = (found[order][1:] == found[order][:-1]) & (texts[order][1:] == texts[order][:-1])
        return order[np.concatenate(([True], ~same))]
    # One sort of one number each is several times faster than an order by three.
    shift = np.uint64(bits)
    both = (texts.astype(np.uint64) << np.uint64(32) | found) << shift | words.astype(np.uint64)
    both.sort()
    value = both >> shift
    opens = np.ones(both.size, np.bool_)
    np.not_equal(value[1:], value[:-1], out=opens[1:])
    both = both[opens]
    at = (both & np.uint64((1 << bits) - 1)).astype(np.int64)
    opened = np.zeros(int(texts[-1]) + 2, np.int64)
    opened[1:] = np.cumsum(np.bincount(texts))
    place: Integers = opened[(both >> np.uint64(32 + bits)).astype(np.int64)] + at
    return place


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """The shingles that pairs share: which pair, where on both pages, whether in both articles; pair after pair."""

    pairs: Integers
    ours: Integers
    theirs: Integers
    kept: Flags

    def at(self, chosen: Flags) -> _Shared:
        return _Shared(self.pairs[chosen], self.ours[chosen], self.theirs[chosen], self.kept[chosen])


def comparisons(
    texts: Readings, left: Integers, right: Integers, settings: DedupSettings | None = None
) -> tuple[Integers, Comparisons]:
    """Where pairs of texts, given by their places in `texts`, agree best.

    Which of the pairs share a shingle that is not boilerplate, and a row for each of these.
    """
    size = (settings or DedupSettings()).shingle_words
    found = _shared(texts, left, right)
    common = np.bincount(found.pairs, minlength=left.size)
    found = found.at(_best_regions(found, left.size))
    pairs = np.flatnonzero(common)
    starts = np.searchsorted(found.pairs, pairs)
    out = np.zeros(pairs.size, COMPARISON)
    if not pairs.size:
        return pairs, out
    spans = []
    for side, which, places in (("left", left[pairs], found.ours), ("right", right[pairs], found.theirs)):
        own = texts.own[which]
        start = np.minimum.reduceat(places, starts)
        end = np.minimum(np.maximum.reduceat(places, starts) + size, own)
        # A recurring line may take the last words of the region with it.
        out[f"{side}_start"], out[f"{side}_length"] = start, end - start
        out[f"{side}_tail"] = np.maximum(0, _next_stop(texts, which, end - 2 * size) - end)
        out[f"{side}_own"] = own
        spans.append((which, start - NUMBERS_AROUND, end + NUMBERS_AROUND))
    out["shared"] = np.diff(starts, append=found.pairs.size)
    out["kept"] = np.add.reduceat(found.kept, starts, dtype=np.int64)
    out["numbers_agree"] = _numbers_agree(texts, *spans)
    sizes = np.diff(texts.key_limits)
    ours, theirs, both = sizes[left[pairs]], sizes[right[pairs]], common[pairs]
    out["jaccard"] = both / (ours + theirs - both)
    out["containment"] = both / np.minimum(ours, theirs)
    return pairs, out


def _shared(texts: Readings, left: Integers, right: Integers) -> _Shared:
    counts = np.diff(texts.key_limits)
    ours, theirs = ranges(texts.key_limits[left], counts[left]), ranges(texts.key_limits[right], counts[right])
    number = np.arange(left.size, dtype=np.uint64) << np.uint64(32)
    wanted = np.repeat(number, counts[left]) | texts.keys[ours]
    there = np.repeat(number, counts[right]) | texts.keys[theirs]
    if not there.size:
        wanted, ours = wanted[:0], ours[:0]
    at = np.searchsorted(there, wanted)
    at[at == there.size] = 0
    both = np.flatnonzero(there[at] == wanted) if there.size else at
    i, j = ours[both], theirs[at[both]]
    pairs = (wanted[both] >> np.uint64(32)).astype(np.int64)
    return _Shared(pairs, texts.places[i], texts.places[j], texts.kept[i] & texts.kept[j])


def _best_regions(found: _Shared, count: int) -> Flags:
    """Which of the shared shingles belong to the region of their pair that agrees best."""
    many = np.zeros(count, np.bool_)
    for places in (found.ours, found.theirs):
        ordered = np.sort(found.pairs << 32 | places)
        apart = np.diff(ordered)
        # A new pair is far apart as well: its number is above the places.
        many[(ordered[1:] >> 32)[(apart > REGION_GAP) & (apart < 1 << 31)]] = True
    several = many[found.pairs]
    chosen = np.ones(found.pairs.size, np.bool_)
    if several.any():
        chosen[several] = best_stories(found.pairs[several], found.ours[several], found.theirs[several])
    return chosen


def best_stories(pairs: Integers, ours: Integers, theirs: Integers) -> Flags:
    """Which shared shingles, given by their pair and their places on both pages, tell the story that agrees best.

    Shingles near each other on both pages are a region. The largest few regions are tried: each grows by the regions
    near it, if these are no stray phrases, and the one is taken that is large and stands early on both pages.
    """
    region = np.stack([_regions(pairs, ours), _regions(pairs, theirs)])
    _, which, sizes = np.unique(region[0] << 32 | region[1], return_inverse=True, return_counts=True)
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    bounds = np.append(first, pairs.size)
    pair_of = np.zeros(sizes.size, np.int64)
    pair_of[which] = np.repeat(np.arange(first.size), np.diff(bounds))
    order = np.lexsort((np.arange(sizes.size), -sizes, pair_of))
    place = np.arange(order.size) - np.searchsorted(pair_of[order], pair_of[order])
    tried = order[(place == 0) | ((place < REGIONS_TRIED) & (sizes[order] >= 5))]
    # One run of a pair's shingles for each region tried.
    counts = np.diff(bounds)[pair_of[tried]]
    at = ranges(bounds[pair_of[tried]], counts)
    limits = limits_of(counts)
    seed = which[at] == np.repeat(tried, counts)
    both = tuple(places[at].astype(np.int32) for places in (ours, theirs))
    inside = _grown(seed, seed | (sizes[which[at]] >= STRAY), both, limits)
    starts = [np.minimum.reduceat(np.where(inside, places, _FAR), limits[:-1]) for places in both]
    shared = np.add.reduceat(inside, limits[:-1], dtype=np.int64)
    rank = shared - np.minimum(*starts) - 0.5 * np.maximum(*starts)
    # The first of the best of each pair.
    best = np.lexsort((np.arange(tried.size), -rank, pair_of[tried]))
    best = best[np.flatnonzero(np.diff(pair_of[tried][best], prepend=-1))]
    chosen = np.zeros(pairs.size, np.bool_)
    run = ranges(limits[best], counts[best])
    chosen[at[run[inside[run]]]] = True
    return chosen


def _regions(pairs: Integers, places: Integers) -> Integers:
    """For each place the number of its region, counted from the top of the first pair's page."""
    order = np.argsort(pairs << 32 | places)
    labels = np.zeros(places.size, np.int64)
    opens = np.diff(places[order]) > REGION_GAP
    opens |= np.diff(pairs[order]) > 0
    labels[order[1:]] = np.cumsum(opens)
    return labels


def _grown(inside: Flags, eligible: Flags, both: tuple[npt.NDArray[np.int32], ...], limits: Integers) -> Flags:
    """The eligible shingles of each run around those inside, by the places on both pages."""
    starts, counts = limits[:-1], np.diff(limits)
    size = np.full(starts.size, -1)
    while True:
        now = np.add.reduceat(inside, starts, dtype=np.int32)
        if (now == size).all():
            return inside
        size = now
        grown = eligible.copy()
        for places in both:
            first = np.minimum.reduceat(np.where(inside, places, _FAR), starts) - STORY_GAP
            last = np.maximum.reduceat(np.where(inside, places, -_FAR), starts) + STORY_GAP
            grown &= places >= np.repeat(first, counts)
            grown &= places <= np.repeat(last, counts)
        inside = grown


def _next_stop(texts: Readings, which: Integers, after: Integers) -> Integers:
    """For each text the first stop at or after a place."""
    numbered = np.repeat(np.arange(texts.own.size) << 32, np.diff(texts.stop_limits)) + texts.stops
    at = np.searchsorted(numbered, (which << 32) + np.maximum(after, 0))
    found: Integers = texts.stops[at]
    return found


_Span = tuple[Integers, Integers, Integers]
"""For each pair a text, and from where to where in it."""


def _numbers_agree(texts: Readings, ours: _Span, theirs: _Span) -> npt.NDArray[np.float64]:
    """For each pair the share of the numbers that both have in their spans, 1 where they have too few."""
    numbered = np.repeat(np.arange(texts.own.size) << 32, np.diff(texts.number_limits)) + texts.number_places
    sets = []
    for which, start, end in (ours, theirs):
        first = np.searchsorted(numbered, (which << 32) + np.maximum(start, 0))
        last = np.searchsorted(numbered, (which << 32) + end)
        pairs = np.repeat(np.arange(which.size, dtype=np.uint64), last - first)
        value = pairs << np.uint64(32) | texts.numbers[ranges(first, last - first)]
        sets.append(_different(np.sort(value)))
    together = np.sort(np.concatenate(sets))
    both = together[1:][together[1:] == together[:-1]]
    counts = [np.bincount((s >> np.uint64(32)).astype(np.int64), minlength=ours[0].size) for s in (both, *sets)]
    smaller = np.minimum(counts[1], counts[2])
    return np.where(smaller >= NUMBERS_NEEDED, counts[0] / np.maximum(smaller, 1), 1.0)


def _different(ordered: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    opens = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=opens[1:])
    return ordered[opens]


def density(found: Comparisons) -> npt.NDArray[np.float64]:
    """Shared shingles a word of the region, on the page where it is longer."""
    shared: npt.NDArray[np.float64] = found["shared"] / np.maximum(_longer(found), 1)
    return shared


def _longer(found: Comparisons) -> Integers:
    longer: Integers = np.maximum(found["left_length"], found["right_length"]).astype(np.int64)
    return longer


def dense(found: Comparisons) -> Flags:
    """Whether the shared text is the story, and not names and phrases that any report of an event would have."""
    share = np.clip((_longer(found) - SHORT_REGION) / (LONG_REGION - SHORT_REGION), 0.0, 1.0)
    enough: Flags = density(found) >= MIN_DENSITY + share * (LONG_DENSITY - MIN_DENSITY)
    return enough


def score(found: Comparisons) -> npt.NDArray[np.float64]:
    """Above 0 for copies, in words: how much later the region could start on both pages."""
    start = np.maximum(found["left_start"], found["right_start"])
    other = np.minimum(found["left_start"], found["right_start"])
    # One of two copies ends where the shared text ends, or the cut would not be a cut; two stories that share a quote
    # both go on.
    tail = np.minimum(np.minimum(found["left_tail"], found["right_tail"]), TAIL_LIMIT)
    worth = START_ALLOWED + WORTH_OF_A_SHINGLE * found["shared"] - start
    worth += REWORDED * (USUAL_DENSITY - np.minimum(density(found), 1.0))
    left: npt.NDArray[np.float64] = worth - 0.5 * other - 0.5 * tail
    return left


def matching(found: Comparisons, *, min_shared: int = 9) -> Flags:
    """Whether what two articles have in common makes them copies of one story."""
    matches: Flags = (
        (found["shared"] >= min_shared)
        & (found["kept"] >= KEPT * found["shared"])
        & (found["containment"] >= MIN_CONTAINMENT)
        & dense(found)
        & (found["numbers_agree"] >= NUMBERS_AGREE)
        & (score(found) > 0)
    )
    return matches


def covers(found: Comparisons) -> Flags:
    """Whether two articles agree over most of both, from end to end."""
    shorter = np.minimum(found["left_length"], found["right_length"])
    all_of_it: Flags = shorter >= MOST * np.maximum(found["left_own"], found["right_own"])
    return all_of_it


def holding(found: Comparisons, left_many: Flags, right_many: Flags) -> Integers:
    """Which page of each pair holds the other's story besides its own: 1 the left, -1 the right, 0 none.

    The pairs do not match. `left_many` and `right_many` say of a page that it is known to hold several stories.
    """
    left_holds = np.where(left_many != right_many, left_many, found["left_start"] >= found["right_start"])
    top = np.where(left_holds, found["right_start"], found["left_start"])
    shorter = np.minimum(found["left_length"], found["right_length"])
    enough = (found["shared"] >= CONTAINED_SHARED) & (found["shared"] >= CONTAINED_DENSITY * shorter)
    enough &= (found["numbers_agree"] >= NUMBERS_AGREE) & (top <= START_ALLOWED)
    return np.where(enough, np.where(left_holds, 1, -1), 0)


def compare(
    left: Signature, right: Signature, *, boilerplate: Common | None = None, settings: DedupSettings | None = None
) -> Match | Contains | None:
    """A `Match` of two copies, a `Contains` where one page holds the other's story besides its own, or None."""
    chosen = settings or DedupSettings()
    both = readings([left.packed, right.packed], boilerplate, chosen)
    _, found = comparisons(both, np.array([0]), np.array([1]), chosen)
    if not found.size:
        return None
    jaccard, containment = float(found["jaccard"][0]), float(found["containment"][0])
    if matching(found, min_shared=chosen.min_shared)[0]:
        first, second = sorted((left.id, right.id))
        return Match(left=first, right=second, jaccard=jaccard, containment=containment)
    neither = np.zeros(1, np.bool_)
    side = int(holding(found, neither, neither)[0])
    if not side:
        return None
    page, story = (left.id, right.id) if side > 0 else (right.id, left.id)
    return Contains(id=page, other=story, containment=containment)
