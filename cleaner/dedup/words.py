"""A text as numbers: its words, its lines, its shingles.

Everything after this file compares arrays, never strings. Texts are read a batch at a time, as one array of bytes: what
is done once a text costs more than what is done once a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""Hashes of words or of shingles, one dimension."""
Integers = npt.NDArray[np.int64]

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

# A word is hashed eight bytes of UTF-8 at a time, up to so many; of a longer one the rest is hashed as a whole.
_PIECE = 8
_PIECES = 4
_STEP = np.uint64(0x9E3779B97F4A7C15)
_LAST = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_MASK = (1 << 64) - 1
# The first so many bytes of a piece.
_KEEP = np.array([(1 << 8 * count) - 1 for count in range(_PIECE + 1)], np.uint64)
# Bytes read in one go: large enough that numpy's overhead a call vanishes, small enough for the caches.
BATCH_BYTES = 1 << 18
_SPACE, _NEWLINE = 32, 10
# Bytes that no word has stand before the first text and after the last, so that a piece can be read anywhere.
_PADDING = b"\0" * (_PIECE * (_PIECES + 1))
# What a character outside ASCII is, where it is not the one it is compared as.
_UNKNOWN, _NO_WORD, _IN_CONTEXT = 0, 1, 2
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


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The words of several texts, one after the other."""

    hashes: Hashes
    limits: Integers
    """Where the words of each text start, and the end of the last."""
    lines: Integers
    """The first word of each line with words."""
    line_limits: Integers
    """Where the lines of each text start, and the end of the last."""

    @property
    def line_lengths(self) -> Integers:
        """Words in each line."""
        return np.diff(self.lines, append=self.hashes.size)

    def __iter__(self) -> Iterator[Words]:
        bounds, line_bounds = self.limits.tolist(), self.line_limits.tolist()
        for i in range(len(bounds) - 1):
            lines = self.lines[line_bounds[i] : line_bounds[i + 1]] - bounds[i]
            yield Words(self.hashes[bounds[i] : bounds[i + 1]], lines.astype(np.int32))


def ranges(starts: Integers, counts: Integers) -> Integers:
    """The numbers of several ranges, one after the other.

    >>> ranges(np.array([5, 20]), np.array([2, 3])).tolist()
    [5, 6, 20, 21, 22]
    """
    total = np.cumsum(counts)
    found: Integers = np.arange(total[-1] if total.size else 0) + np.repeat(starts - total + counts, counts)
    return found


def limits_of(counts: Integers) -> Integers:
    """Where each of several runs starts, and the end of the last."""
    found = np.zeros(counts.size + 1, np.int64)
    np.cumsum(counts, out=found[1:])
    return found


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


def batches(texts: Iterable[str]) -> Iterator[Batch]:
    """The words of all texts, in the order given, so many together as are read fastest."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= BATCH_BYTES:
            yield batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield batch(waiting)


def words_of(texts: Iterable[str]) -> Iterator[Words]:
    """The words of each text, in the order given; texts are read and hashed a batch at a time."""
    for some in batches(texts):
        yield from some


def words(text: str) -> Words:
    r"""The words of one text.

    >>> words("Two men,\n\nthree 3.").lines.tolist()
    [0, 2]
    """
    return next(words_of([text]))


def batch(texts: Sequence[str]) -> Batch:
    """The words of `texts`, hashed together."""
    content, stops, numerals = _content(texts)
    inside = content > _SPACE
    # Where "in a word" changes: starts and ends take turns.
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    hashes = _hashed(content, starts, ends - starts)
    digit = (content[starts] - np.uint8(48)) < 10
    if numerals.size:
        digit |= np.isin(starts, numerals)
    hashes = (hashes & np.uint32(0xFFFFFFFE)) | digit
    limits = np.zeros(len(texts) + 1, np.int64)
    limits[1:] = np.searchsorted(starts, stops)
    # The word that follows a line break starts a line, and so does the first word of a text.
    opens = np.zeros(starts.size + 1, np.bool_)
    opens[np.searchsorted(starts, np.flatnonzero(content == _NEWLINE))] = True
    opens[limits] = True
    lines = np.flatnonzero(opens[:-1])
    return Batch(hashes, limits, lines, np.searchsorted(lines, limits))


