"""Dates as pages write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

from cleaner.languages import LANGUAGES

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""No clock is asked: what lies outside is a number of something else."""
MAX_DATE = 200
"""Characters in which a date is looked for."""

MONTHS = {
    name: number
    for language in LANGUAGES
    for number, names in enumerate(language.months, start=1)
    for name in names
    if len(name) > 2
}

ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|UTC|GMT)?)?(?!\d)"
)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:[./-]|\s?[年년]\s?)(\d{1,2})(?:[./-]|\s?[月월]\s?)(\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
DAY_NAME = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?[\s,-]{1,3}(?:of\s|de\s|del\s)?([^\W\d_]{3,12})\.?[\s,-]{1,3}"
    r"(?:de\s|del\s)?(\d{4})(?!\d)",
    re.IGNORECASE,
)
NAME_DAY = re.compile(
    r"([^\W\d_]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?\s{0,2},?\s{1,3}(?:at\s)?(\d{4})(?!\d)", re.IGNORECASE
)
NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
IN_URL = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def iso_date(text: str, *, month_first: bool = False) -> str | None:
    """The first date in `text`, with its time of day where that stands behind it in ISO form; None without a date.

    `month_first`: what 4/5/2024 means to the writer.

    >>> iso_date("Published 8. Dezember 2024, 10:15 Uhr")
    '2024-12-08'
    >>> iso_date("2024-05-29T09:30:00.000+0000")
    '2024-05-29T09:30:00+00:00'
    """
    text = text[:MAX_DATE]
    if found := ISO.search(text):
        return _moment(found) or None
    if (found := YEAR_FIRST.search(text)) and (day := _day(found[1], found[2], found[3])):
        return day
    for found in DAY_NAME.finditer(text):
        if (month := MONTHS.get(found[2].lower())) and (day := _day(found[3], month, found[1])):
            return day
    for found in NAME_DAY.finditer(text):
        if (month := MONTHS.get(found[1].lower())) and (day := _day(found[3], month, found[2])):
            return day
    if found := NUMBERS.search(text):
        first, mark, second, year = found.groups()
        year = "20" + year if len(year) == 2 else year
        orders = (
            ((first, second), (second, first)) if month_first and mark != "." else ((second, first), (first, second))
        )
        for month_number, day_number in orders:
            if day := _day(year, month_number, day_number):
                return day
    if found := COMPACT.search(text):
        return _day(*found.groups())
    return None


def url_date(url: str) -> str | None:
    """The day that stands in an address, as /2024/05/29/ or /20240529/."""
    found = IN_URL.search(url[:2_000])
    return _day(*found.groups()) if found else None


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made.isoformat() if FIRST_YEAR <= made.year <= LAST_YEAR else None


def _moment(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    whole = _day(year, month, day)
    if whole is None or hour is None:
        return whole
    try:
        made = datetime.fromisoformat(f"{whole}T{hour}:{minute}:{second or '00'}")
    except ValueError:
        return whole
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return made.isoformat() + (zone or "")
