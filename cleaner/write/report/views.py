"""Articles, clusters and figures as the templates show them: plain values, no HTML."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleaner.models import (
    Article,
    Block,
    Change,
    Cluster,
    Collation,
    ParagraphPair,
    Removal,
    Variant,
    VariantDiff,
    WordEdit,
)
from cleaner.write.report.facts import NO_FACTS, Facts

# A page of a megabyte is read in its file; here its beginning tells what was done to it.
MAX_PAGE_CHARACTERS = 120_000
# In brief: the words around what was struck.
BRIEF_EXCERPT = 100
BRIEF_RUN = 4
# Of a menu of five hundred entries the first lines are shown with their rules, the others with their words only.
MAX_RUN = 8
MAX_RUN_BRIEF = 120
MAX_EVIDENCE = 120
MAX_TABLE_MEMBERS = 40
MAX_TABLE_ROWS = 400
MAX_TABLE_ROWS_BRIEF = 40
MAX_DIFFS = 40
# A passage that only one side has stands in its document in full; beside the other one its first words do.
ONE_SIDED_EXCERPT = 240
# Of a long run of equal words in a changed passage both ends are shown.
EQUAL_EXCERPT = 90
MAX_DIFF_CHARACTERS = 200_000


def anchor(kind: str, name: str) -> str:
    """The element id of a page or cluster, safe whatever its name is."""
    return f"{kind}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@cache
def class_of(kind: str, name: str) -> str:
    """The class of a rule or reason, of which a run has some hundred: short, for it stands at every removal.

    >>> class_of("r", "en.newsletter-signup"), class_of("w", "link farm")
    ('rb38603', 'wc987ca')
    """
    return kind + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def number(value: float) -> str:
    """A count with its thousands parted.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{value:,.0f}"


def percent(part: float, whole: float) -> str:
    """A share as a person says it, its sign held by a space that does not break.

    >>> percent(1, 3).split(), percent(1, 3000).split(), percent(0, 0).split()
    (['33', '%'], ['under', '0.1', '%'], ['0', '%'])
    """
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 0.1:
        return "under 0.1\u00a0%"
    return f"{share:.1f}\u00a0%" if 0 < share < 9.95 or 99 < share < 100 else f"{share:.0f}\u00a0%"


class Segment(NamedTuple):
    """A run of a block's text: kept, or removed by something."""

    text: str
    removal: Removal | None


class BlockView(NamedTuple):
    """A block of a page, in segments."""

    tag: str
    segments: tuple[Segment, ...]
    removals: tuple[Removal, ...] = ()
    """What struck it, the same one once."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join([segment.text for segment in self.segments])

    @property
    def whole(self) -> bool:
        """Nothing of it was kept."""
        return bool(self.removals) and all(segment.removal or not segment.text.strip() for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks that are shown together: one that was kept, or all that one reason struck."""

    reason: str
    """Empty for a block of which something was kept."""
    blocks: tuple[BlockView, ...]
    brief: tuple[BlockView, ...] = ()
    """More of the run, shown with their words only."""
    more: int = 0
    """Blocks of the run that are not shown."""
    words: int = 0
    """Words of kept text that the run stands for without showing them."""

    @property
    def rules(self) -> list[str]:
        """The rules that struck what is shown with its words only, once each."""
        return sorted({removal.rule for block in self.brief for removal in block.removals})


def runs(article: Article) -> tuple[list[Run], int]:
    """An article's blocks with what was struck, and how many were left out because the page is too large."""
    struck: dict[int, list[Removal]] = {}
    for removal in article.removals:
        struck.setdefault(removal.block, []).append(removal)
    if not article.blocks:
        lines = [line for line in article.text.split("\n") if line.strip()]
        views = [BlockView("", (Segment(line, None),)) for line in lines]
    else:
        views = [
            _view(block, struck.get(place, ())) for place, block in enumerate(article.blocks) if block.text.strip()
        ]
    found: list[Run] = []
    used = done = 0
    for reason, group in groupby(views, key=lambda view: view.removals[0].reason.value if view.whole else ""):
        blocks = list(group)
        if reason:
            brief = tuple(blocks[MAX_RUN : MAX_RUN + MAX_RUN_BRIEF])
            found.append(Run(reason, tuple(blocks[:MAX_RUN]), brief, len(blocks[MAX_RUN + MAX_RUN_BRIEF :])))
        else:
            found += [Run("", (block,)) for block in blocks]
        done += len(blocks)
        used += sum([len(segment.text) for block in blocks for segment in block.segments])
        if used > MAX_PAGE_CHARACTERS:
            break
    return found, len(views) - done


