"""A bar on stderr when that is a terminal, and nothing otherwise."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.pipeline import Progress


@contextlib.contextmanager
def shown(quiet: bool = False) -> Iterator[Progress]:
    """A progress callback that draws one bar a step."""
    from cleaner.pipeline import silent

    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.description:<15}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    steps: dict[str, TaskID] = {}

    def tell(step: str, done: int, total: int | None) -> None:
        if step not in steps:
            steps[step] = bars.add_task(step, total=total, rate="")
        task = steps[step]
        speed = bars._tasks[task].speed
        bars.update(task, completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")

    with bars:
        yield tell
