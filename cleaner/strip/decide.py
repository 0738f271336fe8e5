"""One page to its kept spans and its removals; what is left of a text, read again, loses nothing more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cleaner.models import Block, Reason, Removal, Span
from cleaner.rules.book import RuleBook
from cleaner.strip import fields
from cleaner.strip.facts import core_of
from cleaner.strip.menus import menus, without
from cleaner.strip.reading import Reading, Seen, read, read_again
from cleaner.strip.scorers import Scorer
from cleaner.strip.verdicts import Verdict, says, verdicts

MAX_ROUNDS = 12
"""Rounds in which a text must settle. Real ones take two or three; one that does not is left as it is."""

COLUMN = (40, 110)
"""Widths at which reading might take a text for one with broken lines."""

MENU_BLOCKS, MENU_SHARE = 16, 0.25
"""Where so many of a text's blocks, of so many at least, are words of menus, and it has no paragraph but what an
ellipsis cuts short, its story is not there."""

NOWHERE = Span(0, 0)
"""The place of a block that is read again."""

LINK_LIST_BLOCKS, LINK_LIST_WORDS = 5, 20
"""From so many blocks on, a page without one paragraph and with so few words kept is a list of links, no article."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What stays of a page's blocks, and what goes and why."""

    pieces: tuple[tuple[Span, ...], ...]
    """Of each block the spans that stay; none where the block goes."""
    removals: tuple[Removal, ...]
    headline: str | None = None
    above: tuple[str, ...] = ()
    """What stood above the story and went: where bylines and dates are looked for."""


class _Left:
    """A block on its way through the rounds: what is left of it."""

    __slots__ = ("gap", "number", "source", "spans", "text")

    def __init__(self, number: int, source: str, gap: bool) -> None:
        self.number = number
        self.source = source
        self.gap = gap
        self.spans = [Span(0, len(source))]
        self.text = source
        """The spans that stay, as one text."""

    def cut(self, span: Span) -> list[Span]:
        """Take a range of `text` away; the ranges of the source that went."""
        gone: list[Span] = []
        left: list[Span] = []
        at = 0
        for piece in self.spans:
            size = piece.end - piece.start
            low, high = max(span.start - at, 0), min(span.end - at, size)
            if low < high:
                left += [Span(piece.start, piece.start + low), Span(piece.start + high, piece.end)]
                gone.append(Span(piece.start + low, piece.start + high))
            else:
                left.append(piece)
            at += size
        self.spans = _trimmed(self.source, left)
        self.text = "".join([self.source[span.start : span.end] for span in self.spans])
        return gone


def _trimmed(source: str, spans: Sequence[Span]) -> list[Span]:
    """The spans without white space at the block's ends, and with one space at most where something went between."""
    result: list[Span] = []
    for span in spans:
        start = span.start
        while start < span.end and source[start].isspace() and (not result or source[result[-1].end - 1].isspace()):
            start += 1
        if start < span.end:
            result.append(Span(start, span.end))
    while result:
        start, end = result[-1]
        while end > start and source[end - 1].isspace():
            end -= 1
        if end > start:
            result[-1] = Span(start, end)
            break
        result.pop()
    return result


Reread = Callable[[str], Sequence[Block]]
"""A text to its blocks, as it would come in."""


