r"""Clean scraped news, group the copies of one wire story, and say why of every removed line.

>>> import cleaner
>>> article = cleaner.clean("Comments\n\nThe mill closed on Friday after ninety years, its owner said.")
>>> article.removals[0].reason
<Reason.COMMENTS: 'comments'>
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cleaner.version import VERSION

if TYPE_CHECKING:
    from cleaner.errors import CleanerError
    from cleaner.integrations.stream import clean_all
    from cleaner.models import (
        Article,
        Block,
        Cluster,
        Collation,
        Deduplication,
        Match,
        Page,
        Reason,
        Rejected,
        Relation,
        Removal,
        Variant,
        Why,
    )
    from cleaner.pipeline import Settings, clean, collate, deduplicate
    from cleaner.runners.local import Pipeline

__version__ = VERSION

_MODELS = (
    "Article",
    "Block",
    "Cluster",
    "Collation",
    "Deduplication",
    "Match",
    "Page",
    "Reason",
    "Rejected",
    "Relation",
    "Removal",
    "Variant",
    "Why",
)
_HOMES = {
    **dict.fromkeys(_MODELS, "cleaner.models"),
    "CleanerError": "cleaner.errors",
    **dict.fromkeys(("Settings", "clean", "collate", "deduplicate"), "cleaner.pipeline"),
    "Pipeline": "cleaner.runners.local",
    "clean_all": "cleaner.integrations.stream",
}


def __getattr__(name: str) -> object:
    # Imported when first asked for: `cleaner --help` must not wait for numpy or lxml.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cleaner' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__


__all__ = [
    "Article",
    "Block",
    "CleanerError",
    "Cluster",
    "Collation",
    "Deduplication",
    "Match",
    "Page",
    "Pipeline",
    "Reason",
    "Rejected",
    "Relation",
    "Removal",
    "Settings",
    "Variant",
    "Why",
    "clean",
    "clean_all",
    "collate",
    "deduplicate",
]
