"""What a user's own rules drop and keep, whatever else is known of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cleaner.models import Block, Extraction, Kind, Outcome, Page, Rejected, Removal, Span, Why
from cleaner.rules.own import Part

OWN_RULE_CHARACTERS = 20_000
"""Of a block are searched for a phrase; a pattern of a user's may be slow."""


@dataclass(frozen=True, slots=True)
class Will:
    """What the user wants of a page's blocks: numbers of blocks, and what said so."""

    drop: Mapping[int, Part]
    keep: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.drop or self.keep)


def will(
    blocks: Sequence[Block], drop: Iterable[Part], keep: Iterable[Part], selected: Mapping[str, frozenset[int]]
) -> Will:
    """Which blocks are dropped and which kept; a block that both speak of is kept.

    `selected`: of each selector the numbers of the elements that it names on this page.
    """
    kept = {i for part in keep for i in _found(blocks, part, selected)}
    dropped: dict[int, Part] = {}
    for part in drop:
        for i in _found(blocks, part, selected):
            if i not in kept:
                dropped.setdefault(i, part)
    return Will(dropped, frozenset(kept))


def _found(blocks: Sequence[Block], part: Part, selected: Mapping[str, frozenset[int]]) -> list[int]:
    if part.finds is not None:
        finds = part.finds
        return [i for i, block in enumerate(blocks) if finds.find(block.text[:OWN_RULE_CHARACTERS]) is not None]
    elements = selected.get(part.selector, frozenset())
    return [i for i, block in enumerate(blocks) if block.element in elements]


def strip_with(
    page: Page, extraction: Extraction, wanted: Will, strip: Callable[[Page, Extraction], Outcome]
) -> Outcome:
    """The article that `strip` finds among the blocks that are not dropped, with those that are kept."""
    blocks = extraction.blocks
    left = [i for i in range(len(blocks)) if i not in wanted.drop]
    outcome = _stripped(page, extraction, left, strip)
    if isinstance(outcome, Rejected) and wanted.keep:
        left = sorted(wanted.keep)
        outcome = _stripped(page, extraction, left, strip)
    if isinstance(outcome, Rejected):
        if blocks and not left:
            return Rejected(id=page.id, why=Why.NO_ARTICLE, detail="own rules drop every block")
        return outcome
    removals = [replace(one, block=left[one.block]) for one in outcome.removals]
    taken_back = any(one.block in wanted.keep for one in removals)
    removals = [one for one in removals if one.block not in wanted.keep]
    stays = set(left)
    for i in range(len(blocks)):
        if i not in stays and i not in wanted.keep:
            part = wanted.drop.get(i) or Part(name="own.not-kept")
            removals.append(
                Removal(
                    rule=part.name,
                    reason=part.reason,
                    block=i,
                    span=Span(0, len(blocks[i].text)),
                    evidence=f"own rule: {part.selector}" if part.selector else "own rule",
                )
            )
    removals.sort(key=lambda one: (one.block, one.span))
    text = _text(blocks, removals, page.kind) if taken_back else outcome.text
    return replace(outcome, text=text, blocks=blocks, removals=tuple(removals))


def _stripped(
    page: Page, extraction: Extraction, left: Sequence[int], strip: Callable[[Page, Extraction], Outcome]
) -> Outcome:
    blocks = extraction.blocks
    if len(left) == len(blocks):
        return strip(page, extraction)
    some: list[Block] = []
    last = -1
    for i in left:
        gap = any(block.gap for block in blocks[last + 1 : i + 1])
        some.append(blocks[i]._replace(gap=gap))
        last = i
    if page.kind is Kind.TEXT:
        page = replace(page, content=_text(some, (), page.kind))
    return strip(page, replace(extraction, blocks=tuple(some)))


def _text(blocks: Sequence[Block], removals: Iterable[Removal], kind: Kind) -> str:
    """What stays, parted as the source parted it."""
    cuts: dict[int, list[Span]] = {}
    for removal in removals:
        cuts.setdefault(removal.block, []).append(removal.span)
    parts: list[str] = []
    gap = False
    for i, block in enumerate(blocks):
        gap = gap or block.gap
        text, at = "", 0
        for start, end in sorted(cuts.get(i, ())):
            text += block.text[at:start]
            at = max(at, end)
        text = (text + block.text[at:]).strip() if i in cuts else block.text
        if text:
            if parts:
                parts.append("\n\n" if gap and kind is Kind.TEXT else "\n")
            parts.append(text)
            gap = False
    return "".join(parts)


__all__ = ["Will", "strip_with", "will"]
