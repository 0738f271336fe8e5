"""A worker has one core to itself, the parent's environment stays as it is, and work put aside is done in any case."""

from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from cleaner.errors import OutputError
from cleaner.runners.aside import aside
from cleaner.runners.environment import environment


def test_what_is_lent_is_taken_back_and_what_is_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_SET", "by the user")
    monkeypatch.delenv("CLEANER_LENT", raising=False)
    with environment({"CLEANER_SET": "1", "CLEANER_LENT": "1"}):
        assert (os.environ["CLEANER_SET"], os.environ["CLEANER_LENT"]) == ("by the user", "1")
    assert os.environ["CLEANER_SET"] == "by the user"
    assert "CLEANER_LENT" not in os.environ


def test_work_put_aside_is_done_in_another_process() -> None:
    with aside(os.getpid) as process:
        here = os.getpid()
        assert process() != here


def unless(parent: int) -> str:
    """Die, where this is not the parent."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def test_where_that_process_dies_the_work_is_done_here() -> None:
    with aside(partial(unless, os.getpid())) as work:
        assert work() == "done"


def refused() -> None:
    raise OutputError("no room")


def test_what_work_put_aside_raises_is_raised_here() -> None:
    with aside(refused) as work, pytest.raises(OutputError, match="no room"):
        work()


def test_nobody_has_to_wait_for_work_put_aside() -> None:
    with aside(signal.pause):
        pass
