"""A golden case is a folder: `case.toml` says what goes in and why, the other files are what came out."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cleaner.errors import InputError
from cleaner.models import Article, Outcome, Rejected
from cleaner.pipeline import Settings, clean_page, collate, deduplicate
from cleaner.read import load, sources
from cleaner.write import cluster_row, dumps, page_path

_FIELDS = ("headline", "byline", "dateline", "agency", "date", "site", "language", "url")
_CASE = "case.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden case."""

    name: str
    folder: Path
    why: str
    """What the case shows."""
    inputs: tuple[Path, ...]
    copies: bool
    """Several pages whose clusters and variants are the result, instead of one page."""


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
        old, new = ((text or "").splitlines(keepends=True) for text in (self.accepted, self.found))
        lines = difflib.unified_diff(old, new, f"accepted/{self.file}", f"found/{self.file}")
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def cases(top: Path) -> Iterator[Case]:
    """All cases below a folder, by name. Raises `InputError` for a case that cannot be understood."""
    for path in sorted(top.rglob(_CASE)):
        yield _case(top, path)


def _case(top: Path, path: Path) -> Case:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        inputs = tuple((path.parent / name).resolve() for name in told["inputs"])
        why = str(told["why"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f'{path}: a case needs why = "..." and inputs = ["..."]: {error}') from error
    missing = [str(one) for one in inputs if not one.exists()]
    if missing:
        raise InputError(f"{path}: no such input: {', '.join(missing)}")
    return Case(
        name=str(path.parent.relative_to(top)),
        folder=path.parent,
        why=why,
        inputs=inputs,
        copies=bool(told.get("copies", len(inputs) > 1)),
    )


def result(case: Case, settings: Settings | None = None) -> dict[str, str]:
    """What the program makes of a case now: file name to content."""
    settings = settings or Settings()
    outcomes = [clean_page(load(one).page, settings) for one in sources(case.inputs) if not isinstance(one, Rejected)]
    if case.copies:
        return _copies([one for one in outcomes if isinstance(one, Article)], settings)
    if len(outcomes) != 1:
        raise InputError(f"{case.name}: a case without copies has one page, this has {len(outcomes)}")
    return _page(outcomes[0])


def _page(outcome: Outcome) -> dict[str, str]:
    if isinstance(outcome, Rejected):
        return {"rejected.txt": f"{outcome.why}: {outcome.detail}\n"}
    fields = {name: value for name in _FIELDS if (value := getattr(outcome, name))}
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


def _copies(articles: list[Article], settings: Settings) -> dict[str, str]:
    found = deduplicate(articles, settings)
    files = {"clusters.jsonl": "".join(dumps(cluster_row(cluster)) + "\n" for cluster in found.clusters)}
    for cluster in found.clusters:
        if cluster.variants:
            for variant in collate(cluster, articles).variants:
                files["variants/" + page_path(variant.id.replace("/", "_"), ".diff")] = variant.unified
    return files


def compare(case: Case, found: Mapping[str, str]) -> tuple[Difference, ...]:
    """The files in which a result differs from the accepted one, by name."""
    accepted = _accepted(case)
    return tuple(
        Difference(case=case.name, file=name, accepted=accepted.get(name), found=found.get(name))
        for name in sorted(accepted.keys() | found.keys())
        if accepted.get(name) != found.get(name)
    )


def accept(case: Case, found: Mapping[str, str]) -> None:
    """Make a result the accepted one."""
    for name in _accepted(case).keys() - found.keys():
        (case.folder / name).unlink()
    for name, text in found.items():
        path = case.folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write(text)


def _accepted(case: Case) -> dict[str, str]:
    given = {_CASE, *(str(one.relative_to(case.folder)) for one in case.inputs if one.is_relative_to(case.folder))}
    return {
        name: path.read_bytes().decode()
        for path in sorted(case.folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(case.folder).as_posix()) not in given
    }
