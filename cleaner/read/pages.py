"""From a source to a page: open, unpack, decode, tell HTML from text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from cleaner.models import Kind, Page, Rejected, Why
from cleaner.read.charset import decode
from cleaner.read.formats.packed import FAULTS, opened, read_all, said
from cleaner.read.formats.rows import read_row, row_page, whole
from cleaner.read.formats.saved import saved_from, saved_page
from cleaner.read.source import MAX_PAGE_BYTES, Source

CAPTURED = "captured"
"""The field of a page that says when it was saved: no date of the story, but no story is younger."""

# A page starts with an element, after comments and an XML declaration if any.
_MARKUP = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,9}"
    r"<(?:!doctype\s+html|html|head|body|meta|link|title|script|style|article|section|main|header|nav|div|table|h[1-3]|p)"
    r"[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|a|li|span|h[1-6]|article|body|html)\s{0,9}>", re.IGNORECASE)
_ENOUGH_CLOSED = 5
_SNIFFED = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading one source gave, and the hash of the bytes it was made from."""

    hash: str
    page: Page | Rejected


def content_id(data: bytes | str) -> str:
    """The id of a page that has no name: a hash of its content, 16 hex digits."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()[:16]


def load(source: Source, most: int = MAX_PAGE_BYTES) -> Loaded:
    """Read one source. Whatever is wrong with it is a `Rejected` with a reason.

    `most`: bytes of a page, unpacked.
    """
    data = load_bytes(source, most)
    if isinstance(data, str):
        return Loaded(hash="", page=Rejected(id=source.id, why=Why.UNREADABLE, detail=data))
    # A page with another address is another page: its address is read, and says of what site it is.
    digest = hashlib.sha256(data if source.url is None else source.url.encode() + b"\n" + data).hexdigest()
    if len(data) > most:
        return Loaded(hash=digest, page=Rejected(id=source.id, why=Why.TOO_LARGE, detail=f"over {most} bytes"))
    if source.is_row:
        return Loaded(hash=digest, page=_row(data, source))
    if source.is_record:
        return Loaded(hash=digest, page=_record(data, source.id, most))
    return Loaded(hash=digest, page=page_from(data, id=source.id, url=source.url))


def _row(data: bytes, source: Source) -> Page | Rejected:
    try:
        return row_page(read_row(data), source.id, source.columns)
    except (ValueError, RecursionError) as error:
        return Rejected(id=source.id, why=Why.MALFORMED, detail=f"not a JSON row: {error}")


def _record(data: bytes, name: str, most: int) -> Page | Rejected:
    from cleaner.read.formats.warc import captured

    try:
        found = captured(data, most)
    except FAULTS as error:
        return Rejected(id=name, why=Why.UNREADABLE, detail=f"the record cannot be read: {said(error)}")
    if len(found.content) > most:
        return Rejected(id=name, why=Why.TOO_LARGE, detail=f"over {most} bytes")
    page = page_from(found.content, id=name, url=found.url, charset=found.charset)
    return _captured(page, found.date)


def _captured(page: Page | Rejected, moment: str | None) -> Page | Rejected:
    if isinstance(page, Rejected) or not moment:
        return page
    return replace(page, fields={**page.fields, CAPTURED: moment})


def load_bytes(source: Source, most: int = MAX_PAGE_BYTES) -> bytes | str:
    """The source's bytes, unpacked, at most one more than `most`; or what went wrong."""
    return source.data if source.data is not None else _read_file(source.path or "", most)


def page_from(
    content: bytes | str,
    *,
    id: str | None = None,  # noqa: A002 - the field's name
    kind: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Page | Rejected:
    """A page from its bytes or its text; without `kind`, HTML is told from text by its markup.

    `charset`: what came with the bytes, in an HTTP header. Bytes may be what a browser saved (MHTML, a web archive).
    """
    name = content_id(content) if id is None else id
    if isinstance(content, bytes):
        saved = saved_page(content)
        if isinstance(saved, str):
            return Rejected(id=name, why=Why.MALFORMED, detail=saved)
        if saved is not None:
            page = _from_bytes(saved.content, name, Kind.HTML, url or saved.url, saved.charset)
            return _captured(page, saved.date)
        return _from_bytes(content, name, kind, url, charset)
    return _made(content, name, kind, url, None, 0)


def _from_bytes(data: bytes, name: str, kind: Kind | None, url: str | None, charset: str | None) -> Page | Rejected:
    if _is_binary(data):
        return Rejected(id=name, why=Why.NOT_TEXT, detail="the bytes are not text: " + _looks_like(data))
    text, found, replaced = decode(data, charset)
    if replaced * 4 > len(text):
        detail = f"{replaced} of {len(text)} characters could not be decoded"
        return Rejected(id=name, why=Why.UNDECODABLE, detail=detail)
    return _made(text, name, kind, url, found, replaced)


def _made(text: str, name: str, kind: Kind | None, url: str | None, charset: str | None, replaced: int) -> Page:
    text = whole(text)
    found = kind or (Kind.HTML if _is_html(text) else Kind.TEXT)
    if url is None and found is Kind.HTML:
        url = saved_from(text)
    return Page(id=name, content=text, kind=found, url=url, charset=charset, replaced=replaced)


def _is_html(text: str) -> bool:
    if "<" not in text:
        return False
    if _MARKUP.match(text):
        return True
    closed = _CLOSED.finditer(text, 0, _SNIFFED)
    return sum(1 for _ in zip(range(_ENOUGH_CLOSED), closed, strict=False)) == _ENOUGH_CLOSED


def _read_file(path: str, most: int) -> bytes | str:
    """The file's bytes, at most one more than `most`; or what went wrong."""
    try:
        with opened(path) as file:
            return read_all(file, most)
    except FAULTS as error:
        return said(error)


_KNOWN = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/1.", "a web archive; its name should end in .warc"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
)


def _looks_like(data: bytes) -> str:
    return next((word for start, word in _KNOWN if data.startswith(start)), "control characters")


def _is_binary(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    head = data[:8192]
    if any(head.startswith(start) for start, _ in _KNOWN):
        return True
    controls = sum(head.count(code) for code in _CONTROLS)
    return controls * 10 > len(head)


_CONTROLS = tuple(bytes([code]) for code in range(32) if code not in (9, 10, 12, 13, 27))
