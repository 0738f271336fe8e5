"""Finding the copies of a story among articles.

Article* -> shingles, signatures -> candidate pairs -> comparisons -> clusters. Importing this package loads neither
numpy nor datasketch; its names do, on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cleaner.dedup.settings import Criterion, DedupSettings

if TYPE_CHECKING:
    from cleaner.dedup.candidates import candidate_pairs
    from cleaner.dedup.canonical import relation
    from cleaner.dedup.compare import compare
    from cleaner.dedup.merge import merged
    from cleaner.dedup.search import Facts, clustered, deduplicate
    from cleaner.dedup.shingles import shingles
    from cleaner.dedup.signatures import Signature, band_keys, signatures, signed

__all__ = [
    "Criterion",
    "DedupSettings",
    "Facts",
    "Signature",
    "band_keys",
    "candidate_pairs",
    "clustered",
    "compare",
    "deduplicate",
    "merged",
    "relation",
    "shingles",
    "signatures",
    "signed",
]

_HOMES = {
    "Facts": "search",
    "Signature": "signatures",
    "band_keys": "signatures",
    "candidate_pairs": "candidates",
    "clustered": "search",
    "compare": "compare",
    "deduplicate": "search",
    "merged": "merge",
    "relation": "canonical",
    "shingles": "shingles",
    "signatures": "signatures",
    "signed": "signatures",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cleaner.dedup.{_HOMES[name]}"), name)
