"""From a source to a page: open, unpack, decode, tell HTML from text."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaner.models import Kind, Page, Rejected, Why
from cleaner.read.charset import decode
from cleaner.read.sources import MAX_PAGE_BYTES, Source

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

_OWN_FIELDS = frozenset({"id", "text", "html", "url", "date", "site"})


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
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > most:
        return Loaded(hash=digest, page=Rejected(id=source.id, why=Why.TOO_LARGE, detail=f"over {most} bytes"))
    if source.is_row:
        return Loaded(hash=digest, page=row_page(json.loads(data), source.id))
    return Loaded(hash=digest, page=page_from(data, id=source.id))


def load_bytes(source: Source, most: int = MAX_PAGE_BYTES) -> bytes | str:
    """The source's bytes, unpacked, at most one more than `most`; or what went wrong."""
    return source.data if source.data is not None else _read_file(source.path or "", most)


def page_from(
    content: bytes | str,
    *,
    id: str | None = None,  # noqa: A002 - the field's name
    kind: Kind | None = None,
    url: str | None = None,
) -> Page | Rejected:
    """A page from its bytes or its text; without `kind`, HTML is told from text by its markup."""
    name = content_id(content) if id is None else id
    if isinstance(content, bytes):
        if _is_binary(content):
            return Rejected(id=name, why=Why.NOT_TEXT, detail="the bytes are not text: " + _looks_like(content))
        text, charset, replaced = decode(content)
    else:
        text, charset, replaced = content, None, 0
    if replaced * 4 > len(text):
        return Rejected(
            id=name, why=Why.UNDECODABLE, detail=f"{replaced} of {len(text)} characters could not be decoded"
        )
    text = _whole(text)
    found = kind or (Kind.HTML if _is_html(text) else Kind.TEXT)
    return Page(id=name, content=text, kind=found, url=url, charset=charset, replaced=replaced)


def row_page(row: Mapping[str, object], id: str) -> Page | Rejected:  # noqa: A002 - the field's name
    """A page from a row with `text` or `html`; other fields are kept."""
    text, html = row.get("text"), row.get("html")
    content, kind = (html, Kind.HTML) if isinstance(html, str) and html.strip() else (text, Kind.TEXT)
    if not isinstance(content, str):
        return Rejected(id=id, why=Why.MALFORMED, detail='the row has neither "text" nor "html"')
    rest = {key: value for key, value in row.items() if key not in _OWN_FIELDS}
    return Page(
        id=id,
        content=_whole(content),
        kind=kind,
        url=_string(row.get("url")),
        date=_string(row.get("date")),
        site=_string(row.get("site")),
        fields=rest,
    )


def _string(value: object) -> str | None:
    return _whole(value) if isinstance(value, str) and value else None


def _whole(text: str) -> str:
    """The text without lone surrogates, which cannot be written, and without line ends of other systems."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


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
        with Path(path).open("rb") as file:
            if not path.lower().endswith(".gz"):
                return file.read(most + 1)
            with gzip.GzipFile(fileobj=file) as unpacked:
                return unpacked.read(most + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        return getattr(error, "strerror", None) or str(error) or type(error).__name__


_KNOWN = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
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
