"""A page's headline, byline, date, site and language, from what its markup says of itself.

Several places say each of them, and contradict each other. The order in which they are asked was measured:
`benchmarks/metadata.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.extract.byline import byline
from cleaner.extract.headline import headline
from cleaner.extract.html import Walked
from cleaner.extract.published import published
from cleaner.extract.said import Head, Said, around_headline, said


class Fields(NamedTuple):
    """What a page says of itself; None where it does not."""

    headline: str | None
    byline: str | None
    date: str | None
    site: str | None
    language: str | None
    url: str | None


def fields(head: Head, walked: Walked, url: str | None = None) -> Fields:
    """The fields of a page, from its head, what the walk over it found, and its address."""
    page = said(head, walked)
    address = url or page.canonical
    language = _language(page)
    site = page.first("og:site_name", "application-name", "apple-mobile-web-app-title") or page.publisher()
    title = headline(page, site, address)
    near = around_headline(walked.blocks, title)
    return Fields(
        headline=title,
        byline=byline(page, walked.blocks, near, site),
        date=published(page, near, address, month_first=language in (None, "en", "en-US")),
        site=site,
        language=language.split("-")[0].lower() if language else None,
        url=page.canonical,
    )


LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}$")


def _language(page: Said) -> str | None:
    """The page's language as BCP 47 writes it, "en-GB"."""
    stated = (
        page.language,
        page.first("content-language", "language", "dc.language", "og:locale"),
        *(one.language for one in page.linked_data),
    )
    for value in stated:
        if value and LANGUAGE.match(value.strip()[:30]):
            return value.strip().replace("_", "-")
    return None
