"""The many small files of a run: only those are written that are not as the last run left them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from cleaner.write.folder import Folder

# Files that are looked at, and files that are written, with one question to the ledger.
_AT_ONCE = 500


class Wanted(NamedTuple):
    """A file that a run wants: where, whose, what tells its content from others, and the content, made when asked."""

    path: str
    owner: str
    mark: bytes
    text: Callable[[], str]


class Left(NamedTuple):
    """How a file was left: the mark of its content, its size in bytes, when it was written in nanoseconds."""

    mark: bytes
    size: int
    time: int


class Ledger(Protocol):
    """Knows of every file whose it is and how it was left."""

    def claim(self, files: Sequence[tuple[str, str]]) -> None:
        """Note that files are ours, paths and owners, before they are written."""

    def still(self, paths: Sequence[str]) -> None:
        """Note that files of an earlier run are files of this one too."""

    def left(self, paths: Sequence[str]) -> Mapping[str, Left]:
        """How files were left, of those that are known."""

    def leave(self, files: Iterable[tuple[str, Left]]) -> None:
        """Note how files are left."""


class Forgetful:
    """A ledger of a folder in which no run goes on."""

    def claim(self, files: Sequence[tuple[str, str]]) -> None:
        """See `Ledger`."""

    def still(self, paths: Sequence[str]) -> None:
        """See `Ledger`."""

    def left(self, paths: Sequence[str]) -> Mapping[str, Left]:  # noqa: ARG002
        """See `Ledger`."""
        return {}

    def leave(self, files: Iterable[tuple[str, Left]]) -> None:
        """See `Ledger`."""


class Files:
    """Brings files up to date, many at a time. One that somebody changed or removed since is written again."""

    def __init__(self, folder: Folder, ledger: Ledger) -> None:
        self._folder, self._ledger = folder, ledger
        self._asked: list[Wanted] = []
        self._stale: list[Wanted] = []

    def add(self, wanted: Wanted) -> None:
        """A file that is to be there; it is once `flush` was called."""
        self._asked.append(wanted)
        if len(self._asked) >= _AT_ONCE:
            self._look()

    def flush(self) -> None:
        """Write what waits."""
        self._look()
        self._write()

    def _look(self) -> None:
        left = self._ledger.left([one.path for one in self._asked])
        still = []
        for one in self._asked:
            if one.path in left and left[one.path] == self._now(one):
                still.append(one.path)
            else:
                self._stale.append(one)
        self._ledger.still(still)
        self._asked = []
        if len(self._stale) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        if self._stale:
            self._ledger.claim([(one.path, one.owner) for one in self._stale])
            self._folder.write_all({one.path: one.text() for one in self._stale})
            self._ledger.leave((one.path, now) for one in self._stale if (now := self._now(one)))
            self._stale = []

    def _now(self, wanted: Wanted) -> Left | None:
        """How the file would be left if it held what is wanted; None where there is none."""
        try:
            found = os.stat(f"{self._folder.top}/{wanted.path}")  # noqa: PTH116 - of a hundred thousand files
        except OSError:
            return None
        return Left(wanted.mark, found.st_size, found.st_mtime_ns)
