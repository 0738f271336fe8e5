"""From paths to pages: find them, open them, decode them. What cannot be read is a `Rejected`, never a stop."""

from cleaner.read.charset import Decoded, decode
from cleaner.read.formats.rows import row_page
from cleaner.read.pages import CAPTURED, Loaded, content_id, load, load_bytes, page_from
from cleaner.read.source import DEFAULT_COLUMNS, MAX_PAGE_BYTES, Columns, PathList, Source
from cleaner.read.sources import Many, Sources, sources

__all__ = [
    "CAPTURED",
    "DEFAULT_COLUMNS",
    "MAX_PAGE_BYTES",
    "Columns",
    "Decoded",
    "Loaded",
    "Many",
    "PathList",
    "Source",
    "Sources",
    "content_id",
    "decode",
    "load",
    "load_bytes",
    "page_from",
    "row_page",
    "sources",
]