def _view(block: Block, removals: Sequence[Removal]) -> BlockView:
    if len(removals) == 1 and removals[0].span == (0, len(block.text)):
        return BlockView(block.tag, (Segment(block.text, removals[0]),), tuple(removals))
    segments = tuple(_segments(block.text, removals))
    return BlockView(block.tag, segments, tuple(dict.fromkeys([one.removal for one in segments if one.removal])))


def _segments(text: str, removals: Iterable[Removal]) -> Iterator[Segment]:
    at = 0
    for removal in sorted(removals, key=lambda one: (one.span, one.rule)):
        start, end = max(at, removal.span.start), min(removal.span.end, len(text))
        if end <= start:
            continue
        if start > at:
            yield Segment(text[at:start], None)
        yield Segment(text[start:end], removal)
        at = end
    if at < len(text):
        yield Segment(text[at:], None)


def in_brief(full: list[Run]) -> list[Run]:
    """The runs with long stretches of kept text folded to the words beside what was struck."""
    found: list[Run] = []
    for struck, group in groupby(full, key=lambda run: bool(run.reason or run.blocks[0].removals)):
        stretch = list(group)
        if struck:
            found += map(_folded, stretch)
            continue
        inner = stretch[1:-1]
        found.append(_excerpt(stretch[0]))
        if inner:
            found.append(Run("", (), words=sum(len(run.blocks[0].text.split()) for run in inner)))
        if len(stretch) > 1:
            found.append(_excerpt(stretch[-1]))
    return found


def _folded(run: Run) -> Run:
    if not run.reason:
        return run
    every = run.blocks + run.brief
    shown = tuple(
        block._replace(segments=tuple([Segment(_clipped(text), removal) for text, removal in block.segments]))
        for block in every[:BRIEF_RUN]
    )
    return replace(run, blocks=(), brief=shown, more=len(every) - len(shown) + run.more)


def _clipped(text: str) -> str:
    return text if len(text) <= BRIEF_EXCERPT + 20 else text[:BRIEF_EXCERPT].rsplit(" ", 1)[0] + " …"


def _excerpt(run: Run) -> Run:
    block = run.blocks[0]
    return Run("", (BlockView(block.tag, (Segment(_clipped(block.text), None),)),))


class MemberView(NamedTuple):
    """A member of a cluster in its table."""

    number: int
    """Its column in the collation."""
    member: Variant
    facts: Facts
    own: int
    """Passages that no other member has."""


class DiffLine(NamedTuple):
    """A line of a side-by-side diff: a pair, or that many pairs that are the same."""

    pair: ParagraphPair | None
    same: int


@dataclass(frozen=True, slots=True)
class DiffView:
    """One variant's diff, as far as it is shown."""

    diff: VariantDiff
    member: Variant
    facts: Facts
    counts: tuple[tuple[str, int], ...]
    lines: tuple[DiffLine, ...]
    cut: int
    """Passages that were left out for want of room."""


def member_views(cluster: Cluster, collation: Collation | None, facts: Mapping[str, Facts]) -> list[MemberView]:
    """The members by time, then source; those without a date last."""
    own: dict[int, int] = {}
    if collation and len(collation.members) > 1:
        for row in collation.table:
            if len(row.carriers) == 1:
                own[row.carriers[0]] = own.get(row.carriers[0], 0) + 1
    views = [
        MemberView(column + 1, member, facts.get(member.id, NO_FACTS), own.get(column, 0))
        for column, member in enumerate(cluster.members)
    ]
    return sorted(views, key=lambda view: (view.facts.date or "9999", view.facts.site, view.member.id))


def diff_views(cluster: Cluster, collation: Collation, facts: Mapping[str, Facts]) -> list[DiffView]:
    """The variants' diffs; of many variants those that differ most."""
    members = {member.id: member for member in cluster.members}
    ranked = sorted(collation.variants, key=lambda diff: (members[diff.id].jaccard, diff.id))[:MAX_DIFFS]
    return [_diff_view(diff, members[diff.id], facts.get(diff.id, NO_FACTS)) for diff in ranked]


