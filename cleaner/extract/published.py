"""When a page says that it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.extract.dates import iso_date, url_date
from cleaner.extract.said import Said, around_headline
from cleaner.models import Block

PUBLISHED = """article:published article:published_time og:article:published_time og:publish_date datepublished
date_published publishdate publish_date publish-date published_time published pubdate pub_date sailthru.date
parsely-pub-date cxenseparse:publishtime cxenseparse:recs:publishtime dc.date.issued dcterms.created dcterms.issued
citation_publication_date citation_date originalpublicationdate article.published article_date_original displaydate
timestamp date dc.date dcterms.date dc.date.created creation_date article:post_date""".split()  # noqa: SIM905
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "updated_time",
)
MAX_LINE = 120
"""Characters of a line that may be a date's."""


def published(
    page: Said, blocks: Sequence[Block], url: str | None, headline: str | None, *, month_first: bool
) -> str | None:
    """ISO 8601, as exact as the page says it; the day it was changed where it does not say when it was published."""
    for value in _sources(page, blocks, url, headline):
        if value and (found := iso_date(value, month_first=month_first)):
            return found
    return None


def _sources(page: Said, blocks: Sequence[Block], url: str | None, headline: str | None) -> Iterator[str | None]:
    yield from page.meta.get("article:published_time", ())
    for one in page.linked_data:
        if one.is_article:
            yield one.published
    for name in PUBLISHED:
        yield from page.meta.get(name, ())
    yield from (value for name, value in page.properties if name in ("datepublished", "datecreated"))
    if url:
        yield url_date(url)
    yield from (value for value, words in page.times if "pub" in words or "post" in words or "created" in words)
    yield from (one.published for one in page.linked_data)
    yield from (block.text for block in around_headline(blocks, headline) if len(block.text) < MAX_LINE)
    yield from (value for value, words in page.times if "updat" not in words and "modif" not in words)
    for name in MODIFIED:
        yield from page.meta.get(name, ())
    yield from (one.modified for one in page.linked_data)
    yield from (value for value, _ in page.times)
