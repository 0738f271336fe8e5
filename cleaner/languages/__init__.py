"""The languages known, the book of all their rules, and what they can tell of a line.

Everything here is data that never changes after it was built: functions give the same answer in every process.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.languages.agencies import Agencies
from cleaner.languages.bylines import Bylines
from cleaner.languages.datelines import Dateline, Datelines
from cleaner.languages.dates import DateLines
from cleaner.languages.de import GERMAN
from cleaner.languages.en import ENGLISH
from cleaner.languages.es import SPANISH
from cleaner.languages.fr import FRENCH
from cleaner.languages.guess import Guess
from cleaner.languages.it import ITALIAN
from cleaner.languages.language import Language
from cleaner.languages.nl import DUTCH
from cleaner.languages.other import ARABIC, CHINESE, JAPANESE, RUSSIAN
from cleaner.languages.pl import POLISH
from cleaner.languages.pt import PORTUGUESE
from cleaner.rules import Rule, Scope, shape
from cleaner.rules.book import RuleBook

LANGUAGES: tuple[Language, ...] = (
    ENGLISH, GERMAN, FRENCH, SPANISH, POLISH, PORTUGUESE, ITALIAN, DUTCH, JAPANESE, CHINESE, ARABIC, RUSSIAN,
)  # fmt: skip

_AGENCIES = Agencies(LANGUAGES)
_DATELINES = Datelines(LANGUAGES, _AGENCIES)
_DATE_LINES = DateLines(LANGUAGES)
_BYLINES = Bylines(LANGUAGES)
_GUESS = Guess(LANGUAGES)


def rulebook(codes: tuple[str, ...] | None = None, extra: Iterable[Rule] = ()) -> RuleBook:
    """The rules of page shape, of agencies, and of these languages (all of them by default), and `extra` ones first.

    Raises KeyError for a language not known, ValueError for two rules of one name.
    """
    known = {language.code: language for language in LANGUAGES}
    chosen = LANGUAGES if codes is None else tuple(known[code] for code in codes)
    rules = [*extra, *shape.RULES, *_AGENCIES.rules, *_DATE_LINES.rules]
    for language in chosen:
        rules.extend(language.rules)
    return RuleBook(rules)


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of a block, in any language known, or None.

    >>> dateline("WASHINGTON, May 29 (Reuters) - The Trump administration is removing two officials.")
    Dateline(place='WASHINGTON', date='May 29', agency='Reuters', span=Span(start=0, end=31))
    """
    return _DATELINES(text)


def agency(text: str) -> str | None:
    """The agency that a block credits: in its dateline, its sign-off, or as a line of its own; never a mere mention.

    >>> agency("The talks resume on Monday, he said. REUTERS"), agency("NBC and Reuters first reported it.")
    ('Reuters', None)
    """
    found = _DATELINES(text)
    if found is not None and found.agency is not None:
        return found.agency
    return _AGENCIES.credited(text)


def guess_language(text: str) -> str | None:
    """ISO 639-1 code of a text by its script or its most frequent words, or None where neither speaks clearly.

    >>> guess_language("Die Kanzlerin hat am Montag in Berlin mit dem Präsidenten über die Lage gesprochen.")
    'de'
    """
    return _GUESS(text)


def is_date_line(text: str) -> bool:
    """True if a line says when and nothing else.

    >>> is_date_line("Published: May 29, 2025 at 3:15 pm"), is_date_line("12 minutes ago"), is_date_line("In May 1945")
    (True, True, False)
    """
    return _DATE_LINES(text)


def is_byline(text: str) -> bool:
    """True if a line says who wrote it and nothing else.

    >>> is_byline("Von Anna Beispiel und Max Müller"), is_byline("By Friday the fire was out.")
    (True, False)
    """
    return _BYLINES(text)


def byline_name(text: str) -> str | None:
    """The name that a byline gives, or None if the line is not one.

    >>> byline_name("By Jane Doe, Senior Reporter")
    'Jane Doe'
    """
    return _BYLINES.name(text)


__all__ = [
    "LANGUAGES", "Dateline", "Language", "RuleBook", "Scope", "agency", "byline_name", "dateline", "guess_language",
    "is_byline", "is_date_line", "rulebook",
]  # fmt: skip
