"""All copies of one story in one table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cleaner.collate.passages import Passage, paragraphs
from cleaner.collate.variant import diff_passages
from cleaner.collate.words import folded
from cleaner.errors import CleanerError
from cleaner.models import Article, Cell, Change, Cluster, Collation, ParagraphPair, Row, Span, VariantDiff, WordEdit

# Two variants' own passages are one row when they share this much of their words (Dice).
MIN_SHARED = 0.6

# A word in more rows than this does not help to find the row that a passage is like.
MAX_ROWS_OF_A_WORD = 40

_MOVED = frozenset({Change.MOVED, Change.MOVED_CHANGED})


def collation(cluster: Cluster, articles: Mapping[str, Article] | Iterable[Article]) -> Collation:
    """See `cleaner.collate.collate`."""
    known = articles if isinstance(articles, Mapping) else {article.id: article for article in articles}
    members = tuple(member.id for member in cluster.members)
    missing = [member for member in members if member not in known]
    if missing:
        raise CleanerError(f"cluster {cluster.id!r} has members that were not given: {', '.join(missing[:5])}")
    canonical = known[cluster.canonical].text
    whole = paragraphs(canonical)
    diffs = tuple(
        diff_passages(canonical, whole, known[variant.id].text, left_id=cluster.canonical, right_id=variant.id)
        for variant in cluster.variants
    )
    return Collation(
        cluster=cluster.id,
        canonical=cluster.canonical,
        variants=diffs,
        members=members,
        table=tuple(_table(canonical, whole, members, diffs)),
    )


def _table(canonical: str, whole: Sequence[Passage], members: Sequence[str], diffs: Sequence[VariantDiff]) -> list[Row]:
    spans, owners = _cuts(canonical, whole, diffs)
    grid: list[list[Cell]] = [[Cell(Change.SAME, owners[row], 1.0)] for row in range(len(spans))]
    sizes = [_words(canonical[span.start : span.end]) for span in spans]
    for diff in diffs:
        cells = _cells(canonical, spans, sizes, diff)
        for row, line in enumerate(grid):
            line.append(cells.get(row, Cell()))
    extra = _own_rows(spans, diffs)
    out: list[Row] = []
    for row in range(-1, len(spans)):
        if row >= 0:
            text = canonical[spans[row].start : spans[row].end]
            out.append(Row(text=text, source=members[0], paragraph=owners[row], cells=tuple(grid[row])))
        for own in extra.get(row, ()):
            cells_ = tuple(own.cells.get(number, Cell()) for number in range(len(members)))
            out.append(Row(text=own.text, source=members[own.source], paragraph=own.paragraph, cells=cells_))
    return out


def _cuts(canonical: str, whole: Sequence[Passage], diffs: Sequence[VariantDiff]) -> tuple[list[Span], list[int]]:
    """The canonical's paragraphs, cut wherever a variant has only a part of one."""
    edges: dict[int, set[int]] = defaultdict(set)
    for diff in diffs:
        for pair in diff.pairs:
            if pair.left is not None and pair.left_span and pair.left_part:
                edges[pair.left] |= {pair.left_span.start, pair.left_span.end}
    spans, owners = [], []
    for one in whole:
        points = sorted({one.span.start, one.span.end} | edges[one.paragraph])
        for start, end in pairwise(points):
            piece = canonical[start:end]
            if not piece.isspace():
                spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
                owners.append(one.paragraph)
    return spans, owners


