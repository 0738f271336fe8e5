#!/usr/bin/env python3
"""Compare the search for copies with others, on the same texts, in one run.

dedup.py --data DIR [--count 100000] [--tools cleaner,datasketch,rensa,text-dedup] [--peers PYTHON] [-o result.json]
dedup.py --data DIR --curve 10000,30000,100000 [-o curve.json]
dedup.py --data DIR --quality [--copies FILE ...]
dedup.py --data DIR --daily 100000,10000 [--job]
dedup.py --data DIR --sign

The texts of speed runs are walks over the real words of `articles-dev`: after each word the walk goes on with the next
word of that article, or, six times in ten, with the word after another place of the same word. Words that the articles
have once or twice, names for the most part, are other names in each story, and numbers are other numbers. So made
stories share as many phrases as real ones do: of the three-word phrases of 780 real articles, cut at 400 words, 14.9 %
stand in another one of them, of 780 made stories 14.7 % (`--phrases` counts both). One article in four is a copy of
another, cut, re-headlined and re-dated; pages have the boilerplate of 300 sites. Each tool runs in a process of its own
on the same texts; time is processor time, for a machine is seldom idle; memory is the growth of its resident set over
what it had with all texts loaded, which is the same for all.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

WORDS_A_STORY = 400
# How often a walk goes on in another place, and how often a word stands in all articles that is another in each story.
JUMPS = 0.6
RARE = 2
NAMES = 1 << 20
Row = dict[str, str]


class Stories:
    """Stories made from the words of real articles."""

    def __init__(self, data: Path, seed: int) -> None:
        self.draw, self.random = np.random.default_rng(seed), random.Random(seed)
        rows = (data / "articles-dev" / "truth.jsonl").read_text(encoding="utf-8").strip().split("\n")
        self.bodies = [json.loads(row)["text"].split() for row in rows]
        self.words = [word for body in self.bodies for word in body]
        vocabulary = {word: i for i, word in enumerate(dict.fromkeys(self.words))}
        self.names = list(vocabulary)
        self.tokens = np.array([vocabulary[word] for word in self.words])
        self.order = np.argsort(self.tokens, kind="stable")
        self.first = np.searchsorted(self.tokens[self.order], np.arange(len(vocabulary) + 1))
        self.rare = np.bincount(self.tokens) <= RARE
        # A name is the start of one rare word and the end of another.
        self.parts = [word for word, rare in zip(self.names, self.rare, strict=True) if rare and word.isalpha()]

    def made(self, count: int) -> Iterator[list[str]]:
        """The words of so many stories."""
        for start in range(0, count, 10_000):
            size = min(10_000, count - start)
            lengths = np.clip(self.draw.normal(WORDS_A_STORY, 120, size), 120, 900).astype(int)
            place = self.draw.integers(0, len(self.tokens) - 1, size)
            walk = np.empty((int(lengths.max()), size), np.int32)
            for step in range(len(walk)):
                walk[step] = self.tokens[place]
                jump = self.draw.random(size) < JUMPS
                low, high = self.first[walk[step]], self.first[walk[step] + 1]
                other = self.order[(low + self.draw.random(size) * (high - low)).astype(int)]
                place = (np.where(jump, other, place) + 1) % len(self.tokens)
            salts = self.draw.integers(0, NAMES, size).tolist()
            for i, salt in enumerate(salts):
                yield [self._word(token, salt) for token in walk[: lengths[i], i].tolist()]

    def _word(self, token: int, salt: int) -> str:
        word = self.names[token]
        if self.rare[token] and word.isalpha():
            number = (token * 2654435761 + salt) % NAMES
            head, tail = self.parts[number % len(self.parts)], self.parts[number * 7919 % len(self.parts)]
            return head[: len(head) // 2 + 1] + tail[len(tail) // 2 :]
        if any(map(str.isdigit, word)):
            return "".join(self.random.choice("0123456789") if c.isdigit() else c for c in word)
        return word


def made(data: Path, count: int, seed: int = 1) -> list[Row]:
    """`count` articles {"id", "cluster", "text"} in random order."""
    stories = Stories(data, seed)
    numbers = stories.random
    sizes: list[int] = []
    total = 0
    while total < count:
        # Seven stories in eight stand alone; of the others one in fifty is told a hundred times or more.
        copies = 1 if numbers.random() < 0.875 else 1 + int(numbers.expovariate(0.5))
        if copies > 1 and numbers.random() < 0.002:
            copies = numbers.randint(100, 300)
        sizes.append(min(copies, count - total))
        total += sizes[-1]
    sites = [
        [" ".join(numbers.choices(stories.words, k=numbers.randint(3, 30))) for _ in range(numbers.randint(1, 6))]
        for _ in range(300)
    ]
    rows: list[Row] = []
    for number, (copies, story) in enumerate(zip(sizes, stories.made(len(sizes)), strict=True)):
        paragraphs = [" ".join(story[at : at + 45]) for at in range(0, len(story), 45)]
        for copy in range(copies):
            text = _edited(paragraphs, sites, numbers) if copies > 1 or numbers.random() < 0.5 else paragraphs
            rows.append({"id": f"{number:07}-{copy}", "cluster": f"{number:07}", "text": "\n".join(text)})
    numbers.shuffle(rows)
    return rows


def phrases(data: Path) -> dict[str, Any]:
    """Of the three-word phrases of an article, the share that stands in others: real articles, made stories."""
    stories = Stories(data, 1)
    real = [body[:WORDS_A_STORY] for body in stories.bodies if len(body) >= 150]
    out: dict[str, Any] = {"articles": len(real)}
    for name, texts in (("real", real), ("made", [s[:WORDS_A_STORY] for s in stories.made(len(real))])):
        words = [re.findall(r"\w+", " ".join(text).lower()) for text in texts]
        sets = [set(zip(w, w[1:], w[2:], strict=False)) for w in words]
        counts = Counter(phrase for found in sets for phrase in found)
        total = sum(map(len, sets))
        for least in (2, 5, 10):
            out[f"{name} in {least} or more"] = round(sum(n for n in counts.values() if n >= least) / total, 3)
    return out


def _edited(paragraphs: list[str], sites: list[list[str]], numbers: random.Random) -> list[str]:
    out = list(paragraphs)
    if numbers.random() < 0.4:
        out = out[: max(2, round(len(out) * numbers.uniform(0.3, 0.9)))]
    if numbers.random() < 0.3 and len(out) > 3:
        out.pop(numbers.randrange(1, len(out)))
    if numbers.random() < 0.5:
        words = out[0].split()
        out.insert(0, " ".join(numbers.sample(words, min(8, len(words)))))
    if numbers.random() < 0.5:
        out[0] = f"{numbers.choice(['LONDON', 'DELHI', 'OSLO', 'LIMA'])} (Agency) - {out[0]}"
    return [*out, *numbers.choice(sites)]


# -- the programs; each gets rows and returns a cluster for each ---------------------------------------------------


def with_cleaner(rows: list[Row]) -> dict[str, str]:
    """The project's own search."""
    from cleaner.dedup import deduplicate

    found = deduplicate((row["id"], row["text"]) for row in rows)
    return {member.id: cluster.id for cluster in found.clusters for member in cluster.members}


