"""A worker has one core to itself, and the parent's environment stays as it is."""

from __future__ import annotations

import os

import pytest

from cleaner.runners.environment import environment


def test_what_is_lent_is_taken_back_and_what_is_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_SET", "by the user")
    monkeypatch.delenv("CLEANER_LENT", raising=False)
    with environment({"CLEANER_SET": "1", "CLEANER_LENT": "1"}):
        assert (os.environ["CLEANER_SET"], os.environ["CLEANER_LENT"]) == ("by the user", "1")
    assert os.environ["CLEANER_SET"] == "by the user"
    assert "CLEANER_LENT" not in os.environ
