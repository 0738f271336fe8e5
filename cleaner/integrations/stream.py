"""For any Python program: pages in, outcomes out, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cleaner.models import Outcome, Page, Rejected, Why
from cleaner.pipeline import Settings, clean_page
from cleaner.read import content_id, page_from, row_page

Given = str | bytes | Page | Mapping[str, object] | tuple[str, str | bytes]


def clean_all(pages: Iterable[Given], *, settings: Settings | None = None) -> Iterator[Outcome]:
    r"""The outcome of each page, an `Article` or a `Rejected`, in the order of the pages; nothing is kept in memory.

    A page is HTML or text as str or bytes, a pair of an id and one of these, a row (a mapping with "text" or "html",
    optionally "id", "url", "date", "site"; its other items become `fields`), or a `Page`. Anything else is a
    `Rejected` too: a stream does not stop for one of its members.

    >>> [outcome.text for outcome in clean_all(["Comments\n\nThe mill closed on Friday, its owner told reporters."])]
    ['The mill closed on Friday, its owner told reporters.']
    """
    chosen = settings or Settings()
    for given in pages:
        yield clean_page(_page(given, chosen), chosen)


def _page(given: object, settings: Settings) -> Page | Rejected:
    if isinstance(given, Page):
        return given
    if isinstance(given, str | bytes):
        return page_from(given)
    if isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str) and isinstance(given[1], str | bytes):
        return page_from(given[1], id=given[0])
    if isinstance(given, Mapping):
        ident = given.get(settings.columns.id)
        page = row_page(given, "" if ident is None else str(ident), settings.columns)
        return _called(page)
    return Rejected(id=type(given).__name__, why=Why.MALFORMED, detail="no page: give str, bytes, a pair or a mapping")


def _called(page: Page | Rejected) -> Page | Rejected:
    """A page under the name of its content where its row has no id."""
    if page.id or isinstance(page, Rejected):
        return page
    from dataclasses import replace

    return replace(page, id=content_id(page.content))


__all__ = ["Given", "clean_all"]
