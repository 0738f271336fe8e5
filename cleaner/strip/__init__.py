"""Blocks to the article: each kept, or removed with its rule, reason and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.languages import rulebook
from cleaner.models import Article, Block, Extraction, Kind, Page, Reason, Rejected, Why
from cleaner.rules.book import RuleBook
from cleaner.strip import fields
from cleaner.strip.decide import Decision, Reread, decide, joined
from cleaner.strip.scorers import SCORERS, Scorer, scorer_of

__all__ = ["BOOK", "SCORERS", "strip"]

BOOK = rulebook()
"""All rules of all languages: a value, made once."""


def strip(
    page: Page,
    extraction: Extraction,
    *,
    scorer: str | Scorer = "learned",
    recurring: frozenset[str] | None = None,
    book: RuleBook = BOOK,
    reread: Reread | None = None,
) -> Article | Rejected:
    """The article of a page, or why there is none.

    `scorer` is one of `SCORERS`, by name, or any other; an unknown name raises `UsageError`. `recurring` are lines,
    folded as `fields.folded` does, that other stories of the same site have too. Cleaning only takes away. A page with
    markup is judged once; what is left of a text is read again until nothing more goes, so that cleaning the text of an
    article that was a text changes nothing; `reread` parts a text into blocks as extracting does, and makes that hold
    also where the article's lines look broken at a width. Linear in the page's size.
    """
    chosen = scorer_of(scorer) if isinstance(scorer, str) else scorer
    blocks = extraction.blocks
    if not blocks:
        return Rejected(id=page.id, why=Why.EMPTY)
    decision = decide(
        blocks,
        extraction.headline or "",
        book=book,
        scorer=chosen,
        recurring=recurring or frozenset(),
        gaps=page.kind is Kind.TEXT,
        reread=reread,
    )
    if decision is None:
        return Rejected(id=page.id, why=Why.NO_ARTICLE, detail=f"{len(blocks)} blocks, no paragraph among them")
    text = _text(page, blocks, decision)
    tags = [
        blocks[removal.block].text[removal.span.start : removal.span.end].strip()
        for removal in decision.removals
        if removal.reason is Reason.CREDIT
    ]
    news = fields.news_fields(extraction, text, decision.above, tags)
    return Article(
        id=page.id,
        text=text,
        headline=decision.headline,
        byline=news.byline,
        dateline=news.dateline,
        agency=news.agency,
        date=extraction.date or page.date,
        site=extraction.site or page.site,
        language=news.language,
        url=extraction.url or page.url,
        blocks=blocks,
        removals=decision.removals,
        charset=page.charset,
        replaced=page.replaced,
        fields=page.fields,
    )


def _text(page: Page, blocks: Sequence[Block], decision: Decision) -> str:
    """What stays: a text that loses nothing is itself; else paragraphs, parted as the source parted them."""
    if page.kind is Kind.TEXT and not decision.removals:
        return page.content
    texts: list[str] = []
    gaps: list[bool] = []
    gap = False
    for block, spans in zip(blocks, decision.pieces, strict=True):
        gap = gap or block.gap
        if spans:
            texts.append("".join([block.text[span.start : span.end] for span in spans]))
            gaps.append(gap and page.kind is Kind.TEXT)
            gap = False
    return joined(texts, gaps)
