"""What a reader must be able to see between two copies of one story."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.collate import apply, collate, diff_texts
from cleaner.errors import CleanerError
from cleaner.models import Article, Change, Cluster, ParagraphPair, Relation, Variant, VariantDiff

SEEDS = Path(__file__).parent.parent / "seeds"


def cleaned_000() -> str:
    """The first seed's body, taken out by hand."""
    page = (SEEDS / "000_39a4a156a79cc54e.txt").read_text(encoding="utf-8")
    boilerplate = ("ADVERTISEMENT", "Comments", "Related", "Trump administration ousts", "The badge of", "Also Read")
    standfirst = "Top U.S. Immigration and Customs Enforcement officials Kenneth Genalo and Robert Hammer were"
    kept = [part for part in page.split("\n\n") if not part.startswith((*boilerplate, standfirst))]
    return "\n\n".join(kept).strip()


def cleaned_003() -> str:
    """The fourth seed's body, taken out by hand."""
    page = (SEEDS / "003_c9d38ac02081f8b8.txt").read_text(encoding="utf-8")
    return page[page.index("WASHINGTON - ") : page.index(" REUTERS\nJoin ST's")]


def cluster_of(texts: dict[str, str]) -> tuple[Cluster, list[Article]]:
    canonical, *others = texts
    variants = tuple(Variant(id=one, relation=Relation.REVISED, jaccard=0.5, containment=0.8) for one in others)
    cluster = Cluster(id="c1", canonical=canonical, why="the longest", variants=variants)
    return cluster, [Article(id=one, text=text) for one, text in texts.items()]


def passages(diff: VariantDiff, *changes: Change) -> list[str]:
    return [pair.right_text or pair.left_text for pair in diff.pairs if pair.change in changes]


def changes(pair: ParagraphPair) -> list[tuple[str, str]]:
    return [(edit.left, edit.right) for edit in pair.edits if not edit.equal]


class TestTheTwoReutersSeeds:
    @pytest.fixture
    def diff(self) -> VariantDiff:
        return diff_texts(cleaned_000(), cleaned_003(), left_id="000", right_id="003")

    def test_the_credit_to_nbc_has_moved(self, diff: VariantDiff) -> None:
        assert passages(diff, Change.MOVED) == ["NBC News first reported Genalo's retirement."]

    def test_the_sentence_on_no_comment_has_moved_and_changed(self, diff: VariantDiff) -> None:
        (pair,) = [pair for pair in diff.pairs if pair.change is Change.MOVED_CHANGED]
        assert pair.left_text == "The two officials did not immediately respond to requests for comment."
        assert pair.left_part, "in the canonical it is the second sentence of a paragraph"
        assert pair.right_text.endswith("the two officials did not immediately respond to requests for comment.")
        ((left, right),) = changes(pair)
        assert (left, right) == ("", "U.S. Department of Homeland Security, the White House and the ")

    def test_three_passages_are_only_in_the_longer_one(self, diff: VariantDiff) -> None:
        starts = [text[:24] for text in passages(diff, Change.ONLY_CANONICAL)]
        assert starts == ["ICE confirmed the change", "Tricia McLaughlin, a spo", "ICE said Marcos Charles,"]
        assert not passages(diff, Change.ONLY_VARIANT)

    def test_the_lede_differs_by_dateline_and_day(self, diff: VariantDiff) -> None:
        assert changes(diff.pairs[0]) == [("", "WASHINGTON - "), ("May 29", "Thursday")]

    def test_everything_else_is_the_same(self, diff: VariantDiff) -> None:
        assert len(passages(diff, Change.SAME)) == 7

    def test_the_diff_gives_the_variant_back(self, diff: VariantDiff) -> None:
        assert apply(cleaned_000(), diff) == cleaned_003()

    def test_the_table_shows_what_only_one_outlet_has(self) -> None:
        cluster, articles = cluster_of({"000": cleaned_000(), "003": cleaned_003()})
        collation = collate(cluster, articles)
        assert [row.text[:13] for row in collation.own("000")] == ["ICE confirmed", "Tricia McLaug", "ICE said Marc"]
        assert collation.own("003") == ()
        assert len(collation.core) == 11
        moved = next(row for row in collation.table if row.text.startswith("NBC News"))
        assert [(cell.change, cell.position) for cell in moved.cells] == [(Change.SAME, 11), (Change.MOVED, 3)]


