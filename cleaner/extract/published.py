"""When a page says that it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.extract.dates import iso_date, url_date
from cleaner.extract.said import Said
from cleaner.models import Block

PUBLISHED = """article:published_time article:published og:article:published_time og:publish_date datepublished
date_published publishdate publish_date publish-date published_time published pubdate pub_date sailthru.date
parsely-pub-date cxenseparse:publishtime cxenseparse:recs:publishtime dc.date.issued dcterms.created dcterms.issued
citation_publication_date citation_date originalpublicationdate article.published article_date_original displaydate
timestamp date published-date dc.date dcterms.date dc.date.created creation_date article:post_date""".split()  # noqa: SIM905
MAX_LINE = 120
"""Characters of a line that may be a date's."""
SAYS_PUBLISHED = re.compile(r"publi|posted|veröffentlicht|opublikowan|gepubliceerd|geplaatst", re.IGNORECASE)
SAYS_CHANGED = re.compile(
    r"updat|modif|revis|edited|aktuali|actuali|mis à jour|aggiorn|atualiz|bijgewerkt|zmieni|geändert", re.IGNORECASE
)


def published(page: Said, near: Sequence[Block], url: str | None, *, month_first: bool) -> str | None:
    """ISO 8601, as exact as the page says it. The day of a change only counts where readers are told it.

    `near`: the blocks around the headline. A line there goes before JSON-LD, which many sites fill with the day of the
    last build: articles-dev 0.877 (F1 of the day) instead of 0.837.
    """

    def dates(values: Iterable[str | None]) -> Iterator[str]:
        return (found for value in values if value and (found := iso_date(value, month_first=month_first)))

    chosen = next(dates(_sources(page, near, url)), None)
    if chosen is None or len(chosen) > len("2024-05-29"):
        return chosen
    # Another place may know the hour of that day.
    moments = (one for one in dates(_stated(page)) if one.startswith(chosen) and len(one) > len(chosen))
    return next(moments, chosen)


def _sources(page: Said, near: Sequence[Block], url: str | None) -> Iterator[str | None]:
    """What may be the date, the most trusted first."""
    if url:
        yield url_date(url)
    for name in PUBLISHED:
        yield from page.meta.get(name, ())
    lines = [block.text for block in near if len(block.text) < MAX_LINE]
    yield from (line for line in lines if SAYS_PUBLISHED.search(line))
    yield from (line for line in lines if not SAYS_CHANGED.search(line))
    yield from lines
    yield from _stated(page)
    yield from (value for value, words in page.times if "updat" not in words and "modif" not in words)


def _stated(page: Said) -> Iterator[str | None]:
    """Dates in places made for them."""
    yield from page.meta.get(PUBLISHED[0], ())
    yield from (value for name, value in page.properties if name in ("datepublished", "datecreated"))
    yield from (one.published for one in page.linked_data if one.is_article)
    yield from (value for value, words in page.times if "pub" in words or "post" in words or "created" in words)
    yield from (one.published for one in page.linked_data if not one.is_article)
