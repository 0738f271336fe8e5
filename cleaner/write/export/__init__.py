"""The result of a run for other programs: JSONL, Parquet, bulk requests, a searchable SQLite file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

from cleaner.errors import OutputError, UsageError
from cleaner.write.export.bulk import bulk_lines
from cleaner.write.export.documents import Duplicates, documents
from cleaner.write.export.sent import Change, Exported, Sent
from cleaner.write.export.sqlite import HIT, HIT_END, Hit, search, write_sqlite
from cleaner.write.folder import Folder
from cleaner.write.rows import dumps

_NOTES = ".cleaner/exports.sqlite"


class Format(StrEnum):
    """What is written."""

    JSONL = "jsonl"
    PARQUET = "parquet"
    ELASTICSEARCH = "elasticsearch"
    SQLITE = "sqlite"


class What(StrEnum):
    """How much is sent."""

    ALL = "all"
    CHANGES = "changes"
    """What is new or has changed since the last export to the same target, and what is gone."""


def export(
    out: str | os.PathLike[str],
    to: Format,
    target: str | os.PathLike[str] | IO[str],
    *,
    duplicates: Duplicates = Duplicates.ANNOTATE,
    what: What | None = None,
    index: str | None = None,
) -> Exported:
    """Write the articles of a run into the folder `out` to `target`, a path, or for text an open stream.

    `what` is by default all for JSONL and Parquet, and the changes for Elasticsearch; a SQLite file is always brought
    up to date in place. `index`: the name that bulk requests carry. What was sent is noted in `out`, once the target
    is complete. Raises `InputError` when there is no run and `OutputError` when the target cannot be written.
    """
    found = documents(out, duplicates)
    path = Path(target) if isinstance(target, str | os.PathLike) else None
    if path is not None:
        _check(path)
    if to is Format.SQLITE:
        if path is None:
            raise UsageError("a SQLite file needs a name: add -o FILE")
        return write_sqlite(found, path)
    if to is Format.PARQUET and path is None:
        raise UsageError("a Parquet file needs a name: add -o FILE")
    chosen = what or (What.CHANGES if to is Format.ELASTICSEARCH else What.ALL)
    account = Exported()
    # Snapshots need no notes: their reader has nothing else.
    if chosen is What.ALL and to is not Format.ELASTICSEARCH:
        _send(_all(found, account), to, path, target, index, with_gone=False)
        return account
    name = f"{to.value} {index or ''} {path.resolve() if path is not None else '-'}"
    with Sent(Path(out) / _NOTES, name) as sent:
        changes = sent.changes(found, account, everything=chosen is What.ALL)
        _send(changes, to, path, target, index, with_gone=True)
    return account


def _check(path: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{path} is a folder: name a file")
    if not path.parent.is_dir():
        raise OutputError(f"no such folder: {path.parent}")


def _all(found: Iterable[dict[str, object]], account: Exported) -> Iterator[Change]:
    for document in found:
        account.new += 1
        yield Change(str(document["id"]), document)


def _send(
    changes: Iterable[Change],
    to: Format,
    path: Path | None,
    target: str | os.PathLike[str] | IO[str],
    index: str | None,
    *,
    with_gone: bool,
) -> None:
    if to is Format.PARQUET:
        from cleaner.write.export.parquet import write_parquet

        if path is not None:
            write_parquet(changes, path, with_gone=with_gone)
        return
    stream = Folder(path.parent).writing(path.name) if path is not None else contextlib.nullcontext(target)
    with stream as lines:
        for change in changes:
            if to is Format.ELASTICSEARCH:
                lines.writelines(bulk_lines(change, index))  # type: ignore[union-attr]
            else:
                lines.write(dumps(change.document or {"id": change.id, "deleted": True}) + "\n")  # type: ignore[union-attr]
        lines.flush()  # type: ignore[union-attr]


__all__ = ["HIT", "HIT_END", "Duplicates", "Exported", "Format", "Hit", "What", "export", "search"]
