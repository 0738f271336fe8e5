"""What takes all texts together: learning their boilerplate, finding the pairs worth comparing.

Each step goes once over the sketches and groups what it finds by value, a part of the values at a time, so that memory
does not grow with the corpus but by a few numbers a text. A distributed run maps and groups with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.dedup import common
from cleaner.dedup.candidates import (
    BAND_WORTH,
    MIN_KEYS,
    WORTH,
    Events,
    OwnKeys,
    band_links,
    bands,
    chosen_events,
    links,
    own_keys,
    summed,
    worth_comparing,
)
from cleaner.dedup.columns import Among, Flags
from cleaner.dedup.common import Common, Frequent, Traces
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import HEAD_PERMUTATIONS, Keys, heads
from cleaner.dedup.spill import Parts
from cleaner.dedup.texts import AT_ONCE, Texts
from cleaner.dedup.words import Hashes, Integers, limits_of

# Rows grouped at once.
_ROWS = 1 << 19
# A text has about so many rows: keys, or pairs of one key with another text.
_ROWS_A_TEXT = 128
_TRACES_HELD = 1 << 18
_MOST_PARTS = 1 << 8


def parts_of(texts: int) -> int:
    """Into how many parts, a power of two, the rows of so many texts are cut."""
    return min(_MOST_PARTS, 1 << (texts * _ROWS_A_TEXT // _ROWS).bit_length())


def by_part(values: common.Numbers, parts: int) -> tuple[Integers, Integers]:
    """An order of rows by the part of their value, its highest bits.

    Then where the rows of each part start in it, with the end of the last.
    """
    bits = parts.bit_length() - 1
    shift = values.dtype.itemsize * 8 - bits
    part = (values >> values.dtype.type(shift)).astype(np.uint8) if bits else np.zeros(values.size, np.uint8)
    return np.argsort(part, kind="stable"), limits_of(np.bincount(part, minlength=parts))


def learned(texts: Texts, settings: DedupSettings) -> Common:
    """The boilerplate of a corpus: what stands in more than `settings.common_above` texts that are not copies.

    A wire story may stand in a thousand newspapers, so frequency alone does not tell. Pages that share a story share
    their tops as well, and share it in one long stretch; pages that share a notice do not.
    """
    if len(texts) <= settings.common_above:
        return common.no_common()
    frequent = _frequent(texts, settings)
    if not len(frequent.keys) and not len(frequent.lines):
        return common.no_common()
    held: tuple[list[Traces], list[Traces]] = ([], [])
    for corpus in texts.as_kept():
        for parts, found in zip(held, common.traces(corpus, frequent, settings.shingle_words), strict=True):
            parts.append(found)
            if len(parts) > 1 and sum(part.values.size for part in parts[1:]) > max(_TRACES_HELD, parts[0].values.size):
                parts[:] = [common.least(Traces.of(parts))]
    keys, lines = (judged(texts, common.least(Traces.of(parts)), settings) for parts in held)
    recurring = Among(lines.astype(np.uint32))
    over = np.zeros(0, np.uint32)
    if len(recurring):
        tables = [common.headings(corpus, recurring) for corpus in texts.as_kept()]
        columns = ("lines", "counts", "stories", "deep")
        joined = (np.concatenate([getattr(table, name) for table in tables]) for name in columns)
        over = common.heads(common.added(common.Headings(*joined)))
    return Common(keys.astype(np.uint64), recurring.values.astype(np.uint32), over)


def _frequent(texts: Texts, settings: DedupSettings) -> Frequent:
    count = parts_of(len(texts))
    keys, lines = Parts(count, [np.uint64]), Parts(count, [np.uint32])
    for corpus in texts.as_kept():
        for found, parts in ((corpus.keys, keys), (common.line_values(corpus), lines)):
            order, limits = by_part(found, count)
            parts.put(limits, found[order])
    sets, ranks = [], []
    for parts, above in ((keys, settings.common_shingles_above(len(texts))), (lines, settings.common_above)):
        # Parts are by the highest bits: their values ascend from one to the next.
        tables = [_above(common.tallied(values), above) for (values,) in parts]
        sets.append(Among(np.concatenate([table.values for table in tables])))
        ranks.append(common.highest_ranks(np.concatenate([table.counts for table in tables])))
    return Frequent(sets[0], sets[1], ranks[0], ranks[1])


def _above(table: common.Tallies, count: int) -> common.Tallies:
    chosen = table.counts > count
    return common.Tallies(table.values[chosen], table.counts[chosen])


def judged(texts: Texts, found: Traces, settings: DedupSettings) -> common.Numbers:
    """The values that are boilerplate, given the first traces of each."""
    short, left = common.long(found)
    numbers = np.unique(left.numbers)
    tops = np.zeros((numbers.size, HEAD_PERMUTATIONS), np.uint32)
    for start in range(0, numbers.size, AT_ONCE):
        tops[start : start + AT_ONCE] = heads(texts.packed(numbers[start : start + AT_ONCE]), settings)
    return np.concatenate([short, common.different(left, numbers, tops)])


@dataclass(frozen=True, slots=True, eq=False)
class Sizes:
    """What the search keeps of each text."""

    words: Hashes
    """Words of the page."""
    identities: Keys
    """Eight bytes of each identity."""
    marks: Keys
    """A number that changes with what counts as boilerplate in it."""


def sizes_of(texts: Texts, boilerplate: Common) -> Sizes:
    """What the search keeps of each text."""
    parts = [
        (corpus.sizes, corpus.identities, common.marks(corpus, common.boilerplate_in(corpus, boilerplate)))
        for corpus in texts.columns()
    ]
    words, identities, marks = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Sizes(words.astype(np.uint32), identities, marks)


def candidates(
    texts: Texts, boilerplate: Common, settings: DedupSettings
) -> tuple[Sizes, Iterator[tuple[Integers, Integers]]]:
    """Pairs of texts that may be copies, ascending, each once; some thousand at a time."""
    count = parts_of(len(texts))
    keys = Parts(count, [np.uint64, np.uint32, np.uint16])
    banded = Parts(settings.bands, [np.uint64, np.uint32])
    own_counts, words = np.zeros(len(texts), np.int32), np.zeros(len(texts), np.uint32)
    identities, marks = np.zeros(len(texts), np.uint64), np.zeros(len(texts), np.uint64)
    for corpus in texts.columns():
        there = common.boilerplate_in(corpus, boilerplate)
        own, own_counts[corpus.numbers] = own_keys(corpus, boilerplate, settings, there)
        words[corpus.numbers], identities[corpus.numbers] = corpus.sizes, corpus.identities
        marks[corpus.numbers] = common.marks(corpus, there)
        order, limits = by_part(own.keys, count)
        keys.put(limits, own.keys[order], own.numbers[order], own.places[order])
        found, numbers = bands(corpus)
        rows = np.full(settings.bands, numbers.size)
        banded.put(limits_of(rows), found.T.ravel(), np.tile(numbers, settings.bands))
    return Sizes(words, identities, marks), _joined(len(texts), keys, banded, own_counts, settings)


def _joined(
    count: int, keys: Parts, banded: Parts, own_counts: npt.NDArray[np.int32], settings: DedupSettings
) -> Iterator[tuple[Integers, Integers]]:
    met = Met(count)
    for values, numbers, places in keys:
        for at in _together(values, numbers):
            met.put(links(OwnKeys(values[at], numbers[at], places[at])))
    for values, numbers in banded:
        for at in _together(values, numbers):
            met.put(band_links(values[at], numbers[at]))
    yield from met.worth_comparing(own_counts, settings)


class Met:
    """What pairs of texts share, put together by pair."""

    def __init__(self, count: int) -> None:
        self._parts = parts_of(count)
        self._size = -(-max(count, 1) // self._parts)
        self._events = Parts(self._parts, [np.uint32, np.uint32, np.int32, np.uint16, np.uint16])

    def put(self, found: Events) -> None:
        """More of what pairs share."""
        part = (found.left // self._size).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        columns = (found.left, found.right, found.worth, found.ours, found.theirs)
        limits = limits_of(np.bincount(part, minlength=self._parts))
        self._events.put(limits, *(column[order] for column in columns))

    def worth_comparing(
        self, own_counts: npt.NDArray[np.int32], settings: DedupSettings
    ) -> Iterator[tuple[Integers, Integers]]:
        """The pairs that share enough, ascending, each once; some thousand at a time."""
        for columns in self._events:
            left, right = _sharing(columns, own_counts, settings)
            if left.size:
                yield left, right

    def by_rare_keys(
        self, own_counts: npt.NDArray[np.int32], settings: DedupSettings
    ) -> Iterator[tuple[Integers, Integers, Flags]]:
        """The same, and for each whether it would be without the keys and bands that link neighbours only."""
        for columns in self._events:
            left, right = _sharing(columns, own_counts, settings)
            rare = columns[2] == WORTH
            pairs = _sharing([column[rare] for column in columns], own_counts, settings)
            if left.size:
                yield left, right, np.isin(left << 32 | right, pairs[0] << 32 | pairs[1])


def _sharing(
    columns: Sequence[npt.NDArray[Any]], own_counts: npt.NDArray[np.int32], settings: DedupSettings
) -> tuple[Integers, Integers]:
    left, right, worth, ours, theirs = columns
    shared = (worth < BAND_WORTH).astype(np.int32)
    found = summed(Events(left, right, shared, worth, ours, theirs), min(MIN_KEYS, settings.min_shared))
    found = chosen_events(found, worth_comparing(found, own_counts[found.left], own_counts[found.right], settings))
    return found.left.astype(np.int64), found.right.astype(np.int64)


def _together(values: Keys, numbers: Integers) -> Iterator[Integers]:
    """The rows whose value others have too, by value and number: whole values, a bounded number of rows at once."""
    order = np.argsort(values)
    ordered = values[order]
    opens = np.ones(order.size + 1, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=opens[1:-1])
    order = order[~(opens[1:] & opens[:-1])]
    ordered = values[order]
    opens = np.ones(order.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=opens[1:])
    group = np.cumsum(opens, dtype=np.uint64) << np.uint64(32) | numbers[order]
    order = order[np.argsort(group)]
    starts = np.append(np.flatnonzero(opens), order.size)
    step = _ROWS // 8
    first = 0
    while first < order.size:
        last = int(starts[np.searchsorted(starts, min(first + step, order.size))])
        yield order[first:last]
        first = last
