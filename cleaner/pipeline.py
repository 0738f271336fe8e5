"""The only file that knows the order: read -> extract -> strip -> dedup -> collate -> write.

Everything a runner maps over pages is here and pure; so is the conclusion, given what the pages gave.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache, partial
from heapq import nsmallest
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cleaner.errors import CleanerError, InputError, UsageError
from cleaner.models import (
    Article,
    Cluster,
    Collation,
    Deduplication,
    Extraction,
    Kind,
    Outcome,
    Page,
    Rejected,
    Stage,
    Why,
)
from cleaner.read import CAPTURED, DEFAULT_COLUMNS, MAX_PAGE_BYTES, Columns, Source, load, page_from, sources
from cleaner.rules import Rule
from cleaner.rules.own import Part, SiteRules, always, host, rule_row
from cleaner.version import VERSION, mark, program
from cleaner.write import (
    Aside,
    Folder,
    Kept,
    PageRow,
    Pages,
    Seen,
    State,
    Summary,
    Text,
    Texts,
    clusters_from_rows,
    contains_from_rows,
    dumps,
    matches_from_rows,
    page_row,
    read_rows,
    reading,
    rejected_row,
    texts_written,
    write_clusters,
    write_rejected,
    write_rows,
)

if TYPE_CHECKING:
    from cleaner.dedup import DedupSettings
    from cleaner.rules.book import RuleBook
    from cleaner.write.report import Story
    from cleaner.write.shelf import Shelf

# No page of the 791 in articles-dev is this large with a true article this short (under 300 characters).
LARGE_PAGE = 50_000
TINY_ARTICLE = 300

MANY = 2_000
"""Articles whose rows are worth another process to write them."""

SITE_PAGES = 20_000
"""Pages of a site that are looked at for lines that recur: a line of a site stands on a twentieth of its pages."""

KINDS = ("auto", *Kind)
EXTRACTORS = ("blocks", "trafilatura")
SCORERS = ("learned", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How pages are cleaned and copies are found; the same settings give the same result."""

    extractor: str = "blocks"
    scorer: str = "learned"
    max_page_bytes: int = MAX_PAGE_BYTES
    canonical: tuple[str, ...] = ()
    """Criteria of the canonical article, the first decides; empty: those of `cleaner.dedup`."""
    preferred_sites: tuple[str, ...] = ()
    columns: Columns = DEFAULT_COLUMNS
    """What the columns of rows are called."""
    rules: tuple[Rule, ...] = ()
    """Rules of the user's own, beside those of the languages."""
    sites: tuple[SiteRules, ...] = ()

    def __post_init__(self) -> None:
        for name, value, known in (("extractor", self.extractor, EXTRACTORS), ("scorer", self.scorer, SCORERS)):
            if value not in known:
                raise UsageError(f"no {name} {value!r}: choose one of {', '.join(known)}")


class Progress(Protocol):
    """Told what a run is doing."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`step` of the run has `done` of `total` units done; `total` is None while unknown."""


