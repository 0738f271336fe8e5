"""What is to be shown in a terminal, by meaning; colour comes last."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from cleaner.text import printable


class Mark(Enum):
    """What a piece of a line means: the SGR codes that show it, and what stands around it without colour."""

    PLAIN = ("", "", "")
    QUIET = ("2", "", "")
    HEAD = ("1", "", "")
    OLD = ("31;9", "[-", "-]")
    NEW = ("32;4", "{+", "+}")
    OLD_STYLE = ("33;2;9", "[~", "~]")
    NEW_STYLE = ("33;4", "{~", "~}")
    LESS = ("31", "", "")
    MORE = ("32", "", "")
    MOVED = ("36", "", "")

    @property
    def code(self) -> str:
        """SGR codes."""
        return self.value[0]


class Piece(NamedTuple):
    """A run of text with one meaning."""

    text: str
    mark: Mark = Mark.PLAIN


Line = Sequence[Piece]

_ATOMS = re.compile(r"\s+|\S+")


def shown(text: str) -> str:
    """Text of a page in one line, as it may go to a terminal."""
    return printable(" ".join(text.split()))


def width_of(text: str) -> int:
    r"""Columns that a terminal gives the text.

    >>> width_of("市长"), width_of("e\u0301")
    (4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def bracketed(pieces: Iterable[Piece]) -> list[Piece]:
    """Without colour: changes between signs, as wdiff writes them."""
    out: list[Piece] = []
    for text, mark in pieces:
        _, opening, closing = mark.value
        core = text.strip()
        if opening and core:
            start = text.index(core)
            text = f"{text[:start]}{opening}{core}{closing}{text[start + len(core) :]}"
        elif opening:
            text = opening + text + closing
        out.append(Piece(text, mark))
    return out


def wrapped(pieces: Iterable[Piece], width: int) -> Iterator[list[Piece]]:
    """The pieces broken into lines of at most `width` columns, between words where possible."""
    line: list[Piece] = []
    used = 0
    word: list[Piece] = []
    for piece in pieces:
        for atom in _ATOMS.findall(piece.text):
            if not atom.isspace():
                word.append(Piece(atom, piece.mark))
                continue
            for done in _placed(line, used, word, width):
                yield done
                line, used = [], 0
            line += word
            used += sum(width_of(part.text) for part in word)
            word = []
            if line:
                line.append(Piece(atom, piece.mark))
                used += width_of(atom)
    for done in _placed(line, used, word, width):
        yield done
        line = []
    if line or word:
        yield _stripped(line + word)


def _placed(line: list[Piece], used: int, word: list[Piece], width: int) -> Iterator[list[Piece]]:
    """The lines that are full before `word` can stand; `word` keeps what is left of it."""
    size = sum(width_of(part.text) for part in word)
    if line and used + size > width:
        yield _stripped(line)
    if size > width:
        *full, word[:] = _chopped(word, width)
        yield from full


def _chopped(word: list[Piece], width: int) -> list[list[Piece]]:
    """A word that is wider than a line, in lines."""
    lines: list[list[Piece]] = [[]]
    room = width
    for text, mark in word:
        start = 0
        for at, sign in enumerate(text):
            step = width_of(sign)
            if step > room and room < width:
                lines[-1].append(Piece(text[start:at], mark))
                lines.append([])
                start, room = at, width
            room -= step
        lines[-1].append(Piece(text[start:], mark))
    return lines


def _stripped(line: list[Piece]) -> list[Piece]:
    while line and line[-1].text.isspace():
        line = line[:-1]
    return line


def painted(line: Line, color: bool) -> str:
    """The line as it is printed."""
    if not color:
        return "".join(piece.text for piece in line)
    out = []
    for mark, run in groupby(line, key=lambda piece: piece.mark):
        text = "".join(piece.text for piece in run)
        out.append(f"\x1b[{mark.code}m{text}\x1b[0m" if mark.code and text else text)
    return "".join(out)


def padded(line: Line, width: int) -> list[Piece]:
    """The line with blanks up to `width` columns."""
    missing = width - sum(width_of(piece.text) for piece in line)
    return [*line, Piece(" " * max(0, missing))]
