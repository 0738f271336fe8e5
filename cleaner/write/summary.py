"""The account of a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.models import Why


@dataclass(slots=True)
class Summary:
    """The account of a run: every page that came in is an article, rejected or quarantined."""

    pages: int = 0
    articles: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    """By reason."""
    quarantined: dict[str, int] = field(default_factory=dict)
    """Pages that stopped every worker that tried them, by reason."""
    unchanged: int = 0
    """Pages of this run that an earlier run had cleaned already."""
    suspicious: int = 0
    """Articles that want a look: large pages that gave tiny articles."""
    source_characters: int = 0
    removed_characters: dict[str, int] = field(default_factory=dict)
    """By reason."""
    clusters: int = 0
    """Stories, those that stand alone included."""
    clusters_of_copies: int = 0
    copies: int = 0
    """Articles that are variants of another."""
    largest_cluster: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)
    """Files that are no pages, by ending."""
    seconds: float = 0.0


_NO_FAULTS = (Why.EMPTY, Why.NO_ARTICLE)


def faults(summary: Summary) -> int:
    """How many pages were quarantined, or rejected for a fault rather than because there is no article in them."""
    rejected = sum(n for why, n in summary.rejected.items() if why not in _NO_FAULTS)
    return rejected + sum(summary.quarantined.values())
