"""The whole job on Spark: stage after stage, each stored before the next one begins."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.errors import EngineError, InputError
from cleaner.models import Why
from cleaner.pipeline import Progress, Settings, Summary, made_by, manifest, report, settings_row, silent
from cleaner.read import Many, PathList, Source, sources
from cleaner.runners.spark import copies, pages, sites
from cleaner.runners.spark.engine import session, what
from cleaner.runners.spark.stages import Stages, Store
from cleaner.runners.worker import Limits

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_WORK = ".cleaner/spark"
_CLOUD = "://"
_LOOKED_SECONDS = 0.5


@dataclass(slots=True, kw_only=True)
class SparkPipeline:
    """Clean pages, find the copies among them and write the result as Parquet, by Spark.

    The rows are those of a run on one machine, whatever the number of machines and parts. A run into a folder where
    another one with the same inputs and settings was killed goes on behind its last finished stage.
    """

    settings: Settings = field(default_factory=Settings)
    limits: Limits = field(default_factory=Limits)
    master: str = "local[*]"
    conf: Mapping[str, str] = field(default_factory=dict)
    """Settings of Spark's own."""
    partitions: int | None = None
    """Parts that the pages are read in; by default a few for each core."""
    copies: bool = True
    """Find the copies among the articles; without it pages are only cleaned."""
    files: bool = False
    """Write the files of a run on one machine as well."""
    report: bool = True
    """Among them `report.html`."""
    progress: Progress = silent

    def run(
        self,
        inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        out: str | os.PathLike[str],
        spark: SparkSession | None = None,
    ) -> Summary:
        """Run over `inputs`, writing into the folder `out`, on this machine or in a store that Spark knows.

        `spark`: a session of the caller's own; without it one is started on `master`, and ended. Raises `UsageError`
        where Java or PySpark is missing, `InputError` when an input does not exist, `EngineError` when the engine gives
        up.
        """
        started = time.monotonic()
        given = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
        names = [one if isinstance(one, PathList) else os.fspath(one) for one in given]
        top = os.fspath(out)
        place = top if _CLOUD in top else str(Path(top).absolute())
        if spark is not None:
            found = self._run(spark, names, place)
        else:
            with session(self.master, self.conf) as (own, log), _told(log):
                found = self._run(own, names, place)
        if self.files and self.report:
            report(top, self.progress)
        found.seconds = round(time.monotonic() - started, 3)
        return found

    def _run(self, spark: SparkSession, inputs: list[str], out: str) -> Summary:
        started = time.monotonic()
        work, public = Store(spark, f"{out}/{_WORK}"), Store(spark, out)
        mark, passed_over = self._mark(spark, inputs, out)
        with _watched(spark, self.progress) as step:
            hidden = Stages(work, mark, step)
            shown = Stages(public, mark, step)
            tables = self.tables(spark, inputs, out, hidden, shown)
            summary = account(tables)
            summary.passed_over = dict(sorted(passed_over.items()))
            if self.files:
                from cleaner.runners.spark.files import write_files

                write_files(tables, out, self.progress)
        summary.seconds = round(time.monotonic() - started, 3)
        public.write("manifest.json", manifest(summary, self.settings, inputs))
        return summary

    def tables(
        self, spark: SparkSession, inputs: list[str], out: str, hidden: Stages, shown: Stages
    ) -> dict[str, DataFrame]:
        """The tables of a run, stage after stage: what is only on the way goes to `hidden`, the others to `shown`."""
        settings = self.settings

        def cleaned() -> DataFrame:
            found = pages.read(spark, inputs, settings, leave_out=out, partitions=self.partitions)
            return pages.clean(found, settings, limits=self.limits)

        every = sites.unique(hidden.table("cleaned", cleaned))
        own = hidden.table("sites", lambda: sites.own_lines(every))
        tables = {
            "articles": shown.table("articles.parquet", lambda: sites.finish(every.where("why = ''"), own), sort="id"),
            "rejected": shown.table("rejected.parquet", lambda: rejections(every), sort="id"),
        }
        if self.copies:
            tables |= copies.found(tables["articles"], settings, hidden, shown)
        return tables

    def _mark(self, spark: SparkSession, inputs: list[str], out: str) -> tuple[str, Counter[str]]:
        """A name for what this run does, with these settings over these inputs, and what of them is passed over."""
        settings = settings_row(self.settings)
        digest = hashlib.sha256(f"{made_by(self.settings)} {json.dumps(settings, sort_keys=True)}".encode())
        digest.update(repr(self.limits).encode())
        near = [name for name in inputs if _CLOUD not in name]
        passed_over = Counter[str]()
        if near:
            listed = sources(near, out, columns=self.settings.columns)
            passed_over = listed.passed_over
            for one in listed.listed():
                digest.update(repr(_known(one)).encode("utf-8", "backslashreplace"))
        for name in inputs:
            if _CLOUD in name:
                digest.update(repr(_known_far(spark, name)).encode())
        return digest.hexdigest(), passed_over


