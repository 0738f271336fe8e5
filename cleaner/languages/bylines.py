"""Lines that only say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cleaner.languages.language import Language

_MAX_CHARACTERS = 120
_NAME = (
    r"(?-i:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w.'’-]{0,30})(?: (?:de|del|da|do|dos|di|du|des|van|von|der|den|la|le|y|e|i|and|und|et|en|&"
    r"|(?-i:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w.'’-]{0,30}))){0,8}"
)
_PREPOSITIONS = frozenset({"by", "von", "par", "por", "di", "da", "door", "de", "from"})


class Bylines:
    """Knows the byline words of some languages. Built once, never changed."""

    __slots__ = ("_pattern",)

    def __init__(self, languages: Sequence[Language]) -> None:
        labels = {label for language in languages for label in language.byline_labels}
        # "By Jane Doe", but "Author: Jane Doe": a noun needs its colon, or every "Text messaging" is a byline.
        links = _alternatives(label for label in labels if label.split()[-1] in _PREPOSITIONS)
        nouns = _alternatives(label for label in labels if label.split()[-1] not in _PREPOSITIONS)
        self._pattern = re.compile(
            rf"\W{{0,3}}(?:(?:{links})\b\s?[:|]?|(?:{nouns})\b\s?[:|])\s?(?P<name>{_NAME})(?:\s?[,|•·/–—-]\s?[^.!?]{{1,80}})?",
            re.IGNORECASE,
        )

    def __call__(self, text: str) -> bool:
        """True if the line is a byline and nothing else."""
        return len(text) <= _MAX_CHARACTERS and self._pattern.fullmatch(text.strip()) is not None

    def name(self, text: str) -> str | None:
        """The name that a byline gives, or None if the line is not one."""
        if len(text) > _MAX_CHARACTERS:
            return None
        found = self._pattern.fullmatch(text.strip())
        return found["name"].strip(" ,.") if found else None


def _alternatives(labels: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(label) for label in labels), key=lambda label: (-len(label), label)))
