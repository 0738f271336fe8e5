"""An index answers as one search over everything would, whatever came when."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dedup import DedupSettings, Index, deduplicate
from cleaner.dedup.index import Marked
from cleaner.errors import IndexMismatchError, InputError, OutputError
from cleaner.models import Article, Deduplication
from tests.test_dedup import groups, story, text

Row = tuple[str, str]


def corpus(size: int = 14) -> list[Row]:
    """Stories, their copies, pages with foreign stories after them, and a notice on every second page."""
    notice = story(999, paragraphs=1, words=20)
    rows = []
    for i in range(size):
        whole = story(i)
        for j in range(3):
            foreign = story((i + j + 1) % size)[:1] if j == 2 else []
            rows.append((f"{i:02}{j}", text(*whole[: 2 + j], *foreign, *(notice if (i + j) % 2 else []))))
    return rows


def unnamed(found: Deduplication) -> Deduplication:
    """The same without the clusters' ids, which an index keeps and a search makes."""
    return replace(found, clusters=tuple(replace(c, id="") for c in found.clusters))


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_adding_in_parts_and_removing_equals_one_search_over_what_is_left(draw: random.Random) -> None:
    rows = corpus()
    draw.shuffle(rows)
    cuts = sorted(draw.sample(range(len(rows)), 2))
    gone = {name for name, _ in draw.sample(rows, 6)}
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder, "index")) as index:
        for first, last in zip([0, *cuts], [*cuts, len(rows)], strict=True):
            index.add(rows[first:last])
            found = index.deduplicate()
            assert unnamed(found) == unnamed(deduplicate(rows[:last]))
        assert index.remove(gone) == len(gone)
        left = [row for row in rows if row[0] not in gone]
        assert unnamed(index.deduplicate()) == unnamed(deduplicate(left))


def famous(draw: random.Random, copies: int) -> list[Row]:
    """A story that so many newspapers ran, each in its own way: its phrases are in more texts than are all linked."""
    whole = story(500, paragraphs=8)
    rows = []
    for i in range(copies):
        own = story(600 + i, paragraphs=1)
        cut = whole[: draw.randint(3, 8)]
        rows.append((f"famous {i:02}", text(*(own if i % 3 else []), *cut, *(own if not i % 3 else []))))
    return rows


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False))
def test_texts_that_come_go_and_change_between_those_of_a_famous_story_leave_what_one_search_finds(
    draw: random.Random,
) -> None:
    chosen = DedupSettings(common_above=12)
    rows = [*corpus(10), *famous(draw, 45)]
    draw.shuffle(rows)
    there: dict[str, str] = {}
    waiting = list(rows)
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder, "index"), chosen) as index:
        for step in range(5):
            new = [waiting.pop() for _ in range(min(len(waiting), draw.choice((1, 5, 30))))]
            gone = draw.sample(sorted(there), min(len(there), draw.choice((0, 0, 4))))
            if step > 2:
                new += [(name, draw.choice(rows)[1]) for name in draw.sample(sorted(there), min(len(there), 2))]
            index.remove(gone)
            index.add(new)
            there = {name: text for name, text in there.items() if name not in gone} | dict(new)
            assert unnamed(index.deduplicate()) == unnamed(deduplicate(there.items(), settings=chosen))


def test_boilerplate_that_becomes_known_later_changes_what_was_found_before(tmp_path: Path) -> None:
    notice = story(999, paragraphs=1, words=20)
    rows = [(f"{i:03}", text(*story(i, paragraphs=3), *notice)) for i in range(40)]
    with Index(tmp_path / "index", DedupSettings(common_above=20)) as index:
        for first in (0, 10, 25):
            index.add(rows[first : first + 15])
            index.deduplicate()
        expected = deduplicate(rows, settings=DedupSettings(common_above=20))
        assert unnamed(index.deduplicate()) == unnamed(expected)


