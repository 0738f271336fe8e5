"""Somewhere else to work meanwhile: whoever runs the whole says where that is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

_Result = TypeVar("_Result")


class Aside(Protocol):
    """Begins work that may be done while other work goes on; `contextlib.nullcontext` has it done afterwards."""

    def __call__(self, work: Callable[[], _Result], /) -> AbstractContextManager[Callable[[], _Result]]:
        """A block in which the work goes on; it gets a function that waits for the result."""
