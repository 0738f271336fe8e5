#!/usr/bin/env python3
"""Other stories, headlines and calls put into clean articles: how much of them goes, how much of the article.

    inserted.py --data DIR [--scorer NAME] [--kinds KIND,...] [--every N] [--seed N] [--show N]

Every article of `articles-dev` is taken as its bare text, and made into one page of each kind below from the texts and
titles of other articles of its fold. A page is cleaned as text, by a model that has seen no site of that fold
(`benchmarks/folds`), or with the scorer that is named. Inserted blocks count as removed when none of their words stay.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from strip_data import FOLDS, fold

OUTLETS = ("AsiaOne", "The Daily Post", "Morning Herald", "Metro News", "World Report", "The Evening Standard")
ADS = ("ADVERTISEMENT", "Advertisement", "Story continues below advertisement", "- Advertisement -", "ADVERTISEMENTs")
CALLS = (
    "Join {o}'s Telegram channel and get the latest breaking news delivered to you.",
    "Sign up for our daily newsletter and never miss a story.",
    "Subscribe to our newsletter",
    "Get the day's top stories delivered to your inbox every morning.",
    "Follow {o} on Facebook, Twitter and Instagram",
    "Download the {o} app for breaking news alerts.",
    "Follow us on WhatsApp",
    "Support our journalism. Become a member today.",
    "Comments",
    "Leave a Reply",
)
READS = (
    "Also Read: ",
    "READ MORE: ",
    "Read also: ",
    "Related: ",
    "ALSO READ | ",
    "Also read: ",
    "See also: ",
    "Read Next: ",
)
TIMES = (
    "{n} minutes ago - {o}",
    "{n} hours ago",
    "{o} - {n}h ago",
    "{o} • {n} minutes ago",
    "Published {n} hours ago",
    "{n} mins ago | {o}",
)
HEADINGS = ("Related", "More from {o}", "Read Next", "Latest Stories", "You may also like", "")

Unit = tuple[str, str]
"""A block and what it is: "story" for the article's own, else the kind of what was put in."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page with foreign blocks in it."""

    id: str
    kind: str
    units: tuple[Unit, ...]
    gap: str

    @property
    def text(self) -> str:
        """The page as it would be scraped."""
        return self.gap.join(text for text, _ in self.units)


@dataclass(frozen=True, slots=True)
class Pool:
    """The articles that stories and headlines are taken from."""

    texts: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]


def paragraphs(text: str) -> tuple[str, ...]:
    """The blocks of a text, one a line."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def title_of(title: str) -> str:
    """A title without the site's name behind it."""
    return re.split(r"\s[|–—»-]\s", title)[0].strip()


def prose(blocks: Sequence[str], rng: random.Random) -> list[str]:
    """The beginning of a story: its first blocks up to some length, no lists, no tables."""
    most = rng.choice((80, 150, 300, 600))
    found: list[str] = []
    words = 0
    for block in blocks:
        if len(block.split()) >= 8 and block[-1] in '.!?"”’)':
            found.append(block)
            words += len(block.split())
            if words >= most:
                break
    return found


def foreign_story(pool: Pool, own: int, rng: random.Random, style: str) -> list[Unit]:
    """Another article: under its headline and time, under its headline, bare, or all in one paragraph."""
    for _ in range(50):
        other = rng.randrange(len(pool.texts))
        blocks = prose(pool.texts[other], rng)
        if other != own and sum(len(block.split()) for block in blocks) >= 40:
            break
    units: list[Unit] = []
    if style in ("timed", "headed") and pool.titles[other]:
        units.append((pool.titles[other], "other headline"))
    if style == "timed":
        line = rng.choice(TIMES).format(n=rng.randrange(2, 23), o=rng.choice(OUTLETS))
        units.append((line, "other time"))
    if style == "squeezed":
        lead = f"{pool.titles[other]} " if rng.random() < 0.5 else ""
        return [(lead + " ".join(blocks), "other story, squeezed")]
    return [*units, *((block, f"other story, {style}") for block in blocks)]


