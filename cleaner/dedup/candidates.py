"""Pairs worth comparing: a join on rare shingles, and the bands of the signatures.

The join finds what is hard (two paragraphs of a story among strangers), the bands what is easy and frequent. Neither
grows with the square of anything: a key that very many articles have links each of them to its nearest neighbours only.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.dedup.alignment import MIN_CONTAINMENT, START_ALLOWED, WORTH_OF_A_SHINGLE
from cleaner.dedup.columns import Columns, Flags
from cleaner.dedup.common import Common, Found, boilerplate_in, covered, starts_of
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Keys
from cleaner.dedup.words import Integers

Whole = npt.NDArray[np.integer[Any]]

# Keys of the join that a pair shares at least. With one shingle in four as a key, three are about twelve shingles.
MIN_KEYS = 3
# What a pair shares must be worth so much: in a large corpus phrases meet by chance, and the pairs that share three of
# them grow faster than the corpus. A key in `HOT` articles or fewer is worth 1, a more frequent one a tenth, however
# frequent it is: so one more article with such a key changes nothing for those that have it already. Worth is counted
# in thousandths, so that a sum does not depend on its order.
WORTH = 1000
MIN_WORTH = 1500
HOT_WORTH = 100
# A shared band is worth a comparison.
BAND_WORTH = 1 << 20
# Articles that a key may have before each is linked to its neighbours only.
HOT = 16
# Neighbours on either side, in the order of the texts, in which copies stand together.
NEIGHBOURS = 3
# Places are told up to here; the one behind it says that a key is not the text's own.
FAR = (1 << 16) - 2
NOT_OWN = FAR + 1


@dataclass(frozen=True, slots=True, eq=False)
class OwnKeys:
    """The sampled shingles of some texts that are not boilerplate: one row each, text after text."""

    keys: Keys
    numbers: Whole
    """Whose it is."""
    places: Whole
    """Own words before it, up to `FAR`."""


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Pairs of texts that share something: one row a pair and key, or one a pair once `summed`."""

    left: Whole
    right: Whole
    """Numbers; the smaller is left."""
    shared: Whole
    """Keys. Its sum counts."""
    worth: Whole
    """What these are worth, in thousandths. Its sum counts."""
    ours: Whole
    """Own words before the shared key on the left. Its minimum counts."""
    theirs: Whole
    """The same on the right."""


def own_keys(
    corpus: Columns, boilerplate: Common, settings: DedupSettings, there: Found | None = None
) -> tuple[OwnKeys, Integers]:
    """The own keys of some texts; and how many each text has. `there` is their boilerplate, where it is known."""
    places = own_places(corpus, there or boilerplate_in(corpus, boilerplate), settings)
    kept = np.flatnonzero(places != NOT_OWN)
    texts = corpus.key_texts[kept]
    return OwnKeys(corpus.keys[kept], corpus.numbers[texts], places[kept]), np.bincount(texts, minlength=len(corpus))


def own_places(corpus: Columns, there: Found, settings: DedupSettings) -> Integers:
    """For each key of some texts how many own words stand before it, up to `FAR`; `NOT_OWN` where it is boilerplate."""
    found = covered(
        corpus.sizes,
        (corpus.places, corpus.key_texts),
        (corpus.lengths, corpus.line_counts),
        there,
        settings.shingle_words,
    )
    first = found.limits[corpus.key_texts]
    at = first + corpus.places
    places = found.before[at]
    ends = np.minimum(at + settings.shingle_words, first + corpus.sizes[corpus.key_texts])
    return np.where(found.before[ends] > places, np.minimum(places, FAR), NOT_OWN)


def links(own: OwnKeys, members: Integers | None = None, start: int = 0) -> Events:
    """The pairs that share a key, one row a pair and key, for whole keys in rows by key and number.

    All pairs of a key with `HOT` texts or fewer, neighbours among more. Where the rows of a hot key come in pieces,
    `members` says for each row how many its key has in all; a piece starts with the last `NEIGHBOURS` rows of the one
    before it, and `start` says how many: pairs among these are not told again.
    """
    left, right, sizes = _linked(own.keys, members, start)
    return key_events(own, left, right, sizes)


def key_events(own: OwnKeys, left: Integers, right: Integers, sizes: Integers) -> Events:
    """What linked rows, whose key so many have, say of their texts."""
    worth = np.where(sizes <= HOT, WORTH, HOT_WORTH).astype(np.int32)
    ones = np.ones(left.size, np.int32)
    return Events(own.numbers[left], own.numbers[right], ones, worth, own.places[left], own.places[right])


