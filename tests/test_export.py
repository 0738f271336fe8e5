"""Export: what other programs get, once, again when it has changed, and never what a query or a title would do."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.errors import InputError, OutputError, UsageError
from cleaner.models import Article, Cluster, Relation, Variant
from cleaner.write import article_row, cluster_row, dumps
from cleaner.write.export import Duplicates, Exported, Format, What, export, search
from cleaner.write.export.bulk import bulk_id
from cleaner.write.export.sqlite import match_expression

STORIES = {
    "a": "The mill closed on Friday after ninety years, its owner said.",
    "b": "The mill closed on Friday after ninety years.",
    "c": "The council voted on Monday to close the café by the bridge.",
}


def run_folder(out: Path, stories: dict[str, str] | None = None, copies: bool = True, **fields: object) -> Path:
    """A folder as `cleaner run` leaves it: b is a shortened copy of a."""
    stories = STORIES if stories is None else stories
    out.mkdir(exist_ok=True)
    made = {"headline": "Mill closes", "site": "example.org", "date": "2024-05-03"} | fields
    articles = [Article(id=ident, text=text, **made) for ident, text in sorted(stories.items())]
    (out / "articles.jsonl").write_text("".join(dumps(article_row(one)) + "\n" for one in articles))
    variant = Variant(id="b", relation=Relation.SHORTENED, jaccard=0.7, containment=1.0)
    joined = copies and {"a", "b"} <= stories.keys()
    clusters = [
        Cluster(id=f"cluster-{ident}", canonical=ident, why="x", variants=(variant,) if joined and ident == "a" else ())
        for ident in sorted(stories)
        if not (joined and ident == "b")
    ]  # fmt: skip
    (out / "clusters.jsonl").write_text("".join(dumps(cluster_row(one)) + "\n" for one in clusters))
    return out


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def jsonl(out: Path, **options: object) -> list[dict[str, object]]:
    stream = io.StringIO()
    export(out, Format.JSONL, stream, **options)
    return rows(stream.getvalue())


class TestDocuments:
    def test_all_articles_say_whose_copy_they_are(self, tmp_path):
        a, b, c = jsonl(run_folder(tmp_path / "out"))
        assert (a["cluster"], a["canonical"], a["relation"], a["copies"]) == ("cluster-a", "a", "canonical", 1)
        assert (b["cluster"], b["canonical"], b["relation"], b["copies"]) == ("cluster-a", "a", "shortened", 1)
        assert (c["canonical"], c["copies"]) == ("c", 0)
        assert a["text"] == STORIES["a"]
        assert (a["headline"], a["date"]) == ("Mill closes", "2024-05-03")

    def test_one_document_a_cluster(self, tmp_path):
        assert [row["id"] for row in jsonl(run_folder(tmp_path / "out"), duplicates=Duplicates.DROP)] == ["a", "c"]

    def test_cleaned_pages_without_clusters_are_exported_too(self, tmp_path):
        (run_folder(tmp_path / "out") / "clusters.jsonl").unlink()
        assert [row["cluster"] for row in jsonl(tmp_path / "out", duplicates=Duplicates.DROP)] == [None] * 3

    def test_a_date_that_is_none_is_left_out(self, tmp_path):
        assert jsonl(run_folder(tmp_path / "out", date="last Thursday"))[0]["date"] is None

    def test_other_fields_stay(self, tmp_path):
        assert jsonl(run_folder(tmp_path / "out", fields={"tags": ["x"]}))[0]["fields"] == {"tags": ["x"]}

    def test_a_folder_without_a_run_says_what_to_do(self, tmp_path):
        with pytest.raises(InputError, match=r"name the folder that `cleaner run -o` wrote"):
            jsonl(tmp_path)

    def test_a_damaged_row_is_named_by_its_line(self, tmp_path):
        with (run_folder(tmp_path / "out") / "articles.jsonl").open("a") as file:
            file.write("{cut")
        with pytest.raises(InputError, match=r"articles\.jsonl:4: not a JSON row"):
            jsonl(tmp_path / "out")


class TestBulk:
    def send(self, out: Path, **options: object) -> tuple[list[dict[str, object]], Exported]:
        stream = io.StringIO()
        account = export(out, Format.ELASTICSEARCH, stream, index="news", **options)
        assert stream.getvalue() == "" or stream.getvalue().endswith("\n")
        return rows(stream.getvalue()), account

    def test_an_action_and_a_document_a_line(self, tmp_path):
        lines, account = self.send(run_folder(tmp_path / "out"))
        assert lines[0] == {"index": {"_index": "news", "_id": "a"}}
        assert lines[1]["text"] == STORIES["a"]
        assert "url" not in lines[1]
        assert (len(lines), account.new) == (6, 3)

    def test_a_second_export_sends_what_has_changed(self, tmp_path):
        self.send(run_folder(tmp_path / "out"))
        assert self.send(tmp_path / "out") == ([], Exported(same=3))
        run_folder(tmp_path / "out", STORIES | {"c": "The council voted again.", "d": "A new story came in."})
        lines, account = self.send(tmp_path / "out")
        assert [line["index"]["_id"] for line in lines[::2]] == ["c", "d"]
        assert account == Exported(new=1, changed=1, same=2)

    def test_what_is_gone_is_deleted(self, tmp_path):
        self.send(run_folder(tmp_path / "out"))
        assert self.send(tmp_path / "out", duplicates=Duplicates.DROP)[0] == [
            {"delete": {"_index": "news", "_id": "b"}}
        ]

    def test_a_document_whose_cluster_changed_is_sent_again(self, tmp_path):
        self.send(run_folder(tmp_path / "out", copies=False))
        lines, _ = self.send(run_folder(tmp_path / "out"))
        assert [line["index"]["_id"] for line in lines[::2]] == ["a", "b"]

    def test_everything_can_be_sent_again(self, tmp_path):
        self.send(run_folder(tmp_path / "out"))
        assert len(self.send(tmp_path / "out", what=What.ALL)[0]) == 6

    def test_what_was_not_written_counts_as_not_sent(self, tmp_path):
        class Full(io.StringIO):
            def writelines(self, _lines):
                raise OSError(28, "No space left on device")

        run_folder(tmp_path / "out")
        with pytest.raises(OSError, match="No space"):
            export(tmp_path / "out", Format.ELASTICSEARCH, Full(), index="news")
        assert len(self.send(tmp_path / "out")[0]) == 6

    def test_an_id_that_is_too_long_for_elasticsearch_gets_a_hash(self):
        assert bulk_id("x" * 512) == "x" * 512
        assert bulk_id("ż" * 300).startswith("sha256-")

    def test_each_target_has_its_own_account(self, tmp_path):
        run_folder(tmp_path / "out")
        for name in ("one", "two"):
            assert export(tmp_path / "out", Format.ELASTICSEARCH, tmp_path / name).new == 3
        assert export(tmp_path / "out", Format.ELASTICSEARCH, tmp_path / "one").new == 0
        assert (tmp_path / "one").read_text() == ""


class TestFiles:
    def test_jsonl_is_whole_unless_changes_are_asked_for(self, tmp_path):
        run_folder(tmp_path / "out")
        for _ in range(2):
            export(tmp_path / "out", Format.JSONL, tmp_path / "all.jsonl")
            assert len(rows((tmp_path / "all.jsonl").read_text())) == 3
        export(tmp_path / "out", Format.JSONL, tmp_path / "new.jsonl", what=What.CHANGES)
        run_folder(tmp_path / "out", {"a": STORIES["a"]})
        export(tmp_path / "out", Format.JSONL, tmp_path / "new.jsonl", what=What.CHANGES)
        told = rows((tmp_path / "new.jsonl").read_text())
        assert [(row["id"], row.get("deleted", False)) for row in told] == [("a", False), ("b", True), ("c", True)]

    def test_parquet(self, tmp_path):
        parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
        run_folder(tmp_path / "out", fields={"n": 1})
        account = export(tmp_path / "out", Format.PARQUET, tmp_path / "a.parquet")
        table = parquet.read_table(tmp_path / "a.parquet").to_pylist()
        assert account.new == 3
        assert [row["relation"] for row in table] == ["canonical", "shortened", "canonical"]
        assert (table[0]["text"], table[0]["fields"], table[0]["copies"]) == (STORIES["a"], '{"n": 1}', 1)

    def test_parquet_of_changes_says_what_is_deleted(self, tmp_path):
        parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
        for stories in (STORIES, {"a": STORIES["a"], "c": STORIES["c"]}):
            run_folder(tmp_path / "out", stories)
            export(tmp_path / "out", Format.PARQUET, tmp_path / "a.parquet", what=What.CHANGES)
        table = parquet.read_table(tmp_path / "a.parquet").to_pylist()
        assert [(row["id"], row["deleted"]) for row in table] == [("a", False), ("b", True)]

    def test_without_pyarrow_it_says_what_to_install(self, tmp_path, monkeypatch):
        from cleaner.write.export import parquet

        monkeypatch.setattr(parquet, "find_spec", lambda _: None)
        with pytest.raises(UsageError, match=r'pip install "article-cleaner\[parquet\]"'):
            export(run_folder(tmp_path / "out"), Format.PARQUET, tmp_path / "a.parquet")

    @pytest.mark.parametrize("to", Format)
    def test_a_target_that_cannot_be_written_says_so(self, tmp_path, to):
        run_folder(tmp_path / "out")
        with pytest.raises(OutputError, match="is a folder"):
            export(tmp_path / "out", to, tmp_path)
        with pytest.raises(OutputError, match="no such folder"):
            export(tmp_path / "out", to, tmp_path / "no" / "where")

    @pytest.mark.parametrize("to", [Format.PARQUET, Format.SQLITE])
    def test_a_file_with_a_structure_needs_a_name(self, tmp_path, to):
        with pytest.raises(UsageError, match="needs a name"):
            export(run_folder(tmp_path / "out"), to, sys.stdout)


@pytest.fixture
def news(tmp_path) -> Path:
    export(run_folder(tmp_path / "out"), Format.SQLITE, tmp_path / "news.db")
    return tmp_path / "news.db"


def ids(path: Path, query: str, **options: object) -> list[str]:
    return [hit.id for hit in search(path, query, **options)]


class TestSearch:
    def test_all_words_must_stand_there(self, news):
        assert ids(news, "mill owner") == ["a"]
        assert ids(news, "council owner") == []

    def test_phrases_beginnings_case_and_accents(self, news):
        assert ids(news, '"voted on monday"') == ["c"]
        assert ids(news, '"monday voted"') == []
        assert ids(news, "vot*") == ["c"]
        assert ids(news, "CAFE") == ["c"]

    def test_the_snippet_marks_what_was_found(self, news):
        hit = next(search(news, "council"))
        assert "\x02council\x03" in hit.snippet

    def test_of_one_site_and_at_most_so_many(self, news):
        assert ids(news, "mill", site="other.org") == []
        assert len(ids(news, "mill", limit=1)) == 1

    def test_a_second_export_touches_what_changed_and_the_index_follows(self, tmp_path, news):
        changed = {"a": STORIES["a"], "c": "The council slept."}
        account = export(run_folder(tmp_path / "out", changed), Format.SQLITE, news)
        assert account == Exported(changed=2, gone=1)
        assert ids(news, "slept") == ["c"]
        assert ids(news, "voted") == []
        assert export(tmp_path / "out", Format.SQLITE, news) == Exported(same=2)
        with sqlite3.connect(news) as db:
            db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")

    @pytest.mark.parametrize(
        "query", ["mill AND", "NEAR(", '"', "mill'; DROP TABLE articles; --", "text:mill", "-mill", "^mill", "mill)"]
    )
    def test_no_query_is_an_error_of_syntax(self, news, query):
        try:
            ids(news, query)
        except UsageError as error:
            assert "no word to search for" in str(error)

    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.text(max_size=60)
        | st.lists(st.sampled_from(['"', "*", "mill", "OR", "(", "NOT", "\0", "\ud800", ":"])).map(" ".join)
    )
    def test_any_query_is_answered_or_has_no_word(self, news, query):
        try:
            assert isinstance(ids(news, query), list)
        except UsageError:
            return

    def test_too_long_a_query_is_refused(self):
        with pytest.raises(UsageError, match="at most 64"):
            match_expression("word " * 65)

    def test_a_file_of_another_program_is_not_touched(self, tmp_path):
        with sqlite3.connect(tmp_path / "other.db") as db:
            db.execute("CREATE TABLE mine (x)")
        with pytest.raises(OutputError, match="another program"):
            export(run_folder(tmp_path / "out"), Format.SQLITE, tmp_path / "other.db")
        (tmp_path / "text.db").write_text("no database at all, but long enough to be one" * 99)
        with pytest.raises(OutputError, match="choose another name"):
            export(tmp_path / "out", Format.SQLITE, tmp_path / "text.db")
        for name in ("other.db", "text.db", "none.db"):
            with pytest.raises(InputError, match="cleaner export"):
                ids(tmp_path / name, "mill")


def cleaner(*words: str):
    return CliRunner().invoke(main, list(words))


class TestCommands:
    def test_export_says_what_it_did_on_stderr(self, tmp_path):
        out = str(run_folder(tmp_path / "out"))
        answer = cleaner("export", out, "--to", "jsonl", "--duplicates", "drop")
        assert [row["id"] for row in rows(answer.stdout)] == ["a", "c"]
        assert answer.stderr == "2 documents: 2 new\n"
        answer = cleaner("export", out, "--to", "sqlite", "-o", str(tmp_path / "n.db"), "--json")
        assert json.loads(answer.stderr) == {"new": 3, "changed": 0, "gone": 0, "same": 0, "documents": 3}

    def test_a_database_needs_a_name(self, tmp_path):
        answer = cleaner("export", str(run_folder(tmp_path / "out")), "--to", "sqlite")
        assert (answer.exit_code, "add -o FILE" in answer.stderr) == (2, True)

    def test_search_shows_headline_snippet_and_where(self, news):
        answer = cleaner("search", str(news), "mill", "owner")
        assert answer.stdout.splitlines() == [
            "Mill closes",
            "  The mill closed on Friday after ninety years, its owner said.",
            "  2024-05-03 · example.org · a · 1 more copy",
            "",
        ]
        assert "\x1b[1mmill\x1b[0m" in cleaner("search", str(news), "mill", "--color", "always").stdout

    def test_search_as_json(self, news):
        row = rows(cleaner("search", str(news), "council", "--json").stdout)[0]
        assert (row["id"], row["snippet"]) == ("c", STORIES["c"])

    def test_nothing_found_is_said_on_stderr(self, news):
        answer = cleaner("search", str(news), "zebra")
        assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", "cleaner: nothing found\n")

    def test_escape_sequences_never_reach_the_terminal(self, tmp_path):
        evil = "The \x1b]0;owned\x07 mill \x02\x03\x9b2J closed \u202eon Friday."
        run_folder(tmp_path / "out", {"a\x1b[31m": evil}, headline="\x1b[2JMill", site="\x07.org")
        export(tmp_path / "out", Format.SQLITE, tmp_path / "n.db")
        shown = cleaner("search", str(tmp_path / "n.db"), "mill").stdout
        assert shown
        assert not any(sign in shown for sign in "\x1b\x07\x9b\x02\x03\u202e")
