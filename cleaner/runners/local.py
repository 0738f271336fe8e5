"""The whole job on this machine: supervised processes, one page at a time to each."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from cleaner.errors import DISK_FAULTS, InputError, OutputError
from cleaner.models import Quarantine, Rejected, Stage, Why
from cleaner.pipeline import (
    Progress,
    Settings,
    Summary,
    Task,
    Unchanged,
    conclude,
    made_by,
    manifest,
    perform,
    report,
    silent,
    unique,
)
from cleaner.read import Source, Sources, sources
from cleaner.runners.aside import aside
from cleaner.runners.worker import Limits
from cleaner.runners.workers import GivenUp, Workers
from cleaner.write import Aside, Folder, PageRow, State, page_row

# What is lost at most when the machine dies; a batch costs one disk flush.
_BATCH_PAGES = 200
_BATCH_SECONDS = 1.0
_STATE = ".cleaner/state.sqlite"

__all__ = ["Limits", "Pipeline"]


def _ignored(rejected: Rejected) -> None:
    """Tell nobody."""


@dataclass(slots=True, kw_only=True)
class Pipeline:
    """Clean folders of pages, find the copies among them, and write the account.

    `jobs`: worker processes, all cores by default.

    A run goes on where an earlier one into the same folder stopped, leaves alone what has not changed, and adds what
    is new: the result is that of one run over everything seen.
    """

    settings: Settings = field(default_factory=Settings)
    limits: Limits = field(default_factory=Limits)
    jobs: int | None = None
    copies: bool = True
    """Find the copies among the articles; without it pages are only cleaned."""
    report: bool = True
    """Write `report.html`."""
    progress: Progress = silent
    problem: Callable[[Rejected], None] = _ignored
    """Told of each page that this run rejects."""

    def run(
        self, inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], out: str | os.PathLike[str]
    ) -> Summary:
        """Run over `inputs` (files, folders, row files, or "-"), writing into the folder `out`.

        Raises `InputError` when an input does not exist and `OutputError` when `out` cannot be written; what is wrong
        with single pages is in the result.
        """
        started = time.monotonic()
        folder = Folder(out)
        found = sources(
            inputs,
            leave_out=os.fspath(out),
            columns=self.settings.columns,
            max_page_bytes=self.settings.max_page_bytes,
        )
        _check_apart(found.inputs, folder.top)
        folder.prepare()
        with _disk_faults_said(folder.top), State(folder.top / _STATE) as state:
            folder.sweep()
            unchanged = self._clean(found, state)
            summary = conclude(state, folder, self.settings, self.progress, copies=self.copies, aside=self._aside)
        summary.unchanged = unchanged
        summary.passed_over = dict(sorted(found.passed_over.items()))
        summary.seconds = round(time.monotonic() - started, 3)
        folder.write("manifest.json", manifest(summary, self.settings, found.inputs))
        if self.report:
            report(out, self.progress, self._aside)
        return summary

    def remove(self, ids: Iterable[str], out: str | os.PathLike[str]) -> Summary:
        """Take pages out of the run in `out`, and write what is left as if they had never been there.

        Raises `InputError` when there is no run, or when none of the pages is in it.
        """
        folder = Folder(out)
        if not (folder.top / _STATE).exists():
            raise InputError(f"no run in {folder.top}: name the folder that `cleaner run ... -o` wrote")
        with _disk_faults_said(folder.top), State(folder.top / _STATE) as state:
            if not state.remove(ids):
                raise InputError(
                    f"none of these pages is in {folder.top}: see articles.jsonl and rejected.jsonl for ids"
                )
            summary = conclude(state, folder, self.settings, self.progress, copies=self.copies, aside=self._aside)
        folder.write("manifest.json", manifest(summary, self.settings, ()))
        if self.report:
            report(out, self.progress, self._aside)
        return summary

    @property
    def _aside(self) -> Aside:
        return nullcontext if self.jobs == 1 else aside

    def _clean(self, found: Sources, state: State) -> int:
        """Bring the state up to date with the sources; how many pages were as before."""
        made = made_by(self.settings)
        batch: list[PageRow] = []
        flushed = time.monotonic()
        unchanged = done = 0
        expected = _Expected(found)
        self.progress("cleaning", 0, expected.pages())
        try:
            for result in self._results(expected.counting(unique(found)), state, made):
                done += 1
                if isinstance(result, Unchanged):
                    unchanged += 1
                else:
                    batch.append(result)
                    if result.why and isinstance(outcome := result.outcome(), Rejected):
                        self.problem(outcome)
                if len(batch) >= _BATCH_PAGES or (batch and time.monotonic() - flushed > _BATCH_SECONDS):
                    state.put(batch)
                    batch, flushed = [], time.monotonic()
                self.progress("cleaning", done, expected.pages())
        finally:
            if batch:
                state.put(batch)
        self.progress("cleaning", done, done)
        return unchanged

    def _results(self, found: Iterable[Source | Rejected], state: State, made: str) -> Iterator[PageRow | Unchanged]:
        work = partial(_perform, settings=self.settings)
        with Workers(self.jobs or os.cpu_count() or 1, work, self.limits) as workers:

            def told(results: Iterable[PageRow | Unchanged | GivenUp]) -> Iterator[PageRow | Unchanged]:
                for one in results:
                    if isinstance(one, GivenUp):
                        yield page_row(put_aside(one, self.limits), hash="", made=made)
                    else:
                        yield one

            for one in found:
                if isinstance(one, Rejected):
                    yield page_row(one, hash="", made=made)
                else:
                    yield from told(workers.submit(one.id, Task(one, state.kept(one.id), made)))
            yield from told(workers.rest())


def _perform(task: Task, enter: Callable[[Stage], None], *, settings: Settings) -> PageRow | Unchanged:
    """What a worker does with a task."""
    return perform(task, settings, enter)


def put_aside(given_up: GivenUp, limits: Limits) -> Rejected:
    """The account of a page that no worker could finish."""
    name, stage, signal = given_up.name, given_up.stage, given_up.signal
    limit = ""
    if given_up.timed_out or signal == "SIGALRM":
        why, limit = Why.TIMED_OUT, f"{limits.seconds:g} s"
    elif signal == "SIGXCPU":
        why, limit = Why.TIMED_OUT, f"{limits.cpu_seconds} s of CPU time"
    elif given_up.out_of_memory:
        why, limit = Why.OUT_OF_MEMORY, f"{limits.memory_bytes:,} bytes of memory"
    else:
        why = Why.CRASHED
    if limit:
        detail = f"over {limit}"
    elif given_up.raised:
        detail = given_up.raised
    else:
        detail = f"its worker died: {signal or f'exit status {given_up.exit_code}'}"
    quarantine = Quarantine(stage=stage, limit=limit, signal=signal)
    return Rejected(id=name, why=why, detail=f"{detail}, in the stage {stage.value!r}", quarantine=quarantine)


@contextlib.contextmanager
def _disk_faults_said(out: Path) -> Iterator[None]:
    """What the disk does not do is an `OutputError` that says what to do."""
    again = "then run the same command again: it goes on where it stopped"
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(f"cannot go on in {out}: {error}: make room or fix it, {again}") from error
    except sqlite3.DatabaseError as error:
        raise OutputError(
            f"{out}/.cleaner is damaged: {error}: remove that folder, then run the same command again: it begins anew"
        ) from error
    except OSError as error:
        if error.errno not in DISK_FAULTS:
            raise
        raise OutputError(f"cannot go on in {out}: {error}: make room or fix it, {again}") from error


class _Expected:
    """How many pages a run will have: counted where that costs no reading, else from the share of bytes read so far."""

    # Fewer pages say little of the others.
    _ENOUGH = 50

    def __init__(self, found: Sources) -> None:
        self._found = found
        self._counted = _count(found)
        self._size = found.size() if self._counted is None else None
        self._taken = 0

    def counting(self, found: Iterable[Source | Rejected]) -> Iterator[Source | Rejected]:
        """The same sources, counted as they go by."""
        for one in found:
            self._taken += 1
            yield one

    def pages(self) -> int | None:
        """The number, or None while it is not known."""
        if self._counted is not None:
            return self._counted
        read = self._found.meter.bytes
        if not self._size or not read or self._taken < self._ENOUGH:
            return None
        return max(self._taken, round(self._taken * self._size / min(read, self._size)))


def _count(found: Sources) -> int | None:
    """How many pages there are, where that costs no reading."""
    if any(name == "-" or not Path(name).is_dir() for name in found.inputs):
        return None
    total = 0
    for one in replace(found, passed_over=type(found.passed_over)(), meter=type(found.meter)()):
        if isinstance(one, Source) and one.path is None:
            return None
        total += 1
    return total


def _check_apart(inputs: Iterable[str], out: Path) -> None:
    for name in inputs:
        if name != "-" and Path(name).is_dir() and Path(name).resolve() == out.resolve():
            raise InputError(f"{name} is both input and output: choose another folder with -o")
