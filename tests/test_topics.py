"""What words speak of: sums are sums, what is not known gives the benefit of the doubt, and topics tell texts apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.strip import stories, topics
from cleaner.strip.facts import lines_of

TOPICS = stories.load().topics
STRIKE = "The union said that train drivers would walk out on Friday, and commuters were told to expect delays."
RAILS = "Passengers waited on crowded platforms while the railway and its workers argued over pay."
TUMOUR = "Patients given the new drug lived longer, and the scan showed that the cancer had shrunk in most of them."
GERMAN = "Der Stadtrat hat am Montag beschlossen, die alte Brücke bis zum Herbst für den Verkehr zu sperren."


def alike(one: str, other: str) -> float:
    """How alike what stands above a place and below it are."""
    found = topics.topic_facts(lines_of([one, other]).words, TOPICS)
    return float(found[1, topics.FACTS.index("topic3")])


def test_texts_about_one_thing_are_more_alike_than_texts_about_two() -> None:
    assert alike(STRIKE, RAILS) > alike(STRIKE, TUMOUR)
    assert alike(STRIKE, RAILS) > alike(TUMOUR, RAILS)


def test_what_is_not_known_counts_as_alike() -> None:
    assert alike("", STRIKE) == pytest.approx(1)
    assert alike("12 34", "zzqx qqzv") == pytest.approx(1)
    # Of a language that it has not learned it knows a name or two.
    assert alike(GERMAN, STRIKE) > 0.8


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([STRIKE, RAILS, TUMOUR, "", "zzqx"]), min_size=1, max_size=9), st.integers(1, 40))
def test_sums_are_those_of_all_words_before(texts: list[str], step: int) -> None:
    words = lines_of(texts).words
    rows = TOPICS.rows(words)
    places = np.arange(len(rows) + 1)
    whole = TOPICS.sums(rows, places)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(topics, "_STEP", step)
        assert np.allclose(TOPICS.sums(rows, places), whole)
    assert np.allclose(
        whole[-1] - whole[0], sum(TOPICS.sums(rows[i : i + 1], np.array([1]))[0] for i in range(len(rows)))
    )
    asked = places[::3]
    assert np.array_equal(TOPICS.sums(rows, asked), whole[::3])


def test_what_is_stored_comes_back() -> None:
    again = topics.Topics.of_arrays(TOPICS.arrays())
    words = lines_of([STRIKE, TUMOUR, RAILS]).words
    assert np.array_equal(topics.topic_facts(words, again), topics.topic_facts(words, TOPICS))
    assert topics.topic_facts(words, again).shape == (3, len(topics.FACTS))
