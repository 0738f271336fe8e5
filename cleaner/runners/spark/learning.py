"""What recurs over different stories of the corpus: learned in parts by the functions of `cleaner.dedup.common`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.dedup import common
from cleaner.dedup.columns import Among, Columns
from cleaner.dedup.signatures import heads
from cleaner.pipeline import Settings, dedup_settings
from cleaner.runners.spark.blocks import Array, Block, bucket_of, gathered, mapped, met, tasks
from cleaner.runners.spark.tables import Table, arrow_schema, ddl

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from cleaner.dedup import DedupSettings
    from cleaner.runners.spark.stages import Stages

# Texts whose sketches are read at once.
AT_ONCE = 1024
_KEYS_A_TEXT = 128
_TRACES_HELD = 1 << 20
_TRACES_A_VALUE = 12
KEYS, LINES, HEADS = 0, 1, 2
_VALUES: Table = {"kind": "int", "value": "bigint"}
_TRACES: Table = {"kind": "int", "value": "bigint", "rank": "bigint", "number": "bigint", "stretch": "bigint"}
_HEADINGS: Table = {"line": "bigint", "count": "bigint", "stories": "bigint", "deep": "bigint"}


@dataclass(frozen=True, slots=True, eq=False)
class Boilerplate:
    """The values of a corpus's boilerplate, small enough to be sent to every worker."""

    keys: Array
    lines: Array
    heads: Array

    def common(self) -> common.Common:
        """As the steps of the search read it."""
        return common.Common(self.keys.view(np.uint64), self.lines.astype(np.uint32), self.heads.astype(np.uint32))

    @staticmethod
    def of(table: DataFrame) -> Boilerplate:
        """From its table of `kind` and `value`."""
        rows = table.toArrow()
        kinds, values = rows["kind"].to_numpy(), rows["value"].to_numpy()
        return Boilerplate(*(np.sort(values[kinds == kind].astype(np.int64)) for kind in (KEYS, LINES, HEADS)))


