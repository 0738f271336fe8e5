"""Single keys from a terminal. A key counts only when what it answers stands on the screen."""

from __future__ import annotations

import os
import select
import sys
from types import TracebackType

import click

_ARROWS = {"\x1b[C": "n", "\x1bOC": "n", "\x1b[D": "p", "\x1bOD": "p"}
"""The right and the left arrow, as terminals send them."""
END = ""
_LOOKS_UP_AFTER = 0.2
"""Seconds."""


class Keys:
    """The keyboard while a review goes on: unbuffered and without echo; as it was before when the block ends."""

    def __enter__(self) -> Keys:
        self._saved = None
        try:
            import termios
        except ImportError:  # Windows: click reads its console
            return self
        self._input = sys.stdin.fileno()
        self._saved = termios.tcgetattr(self._input)
        self._unbuffered()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest()

    def _unbuffered(self) -> None:
        import termios
        import tty

        # Not raw: the interrupt and suspend keys, and line ends of what is printed, stay as a person knows them.
        tty.setcbreak(self._input, termios.TCSANOW)

    def rest(self) -> None:
        """Give the terminal back, to an editor for instance."""
        if self._saved is not None:
            import termios

            termios.tcsetattr(self._input, termios.TCSADRAIN, self._saved)

    def forget(self) -> None:
        """Forget keys that were typed ahead: they cannot mean what is shown only now."""
        if self._saved is not None:
            import termios

            self._unbuffered()
            termios.tcflush(self._input, termios.TCIFLUSH)

    def read(self) -> str:
        """The next key; `END` when there will be no more; "?" for several at once, such as a paste."""
        if self._saved is None:
            key = click.getchar()
        else:
            # A shell makes the terminal its own while this is suspended. Not a signal's work: the libraries' threads
            # may get the signal, and this one would sleep on.
            while not select.select([self._input], [], [], _LOOKS_UP_AFTER)[0]:
                self._unbuffered()
            try:
                data = os.read(self._input, 1024)
            except OSError:  # the terminal has gone
                return END
            if not data:
                return END
            key = data.decode("utf-8", "replace")
        if key == "\x04":  # Ctrl-D
            return END
        return _ARROWS.get(key, key if len(key) == 1 else "?")
