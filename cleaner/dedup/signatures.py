"""MinHash signatures, bit for bit those of datasketch, computed for a whole text at once.

The only door to datasketch: its permutations are read here, so that values agree with every other program that uses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain
from struct import Struct

import numpy as np
import numpy.typing as npt

from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.words import (
    BATCH_BYTES,
    Batch,
    Hashes,
    Integers,
    Words,
    batch,
    batches,
    has_words,
    limits_of,
    line_hashes,
    mixed,
    ranges,
    shingles_of,
)
from cleaner.models import Article, Span

Values = npt.NDArray[np.uint32]
"""MinHash values: one row a text, one column a permutation."""
Keys = npt.NDArray[np.uint64]
"""Sampled shingles: wide enough that strangers do not meet in a thousand million texts."""

SCHEME = "affine32"
"""datasketch's name for its family of permutations."""
EMPTY = np.uint32(0xFFFFFFFF)
"""The value of a text without shingles, as in datasketch."""
# What a copy's reader sees first. A copy keeps its top more often than anything else, so a second, short signature of
# the top, made where it is asked for, says whether the pages that share a line also share their story.
HEAD_WORDS = 250
HEAD_PERMUTATIONS = 64
# 16 microseconds a text of 400 words with four, 18 with one, 24 with all 128.
_PERMUTATIONS_AT_ONCE = 4
# Values of another, shorter one by which copies come to stand together.
ORDER_VALUES = 4
SKETCH_HEADER = 6
_SKETCH = Struct(f"<{SKETCH_HEADER - 2}I")
_PACKED = Struct("<2I")
NO_TEXT = blake2b(b"", digest_size=16).digest()
"""`Signature.text` of an article without words."""


@dataclass(frozen=True, slots=True)
class Signature:
    """All that the search for copies keeps of an article: small, and safe to send between processes and to store.

    Two pieces of bytes, because a corpus has a million of them and few are ever compared: `sketch` is what finds
    candidates, `packed` what these are compared by. `columns` reads many sketches at once. The words are those of the
    whole page: lines that were removed from it tell where its story ends, and a line removed by mistake is found again
    in the copies.
    """

    id: str
    text: bytes
    """16 bytes that are equal for articles of the same words in the same order."""
    identity: bytes
    """16 bytes that are equal where `packed` is."""
    order: bytes
    """A sorting key by which copies of a story come to stand together: the top's MinHash values, the identity."""
    sketch: bytes
    """32-bit numbers, which `columns` reads: how many words, lines, keys and bands there are, half of the identity; the
    lines' values and lengths, the keys, their places, the band keys."""
    packed: bytes
    """32-bit numbers: how many words and lines there are, the words' hashes, the first word of each line, its flag."""

    @property
    def size(self) -> int:
        """Number of words of the page."""
        return int(_PACKED.unpack_from(self.packed)[0])

    @property
    def words(self) -> Words:
        """The words of the page, and the word at which each line starts."""
        words, lines = _PACKED.unpack_from(self.packed)
        found = np.frombuffer(self.packed, np.uint32, offset=_PACKED.size)
        return Words(found[:words], found[words : words + lines].view(np.int32))

    @property
    def kept(self) -> npt.NDArray[np.bool_]:
        """For each line whether it is the article's own."""
        words, lines = _PACKED.unpack_from(self.packed)
        return np.frombuffer(self.packed, np.uint32, lines, _PACKED.size + 4 * (words + lines)) > 0


def unpacked(packed: Sequence[bytes]) -> tuple[Hashes, Integers, Integers, Integers, Values]:
    """Many `Signature.packed` read at once: the words of all texts and the limits of each text's.

    Then the first word of each line, counted over all texts, the limits of each text's lines, and the lines' flags.
    """
    content = np.frombuffer(b"".join(packed), np.uint32)
    starts = limits_of(np.fromiter(map(len, packed), np.int64, len(packed)) >> 2)[:-1]
    words, lines = content[starts].astype(np.int64), content[starts + 1].astype(np.int64)
    limits, line_limits = limits_of(words), limits_of(lines)
    first = content[ranges(starts + 2 + words, lines)].astype(np.int64) + np.repeat(limits[:-1], lines)
    flags = content[ranges(starts + 2 + words + lines, lines)]
    return content[ranges(starts + 2, words)], limits, first, line_limits, flags


