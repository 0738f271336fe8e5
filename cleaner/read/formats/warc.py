"""Web archives: WARC files (ISO 28500), packed or not, whole or damaged.

The parent cuts the file into records, which needs no more than their headers, and goes on behind what is damaged. A
worker takes the page out of its record, with fastwarc for what HTTP did to it (chunks, content codings).
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Literal, NamedTuple

from cleaner.models import Rejected, Why
from cleaner.read.formats.packed import FAULTS, FREE_BYTES, MAX_RATIO, ended, said, unpacked
from cleaner.read.source import Meter, Source, readable

NEEDS = 'reading WARC needs fastwarc: pip install "article-cleaner[warc]"'

_PIECE = 65_536
_MAX_HEADER = 65_536
_HELD_BYTES = 1_000_000
_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_BLANK = re.compile(rb"[\r\n]*")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_NEXT_RECORD = re.compile(rb"\nWARC/1\.[01]\r?\n")
_PAGES = frozenset({"text/html", "application/xhtml+xml", ""})
_TEXTS = frozenset({"text/plain"})
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}")
_MAX_KINDS = 200
"""Media types told apart in the account of what was passed over: a hostile archive could name millions."""


def missing() -> str:
    """What to install, or nothing."""
    return NEEDS if find_spec("fastwarc") is None else ""


def warc_file(
    path: str, name: str, most: int, pack: str, passed_over: Counter[str], meter: Meter
) -> Iterator[Source | Rejected]:
    """Every page of an archive; `passed_over` counts the records that hold none."""
    try:
        with Path(path).open("rb") as file, meter.reading(file):
            yield from warc_pages(file, name, most, pack, passed_over)
    except FAULTS as error:
        yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=f"the archive ends here: {said(error)}")


def warc_pages(
    file: IO[bytes], name: str, most: int, pack: str, passed_over: Counter[str]
) -> Iterator[Source | Rejected]:
    """Every page of an archive that is open."""
    if missing():
        yield Rejected(id=name, why=Why.UNREADABLE, detail=NEEDS)
        return
    pieces = _gzip_pieces(file) if pack == ".gz" else _plain_pieces(unpacked(file, pack))
    for number, found in enumerate(_Records(pieces, most), 1):
        if isinstance(found, _Lost):
            place = f"{name}:{found.url or number}"
            yield Rejected(id=readable(place), why=found.why, detail=found.detail)
            continue
        kind = _page_kind(found)
        if kind:
            passed_over[kind if kind in passed_over or len(passed_over) < _MAX_KINDS else "other records"] += 1
            continue
        # As in the addresses of web archives: the time of the capture, then what was captured.
        moment = re.sub(r"\D", "", found.header("warc-date"))[:14]
        ident = readable("/".join(part for part in (name, moment, found.url or f"record {number}") if part))
        yield Source(id=ident, data=found.data, is_record=True)


# ------------------------------------------------------------------------------------------ bytes to records


class _Gap(NamedTuple):
    """Bytes are missing here."""

    why: str
    last: bytes = b""
    """What came out of the damaged member just before: no checksum vouches for it."""


class _Lost(NamedTuple):
    """A record that could not be read, or what stands between two."""

    why: Why
    detail: str
    url: str = ""


class _Record(NamedTuple):
    """One record, whole: its header's fields and its bytes, the header included."""

    fields: dict[str, str]
    data: bytes
    body: int
    """Where its block begins."""

    def header(self, name: str) -> str:
        """A field of its header, by its name in lower case."""
        return self.fields.get(name, "")

    @property
    def url(self) -> str:
        """What was captured."""
        return self.header("warc-target-uri").strip("<>")


def _plain_pieces(file: IO[bytes]) -> Iterator[bytes | _Gap]:
    try:
        while piece := file.read(_PIECE):
            yield piece
        ended(file)
    except FAULTS as error:
        yield _Gap(said(error))


