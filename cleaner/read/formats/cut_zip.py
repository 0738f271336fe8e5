"""A zip archive whose end is missing, and with it the list of its members: read by the header before each."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from cleaner.read.formats.packed import FREE_BYTES, MAX_RATIO, TooMuchError

_MEMBER = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_UNKNOWN = 0xFFFFFFFF
_SIZE_BEHIND, _ENCRYPTED = 8, 1
_STORED, _DEFLATED = 0, 8
_PIECE = 65_536


class Member(NamedTuple):
    """One member, to be read before the next one is asked for."""

    name: str
    content: IO[bytes]
    problem: str = ""
    """Why it cannot be read, or not to its end."""


def members(file: IO[bytes]) -> Iterator[Member]:
    """Every member that is there, in order; the last one may be cut. `file` can be sought in."""
    size = file.seek(0, 2)
    at = _next(file, 0)
    allowed = FREE_BYTES + MAX_RATIO * size
    while at >= 0:
        file.seek(at)
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            return
        _, _, flags, method, _, _, _, packed, _, name_bytes, extra_bytes = _HEADER.unpack(head)
        raw, extra = file.read(name_bytes), file.read(extra_bytes)
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        begins = file.tell()
        if packed == _UNKNOWN:
            packed = _long_size(extra)
        known = packed is not None and not flags & _SIZE_BEHIND
        # A wrong size must not lead backwards, nor is one that leads past the end to be believed.
        ends = begins + packed if known and packed is not None else -1
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
            yield Member(name, io.BytesIO(), "it is encrypted" if flags & _ENCRYPTED else f"packed by method {method}")
        elif method == _DEFLATED:
            inflated = _Inflated(file, allowed)
            yield Member(name, io.BufferedReader(inflated, _PIECE))
            allowed -= inflated.came_out
            if not known:
                ends = inflated.place
        else:
            if not known:
                ends = _next(file, begins)
                ends = size if ends < 0 else ends
            problem = "the archive ends inside it" if ends > size else ""
            yield Member(name, io.BufferedReader(_Part(file, min(ends, size)), _PIECE), problem)
        at = _next(file, max(begins, ends))


def _long_size(extra: bytes) -> int | None:
    """The packed size out of the field that holds those over four gigabytes."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1 and length >= 16 and at + 20 <= len(extra):
            return int(struct.unpack_from("<Q", extra, at + 12)[0])
        at += 4 + length
    return None


def _next(file: IO[bytes], at: int) -> int:
    """Where the next member begins, from here on; -1 where there is none."""
    file.seek(at)
    held = b""
    while data := file.read(_PIECE):
        held += data
        found = held.find(_MEMBER)
        if found >= 0:
            return at + found
        at += max(0, len(held) - 3)
        held = held[-3:]
    return -1


class _Part(io.RawIOBase):
    """The bytes of a file up to a place."""

    def __init__(self, file: IO[bytes], end: int) -> None:
        self._file = file
        self._left = end - file.tell() if end > file.tell() else 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class _Inflated(io.RawIOBase):
    """What was deflated from here on."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._most = most
        self._stream = zlib.decompressobj(-15)
        self._over = self._cut = False
        self.came_out = 0
        self.place = file.tell()
        """Where the packed bytes that were read end."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b""
        while not data and not self._stream.eof:
            packed = self._stream.unconsumed_tail
            if not packed:
                self._file.seek(self.place)
                packed = self._file.read(_PIECE)
                self.place += len(packed)
                if not packed:
                    # What came before is given first; `ended` then finds the fault.
                    if self._cut:
                        raise EOFError("the archive ends inside it")
                    self._cut = True
                    return 0
            data = self._stream.decompress(packed, len(buffer))
        if self._stream.eof and not self._over:
            self._over = True
            self.place -= len(self._stream.unused_data)
        self.came_out += len(data)
        if self.came_out > self._most:
            raise TooMuchError(f"unpacks to over {MAX_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)
