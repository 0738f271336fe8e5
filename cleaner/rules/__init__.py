"""What a rule is.

A rule is data: a name that goes into people's results, a reason, a finder, and the proof beside it. `removes` and
`keeps` are run as tests. `rules.book` looks a block up in all rules at once; `rules.shape` has those of every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from cleaner.models import Reason, Span

# What may stand around a cue without changing it: "» Read more …", "Comments (12)", "[Advertisement]".
_EDGES = (
    " \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff"
    "0123456789.,:;…!?¡¿*•·|¦»«›‹→←↓↑▶►▸▼▲-–—_()[]{}<>\"'“”„‘’+#/\\~=&%@✕×✓✔☰⌄。，：；！？、（）【】「」『』《》〈〉・｜＞－"
)


def line_key(text: str) -> str:
    """What a line says, its case, spacing, and the digits and marks at its ends aside.

    >>> line_key("» Read  More …"), line_key("Comments (12)"), line_key("* * *")
    ('read more', 'comments', '')
    """
    key = text.strip(_EDGES).lower()
    if "’" in key:
        key = key.replace("’", "'")
    if "  " in key or "\u00a0" in key or "\t" in key:
        key = " ".join(key.split())
    return key


class Scope(StrEnum):
    """How much a rule takes."""

    BLOCK = "block"
    """The whole block."""
    SPAN = "span"
    """What the pattern matches, the rest of the block stays."""
    SECTION = "section"
    """The block heads a section that is not the story: what follows belongs to it until the story resumes."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern over one block's text, case ignored.

    `words` and `starts` say when it is worth trying, and make a book of a thousand rules as fast as one of ten: one of
    `words` has to stand in the block, or the block has to start with one of `starts`. Both are in lower case: a word
    ("e-mail" is two), a single mark ("©"), or a single Chinese or Japanese character. A start may also be two words, or
    `DIGIT` for any digit.
    """

    pattern: str
    words: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    most: int = 0
    """No text with more characters than this is meant; 0: any length."""
    # Compiled when first tried: a book has hundreds of patterns, a page needs a handful.
    _compiled: list[re.Pattern[str]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to search."""
        if not self._compiled:
            self._compiled.append(re.compile(self.pattern, re.IGNORECASE))
        return self._compiled[0]

    def find(self, text: str) -> Span | None:
        """Where the phrase stands in `text`, or None."""
        if self.most and len(text) > self.most:
            return None
        found = (self._compiled[0] if self._compiled else self.compiled).search(text)
        return Span(*found.span()) if found else None


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines: the block says one of these and nothing else, as `line_key` reads it."""

    keys: frozenset[str]

    def __init__(self, *lines: str) -> None:
        object.__setattr__(self, "keys", frozenset(map(line_key, lines)))

    def find(self, text: str) -> Span | None:
        """The whole of `text` if it is one of the lines, or None."""
        return Span(0, len(text)) if line_key(text) in self.keys else None


DIGIT = "0-9"
"""In `Phrase.starts`: the block starts with a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of boilerplate, and the proof that the pattern means it."""

    name: str
    reason: Reason
    finds: Phrase | Lines
    removes: tuple[str, ...]
    keeps: tuple[str, ...]
    scope: Scope = Scope.BLOCK
    sure: bool = False
    """True: the cue alone is enough. False: it is evidence, weighed with the neighbours."""
    page: bool = False
    """The cue is enough on a page as it stood, with all its menus; in a text that was cleaned before it is evidence."""
    long: bool = False
    """It speaks of blocks of any length; other rules speak of short ones."""


class Cue(NamedTuple):
    """A rule that fired on a block, and where."""

    rule: Rule
    span: Span
