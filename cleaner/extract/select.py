"""Which parts of a page a CSS selector or an XPath names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import cssselect
from lxml import etree

from cleaner.errors import UsageError
from cleaner.extract import elements, parse
from cleaner.models import Kind, Page


def check(*, css: str = "", xpath: str = "") -> None:
    """Raises `UsageError` when it is no CSS selector, or no XPath, that can be searched for."""
    _compiled(css, xpath)


def select(page: Page, selectors: Sequence[tuple[str, str]]) -> tuple[frozenset[int], ...]:
    """Of each selector, a pair of CSS and XPath of which one is empty, the numbers of the elements it names.

    The numbers are those of `Block.element`, with all that is inside an element; an inline element stands for the
    block that it is in. A text, and a page that does not parse, give none. Raises `UsageError` for what is no selector.
    """
    searches = [_compiled(css, xpath) for css, xpath in selectors]
    root = parse.tree(page.content) if page.kind is Kind.HTML else None
    if root is None:
        return tuple(frozenset() for _ in searches)
    ranges = _ranges(root)
    return tuple(_named(search, root, ranges) for search in searches)


@lru_cache(maxsize=512)
def _compiled(css: str, xpath: str) -> etree.XPath:
    try:
        if css:
            xpath = cssselect.HTMLTranslator().css_to_xpath(css)
        return etree.XPath(xpath)
    except (cssselect.SelectorError, etree.XPathError) as error:
        what = f"CSS selector {css!r}" if css else f"XPath {xpath!r}"
        raise UsageError(f"no {what}: {error}") from error


def _named(search: etree.XPath, root: etree._Element, ranges: dict[etree._Element, range]) -> frozenset[int]:
    found = search(root)
    numbers: set[int] = set()
    # A hostile page nests what is selected: only the outermost ones are gone through.
    end = 0
    for element in found if isinstance(found, list) else ():
        # A search for text or for attributes names the elements that have them.
        whose = element if isinstance(element, etree._Element) else getattr(element, "getparent", lambda: None)()
        inside = ranges.get(whose) if whose is not None else None
        if inside is not None and inside.stop > end:
            numbers.update(range(max(inside.start, end), inside.stop) if inside.start < end else inside)
            end = inside.stop
    return frozenset(numbers)


def _ranges(root: etree._Element) -> dict[etree._Element, range]:
    """Of every element that is walked its number and those inside it, as `html.blocks` counts them."""
    ranges: dict[etree._Element, range] = {}
    starts: list[int] = []
    blocks: list[int] = [0]
    number = last_block = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = element.tag
        if event == "start":
            if name in elements.SKIPPED:
                walker.skip_subtree()
                continue
            number += 1
            starts.append(number)
            if name in elements.BLOCK_LEVEL or "-" in name:
                blocks.append(number)
                last_block = number
        elif name not in elements.SKIPPED:
            start = starts.pop()
            if blocks[-1] == start:
                blocks.pop()
            # An inline element may hold blocks too: a link around a whole card.
            whole = last_block >= start
            ranges[element] = range(start, number + 1) if whole else range(blocks[-1], blocks[-1] + 1)
    return ranges
