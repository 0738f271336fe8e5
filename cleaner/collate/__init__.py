"""The copies of one story side by side: what each has, lacks, moved and changed.

Importing this costs nothing; what compares words is loaded by the first comparison.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.models import Article, Cluster, Collation, VariantDiff

__all__ = ["apply", "collate", "diff_texts"]


def collate(cluster: Cluster, articles: Mapping[str, Article] | Iterable[Article]) -> Collation:
    """A cluster read side by side: each variant's diff from the canonical, and the table of all members.

    `articles` must hold every member of the cluster; others are ignored. Raises `CleanerError` when one is missing.
    """
    from cleaner.collate.table import collation

    return collation(cluster, articles)


def diff_texts(left: str, right: str, *, left_id: str = "a", right_id: str = "b") -> VariantDiff:
    """How `right` differs from `left`: passages first, then words. `apply(left, diff)` is `right`."""
    from cleaner.collate.variant import diff_texts as diff

    return diff(left, right, left_id=left_id, right_id=right_id)


def apply(canonical_text: str, diff: VariantDiff) -> str:
    """The variant's text from the canonical's text and the diff, byte for byte.

    Raises `CleanerError` when the diff was made from another text.
    """
    from cleaner.collate.variant import apply as patched

    return patched(canonical_text, diff)


class _Callable(ModuleType):
    """`cleaner.collate` names this package and the public function; importing the one must not hide the other."""

    def __call__(self, cluster: Cluster, articles: Mapping[str, Article] | Iterable[Article]) -> Collation:
        return collate(cluster, articles)


sys.modules[__name__].__class__ = _Callable
