"""A site's own lines go, a story's do not."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.models import Article, Block, Reason, Span
from cleaner.strip.recurring import PageLines, line_keys, line_number, recurring, without_recurring

CHANNEL = "Join our Telegram channel for more"
STORIES = [
    ["The bridge closes on Monday for repairs that take two months.", "Buses go round by the old mill until then."],
    ["A court freed the editor after nine days in the city's jail.", "He wants to print again before the week is out."],
    [
        "Rain fell on the vines for a third week and the growers fear rot.",
        "Picking begins a month late this year, they say.",
    ],
    [
        "The museum shows the painter's last letters to her brother.",
        "They were found in a drawer that nobody had opened.",
    ],
]


def pages(stories: list[list[str]], site: str = "example.org") -> list[PageLines]:
    return [PageLines(str(i), site, line_keys(lines)) for i, lines in enumerate(stories)]


def article(lines: list[str]) -> Article:
    text = "\n\n".join(lines)
    blocks = []
    at = 0
    for line in lines:
        blocks.append(Block(text=line, span=Span(at, at + len(line))))
        at += len(line) + 2
    return Article(id="a", text=text, blocks=tuple(blocks))


def test_a_line_in_different_stories_of_one_site_is_the_sites() -> None:
    found = recurring(pages([[*story, CHANNEL] for story in STORIES]))
    assert found == {"example.org": frozenset({line_number(CHANNEL)})}


def test_the_same_line_on_two_sites_is_nobodys() -> None:
    both = [*pages([[*STORIES[0], CHANNEL]], "a.org"), *pages([[*STORIES[1], CHANNEL]], "b.org")]
    assert recurring(both) == {}


def test_a_sentence_in_two_copies_of_one_story_is_the_storys() -> None:
    shared = ["The talks broke down on Friday after the two sides failed to agree.", *STORIES[0], *STORIES[1]]
    copies = [shared, [*shared[:-1], "This copy ends in another way than the first one did."]]
    assert recurring(pages([*copies, STORIES[2], STORIES[3]])) == {}


def test_a_sentence_in_two_stories_of_one_event_is_left() -> None:
    background = "The two countries have fought over the river since the war."
    assert recurring(pages([[*STORIES[0], background], [*STORIES[1], background], STORIES[2], STORIES[3]])) == {}


def test_a_short_subheading_is_left() -> None:
    assert recurring(pages([[*story, "Conclusion"] for story in STORIES])) == {}


def test_the_order_of_pages_and_of_lines_does_not_matter() -> None:
    given_pages = pages([[*story, CHANNEL] for story in STORIES])
    assert len({frozenset(recurring(order).items()) for order in permutations(given_pages)}) == 1


@given(st.lists(st.text(max_size=40), max_size=12))
def test_keys_do_not_depend_on_the_order_of_lines(lines: list[str]) -> None:
    assert line_keys(lines) == line_keys(lines[::-1])


def test_a_recurring_line_becomes_a_removal_and_the_rest_stays() -> None:
    keys = frozenset({line_number(CHANNEL)})
    before = article([STORIES[0][0], CHANNEL, STORIES[0][1]])
    after = without_recurring(before, keys)
    assert after.text == "\n\n".join(STORIES[0])
    assert [(r.block, r.reason, r.rule) for r in after.removals] == [(1, Reason.RECURRING, "recurring.line")]
    assert without_recurring(after, keys).text == after.text


def test_an_article_of_recurring_lines_only_is_left() -> None:
    before = article([CHANNEL])
    assert without_recurring(before, frozenset({line_number(CHANNEL)})) is before


@given(
    st.lists(st.sampled_from([CHANNEL, *STORIES[0], *STORIES[1]]), max_size=8),
    st.sets(st.sampled_from([CHANNEL, *STORIES[0]])),
)
def test_taking_lines_away_only_takes_away(lines: list[str], own: set[str]) -> None:
    keys = frozenset(line_keys(sorted(own)))
    before = article(lines)
    after = without_recurring(before, keys)
    kept = [line for line in lines if line_number(line) not in keys]
    assert after.text == ("\n\n".join(kept) if kept else before.text)
