"""A text as numbers: its words, its lines, its shingles.

Everything after this file compares arrays, never strings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""Hashes of words or of shingles, one dimension."""

# Three words: five miss copies with OCR noise, two join unrelated stories.
SHINGLE_WORDS = 3

# Scripts that are written without spaces (Thai, Lao, Burmese, Khmer, Kana, Han): a word is a run of three characters
# there, so that a shingle of three words spans five characters, about as much as three words of English say.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED_RUN = 3
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
_UNSPACED_RUNS = re.compile(f"[{UNSPACED}]+")
_WORD = re.compile(r"\w+")

# The finaliser of MurmurHash3 (Austin Appleby, public domain): shift, factor, shift, factor, shift.
_FINALISER = (np.uint32(16), np.uint32(0x85EBCA6B), np.uint32(13), np.uint32(0xC2B2AE35), np.uint32(16))
_MULTIPLIER = np.uint32(0x9E3779B1)

# A word is a polynomial of its code points modulo 2**64 (Rabin and Karp). The base is odd, so it has an inverse, and
# the value of any word follows from two prefix sums: a whole batch of texts is hashed without a loop over words.
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MASK = (1 << 64) - 1
# Characters hashed in one go: large enough that numpy's overhead a call vanishes, small enough for the second cache.
_BATCH_CHARACTERS = 1 << 15
# Code points below this one are classed by a table, the few above one by one.
_TABLE_SIZE = 0x3000
_NEWLINE = 10
# What every number counts as in the value of a line of so many words at most.
SHORT_LINE = 8
_NUMBER = np.uint32(1)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text as numbers.

    `hashes` has one 32-bit value a word; its lowest bit says that the word starts with a digit.
    `lines` has, for each line with words, the index of its first word; it is empty for a text without words.
    """

    hashes: Hashes
    lines: npt.NDArray[np.int32]


def folded(text: str) -> str:
    """`text` as its words are compared: compatibility forms, case folded, unspaced scripts cut into words."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    return _UNSPACED_RUNS.sub(_as_words, text) if _HAS_UNSPACED.search(text) else text


def has_words(text: str) -> bool:
    """Whether `text` has a word once it is folded."""
    return _WORD.search(text) is not None or (not text.isascii() and _WORD.search(folded(text)) is not None)


def _as_words(found: re.Match[str]) -> str:
    """A run of an unspaced script as overlapping words of three characters."""
    run = "".join(filter(str.isalnum, found[0]))
    count = max(1, len(run) - UNSPACED_RUN + 1)
    return " " + " ".join(run[i : i + UNSPACED_RUN] for i in range(count)) + " "


def words_of(texts: Iterable[str]) -> Iterator[Words]:
    """The words of each text, in the order given; texts are read and hashed a batch at a time."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(folded(text))
        size += len(batch[-1])
        if size >= _BATCH_CHARACTERS:
            yield from _hashed(batch)
            batch, size = [], 0
    yield from _hashed(batch)


def words(text: str) -> Words:
    r"""The words of one text.

    >>> words("Two men,\n\nthree 3.").lines.tolist()
    [0, 2]
    """
    return next(words_of([text]))


def _hashed(batch: Sequence[str]) -> Iterator[Words]:
    """The words of folded texts that are hashed together."""
    if not batch:
        return
    # NUL is no word character: it keeps the texts apart.
    points = np.frombuffer("\0".join(batch).encode("utf-32-le", "surrogatepass") + b"\0\0\0\0", np.uint32)
    inside, digit = _classes(points)
    # Where "in a word" changes: starts and ends take turns, as the last character is no word character.
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(max(_BATCH_CHARACTERS * 2, 1 << int(points.size).bit_length()))
    sums = np.zeros(points.size + 1, np.uint64)
    np.cumsum(points * powers[: points.size], out=sums[1:])
    value = (sums[ends] - sums[starts]) * inverses[starts]
    hashes = mixed((value ^ (value >> np.uint64(32))).astype(np.uint32))
    hashes = (hashes & np.uint32(0xFFFFFFFE)) | digit[starts]
    # The word that follows a line break starts a line, and so does the first word of a text.
    stops = np.cumsum(np.fromiter(map(len, batch), np.int64, len(batch)) + 1)
    limits = np.searchsorted(starts, stops)
    opens = np.zeros(starts.size + 1, np.bool_)
    opens[np.searchsorted(starts, np.flatnonzero(points == _NEWLINE))] = True
    opens[0] = True
    opens[limits] = True
    lines = np.flatnonzero(opens[:-1]).astype(np.int32)
    line_limits = np.searchsorted(lines, limits)
    first = first_line = 0
    for limit, last_line in zip(limits.tolist(), line_limits.tolist(), strict=True):
        yield Words(hashes[first:limit].copy(), lines[first_line:last_line] - np.int32(first))
        first, first_line = limit, last_line


def _classes(points: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """For each code point, whether it belongs to a word, and whether it is a digit."""
    in_word, is_digit = _tables()
    inside, digit = in_word.take(points, mode="clip"), is_digit.take(points, mode="clip")
    high = np.flatnonzero(points >= _TABLE_SIZE)
    if high.size:
        different, where = np.unique(points[high], return_inverse=True)
        classes = np.array([_class(chr(point)) for point in different.tolist()], np.bool_)
        inside[high], digit[high] = classes[where].T
    return inside, digit


def _class(character: str) -> tuple[bool, bool]:
    return _WORD.match(character) is not None, character.isdigit()


@cache
def _tables() -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """`_class` of the code points below `_TABLE_SIZE`, one table a question."""
    both = np.array([_class(chr(point)) for point in range(_TABLE_SIZE)], np.bool_)
    return both[:, 0].copy(), both[:, 1].copy()


@cache
def _powers(count: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The first `count` powers of the base and of its inverse."""
    both = np.ones((2, count), np.uint64)
    both[0, 1:] = np.uint64(_BASE)
    both[1, 1:] = np.uint64(_INVERSE)
    np.cumprod(both, axis=1, out=both)
    return both[0], both[1]


