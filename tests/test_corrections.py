"""What a page's shape says against the model's chances: tables of contents, sections, rules that are sure of a page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from cleaner.extract import extract
from cleaner.models import Article, Block, Kind, Page, Reason, Rejected, Span, Why
from cleaner.strip import BOOK, learned, strip
from cleaner.strip.corrections import contents, corrected
from cleaner.strip.facts import Lexicon
from cleaner.strip.fields import first_lines_headline
from cleaner.strip.reading import Reading, read
from cleaner.strip.stories import Foreign

PARAGRAPHS = tuple(
    f"{who} walked the old road to the {where} every morning, met the others there and carried stones until the sun was"
    " low over the hills."
    for who, where in (("Ann", "mill"), ("Bob", "quarry"), ("Eve", "harbour"), ("Ida", "bridge"), ("Max", "station"))
)
HEADS = ("How the mill was saved", "Who paid for the stones", "What the harbour lost", "Where the road ends")


MENU = ("Contact us", "Careers", "Log in")


def reading(*lines: str) -> Reading:
    """A page of these lines, a menu below them."""
    page = Page(id="page", content="\n\n".join([*lines, *MENU]), kind=Kind.TEXT)
    return read(extract(page).blocks, BOOK, Lexicon.empty())


def is_whole(page: Reading, chances: list[float]) -> bool:
    return learned.is_whole(page, np.array(chances, dtype=np.float32))


def tables(page: Reading, chances: list[float]) -> Iterator[Foreign]:
    return contents(page, chances, whole=is_whole(page, chances))


def settled(page: Reading, keep: list[bool], chances: list[float]) -> list[bool]:
    return corrected(page, keep, chances, whole=is_whole(page, chances))


def sections(count: int = len(HEADS)) -> list[str]:
    """Headings, each over two paragraphs."""
    return [line for head, one in zip(HEADS[:count], PARAGRAPHS, strict=False) for line in (head, one, PARAGRAPHS[-1])]


def found(lines: list[str], above: float = 0.1) -> list[tuple[int, int]]:
    """The tables of contents of a page whose first lines are no story's; `above`: their chance."""
    page = reading(*lines)
    chances = [above if len(block.text) < 60 else 0.95 for block in page.blocks]
    return [(part.start, part.stop) for part in tables(page, chances)]


def test_lines_that_come_again_as_headings_are_a_table_of_contents() -> None:
    page = reading("Skip", "In this story", *HEADS, *sections())
    (part,) = tables(page, [0.1] * len(page.blocks))
    assert (part.start, part.stop, part.rule, part.reason) == (2, 6, "shape.contents", Reason.NAVIGATION)
    assert part.evidence == "4 of 4 lines in a row come again below as headings"
    # Numbers and marks before them do not matter, nor does a line between two of them.
    numbered = [f"{n}. {head}" for n, head in enumerate(HEADS, 1)]
    assert found(["Skip", *numbered[:2], "New", *numbered[2:], *sections()]) == [(1, 6)]


def test_a_list_is_none_where_its_lines_do_not_head_sections_below() -> None:
    assert found(["Skip", *HEADS, *PARAGRAPHS]) == []
    # In another order.
    assert found(["Skip", *reversed(HEADS), *sections()]) == []
    # As close together below as above: two copies of a menu.
    assert found(["Skip", *HEADS, *PARAGRAPHS, *HEADS, *PARAGRAPHS]) == []
    # Three times: the dates of a calendar, the names of a forum.
    assert found(["Skip", *HEADS, *sections(), *sections()]) == []
    # Two lines are no list.
    assert found(["Skip", *HEADS[:2], *sections(2)]) == []


def test_a_list_that_the_model_is_sure_of_and_one_of_a_cleaned_text_stay() -> None:
    page = reading("Skip", *HEADS, *sections())
    sure = [0.1] + [0.9] * (len(page.blocks) - 1)
    assert not list(tables(page, sure))
    doubted = [0.1] * len(page.blocks)
    assert list(tables(page, doubted))
    # A text that begins with its story, and one without the words of menus.
    assert not list(tables(page, [0.9, 0.9, *doubted[2:]]))
    text = extract(Page(id="page", content="\n\n".join(["Skip", *HEADS, *sections()]), kind=Kind.TEXT))
    assert not list(tables(read(text.blocks, BOOK, Lexicon.empty()), [0.1] * len(text.blocks)))


def test_a_story_goes_on_under_a_heading_where_the_model_is_sure_of_a_paragraph() -> None:
    page = reading(
        "Skip", *PARAGRAPHS, "Related Articles", "Mill closes", *PARAGRAPHS[:2], *["A line of the page"] * 40
    )
    keep = [False] + [True] * 5 + [False] * 2 + [True] * 2 + [False] * 43
    below = [0.3] * 43
    doubted = [0.1, *[0.95] * 5, 0.01, 0.01, 0.9, 0.98, *below]
    # The first paragraph is in doubt, from the second the story goes on.
    assert settled(page, keep, doubted) == [False] + [True] * 5 + [False] * 3 + [True] + [False] * 43
    surely_not = [0.1, *[0.95] * 5, 0.01, 0.01, 0.9, 0.9, *below]
    assert settled(page, keep, surely_not) == [False] + [True] * 5 + [False] * 47


def test_some_rules_are_enough_on_a_page_and_evidence_in_a_cleaned_text() -> None:
    line = "Past performance is not indicative of future results."
    page = reading("Menu", "News", *PARAGRAPHS, line)
    keep = [False] * 2 + [True] * 6 + [False] * 3
    assert settled(page, keep, [0.1] * 2 + [0.95] * 6 + [0.1] * 3) == [False] * 2 + [True] * 5 + [False] * 4
    assert settled(page, keep, [0.95] * 8 + [0.1] * 3) == keep


