"""News agencies and their credit tags: in datelines, after the last sentence, on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cleaner.languages.language import Language
from cleaner.models import Reason, Span
from cleaner.rules import Phrase, Rule, Scope

# Also initials or words: they count in brackets or in a dateline, not bare at the end of a block.
_WORDLIKE = frozenset(
    ("AA", "TT", "PA", "CP", "UNI", "APP", "SPA", "NAN", "MENA", "AGI", "APA", "SID", "sid", "sda", "ats", "ATS", "NYT",
     "CNA", "VNA", "STT", "NTB", "BSS", "UNB", "PNA", "GNA", "WAM", "MTI", "CNS")
)  # fmt: skip
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_CREDIT_CHARACTERS = 80
# "Source: AP", "Mit AFP": what may come before the tag on a line of its own.
_LABELS = (
    "source|sources|quelle|quellen|fuente|fuentes|fonte|fontes|źródło|bron|via|with|mit|con|com|avec|from|par|da|de|von"
    "|text|texte|текст|источник|المصدر|来源|出典"
)


class Agencies:
    """Knows the agencies of some languages. Built once, never changed."""

    __slots__ = ("_names", "_sign_off", "_sign_off_line", "_tag", "pattern", "rules")

    def __init__(self, languages: Sequence[Language]) -> None:
        names: dict[str, str] = {}
        for language in languages:
            for name, tags in language.agencies.items():
                names.update(dict.fromkeys(tags.split(" | "), name))
        self._names = names
        self.pattern = rf"(?-i:{_alternatives(names)})"
        """Matches a credit tag, case kept."""
        self._tag = re.compile(self.pattern)
        bare = rf"(?-i:{_alternatives(tag for tag in names if tag not in _WORDLIKE and ' ' not in tag)})"
        joined = r"\s?[/,&+;-]\s?"
        # The last word of each tag, or its last character where words are not parted.
        words = tuple(sorted({_WORD.findall(tag.lower())[-1] for tag in names}))
        self._sign_off = Phrase(
            # After the last sentence's stop: "he said. REUTERS". The tag is a credit only there.
            rf"(?<=[.!?\"”»'’)…。])\s{{1,3}}(?:[–—-]{{1,2}}\s?)?"
            rf"(?:{bare}(?:{joined}(?:{bare}|[a-z]{{2,4}}\b)){{0,3}}"
            rf"|[(\[]\s?{self.pattern}(?:{joined}(?:{self.pattern}|[a-z]{{2,4}})){{0,3}}\s?[)\]])"
            r"\.?(?=\s*(?:\[\[[a-z_]+:|$))",
            words=words,
        )
        self._sign_off_line = Phrase(
            rf"^\W{{0,4}}(?:(?:{_LABELS})\W{{1,3}})?{self.pattern}"
            rf"(?:\s?(?:[/,&+;|·•-]|and|und|y|et|e|i)\s?(?:{self.pattern}|[a-z]{{2,4}}\b)){{0,4}}\W{{0,4}}$",
            words=words,
        )
        self.rules: tuple[Rule, ...] = (
            Rule(
                name="agency.sign-off",
                reason=Reason.CREDIT,
                finds=self._sign_off,
                removes=(
                    "They will meet on Monday, he said. REUTERS",
                    "She won. - AFP",
                    "“It ended there.” (dpa)",
                    "El juez lo negó. EFE",
                ),
                keeps=(
                    "The story was first reported by Reuters.",
                    "He signed with AP",
                    "Who owns it? AP does not say.",
                ),
                scope=Scope.SPAN,
                sure=True,
            ),
            Rule(
                name="agency.sign-off-line",
                reason=Reason.CREDIT,
                finds=self._sign_off_line,
                removes=("REUTERS", "(AFP)", "dpa/AFP", "– Bernama", "Source: AP", "PAP", "Quelle: dpa", "新华社"),
                keeps=("Reuters was first to say so.", "AP photographers were there."),
                sure=True,
            ),
        )

    def name(self, tag: str) -> str | None:
        """The agency's name for a credit tag as printed, or None."""
        return self._names.get(tag.strip())

    def credited(self, text: str) -> str | None:
        """The agency that signs a block off, or stands on a line of its own; never one that is mentioned."""
        start = max(0, len(text) - _CREDIT_CHARACTERS)
        span = self._sign_off.find(text[start:])
        if span is None and len(text) <= _CREDIT_CHARACTERS:
            span = self._sign_off_line.find(text)
        return self._first(text, Span(start + span.start, start + span.end)) if span is not None else None

    def _first(self, text: str, span: Span) -> str | None:
        tag = self._tag.search(text, span.start, span.end)
        return self.name(tag[0]) if tag else None


def _alternatives(tags: Iterable[str]) -> str:
    """A pattern that matches any of the tags, the longest first."""
    return "|".join(re.escape(tag) for tag in sorted(tags, key=lambda tag: (-len(tag), tag)))
