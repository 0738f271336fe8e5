"""Comparing candidate pairs where their texts are sent, and what all comparisons of a page say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.dedup.alignment import COMPARISON, comparisons, covers, matching, readings
from cleaner.dedup.digests import STORIES, is_digest, maybe_digests, story_starts
from cleaner.pipeline import Settings, dedup_settings
from cleaner.runners.spark.blocks import Array
from cleaner.runners.spark.learning import Boilerplate, batch_of
from cleaner.runners.spark.tables import Table, ddl

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

    from cleaner.dedup import DedupSettings

COMPARED: Table = {"left": "bigint", "right": "bigint", "row": "binary"}
"""`row` is one `COMPARISON`."""
MATCHED: Table = {**COMPARED, "left_many": "boolean", "right_many": "boolean", "match": "boolean"}
_SPANS: Table = {"number": "bigint", "start": "bigint", "end": "bigint"}
# Texts in the order in which copies stand together that are compared in one place: most copies' texts are sent once.
_NEAR_BITS = 10
# Words of the pairs that are compared at once.
_BYTES_AT_ONCE = 2 << 20


def compare(texts: DataFrame, pairs: DataFrame, known: Boilerplate, settings: Settings | None = None) -> DataFrame:
    """What pairs of texts have in common: `left`, `right` and `row`; pairs that share nothing are left out.

    A text is sent once to each group of neighbours that it is compared with, not once a pair.
    """
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    near = pairs.withColumn("near", _near("left"))
    asked = near.select("near", F.explode(F.array("left", "right")).alias("number")).distinct()
    sent = asked.join(texts.select("number", "packed"), "number")
    nothing = F.lit(None)
    rows = sent.select("near", "number", nothing.cast("bigint").alias("right"), "packed").union(
        near.select("near", F.col("left").alias("number"), "right", nothing.cast("binary").alias("packed"))
    )
    together = rows.repartition("near").sortWithinPartitions("near", F.col("right").isNotNull(), "number", "right")
    work = partial(_compared, known=known, settings=dedup_settings(settings or Settings()))
    return together.mapInArrow(work, ddl(COMPARED))


def _near(column: str) -> Column:
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    return F.shiftright(column, _NEAR_BITS)


def _compared(found: Iterable[pa.RecordBatch], known: Boilerplate, settings: DedupSettings) -> Iterator[pa.RecordBatch]:
    common = known.common()
    for packed, pairs in _neighbours(found):
        sizes = {number: len(data) for number, data in packed.items()}
        some: list[tuple[int, int]] = []
        size = 0
        for pair in pairs:
            some.append(pair)
            size += sizes[pair[0]] + sizes[pair[1]]
            if size >= _BYTES_AT_ONCE:
                yield _rows(packed, some, common, settings)
                some, size = [], 0
        if some:
            yield _rows(packed, some, common, settings)


def _neighbours(found: Iterable[pa.RecordBatch]) -> Iterator[tuple[dict[int, bytes], list[tuple[int, int]]]]:
    """The texts of each group, and its pairs."""
    packed: dict[int, bytes] = {}
    pairs: list[tuple[int, int]] = []
    present: int | None = None
    for batch in found:
        columns = (batch[name].to_pylist() for name in ("near", "number", "right", "packed"))
        for near, number, right, data in zip(*columns, strict=True):
            if near != present:
                if pairs:
                    yield packed, pairs
                packed, pairs, present = {}, [], near
            if right is None:
                packed[number] = data
            else:
                pairs.append((number, right))
    if pairs:
        yield packed, pairs


def _rows(
    packed: dict[int, bytes], pairs: list[tuple[int, int]], common: Any, settings: DedupSettings
) -> pa.RecordBatch:
    asked = np.array(pairs, np.int64)
    numbers, which = np.unique(asked.T.ravel(), return_inverse=True)
    made = readings([packed[number] for number in numbers.tolist()], common, settings)
    at, rows = comparisons(made, which[: len(pairs)], which[len(pairs) :], settings)
    return batch_of(COMPARED, asked[at, 0], asked[at, 1], list(rows_as_bytes(rows)))


def rows_as_bytes(rows: Array) -> Iterator[bytes]:
    """Each comparison by itself."""
    data, width = rows.tobytes(), COMPARISON.itemsize
    return (data[at : at + width] for at in range(0, len(data), width))


def rows_from_bytes(rows: list[bytes]) -> Array:
    """Comparisons from what they were stored as."""
    return np.frombuffer(b"".join(rows), COMPARISON)


# -------------------------------------------------------------------------------------------------- digests


def digests(texts: DataFrame, compared: DataFrame, known: Boilerplate, settings: Settings | None = None) -> DataFrame:
    """The pages that hold the starts of several stories, by `number`, judged by all comparisons of each."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    spans = compared.mapInArrow(_spans, ddl(_SPANS)).groupBy("number")
    several = spans.agg(
        F.collect_list("start").alias("starts"), F.collect_list("end").alias("ends"), F.count("*").alias("n")
    )
    kinds = {"number": "bigint", "starts": "array<bigint>", "ends": "array<bigint>"}
    asked = several.where(F.col("n") >= STORIES).drop("n").mapInArrow(_maybe, ddl(kinds))
    work = partial(_digests, known=known, settings=dedup_settings(settings or Settings()))
    return asked.join(texts.select("number", "packed"), "number").mapInArrow(work, "number bigint")


