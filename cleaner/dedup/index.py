"""An index of the articles seen so far: new ones are compared with all of them, day after day.

One SQLite file in write-ahead mode. It keeps each article's signature, the pairs compared and the clusters found, so
that a search does again only what the new articles change; what it answers is what one search over all articles would.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from cleaner.dedup.alignment import COMPARISON, Comparisons
from cleaner.dedup.clusters import Facts
from cleaner.dedup.columns import Flags
from cleaner.dedup.common import Common
from cleaner.dedup.corpus import Sizes
from cleaner.dedup.memory import Memory, Pairs
from cleaner.dedup.names import NONE, OTHER, OWN, Named
from cleaner.dedup.search import Outcome, Progress, described, searched
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import HEAD_PERMUTATIONS, HEAD_WORDS, SCHEME, Keys, page_lines, signed
from cleaner.dedup.spill import Spill
from cleaner.dedup.texts import Texts
from cleaner.dedup.update import Column, Update
from cleaner.dedup.words import Integers
from cleaner.errors import IndexMismatchError, InputError, OutputError
from cleaner.models import Article, Cluster, Deduplication, Relation, Variant

FORMAT = 2
"""Of the signatures. A reader of another format cannot compare them."""
COMPARING = 5
"""Of what is kept of candidates, comparisons and clusters. Where it differs these are made again; nothing is lost."""
_SCHEMA = """
create table if not exists made (name text primary key, value text not null) without rowid;
create table if not exists articles (
    place integer primary key, id text not null unique, content blob not null, text blob not null, top blob not null,
    date text, site text, agency text, cluster text
);
create table if not exists sketches (place integer primary key, sketch blob not null);
create table if not exists words (place integer primary key, packed blob not null);
create table if not exists compared (pairs blob not null, found blob not null);
create table if not exists columns (name text, part integer, content blob not null, primary key (name, part));
create table if not exists clusters (key blob primary key, cluster text not null) without rowid;
"""
_ROWS_AT_ONCE = 2048
# Rows that one question to the file names; older versions of SQLite allow 999.
_AT_ONCE = 512
# Comparisons are written again without those that no search asks for any more when these are so many of all.
_UNUSED = 0.5
# All sketches are read where a search asks for so many of them: one by one they cost several times as much.
_SOME = 0.4


class Marked(NamedTuple):
    """An article that is made only where its mark is not the one that the index holds."""

    id: str
    mark: bytes
    """16 bytes that are others where anything of the article is another."""
    article: Callable[[], Article | tuple[str, str]]


class Index(Memory):
    """The articles seen so far, on disk.

    >>> import tempfile
    >>> story = "The mayor of Springfield opened the new bridge on Monday before a crowd of several thousand people. "
    >>> with tempfile.TemporaryDirectory() as folder, Index(Path(folder, "seen.sqlite")) as index:
    ...     index.add([("monday/1", story * 2)])
    ...     index.add([("tuesday/7", story * 2), ("tuesday/8", "Rain is expected in the north.")])
    ...     [[member.id for member in cluster.members] for cluster in index.deduplicate().clusters]
    [['monday/1', 'tuesday/7'], ['tuesday/8']]

    Nothing is written before `commit`, `deduplicate` or the end of a `with` block that no exception left. Raises
    `IndexMismatchError` where the file was made with settings whose signatures cannot be compared with these, and
    `OutputError` where it cannot be opened.
    """

    def __init__(self, path: Path | str, settings: DedupSettings | None = None) -> None:
        self.path = Path(path)
        self.settings = settings or DedupSettings()
        try:
            self._file = sqlite3.connect(self.path, timeout=60)
            self._file.execute("pragma journal_mode = wal")
            self._file.execute("pragma synchronous = normal")
            self._file.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise OutputError(f"{self.path} cannot be used as an index ({error}): name another file") from error
        self._check()
        self._places = np.zeros(0, np.int64)
        self._compared = _NOTHING
        self._found = np.zeros(0, COMPARISON)
        self._asked = np.zeros(0, np.bool_)
        self._used: set[bytes] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.commit()
        self.close()

    def __len__(self) -> int:
        """Number of articles."""
        return int(self._file.execute("select count(*) from articles").fetchone()[0])

    def __contains__(self, article: str) -> bool:
        """Whether an article of this id is in the index."""
        return self._file.execute("select 1 from articles where id = ?", (article,)).fetchone() is not None

    def commit(self) -> None:
        """Write what was added and removed."""
        self._file.commit()

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        self._file.close()

    def add(self, articles: Iterable[Article | tuple[str, str]]) -> None:
        """Put articles in; one whose id is there already takes its place. Reads the iterable a part at a time."""
        rows = map(_marked, articles)
        while part := list(islice(rows, _ROWS_AT_ONCE)):
            self._put(part)

    def sync(self, articles: Iterable[Article | tuple[str, str] | Marked]) -> int:
        """Make the index hold exactly these articles; returns how many were new or changed.

        Only those are signed, and of marked ones only those are made. Raises `InputError` where two have one id.
        """
        execute = self._file.execute
        execute("create temp table if not exists seen (id text primary key) without rowid")
        execute("delete from seen")
        changed = 0
        rows = (one if isinstance(one, Marked) else _marked(one) for one in articles)
        while part := list(islice(rows, _ROWS_AT_ONCE)):
            for one in part:
                if not execute("insert or ignore into seen values (?)", (one.id,)).rowcount:
                    raise InputError(f"two articles have the id {one.id!r}: give each its own")
            changed += self._put(part)
        gone = [row[0] for row in execute("select id from articles where id not in (select id from seen)")]
        self.remove(gone)
        execute("delete from seen")
        return changed

    def _put(self, part: list[Marked]) -> int:
        new: dict[str, tuple[Article | tuple[str, str], Facts, bytes]] = {}
        for one in part:
            held = self._file.execute("select content from articles where id = ?", (one.id,)).fetchone()
            if held is None or held[0] != one.mark:
                article = one.article()
                new[one.id] = article, described(article), one.mark
        execute = self._file.execute
        for signature in signed((article for article, _, _ in new.values()), settings=self.settings):
            _, facts, content = new[signature.id]
            given = content, signature.text, signature.order, facts.date, facts.site, facts.agency
            (place,) = execute(
                "insert into articles (content, text, top, date, site, agency, id) values (?, ?, ?, ?, ?, ?, ?)"
                " on conflict (id) do update set (content, text, top, date, site, agency) ="
                " (excluded.content, excluded.text, excluded.top, excluded.date, excluded.site, excluded.agency)"
                " returning place",
                (*given, signature.id),
            ).fetchone()
            execute("insert or replace into sketches values (?, ?)", (place, signature.sketch))
            execute("insert or replace into words values (?, ?)", (place, signature.packed))
        return len(new)

    def remove(self, articles: Iterable[str]) -> int:
        """Take articles out by their ids; returns how many were there."""
        gone = 0
        for article in articles:
            row = self._file.execute("delete from articles where id = ? returning place", (article,)).fetchone()
            if row is not None:
                gone += 1
                self._file.execute("delete from sketches where place = ?", row)
                self._file.execute("delete from words where place = ?", row)
        return gone

    def deduplicate(self, *, progress: Progress | None = None) -> Deduplication:
        """The clusters of all articles in the index, which is written.

        They are those that one search over all of them would find, and keep the ids they had: a cluster that grows is
        the same cluster, of two that become one the larger gives its id.
        """
        found = self.search(progress=progress)
        return Deduplication(
            clusters=tuple(found.clusters()),
            matches=tuple(found.outcome.matches()),
            contains=tuple(found.outcome.contains()),
            missed=found.outcome.missed(),
        )

    def search(self, *, progress: Progress | None = None) -> Found:
        """What `deduplicate` finds, told one after the other; the index is written with the last cluster."""
        texts, had, names = self._texts()
        self._remember()
        outcome = searched(texts, _Told(self._file), self.settings, progress=progress, memory=self)
        # Whoever is interrupted while clusters are told finds this again.
        self.commit()
        return Found(self, outcome, Named(outcome, had, names))

    def _texts(self) -> tuple[Texts, bytearray, dict[int, str]]:
        """The texts of all articles; and for `Named` what names the articles' clusters had."""
        ids: list[str] = []
        names: dict[int, str] = {}
        digests, orders, places, had = bytearray(), bytearray(), array("q"), bytearray()
        for place, article, text, top, cluster in self._file.execute(
            "select place, id, text, top, cluster from articles order by place"
        ):
            if cluster:
                names[len(ids)] = cluster
            had.append(NONE if cluster is None else OTHER if cluster else OWN)
            ids.append(article)
            places.append(place)
            digests += text
            orders += top
        self._places = np.array(places, np.int64)
        return Texts(ids, digests, orders, _Stored(self._file, self._places)), had, names

    def candidates(self, texts: Texts, settings: DedupSettings) -> tuple[Common, Sizes, Iterator[Pairs]]:
        """See `Memory`."""
        return Update(texts, self._places[texts.places], _Kept(self._file), settings).candidates()

    def comparisons(self, left: Keys, right: Keys) -> tuple[Flags, Comparisons]:
        """See `Memory`."""
        found = np.zeros(left.size, COMPARISON)
        if not self._compared.size:
            return np.zeros(left.size, np.bool_), found
        wanted = _pairs(left, right)
        at = np.searchsorted(self._compared, wanted)
        at[at == self._compared.size] = 0
        known = self._compared[at] == wanted
        found[known] = self._found[at[known]]
        self._asked[at[known]] = True
        return known, found

    def keep(self, left: Keys, right: Keys, found: Comparisons) -> None:
        """See `Memory`."""
        self._keep(_pairs(left, right), found)

    def _keep(self, pairs: Keys, found: Comparisons) -> None:
        self._file.execute("insert into compared values (?, ?)", (pairs.tobytes(), found.tobytes()))

    def cluster(self, key: bytes) -> Cluster | None:
        """See `Memory`."""
        row = self._file.execute("select cluster from clusters where key = ?", (key,)).fetchone()
        self._used.add(key)
        if row is None:
            return None
        name, canonical, why, variants = json.loads(row[0])
        return Cluster(
            id=name,
            canonical=canonical,
            why=why,
            variants=tuple(Variant(id=i, relation=Relation(r), jaccard=j, containment=c) for i, r, j, c in variants),
        )

    def keep_cluster(self, key: bytes, cluster: Cluster) -> None:
        """See `Memory`."""
        variants = [(v.id, v.relation, v.jaccard, v.containment) for v in cluster.variants]
        row = json.dumps((cluster.id, cluster.canonical, cluster.why, variants))
        self._file.execute("insert or replace into clusters values (?, ?)", (key, row))

    def _check(self) -> None:
        wanted = {
            "format": FORMAT,
            "scheme": SCHEME,
            "shingle_words": self.settings.shingle_words,
            "permutations": self.settings.permutations,
            "bands": self.settings.bands,
            "seed": self.settings.seed,
            "sample": self.settings.sample,
            "head": [HEAD_WORDS, HEAD_PERMUTATIONS],
        }
        held = {name: json.loads(value) for name, value in self._file.execute("select name, value from made")}
        for name, value in wanted.items():
            if name in held and held[name] != value:
                raise IndexMismatchError(
                    f"index {self.path} was made with {name} {held[name]}, this run uses {value}: "
                    f"set {name} to {held[name]} or name a new index"
                )
        chosen = self.settings
        kept = {
            "comparing": COMPARING,
            "candidates": [chosen.common_above, chosen.common_share, chosen.min_shared],
        }
        for name, tables in (("comparing", ("columns", "compared", "clusters")), ("candidates", ("columns",))):
            if held.get(name) != kept[name]:
                for table in tables:
                    self._file.execute(f"delete from {table}")  # noqa: S608 - names from these lines
        rows = [(name, json.dumps(value)) for name, value in {**wanted, **kept}.items()]
        self._file.executemany("insert or replace into made values (?, ?)", rows)
        self._file.commit()

    def _remember(self) -> None:
        """Read what earlier searches left."""
        rows = list(self._file.execute("select pairs, found from compared"))
        pairs = np.frombuffer(b"".join(row[0] for row in rows), _PAIR)
        order = np.argsort(pairs)
        self._compared = pairs[order]
        self._found = np.frombuffer(b"".join(row[1] for row in rows), COMPARISON)[order]
        self._asked = np.zeros(pairs.size, np.bool_)
        self._used = set()

    def write_names(self, names: Iterable[tuple[str, int]]) -> None:
        """Note the clusters of articles, by their places."""
        rows = ((name, int(self._places[article])) for name, article in names)
        self._file.executemany("update articles set cluster = ? where place = ?", rows)

    def conclude(self) -> None:
        """Write what a search leaves, once all of its clusters were told."""
        unused = self._asked.size - np.count_nonzero(self._asked)
        if unused > _UNUSED * self._asked.size:
            self._file.execute("delete from compared")
            self._keep(self._compared[self._asked], self._found[self._asked])
        held = [key for (key,) in self._file.execute("select key from clusters") if key not in self._used]
        self._file.executemany("delete from clusters where key = ?", [(key,) for key in held])
        self.commit()
        self._used = set()
        self._compared, self._found, self._asked = _NOTHING, np.zeros(0, COMPARISON), np.zeros(0, np.bool_)