def silent(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""


# ---------------------------------------------------------------------------------------------- one page


def clean(
    source: str | bytes,
    url: str | None = None,
    kind: str = "auto",
    *,
    id: str | None = None,  # noqa: A002 - the field's name
    settings: Settings | None = None,
) -> Outcome:
    r"""The article in one page, or why there is none.

    `source`: HTML or plain text, decoded or as bytes. `kind`: "html", "text", or "auto" to tell by its markup.
    Without `id` the page's id is a hash of its content.

    >>> clean("ADVERTISEMENT\n\nThe council voted on Monday to close the old bridge for repairs until May.").text
    'The council voted on Monday to close the old bridge for repairs until May.'
    """
    if kind not in KINDS:
        raise UsageError(f"no kind {kind!r}: choose one of {', '.join(KINDS)}")
    page = page_from(source, id=id, kind=None if kind == "auto" else Kind(kind), url=url)
    return clean_page(page, settings or Settings())


def unwatched(stage: Stage) -> None:
    """Tell nobody."""


def clean_page(page: Page | Rejected, settings: Settings, enter: Callable[[Stage], None] = unwatched) -> Outcome:
    """The article in a page that was read. `enter` is told each stage that begins."""
    if isinstance(page, Rejected):
        return page
    from cleaner.extract import extract, plain
    from cleaner.strip import strip

    enter(Stage.EXTRACT)
    extraction = extract(page, extractor=settings.extractor)
    enter(Stage.STRIP)
    if settings.rules or settings.sites:
        outcome = _strip_with_own(page, extraction, settings)
    else:
        outcome = strip(page, extraction, scorer=settings.scorer, reread=plain.blocks)
    captured = page.fields.get(CAPTURED)
    if isinstance(outcome, Article) and outcome.date is None and isinstance(captured, str):
        # A page that does not say its date is at least as old as its capture.
        outcome = replace(outcome, date=captured)
    if isinstance(outcome, Article) and len(page.content) >= LARGE_PAGE and len(outcome.text) < TINY_ARTICLE:
        said = f"a page of {len(page.content):,} characters gave an article of {len(outcome.text):,}"
        return replace(outcome, suspicious=said)
    return outcome


def _strip_with_own(page: Page, extraction: Extraction, settings: Settings) -> Outcome:
    """The article, with what the user's own rules say: some are cues to strip by, some always drop or keep."""
    from cleaner.extract import plain
    from cleaner.strip import strip
    from cleaner.strip.own import strip_with, will

    cues = tuple(rule for rule in settings.rules if not any(always((rule,))))
    strips: Callable[[Page, Extraction], Outcome] = partial(strip, scorer=settings.scorer, reread=plain.blocks)
    if cues:
        strips = partial(strip, scorer=settings.scorer, reread=plain.blocks, book=_book(cues))
    names = {host(page.url), host(extraction.url), page.site, extraction.site, *page.id.split("/")[:-1]}
    sites = [one for one in settings.sites if one.speaks_of(name for name in names if name)]
    drop = [*always(settings.rules), *(part for one in sites for part in one.drop)]
    keep = [part for one in sites for part in one.keep]
    wanted = will(extraction.blocks, drop, keep, _selected(page, (*drop, *keep)))
    return strip_with(page, extraction, wanted, strips) if wanted else strips(page, extraction)


def _selected(page: Page, parts: Iterable[Part]) -> dict[str, frozenset[int]]:
    asked = {part.selector: part for part in parts if part.selector}
    if not asked or page.kind is Kind.TEXT:
        return {}
    from cleaner.extract.select import select

    return dict(zip(asked, select(page, [(part.css, part.xpath) for part in asked.values()]), strict=True))


@lru_cache(maxsize=4)
def _book(rules: tuple[Rule, ...]) -> RuleBook:
    from cleaner.languages import rulebook

    return rulebook(extra=rules)


# ---------------------------------------------------------------------------------------------- many pages


@dataclass(frozen=True, slots=True)
class Task:
    """One source to be cleaned, and what an earlier run knows of it."""

    source: Source
    kept: Kept | None
    made: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The page is as an earlier run saw it, cleaned in the same way."""

    id: str


def perform(task: Task, settings: Settings, enter: Callable[[Stage], None] = unwatched) -> PageRow | Unchanged:
    """Read and clean one source: what a worker does. `enter` is told each stage that begins."""
    enter(Stage.READ)
    loaded = load(task.source, settings.max_page_bytes)
    if task.kept and loaded.hash and (task.kept.hash, task.kept.made) == (loaded.hash, task.made):
        return Unchanged(task.source.id)
    outcome = clean_page(loaded.page, settings, enter)
    enter(Stage.WRITE)
    return page_row(outcome, hash=loaded.hash, made=task.made, keys=_line_keys(outcome))


def _line_keys(outcome: Outcome) -> bytes:
    from cleaner.strip.recurring import line_keys

    return packed_keys(line_keys(outcome.text.split("\n")) if isinstance(outcome, Article) else ())


def packed_keys(keys: Sequence[int]) -> bytes:
    """Keys of lines as bytes, 8 each."""
    return struct.pack(f"<{len(keys)}Q", *keys)


def unpacked_keys(keys: bytes) -> tuple[int, ...]:
    """Keys of lines, from 8 bytes each."""
    return struct.unpack(f"<{len(keys) // 8}Q", keys)


class _Finished:
    """Articles without the lines that their sites repeat."""

    def __init__(self, pages: Pages, of_site: Mapping[str, frozenset[int]]) -> None:
        self._pages = pages
        self._of_site = of_site

    def __iter__(self) -> Iterator[PageRow]:
        """All articles, by id."""
        return map(self._without, self._pages.articles())

    def row(self, id: str) -> PageRow | None:  # noqa: A002 - the field's name
        """One article."""
        row = self._pages.page(id)
        return self._without(row) if row and not row.why else None

    def _without(self, row: PageRow) -> PageRow:
        own = self._of_site.get(site_of(row.site, row.url))
        if not own or own.isdisjoint(unpacked_keys(row.keys)):
            return row
        outcome = finished(row.outcome(), own)
        return page_row(outcome, hash=row.hash, made=row.made, keys=row.keys)


def _page(row: PageRow) -> Article:
    """An article with its blocks: copies are looked for on the whole page."""
    outcome = row.outcome()
    if isinstance(outcome, Rejected):
        raise TypeError(f"{row.id} is no article")
    return outcome


def finished(outcome: Outcome, own: frozenset[int]) -> Outcome:
    """The outcome of a page without the lines that its site repeats, given by their keys."""
    from cleaner.strip.recurring import without_recurring

    return without_recurring(outcome, own) if isinstance(outcome, Article) else outcome


def site_of(site: str | None, url: str | None) -> str:
    """What a page's site is called: by its name, or where the page does not say it by its address."""
    return site or host(url)


def _repeated(pages: Pages) -> dict[str, frozenset[int]]:
    """Of every site the keys of the lines that are its own; in memory is one site, of a large one a sample."""
    from cleaner.strip.recurring import PageLines, recurring

    found: dict[str, frozenset[int]] = {}
    lines = (PageLines(page, site, unpacked_keys(keys)) for site, page, keys in pages.lines_by_site(site_of))
    for _, group in groupby(lines, key=lambda page: page.site):
        found.update(recurring(nsmallest(SITE_PAGES, group, key=lambda page: drawn(page.page))))
    return found


def drawn(page: str) -> bytes:
    """What decides by a page's id whether it is in the sample of its site: the smallest are."""
    return hashlib.blake2b(page.encode(), digest_size=8).digest()


def made_by(settings: Settings) -> str:
    """A mark of the program and of the settings that a page's outcome depends on."""
    per_page: dict[str, Any] = {
        "extractor": settings.extractor,
        "scorer": settings.scorer,
        "most": settings.max_page_bytes,
        "columns": asdict(settings.columns),
        "own": [*map(rule_row, settings.rules), *map(rule_row, settings.sites)],
    }
    return hashlib.sha256(f"{program()} {json.dumps(per_page, sort_keys=True)}".encode()).hexdigest()[:16]


# ---------------------------------------------------------------------------------------------- all together


def deduplicate(
    articles: Iterable[Article | tuple[str, str]], settings: Settings | None = None, progress: Progress = silent
) -> Deduplication:
    """Every article in exactly one cluster of copies; the order of the articles does not matter.

    `articles`: articles, or pairs of id and text.
    """
    from cleaner.dedup import deduplicate as find

    return find(
        articles,
        settings=dedup_settings(settings or Settings()),
        progress=partial(progress, "finding copies"),
    )


def dedup_settings(settings: Settings) -> DedupSettings:
    """How copies are looked for."""
    from cleaner.dedup.settings import DEFAULT_CRITERIA, DedupSettings

    return DedupSettings(canonical=settings.canonical or DEFAULT_CRITERIA, preferred_sites=settings.preferred_sites)


def collate(cluster: Cluster, articles: Iterable[Article] | Mapping[str, Article]) -> Collation:
    """The canonical article of a cluster beside each of its variants."""
    from cleaner.collate import collate as beside

    return beside(cluster, articles)


def conclude(
    state: State,
    folder: Folder,
    settings: Settings,
    progress: Progress = silent,
    *,
    copies: bool = True,
    aside: Aside = nullcontext,
) -> Summary:
    """Find copies among all articles of the state, collate them and write every file but the manifest.

    Without `copies` only the cleaned articles are written. `aside`: where rows are written meanwhile.
    """
    articles, rejected = state.count()
    summary = Summary(pages=articles + rejected, articles=articles)
    of_site = _repeated(state)
    finished = _Finished(state, of_site)
    state.begin_files()
    with (aside if articles >= MANY else nullcontext)(partial(_write_rows, state.path, folder, of_site)) as rows:
        write_rejected(state, folder, summary)
        passing = texts_written(finished, state, folder, summary, partial(_tell, progress, "writing", articles))
        if copies:
            _find_copies(passing, finished, state, folder, settings, summary, progress)
        else:
            for _ in passing:
                pass
        rows()
    for path in state.gone():
        folder.remove(path)
    state.forget_gone()
    return summary


def _write_rows(state: Path, folder: Folder, of_site: Mapping[str, frozenset[int]]) -> None:
    """Write the rows of all articles of a state, read beside the process that writes it."""
    with reading(state) as pages:
        write_rows(_Finished(pages, of_site), folder)


def _tell(progress: Progress, step: str, total: int | None, done: int) -> None:
    """Tell of a step, with what changes last."""
    progress(step, done, total)


def _find_copies(
    rows: Iterable[PageRow],
    finished: _Finished,
    state: State,
    folder: Folder,
    settings: Settings,
    summary: Summary,
    progress: Progress,
) -> None:
    from cleaner.collate.unified import unified
    from cleaner.dedup.index import Index, Marked

    with Index(folder.top / ".cleaner" / "index.sqlite", dedup_settings(settings)) as index:
        index.sync(Marked(row.id, mark(row.line), partial(_page, row)) for row in rows)
        found = index.search(progress=partial(progress, "finding copies"))
        text, told = partial(_text_of, finished), partial(_tell, progress, "collating", None)
        write_clusters(folder, found.clusters(), found.outcome, text, unified, summary, told, state)


def _text_of(finished: _Finished, id: str) -> Text:  # noqa: A002 - the field's name
    row = finished.row(id)
    if row is None:
        raise CleanerError(f"{id!r} is in a cluster and is no article")
    return row.text, lambda: row.article_text


def texts(found: Iterable[Source | Rejected], most: int = MAX_PAGE_BYTES) -> Iterator[Article | Rejected]:
    """Articles whose texts are taken as they are: rows with `id` and `text`, or text files."""
    for one in found:
        page = one if isinstance(one, Rejected) else load(one, most).page
        if isinstance(page, Rejected):
            yield page
        elif page.kind is Kind.HTML:
            yield Rejected(id=page.id, why=Why.NOT_TEXT, detail="this is HTML: clean it first, with `cleaner run`")
        else:
            headline = page.fields.get("headline")
            yield Article(
                id=page.id,
                text=page.content,
                headline=headline if isinstance(headline, str) else None,
                date=page.date,
                site=page.site,
                url=page.url,
            )


def dedup_run(
    inputs: str | Iterable[str], out: str, settings: Settings | None = None, progress: Progress = silent
) -> Summary:
    """Find the copies among texts that are clean already, and write clusters and variants into the folder `out`.

    Raises `InputError` when an input does not exist and `OutputError` when `out` cannot be written.
    """
    from cleaner.collate.unified import unified
    from cleaner.dedup import found as find
    from cleaner.write.shelf import Shelf

    settings = settings or Settings()
    folder = Folder(out)
    found = sources(inputs, leave_out=out, columns=settings.columns, max_page_bytes=settings.max_page_bytes)
    folder.prepare()
    rejected: list[Rejected] = []
    summary = Summary()

    def articles() -> Iterator[Article]:
        for one in texts(unique(found), settings.max_page_bytes):
            if isinstance(one, Rejected):
                rejected.append(one)
            else:
                summary.articles += 1
                yield one
            progress("reading", summary.articles + len(rejected), None)

    shelf = Shelf()
    copies = find(
        shelf.passing(articles()),
        settings=dedup_settings(settings),
        progress=lambda done, total: progress("finding copies", done, total) if total else None,
    )
    summary.pages = summary.articles + len(rejected)
    summary.rejected = dict(sorted(Counter(one.why.value for one in rejected).items()))
    summary.passed_over = dict(sorted(found.passed_over.items()))
    told = partial(_tell, progress, "collating", None)
    write_clusters(folder, copies.clusters(), copies, partial(_shelved, shelf), unified, summary, told)
    folder.write_lines("rejected.jsonl", (dumps(rejected_row(one)) for one in sorted(rejected, key=lambda r: r.id)))
    folder.write("manifest.json", manifest(summary, settings, found.inputs))
    return summary


def _shelved(shelf: Shelf, id: str) -> Text:  # noqa: A002 - the field's name
    article = shelf.article(id)
    if article is None:
        raise CleanerError(f"{id!r} is in a cluster and was not read")
    return article.text.encode("utf-8", "surrogatepass"), lambda: article.text


def unique(found: Iterable[Source | Rejected]) -> Iterator[Source | Rejected]:
    """Every page under an id of its own: a second one with the same id is a rejection."""
    seen = Seen()
    for one in found:
        times = seen.times(one.id)
        if times == 1:
            yield one
            continue
        yield duplicate(one.id, times)


def duplicate(id: str, number: int) -> Rejected:  # noqa: A002 - the field's name
    """What becomes of the page that is the `number`th with its id."""
    return Rejected(
        id=f"{id}#{number}",
        why=Why.DUPLICATE_ID,
        detail="another page of this run has the same id: give their common folder as input, or other ids",
    )


def manifest(summary: Summary, settings: Settings, inputs: Iterable[str]) -> str:
    """The account of a run as JSON."""
    about = {"program": "cleaner", "version": VERSION, "inputs": list(inputs), "settings": settings_row(settings)}
    return json.dumps(about | asdict(summary), ensure_ascii=False, indent=2) + "\n"


def settings_row(settings: Settings) -> dict[str, Any]:
    """Settings as plain data."""
    told: dict[str, Any] = {one.name: getattr(settings, one.name) for one in fields(settings)}
    told["columns"] = asdict(settings.columns)
    for name in ("rules", "sites"):
        told[name] = [rule_row(one) for one in told[name]]
    return told


def collation_of(out: str, id: str) -> Collation:  # noqa: A002 - the field's name
    """The collation of a cluster of an earlier run into the folder `out`, by the cluster's id or a member's.

    Raises `InputError` when there is no run or no such cluster.
    """
    folder = Path(out)
    clusters = clusters_from_rows(read_rows(folder / "clusters.jsonl"))
    found = next((one for one in clusters if id == one.id or any(id == member.id for member in one.members)), None)
    if found is None:
        raise InputError(f"no cluster or member {id!r} in {folder / 'clusters.jsonl'}: look there for the ids")
    wanted = {member.id for member in found.members}
    with Texts(folder / "articles.jsonl", wanted) as texts:
        return collate(found, list(texts.articles(sorted(wanted))))


def report(out: str | os.PathLike[str], progress: Progress = silent, aside: Aside = nullcontext) -> Path:
    """Write `report.html` of an earlier run into its folder `out`; its path.

    `aside`: where stories are compared while articles are read.

    Raises `InputError` when there is no run, and `OutputError` when the folder cannot be written.
    """
    from cleaner.write.report import Compared, load_report_data, report_pieces

    top = Path(out)
    told = json.loads((top / "manifest.json").read_text(encoding="utf-8")) if (top / "manifest.json").exists() else {}

    def rows(name: str) -> Iterator[dict[str, Any]]:
        return read_rows(top / name) if (top / name).exists() else iter(())

    data = load_report_data(
        _told(read_rows(top / "articles.jsonl"), progress, told.get("articles")),
        rows("clusters.jsonl"),
        read_rows(top / "rejected.jsonl"),
        collations=partial(_stories, top),
        matches=matches_from_rows(rows("matches.jsonl")),
        contains=contains_from_rows(rows("matches.jsonl")),
        compared=[
            Compared(left=one.left, right=one.right, jaccard=one.jaccard, containment=one.containment, joined=False)
            for one in matches_from_rows(rows("matches.jsonl"), missed=True)
        ],
        settings=told.get("settings"),
        aside=aside,
    )
    Folder(top).write_pieces("report.html", report_pieces(data))
    return top / "report.html"


def _told(rows: Iterable[dict[str, Any]], progress: Progress, total: int | None) -> Iterator[dict[str, Any]]:
    for done, row in enumerate(rows, 1):
        yield row
        progress("reporting", done, total)


def _stories(top: Path, clusters: Sequence[Cluster]) -> Iterator[Story]:
    """What the report shows of clusters, from the articles in the folder of a run."""
    from cleaner.write.report import Story, facts_of

    if not clusters:
        return
    wanted = {member.id for cluster in clusters for member in cluster.members}
    with Texts(top / "articles.jsonl", wanted) as texts:
        for cluster in clusters:
            members = list(texts.articles(member.id for member in cluster.members))
            yield Story(collate(cluster, members), {one.id: facts_of(one) for one in members})


__all__ = [
    "Progress",
    "Settings",
    "Source",
    "Summary",
    "Task",
    "Unchanged",
    "clean",
    "clean_page",
    "collate",
    "collation_of",
    "conclude",
    "deduplicate",
    "perform",
    "report",
    "texts",
]
