"""What one search may keep for the next."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cleaner.dedup.alignment import Comparison, Places
from cleaner.dedup.words import Hashes
from cleaner.models import Cluster


class Known(NamedTuple):
    """An article as a memory names it: its words, and what counted as boilerplate among them."""

    identity: bytes
    mark: int


class Unknown(Enum):
    """The answer of a memory that has none; None is an answer."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


class Memory:
    """A memory that keeps nothing; an index keeps on disk.

    What was found under other boilerplate, which `Known.mark` tells, must not be taken for an answer.
    """

    def own_keys(self, article: Known) -> tuple[Hashes, Places] | None:  # noqa: ARG002
        """The own keys of an article, or None where they are not known."""
        return None

    def keep_own_keys(self, article: Known, own: tuple[Hashes, Places]) -> None:
        """Remember the own keys of an article."""

    def comparison(self, left: Known, right: Known) -> Comparison | Unknown | None:  # noqa: ARG002
        """What was found when these two were compared."""
        return UNKNOWN

    def keep_comparison(self, left: Known, right: Known, found: Comparison | None) -> None:
        """Remember what was found."""

    def cluster(self, key: bytes) -> Cluster | None:  # noqa: ARG002
        """The cluster of exactly these members, or None where it is not known."""
        return None

    def keep_cluster(self, key: bytes, cluster: Cluster) -> None:
        """Remember a cluster."""
