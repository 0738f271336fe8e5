"""What the job costs on Spark, stage by stage: measured, drawn, and worked out for a larger corpus."""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.dedup import made
from cleaner import Settings
from cleaner.runners.spark import SparkPipeline, copies, session, sign
from cleaner.runners.spark.stages import Stages, Store

MEMORY = {"spark.driver.memory": "3g", "spark.executor.memory": "900m"}
FILES = 8
# What goes before the search; the others are measured from signatures.
BEFORE = ("cleaned", "sites", "articles.parquet", "rejected.parquet", "signatures")
_SAMPLED_SECONDS = 2.0
Told = dict[str, Any]


# ---------------------------------------------------------------------------------------------- documents


def written(rows: list[dict[str, str]], top: Path) -> Path:
    """Rows as files of a folder, for once."""
    if top.exists():
        return top
    top.mkdir(parents=True)
    for number in range(FILES):
        part = rows[number::FILES]
        lines = (json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in part)
        (top / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    return top


def signatures(data: Path, count: int, hot: int, top: Path, spark: Any) -> str:
    """A table of signatures of `count` documents, made 50,000 at a time and kept for other runs."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    texts = top / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    step = min(count, 50_000)
    for number in range(-(-count // step)):
        path = texts / (f"{number:02}.parquet" if step == 50_000 else f"of-{count}.parquet")
        if not path.exists():
            rows = made(data, step, seed=100 + number)
            table = pa.table(
                {"id": [f"{number:02}/{row['id']}" for row in rows], "text": [row["text"] for row in rows]}
            )
            write_table(table, path)
    chosen = [str(texts / f"of-{count}.parquet")] if step < 50_000 else sorted(map(str, texts.glob("[0-9]*.parquet")))
    chosen = chosen[: -(-count // step)]
    if hot:
        path = texts / f"hot-{hot}.parquet"
        rows = list(hot_rows(made(data, 200, seed=99), hot))
        write_table(pa.table({"id": [row[0] for row in rows], "text": [row[1] for row in rows]}), path)
        chosen.append(str(path))
    place = str(top / f"signatures-{count}-{hot}")
    if not Path(place, "_SUCCESS").exists():
        sign(spark.read.parquet(*chosen).repartition(64)).write.mode("overwrite").parquet(place)
    return place


def hot_rows(rows: list[dict[str, str]], count: int) -> Iterator[tuple[str, str]]:
    """So many copies of one story, each with a word or two of its own, and as many pages that are the same."""
    numbers = random.Random(3)
    story, same = rows[0]["text"].split(" "), rows[1]["text"]
    for number in range(count):
        told = list(story)
        for _ in range(2):
            told[numbers.randrange(len(told))] = f"w{numbers.randrange(10_000)}"
        yield f"hot/{number}", " ".join(told)
        yield f"same/{number}", same


# ----------------------------------------------------------------------------------------------- measured


def scale(data: Path, counts: list[int], hot: int, top: Path, master: str) -> Iterator[Told]:
    """What the search costs at these numbers of documents."""
    for count in counts:
        with session(master, MEMORY) as (spark, _log):
            place = signatures(data, count, hot, top, spark)

        def search(spark: Any, stages: Stages, place: str = place) -> Mapping[str, Any]:
            return copies.searched(spark.read.parquet(place), Settings(), stages, stages)

        yield {"hot": hot, **measured(search, master, top)}


def whole(data: Path, counts: list[int], settings: Settings, top: Path, master: str) -> Iterator[Told]:
    """What the whole job costs at these numbers of documents, from rows on."""
    for count in counts:
        folder = written(made(data, count), top / f"rows-{count}")

        def job(spark: Any, stages: Stages, folder: Path = folder) -> Mapping[str, Any]:
            place = str(top / "work")
            return SparkPipeline(settings=settings).tables(spark, [str(folder)], place, stages, stages)

        yield {"scorer": settings.scorer, **measured(job, master, top)}


def measured(work: Callable[[Any, Stages], Mapping[str, Any]], master: str, top: Path) -> Told:
    """What each stage of `work` costs, which gives the tables of a search or of the whole job."""
    log, place = top / "events", top / "work"
    for folder in (log, place):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    conf = {
        "spark.eventLog.enabled": "true", "spark.eventLog.dir": log.as_uri(), "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
    }  # fmt: skip
    watch = _Watch()
    with session(master, {**MEMORY, **conf}) as (spark, _log), watch.sampling():
        tables = work(spark, Stages(Store(spark, str(place)), "bench", watch.step))
        documents, found = tables["members"].count(), tables["clusters"].count()
        watch.step("", known=True)
    stages = by_stage(watch, events(next(log.iterdir())), documents)
    for name, one in stages.items():
        one["stored_bytes"] = stored(place / name)
    return {"documents": documents, "clusters": found, "stages": stages}


@dataclass(slots=True)
class _Watch:
    """When each stage began, what had been spent by then, and how much memory it took at most."""

    times: list[tuple[str, float, float]] = field(default_factory=list)
    memory: dict[str, int] = field(default_factory=dict)

    def step(self, name: str, known: bool) -> None:  # noqa: ARG002 - as stages tell it
        """A stage begins."""
        self.times.append((name, time.monotonic(), tree_seconds()))

    @contextmanager
    def sampling(self) -> Iterator[None]:
        """Look at the memory now and then while the block lasts."""
        ended = threading.Event()

        def look() -> None:
            while not ended.wait(_SAMPLED_SECONDS):
                if self.times:
                    name = self.times[-1][0]
                    self.memory[name] = max(self.memory.get(name, 0), largest_python())

        watcher = threading.Thread(target=look, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()


def by_stage(watch: _Watch, rows: Mapping[str, Told], documents: int) -> dict[str, Told]:
    """What each stage cost."""
    found = {}
    for (name, began, spent), (_, ended, spent_then) in pairwise(watch.times):
        cost = {"seconds": round(ended - began, 1), "cpu_seconds": round(spent_then - spent, 1)}
        cost["cpu_ms_a_document"] = round(1000 * (spent_then - spent) / documents, 4)
        cost["largest_python_mb"] = watch.memory.get(name, 0) >> 20
        found[name] = cost | rows.get(name, {})
        if "shuffle_bytes" in found[name]:
            found[name]["shuffle_bytes_a_document"] = round(found[name]["shuffle_bytes"] / documents, 1)
    return found


def events(path: Path) -> dict[str, dict[str, Any]]:
    """Of each stage of ours: bytes shuffled and spilled, and the longest task beside the median of its Spark stage."""
    name_of: dict[int, str] = {}
    totals: defaultdict[str, dict[str, Any]] = defaultdict(lambda: {"shuffle_bytes": 0, "spilled_bytes": 0})
    durations: defaultdict[int, list[float]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["Event"] == "SparkListenerJobStart":
                name = row["Properties"].get("spark.job.description", "")
                name_of.update(dict.fromkeys(row["Stage IDs"], name))
            elif row["Event"] == "SparkListenerTaskEnd" and row.get("Task Metrics"):
                metrics, name = row["Task Metrics"], name_of.get(row["Stage ID"], "")
                total = totals[name]
                total["shuffle_bytes"] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                total["spilled_bytes"] += metrics["Disk Bytes Spilled"]
                info = row["Task Info"]
                durations[row["Stage ID"]].append((info["Finish Time"] - info["Launch Time"]) / 1000)
    for stage, took in durations.items():
        total = totals[name_of.get(stage, "")]
        # Of the stage of the engine's with most work: the others take a blink.
        if sum(took) > total.get("_most", 0):
            total["_most"] = sum(took)
            total["tasks"] = len(took)
            total["median_task_seconds"] = round(statistics.median(took), 2)
            total["slowest_task_seconds"] = round(max(took), 2)
    return {name: {key: value for key, value in one.items() if key[0] != "_"} for name, one in totals.items()}


def tree_seconds() -> float:
    """Processor time of this process and of all below it, the ended ones included."""
    parent: dict[int, int] = {}
    spent: dict[int, float] = {}
    tick = os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                told = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parent[int(entry.name)] = int(told[1])
            spent[int(entry.name)] = sum(map(int, told[11:15])) / tick

    def ours(process: int) -> bool:
        while process > 1:
            if process == os.getpid():
                return True
            process = parent.get(process, 0)
        return False

    return sum(seconds for process, seconds in spent.items() if ours(process))


def largest_python() -> int:
    """Bytes that the largest of the engine's Python workers holds now."""
    largest = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if b"pyspark" in (entry / "cmdline").read_bytes() and (entry / "stat").stat().st_uid == os.getuid():
                    pages = int((entry / "statm").read_text().split()[1])
                    java = (entry / "exe").readlink().name == "java"
                    largest = max(largest, 0 if java else pages * os.sysconf("SC_PAGE_SIZE"))
            except OSError:
                continue
    return largest


def stored(place: Path) -> int:
    """Bytes of a table on the disk."""
    return sum(path.stat().st_size for path in place.rglob("*.parquet") if path.is_file())


# ------------------------------------------------------------------------------------------------ larger


def sized(curves: list[Path], articles: int, price: float, cores: int) -> Iterator[str]:
    """What so many articles cost, by the cost of the next document in the largest runs that were measured.

    `price`: of one core for one hour.
    """
    told: dict[str, Told] = {}
    sizes: dict[str, list[int]] = {}
    for path in curves:
        rows = sorted(json.loads(path.read_text()), key=lambda row: int(row["documents"]))
        search = "scorer" not in rows[-1]
        for name, last in rows[-1]["stages"].items():
            if search or name not in told:
                told[name] = _next(rows, name, last)
                sizes[name] = [row["documents"] for row in rows[-2:]]
    order = [name for name in (*BEFORE, *told) if name in told]
    yield f"{articles:,} articles; each stage by its cost from the smaller to the larger of the two largest runs"
    yield ""
    yield "| stage | measured at | ms of a core, an article | hours of a core | shuffled, GB | written, GB |"
    yield "|---|---|---|---|---|---|"
    totals = [0.0, 0.0, 0.0, 0.0]
    for name in dict.fromkeys(order):
        one = told[name]
        hours, shuffled, kept = (one[key] * articles for key in ("cpu", "shuffle", "stored"))
        told_sizes = " to ".join(f"{size:,}" for size in sizes[name])
        values = (one["cpu"] * 1000, hours / 3600, shuffled / 1e9, kept / 1e9)
        totals = [total + value for total, value in zip(totals, values, strict=True)]
        yield f"| {name.removesuffix('.parquet')} | {told_sizes} | " + " | ".join(map(_short, values)) + " |"
    yield "| all | | " + " | ".join(map(_short, totals)) + " |"
    most = max(one["memory"] for one in told.values())
    yield ""
    yield f"{_short(totals[1] / cores)} hours on {cores:,} cores that are always busy; where one costs {price:g} an"
    yield f"hour, {_short(totals[1] * price)}. The largest Python worker held {most} MB."


def _next(rows: list[Told], name: str, last: Told) -> dict[str, float]:
    """What one more document costs in a stage: what a stage costs however little there is to do is left out."""
    keys = {"cpu": "cpu_seconds", "shuffle": "shuffle_bytes", "stored": "stored_bytes"}
    before = rows[-2]["stages"].get(name, {}) if len(rows) > 1 else {}
    documents = rows[-1]["documents"] - (rows[-2]["documents"] if len(rows) > 1 else 0)
    found = {key: max(0.0, last.get(at, 0) - before.get(at, 0)) / documents for key, at in keys.items()}
    return {**found, "memory": last.get("largest_python_mb", 0)}


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


# ----------------------------------------------------------------------------------------------------- plot


COLOURS = (
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac",
    "#499894", "#d37295",
)  # fmt: skip


def plot(curve: list[Told], path: Path) -> None:
    """Processor time a document by stage, over the number of documents, as a picture."""
    names = [name for name in curve[-1]["stages"] if name]
    counts = [row["documents"] for row in curve]
    width, height, left, bottom = 760, 420, 60, 60
    costs = [[row["stages"].get(name, {}).get("cpu_ms_a_document", 0.0) for name in names] for row in curve]
    most = max(sum(cost) for cost in costs) * 1.1
    size = f'width="{width}" height="{height}"'
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">']
    out.append(f'<rect width="{width}" height="{height}" fill="white"/>')
    out.append(f'<text x="{left}" y="20">processor time a document, ms, by stage; measured on local[2]</text>')
    slot = (width - left - 180) / len(curve)

    def y(value: float) -> float:
        return height - bottom - value / most * (height - bottom - 40)

    for number in range(5):
        value = most * number / 4
        out.append(f'<line x1="{left}" x2="{width - 170}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.2f}</text>')
    for at, (count, cost) in enumerate(zip(counts, costs, strict=True)):
        total = 0.0
        for colour, one in zip(COLOURS, cost, strict=False):
            out.append(
                f'<rect x="{left + slot * at + slot * 0.2:.1f}" width="{slot * 0.6:.1f}" y="{y(total + one):.1f}" '
                f'height="{y(total) - y(total + one):.1f}" fill="{colour}"/>'
            )
            total += one
        middle = left + slot * (at + 0.5)
        out.append(f'<text x="{middle:.1f}" y="{y(total) - 6:.1f}" text-anchor="middle">{total:.2f}</text>')
        out.append(f'<text x="{middle:.1f}" y="{height - bottom + 18}" text-anchor="middle">{count:,}</text>')
    out.append(f'<text x="{left}" y="{height - 18}">documents</text>')
    for at, (name, colour) in enumerate(zip(names, COLOURS, strict=False)):
        out.append(f'<rect x="{width - 160}" y="{40 + 20 * at}" width="12" height="12" fill="{colour}"/>')
        out.append(f'<text x="{width - 142}" y="{51 + 20 * at}">{name.removesuffix(".parquet")}</text>')
    path.write_text("\n".join([*out, "</svg>"]) + "\n", encoding="utf-8")
