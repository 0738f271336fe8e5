"""Packed bytes, opened as a stream that cannot grow without bound."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from cleaner.read.formats import named
from cleaner.read.source import Meter

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Web pages pack to a tenth, lists of almost equal rows to a fiftieth; what unpacks to more is a trap.
MAX_RATIO = 200
FREE_BYTES = 100_000_000
"""So much may come out of the smallest file."""

_XZ_BYTES = 300_000_000
"""Memory for unpacking xz; its highest level needs 65 MB."""

FAULTS: tuple[type[Exception], ...] = (
    OSError,  # with gzip.BadGzipFile
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zstd.ZstdError,
    struct.error,
    ValueError,
    MemoryError,  # a file that asks for more than there is
)
"""What reading a damaged or hostile packed file raises."""

_MAGIC = ((b"\x1f\x8b\x08", ".gz"), (b"\x28\xb5\x2f\xfd", ".zst"), (b"BZh", ".bz2"), (b"\xfd7zXZ\x00", ".xz"))


class TooMuchError(OSError):
    """More comes out of a packed file than an honest one would hold."""


def pack_of(head: bytes) -> str:
    """How bytes are packed, by how they begin: one of `PACKS`, or empty."""
    return next((pack for magic, pack in _MAGIC if head.startswith(magic)), "")


def said(error: BaseException) -> str:
    """An error in a few words."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


class _Counted(io.RawIOBase):
    """A packed file that counts the bytes read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()


class _Xz:
    """What is in an xz file, its memory bounded: a header may ask for four gigabytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._stream: lzma.LZMADecompressor | None = None
        self._rest = b""

    def read1(self, size: int) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        while True:
            if self._stream is None or self._stream.eof:
                rest = (self._stream.unused_data if self._stream else b"") or self._file.read(65_536)
                rest = rest.lstrip(b"\0")
                if not rest:
                    if self._stream is None:
                        raise EOFError("the file is empty")
                    return b""
                self._stream, self._rest = lzma.LZMADecompressor(memlimit=_XZ_BYTES), rest
            if self._stream.needs_input and not self._rest:
                self._rest = self._file.read(65_536)
                if not self._rest:
                    raise EOFError("the file ends before its end mark")
            data = self._stream.decompress(self._rest, size)
            self._rest = b""
            if data:
                return data

    def close(self) -> None:
        """Nothing of its own is open."""


class _Unpacked(io.RawIOBase):
    """What is in a packed file. Raises `TooMuchError` when it grows beyond `MAX_RATIO`.

    At a fault it ends once before it raises: a buffer would throw away what came just before the fault.
    """

    def __init__(self, packed: IO[bytes], pack: str) -> None:
        self._packed = _Counted(packed)
        self._out = 0
        self._fault: Exception | None = None
        source: Any = io.BufferedReader(self._packed, 65_536)
        opens: dict[str, Callable[[Any], Any]] = {
            ".gz": lambda file: gzip.GzipFile(fileobj=file),
            ".zst": zstd.ZstdFile,
            ".bz2": bz2.BZ2File,
            ".xz": _Xz,
        }
        self._inside = opens[pack](source)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._fault is not None:
            raise self._fault
        try:
            data: bytes = self._inside.read1(len(buffer))
        except FAULTS as error:
            self._fault = error
            return 0
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > FREE_BYTES + MAX_RATIO * self._packed.count:
            self._fault = TooMuchError(f"unpacks to over {MAX_RATIO} times its size")
        return len(data)

    def close(self) -> None:
        self._inside.close()
        self._packed.close()
        super().close()


def unpacked(file: IO[bytes], pack: str) -> IO[bytes]:
    """The stream inside a packed one; without a `pack` the stream itself.

    A damaged one ends where the damage is; then `ended` raises what is in `FAULTS`.
    """
    return io.BufferedReader(_Unpacked(file, pack), 65_536) if pack else file


def ended(file: IO[bytes]) -> None:
    """Raise the fault, if any, that made the stream end: to be called when it gives no more."""
    file.read(1)


def read_all(file: IO[bytes], most: int) -> bytes:
    """All bytes of a stream, at most one more than `most`. Raises what is in `FAULTS`."""
    data = file.read(most + 1)
    if len(data) <= most:
        ended(file)
    return data


def opened(path: str) -> IO[bytes]:
    """A file, unpacked if its name says that it is packed."""
    return unpacked(Path(path).open("rb"), named(path).pack)


@contextmanager
def metered(path: str, meter: Meter) -> Iterator[IO[bytes]]:
    """A file that holds many pages, as `opened` gives it, while the meter watches."""
    with Path(path).open("rb") as file, meter.reading(file), unpacked(file, named(path).pack) as inside:
        yield inside
