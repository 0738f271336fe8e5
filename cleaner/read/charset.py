"""Bytes to text: byte order mark, declared charset, UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# The longer mark first: UTF-32's little-endian mark starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Where the HTML standard has a browser look for a declaration; four times that, for pages with a long head.
_DECLARED_WITHIN = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE
)
_DECLARED_XML = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([a-zA-Z0-9_:.-]{2,40})""")

# The names that browsers read as a superset (WHATWG Encoding Standard, "names and labels").
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}

# Python knows them, no page is written in them, and some cost quadratic time.
_NEVER = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem"})

# A guess reads this much: charset-normalizer's cost grows with it, its answer hardly changes beyond.
_GUESSED_FROM = 32_768


class Decoded(NamedTuple):
    """Text, the charset that gave it, and how many characters became U+FFFD on the way."""

    text: str
    charset: str
    replaced: int


def decode(data: bytes, declared: str | None = None) -> Decoded:
    r"""Text of `data`, by byte order mark, declared charset, UTF-8, then a guess; never fails.

    `declared` is what came with the bytes (an HTTP header); a declaration inside the page is found here. Bytes that
    are valid UTF-8 beyond ASCII are read as such even where a single-byte charset was declared: text in another
    charset is practically never valid UTF-8 by chance.

    >>> decode(b"caf\xe9")
    Decoded(text='café', charset='cp1252', replaced=0)
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], charset)
    if data.isascii():
        return Decoded(data.decode("ascii"), "ascii", 0)
    named = _codec(declared) or _codec(_declared_inside(data))
    if named and named.startswith(("utf-16", "utf-32")) and not declared:
        named = None  # a page that could be searched for its declaration is not in UTF-16
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and (named is None or _is_single_byte(named)):
        return utf8
    for charset in (named,) if named else ():
        read = _strictly(data, charset)
        if read is not None:
            return read
    if utf8 is not None:
        return utf8
    if named:
        return _lossy(data, named)
    return _guess(data)


def _declared_inside(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN]
    found = _DECLARED_XML.search(head) or _DECLARED.search(head)
    return found.group(1).decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name of a charset that decodes to text, or None."""
    if not name:
        return None
    try:
        info = codecs.lookup(name)
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    if info.name in _NEVER:
        return None
    return _READ_AS.get(info.name, info.name)


def _is_single_byte(charset: str) -> bool:
    return charset.startswith(("cp125", "cp874", "iso8859", "koi8", "mac", "latin"))


def _strictly(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset), charset, 0)
    except (UnicodeDecodeError, ValueError):
        return None


def _lossy(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, errors="replace")
    # Those that stood in the bytes as U+FFFD are not ours to count.
    kept = data.decode(charset, errors="ignore").count("\ufffd")
    return Decoded(text, charset, text.count("\ufffd") - kept)


def _guess(data: bytes) -> Decoded:
    mostly = _lossy(data, "utf-8")
    # A UTF-8 page with a few broken bytes (a cut in mid-character) is still UTF-8.
    if mostly.replaced * 200 <= len(mostly.text) and any(ord(c) > 127 and c != "\ufffd" for c in mostly.text[:200_000]):
        return mostly
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_FROM], preemptive_behaviour=False).best()
    # Below some dozens of bytes a guess is a draw among a hundred charsets: the commonest is the better one.
    if best is None or len(data) < 64:
        return _strictly(data, "cp1252") or _lossy(data, "cp1252")
    return _strictly(data, best.encoding) or _lossy(data, best.encoding)
