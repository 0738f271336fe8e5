"""Finding the copies of a story among articles.

Article* -> shingles, signatures -> candidate pairs -> comparisons -> clusters. Importing this package loads neither
numpy nor datasketch; its names do, on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cleaner.dedup.settings import Criterion, DedupSettings

if TYPE_CHECKING:
    from cleaner.dedup.alignment import compare
    from cleaner.dedup.clusters import Facts
    from cleaner.dedup.index import Index
    from cleaner.dedup.search import Outcome, clustered, clusters_of, deduplicate, found
    from cleaner.dedup.signatures import Signature, band_keys, signed
    from cleaner.dedup.words import shingles

__all__ = [
    "Criterion",
    "DedupSettings",
    "Facts",
    "Index",
    "Outcome",
    "Signature",
    "band_keys",
    "clustered",
    "clusters_of",
    "compare",
    "deduplicate",
    "found",
    "shingles",
    "signed",
]

_HOMES = {
    "Facts": "clusters",
    "Index": "index",
    "Outcome": "search",
    "Signature": "signatures",
    "band_keys": "signatures",
    "clustered": "search",
    "clusters_of": "search",
    "compare": "alignment",
    "deduplicate": "search",
    "found": "search",
    "shingles": "words",
    "signed": "signatures",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cleaner.dedup.{_HOMES[name]}"), name)
