"""What can be seen of every block of a page, as one table of numbers: its own text, its neighbours, its place.

The page is one array of characters; every fact is a sum over a range of it, so that the cost grows linearly with the
page and hardly with the number of blocks. Nothing here knows a language: words are known only through the lexicon, a
hashed table of how much more often a word stands in boilerplate than in articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.strip import characters as ch

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)

LEXICON_BITS = 14
PAIR_BITS = 15
_TOPIC_BITS = 13
PERIOD = 1 << 16
"""Characters after which the powers that words are hashed with go round."""
_BASE = 1_000_003


def _powers(base: int) -> NDArray[np.uint64]:
    steps = np.full(PERIOD, base, dtype=np.uint64)
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
        return np.repeat(np.arange(len(self.bounds) - 1), self.bounds[1:] - self.bounds[:-1])

    def some(self, blocks: Sequence[int]) -> Words:
        """The words of some of the blocks, given in their order."""
        if len(blocks) == len(self.bounds) - 1:
            return self
        at, bounds = _ranges(self.bounds, blocks)
        return Words(self.hashes.take(at), bounds, self.lengths.take(at), self.upper.take(at), self.dense.take(at))

    def buckets(self, bits: int) -> Ints:
        """Where every word stands in a table of 2^`bits` words."""
        return (self.hashes >> np.uint64(64 - bits)).astype(np.int64)

    def pair_buckets(self) -> Ints:
        """Where every word and its successor stand in the table of pairs; a block's last word pairs with nothing."""
        after = np.zeros_like(self.hashes)
        after[:-1] = self.hashes[1:]
        after[self.bounds[1:][np.diff(self.bounds) > 0] - 1] = 0
        return (((self.hashes ^ (after >> np.uint64(7))) * _PAIR) >> np.uint64(64 - PAIR_BITS)).astype(np.int64)


def _ranges(bounds: Ints, blocks: Sequence[int]) -> tuple[Ints, Ints]:
    """Where the things of some of the blocks stand, one range of `bounds` a block, and their own bounds."""
    which = np.array(blocks, dtype=np.int64)
    begins = bounds.take(which)
    sizes = bounds.take(which + 1) - begins
    own = np.zeros(len(which) + 1, dtype=np.int64)
    np.cumsum(sizes, out=own[1:])
    at = np.arange(own[-1])
    at += np.repeat(begins - own[:-1], sizes)
    return at, own


def grouped(hashes: NDArray[np.uint64]) -> tuple[Ints, NDArray[np.bool_]]:
    """The places of the hashes, those of one hash together and in their order, and where another hash begins.

    Two hashes are one when all but their last bits are; there are as many of those as places need.
    """
    low = np.uint64((1 << max(1, len(hashes) - 1).bit_length()) - 1)
    keys = hashes & ~low
    keys |= np.arange(len(hashes), dtype=np.uint64)
    keys.sort()  # numbers are sorted five times as fast as their places
    order = (keys & low).astype(np.int64)
    keys &= ~low
    new = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return order, new


