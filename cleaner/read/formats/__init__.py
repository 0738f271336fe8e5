"""What a file holds, by its name, and how each kind is opened. Files are told apart by their endings alone here."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

PACKS = (".gz", ".zst", ".bz2", ".xz")
"""Endings of packed files."""


class Holds(StrEnum):
    """What is in a file."""

    PAGE = "page"
    ROWS = "rows"
    PARQUET = "parquet"
    WARC = "warc"
    TAR = "tar"
    ZIP = "zip"
    WACZ = "wacz"


_ENDINGS = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".txt", ".mhtml", ".mht", ".webarchive"), Holds.PAGE),
    **dict.fromkeys((".jsonl", ".ndjson"), Holds.ROWS),
    ".parquet": Holds.PARQUET,
    **dict.fromkeys((".warc", ".wet"), Holds.WARC),
    ".tar": Holds.TAR,
    ".zip": Holds.ZIP,
    ".wacz": Holds.WACZ,
}
_TAR_PACKS = {".tgz": ".gz", ".tbz2": ".bz2", ".tbz": ".bz2", ".txz": ".xz", ".tzst": ".zst"}


class Named(NamedTuple):
    """What a file's name says of it."""

    holds: Holds | None
    """None: nothing that is read."""
    pack: str
    """How it is packed: one of `PACKS`, or empty."""
    ending: str
    """Its own ending, without that of the pack; empty where it has none."""


def named(name: str) -> Named:
    """What a file of this name holds.

    >>> named("a/page.html.gz"), named("pages.tgz").pack, named("notes.doc").holds
    (Named(holds=<Holds.PAGE: 'page'>, pack='.gz', ending='.html'), '.gz', None)
    """
    bare = name.rpartition("/")[2].lower()
    pack = next((one for one in PACKS if bare.endswith(one)), "")
    bare = bare.removesuffix(pack)
    stem, dot, word = bare.rpartition(".")
    ending = dot + word if stem else ""
    if not pack and ending in _TAR_PACKS:
        return Named(Holds.TAR, _TAR_PACKS[ending], ending)
    holds = _ENDINGS.get(ending)
    if pack and holds in (Holds.ZIP, Holds.WACZ, Holds.PARQUET):
        holds = None  # packed twice over: nobody does, and they cannot be read as a stream
    return Named(holds, pack, ending)