def with_datasketch(rows: list[Row]) -> dict[str, str]:
    """The program of datasketch's documentation: MinHash of 5-word shingles, MinHashLSH at 0.5, union-find."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    sketches = MinHash.generator((_shingles(row["text"]) for row in rows), num_perm=128)
    together = Together()
    for row, sketch in zip(rows, sketches, strict=True):
        together.join(row["id"], index.query(sketch))
        index.insert(row["id"], sketch)
    return together.groups()


def with_rensa(rows: list[Row]) -> dict[str, str]:
    """Rensa's RMinHash and its LSH with the same shingles, threshold and union-find."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    together = Together()
    for number, row in enumerate(rows):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([shingle.decode() for shingle in _shingles(row["text"])])
        together.join(row["id"], [rows[other]["id"] for other in index.query(sketch)])
        index.insert(number, sketch)
    return together.groups()


def with_text_dedup(rows: list[Row]) -> dict[str, str]:
    """text-dedup's MinHash: its embedding function, its bands, its union-find."""
    from text_dedup.minhash import embed_func
    from text_dedup.utils import UnionFind, optimal_param, xxh3_32hash

    bands, length = optimal_param(0.5, 128, 0.5, 0.5)
    prime = np.uint32((1 << 32) - 5)
    generator = np.random.RandomState(42)
    permutations = (
        generator.randint(1, prime, size=128, dtype=np.uint32),
        generator.randint(0, prime, size=128, dtype=np.uint32),
    )
    tables: list[dict[bytes, int]] = [{} for _ in range(bands)]
    together = UnionFind()
    for number, row in enumerate(rows):
        found = embed_func(
            row["text"], number, num_perm=128, ngram_size=5, min_length=0, permutations=permutations,
            hashranges=[(i * length, (i + 1) * length) for i in range(bands)], hash_func=xxh3_32hash,
            dtype=np.uint32, max_hash=np.uint32((1 << 32) - 1), modulo_prime=prime,
        )  # fmt: skip
        for table, key in zip(tables, found["__signatures__"], strict=True):
            together.union(table.setdefault(key, number), number)
    return {row["id"]: str(together.find(number)) for number, row in enumerate(rows)}


