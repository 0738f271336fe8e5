"""Golden cases in pytest: the `golden` fixture, `@pytest.mark.golden("cases/*")` and `--golden`.

pytest loads this in every run of an environment that has the package: what is heavy is imported by the first check.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from cleaner.review.fixture import ACCEPTED, PROPERTY, WAITS, Golden, Place, near
from cleaner.review.place import in_ci, under

__all__ = ["Golden", "golden"]

MODES = ("auto", "no", "pending", "all")

# Options that leave test files or tests out.
_PARTIAL = ("keyword", "markexpr", "lf", "deselect", "ignore", "ignore_glob", "stepwise")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A golden case, one after the other, of those that `@pytest.mark.golden("cases/*")` names."""
    place = getattr(request, "param", None)
    if not isinstance(place, Place):
        pytest.fail('say which cases: @pytest.mark.golden("cases/*")', pytrace=False)
    return Golden(place, request.config.stash[_WATCH].mode, request.node)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden`."""
    parser.getgroup("golden", "golden cases").addoption(
        "--golden",
        choices=MODES,
        default="auto",
        help="What a golden case that differs leaves: pending (a result to review beside the accepted one), no "
        "(nothing), all (its result, accepted unseen), auto (no in CI, else pending).",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marker means, and whether anything may be written."""
    config.addinivalue_line(
        "markers",
        "golden(pattern, ...): run the test for every golden case that a pattern names, from the test's folder",
    )
    mode = config.getoption("--golden")
    if in_ci(os.environ):
        if mode in ("pending", "all"):
            raise pytest.UsageError(f"--golden={mode} writes, and CI is set: in CI golden cases are only compared")
        mode = "no"
    config.stash[_WATCH] = watch = _Watch(config, "pending" if mode == "auto" else mode)
    config.pluginmanager.register(watch, "cleaner-golden")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each case that the markers name. Raises a usage error for a pattern without any."""
    if "golden" not in metafunc.fixturenames:
        return
    patterns = [str(pattern) for mark in metafunc.definition.iter_markers("golden") for pattern in mark.args]
    if not patterns:
        return
    places: dict[Path, Place] = {}
    watch = metafunc.config.stash[_WATCH]
    for pattern in patterns:
        base, found = under(metafunc.definition.path, pattern)
        if not found:
            raise pytest.UsageError(
                f"{metafunc.definition.nodeid}: no golden case in {near(base)} for {pattern!r}: make one with "
                f'cleaner golden add PAGE --golden {near(base)} --why "..."'
            )
        watch.bases.add(str(base))
        for name, folder in found:
            places.setdefault(folder, Place(name, folder, base))
    watch.claimed |= {str(folder) for folder in places}
    metafunc.parametrize("golden", list(places.values()), ids=[one.name for one in places.values()], indirect=True)


class _Watch:
    """Follows one run: which cases its tests have, and what it left.

    Under xdist each worker collects all tests, and tells the process that prints what it knows.
    """

    def __init__(self, config: pytest.Config, mode: str) -> None:
        self.mode = mode
        self.bases: set[str] = set()
        """Folders that markers look into."""
        self.claimed: set[str] = set()
        """Folders of the cases that tests have."""
        self._config = config
        self._unknown = False
        """Some file could not be collected, so that nobody knows which cases it has."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._unknown |= report.failed

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test that never compares would pass for ever."""
        answer = yield
        found = getattr(item, "funcargs", {}).get("golden")
        if isinstance(found, Golden) and not found.checked:
            pytest.fail(f"{item.nodeid} has a golden case and never calls golden.check()", pytrace=False)
        return answer

    def pytest_sessionfinish(self) -> None:
        told = getattr(self._config, "workeroutput", None)
        if told is not None:
            told["golden"] = [sorted(self.bases), sorted(self.claimed), self._unknown]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a worker of xdist knows; one that crashed knows nothing."""
        told = getattr(node, "workeroutput", {}).get("golden")
        if told is None:
            self._unknown = True
            return
        self.bases.update(told[0])
        self.claimed.update(told[1])
        self._unknown |= told[2]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        """Say what was left to review, and in a full run which cases no test has."""
        left = Counter(
            value
            for reports in terminalreporter.stats.values()
            for report in reports
            if getattr(report, "when", None) == "call"
            for name, value in getattr(report, "user_properties", ())
            if name == PROPERTY
        )
        for told, n in sorted(left.items()):
            what, _, base = told.partition(" ")
            results = f"{n} result{'s' * (n != 1)}"
            if what == WAITS:
                terminalreporter.write_line(f"golden: {results} to review: cleaner review --golden {base}", yellow=True)
            elif what == ACCEPTED:
                terminalreporter.write_line(f"golden: {results} accepted unseen in {base}: read the diff", yellow=True)
        finished = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        if self.bases and finished and not self._unknown and self._is_full():
            for orphan in self._orphans():
                terminalreporter.write_line(f"golden: no test has {near(orphan)}", yellow=True)

    def _is_full(self) -> bool:
        """Whether this run collected every test there is."""
        config = self._config
        if any(getattr(config.option, name, None) for name in _PARTIAL):
            return False
        if config.args_source is not config.ArgsSource.ARGS:
            return True
        top = config.invocation_params.dir
        given = {(top / one).resolve() for one in config.args if "::" not in one}
        wanted = {(config.rootpath / one).resolve() for one in config.getini("testpaths")}
        return config.rootpath.resolve() in given or (bool(wanted) and wanted <= given)

    def _orphans(self) -> list[Path]:
        from cleaner.review.case import orphans

        return orphans([Path(one) for one in sorted(self.bases)], {Path(one) for one in self.claimed})


_WATCH = pytest.StashKey[_Watch]()
