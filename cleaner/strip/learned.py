"""The learned scorer: facts of every block, a network that sees them in their order, and the cut that promises most.

One network serves HTML and text: a text is a page without markup. The model is plain data, made by
`benchmarks/train_scorer.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from cleaner.models import Reason
from cleaner.strip.dom import dom_facts
from cleaner.strip.facts import OWN, Floats, Lexicon, runs
from cleaner.strip.network import Network
from cleaner.strip.reading import Reading, tells_time
from cleaner.strip.trees import chances

LEXICON_STEP = 32.0
"""Log odds are stored as whole numbers of a thirty-second."""

WORDS = OWN.index("words")
PROSE = OWN.index("prose")


@dataclass(frozen=True, slots=True)
class Model:
    """A lexicon of words, one of class and id names, and the network that weighs what they say."""

    lexicon: Lexicon
    names: Floats
    network: Network

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name."""

        def packed(values: Floats) -> NDArray[np.int8]:
            return np.clip(np.round(values * LEXICON_STEP), -127, 127).astype(np.int8)

        return {
            "words": packed(self.lexicon.words),
            "pairs": packed(self.lexicon.pairs),
            "names": packed(self.names),
            **self.network.arrays(),
        }

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> Model:
        """A model from what was stored."""

        def unpacked(name: str) -> Floats:
            return (stored[name].astype(np.float32) / np.float32(LEXICON_STEP)).astype(np.float32)

        return cls(Lexicon(unpacked("words"), unpacked("pairs")), unpacked("names"), Network.of_arrays(stored))


def load() -> Model:
    """The model that is shipped."""
    raw = files("cleaner.strip").joinpath("data/model.npz").read_bytes()
    with np.load(BytesIO(raw)) as stored:
        return Model.of_arrays(dict(stored))


def page_facts(reading: Reading, headline: str, names: Floats) -> Floats:
    """All facts of a page, one row a block: the text's, and the markup's where there is markup."""
    own = reading.own
    if not reading.marked_up:
        return own
    markup = dom_facts(reading.blocks, reading.lines.words, own[:, WORDS], own[:, PROSE], headline, names)
    return np.concatenate([own, markup, np.ones((len(own), 1), np.float32)], axis=1)


def page_weight(words: Floats) -> Floats:
    """How much of a page every block is: its words, sixty at the most, and a little for being there."""
    return np.minimum(words, 60) + np.float32(1)


def judge(reading: Reading, headline: str, model: Model) -> Floats:
    """Of every block the chance, 0 to 1, to be the story's."""
    facts = page_facts(reading, headline, model.names)
    return chances(model.network.scores(facts, page_weight(reading.own[:, WORDS])))


# What is in doubt stays in a text: chances are raised to a power, the lower the fuller the page. With markup that does
# harm: on all pages of articles-dev and segments-dev, by models that had not seen their site, there is .9553 and .938
# without it, .9549 and .932 with it.
_FULL, _LENIENCE = (0.6, 0.85), 0.35

# A text that begins with its story has likely been cleaned before, and loses only what is hardly in doubt: of blocks in
# a row at its end less where no rule speaks of any of them; amid the story, or where they are much of the text, nothing
# without a rule, and little with one; under a heading such as "Comments" no paragraph but the surest. On all of
# articles-dev and texts-dev, by models that had not seen the site: with the same doubt wherever the blocks stand
# readability's texts gain .0014, trafilatura's .0051 and clean articles lose .48 %; so .0021, .0056 and .38 %.
_BEGINS, _STORY = 2, 0.5
# So has one in which rules find fewer than three comments, related stories, calls or words of menus. Of 777 whole
# pages that do not begin with their story one in a hundred has so few, of 16 such clean articles nine. With this, and
# with dates that say nothing of what stands beside them, readability's texts gain .0024 instead of .0021,
# trafilatura's .0050 instead of .0051, and clean articles lose .34 % instead of .38 %.
_PAGE_CUES, _PAGE_PARTS = ("cue_comments", "cue_related", "cue_promotion", "cue_navigation"), 3
# Nor are they fewer than one in fifty blocks: a long list with three words of menus is no page, and no rule speaks of
# so much of a text where so few of its blocks have one. Clean articles lose .39 % without either, .36 % where the page
# is asked and .32 % where what would go is asked too; of articles with other stories put in .83, .78 and .54 %. With
# three tenths for "much" instead of four it is .30 and .48 %.
_PAGE_SHARE = 0.02
_HARDLY, _AMID, _SECTION = 0.1, 0.0201, 0.02
_CLEAN_FULL, _CLEAN_LENIENCE = (0.0, 0.4), 0.2
_MUCH = 0.3
_PARAGRAPH = 20
# Amid the story of any other text a sentence stays where no rule speaks of it or of what goes with it: whole pages have
# .9433 with this and .9427 without; trafilatura's texts gain .0051 and .0055.
_SENTENCE, _RULED_OUT = 8, 0.005


