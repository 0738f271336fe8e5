"""Scrapy: an item pipeline that cleans the page in an item."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from cleaner.config import load
from cleaner.integrations.facts import address, facts
from cleaner.models import Rejected
from cleaner.pipeline import clean


class ArticlePipeline:
    """Put the article that is in an item's page into the item.

    Settings of the project or spider, with their defaults: `CLEANER_PAGE_FIELD` ("html"): the field with the page, str
    or bytes; `CLEANER_URL_FIELD` ("url"); `CLEANER_TEXT_FIELD` ("text"): gets the article's text;
    `CLEANER_FACTS_FIELD` ("article"): gets a dict of headline, byline, date, ... and what was removed;
    `CLEANER_DROP_REJECTED` (True): an item without an article is dropped, otherwise its text is None and the reason is
    in the facts; `CLEANER_CONFIG` (None): a file of settings.
    """

    def __init__(
        self,
        page_field: str = "html",
        url_field: str = "url",
        text_field: str = "text",
        facts_field: str = "article",
        drop_rejected: bool = True,
        config: str | None = None,
    ) -> None:
        self._page_field = page_field
        self._url_field = url_field
        self._text_field = text_field
        self._facts_field = facts_field
        self._drop = drop_rejected
        self._settings = load(config).settings()

    @classmethod
    def from_crawler(cls, crawler: Any) -> ArticlePipeline:
        """The pipeline as Scrapy makes it."""
        get = crawler.settings.get
        return cls(
            get("CLEANER_PAGE_FIELD", "html"),
            get("CLEANER_URL_FIELD", "url"),
            get("CLEANER_TEXT_FIELD", "text"),
            get("CLEANER_FACTS_FIELD", "article"),
            crawler.settings.getbool("CLEANER_DROP_REJECTED", True),
            get("CLEANER_CONFIG"),
        )

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002 - Scrapy's signature
        """The item with its article. Raises `DropItem` for one without."""
        adapter = ItemAdapter(item)
        page = adapter.get(self._page_field)
        if not isinstance(page, str | bytes):
            raise DropItem(f"no page in the item's field {self._page_field!r}")
        outcome = clean(page, url=address(adapter.get(self._url_field)), settings=self._settings)
        if isinstance(outcome, Rejected):
            if self._drop:
                raise DropItem(f"no article: {outcome.why}. {outcome.detail}")
            adapter[self._text_field] = None
            adapter[self._facts_field] = {"why": outcome.why.value, "detail": outcome.detail}
            return item
        adapter[self._text_field] = outcome.text
        adapter[self._facts_field] = facts(outcome)
        return item
