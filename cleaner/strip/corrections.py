"""What the page's shape says against the model: paragraphs between the story's own, farms, "Related", contents.

Measured with cross-validated chances on texts-dev: no clean article changes, whole pages gain .001.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleaner.models import Reason
from cleaner.rules import Scope, line_key
from cleaner.strip.facts import runs
from cleaner.strip.reading import Reading, tells_time
from cleaner.strip.stories import Foreign

HEADLINE_WORDS = (3, 26)
FARM_BLOCKS = 5
"""So many headlines in a row, most words capitalised, at the page's beginning or end."""
FARM_CAPITALS = 0.5
LONG_FARM_BLOCKS = 6
"""So many where headlines are written like sentences, but longer than an item of a list."""
LONG_FARM_WORDS = 5
LONG_FARM_CAPITALS = 0.1
FARM_CHANCE, HEADLINE_CHANCE = 0.75, 0.95
"""Where the model is surer, of them all or of one, it is the story's."""

SECTION_STORY = 0.55
"""Share of what is kept that stands above the heading, for what is below to be no part of the story."""
SECTION_CHANCE = 0.5
RESUMES_CHANCE, RESUMES_WORDS = 0.97, 20
"""A paragraph below such a heading that the model is so sure of is the story's, which goes on from there. On all pages,
by models that had not seen their site: HTML .9556 without, .9559 with; whole pages .9433 and .9435."""
TIMED_BLOCKS, TIMED_STORY_WORDS = 3, 40
"""So near below the heading stands the other story's time: site, time, headline; and a story stands above."""
POINTER_CHANCE, POINTER_WORDS = 0.97, 20
"""A line that a rule takes for a pointer to another story stays only if it is longer or the model this sure of it: of
"Also Read" lines and the like put into articles (benchmarks/inserted.py) .991 go instead of .967 at .85."""

# Paragraphs after a call in the middle of a story: on every fourth page of articles-dev, by models that had not seen
# its site, shingle F1 goes from .9603 to .9613, and both precision and recall rise; at a chance of .1 it is .9607.
# On all pages of two folds .002 gives .9573 and .01 .9571.
CONTAINER_BLOCKS = 3
"""So many paragraphs of the story in one container, by one path, make it the story's own."""
PROSE_WORDS, PARAGRAPH_WORDS = 8, 10
CONTAINER_CHANCE, CONTAINER_LINKED = 0.002, 0.1

# A table that stands near paragraphs of the story above and below is told as a whole, and so is code: HTML has .9593
# without this, .9603 with it for tables, and with code the same, as much more being kept rightly as wrongly.
WHOLES = frozenset({"table", "pre"})
BESIDE_BLOCKS, BESIDE_CHANCE, WHOLE_CHANCE = 3, 0.5, 0.2

# A table of contents: lines in a row that come again once, below, as headings, in their order and far apart. With this
# whole pages of texts-dev have .9453, without it .9449, and no clean article loses a word.
CONTENTS_LINES, CONTENTS_CHANCE = 3, 0.75
CONTENTS_WORDS, CONTENTS_GAP = 20, 2
"""A line is shorter; so many blocks on comes the next one at the latest."""
CONTENTS_APART, CONTENTS_HEADED = 2, 0.6
"""Where they head sections they lie so many times as far apart, and such a share of them stands over a paragraph."""

AUTHOR_BEYOND, BYLINE_WORDS, AUTHORS = 0.7, 8, 10
"""Beyond such a share of what is kept a paragraph may be about an author, whose name stands in a line this short; a
page has so many at the most. Whole pages have .9461 with this and .9459 without, HTML .9603 and .9602."""

MENUS = frozenset({"nav", "footer"})
"""Landmarks in which a menu's word is one."""

_ITEM = re.compile(r"\W|\d{1,3}[.)]")
_NAME = re.compile(r"\W{0,3}([^\W\d_a-z][\w.’'-]+(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|la|der|den|el)){1,3})")
_POINTER = re.compile(r"[^:：|»›>]{2,24}[:：|»›>]")
_SECTIONS = frozenset({Reason.RELATED, Reason.COMMENTS, Reason.LINK_FARM})


