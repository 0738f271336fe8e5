"""The same job on Spark gives the same rows, whatever the parts, the order, and the machines that are lost."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cleaner import Pipeline
from cleaner.cli import main
from cleaner.errors import UsageError
from cleaner.runners.spark import engine

SEEDS = Path(__file__).parent.parent / "seeds"
SMALL = {"spark.driver.memory": "700m", "spark.executor.memory": "500m", "spark.sql.shuffle.partitions": "2"}


CONF = [word for pair in SMALL.items() for word in ("--spark-conf", "=".join(pair))]
COMMAND = [sys.executable, "-m", "cleaner", "run", "--runner", "spark"]


def _lacks() -> str:
    """Why Spark does not run here, or nothing."""
    try:
        engine.check()
    except UsageError as error:
        return str(error)
    return ""


needs_spark = pytest.mark.skipif(bool(_lacks()), reason=_lacks())


# ------------------------------------------------------------------------------------------ without an engine


class TestWithoutWhatItNeeds:
    def test_it_says_how_to_get_pyspark(self, monkeypatch):
        monkeypatch.setattr(engine, "find_spec", lambda _: None)
        with pytest.raises(UsageError, match=r"pip install .article-cleaner\[spark\]"):
            engine.check()

    @pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is asked for first")
    def test_it_says_how_to_get_java(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
        with pytest.raises(UsageError, match="Java 17"):
            engine.check()

    @pytest.mark.skipif(find_spec("pyspark") is None, reason="PySpark is asked for first")
    def test_an_old_java_is_told_by_its_number(self, monkeypatch, tmp_path):
        java = tmp_path / "bin" / "java"
        java.parent.mkdir()
        java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
        java.chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        with pytest.raises(UsageError, match="is Java 11"):
            engine.check()

    @pytest.mark.parametrize("words", [("--master", "local"), ("--spark-conf", "a=b"), ("--files",)])
    def test_its_options_are_for_it_alone(self, words, tmp_path, capsys):
        with pytest.raises(SystemExit) as ended:
            main(["run", str(SEEDS), "-o", str(tmp_path / "out"), *words])
        assert ended.value.code == 2
        assert f"{words[0]} is for Spark" in capsys.readouterr().err

    def test_a_setting_without_a_value_is_told(self, tmp_path, capsys):
        with pytest.raises(SystemExit) as ended:
            main(["run", str(SEEDS), "-o", str(tmp_path / "out"), "--runner", "spark", "--spark-conf", "x"])
        assert ended.value.code == 2
        assert "KEY=VALUE" in capsys.readouterr().err


# -------------------------------------------------------------------------------------------------- a corpus

WORDS = (SEEDS / "000_39a4a156a79cc54e.txt").read_text(encoding="utf-8").split()
FOOTER = "Join our channel for the news that matters to you every morning"


def _story(numbers: random.Random) -> list[str]:
    return [" ".join(numbers.choices(WORDS, k=45)) + "." for _ in range(5)]


def corpus(top: Path, stories: int) -> Path:
    """A folder of rows, files and pages: copies, a site's footer, two pages with one id, pages that are none."""
    numbers = random.Random(5)
    top.mkdir()
    rows = []
    for story in range(stories):
        told = _story(numbers)
        for copy in range(1 + (story % 3 == 0) + (story % 15 == 0) * 3):
            text = [*(told[: 3 + copy % 3] if copy else told), f"{FOOTER} {copy % 2}"]
            row = {"id": f"{story:03}-{copy}", "text": "\n\n".join(text), "site": f"site{copy % 2}.example"}
            rows.append({**row, "date": f"2026-01-{1 + story % 28:02}"})
    rows.append({**rows[0], "id": "same words"})
    numbers.shuffle(rows)
    for number in range(3):
        (top / f"{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[number::3]))
    last = [{**rows[1], "id": "000-0"}, {"id": "empty", "text": " "}]
    (top / "last.jsonl").write_text("".join(json.dumps(row) + "\n" for row in last) + "not a row\n")
    shutil.copytree(SEEDS, top / "seeds")
    told = _story(numbers)
    page = f"<html><body><nav>Home</nav>{''.join(f'<p>{one}</p>' for one in told)}</body></html>"
    (top / "page.html").write_text(page)
    (top / "page.url").write_text("[InternetShortcut]\nURL=https://site0.example/page")
    (top / "notes.doc").write_text("no page")
    (top / "picture.html").write_bytes(b"\x89PNG\r\n" + bytes(100))
    return top


def tree(top: Path) -> dict[str, str]:
    """What a run on one machine writes, but its manifest and state."""
    names = ("*.jsonl", "clean/**/*", "variants/**/*")
    files = (path for name in names for path in top.glob(name) if path.is_file())
    return {str(path.relative_to(top)): sha256(path.read_bytes()).hexdigest() for path in files}


def proof(spark: Any, out: Path) -> str:
    """A hash of the rows (id, text hash, cluster, canonical, relation)."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    articles = spark.read.parquet(str(out / "articles.parquet")).select("id", F.sha2("text", 256).alias("text"))
    members = spark.read.parquet(str(out / "members.parquet"))
    rows = articles.join(members, "id").select("id", "text", "cluster", "canonical", "relation").collect()
    return hashed(tuple(row) for row in rows)


def local_proof(out: Path) -> str:
    """The same of a run on one machine."""
    texts = {row["id"]: sha256(row["text"].encode()).hexdigest() for row in _rows(out / "articles.jsonl")}
    return hashed(
        (member["id"], texts[member["id"]], row["cluster"], row["canonical"], member["relation"])
        for row in _rows(out / "clusters.jsonl")
        for member in row["members"]
    )


def hashed(rows: Iterator[tuple[str, ...]]) -> str:
    return sha256("\n".join(map(json.dumps, sorted(rows))).encode()).hexdigest()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass
class Here:
    """A corpus, what one machine made of it, and a session."""

    corpus: Path
    local: Path
    spark: Any


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Iterator[Here]:
    top = tmp_path_factory.mktemp("spark")
    found = corpus(top / "in", 40)
    Pipeline(jobs=2, report=False).run(found, top / "local")
    with engine.session("local[2]", SMALL) as (spark, _):
        yield Here(found, top / "local", spark)


# -------------------------------------------------------------------------------------------------- with it


@needs_spark
class TestTheWholeJob:
    def test_every_file_is_that_of_one_machine(self, here, tmp_path):
        from cleaner.runners.spark import SparkPipeline

        summary = SparkPipeline(files=True, partitions=3).run(here.corpus, tmp_path / "out", here.spark)
        assert tree(tmp_path / "out") == tree(here.local)
        told = json.loads((here.local / "manifest.json").read_text())
        counts = ("pages", "articles", "rejected", "passed_over", "removed_characters")
        for name in (*counts, "clusters", "copies", "largest_cluster"):
            assert getattr(summary, name) == told[name], name
        assert proof(here.spark, tmp_path / "out") == local_proof(here.local)
        assert any("recurring" in line["rule"] for line in _rows(here.local / "removed.jsonl"))
        assert summary.rejected["duplicate id"] == 1
        assert summary.passed_over == {".doc": 1}
        pages = {row["id"]: row for row in _rows(here.local / "articles.jsonl")}
        assert pages["page.html"]["url"] == "https://site0.example/page"


def joined(edges: list[tuple[int, int]]) -> dict[int, int]:
    """The smallest node of each node's part."""
    parent: dict[int, int] = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for left, right in edges:
        first, second = root(left), root(right)
        if left != right:
            parent[max(first, second)] = min(first, second)
    return {node: root(node) for edge in edges if edge[0] != edge[1] for node in edge}


@needs_spark
def test_the_connected_parts_are_those_of_union_find(here):
    from cleaner.runners.spark import components

    numbers = random.Random(1)
    nodes = [numbers.getrandbits(63) for _ in range(800)]
    edges = [(numbers.choice(nodes[:400]), numbers.choice(nodes[:400])) for _ in range(360)]
    # A star, a chain, and a pair that is none.
    edges += [(nodes[400], node) for node in nodes[400:700]] + list(pairwise(nodes[700:])) + [(nodes[0], nodes[0])]
    found = components(here.spark.createDataFrame(edges, "left long, right long").repartition(3))
    assert {row["node"]: row["part"] for row in found.collect()} == joined(edges)


@needs_spark
class TestWhatIsLost:
    def test_a_worker_that_is_killed_costs_time_and_nothing_else(self, here, tmp_path):
        """On a cluster, from rows in another order, and nothing but the account is printed."""
        from benchmarks.standalone import standalone

        turned, out = tmp_path / "in", tmp_path / "out"
        shutil.copytree(here.corpus, turned)
        for path in turned.glob("[0-9].jsonl"):
            path.write_text("\n".join(reversed(path.read_text().splitlines())) + "\n")
        with standalone(2, memory="600m") as cluster:
            words = [*COMMAND, str(turned), "-o", str(out), "--master", cluster.master, *CONF, "--json"]
            with started(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
                waited((out / ".cleaner" / "spark" / "cleaned" / "_temporary").exists, running)
                cluster.kill_worker(0)
                told, complaints = running.communicate(timeout=600)
        assert (running.returncode, complaints) == (3, "")
        assert json.loads(told)["articles"] == len(_rows(here.local / "articles.jsonl"))
        assert proof(here.spark, out) == local_proof(here.local)

    def test_a_killed_driver_goes_on_behind_the_last_stage(self, here, tmp_path):
        from cleaner.runners.spark import SparkPipeline

        out = tmp_path / "out"
        words = [*COMMAND, str(here.corpus), "-o", str(out), "--master", "local[2]", *CONF]
        done = out / ".cleaner" / "spark" / "cleaned" / "_made.json"
        with started(words) as running:
            waited(done.exists, running)
        before = done.stat().st_mtime_ns
        stages: list[str] = []
        told = threading.Lock()

        def progress(step: str, *_: object) -> None:
            with told:
                stages.append(step)

        SparkPipeline(progress=progress, partitions=1).run(here.corpus, out, here.spark)
        assert done.stat().st_mtime_ns == before
        assert "cleaned" not in stages
        assert proof(here.spark, out) == local_proof(here.local)

    def test_a_master_that_is_none_is_one_sentence(self, tmp_path):
        words = [*COMMAND, str(SEEDS), "-o", str(tmp_path / "out"), "--master", "nowhere"]
        ended = subprocess.run(words, capture_output=True, text=True, timeout=600)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert re.fullmatch(r"cleaner: Spark does not start on nowhere: .*: its log is .*\n", ended.stderr)


@contextmanager
def started(words: list[str], **how: Any) -> Iterator[subprocess.Popen[Any]]:
    """A program, which is killed with all that it has started when the block ends."""
    running = subprocess.Popen(words, start_new_session=True, **how)
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def waited(there: Any, running: subprocess.Popen[Any]) -> None:
    until = time.monotonic() + 600
    while not there():
        assert running.poll() is None, "it ended too soon"
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.05)
