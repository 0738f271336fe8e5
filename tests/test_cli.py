"""The program: results on stdout, everything else on stderr, statuses as the help says."""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleaner.cli import main

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST = str(SEEDS / "000_39a4a156a79cc54e.txt")
THIRD = str(SEEDS / "003_c9d38ac02081f8b8.txt")


def cleaner(*words: str, stdin: str | bytes | None = None):
    return CliRunner().invoke(main, list(words), input=stdin)


class TestHelp:
    @pytest.mark.parametrize("name", sorted(main.list_commands(None)))
    def test_every_command_has_help_with_examples(self, name):
        answer = cleaner(name, "--help")
        assert answer.exit_code == 0
        assert "Examples:" in answer.output
        assert f"cleaner {name}" in answer.output

    def test_help_answers_at_once(self):
        # Not a timed test: what makes it slow is importing these.
        heavy = ("numpy", "lxml", "trafilatura", "datasketch", "rich", "rapidfuzz", "multiprocessing", "jinja2")
        code = f"import sys, cleaner.cli; print([name for name in {heavy} if name in sys.modules])"
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert told.stdout.strip() == "[]"

    def test_completion_for_the_shell(self):
        environment = os.environ | {"_CLEANER_COMPLETE": "bash_source"}
        told = subprocess.run(
            [sys.executable, "-m", "cleaner"], env=environment, capture_output=True, text=True, check=False
        )
        assert "complete" in told.stdout

    def test_no_such_command_is_a_usage_error(self):
        assert cleaner("wash").exit_code == 2


class TestClean:
    def test_the_article_goes_to_stdout(self):
        answer = cleaner("clean", FIRST)
        assert answer.exit_code == 0
        assert "ADVERTISEMENTs" not in answer.stdout
        assert answer.stdout.endswith("NBC News first reported Genalo's retirement.\n")
        assert answer.stderr == ""

    def test_a_page_from_standard_input_as_json(self):
        answer = cleaner("clean", "--json", stdin="<html><h1>Mill closes</h1><p>The mill closed on Friday.</p></html>")
        row = json.loads(answer.stdout)
        assert row["text"] == "The mill closed on Friday."
        assert row["headline"] == "Mill closes"

    def test_a_page_without_an_article_says_why(self):
        answer = cleaner("clean", stdin="")
        assert answer.exit_code == 3
        assert answer.stdout == ""
        assert "no article: empty" in answer.stderr

    def test_a_file_that_is_not_there(self):
        answer = cleaner("clean", "nowhere.html")
        assert answer.exit_code == 1
        assert "cannot read nowhere.html: No such file or directory" in answer.stderr

    def test_many_pages_need_a_folder(self):
        answer = cleaner("clean", FIRST, THIRD)
        assert answer.exit_code == 2
        assert "add -o OUT" in answer.stderr

    def test_many_pages_into_a_folder(self, tmp_path):
        answer = cleaner("clean", str(SEEDS), "-o", str(tmp_path / "out"))
        assert answer.exit_code == 0
        assert len(list((tmp_path / "out" / "clean").iterdir())) == 5
        assert not (tmp_path / "out" / "clusters.jsonl").exists()


class TestRun:
    def test_the_summary_is_for_people(self, tmp_path):
        answer = cleaner("run", str(SEEDS), "-o", str(tmp_path / "out"))
        assert answer.exit_code == 0
        assert answer.stdout.startswith("5 pages in, 5 articles out\n")
        assert "of the text was not the story" in answer.stdout
        assert "4 stories: 1 of them told more than once, 1 copy, at most 2 of one" in answer.stdout
        assert "Look next at:" in answer.stdout

    def test_the_summary_as_json(self, tmp_path):
        told = json.loads(cleaner("run", str(SEEDS), "-o", str(tmp_path / "out"), "--json").stdout)
        assert (told["pages"], told["articles"], told["clusters"]) == (5, 5, 4)

    def test_a_fault_in_one_input_gives_status_3(self, tmp_path):
        (tmp_path / "a.html").write_bytes(b"%PDF-1.4")
        answer = cleaner("run", str(tmp_path), FIRST, "-o", str(tmp_path / "out"))
        assert answer.exit_code == 3
        assert "1 rejected" in answer.stdout

    def test_what_cannot_run_gives_status_1_and_says_what_to_do(self, tmp_path):
        answer = cleaner("run", "nowhere", "-o", str(tmp_path))
        assert answer.exit_code == 1
        assert "check the path" in answer.stderr

    def test_out_is_required(self):
        assert cleaner("run", str(SEEDS)).exit_code == 2

    def test_as_a_real_process_in_a_pipe_it_is_silent_on_stderr(self, tmp_path):
        command = [sys.executable, "-m", "cleaner", "run", str(SEEDS), "-o", str(tmp_path / "out")]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        assert told.stderr == ""
        assert "\x1b" not in told.stdout

    def test_on_a_terminal_it_shows_progress_on_stderr(self, tmp_path):
        shown = on_a_terminal("run", str(SEEDS), "-o", str(tmp_path / "out"))
        assert "cleaning" in shown
        assert "5/5" in shown


