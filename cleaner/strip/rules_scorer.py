"""The scorer without a model: values from length, sentence ends, links and cues, decided as a sequence."""

from __future__ import annotations

from cleaner.models import Block
from cleaner.rules import Scope
from cleaner.strip.decode import viterbi
from cleaner.strip.reading import Reading

# All measured on texts-dev with benchmarks/strip.py: whole pages lose by less than .01 over half to double of each.
TOLL = 40.0
CLOSING = 12.0
LINE_SHARE = 0.6
"""What a word counts in a block that ends without a sentence's mark."""
PROSE_COST, LINE_COST, TITLE_COST = 3.0, 5.0, 9.0
"""What a block has to earn: one that ends a sentence, one that does not, one that is capitalised like a headline."""
TITLE_CAPITALS = 0.6
CUE = 15.0
SURE = 80.0
COPY = 8.0
LINK = 1.6
SECTION = 20.0
"""What a block loses under a heading such as "Related" or "Comments"; a story that goes on pays it off."""
RESUMES = 1
"""Paragraphs in a row after which a story has resumed under such a heading."""

_OUTSIDE = frozenset({"nav", "footer", "form", "button", "dialog", "aside"})


def values(reading: Reading) -> list[float]:
    """What keeping each block gains: its words, capped, less without a sentence's end, less for links and cues."""
    words = reading.column("words").tolist()
    ends = reading.column("ends_terminal").tolist()
    capitals = reading.column("capitals").tolist()
    prose = reading.column("prose").tolist()
    copies = reading.column("later_copy").tolist()
    result: list[float] = []
    under = False
    paragraphs = 0
    for i, block in enumerate(reading.blocks):
        value = min(words[i], 60)
        if ends[i]:
            value -= PROSE_COST
        else:
            value = value * LINE_SHARE - (TITLE_COST if capitals[i] >= TITLE_CAPITALS and words[i] >= 3 else LINE_COST)
        cue = reading.cues[i]
        if cue is not None:
            value -= SURE if cue.rule.sure else CUE
            if cue.rule.scope is Scope.SECTION:
                under, paragraphs = True, 0
        if copies[i]:
            value -= COPY
        value -= LINK * block.link_density * min(words[i], 60)
        value -= _shape(block)
        if under:
            paragraphs = paragraphs + 1 if prose[i] else 0
            if paragraphs > RESUMES:
                under = False
            else:
                value -= SECTION
        result.append(value)
    return result


def _shape(block: Block) -> float:
    if not block.within and not block.hidden:
        return 0.0
    loss = 20.0 if block.hidden else 0.0
    if not _OUTSIDE.isdisjoint(block.within):
        loss += 30.0
    if "figcaption" in block.within:
        loss += 60.0
    return loss


def keep(reading: Reading) -> tuple[list[bool], list[float]]:
    """Which blocks are the story's, and the value of each.

    A block that a cue outweighs goes, and does not part the story: a caption between two paragraphs is no reason to
    stop reading.
    """
    found = values(reading)
    asked = [i for i, cue in enumerate(reading.cues) if cue is None or found[i] > 0 or cue.rule.scope is Scope.SECTION]
    path = viterbi([found[i] for i in asked], toll=TOLL, closing=CLOSING)
    result = [False] * len(found)
    for i, stays in zip(asked, path, strict=True):
        result[i] = stays
    return result, found
