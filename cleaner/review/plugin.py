"""Golden cases in pytest: the `golden` fixture, `@pytest.mark.golden("cases/*")` and `--golden`.

pytest loads this in every run of an environment that has the package: what is heavy is imported by the first check.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from cleaner.review.place import in_ci, under

if TYPE_CHECKING:
    from cleaner.review.cases import Case

MODES = ("auto", "no", "pending", "all")
_PROPERTY = "golden"
_WAITS, _ACCEPTED = "pending", "accepted"


class _Place(NamedTuple):
    """A case that a marker names."""

    name: str
    folder: Path
    base: Path


class _Claims:
    """The cases that this run's tests have, and the folders that their markers look into."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.bases: set[str] = set()
        self.folders: set[str] = set()
        self.incomplete = False
        """A file could not be collected, so that its cases are not known."""


_CLAIMS = pytest.StashKey[_Claims]()


class Golden:
    """One golden case in a test."""

    def __init__(self, place: _Place, mode: str, item: pytest.Item) -> None:
        self.name = place.name
        """The case's name: its folder below the fixed part of the marker's pattern."""
        self.folder = place.folder
        self._base = place.base
        self._mode = mode
        self._item = item
        self._checked = False
        self._case: Case | None = None

    @property
    def checked(self) -> bool:
        """Whether the test has compared a result."""
        return self._checked

    @property
    def case(self) -> Case:
        """What case.toml says. Fails the test when it cannot be understood."""
        if self._case is None:
            from cleaner.errors import CleanerError
            from cleaner.review.cases import read_case

            try:
                self._case = read_case(self.folder, self.name)
            except CleanerError as error:
                pytest.fail(_safe(error), pytrace=False)
        return self._case

    @property
    def why(self) -> str:
        """What the case shows."""
        return self.case.why

    @property
    def pages(self) -> tuple[Path, ...]:
        """The case's input files."""
        return self.case.inputs

    @property
    def page(self) -> Path:
        """The only input file. Fails the test when there are several."""
        if len(self.pages) != 1:
            pytest.fail(f"{self.name} has {len(self.pages)} input files: use golden.pages", pytrace=False)
        return self.pages[0]

    def check(self, result: str | Mapping[str, str] | None = None) -> None:
        """Compare a result with the accepted one, and fail the test when they differ.

        Without `result` the program cleans the case's page, as `cleaner review` does. A result of your own is a text or
        several, by file name; such a case has `by = "tests"` in its case.toml, so that a review leaves it to the tests.
        """
        __tracebackhide__ = True
        from cleaner.errors import CleanerError

        if self._checked:
            pytest.fail(f"{self.name} is checked already: give all its files to one golden.check", pytrace=False)
        self._checked = True
        try:
            told = self._compared(result)
        except CleanerError as error:
            told = _safe(error)
        if told:
            pytest.fail(told, pytrace=False)

    def _compared(self, given: str | Mapping[str, str] | None) -> str:
        """What differs and what to do about it, or nothing. May leave a pending result or accept this one."""
        from cleaner.review.cases import accept, check_names, compare
        from cleaner.review.pending import drop, leave

        case = self.case
        found = check_names(case, self._found(given))
        differences = compare(case, found)
        if not differences:
            if self._mode != "no":
                drop(case)
            return ""
        if self._mode == "all":
            accept(case, found)
            drop(case)
            self._tell(_ACCEPTED)
            return ""
        if self._mode == "pending":
            leave(case, found, self._item.nodeid)
            self._tell(_WAITS)
        return self._explained(found, [one.diff for one in differences])

    def _found(self, given: str | Mapping[str, str] | None) -> Mapping[str, str]:
        from cleaner.errors import UsageError
        from cleaner.review.cases import By, result
        from cleaner.review.place import CASE

        by_tests = self.case.by is By.TESTS
        if given is None:
            if by_tests:
                raise UsageError(f'{self.name} has by = "tests" in {CASE}: give its result to golden.check(...)')
            return result(self.case)
        if not by_tests:
            raise UsageError(f'{self.name}: write by = "tests" into {self.folder / CASE}: this test makes the result')
        return {"result.txt": given} if isinstance(given, str) else given

    def _explained(self, found: Mapping[str, str], diffs: list[str]) -> str:
        from cleaner.review.cases import accepted_texts
        from cleaner.review.meaning import meaning
        from cleaner.text import printable

        command = f"cleaner review --golden {_near(self._base)} {self.name}"
        then = {
            "pending": f"the new result waits: read it, then accept or reject it: {command}",
            "no": f"nothing was written; where this runs at your desk: {command}",
        }[self._mode]
        told = str(meaning(accepted_texts(self.case), found))
        return printable("\n".join([f"{self.name}: {told}", self.why, "", *diffs, then]))

    def _tell(self, what: str) -> None:
        # A report's properties are what workers of xdist send to the process that prints.
        self._item.user_properties.append((_PROPERTY, f"{what} {_near(self._base)}"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A golden case, one after the other, of those that `@pytest.mark.golden("cases/*")` names."""
    place = getattr(request, "param", None)
    if not isinstance(place, _Place):
        pytest.fail('say which cases: @pytest.mark.golden("cases/*")', pytrace=False)
    return Golden(place, request.config.stash[_CLAIMS].mode, request.node)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden`."""
    group = parser.getgroup("golden", "golden cases")
    group.addoption(
        "--golden",
        choices=MODES,
        default="auto",
        help="What a golden case that differs leaves: pending (a result to review beside the accepted one), no "
        "(nothing), all (accept every result, unseen), auto: no in CI, else pending.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marker means, and whether anything may be written."""
    config.addinivalue_line(
        "markers", "golden(pattern, ...): run the test for every golden case that a pattern names, from the test's folder"
    )
    mode = config.getoption("--golden")
    building = in_ci(os.environ)
    if mode in ("pending", "all") and building:
        raise pytest.UsageError(f"--golden={mode} writes, and CI is set: in CI golden cases are only compared")
    if mode == "auto":
        mode = "no" if building else "pending"
    config.stash[_CLAIMS] = _Claims(mode)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each case that the markers name. Raises a usage error for a pattern without any."""
    if "golden" not in metafunc.fixturenames:
        return
    patterns = [str(pattern) for mark in metafunc.definition.iter_markers("golden") for pattern in mark.args]
    if not patterns:
        return
    claims = metafunc.config.stash[_CLAIMS]
    places: dict[Path, _Place] = {}
    for pattern in patterns:
        base, found = under(metafunc.definition.path, pattern)
        if not found:
            raise pytest.UsageError(
                f"{metafunc.definition.nodeid}: no golden case at {_near(base)} for {pattern!r}: make one with "
                f'cleaner golden add PAGE --golden {_near(base)} --why "..."'
            )
        claims.bases.add(str(base))
        for name, folder in found:
            places.setdefault(folder, _Place(name, folder, base))
    claims.folders |= {str(folder) for folder in places}
    metafunc.parametrize("golden", list(places.values()), ids=[one.name for one in places.values()], indirect=True)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Nothing here knows the config: `_Watch` does this."""
