"""What a run has done so far: one SQLite file in the output folder.

Write-ahead logging: a run that is killed loses at most the last batch and never what was committed, and a report can
be read while a run is going on.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from cleaner.errors import OutputError
from cleaner.models import Outcome, Rejected
from cleaner.write.files import Left
from cleaner.write.rows import dumps, outcome_from_row, outcome_row, removed_rows

# Raised when a state of before cannot be read by this program.
FORMAT = 2

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,         -- of the bytes it was made from
    made TEXT NOT NULL,         -- by which settings and program
    why TEXT NOT NULL,          -- '' for an article, else why it was rejected
    headline TEXT, byline TEXT, date TEXT, site TEXT, url TEXT, language TEXT, agency TEXT,
    source_length INTEGER NOT NULL,  -- characters of the page's text
    suspicious TEXT NOT NULL,        -- why the article wants a look, or ''
    removed_lengths TEXT NOT NULL,   -- characters removed, by reason: a JSON object
    text BLOB NOT NULL,         -- of the article, compressed
    line BLOB NOT NULL,         -- of articles.jsonl or rejected.jsonl, compressed
    removed BLOB NOT NULL,      -- lines of removed.jsonl, compressed
    keys BLOB NOT NULL          -- of the article's lines, to find those that a site repeats: 8 bytes each
);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (
    path TEXT PRIMARY KEY, mark BLOB NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Kept(NamedTuple):
    """What is known of a page from an earlier run."""

    hash: str
    made: str
    why: str


class PageRow(NamedTuple):
    """A page's outcome as the state keeps it: made by the worker, so that the parent only passes it on."""

    id: str
    hash: str
    made: str
    why: str
    headline: str | None
    byline: str | None
    date: str | None
    site: str | None
    url: str | None
    language: str | None
    agency: str | None
    source_length: int
    suspicious: str
    removed_lengths: str
    text: bytes
    line: bytes
    removed: bytes
    keys: bytes

    def outcome(self) -> Outcome:
        """The whole outcome, with blocks and removals."""
        return outcome_from_row(json.loads(_unpacked(self.line)))

    @property
    def article_text(self) -> str:
        """The article's text."""
        return _unpacked(self.text)

    @property
    def line_text(self) -> str:
        """The line of articles.jsonl or rejected.jsonl."""
        return _unpacked(self.line)

    @property
    def removed_text(self) -> str:
        """The lines of removed.jsonl, each with its line end."""
        return _unpacked(self.removed)

    @property
    def line_bytes(self) -> bytes:
        """The line of articles.jsonl or rejected.jsonl in UTF-8."""
        return zlib.decompress(self.line)

    @property
    def removed_bytes(self) -> bytes:
        """The lines of removed.jsonl, each with its line end, in UTF-8."""
        return b"" if self.removed == _NOTHING else zlib.decompress(self.removed)


def page_row(outcome: Outcome, *, hash: str, made: str, keys: bytes = b"") -> PageRow:  # noqa: A002 - the field's name
    """An outcome as the state keeps it."""
    line = _packed(dumps(outcome_row(outcome)))
    if isinstance(outcome, Rejected):
        return PageRow(
            outcome.id, hash, made, outcome.why.value, *(None,) * 7, 0, "", "{}", _NOTHING, line, _NOTHING, keys
        )
    rows = list(removed_rows(outcome))
    lengths: Counter[str] = Counter()
    for row in rows:
        lengths[row["reason"]] += len(row["text"])
    return PageRow(
        id=outcome.id,
        hash=hash,
        made=made,
        why="",
        headline=outcome.headline,
        byline=outcome.byline,
        date=outcome.date,
        site=outcome.site,
        url=outcome.url,
        language=outcome.language,
        agency=outcome.agency,
        source_length=sum(len(block.text) for block in outcome.blocks) or len(outcome.text),
        suspicious=outcome.suspicious,
        removed_lengths=json.dumps(lengths, sort_keys=True),
        text=_packed(outcome.text),
        line=line,
        removed=_packed("".join(dumps(row) + "\n" for row in rows)),
        keys=keys,
    )


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


_NOTHING = _packed("")


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode()


_INSERT = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _locked(path: Path) -> IO[bytes]:
    """An open file that this process alone holds until it closes it or ends in any way."""
    file = path.open("ab")
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # not on this system
        pass
    except BlockingIOError:
        file.close()
        raise OutputError(
            f"another run is writing into {path.parent.parent}: wait for it, or choose another output folder"
        ) from None
    except OSError:
        # A file system without locks.
        pass
    return file


