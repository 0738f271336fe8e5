"""From paths to pages: find them, open them, decode them. What cannot be read is a `Rejected`, never a stop."""

from cleaner.read.charset import Decoded, decode
from cleaner.read.pages import Loaded, content_id, load, load_bytes, page_from, row_page
from cleaner.read.sources import MAX_PAGE_BYTES, Source, Sources, sources

__all__ = [
    "MAX_PAGE_BYTES",
    "Decoded",
    "Loaded",
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
