"""MinHash signatures, bit for bit those of datasketch, computed for a whole text at once.

The only door to datasketch: its permutations are read here, so that values agree with every other program that uses it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from struct import Struct

import numpy as np
import numpy.typing as npt

from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.words import Hashes, Words, has_words, line_hashes, line_lengths, mixed, shingle_hashes, words_of
from cleaner.models import Article, Span

Values = npt.NDArray[np.uint32]
"""MinHash values: one row a text, one column a permutation."""

SCHEME = "affine32"
"""datasketch's name for its family of permutations."""
EMPTY = np.uint32(0xFFFFFFFF)
"""The value of a text without shingles, as in datasketch."""
# What a copy's reader sees first. A copy keeps its top more often than anything else, so a second, short signature of
# the top says whether the pages that share a line also share their story.
HEAD_WORDS = 250
HEAD_PERMUTATIONS = 64
# So many rows of a text of news length stay in the second-level cache: 0.09 ms a text of 860 words, all at once 0.67.
_PERMUTATIONS_AT_ONCE = 32
_HEADER = Struct("<4I")
NO_TEXT = blake2b(b"", digest_size=16).digest()
"""`Signature.text` of an article without words."""


@dataclass(frozen=True, slots=True)
class Signature:
    """All that the search for copies keeps of an article: small, and safe to send between processes and to store.

    `packed` holds 32-bit numbers: how many words, lines, keys and MinHash values there are, then these, the words'
    hashes first. It is one object and not eight arrays because a corpus has a million of them. The words are those of
    the whole page: lines that were removed from it tell where its story ends, and a line removed by mistake is found
    again in the copies.
    """

    id: str
    text: bytes
    """16 bytes that are equal for articles of the same words in the same order."""
    identity: bytes
    """16 bytes that are equal where `packed` is."""
    packed: bytes

    def _part(self, number: int) -> Hashes:
        words, lines, keys, values = _HEADER.unpack_from(self.packed)
        sizes = (words, lines, lines, lines, keys, keys, values, HEAD_PERMUTATIONS)
        start = _HEADER.size + 4 * sum(sizes[:number])
        return np.frombuffer(self.packed, np.uint32, sizes[number], start)

    def joined(self) -> tuple[Hashes, npt.NDArray[np.int32], Hashes, npt.NDArray[np.int32]]:
        """The sampled shingles, their places, the lines' values and lengths, read at once."""
        words, lines, keys, _ = _HEADER.unpack_from(self.packed)
        numbers = np.frombuffer(self.packed, np.int32, 3 * lines + 2 * keys, _HEADER.size + 4 * words)
        starts, hashed = numbers[:lines], numbers[lines : 2 * lines].view(np.uint32)
        sampled, places = numbers[3 * lines : 3 * lines + keys].view(np.uint32), numbers[3 * lines + keys :]
        lengths = np.empty(lines, np.int32)
        np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
        lengths[-1:] = words - starts[-1:]
        return sampled, places, hashed, lengths

    @property
    def words(self) -> Words:
        """The words of the page, and the word at which each line starts."""
        return Words(self._part(0), self._part(1).view(np.int32))

    @property
    def line_hashes(self) -> Hashes:
        """One value a line."""
        return self._part(2)

    @property
    def kept(self) -> npt.NDArray[np.bool_]:
        """For each line whether it is the article's own."""
        return self._part(3) > 0

    @property
    def own_words(self) -> Hashes:
        """The words of the article's own lines."""
        kept, words = self.kept, self.words
        return words.hashes if kept.all() else words.hashes[np.repeat(kept, line_lengths(words))]

    @property
    def keys(self) -> Hashes:
        """The sampled shingles, ascending, each once."""
        return self._part(4)

    @property
    def places(self) -> npt.NDArray[np.int32]:
        """The word at which each sampled shingle stands first."""
        return self._part(5).view(np.int32)

    @property
    def values(self) -> Values:
        """MinHash values of all shingles of the article."""
        return self._part(6)

    @property
    def head(self) -> Values:
        """MinHash values of the first `HEAD_WORDS` shingles of the page."""
        return self._part(7)

    @property
    def size(self) -> int:
        """Number of words of the page."""
        return int(_HEADER.unpack_from(self.packed)[0])


