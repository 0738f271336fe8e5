"""Scorers: how much each block is the story's, and which of them to keep."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from types import MappingProxyType
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cleaner.errors import UsageError
from cleaner.models import Reason
from cleaner.strip import characters as ch
from cleaner.strip import learned, rules_scorer
from cleaner.strip.corrections import contents, corrected
from cleaner.strip.facts import Floats, Lexicon
from cleaner.strip.named import named
from cleaner.strip.reading import Reading, tells_time
from cleaner.strip.stories import PROSE_WORDS, Foreign, StoryModel, asked, foreign_blocks, load, strays

CASED = 0.5
"""Share of letters with case below which a text is left to the rules: Chinese, Japanese, Arabic, Hebrew, Thai."""
# On every fourth page of articles-dev, by models that had not seen its site: from .5 to .9 trafilatura's texts gain
# .0004, readability's lose .0002, and clean articles lose .0012 more, first lines that speak of their story.
DOUBT, RULES_DOUBT = 0.9, 0.7
"""A line above the lede that speaks of the story and is given less than this is its headline."""


OWN_LIST = 0.8
"""Lines that the model is this sure of on the average are the story's list, however little the story knows of them."""


class Judgement(NamedTuple):
    """A scorer's word on a page."""

    keep: list[bool]
    chances: list[float]
    """Of each block, 0 to 1, to be the story's."""
    doubt: float
    """The chance below which a line above the story may be its headline."""
    foreign: Mapping[int, Foreign] = MappingProxyType({})
    """Of the blocks of other stories, of tables of contents and of what markup names, what tells them."""


class Scorer(Protocol):
    """Judges the blocks of a page."""

    @property
    def lexicon(self) -> Lexicon:
        """The words it knows."""

    def __call__(self, reading: Reading, headline: str) -> Judgement:
        """Which blocks to keep; `headline` is what the page's markup says, or empty."""


@dataclass(frozen=True, slots=True)
class ByRules:
    """Values of length, sentence ends, links and cues, decided as a sequence. Knows no words."""

    lexicon: Lexicon = field(default_factory=Lexicon.empty)

    def __call__(self, reading: Reading, headline: str) -> Judgement:  # noqa: ARG002 - a scorer may use it
        """Viterbi over the values."""
        keep, values = rules_scorer.keep(reading)
        return Judgement(
            keep, [1 / (1 + math.exp(-max(-60.0, min(60.0, value / 10)))) for value in values], RULES_DOUBT
        )


def _caseless(reading: Reading) -> bool:
    classes = reading.lines.classes
    letters = (classes & (ch.WORD | ch.DIGIT)) == ch.WORD
    return bool(np.count_nonzero(classes & ch.CASED) < CASED * np.count_nonzero(letters))


@dataclass(frozen=True, slots=True)
class ByModel:
    """A network over the facts of the blocks in their order."""

    model: learned.Model
    stories: StoryModel | None = None
    """What tells other stories from the page's own; without it they are told by their blocks alone."""

    @property
    def lexicon(self) -> Lexicon:
        """The model's."""
        return self.model.lexicon

    def __call__(self, reading: Reading, headline: str) -> Judgement:
        """Two looks, and the cut that promises most; what a rule is sure of goes."""
        if not reading.marked_up and _caseless(reading):
            # No text in such a script was among what the model learned from; in HTML the markup tells enough.
            return ByRules()(reading, headline)
        chance = learned.judge(reading, headline, self.model)
        whole = learned.is_whole(reading, chance)
        keep = learned.kept(reading, chance, whole=whole)
        keep &= reading.column("sure_cue") == 0
        chances = chance.tolist()
        keep_now = corrected(reading, keep.tolist(), chances, whole=whole)
        stay = [i for i, stays in enumerate(keep_now) if stays]
        told = chain(contents(reading, chances, whole=whole), named(reading, stay))
        listed = {i: part for part in told for i in range(part.start, part.stop)}
        foreign: dict[int, Foreign] = {}
        if self.stories is not None:
            kept = [i for i in stay if i not in listed]
            texts = tuple(reading.blocks[i].text for i in kept)
            if texts not in reading.asked:
                begins = _begins(reading, kept) if reading.marked_up else None
                reading.asked[texts] = asked(texts, reading.lines.words.some(kept), self.stories, begins)
            for part in foreign_blocks(reading.asked[texts], self.stories, _eased(reading, kept, chance)):
                if not _is_own(reading, kept, part, chance):
                    foreign.update(dict.fromkeys(kept[part.start : part.stop], part))
            if not reading.marked_up:
                left = [i for i in kept if i not in foreign]
                all_texts = [block.text for block in reading.blocks]
                timed = {i for i, cue in enumerate(reading.cues) if tells_time(cue)}
                for part in strays(all_texts, reading.lines.words, left, self.stories.rarity, timed):
                    foreign.update(dict.fromkeys(range(part.start, part.stop), part))
        foreign |= listed
        gone = {*foreign, *headings_of_nothing(reading, [i for i in stay if i not in foreign])}
        return Judgement([stays and i not in gone for i, stays in enumerate(keep_now)], chances, DOUBT, foreign)


