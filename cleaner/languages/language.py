"""What a language is to the cleaner: its cue rules and the words that its dates, bylines and agencies use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cleaner.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. Everything in it is lower case unless it says otherwise."""

    code: str
    """ISO 639-1."""
    name: str
    rules: tuple[Rule, ...]
    stop_words: frozenset[str]
    """Its most frequent words: how the language is guessed. Empty where the script alone tells."""
    script: str = ""
    """A character class, as in a pattern, of letters that only this language (of those known here) uses."""
    months: tuple[tuple[str, ...], ...] = ()
    """Twelve groups of names and abbreviations, without their dots, January first."""
    weekdays: tuple[str, ...] = ()
    date_words: tuple[str, ...] = ()
    """What stands between the parts of a date: "at", "um", "uhr", "de"."""
    date_labels: tuple[str, ...] = ()
    """What comes before a date on a line of its own: "published", "updated on"."""
    relative_times: tuple[str, ...] = ()
    """Patterns of "12 minutes ago" and its like."""
    byline_labels: tuple[str, ...] = ()
    """What comes before a name: "by", "written by"."""
    agencies: Mapping[str, str] = field(default_factory=dict)
    """An agency's name to its credit tags as printed, case kept, with " | " between them."""
