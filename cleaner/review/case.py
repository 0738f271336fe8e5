"""A golden case is a folder: `case.toml` says what goes in and why, the other files are what came out."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from cleaner.errors import InputError, OutputError, UsageError
from cleaner.models import Article, Outcome, Rejected
from cleaner.pipeline import Settings, clean_page, collate, deduplicate
from cleaner.read import Source, load, sources
from cleaner.review.place import CASE, PENDING
from cleaner.review.project import settings_for
from cleaner.write import Folder, cluster_row, dumps, page_path, rejected_row

FIELDS = ("headline", "byline", "dateline", "agency", "date", "site", "language", "url")

# What `result` writes. Other files of a case's folder, notes for instance, are none of our business.
_RESULTS = ("article.txt", "fields.txt", "removals.txt", "rejected.txt", "clusters.jsonl", "rejected.jsonl")
_VARIANTS = "variants/"


class By(StrEnum):
    """Who makes a case's result."""

    CLEANER = "cleaner"
    """This program, so that `cleaner review` can make it anew."""
    TESTS = "tests"
    """The user's own tests, through the pytest plugin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden case."""

    name: str
    folder: Path
    why: str
    """What the case shows."""
    inputs: tuple[Path, ...]
    copies: bool = False
    """Several pages whose clusters and variants are the result, instead of one page. So it is when inputs are several,
    or a folder."""
    by: By = By.CLEANER
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file of a case that is no longer as accepted."""

    case: str
    file: str
    accepted: str | None
    found: str | None

    @property
    def diff(self) -> str:
        """A unified diff from the accepted to the found."""
        from cleaner.collate.unified import unified

        left, right = (text or "" for text in (self.accepted, self.found))
        return unified(left, right, f"accepted/{self.file}", f"found/{self.file}")


def cases(top: Path) -> Iterator[Case]:
    """All cases below a folder, by name. Raises `InputError` for a case that cannot be understood."""
    if not top.is_dir():
        raise InputError(
            f'no folder {top}: name yours with --golden DIR, or make a first case: cleaner golden add PAGE --why "..."'
        )
    for path in sorted(top.rglob(CASE)):
        yield read_case(path.parent, path.parent.relative_to(top).as_posix())


def read_case(folder: Path, name: str) -> Case:
    """The case in a folder. Raises `InputError` when it cannot be understood."""
    path = folder / CASE
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        paths = told["inputs"]
        if not isinstance(paths, list) or not paths or not all(isinstance(one, str) for one in paths):
            raise TypeError("inputs is not a list of paths")
        inputs = tuple((folder / one).resolve() for one in paths)
        why = told["why"].strip()
        by = By(told.get("by", By.CLEANER))
        given = {key: told[key] for key in ("extractor", "scorer") if key in told}
        Settings(**given)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError, UsageError) as error:
        raise InputError(f'{path}: a case needs why = "..." and inputs = ["..."]: {error}') from error
    missing = [str(one) for one in inputs if not one.exists()]
    if missing:
        raise InputError(f"{path}: no such input: {', '.join(missing)}: put it back, or mend inputs")
    return Case(
        name=name,
        folder=folder,
        why=why,
        inputs=inputs,
        copies=bool(told.get("copies", len(inputs) > 1 or inputs[0].is_dir())),
        by=by,
        settings=settings_for(folder, **given),
    )


def result(case: Case) -> dict[str, str]:
    """What the program makes of a case now: file name to content. Raises `InputError` for a case that tests make."""
    if case.by is By.TESTS:
        raise InputError(f"{case.name}: its result is made by tests: run them, they leave what is to be reviewed")
    outcomes = [_outcome(one, case.settings) for one in sources(case.inputs)]
    if case.copies:
        return _copies(outcomes, case.settings)
    if len(outcomes) != 1:
        raise InputError(
            f"{case.name}: a case without copies has one page, this has {len(outcomes)}: "
            f"write copies = true in {CASE}, or make a case of each"
        )
    return _page(outcomes[0])


def _outcome(source: Source | Rejected, settings: Settings) -> Outcome:
    return source if isinstance(source, Rejected) else clean_page(load(source).page, settings)


def _page(outcome: Outcome) -> dict[str, str]:
    if isinstance(outcome, Rejected):
        return {"rejected.txt": f"{outcome.why}: {outcome.detail}\n"}
    fields = {name: value for name in FIELDS if (value := getattr(outcome, name))}
    return {
        "article.txt": outcome.text,
        "fields.txt": "".join(f"{name}: {value}\n" for name, value in fields.items()),
        "removals.txt": "".join(_removals(outcome)),
    }


def _removals(article: Article) -> Iterator[str]:
    for removal in article.removals:
        block = article.blocks[removal.block]
        text = block.text[removal.span.start : removal.span.end].replace("\n", " ")
        whole = "" if removal.span == (0, len(block.text)) else f" [{removal.span.start}:{removal.span.end}]"
        yield f"{removal.reason.value} | {removal.rule} | block {removal.block}{whole} | {text}\n"


def _copies(outcomes: list[Outcome], settings: Settings) -> dict[str, str]:
    articles = [one for one in outcomes if isinstance(one, Article)]
    rejected = sorted((one for one in outcomes if isinstance(one, Rejected)), key=lambda one: one.id)
    found = deduplicate(articles, settings)
    files = {"clusters.jsonl": "".join(dumps(cluster_row(cluster)) + "\n" for cluster in found.clusters)}
    if rejected:
        files["rejected.jsonl"] = "".join(dumps(rejected_row(one)) + "\n" for one in rejected)
    for cluster in found.clusters:
        if cluster.variants:
            for variant in collate(cluster, articles).variants:
                files[_VARIANTS + page_path(variant.id.replace("/", "_"), ".diff")] = variant.unified
    return files


def given_files(case: Case) -> frozenset[str]:
    """Files of the case's folder that are no result: what describes the case and what goes in."""
    inside = (
        one.relative_to(case.folder.resolve()) for one in case.inputs if one.is_relative_to(case.folder.resolve())
    )
    return frozenset((CASE, PENDING, *(path.as_posix() for path in inside)))


