"""What can be seen of every block of a page, as one table of numbers: its own text, its neighbours, its place.

The page is one array of characters; every fact is a sum over a range of it, so that the cost grows linearly with the
page and hardly with the number of blocks. Nothing here knows a language: words are known only through the lexicon, a
hashed table of how much more often a word stands in boilerplate than in articles.
"""

from __future__ import annotations

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
_MAX_WORD = 48

_POWERS = np.cumprod(np.concatenate([[1], np.full(_MAX_WORD - 1, 1_000_003)]).astype(np.uint64))
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

    def lexicon_buckets(self) -> Ints:
        """Where every word stands in the lexicon."""
        return (self.hashes >> np.uint64(64 - LEXICON_BITS)).astype(np.int64)

    def pair_buckets(self) -> Ints:
        """Where every word and its successor stand in the table of pairs; the last word of a block pairs with nothing."""
        after = np.zeros_like(self.hashes)
        after[:-1] = self.hashes[1:]
        after[self.bounds[1:][np.diff(self.bounds) > 0] - 1] = 0
        return (((self.hashes ^ (after >> np.uint64(7))) * _PAIR) >> np.uint64(64 - PAIR_BITS)).astype(np.int64)


def _sums(values: NDArray[np.generic], bounds: Ints) -> NDArray[np.float64]:
    """The sum of `values` over every range of `bounds`; an empty range sums to nothing."""
    total = np.zeros(len(values) + 1, dtype=np.float64)
    np.cumsum(values, out=total[1:])
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
    kind = (classes & np.uint16(ch.WORD | ch.DENSE)).astype(np.uint8)
    before = np.empty_like(kind)
    before[0] = 0
    before[1:] = kind[:-1]
    # A word begins at a letter after none, and at every letter of a script without spaces.
    starts = np.flatnonzero((kind != 0) & ((before != kind) | (kind > ch.WORD)))
    if not len(starts):
        none = np.zeros(0, dtype=np.int64)
        return Words(none.astype(np.uint64), np.zeros_like(bounds), none, none.astype(bool), none.astype(bool))
    inside = kind != 0
    offsets = np.arange(len(codes)) - np.repeat(
        np.concatenate([[0], starts]), np.diff(np.concatenate([[0], starts, [len(codes)]]))
    )
    powers = _POWERS[np.minimum(offsets, _MAX_WORD - 1)]
    products = np.where(inside, (ch.lower_of(codes) + np.uint32(1)).astype(np.uint64) * powers, np.uint64(0))
    hashes = np.add.reduceat(products, starts) * _MIX
    lengths = np.add.reduceat(inside, starts, dtype=np.int64)
    first = classes[starts]
    return Words(
        hashes,
        np.searchsorted(starts, bounds),
        lengths,
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
    *(f"cue_{kind}" for kind in ("comments", "related", "promotion", "caption", "byline", "navigation")), "same_first", "same_last",
    "same_start", "same_shape", "prose", "value",
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


def own_facts(lines: Lines, gaps: NDArray[np.bool_], lexicon: Lexicon, cues: Cues) -> Floats:
    """What every block shows by itself: one row a block, columns as in `OWN`."""
    n = lines.count
    classes, bounds, words = lines.classes, lines.bounds, lines.words
    out = np.zeros((n, len(OWN)), dtype=np.float32)
    column = {name: out[:, i] for i, name in enumerate(OWN)}

    dense = _sums(words.dense, words.bounds)
    counted = np.diff(words.bounds).astype(np.float64)
    count = counted - dense * (1 - _DENSE_WORD)
    some = np.maximum(count, 1)
    chars = np.diff(bounds) - 1
    some_chars = np.maximum(chars, 1)

    def share(bits: int) -> NDArray[np.float64]:
        return _sums((classes & bits) != 0, bounds)

    column["words"][:] = np.minimum(count, 200)
    column["log_words"][:] = np.log1p(count)
    column["chars"][:] = np.log1p(chars)
    column["word_length"][:] = _sums(words.lengths, words.bounds) / np.maximum(counted, 1)
    column["capitals"][:] = _sums(words.upper, words.bounds) / some
    column["upper"][:] = share(ch.UPPER) / some_chars
    column["digits"][:] = share(ch.DIGIT) / some_chars
    column["terminals"][:] = share(ch.TERMINAL) / some
    column["commas"][:] = share(ch.COMMA) / some
    column["quotes"][:] = share(ch.QUOTE) / some
    column["bars"][:] = share(ch.BAR) / some
    column["symbols"][:] = share(ch.SYMBOL) / some
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
    _, first_at, group, sizes = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    column["copies"][:] = np.minimum(sizes[group], 8)
    column["later_copy"][:] = first_at[group] != np.arange(n)

    if len(line):
        single = lexicon.words[words.lexicon_buckets()]
        double = lexicon.pairs[words.pair_buckets()]
        filled = np.flatnonzero(counted > 0)
        begins = words.bounds[:-1][filled]
        column["lexicon"][:] = _sums(single, words.bounds) / np.maximum(counted, 1)
        column["pairs"][:] = _sums(double, words.bounds) / np.maximum(counted, 1)
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
    return out


def _templates(
    column: dict[str, Floats], words: Words, counted: NDArray[np.float64], ending: NDArray[np.uint16]
) -> None:
    """How many blocks of the page begin, end, or are built like this one: "Ann says", "Bob says"; "Price $12", "Price $9"."""
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
        _, group, sizes = np.unique(keys, return_inverse=True, return_counts=True)
        many = np.log1p(sizes[group] - 1)
        column[name][some] = many if name == "same_shape" else np.where(more, many, 0)


_NEAR = ("log_words", "ends_terminal", "lexicon", "capitals", "copies")
_STEPS = (-2, -1, 1, 2)
_WINDOWS = (4, 12)
_AROUND = (3, 10)
_ROUND = ("later_copy", "cue", "cue_byline", "capitals", "same_last", "same_start", "digits", "symbols", "pairs")


def context_names() -> tuple[str, ...]:
    """The columns of `context_facts`."""
    names = [f"{name}{step:+d}" for step in _STEPS for name in _NEAR]
    for size in _WINDOWS:
        names += [f"{what}{way}{size}" for what in ("prose", "short", "lexicon") for way in "-+"]
    names += [f"{what}~{size}" for size in _AROUND for what in _ROUND]
    names += [f"{what}_{kind}" for kind in CUE_KINDS for what in ("since", "seen")]
    names += [f"part_{what}" for what in ("lines", "words", "place", "lexicon", "prose", "cues", "capitals")]
    names += [f"{what}_part{step:+d}" for step in (-1, 1) for what in ("words", "lexicon", "prose")]
    names += [
        "prose_before", "prose_after", "prose_share_before", "to_prose_before", "to_prose_after", "run_short", "run_short_at",
        "index", "index_from_end", "place", "inside_core", "to_core_start", "to_core_end", "core_share", "core_place",
        "section_cues_before", "cues_before", "to_section_cue", "to_cue", "seen_before", "seen_after", "seen_core", "seen_lede", "page_lines",
        "page_words", "page_prose", "page_short", "page_gaps", "page_lexicon", "page_copies", "page_terminal", "page_cues",
        "page_first_prose", "page_last_prose", "longest_near",
    ]  # fmt: skip
    return tuple(names)


def shifted(values: Floats, step: int, fill: float) -> Floats:
    """The values of the blocks `step` further on; `fill` where the page has none."""
    out = np.full_like(values, fill)
    if abs(step) >= len(values):
        return out
    if step > 0:
        out[: -step or None] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def since(marks: NDArray[np.bool_], cap: int) -> NDArray[np.float64]:
    """Blocks since the last marked one (0 on it), at most `cap`."""
    at = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, at, -cap - 1))
    return np.minimum(at - last, cap).astype(np.float64)


