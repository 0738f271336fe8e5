"""Diffs and collations as text: what `cleaner diff` prints. Values in, a string out; the terminal is not asked.

Whatever comes from a page passes `printable`: no escape sequence of a page reaches a terminal.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.collate.marks import Line, Mark, Piece, bracketed, padded, painted, shown, width_of, wrapped
from cleaner.errors import UsageError
from cleaner.models import Cell, Change, Collation, ParagraphPair, VariantDiff
from cleaner.text import printable

FORMATS = ("words", "side-by-side", "unified", "json", "html")
ONLY = ("all", "changed")

# Two columns of fifty letters: a narrower one breaks sentences into scraps.
WIDE = 108

SIGNS = {
    Change.SAME: "=",
    Change.STYLE: "=",
    Change.CHANGED: "~",
    Change.MOVED: "m",
    Change.MOVED_CHANGED: "m",
    Change.ONLY_CANONICAL: "<",
    Change.ONLY_VARIANT: ">",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a diff is shown."""

    color: bool = False
    width: int = 80
    """Columns."""
    only: str = "all"
    """"changed" leaves out passages that are the same."""
    raw: bool = False
    """A unified diff byte for byte, as `patch` needs it: for files and pipes, never for a terminal."""

    def __post_init__(self) -> None:
        if self.only not in ONLY:
            raise UsageError(f"--only takes {' or '.join(ONLY)}, not {self.only!r}")


def default_format(width: int) -> str:
    """Side by side where the terminal is wide enough for it."""
    return "side-by-side" if width >= WIDE else "words"


def render_diff(diff: VariantDiff, format: str = "words", look: Look | None = None) -> str:  # noqa: A002 - the option's name
    """One variant beside the canonical, in one of `FORMATS`. Raises `UsageError` for another."""
    look = look or Look()
    if format == "json":
        return json.dumps(diff_data(diff, look.only), indent=2) + "\n"
    if format == "html":
        from cleaner.collate.page import page  # templates of text: only for this format

        return page([diff], only=look.only)
    if format == "unified":
        return _unified(diff, look)
    if format not in FORMATS:
        raise UsageError(f"no format {format!r}: choose one of {', '.join(FORMATS)}")
    lines = _side_by_side(diff, look) if format == "side-by-side" else _words(diff, look)
    return "".join(painted(line, look.color).rstrip() + "\n" for line in (*_head(diff), *lines))


def render_collation(collation: Collation, format: str = "words", look: Look | None = None) -> str:  # noqa: A002
    """A whole cluster: its table, then every variant's diff."""
    look = look or Look()
    if format == "json":
        return json.dumps(collation_data(collation, look.only), indent=2) + "\n"
    if format == "html":
        from cleaner.collate.page import page  # as above

        return page(collation.variants, collation, only=look.only)
    parts = [render_diff(diff, format, look) for diff in collation.variants]
    return "\n".join(parts if format == "unified" else [render_table(collation, look), *parts])


def render_table(collation: Collation, look: Look | None = None) -> str:
    """Every passage of the story and what each member made of it, a sign a member."""
    look = look or Look()
    lines: list[Line] = [[Piece(f"cluster {shown(collation.cluster)}", Mark.HEAD)]]
    for number, member in enumerate(collation.members, 1):
        note = "canonical" if number == 1 else ""
        own = len(collation.own(member))
        if own:
            note += f"{', ' if note else ''}{own} of its own"
        lines.append([Piece(f"  {number:>2} {shown(member)}"), Piece(f"  {note}", Mark.QUIET)])
    lines.append([])
    if len(collation.members) > 1:
        lines.append([Piece(f"{_legend()}   . not there", Mark.QUIET)])
    room = max(20, look.width - 2 * len(collation.members) - 3)
    for row in collation.table:
        if look.only == "changed" and {cell.change for cell in row.cells} == {Change.SAME}:
            continue
        signs: list[Piece] = []
        for cell in row.cells:
            signs += [Piece(_cell_sign(cell), _cell_mark(cell)), Piece(" ")]
        lines.append([*signs, Piece(" "), Piece(_shortened(shown(row.text), room))])
    return "".join(painted(line, look.color).rstrip() + "\n" for line in lines)


