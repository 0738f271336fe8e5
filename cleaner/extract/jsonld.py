"""What a page says of itself in JSON-LD (https://schema.org/Article)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

MAX_JSON = 2_000_000
"""Characters of JSON-LD read on a page; the reader is linear, this bounds the memory."""
MAX_NODES = 20_000
MAX_DESCRIBED = 50
"""Articles and pages that one page describes; more are a list of others."""

# What a type's name ends on.
ARTICLE = ("article", "posting", "report", "review", "recipe", "howto", "story", "opinion", "analysis")
PAGE = ("webpage", "itempage", "collectionpage", "aboutpage", "faqpage", "creativework")
TRAILING_COMMA = re.compile(r",\s{0,50}([}\]])")


class Described(NamedTuple):
    """One thing that JSON-LD describes as an article or a page."""

    is_article: bool
    headline: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    publisher: str | None
    language: str | None


def described(scripts: list[str]) -> list[Described]:
    """Articles, then pages, in the order of the page. What is not JSON is passed over. Linear in length."""
    nodes: list[Mapping[str, Any]] = []
    left = MAX_JSON
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        nodes.extend(_nodes(_loaded(script)))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    found = [
        _described(node, named, is_article)
        for node in nodes
        for is_article in (_is_article(node),)
        if is_article is not None
    ]
    return sorted(found[:MAX_DESCRIBED], key=lambda one: not one.is_article)


def _loaded(script: str) -> Any:
    text = script.strip()
    text = text.removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        # Sloppy writers leave line breaks in strings, which `strict` refuses.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(TRAILING_COMMA.sub(r"\1", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in a document, outermost first, in reading order."""
    waiting = [value]
    seen = 0
    while waiting and seen < MAX_NODES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _is_article(node: Mapping[str, Any]) -> bool | None:
    """True for an article, False for a page, None for all else."""
    kinds = [kind[:100].lower() for kind in _list(node.get("@type")) if isinstance(kind, str)]
    if any(kind.endswith(ARTICLE) for kind in kinds):
        return True
    return False if any(kind.endswith(PAGE) for kind in kinds) else None


def _described(node: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]], is_article: bool) -> Described:
    publisher = names(node.get("publisher"), named)
    return Described(
        is_article=is_article,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(names(node.get("author") or node.get("creator"), named)),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        publisher=publisher[0] if publisher else None,
        language=_text(node.get("inLanguage")),
    )


def names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Names of persons or organisations, written as a string, an object, a reference to one, or a list of these."""
    found: list[str] = []
    for one in _list(value)[:50]:
        if isinstance(one, dict):
            said = one.get("name")
            if said is None and "@id" in one:
                said = named.get(str(one["@id"]), {}).get("name")
            found.extend(name for name in _list(said) if isinstance(name, str))
        elif isinstance(one, str):
            found.append(str(named[one].get("name", "")) if one in named else one)
    return [name for name in found if name.strip()]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    for one in _list(value):
        if isinstance(one, str) and one.strip():
            return one
    return None
