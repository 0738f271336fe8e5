"""The main job on real pages: `cleaner run` over a folder of HTML, scored beside trafilatura and the raw text.

    python benchmarks/run.py --data DIR [--jobs 2] [--sample N]

DIR holds `articles-dev/` (html/ID.html.gz, truth.jsonl) and `score_articles.py`, whose definitions are used.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cleaner import Pipeline
from cleaner.read import decode


def scorer(data: Path) -> ModuleType:
    """The data folder's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_articles", data / "score_articles.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(score: ModuleType, truth: list[dict[str, str]], found: dict[str, str]) -> dict[str, float]:
    """Shingle F1, word F1 and the share of pages hurt, as `score_articles.py` defines them."""
    pairs = [(found.get(row["id"], ""), row["text"]) for row in truth]
    each = [score.overlap(score.grams(a), score.grams(b)) for a, b in pairs]
    precision, recall = score.mean(p for p, _ in each), score.mean(r for _, r in each)
    return {
        "shingle F1": score.harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "word F1": score.mean(score.word_f1(a, b) for a, b in pairs),
        "hurt": score.mean(float(r < 0.98) for _, r in each if r is not None),
    }


def raw(path: str) -> str:
    """Every visible word of a page."""
    from lxml import html

    tree = html.document_fromstring(decode(gzip.decompress(Path(path).read_bytes())).text.encode())
    for hidden in tree.xpath("//script | //style | //noscript | //template"):
        hidden.drop_tree()
    return str(tree.text_content())


def by_trafilatura(path: str) -> str:
    """What trafilatura gives, without comments."""
    import trafilatura

    return trafilatura.extract(gzip.decompress(Path(path).read_bytes()), include_comments=False) or ""


def mapped(function: Callable[[str], str], paths: Iterable[Path], jobs: int) -> dict[str, str]:
    """A function over pages in as many processes as the product gets."""
    names = [str(path) for path in paths]
    with ProcessPoolExecutor(jobs) as pool:
        return {
            Path(n).name.split(".")[0]: text
            for n, text in zip(names, pool.map(function, names, chunksize=8), strict=True)
        }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sample", type=int, help="only the first N pages")
    given = parser.parse_args()
    score = scorer(given.data)
    truth = score.read(given.data / "articles-dev" / "truth.jsonl")[: given.sample]
    pages = [given.data / "articles-dev" / "html" / f"{row['id']}.html.gz" for row in truth]
    table: list[tuple[str, dict[str, float], float]] = []
    for name, function in (("every visible word", raw), ("trafilatura", by_trafilatura)):
        started = time.monotonic()
        found = mapped(function, pages, given.jobs)
        table.append((name, figures(score, truth, found), time.monotonic() - started))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in"
        source.mkdir()
        for page in pages:
            shutil.copy(page, source)
        summary = Pipeline(jobs=given.jobs).run(source, Path(folder) / "out")
        rows = (json.loads(line) for line in (Path(folder) / "out" / "articles.jsonl").read_text().split("\n") if line)
        found = {row["id"].split(".")[0]: row["text"] for row in rows}
    table.append(("cleaner run", figures(score, truth, found), summary.seconds))
    names = list(table[0][1])
    print(f"{len(pages)} pages, {given.jobs} processes")
    print(f"{'':<20}" + "".join(f"{name:>12}" for name in names) + f"{'pages/s':>12}")
    for name, row, seconds in table:
        print(f"{name:<20}" + "".join(f"{row[key]:12.4f}" for key in names) + f"{len(pages) / seconds:12.0f}")
    rejected, quarantined = sum(summary.rejected.values()), sum(summary.quarantined.values())
    print(
        f"accounted for: {summary.pages} pages = {summary.articles} articles + {rejected} rejected {summary.rejected} "
        f"+ {quarantined} quarantined"
    )


if __name__ == "__main__":
    main()
