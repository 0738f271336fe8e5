"""Menus far from the story go before anything is computed of them; whatever may be the story's does not."""

import cleaner
from cleaner.models import Block, Reason, Span
from cleaner.strip.menus import FAR, RUN, Menu, menus

STORY = "The mill at the river closed on Monday, and two hundred people lost their work, its owner said."


def block(text: str, linked: float = 0.0) -> Block:
    return Block(text, Span(0, len(text)), tag="p", link_density=linked)


def links(count: int, words: str = "City news") -> list[Block]:
    return [block(f"{words} {i}", 1.0) for i in range(count)]


def story(count: int = 4) -> list[Block]:
    return [block(f"{STORY} {i}.") for i in range(count)]


def far() -> list[Block]:
    return [block("A line") for _ in range(FAR)]


def test_a_run_of_links_far_above_and_far_below_is_a_menu() -> None:
    page = [*links(RUN), *far(), *story(), *far(), *links(RUN + 3, "Home")]
    last = len(page)
    assert menus(page) == [Menu(0, RUN, Reason.LINK_FARM), Menu(last - RUN - 3, last, Reason.NAVIGATION)]


def test_what_may_be_the_storys_own_list_is_left_to_the_scorer() -> None:
    near = [*links(RUN), *story(), *links(RUN)]
    assert menus(near) == []
    short = [*links(RUN - 1), *far(), *story()]
    assert menus(short) == []
    between = [*story(20), *links(2 * RUN), *story(20)]
    assert menus(between) == []


def test_a_label_between_links_is_part_of_the_menu_and_a_paragraph_is_not() -> None:
    labelled = [*links(RUN // 2), block("Sections"), *links(RUN // 2), *far(), *story()]
    assert [(menu.start, menu.stop) for menu in menus(labelled)] == [(0, RUN + 1)]
    parted = [*links(RUN // 2), block("What readers have asked us about the mill"), *links(RUN // 2), *far(), *story()]
    assert menus(parted) == []


def test_a_text_has_no_menus_and_a_page_of_links_alone_keeps_them() -> None:
    assert menus([block("City news") for _ in range(40)]) == []
    assert menus(links(200)) == []


def test_each_link_of_a_menu_is_listed_with_its_reason() -> None:
    items = "".join(f"<li><a href='/{i}'>Section number {i}</a></li>" for i in range(20))
    lines = "".join(f"<p>Line {i}</p>" for i in range(FAR))
    paragraphs = "".join(f"<p>{STORY} It was day {i}.</p>" for i in range(8))
    page = f"<html><body><ul>{items}</ul><div>{lines}</div><article>{paragraphs}</article></body></html>"
    article = cleaner.clean(page)
    assert isinstance(article, cleaner.Article)
    gone = [removal for removal in article.removals if removal.rule == "shape.link-run"]
    assert [article.blocks[removal.block].text for removal in gone] == [f"Section number {i}" for i in range(20)]
    assert gone[0].evidence == "one of 20 links in a row, far from the story"
    assert article.text.count(STORY) == 8


def test_a_menus_word_in_a_menus_place_goes_however_small_the_page() -> None:
    article = cleaner.clean(f"<html><body><p>{STORY}</p><nav>Home</nav></body></html>")
    assert isinstance(article, cleaner.Article)
    assert article.text == STORY
    assert [removal.rule for removal in article.removals] == ["en.menu"]
