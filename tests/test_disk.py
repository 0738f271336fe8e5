"""Disks that fill up, files that vanish or change, outputs that cannot be written: a sentence, and resumable."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from outputs import tree

from cleaner import Pipeline
from cleaner.errors import OutputError
from cleaner.write import Files, Folder, State, Wanted
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
        # At once, as editors do it: written in place, a file is empty for a moment, and that may be what is read.
        for path in files:
            new = tmp_path / "new"
            new.write_text(path.read_text().replace("Friday", "Sunday"))
            new.replace(path)

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


def wanted(path, text, mark=b"one"):
    return Wanted(path, "owner", mark, lambda: text)


def brought(folder, state, files):
    all_of_them = Files(folder, state)
    for one in files:
        all_of_them.add(one)
    all_of_them.flush()


def test_files_that_are_as_they_were_left_are_not_made_again(tmp_path):
    def never():
        raise AssertionError("asked for a text that is there")

    folder = Folder(tmp_path / "out")
    with State(tmp_path / "state.sqlite") as state:
        state.begin_files()
        brought(folder, state, [wanted("clean/a.txt", "story"), wanted("clean/b.txt", "other")])
        state.begin_files()
        brought(folder, state, [Wanted(f"clean/{name}.txt", name, b"one", never) for name in "ab"])
        assert list(state.gone()) == []
        # The same length, other words: the time tells it.
        time.sleep(0.01)
        (tmp_path / "out" / "clean" / "a.txt").write_text("stori")
        (tmp_path / "out" / "clean" / "b.txt").unlink()
        brought(folder, state, [wanted("clean/a.txt", "story"), wanted("clean/b.txt", "other")])
        assert [(tmp_path / "out" / "clean" / f"{name}.txt").read_text() for name in "ab"] == ["story", "other"]
        brought(folder, state, [wanted("clean/a.txt", "new", b"two")])
        assert (tmp_path / "out" / "clean" / "a.txt").read_text() == "new"


def test_a_file_that_was_claimed_and_not_written_is_written(tmp_path):
    folder = Folder(tmp_path / "out")
    with State(tmp_path / "state.sqlite") as state:
        state.begin_files()
        brought(folder, state, [wanted("a.txt", "story")])
        # A run is killed between its claim and the writing of another content.
        state.claim([("a.txt", "owner")])
        folder.write("a.txt", "half")
        brought(folder, state, [wanted("a.txt", "story")])
        assert (tmp_path / "out" / "a.txt").read_text() == "story"


def test_a_second_run_writes_only_what_changed(tmp_path):
    first = ["The council voted on Monday to close the old bridge for repairs.", "It will open again in May."]
    other = ["Rain fell over the north for three days and the river rose by a metre.", "Roads are closed."]
    for name, lines in {"a": first, "b": [*first, "Drivers must take the ferry until then."], "c": other}.items():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text("\n\n".join(lines * 3))
    Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out")
    files = [*(tmp_path / "out").glob("clean/*"), *(tmp_path / "out").glob("variants/*/*")]
    assert len(files) == 4
    before = {path: path.stat().st_mtime_ns for path in files}
    (tmp_path / "in" / "c.txt").write_text("\n\n".join([*other, "A bridge was swept away."] * 3))
    Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out")
    changed = [path.name for path in files if path.stat().st_mtime_ns != before[path]]
    assert changed == ["c.txt"]
    assert "swept away" in (tmp_path / "out" / "clean" / "c.txt").read_text()


def test_of_two_ids_that_want_one_file_the_one_without_an_ending_gives_way(tmp_path):
    rows = [
        {"id": name, "text": f"The council of {name} voted on Monday to close the bridge."}
        for name in ("a", "a.txt", "a.txt.txt")
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    Pipeline(jobs=1, copies=False, report=False).run(tmp_path / "in.jsonl", tmp_path / "out")
    files = {path.name: path.read_text() for path in (tmp_path / "out" / "clean").iterdir()}
    assert len(files) == 3
    assert "of a.txt voted" in files["a.txt"] and "of a.txt.txt voted" in files["a.txt.txt"]