@cache
def permutations(count: int, seed: int = 1) -> tuple[Values, Values]:
    """The factors and offsets of datasketch's permutations, each of shape (count,)."""
    from datasketch import MinHash

    factors, offsets = MinHash(num_perm=count, seed=seed, scheme=SCHEME).permutations
    return factors.ravel(), offsets.ravel()


def minhash(hashes: Hashes, count: int = 128, seed: int = 1) -> Values:
    """The MinHash values (Broder 1997) of one set of 32-bit hashes, shape (count,).

    Equal to `datasketch.MinHash(num_perm=count, seed=seed)` updated with values whose hashes these are. Repetitions in
    `hashes` change nothing. No hashes give `EMPTY` everywhere.
    """
    return minhashes(hashes, np.array([0, hashes.size]), count, seed).ravel()


def minhashes(hashes: Hashes, limits: Integers, count: int = 128, seed: int = 1) -> Values:
    """The MinHash values of several sets, one after the other in `hashes`, shape (sets, count).

    `limits` says where each set starts, and the end of the last. A few permutations at a time go over all sets: that is
    fastest where these stay in the second cache.
    """
    factors, offsets = permutations(count, seed)
    full = np.flatnonzero(np.diff(limits))
    values: Values = np.full((count, limits.size - 1), EMPTY, np.uint32)
    starts = limits[full]
    if full.size:
        mixes = mixed(hashes)
        permuted = np.empty((_PERMUTATIONS_AT_ONCE, mixes.size), np.uint32)
        found = np.empty((count, full.size), np.uint32)
        for start in range(0, count, _PERMUTATIONS_AT_ONCE):
            some = slice(start, min(start + _PERMUTATIONS_AT_ONCE, count))
            rows = permuted[: some.stop - start]
            np.multiply(mixes, factors[some, None], out=rows)
            np.add(rows, offsets[some, None], out=rows)
            np.minimum.reduceat(rows, starts, axis=1, out=found[some])
        values[:, full] = found
    return values.T


def signatures(texts: Iterable[str], *, settings: DedupSettings | None = None) -> Values:
    """The MinHash values of texts, shape (texts, permutations), of their shingles.

    Equal to `datasketch.MinHash(num_perm, seed, hashfunc=shingle_hash)` updated with each text's written shingles; with
    datasketch's own number of permutations, 128, where no settings are given.
    """
    chosen = settings or DedupSettings(permutations=128, bands=32)
    rows = []
    for some in batches(texts):
        found, limits, _ = shingles_of(some.hashes, some.limits, chosen.shingle_words)
        rows.append(minhashes(found, limits, chosen.permutations, chosen.seed))
    return np.concatenate(rows) if rows else np.empty((0, chosen.permutations), np.uint32)


def signed(
    articles: Iterable[Article | tuple[str, str]], *, settings: DedupSettings | None = None
) -> Iterator[Signature]:
    """The signature of each article, or (id, text), in the order given; reads ahead by one batch."""
    chosen = settings or DedupSettings()
    names: list[str] = []
    texts: list[str] = []
    flags: list[list[bool]] = []
    size = 0
    for article in articles:
        if isinstance(article, Article):
            lines = page_lines(article)
            names.append(article.id)
            texts.append("\n".join(line for line, _ in lines))
            flags.append([kept for _, kept in lines])
        else:
            names.append(article[0])
            texts.append(article[1])
            flags.append([])
        size += len(texts[-1])
        if size >= BATCH_BYTES:
            yield from _signatures(names, batch(texts), flags, chosen)
            names, texts, flags, size = [], [], [], 0
    if names:
        yield from _signatures(names, batch(texts), flags, chosen)