def _content(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint8], Integers, Integers]:
    """Folded texts as UTF-8 bytes, where nothing but a word's bytes is above a space.

    Then where each text ends, and where numerals outside ASCII stand.
    """
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    content, stops = _joined(encoded)
    if all(map(str.isascii, texts)):
        return content, stops, stops[:0]
    leads, characters, compared = _beyond_ascii(content)
    hard = np.unique(np.searchsorted(stops, leads[compared == _IN_CONTEXT], "right"))
    if hard.size:
        for place in hard.tolist():
            encoded[place] = folded(texts[place]).encode("utf-8", "surrogatepass")
        content, stops = _joined(encoded)
        leads, characters, compared = _beyond_ascii(content)
        # What is folded is compared as it stands.
        left = compared == _IN_CONTEXT
        compared[left] = [c if _WORD.match(chr(c)) else _NO_WORD for c in characters[left].tolist()]
    _put(content, leads, characters, compared)
    unusual = np.array([c for c in np.unique(compared).tolist() if chr(c).isdigit()], compared.dtype)
    return content, stops, leads[np.isin(compared, unusual)] if unusual.size else stops[:0]


def _joined(encoded: list[bytes]) -> tuple[npt.NDArray[np.uint8], Integers]:
    content = _PADDING + b"\0".join(encoded) + _PADDING
    stops = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)) + 1) + (len(_PADDING) - 1)
    return np.frombuffer(bytearray(content.translate(_LOWERED)), np.uint8), stops


_LOWERED = bytes(
    c if c >= 128 or c == _NEWLINE else ord(chr(c).lower()) if _WORD.match(chr(c)) else _SPACE for c in range(256)
)