class TestWhatBecomesOfAParagraph:
    def test_curly_quotes_and_white_space_are_style_not_change(self) -> None:
        diff = diff_texts('He said "no" -- twice.\nNobody  else spoke.', "He said “no” — twice.\nNobody else spoke.")
        assert [pair.change for pair in diff.pairs] == [Change.STYLE, Change.STYLE]
        assert changes(diff.pairs[0]) == [('"', "“"), ('"', "”"), ("--", "—")]
        assert all(edit.style for pair in diff.pairs for edit in pair.edits if not edit.equal)

    def test_blank_lines_between_paragraphs_are_no_change(self) -> None:
        diff = diff_texts("One sentence here.\n\nAnother one there. \n", "One sentence here.\nAnother one there.")
        assert {pair.change for pair in diff.pairs} == {Change.SAME}
        assert diff.gaps == ("", "\n", "")
        assert not diff.identical

    def test_two_paragraphs_that_a_variant_joined_are_the_same_words(self) -> None:
        first = "The mayor resigned on Monday after a vote of the council."
        second = "Her deputy takes over until an election in the autumn."
        diff = diff_texts(f"{first}\n\n{second}", f"{first} {second}")
        assert [(pair.change, pair.left, pair.right) for pair in diff.pairs] == [
            (Change.STYLE, 0, 0),
            (Change.STYLE, 1, 0),
        ]
        assert all(pair.right_part for pair in diff.pairs)

    def test_a_paragraph_that_a_variant_split_is_the_same_words(self) -> None:
        first = "The mayor resigned on Monday after a vote of the council."
        second = "Her deputy takes over until an election in the autumn."
        diff = diff_texts(f"{first} {second}", f"{first}\n{second}")
        assert [(pair.change, pair.left, pair.right) for pair in diff.pairs] == [
            (Change.STYLE, 0, 0),
            (Change.STYLE, 0, 1),
        ]

    def test_an_article_in_one_line_is_matched_paragraph_by_paragraph(self) -> None:
        text = cleaned_000()
        diff = diff_texts(text, " ".join(text.split()))
        assert {pair.change for pair in diff.pairs} <= {Change.STYLE, Change.CHANGED}
        assert not passages(diff, Change.ONLY_CANONICAL, Change.ONLY_VARIANT)

    def test_wrapped_lines_are_one_paragraph(self) -> None:
        whole = "The council voted on Monday to remove the mayor from office after an inquiry into the sale of land."
        wrapped = "The council voted on Monday to remove the mayor from\noffice after an inquiry into the sale of land."
        filler = "\n\n".join(
            f"{wrapped} That was round {number} of the\nvote, members said later." for number in (1, 2)
        )
        diff = diff_texts(f"{wrapped}\n\n{filler}", whole)
        assert [pair.change for pair in diff.pairs if pair.right is not None] == [Change.STYLE]

    def test_of_two_swapped_paragraphs_the_shorter_one_moved(self) -> None:
        long = "The longer of the two paragraphs tells what happened, where, when and to whom."
        diff = diff_texts(f"{long}\nNobody was hurt.", f"Nobody was hurt.\n{long}")
        assert passages(diff, Change.MOVED) == ["Nobody was hurt."]

    def test_what_a_variant_adds_is_its_own(self) -> None:
        diff = diff_texts("One thing happened today.", "One thing happened today.\nOur reporter saw something else.")
        assert passages(diff, Change.ONLY_VARIANT) == ["Our reporter saw something else."]

    def test_words_without_spaces_between_them_are_compared_too(self) -> None:
        (pair,) = diff_texts("市长星期一辞职。", "市长星期二辞职。").pairs
        assert changes(pair) == [("一", "二")]


class TestManyCopies:
    def test_thirty_copies_take_less_than_a_second(self) -> None:
        cluster, articles = cluster_of(reworked_copies(30))
        began = time.process_time()
        collation = collate(cluster, articles)
        assert time.process_time() - began < 1
        texts = {article.id: article.text for article in articles}
        assert all(apply(texts["0"], diff) == texts[diff.id] for diff in collation.variants)

    def test_every_row_has_a_cell_for_every_member(self) -> None:
        cluster, articles = cluster_of(reworked_copies(6))
        collation = collate(cluster, articles)
        assert {len(row.cells) for row in collation.table} == {6}
        assert all(row.carriers for row in collation.table)
        assert all(0 < cell.carried <= 1 for row in collation.table for cell in row.cells if cell.change)

    def test_a_passage_that_two_variants_add_is_one_row(self) -> None:
        base = "The minister resigned on Monday.\nA successor was not named."
        added = "The union welcomed the step and asked for talks on wages."
        cluster, articles = cluster_of(
            {
                "a": base,
                "b": base.replace("\n", f"\n{added}\n"),
                "c": base.replace("\n", f"\n{added.replace('talks on wages', 'new talks')}\n"),
                "d": base + "\nOur own reporter saw tears.",
            }
        )
        table = collate(cluster, articles).table
        assert [(row.text[:9], row.carriers) for row in table] == [
            ("The minis", (0, 1, 2, 3)),
            ("The union", (1, 2)),
            ("A success", (0, 1, 2, 3)),
            ("Our own r", (3,)),
        ]
        assert [cell.change for cell in table[1].cells] == [None, Change.ONLY_VARIANT, Change.CHANGED, None]

    def test_a_story_that_stands_alone_has_a_table_too(self) -> None:
        cluster, articles = cluster_of({"a": "One.\nTwo."})
        collation = collate(cluster, articles)
        assert collation.variants == ()
        assert [row.text for row in collation.table] == ["One.", "Two."]

    def test_a_member_that_was_not_given_is_named(self) -> None:
        cluster, articles = cluster_of({"a": "One.", "b": "Two."})
        with pytest.raises(CleanerError, match="b"):
            collate(cluster, articles[:1])


