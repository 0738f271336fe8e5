"""What kinds of characters a text has, as arrays: the whole page in a few numpy calls instead of a loop over its lines.

The tables are shipped as data, made by `benchmarks/train_scorer.py` from Python's own Unicode database, so that every
Python version sees the same letters.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
T = TypeVar("T", np.uint16, np.uint32)

WORD = 1
UPPER = 2
DIGIT = 4
SPACE = 8
TERMINAL = 16
"""Ends a sentence, in any script."""
DENSE = 32
"""A letter of a script that writes no spaces (Han, kana, Thai, Lao, Khmer, Burmese)."""
COMMA = 64
QUOTE = 128
BAR = 256
"""Parts items of a menu: | · • » › /."""
CLOSER = 512
"""May follow a terminal mark: quotes and brackets."""
CASED = 1024
COLON = 2048
SYMBOL = 4096
"""@ # © ® ™ currency signs and pictures."""

_TABLE = 1 << 16


def class_of(character: str) -> int:
    """The classes of one character as bits; only for making the table."""
    code = ord(character)
    bits = 0
    if character.isalnum() or character == "_":
        bits |= WORD
    if character.isupper():
        bits |= UPPER
    if character.isupper() or character.islower():
        bits |= CASED
    if character.isdigit():
        bits |= DIGIT
    if character.isspace():
        bits |= SPACE
    if character in ".!?…。！？؟۔।॥｡":
        bits |= TERMINAL
    dense = (
        (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),
    )  # fmt: skip
    if bits & WORD and not bits & DIGIT and any(low <= code <= high for low, high in dense):
        bits |= DENSE
    if character in ",;，、；،؛":
        bits |= COMMA
    if character in "\"'“”„«»‘’‹›「」『』《》":
        bits |= QUOTE | CLOSER
    if character in ")]}）】」』":
        bits |= CLOSER
    if character in "|·•»›/▸▶→←>‹«":
        bits |= BAR
    if character in ":：":
        bits |= COLON
    if character in "@#©®™$€£¥₹%+=*" or (not bits and 0x2190 <= code <= 0x2BFF):
        bits |= SYMBOL
    return bits


def tables() -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """The class bits of every character of the first plane, and its distance down to lower case: the data."""
    classes = np.zeros(_TABLE, dtype=np.uint16)
    down = np.zeros(_TABLE, dtype=np.uint16)
    for code in range(_TABLE):
        if 0xD800 <= code < 0xE000:
            continue
        character = chr(code)
        classes[code] = class_of(character)
        small = character.lower()
        if len(small) == 1:
            down[code] = (code - ord(small)) % _TABLE
    return classes, down


def _load() -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    raw = files("cleaner.strip").joinpath("data/characters.npz").read_bytes()
    with np.load(BytesIO(raw)) as stored:
        return stored["classes"], np.arange(_TABLE, dtype=np.uint16) - stored["down"]


CLASSES, _LOWER = _load()
LETTERS = np.where(CLASSES & WORD, _LOWER.astype(np.uint32) + 1, 0).astype(np.uint32)
# One dense letter beyond the first plane stands for all of them; they are read as Han.
_BEYOND = np.uint16(WORD | DENSE)


def codes_of(text: str) -> Codes:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def classes_of(codes: Codes) -> NDArray[np.uint16]:
    """The class bits of every code point; ideographs beyond the first plane count as Han, the rest as symbols."""
    return _looked_up(CLASSES, codes, _BEYOND, np.uint16(SYMBOL))


def letters_of(codes: Codes) -> NDArray[np.uint32]:
    """A number for every letter, the same for capital and small, and 0 for what belongs to no word."""
    return _looked_up(LETTERS, codes, codes, np.uint32(0))


def _looked_up(table: NDArray[T], codes: Codes, ideographs: NDArray[T] | T, others: T) -> NDArray[T]:
    """What a table of the first plane says of code points; beyond it are ideographs and others."""
    # `take`, and numbers that are places already: a third of what `table[codes]` takes.
    if not len(codes) or int(codes.max()) < _TABLE:
        return table.take(codes.astype(np.intp))
    low = table.take(np.minimum(codes, _TABLE - 1).astype(np.intp))
    beyond = np.where((codes >= 0x20000) & (codes < 0x40000), ideographs, others)
    return np.where(codes >= _TABLE, beyond, low).astype(table.dtype)
