"""What words speak of: sums are sums, a few words are given the benefit of the doubt, and topics tell texts apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.strip import stories, topics
from cleaner.strip.facts import lines_of

TOPICS = stories.load().topics
LAPTOP = (
    "The laptop has a bright screen and a keyboard that is good to type on, and its battery lasts a working day. "
    "Its processor is fast enough to edit video, and the fan stays quiet."
)
PHONE = (
    "A phone with more memory runs several apps at once, and newer chips save power. Look at the camera and at the "
    "storage, and at how many years of software updates the maker promises."
)
SLEEP = (
    "Babies need a nap in the morning, and a toddler who is tired cries at bedtime. Put your child to bed at the same "
    "hour every night, and ask your pediatrician when sleep does not come."
)


def alike(one: str, other: str) -> float:
    """How alike what stands above a place and below it are."""
    found = topics.topic_facts(lines_of([one, other]).words, TOPICS, np.array([1]))
    return float(found[0, topics.FACTS.index("topic3")])


def test_texts_about_one_thing_are_more_alike_than_texts_about_two() -> None:
    assert alike(LAPTOP, PHONE) > alike(LAPTOP, SLEEP)
    assert alike(LAPTOP, PHONE) > alike(SLEEP, PHONE)


def test_what_tells_little_counts_as_alike() -> None:
    assert alike("", LAPTOP) == pytest.approx(1)
    assert alike("zzqx", "qqzv") > 0.9


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([LAPTOP, PHONE, SLEEP, "", "zzqx"]), min_size=1, max_size=9), st.integers(1, 40))
def test_sums_are_those_of_all_words_before(texts: list[str], step: int) -> None:
    words = lines_of(texts).words
    rows = TOPICS.rows(words)
    places = np.arange(len(rows) + 1)
    whole = TOPICS.sums(rows, places)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topics, "_STEP", step)
        assert np.array_equal(TOPICS.sums(rows, places), whole)
    alone = np.array([TOPICS.sums(rows[i : i + 1], np.array([1]))[0] for i in range(len(rows))]).reshape(
        -1, whole.shape[1]
    )
    assert np.array_equal(whole[-1] - whole[0], alone.sum(axis=0))
    assert np.array_equal(TOPICS.sums(rows, places[::3]), whole[::3])


def test_what_is_stored_comes_back() -> None:
    again = topics.Topics.of_arrays(TOPICS.arrays())
    words = lines_of([LAPTOP, SLEEP, PHONE]).words
    places = np.array([1, 2])
    assert np.array_equal(topics.topic_facts(words, again, places), topics.topic_facts(words, TOPICS, places))
    assert topics.topic_facts(words, again, places).shape == (2, len(topics.FACTS))


def test_a_place_is_told_the_same_whatever_else_is_asked() -> None:
    words = lines_of([LAPTOP, PHONE, SLEEP, "zzqx", LAPTOP, SLEEP]).words
    everywhere = topics.topic_facts(words, TOPICS, np.arange(6))
    assert np.array_equal(topics.topic_facts(words, TOPICS, np.array([2, 5])), everywhere[[2, 5]])
    assert len(topics.topic_facts(words, TOPICS, np.array([], dtype=np.int64))) == 0


@pytest.mark.parametrize("blocks", [1, 3, 7])
def test_a_page_that_is_compared_in_parts_is_told_the_same(blocks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # A part is longer than what is looked at before and behind a place, and shorter.
    words = lines_of([LAPTOP, "", PHONE, SLEEP, "zzqx", LAPTOP, SLEEP] * 6).words
    places = np.arange(42)
    whole = topics.topic_facts(words, TOPICS, places)
    monkeypatch.setattr(topics, "_BLOCKS", blocks)
    assert np.array_equal(topics.topic_facts(words, TOPICS, places), whole)


def through_windows(texts: list[str], place: int) -> dict[str, float]:
    """What windows tell of a place."""
    found = topics.topic_facts(lines_of(texts).words, TOPICS, np.array([place]))[0].tolist()
    return {name.removeprefix("windows."): value for name, value in zip(topics.FACTS, found, strict=True)}


def test_a_story_that_goes_on_below_is_seen_through_windows() -> None:
    story, other = [LAPTOP * 2, PHONE * 2, LAPTOP * 2], [SLEEP * 2, SLEEP * 2]
    ends = through_windows([*story, *other], 3)
    assert ends["most_behind"] < ends["least_before"]
    goes_on = through_windows([*story, *other, *story], 3)
    assert goes_on["most_behind"] > goes_on["mean_before"] - 0.1
    assert goes_on["most_late"] > goes_on["next"]


@pytest.mark.parametrize("place", [0, 5])
def test_windows_tell_nothing_where_nothing_stands_above(place: int) -> None:
    found = through_windows([""] * 5 + [LAPTOP, SLEEP], place)
    assert (found["mean_before"], found["least_before"]) == (1, 1)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 200), max_size=300))
def test_windows_hold_whole_blocks_and_are_few(sizes: list[int]) -> None:
    bounds = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    edges = topics._windows(bounds)
    assert (edges[0], edges[-1]) == (0, len(sizes))
    assert len(edges) <= topics._WINDOWS + 2
    held = np.diff(bounds[edges])
    assert not len(held) or (held[:-1] >= min(topics._WINDOW_WORDS, bounds[-1])).all()
