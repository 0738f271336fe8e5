"""Writing: rows that come back, paths that stay inside, a state that survives."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import InputError, OutputError
from cleaner.models import Article, Block, Cluster, Reason, Rejected, Relation, Removal, Span, Variant, Why
from cleaner.write import (
    Folder,
    State,
    Texts,
    article_row,
    articles_from_rows,
    cluster_row,
    clusters_from_rows,
    dumps,
    outcome_from_row,
    page_path,
    page_row,
    rejected_row,
    removed_rows,
)

ARTICLE = Article(
    id="a/b.txt",
    text="The mill closed.",
    headline="Mill closes",
    agency="Reuters",
    blocks=(
        Block(text="Comments", span=Span(0, 8)),
        Block(text="The mill closed. REUTERS", span=Span(9, 33), gap=True, tag="p", depth=3, link_density=0.25),
    ),
    removals=(
        Removal(rule="en.comments", reason=Reason.COMMENTS, block=0, span=Span(0, 8), evidence="Comments"),
        Removal(rule="credit", reason=Reason.CREDIT, block=1, span=Span(16, 24)),
    ),
    fields={"tag": [1, 2]},
)


class TestRows:
    def test_an_article_comes_back_from_its_row(self):
        row = json.loads(dumps(article_row(ARTICLE)))
        assert next(articles_from_rows([row])) == ARTICLE
        assert outcome_from_row(row) == ARTICLE

    def test_a_rejection_comes_back_from_its_row(self):
        rejected = Rejected(id="x", why=Why.TOO_LARGE, detail="over 5 bytes")
        assert outcome_from_row(json.loads(dumps(rejected_row(rejected)))) == rejected

    def test_a_cluster_comes_back_and_lists_its_canonical_first(self):
        variant = Variant(id="b", relation=Relation.SHORTENED, jaccard=0.5, containment=0.75)
        cluster = Cluster(id="c1", canonical="a", why="complete", variants=(variant,))
        row = json.loads(dumps(cluster_row(cluster)))
        assert [member["relation"] for member in row["members"]] == ["canonical", "shortened"]
        assert list(clusters_from_rows([row])) == [cluster]

    def test_a_removal_shows_the_text_it_took_and_where_it_stood(self):
        rows = list(removed_rows(ARTICLE))
        assert [(row["text"], row["start"], row["end"]) for row in rows] == [("Comments", 0, 8), (" REUTERS", 25, 33)]

    @given(st.text(max_size=200))
    def test_a_row_is_one_line_whatever_the_text(self, text):
        line = dumps({"text": text.encode("utf-8", "replace").decode()})
        assert len(line.splitlines()) == 1 or not {"\u2028", "\u2029", "\x85", "\n", "\r"} & set(line)
        assert json.loads(line)["text"] == text.encode("utf-8", "replace").decode()


class TestPaths:
    @pytest.mark.parametrize(
        "id", ["../x", "/etc/passwd", "a/../../b", "..", "", ".", "a//b", "c:\\x", "nul", "a\x00b"]
    )
    def test_an_id_never_leads_out_of_the_folder(self, id, tmp_path):
        path = (tmp_path / page_path(id)).resolve()
        assert path.is_relative_to(tmp_path)
        assert path != tmp_path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("fits")

    @given(st.text(max_size=400), st.text(max_size=400))
    def test_two_ids_share_a_file_only_when_one_is_the_other_with_its_ending(self, one, other):
        if page_path(one) == page_path(other):
            assert one == other or {one, other} == {min(one, other, key=len), min(one, other, key=len) + ".txt"}

    @given(st.text(max_size=3000))
    def test_every_part_of_a_path_fits_a_file_system(self, id):
        parts = page_path(id).split("/")
        assert all(part not in ("", ".", "..") and len(part.encode("utf-8", "replace")) <= 255 for part in parts)
        assert len(page_path(id).encode("utf-8", "replace")) <= 4000


class TestFolder:
    def test_a_file_appears_whole_or_not_at_all(self, tmp_path):
        folder = Folder(tmp_path)
        with pytest.raises(RuntimeError), folder.writing("a/b.txt") as file:
            file.write("half")
            raise RuntimeError
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
        folder.write("a/b.txt", "whole\n")
        assert (tmp_path / "a/b.txt").read_bytes() == b"whole\n"

    def test_removing_a_file_removes_the_folders_it_leaves_empty(self, tmp_path):
        folder = Folder(tmp_path)
        folder.write("a/b/c.txt", "x")
        folder.write("a/d.txt", "x")
        folder.remove("a/b/c.txt")
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "d.txt"]

    def test_a_folder_that_is_a_file_is_an_error_that_says_what_to_do(self, tmp_path):
        (tmp_path / "out").write_text("")
        with pytest.raises(OutputError, match="choose another folder with -o"):
            Folder(tmp_path / "out").prepare()

    def test_what_a_killed_run_left_half_written_is_swept(self, tmp_path):
        (tmp_path / "clean").mkdir()
        (tmp_path / "clean" / ".tmp-abc").write_text("half")
        Folder(tmp_path).sweep()
        assert not list(tmp_path.rglob(".tmp-*"))


class TestState:
    def test_what_was_put_is_there_for_the_next_run(self, tmp_path):
        with State(tmp_path / "state.sqlite") as state:
            state.put(
                [page_row(ARTICLE, hash="h", made="m"), page_row(Rejected(id="r", why=Why.EMPTY), hash="", made="m")]
            )
        with State(tmp_path / "state.sqlite") as state:
            assert state.count() == (1, 1)
            assert state.kept("a/b.txt") == ("h", "m", "")
            row = state.page("a/b.txt")
            assert row is not None
            assert row.outcome() == ARTICLE
            assert row.article_text == "The mill closed."
            assert [r.why for r in state.rejected()] == ["empty"]
            assert state.remove(["a/b.txt", "nobody"]) == 1
            assert state.count() == (0, 1)

    def test_a_batch_is_noted_whole_or_not_at_all(self, tmp_path):
        with State(tmp_path / "state.sqlite") as state:
            good = page_row(ARTICLE, hash="h", made="m")
            with pytest.raises(OutputError, match="run the same command again"):
                state.put([good, good._replace(id="z", hash=None)])  # type: ignore[arg-type]
            assert state.count() == (0, 0)

    def test_another_programs_file_is_not_taken_for_a_state(self, tmp_path):
        (tmp_path / "state.sqlite").write_bytes(b"not a database, " * 100)
        with pytest.raises(OutputError, match="choose another output folder"):
            State(tmp_path / "state.sqlite")

    def test_a_state_of_another_format_is_refused(self, tmp_path):
        State(tmp_path / "state.sqlite").close()
        with sqlite3.connect(tmp_path / "state.sqlite") as db:
            db.execute("UPDATE about SET value = '0'")
        db.close()
        with pytest.raises(OutputError, match="made by another version"):
            State(Path(tmp_path) / "state.sqlite")


def test_a_large_file_that_says_the_same_stays_as_it_is(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write_pieces("page.html", ["one ", "two"])
    before = (tmp_path / "page.html").stat()
    folder.write_pieces("page.html", ["one", " two"])
    assert (tmp_path / "page.html").stat().st_ino == before.st_ino
    folder.write_pieces("page.html", ["three"])
    assert (tmp_path / "page.html").read_text() == "three"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_articles_of_an_earlier_run_are_found_by_their_ids(tmp_path):
    path = tmp_path / "articles.jsonl"
    names = ["a", "b/é \u2028.html", "c" * 2_000, "d"]
    path.write_text("".join(dumps(article_row(Article(id=name, text=f"Text of {name}."))) + "\n" for name in names))
    with Texts(path, set(names[1:])) as texts:
        found = list(texts.articles([*reversed(names), "e"]))
    assert [one.id for one in found] == [*reversed(names[1:])]
    assert all(one.text == f"Text of {one.id}." for one in found)


@pytest.mark.parametrize("content", [None, "no rows\n"])
def test_a_folder_without_an_earlier_run_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "articles.jsonl"
    if content:
        path.write_text(content)
    with pytest.raises(InputError, match=r"cannot read .*articles\.jsonl: .* name the folder"):
        Texts(path, {"a"})
