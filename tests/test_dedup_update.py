"""What is found after texts came and went is what a search over all of them finds, pair by pair."""

from __future__ import annotations

import random
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pytest

from cleaner.dedup import DedupSettings, Signature, signed
from cleaner.dedup import corpus as corpus_module
from cleaner.dedup.corpus import candidates, learned
from cleaner.dedup.texts import listed
from cleaner.dedup.update import Column, Update
from tests.test_dedup import story, text


class Shelf:
    """Columns in memory."""

    def __init__(self) -> None:
        self.columns: dict[tuple[str, int], Column] = {}

    def read(self, name: str, part: int, dtype: npt.DTypeLike) -> Column:
        return self.columns.get((name, part), np.zeros(0, dtype))

    def write(self, name: str, part: int, column: Column) -> None:
        self.columns[name, part] = column.copy()

    def forget(self, name: str) -> None:
        self.columns = {key: column for key, column in self.columns.items() if key[0] != name}


def pages(draw: random.Random) -> dict[str, str]:
    """Famous stories with forty copies each and others with two, on pages of five sites with notices of their own."""
    notices = [story(900 + site, paragraphs=2, words=14) for site in range(5)]
    found = {}
    for number, copies in enumerate([40, 40, *[2] * 30]):
        whole = story(number, paragraphs=6, words=30)
        for copy in range(copies):
            own = story(1000 + 50 * number + copy, paragraphs=1, words=20)
            found[f"{number} {copy}"] = text(*own, *whole[copy % 2 : draw.randint(2, 6)], *draw.choice(notices))
    return found


def same(shelf: Shelf, made: Mapping[str, Signature], number: Mapping[str, int], chosen: DedupSettings) -> None:
    """Search what is there by what is on the shelf, and anew."""
    texts = listed(list(made.values()))
    articles = np.array([number[texts.id(i)] for i in range(len(texts))], np.int64)
    boilerplate, sizes, pairs = Update(texts, articles, shelf, chosen).candidates()
    expected = learned(texts, chosen)
    for name in ("keys", "lines", "heads"):
        assert getattr(boilerplate, name).values.tolist() == getattr(expected, name).values.tolist()
    expected_sizes, expected_pairs = candidates(texts, expected, chosen)
    for name in ("words", "identities", "marks"):
        assert getattr(sizes, name).tolist() == getattr(expected_sizes, name).tolist()
    found = sorted(pair for left, right in pairs for pair in zip(left.tolist(), right.tolist(), strict=True))
    assert found == [pair for left, right in expected_pairs for pair in zip(left.tolist(), right.tolist(), strict=True)]


@pytest.mark.parametrize("seed", range(8))
def test_pairs_found_in_steps_are_those_found_at_once(seed: int) -> None:
    draw = random.Random(seed)
    chosen = DedupSettings(common_above=draw.choice((8, 25)))
    every = pages(draw)
    signatures = {one.id: one for one in signed(every.items(), settings=chosen)}
    number = {name: place for place, name in enumerate(draw.sample(sorted(every), len(every)))}
    shelf = Shelf()
    there = dict.fromkeys(draw.sample(sorted(every), 60))
    for _ in range(5):
        same(shelf, {name: signatures[name] for name in there}, number, chosen)
        for name in draw.sample(sorted(there), draw.choice((0, 2, 20))):
            del there[name]
        there |= dict.fromkeys(draw.sample(sorted(every), draw.choice((1, 8, 30))))


def test_a_corpus_that_grows_is_kept_in_more_parts() -> None:
    every = pages(random.Random(1))
    signatures = {one.id: one for one in signed(every.items())}
    number = {name: place for place, name in enumerate(every)}
    shelf, chosen = Shelf(), DedupSettings(common_above=8)
    try:
        for rows in (1 << 19, 1 << 12, 1 << 11):
            corpus_module._ROWS = rows
            size = len(every) * (1 << 19) // rows // 256
            same(shelf, dict(list(signatures.items())[: max(60, size)]), number, chosen)
    finally:
        corpus_module._ROWS = 1 << 19
    assert {part for name, part in shelf.columns if name.startswith("keys")} > {0, 1, 2, 3}
