"""A book of rules: which rule speaks of this block, in a few microseconds.

A page has some 370 lines and a book some hundreds of rules. So a line is first looked up whole among the `Lines` rules,
then its words among the words that `Phrase` rules ask for; only the few patterns left are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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


class _Index:
    """Positions of rules by the words that one of has to stand in the text."""

    __slots__ = ("_by_word", "_marks", "_vocabulary", "_words_inside")

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        by_word: dict[str, list[int]] = {}
        marks: set[str] = set()
        for word, position in words:
            if not _WORD.fullmatch(word):
                raise ValueError(f"{word!r} is not one word or one mark")
            if len(word) == 1 and (not word.isalnum() or _IDEOGRAPH.match(word)):
                marks.add(word)
            by_word.setdefault(word, []).append(position)
        self._by_word = {word: tuple(positions) for word, positions in by_word.items()}
        self._marks = re.compile("[" + re.escape("".join(sorted(marks))) + "]") if marks else None
        forms: dict[str, str] = {}
        for word in sorted(self._by_word):
            if word not in marks:
                forms.update((before + word, word) for before in _BEFORE)
                forms.update((word + after, word) for after in _AFTER)
                forms.update((before + word + after, word) for before, after in _AROUND)
        self._words_inside = forms
        self._vocabulary = frozenset(forms)

    def positions(self, lower: str) -> list[int]:
        """The rules that have a word in the text, which is in lower case; in no order, some twice."""
        found: list[int] = []
        if "/" in lower:
            lower = lower.replace("/", " ")
        raw = (lower.replace("-", " ") if "-" in lower else lower).split()
        if not self._vocabulary.isdisjoint(raw):
            for form in self._vocabulary.intersection(raw):
                found.extend(self._by_word[self._words_inside[form]])
        if self._marks is not None:
            for mark in self._marks.findall(lower):
                found.extend(self._by_word[mark])
        return found


class RuleBook:
    """Rules indexed by the words they need. Build it once; it never changes, and equal rules make equal books."""

    __slots__ = ("_anywhere", "_heads", "_inner", "_lines", "_pair_starts", "_starts", "_tails", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        given = tuple(rules)
        names = [rule.name for rule in given]
        if len(set(names)) != len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise ValueError(f"two rules share the name {', '.join(twice)}: rename one")
        # Sure rules first, then in the order given: the first that fires is the best.
        self.rules: tuple[Rule, ...] = tuple(sorted(given, key=lambda rule: not rule.sure))
        self._lines: dict[str, Rule] = {}
        anywhere: list[tuple[str, int]] = []
        heads: list[tuple[str, int]] = []
        tails: list[tuple[str, int]] = []
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
                anywhere.extend((word, position) for word in finder.words)
                for start in finder.starts:
                    starts.setdefault(start, []).append(position)
            elif finder.pattern.startswith("^"):
                heads.extend((word, position) for word in finder.words)
            elif "$" in finder.pattern[-4:]:
                tails.extend((word, position) for word in finder.words)
            else:
                inner.extend((word, rule, finder) for word in finder.words)
        self._starts = {start: tuple(positions) for start, positions in starts.items()}
        self._pair_starts = frozenset(start.split(" ")[0] for start in starts if " " in start)
        self._anywhere, self._heads, self._tails = _Index(anywhere), _Index(heads), _Index(tails)
        self._inner = tuple(inner)

    def __reduce__(self) -> tuple[type[RuleBook], tuple[tuple[Rule, ...]]]:
        return RuleBook, (self.rules,)

    def cue(self, text: str) -> Cue | None:
        """The best rule of scope BLOCK or SECTION that fires on a block, or None."""
        whole = self._lines.get(line_key(text)) if len(text) <= _LINE_CHARACTERS else None
        if whole is None or not whole.sure:
            lower = text[:_HEAD_CHARACTERS].lower()
            first = _TOKEN.search(lower)
            if first is not None:
                tried = self._anywhere.positions(lower)
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
                    if whole is not None and not rule.sure:
                        break
                    span = rule.finds.find(text)
                    if span is not None:
                        return Cue(rule, span)
        return Cue(whole, Span(0, len(text))) if whole is not None else None

    def spans(self, text: str) -> tuple[Cue, ...]:
        """Rules of scope SPAN that fire inside a block, by place; the rest of the block is the story's."""
        found: list[Cue] = []
        tried = [(position, 0) for position in self._heads.positions(text[:_TAIL_CHARACTERS].lower())]
        tail = max(0, len(text) - _TAIL_CHARACTERS)
        tried.extend((position, tail) for position in self._tails.positions(text[tail:].lower()))
        for position, start in sorted(set(tried)) if tried else ():
            finder = self.rules[position].finds
            if isinstance(finder, Phrase):
                match = finder.compiled.search(text, start)
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