def diff_data(diff: VariantDiff, only: str = "all") -> dict[str, object]:
    """A diff as plain data. Positions count from 0, spans in characters of the text they are in."""
    return {
        "canonical": diff.canonical,
        "variant": diff.id,
        "identical": diff.identical,
        "counts": dict(sorted(Counter(pair.change.value for pair in diff.pairs).items())),
        "pairs": [_pair_data(pair) for pair in diff.pairs if only == "all" or pair.change is not Change.SAME],
        "gaps": list(diff.gaps),
    }


def collation_data(collation: Collation, only: str = "all") -> dict[str, object]:
    """A collation as plain data."""
    return {
        "cluster": collation.cluster,
        "canonical": collation.canonical,
        "members": list(collation.members),
        "table": [
            {
                "text": row.text,
                "source": row.source,
                "paragraph": row.paragraph,
                "cells": [
                    {"change": cell.change and cell.change.value, "position": cell.position, "carried": cell.carried}
                    for cell in row.cells
                ],
            }
            for row in collation.table
        ],
        "variants": [diff_data(diff, only) for diff in collation.variants],
    }


def summary(diff: VariantDiff) -> str:
    r"""What differs, in a sentence.

    >>> from cleaner.collate import diff_texts
    >>> summary(diff_texts("The mill closed.", "The mill closed.\nNobody was hurt."))
    '1 passage the same, 1 only in the variant'
    """
    if diff.identical:
        return "identical"
    counts = Counter(pair.change for pair in diff.pairs)
    same = counts[Change.SAME]
    parts = [f"{same} passage{'s' * (same != 1)} the same"]
    words = {
        Change.STYLE: "the same but for style",
        Change.CHANGED: "changed",
        Change.MOVED: "moved",
        Change.MOVED_CHANGED: "moved and changed",
        Change.ONLY_CANONICAL: "only in the canonical",
        Change.ONLY_VARIANT: "only in the variant",
    }
    return ", ".join(parts + [f"{counts[change]} {word}" for change, word in words.items() if counts[change]])


def pieces_of(pair: ParagraphPair) -> tuple[list[Piece], list[Piece]]:
    """The canonical's and the variant's words with the changes marked."""
    if pair.right is None:
        return [Piece(shown(pair.left_text), Mark.OLD)], []
    if pair.left is None:
        return [], [Piece(shown(pair.right_text), Mark.NEW)]
    if not pair.edits:
        return [Piece(shown(pair.left_text))], [Piece(shown(pair.right_text))]
    left, right = [], []
    for edit in pair.edits:
        if edit.equal:
            left.append(Piece(_inline(edit.left)))
            right.append(Piece(_inline(edit.right)))
            continue
        old, new = (Mark.OLD_STYLE, Mark.NEW_STYLE) if edit.style else (Mark.OLD, Mark.NEW)
        left.append(Piece(_inline(edit.left), old))
        right.append(Piece(_inline(edit.right), new))
    return [piece for piece in left if piece.text], [piece for piece in right if piece.text]


def _inline(text: str) -> str:
    return printable(text).replace("\n", " ").replace("\t", " ")


def _legend() -> str:
    return "= same   ~ changed   m moved   < only canonical   > only variant"


def _cell_sign(cell: Cell) -> str:
    return SIGNS[cell.change] if cell.change else "."


def _cell_mark(cell: Cell) -> Mark:
    if cell.change is None:
        return Mark.LESS
    return {
        "=": Mark.QUIET,
        "~": Mark.HEAD,
        "m": Mark.MOVED,
        ">": Mark.MORE,
        "<": Mark.LESS,
    }[SIGNS[cell.change]]


