"""Faults survived: kills at random moments, workers that die, hostile files, a million documents in flat memory.

    python benchmarks/faults.py [--kills 200] [--documents 1000000] [--only kills|workers|hostile|memory]

Prints one line a figure. Needs no data: it makes what it runs on.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.deadly import deadly
from benchmarks.hostile import awkward_names, hostile_files
from cleaner import Pipeline
from cleaner.runners import local
from cleaner.runners.local import Limits

WORDS = (
    "council",
    "bridge",
    "harbour",
    "winter",
    "report",
    "director",
    "channel",
    "school",
    "river",
    "market",
    "union",
)


def stories(count: int, seed: int = 7) -> list[str]:
    """Small texts, some of them copies of an earlier one."""
    chance = random.Random(seed)
    made: list[str] = []
    for number in range(count):
        if made and chance.random() < 0.2:
            made.append(chance.choice(made[-50:]) + f"\n\nAlso Read: Story {number}")
            continue
        lines = [" ".join(chance.choices(WORDS, k=12)).capitalize() + f" {number} said on Monday." for _ in range(4)]
        made.append("\n\n".join(lines))
    return made


def digest(out: Path) -> str:
    """One hash of every file of an output folder but the manifest and the state."""
    total = hashlib.sha256()
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name != "manifest.json" and ".cleaner" not in path.parts:
            total.update(str(path.relative_to(out)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def kills(count: int, top: Path) -> None:
    """Kill the whole run at random moments, let the same command go on, compare with an undisturbed run."""
    source = top / "rows.jsonl"
    source.write_text("\n".join(json.dumps({"id": i, "text": text}) for i, text in enumerate(stories(400))))
    started = time.monotonic()
    command = [sys.executable, "-m", "cleaner", "run", str(source), "-q", "-o"]
    subprocess.run([*command, str(top / "whole")], check=True)
    takes = time.monotonic() - started
    wanted = digest(top / "whole")
    chance = random.Random(11)
    killed = same = runs = 0
    while killed < count:
        out = top / f"out-{runs}"
        runs += 1
        # Several kills in one output folder, then one run to the end.
        for _ in range(chance.randrange(1, 6)):
            process = subprocess.Popen([*command, str(out)], start_new_session=True, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.05, takes))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                killed += 1
            process.wait()
        subprocess.run([*command, str(out)], check=True)
        same += digest(out) == wanted
    print(f"kills survived: {killed} at random moments over {runs} runs, {same} of {runs} outputs byte-identical")


def _die(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def workers(count: int, top: Path) -> None:
    """Pages that kill their worker, beside the standard library's pool."""
    source = top / "deadly.jsonl"
    source.write_text("\n".join(json.dumps({"id": i, "text": text}) for i, text in enumerate(stories(count))))
    usual, local._perform = local._perform, deadly
    try:
        summary = Pipeline(jobs=2, copies=False).run(source, top / "deadly")
    finally:
        local._perform = usual
    deaths = count // 10
    lost = count - summary.articles - deaths
    quarantined = sum(summary.quarantined.values())
    print(
        f"worker deaths survived: {2 * deaths}; {deaths} pages of {count} kill both workers that try them, "
        f"{quarantined} quarantined, {lost} other pages lost"
    )
    done = 0
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for future in [pool.submit(_die, number) for number in range(count)]:
            with contextlib.suppress(concurrent.futures.process.BrokenProcessPool):
                done += future.result() >= 0
    print(f"  concurrent.futures in the same place: {count - done - deaths} other pages lost")


def hostile(top: Path) -> None:
    """Hostile files: how many of each outcome."""
    source = top / "hostile"
    total = 0
    for name, data in hostile_files():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        total += 1
    awkward_names(source)
    started = time.monotonic()
    summary = Pipeline(jobs=2, limits=Limits(seconds=30)).run(source, top / "hostile-out")
    outside = [path for path in top.rglob("escape*") if not path.is_relative_to(top / "hostile-out")]
    print(
        f"hostile files: {total} made, {summary.pages} pages, {summary.articles} articles, "
        f"rejected {summary.rejected}, quarantined {sum(summary.quarantined.values())}, "
        f"{len(outside)} files outside the output, {time.monotonic() - started:.0f} s"
    )


RUN = """
import resource, sys
from cleaner import Pipeline, Settings

peaks = []

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def note(step, done, total):
    if step == "cleaning" and done and done % (int(sys.argv[3]) // 10) == 0:
        peaks.append(peak())

# The rules alone, to be done sooner: what a worker does with a page is nothing to the parent.
run = Pipeline(jobs=2, settings=Settings(scorer="rules"), progress=note)
summary = run.run(sys.argv[1], sys.argv[2])
print(summary.articles, peaks[0], peaks[9], peak(), summary.copies, round(summary.seconds))
"""


def small_texts(count: int) -> Iterator[str]:
    """Texts of some thirty words, one in ten a copy of one of the hundred before it."""
    chance = random.Random(5)
    recent: deque[str] = deque(maxlen=100)
    for number in range(count):
        if recent and number % 10 == 9:
            yield f"{chance.choice(recent)}\n\nUpdated on Tuesday."
            continue
        first, second = (
            " ".join(f"{word}{chance.randrange(1000)}" for word in chance.choices(WORDS, k=12)) for _ in "ab"
        )
        text = f"{first.capitalize()} said on Monday.\n\n{second.capitalize()} was told the day before."
        recent.append(text)
        yield text


def memory(count: int, top: Path) -> None:
    """Peak memory of the parent while small documents stream through, are searched for copies and written."""
    source = top / "many.jsonl"
    with source.open("w") as rows:
        for number, text in enumerate(small_texts(count)):
            rows.write(json.dumps({"id": number, "text": text}) + "\n")
    command = [sys.executable, "-c", RUN, str(source), str(top / "out-many"), str(count)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    articles, tenth, cleaned, whole, copies, seconds = map(int, told.stdout.split())
    print(
        f"peak memory of the parent over {articles:,} documents: {tenth} MB when a tenth is cleaned, {cleaned} MB when "
        f"all are, {whole} MB with {copies:,} copies found, everything written and reported; {seconds} s"
    )


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["kills", "workers", "hostile", "memory"])
    parser.add_argument("--data", help="not needed: everything is made here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        for name, job in (
            ("hostile", lambda: hostile(top)),
            ("workers", lambda: workers(200, top)),
            ("kills", lambda: kills(given.kills, top)),
            ("memory", lambda: memory(given.documents, top)),
        ):
            if given.only in (None, name):
                job()


if __name__ == "__main__":
    main()
