#!/usr/bin/env python3
"""What a page costs, stage by stage, beside trafilatura's default, one thread, in pairs in one run.

    speed.py --data DIR [--pages N] [--rounds N] [--scorer NAME] [--sizes]

Every page is taken apart by ours and by trafilatura in turn, `--rounds` times; a page's time is its least, so that what
else the machine does at the moment does not count. The ratio is of the sums, and the median over pages. `--sizes` adds
pages of 100 KB to 5 MB, made by repeating the body of one.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from strip_data import html, rows

from cleaner.extract import extract, metadata, parse, said, tags
from cleaner.extract import html as markup
from cleaner.models import Kind, Page
from cleaner.pipeline import Settings, clean_page
from cleaner.read.pages import page_from

SIZES = (100_000, 300_000, 1_000_000, 3_000_000, 5_000_000)


def stages(page: Page, settings: Settings) -> Mapping[str, Callable[[], object]]:
    """What is measured of one page. Each stage is made to do its own work only."""
    from trafilatura import extract as peer

    root = parse.tree(page.content)
    if root is None:
        return {}
    head = said.head(root)
    written = tags.written(root)
    walked = markup.walk(written)
    return {
        "parse": lambda: parse.tree(page.content),
        "written": lambda: tags.written(root),
        "walk": lambda: markup.walk(written),
        "fields": lambda: metadata.fields(head, walked),
        "extract": lambda: extract(page),
        "clean": lambda: clean_page(page, settings),
        "trafilatura": lambda: peer(page.content),
    }


def least(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measured(pages: Sequence[Page], rounds: int, settings: Settings) -> list[dict[str, float]]:
    """For every page its least seconds by stage."""
    found: list[dict[str, float]] = []
    for page in pages:
        each = stages(page, settings)
        best = dict.fromkeys(each, float("inf"))
        for _ in range(rounds):
            for name, work in each.items():
                best[name] = min(best[name], least(work))
        if best:
            found.append(best)
    return found


def of_size(page: Page, size: int) -> Page:
    """The page with its body repeated to about this many characters."""
    head, _, body = page.content.partition("<body")
    body = "<div" + body.replace("</body>", "").replace("</html>", "") + "</div>"
    times = max(1, (size - len(head)) // len(body))
    return Page(id=f"{page.id}x{times}", content=f"{head}<body>{body * times}</body></html>", kind=Kind.HTML)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scorer", default=Settings().scorer)
    parser.add_argument("--sizes", action="store_true")
    options = parser.parse_args()
    settings = Settings(scorer=options.scorer)
    folder = options.data / "articles-dev"
    truths = rows(folder / "truth.jsonl")
    pages: list[Page] = []
    for truth in truths[:: max(1, len(truths) // options.pages)]:
        page = page_from(html(folder, truth["id"]), id=truth["id"], kind=Kind.HTML)
        assert isinstance(page, Page)
        pages.append(page)
    found = measured(pages, options.rounds, settings)
    size = sum(len(page.content) for page in pages) / len(pages) / 1e3
    print(f"{len(found)} pages of {size:.0f} KB on average, least of {options.rounds} rounds")
    theirs = sum(one["trafilatura"] for one in found)
    for name in found[0]:
        total = sum(one[name] for one in found)
        ratio = statistics.median(one["trafilatura"] / one[name] for one in found)
        print(
            f"  {name:12s} {total / len(found) * 1e3:7.2f} ms  {len(found) / total:7.1f} pages/s  "
            f"{theirs / total:5.2f}x trafilatura (median of pages {ratio:.2f}x)"
        )
    if options.sizes:
        base = min(pages, key=lambda page: abs(len(page.content) - SIZES[0]))
        print(f"page {base.id} repeated; microseconds a KB, which stay level where the cost is linear")
        for wanted in SIZES:
            page = of_size(base, wanted)
            kilobytes = len(page.content) / 1e3
            best = measured([page], 2, settings)[0]
            cells = "  ".join(f"{name} {seconds * 1e6 / kilobytes:6.1f}" for name, seconds in best.items())
            print(f"  {kilobytes:6.0f} KB  {cells}")


if __name__ == "__main__":
    main()