def _marked(article: Article | tuple[str, str]) -> Marked:
    """An article with the mark of all that finding copies asks of it."""
    facts = described(article)
    lines = page_lines(article) if isinstance(article, Article) else article[1]
    told = repr((facts, lines)).encode("utf-8", "surrogatepass")
    return Marked(facts.id, blake2b(told, digest_size=16).digest(), lambda: article)


class Found:
    """What a search of an index found."""

    def __init__(self, index: Index, outcome: Outcome, named: Named) -> None:
        self.outcome = outcome
        """The same with clusters under the ids that a search over everything gives them."""
        self._index, self._named = index, named

    def clusters(self) -> Iterator[Cluster]:
        """The clusters by their smallest ids; with the last the index is written."""
        changed: list[tuple[str, int]] = []
        for group, cluster in self._named.told():
            changed += self._named.renamed(group, cluster)
            if len(changed) >= _ROWS_AT_ONCE:
                self._index.write_names(changed)
                changed = []
            yield cluster
        self._index.write_names(changed)
        self._index.conclude()


class _Told:
    """The facts of an index's articles; see `Known`."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def get(self, article: str, /) -> Facts | None:
        """See `Known`."""
        row = self._file.execute("select date, site, agency from articles where id = ?", (article,)).fetchone()
        return Facts(id=article, date=row[0], site=row[1], agency=row[2])


_PAIR = np.dtype("<u8")
_NOTHING = np.zeros(0, _PAIR)


def _pairs(left: Keys, right: Keys) -> Keys:
    """One number for each pair of names."""
    return (left * np.uint64(0x9E3779B97F4A7C15)) ^ right


class _Kept:
    """Columns in the file of an index; see `Store`."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def read(self, name: str, part: int, dtype: npt.DTypeLike) -> Column:
        """See `Store`."""
        select = "select content from columns where name = ? and part = ?"
        row = self._file.execute(select, (name, part)).fetchone()
        return np.frombuffer(row[0] if row else b"", dtype)

    def write(self, name: str, part: int, column: Column) -> None:
        """See `Store`."""
        self._file.execute("insert or replace into columns values (?, ?, ?)", (name, part, column.tobytes()))

    def forget(self, name: str) -> None:
        """See `Store`."""
        self._file.execute("delete from columns where name = ?", (name,))


class _Stored:
    """Signatures' bytes of an index. A search that asks for most sketches reads all, once."""

    def __init__(self, file: sqlite3.Connection, places: Integers) -> None:
        self._file = file
        self._rows = places
        self._asked = 0
        self._sketches: Spill | None = None

    def sketches(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        self._asked += places.size
        if self._sketches is None and self._asked < _SOME * self._rows.size:
            return self._read("select place, sketch from sketches", places)
        return self._spilled().read(places)

    def run(self, start: int, stop: int) -> tuple[bytes, Integers]:
        """See `Pieces`."""
        return self._spilled().run(start, stop)

    def _spilled(self) -> Spill:
        if self._sketches is None:
            self._sketches = Spill()
            for (sketch,) in self._file.execute("select sketch from sketches order by place"):
                self._sketches.add(sketch)
        return self._sketches

    def packed(self, places: Integers) -> list[bytes]:
        """See `Pieces`."""
        return self._read("select place, packed from words", places)

    def _read(self, select: str, places: Integers) -> list[bytes]:
        rows = self._rows[places].tolist()
        found: dict[int, bytes] = {}
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            found.update(self._file.execute(f"{select} where place in ({','.join('?' * len(some))})", some))
        return [found[row] for row in rows]