def test_what_a_script_was_to_read_goes_however_long_it_is() -> None:
    data = '{"layout":2,"align":"Center",' + '"hue":213,"brightness":0.1,' * 200 + '"columns":3}'
    page = Page(id="page", content="\n\n".join([*PARAGRAPHS[:3], data, *PARAGRAPHS[3:]]), kind=Kind.TEXT)
    outcome = strip(page, extract(page))
    assert isinstance(outcome, Article)
    assert outcome.text == "\n\n".join(PARAGRAPHS)
    assert [removal.rule for removal in outcome.removals] == ["shape.data"]


def test_menus_and_teasers_without_a_paragraph_are_no_article() -> None:
    menus = ["Home", "News", "Sport", "Contact us", "Blog", "Careers", "Pricing", "Resources"]
    teaser = "Many people dream of owning an old mill, and the greatest..."
    page = Page(id="page", content="\n\n".join([*menus, teaser, "People at the mill", *menus, teaser]), kind=Kind.TEXT)
    outcome = strip(page, extract(page))
    assert isinstance(outcome, Rejected)
    assert outcome.why is Why.NO_ARTICLE
    few = Page(
        id="few",
        content="\n\n".join(["The mill at the river", "Contact us", "Two hundred people", "Blog"] * 3),
        kind=Kind.TEXT,
    )
    assert isinstance(strip(few, extract(few)), Article)
    table = Page(id="table", content="\n".join(["Harlan Rovers", "2", "Moselle Town", "1"] * 4), kind=Kind.TEXT)
    assert isinstance(strip(table, extract(table)), Article)
    poem = Page(id="poem", content="\n".join(["The mill stands still", "The water runs"] * 6), kind=Kind.TEXT)
    assert isinstance(strip(poem, extract(poem)), Article)


def test_contents_go_by_name_and_are_no_headline() -> None:
    lines = ["Home", "News", "Log in", "Subscribe", *HEADS, *sections(), "Privacy Policy", "Contact us"]
    page = Page(id="page", content="\n\n".join(lines), kind=Kind.TEXT)
    outcome = strip(page, extract(page))
    assert isinstance(outcome, Article)
    assert all(head in outcome.text for head in HEADS[1:3])
    # The first heading stands where a headline does; its line above goes as the headline's copy.
    assert outcome.headline == HEADS[0]
    assert [removal.block for removal in outcome.removals if removal.rule == "shape.contents"] == [5, 6, 7]


def test_who_wrote_a_page_is_told_at_its_end_and_goes() -> None:
    about = "Ann Miller is a freelance writer who lives by the old mill and covers roads, bridges and harbours."
    told = [*PARAGRAPHS, *PARAGRAPHS]

    def stays(*lines: str) -> bool:
        page = reading("Skip to content", *lines)
        keep = settled(page, [True] * len(page.blocks), [0.1, 0.1, *[0.95] * (len(page.blocks) - 2)])
        return keep[1 + lines.index(about)]

    assert not stays("By Ann Miller", *told, about)
    assert not stays("Ann Miller, May 3", *told, about)
    # Whom no line of the page names is somebody whom the story tells of, and so is who comes before its end.
    assert stays("By Bob Mason", *told, about)
    assert stays("By Ann Miller", about, *told)
    # A text that was cleaned before ends as it is.
    page = reading(*told, about)
    assert settled(page, [True] * len(page.blocks), [0.95] * len(page.blocks)) == [True] * len(page.blocks)


def test_of_many_lines_that_could_be_the_headline_none_is() -> None:
    heads = [f"{who} and the old road" for who in ("Ann", "Bob", "Eve", "Ida")]

    def headline(lines: list[str], stay: bool) -> int | None:
        page = reading("Skip to content", *lines, *PARAGRAPHS)
        keep = [stay or len(block.text) > 60 for block in page.blocks]
        return first_lines_headline(page, keep, [0.5] * len(keep), 0.9)

    assert headline(heads[:3], stay=True) == 1
    assert headline(heads, stay=True) is None
    # Where they go the story's name is among them; a line that stands twice is one.
    assert headline(heads, stay=False) == 1
    assert headline([*heads[:3], heads[0]], stay=True) == 1


@pytest.mark.parametrize("landmark", ["table", "pre"])
def test_a_table_or_code_between_paragraphs_stays_as_a_whole(landmark: str) -> None:
    def stays(above: str, cell: float, below: str) -> list[bool]:
        texts = [(above, ""), *((word, landmark) for word in ("Mill", "12", "Quarry", "7")), (below, "")]
        blocks = tuple(
            Block(text, Span(0, len(text)), tag="td" if place else "p", within=frozenset([place] if place else []))
            for text, place in texts
        )
        page = read(blocks, BOOK, Lexicon.empty())
        chances = [0.9 if len(block.text) > 60 else cell for block in blocks]
        keep = [chance >= 0.5 for chance in chances]
        keep[2] = True
        return corrected(page, keep, chances, whole=True)[1:5]

    assert stays(PARAGRAPHS[0], 0.3, PARAGRAPHS[1]) == [True] * 4
    # What the model is sure of is no story's table, nor is one at the story's edge.
    assert stays(PARAGRAPHS[0], 0.1, PARAGRAPHS[1]) == [False, True, False, False]
    assert stays("Menu", 0.3, PARAGRAPHS[1]) == [False, True, False, False]
    assert stays(PARAGRAPHS[0], 0.3, "Menu") == [False, True, False, False]