def headings_of_nothing(reading: Reading, stay: Sequence[int]) -> Iterator[int]:
    """The last blocks that stay and are headings such as "Latest stories", where all goes that stands below them."""
    if stay and stay[-1] + 1 == len(reading.blocks):
        return
    heads = reading.column("section_cue")
    yield from takewhile(lambda i: heads[i] > 0, reversed(stay))


def _is_own(reading: Reading, kept: Sequence[int], part: Foreign, chance: Floats) -> bool:
    """Whether the network is sure that a part of what stays is the story's, though its words are not."""
    if part.reason is Reason.LINK_FARM:
        return float(chance[kept[part.start : part.stop]].mean()) >= OWN_LIST
    return _under_a_menu(reading, kept, part.start, chance)


MENU_PART, MENU_DOUBT = 0.25, 0.05
"""What is shorter than such a part of what stands below it, and so much less likely to be the story, is a menu's. Whole
pages have .9455 without this and .9467 with it; of what is put into articles 98.8 and 98.7 % goes."""


def _under_a_menu(reading: Reading, kept: Sequence[int], at: int, chance: Floats) -> bool:
    """Whether what stays from a place on is the story, and what stays above it is left of a menu."""
    words, told = reading.column("words")[kept], chance[kept]
    if words[:at].sum() >= MENU_PART * words[at:].sum():
        return False
    above, below = (float(np.average(told[side], weights=words[side])) for side in (slice(at), slice(at, None)))
    return above <= below - MENU_DOUBT


def _begins(reading: Reading, kept: Sequence[int]) -> NDArray[np.bool_]:
    """Of the blocks that stay of a page with markup whether another story may begin there: in a container of its own.

    The next paragraph is in no container that a paragraph above is in. On all pages, by models that had not seen the
    site: HTML .9587 and segments .939 where a story may begin anywhere, .9589 and .940 with this.
    """
    words = reading.column("words")
    places = [reading.blocks[i].parent if words[i] >= PROSE_WORDS else None for i in kept]
    first: dict[int | None, int] = {}
    for number, place in enumerate(places):
        first.setdefault(place, number)
    found = np.zeros(len(kept), dtype=bool)
    ahead: int | None = None
    for number in range(len(kept) - 1, -1, -1):
        ahead = ahead if places[number] is None else places[number]
        found[number] = ahead is not None and first[ahead] >= number
    return found


_BLOCKS_BEHIND, _TIMED, _DOUBTED, _CHANCE_IF_DOUBTED = 4, 0.5, 0.4, 0.6
"""Where so many blocks have less than this behind a line that says how long ago a story came, another story begins; and
where they have less than that, it need not be as sure to."""


def _eased(reading: Reading, kept: Sequence[int], chance: Floats) -> dict[int, float]:
    """Of the blocks that stay those that may easily begin another story, by number, and the chance from which they do.

    On all of articles-dev and texts-dev, by models that had not seen the site: without this readability's texts gain
    .0020 instead of .0023, and of what is put behind articles 98.0 % goes instead of 98.3 % (every other article).
    """
    if len(kept) < 2:
        return {}
    told = np.concatenate([[0.0], np.cumsum(chance[kept], dtype=np.float64)])
    at = np.arange(len(kept))
    until = np.minimum(at + _BLOCKS_BEHIND, len(kept))
    mean = np.round((told[until] - told[at]) / (until - at), 4)
    eased = dict.fromkeys(np.flatnonzero(mean < _DOUBTED).tolist(), _CHANCE_IF_DOUBTED)
    stays = set(kept)
    for i, cue in enumerate(reading.cues):
        if i not in stays and tells_time(cue):
            below = bisect_right(kept, i)
            if 0 < below < len(kept) and mean[below] < _TIMED:
                eased[below] = 0.0
    return eased


SCORERS: Mapping[str, Scorer] = {"learned": ByModel(learned.load(), load()), "rules": ByRules()}


def scorer_of(name: str) -> Scorer:
    """The scorer of that name; raises `UsageError` for one that does not exist."""
    if name not in SCORERS:
        raise UsageError(f"no scorer {name!r}: choose one of {', '.join(sorted(SCORERS))}")
    return SCORERS[name]
