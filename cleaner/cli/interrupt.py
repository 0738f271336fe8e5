"""Ctrl-C: the program ends within two seconds, with a sentence and a status, whatever it is busy with."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator

STATUS = 130
SENTENCE = "cleaner: interrupted; the same command goes on where this one stopped"
_SECONDS = 1.5


@contextlib.contextmanager
def soon() -> Iterator[None]:
    """Leave by force what does not end by itself soon after Ctrl-C.

    Python answers a signal between two of its own steps, and sorting a million rows is one step. What a run has put on
    disk is whole at every moment, so nothing is lost by leaving in the middle.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hears, tells = socket.socketpair()
    tells.setblocking(False)
    before = signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(hears,), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        tells.close()


def _watch(hears: socket.socket) -> None:
    """Read the numbers of signals, until the other end is closed; after a Ctrl-C that must be soon."""
    with hears:
        until = None
        while True:
            try:
                hears.settimeout(None if until is None else max(0.01, until - time.monotonic()))
                numbers = hears.recv(64)
            except TimeoutError:
                _leave()
            if not numbers:
                return
            if signal.SIGINT in numbers and until is None:
                until = time.monotonic() + _SECONDS


def _leave() -> None:
    shown = "\x1b[?25h\n" if sys.stderr.isatty() else ""
    os.write(2, f"{shown}{SENTENCE}\n".encode())
    os._exit(STATUS)
