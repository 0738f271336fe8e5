#!/usr/bin/env python3
"""What stripping is worth: pages and texts scored beside the peers, in one run.

    strip.py --data DIR [--sample N] [--parts PART ...] [--check] [--pin]

Every page is judged by a model that has seen no page of its site (`benchmarks/folds/`, made by
`train_scorer.py --cross-validate --keep`), so the figures are cross-validated. Peers that are not
installed are left out.

`--check` fails where a figure is under its floor in `floors.json`; `--pin` writes the floors from this run.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from strip_data import FOLDS, fold, html, rows, score

from cleaner.extract import extract
from cleaner.models import Article, Kind, Page
from cleaner.read.pages import page_from
from cleaner.strip import SCORERS, strip
from cleaner.strip.learned import Model
from cleaner.strip.scorers import ByModel, Scorer
from cleaner.strip.stories import StoryModel

HERE = Path(__file__).resolve().parent
PARTS = ("html", "texts", "segments", "speed", "growth", "fields")
SLACK = 0.004
"""A floor is this much under the figure it was pinned at: a sample's figures move that much."""

Text = Callable[[str], str | None]


def fold_scorers() -> list[Scorer]:
    """One scorer a fold, trained without it; the shipped one where there are none."""
    found: list[Scorer] = []
    for k in range(FOLDS):
        paths = HERE / "folds" / f"{k}.npz", HERE / "folds" / "stories" / f"{k}.npz"
        if not all(path.exists() for path in paths):
            print(f"no {' and no '.join(map(str, paths))}: the figures below are TRAINING figures", file=sys.stderr)
            return [SCORERS["learned"]] * FOLDS
        blocks, stories = (dict(np.load(BytesIO(path.read_bytes()))) for path in paths)
        found.append(ByModel(Model.of_arrays(blocks), StoryModel.of_arrays(stories)))
    return found


def cleaned(page: Page, scorer: str | Scorer, extractor: str = "blocks") -> str:
    """The text of the page's article, empty where there is none."""
    outcome = strip(page, extract(page, extractor=extractor), scorer=scorer)
    return outcome.text if isinstance(outcome, Article) else ""


# ---------------------------------------------------------------------------------------------- peers


C4_WORDS = ("javascript", "lorem ipsum", "terms of use", "privacy policy", "cookie policy", "uses cookies")


def c4_lines(text: str) -> str:
    """The line rules of the C4 corpus (Raffel et al. 2020): lines of five words or more that end a sentence."""
    kept = []
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped.endswith((".", "!", "?", '"', "”")) or stripped.endswith("...") or len(stripped.split()) < 5:
            continue
        low = stripped.lower()
        if any(word in low for word in C4_WORDS):
            continue
        kept.append(stripped)
    return "\n".join(kept)


def visible(markup: str) -> str:
    """Every visible block of a page."""
    page = Page(id="page", content=markup, kind=Kind.HTML)
    return "\n".join(block.text for block in extract(page).blocks)


def html_peers() -> dict[str, Text]:
    """The extractors that are installed."""
    peers: dict[str, Text] = {}
    try:
        import trafilatura

        peers["trafilatura"] = lambda markup: trafilatura.extract(markup, include_comments=False)
        peers["trafilatura fast"] = lambda markup: trafilatura.extract(markup, include_comments=False, fast=True)
        peers["trafilatura recall"] = lambda markup: trafilatura.extract(
            markup, include_comments=False, favor_recall=True
        )
    except ImportError:
        pass
    try:
        from lxml import html as lxml_html
        from readability import Document

        def readability(markup: str) -> str:
            return str(lxml_html.fromstring(Document(markup).summary()).text_content())

        peers["readability-lxml"] = readability
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        peers["resiliparse"] = lambda markup: str(extract_plain_text(markup, main_content=True, alt_texts=False))
    except ImportError:
        pass
    try:
        import justext

        stop = justext.get_stoplist("English")
        peers["jusText"] = lambda markup: "\n".join(
            part.text for part in justext.justext(markup, stop) if not part.is_boilerplate
        )
    except ImportError:
        pass
    try:
        import newspaper

        def newspaper4k(markup: str) -> str:
            article = newspaper.Article("http://example.com/", fetch_images=False)
            article.download(input_html=markup)
            article.parse()
            return str(article.text)

        peers["newspaper4k"] = newspaper4k
    except ImportError:
        pass
    peers["C4 line rules"] = lambda markup: c4_lines(visible(markup))
    peers["no cleaning"] = visible
    return peers


def tried(peer: Text, markup: str) -> str:
    """What a peer gives; nothing where it raises."""
    try:
        return peer(markup) or ""
    except Exception:  # a peer's fault is its result
        return ""


# ---------------------------------------------------------------------------------------------- parts

Table = dict[str, dict[str, float]]


