"""The files of copies: clusters, pairs, and how every variant differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Protocol

from cleaner.models import Cluster, Contains, Match
from cleaner.version import mark
from cleaner.write.files import Files, Forgetful, Ledger, Wanted
from cleaner.write.folder import Folder, page_path
from cleaner.write.rows import cluster_row, dumps, match_row, missed_row
from cleaner.write.summary import Summary


class Pairs(Protocol):
    """The pairs that a search for copies found, by their ids."""

    def matches(self) -> Iterable[Match]:
        """Those that are copies."""

    def contains(self) -> Iterable[Contains]:
        """Those of which one page holds the other's story."""

    def missed(self) -> Iterable[Match]:
        """Those that came nearest to being copies."""


Text = tuple[bytes, Callable[[], str]]
"""Bytes that tell the text of an article from others, and the text, made when asked."""

Unified = Callable[[str, str, str, str], str]
"""From two texts and their names to their unified diff."""


def write_clusters(
    folder: Folder,
    clusters: Iterable[Cluster],
    pairs: Pairs,
    text: Callable[[str], Text],
    unified: Unified,
    summary: Summary,
    told: Callable[[int], None],
    ledger: Ledger | None = None,
) -> None:
    """Write clusters, one after the other, and how their variants differ; count them in `summary`.

    `text` is asked for the text of a member by its id, `unified` for the diff of two. `told` is told how many stories
    of several articles there were. `ledger` knows how an earlier run left the files; without one
    all are written.
    """
    known = ledger or Forgetful()
    known.claim([("clusters.jsonl", ""), ("matches.jsonl", "")])
    files = Files(folder, known)
    with folder.writing("clusters.jsonl") as lines:
        for cluster in clusters:
            lines.write(dumps(cluster_row(cluster)) + "\n")
            summary.clusters += 1
            size = 1 + len(cluster.variants)
            summary.largest_cluster = max(summary.largest_cluster, size)
            if cluster.variants:
                summary.clusters_of_copies += 1
                summary.copies += size - 1
                for diff in _diffs(cluster, text, unified):
                    files.add(diff)
                told(summary.clusters_of_copies)
    files.flush()
    joined = chain(map(match_row, pairs.matches()), map(match_row, pairs.contains()), map(missed_row, pairs.missed()))
    folder.write_lines("matches.jsonl", map(dumps, joined))


def _diffs(cluster: Cluster, text: Callable[[str], Text], unified: Unified) -> Iterator[Wanted]:
    """The files of a cluster's variants."""
    first, left = text(cluster.canonical)
    name = cluster.canonical.encode("utf-8", "surrogatepass")
    for variant in cluster.variants:
        second, right = text(variant.id)
        yield Wanted(
            _variant_path(cluster.id, variant.id),
            cluster.id,
            mark(name, first, variant.id.encode("utf-8", "surrogatepass"), second),
            partial(_diff, unified, cluster.canonical, left, variant.id, right),
        )


def _diff(unified: Unified, left_id: str, left: Callable[[], str], right_id: str, right: Callable[[], str]) -> str:
    return unified(left(), right(), left_id, right_id)


def _variant_path(cluster: str, member: str) -> str:
    return "variants/" + page_path(f"{cluster}/{member.replace('/', '_')}", ".diff")