def core_of(value: Floats) -> tuple[int, int]:
    """The range of blocks whose values sum highest: first and last block, both included."""
    total = np.concatenate([[0.0], np.cumsum(value, dtype=np.float64)])
    lowest = np.minimum.accumulate(total[:-1])
    end = int(np.argmax(total[1:] - lowest))
    start = int(np.argmin(total[: end + 1]))
    return start, end


def context_facts(lines: Lines, own: Floats) -> Floats:
    """What every block's surroundings show: neighbours, place, the story's core, shared words, the page as a whole."""
    n = lines.count
    column = {name: own[:, i] for i, name in enumerate(OWN)}
    parts: list[NDArray[np.generic]] = []
    for step in _STEPS:
        for name in _NEAR:
            parts.append(shifted(column[name], step, -1.0))
    words = column["words"].astype(np.float64)
    prose = column["prose"].astype(np.float64)
    short = (1 - prose) * (words < 12)
    prose_words = prose * words
    at = np.arange(n)
    for size in _WINDOWS:
        low, high = np.maximum(at - size, 0), np.minimum(at + size + 1, n)
        for what in (prose_words, short, column["lexicon"]):
            total = np.concatenate([[0.0], np.cumsum(what, dtype=np.float64)])
            parts += [(total[at] - total[low]) / size, (total[high] - total[at + 1]) / size]
    for size in _AROUND:
        low, high = np.maximum(at - size, 0), np.minimum(at + size + 1, n)
        for name in _ROUND:
            total = np.concatenate([[0.0], np.cumsum(column[name], dtype=np.float64)])
            parts.append((total[high] - total[low]) / (high - low))
    for kind in CUE_KINDS:
        marks = column[f"cue_{kind}"] > 0
        parts += [since(marks, 120), np.minimum(np.cumsum(marks), 30)]
    parts += _parts_of(column, words, prose)
    total = np.concatenate([[0.0], np.cumsum(prose_words)])
    before, after = total[:-1], total[-1] - total[1:]
    is_prose = prose > 0
    since_prose, until_prose = since(is_prose, 60), since(is_prose[::-1], 60)[::-1]
    start, end = core_of(column["value"])
    inside = (at >= start) & (at <= end)
    section, cue = column["section_cue"] > 0, column["cue"] > 0
    parts += [
        np.log1p(before), np.log1p(after), before / max(total[-1], 1.0), since_prose, until_prose,
        np.minimum(since_prose + until_prose, 60), since_prose / np.maximum(since_prose + until_prose, 1),
        np.minimum(at, 400), np.minimum(n - 1 - at, 400), at / max(n - 1, 1),
        inside, np.clip(at - start, -100, 100), np.clip(end - at, -100, 100),
        np.full(n, prose_words[start : end + 1].sum() / max(total[-1], 1.0)),
        np.where(inside, (at - start) / max(end - start, 1), np.where(at < start, -1, 2)),
        np.cumsum(section), np.minimum(np.cumsum(cue), 50), since(section, 80), since(cue, 40),
    ]  # fmt: skip
    parts += _shared(lines, is_prose, start, end)
    value = column["lexicon"] * np.minimum(words, 60)
    first = int(np.argmax(is_prose)) if is_prose.any() else n
    final = n - 1 - int(np.argmax(is_prose[::-1])) if is_prose.any() else -1
    for figure in (
        np.log1p(n), np.log1p(words.sum()), total[-1] / max(words.sum(), 1.0), short.mean(), column["gap_before"].mean(),
        value.sum() / max(np.minimum(words, 60).sum(), 1.0), column["later_copy"].mean(), column["ends_terminal"].mean(),
        cue.mean(), min(first, 200), min(n - 1 - final, 200),
    ):  # fmt: skip
        parts.append(np.full(n, figure))
    longest = words
    for step in (-2, -1, 1, 2):
        longest = np.maximum(longest, shifted(words.astype(np.float32), step, 0.0))
    parts.append(np.log1p(longest))
    return np.stack([np.asarray(part, dtype=np.float32) for part in parts], axis=1)


