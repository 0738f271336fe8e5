"""Where another story begins on a page: what stands below shares hardly any rare word with what stands above.

A story comes back to its names, its places and its own words (Halliday and Hasan 1976; Hearst 1997, TextTiling). So of
every place between two blocks it is counted how much of what stands below is known from above, and how much from above
comes back below, each word weighed by how rare it is: two texts about nothing in common share only the words that
everybody uses. And it is asked whether above and below speak of the same things in other words: see `topics`. All
places of a page are counted at once, in time linear in its words. Small boosted trees weigh the counts;
`benchmarks/train_stories.py` makes them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.models import Reason
from cleaner.strip import topics
from cleaner.strip.facts import Floats, Ints, Words, grouped, neighbours, runs
from cleaner.strip.topics import Topics, topic_facts
from cleaner.strip.trees import Trees, chances

RARITY_BITS = 16
RARITY_STEP = 16.0
"""Rarities are stored as whole numbers of a sixteenth."""
MIN_RARITY = 1.0
"""Words of more than a third of all articles tell no story from another."""
NEAR_BELOW = (50, 150)
NEAR_ABOVE = (150, 400)
"""How many words a place's neighbourhoods reach."""
LINK_WORDS = 300
"""A word that comes back later than this begins a new chain."""
MIN_WORDS = 25
"""Fewer words above or below tell too little to part them."""
MAX_DENSE = 0.3
"""Share of words of scripts without spaces, where words are not known, and nothing is parted."""

_PLACE = (
    "words_above", "above_new", "types_of_above", "topic_of_above", "links_here",
    "known50", "known150", "rare_near50", "rare_near150", "comes_back400", "shared_near150", "shared_near400",
    "own_words", "words_before", "words_after", "ends", "ends_before", "capitals",
)  # fmt: skip
_CONTRASTED = ("above_new", "links_here", "known50", "known150", "comes_back400", "shared_near150", "shared_near400")
_CONTRASTED_COLUMNS = tuple(map(_PLACE.index, _CONTRASTED))
_ABOVE_NEW = _PLACE.index("above_new")
_AROUND = (-3, -2, -1, 1, 2, 3)
_COUNTS = _PLACE + tuple(f"{name}.{how}" for name in _CONTRASTED for how in ("low", "high", "mean", "rank"))
FACTS = _COUNTS + topics.FACTS


