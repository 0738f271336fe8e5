"""Pages as programs save them: MHTML, Safari's web archives, and the marks that say where a saved page came from."""

from __future__ import annotations

import email
import email.utils
import plistlib
import re
from email.message import Message
from typing import NamedTuple
from xml.parsers.expat import ExpatError

_HEADER = re.compile(
    rb"\s{0,9}(?:From|MIME-Version|Content-Type|Date|Subject|Snapshot-Content-Location):", re.IGNORECASE
)
_RELATED = re.compile(rb"^content-type:\s{0,9}multipart/", re.IGNORECASE | re.MULTILINE)
_WEBARCHIVE = b"bplist00"
PLIST_FAULTS = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)
"""What a damaged property list raises, by itself and where it is not built as expected."""
_MARK_WITHIN = 4096
# "saved from url" as browsers write it (the number is the address's length), SingleFile's and HTTrack's marks.
_SAVED = re.compile(
    r"<!--\s{0,9}(?:saved from url=\([0-9]{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})"
    r"(https?://[^\s<>\"']{3,2000})",
    re.IGNORECASE,
)
_MIRRORED = re.compile(r"<!--\s{0,9}Mirrored from ([^\s<>\"']{3,2000}) by HTTrack", re.IGNORECASE)


class Saved(NamedTuple):
    """A page out of what a browser saved."""

    content: bytes
    charset: str | None
    url: str | None
    date: str | None
    """When it was saved, ISO 8601."""


def saved_page(data: bytes) -> Saved | str | None:
    """The page in a saved file; None when it is no such file, and a sentence when it is one without a page."""
    head = data[:_MARK_WITHIN]
    if head.startswith(_WEBARCHIVE):
        return _webarchive(data)
    if _HEADER.match(head) and _RELATED.search(head):
        return _mhtml(data)
    return None


def saved_from(content: str) -> str | None:
    """The address that a saved page's mark names.

    >>> saved_from("<!-- saved from url=(0019)https://example.org -->")
    'https://example.org'
    """
    head = content[:_MARK_WITHIN]
    if "<!--" not in head:
        return None
    if found := _SAVED.search(head):
        return found[1].removesuffix("-->")
    found = _MIRRORED.search(head)
    return f"http://{found[1].removeprefix('http://')}" if found else None


def _mhtml(data: bytes) -> Saved | str:
    try:
        message = email.message_from_bytes(data)
        part = _first_page(message)
        if part is None:
            return "an MHTML file without a page in it"
        content = part.get_payload(decode=True)
        charset = part.get_content_charset()
        where = message.get("Snapshot-Content-Location") or part.get("Content-Location")
        moment = _moment(message.get("Date"))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return f"a damaged MHTML file: {error}"
    if not isinstance(content, bytes):
        return "an MHTML file without a page in it"
    url = str(where).strip() if where else None
    return Saved(content, charset, url if url and url.startswith(("http://", "https://")) else None, moment)


def _first_page(message: Message) -> Message | None:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart():
            payload = part.get_payload()
            waiting.extend(one for one in reversed(list(payload or ())) if isinstance(one, Message))
        elif part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return part
    return None


def _moment(value: object) -> str | None:
    if value is None:
        return None
    try:
        return email.utils.parsedate_to_datetime(str(value)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _webarchive(data: bytes) -> Saved | str:
    try:
        main = plistlib.loads(data)["WebMainResource"]
        content = main["WebResourceData"]
        charset, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    except PLIST_FAULTS as error:
        return f"a damaged web archive: {error}"
    if not isinstance(content, bytes):
        return "a web archive without a page in it"
    return Saved(content, charset if isinstance(charset, str) else None, url if isinstance(url, str) else None, None)
