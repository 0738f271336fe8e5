"""Work in another process while this one goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, TypeVar

from cleaner.runners.worker import Limits
from cleaner.runners.workers import GivenUp, Workers

_Result = TypeVar("_Result")

# It is no page, which may be hostile: it may take its time.
_UNBOUND = Limits(seconds=1e6, cpu_seconds=1_000_000)


@contextlib.contextmanager
def aside(work: Callable[[], _Result]) -> Iterator[Callable[[], _Result]]:
    """Begin work in another process; the block gets a function that waits for its result.

    `work` can be pickled, and so can its result. Where that process dies the work is done here.
    """
    with Workers(1, _done, _UNBOUND) as workers:
        # Nothing is ready before the rest is waited for, as a rule.
        early = list(workers.submit("aside", work))

        def result() -> _Result:
            answer = next(chain(early, workers.rest()))
            return work() if isinstance(answer, GivenUp) else answer

        yield result


def _done(work: Callable[[], _Result], _: Any) -> _Result:
    return work()