def _shingles(text: str) -> list[bytes]:
    words = text.lower().split()
    return [" ".join(words[i : i + 5]).encode() for i in range(max(1, len(words) - 4))]


class Together:
    """Union-find by name."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name of the group."""
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, name: str, others: Iterable[str]) -> None:
        """Put a new name with the others."""
        self.parent[name] = name
        for other in others:
            self.parent[self.find(other)] = self.find(name)

    def groups(self) -> dict[str, str]:
        """The group of each name."""
        return {name: self.find(name) for name in self.parent}


TOOLS: dict[str, Callable[[list[Row]], dict[str, str]]] = {
    "cleaner": with_cleaner,
    "datasketch": with_datasketch,
    "rensa": with_rensa,
    "text-dedup": with_text_dedup,
}
MODULES = {"cleaner": "cleaner.dedup", "datasketch": "datasketch", "rensa": "rensa", "text-dedup": "text_dedup.minhash"}


# -- measuring -----------------------------------------------------------------------------------------------------


def measured(tool: str, path: Path) -> dict[str, Any]:
    """Run one tool here: processor seconds, growth of the resident set in bytes a document, ARI."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    __import__(MODULES[tool])
    TOOLS[tool](rows[:50])
    before = resident()
    started = time.process_time()
    found = TOOLS[tool](rows)
    seconds = time.process_time() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    truth = [row["cluster"] for row in rows]
    figures = scores(truth, [found[row["id"]] for row in rows])
    return {
        "tool": tool,
        "documents": len(rows),
        "seconds": round(seconds, 1),
        "documents_per_second": round(len(rows) / seconds),
        "milliseconds_per_document": round(seconds / len(rows) * 1000, 3),
        "bytes_per_document": round(grown / len(rows)),
        **{name: round(value, 4) for name, value in figures.items()},
    }


def resident() -> int:
    """Bytes of this process in memory now; the kernel's peak is reset where it lets us."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def scores(truth: list[str], found: list[str]) -> dict[str, float]:
    """Adjusted Rand index (Hubert and Arabie 1985), pair precision and recall."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in counts)

    same = pairs(Counter(zip(truth, found, strict=True)).values())
    left, right = pairs(Counter(truth).values()), pairs(Counter(found).values())
    expected = left * right / pairs([len(truth)])
    return {
        "ari": (same - expected) / ((left + right) / 2 - expected),
        "pair_precision": same / right if right else 1.0,
        "pair_recall": same / left if left else 1.0,
    }


def in_own_process(tool: str, path: Path, python: str) -> dict[str, Any]:
    """`measured` in a process of its own, or why not."""
    run = subprocess.run(
        [python, __file__, "--run", tool, "--rows", str(path)], capture_output=True, text=True, check=False
    )
    if run.returncode:
        return {"tool": tool, "skipped": (run.stderr.strip().split("\n") or ["?"])[-1]}
    return dict(json.loads(run.stdout))


def written(rows: list[Row], path: Path) -> None:
    """The rows as JSONL; half a file is never under its name."""
    half = path.with_suffix(".half")
    with half.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    half.rename(path)


def kept(options: argparse.Namespace, size: int, temporary: str) -> Path:
    """A file of so many texts, made where it is not there from another run."""
    path = Path(options.texts or temporary, f"{size}-{options.seed}.jsonl")
    if not path.exists():
        written(made(options.data, size, options.seed), path)
    return path


def quality(paths: list[Path]) -> list[dict[str, Any]]:
    """Clusters of this project on raw texts, beside datasketch's program; strangers joined, by kind."""
    out = []
    for path in paths:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for tool in ("cleaner", "datasketch"):
            found = TOOLS[tool](rows)
            truths: defaultdict[str, set[str]] = defaultdict(set)
            for row in rows:
                truths[found[row["id"]]].add(row["cluster"])
            mixed = Counter(row["kind"] for row in rows if len(truths[found[row["id"]]]) > 1)
            figures = scores([row["cluster"] for row in rows], [found[row["id"]] for row in rows])
            out.append(
                {"file": path.name, "tool": tool, **{n: round(v, 4) for n, v in figures.items()}, "mixed": dict(mixed)}
            )
    return out