def running(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Sums of what stands before each place of a row: one more than `values`."""
    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=total[..., 1:])
    return total


def sums(values: NDArray[np.generic], bounds: Ints) -> NDArray[np.float64]:
    """The sums of every row of `values` over the ranges of `bounds`; an empty range sums to nothing."""
    total = running(values)[..., bounds]
    result: NDArray[np.float64] = total[..., 1:] - total[..., :-1]
    return result


def runs(inside: Sequence[bool] | NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where rows of true values begin and end, end excluded."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def neighbours(values: NDArray[Number], steps: Sequence[int]) -> NDArray[Number]:
    """What stands so far off from each place of every row of `values`, for each of the steps: one table a step.

    Beyond the ends stands what stands at them.
    """
    reach = max(map(abs, steps))
    n = values.shape[1]
    padded = np.concatenate([np.repeat(values[:, :1], reach, 1), values, np.repeat(values[:, -1:], reach, 1)], axis=1)
    return np.stack([padded[:, reach + step : reach + step + n] for step in steps])


@dataclass(frozen=True, slots=True)
class Lines:
    """A page's blocks taken apart once, for every fact that follows."""

    count: int
    codes: ch.Codes
    classes: NDArray[np.uint16]
    bounds: Ints
    """Character ranges: block i is `bounds[i]` to `bounds[i + 1]`, its closing line feed included."""
    words: Words

    def some(self, blocks: Sequence[int]) -> Lines:
        """The page of some of the blocks, given in their order: what `lines_of` makes of their texts."""
        at, bounds = _ranges(self.bounds, blocks)
        return Lines(len(blocks), self.codes.take(at), self.classes.take(at), bounds, self.words.some(blocks))


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
    powers = _POWERS if size == PERIOD else np.resize(_POWERS, size) if size > PERIOD else _POWERS[:size]
    products = ch.letters_of(codes).astype(np.uint64)
    products *= powers
    hashes = np.add.reduceat(products, starts)
    hashes *= _INVERSES.take(starts % PERIOD)
    hashes *= _MIX
    first = classes.take(starts)
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


_ANY_COUNTED = np.uint16(sum(_COUNTED))
_PACKS = tuple((group, _packed(group)) for group in (_COUNTED[:3], _COUNTED[3:6], _COUNTED[6:]))


def _class_counts(classes: NDArray[np.uint16], bounds: Ints) -> dict[int, NDArray[np.float64]]:
    """How many characters of each class every block has."""
    # Few characters are of any of them.
    at = np.flatnonzero((classes & _ANY_COUNTED) != 0)
    which = classes[at].astype(np.intp)
    ranges = np.searchsorted(at, bounds)
    result: dict[int, NDArray[np.float64]] = {}
    for group, table in _PACKS:
        total = np.zeros(len(at) + 1, dtype=np.int64)
        np.cumsum(table.take(which), out=total[1:])
        total = total.take(ranges)
        total = total[1:] - total[:-1]
        for i, kind in enumerate(group):
            result[kind] = ((total >> np.int64(_FIELD_BITS * i)) & _A_FIELD).astype(np.float64)
    return result


def own_facts(lines: Lines, gaps: NDArray[np.bool_], lexicon: Lexicon, cues: Cues) -> Floats:
    """What every block shows by itself: one row a block, columns as in `OWN`."""
    n = lines.count
    classes, bounds, words = lines.classes, lines.bounds, lines.words
    out = np.zeros((len(OWN), n), dtype=np.float32)
    column = dict(zip(OWN, out, strict=True))

    single, double = lexicon.words.take(words.buckets(LEXICON_BITS)), lexicon.pairs.take(words.pair_buckets())
    told = np.empty((5, len(single)))
    told[0], told[1], told[2], told[3], told[4] = words.dense, words.lengths, words.upper, single, double
    dense, lengths, upper, singles, doubles = sums(told, words.bounds)
    counted = (words.bounds[1:] - words.bounds[:-1]).astype(np.float64)
    some_counted = np.maximum(counted, 1)
    count = counted - dense * (1 - _DENSE_WORD)
    some = np.maximum(count, 1)
    chars = bounds[1:] - bounds[:-1] - 1
    some_chars = np.maximum(chars, 1)

    counts = _class_counts(classes, bounds)
    column["words"][:] = np.minimum(count, 200)
    column["log_words"][:] = np.log1p(count)
    column["chars"][:] = np.log1p(chars)
    column["word_length"][:] = lengths / some_counted
    column["capitals"][:] = upper / some
    column["upper"][:] = counts[ch.UPPER] / some_chars
    column["digits"][:] = counts[ch.DIGIT] / some_chars
    column["terminals"][:] = counts[ch.TERMINAL] / some
    column["commas"][:] = counts[ch.COMMA] / some
    column["quotes"][:] = counts[ch.QUOTE] / some
    column["bars"][:] = counts[ch.BAR] / some
    column["symbols"][:] = counts[ch.SYMBOL] / some
    column["dense"][:] = dense / some_counted

    # The last mark that counts stands before closing quotes and brackets, three of them at the most.
    last = bounds[1:] - 2
    floor = bounds[:-1]
    last = np.maximum(last, floor)
    for _ in range(3):
        closes = (classes.take(last) & (ch.CLOSER | ch.SPACE) != 0) & (last > floor)
        if not closes.any():
            break
        last = last - closes
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
    if len(words.hashes):
        filled = np.flatnonzero(counted)
        begins = words.bounds[filled]
        column["lexicon"][:] = singles / some_counted
        column["pairs"][:] = doubles / some_counted
        column["lexicon_top"][filled] = np.maximum.reduceat(single, begins)
        column["lexicon_low"][filled] = np.minimum.reduceat(single, begins)
        column["pairs_top"][filled] = np.maximum.reduceat(double, begins)
        column["lexicon_first"][filled] = single[begins]
        column["lexicon_last"][filled] = single[words.bounds[filled + 1] - 1]

    column["cue"][:] = cues.any
    column["section_cue"][:] = cues.section
    column["sure_cue"][:] = cues.sure
    first_kind = OWN.index(f"cue_{CUE_KINDS[0]}")
    out[first_kind : first_kind + len(CUE_KINDS)] = cues.kinds
    ends = column["ends_terminal"] > 0
    column["prose"][:] = ((count >= 8) & ends) | (count >= 25)
    # The value of a block to the story's core: words, capped, and less without a terminal mark.
    column["value"][:] = np.minimum(count, 60) * np.where(ends, 1.0, 0.4) - 9
    _beside(column, words, gaps)
    return np.ascontiguousarray(out.T)


def own_facts_of_some(own: Floats, blocks: Sequence[int], words: Words, gaps: NDArray[np.bool_]) -> Floats:
    """`own_facts` of some of a page's blocks, from those of all. `words` and `gaps` are those of the blocks left."""
    out = np.ascontiguousarray(own[blocks].T)
    column = dict(zip(OWN, out, strict=True))
    for name in _BESIDE:
        column[name][:] = 0
    _beside(column, words, gaps)
    return np.ascontiguousarray(out.T)


_BESIDE = (
    "gap_before", "gap_after", "copies", "later_copy", "same_first", "same_last", "same_start", "same_shape", "known",
    "known_near",
)  # fmt: skip


def _beside(column: dict[str, Floats], words: Words, gaps: NDArray[np.bool_]) -> None:
    """The facts that hang on the page's other blocks, those in `_BESIDE`, in columns of zeros."""
    n = len(gaps)
    column["gap_before"][:] = gaps
    column["gap_after"][:-1] = gaps[1:]

    # A block that stands more than once on the page: by the words' hashes and their order.
    line = words.line
    order = (np.arange(1, len(line) + 1) - words.bounds.take(line)).astype(np.uint64)
    order *= _PAIR
    order |= np.uint64(1)
    order *= words.hashes
    ahead = np.zeros(len(line) + 1, dtype=np.uint64)
    np.cumsum(order, out=ahead[1:])
    ahead = ahead[words.bounds]
    keys = (ahead[1:] - ahead[:-1]).tolist()
    if len(set(keys)) < n:
        seen: dict[int, int] = {}
        column["later_copy"][:] = [seen.setdefault(key, i) != i for i, key in enumerate(keys)]
        sizes = Counter(keys)
        column["copies"][:] = [min(sizes[key], 8) for key in keys]
    else:
        column["copies"][:] = 1
    if len(line):
        _templates(column, words)
        _known(column, words, line)


NEAR_BLOCKS = 8
"""A word that comes again within so many blocks goes on."""


def _known(column: dict[str, Floats], words: Words, line: Ints) -> None:
    """The share of each block's longer words that other paragraphs have: a story comes back to its words."""
    content = np.flatnonzero((words.lengths >= 4) | words.dense)
    if not len(content):
        return
    order, new = grouped(words.hashes.take(content))
    at = line.take(content.take(order))
    starts = np.flatnonzero(new)
    told = column["prose"][at] > 0
    n = len(column["prose"])
    first = np.minimum.reduceat(np.where(told, at, n), starts)
    last = np.maximum.reduceat(np.where(told, at, -1), starts)
    number = np.cumsum(new) - 1
    elsewhere = (first.take(number) < at) | (last.take(number) > at)
    step = at[1:] - at[:-1]
    goes_on = (step > 0) & (step <= NEAR_BLOCKS)
    goes_on &= ~new[1:]
    near = np.zeros(len(at), dtype=bool)
    near[1:] = goes_on
    near[:-1] |= goes_on
    count = np.maximum(np.bincount(at, minlength=n), 1)
    column["known"][:] = np.bincount(at[elsewhere], minlength=n) / count
    column["known_near"][:] = np.bincount(at[near], minlength=n) / count


def _templates(column: dict[str, Floats], words: Words) -> None:
    """How many blocks begin, end, or are built like this one: "Ann says", "Bob says"; "Price $12", "Price $9"."""
    counted = words.bounds[1:] - words.bounds[:-1]
    some = np.flatnonzero(counted)
    begins, ends = words.bounds[some], words.bounds[some + 1]
    first, last = words.hashes[begins], words.hashes[ends - 1]
    second = words.hashes[np.minimum(begins + 1, ends - 1)]
    shape = np.minimum(counted[some], 12) * 4 + words.upper[begins] * 2
    shape += column["ends_terminal"][some] > 0
    column["same_shape"][some] = np.log1p(np.bincount(shape)[shape] - 1)
    # A block of one word begins and ends with it: that is a copy, and counted as such.
    more = counted[some] > 1
    for name, keys in (("same_first", first), ("same_last", last), ("same_start", first * _PAIR ^ second)):
        told = keys.tolist()
        sizes = Counter(told)
        if len(sizes) < len(told):
            column[name][some] = np.log1p(np.array([sizes[key] - 1 for key in told])) * more


def core_of(value: Floats | NDArray[np.float64]) -> tuple[int, int]:
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