def _shortened(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    while width_of(text) > width - 3:
        text = text[: -max(1, (width_of(text) - width + 3) // 2)]
    return text.rstrip() + "..."


def _head(diff: VariantDiff) -> list[Line]:
    return [
        [Piece("--- ", Mark.LESS), Piece(shown(diff.canonical), Mark.HEAD), Piece("  canonical", Mark.QUIET)],
        [Piece("+++ ", Mark.MORE), Piece(shown(diff.id), Mark.HEAD), Piece("  variant", Mark.QUIET)],
        [Piece(summary(diff), Mark.QUIET)],
        [],
    ]


def _unified(diff: VariantDiff, look: Look) -> str:
    if look.raw:
        return diff.unified
    marks = {"-": Mark.LESS, "+": Mark.MORE, "@": Mark.MOVED, "\\": Mark.QUIET}
    lines = []
    for number, line in enumerate(diff.unified.split("\n")[:-1]):
        mark = Mark.HEAD if number < 2 else marks.get(line[:1], Mark.PLAIN)
        lines.append(painted([Piece(printable(line), mark)], look.color) + "\n")
    return "".join(lines)


def _shown_pairs(diff: VariantDiff, only: str) -> Iterator[ParagraphPair | int]:
    """The passages to show; a number stands for that many left out."""
    hidden = 0
    for pair in diff.pairs:
        if only == "changed" and pair.change is Change.SAME:
            hidden += 1
            continue
        if hidden:
            yield hidden
            hidden = 0
        yield pair
    if hidden:
        yield hidden


def _title(pair: ParagraphPair) -> str:
    left = f"{'part of ' * pair.left_part}paragraph {(pair.left or 0) + 1}"
    right = f"{'part of ' * pair.right_part}paragraph {(pair.right or 0) + 1}"
    if pair.left is None:
        return f"{pair.change}: {right}"
    if pair.right is None:
        return f"{pair.change}: {left}"
    return f"{pair.change}: {left} -> {right}" if left != right else f"{pair.change}: {left}"


def _left_out(count: int) -> Line:
    return [Piece(f"... {count} passage{'s' * (count != 1)} the same ...", Mark.QUIET)]


def _title_mark(pair: ParagraphPair) -> Mark:
    return {"<": Mark.LESS, ">": Mark.MORE, "m": Mark.MOVED, "~": Mark.HEAD}.get(SIGNS[pair.change], Mark.QUIET)


def _words(diff: VariantDiff, look: Look) -> Iterator[Line]:
    for pair in _shown_pairs(diff, look.only):
        if isinstance(pair, int):
            yield _left_out(pair)
            yield []
            continue
        yield [Piece(f"{SIGNS[pair.change]} {_title(pair)}", _title_mark(pair))]
        pieces: list[Piece] = []
        if pair.edits:
            for edit in pair.edits:
                if edit.equal:
                    pieces.append(Piece(_inline(edit.left)))
                    continue
                old, new = (Mark.OLD_STYLE, Mark.NEW_STYLE) if edit.style else (Mark.OLD, Mark.NEW)
                pieces += [Piece(_inline(edit.left), old)] if edit.left else []
                pieces += [Piece(_inline(edit.right), new)] if edit.right else []
        else:
            left, right = pieces_of(pair)
            pieces = left or right
        for line in wrapped(pieces if look.color else bracketed(pieces), max(20, look.width - 4)):
            yield [Piece("    "), *line]
        yield []


def _side_by_side(diff: VariantDiff, look: Look) -> Iterator[Line]:
    column = max(20, (look.width - 5) // 2)
    for pair in _shown_pairs(diff, look.only):
        if isinstance(pair, int):
            yield _left_out(pair)
            yield []
            continue
        left, right = pieces_of(pair)
        if not look.color:
            left, right = bracketed(left), bracketed(right)
        columns = [list(wrapped(left, column)), list(wrapped(right, column))]
        sign = SIGNS[pair.change]
        for number in range(max(map(len, columns))):
            old, new = (part[number] if number < len(part) else [] for part in columns)
            gutter = Piece(f"  {sign if number == 0 else ' '}  ", _title_mark(pair))
            yield [*padded(old, column), gutter, *new]
        if pair.change in (Change.MOVED, Change.MOVED_CHANGED):
            yield [Piece(f"({_title(pair)})", Mark.MOVED)]
        yield []


def _pair_data(pair: ParagraphPair) -> dict[str, object]:
    edits: Sequence[dict[str, str]] = [
        {
            "kind": "equal" if edit.equal else "style" if edit.style else "changed",
            "left": edit.left,
            "right": edit.right,
        }
        for edit in pair.edits
    ]
    return {
        "change": pair.change.value,
        "left": pair.left,
        "right": pair.right,
        "left_span": pair.left_span and list(pair.left_span),
        "right_span": pair.right_span and list(pair.right_span),
        "left_text": pair.left_text if pair.left is not None else None,
        "right_text": pair.right_text if pair.right is not None else None,
        "edits": edits,
    }
