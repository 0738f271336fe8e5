"""What is told of pairs and of variants once the clusters are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleaner.runners.spark.comparing import rows_from_bytes
from cleaner.runners.spark.learning import batch_of
from cleaner.runners.spark.tables import Table, batches, ddl, rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

MATCHES: Table = {
    "kind": "string", "left": "string", "right": "string", "jaccard": "double", "containment": "double",
}  # fmt: skip
"""`kind`: "match" of two copies; "contains" where the page `left` holds the story `right`; "missed" of pairs that came
nearest to being copies."""
_TOLD: Table = {
    "left": "bigint", "right": "bigint", "match": "boolean", "side": "int", "jaccard": "double",
    "containment": "double",
}  # fmt: skip
VARIANTS: Table = {"cluster": "string", "id": "string", "unified": "string"}


def members(clusters: DataFrame) -> DataFrame:
    """Each article's cluster and what it is there: `id`, `cluster`, `canonical`, `relation`, and how much it shares."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    each = clusters.select("cluster", "canonical", F.explode("members").alias("one"))
    shared = (F.col(f"one.{name}").alias(name) for name in ("relation", "jaccard", "containment"))
    return each.select(F.col("one.id").alias("id"), "cluster", "canonical", *shared)


def matches(signatures: DataFrame, numbered: DataFrame, judged: DataFrame, clusters: DataFrame) -> DataFrame:
    """What is told of pairs: see `MATCHES`."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    from cleaner.dedup.search import MISSED_SHOWN

    group = clusters.where("size > 1").select(F.explode("numbers").alias("number"), "cluster")
    found = judged.mapInArrow(_told, ddl(_TOLD))
    for side in ("left", "right"):
        named = group.select(F.col("number").alias(side), F.col("cluster").alias(f"in_{side}"))
        found = found.join(named, side, "left")
    together = F.col("in_left").eqNullSafe(F.col("in_right")) & F.col("in_left").isNotNull()
    matched = found.where(F.col("match") & together)
    apart = found.where(~F.col("match") & ~together)
    near = apart.where("side = 0")
    best = near.orderBy(F.desc("containment")).limit(MISSED_SHOWN).agg(F.min("containment")).first()[0]
    names = [F.col(name) for name in MATCHES]

    def with_ids(pairs: DataFrame) -> DataFrame:
        for side in ("left", "right"):
            ids = numbered.select(F.col("number").alias(side), F.col("id").alias(f"id_{side}"))
            pairs = pairs.join(ids, side)
        return pairs.drop("left", "right")

    def in_order(kind: str, pairs: DataFrame) -> DataFrame:
        least, most = F.least("id_left", "id_right"), F.greatest("id_left", "id_right")
        return with_ids(pairs).select(F.lit(kind).alias("kind"), least.alias("left"), most.alias("right"), *names[3:])

    holds = with_ids(apart.where("side != 0"))
    page = F.when(F.col("side") > 0, F.col("id_left")).otherwise(F.col("id_right"))
    story = F.when(F.col("side") > 0, F.col("id_right")).otherwise(F.col("id_left"))
    contains = holds.select(F.lit("contains").alias("kind"), page.alias("left"), story.alias("right"), *names[3:])
    order = (F.desc("containment"), F.desc("jaccard"), F.asc("left"), F.asc("right"))
    missed = in_order("missed", near.where(F.col("containment") >= F.lit(best))).orderBy(*order).limit(MISSED_SHOWN)
    several = numbered.where("copies > 1").select("key", F.col("id").alias("left"))
    same = several.join(signatures.select("key", F.col("id").alias("right")), "key").where("left != right")
    one = F.lit(1.0)
    identical = same.select(
        F.lit("match").alias("kind"), "left", "right", one.alias("jaccard"), one.alias("containment")
    )
    return in_order("match", matched).union(identical).union(contains).union(missed)


def _told(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Of each pair what a person is told, and which side holds the other's story besides its own."""
    import numpy as np

    from cleaner.dedup.alignment import holding

    for batch in found:
        rows = rows_from_bytes(batch["row"].to_pylist())
        flags = (batch[name].to_numpy(zero_copy_only=False) for name in ("left_many", "right_many", "match"))
        left, right, match = (flag.astype(np.bool_) for flag in flags)
        side = np.where(match, 0, holding(rows, left, right)).astype(np.int32)
        yield batch_of(_TOLD, batch["left"], batch["right"], match, side, rows["jaccard"], rows["containment"])


def collate(clusters: DataFrame, articles: DataFrame) -> DataFrame:
    """How each variant differs from its canonical article, line by line: `cluster`, `id`, `unified`."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    pairs = members(clusters.where("size > 1")).where("id != canonical").select("cluster", "canonical", "id")
    texts = articles.select("id", F.col("text").alias("theirs"))
    ours = articles.select(F.col("id").alias("canonical"), F.col("text").alias("ours"))
    return pairs.join(texts, "id").join(ours, "canonical").mapInArrow(_collated, ddl(VARIANTS))


def _collated(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    from cleaner.collate import diff_texts

    def rows() -> Iterator[tuple[Any, ...]]:
        for row in rows_of(found):
            diff = diff_texts(row["ours"], row["theirs"], left_id=row["canonical"], right_id=row["id"])
            yield row["cluster"], row["id"], diff.unified

    return batches(rows(), VARIANTS, long="unified")
