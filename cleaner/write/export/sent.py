"""What an earlier export sent, so that the next one sends what has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import OutputError
from cleaner.write.export.documents import digest
from cleaner.write.rows import Row

_TABLES = """
CREATE TABLE IF NOT EXISTS sent (
    target TEXT NOT NULL, id TEXT NOT NULL, hash BLOB NOT NULL, round INTEGER NOT NULL, PRIMARY KEY (target, id)
) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Exported:
    """The account of an export, in documents."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    """Sent before, and no longer there."""
    same: int = 0
    """As sent before; not sent again unless everything is."""

    @property
    def documents(self) -> int:
        """How many there are now."""
        return self.new + self.changed + self.same


class Change(NamedTuple):
    """One thing to send: a document, or, where that is None, the news that it is gone."""

    id: str
    document: Row | None


class Sent:
    """The documents that were sent to a target, by their hashes. What it notes counts once it is committed."""

    def __init__(self, path: Path, target: str) -> None:
        """Open the notes of the target. Raises `OutputError` when they cannot be written."""
        self._target = target
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=2.0, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.executescript(_TABLES)
            self._db.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, OSError) as error:
            raise OutputError(
                f"cannot note in {path} what was sent: {error}: if another export is going on, wait for it; otherwise "
                "make the folder writable"
            ) from error
        row = self._db.execute("SELECT max(round) FROM sent WHERE target = ?", (target,)).fetchone()
        self._round = (row[0] or 0) + 1

    def __enter__(self) -> Sent:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
        self._db.close()

    def changes(self, documents: Iterable[Row], account: Exported, *, everything: bool = False) -> Iterator[Change]:
        """What is to be sent: new and changed documents (all of them with `everything`), then those that are gone."""
        find = "SELECT hash FROM sent WHERE target = ? AND id = ?"
        note = "INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?)"
        for document in documents:
            ident, now = document["id"], digest(document)
            before = self._db.execute(find, (self._target, ident)).fetchone()
            self._db.execute(note, (self._target, ident, now, self._round))
            if before is None:
                account.new += 1
            elif before[0] != now:
                account.changed += 1
            else:
                account.same += 1
                if not everything:
                    continue
            yield Change(ident, document)
        gone = "SELECT id FROM sent WHERE target = ? AND round < ? ORDER BY id"
        for (ident,) in self._db.execute(gone, (self._target, self._round)).fetchall():
            account.gone += 1
            yield Change(ident, None)
        self._db.execute("DELETE FROM sent WHERE target = ? AND round < ?", (self._target, self._round))
