"""A page as stripping reads it: its blocks, their facts, and what the rules say of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cleaner.models import Block, Reason
from cleaner.rules import Cue, Scope
from cleaner.rules.book import RuleBook
from cleaner.strip.facts import (
    CUE_KINDS,
    OWN,
    PERIOD,
    Cues,
    Floats,
    Lexicon,
    Lines,
    lines_of,
    own_facts,
    own_facts_of_some,
)
from cleaner.strip.stories import Asked

# A cue speaks of short blocks. What runs longer has said its word by then, or is a reporter's sentence.
MAX_CUE_CHARACTERS = 600

COLUMN = {name: i for i, name in enumerate(OWN)}


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks, and of each what it shows by itself and which rule fired."""

    blocks: tuple[Block, ...]
    lines: Lines
    own: Floats
    cues: tuple[Cue | None, ...]
    spans: tuple[tuple[Cue, ...], ...] = ()
    """Of each block the rules that take a part of it."""
    asked: dict[tuple[str, ...], Asked] = field(default_factory=dict)
    """What was found of other stories among blocks, by their texts, in this reading of the page or an earlier one."""

    @property
    def marked_up(self) -> bool:
        """The blocks come with the facts of a page's markup."""
        return any(block.tag for block in self.blocks)

    def column(self, name: str) -> Floats:
        """One of the facts in `OWN`, a number a block."""
        return self.own[:, COLUMN[name]]


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules say of one text."""

    cue: Cue | None
    """The best rule that speaks of it as a whole."""
    spans: tuple[Cue, ...]
    """Rules that take a part of it."""


def said_of(blocks: Sequence[Block], book: RuleBook, seen: dict[str, Said] | None = None) -> tuple[Said, ...]:
    """What the rules say of each block. `seen` is what an earlier reading of the same page found, and grows."""
    if seen is None:
        seen = {}
    found: list[Said] = []
    for block in blocks:
        text = block.text
        said = seen.get(text)
        if said is None:
            said = seen[text] = _said(text, book)
        found.append(said)
    return tuple(found)


def cues_of(blocks: Sequence[Block], book: RuleBook) -> tuple[Cue | None, ...]:
    """The best rule that speaks of each block."""
    return tuple(said.cue for said in said_of(blocks, book))


_SILENCE = Said(None, ())


def _said(text: str, book: RuleBook) -> Said:
    cue, spans = book.read(text)
    if cue is None and not spans:
        return _SILENCE
    if len(text) > MAX_CUE_CHARACTERS and cue is not None and not cue.rule.long:
        cue = None
    elif cue is not None and not cue.rule.sure and spans:
        # "..., the people said. REUTERS": the sign-off goes by itself, and is not what makes a line a photo's credit.
        rest = text
        for span in reversed(spans):
            rest = rest[: span.span.start] + rest[span.span.end :]
        cue = book.cue(rest)
    return Said(cue, spans)


_KIND = {
    Reason.COMMENTS: 0,
    Reason.RELATED: 1,
    Reason.LINK_FARM: 1,
    Reason.OTHER_STORY: 1,
    Reason.ADVERTISEMENT: 2,
    Reason.PROMOTION: 2,
    Reason.CAPTION: 3,
    Reason.BYLINE: 4,
    Reason.BIOGRAPHY: 4,
    Reason.DATE: 4,
    Reason.CREDIT: 4,
}
_OTHER_KIND = 5


def tells_time(cue: Cue | None) -> bool:
    """Whether a cue says how long ago a story came, as lists of stories do."""
    return cue is not None and cue.rule.name == "date.relative"


def cue_facts(cues: Sequence[Cue | None]) -> Cues:
    """The rules' word as numbers."""
    table = np.zeros((3 + len(CUE_KINDS), len(cues)), dtype=np.float32)
    for i, cue in enumerate(cues):
        if cue is not None:
            rule = cue.rule
            table[0, i] = 1
            table[1, i] = rule.scope is Scope.SECTION
            table[2, i] = rule.sure
            table[3 + _KIND.get(rule.reason, _OTHER_KIND), i] = 1
    return Cues(table[0], table[1], table[2], table[3:])


@dataclass(slots=True)
class Seen:
    """What earlier readings of the same page found, and later ones need not look for again."""

    said: dict[str, Said] = field(default_factory=dict)
    asked: dict[tuple[str, ...], Asked] = field(default_factory=dict)


def read(blocks: tuple[Block, ...], book: RuleBook, lexicon: Lexicon, seen: Seen | None = None) -> Reading:
    """Take a page's blocks in."""
    lines = lines_of([block.text for block in blocks])
    seen = seen or Seen()
    said = said_of(blocks, book, seen.said)
    cues = tuple(one.cue for one in said)
    own = own_facts(lines, gaps_of(blocks), lexicon, cue_facts(cues))
    return Reading(blocks, lines, own, cues, tuple(one.spans for one in said), seen.asked)


def read_again(
    before: Reading, left: Sequence[int], blocks: tuple[Block, ...], book: RuleBook, lexicon: Lexicon, seen: Seen
) -> Reading:
    """Take in what is left of a text: `blocks`, which were those with the numbers `left`.

    The same as `read`; where the blocks' texts are what they were, what each shows by itself is known.
    """
    if len(before.lines.codes) > PERIOD or any(
        block.text != before.blocks[i].text for i, block in zip(left, blocks, strict=True)
    ):
        return read(blocks, book, lexicon, seen)
    lines = before.lines.some(left)
    own = own_facts_of_some(before.own, left, lines.words, gaps_of(blocks))
    cues, spans = tuple([before.cues[i] for i in left]), tuple([before.spans[i] for i in left])
    return Reading(blocks, lines, own, cues, spans, seen.asked)


def gaps_of(blocks: Sequence[Block]) -> NDArray[np.bool_]:
    """Of each block whether a blank line stands before it."""
    return np.fromiter((block.gap for block in blocks), dtype=bool, count=len(blocks))