def corrected(reading: Reading, keep: list[bool], chances: list[float], *, whole: bool) -> list[bool]:
    """`keep` without farms of headlines, pointers to other stories, and what stands under a heading for such.

    `whole`: the page is as it stood, with its menus.
    """
    keep = list(keep)
    if reading.marked_up:
        _bring_back(reading, keep, chances)
        _keep_wholes(reading, keep, chances)
    words, colons = reading.column("words"), reading.column("ends_colon")
    for i, cue in enumerate(reading.cues):
        if cue is None or not keep[i]:
            continue
        menu = cue.rule.reason is Reason.NAVIGATION and not MENUS.isdisjoint(reading.blocks[i].within)
        if menu or (whole and cue.rule.page):
            keep[i] = False
        elif cue.rule.reason is Reason.RELATED and cue.rule.scope is Scope.BLOCK:
            points = words[i] <= POINTER_WORDS and not colons[i] and _POINTER.match(reading.blocks[i].text)
            keep[i] = not points or chances[i] >= POINTER_CHANCE
    if whole:
        _drop_authors(reading, keep)
    _drop_sections(reading, keep, chances)
    _drop_farms(reading, keep, chances)
    return keep


def _drop_authors(reading: Reading, keep: list[bool]) -> None:
    """Drop at the end what says who somebody is whose name is a line of the page, or part of one: its author."""
    told = [i for i, cue in enumerate(reading.cues) if keep[i] and cue and cue.rule.reason is Reason.BIOGRAPHY]
    if not told:
        return
    kept = [i for i, stays in enumerate(keep) if stays]
    beyond = kept[int(AUTHOR_BEYOND * len(kept))]
    words = reading.column("words")
    lines = "\n".join(block.text for block, size in zip(reading.blocks, words, strict=True) if size <= BYLINE_WORDS)
    for i in told[-AUTHORS:]:
        name = _NAME.match(reading.blocks[i].text)
        if name and i >= beyond and name[1] in lines:
            keep[i] = False


def _bring_back(reading: Reading, keep: list[bool], chances: list[float]) -> None:
    """Keep paragraphs in the story's own container, written as its paragraphs are, that nothing speaks against."""
    words = reading.column("words").tolist()
    places = [(block.parent, block.path) for block in reading.blocks]
    told = Counter(
        place for place, stays, size in zip(places, keep, words, strict=True) if stays and size >= PROSE_WORDS
    )
    if not told:
        return
    own, times = told.most_common(1)[0]
    if times < CONTAINER_BLOCKS:
        return
    ends = reading.column("ends_terminal").tolist()
    for i, block in enumerate(reading.blocks):
        if (
            not keep[i]
            and places[i] == own
            and words[i] >= PARAGRAPH_WORDS
            and ends[i]
            and reading.cues[i] is None
            and block.link_density < CONTAINER_LINKED
            and not block.hidden
            and chances[i] >= CONTAINER_CHANCE
        ):
            keep[i] = True


def _keep_wholes(reading: Reading, keep: list[bool], chances: list[float]) -> None:
    """Keep all of a table or of code between blocks of the story, unless hardly any seems to be the story's."""
    words = reading.column("words").tolist()
    inside = [not WHOLES.isdisjoint(block.within) for block in reading.blocks]
    for start, stop in runs(inside):
        if _seem(words[start:stop], chances[start:stop], WHOLE_CHANCE) and all(
            any(keep[i] and chances[i] >= BESIDE_CHANCE for i in beside)
            for beside in (
                range(max(0, start - BESIDE_BLOCKS), start),
                range(stop, min(len(keep), stop + BESIDE_BLOCKS)),
            )
        ):
            keep[start:stop] = [True] * (stop - start)


def _seem(words: Sequence[float], chances: Sequence[float], least: float) -> bool:
    """Whether blocks have such a chance on the average, each weighed by its words as far as they count."""
    weights = [min(size, 60) + 1 for size in words]
    return sum(weight * chance for weight, chance in zip(weights, chances, strict=True)) >= least * sum(weights)