def html_pages(data: Path, step: int) -> Iterator[tuple[dict[str, Any], Page]]:
    """Rows of `articles-dev` and their pages."""
    for row in rows(data / "articles-dev" / "truth.jsonl")[::step]:
        page = page_from(html(data / "articles-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if isinstance(page, Page):
            yield row, page


def part_html(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """Articles out of HTML."""
    ways: dict[str, Callable[[Page, int], str]] = {
        "cleaner": lambda page, k: cleaned(page, scorers[k]),
        "cleaner --scorer rules": lambda page, _: cleaned(page, "rules"),
    }
    for name, peer in html_peers().items():
        ways[name] = lambda page, _, peer=peer: tried(peer, page.content)  # type: ignore[misc]
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    for row, page in html_pages(data, step):
        k = fold(row["domain"], FOLDS)
        for name, way in ways.items():
            began = time.perf_counter()
            text = way(page, k)
            seconds[name] += time.perf_counter() - began
            pairs[name].append((text, row["text"]))
    return {name: {**score(found), "ms a page": seconds[name] / len(found) * 1000} for name, found in pairs.items()}


def part_texts(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """Texts whose HTML is lost: whole pages, what extractors left, and clean articles."""
    truth = {row["id"]: row for row in rows(data / "articles-dev" / "truth.jsonl")}
    sets = {
        name: [(truth[row["id"]], row["text"] or "") for row in rows(data / "texts-dev" / f"{name}.jsonl.gz")]
        for name in ("whole-page", "extract-trafilatura", "extract-readability")
    }
    sets["clean article"] = [(row, row["text"]) for row in truth.values()]
    ways: dict[str, Callable[[str, int], str]] = {
        "cleaner": lambda text, k: cleaned(Page(id="page", content=text, kind=Kind.TEXT), scorers[k]),
        "cleaner --scorer rules": lambda text, _: cleaned(Page(id="page", content=text, kind=Kind.TEXT), "rules"),
        "C4 line rules": lambda text, _: c4_lines(text),
        "no cleaning": lambda text, _: text,
    }
    table: Table = {}
    for group, items in sets.items():
        for name, way in ways.items():
            began = time.perf_counter()
            pairs = [(way(text, fold(row["domain"], FOLDS)), row["text"]) for row, text in items[::step]]
            spent = (time.perf_counter() - began) / len(pairs) * 1000
            table[f"{group}: {name}"] = {**score(pairs), "ms a page": spent}
    return table


def squeezed(text: str) -> str:
    """White space runs as one space, as the segments are looked for."""
    return " ".join(text.split())


def part_segments(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """Wanted and unwanted segments of pages in many languages, in all and by language."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    peers = {name: peer for name, peer in html_peers().items() if name in ("trafilatura", "resiliparse", "jusText")}
    for row in rows(data / "segments-dev" / "truth.jsonl")[::step]:
        page = page_from(html(data / "segments-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if not isinstance(page, Page):
            continue
        site = urlsplit(row["url"]).netloc.removeprefix("www.")
        outcome = strip(page, extract(page), scorer=scorers[fold(site, FOLDS)])
        language = (getattr(outcome, "language", None) or "other")[:2]
        texts = {
            "cleaner": outcome.text if isinstance(outcome, Article) else "",
            "cleaner --scorer rules": cleaned(page, "rules"),
            **{name: tried(peer, page.content) for name, peer in peers.items()},
        }
        for name, text in texts.items():
            text = squeezed(text)
            hits = sum(squeezed(segment) in text for segment in row["with"])
            slips = sum(squeezed(segment) in text for segment in row["without"])
            for key in (name, f"{name}, {language}") if name in ("cleaner", "trafilatura") else (name,):
                for i, count in enumerate((hits, slips, len(row["with"]))):
                    table[key][i] += count
    return {
        name: {
            "f1": 2 * hits / max(1, hits + slips + wanted),
            "precision": hits / max(1, hits + slips),
            "recall": hits / max(1, wanted),
            "segments": wanted,
        }
        for name, (hits, slips, wanted) in sorted(table.items())
    }


def part_speed(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """One thread, each way on each page in turn, so that a busy machine slows all alike."""
    import trafilatura

    ways: dict[str, Callable[[Page], object]] = {
        "trafilatura": lambda page: trafilatura.extract(page.content, include_comments=False),
        "trafilatura fast": lambda page: trafilatura.extract(page.content, include_comments=False, fast=True),
        "cleaner": lambda page: cleaned(page, "learned"),
        "cleaner: blocks alone": extract,
    }
    seconds: dict[str, list[float]] = defaultdict(list)
    for _, page in html_pages(data, max(step, 4)):
        for name, way in ways.items():
            began = time.perf_counter()
            way(page)
            seconds[name].append(time.perf_counter() - began)
    texts = [row["text"] for row in rows(data / "articles-dev" / "truth.jsonl")[:: max(step, 4)]]
    for text in texts:
        if 2_000 <= len(text) <= 8_000:
            page = Page(id="page", content=text, kind=Kind.TEXT)
            began = time.perf_counter()
            cleaned(page, "learned")
            seconds["cleaner, a text of 2-8 KB"].append(time.perf_counter() - began)
    base = sum(seconds["trafilatura"])
    return {
        name: {
            "ms a page": float(np.mean(spent)) * 1000,
            "median ms": float(np.median(spent)) * 1000,
            "pages a second": 1 / float(np.mean(spent)),
            "times trafilatura": base / sum(spent) * len(spent) / len(seconds["trafilatura"]),
        }
        for name, spent in seconds.items()
    }


def part_growth(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """Cost by page size: one story's paragraphs over and over, as text and as HTML."""
    story = [line for line in rows(data / "articles-dev" / "truth.jsonl")[0]["text"].split("\n") if line]
    table: Table = {}
    for size in (100_000, 1_000_000, 5_000_000):
        lines: list[str] = []
        while len(lines) < size // 50:
            lines += [f"{line} {len(lines)}" for line in story]
        text = "\n".join(lines)[:size]
        markup = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</article></body>"
        for kind, content in ((Kind.TEXT, text), (Kind.HTML, markup)):
            began = time.perf_counter()
            cleaned(Page(id="page", content=content, kind=kind), "learned")
            spent = time.perf_counter() - began
            table[f"{kind} of {size // 1000} KB"] = {"seconds": spent, "ms a 100 KB": spent * 1000 / (size / 100_000)}
    return table


def part_fields(data: Path, step: int, scorers: Sequence[Scorer]) -> Table:
    """Headline, byline and date against the truth, beside trafilatura."""
    import trafilatura

    counts: dict[str, list[bool]] = defaultdict(list)

    def same(found: str | None, wanted: str) -> bool:
        def words(text: str) -> set[str]:
            return set(re.findall(r"\w+", text.lower()))

        a, b = words(found or ""), words(wanted)
        return bool(a) and len(a & b) >= 0.7 * len(a | b)

    for row, page in html_pages(data, max(step, 2)):
        outcome = strip(page, extract(page), scorer=scorers[fold(row["domain"], FOLDS)])
        meta = trafilatura.extract_metadata(page.content, default_url=row["url"])
        for name, headline, byline, date in (
            ("cleaner", *(getattr(outcome, key, None) for key in ("headline", "byline", "date"))),
            ("trafilatura", *(getattr(meta, key, None) for key in ("title", "author", "date"))),
        ):
            if row["title"]:
                counts[f"headline: {name}"].append(same(headline, row["title"]))
            if row["author"]:
                counts[f"byline: {name}"].append(same(byline, row["author"]))
            if row["date"]:
                counts[f"date: {name}"].append((date or "")[:10] == row["date"][:10])
    return {name: {"right": sum(hits) / len(hits), "pages": len(hits)} for name, hits in sorted(counts.items())}


def show(part: str, table: Mapping[str, Mapping[str, float]]) -> None:
    """One part as a table."""
    columns = list(dict.fromkeys(key for row in table.values() for key in row))
    width = max(len(name) for name in table)
    print(f"\n{part:{width}}  " + "  ".join(f"{column:>16}" for column in columns))
    for name, row in table.items():
        figures = [row.get(column, float("nan")) for column in columns]
        cells = (f"{figure:16.4f}" if figure < 10 else f"{figure:16.1f}" for figure in figures)
        print(f"{name:{width}}  " + "  ".join(cells), flush=True)


def floors_of(tables: Mapping[str, Table]) -> dict[str, float]:
    """What may be pinned: the quality of cleaner's own ways."""
    return {
        f"{part}: {name}: {key}": value
        for part, table in tables.items()
        for name, row in table.items()
        for key, value in row.items()
        if "cleaner" in name and key in ("f1", "word_f1", "right")
    }


def main() -> int:
    """Run the parts asked for, print them, and check or pin the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="take every Nth page only")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    scorers = fold_scorers()
    tables: dict[str, Table] = {}
    for part in options.parts:
        tables[part] = globals()[f"part_{part}"](options.data, options.sample, scorers)
        show(part, tables[part])
    path = HERE / "floors.json"
    pinned: dict[str, dict[str, float]] = json.loads(path.read_text()) if path.exists() else {}
    sample = f"every {options.sample}"
    if options.pin:
        pinned[sample] = {**pinned.get(sample, {}), **{k: round(v - SLACK, 4) for k, v in floors_of(tables).items()}}
        path.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n")
    if options.check:
        now = floors_of(tables)
        under = {k: (now[k], floor) for k, floor in pinned.get(sample, {}).items() if k in now and now[k] < floor}
        for key, (figure, floor) in under.items():
            print(f"UNDER ITS FLOOR: {key}: {figure:.4f} < {floor:.4f}")
        return 1 if under else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