def _gzip_pieces(file: IO[bytes]) -> Iterator[bytes | _Gap]:
    """What is in a file of gzip members, and a gap where a member is damaged: reading goes on at the next one.

    Behind an error the next member is looked for a little before it, since a cut member takes some of its successor
    with it. Such second readings are counted: they never come to more than the file itself.
    """
    tape = _Tape(file)
    came_out = 0
    while True:
        head = tape.take(3, exact=True)
        if not head:
            return
        if head != _MEMBER:
            padding = len(head) - len(head.lstrip(b"\0\r\n"))
            if padding:
                tape.back(len(head) - padding)
                continue
            yield _Gap("no gzip member where one should begin")
            tape.back(len(head) - 1)
            if not tape.find(_MEMBER):
                return
            continue
        tape.back(3)
        begun = tape.place
        member = before = zlib.decompressobj(31)
        data = held = b""
        try:
            while not member.eof:
                data = member.unconsumed_tail or tape.take(_PIECE // 4)
                if not data:
                    # A damaged header may have swallowed whole members: they are looked for too.
                    raise zlib.error("the file ends inside a gzip member")
                before = member.copy()
                piece = member.decompress(data, 4 * _PIECE)
                came_out += len(piece)
                if came_out > FREE_BYTES + MAX_RATIO * tape.place:
                    yield _Gap(f"unpacks to over {MAX_RATIO} times its size", held)
                    return
                held += piece
                # Mostly a member is one record: it is held until its checksum was seen.
                if len(held) > _HELD_BYTES:
                    yield held
                    held = b""
            if held:
                yield held
            tape.back(len(member.unused_data))
        except zlib.error as error:
            yield _Gap(str(error), held + _up_to_damage(before, data))
            tape.back_to(begun + 1)
            if not tape.find(_MEMBER):
                return


def _up_to_damage(member: zlib._Decompress, data: bytes) -> bytes:
    """What comes before the damage in a piece of a member: mostly the name of the record that is lost."""
    out = b""
    try:
        for at in range(0, len(data), 64):
            out += member.decompress(data[at : at + 64], _PIECE)
    except zlib.error:
        pass
    return out


class _Tape:
    """A stream that can be wound back a little."""

    _KEPT = 65_536

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held = b""
        self._at = 0
        self.place = 0
        self._again = 0
        """Bytes that were wound back over."""

    def take(self, size: int, *, exact: bool = False) -> bytes:
        """The next bytes: up to `size`, and all of them with `exact` unless the stream ends."""
        ahead = len(self._held) - self._at
        if ahead == 0 or (exact and ahead < size):
            data = self._file.read(_PIECE)
            if data:
                kept = max(0, self._at - self._KEPT)
                self._held = self._held[kept:] + data
                self._at -= kept
        data = self._held[self._at : self._at + size]
        self._at += len(data)
        self.place += len(data)
        return data

    def back(self, size: int) -> None:
        """Wind back over bytes just taken."""
        size = min(size, self._at)
        self._at -= size
        self.place -= size

    def back_to(self, place: int) -> None:
        """Wind back to a place, or as near to it as what is held and what was read again already allow."""
        size = min(self.place - place, self._at, max(0, self.place - self._again))
        if size > 0:
            self._again += size
            self.back(size)

    def find(self, magic: bytes) -> bool:
        """Go to where these bytes stand next."""
        while True:
            at = self._held.find(magic, self._at)
            if at >= 0:
                self.place += at - self._at
                self._at = at
                return True
            end = max(self._at, len(self._held) - len(magic) + 1)
            self.place += end - self._at
            self._at = end
            before = len(self._held) - self._at
            data = self._file.read(_PIECE)
            if not data:
                return False
            kept = max(0, self._at - self._KEPT)
            self._held = self._held[kept:] + data
            self._at -= kept
            if len(self._held) - self._at <= before:
                return False


class _Records:
    """Records of a stream of bytes; what is between them, or cut, is `_Lost`."""

    def __init__(self, pieces: Iterator[bytes | _Gap], most: int) -> None:
        self._pieces = pieces
        self._most = most
        self._ahead = bytearray()
        self._gap: _Gap | None = None
        self._ended = False

    def __iter__(self) -> Iterator[_Record | _Lost]:
        while True:
            self._skip_blank()
            if not self._ahead:
                if self._gap is not None:
                    yield _Lost(Why.UNREADABLE, f"the archive is damaged here: {self._gap.why}")
                    self._gap = None
                elif self._ended:
                    return
                continue
            if self._fill(len(_RECORD)) and self._ahead.startswith(_RECORD):
                yield from self._record()
            else:
                yield _Lost(Why.UNREADABLE, "no record where one should begin: passed on to the next")
                self._to_next_record()

    def _fill(self, size: int) -> bool:
        """Have `size` bytes ahead; False when a gap or the end comes before."""
        while len(self._ahead) < size and self._gap is None and not self._ended:
            self._more()
        return len(self._ahead) >= size

    def _more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
        elif isinstance(piece, _Gap):
            self._ahead += piece.last
            self._gap = piece
        else:
            self._ahead += piece

    def _skip_blank(self) -> None:
        while True:
            blank = _BLANK.match(self._ahead)
            del self._ahead[: blank.end() if blank else 0]
            if self._ahead or self._gap is not None or self._ended:
                return
            self._more()

    def _to_next_record(self) -> None:
        """Leave what is ahead up to where a record begins, or a gap, or the end."""
        while True:
            found = _NEXT_RECORD.search(self._ahead)
            if found:
                del self._ahead[: found.start() + 1]
                return
            if self._gap is not None or self._ended:
                self._ahead.clear()
                return
            del self._ahead[: max(0, len(self._ahead) - 16)]
            self._more()

    def _record(self) -> Iterator[_Record | _Lost]:
        head = self._head()
        if isinstance(head, int):
            yield _Lost(Why.UNREADABLE, f"a record's header is cut or damaged{self._cause()}")
            self._leave_damaged(head)
            return
        fields, size = head
        url = fields.get("warc-target-uri", "").strip("<>")[:2000]
        length = fields.get("content-length", "")
        if not re.fullmatch(r"[0-9]{1,18}", length):
            yield _Lost(Why.UNREADABLE, "a record without its length", url)
            self._leave_damaged(size)
            return
        block = int(length)
        if block > self._most + _MAX_HEADER:
            self._fill(size + _MAX_HEADER)
            start = _Record(fields, bytes(self._ahead[: size + _MAX_HEADER]), size)
            del self._ahead[:size]
            self._leave(block)
            if not _page_kind(start):
                yield _Lost(Why.TOO_LARGE, f"a record of {block} bytes", url)
            return
        if not self._fill(size + block):
            had = len(self._ahead) - size
            yield _Lost(Why.UNREADABLE, f"{max(0, had)} of the record's {block} bytes are there{self._cause()}", url)
            self._leave_damaged()
            return
        behind = self._fill(size + block + 5)
        if self._gap is not None and size + block > len(self._ahead) - len(self._gap.last):
            # All of it came out, but its member's checksum was not reached or is another.
            yield _Lost(Why.UNREADABLE, f"the record is damaged{self._cause()}", url)
            self._leave_damaged(size + block)
            return
        # A record whose length is wrong swallows its successors, or leaves a rest of itself behind.
        if behind and not self._ahead[size + block : size + block + 64].lstrip(b"\r\n").startswith(b"WARC/"):
            inside = _NEXT_RECORD.search(self._ahead, size)
            if inside and inside.start() < size + block:
                yield _Lost(Why.UNREADABLE, "the record is shorter than it says", url)
                del self._ahead[: inside.start() + 1]
                return
        data = bytes(self._ahead[: size + block])
        del self._ahead[: size + block]
        yield _Record(fields, data, size)

    def _leave_damaged(self, size: int = len(_RECORD)) -> None:
        """Leave the record ahead, whose loss was told, up to the next one or behind the gap that cut it.

        In its first `size` bytes no other begins.
        """
        # The line end before the next record is needed to find it.
        del self._ahead[: max(1, size - 1)]
        self._to_next_record()
        if not self._ahead:
            self._gap = None

    def _cause(self) -> str:
        return f": {self._gap.why}" if self._gap is not None else ": the file ends here" if self._ended else ""

    def _head(self) -> tuple[dict[str, str], int] | int:
        """The fields of the header ahead, and its size; or, when it does not end, the bytes before the next one.

        Whatever was searched is left behind: a file of nothing but beginnings costs no more than any other.
        """
        while True:
            found = _HEADER_END.search(self._ahead, 0, _MAX_HEADER)
            whole = len(self._ahead) >= _MAX_HEADER or self._gap is not None or self._ended
            if found or whole:
                break
            self._fill(len(self._ahead) + 1)
        other = self._ahead.rfind(b"\n" + _RECORD, 0, found.start() if found else _MAX_HEADER)
        if found is None or other >= 0:
            return other + 1 if other >= 0 else min(len(self._ahead), _MAX_HEADER)
        fields: dict[str, str] = {}
        for line in bytes(self._ahead[: found.start()]).split(b"\n")[1:]:
            name, colon, value = line.partition(b":")
            if colon:
                fields.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("utf-8", "replace"))
        return fields, found.end()

    def _leave(self, size: int) -> bool:
        """Leave `size` bytes; False when a gap or the end comes before."""
        while size > len(self._ahead):
            size -= len(self._ahead)
            self._ahead.clear()
            if self._gap is not None or self._ended:
                return False
            self._more()
        del self._ahead[:size]
        return True