def word_hash(word: str) -> int:
    """The number of one folded word, as `words` computes it for many."""
    value = 0
    for character in reversed(word):
        value = (value * _BASE + ord(character)) & _MASK
    value = (value ^ (value >> 32)) & 0xFFFFFFFF
    return int(mixed(np.array([value], np.uint32))[0]) & 0xFFFFFFFE | word[:1].isdigit()


def mixed(values: Hashes) -> Hashes:
    """MurmurHash3's finaliser: every bit of the result depends on every bit of the value."""
    shift1, factor1, shift2, factor2, shift3 = _FINALISER
    values = (values ^ (values >> shift1)) * factor1
    values = (values ^ (values >> shift2)) * factor2
    return values ^ (values >> shift3)


def line_hashes(words: Words) -> Hashes:
    """One value a line; in a short line all numbers count as one, so "17 hours ago" and "2 hours ago" are one line."""
    if not words.lines.size:
        return np.zeros(0, np.uint32)
    counts = np.diff(np.append(words.lines, words.hashes.size)).astype(np.uint32)
    # The numbers of longer lines are what a report is about.
    short = np.repeat(counts <= SHORT_LINE, counts)
    hashes = np.where(short & (words.hashes & _NUMBER).astype(np.bool_), _NUMBER, words.hashes)
    place = np.arange(hashes.size, dtype=np.uint32) - np.repeat(words.lines.astype(np.uint32), counts)
    placed = mixed(hashes * np.uint32(0x9E3779B1) + place * np.uint32(0x85EBCA6B))
    return mixed(np.add.reduceat(placed, words.lines, dtype=np.uint32) + counts)


def line_lengths(words: Words) -> npt.NDArray[np.int32]:
    """Words in each line."""
    return np.diff(np.append(words.lines, np.int32(words.hashes.size))).astype(np.int32)


def shingle_hashes(hashes: Hashes, size: int = SHINGLE_WORDS) -> Hashes:
    """The shingles of a text in reading order, with repetitions: one 32-bit value for each run of `size` words.

    A text shorter than `size` words has one shingle of all its words; a text without words has none.
    """
    size = min(size, hashes.size)
    if not size:
        return hashes
    count = hashes.size - size + 1
    value = mixed(hashes[:count])
    for i in range(1, size):
        value = mixed(value * _MULTIPLIER + hashes[i : i + count])
    return value


def shingles(text: str, size: int = SHINGLE_WORDS) -> Hashes:
    """The different shingles of `text`, ascending.

    >>> shingles("The mayor said so.").tolist() == shingles("the MAYOR said, so").tolist()
    True
    """
    return np.unique(shingle_hashes(words(text).hashes, size))


def shingle_hash(shingle: bytes) -> int:
    """The value of one shingle written as its folded words with spaces between: a hash function for datasketch.

    `datasketch.MinHash(hashfunc=shingle_hash)` updated with the written shingles of a text has the values that
    `signatures` computes from the text.
    """
    found = shingle.decode("utf-8", "surrogatepass").split(" ")
    return int(shingle_hashes(np.array([word_hash(word) for word in found], np.uint32), len(found))[0])


def written_shingles(text: str, size: int = SHINGLE_WORDS) -> list[bytes]:
    """The shingles of `text` as UTF-8 in reading order: what other programs hash."""
    found = _WORD.findall(folded(text))
    size = min(size, len(found))
    if not size:
        return []
    return [" ".join(found[i : i + size]).encode("utf-8", "surrogatepass") for i in range(len(found) - size + 1)]
