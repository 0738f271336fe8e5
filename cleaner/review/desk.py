"""A review from end to end: the cases of a folder, what has changed in them, and what is done about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from cleaner.errors import InputError, OutputError
from cleaner.pipeline import Progress, silent
from cleaner.review.case import By, cases
from cleaner.review.changes import Change, change, refuse, take
from cleaner.review.pending import leave
from cleaner.review.place import CASE, in_ci, named
from cleaner.review.project import golden_folder


class Desk:
    """The changed cases of a folder."""

    def __init__(self, changes: list[Change], cases: int) -> None:
        self.changes = changes
        self.cases = cases
        """How many cases were looked at."""
        self.differences = len(changes)
        """How many of them still differ."""

    @classmethod
    def of(cls, golden: str | None, names: tuple[str, ...] = (), progress: Progress = silent) -> Desk:
        """Look at the cases of the folder `golden`, or at those named.

        Raises `InputError` for a name without a case.
        """
        top = golden_folder(golden)
        wanted = tuple(_without_folder(name, top) for name in names)
        found = list(cases(top))
        picked = [(one, named(one.name, wanted)) for one in found]
        for pattern, given in zip(wanted, names, strict=True):
            if not any(named(one.name, (pattern,)) for one in found):
                some = ", ".join(one.name for one in found[:8]) + (", ..." if len(found) > 8 else "")
                raise InputError(f"no case {given} in {top}: there are {some or 'none'}")
        chosen = [one for one, pattern in picked if pattern is not None or not wanted]
        changes = []
        for done, case in enumerate(chosen, 1):
            one = change(case)
            if one is not None:
                changes.append(one)
            progress("reviewing", done, len(chosen))
        return cls(changes, len(chosen))

    def listed(self) -> Iterator[str]:
        """A line for each changed case, and how many there are."""
        from cleaner.review.show import listed

        yield from listed(self.changes)
        yield self._count()

    def diffs(self, width: int, *, color: bool) -> Iterator[str]:
        """Every change with its diff; what is shown is left as a pending result, so that it can be accepted."""
        from cleaner.collate.render import Look
        from cleaner.review.show import body, headed

        look = Look(color=color, width=width, only="changed")
        for one in self.changes:
            yield from headed(one, look)
            yield from body(one, look)
            yield ""
        told = self._leave()
        if told:
            yield told
        yield self._count()

    def json(self) -> str:
        """All changes as JSON; they are left as pending results, so that they can be accepted."""
        from cleaner.review.show import as_json

        self._leave()
        return as_json(self.changes, self.cases)

    def accept(self) -> Iterator[str]:
        """Accept every pending result. Raises `InputError`, before any, when one was not shown yet or does not hold."""
        for one in self.changes:
            if one.refused:
                raise InputError(f"nothing accepted: {one.case.name}: {one.refused}")
            if one.stale:
                raise InputError(
                    f"nothing accepted: {one.case.name}: the pending result is refused: {one.stale}; see the new one "
                    "with --diff"
                )
            if not one.waited:
                raise InputError(f"nothing accepted: {one.case.name}: nobody has seen its result: see it with --diff")
        for one in self.changes:
            take(one)
            self.differences -= 1
            yield f"accepted {one.case.name}: {one.meaning}"

    def reject(self) -> Iterator[str]:
        """Remove the pending results; the accepted ones stay, and the cases go on to differ."""
        for one in self.changes:
            refuse(one)
            if one.case.by is By.TESTS:
                # Nothing is left that could be compared, until the tests run again.
                self.differences -= 1
            yield f"rejected {one.case.name}: {one.meaning}"

    def sit_down(self, say: Callable[[str], None], *, color: bool) -> None:
        """Let a person at a terminal answer each change."""
        from cleaner.review.keys import Keys
        from cleaner.review.session import Session
        from cleaner.review.terminal import Review

        if not self.changes:
            say(self._count())
            return
        session = Session(self.changes)
        with Keys() as keys:
            Review(session, keys, say, color=color).run()
        self.differences = session.remaining

    def _leave(self) -> str:
        """Leave what was shown as pending results; why that was not possible."""
        if in_ci(os.environ):
            return ""
        for n, one in enumerate(self.changes):
            if not one.waited and not one.refused:
                try:
                    leave(one.case, one.found, "cleaner review")
                except OutputError as error:
                    return f"nothing is pending: {error}"
                self.changes[n] = change(one.case) or one
        return ""

    def _count(self) -> str:
        several = "s" * (self.cases != 1)
        return (
            f"{len(self.changes)} of {self.cases} case{several} changed"
            if self.changes
            else (f"{self.cases} case{several}, all as accepted")
        )


def names_of(golden: str | None) -> list[str]:
    """The names of the cases in a folder, whatever stands in them."""
    top = golden_folder(golden)
    return sorted(path.parent.relative_to(top).as_posix() for path in top.rglob(CASE))


def _without_folder(name: str, top: Path) -> str:
    """A case named by its path, as a shell completes it."""
    for prefix in (f"{top.as_posix()}/", f"./{top.as_posix()}/"):
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name