def page_lines(article: Article) -> list[tuple[str, bool]]:
    """The lines of an article's page that have words, and whether they are the article's own.

    A line that lost a part is two lines or three. An article without blocks has the lines of its text.
    """
    if not article.blocks or not article.removals:
        return [(line, True) for line in article.text.split("\n") if has_words(line)]
    removed: defaultdict[int, list[Span]] = defaultdict(list)
    for removal in article.removals:
        removed[removal.block].append(removal.span)
    lines: list[tuple[str, bool]] = []
    for number, block in enumerate(article.blocks):
        place = 0
        for span in sorted(removed[number]):
            start, end = max(place, span.start), max(place, span.end)
            lines += [(block.text[place:start], True), (block.text[start:end], False)]
            place = end
        lines.append((block.text[place:], True))
    return [(" ".join(line.split("\n")), kept) for line, kept in lines if has_words(line)]


def _signatures(names: list[str], some: Batch, flags: list[list[bool]], settings: DedupSettings) -> Iterator[Signature]:
    """The signatures of texts that were read together."""
    found, limits, at = shingles_of(some.hashes, some.limits, settings.shingle_words)
    kept = np.ones(some.lines.size, np.uint32)
    own, own_limits, own_found, own_shingle_limits = some.hashes, some.limits, found, limits
    if any(map(len, flags)):
        sizes = np.diff(some.line_limits).tolist()
        given = (flag or [True] * size for flag, size in zip(flags, sizes, strict=True))
        kept = np.fromiter(chain.from_iterable(given), np.uint32, some.lines.size)
    if not kept.all():
        in_article = np.repeat(kept > 0, some.line_lengths)
        own = some.hashes[in_article]
        own_limits = np.concatenate(([0], np.cumsum(in_article)))[some.limits]
        own_found, own_shingle_limits, _ = shingles_of(own, own_limits, settings.shingle_words)
    values = minhashes(own_found, own_shingle_limits, settings.permutations, settings.seed)
    banded = band_keys(values, settings.bands)
    tops = _tops(found, limits, ORDER_VALUES, settings).astype(">u4")
    keys, places, key_limits = _sampled(some, found, limits, at, settings)
    lines = line_hashes(some.hashes, some.lines)
    lengths = some.line_lengths.astype(np.uint32)
    starts = (some.lines - np.repeat(some.limits[:-1], np.diff(some.line_limits))).astype(np.uint32)
    # Slices of bytes are several times cheaper than those of arrays.
    content = tuple(
        np.ascontiguousarray(column).tobytes()
        for column in (some.hashes, starts, kept, lines, lengths, keys, places, banded, tops)
    )
    words_of, starts_of, kept_of, lines_of, lengths_of, keys_of, places_of, banded_of, tops_of = content
    own_of = words_of if own is some.hashes else own.tobytes()
    band, top = 8 * settings.bands, 4 * ORDER_VALUES
    bounds = [limit.tolist() for limit in (some.limits, own_limits, some.line_limits, key_limits)]
    for i, name in enumerate(names):
        (w, v), (ow, ov), (n, m), (k, e) = ((limit[i], limit[i + 1]) for limit in bounds)
        words = words_of[4 * w : 4 * v]
        rest = b"".join((_PACKED.pack(v - w, m - n), starts_of[4 * n : 4 * m], kept_of[4 * n : 4 * m]))
        text = blake2b(own_of[4 * ow : 4 * ov], digest_size=16).digest()
        # Where nothing was removed the text's words are the page's.
        identity = blake2b(text + rest if v - w == ov - ow else text + rest + words, digest_size=16).digest()
        sketch = b"".join((
            _SKETCH.pack(v - w, m - n, e - k, settings.bands), identity[:8],
            lines_of[4 * n : 4 * m], lengths_of[4 * n : 4 * m], keys_of[8 * k : 8 * e], places_of[4 * k : 4 * e],
            banded_of[band * i : band * (i + 1)],
        ))  # fmt: skip
        order = tops_of[top * i : top * (i + 1)] + identity
        yield Signature(name, text, identity, order, sketch, rest[:8] + words + rest[8:])


