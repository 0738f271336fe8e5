"""Two texts as `diff -u` writes them, so that `patch` makes one of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

CONTEXT_LINES = 3

# See words.MAX_WORD_PAIRS.
MAX_LINE_PAIRS = 400_000_000

_UNSAFE = re.compile(r"[^\w .,;:+@=~()\[\]/&!'#$%^{}|*?<>-]")


def unified(left: str, right: str, left_name: str, right_name: str, context: int = CONTEXT_LINES) -> str:
    r"""The unified diff of two texts by line, empty when they are equal.

    A line ends at "\n" and nowhere else. Names are made safe for a header; the text stays as it is.

    >>> print(unified("one\ntwo\n", "one\n2", "a.txt", "b.txt"), end="")
    --- a.txt
    +++ b.txt
    @@ -1,2 +1,2 @@
     one
    -two
    +2
    \ No newline at end of file
    """
    if left == right:
        return ""
    old, new = _lines(left), _lines(right)
    out = [f"--- {safe_name(left_name)}\n", f"+++ {safe_name(right_name)}\n"]
    for hunk in _hunks(_changes(old, new), len(old), context):
        out += _hunk(hunk, old, new)
    return "".join(out)


def safe_name(name: str) -> str:
    r"""A name that stands in a header: relative, in one line, nothing that a terminal or `patch` obeys.

    >>> safe_name("../../etc/pass\nwd"), safe_name("a page.txt")
    ('%2E%2E/%2E%2E/etc/pass%0Awd', 'a page.txt\t')
    """
    shown = _UNSAFE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")), name
    )
    parts = ["%2E%2E" if part == ".." else part for part in shown.split("/")]
    while len(parts) > 1 and not parts[0].strip():
        parts.pop(0)
    shown = "/".join(parts) or "-"
    # A tab ends the name where it has spaces, or patch takes what follows the space for a date.
    return f"{shown}\t" if " " in shown else shown


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rsplit("\n", 1)[-1]) else [])


Edit = tuple[int, int, int, int]
"""Lines [a, b) of the old become lines [c, d) of the new."""


def _changes(old: list[str], new: list[str]) -> list[Edit]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if not left or not right or len(left) * len(right) > MAX_LINE_PAIRS:
        return [(start, start + len(left), start, start + len(right))]
    from rapidfuzz.distance import Indel  # heavy: only where lines are compared

    number: dict[str, int] = {}
    codes = Indel.opcodes(
        [number.setdefault(line, len(number)) for line in left],
        [number.setdefault(line, len(number)) for line in right],
    )
    edits: list[Edit] = []
    for code in codes:
        if code.tag == "equal":
            continue
        edit = (start + code.src_start, start + code.src_end, start + code.dest_start, start + code.dest_end)
        if edits and edits[-1][1] == edit[0] and edits[-1][3] == edit[2]:
            edit = (edits[-1][0], edit[1], edits.pop()[2], edit[3])
        edits.append(edit)
    return edits


def _hunks(edits: list[Edit], length: int, context: int) -> Iterator[tuple[list[Edit], int, int]]:
    """Edits whose contexts touch, with the old lines the hunk covers."""
    group: list[Edit] = []
    for edit in edits:
        if group and edit[0] - group[-1][1] > 2 * context:
            yield group, max(0, group[0][0] - context), min(length, group[-1][1] + context)
            group = []
        group.append(edit)
    if group:
        yield group, max(0, group[0][0] - context), min(length, group[-1][1] + context)


def _hunk(hunk: tuple[list[Edit], int, int], old: list[str], new: list[str]) -> list[str]:
    edits, first, last = hunk
    shift = edits[0][2] - edits[0][0]
    length = last - first
    new_length = length + sum((d - c) - (b - a) for a, b, c, d in edits)
    out = [f"@@ -{_range(first, length)} +{_range(first + shift, new_length)} @@\n"]
    at = first
    for a, b, c, d in edits:
        out += _marked(" ", old[at:a])
        out += _marked("-", old[a:b])
        out += _marked("+", new[c:d])
        at = b
    return out + _marked(" ", old[at:last])


def _range(start: int, length: int) -> str:
    """Lines count from 1; an empty range names the line before it."""
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: list[str]) -> list[str]:
    return [
        f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n" for line in lines
    ]
