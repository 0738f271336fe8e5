"""What other programs are told of an article beside its text, and how they hand pages in."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cleaner.models import Article

FIELDS = ("headline", "byline", "dateline", "agency", "date", "site", "language", "url")


def facts(article: Article) -> dict[str, Any]:
    """The fields that the article has, and how many characters were removed for which reason; plain data."""
    removed: Counter[str] = Counter()
    for removal in article.removals:
        removed[removal.reason.value] += removal.span.end - removal.span.start
    told: dict[str, Any] = {name: value for name in FIELDS if (value := getattr(article, name)) is not None}
    return told | {"removed": dict(sorted(removed.items()))}


def address(value: object) -> str | None:
    """The value if it is the address of a page: programs keep paths and addresses in one field."""
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