@dataclass(frozen=True, slots=True)
class StoryModel:
    """How rare each word is, what each speaks of, and the trees that weigh the counts."""

    rarity: Floats
    topics: Topics
    trees: Trees

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What is stored, by name."""
        packed = np.clip(np.round(self.rarity * RARITY_STEP), 0, 255).astype(np.uint8)
        parts = {"topics": self.topics.arrays(), "trees": self.trees.arrays()}
        named = {f"{part}.{name}": array for part, arrays in parts.items() for name, array in arrays.items()}
        return {"rarity": packed, **named}

    @classmethod
    def of_arrays(cls, stored: Mapping[str, NDArray[np.generic]]) -> StoryModel:
        """A model from what was stored."""
        rarity = (stored["rarity"].astype(np.float32) / np.float32(RARITY_STEP)).astype(np.float32)

        def part(of: str) -> dict[str, NDArray[np.generic]]:
            return {name.removeprefix(of): array for name, array in stored.items() if name.startswith(of)}

        return cls(rarity, Topics.of_arrays(part("topics.")), Trees.of_arrays(part("trees.")))


def load() -> StoryModel:
    """The model that is shipped."""
    raw = files("cleaner.strip").joinpath("data/stories.npz").read_bytes()
    with np.load(BytesIO(raw)) as stored:
        return StoryModel.of_arrays(dict(stored))


Weights = NDArray[np.float64]


def _above(parts: Sequence[tuple[Ints, Weights]], n: int) -> Weights:
    """Of every place k and each of the parts the weight of what stands in a block < k: one row a part."""
    size = n + 1
    at = np.concatenate([places + (number * size + 1) for number, (places, _) in enumerate(parts)])
    here = np.bincount(at, np.concatenate([weights for _, weights in parts]), size * len(parts) + 1)
    result: Weights = here[:-1].reshape(len(parts), size).cumsum(axis=1)[:, :n]
    return result


def _share(part: Weights, whole: Weights) -> Weights:
    result: Weights = part / np.maximum(whole, 1.0)
    return result


def break_facts(words: Words, ends: NDArray[np.bool_], rarity: Floats, about: Topics, places: Ints) -> Floats:
    """What parts a block and all below from all above: one row a place, columns as in `FACTS`.

    `ends`: the block ends with a sentence's mark. `places`: the blocks that are asked of, by number.
    """
    return np.concatenate([counts(words, ends, rarity)[places], topic_facts(words, about, places)], axis=1)


def counts(words: Words, ends: NDArray[np.bool_], rarity: Floats) -> Floats:
    """What `break_facts` says that hangs on the words that come again: its first columns."""
    n = len(words.bounds) - 1
    out = np.zeros((n, len(_COUNTS)), dtype=np.float32)
    column = {name: out[:, i] for i, name in enumerate(_PLACE)}
    all_lines, begins = words.line, words.bounds[:-1]
    weight = rarity.take(words.buckets(RARITY_BITS)).astype(np.float64)
    weight[words.lengths < 2] = 0
    count = np.diff(words.bounds)
    total = len(all_lines)
    size = np.log1p(count)
    column["words_above"][:] = np.log1p(begins)
    column["own_words"][:] = size
    column["words_before"][1:] = size[:-1]
    column["words_after"][:-1] = size[1:]
    column["ends"][:] = ends
    column["ends_before"][1:] = ends[:-1]
    column["capitals"][:] = np.bincount(all_lines, words.upper, n)[:n] / np.maximum(count, 1)

    # Only rare words count from here on; `at` is where each stands among all.
    at = np.flatnonzero(weight)
    if not len(at):
        return out
    line, weight = all_lines.take(at), weight.take(at)
    # Each kind of word: the blocks of its first, second and last occurrence.
    order, new = grouped(words.hashes.take(at))
    again, by_kind = ~new[1:], line.take(order)
    starts = np.flatnonzero(new)
    stops = np.append(starts[1:], len(at))
    times = stops - starts
    first, last, of_kind = by_kind[starts], by_kind[stops - 1], weight[order[starts]]
    # What is said twice above is its topic: how much of it comes back?
    twice = times > 1
    second, until, topic = by_kind[starts[twice] + 1], last[twice], of_kind[twice]
    # Every word's first and last block.
    since_and_until = np.empty((2, len(at)), dtype=np.int64)
    since_and_until[:, order] = np.repeat([first, last], times, axis=1)
    since, back = since_and_until
    # Chains of a word and its next occurrence.
    left, right = order[:-1][again], order[1:][again]
    gap = at.take(right) - at.take(left)
    close = gap <= LINK_WORDS
    left, right, gap = left[close], right[close], gap[close]
    begin, end, chain = line[left], line[right], weight[left]
    # Of a place's neighbourhood below and above are the words so many before and behind it; it ends with the page.
    farthest = max(*NEAR_BELOW, *NEAR_ABOVE)
    around = np.empty(total + 2 * farthest, dtype=np.int64)
    around[:farthest], around[farthest : farthest + total], around[farthest + total :] = -1, all_lines, n - 1
    # A place is crossed by what begins above it and does not end above it.
    parts = [
        (first, of_kind), (last, of_kind), (second, topic), (until, topic), (line, weight), (back, weight),
        (begin, chain), (end, chain),
    ]  # fmt: skip
    for reach in NEAR_BELOW:
        lowest = around.take(at + (farthest - reach))
        parts += [(lowest, weight), (np.maximum(since, lowest), weight)]
    for reach in NEAR_ABOVE:
        highest = around.take(at + (farthest + reach))
        near = gap <= reach
        parts += [(highest, weight), (np.minimum(back, highest), weight)]
        parts += [(begin[near], chain[near]), (end[near], chain[near])]
    above = _above(parts, n)
    column["types_of_above"][:] = _share(above[0] - above[1], above[0])
    column["topic_of_above"][:] = _share(above[2] - above[3], above[2])
    # Every word that stands above, and does not come back below.
    own = above[4]
    column["above_new"][:] = 1 - _share(own - above[5], own)
    column["links_here"][:] = np.log1p(above[6] - above[7])
    for reach, lowest, known in zip(NEAR_BELOW, above[8::2], above[9::2], strict=False):
        window = lowest - own
        column[f"known{reach}"][:] = _share(known - own, window)
        column[f"rare_near{reach}"][:] = np.log1p(window)
    for reach, (highest, returned, begun, ended) in zip(NEAR_ABOVE, above[12:].reshape(-1, 4, n), strict=True):
        window = own - highest
        if reach == NEAR_ABOVE[-1]:
            column[f"comes_back{reach}"][:] = _share(own - returned, window)
        column[f"shared_near{reach}"][:] = _share(begun - ended, window)

    # How the places around are: one row a fact.
    values = out[:, _CONTRASTED_COLUMNS].T
    beside = neighbours(values, _AROUND)
    ranks = np.empty_like(values)
    np.put_along_axis(ranks, np.argsort(values, axis=1, kind="stable"), (np.arange(n) / n)[None, :], axis=1)
    contrasts = (values - beside.min(axis=0), values - beside.max(axis=0), values - values.mean(axis=1)[:, None], ranks)
    out[:, len(_PLACE) :] = np.stack(contrasts, axis=1).reshape(-1, n).T
    return out


def candidates(words: Words) -> Ints:
    """The places that have words enough above and below."""
    begins = words.bounds[:-1]
    result: Ints = np.flatnonzero((begins >= MIN_WORDS) & (words.bounds[-1] - begins >= MIN_WORDS))
    return result


# By models that had seen neither the site nor what was put in (benchmarks/inserted.py): at .94, .97 and .985 98.4 % of
# what is put in goes, with these 98.8 %, and .45 and .46 % of the articles; at .7, .85 and .9 98.9 %, but then a whole
# story behind a short introduction goes, and readability's texts gain .0015 instead of .0027.
MIN_CHANCE = 0.8
MIN_CHANCE_IF_SHORT = 0.9
"""Where less than half as much stands above as below: then the story may be what stands below."""

FEW_BELOW, MIN_CHANCE_IF_FEW = 100, 0.9
"""So few words below tell little, and may be the author's."""