@cache
def permutations(count: int, seed: int = 1) -> tuple[Values, Values]:
    """The factors and offsets of datasketch's permutations, each of shape (count, 1)."""
    from datasketch import MinHash

    factors, offsets = MinHash(num_perm=count, seed=seed, scheme=SCHEME).permutations
    return factors.reshape(-1, 1), offsets.reshape(-1, 1)


def minhash(hashes: Hashes, count: int = 128, seed: int = 1) -> Values:
    """The MinHash values (Broder 1997) of one set of 32-bit hashes, shape (count,).

    Equal to `datasketch.MinHash(num_perm=count, seed=seed)` updated with values whose hashes these are. Repetitions in
    `hashes` change nothing. No hashes give `EMPTY` everywhere.
    """
    if not hashes.size:
        return np.full(count, EMPTY, np.uint32)
    factors, offsets = permutations(count, seed)
    mixes = mixed(hashes)
    values = np.empty(count, np.uint32)
    permuted = np.empty((min(count, _PERMUTATIONS_AT_ONCE), mixes.size), np.uint32)
    for start in range(0, count, _PERMUTATIONS_AT_ONCE):
        stop = min(start + _PERMUTATIONS_AT_ONCE, count)
        rows = permuted[: stop - start]
        np.multiply(factors[start:stop], mixes, out=rows)
        np.add(rows, offsets[start:stop], out=rows)
        rows.min(axis=1, out=values[start:stop])
    return values


def signatures(texts: Iterable[str], *, settings: DedupSettings | None = None) -> Values:
    """The signatures of `texts`, shape (texts, permutations), of their shingles.

    Equal to `datasketch.MinHash(num_perm, seed, hashfunc=shingle_hash)` updated with each text's written shingles.
    """
    chosen = settings or DedupSettings()
    rows = [
        minhash(shingle_hashes(words.hashes, chosen.shingle_words), chosen.permutations, chosen.seed)
        for words in words_of(texts)
    ]
    return np.array(rows, np.uint32).reshape(-1, chosen.permutations)


def signed(
    articles: Iterable[Article | tuple[str, str]], *, settings: DedupSettings | None = None
) -> Iterator[Signature]:
    """The signature of each article, or (id, text), in the order given; reads ahead by one batch."""
    chosen = settings or DedupSettings()
    waiting: deque[tuple[str, list[bool]]] = deque()

    def texts() -> Iterator[str]:
        for article in articles:
            if isinstance(article, Article):
                lines = page_lines(article)
                waiting.append((article.id, [kept for _, kept in lines]))
                yield "\n".join(line for line, _ in lines)
            else:
                waiting.append((article[0], []))
                yield article[1]

    for words in words_of(texts()):
        name, kept = waiting.popleft()
        yield _signature(name, words, kept, chosen)


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


def _signature(article: str, words: Words, kept: list[bool], settings: DedupSettings) -> Signature:
    found = shingle_hashes(words.hashes, settings.shingle_words)
    lines = line_hashes(words)
    flags = np.array(kept, np.uint32) if kept else np.ones(lines.size, np.uint32)
    own, own_found = words.hashes, found
    if not flags.all():
        own = own[np.repeat(flags > 0, line_lengths(words))]
        own_found = shingle_hashes(own, settings.shingle_words)
    # Sampled by value, so that all copies keep the same ones.
    at = np.flatnonzero(found % np.uint32(settings.sample) == 0)
    keys, first = np.unique(found[at], return_index=True)
    parts = (
        np.array([words.hashes.size, lines.size, keys.size, settings.permutations], np.uint32),
        words.hashes,
        words.lines.astype(np.uint32),
        lines,
        flags,
        keys,
        at[first].astype(np.uint32),
        minhash(own_found, settings.permutations, settings.seed),
        minhash(found[:HEAD_WORDS], HEAD_PERMUTATIONS, settings.seed),
    )
    packed = np.concatenate(parts).tobytes()
    return Signature(
        id=article,
        text=blake2b(own.tobytes(), digest_size=16).digest(),
        identity=blake2b(packed, digest_size=16).digest(),
        packed=packed,
    )


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
