"""A book of rules: which rule speaks of this block, in a few microseconds.

A page has some 370 lines and a book some hundreds of rules. So a line is first looked up whole among the `Lines` rules,
then its words among the words that `Phrase` rules ask for; only the few patterns left are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Generic, TypeVar

from cleaner.models import Span
from cleaner.rules import DIGIT, Cue, Lines, Phrase, Rule, Scope, line_key

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
# A word, a Chinese or Japanese character, or a mark.
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+|[^\w\s]|_")
_WORD = re.compile(r"\w+|[^\w\s]")
# The first two words, where the first alone starts too many lines ("the", "this").
_PAIR = re.compile(r"\W*(\w+)\W+(\w+)")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
# What sticks to a word when a line is split at its white space, which is four times as fast as finding the words.
_BEFORE = ("", "(", "[", '"', "“", "‘", "'", "#", "©", "¿", "¡", "«", "*", "„", "-", "|")
_AFTER = (
    "",
    ".",
    ",",
    ":",
    ";",
    "!",
    "?",
    ")",
    "]",
    '"',
    "”",
    "’",
    "'s",
    "’s",
    "…",
    "...",
    "»",
    "*",
    ".)",
    ").",
    "?)",
    "|",
)
_AROUND = (
    ("(", ")"),
    ("[", "]"),
    ('"', '"'),
    ("“", "”"),
    ("(", ":"),
    ("(", "."),
    ("*", "*"),
    ("(", ".)"),
    ("¿", "?"),
    ("¡", "!"),
)
# Cues stand at the start of a block. A cookie notice runs long, and has said its word by then.
_HEAD_CHARACTERS = 240
_LINE_CHARACTERS = 120
"""The longest text that is looked up as a whole line."""
_TAIL_CHARACTERS = 200
_DIGITS = frozenset("0123456789")

T = TypeVar("T")


class _Index(Generic[T]):
    """Whatever is asked for by the words that one of has to stand in the text."""

    __slots__ = ("_by_word", "_marks", "_vocabulary", "_words_inside")

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        by_word: dict[str, list[T]] = {}
        marks: set[str] = set()
        for word, asked in words:
            if not _WORD.fullmatch(word):
                raise ValueError(f"{word!r} is not one word or one mark")
            if len(word) == 1 and (not word.isalnum() or _IDEOGRAPH.match(word)):
                marks.add(word)
            by_word.setdefault(word, []).append(asked)
        self._by_word = {word: tuple(asked) for word, asked in by_word.items()}
        self._marks = re.compile("[" + re.escape("".join(sorted(marks))) + "]") if marks else None
        forms: dict[str, str] = {}
        for word in sorted(self._by_word):
            if word not in marks:
                forms.update((before + word, word) for before in _BEFORE)
                forms.update((word + after, word) for after in _AFTER)
                forms.update((before + word + after, word) for before, after in _AROUND)
        self._words_inside = forms
        self._vocabulary = frozenset(forms)

    def found(self, lower: str) -> Sequence[T]:
        """What stands under the words of the text, which is in lower case; in no order, some twice."""
        if "/" in lower:
            lower = lower.replace("/", " ")
        raw = (lower.replace("-", " ") if "-" in lower else lower).split()
        # Most texts have none.
        marks = self._marks.findall(lower) if self._marks is not None else ()
        if self._vocabulary.isdisjoint(raw) and not marks:
            return ()
        found: list[T] = []
        for form in self._vocabulary.intersection(raw):
            found.extend(self._by_word[self._words_inside[form]])
        for mark in marks:
            found.extend(self._by_word[mark])
        return found


class _Place(Enum):
    """Where in a block a rule's word has to stand."""

    ANYWHERE = auto()
    HEAD = auto()
    TAIL = auto()


