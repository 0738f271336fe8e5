"""A review: a person goes through the changes and answers each. Knows nothing of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cleaner.errors import CleanerError
from cleaner.review.case import read_case
from cleaner.review.changes import Change, Snapshot, change, refuse, restore, take


class Answer(StrEnum):
    """What a person has said to a change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    SETTLED = "no longer different"
    """Nobody answered: the case gives its accepted result again."""


@dataclass(frozen=True, slots=True)
class _Act:
    """One answer, to one case or several alike, and how everything was before it."""

    numbers: tuple[int, ...]
    answers: tuple[Answer, ...]
    snapshots: tuple[Snapshot, ...]
    at: int
    what: str


class Session:
    """Changes, the answers given so far, and which change is looked at.

    Each act says in a sentence what it did. Nothing is answered but by `accept`, `reject`, `skip` and `accept_alike`.
    """

    def __init__(self, changes: Iterable[Change], look_again: Callable[[Change], Change | None] | None = None) -> None:
        self.changes = list(changes)
        self.answers = [Answer.OPEN] * len(self.changes)
        self.at = 0
        """Number of the change that is looked at; one past the last when all are answered."""
        self._look_again = look_again or _made_anew
        self._acts: list[_Act] = []

    @property
    def current(self) -> Change | None:
        """The change that is looked at; None after the last one."""
        return self.changes[self.at] if self.at < len(self.changes) else None

    @property
    def remaining(self) -> int:
        """How many cases still differ from their accepted result."""
        return sum(answer not in (Answer.ACCEPTED, Answer.SETTLED) for answer in self.answers)

    def count(self, answer: Answer) -> int:
        """How many changes got this answer."""
        return self.answers.count(answer)

    def alike(self) -> tuple[int, ...]:
        """Numbers of the open changes that mean the same as the current one, the current one first.

        The same words for the same reasons: the phrases of their meaning and the rules behind them are equal.
        """
        here = self.current
        if here is None or here.refused or self.answers[self.at] is not Answer.OPEN:
            return ()
        others = [
            number
            for number, one in enumerate(self.changes)
            if number != self.at and self.answers[number] is Answer.OPEN and one.meaning == here.meaning
        ]
        return (self.at, *others)

    def accept(self) -> str:
        """Make the current result the accepted one."""
        return self._answer((self.at,), Answer.ACCEPTED, take)

    def accept_alike(self) -> str:
        """Accept the current change and all that are alike, as one act."""
        return self._answer(self.alike(), Answer.ACCEPTED, take)

    def reject(self) -> str:
        """Keep the accepted result; a pending one goes."""
        return self._answer((self.at,), Answer.REJECTED, refuse)

    def skip(self) -> str:
        """Leave the change, and a pending result, for another time."""
        return self._answer((self.at,), Answer.SKIPPED, None)

    def next(self) -> str:
        """Look at the next change, without an answer to this one."""
        self.at = min(self.at + 1, len(self.changes))
        return ""

    def previous(self) -> str:
        """Look at the change before."""
        self.at = max(self.at - 1, 0)
        return ""

    def undo(self) -> str:
        """Take the last answer back: the files are again as they were before it."""
        if not self._acts:
            return "nothing to undo"
        act = self._acts.pop()
        for before in act.snapshots:
            restore(before)
        for number, answer in zip(act.numbers, act.answers, strict=True):
            self.answers[number] = answer
        self.at = act.at
        return f"undone: {act.what}"

    def again(self) -> str:
        """Look at the current case anew: its input or its result was edited meanwhile."""
        here = self.current
        if here is None:
            return ""
        try:
            found = self._look_again(here)
        except CleanerError as error:
            return str(error)
        if found is None:
            self.answers[self.at] = Answer.SETTLED
            return f"{here.case.name}: the result is as accepted again"
        self.changes[self.at] = found
        if self.answers[self.at] is Answer.SETTLED:
            self.answers[self.at] = Answer.OPEN
        return ""

    def _answer(self, numbers: tuple[int, ...], answer: Answer, act: Callable[[Change], Snapshot] | None) -> str:
        numbers = tuple(number for number in numbers if number < len(self.changes))
        if not numbers:
            return "there is no change here to answer"
        if len(numbers) == 1 and self.answers[numbers[0]] not in (Answer.OPEN, Answer.SKIPPED):
            return f"already {self.answers[numbers[0]]}: undo first"
        before = tuple(self.answers[number] for number in numbers)
        at, done, refused = self.at, [], ""
        snapshots: list[Snapshot] = []
        for number in numbers:
            try:
                if act is not None:
                    snapshots.append(act(self.changes[number]))
            except CleanerError as error:
                refused = str(error)
                break
            self.answers[number] = answer
            done.append(number)
        if done:
            what = f"{answer} {', '.join(self.changes[number].case.name for number in done)}"
            self._acts.append(_Act(tuple(done), before[: len(done)], tuple(snapshots), at, what))
        if refused:
            return refused
        self._go_on()
        return what

    def _go_on(self) -> None:
        """To the next open change, from the top again after the last one."""
        order = (*range(self.at + 1, len(self.changes)), *range(self.at))
        self.at = next((number for number in order if self.answers[number] is Answer.OPEN), len(self.changes))


def _made_anew(one: Change) -> Change | None:
    return change(read_case(one.case.folder, one.case.name))
