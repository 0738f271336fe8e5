"""The review on a terminal: shows a change, waits for a key, does what it says."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from cleaner.collate.render import Look
from cleaner.review.changes import Change
from cleaner.review.keys import END, Keys
from cleaner.review.place import CASE
from cleaner.review.session import Answer, Session
from cleaner.review.show import body, headed
from cleaner.text import printable

_HELP = """\
  a  accept: this result becomes the accepted one
  r  reject: the accepted result stays, a pending one goes
  s  skip: leave it for another time
  n  next, p  previous: look, without an answer (also the arrow keys)
  l  all alike: accept this and every open change that means the same by the same rules
  u  undo the last answer: files are again as they were
  e  open the page, the case and the diff in your editor; then the case is made anew
  m  more: the whole diff
  q  quit; what was accepted stays accepted
  Enter does nothing."""
_LEFT_FOR_FRAME = 9
_LEAST_LINES = 12


class Review:
    """One person at one terminal.

    `say` prints a line, which may hold our own colours and no control of a page. `size` gives columns and lines.
    """

    def __init__(
        self,
        session: Session,
        keys: Keys,
        say: Callable[[str], None],
        *,
        color: bool = True,
        size: Callable[[], os.terminal_size] = shutil.get_terminal_size,
    ) -> None:
        self._session = session
        self._keys = keys
        self._say = say
        self._color = color
        self._size = size
        self._told = ""
        self._cut = False
        """More lines of the change are there than were shown."""

    def run(self) -> None:
        """Show and answer until the person quits."""
        acts = {
            "a": self._session.accept,
            "r": self._session.reject,
            "s": self._session.skip,
            "n": self._session.next,
            "p": self._session.previous,
            "u": self._session.undo,
            "l": self._alike,
            "e": self._edit,
        }
        self._show()
        while (key := self._key()) not in ("q", END):
            if key in acts:
                self._told = acts[key]()
                self._show()
            elif key == "m" and self._session.current is not None:
                self._show(whole=True)
            elif key == "?":
                self._say(_HELP)
            else:
                self._say("that key does nothing; ? shows which do")
        if self._session.current is not None:
            self._say(self._account())

    def _key(self) -> str:
        self._keys.forget()
        self._say(self._bar())
        return self._keys.read()

    def _bar(self) -> str:
        letters = "accept:a reject:r skip:s next:n previous:p"
        if self._session.current is None:
            letters = "previous:p"
        elif len(self._session.alike()) > 1:
            letters += f" all-{len(self._session.alike())}-alike:l"
        letters += (
            " undo:u" + " editor:e" * (self._session.current is not None) + " more:m" * self._cut + " quit:q help:?"
        )
        rows: list[list[str]] = [[]]
        width = 0
        for part in letters.split():
            word, _, key = part.rpartition(":")
            width += len(part) + 2
            if width > self._size().columns:
                rows.append([])
                width = len(part) + 2
            rows[-1].append(f"{click.style(key, fg='cyan', bold=True)} {word.replace('-', ' ')}")
        return "\n".join("  ".join(row) for row in rows)

    def _show(self, *, whole: bool = False) -> None:
        size = self._size()
        look = Look(color=self._color, width=max(40, size.columns), only="changed")
        session = self._session
        if self._told:
            self._say(click.style(printable(self._told), fg="cyan"))
            self._told = ""
        here = session.current
        self._say("")
        if here is None:
            self._cut = False
            self._say(click.style(f"── no more changes: {self._account()} ", bold=True))
            return
        answer = session.answers[session.at]
        state = "" if answer is Answer.OPEN else str(answer)
        for line in headed(here, look, f"{session.at + 1} of {len(session.changes)}", state):
            self._say(line)
        lines = list(body(here, look))
        room = max(_LEAST_LINES, size.lines - _LEFT_FOR_FRAME)
        for line in lines if whole else lines[:room]:
            self._say(line)
        self._cut = not whole and len(lines) > room
        if self._cut:
            self._say(click.style(f"... {len(lines) - room} more lines: m shows all", dim=True))
        self._say("")

    def _alike(self) -> str:
        numbers = self._session.alike()
        if len(numbers) < 2:
            return "no other open change means the same"
        for number in numbers:
            self._say(f"  {printable(self._session.changes[number].case.name)}")
        self._keys.forget()
        self._say(f"accept these {len(numbers)} alike? {click.style('y', fg='cyan', bold=True)} yes, any other key no")
        return self._session.accept_alike() if self._keys.read() == "y" else "nothing accepted"

    def _edit(self) -> str:
        here = self._session.current
        if here is None:
            return "there is no change here to open"
        self._keys.rest()
        told = edit(here)
        return told or self._session.again()

    def _account(self) -> str:
        told = [f"{n} {answer}" for answer in Answer if (n := self._session.count(answer))]
        return ", ".join(told) or "nothing to review"


def edit(change: Change) -> str:
    """Open a change in the person's editor: its diff, its case and its pages. What went wrong, or nothing."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory(prefix="cleaner-review-") as folder:
        diff = Path(folder) / "change.diff"
        diff.write_text(
            "".join(one.diff for one in change.differences), encoding="utf-8", errors="backslashreplace", newline=""
        )
        pages = [str(one) for one in change.case.inputs if one.is_file()]
        command = [*shlex.split(editor), str(diff), str(change.case.folder / CASE), *pages]
        try:
            status = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
        except (OSError, ValueError) as error:
            return f"cannot start {editor}: {error}: set VISUAL or EDITOR"
    return f"{editor} ended with status {status}" if status else ""
