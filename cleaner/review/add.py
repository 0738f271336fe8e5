"""New golden cases from pages."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.errors import InputError, UsageError
from cleaner.models import Rejected
from cleaner.pipeline import Settings
from cleaner.read import Source, load_bytes, sources
from cleaner.review.case import By, write_whole
from cleaner.review.place import CASE

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How new cases are made."""

    why: str
    """What they show."""
    name: str | None = None
    """Of the one case; else each is named after its page."""
    by_reference: bool = False
    """The pages stay where they are; else they are copied in."""
    copies: bool = False
    """All pages are one case, of the copies of a story."""
    by: By = By.CLEANER
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise UsageError('say what the case shows: --why "a caption with a photo credit goes"')
        if self.name is not None and not all(map(_is_plain, self.name.split("/"))):
            raise UsageError(f"no case can be called {self.name!r}: use letters, digits, - and /")


def add(top: Path, pages: Iterable[str], making: Making) -> tuple[Path, ...]:
    """Make a case below `top` of each page, or one case of all; the folders of the new cases.

    A page is a file, every page in a folder, every row of a JSONL file, or - for standard input. The new cases have no
    accepted result yet: a review shows what comes out. Raises `InputError` when a page cannot be read or a case of that
    name exists; then nothing was made.
    """
    found = list(_pages(pages))
    if making.copies:
        if len(found) < 2:
            raise UsageError("copies of a story are at least two pages: name more, or leave --copies out")
        groups = [(making.name or _stem(found[0]), found)]
    else:
        if making.name is not None and len(found) > 1:
            raise UsageError(f"--name names one case, but there are {len(found)} pages: leave it out, or add --copies")
        groups = [(making.name or _stem(one), [one]) for one in found]
    plans = [_plan(top / name, group, making) for name, group in groups]
    folders = [folder for folder, _ in plans]
    for folder in folders:
        if (folder / CASE).exists() or folders.count(folder) > 1:
            raise InputError(f"there is a case {folder} already: choose another name with --name")
    for folder, files in plans:
        for name, data in files:
            write_whole(folder / name, data)
    return tuple(folders)


def _pages(pages: Iterable[str]) -> Iterable[Source]:
    for one in sources(list(pages)):
        if isinstance(one, Rejected):
            raise InputError(f"cannot read {one.id}: {one.why}. {one.detail}")
        yield one


def _plan(folder: Path, pages: Sequence[Source], making: Making) -> tuple[Path, list[tuple[str, bytes]]]:
    """The files of one case: its pages, unless they stay where they are, and then its description."""
    inputs: list[str] = []
    files: list[tuple[str, bytes]] = []
    for one in pages:
        if making.by_reference:
            if one.path is None:
                raise UsageError(f"{one.id} has no file of its own to refer to: leave --by-reference out")
            inputs.append(Path(os.path.relpath(Path(one.path).resolve(), folder.resolve())).as_posix())
            continue
        data = load_bytes(one)
        if isinstance(data, str):
            raise InputError(f"cannot read {one.path or one.id}: {data}")
        if one.path is not None and one.path.lower().endswith(".gz"):
            data = Path(one.path).read_bytes()
        inputs.append(_copied(one, [*inputs], making))
        files.append((inputs[-1], data))
    names = [Path(one).name for one in inputs]
    if len(set(names)) < len(names):
        raise UsageError("two of the pages have the same file name, which would be their id: leave --by-reference out")
    return folder, [*files, (CASE, _description(inputs, making).encode())]


def _copied(one: Source, taken: Sequence[str], making: Making) -> str:
    """Where a page is copied to in the case's folder. Copies keep their names: these are the ids in the result."""
    ending = ".jsonl" if one.is_row else _ending(one)
    if not making.copies:
        return f"page{ending}"
    stem, number = _stem(one), 1
    while (name := f"pages/{stem}{f'-{number}' if number > 1 else ''}{ending}") in taken:
        number += 1
    return name


def _ending(one: Source) -> str:
    name = (one.path or ".txt").lower()
    packed = ".gz" if name.endswith(".gz") else ""
    return next((end for end in _ENDINGS if name.removesuffix(".gz").endswith(end)), ".txt") + packed


def _stem(one: Source) -> str:
    name = Path(one.path or one.id).name
    for ending in (".gz", *_ENDINGS):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return _NOT_IN_NAMES.sub("-", name).strip("-.")[:80] or "page"


def _is_plain(part: str) -> bool:
    return bool(part) and not part.startswith(".") and not _NOT_IN_NAMES.search(part)


def _description(inputs: Sequence[str], making: Making) -> str:
    lines = [f"why = {_quoted(' '.join(making.why.split()))}", f"inputs = [{', '.join(map(_quoted, inputs))}]"]
    if making.by is not By.CLEANER:
        lines.append(f"by = {_quoted(making.by)}")
    usual = Settings()
    lines += [
        f"{key} = {_quoted(getattr(making.settings, key))}"
        for key in ("extractor", "scorer")
        if getattr(making.settings, key) != getattr(usual, key)
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A string as TOML writes it: as JSON does, but DEL may not stand there and lone surrogates cannot."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
