"""A page as `cleaner explain` shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import click

from cleaner.models import Article, Block, Removal
from cleaner.text import printable

_FIELDS = ("headline", "byline", "dateline", "agency", "date", "site", "language", "url")


def explained(article: Article, only: str = "all") -> Iterator[str]:
    """Lines for a terminal: fields first, then every block; struck blocks with what took them."""
    for name in _FIELDS:
        value = getattr(article, name)
        if value:
            yield click.style(f"{name:>9}  ", dim=True) + click.style(printable(value), bold=name == "headline")
    yield ""
    removals = defaultdict(list)
    for removal in article.removals:
        removals[removal.block].append(removal)
    wanted = [
        (index, block)
        for index, block in enumerate(article.blocks)
        if only == "all" or (only == "removed") == bool(removals[index])
    ]
    for _, run in groupby(wanted, key=lambda one: _taker(one[1], removals[one[0]])):
        for index, block in run:
            yield _line(block, removals[index])
    kept = len(article.text)
    whole = max(1, sum(len(block.text) for block in article.blocks))
    yield ""
    yield click.style(f"{kept:,} of {whole:,} characters kept, {len(article.removals)} removals", dim=True)


def _taker(block: Block, removals: list[Removal]) -> str:
    return removals[0].rule if removals and _whole(block, removals) else ""


def _whole(block: Block, removals: list[Removal]) -> bool:
    return any(removal.span == (0, len(block.text)) for removal in removals)


def _line(block: Block, removals: list[Removal]) -> str:
    if not removals:
        return "  " + printable(block.text)
    if _whole(block, removals):
        body = click.style("- " + printable(block.text), fg="red", strikethrough=True)
    else:
        body, at = "  ", 0
        for removal in sorted(removals, key=lambda one: one.span):
            start, end = removal.span
            body += printable(block.text[at:start])
            body += click.style("[-" + printable(block.text[start:end]) + "-]", fg="red", strikethrough=True)
            at = end
        body += printable(block.text[at:])
    notes = "; ".join(dict.fromkeys(_note(removal) for removal in removals))
    return body + "  " + click.style(notes, fg="yellow")


def _note(removal: Removal) -> str:
    seen = f": {removal.evidence}" if removal.evidence else ""
    return printable(f"<{removal.reason.value}, {removal.rule}{seen}>")