def stories(style: str) -> Callable[[Pool, int, list[Unit], random.Random], list[Unit]]:
    """One to three other stories behind the article."""

    def put(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
        for _ in range(rng.choice((1, 1, 2, 3))):
            units = [*units, *foreign_story(pool, own, rng, style)]
        return units

    return put


def headlines(pool: Pool, own: int, rng: random.Random) -> list[Unit]:
    """Ten to twenty-five titles of other articles."""
    titles = [title for i, title in enumerate(pool.titles) if i != own and len(title.split()) >= 4]
    return [(title, "headline") for title in rng.sample(titles, rng.randrange(10, 26))]


def farm_after(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
    """Headlines behind the article, with or without a heading of their own."""
    heading = rng.choice(HEADINGS).format(o=rng.choice(OUTLETS))
    return [*units, *([(heading, "heading")] if heading else []), *headlines(pool, own, rng)]


def farm_before(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
    """Headlines before the article."""
    return [*headlines(pool, own, rng), *units]


def inside(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
    """Lines that send the reader elsewhere, and advertisement marks, between the blocks."""
    units = list(units)
    titles = [title for i, title in enumerate(pool.titles) if i != own and len(title.split()) >= 4]
    for _ in range(rng.randrange(1, 4)):
        units.insert(rng.randrange(1, len(units) + 1), (rng.choice(READS) + rng.choice(titles), "also read"))
    for _ in range(rng.randrange(1, 3)):
        units.insert(rng.randrange(1, len(units) + 1), (rng.choice(ADS), "advertisement"))
    return units


def calls(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
    """Newsletters, channels and comments behind the article."""
    outlet = rng.choice(OUTLETS)
    return [*units, *((call.format(o=outlet), "call") for call in rng.sample(CALLS, rng.randrange(1, 4)))]


def everything(pool: Pool, own: int, units: list[Unit], rng: random.Random) -> list[Unit]:
    """All at once, as on a page whose HTML is lost."""
    for put in (inside, calls, stories(rng.choice(("timed", "headed", "bare", "squeezed"))), farm_after):
        units = put(pool, own, units, rng)
    return units


KINDS: dict[str, Callable[[Pool, int, list[Unit], random.Random], list[Unit]]] = {
    "clean": lambda pool, own, units, rng: units,  # noqa: ARG005 - nothing put in
    "story timed": stories("timed"),
    "story headed": stories("headed"),
    "story bare": stories("bare"),
    "story squeezed": stories("squeezed"),
    "farm after": farm_after,
    "farm before": farm_before,
    "inside": inside,
    "calls": calls,
    "everything": everything,
}


def pools_of(rows: Sequence[dict[str, Any]]) -> tuple[dict[int, Pool], dict[str, int]]:
    """Of every fold its articles, and of every article its number among them."""
    numbers: dict[str, int] = {}
    of_fold: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        members = of_fold[fold(row["domain"], FOLDS)]
        numbers[row["id"]] = len(members)
        members.append(row)
    pools = {
        number: Pool(
            tuple(paragraphs(row["text"]) for row in members), tuple(title_of(row["title"] or "") for row in members)
        )
        for number, members in of_fold.items()
    }
    return pools, numbers


def cases(rows: Sequence[dict[str, Any]], kinds: Sequence[str], *, seed: int, every: int = 1) -> Iterator[Case]:
    """The test set: the same for the same rows, kinds and seed. What is put in is of the article's fold."""
    pools, numbers = pools_of(rows)
    for row in rows[::every]:
        pool, own = pools[fold(row["domain"], FOLDS)], numbers[row["id"]]
        blocks = pool.texts[own]
        if not blocks:
            continue
        for kind in kinds:
            rng = random.Random(f"{seed} {kind} {row['id']}")
            units = KINDS[kind](pool, own, [(block, "story") for block in blocks], rng)
            yield Case(row["id"], kind, tuple(units), rng.choice(("\n", "\n\n")))


def kept_characters(case: Case, clean: Callable[[str], Any]) -> list[int]:
    """Of each unit, how many of its characters other than white space stay in the article."""
    outcome = clean(case.text)
    stays = bytearray(len(case.text))
    if hasattr(outcome, "blocks"):
        for block in outcome.blocks:
            stays[block.span.start : block.span.end] = b"\1" * (block.span.end - block.span.start)
        for removal in outcome.removals:
            start = outcome.blocks[removal.block].span.start
            stays[start + removal.span.start : start + removal.span.end] = bytes(removal.span.end - removal.span.start)
    found: list[int] = []
    at = 0
    for text, _ in case.units:
        found.append(sum(1 for i, letter in enumerate(text, at) if stays[i] and not letter.isspace()))
        at += len(text) + len(case.gap)
    return found


def main() -> None:
    """Print a table: a line a kind of page, and a line a kind of what was put in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", help="one of cleaner's, for all pages: learned (which has seen them), rules")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--every", type=int, default=1, help="take every Nth article only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="show so many blocks that were kept or lost wrongly")
    options = parser.parse_args()

    from strip import fold_scorers

    from cleaner.extract import extract, plain
    from cleaner.models import Kind, Page
    from cleaner.strip import strip

    scorers = [options.scorer] if options.scorer else fold_scorers()
    with (options.data / "articles-dev" / "truth.jsonl").open() as file:
        rows = [json.loads(line) for line in file]
    put_in: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    page: dict[str, Counter[str]] = defaultdict(Counter)
    shown: Counter[str] = Counter()
    start = time.perf_counter()
    domains = {row["id"]: row["domain"] for row in rows}

    def clean(text: str, scorer: Any) -> Any:
        page = Page(id="page", content=text, kind=Kind.TEXT)
        return strip(page, extract(page), scorer=scorer, reread=plain.blocks)

    for case in cases(rows, options.kinds.split(","), seed=options.seed, every=options.every):
        scorer = scorers[fold(domains[case.id], len(scorers))]
        account = page[case.kind]
        account["pages"] += 1
        lost = own = 0
        stays = kept_characters(case, partial(clean, scorer=scorer))
        for (text, kind), kept in zip(case.units, stays, strict=True):
            size = sum(not letter.isspace() for letter in text)
            if kind == "story":
                own, lost = own + size, lost + size - kept
                wrong = kept < 0.5 * size
            else:
                put_in[kind] += 1
                gone[kind] += kept <= 0.1 * size
                account["put in"] += 1
                account["gone"] += kept <= 0.1 * size
                wrong = kept > 0.1 * size
            if wrong and shown[case.kind] < options.show:
                shown[case.kind] += 1
                print(f"{case.kind} {case.id} {'LOST' if kind == 'story' else 'KEPT'} {kind}: {text[:110]}")
        account["own"] += own
        account["lost"] += lost
        account["hurt"] += lost > 0.02 * own
    seconds = time.perf_counter() - start
    print(f"{'page':16} {'pages':>6} {'put in':>7} {'removed':>8} {'true text lost':>15} {'pages hurt':>11}")
    for kind, account in page.items():
        removed = f"{account['gone'] / account['put in']:.4f}" if account["put in"] else ""
        print(
            f"{kind:16} {account['pages']:6} {account['put in']:7} {removed:>8}"
            f" {account['lost'] / max(1, account['own']):15.4%} {account['hurt'] / account['pages']:11.2%}"
        )
    print()
    for kind in sorted(put_in):
        print(f"{kind:24} {put_in[kind]:7} {gone[kind] / put_in[kind]:8.4f}")
    total = sum(account["own"] for account in page.values())
    print(
        f"all: {sum(gone.values()) / max(1, sum(put_in.values())):.4f} of {sum(put_in.values())} blocks removed, "
        f"{sum(account['lost'] for account in page.values()) / max(1, total):.4%} of true text lost; {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
