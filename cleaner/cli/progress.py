"""What a run is doing, told on stderr: a bar for a person, rows of JSON for a machine; problems are a line each."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from cleaner.cli import interrupt
from cleaner.errors import OutputError
from cleaner.text import printable

if TYPE_CHECKING:
    from cleaner.models import Rejected

_JSON_SECONDS = 1.0
_BAR_SECONDS = 0.1

Tell = Callable[[str, int, "int | None", int], None]
"""Told the step, how much of it is done, of how much, and how many pages were rejected so far."""


class Shown:
    """A run's progress, to be called by it, and its problems."""

    def __init__(self, tell: Tell, note: Callable[[str], None] | None, log: IO[str] | None) -> None:
        self._tell = tell
        self._note = note
        self._log = log
        self.rejected = 0

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`step` has `done` of `total` units done; `total` is None while unknown."""
        self._tell(step, done, total, self.rejected)

    def problem(self, rejected: Rejected) -> None:
        """A page was rejected: one line."""
        self.rejected += 1
        if self._note is None and self._log is None:
            return
        what = "quarantined" if rejected.quarantine else "rejected"
        line = " ".join(printable(f"{rejected.id}: {rejected.why}. {rejected.detail}").split())
        if self._note is not None:
            self._note(line)
        if self._log is not None:
            try:
                self._log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {what} {line}\n")
            except OSError as error:
                raise OutputError(
                    f"cannot write the log {self._log.name}: {error.strerror}: make room, then run the same command "
                    "again: it goes on where it stopped"
                ) from error


@contextlib.contextmanager
def shown(quiet: bool = False, how: str = "auto", *, verbose: bool = False, log: str | None = None) -> Iterator[Shown]:
    """A callback for a run's progress that draws one bar a step. While it is shown, Ctrl-C ends the program soon.

    `how`: "auto" (a bar on a terminal), "bar", "json" (a row a second), "none". `verbose` has each rejected page as a
    line on stderr, `log` in a file, with the time.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(interrupt.soon())
        file = _opened(log) if log else None
        if file:
            stack.callback(_closed, file)
        if how == "auto":
            how = "bar" if sys.stderr.isatty() and not quiet else "none"
        note: Callable[[str], None] | None = _on_stderr if verbose and not quiet else None
        if how == "bar":
            bars = stack.enter_context(_bars())
            if note:
                note = _above(bars)
            yield Shown(_Bars(bars).tell, note, file)
        elif how == "json":
            yield Shown(_Rows().tell, note, file)
        else:
            yield Shown(lambda *_: None, note, file)


def _opened(log: str) -> IO[str]:
    try:
        # A line at a time: it is read while the run is going on.
        return Path(log).open("a", encoding="utf-8", buffering=1)
    except OSError as error:
        raise OutputError(f"cannot write the log {log}: {error.strerror}") from error


def _closed(file: IO[str]) -> None:
    # What could not be written was said.
    with contextlib.suppress(OSError):
        file.close()


def _on_stderr(line: str) -> None:
    click.echo(f"cleaner: {line}", err=True)


def _above(bars: Any) -> Callable[[str], None]:
    return lambda line: bars.console.print(f"cleaner: {line}", markup=False, highlight=False, soft_wrap=True)


@contextlib.contextmanager
def _bars() -> Iterator[Any]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("{task.description:<15}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[rejected]}"),
        console=Console(stderr=True),
    ) as bars:
        yield bars


class _Bars:
    """A bar a step, drawn anew ten times a second."""

    def __init__(self, bars: Any) -> None:
        self._bars = bars
        self._steps: dict[str, Any] = {}
        self._told = 0.0

    def tell(self, step: str, done: int, total: int | None, rejected: int) -> None:
        now = time.monotonic()
        if step not in self._steps:
            self._steps[step] = self._bars.add_task(step, total=total, rate="", rejected="")
        elif done != total and now - self._told < _BAR_SECONDS:
            return
        self._told = now
        task = self._steps[step]
        speed = self._bars._tasks[task].speed
        self._bars.update(
            task,
            completed=done,
            total=total,
            rate=f"{speed:,.0f}/s" if speed else "",
            rejected=f"{rejected:,} rejected" if rejected else "",
        )


class _Rows:
    """A row of JSON a second, and one at the beginning and the end of each step."""

    def __init__(self) -> None:
        self._step = ""
        self._began = self._told = 0.0

    def tell(self, step: str, done: int, total: int | None, rejected: int) -> None:
        now = time.monotonic()
        new = step != self._step
        if new:
            self._step, self._began = step, now
        if not new and done != total and now - self._told < _JSON_SECONDS:
            return
        self._told = now
        seconds = now - self._began
        rate = done / seconds if seconds > 0 and done else None
        row = {
            "step": step,
            "done": done,
            "total": total,
            "rejected": rejected,
            "seconds": round(seconds, 1),
            "per_second": round(rate, 1) if rate else None,
            "remaining_seconds": round((total - done) / rate, 1) if rate and total is not None else None,
        }
        click.echo(json.dumps(row), err=True)
