"""Haystack: a component that cleans the pages in documents."""

from __future__ import annotations

from typing import Any

from haystack import Document, component, default_from_dict, default_to_dict

from cleaner.config import load
from cleaner.integrations.facts import address, facts
from cleaner.models import Outcome, Rejected
from cleaner.pipeline import clean


@component
class ArticleCleaner:
    """Documents with whole pages to documents with their articles, and those without one with the reason.

    A page is a document's content (HTML or text) or its blob. The article's fields join the meta, which is kept
    otherwise; `meta["url"]` is the page's address. `config`: a file of settings.
    """

    def __init__(self, config: str | None = None, extractor: str | None = None, scorer: str | None = None) -> None:
        self.config = config
        self.extractor = extractor
        self.scorer = scorer
        given = {name: value for name, value in (("extractor", extractor), ("scorer", scorer)) if value is not None}
        self._settings = load(config).settings(**given)

    @component.output_types(documents=list[Document], rejected=list[Document])
    def run(self, documents: list[Document]) -> dict[str, Any]:
        """The articles in the order of the documents, and the documents that have none."""
        articles: list[Document] = []
        rejected: list[Document] = []
        for document in documents:
            outcome = self._clean(document)
            if isinstance(outcome, Rejected):
                why = f"{outcome.why.value}. {outcome.detail}"
                rejected.append(
                    Document(content=document.content, blob=document.blob, meta=document.meta | {"rejected": why})
                )
            else:
                articles.append(Document(content=outcome.text, meta=document.meta | facts(outcome)))
        return {"documents": articles, "rejected": rejected}

    def _clean(self, document: Document) -> Outcome:
        page = document.content if document.content is not None else document.blob.data if document.blob else ""
        url = address(document.meta.get("url")) or address(document.meta.get("source"))
        return clean(page, url=url, settings=self._settings)

    def to_dict(self) -> dict[str, Any]:
        """The component as a pipeline's file has it."""
        return default_to_dict(self, config=self.config, extractor=self.extractor, scorer=self.scorer)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ArticleCleaner:
        """The component from a pipeline's file."""
        made: ArticleCleaner = default_from_dict(cls, data)
        return made
