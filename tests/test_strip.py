"""What stripping makes of pages: said as sentences about articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.errors import UsageError
from cleaner.extract import extract, plain
from cleaner.models import Article, Kind, Page, Reason, Rejected, Why
from cleaner.strip import SCORERS, strip

LEDE = "The city council voted on Monday to close the old iron bridge for repairs until May, the mayor said."
SECOND = "Engineers found cracks in four of the twelve pillars last week, and traffic was sent over the new road."
THIRD = "Shopkeepers on the east bank fear for their trade and have asked the council for help with their rents."
FOURTH = "The repairs will cost nine million dollars, most of which the state will pay, the mayor told reporters."
STORY = (LEDE, SECOND, THIRD, FOURTH)


def cleaned(*lines: str, scorer: str = "learned", between: str = "\n\n") -> Article:
    page = Page(id="page", content=between.join(lines), kind=Kind.TEXT)
    outcome = strip(page, extract(page), scorer=scorer)
    assert isinstance(outcome, Article)
    return outcome


def reasons(article: Article) -> list[tuple[str, Reason]]:
    return [(article.blocks[r.block].text[r.span.start : r.span.end].strip(), r.reason) for r in article.removals]


@pytest.fixture(params=sorted(SCORERS))
def scorer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_clean_story_comes_back_to_the_letter(scorer: str) -> None:
    for text in ("\n".join(STORY), "\n\n".join(STORY) + "\n", "  " + "\r\n".join(STORY)):
        page = Page(id="page", content=text, kind=Kind.TEXT)
        outcome = strip(page, extract(page), scorer=scorer)
        assert isinstance(outcome, Article)
        assert outcome.text == text
        assert not outcome.removals


def test_paragraphs_stay_parted_as_the_source_parts_them(scorer: str) -> None:
    article = cleaned("ADVERTISEMENT", *STORY, scorer=scorer)
    assert article.text == "\n\n".join(STORY)
    article = cleaned("ADVERTISEMENT", *STORY, scorer=scorer, between="\n")
    assert article.text == "\n".join(STORY)


def test_boilerplate_inside_a_story_goes_with_its_rule(scorer: str) -> None:
    article = cleaned(
        LEDE, SECOND, "Also Read: Six cities sue over bridge tolls", THIRD, FOURTH, "Comments", "Related", scorer=scorer
    )
    assert article.text == "\n\n".join(STORY)
    assert reasons(article) == [
        ("Also Read: Six cities sue over bridge tolls", Reason.RELATED),
        ("Comments", Reason.COMMENTS),
        ("Related", Reason.RELATED),
    ]


def test_a_headline_goes_also_when_it_stands_twice(scorer: str) -> None:
    headline = "Council Closes Old Iron Bridge Until May"
    article = cleaned(headline, headline, *STORY, scorer=scorer)
    assert article.text == "\n\n".join(STORY)
    assert article.headline == headline
    assert reasons(article) == [(headline, Reason.HEADLINE)] * 2


def test_a_farm_of_headlines_goes(scorer: str) -> None:
    farm = (
        "Massive Security Breach: Nuclear Plans Exposed", "Court Allows Minister to Revoke Licences",
        "Actor Leaves Long-Running Show",
        "Bank Lays Off 21% of Staff", "This $7,000 Electric Car Is a Big Hit in Japan", "Airline Bans Loud Phone Calls",
        "Police Commissioner Dies at 69", "Goalkeeper Signs for Rival Club", "France Bans Outdoor Smoking",
    )  # fmt: skip
    article = cleaned(*STORY, *farm, scorer=scorer)
    assert article.text == "\n\n".join(STORY)
    assert {reason for _, reason in reasons(article)} == {Reason.LINK_FARM}


def test_an_agency_sign_off_is_a_removed_span_and_a_field(scorer: str) -> None:
    article = cleaned(LEDE, SECOND, THIRD, FOURTH + " REUTERS", scorer=scorer)
    assert article.text == "\n\n".join(STORY)
    assert article.agency == "Reuters"
    assert reasons(article) == [("REUTERS", Reason.CREDIT)]


def test_a_dateline_stays_in_the_text_and_is_a_field(scorer: str) -> None:
    article = cleaned("WASHINGTON, May 29 (Reuters) - " + LEDE, SECOND, THIRD, scorer=scorer)
    assert article.text.startswith("WASHINGTON, May 29 (Reuters) - The city")
    assert article.dateline == "WASHINGTON, May 29 (Reuters)"
    assert article.agency == "Reuters"


def test_a_reported_first_line_stays(scorer: str) -> None:
    article = cleaned(*STORY, "The Herald first reported the cracks.", scorer=scorer)
    assert article.text.endswith("The Herald first reported the cracks.")


def test_an_empty_page_is_rejected(scorer: str) -> None:
    page = Page(id="page", content=" \n\n ", kind=Kind.TEXT)
    assert strip(page, extract(page), scorer=scorer) == Rejected(id="page", why=Why.EMPTY)


def test_a_list_of_links_is_no_article(scorer: str) -> None:
    page = Page(
        id="page",
        content="\n".join(["Home", "News", "Sport", "Log in", "Subscribe", "Contact us", "Share"]),
        kind=Kind.TEXT,
    )
    outcome = strip(page, extract(page), scorer=scorer)
    assert isinstance(outcome, Rejected)
    assert outcome.why is Why.NO_ARTICLE


def test_one_sentence_is_an_article(scorer: str) -> None:
    assert cleaned("It rained.", scorer=scorer).text == "It rained."


def test_an_unknown_scorer_says_which_there_are() -> None:
    page = Page(id="page", content="It rained.", kind=Kind.TEXT)
    with pytest.raises(UsageError, match="rules"):
        strip(page, extract(page), scorer="luck")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [*STORY, "", "Comments", "Related", "ADVERTISEMENT", "By Jane Doe", "Read more", "Share", "May 29, 2025",
             "Council Closes Old Iron Bridge Until May", "Sign up for our newsletter.",
             "FILE PHOTO: A bridge. REUTERS/Jane Doe",
             "The bridge opened in 1902. REUTERS", "The bridge opened in 1902. Read more »", "* * *", "…"]
        ),
        st.text(max_size=80),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(lines=LINES, gap=st.sampled_from(["\n", "\n\n"]))
@pytest.mark.parametrize("scorer", sorted(SCORERS))
def test_what_holds_for_every_text(lines: list[str], gap: str, scorer: str) -> None:
    page = Page(id="page", content=gap.join(lines), kind=Kind.TEXT)
    extraction = extract(page)
    outcome = strip(page, extraction, scorer=scorer, reread=plain.blocks)
    assert outcome == strip(page, extraction, scorer=scorer, reread=plain.blocks)
    if isinstance(outcome, Rejected):
        return
    # Every block is there; what was removed lies inside it; removals never overlap.
    assert outcome.blocks == extraction.blocks
    for removal in outcome.removals:
        assert 0 <= removal.span.start < removal.span.end <= len(outcome.blocks[removal.block].text)
    for one, other in zip(outcome.removals, outcome.removals[1:], strict=False):
        assert (one.block, one.span.end) <= (other.block, other.span.start) or one.block < other.block
    # Cleaning only takes away: what is left stands in the page, in its order.
    at = 0
    for character in outcome.text:
        if not character.isspace():
            at = page.content.index(character, at) + 1
    # Cleaning what was cleaned changes nothing.
    again_page = Page(id="page", content=outcome.text, kind=Kind.TEXT)
    again = strip(again_page, extract(again_page), scorer=scorer, reread=plain.blocks)
    assert isinstance(again, Article)
    assert again.text == outcome.text
