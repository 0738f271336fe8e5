"""Pairs worth comparing: texts that share rare shingles or a band, by the functions of `cleaner.dedup.candidates`.

Whatever has a value in common meets in one task as a block of numbers, and a value that very many texts have links each
to its neighbours only: what comes out of a hot band is a few pairs a text, in time that grows with its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cleaner.dedup.candidates import (
    BAND_WORTH,
    MIN_KEYS,
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
from cleaner.pipeline import Settings, dedup_settings
from cleaner.runners.spark.blocks import Array, Block, bucket_of, gathered, mapped, met, tasks
from cleaner.runners.spark.learning import Boilerplate, batch_of, corpora
from cleaner.runners.spark.tables import Table, ddl

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from cleaner.dedup import DedupSettings

PAIRS: Table = {"left": "bigint", "right": "bigint"}
_ROWS_A_TEXT = 128
# At most: each of a text's values links it to three neighbours, where all texts are copies of one story.
_EVENTS_A_TEXT = 3 * _ROWS_A_TEXT
_KEY_COLUMNS = ("values", "numbers", "places", "sizes")
_KEY_KINDS = (np.uint64, np.int64, np.uint16, np.uint32)
_EVENT_COLUMNS = ("left", "right", "worth", "ours", "theirs", "sizes")
_EVENT_KINDS = (np.int64, np.int64, np.int32, np.uint16, np.uint16, np.uint32)
# Rows of one bucket that are linked at once.
_ROWS_AT_ONCE = 1 << 17


def candidates(texts: DataFrame, known: Boilerplate, settings: Settings | None = None) -> DataFrame:
    """Pairs of different texts that may be copies, by their numbers: `left` and `right`, the smaller left, each once.

    `texts`: `number` and `sketch`; `known`: their boilerplate.
    """
    chosen = dedup_settings(settings or Settings())
    cores = texts.sparkSession.sparkContext.defaultParallelism
    total = texts.count()
    count, pairs = tasks(total * _ROWS_A_TEXT, cores), tasks(total * _EVENTS_A_TEXT, cores)
    keys = mapped(
        texts.select("number", "sketch"), partial(_keyed, known=known, settings=chosen, count=count), _KEY_COLUMNS
    )
    events = mapped(met(keys, count), partial(_linked, count=pairs), _EVENT_COLUMNS)
    return met(events, pairs).mapInArrow(partial(_worth, settings=chosen), ddl(PAIRS))


def _keyed(found: Iterable[pa.RecordBatch], known: Boilerplate, settings: DedupSettings, count: int) -> Iterator[Block]:
    """Own shingles in even buckets, bands in odd ones."""
    common = known.common()
    for corpus in corpora(found):
        own, sizes = own_keys(corpus, common, settings)
        of_row = np.repeat(sizes, sizes).astype(np.uint32)
        yield bucket_of(own.keys, count) * 2, (own.keys, own.numbers, own.places.astype(np.uint16), of_row)
        keys, numbers = bands(corpus)
        values, whose = keys.ravel(), np.repeat(numbers, keys.shape[1])
        nothing = np.zeros(values.size, np.uint16)
        yield bucket_of(values, count) * 2 + 1, (values, whose, nothing, nothing.astype(np.uint32))


def _linked(found: Iterable[pa.RecordBatch], count: int) -> Iterator[Block]:
    for bucket, (values, numbers, places, sizes) in gathered(found, _KEY_KINDS):
        for at in _together(values, numbers):
            if bucket % 2:
                yield _events(band_links(values[at], numbers[at]), None, count)
            else:
                own = OwnKeys(values[at], numbers[at], places[at])
                yield _events(links(own), (numbers[at], sizes[at]), count)


def _events(found: Events, sizes: tuple[Array, Array] | None, count: int) -> Block:
    """The pairs of keys, by the pair; with each the number of own keys of the text that has fewer of them."""
    fewer = np.zeros(found.left.size, np.uint32)
    if sizes is not None and found.left.size:
        numbers, first = np.unique(sizes[0], return_index=True)
        counts = sizes[1][first]
        fewer = np.minimum(counts[np.searchsorted(numbers, found.left)], counts[np.searchsorted(numbers, found.right)])
    columns = (
        found.left, found.right, found.worth.astype(np.int32), found.ours.astype(np.uint16),
        found.theirs.astype(np.uint16), fewer.astype(np.uint32),
    )  # fmt: skip
    return bucket_of(found.left ^ (found.right << 20), count), columns


def _together(values: Array, numbers: Array) -> Iterator[Array]:
    """The rows whose value others have too, by value and number: whole values, a bounded number of rows at once."""
    order = np.lexsort((numbers, values))
    ordered = values[order]
    opens = np.ones(order.size + 1, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=opens[1:-1])
    order = order[~(opens[1:] & opens[:-1])]
    ordered = values[order]
    starts = np.append(np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if order.size else [0], order.size)
    first = 0
    while first < order.size:
        last = int(starts[np.searchsorted(starts, min(first + _ROWS_AT_ONCE, order.size))])
        yield order[first:last]
        first = last


def _worth(found: Iterable[pa.RecordBatch], settings: DedupSettings) -> Iterator[pa.RecordBatch]:
    """The pairs that share enough."""
    for _, (left, right, worth, ours, theirs, sizes) in gathered(found, _EVENT_KINDS):
        # Numbers have 64 bits; pairs are summed by small ones.
        numbers, which = np.unique(np.concatenate([left, right]), return_inverse=True)
        shared = (worth < BAND_WORTH).astype(np.int32)
        a, b = which[: left.size], which[left.size :]
        pairs = summed(Events(a, b, shared, worth, ours, theirs), min(MIN_KEYS, settings.min_shared))
        fewer = _fewer(a, b, sizes, pairs)
        pairs = chosen_events(pairs, worth_comparing(pairs, fewer, fewer, settings))
        yield batch_of(PAIRS, numbers[pairs.left], numbers[pairs.right])


def _fewer(left: Array, right: Array, sizes: Array, pairs: Events) -> Array:
    """For each pair the own keys of its smaller text; a pair that only bands give needs none."""
    both = left.astype(np.uint64) << np.uint64(32) | right.astype(np.uint64)
    wanted = pairs.left.astype(np.uint64) << np.uint64(32) | pairs.right.astype(np.uint64)
    out = np.zeros(wanted.size, np.int64)
    if wanted.size:
        at = np.minimum(np.searchsorted(wanted, both), wanted.size - 1)
        left_in = wanted[at] == both
        np.maximum.at(out, at[left_in], sizes[left_in].astype(np.int64))
    return out
