"""The candidates of a corpus to which texts came since it was searched last, or from which they went.

It keeps which text has which key, line and band, and which pairs it found; it reads what is new, and finds what a
search over everything would. What is boilerplate is judged anew each time, by the few texts that are looked at; texts
in which that changed are read again, as new ones are. Texts that share less or more with others than they did, for
texts came between them, are paired again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from cleaner.dedup import common
from cleaner.dedup.candidates import FAR, HOT, NOT_OWN, OwnKeys, band_events, bands, key_events, own_places
from cleaner.dedup.columns import Among, Columns, Flags
from cleaner.dedup.common import Common, Frequent, Headings, Numbers, Tallies, Traces, starts_of
from cleaner.dedup.corpus import Met, Sizes, by_part, judged, parts_of
from cleaner.dedup.postings import Moved, Spots, inserted, linked, moved
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.spill import Parts
from cleaner.dedup.texts import AT_ONCE, Texts
from cleaner.dedup.words import Integers, limits_of

Column = npt.NDArray[Any]
Rows = tuple[Column, Column, Column]
"""Values; the numbers of their texts, -1 for one that went; where the value stands there, or what it does."""

_TEXT = np.dtype([("article", "<u4"), ("words", "<u4"), ("own", "<i4"), ("identity", "<u8"), ("mark", "<u8")])
_KINDS: dict[str, Sequence[npt.DTypeLike]] = {
    "keys": (np.uint64, np.uint32, np.uint16),
    "bands": (np.uint64, np.uint32, np.uint16),
    "lines": (np.uint32, np.uint32, np.uint64),
}
# How often a line stands in a text, how often over a story, and over one deep in the page: three counts in one number.
_COUNT_BITS = 21
_COUNT = (1 << _COUNT_BITS) - 1


class Store(Protocol):
    """Columns by their names and parts."""

    def read(self, name: str, part: int, dtype: npt.DTypeLike) -> Column:
        """What was written; nothing where nothing was."""

    def write(self, name: str, part: int, column: Column) -> None:
        """Keep a column, in place of what was there."""

    def forget(self, name: str) -> None:
        """Keep no part of this name."""


class Update:
    """One search of a corpus of which an earlier one left what it found in `store`.

    `articles` are the numbers, below 2**32, under which the store knows the texts.
    """

    def __init__(self, texts: Texts, articles: Integers, store: Store, settings: DedupSettings) -> None:
        self._texts, self._articles, self._store, self._settings = texts, articles, store, settings
        before = store.read("texts", 0, _TEXT)
        most = max(int(column.max(initial=0)) for column in (articles, before["article"]))
        number = np.full(most + 1, -1, np.int32)
        number[articles] = np.arange(len(texts))
        at = number[before["article"]]
        same = at >= 0
        same[same] = texts.identities[at[same]] == before["identity"][same]
        self._new = np.ones(len(texts), np.bool_)
        self._new[at[same]] = False
        number[:] = -1
        number[before["article"][same]] = at[same]
        self._number = number
        self._told = np.zeros(len(texts), _TEXT)
        self._told[at[same]] = before[same]
        self._told["article"], self._told["identity"] = articles, texts.identities
        parts = store.read("parts", 0, np.int64)
        self._stored = int(parts[0]) if parts.size else 0
        self._count = max(parts_of(len(texts)), self._stored)

    def candidates(self) -> tuple[Common, Sizes, Iterator[tuple[Integers, Integers]]]:
        """The boilerplate of the texts, and the pairs that may be copies, each once."""
        boilerplate = self._headings(self._learned())
        changed = self._new | self._flipped(boilerplate)
        new = self._read(changed, boilerplate)
        kept, rare = self._kept_pairs()
        again = self._affected(new, changed, kept, rare)
        left, right = (kept >> np.uint64(32)).astype(np.int64), (kept & np.uint64(0xFFFFFFFF)).astype(np.int64)
        stay = ~(again[left] | again[right])
        pairs = [(left[stay], right[stay], rare[stay]), *self._met(again)]
        self._keep_pairs(*(np.concatenate(column) for column in zip(*pairs, strict=True)))
        told = self._told
        return (
            boilerplate,
            Sizes(told["words"].copy(), told["identity"].copy(), told["mark"].copy()),
            (pair[:2] for pair in pairs),
        )

    # -- what is kept ----------------------------------------------------------------------------------------------

    def _columns(self, chosen: Flags) -> Iterator[Columns]:
        numbers = np.flatnonzero(chosen)
        for start in range(0, numbers.size, AT_ONCE):
            yield self._texts.some(numbers[start : start + AT_ONCE])

    def _rows(self, kind: str, part: int) -> Rows:
        """The rows that are kept, by value and text."""
        stored = self._settings.bands if kind == "bands" else self._stored
        count = self._settings.bands if kind == "bands" else self._count
        held = part * stored // count
        values, articles, rest = (
            self._store.read(f"{kind} {stored} {column}", held, dtype) for column, dtype in enumerate(_KINDS[kind])
        )
        if stored < count:
            # The corpus has grown: a part is cut in two, or in more, by one more bit of its values.
            some = values >> values.dtype.type(values.dtype.itemsize * 8 - count.bit_length() + 1) == part
            values, articles, rest = values[some], articles[some], rest[some]
        return values, self._number[articles].astype(np.int64), rest

    def _keep(self, kind: str, part: int, rows: Rows) -> None:
        count = self._settings.bands if kind == "bands" else self._count
        values, numbers, rest = rows
        for column, content in enumerate((values, self._articles[numbers].astype(np.uint32), rest)):
            self._store.write(f"{kind} {count} {column}", part, content)

    def _settle(self) -> None:
        """From here on what is kept is of the texts that are there."""
        if 0 < self._stored < self._count:
            for kind in ("keys", "lines"):
                for column in range(len(_KINDS[kind])):
                    self._store.forget(f"{kind} {self._stored} {column}")
        self._stored = self._count
        self._number[self._articles] = np.arange(len(self._texts))
        self._store.write("texts", 0, self._told)
        self._store.write("parts", 0, np.array([self._count]))

    def _kept_pairs(self) -> tuple[npt.NDArray[np.uint64], Flags]:
        """The pairs of texts that were there before, and which of them share enough rare keys."""
        pairs, rare = self._store.read("pairs", 0, np.uint64), self._store.read("pairs by rare keys", 0, np.bool_)
        left = self._number[(pairs >> np.uint64(32)).astype(np.int64)]
        right = self._number[(pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)]
        there = (left >= 0) & (right >= 0)
        return left[there].astype(np.uint64) << np.uint64(32) | right[there].astype(np.uint64), rare[there]

    def _keep_pairs(self, left: Integers, right: Integers, rare: Flags) -> None:
        articles = self._articles.astype(np.uint64)
        self._store.write("pairs", 0, articles[left] << np.uint64(32) | articles[right])
        self._store.write("pairs by rare keys", 0, rare)

    # -- what is boilerplate ---------------------------------------------------------------------------------------

    def _learned(self) -> Common:
        """The shingles and lines that are boilerplate; see `corpus.learned`."""
        settings, texts = self._settings, self._texts
        new = {kind: Parts(self._count, _KINDS[kind][:2]) for kind in ("keys", "lines")}
        for corpus in self._columns(self._new):
            _put_by_value(new["keys"], corpus.keys, corpus.numbers[corpus.key_texts])
            _put_by_value(new["lines"], *_line_rows(corpus, np.zeros(corpus.lines.size, np.bool_))[:2])
        keys, asked_by_keys = self._frequent("keys", new["keys"], settings.common_shingles_above(len(texts)))
        lines, asked_by_lines = self._frequent("lines", new["lines"], settings.common_above)
        if not keys.values.size and not lines.values.size:
            return common.no_common()
        ranks = (common.highest_ranks(keys.counts), common.highest_ranks(lines.counts))
        frequent = Frequent(Among(keys.values), Among(lines.values), *ranks)
        asked = np.zeros(len(texts), np.bool_)
        asked[asked_by_keys] = asked[asked_by_lines] = True
        found = [common.traces(corpus, frequent, settings.shingle_words) for corpus in self._columns(asked)]
        values = [judged(texts, common.least(Traces.of(list(parts))), settings) for parts in zip(*found, strict=True)]
        return Common(values[0].astype(np.uint64), values[1].astype(np.uint32), np.zeros(0, np.uint32))

    def _frequent(self, kind: str, new: Parts, above: int) -> tuple[Tallies, Integers]:
        """The values in more than so many texts, and the texts that are looked at for them."""
        ranks = common.ranked(self._texts.identities)
        often, looked = [], []
        for part in range(self._count):
            fresh, of_fresh = new.take(part)
            values, numbers, _ = self._rows(kind, part)
            there = numbers >= 0
            if not there.all():
                values, numbers = values[there], numbers[there]
            table = _above(values, np.sort(fresh), above)
            often.append(table)
            among, limits = Among(table.values), common.highest_ranks(table.counts)
            for some, whose in ((values, numbers), (fresh, of_fresh.astype(np.int64))):
                at = np.flatnonzero(among.has(some))
                rank = ranks[whose[at]]
                low = rank <= limits[np.searchsorted(table.values, some[at])]
                at, rank = at[low], rank[low]
                looked.append(Traces(some[at], rank, whose[at], np.zeros(at.size, np.int64)))
        table = Tallies(*(np.concatenate([getattr(part, name) for part in often]) for name in ("values", "counts")))
        return table, common.least(Traces.of(looked)).numbers

    def _headings(self, boilerplate: Common) -> Common:
        """The same with the lines over foreign stories; what each text has of lines is kept."""
        recurring = boilerplate.lines
        before = self._store.read("boilerplate lines", 0, np.uint32)
        again = self._new | self._having("lines", np.setxor1d(before, recurring.values))
        new = Parts(self._count, _KINDS["lines"])
        for corpus in self._columns(again):
            _put_by_value(new, *_line_rows(corpus, recurring.has(corpus.lines)))
        tables = []
        for part in range(self._count):
            rows, _, _ = _replaced(self._rows("lines", part), again, new.take(part))
            self._keep("lines", part, rows)
            some = recurring.has(rows[0])
            told = rows[2][some].astype(np.int64)
            counts = (told & _COUNT, told >> _COUNT_BITS & _COUNT, told >> 2 * _COUNT_BITS)
            tables.append(common.added(Headings(rows[0][some], *counts)))
        joined = (np.concatenate([getattr(table, name) for table in tables]) for name in Headings.__slots__)
        heads = common.heads(Headings(*joined))
        return Common(boilerplate.keys.values.astype(np.uint64), recurring.values.astype(np.uint32), heads)

    def _having(self, kind: str, values: Numbers) -> Flags:
        """Which of the texts that were there before have one of these values."""
        found = np.zeros(len(self._texts), np.bool_)
        if values.size:
            wanted = Among(values)
            for part in range(self._count):
                there, numbers, _ = self._rows(kind, part)
                numbers = numbers[wanted.has(there)]
                found[numbers[numbers >= 0]] = True
        return found

    def _flipped(self, boilerplate: Common) -> Flags:
        """Which of the texts that were there before have another boilerplate than they had."""
        found = np.zeros(len(self._texts), np.bool_)
        for name in ("keys", "lines", "heads"):
            values = getattr(boilerplate, name).values
            before = self._store.read(f"boilerplate {name}", 0, values.dtype)
            found |= self._having("keys" if name == "keys" else "lines", np.setxor1d(before, values))
            self._store.write(f"boilerplate {name}", 0, values)
        return found

    # -- what is worth comparing -----------------------------------------------------------------------------------

    def _read(self, changed: Flags, boilerplate: Common) -> dict[str, Parts]:
        """The rows of texts, which are read; what is told of these is noted."""
        settings, told = self._settings, self._told
        keys, banded = Parts(self._count, _KINDS["keys"]), Parts(settings.bands, _KINDS["bands"])
        for corpus in self._columns(changed):
            there = common.boilerplate_in(corpus, boilerplate)
            places = own_places(corpus, there, settings)
            told["words"][corpus.numbers] = corpus.sizes
            told["mark"][corpus.numbers] = common.marks(corpus, there)
            told["own"][corpus.numbers] = np.bincount(corpus.key_texts[places != NOT_OWN], minlength=len(corpus))
            _put_by_value(keys, corpus.keys, corpus.numbers[corpus.key_texts], places)
            found, numbers = bands(corpus)
            limits = limits_of(np.full(settings.bands, numbers.size))
            banded.put(limits, found.T.ravel(), np.tile(numbers, settings.bands), np.full(found.size, FAR))
        return {"keys": keys, "bands": banded}

    def _affected(self, new: dict[str, Parts], changed: Flags, kept: npt.NDArray[np.uint64], rare: Flags) -> Flags:
        """Keep the rows of texts that changed; which texts did, or share more or less with others than they did."""
        again = changed.copy()
        known, unsafe = Among(kept), Among(kept[~rare])
        for kind, parts in new.items():
            for part in range(parts.count):
                numbers, found = self._put(kind, part, changed, parts.take(part))
                for (left, right), asked in ((found.apart, unsafe), (found.less, known)):
                    pairs = (numbers[left] << 32 | numbers[right]).astype(np.uint64)
                    again[numbers[left[asked.has(pairs)]]] = True
                again[numbers[found.more[0]]] = True
        self._settle()
        return again

    def _put(self, kind: str, part: int, changed: Flags, new: tuple[Column, ...]) -> tuple[Integers, Moved]:
        """Keep the rows of a part with new ones among them.

        The numbers of the texts of the rows that stayed, and what changed between these rows.
        """
        kept = self._rows(kind, part)
        own = kept[2] != NOT_OWN
        rows, stay, fresh = _replaced(kept, changed, new)
        self._keep(kind, part, rows)
        own_now = rows[2] != NOT_OWN
        left_over = own_now & ~fresh
        before = Spots.of(kept[0][own]).at(stay[own])
        now = Spots.of(rows[0][own_now]).at(~fresh[own_now])
        return rows[1][left_over], moved(rows[0][left_over], before, now, HOT if kind == "keys" else 0)

    def _met(self, again: Flags) -> Iterator[tuple[Integers, Integers, Flags]]:
        """The pairs with one of these texts that share enough."""
        met = Met(len(self._texts))
        for kind, count in (("keys", self._count), ("bands", self._settings.bands)):
            for part in range(count):
                values, numbers, places = self._rows(kind, part)
                own = np.flatnonzero(places != NOT_OWN)
                values, numbers, places = values[own], numbers[own], places[own]
                left, right, sizes = linked(values, again[numbers], HOT if kind == "keys" else 0)
                if kind == "keys":
                    met.put(key_events(OwnKeys(values, numbers, places), left, right, sizes))
                else:
                    met.put(band_events(numbers, left, right))
        return met.by_rare_keys(self._told["own"], self._settings)


def _put_by_value(parts: Parts, values: Numbers, *columns: Column) -> None:
    order, limits = by_part(values, parts.count)
    parts.put(limits, values[order], *(column[order] for column in columns))


def _line_rows(corpus: Columns, recurs: Flags) -> Rows:
    """The lines of each text, each once a text, and what they do there, given which lines recur."""
    both = corpus.line_texts.astype(np.uint64) << np.uint64(32) | corpus.lines
    order = np.argsort(both)
    starts = starts_of(both[order])
    told = np.ones(both.size, np.uint64)
    for shift, does in enumerate(common.headed(corpus, recurs), 1):
        told += does.astype(np.uint64) << np.uint64(shift * _COUNT_BITS)
    first = order[starts]
    summed = np.add.reduceat(told[order], starts) if starts.size else told[:0]
    return corpus.lines[first], corpus.numbers[corpus.line_texts[first]], summed


def _above(values: Numbers, fresh: Numbers, above: int) -> Tallies:
    """The values in more than so many of the rows of both, which ascend."""
    starts, fresh_starts = starts_of(values), starts_of(fresh)
    known, counts = values[starts], np.diff(starts, append=values.size)
    added, more = fresh[fresh_starts], np.diff(fresh_starts, append=fresh.size)
    at = np.searchsorted(known, added)
    at[at == known.size] = 0
    both = known[at] == added if known.size else np.zeros(added.size, np.bool_)
    counts[at[both]] += more[both]
    alone = ~both & (more > above)
    often = counts > above
    found, how_often = np.concatenate([known[often], added[alone]]), np.concatenate([counts[often], more[alone]])
    order = np.argsort(found)
    return Tallies(found[order], how_often[order])


def _replaced(kept: Rows, again: Flags, new: tuple[Column, ...]) -> tuple[Rows, Flags, Flags]:
    """The kept rows of the texts that are there and are not read again, with new rows among them.

    Then which of the kept ones these are, and which of the rows are new.
    """
    stay = kept[1] >= 0
    stay[stay] = ~again[kept[1][stay]]
    # New rows come text after text.
    order = np.argsort(new[0], kind="stable")
    values, numbers = kept[0][stay], kept[1][stay]
    fresh = inserted(values, numbers, new[0][order], new[1][order].astype(np.int64))
    rows = []
    for old, more in zip((values, numbers, kept[2][stay]), new, strict=True):
        column = np.empty(fresh.size, old.dtype)
        column[~fresh], column[fresh] = old, more[order]
        rows.append(column)
    return (rows[0], rows[1], rows[2]), stay, fresh