def _known(one: object) -> tuple[object, ...]:
    """What a file is known by: its name, its size and when it was written."""
    if isinstance(one, Source) and one.path is None:
        return one.id, hashlib.sha256(one.data or b"").hexdigest()
    if isinstance(one, Source | Many):
        about = Path(one.path or "").stat()
        return one.id, one.path, about.st_size, about.st_mtime_ns, one.url if isinstance(one, Source) else None
    return (repr(one),)


def _known_far(spark: SparkSession, name: str) -> list[tuple[str, int, int]]:
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(name)
    files = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    found = []
    for top in files.globStatus(path) or ():
        listed = files.listFiles(top.getPath(), True)
        while listed.hasNext():
            one = listed.next()
            found.append((str(one.getPath()), int(one.getLen()), int(one.getModificationTime())))
    if not found:
        raise InputError(f"nothing at {name}: check the address and the rights to read it")
    return sorted(found)


def rejections(every: DataFrame) -> DataFrame:
    """The pages that gave no article: `id`, `why`, `detail`, and their line of rejected.jsonl."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    detail = F.get_json_object("line", "$.detail")
    return every.where("why != ''").select("id", "why", detail.alias("detail"), "line")


def account(tables: Mapping[str, DataFrame]) -> Summary:
    """What a run did, in numbers."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    articles, rejected = tables["articles"], tables["rejected"]
    count, characters, suspicious = _row(
        articles.agg(
            F.count("*"),
            F.coalesce(F.sum("source_length"), F.lit(0)),
            F.coalesce(F.sum((F.col("suspicious") != "").cast("int")), F.lit(0)),
        )
    )
    lengths = articles.select(F.explode(F.from_json("removed_lengths", "map<string,bigint>")).alias("reason", "n"))
    removed = {row["reason"]: row["n"] for row in lengths.groupBy("reason").agg(F.sum("n").alias("n")).collect()}
    reasons = {row["why"]: row["n"] for row in rejected.groupBy("why").agg(F.count("*").alias("n")).collect()}
    summary = Summary(pages=count + sum(reasons.values()), articles=count)
    summary.rejected = _most_first({why: n for why, n in reasons.items() if not Why(why).quarantined})
    summary.quarantined = _most_first({why: n for why, n in reasons.items() if Why(why).quarantined})
    summary.removed_characters = _most_first(removed)
    summary.source_characters, summary.suspicious = characters, suspicious
    if "clusters" in tables:
        summary.clusters, summary.clusters_of_copies, summary.copies, summary.largest_cluster = _row(
            tables["clusters"].agg(
                F.count("*"),
                F.coalesce(F.sum((F.col("size") > 1).cast("int")), F.lit(0)),
                F.coalesce(F.sum(F.col("size") - 1), F.lit(0)),
                F.coalesce(F.max("size"), F.lit(0)),
            )
        )
    return summary


def _row(frame: DataFrame) -> tuple[int, ...]:
    return tuple(int(value) for value in frame.collect()[0])


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


# ------------------------------------------------------------------------------------------- told to the user


@contextmanager
def _told(log: Path) -> Iterator[None]:
    """What the engine throws becomes one sentence; the rest is in its log."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError, ConnectionError) as error:
        raise EngineError(
            f"Spark gave up: {what(error)}: its log is {log}; the same command goes on behind the last finished stage"
        ) from error


@contextmanager
def _watched(spark: SparkSession, progress: Progress) -> Iterator[Any]:
    """Tells the tasks of each stage as they are done; gives the function that names the stage."""
    names = [""]
    ended = threading.Event()
    tracker = spark.sparkContext.statusTracker()

    def step(name: str, known: bool) -> None:
        names[0] = "" if known else name.removesuffix(".parquet")

    def look() -> None:
        while not ended.wait(_LOOKED_SECONDS):
            try:
                stages = [tracker.getStageInfo(one) for one in tracker.getActiveStageIds()]
            except Exception:
                # The engine has gone; the run itself will say so.
                return
            told = [one for one in stages if one is not None]
            if names[0] and told:
                progress(names[0], sum(one.numCompletedTasks for one in told), sum(one.numTasks for one in told))

    if progress is silent:
        yield step
        return
    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield step
    finally:
        ended.set()
        watcher.join(5)


__all__ = ["SparkPipeline", "account", "rejections"]
