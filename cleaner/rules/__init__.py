"""What a rule is.

A rule is data: a name that goes into people's results, a reason, a pattern, and the proof beside it. `removes` and
`keeps` are run as tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from cleaner.models import Reason, Span


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
    """A pattern over one block's text, case ignored."""

    pattern: str
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile(self.pattern, re.IGNORECASE))

    def find(self, text: str) -> Span | None:
        """Where the phrase stands in `text`, or None."""
        found = self.compiled.search(text)
        return Span(*found.span()) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of boilerplate, and the proof that the pattern means it."""

    name: str
    reason: Reason
    finds: Phrase
    removes: tuple[str, ...]
    keeps: tuple[str, ...]
    scope: Scope = Scope.BLOCK
    sure: bool = False
    """True: the cue alone is enough. False: it is evidence, weighed with the neighbours."""


class Cue(NamedTuple):
    """A rule that fired on a block, and where."""

    rule: Rule
    span: Span
