"""From matched pairs to clusters: each connected part is merged, and its canonical chosen, where its texts are sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.dedup.clusters import Facts, alone
from cleaner.dedup.search import part_searched
from cleaner.dedup.signatures import Signature
from cleaner.models import Cluster
from cleaner.pipeline import Settings, dedup_settings
from cleaner.runners.spark.comparing import rows_from_bytes
from cleaner.runners.spark.learning import Boilerplate
from cleaner.runners.spark.tables import MEMBERS, Table, batches, ddl, rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from cleaner.dedup import DedupSettings
    from cleaner.dedup.common import Common

CLUSTERS: Table = {
    "cluster": "string", "canonical": "string", "why": "string", "size": "bigint", "first": "string",
    "members": MEMBERS, "numbers": "array<bigint>",
}  # fmt: skip
"""`first` is the smallest id of the members, `numbers` are their texts."""
_PART: Table = {
    "part": "bigint", "kind": "int", "number": "bigint", "right": "bigint", "id": "string", "key": "binary",
    "order": "binary", "identity": "binary", "sketch": "binary", "packed": "binary", "date": "string", "site": "string",
    "agency": "string", "row": "binary", "many": "int",
}  # fmt: skip
_TEXT, _ARTICLE, _PAIR = 0, 1, 2
_LEFT_MANY, _RIGHT_MANY = 1, 2
# Texts of whole parts that are merged at once.
_TEXTS_AT_ONCE = 512


def clusters(
    signatures: DataFrame,
    numbered: DataFrame,
    texts: DataFrame,
    judged: DataFrame,
    parts: DataFrame,
    known: Boilerplate,
    settings: Settings | None = None,
) -> DataFrame:
    """Every article in exactly one cluster: see `CLUSTERS`.

    `parts`: the connected part of every text that matches another, from `components` of the matched pairs of `judged`.
    """
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    same = numbered.where("copies > 1").join(parts, numbered["number"] == parts["node"], "left_anti")
    every = parts.union(same.select(F.col("number").alias("node"), F.col("number").alias("part")))
    of_text = every.withColumnRenamed("node", "number")
    words = of_text.join(
        texts.select("number", "id", "key", "order", "identity", "sketch", "packed"), "number"
    ).withColumn("kind", F.lit(_TEXT))
    told = signatures.select("id", "key", "date", "site", "agency")
    articles = of_text.join(numbered.select("number", "key"), "number").join(told, "key").drop("key")
    articles = articles.withColumn("kind", F.lit(_ARTICLE))
    left, right = (
        parts.select(F.col("node").alias(side), F.col("part").alias(f"part_{side}")) for side in ("left", "right")
    )
    pairs = judged.join(left, "left").join(right, "right").where("part_left = part_right")
    many = F.col("left_many").cast("int") * _LEFT_MANY + F.col("right_many").cast("int") * _RIGHT_MANY
    pairs = pairs.select(
        F.col("part_left").alias("part"), F.col("left").alias("number"), "right", "row", many.alias("many")
    )
    tables = []
    for frame in (words, articles, pairs.withColumn("kind", F.lit(_PAIR))):
        columns = (F.col(name) if name in frame.columns else F.lit(None) for name in _PART)
        cast = (column.cast(kind).alias(name) for column, (name, kind) in zip(columns, _PART.items(), strict=True))
        tables.append(frame.select(*cast))
    rows = tables[0].union(tables[1]).union(tables[2])
    together = rows.repartition("part").sortWithinPartitions("part", "kind", "number", "right", "id")
    work = partial(_clustered, known=known, settings=dedup_settings(settings or Settings()))
    single = numbered.where("copies = 1").join(parts, numbered["number"] == parts["node"], "left_anti")
    return together.mapInArrow(work, ddl(CLUSTERS)).union(
        single.select("id", "number").mapInArrow(_alone, ddl(CLUSTERS))
    )


def _alone(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    rows = ((alone(row["id"]), [row["number"]]) for row in rows_of(found))
    return batches((_columns(cluster, numbers) for cluster, numbers in rows), CLUSTERS)


def _columns(cluster: Cluster, numbers: list[int]) -> tuple[Any, ...]:
    members = [
        {"id": one.id, "relation": one.relation.value, "jaccard": one.jaccard, "containment": one.containment}
        for one in cluster.members
    ]
    first = min(one.id for one in cluster.members)
    return cluster.id, cluster.canonical, cluster.why, len(members), first, members, numbers


@dataclass(slots=True)
class _Parts:
    """Whole parts in hand."""

    texts: dict[int, dict[str, Any]] = field(default_factory=dict)
    articles: list[tuple[int, Facts]] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)
    many: set[int] = field(default_factory=set)

    def add(self, row: dict[str, Any]) -> None:
        """One row of a part."""
        number = row["number"]
        if row["kind"] == _TEXT:
            self.texts[number] = row
        elif row["kind"] == _ARTICLE:
            facts = Facts(id=row["id"], date=row["date"], site=row["site"], agency=row["agency"])
            self.articles.append((number, facts))
        else:
            self.pairs.append((number, row["right"]))
            self.rows.append(row["row"])
            self.many.update([number] if row["many"] & _LEFT_MANY else ())
            self.many.update([row["right"]] if row["many"] & _RIGHT_MANY else ())

    def signature(self, number: int, article: str) -> Signature:
        """An article's signature: all that have a text share its bytes."""
        text = self.texts[number]
        return Signature(
            id=article,
            text=text["key"],
            identity=text["identity"],
            order=text["order"],
            sketch=text["sketch"],
            packed=text["packed"],
        )


def _clustered(
    found: Iterable[pa.RecordBatch], known: Boilerplate, settings: DedupSettings
) -> Iterator[pa.RecordBatch]:
    common = known.common()

    def rows() -> Iterator[tuple[Any, ...]]:
        held = _Parts()
        present: int | None = None
        for row in rows_of(found):
            if row["part"] != present and len(held.texts) >= _TEXTS_AT_ONCE:
                yield from _searched(held, common, settings)
                held = _Parts()
            present = row["part"]
            held.add(row)
        if held.texts:
            yield from _searched(held, common, settings)

    return batches(rows(), CLUSTERS)


def _searched(held: _Parts, common: Common, settings: DedupSettings) -> Iterator[tuple[Any, ...]]:
    number_of = {facts.id: number for number, facts in held.articles}
    named = {number: row["id"] for number, row in held.texts.items()}
    result = part_searched(
        [held.signature(number, facts.id) for number, facts in held.articles],
        [facts for _, facts in held.articles],
        [(named[left], named[right]) for left, right in held.pairs],
        rows_from_bytes(held.rows),
        boilerplate=common,
        digests={named[number] for number in held.many},
        settings=settings,
    )
    for cluster in result.clusters:
        yield _columns(cluster, sorted({number_of[member.id] for member in cluster.members}))