def daily(rows: list[Row], new: int) -> dict[str, Any]:
    """An index of all but the last `new` rows, then these; against one search over all, and a new index of all."""
    from cleaner.dedup import Index, deduplicate

    items = [(row["id"], row["text"]) for row in rows]
    deduplicate(items[:50])

    def added(path: Path, some: list[tuple[str, str]]) -> tuple[Any, float]:
        started = time.process_time()
        with Index(path) as index:
            index.add(some)
            found = index.deduplicate()
        return found, time.process_time() - started

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index")
        added(path, items[:-new])
        found, seconds = added(path, items[-new:])
        size = path.stat().st_size
        _, index_seconds = added(Path(folder, "whole"), items)
    started = time.process_time()
    whole = deduplicate(items)
    all_seconds = time.process_time() - started

    def told(result: Any) -> tuple[Any, ...]:
        # An index keeps the ids that clusters had.
        clusters = [(c.canonical, c.why, c.variants) for c in result.clusters]
        return clusters, result.matches, result.contains, result.missed

    return {
        "documents": len(items),
        "new": new,
        "seconds": round(seconds, 1),
        "whole_seconds": round(all_seconds, 1),
        "share": round(seconds / all_seconds, 3),
        "whole_index_seconds": round(index_seconds, 1),
        "share_of_index": round(seconds / index_seconds, 3),
        "equal": told(found) == told(whole),
        "index_bytes_per_document": round(size / len(items)),
    }


