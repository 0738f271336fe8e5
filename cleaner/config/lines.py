"""On which line of a TOML file a value stands: the standard library's reader does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

Key = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_ASSIGNED = re.compile(r"""\s*((?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_.\s-])+?)\s*=""")
_KEY_PART = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]+)""")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)


class Lines:
    """The lines of the keys of a TOML text that is well formed, from 1."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Key, int] = {}
        for key, line in _found(text):
            self._lines.setdefault(key, line)

    def of(self, *key: str | int) -> int:
        """The line of a key, or of the nearest one around it; 1 when nothing of it is there."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 1)


def _found(text: str) -> Iterator[tuple[Key, int]]:
    table: Key = ()
    counts: dict[Key, int] = {}
    at, line = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        row = text[at:end]
        if header := _HEADER.match(row):
            table = _in_arrays(_parts(header[2]), counts, new=header[1] == "[[")
            yield table, line
            if header[1] == "[[":
                yield table[:-1], line
            at, line = end + 1, line + 1
        elif (assigned := _ASSIGNED.match(row)) and not row.lstrip().startswith("#"):
            key = (*table, *_parts(assigned[1]))
            yield key, line
            ending = _value_end(text, at + assigned.end())
            yield from _elements(text, at + assigned.end(), ending, key, line)
            line += text.count("\n", at, ending) + 1
            at = ending + 1
        else:
            at, line = end + 1, line + 1


def _parts(dotted: str) -> Key:
    return tuple(next(part for part in found if part) if any(found) else "" for found in _KEY_PART.findall(dotted))


def _in_arrays(parts: Key, counts: dict[Key, int], *, new: bool) -> Key:
    """The table's key with the number of the element of each array of tables on its way."""
    key: Key = ()
    for i, part in enumerate(parts):
        key = (*key, part)
        if new and i == len(parts) - 1:
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


def _tokens(text: str, at: int, end: int) -> Iterator[tuple[str, int]]:
    """What is neither a string's inside nor a comment: a string counts as one quotation mark."""
    while at < end:
        character = text[at]
        if character in "\"'":
            found = _STRING.match(text, at)
            yield '"', at
            at = found.end() if found else at + 1
        elif character == "#":
            stop = text.find("\n", at)
            at = end if stop < 0 else stop
        else:
            yield character, at
            at += 1


def _value_end(text: str, at: int) -> int:
    depth = 0
    for character, place in _tokens(text, at, len(text)):
        if character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "\n" and depth <= 0:
            return place
    return len(text)


def _elements(text: str, at: int, end: int, key: Key, line: int) -> Iterator[tuple[Key, int]]:
    """The elements of an array, each with its line."""
    depth = number = 0
    waiting = False
    counted = at
    for character, place in _tokens(text, at, end):
        if depth == 1 and waiting and not character.isspace() and character not in "],":
            line += text.count("\n", counted, place)
            counted = place
            yield (*key, number), line
            waiting = False
        if character in "[{":
            depth += 1
            if depth == 1 and character == "{":
                return
            waiting = waiting or depth == 1
        elif character in "]}":
            depth -= 1
        elif character == "," and depth == 1:
            number += 1
            waiting = True
