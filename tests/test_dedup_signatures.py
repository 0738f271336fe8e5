"""Signatures are datasketch's, bit for bit; shingles are the words' alone."""

from __future__ import annotations

import numpy as np
from datasketch import MinHash
from datasketch.hashfunc import sha1_hash32
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dedup import band_keys, shingles, signed
from cleaner.dedup.columns import Columns
from cleaner.dedup.settings import DedupSettings
from cleaner.dedup.signatures import minhash, signatures
from cleaner.dedup.words import folded, shingle_hash, shingle_hashes, words, words_of, written_shingles

TEXTS = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(list("ab 1\n中文ไท"))), max_size=200
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_signature_has_the_values_of_datasketch(text: str) -> None:
    theirs = MinHash(num_perm=128, seed=1, hashfunc=shingle_hash)
    found = written_shingles(text)
    if found:
        theirs.update_batch(found)
    assert np.array_equal(signatures([text])[0], theirs.hashvalues)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=12), max_size=30))
def test_any_set_of_hashes_has_the_values_of_datasketch(values: list[bytes]) -> None:
    theirs = MinHash(num_perm=100, seed=7)
    if values:
        theirs.update_batch(values)
    assert np.array_equal(minhash(np.array([sha1_hash32(v) for v in values], np.uint32), 100, 7), theirs.hashvalues)


def test_the_values_are_pinned() -> None:
    # A change here means that every index must be made again: raise `index.FORMAT`.
    (row,) = signatures(["The mayor of Springfield opened the new bridge on Monday."])
    assert row[:6].tolist() == PINNED
    assert shingles("The mayor said so.").tolist() == PINNED_SHINGLES


PINNED = [427380365, 846664888, 249006032, 99635477, 270818197, 498891521]
PINNED_SHINGLES = [1074927322, 2448469709]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_shingles_are_those_that_are_written(text: str) -> None:
    assert shingles(text).tolist() == sorted({shingle_hash(s) for s in written_shingles(text)})


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_a_text_is_hashed_alike_in_any_batch(texts: list[str]) -> None:
    for alone, together in zip(texts, words_of(texts), strict=True):
        assert words(alone).hashes.tolist() == together.hashes.tolist()
        assert words(alone).lines.tolist() == together.lines.tolist()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_line_with_words_is_a_line(text: str) -> None:
    found = words(text)
    counts = [len(words(line).hashes) for line in folded(text).split("\n")]
    starts = np.cumsum([0, *counts])[:-1]
    assert found.lines.tolist() == [int(s) for s, n in zip(starts, counts, strict=True) if n]


def test_case_punctuation_and_compatibility_forms_change_nothing() -> None:
    assert shingles("“The Mayor”, said: ﬁne words").tolist() == shingles("the mayor said fine WORDS").tolist()
    assert shingles("STRASSE und Weg").tolist() == shingles("Straße und Weg").tolist()


def test_short_texts_have_one_shingle_and_empty_ones_none() -> None:
    assert len(shingles("Comments")) == 1
    assert len(shingles("two words")) == 1
    assert len(shingles("... !")) == 0
    assert (signatures([""]) == 0xFFFFFFFF).all()


def test_numbers_are_marked_in_their_hashes() -> None:
    assert (words("In 2024 about 3,000 people").hashes & 1).tolist() == [0, 1, 0, 1, 1, 0]


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**32 - 1), min_size=128, max_size=128), st.integers(0, 31))
def test_a_band_key_depends_on_its_own_rows_only(values: list[int], band: int) -> None:
    one = np.array(values, np.uint32)
    other = one.copy()
    other[band * 4] ^= 1
    differ = band_keys(one) != band_keys(other)
    assert differ.tolist() == [i == band for i in range(32)]
    assert np.array_equal(band_keys(np.stack([one, other]))[1], band_keys(other))


def test_keys_of_different_bands_never_meet() -> None:
    same = np.full(128, 12345, np.uint32)
    assert len(set(band_keys(same).tolist())) == 32


def test_sampled_shingles_are_the_same_in_all_copies() -> None:
    whole = " ".join(f"word{i}" for i in range(300))
    both = signed([("a", whole), ("b", whole[: len(whole) // 2])], settings=DedupSettings(sample=4))
    corpus = Columns([s.sketch for s in both], np.arange(2))
    one, part = (corpus.keys[corpus.key_texts == text] for text in (0, 1))
    assert len(part) > 20
    # The last word of the part is cut off within.
    assert len(set(part.tolist()) - set(one.tolist())) <= 1
    hashes = shingle_hashes(words(whole).hashes)
    places = corpus.places[corpus.key_texts == 0]
    assert np.array_equal(hashes[places], (one >> np.uint64(32)).astype(np.uint32))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=6))
def test_a_signature_does_not_depend_on_what_is_signed_with_it(texts: list[str]) -> None:
    together = list(signed([(str(i), text) for i, text in enumerate(texts)]))
    assert together == [next(signed([(str(i), text)])) for i, text in enumerate(texts)]
