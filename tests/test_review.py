"""Golden cases of any user: what a change means, what may be accepted, and that an answer can be taken back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.errors import CleanerError, InputError
from cleaner.review import cases, change
from cleaner.review.case import By, accept, orphans, read_case
from cleaner.review.changes import refuse, restore, snapshot, take
from cleaner.review.meaning import meaning as means
from cleaner.review.pending import Pending, leave, pending
from cleaner.review.place import in_ci, named, under
from cleaner.review.session import Answer, Session
from cleaner.review.show import body, headed

MILL = """ADVERTISEMENT

The old paper mill on the river closed on Friday after ninety years of work, its owner said in a statement to the town.

About forty people lost their jobs at the mill, the last in the valley to make paper from rags, the union said.

Also Read: Bridge to be closed for repairs until May

The town council will meet on Monday to discuss what should become of the buildings and the weir, which are protected.
"""
SEEDS = Path(__file__).parent.parent / "seeds"
ALSO_READ = "Also Read: Bridge to be closed for repairs until May"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def make(top: Path, name: str, page: str = MILL, **told: object) -> Path:
    folder = top / name
    folder.mkdir(parents=True)
    (folder / "page.txt").write_text(page, encoding="utf-8")
    description = {"why": f"what {name} shows", "inputs": ["page.txt"], "scorer": "rules"} | told
    (folder / "case.toml").write_text("".join(f"{key} = {json.dumps(value)}\n" for key, value in description.items()))
    return folder


def accepted(folder: Path, name: str) -> Path:
    """A case whose result a person has accepted."""
    case = read_case(folder, name)
    found = change(case)
    assert found is not None
    accept(case, found.found)
    return folder


def as_it_was_before_a_rule(folder: Path) -> None:
    """The accepted result of an earlier program, which kept the Also Read line."""
    article, removals = folder / "article.txt", folder / "removals.txt"
    lines = article.read_text(encoding="utf-8").split("\n\n")
    article.write_text("\n\n".join([*lines[:-1], ALSO_READ, lines[-1]]), encoding="utf-8")
    kept = [line for line in removals.read_text(encoding="utf-8").splitlines(keepends=True) if ALSO_READ not in line]
    removals.write_text("".join(kept), encoding="utf-8")


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three cases: one as accepted, two that an earlier program left alike."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("CLEANER_GOLDEN", raising=False)
    top = tmp_path / "golden"
    for name in ("bridge", "mill", "weir"):
        accepted(make(top, name), name)
    for name in ("mill", "weir"):
        as_it_was_before_a_rule(top / name)
    return top


def review(*words: str):
    return CliRunner().invoke(main, ["review", *words])


def add(*words: str, stdin: str | None = None):
    return CliRunner().invoke(main, ["golden", "add", *words], input=stdin)


class TestWhatAChangeMeans:
    def test_a_paragraph_that_is_now_taken_as_related(self, golden):
        found = change(read_case(golden / "mill", "mill"))
        assert str(found.meaning) == "body -1 paragraph, +1 removed as related"
        assert found.meaning.rules == ("+en.also-read",)

    def test_fields(self):
        old = {"fields.txt": "headline: Mill closes\nbyline: Ann Lee\nsite: A: B\n"}
        new = {"fields.txt": "headline: Mill to close\nagency: Reuters\nsite: A: B\n"}
        assert means(old, new).phrases == ("headline changed", "byline lost", "agency found")

    def test_a_headline_of_several_lines_is_one_field(self):
        old, new = {"fields.txt": "headline: Mill\ncloses\n"}, {"fields.txt": "headline: Mill\nto close\n"}
        assert means(old, new).phrases == ("headline changed",)

    def test_the_same_line_for_another_reason(self):
        old = {"removals.txt": "caption | en.caption | block 1 | Photo: A | B\n"}
        new = {"removals.txt": "promotion | en.promotion | block 1 | Photo: A | B\n"}
        assert means(old, new).phrases == ("1 removed as promotion instead of caption",)
        assert means(old, new).rules == ("en.caption -> en.promotion",)

    def test_the_same_line_by_another_rule(self):
        old, new = ({"removals.txt": f"caption | {rule} | block 1 | Photo\n"} for rule in ("en.a", "en.b"))
        assert means(old, new).phrases == ("1 removed by another rule",)

    def test_a_line_that_is_kept_again(self):
        old = {"article.txt": "The mill closed.", "removals.txt": "caption | en.a | block 1 | Photo\n"}
        new = {"article.txt": "The mill closed.\nPhoto", "removals.txt": ""}
        assert means(old, new).phrases == ("body +1 paragraph", "-1 removed as caption")

    def test_places_alone(self):
        old, new = ({"removals.txt": f"caption | en.a | block {n} | Photo\n"} for n in (1, 2))
        assert means(old, new).phrases == ("removals: only their places changed",)

    def test_an_article_that_is_now_rejected(self):
        article = {"article.txt": "The mill closed.", "fields.txt": "language: en\n", "removals.txt": ""}
        rejected = {"rejected.txt": "no article: 3 blocks, no paragraph among them\n"}
        assert means(article, rejected).phrases == ("now rejected as no article",)
        assert means(rejected, article).phrases == ("no longer rejected", "an article of 1 paragraph")
        assert means(rejected, {"rejected.txt": "empty: \n"}).phrases == ("rejected as empty instead of no article",)

    def test_white_space(self):
        assert means({"article.txt": "The mill.\nIt closed."}, {"article.txt": "The mill.\n\nIt closed."}).phrases == (
            "body: only white space or the style of punctuation",
        )

    def test_clusters(self):
        def rows(*groups: str, why: str = "complete") -> str:
            return "".join(
                json.dumps(
                    {
                        "cluster": group[0],
                        "canonical": group[0],
                        "why": why,
                        "members": [
                            {"id": one, "relation": "canonical" if one == group[0] else "shortened"} for one in group
                        ],
                    }
                )
                + "\n"
                for group in groups
            )

        def told(old: str, new: str) -> tuple[str, ...]:
            return means({"clusters.jsonl": old}, {"clusters.jsonl": new}).phrases

        assert told(rows("abc"), rows("ab", "c")) == ("cluster split",)
        assert told(rows("ab", "cd"), rows("a", "b", "c", "d")) == ("2 clusters split",)
        assert told(rows("ab", "c"), rows("abc")) == ("cluster merged from several",)
        assert told(rows("ab"), rows("abc")) == ("+1 article",)
        assert told(rows("ab"), rows("ba")) == ("canonical changed",)
        assert told(rows("ab"), rows("ab", why="earliest")) == ("reason for the canonical changed",)
        assert told(rows("ab"), rows("ab").replace("shortened", "revised")) == ("relations changed",)
        assert told(rows("ab"), rows("ab").replace("}]", ', "jaccard": 1}]')) == (
            "clusters the same, figures or ids changed",
        )
        assert told("no rows\n", rows("ab")) == ("clusters.jsonl +1 -1 lines",)

    def test_variants(self):
        old = {"variants/a.diff": "1", "variants/b.diff": "2"}
        assert means(old, {"variants/a.diff": "3"}).phrases == ("-1 variant", "1 variant changed")

    def test_files_of_a_test(self):
        assert means({"result.txt": "a\nb\n"}, {"result.txt": "a\nc\nd\n"}).phrases == ("result.txt +2 -1 lines",)
        assert means({"result.txt": "a\nb\n"}, {"result.txt": "b\na\n"}).phrases == (
            "result.txt lines in another order",
        )
        assert means({"a.txt": ""}, {"b.txt": ""}).phrases == ("a.txt gone", "b.txt new")

    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        *[
            st.dictionaries(
                st.sampled_from(
                    [
                        "article.txt",
                        "fields.txt",
                        "removals.txt",
                        "rejected.txt",
                        "clusters.jsonl",
                        "variants/a.diff",
                        "x",
                    ]
                ),
                st.text(max_size=40),
                max_size=4,
            )
        ]
        * 2
    )
    def test_every_change_has_words(self, old, new):
        assert bool(means(old, new).phrases) == (old != new)


class TestPending:
    def test_it_is_taken_while_what_it_was_made_from_holds(self, golden):
        case = read_case(golden / "mill", "mill")
        leave(case, {"article.txt": "Left by a test."}, "test")
        found = change(case)
        assert found.waited
        assert found.found == {"article.txt": "Left by a test."}

    @pytest.mark.parametrize(
        ("file", "said"),
        [("page.txt", "the input"), ("article.txt", "the accepted result"), ("fields.txt", "accepted")],
    )
    def test_it_is_refused_when_that_has_changed(self, golden, file, said):
        case = read_case(golden / "mill", "mill")
        leave(case, {"article.txt": "Left by a test."}, "test")
        with (golden / "mill" / file).open("a", encoding="utf-8") as page:
            page.write("\nOne more paragraph stands here, and it is long enough to be one.\n")
        assert said in str(pending(case))
        assert change(case).stale
        assert not change(case).waited

    def test_it_is_refused_when_the_program_has_changed(self, golden):
        case = read_case(golden / "mill", "mill")
        path = leave(case, {"article.txt": "Left by a test."}, "test")
        row = json.loads(path.read_text(encoding="utf-8"))
        row["made_from"]["program"] = "an older one"
        path.write_text(json.dumps(row), encoding="utf-8")
        assert pending(case) == "the program changed since it was made"

    def test_how_a_case_is_cleaned_is_part_of_it(self, golden):
        leave(read_case(golden / "mill", "mill"), {"article.txt": "Left by a test."}, "test")
        told = golden / "mill" / "case.toml"
        told.write_text(told.read_text().replace('scorer = "rules"', 'extractor = "trafilatura"'))
        assert isinstance(pending(read_case(golden / "mill", "mill")), str)

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "{}", '{"made_from": 1}', "\xff", '{"made_from": {}, "files": {}}']
    )
    def test_a_broken_one_is_refused(self, golden, text):
        (golden / "mill" / "pending.json").write_bytes(text.encode("latin-1"))
        assert "cannot be read" in pending(read_case(golden / "mill", "mill"))

    @pytest.mark.parametrize(
        "name",
        ["../out.txt", "/etc/out.txt", "a/../../out", ".hidden", "", "case.toml", "page.txt", "pending.json", "a\\b"],
    )
    def test_a_result_file_cannot_stand_elsewhere(self, golden, name):
        case = read_case(golden / "mill", "mill")
        leave(case, {"result.txt": "Left by a test."}, "test")
        path = golden / "mill" / "pending.json"
        path.write_text(
            path.read_text(encoding="utf-8").replace("result.txt", json.dumps(name)[1:-1]), encoding="utf-8"
        )
        with pytest.raises(InputError):
            pending(case)
        with pytest.raises(InputError):
            accept(case, {name: "x"})

    def test_any_text_comes_back(self, golden):
        case = read_case(golden / "mill", "mill")
        text = "\x1b[31m\r\n\u2028\x85é\U0001f600\0"
        leave(case, {"article.txt": text}, "test")
        found = pending(case)
        assert isinstance(found, Pending)
        assert found.files == {"article.txt": text}


class TestCopies:
    """A case of several pages: the clusters and how the variants differ."""

    @pytest.fixture
    def two(self, golden):
        for name, seed in (("long", "000_39a4a156a79cc54e.txt"), ("short", "003_c9d38ac02081f8b8.txt")):
            (golden.parent / f"{name}.txt").write_bytes((SEEDS / seed).read_bytes())
        add("long.txt", "short.txt", "--copies", "--name", "two", "--why", "Cut from the end.", "--scorer", "rules")
        assert review("--diff", "--accept", "two").exit_code == 0
        return golden / "two"

    def test_its_result(self, two):
        rows = [json.loads(line) for line in (two / "clusters.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [[one["id"] for one in row["members"]] for row in rows] == [["long.txt", "short.txt"]]
        assert (two / "variants" / "short.txt.diff").read_text(encoding="utf-8").startswith("--- ")
        assert review("two").stdout == "1 case, all as accepted\n"

    def test_a_folder_is_a_case_of_copies(self, two):
        (two / "case.toml").write_text('why = "x"\ninputs = ["pages"]\nscorer = "rules"\n')
        assert read_case(two, "two").copies
        assert review("two").stdout == "1 case, all as accepted\n"

    def test_a_page_that_becomes_another_story(self, two):
        (two / "pages" / "short.txt").write_text(MILL, encoding="utf-8")
        answer = review("--diff", "two")
        assert "cluster split, -1 variant" in answer.stdout
        assert review("--accept", "two").exit_code == 0
        assert not (two / "variants").exists()

    def test_a_page_that_is_rejected_is_not_lost(self, two):
        (two / "pages" / "short.txt").write_text("", encoding="utf-8")
        assert review("two").stdout.startswith("two  -1 article, +1 page rejected, -1 variant\n")


class TestAnswers:
    def test_accepting_makes_the_result_the_accepted_one(self, golden):
        case = read_case(golden / "mill", "mill")
        take(change(case))
        assert change(case) is None
        assert ALSO_READ not in (golden / "mill" / "article.txt").read_text(encoding="utf-8")

    def test_what_was_not_seen_is_not_accepted(self, golden):
        case = read_case(golden / "mill", "mill")
        seen = change(case)
        (golden / "mill" / "page.txt").write_text(MILL.replace("Friday", "Monday"), encoding="utf-8")
        before = files(golden)
        with pytest.raises(InputError, match="the input changed meanwhile: look at it again"):
            take(seen)
        assert files(golden) == before

    @pytest.mark.parametrize("act", [take, refuse])
    def test_an_answer_taken_back_leaves_every_file_as_it_was(self, golden, act):
        case = read_case(golden / "mill", "mill")
        (golden / "mill" / "variants").mkdir()
        (golden / "mill" / "variants" / "old.diff").write_bytes(b"gone with the answer\xff\r\n")
        leave(case, change(case).found, "test")
        before = files(golden)
        told = act(change(case))
        assert files(golden) != before
        restore(told)
        assert files(golden) == before

    def test_notes_of_the_user_are_left_alone(self, golden):
        (golden / "mill" / "NOTES.md").write_text("from the editor")
        take(change(read_case(golden / "mill", "mill")))
        assert (golden / "mill" / "NOTES.md").read_text() == "from the editor"

    def test_a_rejection_keeps_the_accepted_result(self, golden):
        case = read_case(golden / "mill", "mill")
        before = files(golden)
        leave(case, change(case).found, "test")
        refuse(change(case))
        assert files(golden) == before
        assert snapshot(case).pending is None


class TestSession:
    @pytest.fixture
    def session(self, golden) -> Session:
        return Session([found for case in cases(golden) if (found := change(case))])

    def test_an_answer_goes_on_to_the_next_open_change(self, session):
        assert [one.case.name for one in session.changes] == ["mill", "weir"]
        session.next()
        session.accept()
        assert session.at == 0
        session.skip()
        assert session.current is None
        assert session.remaining == 1

    def test_undo_takes_back_one_answer_after_the_other(self, session, golden):
        before = files(golden)
        session.accept()
        session.reject()
        assert session.undo() == "undone: rejected weir"
        assert session.undo() == "undone: accepted mill"
        assert session.undo() == "nothing to undo"
        assert files(golden) == before
        assert session.answers == [Answer.OPEN, Answer.OPEN]
        assert session.at == 0

    def test_all_alike_is_one_act(self, session, golden):
        before = files(golden)
        assert len(session.alike()) == 2
        assert session.accept_alike() == "accepted mill, weir"
        assert session.remaining == 0
        session.undo()
        assert files(golden) == before
        assert session.remaining == 2

    def test_the_same_words_by_other_rules_are_not_alike(self, golden):
        path = golden / "weir" / "removals.txt"
        path.write_text(path.read_text(encoding="utf-8").replace("en.advertisement", "en.older-rule"), encoding="utf-8")
        again = Session([found for case in cases(golden) if (found := change(case))])
        assert again.alike() == (0,)

    def test_an_answered_change_is_not_answered_again(self, session):
        session.accept()
        session.previous()
        assert session.reject() == "already accepted: undo first"
        assert session.answers[0] is Answer.ACCEPTED

    def test_what_changed_meanwhile_is_refused_and_the_rest_goes_on(self, session, golden):
        (golden / "weir" / "page.txt").write_text(MILL + "\nComments\n", encoding="utf-8")
        assert "weir: not accepted: the input changed meanwhile" in session.accept_alike()
        assert session.answers == [Answer.ACCEPTED, Answer.OPEN]
        session.undo()
        assert session.answers == [Answer.OPEN, Answer.OPEN]

    def test_looking_again_after_an_edit(self, session, golden):
        (golden / "mill" / "page.txt").write_text(MILL.replace("Also Read:", "He also read:"), encoding="utf-8")
        session.again()
        assert "body" in str(session.current.meaning)
        (golden / "mill" / "case.toml").write_text("why = ")
        assert "a case needs" in session.again()

    def test_an_edit_that_settles_the_case(self, session, golden):
        accepted_again = change(read_case(golden / "mill", "mill")).found
        accept(read_case(golden / "mill", "mill"), accepted_again)
        assert session.again() == "mill: the result is as accepted again"
        assert session.remaining == 1


class TestCommand:
    def test_without_a_terminal_it_lists_and_answers_1(self, golden):
        before = files(golden)
        answer = review()
        assert answer.exit_code == 1
        assert answer.stdout == (
            "mill  body -1 paragraph, +1 removed as related\n"
            "weir  body -1 paragraph, +1 removed as related\n"
            "2 of 3 cases changed\n"
        )
        assert files(golden) == before

    @pytest.mark.usefixtures("golden")
    def test_no_difference_is_0(self):
        answer = review("bridge")
        assert answer.exit_code == 0
        assert answer.stdout == "1 case, all as accepted\n"

    def test_what_was_shown_can_be_accepted(self, golden):
        shown = review("--diff", "mill")
        assert shown.exit_code == 1
        assert shown.stdout.index("body -1 paragraph") < shown.stdout.index(f"[-{ALSO_READ}-]")
        answer = review("--accept", "mill")
        assert answer.exit_code == 0
        assert answer.stdout == "accepted mill: body -1 paragraph, +1 removed as related\n"
        assert not (golden / "mill" / "pending.json").exists()
        assert review("mill").exit_code == 0

    @pytest.mark.usefixtures("golden")
    def test_what_was_not_shown_cannot(self):
        answer = review("--accept", "mill")
        assert answer.exit_code == 1
        assert "nobody has seen its result: see it with --diff" in answer.stderr

    def test_what_was_shown_of_another_page_cannot(self, golden):
        review("--diff", "mill")
        (golden / "mill" / "page.txt").write_text(MILL.replace("Friday", "Monday"), encoding="utf-8")
        answer = review("--accept", "*")
        assert answer.exit_code == 1
        assert "mill: the pending result is refused: the input changed since it was made" in answer.stderr
        assert review("weir").exit_code == 1

    @pytest.mark.usefixtures("golden")
    def test_shown_and_accepted_at_once(self):
        assert review("--diff", "--accept", "*").exit_code == 0
        assert review().exit_code == 0

    def test_rejecting_removes_what_waits(self, golden):
        before = files(golden)
        review("--diff")
        answer = review("--reject", "mill", "weir")
        assert answer.exit_code == 1
        assert files(golden) == before

    @pytest.mark.usefixtures("golden")
    def test_as_json(self):
        row = json.loads(review("--json").stdout)
        assert row["cases"] == 3
        assert [one["case"] for one in row["changed"]] == ["mill", "weir"]
        assert row["changed"][0]["meaning"] == ["body -1 paragraph", "+1 removed as related"]
        assert {one["file"] for one in row["changed"][0]["files"]} == {"article.txt", "removals.txt"}

    @pytest.mark.usefixtures("golden")
    def test_json_and_accept_keep_stdout_json(self):
        answer = review("--json", "--accept", "mill")
        assert answer.exit_code == 0
        assert json.loads(answer.stdout)["cases"] == 1
        assert "accepted mill" in answer.stderr

    def test_in_ci_nothing_is_left(self, golden, monkeypatch):
        monkeypatch.setenv("CI", "true")
        before = files(golden)
        assert review("--diff").exit_code == 1
        assert files(golden) == before

    def test_a_new_case_has_nothing_accepted(self, golden):
        make(golden, "new")
        answer = review("--list", "new")
        assert answer.stdout.startswith("new  new case, an article of 3 paragraphs, 2 removed (advertisement, related)")

    @pytest.mark.parametrize(
        ("words", "status", "said"),
        [
            (["--accept", "--reject", "mill"], 2, "not both"),
            (["--accept"], 2, "name the cases, or '*' for all"),
            (["--json", "--list"], 2, "leave them out"),
            (["mil"], 1, "no case mil in golden: there are bridge, mill, weir"),
            (["--golden", "nowhere"], 1, "no folder nowhere: name yours with --golden DIR"),
        ],
    )
    @pytest.mark.usefixtures("golden")
    def test_a_wrong_call_says_what_to_do(self, words, status, said):
        answer = review(*words)
        assert answer.exit_code == status
        assert said in answer.stderr

    def test_where_nothing_can_be_left_the_diff_is_shown(self, golden):
        (golden / "mill" / "pending.json").mkdir()
        answer = review("--diff", "mill")
        assert answer.exit_code == 1
        assert f"[-{ALSO_READ}-]" in answer.stdout
        assert "nothing is pending: cannot write" in answer.stdout

    @pytest.mark.usefixtures("golden")
    def test_a_shell_completes_names(self):
        words = {"_CLEANER_COMPLETE": "bash_complete", "COMP_WORDS": "cleaner review m", "COMP_CWORD": "2"}
        command = [sys.executable, "-m", "cleaner"]
        told = subprocess.run(command, env=os.environ | words, capture_output=True, text=True, check=False)
        assert told.stdout == "plain,mill\n"

    def test_the_folder_can_be_set_for_a_repository(self, golden, monkeypatch):
        golden.rename(golden.parent / "cases")
        assert review().exit_code == 1
        assert "no folder golden" in review().stderr
        (golden.parent / "pyproject.toml").write_text('[tool.cleaner]\ngolden = "cases"\n')
        assert "2 of 3 cases changed" in review().stdout
        assert "1 case" in review("cases/bridge").stdout
        monkeypatch.setenv("CLEANER_GOLDEN", "elsewhere")
        assert "no folder elsewhere" in review().stderr
        monkeypatch.delenv("CLEANER_GOLDEN")
        monkeypatch.chdir(golden.parent / "cases" / "mill")
        assert "1 of 1 case changed" in review("mill").stdout
        (golden.parent / "pyproject.toml").write_text("[tool.cleaner]\ngolden = 1\n")
        answer = review()
        assert (answer.exit_code, 'pyproject.toml:2: "golden" is the path of a folder' in answer.stderr) == (2, True)

    def test_the_rules_of_a_repository_clean_its_cases(self, golden, monkeypatch):
        (golden.parent / "cleaner.toml").write_text(
            '[[rules]]\nname = "my.union"\nreason = "notice"\nphrase = "the union said"\nsure = true\n'
        )
        monkeypatch.chdir(golden)
        assert "+1 removed as notice" in review("--golden", ".", "bridge").stdout

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("why = 1", "a case needs"),
            ('why = "x"\ninputs = "page.txt"', "a case needs"),
            ('why = "x"\ninputs = []', "a case needs"),
            ('why = "x"\ninputs = ["gone.txt"]', "no such input"),
            ('why = "x"\ninputs = ["page.txt"]\nscorer = "best"', "no scorer 'best'"),
            ('why = "x"\ninputs = ["page.txt"]\nby = "me"', "a case needs"),
            ('why = "x"\ninputs = ["page.txt", "page.txt"]\nscorer = "rules"\ncopies = false', "copies = true"),
        ],
    )
    def test_a_case_that_cannot_be_understood_is_named(self, golden, text, said):
        (golden / "mill" / "case.toml").write_text(text)
        answer = review()
        assert answer.exit_code == 1
        assert said in answer.stderr
        assert "mill" in answer.stderr

    def test_escape_sequences_in_a_page_never_reach_the_terminal(self, golden):
        page = golden / "mill" / "page.txt"
        page.write_text(MILL.replace("Friday", "Friday\x1b]0;owned\x07\x9b2J\u202e"), encoding="utf-8")
        for words in (["--diff"], ["--json"], ["--list"], ["--diff", "--color", "always"]):
            shown = review(*words).stdout
            assert not set("\x07\x9b\u202e") & set(shown)
            assert "\x1b]" not in shown


class TestShown:
    def test_first_what_it_means_then_the_diff(self, golden):
        from cleaner.collate.render import Look

        found = change(read_case(golden / "mill", "mill"))
        look = Look(width=60, only="changed")
        assert list(headed(found, look, "1 of 2"))[-1].endswith("body -1 paragraph, +1 removed as related\x1b[0m")
        assert any("Also Read" in line for line in body(found, look))

    def test_white_space_alone_is_shown(self, golden):
        from cleaner.collate.render import Look

        path = golden / "bridge" / "article.txt"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        found = change(read_case(golden / "bridge", "bridge"))
        assert "No newline at end of file" in "\n".join(body(found, Look()))

    def test_bytes_that_are_no_text_are_shown(self, golden):
        from cleaner.collate.render import Look

        path = golden / "bridge" / "article.txt"
        path.write_bytes(path.read_bytes() + b"\xff\xfe")
        found = change(read_case(golden / "bridge", "bridge"))
        "\n".join(body(found, Look())).encode()
        assert review("--diff").exit_code == 1
        assert review("--json").exit_code == 1


class TestAdd:
    @pytest.fixture(autouse=True)
    def here(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("CLEANER_GOLDEN", raising=False)
        monkeypatch.delenv("CI", raising=False)
        (tmp_path / "Mill & weir.txt").write_text(MILL, encoding="utf-8")

    def test_the_page_is_copied_in(self, tmp_path):
        answer = add("Mill & weir.txt", "--why", 'What is "related" goes.', "--scorer", "rules")
        assert (answer.exit_code, answer.stdout) == (0, "golden/Mill-weir\n")
        case = read_case(tmp_path / "golden" / "Mill-weir", "Mill-weir")
        assert case.why == 'What is "related" goes.'
        assert case.inputs == ((tmp_path / "golden" / "Mill-weir" / "page.txt").resolve(),)
        assert case.inputs[0].read_text(encoding="utf-8") == MILL
        assert review("--diff", "--accept", "*").exit_code == 0
        assert review().stdout == "1 case, all as accepted\n"

    def test_the_page_stays_where_it_is(self, tmp_path):
        assert add("Mill & weir.txt", "--why", "x", "--by-reference", "--name", "news/mill").exit_code == 0
        case = read_case(tmp_path / "golden" / "news" / "mill", "news/mill")
        assert case.inputs == ((tmp_path / "Mill & weir.txt").resolve(),)

    def test_copies_are_one_case_and_keep_their_names(self, tmp_path):
        (tmp_path / "b").mkdir()
        for name in ("a.txt", "b/a.txt"):
            (tmp_path / name).write_text(MILL, encoding="utf-8")
        assert add("a.txt", "b/a.txt", "--why", "x", "--copies", "--name", "two").exit_code == 0
        case = read_case(tmp_path / "golden" / "two", "two")
        assert case.copies
        assert [one.name for one in case.inputs] == ["a.txt", "a-2.txt"]
        refused = add("a.txt", "b/a.txt", "--why", "x", "--copies", "--by-reference", "--name", "again")
        assert (refused.exit_code, "leave --by-reference out" in refused.stderr) == (2, True)

    def test_a_folder_and_rows_are_a_case_each(self, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "one.html").write_text("<html><p>One.</p></html>")
        (tmp_path / "in" / "rows.jsonl").write_text('{"id": "r/1", "text": "Two."}\n{"id": "r/2", "text": "Three."}\n')
        answer = add("in", "--why", "x")
        assert answer.stdout.split() == ["golden/one", "golden/1", "golden/2"]
        assert (tmp_path / "golden" / "2" / "page.jsonl").read_text() == '{"id": "r/2", "text": "Three."}\n'

    def test_from_standard_input(self, tmp_path):
        assert add("-", "--why", "x", "--name", "piped", stdin=MILL).exit_code == 0
        assert (tmp_path / "golden" / "piped" / "page.txt").read_text(encoding="utf-8") == MILL

    def test_a_case_that_tests_make(self, tmp_path):
        add("Mill & weir.txt", "--why", "x", "--by", "tests", "--name", "mine")
        case = read_case(tmp_path / "golden" / "mine", "mine")
        assert case.by is By.TESTS
        assert change(case) is None
        leave(case, {"result.txt": "Made by a test.\n"}, "test")
        assert str(change(case).meaning) == "new case, result.txt"
        assert review("--accept", "mine").exit_code == 0
        leave(case, {"result.txt": "Made by a newer test.\n"}, "test")
        case.inputs[0].write_text("another page")
        answer = review()
        assert answer.exit_code == 1
        assert (
            "the pending result is refused: the input changed since it was made; run the tests again" in answer.stdout
        )
        assert "run the tests again" in review("--accept", "mine").stderr

    @pytest.mark.parametrize(
        ("words", "status", "said"),
        [
            (["gone.txt", "--why", "x"], 1, "no such file"),
            (["Mill & weir.txt"], 2, "--why"),
            (["Mill & weir.txt", "--why", " "], 2, "say what the case shows"),
            (["Mill & weir.txt", "--why", "x", "--name", "../out"], 2, "no case can be called"),
            (["Mill & weir.txt", "--why", "x", "--copies"], 2, "at least two pages"),
            (["Mill & weir.txt", "Mill & weir.txt", "--why", "x"], 1, "already"),
            (["Mill & weir.txt", "Mill & weir.txt", "--why", "x", "--name", "n"], 2, "--name names one case"),
            (["-", "--why", "x", "--by-reference"], 2, "leave --by-reference out"),
        ],
    )
    def test_a_wrong_call_says_what_to_do_and_makes_nothing(self, tmp_path, words, status, said):
        answer = add(*words, stdin="text")
        assert answer.exit_code == status
        assert said in answer.stderr
        assert not (tmp_path / "golden").exists()

    def test_a_case_is_never_overwritten(self, tmp_path):
        add("Mill & weir.txt", "--why", "x", "--name", "mill")
        before = files(tmp_path)
        answer = add("Mill & weir.txt", "--why", "y", "--name", "mill")
        assert (answer.exit_code, "choose another name with --name" in answer.stderr) == (1, True)
        assert files(tmp_path) == before

    @given(st.text(min_size=1).filter(str.strip))
    def test_any_reason_can_be_read_back(self, why):
        import tomllib

        from cleaner.review.add import Making, _description

        told = tomllib.loads(_description(["page.txt"], Making(why=why)))
        assert told["why"].split() == why.encode("utf-8", "replace").decode().split()


class TestPlaces:
    def test_patterns_of_a_marker(self, golden):
        make(golden, "deep/er")
        test = golden.parent / "test_it.py"
        assert [name for name, _ in under(test, "golden/*")[1]] == ["bridge", "mill", "weir"]
        assert [name for name, _ in under(test, "golden/**")[1]] == ["bridge", "deep/er", "mill", "weir"]
        assert under(test, "golden/mill") == (golden, (("mill", golden / "mill"),))
        assert under(golden / "x" / "test_it.py", "../deep/*")[1] == (("er", golden / "deep" / "er"),)

    def test_a_case_by_its_name_its_folder_or_a_pattern(self):
        assert named("seeds/000", ("seeds/000",))
        assert named("seeds/000", ("seeds/",))
        assert named("seeds/000", ("seeds/0*",))
        assert not named("seeds/000", ("seed",))

    def test_orphans(self, golden):
        stray = golden / "left" / "article.txt"
        stray.parent.mkdir()
        stray.write_text("whose is this?")
        assert orphans([golden], {golden / "mill", golden / "bridge"}) == [stray, golden / "weir"]

    @pytest.mark.parametrize(("value", "is_ci"), [("true", True), ("1", True), ("", False), ("false", False)])
    def test_ci(self, value, is_ci):
        assert in_ci({"CI": value}) is is_ci

    def test_errors_are_ours(self):
        assert issubclass(InputError, CleanerError)
