"""What a rule promises: its proofs hold, alone and in the book."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.languages import rulebook
from cleaner.models import Reason
from cleaner.rules import Cue, Lines, Phrase, Rule, Scope, line_key
from cleaner.rules.book import RuleBook

BOOK = rulebook()
PAGE_RULES = [rule for rule in BOOK.rules if rule.scope is not Scope.SPAN]
by_name = pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.name)


def cues(book: RuleBook, text: str) -> tuple[Cue, ...]:
    cue = book.cue(text)
    return (*([cue] if cue else []), *book.spans(text))


@by_name
def test_a_rule_removes_what_it_says_it_removes(rule: Rule) -> None:
    alone = RuleBook([rule])
    assert rule.removes
    for text in rule.removes:
        assert cues(alone, text), text


@by_name
def test_a_rule_keeps_what_it_says_it_keeps(rule: Rule) -> None:
    alone = RuleBook([rule])
    assert rule.keeps
    for text in rule.keeps:
        assert not cues(alone, text), text


def test_no_rule_fires_on_what_another_keeps() -> None:
    for rule in BOOK.rules:
        for text in rule.keeps:
            assert BOOK.cue(text) is None, f"{text!r}, kept by {rule.name}, is removed"


@by_name
def test_the_book_speaks_of_everything_that_a_rule_removes(rule: Rule) -> None:
    for text in rule.removes:
        assert cues(BOOK, text), text


@given(st.text(max_size=300))
def test_a_cue_lies_inside_its_block(text: str) -> None:
    for cue in cues(BOOK, text):
        assert 0 <= cue.span.start < cue.span.end <= len(text) or (cue.span == (0, len(text)))


@given(st.lists(st.sampled_from([text for rule in BOOK.rules for text in (*rule.removes, *rule.keeps)]), max_size=4))
def test_spans_of_one_block_stand_in_order_and_apart(texts: list[str]) -> None:
    found = BOOK.spans(" ".join(texts))
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start


@given(st.text(max_size=60))
def test_case_digits_and_marks_around_a_line_do_not_matter(text: str) -> None:
    assert line_key(f"» {text} (12) …") == line_key(text)


def test_a_book_comes_back_from_a_pickle_the_same() -> None:
    again = pickle.loads(pickle.dumps(BOOK))  # noqa: S301
    assert again.rules == BOOK.rules
    assert again.cue("ADVERTISEMENT") == BOOK.cue("ADVERTISEMENT")


def test_a_users_rule_joins_the_book_and_goes_first() -> None:
    own = Rule(
        name="own.advertisement",
        reason=Reason.PROMOTION,
        finds=Lines("advertisement"),
        removes=("Advertisement",),
        keeps=("The advertisement ran.",),
        sure=True,
    )
    cue = rulebook(extra=(own,)).cue("Advertisement")
    assert cue is not None
    assert cue.rule is own


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="share the name"):
        RuleBook([BOOK.rules[0], BOOK.rules[0]])


def test_a_phrase_that_names_no_words_is_refused() -> None:
    rule = Rule(name="own.slow", reason=Reason.NOTICE, finds=Phrase("^x"), removes=("x",), keeps=("y",))
    with pytest.raises(ValueError, match="names no words"):
        RuleBook([rule])


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "a" * 200_000,
        " " * 200_000,
        "(" * 100_000,
        "Photo: " + "Name " * 30_000,
        "| " * 100_000,
        "home > " * 30_000,
    ],
    ids=["words", "one word", "spaces", "brackets", "names", "bars", "crumbs"],
)
def test_a_hostile_block_takes_no_time(text: str) -> None:
    import time

    start = time.process_time()
    cues(BOOK, text)
    assert time.process_time() - start < 0.5