def _beyond_ascii(content: npt.NDArray[np.uint8]) -> tuple[Integers, Integers, Integers]:
    """Where the characters outside ASCII start, which they are, and what each is compared as."""
    leads = np.flatnonzero(content >= 0xC0)
    first, second, third, fourth = (content[leads + i].astype(np.int64) for i in range(4))
    two, three = (first & 0x1F) << 6 | second & 0x3F, (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
    four = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
    characters = np.where(first < 0xE0, two, np.where(first < 0xF0, three, four))
    table = _table()
    compared = table[characters]
    for unknown in np.unique(characters[compared == _UNKNOWN]).tolist():
        table[unknown] = _compared(chr(unknown))
    return leads, characters, table[characters].astype(np.int64)


@cache
def _table() -> npt.NDArray[np.uint32]:
    """`_compared` of each character, filled as they come."""
    return np.zeros(0x110000, np.uint32)


def _compared(character: str) -> int:
    """The character that one outside ASCII is compared as, or that it is no part of a word, or that it depends."""
    found = unicodedata.normalize("NFKC", character).casefold()
    composes = unicodedata.category(character)[0] == "M" or unicodedata.name(character, "").startswith("HANGUL J")
    if composes or _HAS_UNSPACED.search(found) or _HAS_UNSPACED.search(character):
        return _IN_CONTEXT
    if not _WORD.search(found):
        return _NO_WORD
    same = len(found) == 1 and len(found.encode("utf-8")) == len(character.encode("utf-8"))
    return ord(found) if same and found < "\U00010000" else _IN_CONTEXT


def _put(content: npt.NDArray[np.uint8], leads: Integers, characters: Integers, compared: Integers) -> None:
    """Write what characters are compared as over them."""
    changed = np.flatnonzero(compared != characters)
    leads, characters, compared = leads[changed], characters[changed], compared[changed]
    sizes = 2 + (characters >= 0x800) + (characters >= 0x10000)
    empty = compared == _NO_WORD
    for size in (2, 3, 4):
        for i in range(size):
            content[leads[empty & (sizes == size)] + i] = _SPACE
    for size, mark in ((2, 0xC0), (3, 0xE0)):
        chosen = ~empty & (sizes == size)
        at, value = leads[chosen], compared[chosen]
        for i in range(size - 1, 0, -1):
            content[at + i] = 0x80 | value & 0x3F
            value >>= 6
        content[at] = mark | value


def _hashed(content: npt.NDArray[np.uint8], starts: Integers, sizes: Integers) -> Hashes:
    """The hash of each word, given where it starts and how many bytes it has."""
    pieces = np.ndarray((content.size - _PIECE + 1,), np.dtype("<u8"), content.data, strides=(1,))
    value = (pieces[starts] & _KEEP[np.minimum(sizes, _PIECE)]) * _STEP
    value ^= value >> _HALF
    longer = np.flatnonzero(sizes > _PIECE)
    for number in range(1, _PIECES + 1):
        if not longer.size:
            break
        at, left = starts[longer] + number * _PIECE, sizes[longer] - number * _PIECE
        if number == _PIECES:
            found = np.array([_rest(content[a : a + n].tobytes()) for a, n in zip(at, left, strict=True)], np.uint64)
        else:
            found = pieces[at] & _KEEP[np.minimum(left, _PIECE)]
        part = (value[longer] ^ found) * _STEP
        value[longer] = part ^ (part >> _HALF)
        longer = longer[left > _PIECE]
    value *= _LAST
    return (value >> _HALF).astype(np.uint32)


def _rest(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little")


def word_hash(word: str) -> int:
    """The number of one folded word, as `words` computes it for many."""
    content = word.encode("utf-8", "surrogatepass")
    value = 0
    for number in range(max(1, -(-len(content) // _PIECE))):
        piece = content[number * _PIECE :]
        last = number == _PIECES
        value ^= _rest(piece) if last else int.from_bytes(piece[:_PIECE], "little")
        value = value * int(_STEP) & _MASK
        value ^= value >> 32
        if last:
            break
    value = value * int(_LAST) & _MASK
    return value >> 32 & 0xFFFFFFFE | word[:1].isdigit()


def mixed(values: Hashes) -> Hashes:
    """MurmurHash3's finaliser: every bit of the result depends on every bit of the value."""
    shift1, factor1, shift2, factor2, shift3 = _FINALISER
    found = values >> shift1
    found ^= values
    found *= factor1
    found ^= found >> shift2
    found *= factor2
    found ^= found >> shift3
    return found


def line_hashes(hashes: Hashes, lines: Integers) -> Hashes:
    """One value a line; in a short line all numbers count as one, so "17 hours ago" and "2 hours ago" are one line."""
    if not lines.size:
        return np.zeros(0, np.uint32)
    counts = np.diff(lines, append=hashes.size)
    # The numbers of longer lines are what a report is about.
    short = np.repeat(counts <= SHORT_LINE, counts)
    short &= (hashes & _NUMBER).astype(np.bool_)
    placed = np.arange(hashes.size, dtype=np.uint32)
    placed -= np.repeat(lines.astype(np.uint32), counts)
    placed *= _FINALISER[1]
    placed += np.where(short, _NUMBER, hashes) * _MULTIPLIER
    return mixed(np.add.reduceat(mixed(placed), lines, dtype=np.uint32) + counts.astype(np.uint32))


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
        value *= _MULTIPLIER
        value += hashes[i : i + count]
        value = mixed(value)
    return value


def shingles_of(hashes: Hashes, limits: Integers, size: int = SHINGLE_WORDS) -> tuple[Hashes, Integers, Integers]:
    """The shingles of many texts, one after the other; then where each text's start, with the end of the last.

    Last, the word at which each shingle starts. `limits` says where each text's words start, and the end of the last.
    """
    counts = np.diff(limits)
    found = np.maximum(counts - (size - 1), np.minimum(counts, 1))
    first = np.zeros(found.size + 1, np.int64)
    np.cumsum(found, out=first[1:])
    at = np.arange(first[-1]) + np.repeat(limits[:-1] - first[:-1], found)
    values = np.empty(0, np.uint32)
    if at.size:
        together = np.zeros(hashes.size, np.uint32)
        together[: max(0, hashes.size - size + 1)] = shingle_hashes(hashes, size)[: max(0, hashes.size - size + 1)]
        values = together[at]
        for text in np.flatnonzero((counts < size) & (counts > 0)).tolist():
            values[first[text]] = shingle_hashes(hashes[limits[text] : limits[text + 1]], size)[0]
    return values, first, at


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
