"""Many small numbers as few rows: the engine moves blocks of them, numpy works on them.

A hundred keys a text would be a hundred rows of forty bytes, each handled by itself; as blocks they are ten to twenty
bytes each. A block's bucket says where it goes: what must meet has one bucket, and a bucket is one task's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.runners.spark.tables import Table, arrow_schema, ddl

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

Array = np.ndarray[tuple[int, ...], np.dtype[Any]]
Block = tuple[Array, Sequence[Array]]
"""Buckets of rows, and the rows' columns."""

# Rows that are held before they are cut into blocks: larger blocks travel better, and this is 100 MB at most.
_HELD_ROWS = 1 << 21
# Rows that a task is meant to group: 50 MB as they travel.
ROWS_A_TASK = 1 << 21
_MOST_TASKS = 50_000


def tasks(rows: int, cores: int) -> int:
    """How many buckets so many rows are to be cut into."""
    return min(_MOST_TASKS, max(cores, -(-rows // ROWS_A_TASK)))


def bucket_of(values: Array, count: int) -> Array:
    """The bucket of each value: equal ones meet, others spread evenly."""
    mixed = values.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed >> np.uint64(33)) % np.uint64(count)).astype(np.int64)


def table_of(names: Sequence[str]) -> Table:
    """The columns of a table of blocks."""
    return {"bucket": "int", **dict.fromkeys(names, "binary")}


def cut(found: Iterable[Block], names: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Rows as blocks by their buckets."""
    held: list[Block] = []
    size = 0
    for block in found:
        held.append(block)
        size += block[0].size
        if size >= _HELD_ROWS:
            yield from _cut(held, names)
            held, size = [], 0
    if size:
        yield from _cut(held, names)


def _cut(held: list[Block], names: Sequence[str]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    buckets = np.concatenate([block[0] for block in held])
    order = np.argsort(buckets, kind="stable")
    starts = np.flatnonzero(np.diff(buckets[order], prepend=-1))
    limits = [*starts.tolist(), buckets.size]
    columns = []
    for number in range(len(names)):
        column = np.concatenate([block[1][number] for block in held])[order]
        data, width = column.tobytes(), column.itemsize
        columns.append([data[a * width : b * width] for a, b in pairwise(limits)])
    schema = arrow_schema(table_of(names))
    told = buckets[order[starts]].astype(np.int32)
    # No batch is larger than what a worker is sent at once.
    for at in range(0, told.size, 1024):
        arrays = [
            pa.array(told[at : at + 1024]),
            *(pa.array(column[at : at + 1024], pa.binary()) for column in columns),
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def gathered(found: Iterable[pa.RecordBatch], kinds: Sequence[Any]) -> Iterator[tuple[int, list[Array]]]:
    """Each bucket with all its rows, from blocks that come bucket by bucket; `kinds` are the columns' numpy types."""
    held: list[list[bytes]] = [[] for _ in kinds]
    present: int | None = None

    def made() -> list[Array]:
        return [np.frombuffer(b"".join(parts), kind) for parts, kind in zip(held, kinds, strict=True)]

    for batch in found:
        buckets = batch.column(0).to_pylist()
        columns = [batch.column(number + 1).to_pylist() for number in range(len(kinds))]
        for at, bucket in enumerate(buckets):
            if present is not None and bucket != present:
                yield present, made()
                held = [[] for _ in kinds]
            present = bucket
            for parts, column in zip(held, columns, strict=True):
                parts.append(column[at])
    if present is not None:
        yield present, made()


def met(frame: DataFrame, count: int) -> DataFrame:
    """Rows of blocks, those of one bucket together: one bucket a task, and within a task bucket after bucket."""
    if hasattr(frame, "repartitionById"):
        from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

        frame = frame.repartitionById(count, F.col("bucket"))
    else:
        frame = frame.repartition(count, "bucket")
    return frame.sortWithinPartitions("bucket")


def mapped(frame: DataFrame, work: Callable[[Iterable[Any]], Iterable[Block]], names: Sequence[str]) -> DataFrame:
    """`work` over a table, its rows as blocks."""
    return frame.mapInArrow(_Cutting(work, tuple(names)), ddl(table_of(names)))


class _Cutting:
    def __init__(self, work: Callable[[Iterable[Any]], Iterable[Block]], names: tuple[str, ...]) -> None:
        self._work = work
        self._names = names

    def __call__(self, found: Iterable[Any]) -> Iterator[Any]:
        return cut(self._work(found), self._names)
