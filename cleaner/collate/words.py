"""Two passages, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.models import WordEdit

_TOKEN = re.compile(
    r"""
    \d++(?:[.,:]\d++)*+(?:%|\w*)                        # 3,000   10%   7:30   3rd
    | [\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]         # scripts without spaces: a character is a word
    | [\w\u00ad\u200b-\u200d]+(?:['’ʼ][\w\u00ad]+)*     # Genalo's
    | \.{2,} | -{2,} | '' | ``                          # typewriter forms of … – ”
    | \S
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\ufeff]")
_STYLE = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
}
_TYPEWRITTEN = ("--", "..", "''", "``")
_LONG_FORMS = {"''": '"', "``": '"', "..": "...", "....": "..."}

# The bit matrix of the longest common subsequence takes one bit a pair of words: 50 MB at this limit, which no
# paragraph that a person wrote comes near. Past it the differing middle is shown as one replacement.
MAX_WORD_PAIRS = 400_000_000

# "the officials were | of the" : an equal word or two between two replacements are chance, and unreadable.
MIN_EQUAL_WORDS = 2


class Token(NamedTuple):
    """A word or mark, what it is but for its style, and the white space that follows it."""

    text: str
    folded: str
    space: str


def fold(word: str) -> str:
    """A word or mark without its style: straight quotes, plain dashes, nothing invisible.

    >>> fold("Genalo’s"), fold("—"), fold("…")
    ("Genalo's", '-', '...')
    """
    if word.isascii():
        return "-" if word.startswith("--") else _LONG_FORMS.get(word, word)
    return _INVISIBLE.sub("", word).translate(_STYLE)


def tokens(text: str) -> list[Token]:
    """The words and marks of a text that starts with neither white space."""
    found = list(_TOKEN.finditer(text))
    ends = [token.start() for token in found[1:]] + [len(text)]
    return [Token(token[0], fold(token[0]), text[token.end() : end]) for token, end in zip(found, ends, strict=True)]


def folded(text: str) -> tuple[str, ...]:
    """What two passages share when they differ in style only.

    >>> folded("“No,”  he said") == folded('"No," he said')
    True
    """
    words = _TOKEN.findall(text)
    if text.isascii() and not any(form in text for form in _TYPEWRITTEN):
        return tuple(words)
    return tuple(filter(None, map(fold, words)))


def word_edits(left: str, right: str) -> tuple[WordEdit, ...]:
    """The steps from `left` to `right`, word by word; all lefts joined are `left`, all rights joined `right`.

    >>> [(edit.left, edit.right) for edit in word_edits("said on May 29.", "said on Thursday.")]
    [('said on ', 'said on '), ('May 29', 'Thursday'), ('.', '.')]
    """
    if left == right:
        return (WordEdit(left, right),) if left else ()
    lead_left, lead_right = _lead(left), _lead(right)
    old, new = tokens(left[len(lead_left) :]), tokens(right[len(lead_right) :])
    steps: list[WordEdit] = []
    if lead_left or lead_right:
        steps.append(WordEdit(lead_left, lead_right, style=True))
    readable = _readable(list(_opcodes(old, new)), old)
    for number, (equal, before, after) in enumerate(readable):
        if not equal:
            steps.append(WordEdit(_text(old[before]), _text(new[after])))
            continue
        steps += _styles(old[before], new[after])
        if number + 1 < len(readable) and steps[-1].style and steps[-1].left.isspace() != steps[-1].right.isspace():
            # "retire, the agency said" / "retire and": the space belongs to the change that follows.
            steps[-1] = WordEdit(steps[-1].left, steps[-1].right)
    return tuple(_tidy(steps))


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _text(run: Sequence[Token]) -> str:
    return "".join(token.text + token.space for token in run)


class _Step(NamedTuple):
    equal: bool
    left: slice
    right: slice


def _opcodes(old: list[Token], new: list[Token]) -> Iterator[_Step]:
    """Equal and unequal runs of tokens, style aside."""
    number: dict[str, int] = {}
    left = [number.setdefault(token.folded, len(number)) for token in old]
    right = [number.setdefault(token.folded, len(number)) for token in new]
    if len(left) * len(right) > MAX_WORD_PAIRS:
        start = 0
        while start < min(len(left), len(right)) and left[start] == right[start]:
            start += 1
        end = 0
        while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
            end += 1
        yield _Step(True, slice(0, start), slice(0, start))
        yield _Step(False, slice(start, len(left) - end), slice(start, len(right) - end))
        yield _Step(True, slice(len(left) - end, len(left)), slice(len(right) - end, len(right)))
        return
    from rapidfuzz.distance import Indel  # heavy: only where words are compared

    for code in Indel.opcodes(left, right):
        yield _Step(code.tag == "equal", slice(code.src_start, code.src_end), slice(code.dest_start, code.dest_end))


def _readable(steps: list[_Step], old: list[Token]) -> list[_Step]:
    """Neighbouring replacements joined, and equal runs swallowed that are too short between two replacements."""
    out: list[_Step] = []
    for number, step in enumerate(steps):
        if step.left.start == step.left.stop and step.right.start == step.right.stop:
            continue
        inner = 0 < number < len(steps) - 1
        if step.equal and inner and out and not out[-1].equal:
            words = sum(token.text[0].isalnum() for token in old[step.left])
            before = _size(out[-1])
            after = _size(steps[number + 1])
            if words < MIN_EQUAL_WORDS and min(before, after) > 2 * (words + 1):
                step = step._replace(equal=False)
        if out and not step.equal and not out[-1].equal:
            last = out[-1]
            step = _Step(False, slice(last.left.start, step.left.stop), slice(last.right.start, step.right.stop))
            out.pop()
        out.append(step)
    return out


def _size(step: _Step) -> int:
    """Words of both sides."""
    return len(range(step.left.start, step.left.stop)) + len(range(step.right.start, step.right.stop))


def _styles(old: Sequence[Token], new: Sequence[Token]) -> Iterator[WordEdit]:
    """An equal run of tokens, with the places where only the style differs."""
    for before, after in zip(old, new, strict=True):
        yield WordEdit(before.text, after.text, style=before.text != after.text)
        if before.space or after.space:
            yield WordEdit(before.space, after.space, style=before.space != after.space)


def _tidy(steps: list[WordEdit]) -> Iterator[WordEdit]:
    """Runs of one sort joined, and the white space that both ends of a replacement share handed to the equal text."""
    spread: list[WordEdit] = []
    for step in steps:
        if step.equal or step.style or not (step.left and step.right):
            spread.append(step)
            continue
        tail = _shared_tail(step.left, step.right)
        spread.append(WordEdit(step.left[: len(step.left) - tail], step.right[: len(step.right) - tail]))
        if tail:
            spread.append(WordEdit(step.left[-tail:], step.right[-tail:]))
    run: list[WordEdit] = []
    for step in spread:
        if run and (step.equal, step.style) != (run[0].equal, run[0].style):
            yield _joined(run)
            run = []
        run.append(step)
    if run:
        yield _joined(run)


def _shared_tail(left: str, right: str) -> int:
    length = 0
    while length < min(len(left), len(right)) and left[-1 - length] == right[-1 - length]:
        if not left[-1 - length].isspace():
            break
        length += 1
    return length


def _joined(run: list[WordEdit]) -> WordEdit:
    return WordEdit("".join(step.left for step in run), "".join(step.right for step in run), style=run[0].style)
