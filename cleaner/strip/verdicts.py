"""Why a block goes: the rule that fired, or the facts that decided where none did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.models import Block, Reason
from cleaner.rules import Cue, Scope
from cleaner.strip.facts import runs
from cleaner.strip.reading import Reading
from cleaner.text import squeeze

# Headlines of other stories come in farms; fewer than this many in a row may be a related block.
FARM_BLOCKS = 5
HEADLINE_WORDS = (3, 26)
PROSE_WORDS = 20
LONG_PROSE_WORDS = 60
"""So many are a story's, whatever mark an aggregator has put behind them."""
LINKED = 0.6
"""Share of linked characters from which a block is called a link."""


class Verdict(NamedTuple):
    """One removal of a whole block."""

    rule: str
    reason: Reason
    evidence: str


WITHIN: tuple[tuple[str, Reason], ...] = (
    ("figcaption", Reason.CAPTION),
    ("nav", Reason.NAVIGATION),
    ("footer", Reason.NAVIGATION),
    ("form", Reason.PROMOTION),
    ("button", Reason.NAVIGATION),
    ("dialog", Reason.NOTICE),
    ("table", Reason.TABLE),
    ("pre", Reason.CODE),
)
"""What a block's landmark says of it, the most telling first."""
TELLING = frozenset(landmark for landmark, _ in WITHIN)

PATH_WORDS: tuple[tuple[str, Reason], ...] = (
    ("comment", Reason.COMMENTS),
    ("disqus", Reason.COMMENTS),
    ("related", Reason.RELATED),
    ("recommend", Reason.RELATED),
    ("read-more", Reason.RELATED),
    ("readmore", Reason.RELATED),
    ("caption", Reason.CAPTION),
    ("credit", Reason.CAPTION),
    ("newsletter", Reason.PROMOTION),
    ("subscri", Reason.PROMOTION),
    ("signup", Reason.PROMOTION),
    ("promo", Reason.PROMOTION),
    ("share", Reason.SHARE_BAR),
    ("social", Reason.SHARE_BAR),
    ("byline", Reason.BYLINE),
    ("author", Reason.BYLINE),
    ("cookie", Reason.NOTICE),
    ("consent", Reason.NOTICE),
    ("copyright", Reason.NOTICE),
    ("advert", Reason.ADVERTISEMENT),
    ("sponsor", Reason.ADVERTISEMENT),
    ("breadcrumb", Reason.NAVIGATION),
    ("menu", Reason.NAVIGATION),
)
"""Words of class and id names that say what a part of a page is for."""


def _of_path(path: str) -> tuple[str, Reason] | None:
    """What the innermost elements' names say."""
    tail = path[-160:].lower()
    for word, reason in PATH_WORDS:
        if word in tail:
            return word, reason
    return None


def cue_verdict(cue: Cue, block: Block) -> Verdict:
    """The removal that a rule asks for."""
    return Verdict(cue.rule.name, cue.rule.reason, says(block.text[cue.span.start : cue.span.end]))


def says(text: str) -> str:
    r"""What a cue was found in, for a person.

    >>> says("Also Read:\u00a0Mill closes")
    'says “Also Read: Mill closes”'
    """
    return f"says “{squeeze(text[:80])}”"


def verdicts(reading: Reading, keep: Sequence[bool], chances: Sequence[float]) -> list[Verdict | None]:
    """Of every removed block why; None for a block that stays. `chances` are the scorer's."""
    n = len(reading.blocks)
    kept = [i for i in range(n) if keep[i]]
    first, last = (kept[0], kept[-1]) if kept else (n, -1)
    words = reading.column("words").tolist()
    ends = reading.column("ends_terminal").tolist()
    farm = _farms(keep, words, ends)
    section: Cue | None = None
    of_paths: dict[str, tuple[str, Reason] | None] = {"": None}
    found: list[Verdict | None] = []
    for i, block in enumerate(reading.blocks):
        if keep[i]:
            section = None
            found.append(None)
            continue
        cue = reading.cues[i]
        if cue is not None:
            if cue.rule.scope is Scope.SECTION:
                section = cue
            found.append(cue_verdict(cue, block))
            continue
        place = "before the story" if i < first else "after the story" if i > last else "inside the story"
        prose = words[i] >= PROSE_WORDS and (ends[i] or words[i] >= LONG_PROSE_WORDS)
        ending = "sentence end" if ends[i] else "no sentence end"
        facts = f"{place}; {words[i]:.0f} words, {ending}"
        if block.link_density >= 0.05:
            facts += f"; {block.link_density:.0%} linked"
        facts += f"; story {chances[i]:.2f}"
        if section is not None:
            reason = section.rule.reason
            if reason is Reason.RELATED and prose:
                reason = Reason.OTHER_STORY
            found.append(Verdict("section." + section.rule.name, reason, f"under {section.rule.name}; {facts}"))
            continue
        if not TELLING.isdisjoint(block.within):
            landmark, reason = next(one for one in WITHIN if one[0] in block.within)
            found.append(Verdict(f"scorer.{landmark}", reason, f"in <{landmark}>; {facts}"))
            continue
        # Blocks share their paths.
        if block.path not in of_paths:
            of_paths[block.path] = _of_path(block.path)
        named = of_paths[block.path]
        if named is not None:
            found.append(Verdict(f"scorer.path-{named[0]}", named[1], f"path says {named[0]!r}; {facts}"))
            continue
        found.append(_by_facts(block, place, farm[i], bool(prose), words[i], facts))
    return found


def _by_facts(block: Block, place: str, farm: int, prose: bool, words: float, facts: str) -> Verdict:
    if farm >= FARM_BLOCKS:
        return Verdict("scorer.headline-farm", Reason.LINK_FARM, f"one of {farm} headlines in a row; {facts}")
    if block.link_density >= LINKED:
        reason = Reason.NAVIGATION if words < HEADLINE_WORDS[0] or place == "before the story" else Reason.RELATED
        return Verdict("scorer.link-text", reason, facts)
    if place == "before the story":
        return Verdict("scorer.before-story", Reason.NAVIGATION, facts)
    if prose:
        return Verdict(f"scorer.{place.split()[0]}-story", Reason.OTHER_STORY, facts)
    if place == "after the story":
        return Verdict("scorer.after-story", Reason.RELATED if words >= HEADLINE_WORDS[0] else Reason.NAVIGATION, facts)
    return Verdict("scorer.short-line", Reason.PROMOTION if words >= HEADLINE_WORDS[0] else Reason.NAVIGATION, facts)


def _farms(keep: Sequence[bool], words: Sequence[float], ends: Sequence[float]) -> list[int]:
    """The length of the run of removed headlines that each block stands in."""
    low, high = HEADLINE_WORDS
    found = [0] * len(keep)
    looks = [not stays and low <= size <= high and not end for stays, size, end in zip(keep, words, ends, strict=True)]
    for start, stop in runs(looks):
        found[start:stop] = [stop - start] * (stop - start)
    return found
