"""What has changed in a case, and a person's answer to it, which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cleaner.errors import InputError
from cleaner.review.case import By, Case, Difference, accept, accepted_files, compare, put, result, write_whole
from cleaner.review.meaning import Meaning, meaning
from cleaner.review.pending import MadeFrom, Pending, drop, made_from, pending
from cleaner.review.place import PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A case whose result is no longer as accepted, as a person is to judge it."""

    case: Case
    found: Mapping[str, str]
    differences: tuple[Difference, ...]
    meaning: Meaning
    made_from: MadeFrom | None
    refused: str = ""
    """Why its pending result cannot be judged, and what to do; then there is nothing else here."""
    waited: bool = False
    """The result waited beside the accepted one, it was not made just now."""
    stale: str = ""
    """Why the pending result did not hold, so that it was made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A case's files before an answer, so that the answer can be taken back."""

    case: Case
    accepted: Mapping[str, bytes] = field(repr=False)
    pending: bytes | None = field(repr=False)


def change(case: Case) -> Change | None:
    """What has changed in a case, or None.

    A pending result is taken as it is while what it was made from still holds; then the case is not made again. One
    that does not hold is made anew; if only tests can do that, it is refused.
    """
    waiting = pending(case)
    if isinstance(waiting, Pending):
        return _change(case, waiting.files, waiting.made_from, waited=True)
    if case.by is By.TESTS:
        if waiting is None:
            return None
        why = f"the pending result is refused: {waiting}; run the tests again, they leave a new one"
        return Change(case=case, found={}, differences=(), meaning=Meaning((why,), ()), made_from=None, refused=why)
    before = made_from(case)
    return _change(case, result(case), before, stale=waiting or "")


def _change(
    case: Case, found: Mapping[str, str], made: MadeFrom, *, waited: bool = False, stale: str = ""
) -> Change | None:
    differences = compare(case, found)
    if not differences:
        return None
    accepted = {name: data.decode("utf-8", "surrogateescape") for name, data in accepted_files(case).items()}
    return Change(
        case=case,
        found=found,
        differences=differences,
        meaning=meaning(accepted, found),
        made_from=made,
        waited=waited,
        stale=stale,
    )


def take(one: Change) -> Snapshot:
    """Make what a person has seen the accepted result. Raises `InputError` when it is no longer what was seen."""
    if one.refused or one.made_from is None:
        raise InputError(f"{one.case.name}: {one.refused}")
    changed = made_from(one.case).changed_since(one.made_from)
    if changed:
        raise InputError(f"{one.case.name}: not accepted: {' and '.join(changed)} changed meanwhile: look at it again")
    before = snapshot(one.case)
    accept(one.case, one.found)
    drop(one.case)
    return before


def refuse(one: Change) -> Snapshot:
    """Keep the accepted result; the one that waits goes."""
    before = snapshot(one.case)
    drop(one.case)
    return before


def snapshot(case: Case) -> Snapshot:
    """The files of a case that an answer can change."""
    path = case.folder / PENDING
    return Snapshot(case=case, accepted=accepted_files(case), pending=path.read_bytes() if path.is_file() else None)


def restore(before: Snapshot) -> None:
    """Put a case's files back, byte for byte."""
    put(before.case, before.accepted)
    if before.pending is None:
        drop(before.case)
    else:
        write_whole(before.case.folder / PENDING, before.pending)
