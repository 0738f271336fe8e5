"""What a report is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cleaner.models import Article, Cluster, Collation, Contains, Match, Rejected
from cleaner.write.aside import Aside
from cleaner.write.report.facts import Facts
from cleaner.write.rows import articles_from_rows, clusters_from_rows, outcome_from_row


class Story(NamedTuple):
    """What is shown of a cluster: how its members differ, and their facts."""

    collation: Collation | None
    facts: Mapping[str, Facts]


Collations = Iterable[Collation] | Callable[[Sequence[Cluster]], Iterable[Story]]
"""Collations of clusters in any order, or a function that makes what is shown of the clusters it is given, each when
asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two articles that were compared, and whether they were taken for copies of one story."""

    left: str
    right: str
    containment: float
    joined: bool
    jaccard: float | None = None
    score: float | None = None
    """What decided, 0 to 1, where that is neither Jaccard nor containment."""
    why: str = ""
    """For a person: what spoke for it or against it."""

    @property
    def value(self) -> float:
        """The figure that is held against the line."""
        return self.containment if self.score is None else self.score


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """All that a report tells. The iterables are read once; articles may come in any order."""

    articles: Iterable[Article]
    """With their blocks and removals."""
    rejected: Iterable[Rejected] = ()
    clusters: Iterable[Cluster] = ()
    """Singletons may be among them."""
    collations: Collations = ()
    """Of the clusters with variants; a cluster without one is listed with its members only. A function is given the
    clusters for which there may be room, the largest first, and asked for no more than find it."""
    matches: Iterable[Match] = ()
    contains: Iterable[Contains] = ()
    """Pages that hold another story besides their own: compared, and kept apart."""
    compared: Iterable[Compared] = ()
    """Pairs near the line. Where none of them was joined, the report adds the weakest of `matches` and all `contains`,
    and without those the variants that are least like their canonical."""
    line: float | None = None
    """Where the line between copies and others lies, in the unit of `Compared.value`; None when it is no one figure."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """Shown as they are, by name."""
    title: str = "Cleaning report"
    aside: Aside = nullcontext
    """Where a function of `collations` works while articles are read; `nullcontext` has it work afterwards."""


def load_report_data(
    articles: Iterable[Mapping[str, Any]],
    clusters: Iterable[Mapping[str, Any]] = (),
    rejected: Iterable[Mapping[str, Any]] = (),
    *,
    collations: Collations = (),
    matches: Iterable[Match] = (),
    contains: Iterable[Contains] = (),
    compared: Iterable[Compared] = (),
    line: float | None = None,
    settings: Mapping[str, object] | None = None,
    title: str = "Cleaning report",
    aside: Aside = nullcontext,
) -> ReportData:
    """The data of a report from the parsed rows of `articles.jsonl`, `clusters.jsonl` and `rejected.jsonl`.

    Rows are turned into values while the report reads them, so a large run does not have to fit in memory.
    """
    return ReportData(
        articles=articles_from_rows(dict(row) for row in articles),
        rejected=(one for row in rejected if isinstance(one := outcome_from_row(dict(row)), Rejected)),
        clusters=clusters_from_rows(dict(row) for row in clusters),
        collations=collations,
        matches=matches,
        contains=contains,
        compared=compared,
        line=line,
        settings=dict(settings or {}),
        title=title,
        aside=aside,
    )