def reworked_copies(count: int) -> dict[str, str]:
    chance = random.Random(7)
    base = cleaned_000().split("\n\n")
    texts = {"0": "\n\n".join(base)}
    for number in range(1, count):
        kept = [part for part in base if chance.random() < 0.8]
        kept.insert(chance.randrange(len(kept)), f"Our reporter number {number} counted {number * 7} people there.")
        words = ("\n" * (1 + number % 2)).join(kept).split(" ")
        for _ in range(12):
            words[chance.randrange(len(words))] = chance.choice(["Thursday", "officials", "“quoted”"])
        texts[str(number)] = " ".join(words)
    return texts


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "mayor",
        "Mayor",
        "said.",
        "on",
        "Monday,",
        "“no”",
        '"no"',
        "U.S.",
        "3,000",
        "–",
        "...",
        "é",
        "王",
        "\x1b[31m",
    ]
)
SPACES = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\r\n", " \n ", "\u00a0", ". ", "\u2028", "\x1c"])
NEWS = st.lists(st.tuples(WORDS, SPACES), max_size=60).map(lambda parts: "".join(word + gap for word, gap in parts))


class TestProperties:
    @given(NEWS | st.text(), NEWS | st.text())
    def test_a_diff_applied_to_the_canonical_is_the_variant(self, left: str, right: str) -> None:
        assert apply(left, diff_texts(left, right)) == right

    @given(NEWS, NEWS)
    def test_no_word_of_either_side_is_left_out(self, left: str, right: str) -> None:
        diff = diff_texts(left, right)
        for text, spans in (
            (left, sorted(pair.left_span for pair in diff.pairs if pair.left_span)),
            (right, sorted(pair.right_span for pair in diff.pairs if pair.right_span)),
        ):
            at = 0
            for start, end in spans:
                assert at <= start < end
                assert not text[at:start].strip()
                at = end
            assert not text[at:].strip()

    @given(NEWS)
    def test_a_text_does_not_differ_from_itself(self, text: str) -> None:
        diff = diff_texts(text, text)
        assert diff.identical
        assert {pair.change for pair in diff.pairs} <= {Change.SAME}

    @given(st.lists(NEWS, min_size=1, max_size=4))
    @settings(max_examples=50)
    def test_the_table_holds_every_word_of_the_canonical(self, texts: list[str]) -> None:
        cluster, articles = cluster_of({str(number): text for number, text in enumerate(texts)})
        collation = collate(cluster, articles)
        rows = "".join(row.text for row in collation.table if row.source == "0")
        assert "".join(rows.split()) == "".join(texts[0].split())

    def test_a_diff_is_refused_by_another_text(self) -> None:
        diff = diff_texts("The mayor resigned.", "The mayor has resigned.")
        with pytest.raises(CleanerError, match="collate them again"):
            apply("Another text.", diff)


class TestHostilePages:
    @pytest.mark.parametrize(
        "text",
        [
            "." * 200_000,
            " " * 200_000 + "x",
            ('."' * 100_000),
            "1." * 100_000 + "a",
            "a " * 60_000,
            "\n".join(["same line of text"] * 20_000),
            "\n".join(f"line {number} of the farm" for number in range(10_000)),
            "x. Y" * 30_000,
        ],
        ids=["dots", "blanks", "quotes", "figures", "one word", "one line", "farm", "sentences"],
    )
    def test_a_page_made_to_be_slow_is_not(self, text: str) -> None:
        began = time.process_time()
        assert apply(text, diff_texts(text, text[1:-1] + " end")) == text[1:-1] + " end"
        assert time.process_time() - began < 5
