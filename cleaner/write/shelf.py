"""Articles put aside on disk, to be asked for one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from cleaner.errors import OutputError
from cleaner.models import Article


class Shelf:
    """Keeps articles without their blocks in a file that SQLite makes for itself and removes.

    >>> shelf = Shelf()
    >>> [article.id for article in shelf.passing([Article(id="a", text="One.")])]
    ['a']
    >>> shelf.article("a").text, shelf.article("b")
    ('One.', None)
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("pragma cache_size = -8000")
        self._db.execute("create table articles (id blob primary key, text blob, headline, date, site, url)")

    def passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles, each kept as it passes."""
        for one in articles:
            row = (_bytes(one.id), _bytes(one.text), one.headline, one.date, one.site, one.url)
            try:
                self._db.execute("insert into articles values (?, ?, ?, ?, ?, ?)", row)
            except sqlite3.OperationalError as error:
                raise OutputError(
                    f"cannot write a temporary file: {error}: make room, or name another folder in SQLITE_TMPDIR"
                ) from error
            yield one

    def article(self, id: str) -> Article | None:  # noqa: A002 - the field's name
        """One of them by its id, None where there is none."""
        row = self._db.execute("select * from articles where id = ?", (_bytes(id),)).fetchone()
        if row is None:
            return None
        text = row[1].decode("utf-8", "surrogatepass")
        return Article(id=id, text=text, headline=row[2], date=row[3], site=row[4], url=row[5])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