def accepted_files(case: Case) -> dict[str, bytes]:
    """The accepted result: file name to content, by name."""
    given = given_files(case)
    found = {}
    for path in sorted(case.folder.rglob("*")):
        name = path.relative_to(case.folder).as_posix()
        parts = PurePosixPath(name).parts
        # A folder given as input is input with all that it holds.
        if any("/".join(parts[:n]) in given for n in range(1, len(parts) + 1)):
            continue
        hidden = any(part.startswith(".") for part in parts)
        ours = case.by is By.TESTS or name in _RESULTS or name.startswith(_VARIANTS)
        if ours and not hidden and path.is_file():
            found[name] = path.read_bytes()
    return found


def accepted_texts(case: Case) -> dict[str, str]:
    """The accepted result as text. Bytes that are no UTF-8 become lone surrogates, which no result holds."""
    return {name: data.decode("utf-8", "surrogateescape") for name, data in accepted_files(case).items()}


def compare(case: Case, found: Mapping[str, str]) -> tuple[Difference, ...]:
    """The files in which a result differs from the accepted one, by name."""
    accepted = accepted_texts(case)
    return tuple(
        Difference(case=case.name, file=name, accepted=accepted.get(name), found=found.get(name))
        for name in sorted(accepted.keys() | found.keys())
        if accepted.get(name) != found.get(name)
    )


def accept(case: Case, found: Mapping[str, str]) -> None:
    """Make a result the accepted one. Raises `InputError` for a file name that is not the result's to write."""
    put(case, {name: text.encode("utf-8") for name, text in check_names(case, found).items()})


def put(case: Case, files: Mapping[str, bytes]) -> None:
    """Make these files the accepted result, each written at once; what was accepted and is not among them goes."""
    folder = Folder(case.folder)
    for name in accepted_files(case).keys() - files.keys():
        folder.remove(name)
    for name, data in files.items():
        write_whole(case.folder / name, data)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once or not at all: another process never sees half of it. Raises `OutputError`."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror or error}: change its permissions or make room"
        ) from error


def check_names(case: Case, found: Mapping[str, str]) -> Mapping[str, str]:
    """The same files, when each of them may be written. Raises `InputError` for one that may not."""
    given = given_files(case)
    for name in found:
        parts = PurePosixPath(name).parts
        plain = bool(parts) and name == "/".join(parts) and "\\" not in name and "\0" not in name
        if not plain or name.startswith("/") or any(part.startswith(".") for part in parts):
            raise InputError(f"{case.name}: a result file {name!r} would stand outside the case: give it a plain name")
        if any("/".join(parts[:n]) in given for n in range(1, len(parts) + 1)):
            raise InputError(f"{case.name}: {name} goes in and would come out: name the result file otherwise")
    return found


def orphans(tops: Iterable[Path], claimed: Set[Path]) -> list[Path]:
    """Cases below `tops` that are not among the folders `claimed`, and results that stand in no case at all."""
    found = set()
    for top in tops:
        for path in top.rglob("*"):
            if path.name == CASE and path.parent not in claimed:
                found.add(path.parent)
            elif path.name in (*_RESULTS, PENDING) and not any((one / CASE).exists() for one in path.parents):
                found.add(path)
    return sorted(found)
