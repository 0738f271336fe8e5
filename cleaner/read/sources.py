"""Where pages are: files, folders, rows, archives, lists, standard input. Only what holds many pages is opened here."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

from cleaner.errors import InputError
from cleaner.models import Rejected, Why
from cleaner.read.formats import Holds, named
from cleaner.read.formats.beside import address, address_beside, is_parts, is_shortcut, shortcut_of, shortcuts
from cleaner.read.formats.packed import FAULTS, pack_of, read_all, said, unpacked
from cleaner.read.formats.rows import row_file, rows
from cleaner.read.source import DEFAULT_COLUMNS, MAX_PAGE_BYTES, Columns, Meter, PathList, Source, readable

_MAX_PATH_BYTES = 65_536
_LONE = "shortcut without its page"


class Many(NamedTuple):
    """A file that holds many pages."""

    id: str
    path: str
    holds: Holds
    pack: str


@dataclass(slots=True)
class Sources:
    """Every page under the inputs in a fixed order, one pass; what was passed over is counted."""

    inputs: Sequence[str]
    leave_out: str | None = None
    """A folder that is never entered: the output of an earlier run is not input."""
    max_page_bytes: int = MAX_PAGE_BYTES
    columns: Columns = DEFAULT_COLUMNS
    passed_over: Counter[str] = field(default_factory=Counter)
    """What are no pages, and how many: files by ending, members and records of archives by what they are."""
    meter: Meter = field(default_factory=Meter)

    def __iter__(self) -> Iterator[Source | Rejected]:
        for one in self.listed():
            if isinstance(one, Many):
                yield from self.opened(one)
                self.meter.passed(_size(one.path))
            else:
                yield one
                if isinstance(one, Source) and one.path is not None:
                    self.meter.passed(_size(one.path))

    def listed(self) -> Iterator[Source | Many | Rejected]:
        """The same, but files that hold many pages are not opened yet: other machines may do that."""
        for name in self.inputs:
            if isinstance(name, PathList):
                yield from self._list(name)
            elif name == "-":
                yield from self._standard_input()
            else:
                yield from self._path(name)

    def size(self) -> int | None:
        """Bytes of all files that are read, or None where that is not known before: standard input, lists."""
        total = 0
        for name in self.inputs:
            if name == "-" or isinstance(name, PathList):
                return None
            if not Path(name).is_dir():
                total += _size(name)
                continue
            for folder, inside, files in os.walk(name):
                inside[:] = [one for one in inside if not (one.startswith(".") or is_parts(one, files))]
                total += sum(_size(f"{folder}/{one}") for one in files if named(one).holds and one[0] != ".")
        return total

    def opened(self, many: Many) -> Iterator[Source | Rejected]:
        """The pages of a file that holds many."""
        most, columns, over, meter = self.max_page_bytes, self.columns, self.passed_over, self.meter
        path, name = many.path, many.id
        if many.holds is Holds.ROWS:
            return row_file(path, name, most, columns, meter)
        if many.holds is Holds.PARQUET:
            from cleaner.read.formats.parquet import parquet_file

            return parquet_file(path, name, most, columns)
        if many.holds is Holds.WARC:
            from cleaner.read.formats.warc import warc_file

            return warc_file(path, name, most, many.pack, over, meter)
        from cleaner.read.archives import tar_file, zip_file

        if many.holds is Holds.TAR:
            return tar_file(path, name, most, columns, over, meter)
        return zip_file(path, name, most, columns, over, wacz=many.holds is Holds.WACZ)

    def _path(self, name: str) -> Iterator[Source | Many | Rejected]:
        if Path(name).is_dir():
            yield from self._folder(name)
        else:
            yield from self._named(name, Path(name).name)

    def _folder(self, top: str, within: str = "") -> Iterator[Source | Many | Rejected]:
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
                place = readable(str(Path(within, os.path.relpath(folder, top))))
                yield Rejected(id=place + "/", why=Why.UNREADABLE, detail=said(error))
                continue
            folders = []
            names = {entry.name for entry in inside if not entry.is_dir(follow_symlinks=False)}
            known, used = shortcuts(names), set[str]()
            for entry in inside:
                if entry.name.startswith("."):
                    self.passed_over["hidden"] += 1
                # A link to a folder could lead back up: links are followed to files only.
                elif entry.is_dir(follow_symlinks=False):
                    if is_parts(entry.name, names):
                        self.passed_over["folder of a saved page's parts"] += 1
                    else:
                        folders.append(entry.path)
                elif entry.is_symlink() and Path(entry.path).is_dir():
                    self.passed_over["link to a folder"] += 1
                elif not is_shortcut(entry.name):
                    relative = str(Path(within, os.path.relpath(entry.path, top)))
                    key = shortcut_of(entry.name, known)
                    url = None if key is None else address(f"{folder}/{known[key]}")
                    used.update(() if key is None else (key,))
                    yield from self._file(entry.path, relative, url, any_ending=False)
            lone = sum(is_shortcut(name) and name[0] != "." and name[: name.rindex(".")] not in used for name in names)
            self.passed_over.update({_LONE: lone} if lone else {})
            waiting.extend(reversed(folders))

    def _file(
        self, path: str, relative: str, url: str | None, *, any_ending: bool
    ) -> Iterator[Source | Many | Rejected]:
        name = readable(relative.replace(os.sep, "/"))
        found = named(path)
        if found.holds is None and not any_ending:
            self.passed_over[found.ending or "no ending"] += 1
            return
        problem = _not_a_file(path)
        if problem:
            yield Rejected(id=name, why=Why.UNREADABLE, detail=problem)
        elif found.holds in (None, Holds.PAGE):
            yield Source(id=name, path=path, url=url)
        else:
            yield Many(name, path, found.holds, found.pack)

    def _named(self, path: str, relative: str) -> Iterator[Source | Many | Rejected]:
        """A file that was asked for by name: read whatever its ending, unless it only says where a page is."""
        if is_shortcut(path):
            self.passed_over["shortcut"] += 1
        else:
            yield from self._file(path, relative, address_beside(path), any_ending=True)

    def _list(self, name: str) -> Iterator[Source | Many | Rejected]:
        """The files and folders that a list names; their ids are their paths as the list has them."""
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as lines:
                for path in _paths(lines):
                    if Path(path).is_dir():
                        yield from self._folder(path, within=path)
                    else:
                        yield from self._named(path, path.removeprefix("./"))
        except OSError as error:
            yield Rejected(id=readable(f"{name}:rest"), why=Why.UNREADABLE, detail=f"the list ends here: {said(error)}")

    def _standard_input(self) -> Iterator[Source | Rejected]:
        try:
            yield from self._stream(_Prefixed.of(sys.stdin.buffer))
        except FAULTS as error:
            yield Rejected(id="stdin:rest", why=Why.UNREADABLE, detail=f"reading stopped here: {said(error)}")

    def _stream(self, stream: IO[bytes], *, packed: bool = False) -> Iterator[Source | Rejected]:
        most = self.max_page_bytes
        head = stream.peek(1)  # type: ignore[attr-defined]
        pack = pack_of(head)
        if pack and not packed:
            yield from self._stream(unpacked(stream, pack), packed=True)
        elif head.startswith(b"WARC/1."):
            from cleaner.read.formats.warc import warc_pages

            yield from warc_pages(stream, "stdin", most, "", self.passed_over)
        elif head[257:262] == b"ustar":
            from cleaner.read.archives import tar_pages

            yield from tar_pages(stream, "stdin", most, self.columns, self.passed_over)
        elif head.lstrip().startswith(b"{"):
            yield from rows(stream, "stdin", most, self.columns)
        else:
            data = read_all(stream, most)
            if len(data) > most:
                yield Rejected(id="stdin", why=Why.TOO_LARGE, detail=f"over {most} bytes")
                return
            from cleaner.read.pages import content_id

            yield Source(id=content_id(data), data=data)


def sources(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    leave_out: str | None = None,
    *,
    columns: Columns = DEFAULT_COLUMNS,
    max_page_bytes: int = MAX_PAGE_BYTES,
) -> Sources:
    """Every page under `inputs`: files, folders, archives, files of rows, a `PathList`, or "-" for standard input.

    Raises `InputError` at once when one of the inputs does not exist, or needs a library that is not installed.
    """
    given = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    names = [os.fspath(one) for one in given]
    if not names:
        raise InputError("nothing to read: name a file, a folder, or - for standard input")
    for name in names:
        if name != "-" and not os.path.lexists(name):
            raise InputError(f"no such file or folder: {readable(name)}: check the path, or quote a name with spaces")
        if name != "-" and not isinstance(name, PathList) and (needs := _missing(name)):
            raise InputError(f"cannot read {readable(name)}: {needs}")
    return Sources(names, leave_out, max_page_bytes, columns)


def _missing(name: str) -> str:
    """What has to be installed before this file can be read, or nothing."""
    holds = named(name).holds
    if Path(name).is_dir():
        return ""
    if holds in (Holds.WARC, Holds.WACZ):
        from cleaner.read.formats import warc

        return warc.missing()
    if holds is Holds.PARQUET:
        from cleaner.read.formats import parquet

        return parquet.missing()
    return ""


class _Prefixed(io.RawIOBase):
    """A stream that is not ours to close, readable from its start on."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    @classmethod
    def of(cls, stream: IO[bytes]) -> IO[bytes]:
        """The stream, with a look ahead."""
        return io.BufferedReader(cls(stream), 65_536)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _paths(lines: IO[bytes]) -> Iterator[str]:
    """Paths of a list, one a line, or parted by NUL as `find -print0` writes them."""
    rest = b""
    part = b""
    while data := lines.read(65_536):
        part = part or (b"\0" if b"\0" in data else b"\n")
        *whole, rest = (rest + data).split(part)
        yield from (_path(one, part) for one in whole if one.strip())
        if len(rest) > _MAX_PATH_BYTES:
            rest = rest[:_MAX_PATH_BYTES]
    if rest.strip():
        yield _path(rest, part)


def _path(line: bytes, part: bytes) -> str:
    return os.fsdecode(line.rstrip(b"\r") if part == b"\n" else line).replace("\0", "\ufffd")


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _not_a_file(path: str) -> str:
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        return said(error)
    if stat.S_ISREG(mode):
        return ""
    for test, word in ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder")):
        if test(mode):
            return f"{word}, not a file"
    return "a device, not a file"
