"""LangChain: a document transformer that cleans the page in a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from cleaner.integrations.facts import address, facts
from cleaner.models import Rejected
from cleaner.pipeline import Settings, clean


class ArticleTransformer(BaseDocumentTransformer):
    """Documents with whole pages, HTML or text, to documents with their articles.

    The article's fields join the metadata, which are kept otherwise; `metadata["source"]` is the page's address where
    it is one. A page without an article is left out, or with `keep_rejected` comes with no content and the reason in
    `metadata["rejected"]`.
    """

    def __init__(self, settings: Settings | None = None, *, keep_rejected: bool = False) -> None:
        self.settings = settings or Settings()
        self.keep_rejected = keep_rejected

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> Sequence[Document]:  # noqa: ARG002
        """The articles, in the order of the documents."""
        found = (self._transformed(document) for document in documents)
        return [document for document in found if document is not None]

    def _transformed(self, document: Document) -> Document | None:
        url = address(document.metadata.get("source")) or address(document.metadata.get("url"))
        outcome = clean(document.page_content, url=url, settings=self.settings)
        if not isinstance(outcome, Rejected):
            return Document(id=document.id, page_content=outcome.text, metadata=document.metadata | facts(outcome))
        if not self.keep_rejected:
            return None
        why = f"{outcome.why.value}. {outcome.detail}"
        return Document(id=document.id, page_content="", metadata=document.metadata | {"rejected": why})