def decide(
    blocks: Sequence[Block],
    headline: str,
    *,
    book: RuleBook,
    scorer: Scorer,
    recurring: frozenset[str],
    gaps: bool = True,
    reread: Reread | None = None,
) -> Decision | None:
    """Settle a page, or None where nothing on it is an article.

    What a page's markup says is lost with the first round, and the text that is left says less: such a page is judged
    once. By models that had not seen their site, all pages of HTML have .9587 so, and .9577 where they are read on as
    texts. A text is read again until nothing more goes, so that the result, cleaned again, stays as it is; with
    `reread` that is also so where the result would be parted into other blocks than those that were left. `gaps`:
    blank lines between blocks stay.
    """
    removals, inside = _without_menus(blocks)
    left = [_Left(i, blocks[i].text, blocks[i].gap) for i in inside]
    now = tuple([blocks[i] for i in inside])
    found: str | None = headline or None
    above: tuple[str, ...] = ()
    seen = Seen()
    reading = read(now, book, scorer.lexicon, seen)
    for number in range(MAX_ROUNDS):
        gone = _round(reading, headline if number == 0 else "", scorer, recurring)
        if gone is None:
            return None
        if number == 0:
            first = next(i for i, verdict in enumerate(gone) if verdict is None)
            above = tuple(block.text for block in now[:first])
        changed = False
        still: list[int] = []
        gap = False
        for i, (item, block, verdict, spans) in enumerate(zip(left, now, gone, reading.spans, strict=True)):
            gap = gap or item.gap
            if verdict is not None:
                changed = True
                if found is None and verdict.reason is Reason.HEADLINE:
                    found = item.text
                removals += [
                    Removal(
                        rule=verdict.rule,
                        reason=verdict.reason,
                        block=item.number,
                        span=span,
                        evidence=verdict.evidence,
                    )
                    for span in item.spans
                ]
                continue
            # Code keeps its indentation, and is read without it.
            text = block.text
            before = item.text.index(text) if spans else 0
            # From the last to the first, so that places before a cut stay true.
            for cue in reversed(spans):
                changed = True
                removals += [
                    Removal(
                        rule=cue.rule.name,
                        reason=cue.rule.reason,
                        block=item.number,
                        span=span,
                        evidence=says(text[cue.span.start : cue.span.end]),
                    )
                    for span in item.cut(Span(before + cue.span.start, before + cue.span.end))
                ]
            if item.spans:
                # What comes first has no blank line before it, nor has anything of a page of HTML.
                item.gap, gap = gap and gaps and bool(still), False
                still.append(i)
        again: Sequence[Removal] | None = ()
        if not changed and removals and reread and not reading.marked_up:
            again = _parted_again(left, gaps, reread, book, scorer, recurring)
            if again is None:
                break
            removals += again
            still = [i for i, item in enumerate(left) if item.spans]
        if not still:
            return None
        left = [left[i] for i in still]
        if reading.marked_up or not (changed or again):
            pieces: list[tuple[Span, ...]] = [()] * len(blocks)
            for item in left:
                pieces[item.number] = tuple(item.spans)
            return Decision(tuple(pieces), tuple(sorted(removals, key=lambda r: (r.block, r.span))), found, above)
        now = tuple([Block(item.text.strip(), NOWHERE, item.gap) for item in left])
        reading = read_again(reading, still, now, book, scorer.lexicon, seen)
    return Decision(tuple((Span(0, len(block.text)),) for block in blocks), (), found, ())


def _without_menus(blocks: Sequence[Block]) -> tuple[list[Removal], list[int]]:
    """What goes before anything is computed of it, and the numbers of the blocks that are left."""
    found = menus(blocks)
    removals = [
        Removal(
            rule="shape.link-run",
            reason=menu.reason,
            block=i,
            span=Span(0, len(blocks[i].text)),
            evidence=f"one of {menu.stop - menu.start} links in a row, far from the story",
        )
        for menu in found
        for i in range(menu.start, menu.stop)
    ]
    return removals, without(found, len(blocks))


def joined(texts: Iterable[str], gaps: Iterable[bool]) -> str:
    """Paragraphs as one text, with a blank line before those that have one."""
    parts: list[str] = []
    for text, gap in zip(texts, gaps, strict=True):
        if parts:
            parts.append("\n\n" if gap else "\n")
        parts.append(text)
    return "".join(parts)


