"""The whole job on this machine: supervised processes, one page at a time to each."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.errors import InputError
from cleaner.models import Rejected, Why
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
from cleaner.write import Folder, PageRow, State, page_row

if TYPE_CHECKING:
    from pebble import ProcessPool

# Enough that no worker waits for the parent, few enough that memory stays flat.
_WAITING_PER_WORKER = 8
# What is lost at most when the machine dies; a batch costs one disk flush.
_BATCH_PAGES = 200
_BATCH_SECONDS = 1.0
_STATE = ".cleaner/state.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost before it is given up."""

    seconds: float = 60.0
    """Wall time."""
    cpu_seconds: int = 60
    memory_bytes: int = 4_000_000_000
    """Address space of a worker."""


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
        folder.sweep()
        with State(folder.top / _STATE) as state:
            unchanged = self._clean(found, state)
            summary = conclude(state, folder, self.settings, self.progress, copies=self.copies)
        summary.unchanged = unchanged
        summary.passed_over = dict(sorted(found.passed_over.items()))
        summary.seconds = round(time.monotonic() - started, 3)
        folder.write("manifest.json", manifest(summary, self.settings, found.inputs))
        if self.report:
            report(out, self.progress)
        return summary

    def remove(self, ids: Iterable[str], out: str | os.PathLike[str]) -> Summary:
        """Take pages out of the run in `out`, and write what is left as if they had never been there.

        Raises `InputError` when there is no run, or when none of the pages is in it.
        """
        folder = Folder(out)
        if not (folder.top / _STATE).exists():
            raise InputError(f"no run in {folder.top}: name the folder that `cleaner run ... -o` wrote")
        with State(folder.top / _STATE) as state:
            if not state.remove(ids):
                raise InputError(
                    f"none of these pages is in {folder.top}: see articles.jsonl and rejected.jsonl for ids"
                )
            summary = conclude(state, folder, self.settings, self.progress, copies=self.copies)
        folder.write("manifest.json", manifest(summary, self.settings, ()))
        if self.report:
            report(out, self.progress)
        return summary

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
        with _Workers(self.jobs or os.cpu_count() or 1, self.settings, self.limits) as workers:
            for one in found:
                if isinstance(one, Rejected):
                    yield page_row(one, hash="", made=made)
                    continue
                workers.submit(Task(one, state.kept(one.id), made))
                while workers.full:
                    yield workers.next_result()
            while workers.waiting:
                yield workers.next_result()


class _Workers:
    """Processes that clean one page at a time. One that dies or hangs takes no other page with it."""

    def __init__(self, jobs: int, settings: Settings, limits: Limits) -> None:
        self._limits = limits
        self._perform = partial(_perform, settings=settings, cpu_seconds=limits.cpu_seconds)
        self._most = jobs * _WAITING_PER_WORKER
        self.waiting: deque[tuple[Task, Any]] = deque()
        from pebble import ProcessPool

        # A clean process to fork workers from: they share what it has loaded and nothing of the caller's.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["cleaner.extract.html", "cleaner.strip", "cleaner.pipeline"])
        self._pool: ProcessPool = ProcessPool(
            max_workers=jobs, context=context, initializer=_prepare, initargs=(limits.memory_bytes,)
        )

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    @property
    def full(self) -> bool:
        """As many pages wait as there may be."""
        return len(self.waiting) >= self._most

    def submit(self, task: Task) -> None:
        """Have a page cleaned."""
        self.waiting.append((task, self._schedule(task)))

    def _schedule(self, task: Task) -> Any:
        return self._pool.schedule(self._perform, args=(task,), timeout=self._limits.seconds)

    def next_result(self) -> PageRow | Unchanged:
        """The oldest page's result. A page that killed its worker is tried once more, then given up."""
        task, future = self.waiting.popleft()
        first = self._outcome(task, future)
        if isinstance(first, Rejected):
            second = self._outcome(task, self._schedule(task))
            return page_row(second, hash="", made=task.made) if isinstance(second, Rejected) else second
        return first

    def _outcome(self, task: Task, future: Any) -> PageRow | Unchanged | Rejected:
        from concurrent.futures import TimeoutError as TimedOut

        from pebble import ProcessExpired

        name = task.source.id
        try:
            result: PageRow | Unchanged = future.result()
        except TimedOut:
            return Rejected(id=name, why=Why.TIMED_OUT, detail=f"over {self._limits.seconds:g} s")
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGXCPU:
                return Rejected(id=name, why=Why.TIMED_OUT, detail=f"over {self._limits.cpu_seconds} s of CPU time")
            return Rejected(id=name, why=Why.CRASHED, detail=f"its worker died: {_exit_word(error.exitcode)}")
        except MemoryError:
            return Rejected(
                id=name, why=Why.TOO_LARGE, detail=f"needs over {self._limits.memory_bytes} bytes of memory"
            )
        except Exception as error:
            # A bug of ours on this page must not cost the other pages: it is kept with the page, and counted.
            return Rejected(id=name, why=Why.CRASHED, detail=f"{type(error).__name__}: {error}")
        return result


def _prepare(memory_bytes: int) -> None:
    """Make a new worker deaf to Ctrl-C, which is the parent's to answer, and bound its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:  # not on this system
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound if soft == resource.RLIM_INFINITY else min(bound, soft), hard))


def _perform(task: Task, settings: Settings, cpu_seconds: int) -> PageRow | Unchanged:
    _bound_cpu(cpu_seconds)
    return perform(task, settings)


def _bound_cpu(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    bound = spent + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


def _exit_word(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"
    except ValueError:
        return f"signal {-code}"


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
