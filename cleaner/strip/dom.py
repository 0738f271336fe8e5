"""What a page's markup shows of every block, as one table of numbers: element, links, landmarks, names, siblings.

Class and id words are read as the text's words are: hashed, and known only through a lexicon of how much more often
they stand around boilerplate than around articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.models import Block
from cleaner.strip.facts import Floats, Ints, Words, lines_of, running, sums

PATH_BITS = 14

T = TypeVar("T", bound=Hashable)

TAGS = ("p", "li", "div", "td", "a", "span", "pre", "blockquote", "dd", "section", "article")
HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
LANDMARKS = (
    "article", "main", "aside", "nav", "footer", "header", "form", "table", "list", "figure", "figcaption",
    "blockquote", "heading", "button", "details", "dialog", "body", "pre",
)  # fmt: skip
_INNERMOST = 3
"""Steps of a path that are its innermost elements'."""
_PATH_CHARACTERS = 400
"""What a path's outer elements are called says little of a block, and pages have long names."""

_PLAIN = ("depth", "link_density", "links", "images", "emphasis", "hidden", "siblings")
_NAMES = (
    "path", "path_tail", "path_top", "path_low", "inner", "inner_top", "path_blocks", "path_prose", "group_prose",
    "group_share", "group_linked", "group_place", "group_words", "shared_core", "shared_core_share",
    "like_core",
    "same_path_before", "same_path_after", "same_group_before", "same_group_after", "since_h1",
    "headline_copy", "headline_words",
)  # fmt: skip


def dom_names() -> tuple[str, ...]:
    """The columns of `dom_facts`."""
    return (
        *(f"tag_{tag}" for tag in TAGS), "heading", *(f"in_{mark}" for mark in LANDMARKS), *_PLAIN, *_NAMES,
    )  # fmt: skip


def path_words(paths: Sequence[str]) -> Words:
    """The names in every path, hashed."""
    return lines_of([path.replace("_", " ") for path in paths]).words


def path_buckets(words: Words) -> Ints:
    """Where the names stand in the lexicon of names."""
    return (words.hashes >> np.uint64(64 - PATH_BITS)).astype(np.int64)


def _numbered(values: Sequence[T]) -> tuple[Ints, list[T]]:
    """Every value's number in order of first sight, and the values in that order."""
    different = list(dict.fromkeys(values))
    number = dict(zip(different, range(len(different)), strict=True))
    return np.fromiter(map(number.__getitem__, values), dtype=np.int64, count=len(values)), different


@dataclass(frozen=True, slots=True)
class _Paths:
    """The steps of paths as numbers: path i has the steps `bounds[i]` to `bounds[i + 1]` of `flat`."""

    flat: Ints
    bounds: Ints
    steps: list[str]

    @classmethod
    def of(cls, paths: Sequence[str], mark: str) -> _Paths:
        """Paths whose steps `mark` parts."""
        split = [path[-_PATH_CHARACTERS:].split(mark) for path in paths]
        flat, steps = _numbered(list(chain.from_iterable(split)))
        bounds = np.fromiter(accumulate(map(len, split), initial=0), dtype=np.int64, count=len(split) + 1)
        return cls(flat, bounds, steps)

    def figures(self, table: Floats) -> NDArray[np.float64]:
        """Mean, mean of the innermost, highest and lowest log odds of every path's names: one row a path."""
        words = path_words(self.steps)
        value = table.take(path_buckets(words))
        count = words.bounds[1:] - words.bounds[:-1]
        some = np.flatnonzero(count)
        of_step = np.zeros((len(self.steps), 3))
        if len(some):
            begins = words.bounds[:-1][some]
            of_step[some, 0] = np.add.reduceat(value, begins, dtype=np.float64)
            of_step[some, 1] = np.maximum.reduceat(value, begins)
            of_step[some, 2] = np.minimum.reduceat(value, begins)
        begin, end = self.bounds[:-1], self.bounds[1:]
        inner = np.maximum(begin, end - _INNERMOST)
        here = of_step.take(self.flat, axis=0)
        told, named = running(here[:, 0]), running(count.take(self.flat))
        out = np.empty((len(begin), 4))
        for k, start in enumerate((begin, inner)):
            out[:, k] = (told[end] - told[start]) / np.maximum(named[end] - named[start], 1)
        out[:, 2] = np.maximum.reduceat(here[:, 1], begin)
        out[:, 3] = np.minimum.reduceat(here[:, 2], begin)
        return out

    def shared(self, core: int) -> tuple[NDArray[np.float64], int]:
        """How many steps from the root every path shares with path `core`, and how many that one has."""
        begin, end = self.bounds[:-1], self.bounds[1:]
        wanted = self.flat[begin[core] : end[core]]
        at = np.arange(len(self.flat)) - np.repeat(begin, end - begin)
        size = len(wanted)
        same = (at < size) & (self.flat == wanted[np.minimum(at, size - 1)])
        first_other = np.minimum.reduceat(np.where(same, size, at), begin)
        return np.minimum(first_other, end - begin).astype(np.float64), size


