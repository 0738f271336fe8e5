"""Which ids came before: on disk, so that a run's memory does not grow with its pages."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

from cleaner.errors import OutputError


class Seen:
    """Counts how often each id came, in a file that SQLite makes for itself and removes.

    >>> seen = Seen()
    >>> seen.times("a"), seen.times("b"), seen.times("a")
    (1, 1, 2)
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA cache_size = -8000")
        self._db.execute("CREATE TABLE ids (id BLOB PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID")

    def times(self, id: str) -> int:  # noqa: A002 - the field's name
        """How often the id has come, this time included."""
        key = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        try:
            row = self._db.execute(
                "INSERT INTO ids VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times", (key,)
            ).fetchone()
        except sqlite3.Error as error:
            raise OutputError(
                f"cannot write a temporary file: {error}: make room, or name another folder in SQLITE_TMPDIR; then run "
                "the same command again: it goes on where it stopped"
            ) from error
        return int(row[0])
