"""What recurs over different stories: boilerplate, told from a story that many newspapers ran.

Learned from counts by value and a few members of each frequent value, so that it can be learned in parts: `tallies` of
some texts are added up by value; `traces` of some texts are put together by value, `LOOKED_AT` of each kept (`least`),
and `recurring` judges each value alone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from cleaner.dedup.columns import Among, Columns, Flags, before
from cleaner.dedup.signatures import Keys, Values
from cleaner.dedup.words import Hashes, Integers, limits_of

# Members of a frequent value that are looked at: enough to tell "all the same story" from "all kinds of pages".
LOOKED_AT = 12
# Of so many the lowest are among nearly always: what is above is not even sorted.
LIKELY = 40
# MinHash values of 64 that the tops of two pages share at least (a Jaccard of about 0.06), and the share of the pairs
# of pages that do: 0.4 to 1 among copies of a story, under 0.3 among pages that share a notice.
SAME_VALUES = 4
SAME_STORY = 0.35
# A story stands on its pages in one piece: half of the places of a frequent shingle lie in so long a stretch of
# frequent text at least, with gaps of no more words than that (one shingle in four is looked at). Notices are shorter.
STORY_STRETCH = 80
STRETCH_GAP = 25
_FAR = 1 << 40
# A line over foreign stories: seen over so many, in so much of its places, and so seldom at the top. On wire-copies-dev
# "15 hours ago" stands over a story in all of its 1001 places, deep in the page in 0.95 of them; no other line does.
HEAD_SEEN = 20
HEAD_OVER = 0.6
HEAD_DEEP = 0.7
TOP_WORDS = 60
# What stands under such a line at the top of a page is the page's own story where next to nothing else is: fewer own
# words than that, or than that share of what stands under it. The harder copies of seeds 1 and 2 had an index of .941
# and .900 with this, .937 and .898 without, .939 and .897 with a share of .35, as foreign stories stand on top as well.
OWN_WORDS = 25
OWN_SHARE = 0.1
# The headline and what stands by it, and the length of the paragraph that follows.
HEADLINE_LINES = 3
PARAGRAPH_WORDS = 20
# The prime of FNV-1a.
_PRIME = np.uint64(0x100000001B3)
_GROUPS_AT_ONCE = 512

Numbers = npt.NDArray[np.unsignedinteger]
"""Values of shingles, 64 bits, or of lines, 32 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Frequent:
    """The shingles and lines in so many texts that they are looked at as boilerplate."""

    keys: Among
    lines: Among
    key_ranks: Keys | None = None
    """For each key the highest rank that is looked at (`highest_ranks`); None looks at all."""
    line_ranks: Keys | None = None


def highest_ranks(counts: Integers) -> Keys:
    """For values in so many texts each, a rank under which about `LIKELY` texts of each are."""
    cut = (LIKELY / np.maximum(counts, LIKELY + 1) * 2.0**64).astype(np.uint64)
    return np.where(counts > 2 * LIKELY, cut, np.uint64(2**64 - 1))


class Common:
    """The boilerplate of a corpus: sampled shingles and lines by their values."""

    def __init__(self, keys: Keys, lines: Hashes, heads: Hashes) -> None:
        self.keys = Among(keys)
        self.lines = Among(lines)
        self.heads = Among(heads)
        """The lines that stand over foreign stories, as "17 hours ago" does in a related block."""


def no_common() -> Common:
    """The boilerplate of a corpus that has none."""
    nothing = np.zeros(0, np.uint32)
    return Common(nothing.astype(np.uint64), nothing, nothing)


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """Values, and in how many texts each is."""

    values: Numbers
    counts: Integers


def tallied(values: Numbers, counts: Integers | None = None) -> Tallies:
    """The sum of the counts of each value, 1 where no counts are given; values ascending."""
    if counts is None:
        ordered = np.sort(values)
        starts = starts_of(ordered)
        return Tallies(ordered[starts], np.diff(starts, append=ordered.size))
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = starts_of(ordered)
    summed = np.add.reduceat(counts[order], starts) if starts.size else counts[:0]
    return Tallies(ordered[starts], summed)


def line_values(corpus: Columns) -> Hashes:
    """The lines of each text, each once a text."""
    both = np.sort(corpus.line_texts.astype(np.uint64) << np.uint64(32) | corpus.lines)
    return both[starts_of(both)].astype(np.uint32)


