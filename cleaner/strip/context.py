"""What a block's surroundings show: neighbours, place, the story's core, the part of the page, the page as a whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.facts import CUE_KINDS, OWN, Floats, Ints, core_of

_NEAR = ("log_words", "ends_terminal", "lexicon", "capitals", "copies")
_STEPS = (-2, -1, 1, 2)
_WINDOWS = (4, 12)
_AROUND = (3, 10)
_ROUND = ("later_copy", "cue", "cue_byline", "capitals", "same_last", "same_start", "digits", "symbols", "pairs")
_CUE_REACH = 120
_REACH = 60

_PART = ("lines", "words", "place", "lexicon", "prose", "cues", "capitals")
_PART_BESIDE = ("words", "lexicon", "prose")
_PLACE = (
    "prose_before", "prose_after", "prose_share_before", "to_prose_before", "to_prose_after", "run_short",
    "index", "index_from_end", "place", "inside_core", "to_core_start", "to_core_end", "core_share", "core_place",
    "section_cues_before", "cues_before", "to_section_cue", "to_cue", "longest_near",
)  # fmt: skip
_PAGE = (
    "page_lines", "page_words", "page_prose", "page_short", "page_gaps", "page_lexicon", "page_copies", "page_terminal",
    "page_cues", "page_first_prose", "page_last_prose",
)  # fmt: skip

CONTEXT = (
    *(f"{name}{step:+d}" for step in _STEPS for name in _NEAR),
    *(f"{what}{way}{size}" for size in _WINDOWS for way in "-+" for what in ("prose", "short", "lexicon")),
    *(f"{what}~{size}" for size in _AROUND for what in _ROUND),
    *(f"since_{kind}" for kind in CUE_KINDS),
    *(f"seen_{kind}" for kind in CUE_KINDS),
    *(f"part_{what}" for what in _PART),
    *(f"{what}_part{step:+d}" for step in (-1, 1) for what in _PART_BESIDE),
    *_PLACE,
    *_PAGE,
)
"""The columns of `context_facts`."""

_COLUMN = {name: i for i, name in enumerate(OWN)}
_NEAR_COLUMNS = [_COLUMN[name] for name in _NEAR]
_ROUND_COLUMNS = [_COLUMN[name] for name in _ROUND]
_KIND_COLUMNS = [_COLUMN[f"cue_{kind}"] for kind in CUE_KINDS]


def since(marks: NDArray[np.bool_], cap: int) -> Ints:
    """Blocks since the last marked one (0 on it), at most `cap`; a column each where `marks` has columns."""
    at = np.arange(len(marks))
    if marks.ndim > 1:
        at = at[:, None]
    last = np.maximum.accumulate(np.where(marks, at, -cap - 1), axis=0)
    result: Ints = np.minimum(at - last, cap)
    return result


def running(values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Sums of the rows before each place: one row more than `values`."""
    total = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=total[1:])
    return total


def context_facts(own: Floats) -> Floats:
    """One row a block, columns as in `CONTEXT`, from the blocks' own facts in reading order."""
    n = len(own)
    out = np.empty((n, len(CONTEXT)), dtype=np.float32)
    filled = 0

    def put(columns: NDArray[np.generic]) -> None:
        nonlocal filled
        width = columns.shape[1]
        out[:, filled : filled + width] = columns
        filled += width

    near = own[:, _NEAR_COLUMNS]
    for step in _STEPS:
        target = out[:, filled : filled + len(_NEAR)]
        target[:] = -1.0
        if step > 0:
            target[:-step] = near[step:]
        else:
            target[-step:] = near[:step]
        filled += len(_NEAR)

    words = own[:, _COLUMN["words"]]
    prose = own[:, _COLUMN["prose"]]
    lexicon = own[:, _COLUMN["lexicon"]]
    short = (1 - prose) * (words < 12)
    prose_words = prose * words
    at = np.arange(n)
    total = running(np.stack([prose_words, short, lexicon], axis=1))
    for size in _WINDOWS:
        put((total[at] - total[np.maximum(at - size, 0)]) / size)
        put((total[np.minimum(at + size + 1, n)] - total[at + 1]) / size)
    total_round = running(own[:, _ROUND_COLUMNS])
    for size in _AROUND:
        low, high = np.maximum(at - size, 0), np.minimum(at + size + 1, n)
        put((total_round[high] - total_round[low]) / (high - low)[:, None])
    kinds = own[:, _KIND_COLUMNS] > 0
    put(since(kinds, _CUE_REACH))
    put(np.minimum(np.cumsum(kinds, axis=0), 30))
    put(_parts_of(own, words, prose, lexicon))
    put(_place(own, words, total[:, 0], prose_words))

    is_prose = prose > 0
    first = int(np.argmax(is_prose)) if is_prose.any() else n
    final = n - 1 - int(np.argmax(is_prose[::-1])) if is_prose.any() else -1
    capped = np.minimum(words, 60)
    told = float(total[-1, 0])
    out[:, filled:] = (
        np.log1p(n), np.log1p(words.sum()), told / max(float(words.sum()), 1.0), short.mean(),
        own[:, _COLUMN["gap_before"]].mean(), (lexicon * capped).sum() / max(float(capped.sum()), 1.0),
        own[:, _COLUMN["later_copy"]].mean(), own[:, _COLUMN["ends_terminal"]].mean(), own[:, _COLUMN["cue"]].mean(),
        min(first, 200), min(n - 1 - final, 200),
    )  # fmt: skip
    return out


