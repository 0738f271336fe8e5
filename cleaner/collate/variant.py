"""One variant beside the canonical."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.collate.align import Pair, align, in_order, uncovered
from cleaner.collate.passages import Passage, paragraphs
from cleaner.collate.unified import unified
from cleaner.collate.words import word_edits
from cleaner.errors import CleanerError
from cleaner.models import Change, ParagraphPair, VariantDiff


def diff_texts(left: str, right: str, *, left_id: str = "a", right_id: str = "b") -> VariantDiff:
    """How `right` (the variant) differs from `left` (the canonical): passages first, then words.

    `apply(left, diff)` is `right`, byte for byte.
    """
    return diff_passages(left, paragraphs(left), right, left_id=left_id, right_id=right_id)


def diff_passages(left: str, left_whole: Sequence[Passage], right: str, *, left_id: str, right_id: str) -> VariantDiff:
    """As `diff_texts`, with the canonical's paragraphs found already: for many variants of one canonical."""
    right_whole = paragraphs(right)
    pairs = align(left, left_whole, right, right_whole)
    in_place = in_order(pairs)
    rows = [_pair(pair, number in in_place, left_whole, right_whole) for number, pair in enumerate(pairs)]
    added = [
        ParagraphPair(
            change=Change.ONLY_VARIANT,
            left=None,
            right=one.paragraph,
            right_span=one.span,
            right_text=one.text,
            right_part=one != right_whole[one.paragraph],
        )
        for one in uncovered(right, right_whole, [pair.right for pair in pairs])
    ]
    variant_order = sorted([*rows, *added], key=lambda row: row.right_span or (0, 0))
    missing = [
        ParagraphPair(
            change=Change.ONLY_CANONICAL,
            left=one.paragraph,
            right=None,
            left_span=one.span,
            left_text=one.text,
            left_part=one != left_whole[one.paragraph],
        )
        for one in uncovered(left, left_whole, [pair.left for pair in pairs])
    ]
    return VariantDiff(
        id=right_id,
        canonical=left_id,
        pairs=tuple(_reading_order(variant_order, missing)),
        gaps=_gaps(right, variant_order),
        unified=unified(left, right, left_id, right_id),
    )


def apply(canonical_text: str, diff: VariantDiff) -> str:
    """The variant's text, byte for byte, from the canonical's text and the diff.

    Raises `CleanerError` when the diff was made from another text.
    """
    pieces = [diff.gaps[0]]
    gaps = iter(diff.gaps[1:])
    for pair in diff.pairs:
        if pair.right is None:
            continue
        if pair.left_span is None:
            pieces.append(pair.right_text)
        else:
            base = canonical_text[pair.left_span.start : pair.left_span.end]
            if base != ("".join(edit.left for edit in pair.edits) if pair.edits else pair.left_text):
                raise CleanerError(
                    f"the diff of {diff.id!r} was made from another text of {diff.canonical!r}: collate them again"
                )
            pieces.append("".join(edit.right for edit in pair.edits) if pair.edits else base)
        pieces.append(next(gaps))
    return "".join(pieces)


def _pair(pair: Pair, in_place: bool, left: Sequence[Passage], right: Sequence[Passage]) -> ParagraphPair:
    whole_left = pair.left == left[pair.left.paragraph]
    whole_right = pair.right == right[pair.right.paragraph]
    if pair.left.text == pair.right.text:
        same = Change.SAME if whole_left and whole_right else Change.STYLE
        change = same if in_place else Change.MOVED
    elif pair.left.key == pair.right.key:
        change = Change.STYLE if in_place else Change.MOVED
    else:
        change = Change.CHANGED if in_place else Change.MOVED_CHANGED
    return ParagraphPair(
        change=change,
        left=pair.left.paragraph,
        right=pair.right.paragraph,
        left_span=pair.left.span,
        right_span=pair.right.span,
        left_text=pair.left.text,
        right_text=pair.right.text,
        left_part=not whole_left,
        right_part=not whole_right,
        edits=() if pair.left.text == pair.right.text else word_edits(pair.left.text, pair.right.text),
    )


def _reading_order(variant_order: list[ParagraphPair], missing: list[ParagraphPair]) -> list[ParagraphPair]:
    """The variant's passages, and before each that kept its place what the canonical alone has up to there."""
    out: list[ParagraphPair] = []
    waiting = missing[::-1]
    kept = (Change.SAME, Change.STYLE, Change.CHANGED)
    for row in variant_order:
        if row.change in kept and row.left_span:
            while waiting and (waiting[-1].left_span or (0, 0)) < row.left_span:
                out.append(waiting.pop())
        out.append(row)
    return out + waiting[::-1]


def _gaps(text: str, variant_order: list[ParagraphPair]) -> tuple[str, ...]:
    gaps, start = [], 0
    for row in variant_order:
        if row.right_span:
            gaps.append(text[start : row.right_span.start])
            start = row.right_span.end
    return (*gaps, text[start:])
