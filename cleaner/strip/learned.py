"""The learned scorer: two looks at a page by boosted trees, and the cut that promises most.

The first look judges every block by its facts; the second also sees what the first said of its neighbours. The model is
plain data, made by `benchmarks/train_scorer.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.context import context_facts
from cleaner.strip.dom import dom_facts
from cleaner.strip.facts import OWN, Floats, Lexicon, core_of
from cleaner.strip.reading import Reading
from cleaner.strip.stacking import stacked_facts
from cleaner.strip.topics import topic_facts
from cleaner.strip.trees import Trees, chances

KINDS = ("text", "html")
STAGES = ("first", "second")
LEXICON_STEP = 32.0
"""Log odds are stored as whole numbers of a thirty-second."""

SETTLED = 0.04
"""A block that the first look gives less than this is not looked at again: two thirds of a page of menus."""

_WORDS = OWN.index("words")
_PROSE = OWN.index("prose")
_VALUE = OWN.index("value")


@dataclass(frozen=True, slots=True)
class Model:
    """A lexicon of words, one of class and id names, and two stages of trees for text and for HTML."""

    lexicon: Lexicon
    names: Floats
    stages: Mapping[tuple[str, str], Trees]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name."""

        def packed(values: Floats) -> NDArray[np.int8]:
            return np.clip(np.round(values * LEXICON_STEP), -127, 127).astype(np.int8)

        stored: dict[str, NDArray[np.generic]] = {
            "words": packed(self.lexicon.words),
            "pairs": packed(self.lexicon.pairs),
            "names": packed(self.names),
            "common": np.packbits(self.lexicon.common),
        }
        for (kind, stage), trees in sorted(self.stages.items()):
            for name, array in trees.arrays().items():
                stored[f"{kind}.{stage}.{name}"] = array
        return stored

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> Model:
        """A model from what was stored."""

        def unpacked(name: str) -> Floats:
            return (stored[name].astype(np.float32) / np.float32(LEXICON_STEP)).astype(np.float32)

        stages = {
            (kind, stage): Trees.of_arrays({name: stored[f"{kind}.{stage}.{name}"] for name in Trees.STORED})
            for kind in KINDS
            for stage in STAGES
            if f"{kind}.{stage}.roots" in stored
        }
        common = np.unpackbits(stored["common"].astype(np.uint8)).astype(bool)
        return cls(Lexicon(unpacked("words"), unpacked("pairs"), common), unpacked("names"), stages)


def load() -> Model:
    """The model that is shipped."""
    raw = files("cleaner.strip").joinpath("data/model.npz").read_bytes()
    with np.load(BytesIO(raw)) as stored:
        return Model.of_arrays(stored)


def page_facts(reading: Reading, headline: str, lexicon: Lexicon, names: Floats) -> Floats:
    """All facts of a page, one row a block: the text's, and the markup's where there is markup."""
    own = reading.own
    start, end = core_of(own[:, _VALUE])
    prose = own[:, _PROSE] > 0
    topics = topic_facts(reading.lines, prose, start, end, lexicon)
    parts = [own, context_facts(own), np.stack(topics, axis=1).astype(np.float32)]
    if reading.marked_up:
        parts.append(dom_facts(reading.blocks, own[:, _WORDS], own[:, _PROSE], headline, names))
    return np.concatenate(parts, axis=1)


def judge(reading: Reading, headline: str, model: Model) -> Floats:
    """Of every block the chance, 0 to 1, to be the story's."""
    kind = "html" if reading.marked_up else "text"
    table = page_facts(reading, headline, model.lexicon, model.names)
    first = chances(model.stages[kind, "first"].scores(table))
    open_ = np.flatnonzero(first >= SETTLED)
    if not len(open_):
        return first
    stacked = stacked_facts(first, reading.own[:, _WORDS])[open_]
    result = first.copy()
    result[open_] = chances(model.stages[kind, "second"].scores(np.concatenate([table[open_], stacked], axis=1)))
    return result


# Where most of a page is likely the story's, an extractor has been there before, and what is in doubt stays: chances
# are raised to a power, the lower the fuller the page. Cross-validated on texts-dev, of clean articles half as much is
# lost and half as many are hurt, for .0002 on whole pages and .001 on extracted texts.
_FULL = (0.6, 0.85)
_LENIENCE = 0.5


def cut(chance: Floats, words: Floats) -> float:
    """The chance from which blocks are kept: where expected precision and expected recall together are highest.

    A page of which nothing is sure is cut lower than one where story and boilerplate lie apart.
    """
    size = words.astype(np.float64)
    weight = np.minimum(size, 60) + 1.0
    full = float((chance * weight).sum() / weight.sum())
    share = min(1.0, max(0.0, (full - _FULL[0]) / (_FULL[1] - _FULL[0])))
    likely = np.clip(chance.astype(np.float64), 1e-4, 1 - 1e-4) ** (1.0 - (1.0 - _LENIENCE) * share)
    size += 0.3
    order = np.argsort(-likely, kind="stable")
    told = np.cumsum((likely * size)[order])
    best = int(np.argmax(told / np.cumsum(size[order]) + told / told[-1]))
    return float(chance[order[best]])