def _place(own: Floats, words: Floats, told: NDArray[np.float64], prose_words: Floats) -> NDArray[np.float64]:
    """Columns as in `_PLACE`."""
    n = len(own)
    at = np.arange(n)
    everything = max(float(told[-1]), 1.0)
    before, after = told[:-1], told[-1] - told[1:]
    is_prose = own[:, _COLUMN["prose"]] > 0
    back, ahead = since(is_prose, _REACH), since(is_prose[::-1], _REACH)[::-1]
    start, end = core_of(own[:, _COLUMN["value"]])
    inside = (at >= start) & (at <= end)
    section, cue = own[:, _COLUMN["section_cue"]] > 0, own[:, _COLUMN["cue"]] > 0
    longest = words.copy()
    for step in (1, 2):
        np.maximum(longest[step:], words[:-step], out=longest[step:])
        np.maximum(longest[:-step], words[step:], out=longest[:-step])
    return np.stack(
        [
            np.log1p(before), np.log1p(after), before / everything, back, ahead, np.minimum(back + ahead, _REACH),
            np.minimum(at, 400), np.minimum(n - 1 - at, 400), at / max(n - 1, 1),
            inside, np.clip(at - start, -100, 100), np.clip(end - at, -100, 100),
            np.full(n, float(prose_words[start : end + 1].sum()) / everything),
            np.where(inside, (at - start) / max(end - start, 1), np.where(at < start, -1, 2)),
            np.cumsum(section), np.minimum(np.cumsum(cue), 50), since(section, 80), since(cue, 40), np.log1p(longest),
        ],
        axis=1,
    )  # fmt: skip


def _parts_of(own: Floats, words: Floats, prose: Floats, lexicon: Floats) -> NDArray[np.float64]:
    """The part of the page between blank lines that a block stands in, and the parts beside it."""
    n = len(words)
    starts = own[:, _COLUMN["gap_before"]] > 0
    starts[0] = True
    part = np.cumsum(starts) - 1
    first = np.flatnonzero(starts)
    size = np.diff(np.append(first, n))
    capped = np.minimum(words, 60)
    columns = np.stack(
        [words, capped, lexicon * capped, prose * words, own[:, _COLUMN["cue"]], own[:, _COLUMN["capitals"]]], axis=1
    )
    total = np.add.reduceat(columns.astype(np.float64), first, axis=0)
    log_words = np.log1p(total[:, 0])
    mean_lexicon = total[:, 2] / np.maximum(total[:, 1], 1)
    told = total[:, 3] / np.maximum(total[:, 0], 1)
    figures = np.stack([np.log(size), log_words, mean_lexicon, told, total[:, 4] / size, total[:, 5] / size], axis=1)
    out = np.empty((n, len(_PART) + 2 * len(_PART_BESIDE)))
    here = figures[part]
    out[:, :2] = here[:, :2]
    out[:, 2] = (np.arange(n) - first[part]) / size[part]
    out[:, 3:7] = here[:, 2:]
    beside = np.full((len(first) + 2, len(_PART_BESIDE)), -1.0)
    beside[1:-1] = figures[:, 1:4]
    out[:, 7:10] = beside[part]
    out[:, 10:13] = beside[part + 2]
    return out