class TestDedup:
    def test_clusters_only(self, tmp_path):
        story = "The mill closed on Friday after ninety years, its owner told reporters in the yard. " * 3
        lines = [json.dumps({"id": i, "text": story}) for i in range(2)] + ['{"id": "x"}']
        (tmp_path / "rows.jsonl").write_text("\n".join(lines))
        answer = cleaner("dedup", str(tmp_path / "rows.jsonl"), "-o", str(tmp_path / "out"))
        assert answer.exit_code == 3
        assert "3 pages in, 2 articles out, 1 rejected" in answer.stdout
        clusters = (tmp_path / "out" / "clusters.jsonl").read_text().splitlines()
        assert [[member["relation"] for member in json.loads(row)["members"]] for row in clusters] == [
            ["canonical", "identical"]
        ]


class TestExplain:
    def test_every_line_is_kept_or_struck_with_its_reason(self):
        answer = cleaner("explain", FIRST)
        assert answer.exit_code == 0
        assert re.search(r"^- ADVERTISEMENTs  <advertisement, \S+", answer.stdout, re.MULTILINE)
        assert "\n  President Donald Trump, a Republican who took office" in answer.stdout
        assert "\x1b" not in answer.stdout

    def test_a_span_is_struck_inside_its_line(self):
        assert re.search(r"the people said\.\[- REUTERS-\]|\[-REUTERS-\]", cleaner("explain", THIRD).stdout)

    def test_in_colour_when_asked(self):
        assert "\x1b[" in cleaner("explain", FIRST, "--color", "always").stdout

    def test_only_what_was_removed(self):
        lines = cleaner("explain", FIRST, "--only", "removed").stdout
        assert "President Donald Trump, a Republican" not in lines
        assert "Also Read" in lines

    def test_as_json(self):
        row = json.loads(cleaner("explain", FIRST, "--json").stdout)
        assert {"rule", "reason", "block", "start", "end", "evidence"} <= row["removals"][0].keys()

    def test_escape_sequences_in_a_page_never_reach_the_terminal(self):
        page = "It closed on Friday\x1b]0;owned\x07 after ninety years, its\x1b[31m owner said.\n\nComments\x1b[2J"
        shown = cleaner("explain", "-", stdin=page).stdout
        assert "\x1b" not in shown
        assert "\x07" not in shown


def on_a_terminal(*words: str) -> str:
    """What a person sees: the program run on a pseudo-terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "cleaner", *words])
    shown = b""
    # To the end, however long it takes: a terminal that nobody reads stops the program.
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 65536):
            shown += part
    os.waitpid(pid, 0)
    return shown.decode()


def test_ctrl_c_ends_the_program_even_where_it_is_not_heard():
    code = """
import time
from cleaner.cli.interrupt import soon
with soon():
    while True:
        try:
            print("begun", flush=True)
            time.sleep(60)
        except KeyboardInterrupt:
            pass
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begun\n"
    process.send_signal(signal.SIGINT)
    asked = time.monotonic()
    said = process.communicate(timeout=20)[1]
    assert (process.returncode, said) == (
        130,
        "cleaner: interrupted; the same command goes on where this one stopped\n",
    )
    assert time.monotonic() - asked < 5


def test_a_quarantined_page_is_told_with_its_status(tmp_path):
    (tmp_path / "slow.html").write_text(
        "".join(f"<p>The council met for time {i} on Monday.</p>" for i in range(60_000))
    )
    command = ["run", str(tmp_path / "slow.html"), "-o", str(tmp_path / "out"), "--timeout", "0.1"]
    result = CliRunner().invoke(main, [*command, "--log", str(tmp_path / "log")])
    assert result.exit_code == 3
    assert "1 page in, 0 articles out, 1 quarantined" in result.stdout
    assert "Z quarantined slow.html: timed out. over 0.1 s, in the stage" in (tmp_path / "log").read_text()