def band_links(keys: Keys, numbers: Whole, start: int = 0) -> Events:
    """The pairs of neighbours that share a band, for whole bands in rows by band key and number; see `links`."""
    left, right, _ = _linked(keys, np.full(keys.size, HOT + 1), start)
    return band_events(numbers, left, right)


def band_events(numbers: Whole, left: Integers, right: Integers) -> Events:
    """What rows linked by a band say of their texts."""
    shared, worth = np.zeros(left.size, np.int32), np.full(left.size, BAND_WORTH, np.int32)
    far = np.full(left.size, FAR, np.uint16)
    return Events(numbers[left], numbers[right], shared, worth, far, far)


def _linked(keys: Keys, members: Integers | None, start: int) -> tuple[Integers, Integers, Integers]:
    """Rows of equal keys, two by two, the left before the right; and how many rows the key has in all."""
    opens = np.ones(keys.size, np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=opens[1:])
    starts = np.flatnonzero(opens)
    sizes = np.diff(starts, append=keys.size)
    rows = np.flatnonzero(np.repeat(sizes > 1, sizes))
    here = np.repeat(sizes[sizes > 1], sizes[sizes > 1])
    left_over = np.repeat((starts + sizes)[sizes > 1], sizes[sizes > 1]) - rows
    there = here if members is None else members[rows]
    lefts, rights, counts = [rows[:0]], [rows[:0]], [rows[:0]]
    for step in range(1, HOT):
        near = left_over > step
        if step == NEIGHBOURS + 1:
            near &= there <= HOT
        rows, left_over, there = rows[near], left_over[near], there[near]
        if not rows.size:
            break
        lefts.append(rows)
        rights.append(rows + step)
        counts.append(there)
    left, right, count = (np.concatenate(parts) for parts in (lefts, rights, counts))
    if start:
        new = right >= start
        left, right, count = left[new], right[new], count[new]
    return left, right, count


def bands(corpus: Columns) -> tuple[Keys, Integers]:
    """The band keys of some texts, one row a text, and their numbers; texts without words have none."""
    full = np.flatnonzero(corpus.sizes)
    return corpus.bands[full], corpus.numbers[full]


def summed(events: Events, least: int = 1) -> Events:
    """One row a pair, ascending; pairs that share fewer than `least` keys and no band are left out.

    Numbers are below 2**32 here.
    """
    pairs = events.left.astype(np.uint64) << np.uint64(32) | events.right.astype(np.uint64)
    order = np.argsort(pairs)
    starts = starts_of(pairs[order])
    # Most pairs share a phrase or two by chance.
    few = np.diff(starts, append=order.size) < least
    if few.any():
        kept = ~np.repeat(few, np.diff(starts, append=order.size)) | (events.worth[order] >= BAND_WORTH)
        order = order[kept]
        starts = starts_of(pairs[order])
    first = order[starts]
    left, right = events.left[first].astype(np.int64), events.right[first].astype(np.int64)
    if not first.size:
        return Events(left, right, left, left, left, left)
    return Events(
        left,
        right,
        np.add.reduceat(events.shared[order], starts, dtype=np.int64),
        np.add.reduceat(events.worth[order], starts, dtype=np.int64),
        np.minimum.reduceat(events.ours[order], starts).astype(np.int64),
        np.minimum.reduceat(events.theirs[order], starts).astype(np.int64),
    )


def worth_comparing(found: Events, left: Whole, right: Whole, settings: DedupSettings) -> Flags:
    """Which pairs share enough, of how many own keys each has on the left and on the right.

    Their tops must be able to lie together.
    """
    # Read the places as the comparison will: the shared text must be able to start near both tops, or near one of
    # them where the other page may hold it further down.
    allowed = 2 * START_ALLOWED + 2 * WORTH_OF_A_SHINGLE * settings.sample * found.shared
    copies = np.maximum(found.ours, found.theirs) <= allowed
    held = (np.minimum(found.ours, found.theirs) <= START_ALLOWED) & (found.shared > MIN_KEYS)
    # The comparison will ask for a share of the smaller page; the sample is allowed to miss a third of it.
    enough = found.shared >= MIN_CONTAINMENT * 2 / 3 * np.minimum(left, right)
    enough &= (found.shared >= min(MIN_KEYS, settings.min_shared)) & (found.worth >= MIN_WORTH)
    wanted: Flags = (enough & (copies | held)) | (found.worth >= BAND_WORTH)
    return wanted


def chosen_events(events: Events, kept: Flags | Integers) -> Events:
    """Some of the rows."""
    return Events(*(getattr(events, f.name)[kept] for f in fields(Events)))
