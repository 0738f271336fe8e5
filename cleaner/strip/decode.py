"""From values of blocks to kept and removed ones: runs, not single blocks."""

from __future__ import annotations

from collections.abc import Sequence


def viterbi(values: Sequence[float], *, toll: float, closing: float) -> list[bool]:
    """Which blocks to keep: the sequence that gains most, where starting to keep costs `toll` and stopping `closing`.

    A block that is kept gains its value, one that is removed gains nothing (Viterbi 1967, two states).
    """
    kept, dropped = float("-inf"), 0.0
    was_kept: list[tuple[bool, bool]] = []
    for value in values:
        stay, enter = kept, dropped - toll
        leave, wait = kept - closing, dropped
        was_kept.append((stay >= enter, leave > wait))
        kept, dropped = max(stay, enter) + value, max(leave, wait)
    state = kept > dropped
    path: list[bool] = []
    for from_kept, from_dropped in reversed(was_kept):
        path.append(state)
        state = from_kept if state else from_dropped
    return path[::-1]
