#!/usr/bin/env python3
"""Headline, byline and date of `articles-dev` beside trafilatura's, in one run.

    metadata.py --data DIR [--sample N] [--misses FIELD]

A field is right when it says what the truth says: headlines as the same words, bylines as the same set of names, dates
as the same day. Precision is over pages where a field was given, recall over pages where the truth has one.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from strip_data import html, rows

from cleaner.extract import extract
from cleaner.models import Kind, Page
from cleaner.read.pages import page_from

NAMES = re.compile(r",|;|\||&|\band\b")
FIELDS = ("headline", "byline", "date")
TRUTH = {"headline": "title", "byline": "author", "date": "date"}

Said = Mapping[str, str | None]


def words(text: str | None) -> str:
    """The words of a text, as two printings of it are compared."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


def names(text: str | None) -> frozenset[str]:
    """The names in a byline."""
    return frozenset(filter(None, (words(part) for part in NAMES.split(text or ""))))


def day(text: str | None) -> str:
    """The day of a date."""
    return (text or "")[:10]


SAME: Mapping[str, Callable[[str | None], Hashable]] = {"headline": words, "byline": names, "date": day}


def ours(page: Page) -> Said:
    """What `cleaner` reads from the page alone, its address unknown."""
    found = extract(page)
    return {"headline": found.headline, "byline": found.byline, "date": found.date}


def trafilatura(page: Page) -> Said:
    """What trafilatura reads from it."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(page.content)
    return {"headline": found.title, "byline": found.author, "date": found.date} if found else {}


def scored(field: str, found: Sequence[Said], truths: Sequence[Mapping[str, Any]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a field."""
    same = SAME[field]
    right = given = wanted = 0
    for said, truth in zip(found, truths, strict=True):
        value, expected = same(said.get(field)), same(truth[TRUTH[field]])
        if field == "date" and expected:  # some truths know the month alone
            value = str(value)[: len(str(expected))]
        right += bool(expected) and value == expected
        given += bool(value)
        wanted += bool(expected)
    precision, recall = right / max(1, given), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=1, help="every Nth page")
    parser.add_argument("--misses", choices=FIELDS, help="list the pages where this field is not the truth's")
    options = parser.parse_args()
    folder = options.data / "articles-dev"
    truths = rows(folder / "truth.jsonl")[:: options.sample]
    pages: list[Page] = []
    for truth in truths:
        page = page_from(html(folder, truth["id"]), id=truth["id"], kind=Kind.HTML)
        assert isinstance(page, Page)
        pages.append(page)
    table: dict[str, list[Said]] = {}
    print(
        f"{len(pages)} pages                  " + "".join(f"{field:>10s} P     R    F1   " for field in FIELDS) + "  ms"
    )
    for name, reader in (("cleaner", ours), ("trafilatura", trafilatura)):
        started = time.process_time()
        table[name] = [reader(page) for page in pages]
        spent = (time.process_time() - started) / len(pages) * 1e3
        cells = "".join("     {:.3f} {:.3f} {:.3f}  ".format(*scored(field, table[name], truths)) for field in FIELDS)
        print(f"{name:24s} {cells} {spent:6.1f}")
    if options.misses:
        field, same = options.misses, SAME[options.misses]
        for truth, said, other in zip(truths, table["cleaner"], table["trafilatura"], strict=True):
            if same(said.get(field)) != same(truth[TRUTH[field]]):
                print(
                    f"{truth['id']} {truth['domain']}: {truth[TRUTH[field]]} | {said.get(field)} | {other.get(field)}"
                )


if __name__ == "__main__":
    main()