LIKELY, LIKELY_BLOCKS = 0.6, 30
"""Where another story is sure to begin, it begins at the first place with such a chance among so many blocks above: of
what is put into all articles 98.6 % goes without this and 98.8 % with it, and .45 and .46 % of their text."""

MIN_TOLD_BELOW = 0.3
"""Share of the words below that are of paragraphs where another story is. HTML has .9598 without this, .9602 with it,
readability's texts gain .0023 and .0027, trafilatura's .0047 and .0043."""

PLAUSIBLE_NEW = 0.8
"""Where less of what stands above never comes back below, nobody need be asked: of the places in articles one in nine
has more, and of a thousand with a chance of .6 all but one."""

FARM_BLOCKS = 5
"""Fewer lines in a row may be a list."""
FARM_WORDS = (3, 26)
MIN_FARM_WORDS = 5.5
"""Headlines are this long on average; the points of a list are shorter."""
MIN_FARM_CAPITALS = 0.35
"""Share of words in capitals, as headlines have it in English, or names in any language."""
# Of 440 runs of lines in 396 clean articles these limits take 2 at the edges; of 1,067 farms of other pages' headlines
# 98 %. Lists of a story know .71 of their rare words from the rest of it (median), foreign headlines .11.
MAX_FARM_KNOWN = 0.35
MAX_FARM_KNOWN_INSIDE = 0.2
"""Between a story's paragraphs."""
FARM_LINES = 4
"""So many blocks of a run of headlines have gone, and half as many as have not, where the others are looked at."""
FARM_STAYS = 0.25
"""Where no more of a run of headlines stays, what is left of it goes too if it has no rare word that could tell."""
PROSE_WORDS = 10
"""A paragraph has so many at the least."""
STORY_WORDS = 15
"""Above the first and below the last block of so many words that is no headline a farm may stand."""
MIN_BESIDE = 100
"""So many words beside all runs of headlines may be a story, though none of them ends a sentence."""
LONG_WORDS = 50
"""So many words in one block are a paragraph, whatever they end with."""
MAX_FARM_REPEATED = 0.4
"""Share of a farm's rare words that stand in more than one of its lines: a list's points speak of one thing."""

