"""The learned scorer is plain data that says the same everywhere."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.extract import extract
from cleaner.models import Article, Block, Kind, Page, Reason, Span
from cleaner.strip import BOOK, SCORERS, fields, learned, strip
from cleaner.strip.decode import viterbi
from cleaner.strip.dom import dom_names
from cleaner.strip.facts import OWN, Cues, Lexicon, lines_of, own_facts
from cleaner.strip.network import product
from cleaner.strip.reading import Reading, Seen, read, read_again
from cleaner.strip.scorers import Judgement, headings_of_nothing
from cleaner.strip.stories import FACTS as STORY_FACTS
from cleaner.strip.stories import load as load_stories
from cleaner.strip.trees import Trees

LINES = st.lists(st.text(min_size=1, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=30)


def test_the_model_is_under_a_megabyte_and_needs_no_training_library() -> None:
    data = files("cleaner.strip").joinpath("data")
    assert sum(len(data.joinpath(name).read_bytes()) for name in ("model.npz", "characters.npz")) < 1_000_000
    for array in learned.load().arrays().values():
        assert array.dtype.kind in "fi"


def test_a_model_comes_back_from_what_is_stored() -> None:
    model = learned.load()
    again = learned.Model.of_arrays(model.arrays())
    for name, array in model.arrays().items():
        assert (again.arrays()[name] == array).all()


def test_trees_are_walked_as_they_say() -> None:
    # if fact 1 <= 0.5: -1, else: if fact 0 <= 2: 3, else 5
    trees = Trees(
        roots=np.array([0]),
        features=np.array([1, 0, 0, 0, 0]),
        thresholds=np.array([0.5, np.inf, 2.0, np.inf, np.inf], dtype=np.float32),
        below=np.array([1, 1, 3, 3, 4]),
        values=np.array([0, -1, 0, 3, 5], dtype=np.float32),
        depth=2,
        offset=0.25,
    )
    facts = np.array([[9, 0.5], [2, 0.6], [2.5, 0.6]], dtype=np.float32)
    assert trees.scores(facts).tolist() == [-0.75, 3.25, 5.25]


def test_trees_say_what_a_walk_from_node_to_node_says() -> None:
    trees = load_stories().trees
    random = np.random.default_rng(2)
    # Facts at the very thresholds, just beside them, and both zeros.
    known = np.concatenate([trees.thresholds, np.nextafter(trees.thresholds, np.float32(9)), [-0.0, 0.0, -1e9, 1e9]])
    facts = random.choice(known.astype(np.float32), size=(100, len(STORY_FACTS)))
    node = np.tile(trees.roots, (len(facts), 1))
    for _ in range(trees.depth):
        asked = np.take_along_axis(facts, trees.features[node], axis=1) > trees.thresholds[node]
        node = trees.below[node] + asked
    wanted = trees.values[node].sum(axis=1, dtype=np.float64)
    assert trees.scores(facts).tolist() == wanted.tolist()


def test_trees_are_stored_as_they_are() -> None:
    trees = load_stories().trees
    again = Trees.of_arrays(trees.arrays())
    facts = np.random.default_rng(3).normal(size=(9, len(STORY_FACTS))).astype(np.float32)
    assert again.scores(facts).tolist() == trees.scores(facts).tolist()


def test_a_word_is_known_again_in_capitals_and_elsewhere() -> None:
    words = lines_of(["Bridge closes. The bridge", "über BRIDGE ÜBER 市桥"]).words
    bridge = words.hashes[[0, 3, 5]]
    assert len(set(bridge.tolist())) == 1
    assert words.hashes[4] == words.hashes[6]
    # A script without spaces: every letter for itself.
    assert np.diff(words.bounds).tolist() == [4, 5]


@settings(max_examples=100, deadline=None)
@given(lines=LINES, chosen=st.sets(st.integers(0, 9), min_size=1), gaps=st.integers(0, 1023))
def test_what_is_left_of_a_page_is_read_again_as_if_it_were_new(lines: list[str], chosen: set[int], gaps: int) -> None:
    lexicon, seen = learned.load().lexicon, Seen()
    blocks = tuple(Block(line, Span(0, 0), bool(gaps >> i % 10 & 1), tag="p") for i, line in enumerate(lines))
    left = [i for i in range(len(lines)) if i in chosen] or [0]
    bare = tuple(Block(lines[i], Span(0, 0), n % 2 == 0) for n, i in enumerate(left))
    found = read_again(read(blocks, BOOK, lexicon, seen), left, bare, BOOK, lexicon, seen)
    wanted = read(bare, BOOK, lexicon)
    assert (found.blocks, found.cues, found.spans) == (wanted.blocks, wanted.cues, wanted.spans)
    assert (found.own == wanted.own).all()
    for name in ("codes", "classes", "bounds"):
        assert (getattr(found.lines, name) == getattr(wanted.lines, name)).all()
    assert (found.lines.words.hashes == wanted.lines.words.hashes).all()


@settings(max_examples=50, deadline=None)
@given(lines=LINES, chosen=st.sets(st.integers(0, 5), min_size=1))
def test_the_words_of_some_blocks_are_what_they_are_alone(lines: list[str], chosen: set[int]) -> None:
    some = [i for i in range(len(lines)) if i in chosen] or [0]
    found, wanted = lines_of(lines).words.some(some), lines_of([lines[i] for i in some]).words
    for name in ("hashes", "bounds", "lengths", "upper", "dense", "line"):
        assert getattr(found, name).tolist() == getattr(wanted, name).tolist()


@given(lines=LINES)
def test_facts_are_finite_and_one_row_a_block(lines: list[str]) -> None:
    own = own_facts(lines_of(lines), np.zeros(len(lines), dtype=bool), Lexicon.empty(), Cues.none(len(lines)))
    assert own.shape == (len(lines), len(OWN))
    assert np.isfinite(own).all()


@settings(max_examples=30, deadline=None)
@given(lines=LINES)
def test_chances_are_chances_and_something_is_always_kept(lines: list[str]) -> None:
    model = learned.load()
    extraction = extract(Page(id="page", content="\n".join(lines), kind=Kind.TEXT))
    if not extraction.blocks:
        return
    reading = read(extraction.blocks, BOOK, model.lexicon)
    chance = learned.judge(reading, "", model)
    assert ((chance >= 0) & (chance <= 1)).all()
    assert learned.kept(reading, chance, whole=learned.is_whole(reading, chance)).any()


def test_the_columns_are_what_the_network_was_trained_on() -> None:
    network = learned.load().network
    assert len(network.mean) == len(network.scale) == len(OWN) + len(dom_names()) + 1
    assert len(network.weights["own1"]) == len(network.mean)


@pytest.mark.parametrize("rows", [1, 7, 8, 9, 500])
def test_a_product_on_one_processor_is_the_product(rows: int) -> None:
    random = np.random.default_rng(rows)
    left, right = random.normal(size=(rows, 288)), random.normal(size=(288, 96))
    found = product(left.astype(np.float32), right.astype(np.float32))
    assert found == pytest.approx(left @ right, abs=1e-3)


def test_the_network_says_what_its_layers_say_one_by_one() -> None:
    random = np.random.default_rng(3)
    network = learned.load().network
    width = len(OWN)
    n = 7
    table = random.normal(network.mean[:width], 1, (n, width)).astype(np.float32)
    weight = random.uniform(1, 60, n).astype(np.float32)
    layer = network.weights

    def relu(values: np.ndarray) -> np.ndarray:
        return np.maximum(values, 0)

    x = np.clip((table - network.mean[:width]) * network.scale[:width], -5, 5)
    here = [
        relu(relu(row @ layer["own1"][:width] + layer["own1.bias"]) @ layer["own2"] + layer["own2.bias"]) for row in x
    ]
    for number, step in enumerate(network.dilations):
        if number == len(network.dilations) // 2:
            mean = sum(w * row for w, row in zip(weight, here, strict=True)) / weight.sum()
            page = relu(np.concatenate([mean, np.mean(here, axis=0)]) @ layer["page"] + layer["page.bias"])
            here = [row + page for row in here]
        none = np.zeros_like(here[0])
        around = [[here[k] if 0 <= k < n else none for k in (i - step, i, i + step)] for i in range(n)]
        here = [
            row + relu(np.concatenate(three) @ layer[f"look{number}"] + layer[f"look{number}.bias"])
            for row, three in zip(here, around, strict=True)
        ]
    wanted = [
        float(row @ layer["out"] + a @ layer["direct"][:width] + layer["out.bias"][0])
        for row, a in zip(here, x, strict=True)
    ]
    assert network.scores(table, weight).tolist() == pytest.approx(wanted, abs=1e-3)


@settings(deadline=None)
@given(values=st.lists(st.floats(-50, 50), max_size=12))
def test_viterbi_finds_the_best_sequence(values: list[float]) -> None:
    toll, closing = 7.0, 3.0

    def gain(keep: list[bool]) -> float:
        total, before = 0.0, False
        for value, stays in zip(values, keep, strict=True):
            total += (value if stays else 0.0) - (toll if stays and not before else 0.0)
            total -= closing if before and not stays else 0.0
            before = stays
        return total

    best = max(
        (gain([bool(bits >> i & 1) for i in range(len(values))]) for bits in range(1 << len(values))), default=0.0
    )
    assert gain(viterbi(values, toll=toll, closing=closing)) == pytest.approx(best)


@pytest.mark.parametrize("scorer", sorted(SCORERS))
def test_a_line_of_other_stories_goes_as_recurring(scorer: str) -> None:
    story = [
        "The city council voted on Monday to close the old iron bridge for repairs until May, the mayor said.",
        "Engineers found cracks in four of the twelve pillars last week, and traffic was sent over the new road.",
    ]
    line = "The Herald brings you the news of the valley every morning before the sun is up."
    page = Page(id="page", content="\n\n".join([story[0], line, story[1]]), kind=Kind.TEXT)
    article = strip(page, extract(page), scorer=scorer, recurring=frozenset({fields.folded(line)}))
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(story)
    assert [removal.reason for removal in article.removals] == [Reason.RECURRING]


def kept(
    chance: list[float], words: list[int], cued: list[int], heads: list[int], *, marked_up: bool = False, menus: int = 0
) -> list[bool]:
    """Which blocks stay; the first so many are words of `menus`."""
    size = len(chance)
    own = np.zeros((size, len(OWN)), dtype=np.float32)
    for name, values in (("words", words), ("section_cue", heads), ("cue_navigation", [1] * menus + [0] * size)):
        own[:, OWN.index(name)] = values[:size]
    blocks = tuple(Block("x", Span(0, 1), tag="p" if marked_up else "") for _ in chance)
    rule = BOOK.cue("Also read: The mill closes")
    cues = tuple(rule if fired else None for fired in cued)
    reading = Reading(blocks, lines_of(["x"] * size), own, cues)
    chances = np.array(chance, dtype=np.float32)
    return [bool(stays) for stays in learned.kept(reading, chances, whole=learned.is_whole(reading, chances))]


def test_a_text_that_begins_with_its_story_keeps_what_is_in_doubt() -> None:
    story, doubtful = [0.95] * 8, [0.2, 0.2]
    size = 10
    none, words = [0] * size, [40] * size
    assert all(kept(story + doubtful, words, none, none))
    # The same below a page's menus: what promises most.
    menus = [0.01] * 6
    after_menus = kept(menus + story + doubtful, [3] * 6 + words, [0] * 16, [0] * 16, menus=3)
    assert after_menus == [False] * 6 + [True] * 8 + [False] * 2
    # And markup tells enough.
    some = [0.95] * 4 + [0.2] * 4
    assert all(kept(some, words[:8], none[:8], none[:8]))
    assert not all(kept(some, words[:8], none[:8], none[:8], marked_up=True))


def test_a_rule_that_speaks_of_one_of_them_takes_what_is_little_in_doubt() -> None:
    chance, words, none = [0.95] * 8 + [0.06, 0.06], [40] * 10, [0] * 10
    cued = [0] * 9 + [1]
    assert all(kept(chance, words, none, none))
    assert kept(chance, words, cued, none) == [True] * 8 + [False] * 2
    # Under a heading for comments lines go; a paragraph goes that is surely not the story's.
    chance = [0.95] * 6 + [0.11, 0.11, 0.01, 0.11]
    assert all(kept(chance[:8] + chance[9:], words[:9], cued[1:], none[:9]))
    words = [40] * 7 + [8, 40, 8]
    assert kept(chance, words, cued, cued) == [True] * 7 + [False] * 3


def test_amid_a_story_and_of_much_of_a_text_nothing_goes_without_a_rule() -> None:
    words, none = [40] * 12, [0] * 12
    amid = [0.95] * 5 + [0.001, 0.001] + [0.95] * 5
    assert all(kept(amid, words, none, none))
    assert kept(amid, words, [0] * 5 + [1, 0] + [0] * 5, none) == [True] * 5 + [False] * 2 + [True] * 5
    # At the end a little goes, and half of the text does not.
    assert kept([0.95] * 10 + [0.001] * 2, words, none, none) == [True] * 10 + [False] * 2
    assert all(kept([0.95] * 6 + [0.001] * 6, words, none, none))


def test_amid_the_story_of_a_whole_page_only_lines_go_without_a_rule() -> None:
    menus, story = [0.01] * 6, [0.95] * 5
    chance = menus + story + [0.01, 0.01, 0.001] + story
    words, none = [3] * 6 + [40] * 5 + [3, 40, 40] + [40] * 5, [0] * 19
    assert kept(chance, words, none, none, menus=3) == [False] * 6 + [True] * 5 + [False, True, False] + [True] * 5
    cued = [0] * 11 + [1] + [0] * 7
    assert kept(chance, words, cued, none, menus=3)[11:14] == [False] * 3
    # Without words of menus it is no page: a text that was cleaned loses nothing amid its story without a rule.
    assert kept(chance, words, none, none)[11:14] == [True] * 3


def test_a_long_list_with_a_word_of_menus_here_and_there_is_no_page() -> None:
    size = 200
    words, none = [10] * size, [0] * size
    own = np.zeros((size, len(OWN)), dtype=np.float32)
    reading = Reading((), lines_of(["x"] * size), own, ())
    doubtful = np.full(size, 0.01, dtype=np.float32)
    # Three blocks of two hundred: as few as a story's own lists have. One in fifty is a page's.
    own[:3, OWN.index("cue_navigation")] = 1
    assert not learned.is_whole(reading, doubtful)
    own[:4, OWN.index("cue_navigation")] = 1
    assert learned.is_whole(reading, doubtful)
    # Of most of a text no rule speaks that speaks of one of its blocks.
    chance = [0.95] * 60 + [0.001] * 140
    assert all(kept(chance, words, [0] * 199 + [1], none))
    assert kept(chance, words, [0] * 190 + [1] * 10, none) == [True] * 60 + [False] * 140


def test_a_heading_goes_with_all_that_stands_below_it() -> None:
    texts = ["The mill closes in May.", "Latest stories", "Comments", "Mill town mourns"]
    blocks = tuple(Block(text, Span(0, len(text))) for text in texts)
    reading = read(blocks, BOOK, Lexicon.empty())
    assert list(headings_of_nothing(reading, [0, 1, 2])) == [2, 1]
    assert list(headings_of_nothing(reading, [0, 1])) == [1]
    # One that has something below it stays, and so does a page's last line.
    assert list(headings_of_nothing(reading, [0, 1, 2, 3])) == []
    assert list(headings_of_nothing(read(blocks[:2], BOOK, Lexicon.empty()), [0, 1])) == []
    assert list(headings_of_nothing(reading, [])) == []


def test_markup_is_read_once_and_a_text_until_nothing_more_goes() -> None:
    seen: list[int] = []

    class Counting:
        lexicon = SCORERS["rules"].lexicon

        def __call__(self, reading: Reading, headline: str) -> Judgement:
            seen.append(len(reading.blocks))
            return SCORERS["rules"](reading, headline)

    told = [
        f"In the {n}th year the town built another mill by the river, and its council paid for it." for n in range(4)
    ]
    for kind, content, rounds in (
        (Kind.TEXT, "\n\n".join(["ADVERTISEMENT", *told]), [5, 4]),
        (Kind.HTML, "<p>ADVERTISEMENT</p>" + "".join(f"<p>{line}</p>" for line in told), [5]),
    ):
        seen.clear()
        page = Page(id="page", content=content, kind=kind)
        outcome = strip(page, extract(page), scorer=Counting())
        assert isinstance(outcome, Article)
        assert [removal.rule for removal in outcome.removals] == ["en.advertisement"]
        assert seen == rounds
