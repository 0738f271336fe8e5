"""One page that waits to be read, small enough to be sent to a worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

MAX_PAGE_BYTES = 50_000_000
"""A page larger than this, unpacked, is rejected: the largest real article pages have under 10 MB."""

ROW_NUMBER = "#"
"""As the column of the id: a row is named by its file and number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns of rows are called; a row has `text` or `html`, and the others if it likes."""

    id: str = "id"
    """`ROW_NUMBER` ("#") where rows have no id: they are called by their file and number."""
    text: str = "text"
    html: str = "html"
    url: str = "url"
    date: str = "date"
    site: str = "site"

    @property
    def own(self) -> frozenset[str]:
        """The columns that become fields of the page; the others are kept as they are."""
        return frozenset((self.id, self.text, self.html, self.url, self.date, self.site))


DEFAULT_COLUMNS = Columns()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page to be read: a file by its path, or the bytes of a row, of an archive's member or of standard input.

    Whether it is HTML or text is told from its content: text files hold saved pages, and the other way round.
    """

    id: str
    path: str | None = None
    data: bytes | None = None
    is_row: bool = False
    columns: Columns = DEFAULT_COLUMNS
    """Of a row."""
    is_record: bool = False
    """The bytes are one WARC record."""
    url: str | None = None
    """The address that a shortcut beside the file names."""


class Meter:
    """How much of the inputs' bytes is read, so that the time left can be told where pages cannot be counted."""

    __slots__ = ("_behind", "_open")

    def __init__(self) -> None:
        self._behind = 0
        self._open: IO[bytes] | None = None

    def passed(self, size: int) -> None:
        """A file of so many bytes is done, or left to a worker."""
        self._behind += size

    @contextmanager
    def reading(self, file: IO[bytes]) -> Iterator[None]:
        """A file that holds many pages is gone through."""
        self._open = file
        try:
            yield
        finally:
            self._open = None

    @property
    def bytes(self) -> int:
        """Bytes read so far, packed as they are."""
        return self._behind + (self._open.tell() if self._open is not None and not self._open.closed else 0)


class PathList(str):
    """An input that is not a page but a list of paths: one a line, in the file of this name ("-": standard input)."""

    __slots__ = ()


def readable(name: str) -> str:
    """The name without lone surrogates, which no file of ours could hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace") if _from_disk(name) else _escaped(name)
    return name


def _from_disk(name: str) -> bool:
    return all(not 0xD800 <= ord(c) <= 0xDFFF or 0xDC80 <= ord(c) <= 0xDCFF for c in name)


def _escaped(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