CLOSERS = " \t\r\n\u00a0\"'”’»)]"
TERMINALS = frozenset(".!?…。！？")
_NO_HEADLINE = frozenset(".…。:;,")
_RARE = 2.5
"""The rarity of a word that one article in twelve has."""


class Foreign(NamedTuple):
    """Blocks in a row that are not the page's own story: `start` to `stop`, end excluded."""

    start: int
    stop: int
    rule: str
    reason: Reason
    evidence: str


class Asked(NamedTuple):
    """What is found of a page's blocks by their texts alone."""

    texts: Sequence[str]
    farms: tuple[Foreign, ...]
    left: list[int]
    """The blocks in no farm."""
    words: Words
    """Theirs."""
    told: Ints
    """Words of paragraphs above each of them."""
    places: Ints
    """Those of them that might begin another story, and the chance that each does."""
    chance: Floats


def asked(texts: Sequence[str], words: Words, model: StoryModel, begins: NDArray[np.bool_] | None = None) -> Asked:
    """Ask of the blocks of a page, whose `words` are given, what is no part of its story. Linear in the text.

    `begins`: of each whether another story may begin there; None where it may anywhere.
    """
    farms = headline_farms(texts, words, model.rarity) if len(texts) > 1 else ()
    left = [i for i in range(len(texts)) if not any(farm.start <= i < farm.stop for farm in farms)]
    words = words.some(left)
    ends = sentence_ends([texts[i] for i in left])
    places, chance = break_chances(words, ends, model, None if begins is None else begins[left])
    size = np.diff(words.bounds)
    told = np.concatenate([[0], np.cumsum(size * (ends & (size >= PROSE_WORDS) | (size >= LONG_WORDS)))])
    return Asked(texts, farms, left, words, told, places, chance)


def foreign_blocks(found: Asked, model: StoryModel, eased: Mapping[int, float]) -> tuple[Foreign, ...]:
    """Farms of other stories' headlines, and the other story behind the first, in the blocks of a page.

    `eased` says of some blocks, by number, from which chance on they begin another story, where something else speaks
    for that; 0 where a line went above that said how long ago a story came. Pure. What is left, asked again, may have
    lost a farm that hid a story: ask until nothing more goes. Scripts without spaces, and languages whose words the
    model has not seen, part nothing: every word seems rare and comes again, and the page stays whole.
    """
    texts, farms, left, words, told, places, chance = found
    if len(left) < 2:
        return farms if left else ()
    below = words.bounds[-1] - words.bounds[places]
    least = np.where(2 * words.bounds[places] >= below, MIN_CHANCE, MIN_CHANCE_IF_SHORT)
    least[below < FEW_BELOW] = MIN_CHANCE_IF_FEW
    # What eases a farm that went eases the block behind it.
    lowest = np.full(len(texts), np.inf)
    lowest[list(eased)] = list(eased.values())
    lowest = np.minimum.reduceat(lowest[: left[-1] + 1], np.array([0, *(i + 1 for i in left[:-1])]))[places]
    # Headlines alone are no story that another one could follow, and code or a list is none that could.
    can = (told[places] >= MIN_WORDS) & (told[-1] - told[places] >= MIN_TOLD_BELOW * below)
    over = np.flatnonzero((chance >= np.minimum(least, lowest)) & can)
    if len(over):
        can &= ~_in_series([texts[i] for i in left])[places]
        over = over[can[over]]
    if not len(over):
        return farms
    first = over[0]
    likely = np.flatnonzero((chance >= LIKELY) & can & (places >= places[first] - LIKELY_BLOCKS))
    at = int(places[np.append(likely, first).min()])
    sure = f"another story {float(chance[first]):.2f}"
    told_by = "behind a line that says how long ago a story came" if lowest[first] == 0 else sure
    evidence = f"{_known(words, at, model.rarity)}; {told_by}"
    rest = Foreign(left[at], len(texts), "story.break", Reason.OTHER_STORY, evidence)
    return (*(farm for farm in farms if farm.stop <= rest.start), rest)


_NUMBERED = re.compile(r"\W{0,3}(\d{1,3})[.):]\s")
SERIES_BLOCKS = 30
"""A number belongs to the series whose last number stood so many blocks above it at the most."""


