"""Tar and zip archives of pages, member by member, each bounded; nothing is ever unpacked onto the disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from cleaner.models import Rejected, Why
from cleaner.read.formats import Holds, named
from cleaner.read.formats.cut_zip import members
from cleaner.read.formats.packed import FAULTS, FREE_BYTES, MAX_RATIO, ended, metered, read_all, said, unpacked
from cleaner.read.formats.rows import rows
from cleaner.read.formats.warc import warc_pages
from cleaner.read.source import Columns, Meter, Source, readable

_FAULTS: tuple[type[Exception], ...] = (
    *FAULTS,
    tarfile.TarError,
    zipfile.BadZipFile,
    LookupError,
    ArithmeticError,
    RuntimeError,  # a password; recursion; NotImplementedError: a way of packing that is not known
)
_MAX_TAR_HEADER = 1_000_000
# 46 bytes and a name each: a million and a half members, some hundred megabytes while the archive is read.
_MAX_ZIP_DIRECTORY = 150_000_000

Member = Callable[[IO[bytes], str, str], Iterator[Source | Rejected]]


def tar_file(
    path: str, name: str, most: int, columns: Columns, passed_over: Counter[str], meter: Meter
) -> Iterator[Source | Rejected]:
    """Every page of a tar archive, also a packed one, in one pass; a member's id is `name/its path`."""
    try:
        with metered(path, meter) as file:
            yield from tar_pages(file, name, most, columns, passed_over)
    except OSError as error:
        yield Rejected(id=name, why=Why.UNREADABLE, detail=said(error))


def tar_pages(
    file: IO[bytes], name: str, most: int, columns: Columns, passed_over: Counter[str]
) -> Iterator[Source | Rejected]:
    """Every page of a tar archive that is open and unpacked."""
    try:
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Bounded) as archive:
            while (member := archive.next()) is not None:
                # tarfile keeps every member it has seen.
                archive.members.clear()  # type: ignore[attr-defined]
                if not member.isreg() or member.issparse():
                    if not member.isdir():
                        passed_over["link or device in an archive"] += 1
                    continue
                inside = archive.extractfile(member)
                if inside is not None:
                    yield from _member(inside, member.name, name, most, columns, passed_over)
        ended(file)
    except _FAULTS as error:
        yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=f"the archive ends here: {said(error)}")


class _Bounded(tarfile.TarInfo):
    """A header that may not be larger than any honest one: tarfile reads long names and attributes as a whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        extended = not self.isreg() and self.type not in (tarfile.DIRTYPE, tarfile.LNKTYPE, tarfile.SYMTYPE)
        if extended and self.size > _MAX_TAR_HEADER:
            raise tarfile.ReadError(f"a header of {self.size} bytes")
        result: tarfile.TarInfo = super()._proc_member(archive)  # type: ignore[misc]
        return result


def zip_file(
    path: str, name: str, most: int, columns: Columns, passed_over: Counter[str], *, wacz: bool = False
) -> Iterator[Source | Rejected]:
    """Every page of a zip archive; of a WACZ (a zip of web archives) every page of its WARC files."""
    try:
        if _directory_bytes(path) > _MAX_ZIP_DIRECTORY:
            yield Rejected(id=name, why=Why.TOO_LARGE, detail="too many members for one zip archive: unpack it first")
            return
        allowed = FREE_BYTES + MAX_RATIO * Path(path).stat().st_size
        if not zipfile.is_zipfile(path):
            yield from _cut_zip(path, name, most, columns, passed_over, wacz=wacz)
            return
        with zipfile.ZipFile(path) as archive:
            came_out = 0
            for member in archive.infolist():
                if member.is_dir() or (wacz and not member.filename.startswith("archive/")):
                    continue
                is_page = named(member.filename).holds in (None, Holds.PAGE)
                came_out += min(member.file_size, most) if is_page else member.file_size
                if came_out > allowed:
                    detail = f"unpacks to over {MAX_RATIO} times its size: the rest was left out"
                    yield Rejected(id=f"{name}:rest", why=Why.TOO_LARGE, detail=detail)
                    return
                yield from _zip_member(archive, member, name, most, columns, passed_over)
    except _FAULTS as error:
        yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=f"the archive ends here: {said(error)}")


def _cut_zip(
    path: str, name: str, most: int, columns: Columns, passed_over: Counter[str], *, wacz: bool
) -> Iterator[Source | Rejected]:
    """What is there of a zip archive without its end, where the list of its members would be."""
    found = 0
    with Path(path).open("rb") as file:
        for member in members(file):
            found += 1
            if member.name.endswith("/") or (wacz and not member.name.startswith("archive/")):
                continue
            ident = readable(f"{name}/{member.name}")
            holds = named(member.name).holds
            if member.problem and holds not in (Holds.ROWS, Holds.WARC):
                yield Rejected(id=ident, why=Why.UNREADABLE, detail=member.problem)
                continue
            try:
                yield from _member(member.content, member.name, name, most, columns, passed_over)
            except _FAULTS as error:
                yield Rejected(id=f"{ident}:rest", why=Why.UNREADABLE, detail=said(error))
    detail = "no zip archive" if not found else f"the archive has no end: {found} members were found in what is there"
    yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=detail)


def _zip_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    most: int,
    columns: Columns,
    passed_over: Counter[str],
) -> Iterator[Source | Rejected]:
    try:
        with archive.open(member) as inside:
            yield from _member(inside, member.filename, name, most, columns, passed_over)
    except _FAULTS as error:
        why = "it is encrypted" if member.flag_bits & 1 else said(error)
        yield Rejected(id=readable(f"{name}/{member.filename}"), why=Why.UNREADABLE, detail=why)


def _directory_bytes(path: str) -> int:
    """How large a zip's list of members says it is: zipfile reads it as a whole."""
    with Path(path).open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_558))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(tail):
        return 0
    directory: int = struct.unpack_from("<L", tail, end + 12)[0]
    return min(directory, size) if directory != 0xFFFFFFFF else _large_directory(tail, size)


def _large_directory(tail: bytes, size: int) -> int:
    at = tail.rfind(b"PK\x06\x06")
    if at < 0 or at + 48 > len(tail):
        return size
    return min(size, int(struct.unpack_from("<Q", tail, at + 40)[0]))


def _member(
    inside: IO[bytes], path: str, name: str, most: int, columns: Columns, passed_over: Counter[str]
) -> Iterator[Source | Rejected]:
    """The pages of one member; what is in it is told by its name, as for files."""
    ident = readable(f"{name}/{path}")
    if any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.split("/")):
        passed_over["hidden"] += 1
        return
    found = named(path)
    if found.holds is Holds.ROWS:
        yield from rows(unpacked(inside, found.pack), ident, most, columns)
    elif found.holds is Holds.WARC:
        yield from warc_pages(inside, ident, most, found.pack, passed_over)
    elif found.holds is Holds.PAGE:
        try:
            data = read_all(unpacked(inside, found.pack), most)
        except FAULTS as error:
            yield Rejected(id=ident, why=Why.UNREADABLE, detail=said(error))
            return
        if len(data) > most:
            yield Rejected(id=ident, why=Why.TOO_LARGE, detail=f"over {most} bytes")
        else:
            yield Source(id=ident, data=data)
    else:
        passed_over[found.ending or "no ending"] += 1