def _parts_of(
    column: dict[str, Floats], words: NDArray[np.float64], prose: NDArray[np.float64]
) -> list[NDArray[np.float64]]:
    """The part of the page between blank lines that a block stands in, and the parts beside it."""
    n = len(words)
    starts = column["gap_before"] > 0
    starts[0] = True
    part = np.cumsum(starts) - 1
    first = np.flatnonzero(starts)
    size = np.diff(np.append(first, n))
    capped = np.minimum(words, 60)
    total = np.add.reduceat(words, first)
    weight = np.maximum(np.add.reduceat(capped, first), 1)
    lexicon = np.add.reduceat(column["lexicon"] * capped, first) / weight
    told = np.add.reduceat(prose * words, first) / np.maximum(total, 1)
    cues = np.add.reduceat(column["cue"], first) / size
    capitals = np.add.reduceat(column["capitals"], first) / size
    place = (np.arange(n) - first[part]) / size[part]
    result = [np.log(size)[part], np.log1p(total)[part], place, lexicon[part], told[part], cues[part], capitals[part]]
    for step in (-1, 1):
        for figure in (np.log1p(total), lexicon, told):
            beside = np.full(len(first), -1.0)
            if step > 0:
                beside[:-1] = figure[1:]
            else:
                beside[1:] = figure[:-1]
            result.append(beside[part])
    return result


def _shared(lines: Lines, is_prose: NDArray[np.bool_], start: int, end: int) -> list[NDArray[np.float64]]:
    """How many of a block's content words stand in prose before it, after it, in the core, and in the core's first words."""
    words, n = lines.words, lines.count
    line = words.line
    content = (words.lengths >= 4) | words.dense
    line, bucket = line[content], (words.hashes[content] >> np.uint64(64 - _TOPIC_BITS)).astype(np.int64)
    size = 1 << _TOPIC_BITS
    told = is_prose[line]
    first, last = np.full(size, n, dtype=np.int64), np.full(size, -1, dtype=np.int64)
    # The last write wins: reversed for the first place of a word, as it is for its last.
    first[bucket[told][::-1]] = line[told][::-1]
    last[bucket[told]] = line[told]
    core = told & (line >= start) & (line <= end)
    count = np.bincount(bucket[core], minlength=size)
    lede = np.zeros(size, dtype=bool)
    lede[bucket[np.flatnonzero(core)[:80]]] = True
    bounds = np.searchsorted(line, np.arange(n + 1))
    some = np.maximum(np.diff(bounds), 1)
    return [
        _sums(first[bucket] < line, bounds) / some,
        _sums(last[bucket] > line, bounds) / some,
        _sums(count[bucket] - core > 0, bounds) / some,
        _sums(lede[bucket], bounds) / some,
    ]


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
