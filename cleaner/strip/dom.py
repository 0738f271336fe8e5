"""What a page's markup shows of every block, as one table of numbers: element, links, landmarks, names, siblings.

Class and id words are read as the text's words are: hashed, and known only through a lexicon of how much more often
they stand around boilerplate than around articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from cleaner.models import Block
from cleaner.strip.facts import Floats, Ints, Words, lines_of, shifted

PATH_BITS = 14

TAGS = ("p", "li", "div", "td", "a", "span", "pre", "blockquote", "dd", "section", "article")
HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
LANDMARKS = (
    "article", "main", "aside", "nav", "footer", "header", "form", "table", "list", "figure", "figcaption",
    "blockquote", "heading", "button", "details", "dialog", "body", "pre",
)  # fmt: skip
# What an element's outer elements are called says little of it, and pages have long names.
_NAME_CHARACTERS = 240
# Words of a path that are its innermost elements'.
_TAIL = 10

_PLAIN = ("depth", "link_density", "links", "images", "emphasis", "hidden", "siblings")
_ATTRIBUTES = tuple(attrgetter(name) for name in _PLAIN)
_NAMES = (
    "path", "path_tail", "path_top", "path_low", "inner", "inner_top", "path_blocks", "path_prose", "group_prose",
    "group_share", "group_linked", "group_place", "group_words", "shared_core", "shared_core_share",
    "like_core",
    "same_path_before", "same_path_after", "same_group_before", "same_group_after", "since_h1",
    "headline_copy", "headline_words",
)  # fmt: skip
_NEAR = ("link_density", "path_tail", "heading", "group_share", "like_core")
_STEPS = (-2, -1, 1, 2)


def dom_names() -> tuple[str, ...]:
    """The columns of `dom_facts`."""
    return (
        *(f"tag_{tag}" for tag in TAGS), "heading", *(f"in_{mark}" for mark in LANDMARKS), *_PLAIN, *_NAMES,
        *(f"{name}{step:+d}" for step in _STEPS for name in _NEAR),
    )  # fmt: skip


def path_words(paths: Sequence[str]) -> Words:
    """The names in every path, hashed."""
    return lines_of([path[-_NAME_CHARACTERS:].replace("_", " ") for path in paths]).words


def path_buckets(words: Words) -> Ints:
    """Where the names stand in the lexicon of names."""
    return (words.hashes >> np.uint64(64 - PATH_BITS)).astype(np.int64)


def _numbered(values: Sequence[object]) -> tuple[Ints, list[object]]:
    """Every value's number in order of first sight, and the values in that order."""
    seen: dict[object, int] = {}
    numbers = [seen.setdefault(value, len(seen)) for value in values]
    return np.array(numbers, dtype=np.int64), list(seen)


def _path_figures(paths: Sequence[str], table: Floats) -> NDArray[np.float64]:
    """Mean, mean of the innermost, highest and lowest log odds of every path's names: one row a path."""
    words = path_words(paths)
    out = np.zeros((len(paths), 4))
    if not len(words.hashes):
        return out
    value = table[path_buckets(words)]
    total = np.concatenate([[0.0], np.cumsum(value, dtype=np.float64)])
    begin, end = words.bounds[:-1], words.bounds[1:]
    count = end - begin
    tail = np.maximum(begin, end - _TAIL)
    out[:, 0] = (total[end] - total[begin]) / np.maximum(count, 1)
    out[:, 1] = (total[end] - total[tail]) / np.maximum(end - tail, 1)
    some = np.flatnonzero(count > 0)
    out[some, 2] = np.maximum.reduceat(value, begin[some])
    out[some, 3] = np.minimum.reduceat(value, begin[some])
    return out


def common_steps(paths: Sequence[str], core: str) -> NDArray[np.float64]:
    """How many steps from the root every path shares with `core`."""
    wanted = core.split("/")
    result = np.zeros(len(paths))
    for number, path in enumerate(paths):
        shared = 0
        for step, other in zip(path.split("/"), wanted, strict=False):
            if step != other:
                break
            shared += 1
        result[number] = shared
    return result


def dom_facts(blocks: Sequence[Block], words: Floats, prose: Floats, headline: str, table: Floats) -> Floats:
    """One row a block. `words` and `prose` are the text's facts, `table` the lexicon of names."""
    n = len(blocks)
    names = dom_names()
    out = np.zeros((n, len(names)), dtype=np.float32)
    column = {name: out[:, i] for i, name in enumerate(names)}

    tags, kinds = _numbered([block.tag for block in blocks])
    marks = np.array(
        [[tag == kind for tag in TAGS] + [HEADINGS.get(str(kind), 0.0)] for kind in kinds], dtype=np.float32
    )
    out[:, : len(TAGS) + 1] = marks[tags]
    places, sets = _numbered([block.within for block in blocks])
    inside = np.array(
        [[mark in within for mark in LANDMARKS] for within in sets if isinstance(within, frozenset)], dtype=np.float32
    )
    out[:, len(TAGS) + 1 : len(TAGS) + 1 + len(LANDMARKS)] = inside[places]
    plain = np.empty((n, len(_PLAIN)))
    for k, attribute in enumerate(_ATTRIBUTES):
        plain[:, k] = np.fromiter(map(attribute, blocks), dtype=np.float64, count=n)
    first = len(TAGS) + 1 + len(LANDMARKS)
    out[:, first : first + len(_PLAIN)] = np.minimum(plain, 400)

    count = words.astype(np.float64)
    density = plain[:, 1]
    told = prose.astype(np.float64) * count * (density < 0.5)

    path, paths = _numbered([block.path for block in blocks])
    path_list = [str(value) for value in paths]
    figures = _path_figures(path_list, table)[path]
    for k, name in enumerate(("path", "path_tail", "path_top", "path_low")):
        column[name][:] = figures[:, k]
    inner, inners = _numbered([block.inner for block in blocks])
    figures = _path_figures([str(value) for value in inners], table)[inner]
    column["inner"][:] = figures[:, 0]
    column["inner_top"][:] = figures[:, 2]
    by_path = np.bincount(path, weights=told, minlength=len(paths))
    column["path_blocks"][:] = np.log1p(np.bincount(path, minlength=len(paths)))[path]
    column["path_prose"][:] = np.log1p(by_path)[path]

    group, groups = _numbered([block.parent for block in blocks])
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

    core = path_list[int(np.argmax(by_path))] if n else ""
    shared = common_steps(path_list, core)
    steps = core.count("/") + 1
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
    if headline:
        wanted = set(headline.lower().split())
        # A block of twice its words shares less than half with it.
        for i in np.flatnonzero((count > 0) & (count <= 2 * len(wanted) + 2)).tolist():
            own = set(blocks[i].text.lower().split())
            column["headline_words"][i] = len(own & wanted) / max(len(own | wanted), 1)
        column["headline_copy"][:] = column["headline_words"] >= 0.8

    k = first + len(_PLAIN) + len(_NAMES)
    for step in _STEPS:
        for name in _NEAR:
            out[:, k] = shifted(column[name], step, -1.0)
            k += 1
    return out