def daily_job(path: Path, new: int) -> dict[str, Any]:
    """`cleaner run` of all but the last `new` rows, then of these into the same folder; against one run of all.

    By the clock: the processor time of a run's workers is not told when they end. For a machine that does nothing else.
    """
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)

    def ran(inputs: list[Path], out: Path) -> float:
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "cleaner", "run", "-q", *map(str, inputs), "-o", str(out)], check=True)
        return time.monotonic() - started

    def told(out: Path) -> list[Any]:
        # A folder keeps the ids that clusters had.
        clusters = [json.loads(row) | {"cluster": ""} for row in (out / "clusters.jsonl").read_text().splitlines()]
        return [clusters, *((out / name).read_bytes() for name in ("articles.jsonl", "removed.jsonl", "matches.jsonl"))]

    with tempfile.TemporaryDirectory() as folder:
        old, more = Path(folder, "old.jsonl"), Path(folder, "new.jsonl")
        old.write_text("".join(rows[:-new]), encoding="utf-8")
        more.write_text("".join(rows[-new:]), encoding="utf-8")
        daily, whole = Path(folder, "daily"), Path(folder, "whole")
        ran([old], daily)
        seconds, all_seconds = ran([more], daily), ran([old, more], whole)
        equal = told(daily) == told(whole)
    return {
        "documents": len(rows),
        "new": new,
        "job": "cleaner run",
        "seconds": round(seconds, 1),
        "whole_seconds": round(all_seconds, 1),
        "share": round(seconds / all_seconds, 3),
        "equal": equal,
    }


def signing(rows: list[Row]) -> dict[str, Any]:
    """Signatures of the same 3-word shingles from raw text: this project's and datasketch's bulk call."""
    from datasketch import MinHash

    from cleaner.dedup.signatures import signatures
    from cleaner.dedup.words import written_shingles

    texts = [row["text"] for row in rows]
    signatures(texts[:10])
    seconds = {}
    started = time.process_time()
    signatures(texts)
    seconds["cleaner"] = time.process_time() - started
    started = time.process_time()
    MinHash.bulk([written_shingles(text) for text in texts], num_perm=128)
    seconds["datasketch.MinHash.bulk"] = time.process_time() - started
    return {name: round(len(texts) / value) for name, value in seconds.items()} | {
        "times": round(seconds["datasketch.MinHash.bulk"] / seconds["cleaner"], 1)
    }


def main() -> None:
    """Run what was asked for; print JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--tools", default="cleaner,datasketch,rensa,text-dedup")
    parser.add_argument("--peers", default=sys.executable, help="Python in which the other tools are installed")
    parser.add_argument("--curve", help="sizes, for this project alone")
    parser.add_argument("--texts", type=Path, help="folder in which the made texts are kept for another run")
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--copies", type=Path, nargs="*", default=[])
    parser.add_argument("--daily", help="all,new")
    parser.add_argument("--job", action="store_true", help="of --daily: the whole of `cleaner run`")
    parser.add_argument("--sign", action="store_true")
    parser.add_argument("--phrases", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(measured(options.run, options.rows)))
        return
    results: list[dict[str, Any]] = []

    def show(result: dict[str, Any]) -> None:
        results.append(result)
        print(json.dumps(result), flush=True)
        if options.out:
            options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")

    if options.quality:
        for result in quality([options.data / "wire-copies-dev.jsonl.gz", *options.copies]):
            show(result)
    elif options.phrases:
        show(phrases(options.data))
    elif options.daily:
        count, new = map(int, options.daily.split(","))
        with tempfile.TemporaryDirectory() as temporary:
            path = kept(options, count + new, temporary)
            if options.job:
                show(daily_job(path, new))
            else:
                show(daily([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()], new))
    elif options.sign:
        show(signing(made(options.data, options.count, options.seed)))
    else:
        sizes = [int(n) for n in options.curve.split(",")] if options.curve else [options.count]
        tools = ["cleaner"] if options.curve else options.tools.split(",")
        with tempfile.TemporaryDirectory() as temporary:
            for size in sizes:
                path = kept(options, size, temporary)
                for tool in tools:
                    python = sys.executable if tool == "cleaner" else options.peers
                    show(in_own_process(tool, path, python))


if __name__ == "__main__":
    main()
