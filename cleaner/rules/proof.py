"""A rule's proof: it finds what it says it removes, and leaves what it says it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cleaner.rules import Phrase, Rule, Scope
from cleaner.rules.book import RuleBook


class Unproven(NamedTuple):
    """An example that a rule fails on."""

    rule: str
    example: str
    kept: bool
    """It should have been removed and is kept; otherwise it is removed and should have been kept."""


def unproven(rule: Rule) -> Iterator[Unproven]:
    """The examples beside a rule that it fails on, looked up as a page's blocks are."""
    finds = _finder(rule)
    for example in rule.removes:
        if not finds(example):
            yield Unproven(rule.name, example, kept=True)
    for example in rule.keeps:
        if finds(example):
            yield Unproven(rule.name, example, kept=False)


def _finder(rule: Rule) -> Callable[[str], bool]:
    finder = rule.finds
    if isinstance(finder, Phrase) and not finder.words and not finder.starts and rule.scope is not Scope.SPAN:
        # A rule of a user's own that is sure: it is tried on every block.
        return lambda text: finder.find(text) is not None
    book = RuleBook([rule])
    return lambda text: book.cue(text) is not None or bool(book.spans(text))