def _in_series(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Of every block whether a numbered series runs across the place above it."""
    crossed = np.zeros(len(texts) + 1, dtype=np.int64)
    before, above = 0, 0
    for i, text in enumerate(texts):
        if found := _NUMBERED.match(text):
            number = int(found[1])
            if number == before + 1 > 1 and i - above <= SERIES_BLOCKS:
                crossed[above + 1] += 1
                crossed[i + 1] -= 1
            before, above = number, i
    result: NDArray[np.bool_] = np.cumsum(crossed)[: len(texts)] > 0
    return result


def sentence_ends(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which blocks end with a sentence's mark."""
    return np.fromiter((text.rstrip(CLOSERS)[-1:] in TERMINALS for text in texts), dtype=bool, count=len(texts))


def break_chances(
    words: Words, ends: NDArray[np.bool_], model: StoryModel, begins: NDArray[np.bool_] | None = None
) -> tuple[Ints, Floats]:
    """The places where another story might begin, and of each the chance that it does; some only, where `begins`."""
    places = candidates(words)
    if begins is not None:
        places = places[begins[places]]
    if not len(places) or float(words.dense.mean()) > MAX_DENSE:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    counted = counts(words, ends, model.rarity)[places]
    plausible = counted[:, _ABOVE_NEW] >= PLAUSIBLE_NEW
    result = np.zeros(len(places), dtype=np.float32)
    if plausible.any():
        told = topic_facts(words, model.topics, places[plausible])
        result[plausible] = chances(model.trees.scores(np.concatenate([counted[plausible], told], axis=1)))
    return places, result


def headline_farms(texts: Sequence[str], words: Words, rarity: Floats) -> tuple[Foreign, ...]:
    """Runs of headlines that speak of neither the story nor one thing."""
    sizes = np.diff(words.bounds)
    looks = [_is_headline(text, size) for text, size in zip(texts, sizes.tolist(), strict=True)]
    rows = [(start, stop) for start, stop in runs(looks) if stop - start >= FARM_BLOCKS]
    if not rows or float(words.dense.mean()) > MAX_DENSE:
        return ()
    # Headlines alone are no story beside which others could stand.
    beside = np.ones(len(texts), dtype=bool)
    for start, stop in rows:
        beside[start:stop] = False
    prose = sentence_ends(texts) | (sizes >= LONG_WORDS)
    if sizes[beside & prose].sum() < MIN_WORDS and sizes[beside].sum() < MIN_BESIDE:
        return ()
    weight = rarity[words.buckets(RARITY_BITS)] * (words.lengths >= 2)
    _, kind = np.unique(words.hashes, return_inverse=True)
    line = words.line
    # What stands outside all rows is the story's, whatever the rows are.
    outside = beside.take(line)
    told = np.zeros(int(kind.max(initial=-1)) + 1, dtype=bool)
    told[kind[outside]] = True
    found: list[Foreign] = []
    for start, stop in rows:
        span = slice(int(words.bounds[start]), int(words.bounds[stop]))
        own, lines, w = kind[span], line[span], weight[span].astype(np.float64)
        total = max(1.0, float(w.sum()))
        known = float(w[told[own]].sum()) / total
        # A word of more than one line: its first line is not its last.
        _, group = np.unique(own, return_inverse=True)
        first = np.full(int(group.max()) + 1, len(texts))
        np.minimum.at(first, group, lines)
        last = np.zeros(len(first), dtype=np.int64)
        np.maximum.at(last, group, lines)
        repeated = float(w[(last > first)[group]].sum()) / total
        edge = not outside[: span.start].any() or not outside[span.stop :].any()
        if (
            known < (MAX_FARM_KNOWN if edge else MAX_FARM_KNOWN_INSIDE)
            and repeated < MAX_FARM_REPEATED
            and float(words.upper[span].mean()) >= MIN_FARM_CAPITALS
            and (span.stop - span.start) / (stop - start) >= MIN_FARM_WORDS
            and outside.any()
        ):
            evidence = f"{stop - start} headlines in a row; the story knows {known:.0%} of their rare words"
            found.append(Foreign(start, stop, "story.headline-farm", Reason.LINK_FARM, evidence))
    return tuple(found)


def _is_headline(text: str, size: int) -> bool:
    """Whether a block of so many words is written like a headline."""
    return FARM_WORDS[0] <= size <= FARM_WORDS[1] and text.rstrip(CLOSERS)[-1:] not in _NO_HEADLINE


def strays(
    texts: Sequence[str], words: Words, kept: Sequence[int], rarity: Floats, timed: Container[int] = ()
) -> Iterator[Foreign]:
    """The blocks that stay of a text and are headlines of what goes beside them.

    `texts` and `words` are the whole page's, `timed` the blocks that say how long ago a story came. Below the story a
    headline speaks of what goes below it and of nothing above, or of no more above where a time stands right under it;
    above the story or below it are those of a run of headlines several of which go, that share few rare words with the
    story.
    """
    count = len(texts)
    if not 2 <= len(kept) < count:
        return
    last = kept[-1]
    bounds = words.bounds
    sizes = np.diff(bounds).tolist()
    looks = [_is_headline(text, size) for text, size in zip(texts, sizes, strict=True)]
    prose = [i for i in kept if sizes[i] >= STORY_WORDS and not looks[i]]
    rows = list(_farm_runs(looks, kept, prose[0], prose[-1])) if prose else []
    under = last + 1 < count and looks[last]
    if not under and not rows:
        return
    rare = _rare(words, rarity)

    def rare_words(blocks: Iterable[int]) -> NDArray[np.uint64]:
        parts = [slice(int(bounds[i]), int(bounds[i + 1])) for i in blocks]
        return np.concatenate([words.hashes[part][rare[part]] for part in parts] or [words.hashes[:0]])

    told_of = -1
    if under:
        own = rare_words([last])
        above, below = (
            np.count_nonzero(np.isin(own, rare_words(part))) for part in (range(last), range(last + 1, count))
        )
        goes = above <= below if last + 1 in timed else above == 0 < below
        if goes:
            told_of = last
            told = f"{below} of its {own.size} rare words come again below it, where all goes, {above} above"
            yield Foreign(last, last + 1, "story.headline", Reason.OTHER_STORY, told)
    in_rows = {i for start, stop in rows for i in range(start, stop)}
    story = np.unique(rare_words(i for i in kept if i not in in_rows))
    for start, stop in rows:
        if float(words.upper[bounds[start] : bounds[stop]].mean()) < MIN_FARM_CAPITALS:
            continue
        here = kept[bisect_left(kept, start) : bisect_left(kept, stop)]
        most = len(here) <= FARM_STAYS * (stop - start)
        for at in here:
            own = rare_words([at])
            known = np.count_nonzero(np.isin(own, story))
            foreign = known < MAX_FARM_KNOWN * own.size if own.size else most
            if foreign and at != told_of:
                knows = f"the story has {known} of its {own.size} rare words"
                told = (
                    f"one of a run of headlines; {knows if own.size else f'{len(here)} of {stop - start} would stay'}"
                )
                yield Foreign(at, at + 1, "story.headline", Reason.LINK_FARM, told)


def _farm_runs(looks: Sequence[bool], kept: Sequence[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Runs of headlines above block `first` or below block `last` of which several go, and not all."""
    stays = set(kept)
    for low, high in ((0, first), (last + 1, len(looks))):
        start = low
        for i in range(low, high + 1):
            # Between headlines may stand a line of another kind.
            if i < high and (looks[i] or (i > start and i + 1 < high and looks[i - 1] and looks[i + 1])):
                continue
            here = sum(k in stays for k in range(start, i))
            if here and i - start - here >= max(FARM_LINES, here / 2):
                yield start, i
            start = i + 1


def _rare(words: Words, rarity: Floats) -> NDArray[np.bool_]:
    """Which words few articles have."""
    result: NDArray[np.bool_] = (rarity.take(words.buckets(RARITY_BITS)) >= _RARE) & (words.lengths > 2)
    return result


def _known(words: Words, at: int, rarity: Floats) -> str:
    """For a person: how many of the rare words from a block on stand above it."""
    rare = _rare(words, rarity)
    cut = words.bounds[at]
    below = np.unique(words.hashes[cut:][rare[cut:]])
    above = np.unique(words.hashes[:cut][rare[:cut]])
    known = len(np.intersect1d(below, above, assume_unique=True))
    return f"{known} of {len(below)} rare words from here on stand above"
