"""Disks that fill up, files that vanish or change, outputs that cannot be written: a sentence, and resumable."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from outputs import tree

from cleaner import Pipeline
from cleaner.errors import OutputError
from cleaner.write import Folder, State
from cleaner.write.seen import Seen

SEEDS = Path(__file__).parent.parent / "seeds"


def pages(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    made = []
    for i in range(count):
        path = folder / f"{i:03}.txt"
        path.write_text(f"The mill number {i} closed on Friday after {i} years, its owner told reporters in the yard.")
        made.append(path)
    return made


def once(act: Callable[[], None]) -> Callable[[str, int, int | None], None]:
    """Does something when the first page is done and the others are on their way."""
    waiting = [act]

    def progress(step: str, done: int, _: object) -> None:
        if step == "cleaning" and done == 1 and waiting:
            waiting.pop()()

    return progress


@pytest.mark.parametrize("most", [1_000, 40_000, 150_000])
def test_a_disk_that_fills_up_is_said_and_the_same_command_goes_on(tmp_path, most):
    pages(tmp_path / "in", 300)
    command = [sys.executable, "-m", "cleaner", "run", str(tmp_path / "in"), "-q", "-j", "2", "-o"]
    # No file of the run and its workers may grow larger: the kernel refuses to write, as it does when a disk is full.
    full = subprocess.run(
        [*command, str(tmp_path / "out")],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert full.returncode == 1
    assert full.stderr.startswith("cleaner: ")
    assert "Traceback" not in full.stderr
    assert len(full.stderr.splitlines()) == 1
    subprocess.run([*command, str(tmp_path / "out")], check=True)
    subprocess.run([*command, str(tmp_path / "whole")], check=True)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_file_that_vanishes_is_a_rejection_and_comes_back_with_the_next_run(tmp_path):
    files = pages(tmp_path / "in", 60)
    gone = files[-10:]
    away = tmp_path / "away"
    away.mkdir()

    def vanish() -> None:
        for path in gone:
            path.rename(away / path.name)

    summary = Pipeline(jobs=1, progress=once(vanish)).run(tmp_path / "in", tmp_path / "out")
    assert (summary.pages, summary.articles, summary.rejected) == (60, 50, {"unreadable": 10})
    for path in gone:
        (away / path.name).rename(path)
    summary = Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out")
    assert (summary.articles, summary.unchanged, summary.rejected) == (60, 50, {})


def test_a_file_that_changes_meanwhile_is_what_it_was_or_what_it_is_and_the_next_run_knows(tmp_path):
    files = pages(tmp_path / "in", 60)

    def change() -> None:
        for path in files:
            path.write_text(path.read_text().replace("Friday", "Sunday"))

    Pipeline(jobs=2, progress=once(change)).run(tmp_path / "in", tmp_path / "out")
    texts = [json.loads(line)["text"] for line in (tmp_path / "out" / "articles.jsonl").read_text().splitlines()]
    assert len(texts) == 60
    old = sum("Friday" in text for text in texts)
    assert old >= 1
    summary = Pipeline(jobs=2).run(tmp_path / "in", tmp_path / "out")
    assert summary.unchanged == 60 - old
    Pipeline(jobs=2).run(tmp_path / "in", tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_a_folder_that_vanishes_is_a_rejection(tmp_path):
    pages(tmp_path / "in", 20)
    pages(tmp_path / "in" / "z", 20)
    progress = once(lambda: shutil.rmtree(tmp_path / "in" / "z"))
    summary = Pipeline(jobs=1, progress=progress).run(tmp_path / "in", tmp_path / "out")
    assert summary.articles >= 20
    assert summary.pages == summary.articles + sum(summary.rejected.values())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that nobody can write")
def test_an_output_that_cannot_be_written_is_said_at_once():
    with pytest.raises(OutputError, match=r"cannot write to /proc/out: .*: choose another folder with -o"):
        Pipeline().run(SEEDS, "/proc/out")


def test_a_file_in_the_way_is_said(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "clean").write_text("no folder")
    with pytest.raises(OutputError, match=r"out/clean.* failed: .*the same command again"):
        Pipeline(jobs=1).run(SEEDS, tmp_path / "out")
    (tmp_path / "out" / "clean").unlink()
    assert Pipeline(jobs=1).run(SEEDS, tmp_path / "out").unchanged == 5


def test_every_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    flushed, named = set(), []
    sync, rename = os.fsync, Path.replace

    def fsync(handle):
        sync(handle)
        flushed.add(os.fstat(handle).st_ino)

    def replace(path, target):
        named.append((Path(target).name, path.stat().st_ino in flushed))
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    Pipeline(jobs=1).run(SEEDS, tmp_path)
    written = [path.name for path in tmp_path.rglob("*") if path.is_file() and ".cleaner" not in path.parts]
    assert sorted(named) == sorted((name, True) for name in written)
    assert {"articles.jsonl", "manifest.json", "report.html"} < set(written) and len(written) > 10


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    out = tmp_path / "out"
    with (
        State(out / ".cleaner" / "state.sqlite"),
        pytest.raises(OutputError, match=r"another run is writing into .*out: wait for it"),
    ):
        Pipeline(jobs=1).run(SEEDS, out)
    assert Pipeline(jobs=1).run(SEEDS, out).articles == 5


def test_a_damaged_state_is_said(tmp_path):
    Pipeline(jobs=1).run(SEEDS, tmp_path / "out")
    state = tmp_path / "out" / ".cleaner" / "state.sqlite"
    raw = bytearray(state.read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    state.write_bytes(raw)
    with pytest.raises(OutputError, match=r"is damaged: .*: remove that folder"):
        Pipeline(jobs=1).run(SEEDS, tmp_path / "out")


def test_files_of_an_earlier_writing_that_a_killed_run_left_are_known(tmp_path):
    folder = Folder(tmp_path)
    with State(tmp_path / "state.sqlite") as state:
        state.begin_files()
        state.claim([("clean/a.txt", "a")])
        folder.write("clean/a.txt", "x")
    # Killed here; the next run has no such page.
    with State(tmp_path / "state.sqlite") as state:
        state.begin_files()
        state.claim([("clean/b.txt", "b")])
        assert list(state.gone()) == ["clean/a.txt"]
        state.forget_gone()
        assert list(state.gone()) == []


def test_what_was_seen_is_counted_without_memory():
    seen = Seen()
    assert [seen.times(name) for name in ("a", "b", "a", "a", "\ud800")] == [1, 1, 2, 3, 1]