class Pages:
    """The pages a run has seen, to be read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def count(self) -> tuple[int, int]:
        """How many articles, how many rejected."""
        row = self._db.execute("SELECT coalesce(sum(why = ''), 0), coalesce(sum(why <> ''), 0) FROM pages").fetchone()
        return int(row[0]), int(row[1])

    def articles(self) -> Iterator[PageRow]:
        """All articles, by id."""
        yield from map(PageRow._make, self._db.execute("SELECT * FROM pages WHERE why = '' ORDER BY id"))

    def lines_by_site(self, site: Callable[[str | None, str | None], str]) -> Iterator[tuple[str, str, bytes]]:
        """Of every article its site, its id and the keys of its lines, by site and id.

        `site` says what a site is called, given the site and the address that its page has.
        """
        self._db.create_function("site_of", 2, site, deterministic=True)
        yield from self._db.execute("SELECT site_of(site, url), id, keys FROM pages WHERE why = '' ORDER BY 1, 2")

    def rejected(self) -> Iterator[PageRow]:
        """All rejections, by id."""
        yield from map(PageRow._make, self._db.execute("SELECT * FROM pages WHERE why <> '' ORDER BY id"))

    def page(self, id: str) -> PageRow | None:  # noqa: A002 - the field's name
        """One page, or None."""
        row = self._db.execute("SELECT * FROM pages WHERE id = ?", (id,)).fetchone()
        return PageRow._make(row) if row else None


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Pages]:
    """The pages of a state as they are committed now, read beside the process that writes it."""
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        yield Pages(db)


class State(Pages):
    """The pages a run has seen, by id. Use as a context manager; one writer at a time."""

    def __init__(self, path: str | Path) -> None:
        """Open or make the state. Raises `OutputError` when it is not one of ours or another run holds it."""
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.path.with_suffix(".lock"))
            super().__init__(sqlite3.connect(self.path, timeout=2.0, isolation_level=None))
            self._db.execute("PRAGMA journal_mode=WAL")
            # What was put is on the disk, and files are claimed there before they are written: one flush a batch.
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise OutputError(
                f"cannot open {self.path}: {error}: if another run is writing there, wait for it; otherwise choose "
                "another output folder"
            ) from error
        found = self.about("format")
        if found is None:
            self.set_about("format", str(FORMAT))
        elif found != str(FORMAT):
            raise OutputError(
                f"{self.path} was made by another version (format {found}, this is {FORMAT}): choose a new folder"
            )

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; all that was put is on disk."""
        self._db.close()
        self._lock.close()

    def about(self, name: str) -> str | None:
        """A fact about the whole, or None."""
        row = self._db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_about(self, name: str, value: str) -> None:
        """Note a fact about the whole."""
        self._db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def kept(self, id: str) -> Kept | None:  # noqa: A002 - the field's name
        """What is known of a page, or None."""
        row = self._db.execute("SELECT hash, made, why FROM pages WHERE id = ?", (id,)).fetchone()
        return Kept(*row) if row else None

    def put(self, batch: Iterable[PageRow]) -> None:
        """Note outcomes, all of them or none. Raises `OutputError` when the disk does not take them."""
        with self._writing():
            self._db.executemany(_INSERT, batch)

    def remove(self, ids: Iterable[str]) -> int:
        """Forget pages; how many were known."""
        before = self._db.total_changes
        with self._writing():
            self._db.executemany("DELETE FROM pages WHERE id = ?", ((one,) for one in ids))
        return self._db.total_changes - before

    def begin_files(self) -> None:
        """From now on the files of one writing are noted."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS written (path TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("DELETE FROM written")

    def claim(self, files: Sequence[tuple[str, str]]) -> None:
        """Note that files are ours, paths and owners: before they are written, so that none is ever left behind."""
        with self._writing():
            self._db.executemany("INSERT OR IGNORE INTO written VALUES (?)", ((path,) for path, _ in files))
            self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", files)
            self._db.executemany("DELETE FROM contents WHERE path = ?", ((path,) for path, _ in files))

    def still(self, paths: Iterable[str]) -> None:
        """Note that files of an earlier writing are files of this one too."""
        with self._writing():
            self._db.executemany("INSERT OR IGNORE INTO written VALUES (?)", ((path,) for path in paths))

    def ending_twice(self) -> set[str]:
        """The ids without ".txt" at their end of which another one is the same with it."""
        rows = self._db.execute(
            "SELECT a.id FROM pages a JOIN pages b ON b.id = a.id || '.txt' WHERE substr(a.id, -4) <> '.txt'"
        )
        return {str(row[0]) for row in rows}

    def left(self, paths: Iterable[str]) -> dict[str, Left]:
        """How files were left, of those that are known."""
        select = "SELECT mark, size, time FROM contents WHERE path = ?"
        found = ((path, self._db.execute(select, (path,)).fetchone()) for path in paths)
        return {path: Left(*row) for path, row in found if row}

    def leave(self, files: Iterable[tuple[str, Left]]) -> None:
        """Note how files are left."""
        with self._writing():
            rows = ((path, *left) for path, left in files)
            self._db.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)", rows)

    def gone(self) -> Iterator[str]:
        """The paths of earlier writings that are not among those of this one: to be removed, then forgotten."""
        rows = self._db.execute(
            "SELECT path FROM files WHERE NOT EXISTS (SELECT 1 FROM written WHERE written.path = files.path)"
        )
        yield from (str(path) for (path,) in rows)

    def forget_gone(self) -> None:
        """Note that they are removed."""
        with self._writing():
            for table in ("files", "contents"):
                self._db.execute(
                    f"DELETE FROM {table} WHERE NOT EXISTS "  # noqa: S608 - names from these lines
                    f"(SELECT 1 FROM written WHERE written.path = {table}.path)"
                )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """All of it or nothing. Raises `OutputError` when the disk does not take it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise OutputError(
                f"writing {self.path} failed: {error}: make room or fix it, then run the same command again: it goes "
                "on where it stopped"
            ) from error