def _parted_again(
    left: Sequence[_Left], gaps: bool, reread: Reread, book: RuleBook, scorer: Scorer, recurring: frozenset[str]
) -> list[Removal] | None:
    """What goes from what is left when it comes in as a text, whose lines may be other blocks; None if all would."""
    texts, parted = [item.text for item in left], [item.gap for item in left]
    bare = [text.strip() for text in texts]
    lengths = sorted(map(len, bare))
    longest = lengths[int(len(lengths) * 0.97)]
    # Only lines of a column's width can be taken for broken ones, and only a block of several lines for several.
    if not COLUMN[0] <= longest <= COLUMN[1] and not any(len(text.splitlines()) > 1 for text in bare):
        return []
    whole = joined(texts, parted)
    blocks = reread(whole)
    if [block.text for block in blocks] == bare and [block.gap for block in blocks] == parted:
        return []
    again = decide(blocks, "", book=book, scorer=scorer, recurring=recurring, gaps=gaps)
    if again is None:
        return None
    starts: list[int] = []
    at = 0
    for text, gap in zip(texts, parted, strict=True):
        at += (2 if gap else 1) if starts else 0
        starts.append(at)
        at += len(text)
    result: list[Removal] = []
    # From the last to the first, so that places before a cut stay true.
    for removal in reversed(again.removals):
        begin = blocks[removal.block].span.start
        low, high = begin + removal.span.start, begin + removal.span.end
        for i in range(bisect_right(starts, high) - 1, max(bisect_right(starts, low) - 1, 0) - 1, -1):
            span = Span(max(low - starts[i], 0), min(high - starts[i], len(texts[i])))
            if span.start < span.end:
                gone = left[i].cut(span)
                result += [replace(removal, block=left[i].number, span=part) for part in gone]
    return result


def _round(reading: Reading, headline: str, scorer: Scorer, recurring: frozenset[str]) -> list[Verdict | None] | None:
    """Of every block why it goes, None for one that stays; None for all where there is no article."""
    n = len(reading.blocks)
    judgement = scorer(reading, headline)
    keep = list(judgement.keep)
    prose, words = reading.column("prose"), reading.column("words")
    if n >= LINK_LIST_BLOCKS and not prose.any() and float(words[keep].sum()) < LINK_LIST_WORDS:
        return None
    if n >= MENU_BLOCKS and not reading.marked_up and not (prose > reading.column("ends_ellipsis")).any():
        menu = sum(
            cue is not None and cue.rule.reason is Reason.NAVIGATION and not block.text.isdecimal()
            for block, cue in zip(reading.blocks, reading.cues, strict=True)
        )
        if menu >= MENU_SHARE * n:
            return None
    if not any(keep):
        # Never keep nothing: a page with a paragraph is an article, and so is a page of a few lines.
        start, end = core_of(reading.column("value"))
        keep = [start <= i <= end for i in range(n)]
    named: dict[int, Verdict] = {}
    for i in fields.headline_copies(reading.blocks, headline):
        named[i] = Verdict("headline.copy", Reason.HEADLINE, "says the page's headline")
    if not headline:
        at = fields.first_lines_headline(reading, keep, judgement.chances, judgement.doubt, judgement.foreign)
        if at is not None:
            for i in fields.headline_copies(reading.blocks, reading.blocks[at].text):
                rule = "headline.first-line" if i == at else "headline.copy"
                named[i] = Verdict(rule, Reason.HEADLINE, "a line above the first paragraph that shares its words")
    if recurring:
        for i, block in enumerate(reading.blocks):
            if i not in named and fields.folded(block.text) in recurring:
                named[i] = Verdict("recurring.line", Reason.RECURRING, "other stories of this site have it too")
    for i in named:
        keep[i] = False
    if not any(keep):
        keep = judgement.keep
        named = {}
    result = verdicts(reading, keep, judgement.chances)
    for i, part in judgement.foreign.items():
        if result[i] is not None:
            result[i] = Verdict(part.rule, part.reason, part.evidence)
    for i, verdict in named.items():
        result[i] = verdict
    return result