def _cells(canonical: str, spans: Sequence[Span], sizes: Sequence[int], diff: VariantDiff) -> dict[int, Cell]:
    """What one variant made of each passage of the canonical that it has. `sizes`: the words of each passage."""
    starts = [span.start for span in spans]
    found: dict[int, list[tuple[float, Change, int]]] = defaultdict(list)
    for pair in diff.pairs:
        if pair.left_span is None or pair.right is None:
            continue
        kept, touched = _kept_and_touched(pair)
        for row in range(
            max(0, bisect_right(starts, pair.left_span.start) - 1), bisect_left(starts, pair.left_span.end)
        ):
            span, words = spans[row], sizes[row]
            held = sum(
                words
                if start <= span.start and end >= span.end
                else _words(canonical[max(start, span.start) : min(end, span.end)])
                for start, end in kept
                if start < span.end and end > span.start
            )
            change = pair.change
            if span != pair.left_span and not any(start <= span.end and end >= span.start for start, end in touched):
                change = _UNTOUCHED.get(change, change)
            found[row].append((held / words if words else 1.0, change, pair.right))
    cells = {}
    for row, parts in found.items():
        carried = min(1.0, sum(share for share, _, _ in parts))
        if carried > 0:
            _, change, position = max(parts, key=lambda part: part[0])
            cells[row] = Cell(change, position, round(carried, 4))
    return cells


_UNTOUCHED = {Change.CHANGED: Change.STYLE, Change.MOVED_CHANGED: Change.MOVED}
"""Of a changed passage, a sentence that has no change in it."""


def _kept_and_touched(pair: ParagraphPair) -> tuple[list[Span], list[Span]]:
    """The ranges of the canonical's text that the variant has, style aside, and those that it changed."""
    at = pair.left_span.start if pair.left_span else 0
    kept: list[Span] = []
    touched: list[Span] = []
    for edit in pair.edits or (WordEdit(pair.left_text, pair.left_text),):
        span = Span(at, at + len(edit.left))
        (kept if edit.equal or edit.style else touched).append(span)
        at = span.end
    return kept, touched


def _words(text: str) -> int:
    return sum(word[0].isalnum() for word in folded(text))


@dataclass(slots=True)
class _Own:
    """A passage that only variants have, while the table is being made."""

    text: str
    source: int
    paragraph: int
    words: Counter[str]
    cells: dict[int, Cell] = field(default_factory=dict)


def _own_rows(spans: Sequence[Span], diffs: Sequence[VariantDiff]) -> dict[int, list[_Own]]:
    """What variants have and the canonical has not, by the canonical's row it follows; alike ones share a row."""
    starts = [span.start for span in spans]
    rows: list[_Own] = []
    anchors: list[int] = []
    exact: dict[tuple[str, ...], int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, diff in enumerate(diffs, start=1):
        anchor = -1
        for pair in diff.pairs:
            if pair.left_span and pair.right is not None and pair.change not in _MOVED:
                anchor = bisect_left(starts, pair.left_span.end) - 1
            if pair.change is not Change.ONLY_VARIANT:
                continue
            key = folded(pair.right_text)
            words = Counter(word.lower() for word in key if word[0].isalnum())
            row = exact.get(key, -1)
            change = Change.ONLY_VARIANT
            if row < 0 or number in rows[row].cells:
                row = _alike(words, rows, holders, number)
            if row < 0:
                row = len(rows)
                rows.append(_Own(pair.right_text, number, pair.right or 0, words))
                anchors.append(anchor)
                exact.setdefault(key, row)
                for word in words:
                    holders[word].append(row)
            own = rows[row]
            share = (own.words & words).total() / own.words.total() if own.words else 1.0
            if own.source != number and own.text != pair.right_text:
                change = Change.STYLE if own.words == words else Change.CHANGED
            elif own.source != number:
                change = Change.SAME
            own.cells[number] = Cell(change, pair.right, round(share, 4))
    out: dict[int, list[_Own]] = defaultdict(list)
    for anchor, own in zip(anchors, rows, strict=True):
        out[anchor].append(own)
    return out


def _alike(words: Counter[str], rows: Sequence[_Own], holders: Mapping[str, Sequence[int]], member: int) -> int:
    near: Counter[int] = Counter()
    for word in words:
        if len(holders.get(word, ())) <= MAX_ROWS_OF_A_WORD:
            near.update(dict.fromkeys(holders.get(word, ()), 1))
    best, best_share = -1, MIN_SHARED
    for row, _ in near.most_common(8):
        share = 2 * (rows[row].words & words).total() / (rows[row].words.total() + words.total())
        if share >= best_share and member not in rows[row].cells and (share > best_share or best < 0):
            best, best_share = row, share
    return best
