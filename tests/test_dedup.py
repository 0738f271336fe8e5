"""What holds for copies of a story, whatever the stories are."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dedup import DedupSettings, clustered, clusters_of, deduplicate, signed
from cleaner.dedup import corpus as corpus_module
from cleaner.dedup import texts as texts_module
from cleaner.dedup.alignment import COMPARISON, REWORDED, WORTH_OF_A_SHINGLE, score
from cleaner.dedup.common import Found, covered
from cleaner.dedup.comparer import Comparer
from cleaner.dedup.corpus import candidates, learned
from cleaner.dedup.groups import digests
from cleaner.dedup.merge import SPEAKERS, Edge, connected, merged
from cleaner.dedup.search import compared, part_searched
from cleaner.dedup.spill import Parts, Spill
from cleaner.dedup.texts import listed
from cleaner.errors import InputError, UsageError
from cleaner.models import Article, Deduplication, Relation

VOCABULARY = """
council river winter market engine harbour signal budget minister teacher window garden bridge factory evening
station doctor village summer journal letter mountain cabinet kitchen painter railway captain theatre forest
museum lawyer engineer farmer island valley castle student soldier festival hospital library orchard tunnel
airport printer barley copper violin thunder marble lantern pepper saddle velvet walnut anchor basket candle
dragon falcon ginger
"""
WORDS = VOCABULARY.split()


def story(number: int, paragraphs: int = 6, words: int = 45) -> list[str]:
    """Paragraphs that no other number has."""
    draw = random.Random(number)
    return [" ".join(draw.choice(WORDS) for _ in range(words)).capitalize() + "." for _ in range(paragraphs)]


def text(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


def groups(found: Deduplication) -> set[frozenset[str]]:
    return {frozenset(member.id for member in cluster.members) for cluster in found.clusters}


def test_a_copy_cut_from_the_end_is_found() -> None:
    whole = story(1)
    found = deduplicate([("whole", text(*whole)), ("cut", text(*whole[:2])), ("other", text(*story(2)))])
    assert groups(found) == {frozenset({"whole", "cut"}), frozenset({"other"})}
    (cluster,) = [c for c in found.clusters if c.variants]
    assert cluster.canonical == "whole"
    assert cluster.variants[0].relation is Relation.SHORTENED
    assert cluster.variants[0].containment == 1.0


@pytest.mark.parametrize(
    ("relation", "copy"),
    [
        (Relation.IDENTICAL, [paragraph.upper() for paragraph in story(1)]),
        (Relation.NEAR_IDENTICAL, [*story(1)[:5], story(1)[5].replace(story(1)[5].split()[7], "correction")]),
        (Relation.SHORTENED, story(1)[:3]),
        (Relation.EXTENDED, [*story(1), *story(9)[:2]]),
        (Relation.REVISED, [story(1)[0], story(9)[0], *story(1)[2:]]),
        (Relation.REVISED, [*story(1)[:3], *story(9)[:3]]),
    ],
)
def test_what_a_variant_is_to_the_canonical_article_is_named(relation: Relation, copy: list[str]) -> None:
    first = Article(id="first", text=text(*story(1)), date="2024-05-01")
    later = Article(id="later", text=text(*copy), date="2024-05-02")
    found = deduplicate([first, later], settings=DedupSettings(canonical=("earliest",)))
    (cluster,) = found.clusters
    assert cluster.canonical == "first"
    assert [variant.relation for variant in cluster.variants] == [relation]
    assert not found.contains


def test_reworded_text_may_start_later_than_what_stands_word_for_word() -> None:
    row = np.zeros(2, COMPARISON)
    for side in ("left", "right"):
        row[f"{side}_length"], row[f"{side}_own"] = 100, 200
    row["left_start"], row["shared"], row["kept"] = 88, (90, 60), (90, 60)
    verbatim, reworded = score(row)
    # Thirty shingles fewer are worth twelve words less; what is reworded gets as many.
    assert reworded - verbatim == pytest.approx(REWORDED * 0.3 - WORTH_OF_A_SHINGLE * 30)


@pytest.mark.parametrize(("below", "foreign"), [(0, False), (30, False), (200, True)])
def test_what_stands_under_a_line_over_foreign_stories_is_a_pages_own_where_nothing_else_is(
    below: int, foreign: bool
) -> None:
    # "Trending now", a headline, a paragraph of 400 words; then what else the page has.
    lengths = np.array([2, 6, 400, below]) if below else np.array([2, 6, 400])
    nothing = np.zeros(0, np.int64)
    cover = covered(
        np.array([lengths.sum()]),
        (nothing, nothing),
        (lengths, np.array([lengths.size])),
        Found(keys=nothing, lines=nothing, heads=np.array([0])),
        3,
    )
    assert cover.own.tolist() == [below if foreign else lengths.sum()]
    assert cover.foreign[:408].tolist() == [foreign] * 408


def test_a_copy_with_another_headline_dateline_and_a_local_paragraph_is_found() -> None:
    whole, local = story(1), story(9)[0]
    copy = ["A headline of its own", "NAIROBI (Agency) - " + whole[0], whole[1], local, *whole[2:]]
    assert groups(deduplicate([("a", text(*whole)), ("b", text(*copy))])) == {frozenset({"a", "b"})}


def test_a_copy_without_the_first_paragraph_is_found() -> None:
    whole = story(3)
    assert groups(deduplicate([("a", text(*whole)), ("b", text(*whole[1:]))])) == {frozenset({"a", "b"})}


def test_a_copy_with_foreign_stories_after_it_is_found_and_joins_no_strangers() -> None:
    whole, other, third = story(1), story(2), story(3)
    page = text(*whole[:3], "Related", other[0], third[0])
    found = deduplicate([("whole", text(*whole)), ("page", page), ("other", text(*other)), ("third", text(*third))])
    assert groups(found) == {frozenset({"whole", "page"}), frozenset({"other"}), frozenset({"third"})}


def test_a_page_that_holds_another_story_further_down_is_listed_and_not_merged() -> None:
    page = text(*story(1), *story(2)[:2])
    found = deduplicate([("page", page), ("story", text(*story(2)))])
    assert groups(found) == {frozenset({"page"}), frozenset({"story"})}
    assert [(c.id, c.other) for c in found.contains] == [("page", "story")]


def test_stories_that_share_a_quote_stay_apart() -> None:
    one, other, quote = story(1), story(2), story(3)[0]
    found = deduplicate([("a", text(*one[:3], quote, *one[3:])), ("b", text(*other[:4], quote, *other[4:]))])
    assert len(found.clusters) == 2


def test_stories_that_share_background_at_the_end_stay_apart() -> None:
    background = story(3, paragraphs=2)
    found = deduplicate([("a", text(*story(1), *background)), ("b", text(*story(2), *background))])
    assert len(found.clusters) == 2


def test_reports_made_from_one_template_stay_apart() -> None:
    def report(number: int) -> tuple[str, str]:
        draw = random.Random(number)

        def n() -> int:
            return draw.randint(2, 9999)

        name = f"{draw.choice(WORDS)} {draw.choice(WORDS)} corp".title()
        body = (
            f"{name} on Monday reported net income of ${n()} million in its third quarter.\n"
            f"The company said it had profit of {n()} cents a share, compared with {n()} cents a year earlier.\n"
            f"Revenue rose {n()} percent to ${n()} million. Analysts on average had expected {n()} cents a share.\n"
            f"Shares have risen {n()} percent since the beginning of the year and closed at ${n()} on Friday."
        )
        return f"t{number}", body

    found = deduplicate([report(i) for i in range(40)])
    assert len(found.clusters) == 40


def test_a_digest_of_many_stories_is_a_copy_of_none() -> None:
    stories = [story(i) for i in range(5)]
    digest = text("The day in brief", *(s[0] for s in stories))
    found = deduplicate([("digest", digest), *((f"s{i}", text(*s)) for i, s in enumerate(stories))])
    assert len(found.clusters) == 6
    assert {c.other for c in found.contains if c.id == "digest"} == {f"s{i}" for i in range(5)}


def test_boilerplate_that_a_site_puts_on_all_its_pages_joins_nothing() -> None:
    banner, *notices = story(77, paragraphs=3, words=25)
    rows = [(f"p{i}", text(banner, *story(i, paragraphs=3), *notices)) for i in range(60)]
    assert len(deduplicate(rows).clusters) == 60


def test_no_chain_grows_where_each_text_overlaps_only_its_neighbours() -> None:
    # Text i holds paragraphs i to i+2: union-find over matching pairs would join all of them.
    long = [p for i in range(140) for p in story(1000 + i, paragraphs=1)]
    rows = [(f"t{i:03}", text(*long[i : i + 3])) for i in range(len(long) - 3)]
    found = deduplicate(rows)
    assert max(len(c.members) for c in found.clusters) <= 4


def test_identical_texts_are_one_cluster_and_empty_ones_stand_alone() -> None:
    found = deduplicate([("a", "Rain is expected."), ("b", "rain is EXPECTED"), ("c", ""), ("d", " \n"), ("e", "...")])
    assert groups(found) == {frozenset("ab"), frozenset("c"), frozenset("d"), frozenset("e")}
    (pair,) = [c for c in found.clusters if c.variants]
    assert pair.variants[0].relation is Relation.IDENTICAL


def test_very_short_texts_that_differ_stand_alone() -> None:
    rows = [(str(i), line) for i, line in enumerate(["Comments", "Comments are closed", "Page not found", "404"])]
    assert len(deduplicate(rows).clusters) == 4


@pytest.mark.parametrize(
    "letters",
    [
        "天地人日月山川水火木金土春夏秋冬東西南北上下大小男女父母兄弟友国家都市町村海空雲雨雪風花草鳥魚虫犬猫馬牛羊",
        "กขคงจฉชซญฎฐฑณดตถทธนบปผพภมยรลวศษสหฬอฮ",
    ],
)
def test_scripts_without_spaces_have_copies_too(letters: str) -> None:
    def passage(number: int) -> str:
        draw = random.Random(number)
        return "。".join("".join(draw.choice(letters) for _ in range(40)) for _ in range(6))

    one, other = passage(1), passage(2)
    found = deduplicate([("a", one), ("b", one[: len(one) // 2]), ("c", other)])
    assert groups(found) == {frozenset("ab"), frozenset("c")}


def test_three_hundred_copies_are_one_cluster() -> None:
    whole = story(5, paragraphs=10)
    draw = random.Random(1)
    rows = []
    for i in range(300):
        keep = draw.randint(4, 10)
        rows.append((f"c{i:04}", text(f"{draw.choice(WORDS)} {i} headline", *whole[:keep])))
    found = deduplicate(rows)
    assert len(found.clusters) == 1


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(draw: random.Random) -> None:
    rows = []
    for i in range(6):
        whole = story(i)
        rows += [(f"{i}{j}", text(*whole[: j + 2], *story(50 + j)[: j % 2])) for j in range(4)]
    expected = deduplicate(rows)
    draw.shuffle(rows)
    assert deduplicate(rows) == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=12))
def test_every_article_is_in_exactly_one_cluster(texts: list[str]) -> None:
    rows = [(str(i), t) for i, t in enumerate(texts)]
    found = deduplicate(rows)
    assert sorted(m.id for c in found.clusters for m in c.members) == sorted(i for i, _ in rows)
    assert len({c.id for c in found.clusters}) == len(found.clusters)


def test_a_cluster_keeps_its_id_when_a_later_copy_arrives() -> None:
    whole = story(1)

    def article(name: str, body: str, date: str) -> Article:
        return Article(id=name, text=body, date=date)

    first = [article("m", text(*whole), "2024-05-01"), article("z", text(*whole[:4]), "2024-05-02")]
    later = [*first, article("a", text(*whole, *story(9)[:1]), "2024-05-03")]
    assert deduplicate(first).clusters[0].id == deduplicate(later).clusters[0].id


def test_the_user_orders_what_makes_a_canonical() -> None:
    whole = story(1)
    articles = [
        Article(id="long", text=text(*whole), date="2024-05-02", site="late.example"),
        Article(id="early", text=text(*whole[:4]), date="2024-05-01", site="early.example"),
        Article(id="wire", text=text(*whole[:3]), date="2024-05-03", site="news.wire.example"),
    ]

    def chosen(*criteria: str, sites: tuple[str, ...] = ()) -> tuple[str, str]:
        (cluster,) = deduplicate(articles, settings=DedupSettings(canonical=criteria, preferred_sites=sites)).clusters
        return cluster.canonical, cluster.why

    assert chosen("complete") == ("long", "most complete")
    assert chosen("earliest", "complete") == ("early", "earliest")
    assert chosen("source", sites=("wire.example",)) == ("wire", "preferred source")
    assert chosen("shortest") == ("wire", "shortest")
    assert chosen("latest") == ("wire", "latest")


def test_settings_that_make_no_sense_are_refused_with_what_to_choose() -> None:
    with pytest.raises(UsageError, match="choose from complete, earliest"):
        DedupSettings(canonical=("best",))
    with pytest.raises(UsageError, match="bands is 500"):
        DedupSettings(bands=500)


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="two articles have the id 'a'"):
        deduplicate([("a", "one"), ("a", "two")])


def test_signatures_travel_between_processes() -> None:
    rows = [("a", text(*story(1))), ("b", text(*story(1)[:3])), ("c", "")]
    made = [pickle.loads(pickle.dumps(s)) for s in signed(rows)]  # noqa: S301
    assert clustered(made, []) == deduplicate(rows)
    assert np.array_equal(made[0].words.hashes, next(signed(rows[:1])).words.hashes)


def test_importing_the_package_loads_neither_numpy_nor_datasketch() -> None:
    code = "import sys, cleaner.dedup; print([m for m in ('numpy', 'datasketch') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_steps_of_a_search_give_in_parts_what_they_give_together() -> None:
    # What a distributed run does: every step on some of the texts, parts finished where their texts are.
    rows = []
    for i in range(12):
        whole, notice = story(i), story(999, paragraphs=1, words=20)
        rows += [(f"{i:02}{j}", text(*whole[: j + 2], *story(50 + j)[: j % 2], *notice)) for j in range(4)]
    rows.append(("same", rows[0][1]))
    settings = DedupSettings(common_above=20)
    made = list(signed(rows, settings=settings))
    texts = listed(made)
    boilerplate = learned(texts, settings)
    assert len(boilerplate.keys) > 0
    sizes, pairs = candidates(texts, boilerplate, settings)
    comparer = Comparer(texts, boilerplate, settings, sizes)
    found = compared(comparer, pairs)
    many = digests(comparer, found, len(texts))
    matches = comparer.matching(found.left, found.right, found.rows, many)
    part = connected(len(texts), found.left[matches].tolist(), found.right[matches].tolist())
    clusters = []
    for number in sorted(set(part)):
        inside = [text for text in range(len(texts)) if part[text] == number]
        ids = {name for text in inside for name in texts.members(text)}
        own = np.isin(found.left, inside) & np.isin(found.right, inside)
        names = [(texts.id(a), texts.id(b)) for a, b in zip(found.left[own], found.right[own], strict=True)]
        clusters += part_searched(
            [s for s in made if s.id in ids],
            [],
            names,
            found.rows[own],
            boilerplate=boilerplate,
            digests={texts.id(text) for text in inside if many[text]},
            settings=settings,
        ).clusters
    assert len(set(part)) > 5
    expected = deduplicate(rows, settings=settings).clusters
    assert sorted(clusters, key=lambda c: c.id) == sorted(expected, key=lambda c: c.id)


def test_clusters_one_after_the_other_are_those_of_one_answer() -> None:
    rows = [(f"{i}{j}", text(*story(i)[: 2 + j], *story(99)[: j % 2])) for i in range(5) for j in range(4)]
    rows += [("same", rows[0][1]), ("twin", text(*story(70))), ("two", text(*story(70))), ("empty", "")]
    assert tuple(clusters_of(row for row in rows)) == deduplicate(rows).clusters


def test_what_is_kept_of_a_text_on_disk_gives_what_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"{i}{j}", text(*story(i)[: 2 + j], *story(99)[: j % 2])) for i in range(40) for j in range(3)]
    expected = deduplicate(rows)
    assert any(len(cluster.members) > 2 for cluster in expected.clusters)
    # So little is held that everything is written, and read in many pieces.
    monkeypatch.setattr(Spill.__init__, "__defaults__", (1000,))
    monkeypatch.setattr(Parts.__init__, "__defaults__", (500,))
    monkeypatch.setattr(texts_module, "AT_ONCE", 7)
    monkeypatch.setattr(corpus_module, "_ROWS", 64)
    assert deduplicate(rows) == expected


RULE_TEXTS = 12
# Links after which a chain has ended: four in small groups, some more where five speak for all.
LINKS = 12


@st.composite
def matched_pairs(draw: st.DrawFn) -> tuple[list[Edge], set[tuple[int, int]]]:
    """Some texts, which pairs of them match and how strongly."""
    count = draw(st.integers(2, RULE_TEXTS))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.sets(st.sampled_from(pairs)))
    return [Edge(draw(st.floats(0, 9)), a, b) for a, b in sorted(chosen)], chosen


def splits(group: list[int], matching: set[tuple[int, int]], support: float) -> bool:
    """Whether a group can be taken apart into two parts of which enough pairs across match, and the parts again."""
    if len(group) == 1:
        return True
    first, *rest = group
    for size in range(len(rest)):
        for others in combinations(rest, size):
            one, two = [first, *others], [text for text in rest if text not in others]
            across = [(min(a, b), max(a, b)) in matching for a in one for b in two]
            if sum(across) >= support * len(across) and all(splits(p, matching, support) for p in (one, two)):
                return True
    return False


@settings(max_examples=150, deadline=None)
@given(matched_pairs(), st.sampled_from([0.3, 0.4, 0.6, 1.0]))
def test_every_cluster_can_be_taken_apart_into_parts_that_agree(
    found: tuple[list[Edge], set[tuple[int, int]]], support: float
) -> None:
    edges, matching = found
    # Groups of up to five are asked in full: the rule holds for all of them, whatever matches.
    groups = merged(edges, lambda a, b: (a, b) in matching, support=support, rank=lambda text: text * 7919 % 13)
    assert sorted(text for group in groups for text in group) == sorted({t for e in edges for t in (e.left, e.right)})
    assert all(splits(group, matching, support) for group in groups if len(group) <= SPEAKERS)


def test_a_thousand_texts_that_union_find_would_join_stay_apart() -> None:
    # A river of paragraphs: text i holds i to i+2, so each is a copy of its neighbours, and of nothing further down.
    river = [p for i in range(1003) for p in story(5000 + i, paragraphs=1, words=30)]
    rows = [(f"t{i:04}", text(*river[i : i + 3])) for i in range(1000)]
    found = listed(list(signed(rows)))
    wanted = DedupSettings()
    boilerplate = learned(found, wanted)
    sizes, pairs = candidates(found, boilerplate, wanted)
    comparer = Comparer(found, boilerplate, wanted, sizes)
    every = compared(comparer, pairs)
    matches = comparer.matching(every.left, every.right, every.rows, np.zeros(len(found), np.bool_))
    joined = connected(len(found), every.left[matches].tolist(), every.right[matches].tolist())
    assert max(Counter(joined).values()) == 1000
    clusters = deduplicate(rows).clusters
    assert max(len(cluster.members) for cluster in clusters) <= LINKS
