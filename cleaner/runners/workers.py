"""Supervised processes: each works on one page at a time, and one that dies or hangs takes no other page with it.

Every worker has a pipe of its own, so none can leave a lock behind that others wait for; the parent decides alone, in
one thread. Results come in the order in which they are ready.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import selectors
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, NamedTuple

from cleaner.errors import CleanerError
from cleaner.models import Stage
from cleaner.runners.environment import environment
from cleaner.runners.worker import STAGES, Failed, Failure, Limits, Work, serve

# While a worker has one page in hand the next one waits in its pipe, so that it need not wait for the parent: only as
# many bytes as a pipe holds, so that the parent never waits for a worker that waits for the parent.
_AHEAD = 2
_AHEAD_BYTES = 32_768
_ATTEMPTS = 2
_MAX_LOST_AT_START = 8
_STARTING_SECONDS = 120.0
_DYING_SECONDS = 5.0
_ENDING_SECONDS = 1.0
# There is a worker for each core: a matrix product that took all cores would only wait for the others'.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_LOADED = ["cleaner.extract.html", "cleaner.strip", "cleaner.pipeline"]


class GivenUp(NamedTuple):
    """A task that stopped every worker that tried it, and how it stopped the last one."""

    name: str
    stage: Stage
    timed_out: bool = False
    """It was over its wall time, and the parent killed its worker."""
    out_of_memory: bool = False
    raised: str = ""
    """What it raised, where the worker lived."""
    exit_code: int = 0
    """Of a worker that died by itself; the number of a signal is negative."""

    @property
    def signal(self) -> str:
        """The name of the signal that the worker died of, or nothing."""
        try:
            return signal.Signals(-self.exit_code).name if self.exit_code < 0 else ""
        except ValueError:
            return f"signal {-self.exit_code}"


@dataclass(slots=True)
class _Job:
    name: str
    data: bytes
    attempts: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    slot: int
    began: float
    """When it began its present job, or to start."""
    ready: bool = False
    jobs: deque[_Job] = field(default_factory=deque)
    """What it was given and has not answered, the present one first."""

    def takes(self, job: _Job) -> bool:
        """Nothing would have to wait outside its pipe."""
        if not self.jobs:
            return True
        waiting = sum(len(one.data) for one in self.jobs)
        return len(self.jobs) < _AHEAD and waiting + len(job.data) <= _AHEAD_BYTES


class Workers:
    """Processes that do one kind of work. Use as a context manager; leaving it by an error kills them at once."""

    def __init__(self, jobs: int, work: Work, limits: Limits) -> None:
        self._most = jobs
        self._work = work
        self._limits = limits
        # A clean process to fork workers from: they share what it has loaded and nothing of the caller's.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_LOADED)
        self._stages = self._context.RawArray("B", jobs)
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._lost_at_start = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for worker in self._workers:
            if kind is not None:
                worker.process.kill()
            worker.connection.close()
        until = time.monotonic() + _ENDING_SECONDS
        for worker in self._workers:
            worker.process.join(max(0.0, until - time.monotonic()))
            if worker.process.exitcode is None:
                worker.process.kill()
        self._selector.close()

    def submit(self, name: str, task: Any) -> Iterator[Any]:
        """Have a task done, as soon as there is room for it; meanwhile gives what is ready: results, or `GivenUp`."""
        self._waiting.append(_Job(name, pickle.dumps(task, pickle.HIGHEST_PROTOCOL)))
        self._hand_out()
        yield from self._ready(wait=False)
        while self._waiting:
            yield from self._ready(wait=True)

    def rest(self) -> Iterator[Any]:
        """Everything that is not ready yet."""
        while self._waiting or any(worker.jobs for worker in self._workers):
            yield from self._ready(wait=True)

    # ------------------------------------------------------------------------------------------------ out

    def _hand_out(self) -> None:
        while self._waiting:
            job = self._waiting[0]
            if len(self._workers) < self._most and all(worker.jobs for worker in self._workers):
                self._start()
            free = [worker for worker in self._workers if worker.takes(job)]
            if not free:
                return
            worker = min(free, key=lambda one: len(one.jobs))
            if not worker.jobs:
                worker.began = time.monotonic()
            worker.jobs.append(self._waiting.popleft())
            # One that has died meanwhile is found dead when its answer is waited for.
            with contextlib.suppress(OSError):
                worker.connection.send_bytes(job.data)

    def _start(self) -> None:
        taken = {worker.slot for worker in self._workers}
        slot = next(number for number in range(self._most) if number not in taken)
        self._stages[slot] = 0
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._work, self._limits, self._stages, slot), daemon=True
        )
        with _callers_script_left_alone():
            _serve_forks()
            process.start()
        theirs.close()
        worker = _Worker(process, ours, slot, time.monotonic())
        self._workers.append(worker)
        self._selector.register(ours, selectors.EVENT_READ, worker)

    # ------------------------------------------------------------------------------------------------- in

    def _ready(self, *, wait: bool) -> Iterator[Any]:
        """What has come in; with `wait` after the first thing has happened."""
        for key, _ in self._selector.select(self._seconds_left() if wait else 0):
            yield from self._receive(key.data)
        now = time.monotonic()
        for worker in [one for one in self._workers if now > self._deadline(one)]:
            # Its answer may have come while others were looked at.
            if not worker.connection.poll():
                worker.process.kill()
                yield from self._bury(worker, timed_out=True)
        self._hand_out()

    def _deadline(self, worker: _Worker) -> float:
        if not worker.ready:
            return worker.began + _STARTING_SECONDS
        return worker.began + self._limits.seconds if worker.jobs else float("inf")

    def _seconds_left(self) -> float | None:
        first = min(map(self._deadline, self._workers), default=float("inf"))
        return None if first == float("inf") else max(0.0, first - time.monotonic())

    def _receive(self, worker: _Worker) -> Iterator[Any]:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            yield from self._bury(worker)
            return
        worker.began = time.monotonic()
        if not worker.ready:
            worker.ready = True
            self._lost_at_start = 0
            return
        job = worker.jobs.popleft()
        if not isinstance(answer, Failure):
            yield answer
            return
        # What is left of a worker that ran out of memory is not worth keeping.
        if answer.how is Failed.MEMORY:
            worker.process.kill()
            self._dismiss(worker)
        yield from self._failed(
            job,
            GivenUp(
                job.name,
                STAGES[self._stages[worker.slot]],
                out_of_memory=answer.how is Failed.MEMORY,
                raised=answer.said,
            ),
        )

    def _bury(self, worker: _Worker, *, timed_out: bool = False) -> Iterator[Any]:
        """Take leave of a worker that is dead. It died of the page that it had in hand."""
        worker.process.join(_DYING_SECONDS)
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join(_DYING_SECONDS)
        code = worker.process.exitcode or 0
        guilty = worker.jobs.popleft() if worker.ready and worker.jobs else None
        self._dismiss(worker)
        if guilty:
            stage = STAGES[self._stages[worker.slot]]
            yield from self._failed(guilty, GivenUp(guilty.name, stage, timed_out=timed_out, exit_code=code))
        elif not worker.ready:
            self._lost_at_start += 1
            if self._lost_at_start >= _MAX_LOST_AT_START:
                raise CleanerError(
                    f"workers do not start (the last one ended with status {code}): is there enough memory? "
                    "Try fewer with --jobs"
                )

    def _dismiss(self, worker: _Worker) -> None:
        """Strike a worker off; what else it was given goes to others."""
        self._selector.unregister(worker.connection)
        worker.connection.close()
        self._workers.remove(worker)
        self._waiting.extendleft(reversed(worker.jobs))

    def _failed(self, job: _Job, how: GivenUp) -> Iterator[GivenUp]:
        job.attempts += 1
        if job.attempts < _ATTEMPTS:
            self._waiting.appendleft(job)
        else:
            yield how


def _serve_forks() -> None:
    """Start what forks workers, unless it runs: deaf to Ctrl-C, which is the parent's to answer, as all it forks."""
    # This one starts first: it sets the signal mask itself.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with environment(_ONE_THREAD):
            forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _callers_script_left_alone() -> Iterator[None]:
    """Have a process start without running the caller's script again.

    A worker needs nothing of it, and a script that calls us at its top, without `if __name__ == "__main__"`, would
    otherwise call us again in every worker.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
