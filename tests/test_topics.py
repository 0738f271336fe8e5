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
    found = topics.topic_facts(lines_of([one, other]).words, TOPICS)
    return float(found[1, topics.FACTS.index("topic3")])


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
        assert np.allclose(TOPICS.sums(rows, places), whole)
    assert np.allclose(
        whole[:, -1] - whole[:, 0], sum(TOPICS.sums(rows[i : i + 1], np.array([1]))[:, 0] for i in range(len(rows)))
    )
    asked = places[::3]
    assert np.array_equal(TOPICS.sums(rows, asked), whole[:, ::3])


def test_what_is_stored_comes_back() -> None:
    again = topics.Topics.of_arrays(TOPICS.arrays())
    words = lines_of([LAPTOP, SLEEP, PHONE]).words
    assert np.array_equal(topics.topic_facts(words, again), topics.topic_facts(words, TOPICS))
    assert topics.topic_facts(words, again).shape == (3, len(topics.FACTS))