def test_a_cluster_keeps_its_id_when_it_grows_and_an_article_its_place_when_it_changes(tmp_path: Path) -> None:
    whole = story(1)
    with Index(tmp_path / "index") as index:
        index.add([("m", text(*whole)), ("n", text(*whole[:3]))])
        (first,) = index.deduplicate().clusters
        index.add([("a", text(*whole[:4]))])
        (grown,) = index.deduplicate().clusters
        assert grown.id == first.id
        assert len(grown.members) == 3
        index.add([("n", text(*story(2)))])
        assert groups(index.deduplicate()) == {frozenset({"a", "m"}), frozenset("n")}


def test_no_two_clusters_have_one_id_when_a_cluster_falls_apart(tmp_path: Path) -> None:
    whole = story(1)
    with Index(tmp_path / "index") as index:
        index.add([("a", text(*whole)), ("b", text(*whole[:3])), ("c", text(*whole[:4]))])
        (before,) = index.deduplicate().clusters
        index.add([("a", text(*story(2)))])
        after = index.deduplicate().clusters
        assert len({c.id for c in after}) == 2
        assert next(c.id for c in after if c.variants) == before.id


def test_sync_makes_the_index_hold_exactly_what_it_is_given(tmp_path: Path) -> None:
    rows = corpus(4)
    with Index(tmp_path / "index") as index:
        assert index.sync(rows) == len(rows)
        assert index.sync(rows) == 0
        assert index.sync([*rows[2:], ("new", text(*story(50)))]) == 1
        assert len(index) == len(rows) - 1
        assert "new" in index
        assert rows[0][0] not in index
        with pytest.raises(InputError, match="two articles have the id 'x'"):
            index.sync([("x", "one"), ("x", "two")])


def test_of_marked_articles_only_those_with_a_new_mark_are_made(tmp_path: Path) -> None:
    asked: list[str] = []

    def marked(name: str, mark: bytes) -> Marked:
        def made() -> Article:
            asked.append(name)
            return Article(id=name, text=text(*story(1)))

        return Marked(name, mark, made)

    with Index(tmp_path / "index") as index:
        assert index.sync([marked("a", b"1"), marked("b", b"1")]) == 2
        assert index.sync([marked("a", b"1"), marked("b", b"2"), marked("c", b"1")]) == 2
        assert asked == ["a", "b", "b", "c"]
        assert len(index.deduplicate().clusters) == 1


def test_a_changed_date_counts_as_a_change(tmp_path: Path) -> None:
    article = Article(id="a", text=text(*story(1)), date="2024-05-01")
    with Index(tmp_path / "index") as index:
        assert index.sync([article]) == 1
        assert index.sync([replace(article, date="2024-05-02")]) == 1


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.add(corpus(2))
    index.close()
    with Index(tmp_path / "index") as again:
        assert len(again) == 0


def test_a_reader_sees_the_last_commit_while_a_writer_is_open(tmp_path: Path) -> None:
    with Index(tmp_path / "index") as writer:
        writer.add(corpus(2))
        writer.commit()
        writer.add([("more", text(*story(70)))])
        with sqlite3.connect(tmp_path / "index") as reader:
            assert reader.execute("select count(*) from articles").fetchone() == (6,)


def test_signatures_made_in_another_way_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "index"
    Index(path).close()
    with pytest.raises(IndexMismatchError, match="shingle_words 3, this run uses 5: set shingle_words to 3 or name"):
        Index(path, DedupSettings(shingle_words=5))
    with pytest.raises(IndexMismatchError, match="permutations 64, this run uses 128"):
        Index(path, DedupSettings(permutations=128, bands=32))
    Index(path, DedupSettings(support=0.6, canonical=("longest",))).close()


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and longer than a header of SQLite is " * 20)
    with pytest.raises(OutputError, match="name another file"):
        Index(path)


def test_an_index_is_in_write_ahead_mode(tmp_path: Path) -> None:
    Index(tmp_path / "index").close()
    with sqlite3.connect(tmp_path / "index") as file:
        assert file.execute("pragma journal_mode").fetchone() == ("wal",)
