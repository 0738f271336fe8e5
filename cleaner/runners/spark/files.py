"""The files of a run on one machine, from the tables: for results that one folder can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from cleaner.models import Cluster, Contains, Match, Relation, Variant
from cleaner.pipeline import Progress, silent
from cleaner.write import Folder, cluster_row, dumps, match_row, missed_row, page_path

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_BATCH_FILES = 500


def write_files(tables: Mapping[str, DataFrame], out: str, progress: Progress = silent) -> None:
    """Write articles.jsonl, removed.jsonl, rejected.jsonl, clean/, and with copies clusters.jsonl and the diffs.

    Byte for byte those of a run on one machine. Rows come through the driver one part at a time, in order of ids.
    """
    folder = Folder(out)
    folder.prepare()
    folder.sweep()
    total = tables["articles"].count()
    with folder.writing("articles.jsonl") as lines, folder.writing("removed.jsonl") as removed:
        done, rows = 0, _texts(tables)
        while batch := list(islice(rows, _BATCH_FILES)):
            for row in batch:
                lines.write(row["line"] + "\n")
                removed.write(row["removed"])
            folder.write_all({_text_path(row): row["text"] for row in batch})
            done += len(batch)
            progress("writing", done, total)
    folder.write_lines("rejected.jsonl", (row["line"] for row in _in_order(tables["rejected"], "id")))
    if "clusters" in tables:
        folder.write_lines("clusters.jsonl", map(_cluster_line, _in_order(tables["clusters"], "first")))
        folder.write_lines("matches.jsonl", _match_lines(tables["matches"]))
        rows = tables["variants"].toLocalIterator()
        while batch := list(islice(rows, _BATCH_FILES)):
            folder.write_all({_variant_path(row): row["unified"] for row in batch})


def _text_path(row: Any) -> str:
    return "clean/" + page_path(row["id"] + ("/" if row["taken"] else ""))


def _variant_path(row: Any) -> str:
    return "variants/" + page_path(f"{row['cluster']}/{row['id'].replace('/', '_')}", ".diff")


def _texts(tables: Mapping[str, DataFrame]) -> Iterator[Any]:
    """Articles by id, and whether the name that the text would get belongs to another page."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    ids = tables["articles"].select("id").union(tables["rejected"].select("id"))
    named = ids.where(F.col("id").endswith(".txt")).select(F.col("id").alias("other"))
    articles = tables["articles"].select("id", "text", "line", "removed")
    joined = articles.join(named, F.concat("id", F.lit(".txt")) == F.col("other"), "left")
    taken = F.col("other").isNotNull() & ~F.col("id").endswith(".txt")
    return _in_order(joined.withColumn("taken", taken), "id")


def _cluster_line(row: Any) -> str:
    canonical, *others = row["members"]
    variants = tuple(
        Variant(id=one.id, relation=Relation(one.relation), jaccard=one.jaccard, containment=one.containment)
        for one in others
    )
    return dumps(cluster_row(Cluster(id=row["cluster"], canonical=canonical.id, why=row["why"], variants=variants)))


def _match_lines(pairs: DataFrame) -> Iterator[str]:
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    nearest = (F.desc("containment"), F.desc("jaccard"), F.asc("left"), F.asc("right"))
    for kind, order in (("match", ("left", "right")), ("contains", ("left", "right")), ("missed", nearest)):
        for row in pairs.where(F.col("kind") == kind).orderBy(*order).toLocalIterator():
            shared = {"jaccard": row["jaccard"], "containment": row["containment"]}
            if kind == "contains":
                found = Contains(id=row["left"], other=row["right"], containment=row["containment"])
                yield dumps(match_row(found))
            else:
                pair = Match(left=row["left"], right=row["right"], **shared)
                yield dumps(match_row(pair) if kind == "match" else missed_row(pair))


def _in_order(frame: DataFrame, column: str) -> Iterator[Any]:
    rows: Iterator[Any] = frame.orderBy(column).toLocalIterator()
    return rows
