"""What markup calls a caption, a comment or a call is none of the story, unless all of the story is called so."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.models import Reason

TOLD = [
    f"In the {year} the town by the river built a {what}, and its council paid the masons with the tolls of the bridge."
    for year, what in (("first year", "mill"), ("second year", "quay"), ("third year", "school"), ("fourth", "wall"))
]
SAID = "The town had never been as rich as in the year in which the masons came back to it from the far south."


def page(name: str, *, story: str = "entry", tag: str = "div") -> cleaner.Article:
    paragraphs = [f"<p>{line}</p>" for line in TOLD]
    paragraphs.insert(3, f'<{tag} class="{name}"><p>{SAID}</p></{tag}>')
    article = cleaner.clean(f'<html><body><div class="{story}">{"".join(paragraphs)}</div></body></html>', kind="html")
    assert isinstance(article, cleaner.Article)
    return article


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("wp-caption-text", Reason.CAPTION),
        ("comment-body", Reason.COMMENTS),
        ("post-comment", Reason.COMMENTS),
        ("commentBody", Reason.COMMENTS),
        ("twitter-tweet", Reason.CAPTION),
        ("footnotes", Reason.CREDIT),
        ("articleFootnotes", Reason.CREDIT),
        ("inline-cta", Reason.PROMOTION),
        ("newsletter-signup", Reason.PROMOTION),
        ("author-bio", Reason.BIOGRAPHY),
        ("legal-disclaimer", Reason.NOTICE),
        ("social-share", Reason.SHARE_BAR),
        ("entry-meta", Reason.BYLINE),
    ],
)
def test_what_is_called_so_goes(name: str, reason: Reason) -> None:
    article = page(name)
    assert article.text == "\n".join(TOLD)
    assert [removal.reason for removal in article.removals] == [reason]


@pytest.mark.parametrize(
    "name",
    [
        "commentary",
        "recall",
        "promotions",
        "authors",
        "uncaptured",
        "preferences",
        "bimodal",
        "legendary",
        "metal",
        "appstored",
    ],
)
def test_like_names_say_nothing(name: str) -> None:
    assert SAID in page(name).text


def test_where_the_story_is_called_so_it_is_the_story() -> None:
    assert page("box", story="comment-body").text.count("\n") == len(TOLD)