def starts_of(ordered: Numbers) -> Integers:
    """Where equal values start in an ascending array."""
    opens = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=opens[1:])
    return np.flatnonzero(opens)


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """Where frequent values stand: one row a value and text."""

    values: Numbers
    ranks: Keys
    """An order of the texts of a value that depends on what they are, not on where they came from."""
    numbers: Integers
    stretches: Integers
    """Words of the stretch of frequent text that the value belongs to there."""

    @staticmethod
    def of(parts: list[Traces]) -> Traces:
        """Several put together."""
        return Traces(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Traces)))

    def at(self, chosen: Integers | Flags) -> Traces:
        """Some of the rows."""
        return Traces(*(getattr(self, f.name)[chosen] for f in fields(self)))


def traces(corpus: Columns, frequent: Frequent, shingle_words: int = 3) -> tuple[Traces, Traces]:
    """The places of frequent shingles, and those of frequent lines; `LOOKED_AT` of each value at most."""
    keys = np.flatnonzero(frequent.keys.has(corpus.keys))
    at = corpus.places[keys]
    limits = _limits(frequent.keys, frequent.key_ranks, corpus.keys[keys])
    of_keys = _traced(corpus, corpus.keys[keys], corpus.key_texts[keys], at, at + shingle_words, limits)
    lines = np.flatnonzero(frequent.lines.has(corpus.lines))
    at = corpus.line_starts[lines]
    limits = _limits(frequent.lines, frequent.line_ranks, corpus.lines[lines])
    ends = at + corpus.lengths[lines]
    of_lines = _traced(corpus, corpus.lines[lines], corpus.line_texts[lines], at, ends, limits)
    return of_keys, of_lines


def _limits(among: Among, ranks: Keys | None, values: Numbers) -> Keys | None:
    return None if ranks is None else ranks[np.searchsorted(among.values, values)]


def _traced(
    corpus: Columns, values: Numbers, texts: Integers, starts: Integers, ends: Integers, limits: Keys | None
) -> Traces:
    if not values.size:
        return Traces(values, np.zeros(0, np.uint64), texts, starts)
    reached = np.maximum.accumulate(texts * _FAR + ends) - texts * _FAR
    breaks = np.ones(texts.size, np.bool_)
    breaks[1:] = (texts[1:] != texts[:-1]) | (starts[1:] > reached[:-1] + STRETCH_GAP)
    first = np.flatnonzero(breaks)
    last = np.append(first[1:], texts.size) - 1
    stretches = np.repeat(reached[last] - starts[first], last - first + 1)
    ranks = ranked(corpus.identities)[texts]
    found = Traces(values, ranks, corpus.numbers[texts], stretches)
    return least(found if limits is None else found.at(ranks <= limits))


def ranked(identities: Keys) -> Keys:
    """The order in which texts are looked at: one for all values, so that the same few texts answer for many."""
    return identities * np.uint64(0x9E3779B97F4A7C15)


def least(found: Traces) -> Traces:
    """Of each value the `LOOKED_AT` texts of lowest rank, each once, by value and rank."""
    order = np.argsort(found.values)
    opens = np.ones(order.size, np.bool_)
    np.not_equal(found.values[order[1:]], found.values[order[:-1]], out=opens[1:])
    # The values' order and the higher bits of a rank in one number: sorted several times faster than by both.
    both = (np.cumsum(opens).astype(np.uint64) << np.uint64(40)) | (found.ranks[order] >> np.uint64(24))
    again = np.argsort(both)
    order, both = order[again], both[again]
    fresh = np.ones(order.size, np.bool_)
    np.not_equal(both[1:], both[:-1], out=fresh[1:])
    # A line may stand twice on a page: the longer stretch counts.
    starts = np.flatnonzero(fresh)
    stretches = np.maximum.reduceat(found.stretches[order], starts) if starts.size else found.stretches
    values = found.values[order[starts]]
    firsts = starts_of(values)
    place = np.arange(values.size) - np.repeat(firsts, np.diff(firsts, append=values.size))
    kept = np.flatnonzero(place < LOOKED_AT)
    chosen = order[starts[kept]]
    return Traces(found.values[chosen], found.ranks[chosen], found.numbers[chosen], stretches[kept])