def _diff_view(diff: VariantDiff, member: Variant, facts: Facts) -> DiffView:
    lines: list[DiffLine] = []
    counts: dict[str, int] = {change.value: 0 for change in Change}
    same = used = cut = 0
    for pair in diff.pairs:
        counts[pair.change.value] += 1
        if pair.change is Change.SAME:
            same += 1
            continue
        if same:
            lines.append(DiffLine(None, same))
            same = 0
        used += len(pair.left_text) + len(pair.right_text)
        if used > MAX_DIFF_CHARACTERS:
            cut += 1
        else:
            lines.append(DiffLine(shortened(pair), 0))
    if same:
        lines.append(DiffLine(None, same))
    shown = tuple((name, count) for name, count in counts.items() if count)
    return DiffView(diff, member, facts, shown, tuple(lines), cut)


def shortened(pair: ParagraphPair) -> ParagraphPair:
    """A passage as it is shown beside its other version: what differs in full, what is equal by its ends."""
    if pair.change is Change.MOVED and not pair.edits:
        return replace(pair, left_text=_ends(pair.left_text), right_text=_ends(pair.right_text))
    if not pair.edits:
        return replace(pair, left_text=_start(pair.left_text), right_text=_start(pair.right_text))
    edits = [WordEdit(text, text) if edit.equal and (text := _ends(edit.left)) else edit for edit in pair.edits]
    return replace(pair, edits=tuple(edits))


def _ends(text: str) -> str:
    if len(text) <= 2 * EQUAL_EXCERPT + 20:
        return text
    return f"{text[:EQUAL_EXCERPT].rsplit(' ', 1)[0]} … {text[-EQUAL_EXCERPT:].split(' ', 1)[-1]}"


def _start(text: str) -> str:
    return text if len(text) <= ONE_SIDED_EXCERPT + 20 else text[:ONE_SIDED_EXCERPT].rsplit(" ", 1)[0] + " …"


class Dot(NamedTuple):
    """Articles of about one size before and after, in the unit square."""

    x: float
    y: float
    radius: float
    articles: int


class Dots(NamedTuple):
    """The picture "before and after" on logarithmic axes."""

    dots: tuple[Dot, ...]
    low: int
    """The first power of ten."""
    high: int

    @property
    def ticks(self) -> list[str]:
        """The powers of ten, as they are written at the axes."""
        names = {0: "1", 1: "10", 2: "100", 3: "1k", 4: "10k", 5: "100k", 6: "1M", 7: "10M", 8: "100M"}
        return [names.get(power, f"1e{power}") for power in range(self.low, self.high + 1)]


def dots(grid: Mapping[tuple[int, int], int], steps: int) -> Dots:
    """Counts on a grid of `steps` a decade as dots of an area that tells the count."""
    if not grid:
        return Dots((), 2, 4)
    low = min(min(point) for point in grid) // steps
    high = -(-max(max(point) for point in grid) // steps)
    if low == high:
        high = low + 1
    width = (high - low) * steps
    largest = max(grid.values())
    unit = min(0.012, 0.9 / width)
    found = [
        Dot(
            x=round((before - low * steps) / width, 4),
            y=round(1 - (after - low * steps) / width, 4),
            radius=round(unit * (0.6 + 1.4 * math.sqrt(count / largest)), 4),
            articles=count,
        )
        for (before, after), count in sorted(grid.items())
    ]
    return Dots(tuple(found), low, high)


def lede(articles: int, rejected: int, quarantined: int, removed: Sequence[tuple[str, int]], before: int) -> list[str]:
    """The report's first sentences."""
    out = []
    pages = articles + rejected + quarantined
    if not pages:
        return ["No page came in."]
    many = f"{number(pages)} pages came in" if pages != 1 else "One page came in"
    if pages == articles:
        out.append(f"{many}, and every one gave an article." if pages > 1 else f"{many} and gave an article.")
    else:
        gave = f"{number(articles)} gave an article" if articles != 1 else "one gave an article"
        gone = [
            f"{number(n)} {'were' if n != 1 else 'was'} {how}"
            for n, how in ((rejected, "rejected"), (quarantined, "quarantined"))
            if n
        ]
        out.append(f"{many}: {', '.join((gave, *gone))}.")
    total = sum(length for _, length in removed)
    if total and before:
        most = [f"{reason} ({percent(length, before)})" for reason, length in removed[:2]]
        out.append(
            f"{percent(total, before).capitalize()} of their text was not the story: mostly {' and '.join(most)}."
        )
    elif articles:
        out.append("Nothing had to be removed.")
    return out
