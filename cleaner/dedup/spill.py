"""What a search does not keep in memory: bytes of texts, and columns cut into parts, in a temporary file.

Small corpora never reach the disk. Files have no name and are gone with the process, however it ends.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from cleaner.dedup.words import Integers, limits_of

HELD = 1 << 22
"""Bytes that are held before they are written."""

Column = npt.NDArray[Any]


class Spill:
    """Pieces of bytes by their number: all are put in before the first is read."""

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._waiting: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._content = b""
        self._sizes: list[Integers] = []
        self._ends: Integers = np.zeros(1, np.int64)

    def add(self, piece: bytes) -> None:
        """Put a piece behind the others."""
        self._waiting.append(piece)
        self._size += len(piece)
        if self._size >= self._held:
            self._write()

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as this
        self._file.write(b"".join(self._waiting))
        self._note()

    def _note(self) -> None:
        self._sizes.append(np.fromiter(map(len, self._waiting), np.int64, len(self._waiting)))
        self._waiting, self._size = [], 0

    def _settle(self) -> None:
        if self._file is None:
            self._content = b"".join(self._waiting)
            self._note()
        elif self._waiting:
            self._write()
        self._ends = limits_of(np.concatenate(self._sizes))

    def read(self, numbers: Integers) -> list[bytes]:
        """The pieces of these numbers."""
        if self._ends.size == 1:
            self._settle()
        starts, ends = self._ends[numbers].tolist(), self._ends[numbers + 1].tolist()
        if self._file is None:
            return [self._content[start:end] for start, end in zip(starts, ends, strict=True)]
        file, read = self._file.fileno(), os.pread
        return [read(file, end - start, start) for start, end in zip(starts, ends, strict=True)]

    def run(self, start: int, stop: int) -> tuple[bytes, Integers]:
        """The pieces of numbers from `start` up to `stop` as one; and where each starts in it."""
        if self._ends.size == 1:
            self._settle()
        first, last = int(self._ends[start]), int(self._ends[stop])
        content = (
            self._content[first:last] if self._file is None else os.pread(self._file.fileno(), last - first, first)
        )
        return content, self._ends[start:stop] - first


class Parts:
    """Rows of several columns, each row in one of so many parts."""

    def __init__(self, count: int, dtypes: Sequence[npt.DTypeLike], held: int = HELD) -> None:
        self.count = count
        self._dtypes = [np.dtype(dtype) for dtype in dtypes]
        self._limit = held
        self._size = 0
        self._waiting: list[list[tuple[Column, ...]]] = [[] for _ in range(count)]
        self._places: list[list[tuple[int, ...]]] = [[] for _ in range(count)]
        self._file: IO[bytes] | None = None
        self._written = 0

    def put(self, limits: Integers, *columns: Column) -> None:
        """Rows ordered by their part; `limits` says where those of each part start, with the end of the last."""
        made = [np.ascontiguousarray(c, dtype) for c, dtype in zip(columns, self._dtypes, strict=True)]
        bounds = limits.tolist()
        for part in range(self.count):
            start, end = bounds[part], bounds[part + 1]
            if start < end:
                self._waiting[part].append(tuple(column[start:end] for column in made))
        self._size += sum(column.nbytes for column in made)
        if self._size >= self._limit:
            self._write()

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as this
        for part, waiting in enumerate(self._waiting):
            if waiting:
                pieces = [b"".join(c.tobytes() for c in column) for column in zip(*waiting, strict=True)]
                self._places[part].append((self._written, *map(len, pieces)))
                self._written += self._file.write(b"".join(pieces))
        self._waiting = [[] for _ in range(self.count)]
        self._size = 0

    def take(self, part: int) -> tuple[Column, ...]:
        """The columns of a part, in the order in which its rows came."""
        runs: list[tuple[Column, ...]] = []
        for start, *sizes in self._places[part]:
            assert self._file is not None  # noqa: S101 - something was written
            content = os.pread(self._file.fileno(), sum(sizes), start)
            offsets = np.cumsum([0, *sizes]).tolist()
            runs.append(
                tuple(
                    np.frombuffer(content, dtype, size // dtype.itemsize, offset)
                    for dtype, size, offset in zip(self._dtypes, sizes, offsets, strict=False)
                )
            )
        runs += self._waiting[part]
        if not runs:
            return tuple(np.zeros(0, dtype) for dtype in self._dtypes)
        return tuple(np.concatenate(column) for column in zip(*runs, strict=True))

    def __iter__(self) -> Iterator[tuple[Column, ...]]:
        for part in range(self.count):
            yield self.take(part)