def is_whole(reading: Reading, chance: Floats) -> bool:
    """Whether a page is as it stood, with its menus. `chance` as `judge` gives it.

    A text that begins with its story, or in which rules find hardly a part of a page, has been cleaned before.
    """
    if reading.marked_up:
        return True
    if (chance[:_BEGINS] >= _STORY).any():
        return False
    parts = sum(float(reading.column(name).sum()) for name in _PAGE_CUES)
    return parts >= max(_PAGE_PARTS, _PAGE_SHARE * len(chance))


def kept(reading: Reading, chance: Floats, *, whole: bool) -> NDArray[np.bool_]:
    """Of every block whether it stays. `chance` as `judge` gives it, `whole` as `is_whole` says."""
    words, heads = reading.column("words"), reading.column("section_cue")
    marked_up = reading.marked_up
    level = cut(chance, words, _FULL, 1.0 if marked_up else _LENIENCE)
    keep = chance >= level
    if marked_up or keep.all():
        return keep
    # A date says nothing of what stands beside it; "2 hours ago" stands beside another story.
    cued = np.array(
        [cue is not None and (cue.rule.reason is not Reason.DATE or tells_time(cue)) for cue in reading.cues]
    )
    clean = 1.0 if whole else cut(chance, words, _CLEAN_FULL, _CLEAN_LENIENCE)
    much = _MUCH * words.sum()
    # Of each run of blocks that would go, those come back that are given `doubt` and have so many words.
    for start, stop in runs(~keep):
        row = slice(start, stop)
        amid = start > 0 and stop < len(keep)
        least = 0
        if whole:
            if not amid or cued[row].any():
                continue
            doubt, least = _RULED_OUT, _SENTENCE
        elif heads[row].any():
            doubt, least = _SECTION, _PARAGRAPH
        else:
            ruled = cued[row].any()
            if words[row].sum() > much:
                amid, ruled = True, cued[row].sum() >= _PAGE_SHARE * (stop - start)
            doubt = (_AMID if amid else _HARDLY) if ruled else (0.0 if amid else clean)
        keep[row] = (chance[row] >= doubt) & (words[row] >= least)
    return keep


def cut(chance: Floats, words: Floats, full_from: tuple[float, float], lenience: float) -> float:
    """The chance from which blocks are kept: where expected precision and expected recall together are highest.

    A page of which nothing is sure is cut lower than one where story and boilerplate lie apart. Chances are raised to
    the power of `lenience` where the page is as full of likely blocks as `full_from` says, to 1 where it is not.
    """
    size = words.astype(np.float64)
    weight = np.minimum(size, 60) + 1.0
    full = float((chance * weight).sum() / weight.sum())
    low, high = full_from
    share = min(1.0, max(0.0, (full - low) / (high - low)))
    likely = np.clip(chance.astype(np.float64), 1e-4, 1 - 1e-4) ** (1.0 - (1.0 - lenience) * share)
    size += 0.3
    order = np.argsort(-likely, kind="stable")
    told = np.cumsum((likely * size)[order])
    best = int(np.argmax(told / np.cumsum(size[order]) + told / told[-1]))
    return float(chance[order[best]])
