"""What one search may keep for the next."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cleaner.dedup.alignment import COMPARISON, Comparisons
from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Common
from cleaner.dedup.corpus import Sizes, candidates, learned
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import Keys
from cleaner.dedup.texts import Texts
from cleaner.dedup.words import Integers
from cleaner.models import Cluster

Pairs = tuple[Integers, Integers]


class Memory:
    """A memory that keeps nothing; an index keeps on disk.

    A text is named by eight bytes of its identity and the mark of its boilerplate, two numbers a text, mixed into one:
    what was found under other boilerplate must not be taken for an answer.
    """

    def candidates(self, texts: Texts, settings: DedupSettings) -> tuple[Common, Sizes, Iterator[Pairs]]:
        """The boilerplate of texts, and the pairs of them that may be copies."""
        boilerplate = learned(texts, settings)
        return boilerplate, *candidates(texts, boilerplate, settings)

    def comparisons(self, left: Keys, right: Keys) -> tuple[Flags, Comparisons]:  # noqa: ARG002
        """For pairs of names which were compared, and what was found, a row each; a row of zeros for nothing."""
        return np.zeros(left.size, np.bool_), np.zeros(left.size, COMPARISON)

    def keep(self, left: Keys, right: Keys, found: Comparisons) -> None:
        """Remember what was found."""

    def cluster(self, key: bytes) -> Cluster | None:  # noqa: ARG002
        """The cluster of exactly these members, or None where it is not known."""
        return None

    def keep_cluster(self, key: bytes, cluster: Cluster) -> None:
        """Remember a cluster."""


def named(identities: Keys, marks: Keys) -> Keys:
    """How a memory names texts: by what they are, and by what counted as boilerplate among it."""
    return (identities ^ (marks * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xD6E8FEB86659FD93)