def long(found: Traces) -> tuple[Numbers, Traces]:
    """The values that stand in short stretches, which are boilerplate; and the traces of the others.

    These are to be judged by the tops of their pages (`one_story`).
    """
    starts = starts_of(found.values)
    sizes = np.diff(starts, append=found.values.size)
    groups = np.repeat(np.arange(sizes.size), sizes)
    ordered = found.stretches[np.lexsort((found.stretches, groups))]
    median = (ordered[starts + sizes // 2] + ordered[starts + (sizes - 1) // 2]) / 2
    short = median < STORY_STRETCH
    return found.values[starts[short]], found.at(~np.repeat(short, sizes))


def different(found: Traces, numbers: Integers, heads: Values) -> Numbers:
    """The values, of those that `long` left, whose pages tell different stories: they are boilerplate.

    `numbers`, ascending, says whose the `heads` are.
    """
    starts = starts_of(found.values)
    sizes = np.diff(starts, append=found.values.size)
    members = np.full((starts.size, LOOKED_AT), -1, np.int64)
    place = np.arange(found.values.size) - np.repeat(starts, sizes)
    members[np.repeat(np.arange(starts.size), sizes), place] = np.searchsorted(numbers, found.numbers)
    members.sort(axis=1)
    # The shingles of a story have, by and large, the same pages: most groups are judged once for many values.
    groups, which = np.unique(members, axis=0, return_inverse=True)
    parts = [one_story(groups[at : at + _GROUPS_AT_ONCE], heads) for at in range(0, len(groups), _GROUPS_AT_ONCE)] or [
        np.zeros(0, np.bool_)
    ]
    return found.values[starts[~np.concatenate(parts)[which.ravel()]]]


def one_story(members: Integers, heads: Values) -> Flags:
    """For each group of pages, given as rows of places in `heads` with -1 for none, whether they tell one story."""
    there = members >= 0
    tops = heads[members]
    same = np.zeros((*members.shape, members.shape[1]), np.bool_)
    for i in range(members.shape[1]):
        same[:, i] = (tops[:, i, None] == tops).sum(axis=2) >= SAME_VALUES
    same &= there[:, :, None] & there[:, None, :]
    count = there.sum(axis=1)
    found: Flags = same.sum(axis=(1, 2)) - count >= SAME_STORY * count * (count - 1)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Headings:
    """Recurring lines: how often each stands somewhere, over a story, and over a story deep in a page."""

    lines: Hashes
    counts: Integers
    stories: Integers
    deep: Integers


def headings(corpus: Columns, recurring: Among) -> Headings:
    """What recurring lines stand over. The tables of some texts are added up by line."""
    recurs = recurring.has(corpus.lines)
    over, deep = headed(corpus, recurs)
    return added(Headings(corpus.lines[recurs], *(f[recurs].astype(np.int64) for f in (recurs, over, deep))))


def headed(corpus: Columns, recurs: Flags) -> tuple[Flags, Flags]:
    """For each line whether it stands over a story, and over one deep in its page, given which lines recur."""
    own = np.where(recurs, 0, corpus.lengths)
    over = stories_under(corpus.lengths, corpus.line_texts) > 0
    return over, over & (before(own, corpus.line_counts) >= TOP_WORDS)


def added(found: Headings) -> Headings:
    """The sums by line, lines ascending."""
    order = np.argsort(found.lines, kind="stable")
    lines = found.lines[order]
    starts = starts_of(lines)
    columns = (found.counts, found.stories, found.deep)
    return Headings(lines[starts], *(np.add.reduceat(c[order], starts) if starts.size else c[:0] for c in columns))


def heads(found: Headings) -> Hashes:
    """The recurring lines with a headline and a paragraph under them that seldom stand near the top of a page.

    What stands over a page's own story stands at its top, whatever it says; what stands over related stories stands
    wherever these were put.
    """
    stands_over = (found.stories >= HEAD_SEEN) & (found.stories >= HEAD_OVER * found.counts)
    return found.lines[stands_over & (found.deep >= HEAD_DEEP * found.stories)]


def stories_under(lengths: Integers, texts: Integers | None = None) -> Integers:
    """For each line how many lines below it the first paragraph of a story stands under a headline, 0 for none."""
    found = np.zeros(lengths.size, np.int64)
    for below in range(HEADLINE_LINES + 1, 1, -1):
        under = lengths[below:] >= PARAGRAPH_WORDS
        if texts is not None:
            under &= texts[below:] == texts[:-below]
        found[: under.size][under] = below
    headline = np.zeros(lengths.size, np.bool_)
    headline[:-1] = lengths[1:] < PARAGRAPH_WORDS
    return np.where(headline, found, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Which keys and lines of some texts are boilerplate, by where they stand among all."""

    keys: Integers
    lines: Integers
    heads: Integers


def boilerplate_in(corpus: Columns, boilerplate: Common) -> Found:
    """The boilerplate of some texts."""
    return found_among(boilerplate, corpus.keys, corpus.lines)


def found_among(boilerplate: Common, keys: Keys, lines: Hashes) -> Found:
    """Which of these keys and lines are boilerplate."""
    sets = ((boilerplate.keys, keys), (boilerplate.lines, lines), (boilerplate.heads, lines))
    return Found(*(np.flatnonzero(some.has(values)) for some, values in sets))


def marks(corpus: Columns, found: Found) -> Keys:
    """For each text a number that changes when what counts as boilerplate in it changes; 0 where nothing does."""
    total = np.zeros(len(corpus), np.uint64)
    for values, texts, marked in (
        (corpus.keys, corpus.key_texts, found.keys),
        (corpus.lines, corpus.line_texts, found.lines),
        (corpus.lines, corpus.line_texts, found.heads),
    ):
        # The factor keeps the three kinds apart.
        total *= _PRIME
        np.add.at(total, texts[marked], values[marked].astype(np.uint64) + np.uint64(1))
    return total


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """The own words of some pages, boilerplate left out of the count."""

    before: Integers
    """For each word how many own words of its page stand before it, and one entry more at the end of each page."""
    foreign: Flags
    """For each word whether it stands in a line of boilerplate or in a foreign story."""
    limits: Integers
    """Where the entries of each page start in `before`, and the end of the last."""

    @property
    def own(self) -> Integers:
        """Own words of each page."""
        return self.before[self.limits[1:] - 1]


def covered(
    counts: Integers,
    keys: tuple[Integers, Integers],
    lines: tuple[Integers, Integers],
    found: Found,
    shingle_words: int,
) -> Covered:
    """Where boilerplate stands on pages of so many words each.

    `keys` are the places of sampled shingles and their pages, `lines` the lengths of lines and how many a page has;
    `found` says which of both are boilerplate.
    """
    # One entry more a page, so that the own words up to its end can be read.
    limits = limits_of(counts + 1)
    free = np.ones(int(limits[-1]) + shingle_words, np.bool_)
    places, texts = keys[0][found.keys], keys[1][found.keys]
    at, ends = limits[texts] + places, limits[1:][texts] - 1
    for i in range(shingle_words):
        free[np.minimum(at + i, ends)] = False
    free = free[: int(limits[-1])]
    foreign = _foreign(limits, *lines, found, free)
    free &= ~foreign
    free[limits[1:] - 1] = False
    total = np.cumsum(free, dtype=np.int64)
    total -= free
    total -= np.repeat(total[limits[:-1]], counts + 1)
    return Covered(total, foreign, limits)


def _foreign(limits: Integers, lengths: Integers, line_counts: Integers, found: Found, free: Flags) -> Flags:
    """For each word and page's end whether it stands in a line of boilerplate or under a line over foreign stories.

    `free` says for each whether it is in no shingle of boilerplate.
    """
    if not found.lines.size and not found.heads.size:
        return np.zeros(int(limits[-1]), np.bool_)
    edges = np.zeros(int(limits[-1]) + 1, np.int32)
    texts = np.repeat(np.arange(line_counts.size), line_counts)
    starts = before(lengths, line_counts) + limits[texts]
    np.add.at(edges, starts[found.lines], 1)
    np.add.at(edges, starts[found.lines] + lengths[found.lines], -1)
    if not found.heads.size:
        return np.cumsum(edges[:-1]) > 0
    under = stories_under(lengths, texts)[found.heads]
    over, under = found.heads[under > 0], under[under > 0]
    begins, ends, pages = starts[over], starts[over + under] + lengths[over + under], texts[over]
    np.add.at(edges, begins, 1)
    np.add.at(edges, ends, -1)
    foreign: Flags = np.cumsum(edges[:-1]) > 0
    # The first of each page, where it stands at the top.
    tops = np.unique(pages, return_index=True)[1]
    tops = tops[begins[tops] - limits[pages[tops]] < TOP_WORDS]
    if not tops.size:
        return foreign
    own = np.concatenate([[0], np.cumsum(free & ~foreign)])
    left = own[limits[pages[tops] + 1] - 1] - own[limits[pages[tops]]]
    tops = tops[left < np.maximum(OWN_WORDS, OWN_SHARE * (ends[tops] - begins[tops]))]
    np.add.at(edges, begins[tops], -1)
    np.add.at(edges, ends[tops], 1)
    return np.cumsum(edges[:-1]) > 0
