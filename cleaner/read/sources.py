"""Where pages are: files, folders, rows, standard input. Nothing is opened here but folders and row files."""

from __future__ import annotations

import gzip
import json
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from cleaner.errors import InputError
from cleaner.models import Rejected, Why

MAX_PAGE_BYTES = 50_000_000
"""A page larger than this, unpacked, is rejected: the largest real article pages have under 10 MB."""

_PAGES = (".html", ".htm", ".xhtml", ".txt")
_ROWS = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One page to be read: a file by its path, or the bytes of a row or of standard input.

    Whether it is HTML or text is told from its content: text files hold saved pages, and the other way round.
    """

    id: str
    path: str | None = None
    data: bytes | None = None
    is_row: bool = False


@dataclass(slots=True)
class Sources:
    """Every page under the inputs in a fixed order, one pass; what was passed over is counted."""

    inputs: Sequence[str]
    leave_out: str | None = None
    """A folder that is never entered: the output of an earlier run is not input."""
    max_page_bytes: int = MAX_PAGE_BYTES
    passed_over: Counter[str] = field(default_factory=Counter)
    """File endings that are no pages, and how many files had them."""

    def __iter__(self) -> Iterator[Source | Rejected]:
        for name in self.inputs:
            if name == "-":
                yield from _standard_input(self.max_page_bytes)
            elif Path(name).is_dir():
                yield from self._folder(name)
            else:
                file = Path(name)
                yield from self._file(name, file.name, any_ending=True)

    def _folder(self, top: str) -> Iterator[Source | Rejected]:
        apart = os.path.realpath(self.leave_out) if self.leave_out else None
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            if apart is not None and os.path.realpath(folder) == apart:
                continue
            try:
                with os.scandir(folder) as entries:
                    inside = sorted(entries, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                yield Rejected(
                    id=_readable(os.path.relpath(folder, top)) + "/", why=Why.UNREADABLE, detail=_said(error)
                )
                continue
            folders = []
            for entry in inside:
                if entry.name.startswith("."):
                    self.passed_over["hidden"] += 1
                # A link to a folder could lead back up: links are followed to files only.
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.is_symlink() and Path(entry.path).is_dir():
                    self.passed_over["link to a folder"] += 1
                else:
                    yield from self._file(entry.path, os.path.relpath(entry.path, top), any_ending=False)
            waiting.extend(reversed(folders))

    def _file(self, path: str, relative: str, *, any_ending: bool) -> Iterator[Source | Rejected]:
        name = _readable(relative.replace(os.sep, "/"))
        bare = relative.lower().removesuffix(".gz")
        rows = bare.endswith(_ROWS)
        if not rows and not any_ending and not bare.endswith(_PAGES):
            self.passed_over[Path(bare).suffix or "no ending"] += 1
            return
        problem = _not_a_file(path)
        if problem:
            yield Rejected(id=name, why=Why.UNREADABLE, detail=problem)
        elif rows:
            yield from _row_file(path, name, self.max_page_bytes)
        else:
            yield Source(id=name, path=path)


def sources(inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], leave_out: str | None = None) -> Sources:
    """Every page under `inputs`: files, folders, JSONL files of rows, or "-" for standard input.

    Raises `InputError` at once when one of the inputs does not exist.
    """
    given = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    names = [os.fspath(one) for one in given]
    if not names:
        raise InputError("nothing to read: name a file, a folder, or - for standard input")
    for name in names:
        if name != "-" and not os.path.lexists(name):
            raise InputError(f"no such file or folder: {_readable(name)}: check the path, or quote a name with spaces")
    return Sources(names, leave_out)


def _row_file(path: str, name: str, most: int) -> Iterator[Source | Rejected]:
    try:
        with _opened(path) as lines:
            yield from _rows(lines, name, most)
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=f"reading rows stopped here: {_said(error)}")


def _opened(path: str) -> IO[bytes]:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return Path(path).open("rb")


def _standard_input(most: int) -> Iterator[Source | Rejected]:
    stream = sys.stdin.buffer
    first = stream.readline(most + 1)
    if first.lstrip().startswith(b"{"):
        yield from _rows(stream, "stdin", most, first)
        return
    rest = stream.read(most + 1 - len(first)) if len(first) <= most else b""
    data = first + rest
    if len(data) > most:
        yield Rejected(id="stdin", why=Why.TOO_LARGE, detail=f"over {most} bytes")
        return
    from cleaner.read.pages import content_id

    yield Source(id=content_id(data), data=data)


def _rows(lines: IO[bytes], name: str, most: int, first: bytes | None = None) -> Iterator[Source | Rejected]:
    number = 0
    while line := first if first is not None else lines.readline(most + 1):
        first = None
        number += 1
        place = f"{name}:{number}"
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := lines.readline(most)) and not rest.endswith(b"\n"):
                pass
            yield Rejected(id=place, why=Why.TOO_LARGE, detail=f"a row of over {most} bytes")
        elif line.strip():
            found = _row_id(line)
            if isinstance(found, Rejected):
                yield Rejected(id=place, why=found.why, detail=found.detail)
            else:
                yield Source(id=found, data=line, is_row=True)


def _row_id(line: bytes) -> str | Rejected:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Rejected(id="", why=Why.MALFORMED, detail=f"not a JSON row: {error}")
    if not isinstance(row, dict):
        return Rejected(id="", why=Why.MALFORMED, detail='a row is an object like {"id": "1", "text": "..."}')
    given = row.get("id")
    if not isinstance(given, str | int) or isinstance(given, bool) or given == "":
        return Rejected(id="", why=Why.MALFORMED, detail='the row has no "id", a string or a whole number')
    return _readable(str(given))


def _not_a_file(path: str) -> str:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        return _said(error)
    if stat.S_ISREG(mode):
        return ""
    for test, word in ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder")):
        if test(mode):
            return f"{word}, not a file"
    return "a device, not a file"


def _said(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _readable(name: str) -> str:
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
