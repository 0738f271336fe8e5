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

from cleaner.dedup.words import Integers

HELD = 1 << 23
"""Bytes that are held before they are written."""

Column = npt.NDArray[Any]


class Spill:
    """Pieces of bytes by their number."""

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._tail = bytearray()
        self._written = 0
        self._file: IO[bytes] | None = None
        self._ends = np.zeros(1024, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, piece: bytes) -> None:
        """Put a piece behind the others."""
        if self._count + 1 >= self._ends.size:
            self._ends = np.concatenate([self._ends, np.zeros(self._ends.size // 2, np.int64)])
        self._tail += piece
        self._count += 1
        self._ends[self._count] = self._written + len(self._tail)
        if len(self._tail) >= self._held:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as this
            self._file.write(self._tail)
            self._written += len(self._tail)
            self._tail = bytearray()

    def read(self, numbers: Integers) -> list[bytes]:
        """The pieces of these numbers."""
        starts, ends = self._ends[numbers].tolist(), self._ends[numbers + 1].tolist()
        return [self._piece(start, end) for start, end in zip(starts, ends, strict=True)]

    def _piece(self, start: int, end: int) -> bytes:
        if start >= self._written:
            return bytes(self._tail[start - self._written : end - self._written])
        assert self._file is not None  # noqa: S101 - something was written
        return os.pread(self._file.fileno(), end - start, start)


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