def _spans(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in found:
        left, right = batch["left"].to_numpy(), batch["right"].to_numpy()
        pages, spans = story_starts(left, right, rows_from_bytes(batch["row"].to_pylist()))
        yield batch_of(_SPANS, pages, spans[:, 0], spans[:, 1])


def _maybe(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in found:
        numbers, starts, ends = (batch[name].to_pylist() for name in ("number", "starts", "ends"))
        pages = np.repeat(np.array(numbers, np.int64), [len(one) for one in starts])
        flat = ([value for one in many for value in one] for many in (starts, ends))
        asked = maybe_digests(pages, np.array(list(flat), np.int64).T)
        yield batch.filter(pa.array(np.isin(numbers, asked)))


def _digests(found: Iterable[pa.RecordBatch], known: Boilerplate, settings: DedupSettings) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    common = known.common()
    for batch in found:
        made = readings(batch["packed"].to_pylist(), common, settings)
        bounds = made.stop_limits.tolist()
        many = []
        rows = zip(*(batch[name].to_pylist() for name in ("number", "starts", "ends")), strict=True)
        for place, (number, starts, ends) in enumerate(rows):
            stops = made.stops[bounds[place] : bounds[place + 1]].tolist()
            if is_digest(stops, list(zip(starts, ends, strict=True))):
                many.append(number)
        yield pa.RecordBatch.from_arrays([pa.array(many, pa.int64())], ["number"])


def judged(compared: DataFrame, many: DataFrame, settings: Settings | None = None) -> DataFrame:
    """The compared pairs, whether their texts are digests, and whether they match: see `MATCHED`."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    found = compared
    for side in ("left", "right"):
        flagged = many.select(F.col("number").alias(side), F.lit(True).alias(f"{side}_many"))
        found = found.join(flagged, side, "left").withColumn(f"{side}_many", F.coalesce(f"{side}_many", F.lit(False)))
    least = dedup_settings(settings or Settings()).min_shared
    names = [name for name in MATCHED if name != "match"]
    return found.select(*names).mapInArrow(partial(_judged, least=least), ddl(MATCHED))


def _judged(found: Iterable[pa.RecordBatch], least: int) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in found:
        rows = rows_from_bytes(batch["row"].to_pylist())
        many = (batch[name].to_numpy(zero_copy_only=False) for name in ("left_many", "right_many"))
        left, right = (flags.astype(np.bool_) for flags in many)
        match = matching(rows, min_shared=least) & (~(left | right) | covers(rows))
        yield batch.append_column("match", pa.array(match, pa.bool_()))