def heads(packed: Sequence[bytes], settings: DedupSettings | None = None) -> Values:
    """MinHash values of the tops of pages, given by `Signature.packed`, one row a page."""
    chosen = settings or DedupSettings()
    hashes, limits, _, _, _ = unpacked(packed)
    found, shingle_limits, _ = shingles_of(hashes, limits, chosen.shingle_words)
    return _tops(found, shingle_limits, HEAD_PERMUTATIONS, chosen)


def _tops(found: Hashes, limits: Integers, count: int, settings: DedupSettings) -> Values:
    """MinHash values of the first `HEAD_WORDS` shingles of each page."""
    counts = np.minimum(np.diff(limits), HEAD_WORDS)
    return minhashes(found[ranges(limits[:-1], counts)], limits_of(counts), count, settings.seed)


def _sampled(
    some: Batch, found: Hashes, limits: Integers, at: Integers, settings: DedupSettings
) -> tuple[Keys, npt.NDArray[np.uint32], Integers]:
    """The sampled shingles of each text where each stands first, from the top; where each text's start, and the end."""
    # Sampled by value, so that all copies keep the same ones.
    chosen = np.flatnonzero(found % np.uint32(settings.sample) == 0)
    texts = np.searchsorted(limits, chosen, "right") - 1
    # A shingle that stands twice in a text is the same one: the first counts.
    value = found[chosen] | texts.astype(np.uint64) << np.uint64(32)
    ordered = np.sort(value)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    if again.size:
        twice = np.flatnonzero(again[np.minimum(np.searchsorted(again, value), again.size - 1)] == value)
        _, first = np.unique(value[twice], return_index=True)
        left = np.delete(np.arange(chosen.size), np.delete(twice, first))
        chosen, texts = chosen[left], texts[left]
    words = at[chosen]
    keys = wide(some.hashes, words, some.limits[texts + 1], found[chosen], settings.shingle_words)
    places = (words - some.limits[texts]).astype(np.uint32)
    return keys, places, np.searchsorted(texts, np.arange(limits.size))


def wide(hashes: Hashes, words: Integers, stops: Integers, found: Hashes, size: int) -> Keys:
    """64-bit values of shingles, made from their 32-bit values and their words, by where they start.

    `stops` says where the text of each ends: a text may be shorter than a shingle.
    """
    low = np.zeros(words.size, np.uint32)
    for i in range(size):
        low *= np.uint32(0x01000193)
        inside = words + i < stops
        low[inside] ^= hashes[words[inside] + i]
    return found.astype(np.uint64) << np.uint64(32) | mixed(low)


def band_keys(values: Values, bands: int = 32) -> npt.NDArray[np.uint64]:
    """One 64-bit key a band: two texts with a key in common share a band.

    Shape (texts, bands) for signatures of shape (texts, permutations), (bands,) for one. See Leskovec, Rajaraman and
    Ullman, "Mining of Massive Datasets", 3.4. A key depends on its band's place, so keys of different bands never
    meet. The same function serves a run on one machine and a distributed one.
    """
    rows = values.shape[-1] // bands
    cut = values[..., : bands * rows].reshape(*values.shape[:-1], bands, rows).astype(np.uint64)
    key = np.broadcast_to(np.arange(1, bands + 1, dtype=np.uint64), cut.shape[:-1]).copy()
    for row in range(rows):
        # FNV-1a's prime over whole values, then a shift so that high bits reach the low ones.
        key = (key ^ cut[..., row]) * np.uint64(0x100000001B3)
        key ^= key >> np.uint64(29)
        key *= np.uint64(0x9E3779B97F4A7C15)
    return key
