"""Lines that only say when: a date, a time, "12 minutes ago"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Phrase, Rule

_MAX_CHARACTERS = 90
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:\.[^\W\d_])*")
# 30.05.2025, 14:05 Uhr; 2025-05-30T14:05:00Z; 14:05
_NUMERIC = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)?"
    r"(?:(?<=\d)[t ,|–—-]{1,4}|^)?(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?)?"
    r"(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h|utc|gmt|[cem]e?s?[zt]|ist|sgt|z|[+-]\d\d:?\d\d)){0,2}"
)


# One of these stands in every "12 minutes ago" of the languages known.
_RELATIVE_WORDS = ("ago", "vor", "il", "hace", "temu", "há", "atrás", "fa", "geleden", "назад", "منذ", "قبل")


class DateLines:
    """Knows the date words of some languages. Built once, never changed."""

    __slots__ = ("_labels", "_others", "_relative", "_times", "rules")

    def __init__(self, languages: Sequence[Language]) -> None:
        times: set[str] = set()
        others: set[str] = {"z", "t", "h", "uhr", "am", "pm", "gmt", "utc", "cet", "cest", "mez", "mesz"}
        labels: set[str] = set()
        relative: list[str] = []
        for language in languages:
            times.update(name for names in language.months for name in names)
            times.update(language.weekdays)
            others.update(language.date_words)
            labels.update(language.date_labels)
            relative.extend(language.relative_times)
        self._times = frozenset(times)
        self._others = frozenset(others)
        words = "|".join(sorted((re.escape(label) for label in labels), key=lambda label: (-len(label), label)))
        self._labels = re.compile(rf"\W{{0,3}}(?:{words})\b\W{{0,4}}", re.IGNORECASE)
        # Alone, or with a name on the other side of a dash: "12 minutes ago - The Daily", "The Daily | 3h ago".
        pattern = "|".join(relative)
        self._relative = re.compile(
            rf"(?:{pattern})(?:\s?[,|•·–—-]\s?[^.!?]{{1,40}})?|[^.!?,]{{1,40}}\s?[|•·–—-]\s?(?:{pattern})",
            re.IGNORECASE,
        )

        time = "|".join(sorted(map(re.escape, times | others), key=lambda word: (-len(word), word)))
        self.rules: tuple[Rule, ...] = (
            Rule(
                name="date.relative",
                reason=Reason.DATE,
                finds=Phrase(
                    rf"^\W{{0,3}}(?:(?:{words})\b\W{{0,4}})?(?:{pattern})(?:\s?[|•·–—-]\s?[^.!?,]{{1,40}})?[\s)]{{0,2}}$"
                    rf"|^[^.!?,]{{1,40}}\s?[|•·–—-]\s?(?:{pattern})[\s)]{{0,2}}$",
                    words=_RELATIVE_WORDS,
                ),
                removes=(
                    "12 minutes ago",
                    "12 minutes ago - AsiaOne",
                    "The Daily • 3h ago",
                    "vor 5 Stunden",
                    "il y a 2 heures",
                ),
                keeps=(
                    "Two years ago she left.",
                    "12 minutes ago, she said, the train stopped.",
                    "Vor 5 Jahren war das anders.",
                ),
                sure=True,
            ),
            Rule(
                name="date.line",
                reason=Reason.DATE,
                # Nothing but numbers and the words of dates, at least one of each.
                finds=Phrase(
                    rf"^(?=.{{0,60}}\d)\W{{0,3}}(?:(?:{words})\b\W{{0,4}}){{0,2}}"
                    rf"(?:(?>\d{{1,4}}(?!\d)|(?:{time})\b)[\s,.:;|•·/()–—-]{{0,4}}+){{2,14}}$",
                    words=tuple(sorted({part for name in times for part in re.findall(r"\w+", name)})),
                    most=120,
                ),
                removes=(
                    "May 29, 2025",
                    "Published: Thursday, May 29, 2025 3:04 PM",
                    "Stand: 30. Mai 2025, 14:05 Uhr",
                    "3 juin 2025 à 14:05",
                ),
                keeps=("In May 2025 he left.", "May I come in?", "On 3 June the court decides."),
            ),
        )

    def __call__(self, text: str) -> bool:
        """True if the line is nothing but a date or a time, with or without its label."""
        line = text.strip(" \t\u00a0()[]|•·–—-*:")
        if not line or len(line) > _MAX_CHARACTERS:
            return False
        labelled = self._labels.match(line)
        if labelled is not None:
            line = line[labelled.end() :]
            if not line:
                return True
            again = self._labels.match(line)
            if again is not None:
                line = line[again.end() :]
        return self._is_time(line) or (self._relative.fullmatch(line) is not None)

    def _is_time(self, line: str) -> bool:
        """Only numbers, names of months and days, and what joins them; at least one number and one more fact."""
        facts = numbers = 0
        for token in _TOKEN.findall(line.lower()):
            if token.isdigit():
                if len(token) > 4:
                    return False
                numbers += 1
            elif token in self._times:
                facts += 1
            elif token not in self._others and not self._labels.fullmatch(token):
                return False
        return bool(numbers and facts) or _NUMERIC.fullmatch(line.lower()) is not None
