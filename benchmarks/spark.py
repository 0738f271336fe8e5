#!/usr/bin/env python3
"""The run on Spark: is it the run on one machine, what does it cost, how does it stand beside others.

spark.py --data DIR --equal 20000 [--masters local,standalone] [--parts 3,8,17] [-o result.json]
spark.py --data DIR --kill 20000
spark.py --data DIR --scale 10000,100000,1000000 [--hot 20000] [-o curve.json]
spark.py --data DIR --peers 20000 [--python PYTHON]
spark.py --plot curve.json -o picture.svg

`--equal` makes documents (`benchmarks/dedup.py` says how), runs the whole job on one machine, then on Spark over all
numbers of parts, two orders of the input and both kinds of master, and compares the hash of the rows (id, hash of the
text, cluster, canonical, relation). `--kill` does the same while a worker of two is killed by SIGKILL. `--scale` signs
documents, which is not counted, and searches for copies among the signatures: processor time of all processes by stage,
and from the engine's event log what was shuffled and spilled, and the slowest task beside the median. `--hot` adds so
many copies of one story, and as many identical pages. Processor time, for a machine is seldom idle.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.dedup import made
from benchmarks.standalone import standalone
from cleaner import Pipeline, Settings
from cleaner.runners.spark import SparkPipeline, copies, session, sign
from cleaner.runners.spark.stages import Stages, Store

MEMORY = {"spark.driver.memory": "1g", "spark.executor.memory": "900m"}
FILES = 8


# ---------------------------------------------------------------------------------------------------- equal


def written(rows: list[dict[str, str]], top: Path) -> Path:
    """Rows as files of a folder."""
    top.mkdir(parents=True)
    for number in range(FILES):
        part = rows[number::FILES]
        lines = (json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in part)
        (top / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    return top


def hashed(rows: Iterable[tuple[str, ...]]) -> str:
    """SHA-256 of rows, whatever their order."""
    return sha256("\n".join(sorted(map(json.dumps, rows))).encode()).hexdigest()


def local_proof(out: Path) -> str:
    """Of the rows (id, text hash, cluster, canonical, relation) of a run on one machine."""
    texts = {row["id"]: sha256(row["text"].encode()).hexdigest() for row in lines(out / "articles.jsonl")}
    return hashed(
        (member["id"], texts[member["id"]], row["cluster"], row["canonical"], member["relation"])
        for row in lines(out / "clusters.jsonl")
        for member in row["members"]
    )


def proof(out: Path) -> str:
    """The same of a run on Spark, read without it."""
    from pyarrow.parquet import read_table

    articles = read_table(out / "articles.parquet", columns=["id", "text"]).to_pydict()
    texts = {
        name: sha256(text.encode()).hexdigest() for name, text in zip(articles["id"], articles["text"], strict=True)
    }
    told = read_table(out / "members.parquet").to_pydict()
    names = ("id", "cluster", "canonical", "relation")
    rows = zip(*(told[name] for name in names), strict=True)
    return hashed((name, texts[name], *others) for name, *others in rows)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


@contextmanager
def masters(name: str) -> Iterator[tuple[str, Any]]:
    """The address of a master, and its cluster where there is one."""
    if name == "local":
        yield "local[2]", None
    else:
        with standalone(2, memory="1g") as cluster:
            yield cluster.master, cluster


def equal(
    data: Path, count: int, names: list[str], parts: list[int], settings: Settings, top: Path
) -> Iterator[dict[str, Any]]:
    """The hash of every run."""
    rows = made(data, count)
    given = {"as given": written(rows, top / "given"), "turned round": written(rows[::-1], top / "turned")}
    began = time.monotonic()
    Pipeline(jobs=2, report=False, settings=settings).run(given["as given"], top / "local")
    wanted = local_proof(top / "local")
    yield {"run": "one machine", "rows": count, "sha256": wanted, "seconds": round(time.monotonic() - began)}
    for name in names:
        with masters(name) as (master, _), session(master, MEMORY) as (spark, _log):
            for number in parts:
                for order, folder in given.items():
                    out, began = top / "out", time.monotonic()
                    shutil.rmtree(out, ignore_errors=True)
                    SparkPipeline(partitions=number, settings=settings).run(folder, out, spark)
                    found = proof(out)
                    about = {"run": name, "parts": number, "order": order, "sha256": found, "equal": found == wanted}
                    yield {**about, "seconds": round(time.monotonic() - began)}


def killed(data: Path, count: int, top: Path) -> Iterator[dict[str, Any]]:
    """The hash of a run that loses one worker of two in each of its long stages."""
    folder = written(made(data, count), top / "given")
    Pipeline(jobs=2, report=False).run(folder, top / "local")
    wanted = local_proof(top / "local")
    for stage in ("cleaned", "candidates", "clusters.parquet"):
        out = top / "out"
        shutil.rmtree(out, ignore_errors=True)
        place = out / (stage if "." in stage else f".cleaner/spark/{stage}") / "_temporary"
        began = time.monotonic()
        with masters("standalone") as (master, cluster), session(master, MEMORY) as (spark, _log):
            gone = threading.Event()

            def kill(place: Path = place, cluster: Any = cluster, gone: threading.Event = gone) -> None:
                while not place.exists():
                    time.sleep(0.05)
                time.sleep(1)
                cluster.kill_worker(0)
                gone.set()

            threading.Thread(target=kill, daemon=True).start()
            SparkPipeline().run(folder, out, spark)
            found = proof(out)
            about = {"killed in": stage, "killed": gone.is_set(), "sha256": found, "equal": found == wanted}
            yield {**about, "workers left": cluster.alive(), "seconds": round(time.monotonic() - began)}


# ---------------------------------------------------------------------------------------------------- scale


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


def scale(data: Path, counts: list[int], hot: int, top: Path, master: str) -> Iterator[dict[str, Any]]:
    """What the search costs at these numbers of documents."""
    for count in counts:
        with session(master, MEMORY) as (spark, _log):
            place = signatures(data, count, hot, top, spark)
        log, work = top / "events", top / "work"
        for folder in (log, work):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        conf = {
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": log.as_uri(), "spark.eventLog.compress": "false",
            "spark.eventLog.rolling.enabled": "false",
        }  # fmt: skip
        times: list[tuple[str, float, float]] = []

        def step(name: str, known: bool, times: list[tuple[str, float, float]] = times) -> None:
            times.append((name, time.monotonic(), tree_seconds()))

        with session(master, {**MEMORY, **conf}) as (spark, _log):
            stages = Stages(Store(spark, str(work)), "bench", step)
            tables = copies.searched(spark.read.parquet(place), Settings(), stages, stages)
            documents, found = tables["members"].count(), tables["clusters"].count()
            step("", known=True)
        rows = events(next(log.iterdir()))
        yield {"documents": documents, "hot": hot, "clusters": found, "stages": by_stage(times, rows, documents)}


def by_stage(
    times: list[tuple[str, float, float]], rows: Mapping[str, dict[str, Any]], documents: int
) -> dict[str, dict[str, Any]]:
    """What each stage cost."""
    found = {}
    for (name, began, spent), (_, ended, spent_then) in pairwise(times):
        cost = {"seconds": round(ended - began, 1), "cpu_seconds": round(spent_then - spent, 1)}
        cost["cpu_ms_a_document"] = round(1000 * (spent_then - spent) / documents, 4)
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


# ---------------------------------------------------------------------------------------------------- peers


def peers(data: Path, count: int, python: str, top: Path) -> Iterator[dict[str, Any]]:
    """Processor time of a search for copies among the same documents, each program on two cores."""
    rows = made(data, count)
    folder = written(rows, top / "given")
    clusters = {row["id"]: row["cluster"] for row in rows}
    (top / "truth.json").write_text(json.dumps(clusters))
    for name, words in {
        "cleaner on Spark, local[2]": [sys.executable, __file__, "--search", str(folder)],
        "cleaner dedup": [sys.executable, "-m", "cleaner", "dedup", str(folder), "-o", str(top / "dedup"), "-q"],
        "datatrove": [
            python,
            str(Path(__file__).parent / "minhash_peers.py"),
            "datatrove",
            str(folder),
            str(top / "dt"),
        ],
        "text-dedup": [
            python,
            str(Path(__file__).parent / "minhash_peers.py"),
            "text-dedup",
            str(folder),
            str(top / "td"),
        ],
    }.items():
        began, before = time.monotonic(), tree_seconds()
        ended = subprocess.run(words, capture_output=True, text=True, check=False)
        told = {"program": name, "seconds": round(time.monotonic() - began, 1)}
        told["cpu_seconds"] = round(tree_seconds() - before, 1)
        said = ended.stdout.strip().splitlines()
        yield told | ({"said": said[-1] if said else ""} if not ended.returncode else {"failed": ended.stderr[-800:]})


def search(folder: Path) -> None:
    """A search among rows that are clean already, on Spark: what peers do."""
    with tempfile.TemporaryDirectory() as name, session("local[2]", MEMORY) as (spark, _log):
        stages = Stages(Store(spark, name), "bench", lambda *_: None)
        signed = stages.table("signatures", lambda: sign(spark.read.json(str(folder))))
        tables = copies.searched(signed, Settings(), stages, stages)
        print(tables["clusters"].count(), "clusters")


# ----------------------------------------------------------------------------------------------------- plot


COLOURS = (
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac",
    "#499894", "#d37295",
)  # fmt: skip


def plot(curve: list[dict[str, Any]], path: Path) -> None:
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


# ----------------------------------------------------------------------------------------------------- main


def numbers(text: str) -> list[int]:
    """Whole numbers parted by commas."""
    return [int(word) for word in text.split(",")]


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder with articles-dev")
    parser.add_argument("--equal", type=int, metavar="DOCUMENTS")
    parser.add_argument("--kill", type=int, metavar="DOCUMENTS")
    parser.add_argument("--scale", type=numbers, metavar="DOCUMENTS,...")
    parser.add_argument("--peers", type=int, metavar="DOCUMENTS")
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--plot", type=Path, metavar="CURVE")
    parser.add_argument("--hot", type=int, default=0, metavar="COPIES")
    parser.add_argument("--masters", default="local,standalone", help="kinds of master")
    parser.add_argument("--parts", type=numbers, default=[3, 8, 17], help="numbers of parts")
    parser.add_argument("--scorer", default="learned", help="of --equal: rules cleans three times as fast")
    parser.add_argument("--master", default="local[2]", help="of --scale")
    parser.add_argument("--python", default=sys.executable, help="Python in which the peers are installed")
    parser.add_argument("--work", type=Path, help="a folder to keep signatures in for other runs")
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    if options.search:
        search(options.search)
        return
    if options.plot:
        plot(json.loads(options.plot.read_text()), options.out)
        return
    with tempfile.TemporaryDirectory(prefix="cleaner-spark-bench-") as name:
        top = options.work or Path(name)
        kinds = options.masters.split(",")
        if options.equal:
            found = equal(
                options.data, options.equal, kinds, options.parts, Settings(scorer=options.scorer), Path(name)
            )
        elif options.kill:
            found = killed(options.data, options.kill, Path(name))
        elif options.peers:
            found = peers(options.data, options.peers, options.python, Path(name))
        else:
            found = scale(options.data, options.scale or [10_000], options.hot, top, options.master)
        told = []
        for row in found:
            print(json.dumps(row), flush=True)
            told.append(row)
        if options.out:
            options.out.write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
