"""Signatures of articles, and the texts of the search: articles of the same words are one text, with one number."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.pipeline import Settings, dedup_settings
from cleaner.runners.spark.tables import Table, batches, ddl, rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from cleaner.dedup import DedupSettings
    from cleaner.models import Article

SIGNATURES: Table = {
    "id": "string", "key": "binary", "order": "binary", "identity": "binary", "sketch": "binary", "packed": "binary",
    "date": "string", "site": "string", "agency": "string",
}  # fmt: skip
"""`key` is equal for articles of the same words, `order` sorts copies next to each other; both are short."""


def sign(articles: DataFrame, settings: Settings | None = None) -> DataFrame:
    """The signature of every article: what is compared, in place of the text.

    `articles`: what `clean` gave (rejections are left out), or any table with `id` and `text`, and `date`, `site` and
    `agency` where it has them.
    """
    found = articles.where("why = ''") if "why" in articles.columns else articles
    known = ("id", "text", "line", "date", "site", "agency")
    found = found.select(*(name for name in known if name in found.columns))
    return found.mapInArrow(partial(_signed, settings=dedup_settings(settings or Settings())), ddl(SIGNATURES))


def _signed(found: Iterable[pa.RecordBatch], settings: DedupSettings) -> Iterator[pa.RecordBatch]:
    from cleaner.dedup import signed
    from cleaner.dedup.signatures import NO_TEXT

    facts: deque[tuple[Any, ...]] = deque()

    def articles() -> Iterator[Article | tuple[str, str]]:
        for row in rows_of(found):
            facts.append((row.get("date"), row.get("site"), row.get("agency")))
            yield _article(row)

    def rows() -> Iterator[tuple[Any, ...]]:
        for one in signed(articles(), settings=settings):
            key = one.text if one.text != NO_TEXT else NO_TEXT + one.id.encode("utf-8", "surrogatepass")
            yield one.id, key, one.order, one.identity, one.sketch, one.packed, *facts.popleft()

    return batches(rows(), SIGNATURES, long="packed")


def _article(row: dict[str, Any]) -> Article | tuple[str, str]:
    """Copies are looked for on the whole page, where there is one."""
    from cleaner.models import Article
    from cleaner.write import outcome_from_row

    outcome = outcome_from_row(json.loads(row["line"])) if row.get("line") else None
    return outcome if isinstance(outcome, Article) else (row["id"], row["text"])


def numbers(signatures: DataFrame) -> DataFrame:
    """A number of 64 bits for every different text: `number`, `key`, `copies`, and the smallest `id` that has it.

    Numbers ascend in the order in which copies stand together; they have gaps, and only their order means something.
    Store the table before you use it: made again, the numbers may be others.
    """
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    texts = signatures.groupBy("key").agg(
        F.min("id").alias("id"), F.min_by("order", "id").alias("order"), F.count("*").alias("copies")
    )
    ordered = texts.orderBy("order", "id").withColumn("number", F.monotonically_increasing_id())
    return ordered.select("number", "key", "id", "copies")


def texts(signatures: DataFrame, numbered: DataFrame) -> DataFrame:
    """The different texts: `number`, `id`, `copies`, `sketch` to find candidates with, `packed` to compare."""
    wide = signatures.select("id", "order", "identity", "sketch", "packed")
    joined = numbered.select("number", "id", "key", "copies").join(wide, "id")
    return joined.select("number", "id", "key", "copies", "order", "identity", "sketch", "packed")