class RuleBook:
    """Rules indexed by the words they need. Build it once; it never changes, and equal rules make equal books."""

    __slots__ = ("_inner", "_inner_words", "_lines", "_pair_starts", "_starts", "_words", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        given = tuple(rules)
        names = [rule.name for rule in given]
        if len(set(names)) != len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise ValueError(f"two rules share the name {', '.join(twice)}: rename one")
        # Sure rules first, then in the order given: the first that fires is the best.
        self.rules: tuple[Rule, ...] = tuple(sorted(given, key=lambda rule: not rule.sure))
        self._lines: dict[str, Rule] = {}
        words: list[tuple[str, tuple[_Place, int]]] = []
        inner: list[tuple[str, Rule, Phrase]] = []
        starts: dict[str, list[int]] = {}
        for position, rule in enumerate(self.rules):
            finder = rule.finds
            if isinstance(finder, Lines):
                if rule.scope is Scope.SPAN:
                    raise ValueError(f"{rule.name} takes a span, so it needs a Phrase")
                for key in sorted(finder.keys):
                    self._lines.setdefault(key, rule)
                continue
            if not finder.words and (rule.scope is Scope.SPAN or not finder.starts):
                raise ValueError(f"{rule.name} names no words to look for: it would be tried on every block")
            if rule.scope is not Scope.SPAN:
                words.extend((word, (_Place.ANYWHERE, position)) for word in finder.words)
                for start in finder.starts:
                    starts.setdefault(start, []).append(position)
            elif finder.pattern.startswith("^"):
                words.extend((word, (_Place.HEAD, position)) for word in finder.words)
            elif "$" in finder.pattern[-4:]:
                words.extend((word, (_Place.TAIL, position)) for word in finder.words)
            else:
                inner.extend((word, rule, finder) for word in finder.words)
        self._starts = {start: tuple(positions) for start, positions in starts.items()}
        self._pair_starts = frozenset(start.split(" ")[0] for start in starts if " " in start)
        self._words = _Index(words)
        self._inner = tuple(inner)
        self._inner_words = tuple({word for word, _, _ in inner})

    def __reduce__(self) -> tuple[type[RuleBook], tuple[tuple[Rule, ...]]]:
        return RuleBook, (self.rules,)

    def cue(self, text: str) -> Cue | None:
        """The best rule of scope BLOCK or SECTION that fires on a block, or None."""
        return self.read(text)[0]

    def spans(self, text: str) -> tuple[Cue, ...]:
        """Rules of scope SPAN that fire inside a block, by place; the rest of the block is the story's."""
        return self.read(text)[1]

    def read(self, text: str) -> tuple[Cue | None, tuple[Cue, ...]]:
        """The best rule that fires on a block as a whole, and those that fire inside it."""
        lower = text[:_HEAD_CHARACTERS].lower()
        whole: list[int] = []
        inside: list[int] = []
        tail = max(0, len(text) - _TAIL_CHARACTERS)
        for place, position in self._words.found(lower):
            if place is _Place.ANYWHERE:
                whole.append(position)
            elif place is _Place.HEAD or not tail:
                inside.append(position)
        if tail:
            inside += [one for place, one in self._words.found(text[tail:].lower()) if place is _Place.TAIL]
        for word in self._inner_words:  # they are few
            if word in text:
                break
        else:
            if not inside:
                return self._cue(text, lower, whole), ()
        return self._cue(text, lower, whole), self._spans(text, inside, tail)

    def _cue(self, text: str, lower: str, tried: list[int]) -> Cue | None:
        line = self._lines.get(line_key(text)) if len(text) <= _LINE_CHARACTERS else None
        if line is None or not line.sure:
            first = _TOKEN.search(lower)
            if first is not None:
                word = first[0]
                if word in self._starts:
                    tried.extend(self._starts[word])
                if word in self._pair_starts:
                    pair = _PAIR.match(lower)
                    if pair is not None:
                        tried.extend(self._starts.get(f"{pair[1]} {pair[2]}", ()))
                elif word[0] in _DIGITS and DIGIT in self._starts:
                    tried.extend(self._starts[DIGIT])
                for position in sorted(set(tried)) if tried else ():
                    rule = self.rules[position]
                    if line is not None and not rule.sure:
                        break
                    span = rule.finds.find(text)
                    if span is not None:
                        return Cue(rule, span)
        return Cue(line, Span(0, len(text))) if line is not None else None

    def _spans(self, text: str, tried: list[int], tail: int) -> tuple[Cue, ...]:
        found: list[Cue] = []
        for position in sorted(set(tried)):
            finder = self.rules[position].finds
            if isinstance(finder, Phrase):
                match = finder.compiled.search(text, 0 if finder.pattern.startswith("^") else tail)
                if match is not None and match.end() > match.start():
                    found.append(Cue(self.rules[position], Span(*match.span())))
        for word, rule, phrase in self._inner:
            if word in text:
                found.extend(Cue(rule, Span(*match.span())) for match in phrase.compiled.finditer(text))
        if len(found) > 1:
            found.sort(key=lambda cue: (cue.span.start, -cue.span.end, cue.rule.name))
            apart: list[Cue] = []
            for cue in found:
                if not apart or cue.span.start >= apart[-1].span.end:
                    apart.append(cue)
            found = apart
        return tuple(found)
