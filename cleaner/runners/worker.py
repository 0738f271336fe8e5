"""What runs in a worker: one page at a time, within limits, the stage it is in told to the parent by a shared byte."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

from cleaner.models import Stage

STAGES = tuple(Stage)
READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost before it is given up."""

    seconds: float = 60.0
    """Wall time."""
    cpu_seconds: int = 60
    memory_bytes: int = 4_000_000_000
    """Address space of a worker."""


class Failed(StrEnum):
    """How a page failed whose worker lived to tell."""

    MEMORY = "memory"
    RAISED = "raised"


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that raised what no page should."""

    how: Failed
    said: str = ""


Work = Callable[[Any, Callable[[Stage], None]], Any]
"""From a task to its result; told each stage that it enters."""


def serve(connection: Connection, work: Work, limits: Limits, stages: Any, slot: int) -> None:
    """Answer one task after another until the parent goes.

    `stages[slot]`: the number of the stage that the present page is in; the parent reads it when this process is dead.
    """
    _bound_memory(limits.memory_bytes)

    def enter(stage: Stage) -> None:
        stages[slot] = STAGES.index(stage)

    try:
        connection.send(READY)
        while True:
            task = connection.recv()
            enter(Stage.READ)
            _bound_time(limits)
            answer = _answer(work, task, enter)
            _unbound_time()
            connection.send(answer)
    except (EOFError, OSError):
        # The parent has all it wanted, or is dead.
        return


def _answer(work: Work, task: Any, enter: Callable[[Stage], None]) -> Any:
    try:
        return work(task, enter)
    except MemoryError:
        return Failure(Failed.MEMORY)
    except BaseException as error:
        # A bug of ours on this page must not cost the other pages: it is kept with the page, and counted.
        return Failure(Failed.RAISED, f"{type(error).__name__}: {error}"[:2000])


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound if soft == resource.RLIM_INFINITY else min(bound, soft), hard))


# The parent kills a page that takes too long. Where the parent is gone, the kernel does it, so much later.
_GRACE_SECONDS = 10.0


def _bound_time(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    bound = spent + limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE_SECONDS)


def _unbound_time() -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
