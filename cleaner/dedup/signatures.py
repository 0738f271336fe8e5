"""MinHash signatures, bit for bit those of datasketch, computed for a whole text at once.

The only door to datasketch: its permutations are read here, so that values agree with every other program that uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.words import Hashes, Words, line_hashes, mixed, shingle_hashes, words_of

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
_HEADER = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """All that the search for copies keeps of an article: small, and safe to send between processes and to store.

    `packed` holds 32-bit numbers: how many words, lines, keys and MinHash values there are, then these, the words'
    hashes first. It is one object and not seven arrays because a corpus has a million of them.
    """

    id: str
    identity: bytes
    """16 bytes that are equal for texts of the same words in the same order."""
    packed: bytes

    def _part(self, number: int) -> Hashes:
        words, lines, keys, values = np.frombuffer(self.packed, np.uint32, _HEADER).tolist()
        sizes = (words, lines, lines, keys, keys, values, HEAD_PERMUTATIONS)
        start = 4 * (_HEADER + sum(sizes[:number]))
        return np.frombuffer(self.packed, np.uint32, sizes[number], start)

    @property
    def words(self) -> Words:
        """The words and where lines start."""
        return Words(self._part(0), self._part(1).view(np.int32))

    @property
    def line_hashes(self) -> Hashes:
        """One value a line."""
        return self._part(2)

    @property
    def keys(self) -> Hashes:
        """The sampled shingles, ascending, each once."""
        return self._part(3)

    @property
    def places(self) -> npt.NDArray[np.int32]:
        """The word at which each sampled shingle stands first."""
        return self._part(4).view(np.int32)

    @property
    def values(self) -> Values:
        """MinHash values of all shingles."""
        return self._part(5)

    @property
    def head(self) -> Values:
        """MinHash values of the first `HEAD_WORDS` shingles."""
        return self._part(6)

    @property
    def size(self) -> int:
        """Number of words."""
        return int(np.frombuffer(self.packed, np.uint32, 1)[0])


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


def signed(rows: Iterable[tuple[str, str]], *, settings: DedupSettings | None = None) -> Iterator[Signature]:
    """The signature of each (id, text), in the order given; reads ahead by one batch."""
    chosen = settings or DedupSettings()
    ids: list[str] = []

    def texts() -> Iterator[str]:
        for row_id, text in rows:
            ids.append(row_id)
            yield text

    for position, words in enumerate(words_of(texts())):
        yield _signature(ids[position], words, chosen)


def _signature(article: str, words: Words, settings: DedupSettings) -> Signature:
    found = shingle_hashes(words.hashes, settings.shingle_words)
    # Sampled by value, so that all copies keep the same ones.
    at = np.flatnonzero(found % np.uint32(settings.sample) == 0)
    keys, first = np.unique(found[at], return_index=True)
    lines = line_hashes(words)
    parts = (
        np.array([words.hashes.size, lines.size, keys.size, settings.permutations], np.uint32),
        words.hashes,
        words.lines.astype(np.uint32),
        lines,
        keys,
        at[first].astype(np.uint32),
        minhash(found, settings.permutations, settings.seed),
        minhash(found[:HEAD_WORDS], HEAD_PERMUTATIONS, settings.seed),
    )
    return Signature(
        id=article,
        identity=blake2b(words.hashes.tobytes(), digest_size=16).digest(),
        packed=np.concatenate(parts).tobytes(),
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