def dom_facts(
    blocks: Sequence[Block], words: Words, count: Floats, prose: Floats, headline: str, table: Floats
) -> Floats:
    """One row a block. `words`, their `count` and `prose` are the text's, `table` the lexicon of names."""
    n = len(blocks)
    names = dom_names()
    out = np.zeros((n, len(names)), dtype=np.float32)
    column = {name: out[:, i] for i, name in enumerate(names)}
    # Block by block becomes field by field.
    field = dict(zip(Block._fields, zip(*blocks, strict=True), strict=True))

    tags, kinds = _numbered(field["tag"])
    marks = np.array(
        [[tag == kind for tag in TAGS] + [HEADINGS.get(str(kind), 0.0)] for kind in kinds], dtype=np.float32
    )
    out[:, : len(TAGS) + 1] = marks[tags]
    places, sets = _numbered(field["within"])
    inside = np.array(
        [[mark in within for mark in LANDMARKS] for within in sets if isinstance(within, frozenset)], dtype=np.float32
    )
    out[:, len(TAGS) + 1 : len(TAGS) + 1 + len(LANDMARKS)] = inside[places]
    plain = np.empty((n, len(_PLAIN)))
    for k, name in enumerate(_PLAIN):
        plain[:, k] = np.fromiter(field[name], dtype=np.float64, count=n)
    first = len(TAGS) + 1 + len(LANDMARKS)
    out[:, first : first + len(_PLAIN)] = np.minimum(plain, 400)

    density = plain[:, 1]
    told = prose.astype(np.float64) * count * (density < 0.5)

    path, path_list = _numbered(field["path"])
    parted = _Paths.of(path_list, "/")
    figures = parted.figures(table)[path]
    for k, name in enumerate(("path", "path_tail", "path_top", "path_low")):
        column[name][:] = figures[:, k]
    inner, inners = _numbered(field["inner"])
    figures = _Paths.of(inners, " ").figures(table)[inner]
    column["inner"][:] = figures[:, 0]
    column["inner_top"][:] = figures[:, 2]
    by_path = np.bincount(path, weights=told, minlength=len(path_list))
    column["path_blocks"][:] = np.log1p(np.bincount(path, minlength=len(path_list)))[path]
    column["path_prose"][:] = np.log1p(by_path)[path]

    group, groups = _numbered(field["parent"])
    size = len(groups)
    group_told = np.bincount(group, weights=told, minlength=size)
    group_words = np.bincount(group, weights=count, minlength=size)
    group_linked = np.bincount(group, weights=count * density, minlength=size)
    group_first = np.full(size, n)
    np.minimum.at(group_first, group, np.arange(n))
    group_size = np.bincount(group, minlength=size)
    everything = max(told.sum(), 1.0)
    column["group_prose"][:] = np.log1p(group_told)[group]
    column["group_share"][:] = (group_told / everything)[group]
    column["group_linked"][:] = (group_linked / np.maximum(group_words, 1))[group]
    column["group_place"][:] = np.minimum((np.arange(n) - group_first[group]) / np.maximum(group_size[group], 1), 3)
    column["group_words"][:] = np.log1p(group_words)[group]

    shared, steps = parted.shared(int(np.argmax(by_path)))
    column["shared_core"][:] = (steps - shared)[path]
    column["shared_core_share"][:] = (shared / steps)[path]
    # The container that holds most of the core path's prose: its last two steps are the paragraph and its parent.
    column["like_core"][:] = (shared >= max(steps - 2, 1))[path]

    same = np.concatenate([[False], path[1:] == path[:-1]])
    column["same_path_before"][:] = same
    column["same_path_after"][:-1] = same[1:]
    same = np.concatenate([[False], group[1:] == group[:-1]])
    column["same_group_before"][:] = same
    column["same_group_after"][:-1] = same[1:]

    heading = column["heading"]
    at = np.arange(n)
    column["since_h1"][:] = np.minimum(at - np.maximum.accumulate(np.where(heading == 1, at, -300)), 300)
    wanted = np.unique(lines_of([headline]).words.hashes)
    if len(wanted):
        known = np.isin(words.hashes, wanted)
        hits = sums(known, words.bounds)
        own = np.diff(words.bounds)
        column["headline_words"][:] = hits / np.maximum(own + len(wanted) - hits, 1)
        column["headline_copy"][:] = column["headline_words"] >= 0.75
    return out
