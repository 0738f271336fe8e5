"""A SQLite file with a full-text index, written in place, and the search in it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import InputError, OutputError, UsageError
from cleaner.write.export.documents import COPIES, PLAIN, digest
from cleaner.write.export.sent import Exported
from cleaner.write.rows import Row, dumps

_FORMAT = "cleaner-1"
_COLUMNS = ("id", *PLAIN, *COPIES, "copies", "fields")
_SHOWN = ("id", "headline", "site", "date", "url", "language", "cluster", "canonical", "relation", "copies")
_COLUMN_TYPES = ", ".join(f"{name} TEXT" for name in (*PLAIN, *COPIES))
_TABLES = f"""
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {_COLUMN_TYPES},
    copies INTEGER NOT NULL, fields TEXT, hash BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS articles_cluster ON articles (cluster);
CREATE INDEX IF NOT EXISTS articles_date ON articles (date);
CREATE VIRTUAL TABLE IF NOT EXISTS articles_fts USING fts5 (
    headline, text, content='articles', content_rowid='key', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER IF NOT EXISTS articles_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, headline, text) VALUES (new.key, new.headline, new.text);
END;
CREATE TRIGGER IF NOT EXISTS articles_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, text)
    VALUES ('delete', old.key, old.headline, old.text);
END;
CREATE TRIGGER IF NOT EXISTS articles_update AFTER UPDATE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, text)
    VALUES ('delete', old.key, old.headline, old.text);
    INSERT INTO articles_fts (rowid, headline, text) VALUES (new.key, new.headline, new.text);
END;
"""  # noqa: S608 - names of ours


def write_sqlite(documents: Iterable[Row], target: Path) -> Exported:
    """Bring the file up to date with the documents, in one transaction: only what has changed is touched.

    Tables: `articles`, one row a document, and `articles_fts` over headline and text. Raises `OutputError` when the
    file cannot be written or is not one of ours.
    """
    account = Exported()
    try:
        db = sqlite3.connect(target, timeout=5.0, isolation_level=None)
        try:
            _prepare(db, target)
            db.execute("BEGIN IMMEDIATE")
            _write(db, documents, account)
            db.execute("COMMIT")
        finally:
            db.close()
    except sqlite3.Error as error:
        raise OutputError(
            f"writing {target} failed: {error}: if it is no file of `cleaner export`, choose another name; if another "
            "program writes to it, wait for that"
        ) from error
    return account


def _prepare(db: sqlite3.Connection, target: Path) -> None:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if tables and "about" not in tables:
        raise OutputError(f"{target} is a database of another program: choose another name")
    db.executescript(_TABLES)
    found = db.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
    if found is None and not tables:
        db.execute("INSERT INTO about VALUES ('format', ?)", (_FORMAT,))
    elif found is None or found[0] != _FORMAT:
        raise OutputError(f"{target} was written by another version: choose a new name")


def _write(db: sqlite3.Connection, documents: Iterable[Row], account: Exported) -> None:
    db.execute("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
    values = ", ".join("?" * (len(_COLUMNS) + 1))
    insert = f"INSERT INTO articles ({', '.join(_COLUMNS)}, hash) VALUES ({values})"  # noqa: S608 - names of ours
    update = f"UPDATE articles SET {', '.join(f'{one} = ?' for one in (*_COLUMNS, 'hash'))} WHERE id = ?"  # noqa: S608
    for document in documents:
        ident, now = document["id"], digest(document)
        db.execute("INSERT INTO seen VALUES (?)", (ident,))
        before = db.execute("SELECT hash FROM articles WHERE id = ?", (ident,)).fetchone()
        if before is not None and before[0] == now:
            account.same += 1
            continue
        row = [document[name] for name in _COLUMNS[:-1]]
        row.append(dumps(document["fields"]) if "fields" in document else None)
        if before is None:
            account.new += 1
            db.execute(insert, (*row, now))
        else:
            account.changed += 1
            db.execute(update, (*row, now, ident))
    gone = db.execute("DELETE FROM articles WHERE id NOT IN (SELECT id FROM seen)")
    account.gone = gone.rowcount


# ---------------------------------------------------------------------------------------------------- search

_MAX_WORDS = 64
_QUERY = re.compile(r'"([^"]*)"|([^\s"]+)')
HIT, HIT_END = "\x02", "\x03"
"""Around what was found, in `Hit.snippet`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found."""

    id: str
    headline: str | None
    site: str | None
    date: str | None
    url: str | None
    language: str | None
    cluster: str | None
    canonical: str | None
    relation: str | None
    copies: int
    snippet: str
    """Words around the best place in its text; what was found stands between `HIT` and `HIT_END`."""


def search(path: str | Path, query: str, *, limit: int = 10, site: str | None = None) -> Iterator[Hit]:
    """Articles in a file of `cleaner export --to sqlite`, the best first (BM25, headlines count five times).

    `query`: words, all of which must stand in headline or text; `"several words"` for a phrase, `word*` for a
    beginning. Any other sign is read as white space: no query is an error of syntax. Raises `UsageError` for a query
    without a word and `InputError` when the file is none of ours.
    """
    wanted = match_expression(query)
    columns = ", ".join(f"articles.{name}" for name in _SHOWN)
    statement = (
        f"SELECT {columns}, snippet(articles_fts, 1, char(2), char(3), '…', 32) "  # noqa: S608 - names of ours
        "FROM articles_fts JOIN articles ON articles.key = articles_fts.rowid "
        "WHERE articles_fts MATCH ? AND (? IS NULL OR articles.site = ?) "
        "ORDER BY bm25(articles_fts, 5.0, 1.0), articles.id LIMIT ?"
    )
    if not Path(path).is_file():
        raise InputError(f"no such file: {path}: make one with `cleaner export OUT --to sqlite -o {path}`")
    try:
        db = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
        try:
            # A file may come from anywhere: what its schema says is not to be trusted.
            db.execute("PRAGMA trusted_schema=OFF")
            rows = db.execute(statement, (wanted, site, site, limit)).fetchall()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise InputError(f"cannot search {path}: {error}: make it with `cleaner export OUT --to sqlite`") from error
    for *values, snippet in rows:
        yield Hit(**dict(zip(_SHOWN, values, strict=True)), snippet=str(snippet or ""))


def match_expression(query: str) -> str:
    """A query as FTS5 takes it, every word quoted. Raises `UsageError` when there is no word in it.

    >>> match_expression('mill "closed on" clos* NEAR(')
    '"mill" "closed on" "clos"* "NEAR"'
    """
    parts: list[str] = []
    for phrase, word in _QUERY.findall(query.encode("utf-8", "replace").decode().replace("\0", " ")):
        words = re.findall(r"\w+", phrase or word)
        if words:
            parts.append('"' + " ".join(words) + '"' + ("*" if word.endswith("*") else ""))
    if not parts:
        raise UsageError(f"no word to search for in {query!r}")
    if len(parts) > _MAX_WORDS:
        raise UsageError(f"a query of {len(parts)} words: at most {_MAX_WORDS} can be searched for at once")
    return " ".join(parts)
