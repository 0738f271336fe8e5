"""From paths to cleaned pages: sources are handed out, read and cleaned where they are sent."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.errors import InputError
from cleaner.models import Rejected, Stage, Why
from cleaner.pipeline import Settings, Task, Unchanged, finished, made_by, perform
from cleaner.read import Columns, Many, Source, sources
from cleaner.runners.local import put_aside
from cleaner.runners.spark.tables import LISTED, PAGES, SOURCES, arrow_schema, batches, ddl, rows_of
from cleaner.runners.worker import Limits
from cleaner.runners.workers import GivenUp, Workers
from cleaner.write import PageRow, outcome_from_row, page_row

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

# Pages of one file are so many at most in the order of all pages.
_IN_ONE_FILE = 1 << 32
# Small files that one task reads; of files that hold many pages a task has one.
_FILES_A_TASK = 2_000
_TASKS_A_CORE = 3
_CLOUD = "://"


# ----------------------------------------------------------------------------------------------------- read


def read(
    spark: SparkSession,
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    settings: Settings | None = None,
    *,
    leave_out: str | None = None,
    partitions: int | None = None,
) -> DataFrame:
    """The pages under `inputs` as a table that waits to be cleaned, in `partitions` parts.

    `inputs` as for a run on one machine: files, folders, archives, rows, a `PathList`. They are listed here and opened
    by the workers, who must see them under the same paths. Parquet and JSONL may also be in a store that the engine
    reads itself ("s3a://bucket/rows/*.parquet"). Raises `InputError` for an input that does not exist.
    """
    chosen = settings or Settings()
    given = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    near = [one for one in given if _CLOUD not in os.fspath(one)]
    far = [os.fspath(one) for one in given if _CLOUD in os.fspath(one)]
    parts = [_read_far(spark, name, chosen) for name in far]
    if near or not far:
        parts.append(_read_near(spark, near, chosen, leave_out))
    found = parts[0]
    for one in parts[1:]:
        found = found.unionByName(one)
    cores = spark.sparkContext.defaultParallelism
    if partitions:
        return found.repartition(partitions, "place")
    return found if found.rdd.getNumPartitions() >= _TASKS_A_CORE * cores else _spread(found, cores)


def _spread(found: DataFrame, cores: int) -> DataFrame:
    # Cleaning takes a hundred times as long as sending a page on: few files must not mean few tasks.
    return found.repartition(_TASKS_A_CORE * cores, "place")


def _read_near(
    spark: SparkSession, inputs: list[str | os.PathLike[str]], settings: Settings, leave_out: str | None
) -> DataFrame:
    import pyarrow as pa

    found = sources(inputs, leave_out, columns=settings.columns, max_page_bytes=settings.max_page_bytes)
    rows = list(_listing(found.listed()))
    columns = zip(*rows, strict=True) if rows else [[] for _ in LISTED]
    schema = arrow_schema(LISTED)
    table = pa.Table.from_arrays(
        [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema
    )
    holds = list(LISTED).index("holds")
    many = sum(row[holds] is not None for row in rows)
    tasks = many + -(-(len(rows) - many) // _FILES_A_TASK)
    listed = spark.createDataFrame(table).repartition(max(1, tasks))
    read_here = partial(_opened, columns=settings.columns, most=settings.max_page_bytes)
    return listed.mapInArrow(read_here, ddl(SOURCES))


def _listing(found: Iterable[Source | Many | Rejected]) -> Iterator[tuple[Any, ...]]:
    for number, one in enumerate(found):
        place = number * _IN_ONE_FILE
        if isinstance(one, Rejected):
            yield place, one.id, None, None, None, None, None, one.why.value, one.detail
        elif isinstance(one, Many):
            yield place, one.id, str(Path(one.path).absolute()), None, one.holds.value, one.pack, None, None, None
        else:
            # Standard input comes as bytes; the workers have no other way to it.
            path = None if one.path is None else str(Path(one.path).absolute())
            holds = "row" if one.is_row else "record" if one.is_record else None
            yield place, one.id, path, one.url, holds if one.data is not None else None, None, one.data, None, None


def _opened(found: Iterable[pa.RecordBatch], columns: Columns, most: int) -> Iterator[pa.RecordBatch]:
    """The sources of what is listed: files that hold many pages are opened here."""
    from cleaner.read import Sources
    from cleaner.read.formats import Holds

    def rows() -> Iterator[tuple[Any, ...]]:
        reader = Sources((), max_page_bytes=most, columns=columns)
        for row in rows_of(found):
            if row["why"]:
                yield row["place"], row["id"], None, None, None, None, row["why"], row["detail"]
            elif row["data"] is not None:
                yield row["place"], row["id"], None, None, row["data"], row["holds"] or "page", None, None
            elif row["holds"] is None:
                yield row["place"], row["id"], row["path"], row["url"], None, "page", None, None
            else:
                many = Many(row["id"], row["path"], Holds(row["holds"]), row["pack"])
                for number, one in enumerate(reader.opened(many)):
                    yield _source(row["place"] + number, one)

    return batches(rows(), SOURCES, long="data")


def _source(place: int, one: Source | Rejected) -> tuple[Any, ...]:
    if isinstance(one, Rejected):
        return place, one.id, None, None, None, None, one.why.value, one.detail
    kind = "row" if one.is_row else "record" if one.is_record else "page"
    return place, one.id, one.path, one.url, one.data, kind, None, None


def _read_far(spark: SparkSession, name: str, settings: Settings) -> DataFrame:
    bare = name.rstrip("/*").lower()
    if ".parquet" in bare:
        return rows(spark.read.parquet(name), settings)
    if ".jsonl" in bare or ".ndjson" in bare:
        return rows(spark.read.text(name), settings, lines=True)
    raise InputError(
        f"cannot read {name}: of a store only .parquet and .jsonl are read; mount it, and name the mounted folder"
    )


def rows(frame: DataFrame, settings: Settings | None = None, *, lines: bool = False) -> DataFrame:
    """Sources from any table with the columns that rows have: `id`, `text` or `html`, and others if it likes.

    With `lines` its one column is a line of JSON. Which of two rows with one id is kept is up to the engine.
    """
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    chosen = settings or Settings()
    numbered = frame.withColumn("__place", F.monotonically_increasing_id())
    return numbered.mapInArrow(partial(_row_sources, columns=chosen.columns, lines=lines), ddl(SOURCES))


def _row_sources(found: Iterable[pa.RecordBatch], columns: Columns, *, lines: bool) -> Iterator[pa.RecordBatch]:
    from cleaner.read.formats.parquet import plain
    from cleaner.read.formats.rows import row_source

    def told() -> Iterator[tuple[Any, ...]]:
        for row in rows_of(found):
            place = row.pop("__place")
            line = str(row["value"]).encode() if lines else json.dumps(plain(row)).encode()
            if line.strip():
                yield _source(place, row_source(line, f"row:{place}", columns))

    return batches(told(), SOURCES, long="data")


# ---------------------------------------------------------------------------------------------------- clean


def clean(found: DataFrame, settings: Settings | None = None, *, limits: Limits | None = None) -> DataFrame:
    """The pages of `found`, cleaned: one row a page, an article or a rejection with its reason.

    `found`: what `read` or `rows` gave, or any table with `id` and `text` or `html`. A page that hangs or kills the
    process that cleans it is rejected as in a run on one machine; the engine's own worker does not die of it.
    """
    chosen = settings or Settings()
    if "place" not in found.columns:
        found = rows(found, chosen)
    work = partial(_cleaned, settings=chosen, limits=limits or Limits(), made=made_by(chosen))
    return found.mapInArrow(work, ddl(PAGES))


def _cleaned(
    found: Iterable[pa.RecordBatch], settings: Settings, limits: Limits, made: str
) -> Iterator[pa.RecordBatch]:
    def told() -> Iterator[tuple[Any, ...]]:
        for place, row in _results(found, settings, limits, made):
            yield page_columns(place, row)

    return batches(told(), PAGES, long="line")


def _results(
    found: Iterable[pa.RecordBatch], settings: Settings, limits: Limits, made: str
) -> Iterator[tuple[int, PageRow]]:
    """The pages of rows; each worker of the engine has a supervised process that cleans for it."""
    ids: dict[str, str] = {}

    def told(results: Iterable[tuple[int, PageRow] | GivenUp]) -> Iterator[tuple[int, PageRow]]:
        for one in results:
            if isinstance(one, GivenUp):
                rejected = put_aside(one._replace(name=ids.pop(one.name)), limits)
                yield int(one.name), page_row(rejected, hash="", made=made)
            else:
                ids.pop(str(one[0]))
                yield one

    with Workers(1, partial(_perform, settings=settings), limits) as workers:
        for row in rows_of(found):
            if row["why"]:
                rejected = Rejected(id=row["id"], why=Why(row["why"]), detail=row["detail"] or "")
                yield row["place"], page_row(rejected, hash="", made=made)
                continue
            # Two pages may have one id, no two have one place.
            place = str(row["place"])
            ids[place] = row["id"]
            task = Task(_as_source(row, settings.columns), None, made)
            yield from told(workers.submit(place, (row["place"], task)))
        yield from told(workers.rest())


def _perform(
    placed: tuple[int, Task], enter: Callable[[Stage], None], *, settings: Settings
) -> tuple[int, PageRow | Unchanged]:
    place, task = placed
    return place, perform(task, settings, enter)


def _as_source(row: dict[str, Any], columns: Columns) -> Source:
    kind = row["kind"]
    return Source(
        id=row["id"],
        path=row["path"],
        data=row["data"],
        is_row=kind == "row",
        columns=columns,
        is_record=kind == "record",
        url=row["url"],
    )


def page_columns(place: int, row: PageRow) -> tuple[Any, ...]:
    """A page's row in the table PAGES."""
    return (
        place, row.id, row.hash, row.why, row.headline, row.byline, row.date, row.site, row.url, row.language,
        row.agency, row.source_length, row.suspicious, row.removed_lengths, row.article_text, row.line_text,
        row.removed_text, row.keys,
    )  # fmt: skip


def refined(row: dict[str, Any], own: frozenset[int]) -> tuple[Any, ...]:
    """A page's row without the lines that are its site's own."""
    outcome = finished(outcome_from_row(json.loads(row["line"])), own)
    return page_columns(row["place"], page_row(outcome, hash=row["hash"], made="", keys=row["keys"]))


__all__ = ["clean", "page_columns", "read", "refined", "rows"]