# ------------------------------------------------------------------------------------------ records to pages


def _page_kind(record: _Record) -> str:
    """Empty for a record that holds a page; else what it holds instead, for the account."""
    kind = record.header("warc-type").lower()
    if kind in ("conversion", "resource"):
        media = _media_type(record.header("content-type"))
        allowed = _TEXTS if kind == "conversion" else _PAGES - {""}
        return "" if media in allowed else _named(media)
    if kind != "response":
        return f"{kind} record" if kind in ("request", "metadata", "warcinfo", "revisit") else "other records"
    if not record.header("content-type").lower().startswith("application/http"):
        return "other records"
    head = record.data[record.body : record.body + _MAX_HEADER].partition(b"\r\n\r\n")[0].decode("latin-1")
    status = re.match(r"HTTP/[0-9.]{1,5} +([0-9]{3})", head)
    if status and not status[1].startswith("2"):
        return f"response with status {status[1]}"
    found = re.search(r"^content-type:([^\r\n]{0,300})", head, re.IGNORECASE | re.MULTILINE)
    media = _media_type(found[1] if found else "")
    return "" if media in _PAGES else _named(media)


def _media_type(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _named(media: str) -> str:
    return media if _MEDIA_TYPE.fullmatch(media) else "other records"


class Captured(NamedTuple):
    """A page out of its record."""

    content: bytes
    url: str | None
    date: str | None
    """When it was captured."""
    charset: str | None
    """As HTTP declared it."""


def captured(data: bytes, most: int) -> Captured:
    """The page in a record: its bytes, at most one more than `most`. Raises what is in `FAULTS`."""
    try:
        return _captured(data, most, "all")
    except OSError:
        # Crawlers store pages unpacked and keep the header that says they are packed.
        return _captured(data, most, "none")


def _captured(data: bytes, most: int, decode: Literal["all", "none"]) -> Captured:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in ArchiveIterator(
        io.BytesIO(data), record_types=WarcRecordType.any_type, parse_http=True, auto_decode=decode, quirks_mode=True
    ):
        content: bytes = record.reader.read(most + 1)
        charset = record.http_charset if record.is_http else None
        url = record.headers.get("WARC-Target-URI") or ""
        return Captured(content, url.strip("<>") or None, record.headers.get("WARC-Date") or None, charset)
    raise ValueError("no record in it")
