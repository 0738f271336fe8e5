"""Lines that a site repeats over its stories: counted by the engine, judged by the function that one machine uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleaner.pipeline import SITE_PAGES, drawn, duplicate, packed_keys, site_of, unpacked_keys
from cleaner.runners.spark.pages import page_columns, refined
from cleaner.runners.spark.tables import PAGES, Table, batches, ddl, rows_of
from cleaner.write import page_row

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_LINES: Table = {"site": "string", "id": "string", "drawn": "binary", "keys": "binary"}
_OWN: Table = {"site": "string", "own": "binary"}
# A table of so many bytes is sent to every worker; a larger one is joined by site.
_SENT_BYTES = 256 << 20


def own_lines(pages: DataFrame) -> DataFrame:
    """Of each site the keys of the lines that are its own: `site` and `own`, 8 bytes a key.

    Of a large site a sample is looked at, drawn where the pages are: what is sent to one place is never more than that.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    lines = pages.where("why = ''").select("id", "site", "url", "keys").mapInArrow(_lines, ddl(_LINES))
    # The engine leaves out the others before it sends the rows.
    sample = lines.withColumn("n", F.row_number().over(Window.partitionBy("site").orderBy("drawn", "id")))
    return sample.where(F.col("n") <= SITE_PAGES).drop("n", "drawn").groupBy("site").applyInArrow(_own, ddl(_OWN))


def _lines(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    def rows() -> Iterator[tuple[Any, ...]]:
        for row in rows_of(found):
            site = site_of(row["site"], row["url"])
            if site:
                yield site, row["id"], drawn(row["id"]), row["keys"]

    return batches(rows(), _LINES)


def _own(group: pa.Table) -> pa.Table:
    """The lines of one site that are its own."""
    import pyarrow as pa

    from cleaner.strip.recurring import PageLines, recurring

    pages = (PageLines(row["id"], row["site"], unpacked_keys(row["keys"])) for row in group.to_pylist())
    found = recurring(pages)
    own = [packed_keys(sorted(keys)) for keys in found.values()]
    return pa.table({"site": pa.array(found, pa.string()), "own": pa.array(own, pa.binary())})


def finish(pages: DataFrame, own: DataFrame) -> DataFrame:
    """The pages, each once under an id of its own, without the lines that their sites repeat."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    size = own.agg(F.coalesce(F.sum(F.length("own")), F.lit(0))).first()[0]
    named = pages.mapInArrow(_named, ddl({**PAGES, "of_site": "string"}))
    found = F.broadcast(own) if size <= _SENT_BYTES else own
    joined = named.join(found, F.col("of_site") == found["site"], "left").select(named["*"], found["own"])
    return joined.drop("of_site").mapInArrow(_finished, ddl(PAGES))


def _named(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in found:
        names = [site_of(*of) or None for of in zip(batch["site"].to_pylist(), batch["url"].to_pylist(), strict=True)]
        yield batch.append_column("of_site", pa.array(names, pa.string()))


def _finished(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    def rows() -> Iterator[tuple[Any, ...]]:
        for row in rows_of(found):
            own = row.pop("own")
            if own and not row["why"]:
                keys = frozenset(unpacked_keys(own))
                if not keys.isdisjoint(unpacked_keys(row["keys"])):
                    yield refined(row, keys)
                    continue
            yield tuple(row.values())

    return batches(rows(), PAGES, long="line")


def unique(pages: DataFrame) -> DataFrame:
    """The pages, every one under an id of its own: a second one with the same id becomes a rejection."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    several = pages.groupBy("id").agg(F.count("*").alias("count")).where("count > 1").select("id")
    again = pages.select("id", "place").join(several, "id")
    again = again.withColumn("number", F.row_number().over(Window.partitionBy("id").orderBy("place"))).where(
        "number > 1"
    )
    joined = pages.join(again.select("place", "number"), "place", "left")
    return joined.mapInArrow(_rejected_again, ddl(PAGES))


def _rejected_again(found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    def rows() -> Iterator[tuple[Any, ...]]:
        for row in rows_of(found):
            number = row.pop("number")
            if number is None:
                yield tuple(row.values())
            else:
                yield page_columns(row["place"], page_row(duplicate(row["id"], number), hash="", made=""))

    return batches(rows(), PAGES, long="line")
