"""Scorers: how much each block is the story's, and which of them to keep."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cleaner.errors import UsageError
from cleaner.strip import rules_scorer
from cleaner.strip.reading import Reading


class Judgement(NamedTuple):
    """A scorer's word on a page."""

    keep: list[bool]
    chances: list[float]
    """Of each block, 0 to 1, to be the story's; below one half goes, but a neighbourhood may outvote a block."""


Scorer = Callable[[Reading, str], Judgement]


def by_rules(reading: Reading, headline: str) -> Judgement:  # noqa: ARG001 - a scorer takes both
    """Values of length, sentence ends, links and cues, decided as a sequence."""
    keep, values = rules_scorer.keep(reading)
    return Judgement(keep, [1 / (1 + math.exp(-max(-60.0, min(60.0, value / 10)))) for value in values])


SCORERS: Mapping[str, Scorer] = {"rules": by_rules}


def scorer_of(name: str) -> Scorer:
    """The scorer of that name; raises `UsageError` for one that does not exist."""
    if name not in SCORERS:
        raise UsageError(f"no scorer {name!r}: choose one of {', '.join(sorted(SCORERS))}")
    return SCORERS[name]
