"""What is exported: one document an article, with what is known of its copies."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from cleaner.errors import InputError
from cleaner.write.rows import Row, dumps

PLAIN = ("text", "headline", "byline", "dateline", "agency", "date", "site", "language", "url")
"""Fields of a document besides its id: strings, or null."""
COPIES = ("cluster", "canonical", "relation")
"""What is known of a document's copies: the cluster's id, its canonical's id, what the document is to that one."""

# What Elasticsearch's default date mapping and DuckDB alike take: a date, maybe a time, maybe a zone.
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
                   r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?")  # fmt: skip


class Duplicates(StrEnum):
    """Which articles are exported."""

    DROP = "drop"
    """One document a cluster: its canonical article."""
    ANNOTATE = "annotate"
    """All; each says its cluster, its canonical and its relation to that."""


def documents(out: str | os.PathLike[str], duplicates: Duplicates) -> Iterator[Row]:
    """A document for each article of a run into the folder `out`, in the order of ids.

    Raises `InputError` when there is no run. Only what one document needs is in memory.
    """
    folder = Path(out)
    rows = _rows(folder / "articles.jsonl")
    with _Members(folder / "clusters.jsonl") as members:
        for row in rows:
            ident = str(row["id"])
            cluster, canonical, relation, copies = members.of(ident)
            if duplicates is Duplicates.DROP and canonical not in (None, ident):
                continue
            document: Row = {"id": ident}
            for name in PLAIN:
                document[name] = row.get(name)
            document["date"] = iso(document["date"])
            document.update(cluster=cluster, canonical=canonical, relation=relation, copies=copies)
            if row.get("fields"):
                document["fields"] = row["fields"]
            yield document


def iso(date: object) -> str | None:
    """A date that programs can read, or None: what a row brings as its date may be any text.

    >>> iso("2024-05-02"), iso("2024-05-02 10:00"), iso("Thursday")
    ('2024-05-02', '2024-05-02T10:00', None)
    """
    if not isinstance(date, str) or not _DATE.fullmatch(date.strip()):
        return None
    return date.strip().replace(" ", "T")


def digest(document: Row) -> bytes:
    """A hash of what a document says."""
    return hashlib.sha256(dumps(document).encode()).digest()[:16]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot read {path}: {error.strerror}: name the folder that `cleaner run -o` wrote"
        ) from error
    return _read(lines, path)


def _read(lines: Any, path: Path) -> Iterator[dict[str, Any]]:
    with lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: not a JSON row: {error}: run `cleaner run` again") from error
            yield row


class _Members:
    """Who is whose copy, in a table on disk: a million articles must not need a million entries of memory."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE members (id TEXT PRIMARY KEY, cluster, canonical, relation, copies INTEGER)")
        if not path.exists():
            return
        for row in _rows(path):
            members = row["members"]
            self._db.executemany(
                "INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?, ?)",
                ((one["id"], row["cluster"], row["canonical"], one["relation"], len(members) - 1) for one in members),
            )

    def __enter__(self) -> _Members:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def of(self, ident: str) -> tuple[str | None, str | None, str | None, int]:
        """Cluster, canonical, relation to it, and how many other copies there are."""
        row = self._db.execute(
            "SELECT cluster, canonical, relation, copies FROM members WHERE id = ?", (ident,)
        ).fetchone()
        return row or (None, None, None, 0)
