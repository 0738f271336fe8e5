"""A page to its blocks and what its markup says of itself. The only door to lxml and trafilatura."""

from __future__ import annotations

from cleaner.errors import UsageError
from cleaner.extract import plain
from cleaner.models import Block, Extraction, Kind, Page

EXTRACTORS = ("blocks", "trafilatura")


def extract(page: Page, *, extractor: str = "blocks") -> Extraction:
    """All blocks of `page` in reading order, and its fields.

    `extractor="trafilatura"` says in `kept`, beside that, which blocks of an HTML page trafilatura takes for the
    article. A page that holds no text, or nothing that parses, gives no blocks. What the page's row
    says of its date, site and address goes before what its markup says. Linear in the page's size.
    """
    if extractor not in EXTRACTORS:
        raise UsageError(f"no extractor {extractor!r}: choose one of {', '.join(EXTRACTORS)}")
    if page.kind is Kind.TEXT:
        return Extraction(blocks=plain.blocks(page.content), date=page.date, site=page.site, url=page.url)

    # lxml takes longer to load than `cleaner --help` may take to answer.
    from cleaner.extract import elements, html, metadata, parse, said, tags

    root = parse.tree(page.content)
    if root is None:
        return Extraction(blocks=(), date=page.date, site=page.site, url=page.url)
    head = said.head(root)
    walked = html.walk(tags.written(root))
    if not walked.blocks and (root := parse.tree(page.content)) is not None:
        # An element that was never closed, `<svg>` or `<select>`, may have swallowed the page.
        walked = html.walk(tags.written(root, elements.RAW), elements.RAW)
    fields = metadata.fields(head, walked, page.url)
    return Extraction(
        blocks=walked.blocks,
        headline=fields.headline,
        byline=fields.byline,
        date=page.date or fields.date,
        site=page.site or fields.site,
        language=fields.language,
        url=page.url or fields.url,
        kept=_kept(page, walked.blocks) if extractor == "trafilatura" else None,
    )


def _kept(page: Page, blocks: tuple[Block, ...]) -> tuple[bool, ...]:
    from cleaner.extract import engines, parse

    return engines.trafilatura_keeps(parse.prepared(page.content.replace("\x00", "\ufffd")), blocks)


def source(page: Page, extraction: Extraction) -> str:
    """What the blocks' spans count in: a text itself, or an HTML page's blocks one a line."""
    if page.kind is Kind.TEXT:
        return page.content
    return "\n".join(block.text for block in extraction.blocks)
