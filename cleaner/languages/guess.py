"""Which language a text is in: by its script, or by its most frequent words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.languages.language import Language

_WORDS = 200
_CHARACTERS = 3000
_WORD = re.compile(r"[^\W\d_]+")
# Under a tenth, a text is a list of names, or in a language not known here: articles have three to five tenths.
_MIN_SHARE = 0.1
_MIN_WORDS = 3


class Guess:
    """Knows the stop words and scripts of some languages. Built once, never changed."""

    __slots__ = ("_scripts", "_stop_words")

    def __init__(self, languages: Sequence[Language]) -> None:
        self._scripts = tuple((language.code, re.compile(language.script)) for language in languages if language.script)
        owners: dict[str, list[int]] = {}
        self._stop_words: tuple[dict[str, tuple[int, ...]], tuple[str, ...]]
        codes = tuple(language.code for language in languages if language.stop_words)
        for position, language in enumerate(language for language in languages if language.stop_words):
            for word in language.stop_words:
                owners.setdefault(word, []).append(position)
        self._stop_words = ({word: tuple(found) for word, found in owners.items()}, codes)

    def __call__(self, text: str) -> str | None:
        """ISO 639-1 code, or None where nothing speaks clearly. Reads the first 200 words only."""
        head = text[:_CHARACTERS]
        if not head.isascii():
            for code, script in self._scripts:
                written = sum(map(len, script.findall(head)))
                if written and written > 0.1 * sum(letter.isalpha() for letter in head):
                    return code
        owners, codes = self._stop_words
        words = _WORD.findall(head.lower())[:_WORDS]
        counts = [0] * len(codes)
        for word in words:
            for position in owners.get(word, ()):
                counts[position] += 1
        if not counts:
            return None
        best = max(range(len(codes)), key=lambda position: (counts[position], -position))
        if counts[best] < max(_MIN_WORDS, _MIN_SHARE * len(words)):
            return None
        return codes[best]