def _drop_sections(reading: Reading, keep: list[bool], chances: list[float]) -> None:
    words = reading.column("words").tolist()
    total = sum(size for size, kept in zip(words, keep, strict=True) if kept)
    above = 0.0
    for i, cue in enumerate(reading.cues):
        above += words[i] if keep[i] else 0.0
        if cue is None or not cue.rule.sure or cue.rule.scope is not Scope.SECTION or cue.rule.reason not in _SECTIONS:
            continue
        if cue.rule.reason is Reason.RELATED and above >= TIMED_STORY_WORDS and _timed(reading, i + 1):
            keep[i + 1 :] = [False] * (len(keep) - i - 1)
            return
        if above < SECTION_STORY * total or i + 1 >= len(keep) or keep[i + 1]:
            continue
        if not _seem(words[i + 1 :], chances[i + 1 :], SECTION_CHANCE):
            ends = reading.column("ends_terminal").tolist()
            for k in range(i + 1, len(keep)):
                if chances[k] >= RESUMES_CHANCE and words[k] >= RESUMES_WORDS and ends[k]:
                    break
                keep[k] = False
            return


def _timed(reading: Reading, start: int) -> bool:
    """Right below stands when another story came ("2 hours ago"): its text is not this story's, however it reads."""
    return any(tells_time(cue) for cue in reading.cues[start : start + TIMED_BLOCKS])


def contents(reading: Reading, chances: Sequence[float], *, whole: bool) -> Iterator[Foreign]:
    """The tables of contents of a text that is a `whole` page, where the model is not sure of them."""
    if reading.marked_up or not whole:
        return
    words = reading.column("words").tolist()
    n = len(words)
    keys = [
        line_key(block.text) if size < CONTENTS_WORDS else "" for block, size in zip(reading.blocks, words, strict=True)
    ]
    times = Counter(keys)
    again: list[int] = [n] * n
    last: dict[str, int] = {}
    for i in range(n - 1, -1, -1):
        if keys[i] and times[keys[i]] == 2:
            again[i] = last.get(keys[i], n)
            last[keys[i]] = i
    start = 0
    while start < n:
        run = [start]
        if again[start] < n:
            at = start + 1
            while at < n and at - run[-1] <= CONTENTS_GAP and words[at] < CONTENTS_WORDS:
                if again[run[-1]] < again[at] < n:
                    run.append(at)
                at += 1
        stop = run[-1] + 1
        if len(run) >= CONTENTS_LINES and again[start] >= stop:
            heads = [again[i] for i in run]
            over = sum(any(size >= CONTENTS_WORDS for size in words[i + 1 : i + 4]) for i in heads)
            if (
                heads[-1] - heads[0] >= CONTENTS_APART * (stop - 1 - start)
                and over >= CONTENTS_HEADED * len(run)
                and sum(chances[start:stop]) < CONTENTS_CHANCE * (stop - start)
            ):
                evidence = f"{len(run)} of {stop - start} lines in a row come again below as headings"
                yield Foreign(start, stop, "shape.contents", Reason.NAVIGATION, evidence)
        start = stop


def _drop_farms(reading: Reading, keep: list[bool], chances: list[float]) -> None:
    kept = [i for i, stays in enumerate(keep) if stays]
    for order in (kept[::-1], kept):
        run = _titles(reading, chances, order, HEADLINE_WORDS[0], FARM_CAPITALS)
        if len(run) < FARM_BLOCKS:
            run = _titles(reading, chances, order, LONG_FARM_WORDS, LONG_FARM_CAPITALS)
            if len(run) < LONG_FARM_BLOCKS:
                continue
        if len(run) < len(kept) and sum(chances[i] for i in run) < FARM_CHANCE * len(run):
            for i in run:
                keep[i] = False


def _titles(reading: Reading, chances: list[float], order: Iterable[int], words: int, capitals: float) -> list[int]:
    """The blocks at the beginning of `order` that are written like headlines."""
    own_words, own_capitals = reading.column("words"), reading.column("capitals")
    ends, colons, bars = reading.column("ends_terminal"), reading.column("ends_colon"), reading.column("bars")
    run: list[int] = []
    for i in order:
        if (
            not words <= own_words[i] <= HEADLINE_WORDS[1]
            or own_capitals[i] < capitals
            or ends[i]
            or colons[i]
            or bars[i]
            or chances[i] >= HEADLINE_CHANCE
            or _ITEM.match(reading.blocks[i].text)
        ):
            break
        run.append(i)
    return run