def boilerplate(texts: DataFrame, settings: Settings | None = None, stages: Stages | None = None) -> DataFrame:
    """The boilerplate among `texts`: `kind` (0 a shingle, 1 a line, 2 a line over foreign stories) and `value`."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    chosen = dedup_settings(settings or Settings())
    spark = texts.sparkSession
    cores = spark.sparkContext.defaultParallelism
    size = texts.count()
    count = tasks(size * _KEYS_A_TEXT, cores)
    sketches = texts.select("number", "sketch")

    tallies = mapped(sketches, partial(_tallied, count=count), ("values",))
    above = {KEYS: chosen.common_shingles_above(size), LINES: chosen.common_above}
    frequent = met(tallies, count).mapInArrow(partial(_frequent, above=above), ddl(_VALUES))
    frequent = stages.keep(frequent, "boilerplate-frequent") if stages else frequent.localCheckpoint()
    known = Boilerplate.of(frequent)

    found = sketches.mapInArrow(partial(_traced, known=known, size=chosen.shingle_words), ddl(_TRACES))
    parts = tasks((known.keys.size + known.lines.size) * _TRACES_A_VALUE, cores)
    bucket = F.pmod(F.xxhash64("kind", "value"), F.lit(parts)).cast("int")
    few = met(found.withColumn("bucket", bucket), parts)
    few = few.mapInArrow(_least, ddl({**_TRACES, "short": "boolean"}))
    few = stages.keep(few, "boilerplate-traces") if stages else few.localCheckpoint()
    short = few.where("short").select("kind", "value").distinct()
    asked = texts.select("number", "packed").join(few.where("not short").select("number").distinct(), "number")
    tops = asked.mapInArrow(partial(_tops, settings=chosen), _TOPS)
    judged = few.where("not short").drop("short").join(tops, "number")
    judged = met(judged.withColumn("bucket", bucket), parts)
    values = short.union(judged.mapInArrow(_different, ddl(_VALUES)))
    values = stages.keep(values, "boilerplate-values") if stages else values.localCheckpoint()

    lines = Boilerplate.of(values).lines
    if not lines.size:
        return values
    tables = sketches.mapInArrow(partial(_headings, lines=lines), ddl(_HEADINGS)).groupBy("line")
    tables = tables.agg(*(F.sum(name).alias(name) for name in ("count", "stories", "deep")))
    return values.union(tables.mapInArrow(_heads, ddl(_VALUES)))


_TOPS = "number bigint, top binary"


def corpora(found: Iterable[pa.RecordBatch]) -> Iterator[Columns]:
    """The sketches of a table with `number` and `sketch`, some thousand texts at a time."""
    numbers: list[int] = []
    sketches: list[bytes] = []
    for batch in found:
        numbers += batch["number"].to_pylist()
        sketches += batch["sketch"].to_pylist()
        if len(numbers) >= AT_ONCE:
            yield Columns(sketches, np.array(numbers, np.int64))
            numbers, sketches = [], []
    if numbers:
        yield Columns(sketches, np.array(numbers, np.int64))


def _tallied(found: Iterable[pa.RecordBatch], count: int) -> Iterator[Block]:
    """Shingles in even buckets, lines in odd ones."""
    for corpus in corpora(found):
        lines = common.line_values(corpus).astype(np.uint64)
        yield bucket_of(corpus.keys, count) * 2 + KEYS, (corpus.keys,)
        yield bucket_of(lines, count) * 2 + LINES, (lines,)


def _frequent(found: Iterable[pa.RecordBatch], above: dict[int, int]) -> Iterator[pa.RecordBatch]:
    for bucket, (values,) in gathered(found, (np.uint64,)):
        table = common.tallied(values)
        yield _values(bucket % 2, table.values[table.counts > above[bucket % 2]])


def _values(kind: int, values: Array) -> pa.RecordBatch:
    return batch_of(_VALUES, np.full(values.size, kind, np.int32), values.astype(np.uint64).view(np.int64))


def batch_of(table: Table, *columns: Any) -> pa.RecordBatch:
    """A batch from arrays, or lists of bytes."""
    import pyarrow as pa

    schema = arrow_schema(table)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _traced(found: Iterable[pa.RecordBatch], known: Boilerplate, size: int) -> Iterator[pa.RecordBatch]:
    frequent = common.Frequent(Among(known.keys.view(np.uint64)), Among(known.lines.astype(np.uint32)))
    for kind, traces in enumerate(_thinned(common.traces(corpus, frequent, size) for corpus in corpora(found))):
        if traces is not None:
            yield _traces(kind, traces)


def _thinned(found: Iterable[tuple[common.Traces, common.Traces]]) -> list[common.Traces | None]:
    """The few members of each value that are looked at, of shingles and of lines; thinned out by the way."""
    held: tuple[list[common.Traces], list[common.Traces]] = ([], [])
    for both in found:
        for parts, one in zip(held, both, strict=True):
            parts.append(one)
            if len(parts) > 1 and sum(part.values.size for part in parts[1:]) > max(_TRACES_HELD, parts[0].values.size):
                parts[:] = [common.least(common.Traces.of(parts))]
    return [common.least(common.Traces.of(parts)) if parts else None for parts in held]


def _traces(kind: int, traces: common.Traces, *more: Array, table: Table = _TRACES) -> pa.RecordBatch:
    values = traces.values.astype(np.uint64).view(np.int64)
    kinds = np.full(values.size, kind, np.int32)
    return batch_of(table, kinds, values, traces.ranks.view(np.int64), traces.numbers, traces.stretches, *more)


def _read_traces(batch: Any, kind: int) -> common.Traces:
    rows = batch["kind"].to_numpy() == kind
    values = batch["value"].to_numpy()[rows].view(np.uint64)
    return common.Traces(
        values if kind == KEYS else values.astype(np.uint32),
        batch["rank"].to_numpy()[rows].view(np.uint64),
        batch["number"].to_numpy()[rows],
        batch["stretch"].to_numpy()[rows],
    )


def _least(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The few members of each value that are looked at; of many, what is held is thinned out by the way."""
    table = {**_TRACES, "short": "boolean"}
    read = ((_read_traces(batch, KEYS), _read_traces(batch, LINES)) for batch in found)
    for kind, every in enumerate(_thinned(read)):
        if every is None:
            continue
        short, left = common.long(every)
        is_short = np.isin(every.values, short)
        yield _traces(kind, every.at(is_short), np.ones(int(is_short.sum()), np.bool_), table=table)
        yield _traces(kind, left, np.zeros(left.values.size, np.bool_), table=table)


def _tops(found: Iterable[pa.RecordBatch], settings: DedupSettings) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in found:
        tops = [row.tobytes() for row in heads(batch["packed"].to_pylist(), settings)]
        yield pa.RecordBatch.from_arrays([batch["number"], pa.array(tops, pa.binary())], ["number", "top"])


def _different(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The values whose pages tell different stories; all rows of a value are in one task, and these are few."""
    import pyarrow as pa

    parts = list(found)
    if not parts:
        return
    table = pa.Table.from_batches(parts)
    numbers, first = np.unique(table["number"].to_numpy(), return_index=True)
    tops = np.frombuffer(b"".join(table["top"].take(pa.array(first)).to_pylist()), np.uint32).reshape(numbers.size, -1)
    for kind in (KEYS, LINES):
        traces = common.least(_read_traces(table, kind))
        if traces.values.size:
            yield _values(kind, common.different(traces, numbers, tops))


def _headings(found: Iterable[pa.RecordBatch], lines: Array) -> Iterator[pa.RecordBatch]:
    recurring = Among(lines.astype(np.uint32))
    for corpus in corpora(found):
        table = common.headings(corpus, recurring)
        yield batch_of(_HEADINGS, table.lines.astype(np.int64), table.counts, table.stories, table.deep)


def _heads(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in found:
        lines, *counts = (batch[name].to_numpy() for name in ("line", "count", "stories", "deep"))
        yield _values(HEADS, common.heads(common.Headings(lines.astype(np.uint32), *counts)))
