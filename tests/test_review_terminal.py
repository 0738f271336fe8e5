"""`cleaner review` and `cleaner explain` as a person has them: on a real pseudo-terminal, by single keys."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals here: install pexpect")
if not hasattr(pexpect, "spawn"):
    pytest.skip("no pseudo-terminals on this system", allow_module_level=True)

PAGE = """ADVERTISEMENT

The old paper {thing} on the river closed on Friday after ninety years of work, its owner said to the town.

About forty people lost their jobs at the {thing}, the last in the valley to make paper from rags, the union said.

Also Read: Bridge to be closed for repairs until May

The town council will meet on Monday to discuss what should become of the buildings, which are protected.
"""
ALSO_READ = "Also Read: Bridge to be closed for repairs until May"
BAR = "quit.*help"


def case(top: Path, thing: str) -> Path:
    """A case whose accepted result is that of an earlier program, which kept the Also Read line."""
    folder = top / thing
    folder.mkdir(parents=True)
    page = PAGE.format(thing=thing)
    (folder / "page.txt").write_text(page, encoding="utf-8")
    (folder / "case.toml").write_text(f'why = "What a {thing} shows."\ninputs = ["page.txt"]\nscorer = "rules"\n')
    (folder / "article.txt").write_text(page.removeprefix("ADVERTISEMENT\n\n").removesuffix("\n"), encoding="utf-8")
    (folder / "fields.txt").write_text("language: en\n")
    (folder / "removals.txt").write_text("advertisement | en.advertisement | block 0 | ADVERTISEMENT\n")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    top = tmp_path / "golden"
    for thing in ("mill", "weir"):
        case(top, thing)
    return top


class Terminal:
    """The program on a terminal of 100 columns."""

    def __init__(self, folder: Path, *words: str, lines: int = 50, **environment: str) -> None:
        env = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "COLUMNS", "LINES")}
        env |= {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"} | environment
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "cleaner", *words],
            cwd=str(folder),
            env=env,
            dimensions=(lines, 100),
            encoding="utf-8",
            timeout=60,
        )
        self.seen = ""

    def until(self, pattern: str) -> str:
        """What comes until the pattern, without colours."""
        self.child.expect(pattern)
        shown = self.child.before + self.child.after
        self.seen += shown
        return re.sub(r"\x1b\[[0-9;]*m", "", shown)

    def press(self, key: str) -> str:
        """What a key brings, up to the next bar of keys."""
        self.child.send(key)
        return self.until(BAR)

    def quits(self, key: str = "q") -> tuple[str, int]:
        """The last words and the status."""
        self.child.send(key)
        self.child.expect(pexpect.EOF)
        self.child.close()
        self.seen += self.child.before
        return self.child.before, self.child.exitstatus


@pytest.fixture
def review(golden):
    open_ones = []

    def start(*words: str, **how) -> Terminal:
        open_ones.append(Terminal(golden.parent, "review", *words, **how))
        return open_ones[-1]

    yield start
    for one in open_ones:
        one.child.close(force=True)


def test_a_session(golden, review):
    """One person goes through it all: looks around, accepts, takes back, rejects, edits, and leaves."""
    before = files(golden)
    terminal = review()
    first = terminal.until(BAR)
    assert "1 of 2 ── mill" in first
    assert first.index("What a mill shows.") < first.index("body -1 paragraph, +1 removed as related")
    assert first.index("+1 removed as related") < first.index(ALSO_READ)
    assert "all 2 alike" in first

    for nothing in ("\r", "\n", " ", "A", "y", "aaa", "\x1b[A"):
        assert "1 of 2" not in terminal.press(nothing)
    assert files(golden) == before

    assert "2 of 2 ── weir" in terminal.press("n")
    assert "1 of 2 ── mill" in terminal.press("p")
    assert "2 of 2 ── weir" in terminal.press("\x1b[C")
    assert "1 of 2 ── mill" in terminal.press("\x1b[D")
    assert files(golden) == before

    shown = terminal.press("a")
    assert "accepted mill" in shown
    assert "2 of 2 ── weir" in shown
    assert ALSO_READ not in (golden / "mill" / "article.txt").read_text(encoding="utf-8")
    assert files(golden / "weir") == {name[5:]: data for name, data in before.items() if name.startswith("weir/")}

    shown = terminal.press("u")
    assert "undone: accepted mill" in shown
    assert "1 of 2 ── mill" in shown
    assert files(golden) == before
    assert "nothing to undo" in terminal.press("u")

    assert "rejected mill" in terminal.press("r")
    assert "no more changes: 1 rejected, 1 skipped" in terminal.press("s")
    assert terminal.quits()[1] == 1
    assert files(golden) == before


def test_all_alike_asks_first(golden, review):
    before = files(golden)
    terminal = review()
    terminal.until(BAR)
    terminal.child.send("l")
    asked = terminal.until("any other key no")
    assert "mill" in asked
    assert "weir" in asked
    assert "nothing accepted" in terminal.press("\r")
    assert files(golden) == before
    terminal.child.send("l")
    terminal.until("any other key no")
    assert "accepted mill, weir" in terminal.press("y")
    assert terminal.quits()[1] == 0
    assert not any(ALSO_READ in data.decode() for name, data in files(golden).items() if name.endswith("article.txt"))


def test_a_long_diff_is_cut_until_asked_for(golden, review):
    path = golden / "mill" / "removals.txt"
    path.write_text("".join(f"notice | en.notice | block {n} | Notice {n}\n" for n in range(200)))
    terminal = review("mill", lines=24)
    first = terminal.until(BAR)
    assert "more lines: m shows all" in first
    assert "Notice 199" not in first
    assert "Notice 199" in terminal.press("m")
    terminal.quits()


def test_the_editor_changes_the_page_and_the_case_is_made_anew(review, tmp_path):
    editor = tmp_path / "an editor"
    editor.write_text(
        '#!/bin/sh\nstty -a > seen-by-editor\ncp "$1" seen.diff\n'
        "sed -i 's/^Also Read: .*$/The bridge over the river stays closed until May, the town said./' \"$3\"\n"
    )
    editor.chmod(0o755)
    terminal = review(VISUAL=f"'{editor}'")
    terminal.until(BAR)
    shown = terminal.press("e")
    assert "body 1 paragraph changed" in shown or "body -1 paragraph, body +1 paragraph" in shown
    assert f"-{ALSO_READ}" in (tmp_path / "seen.diff").read_text()
    assert " icanon" in (tmp_path / "seen-by-editor").read_text(), "an editor gets the terminal as it was"
    terminal.quits()


def test_an_editor_that_is_not_there(review):
    terminal = review(VISUAL="no-such-editor")
    terminal.until(BAR)
    assert "cannot start no-such-editor" in terminal.press("e")
    terminal.quits()


def test_a_page_that_changes_meanwhile_is_not_accepted(golden, review):
    terminal = review()
    terminal.until(BAR)
    (golden / "mill" / "page.txt").write_text(PAGE.format(thing="inn"), encoding="utf-8")
    before = files(golden)
    assert "not accepted: the input changed meanwhile" in terminal.press("a")
    assert files(golden) == before
    terminal.quits()


@pytest.mark.parametrize(("key", "status"), [("\x04", 1), ("\x03", 130)])
def test_leaving_by_control_d_and_c_leaves_the_terminal_as_it_was(golden, review, key, status):
    before = files(golden)
    terminal = review()
    terminal.until(BAR)
    assert terminal.quits(key)[1] == status
    assert files(golden) == before


def test_it_goes_on_after_being_suspended(golden, review):
    import termios

    before = files(golden)
    terminal = review()
    terminal.until(BAR)
    os.kill(terminal.child.pid, signal.SIGSTOP)
    # What a shell does meanwhile.
    attributes = termios.tcgetattr(terminal.child.child_fd)
    attributes[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(terminal.child.child_fd, termios.TCSANOW, attributes)
    os.kill(terminal.child.pid, signal.SIGCONT)
    for _ in range(200):
        if not termios.tcgetattr(terminal.child.child_fd)[3] & termios.ICANON:
            break
        time.sleep(0.05)
    assert "2 of 2 ── weir" in terminal.press("n")
    terminal.quits()
    assert files(golden) == before


def test_nothing_to_review(review):
    terminal = review()
    terminal.until(BAR)
    terminal.child.send("l")
    terminal.until("any other key no")
    terminal.press("y")
    terminal.quits()
    again = review()
    again.child.expect(pexpect.EOF)
    again.child.close()
    assert "2 cases, all as accepted" in again.child.before
    assert again.child.exitstatus == 0


def test_escape_sequences_in_a_page_never_reach_the_terminal(golden, review):
    page = golden / "mill" / "page.txt"
    hostile = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil"
    page.write_text(PAGE.format(thing="mill").replace("Friday", f"Friday{hostile}"), encoding="utf-8")
    case = golden / "mill" / "case.toml"
    case.write_text(case.read_text().replace("What a mill shows.", "What \\u001b[2J shows."))
    terminal = review()
    terminal.until(BAR)
    terminal.press("m")
    terminal.quits()
    # Before the first case our own progress bar moves the cursor.
    ours = re.sub(r"\x1b\[[0-9;]*m", "", terminal.seen[terminal.seen.index("── ") :])
    assert "owned" in ours
    assert not set("\x1b\x07\x9b\u202e") & set(ours)


def test_without_colour(review):
    terminal = review(NO_COLOR="1")
    terminal.until(BAR)
    terminal.quits()
    # Our own progress bar, which comes first, moves the cursor.
    assert "\x1b[" not in terminal.seen[terminal.seen.index("── ") :]
    assert f"[-{ALSO_READ}-]" in terminal.seen


def test_output_that_goes_elsewhere_is_a_list(golden, tmp_path):
    child = pexpect.spawn(
        "/bin/sh", ["-c", f"{sys.executable} -m cleaner review > listed; echo status $?"], cwd=str(tmp_path), timeout=60
    )
    child.expect("status 1")
    child.close()
    assert "2 of 2 cases changed" in (tmp_path / "listed").read_text()
    assert golden.is_dir()


def test_the_pictures_of_the_documentation_are_made_by_a_command(tmp_path):
    make = Path(__file__).parent.parent / "docs" / "pictures" / "make.py"
    subprocess.run([sys.executable, make, tmp_path], check=True, capture_output=True)
    for name, words in (("explain", "ADVERTISEMENTs"), ("review", "my.first-reported")):
        svg = (tmp_path / f"{name}.svg").read_text(encoding="utf-8")
        shown = "".join(ElementTree.fromstring(svg).itertext()).replace("\xa0", " ")  # noqa: S314 - our own
        assert words in shown
        assert not re.search(r"url\((?!#)|@import|<script|href=|https?://(?!www\.w3\.org/2000/svg\")", svg)


def test_explain_strikes_what_goes(golden):
    terminal = Terminal(golden.parent, "explain", "--scorer", "rules", "golden/mill/page.txt")
    terminal.child.expect(pexpect.EOF)
    terminal.child.close()
    shown = terminal.child.before
    assert terminal.child.exitstatus == 0
    assert re.search(rf"\x1b\[31m\x1b\[9m- {ALSO_READ}\x1b\[0m", shown)
    assert "en.also-read" in shown
    assert re.search(r"^  The old paper mill", shown, re.MULTILINE)
