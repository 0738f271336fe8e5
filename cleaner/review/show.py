"""A change as a person reads it: what it means first, then the diff. Text of pages passes `printable` here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from cleaner.collate import diff_texts
from cleaner.collate.render import Look, render_diff
from cleaner.models import Change as Passage
from cleaner.review.case import Difference
from cleaner.review.changes import Change
from cleaner.text import printable

# Files of prose, where a changed word is easier to see inside its paragraph than between two long lines.
_PROSE = ".txt"
_LISTS = ("fields.txt", "removals.txt", "rejected.txt")
_SIGNS = {"+": "green", "-": "red", "@": "cyan"}
_QUIET = ("@", "\\")


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
            yield click.style(f"{sign} {printable(line)}", fg=_SIGNS[sign])
        return
    if one.file.endswith(_PROSE) and one.file not in _LISTS:
        found = diff_texts(one.accepted, one.found, left_id="accepted", right_id="found")
        if any(pair.change is not Passage.SAME for pair in found.pairs):
            lines = render_diff(found, "words", look).split("\n")
            # Its own heading names two files and counts passages: both were said already.
            yield from lines[lines.index("") + 1 : -2]
            return
    for line in one.diff.split("\n")[2:-1]:
        sign = line[:1]
        shown = f"{sign} {printable(line[1:])}" if sign in "+- " else printable(line)
        yield click.style(shown, fg=_SIGNS.get(sign), dim=True if sign in _QUIET else None)


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
