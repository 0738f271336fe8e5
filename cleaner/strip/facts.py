"""What can be seen of every block of a page, as one table of numbers: its own text, its neighbours, its place.

The page is one array of characters; every fact is a sum over a range of it, so that the cost grows linearly with the
page and hardly with the number of blocks. Nothing here knows a language: words are known only through the lexicon, a
hashed table of how much more often a word stands in boilerplate than in articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip import characters as ch

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LEXICON_BITS = 14
PAIR_BITS = 15
_TOPIC_BITS = 13
_PERIOD = 1 << 16
_BASE = 1_000_003


def _powers(base: int) -> NDArray[np.uint64]:
    steps = np.full(_PERIOD, base, dtype=np.uint64)
    steps[0] = 1
    return np.cumprod(steps, dtype=np.uint64)


_POWERS = _powers(_BASE)
_INVERSES = _powers(pow(_BASE, -1, 1 << 64))
_MIX = np.uint64(0x9E3779B97F4A7C15)
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)

# A word of a script without spaces is about two characters long.
_DENSE_WORD = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, by block: block i has the words `bounds[i]` to `bounds[i + 1]`."""

    hashes: NDArray[np.uint64]
    bounds: Ints
    lengths: Ints
    upper: NDArray[np.bool_]
    dense: NDArray[np.bool_]

    @property
    def line(self) -> Ints:
        """The block of every word."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))

    def some(self, blocks: Sequence[int]) -> Words:
        """The words of some of the blocks, given in their order."""
        if len(blocks) == len(self.bounds) - 1:
            return self
        which = np.array(blocks, dtype=np.int64)
        begins, sizes = self.bounds[which], self.bounds[which + 1] - self.bounds[which]
        bounds = np.zeros(len(which) + 1, dtype=np.int64)
        np.cumsum(sizes, out=bounds[1:])
        at = np.arange(bounds[-1])
        at += np.repeat(begins - bounds[:-1], sizes)
        return Words(self.hashes[at], bounds, self.lengths[at], self.upper[at], self.dense[at])

    def lexicon_buckets(self) -> Ints:
        """Where every word stands in the lexicon."""
        return (self.hashes >> np.uint64(64 - LEXICON_BITS)).astype(np.int64)

    def pair_buckets(self) -> Ints:
        """Where every word and its successor stand in the table of pairs; a block's last word pairs with nothing."""
        after = np.zeros_like(self.hashes)
        after[:-1] = self.hashes[1:]
        after[self.bounds[1:][np.diff(self.bounds) > 0] - 1] = 0
        return (((self.hashes ^ (after >> np.uint64(7))) * _PAIR) >> np.uint64(64 - PAIR_BITS)).astype(np.int64)


def running(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Sums of what stands before each place: one more than `values`."""
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    return total


def sums(values: NDArray[np.generic], bounds: Ints) -> NDArray[np.float64]:
    """The sum of `values` over every range of `bounds`; an empty range sums to nothing."""
    total = running(values)
    result: NDArray[np.float64] = total[bounds[1:]] - total[bounds[:-1]]
    return result


@dataclass(frozen=True, slots=True)
class Lines:
    """A page's blocks taken apart once, for every fact that follows."""

    count: int
    codes: ch.Codes
    classes: NDArray[np.uint16]
    bounds: Ints
    """Character ranges: block i is `bounds[i]` to `bounds[i + 1]`, its closing line feed included."""
    words: Words


def lines_of(texts: Sequence[str]) -> Lines:
    """The blocks' texts as arrays of characters and words."""
    source = "\n".join(texts) + "\n"
    codes = ch.codes_of(source)
    classes = ch.classes_of(codes)
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1, out=bounds[1:])
    return Lines(len(texts), codes, classes, bounds, _words_of(codes, classes, bounds))


