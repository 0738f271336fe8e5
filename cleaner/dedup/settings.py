"""How copies are looked for. The values here are the measured ones; docs/copies.md says on what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cleaner.errors import UsageError


class Criterion(StrEnum):
    """What may decide which member of a cluster is its canonical article."""

    COMPLETE = "complete"
    """It has most of what the members share, then most of the story around it."""
    EARLIEST = "earliest"
    """The earliest date; members without a date come last."""
    SOURCE = "source"
    """Its site comes first in the list of preferred sites."""
    LONGEST = "longest"
    """The most words."""
    SHORTEST = "shortest"
    """The fewest words."""
    LATEST = "latest"
    """The latest date."""
    CREDITED = "credited"
    """It names its agency."""


DEFAULT_CRITERIA = (Criterion.COMPLETE, Criterion.EARLIEST, Criterion.SOURCE, Criterion.LONGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupSettings:
    """Settings of a search for copies.

    Raises `UsageError` for values that make no sense together.
    """

    shingle_words: int = 3
    permutations: int = 64
    """MinHash values a text."""
    seed: int = 1
    """Of datasketch's permutations."""
    bands: int = 16
    """Bands a signature is cut into; the rows of a band are permutations // bands. With four rows in each of 16 bands
    half of the pairs with a Jaccard of 0.5 share one. Without any band, of 32, the index of no set of
    ours moved by more than .0006: the keys find what bands would."""
    sample: int = 4
    """One shingle in so many is a key of the join; chosen by its value, so all copies keep the same ones."""
    common_above: int = 25
    """A line in more articles than this is looked at as boilerplate, and a shingle that is in more than `common_share`
    of all as well."""
    common_share: float = 0.01
    """In a large corpus any phrase of the language is in 25 articles; boilerplate is in a share of them."""
    min_shared: int = 9
    """Shingles that two copies share at least."""
    support: float = 0.4
    """Share of the cross pairs that must match before two groups become one."""
    canonical: tuple[str, ...] = DEFAULT_CRITERIA
    preferred_sites: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.bands <= self.permutations:
            raise UsageError(f"bands is {self.bands}: choose 1 to {self.permutations}, the number of permutations")
        if self.shingle_words < 1 or self.sample < 1 or self.min_shared < 1 or self.common_above < 2:
            raise UsageError("shingle_words, sample and min_shared start at 1, common_above at 2")
        if not 0 <= self.common_share <= 1:
            raise UsageError(f"common_share is {self.common_share}: choose a share from 0 to 1")
        if not 0 < self.support <= 1:
            raise UsageError(f"support is {self.support}: choose a share above 0, at most 1")
        known = [str(criterion) for criterion in Criterion]
        unknown = [word for word in self.canonical if word not in known]
        if unknown:
            raise UsageError(f"no criterion {unknown[0]!r} for the canonical: choose from {', '.join(known)}")

    def common_shingles_above(self, texts: int) -> int:
        """In how many of so many texts a shingle may be before it is looked at as boilerplate."""
        return max(self.common_above, int(texts * self.common_share))

    @property
    def rows(self) -> int:
        """MinHash values in a band."""
        return self.permutations // self.bands
