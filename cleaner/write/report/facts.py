"""What a report says of an article in one line."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.models import Article


class Facts(NamedTuple):
    """What is shown of an article where its text is not."""

    headline: str
    site: str
    date: str
    agency: str
    words: int


def facts_of(article: Article) -> Facts:
    """The facts of an article; without a headline its first words."""
    headline = article.headline or " ".join(article.text.split(None, 15)[:14])
    return Facts(
        headline=headline[:200] or "(no text)",
        site=article.site or "",
        date=(article.date or "")[:16].replace("T", " "),
        agency=article.agency or "",
        words=len(article.text.split()),
    )


NO_FACTS = Facts("", "", "", "", 0)
