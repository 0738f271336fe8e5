"""What a test with golden cases works with. Heavy imports wait for the first check."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from cleaner.review.case import Case

MOST_LINES = 120
"""Of a diff in a test's report; a review shows all of it."""

PROPERTY = "golden"
WAITS, ACCEPTED = "pending", "accepted"


class Place(NamedTuple):
    """A case that a marker names."""

    name: str
    folder: Path
    base: Path
    """Where its pattern begins."""


class Golden:
    """One golden case in a test."""

    def __init__(self, place: Place, mode: str, item: pytest.Item) -> None:
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
            from cleaner.review.case import read_case
            from cleaner.text import printable

            try:
                self._case = read_case(self.folder, self.name)
            except CleanerError as error:
                pytest.fail(printable(str(error)), pytrace=False)
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
        from cleaner.text import printable

        if self._checked:
            pytest.fail(f"{self.name} is checked already: give all its files to one golden.check", pytrace=False)
        self._checked = True
        try:
            told = self._compared(result)
        except CleanerError as error:
            told = printable(str(error))
        if told:
            pytest.fail(told, pytrace=False)

    def _compared(self, given: str | Mapping[str, str] | None) -> str:
        """What differs and what to do about it, or nothing. May leave a pending result or accept this one."""
        from cleaner.review.case import accept, check_names, compare
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
            self._tell(ACCEPTED)
            return ""
        if self._mode == "pending":
            leave(case, found, self._item.nodeid)
            self._tell(WAITS)
        return self._explained(found, [one.diff for one in differences])

    def _found(self, given: str | Mapping[str, str] | None) -> Mapping[str, str]:
        from cleaner.errors import UsageError
        from cleaner.review.case import By, result
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
        from cleaner.review.case import accepted_texts
        from cleaner.review.meaning import meaning
        from cleaner.text import printable

        command = f"cleaner review --golden {near(self._base)} {self.name}"
        then = {
            "pending": f"the new result waits: read it, then accept or reject it: {command}",
            "no": f"nothing was written; where this runs at your desk: {command}",
        }[self._mode]
        told = str(meaning(accepted_texts(self.case), found))
        lines = "".join(diffs).split("\n")
        if len(lines) > MOST_LINES:
            lines[MOST_LINES:] = [f"... {len(lines) - MOST_LINES} more lines of the diff"]
        return printable("\n".join([f"{self.name}: {told}", self.why, "", *lines, then]))

    def _tell(self, what: str) -> None:
        # A report's properties are what workers of xdist send to the process that prints.
        self._item.user_properties.append((PROPERTY, f"{what} {near(self._base)}"))


def near(path: Path) -> str:
    """The path as a person would type it here."""
    try:
        shown = os.path.relpath(path)
    except ValueError:  # Windows: another drive
        return str(path)
    return shown if len(shown) < len(str(path)) else str(path)
