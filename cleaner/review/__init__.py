"""Golden cases: an input, the result that a person accepted, and what has changed since."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.review.case import Case, Difference, accept, cases, compare, result
    from cleaner.review.changes import Change, change
    from cleaner.review.meaning import Meaning

_HOMES = {
    **dict.fromkeys(("Case", "Difference", "accept", "cases", "compare", "result"), "cleaner.review.case"),
    **dict.fromkeys(("Change", "change"), "cleaner.review.changes"),
    **dict.fromkeys(("Meaning",), "cleaner.review.meaning"),
}


def __getattr__(name: str) -> object:
    # Imported when first asked for: the pytest plugin lives here, and is loaded in every pytest run of an
    # environment that has this package.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cleaner.review' has no attribute {name!r}")


__all__ = ["Case", "Change", "Difference", "Meaning", "accept", "cases", "change", "compare", "result"]
