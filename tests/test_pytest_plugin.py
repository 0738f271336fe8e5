"""The pytest plugin in somebody else's repository: a scratch one, with its own cases and tests."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

# Imported here, not by a scratch run: pytester forgets the modules that a run has imported, and numpy cannot be
# imported twice.
import cleaner.collate.variant
import cleaner.dedup
import cleaner.extract
import cleaner.strip  # noqa: F401
from cleaner.cli import main
from cleaner.review.case import accept, read_case, result

pytest_plugins = ["pytester"]

PAGE = """ADVERTISEMENT

The old paper {thing} on the river closed on Friday after ninety years of work, its owner said to the town.

About forty people lost their jobs at the {thing}, the last in the valley to make paper from rags, the union said.
"""
TEST = """
import pytest

@pytest.mark.golden("cases/*")
def test_pages(golden):
    golden.check()
"""


def case(top: Path, name: str, by: str = "cleaner") -> Path:
    folder = top / name
    folder.mkdir(parents=True)
    (folder / "page.txt").write_text(PAGE.format(thing=name), encoding="utf-8")
    (folder / "case.toml").write_text(
        f'why = "What a {name} shows."\ninputs = ["page.txt"]\nscorer = "rules"\nby = "{by}"\n'
    )
    if by == "cleaner":
        made = read_case(folder, name)
        accept(made, result(made))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def change(folder: Path) -> None:
    """The accepted result is no longer what comes out."""
    (folder / "article.txt").write_text("Another text stands here.", encoding="utf-8")


@pytest.fixture
def repository(pytester, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    for name in ("mill", "weir"):
        case(pytester.path / "cases", name)
    pytester.makepyfile(test_pages=TEST)
    return pytester


def run(repository, *words: str):
    # Without the plugins that happen to be installed here: some take seconds to load.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        return repository.runpytest_inprocess("-p", "cleaner", "-p", "no:cacheprovider", *words)


class TestCheck:
    def test_a_test_for_each_case(self, repository):
        told = run(repository, "-v")
        told.assert_outcomes(passed=2)
        told.stdout.fnmatch_lines(["*test_pages[[]mill[]] PASSED*", "*test_pages[[]weir[]] PASSED*"])
        told.stdout.no_fnmatch_line("golden:*")

    def test_a_case_that_differs_fails_and_leaves_what_is_to_be_reviewed(self, repository):
        change(repository.path / "cases" / "mill")
        told = run(repository)
        told.assert_outcomes(passed=1, failed=1)
        told.stdout.fnmatch_lines(
            [
                "mill: body *",
                "What a mill shows.",
                "-Another text stands here.",
                "the new result waits: *: cleaner review --golden cases mill",
                "golden: 1 result to review: cleaner review --golden cases",
            ]
        )
        row = json.loads((repository.path / "cases" / "mill" / "pending.json").read_text(encoding="utf-8"))
        assert row["by"] == "test_pages.py::test_pages[mill]"
        assert row["files"]["article.txt"].startswith("The old paper mill")
        assert not (repository.path / "cases" / "weir" / "pending.json").exists()

    def test_a_case_that_passes_again_leaves_nothing_to_review(self, repository):
        folder = repository.path / "cases" / "mill"
        before = files(folder)
        change(folder)
        run(repository)
        (folder / "article.txt").write_bytes(before["article.txt"])
        run(repository).assert_outcomes(passed=2)
        assert files(folder) == before

    def test_in_ci_nothing_is_written(self, repository, monkeypatch):
        monkeypatch.setenv("CI", "true")
        change(repository.path / "cases" / "mill")
        before = files(repository.path / "cases")
        told = run(repository)
        told.assert_outcomes(passed=1, failed=1)
        told.stdout.fnmatch_lines(["nothing was written; *"])
        assert files(repository.path / "cases") == before
        for mode in ("all", "pending"):
            assert run(repository, f"--golden={mode}").ret == pytest.ExitCode.USAGE_ERROR
        assert files(repository.path / "cases") == before

    def test_no_writes_nothing(self, repository):
        change(repository.path / "cases" / "mill")
        before = files(repository.path / "cases")
        run(repository, "--golden=no").assert_outcomes(passed=1, failed=1)
        assert files(repository.path / "cases") == before

    def test_all_accepts_everything_and_says_so(self, repository):
        before = files(repository.path / "cases")
        change(repository.path / "cases" / "mill")
        told = run(repository, "--golden=all")
        told.assert_outcomes(passed=2)
        told.stdout.fnmatch_lines(["golden: 1 result accepted unseen in cases: read the diff"])
        assert files(repository.path / "cases") == before

    def test_a_page_cannot_drive_the_terminal(self, repository):
        page = repository.path / "cases" / "mill" / "page.txt"
        page.write_text(PAGE.format(thing="mill\x1b]0;owned\x07"), encoding="utf-8")
        told = run(repository)
        told.assert_outcomes(passed=1, failed=1)
        assert "owned" in told.stdout.str()
        assert not {"\x1b", "\x07"} & set(told.stdout.str())


class TestOwnCode:
    @pytest.fixture
    def own(self, pytester, monkeypatch):
        monkeypatch.delenv("CI", raising=False)
        case(pytester.path / "tests" / "cases", "mill", by="tests")
        (pytester.path / "tests" / "test_own.py").write_text(
            "import pytest\n"
            '@pytest.mark.golden("cases/mill")\n'
            "def test_own(golden):\n"
            '    golden.check(golden.page.read_text(encoding="utf-8").upper())\n'
        )
        return pytester

    def test_its_result_is_reviewed_like_any_other(self, own):
        run(own).assert_outcomes(failed=1)
        command = ["review", "--golden", "tests/cases"]
        assert CliRunner().invoke(main, [*command, "--list"]).stdout.startswith("mill  new case, result.txt\n")
        assert CliRunner().invoke(main, [*command, "--accept", "mill"]).exit_code == 0
        run(own).assert_outcomes(passed=1)
        accepted = (own.path / "tests" / "cases" / "mill" / "result.txt").read_text(encoding="utf-8")
        assert accepted == PAGE.format(thing="mill").upper()

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("golden.check()", 'has by = "tests" in case.toml: give its result to golden.check'),
            ("pass", "never calls golden.check()"),
            ('golden.check("a"); golden.check("b")', "to review"),
            ('golden.check({"../out.txt": "a"})', "would stand outside the case"),
            ('golden.check({"page.txt": "a"})', "goes in and would come out"),
        ],
    )
    def test_a_wrong_call_says_what_to_do(self, own, body, said):
        (own.path / "tests" / "test_own.py").write_text(
            f'import pytest\n@pytest.mark.golden("cases/*")\ndef test_own(golden):\n    {body}\n'
        )
        told = run(own)
        told.assert_outcomes(failed=1)
        assert said in told.stdout.str()
        assert not (own.path / "tests" / "cases" / "out.txt").exists()

    def test_a_result_of_its_own_for_a_case_of_ours_is_refused(self, repository):
        repository.makepyfile(test_pages=TEST.replace("check()", 'check("mine")'))
        told = run(repository)
        told.assert_outcomes(failed=2)
        told.stdout.fnmatch_lines(['*write by = "tests" into *case.toml: this test makes the result*'])


class TestMarker:
    def test_a_pattern_without_a_case_is_an_error(self, repository):
        repository.makepyfile(test_pages=TEST.replace("cases/*", "casse/*"))
        told = run(repository)
        assert told.ret != 0
        assert "no golden case in" in told.stdout.str() + told.stderr.str()
        assert "cleaner golden add PAGE --golden" in told.stdout.str() + told.stderr.str()

    def test_the_fixture_without_a_marker_says_what_is_missing(self, repository):
        repository.makepyfile(test_pages="def test_pages(golden): golden.check()")
        told = run(repository)
        told.assert_outcomes(errors=1)
        told.stdout.fnmatch_lines(['*say which cases: @pytest.mark.golden("cases/[*]")*'])

    def test_markers_are_known_and_several_patterns_name_a_case_once(self, repository):
        repository.makepyfile(test_pages=TEST.replace('"cases/*"', '"cases/m*", "cases/mill", "cases/*"'))
        run(repository, "--strict-markers").assert_outcomes(passed=2)


class TestOrphans:
    @pytest.fixture
    def orphaned(self, repository):
        repository.makepyfile(test_pages=TEST.replace("cases/*", "cases/m*"), test_other="def test_other(): pass")
        stray = repository.path / "cases" / "gone" / "article.txt"
        stray.parent.mkdir()
        stray.write_text("Its case.toml is gone.")
        return repository

    def test_a_full_run_names_cases_that_no_test_has(self, orphaned):
        told = run(orphaned)
        told.assert_outcomes(passed=2)
        told.stdout.fnmatch_lines(["golden: no test has cases/gone/article.txt", "golden: no test has cases/weir"])

    @pytest.mark.parametrize(
        "words", [["test_pages.py"], ["-k", "pages"], ["-m", "golden"], ["--ignore=test_other.py"]]
    )
    def test_a_partial_run_does_not(self, orphaned, words):
        told = run(orphaned, *words)
        told.assert_outcomes(passed=1, deselected=1 if words[0] in ("-k", "-m") else 0)
        told.stdout.no_fnmatch_line("golden: no test has*")

    def test_neither_does_a_run_that_could_not_read_a_file(self, orphaned):
        orphaned.makepyfile(test_other="import nothing_of_that_name")
        told = run(orphaned, "--continue-on-collection-errors")
        told.stdout.no_fnmatch_line("golden: no test has*")


def scratch(repository, *words: str) -> subprocess.CompletedProcess:
    """pytest as a process of its own, as a user starts it."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
        cwd=repository.path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_under_xdist(repository, monkeypatch):
    repository.makepyfile(test_pages=TEST.replace("cases/*", "cases/[mw]*"))
    for name in ("inn", "wharf", "mine"):
        case(repository.path / "cases", name)
    for name in ("mill", "weir", "wharf"):
        change(repository.path / "cases" / name)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    told = scratch(repository, "-p", "cleaner", "-p", "xdist", "-n", "2")
    assert "3 failed, 1 passed" in told.stdout
    assert "golden: 3 results to review: cleaner review --golden cases" in told.stdout
    assert told.stdout.count("golden: no test has") == 1
    assert "golden: no test has cases/inn" in told.stdout
    pending = sorted(path.parent.name for path in repository.path.rglob("pending.json"))
    assert pending == ["mill", "weir", "wharf"]
    assert not list(repository.path.rglob(".tmp-*"))


def test_it_is_found_by_its_entry_point_and_costs_nothing_when_it_is_not_used(pytester):
    pytester.makepyfile(
        test_plain="""
        import sys

        def test_plain():
            heavy = {"cleaner.pipeline", "cleaner.review.case", "numpy", "lxml", "click", "rich", "rapidfuzz"}
            assert "cleaner.review.plugin" in sys.modules
            assert not heavy & sys.modules.keys()
        """
    )
    told = scratch(pytester)
    assert told.returncode == 0, told.stdout
