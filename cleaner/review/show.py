"""A change as a person reads it: what it means first, then the diff. Text of pages passes `printable` here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from cleaner.collate import diff_texts
from cleaner.collate.marks import Mark, Piece, bracketed, painted, width_of, wrapped
from cleaner.collate.render import Look
from cleaner.models import Change as Passage
from cleaner.models import ParagraphPair, VariantDiff
from cleaner.review.case import Difference
from cleaner.review.changes import Change
from cleaner.text import printable

# Files of prose, where a changed word is easier to see inside its paragraph than between two long lines.
_PROSE = ".txt"
_LISTS = ("fields.txt", "removals.txt", "rejected.txt")
_COLORS = {"+": "green", "-": "red"}
_TITLES = {
    Passage.STYLE: ("=", "white space or the style of punctuation"),
    Passage.CHANGED: ("~", "changed"),
    Passage.MOVED: ("m", "moved"),
    Passage.MOVED_CHANGED: ("m", "moved and changed"),
    Passage.ONLY_CANONICAL: ("-", "no longer there"),
    Passage.ONLY_VARIANT: ("+", "new"),
}


def headed(change: Change, look: Look, place: str = "", state: str = "") -> Iterator[str]:
    """Which case it is, why it is kept, and what its change means: lines for a terminal."""
    title = f"── {place + ' ── ' if place else ''}{printable(change.case.name)} "
    yield click.style(title + "─" * max(2, look.width - len(title)), bold=True)
    yield click.style(printable(change.case.why), dim=True)
    if change.stale:
        yield click.style(f"the pending result was refused and made anew: {change.stale}", dim=True)
    yield click.style(meant(change), fg="yellow", bold=True) + (click.style(f"  ({state})", dim=True) if state else "")


def meant(change: Change) -> str:
    """What a change means, in a line."""
    return printable(str(change.meaning))


def body(change: Change, look: Look) -> Iterator[str]:
    """The diff of every file of a change: lines for a terminal."""
    for one in change.differences:
        yield ""
        word = " (new)" if one.accepted is None else " (gone)" if one.found is None else ""
        yield click.style(printable(one.file) + word, bold=True)
        yield from _file(one, look)


def _file(one: Difference, look: Look) -> Iterator[str]:
    if one.accepted is None or one.found is None:
        sign = "+" if one.accepted is None else "-"
        text = one.found if one.accepted is None else one.accepted
        for line in (text or "").removesuffix("\n").split("\n"):
            yield from _line(sign, line, look)
        return
    if one.file.endswith(_PROSE) and one.file not in _LISTS:
        found = diff_texts(one.accepted, one.found)
        if any(pair.change is not Passage.SAME for pair in found.pairs):
            yield from _passages(found, look)
            return
    for line in one.diff.split("\n")[2:-1]:
        sign = line[:1]
        # A list's other lines say nothing of those that changed.
        if one.file not in _LISTS or sign in _COLORS:
            yield from _line(sign, line[1:] if sign in "+- " else line, look)


def _line(sign: str, text: str, look: Look) -> Iterator[str]:
    """One line of a diff, in as many rows as it takes."""
    if sign not in ("+", "-", " "):
        yield click.style(printable(text), dim=True)
        return
    shown, room = printable(text), max(20, look.width - 2)
    # Breaking a line loses white space, which may be what has changed: only lines that are too long are broken.
    rows = [shown]
    if width_of(shown) > room:
        rows = ["".join(piece.text for piece in row) for row in wrapped([Piece(shown)], room)]
    for number, row in enumerate(rows):
        shown = f"{sign if number == 0 else ' '} {row}"
        yield click.style(shown, fg=_COLORS[sign]) if sign in _COLORS else shown


def _passages(diff: VariantDiff, look: Look) -> Iterator[str]:
    """Changed passages of a text, word by word; how many between them are the same."""
    same = 0
    for pair in diff.pairs:
        if pair.change is Passage.SAME:
            same += 1
            continue
        if same:
            yield _left_out(same)
        same = 0
        sign, word = _TITLES[pair.change]
        place = (pair.left if pair.right is None else pair.right) or 0
        part = pair.left_part if pair.right is None else pair.right_part
        title = f"{sign} {word}: {'part of ' * part}paragraph {place + 1}"
        yield click.style(title, fg=_COLORS.get(sign, "cyan"))
        pieces = _words(pair)
        for row in wrapped(pieces if look.color else bracketed(pieces), max(20, look.width - 4)):
            yield painted([Piece("    "), *row], look.color).rstrip()
    if same:
        yield _left_out(same)


def _left_out(same: int) -> str:
    return click.style(f"  ... {same} paragraph{'s' * (same != 1)} the same ...", dim=True)


def _words(pair: ParagraphPair) -> list[Piece]:
    """Both sides in one: what went before what came."""
    if not pair.edits:
        mark = Mark.OLD if pair.right is None else Mark.NEW if pair.left is None else Mark.PLAIN
        return [Piece(_inline(pair.left_text or pair.right_text), mark)]
    pieces = []
    for edit in pair.edits:
        if edit.equal:
            pieces.append(Piece(_inline(edit.left)))
            continue
        old, new = (Mark.OLD_STYLE, Mark.NEW_STYLE) if edit.style else (Mark.OLD, Mark.NEW)
        pieces += [Piece(_inline(text), mark) for text, mark in ((edit.left, old), (edit.right, new)) if text]
    return pieces


def _inline(text: str) -> str:
    return printable(text).replace("\n", " ").replace("\t", " ")


def listed(changes: Iterable[Change]) -> Iterator[str]:
    """A line for each change: the case and what it means."""
    several = list(changes)
    width = min(40, max((len(one.case.name) for one in several), default=0))
    for one in several:
        yield f"{printable(one.case.name):<{width}}  {meant(one)}"


def data(changes: Iterable[Change], cases: int) -> Mapping[str, Any]:
    """All changes as plain data; texts are exact, JSON escapes what a terminal would obey."""
    return {
        "cases": cases,
        "changed": [
            {
                "case": one.case.name,
                "why": one.case.why,
                "meaning": list(one.meaning.phrases),
                "rules": list(one.meaning.rules),
                "refused": one.refused or None,
                "files": [
                    {"file": file.file, "accepted": file.accepted, "found": file.found, "diff": file.diff}
                    for file in one.differences
                ],
            }
            for one in changes
        ],
    }


def as_json(changes: Iterable[Change], cases: int) -> str:
    """`data` as one JSON object."""
    return json.dumps(data(changes, cases), indent=2)