def _words_of(codes: ch.Codes, classes: NDArray[np.uint16], bounds: Ints) -> Words:
    kind = classes & np.uint16(ch.WORD | ch.DENSE)
    beside = np.zeros(len(kind) + 2, dtype=np.uint16)
    beside[1:-1] = kind
    inside, dense = kind != 0, kind > ch.WORD
    # A word begins at a letter after none, and at every letter of a script without spaces.
    starts = np.flatnonzero(((beside[:-2] != kind) | dense) & inside)
    ends = np.flatnonzero(((beside[2:] != kind) | dense) & inside)
    if not len(starts):
        none = np.zeros(0, dtype=np.int64)
        return Words(none.astype(np.uint64), np.zeros_like(bounds), none, none.astype(bool), none.astype(bool))
    # A polynomial over the word's lower-case letters: with powers counted from the page's start, then taken back to the
    # word's. Powers go round after 2^16 characters; a word just there gets a hash of its own, which harms nothing.
    size = len(codes)
    powers = _POWERS if size == _PERIOD else np.resize(_POWERS, size) if size > _PERIOD else _POWERS[:size]
    products = ch.letters_of(codes).astype(np.uint64)
    products *= powers
    hashes = np.add.reduceat(products, starts)
    hashes *= _INVERSES[starts % _PERIOD]
    hashes *= _MIX
    first = classes[starts]
    return Words(
        hashes,
        np.searchsorted(starts, bounds),
        ends - starts + 1,
        (first & ch.UPPER) != 0,
        (first & ch.DENSE) != 0,
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How much more often a word, and a word with its successor, stands in boilerplate than in articles (log odds)."""

    words: Floats
    pairs: Floats

    @classmethod
    def empty(cls) -> Lexicon:
        """Knows no word."""
        return cls(np.zeros(1 << LEXICON_BITS, np.float32), np.zeros(1 << PAIR_BITS, np.float32))


OWN = (
    "words", "log_words", "chars", "word_length", "capitals", "upper", "digits", "terminals", "ends_terminal",
    "ends_colon", "ends_ellipsis", "ends_comma", "commas", "quotes", "bars", "symbols", "starts_lower", "starts_digit",
    "starts_mark", "dense", "gap_before", "gap_after", "copies", "later_copy", "lexicon", "lexicon_top",
    "lexicon_low", "lexicon_first", "lexicon_last", "pairs", "pairs_top", "cue", "section_cue", "sure_cue",
    *(f"cue_{kind}" for kind in ("comments", "related", "promotion", "caption", "byline", "navigation")),
    "same_first", "same_last", "same_start", "same_shape", "prose", "value",
    "known", "known_near",
)  # fmt: skip


CUE_KINDS = ("comments", "related", "promotion", "caption", "byline", "navigation")
"""What the rules' reasons come down to: one column each."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What the rules said of every block."""

    any: Floats
    section: Floats
    sure: Floats
    kinds: Floats
    """One row a kind, as in `CUE_KINDS`."""

    @classmethod
    def none(cls, count: int) -> Cues:
        """No rule fired."""
        zero = np.zeros(count, np.float32)
        return cls(zero, zero, zero, np.zeros((len(CUE_KINDS), count), np.float32))


_COUNTED = (ch.UPPER, ch.DIGIT, ch.TERMINAL, ch.COMMA, ch.QUOTE, ch.BAR, ch.SYMBOL)
_FIELD_BITS = 21
"""Three counts in one number: a block has less than two million characters of a class."""
_A_FIELD = np.int64((1 << _FIELD_BITS) - 1)


def _packed(group: tuple[int, ...]) -> NDArray[np.int64]:
    bits = np.arange(1 << 13, dtype=np.int64)
    packed = np.zeros(len(bits), dtype=np.int64)
    for i, kind in enumerate(group):
        packed |= ((bits & kind) != 0).astype(np.int64) << (_FIELD_BITS * i)
    return packed


_PACKS = tuple((group, _packed(group)) for group in (_COUNTED[:3], _COUNTED[3:6], _COUNTED[6:]))


def _class_counts(classes: NDArray[np.uint16], bounds: Ints) -> dict[int, NDArray[np.float64]]:
    """How many characters of each class every block has."""
    result: dict[int, NDArray[np.float64]] = {}
    for group, table in _PACKS:
        total = np.add.reduceat(table[classes], bounds[:-1])
        for i, kind in enumerate(group):
            result[kind] = ((total >> np.int64(_FIELD_BITS * i)) & _A_FIELD).astype(np.float64)
    return result


def own_facts(lines: Lines, gaps: NDArray[np.bool_], lexicon: Lexicon, cues: Cues) -> Floats:
    """What every block shows by itself: one row a block, columns as in `OWN`."""
    n = lines.count
    classes, bounds, words = lines.classes, lines.bounds, lines.words
    out = np.zeros((n, len(OWN)), dtype=np.float32)
    column = {name: out[:, i] for i, name in enumerate(OWN)}

    dense = sums(words.dense, words.bounds)
    counted = np.diff(words.bounds).astype(np.float64)
    count = counted - dense * (1 - _DENSE_WORD)
    some = np.maximum(count, 1)
    chars = np.diff(bounds) - 1
    some_chars = np.maximum(chars, 1)

    counts = _class_counts(classes, bounds)
    column["words"][:] = np.minimum(count, 200)
    column["log_words"][:] = np.log1p(count)
    column["chars"][:] = np.log1p(chars)
    column["word_length"][:] = sums(words.lengths, words.bounds) / np.maximum(counted, 1)
    column["capitals"][:] = sums(words.upper, words.bounds) / some
    column["upper"][:] = counts[ch.UPPER] / some_chars
    column["digits"][:] = counts[ch.DIGIT] / some_chars
    column["terminals"][:] = counts[ch.TERMINAL] / some
    column["commas"][:] = counts[ch.COMMA] / some
    column["quotes"][:] = counts[ch.QUOTE] / some
    column["bars"][:] = counts[ch.BAR] / some
    column["symbols"][:] = counts[ch.SYMBOL] / some
    column["dense"][:] = dense / np.maximum(counted, 1)

    # The last mark that counts stands before closing quotes and brackets, three of them at the most.
    last = bounds[1:] - 2
    floor = bounds[:-1]
    for _ in range(3):
        here = np.maximum(last, floor)
        last = np.where((classes[here] & (ch.CLOSER | ch.SPACE) != 0) & (here > floor), here - 1, here)
    ending = classes[last]
    column["ends_terminal"][:] = (ending & ch.TERMINAL) != 0
    column["ends_colon"][:] = (ending & ch.COLON) != 0
    column["ends_comma"][:] = (ending & ch.COMMA) != 0
    code = lines.codes[last]
    column["ends_ellipsis"][:] = (code == 0x2026) | (
        (code == 0x2E) & (lines.codes[np.maximum(last - 1, floor)] == 0x2E)
    )
    first = classes[floor]
    column["starts_lower"][:] = (first & (ch.CASED | ch.UPPER)) == ch.CASED
    column["starts_digit"][:] = (first & ch.DIGIT) != 0
    column["starts_mark"][:] = (first & (ch.WORD | ch.QUOTE)) == 0
    column["gap_before"][:] = gaps
    column["gap_after"][:-1] = gaps[1:]

    # A block that stands more than once on the page: by the words' hashes and their order.
    line = words.line
    order = (np.arange(len(line)) - words.bounds[:-1][line] + 1).astype(np.uint64)
    keys = np.zeros(len(line) + 1, dtype=np.uint64)
    np.cumsum(words.hashes * (order * _PAIR | np.uint64(1)), out=keys[1:])
    keys = keys[words.bounds[1:]] - keys[words.bounds[:-1]]
    told = keys.tolist()
    seen: dict[int, int] = {}
    column["later_copy"][:] = [seen.setdefault(key, i) != i for i, key in enumerate(told)]
    if len(seen) < n:
        sizes = Counter(told)
        column["copies"][:] = [min(sizes[key], 8) for key in told]
    else:
        column["copies"][:] = 1

    if len(line):
        single = lexicon.words[words.lexicon_buckets()]
        double = lexicon.pairs[words.pair_buckets()]
        filled = np.flatnonzero(counted > 0)
        begins = words.bounds[:-1][filled]
        column["lexicon"][:] = sums(single, words.bounds) / np.maximum(counted, 1)
        column["pairs"][:] = sums(double, words.bounds) / np.maximum(counted, 1)
        column["lexicon_top"][filled] = np.maximum.reduceat(single, begins)
        column["lexicon_low"][filled] = np.minimum.reduceat(single, begins)
        column["pairs_top"][filled] = np.maximum.reduceat(double, begins)
        column["lexicon_first"][filled] = single[begins]
        column["lexicon_last"][filled] = single[words.bounds[1:][filled] - 1]

    column["cue"][:] = cues.any
    column["section_cue"][:] = cues.section
    column["sure_cue"][:] = cues.sure
    for kind, row in zip(CUE_KINDS, cues.kinds, strict=True):
        column[f"cue_{kind}"][:] = row
    if len(line):
        _templates(column, words, counted, ending)
    ends = column["ends_terminal"] > 0
    column["prose"][:] = ((count >= 8) & ends) | (count >= 25)
    # The value of a block to the story's core: words, capped, and less without a terminal mark.
    column["value"][:] = np.minimum(count, 60) * np.where(ends, 1.0, 0.4) - 9
    _known(column, words, line)
    return out


NEAR_BLOCKS = 8
"""A word that comes again within so many blocks goes on."""


def _known(column: dict[str, Floats], words: Words, line: Ints) -> None:
    """The share of each block's longer words that other paragraphs have: a story comes back to its words."""
    content = np.flatnonzero((words.lengths >= 4) | words.dense)
    if not len(content):
        return
    order = content[np.argsort(words.hashes[content], kind="stable")]
    kind, at = words.hashes[order], line[order]
    new = kind[1:] != kind[:-1]
    starts = np.flatnonzero(np.concatenate([[True], new]))
    told = column["prose"][at] > 0
    n = len(column["prose"])
    first = np.minimum.reduceat(np.where(told, at, n), starts)
    last = np.maximum.reduceat(np.where(told, at, -1), starts)
    size = np.diff(np.append(starts, len(at)))
    elsewhere = (np.repeat(first, size) < at) | (np.repeat(last, size) > at)
    step = at[1:] - at[:-1]
    goes_on = ~new & (step > 0) & (step <= NEAR_BLOCKS)
    near = np.zeros(len(at), dtype=bool)
    near[1:] |= goes_on
    near[:-1] |= goes_on
    count = np.maximum(np.bincount(at, minlength=n), 1)
    column["known"][:] = np.bincount(at, elsewhere, n) / count
    column["known_near"][:] = np.bincount(at, near, n) / count


def _templates(
    column: dict[str, Floats], words: Words, counted: NDArray[np.float64], ending: NDArray[np.uint16]
) -> None:
    """How many blocks begin, end, or are built like this one: "Ann says", "Bob says"; "Price $12", "Price $9"."""
    some = np.flatnonzero(counted > 0)
    first = words.hashes[words.bounds[:-1][some]]
    last = words.hashes[words.bounds[1:][some] - 1]
    second = words.hashes[np.minimum(words.bounds[:-1][some] + 1, words.bounds[1:][some] - 1)]
    size = np.minimum(counted[some], 12).astype(np.uint64)
    capital = words.upper[words.bounds[:-1][some]].astype(np.uint64)
    shape = size * np.uint64(4) + capital * np.uint64(2) + ((ending[some] & ch.TERMINAL) != 0)
    # A block of one word begins and ends with it: that is a copy, and counted as such.
    more = counted[some] > 1
    for name, keys in (
        ("same_first", first),
        ("same_last", last),
        ("same_start", first * _PAIR ^ second),
        ("same_shape", shape),
    ):
        told = keys.tolist()
        sizes = Counter(told)
        many = np.log1p(np.array([sizes[key] - 1 for key in told]))
        column[name][some] = many if name == "same_shape" else np.where(more, many, 0)


def core_of(value: Floats) -> tuple[int, int]:
    """The range of blocks whose values sum highest: first and last block, both included."""
    total = np.concatenate([[0.0], np.cumsum(value, dtype=np.float64)])
    lowest = np.minimum.accumulate(total[:-1])
    end = int(np.argmax(total[1:] - lowest))
    start = int(np.argmin(total[: end + 1]))
    return start, end


def shared_words(lines: Lines, lede: int) -> list[float]:
    """Of every block above `lede` the share of its content words that stand at `lede` or below."""
    words = lines.words
    line = words.line
    content = (words.lengths >= 4) | words.dense
    below = np.unique(words.hashes[content & (line >= lede)])
    above = content & (line < lede)
    known = np.isin(words.hashes[above], below)
    count = np.bincount(line[above], minlength=lede)
    hits = np.bincount(line[above], weights=known, minlength=lede)
    result: list[float] = (hits / np.maximum(count, 1)).tolist()
    return result
