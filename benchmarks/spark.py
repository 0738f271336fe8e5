#!/usr/bin/env python3
"""The run on Spark: is it the run on one machine, what does it cost, how does it stand beside others.

spark.py --data DIR --equal 20000 [--masters local,standalone] [--parts 3,8,17] [-o result.json]
spark.py --data DIR --kill 20000
spark.py --data DIR --scale 10000,100000,1000000 [--hot 20000] [-o curve.json]
spark.py --data DIR --whole 5000,20000 [-o whole.json]
spark.py --size curve.json whole.json [--articles 1000000000] [--price 0.05] [--cores 1000]
spark.py --data DIR --peers 20000 [--python PYTHON]
spark.py --plot curve.json -o picture.svg

`--equal` makes documents (`benchmarks/dedup.py` says how), runs the whole job on one machine, then on Spark over all
numbers of parts, two orders of the input and both kinds of master, and compares the hash of the rows (id, hash of the
text, cluster, canonical, relation). `--kill` does the same while a worker of two is killed by SIGKILL, and after the
driver was. `--scale` signs documents, which is not counted, and searches for copies among the signatures: processor
time of all processes by stage, and from the engine's event log what was shuffled and spilled, and the slowest task
beside the median. `--hot` adds so many copies of one story, and as many identical pages. `--whole` measures the whole
job in the same way, `--size` works out from both what a larger corpus costs. Processor time, for a machine is seldom
idle.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.dedup import made
from benchmarks.spark_cost import MEMORY, plot, scale, sized, whole, written
from benchmarks.standalone import standalone
from cleaner import Pipeline, Settings
from cleaner.runners.spark import SparkPipeline, copies, session, sign
from cleaner.runners.spark.stages import Stages, Store

# ---------------------------------------------------------------------------------------------------- equal


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
    rows, top = made(data, count), top / f"equal-{count}-{settings.scorer}"
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


def killed(data: Path, count: int, settings: Settings, top: Path) -> Iterator[dict[str, Any]]:
    """The hash of a run that loses one worker of two in each of its long stages, and of one whose driver is killed."""
    top = top / f"equal-{count}-{settings.scorer}"
    folder = written(made(data, count), top / "given")
    Pipeline(jobs=2, report=False, settings=settings).run(folder, top / "local")
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
            SparkPipeline(settings=settings).run(folder, out, spark)
            found = proof(out)
            about = {"killed in": stage, "killed": gone.is_set(), "sha256": found, "equal": found == wanted}
            yield {**about, "workers left": cluster.alive(), "seconds": round(time.monotonic() - began)}
    yield driver_killed(folder, settings, top / "out", wanted)


def driver_killed(folder: Path, settings: Settings, out: Path, wanted: str) -> dict[str, Any]:
    """The hash of a run whose driver is killed while it looks for candidates, and that is started again."""
    shutil.rmtree(out, ignore_errors=True)
    words = [sys.executable, "-m", "cleaner", "run", str(folder), "-o", str(out), "--runner", "spark"]
    words += ["--master", "local[2]", "--scorer", settings.scorer]
    for name, value in MEMORY.items():
        words += ["--spark-conf", f"{name}={value}"]
    began = time.monotonic()
    with subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as driver:
        while not (out / ".cleaner/spark/candidates/_temporary").exists() and driver.poll() is None:
            time.sleep(0.05)
        os.killpg(driver.pid, signal.SIGKILL)
        ended = driver.wait()
    kept = len(list((out / ".cleaner" / "spark").glob("*/_made.json")))
    between = time.monotonic()
    again = subprocess.run(words, capture_output=True, text=True, check=False)
    found = proof(out) if again.returncode == 0 else again.stderr[-800:]
    about = {"killed in": "candidates, the driver", "killed": ended == -signal.SIGKILL, "tables kept": kept}
    about |= {"sha256": found, "equal": found == wanted, "seconds": round(between - began)}
    return about | {"seconds again": round(time.monotonic() - between)}


# ---------------------------------------------------------------------------------------------------- peers


def peers(data: Path, count: int, python: str, top: Path) -> Iterator[dict[str, Any]]:
    """Seconds by the clock of a search for copies among the same documents, each program on two cores in turn.

    Not processor time: datatrove's processes are nobody's children when they end.
    """
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
        began = time.monotonic()
        ended = subprocess.run(words, capture_output=True, text=True, check=False)
        told = {"program": name, "seconds": round(time.monotonic() - began, 1)}
        said = ended.stdout.strip().splitlines()
        yield told | ({"said": said[-1] if said else ""} if not ended.returncode else {"failed": ended.stderr[-800:]})


def search(folder: Path) -> None:
    """A search among rows that are clean already, on Spark: what peers do."""
    with tempfile.TemporaryDirectory() as name, session("local[2]", MEMORY) as (spark, _log):
        stages = Stages(Store(spark, name), "bench", lambda *_: None)
        signed = stages.table("signatures", lambda: sign(spark.read.json(str(folder))))
        tables = copies.searched(signed, Settings(), stages, stages)
        print(tables["clusters"].count(), "clusters")


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
    parser.add_argument("--whole", type=numbers, metavar="DOCUMENTS,...")
    parser.add_argument("--size", type=Path, nargs="+", metavar="CURVE", help="what --scale and --whole wrote")
    parser.add_argument("--articles", type=int, default=1_000_000_000, help="of --size")
    parser.add_argument("--price", type=float, default=0.05, help="of --size: an hour of a core")
    parser.add_argument("--cores", type=int, default=1000, help="of --size")
    parser.add_argument("--peers", type=int, metavar="DOCUMENTS")
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--plot", type=Path, metavar="CURVE")
    parser.add_argument("--hot", type=int, default=0, metavar="COPIES")
    parser.add_argument("--masters", default="local,standalone", help="kinds of master")
    parser.add_argument("--parts", type=numbers, default=[3, 8, 17], help="numbers of parts")
    parser.add_argument("--scorer", default="learned", help="rules cleans three times as fast")
    parser.add_argument("--master", default="local[2]", help="of --scale and --whole")
    parser.add_argument("--python", default=sys.executable, help="Python in which the peers are installed")
    parser.add_argument("--work", type=Path, help="a folder to keep documents and signatures in for other runs")
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    if options.search:
        search(options.search)
        return
    if options.plot:
        plot(json.loads(options.plot.read_text()), options.out)
        return
    if options.size:
        print("\n".join(sized(options.size, options.articles, options.price, options.cores)))
        return
    with tempfile.TemporaryDirectory(prefix="cleaner-spark-bench-") as name:
        top = options.work or Path(name)
        kinds, settings = options.masters.split(","), Settings(scorer=options.scorer)
        if options.equal:
            found = equal(options.data, options.equal, kinds, options.parts, settings, top)
        elif options.kill:
            found = killed(options.data, options.kill, settings, top)
        elif options.peers:
            found = peers(options.data, options.peers, options.python, Path(name))
        elif options.whole:
            found = whole(options.data, options.whole, settings, top, options.master)
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
