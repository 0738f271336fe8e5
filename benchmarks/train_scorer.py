#!/usr/bin/env python3
"""Train the learned scorer: `train_scorer.py --data DIR` writes `cleaner/strip/data/model.npz`.

A small convolutional network (PyTorch, only needed here) over the facts that `cleaner.strip` computes at run time, one
for text and HTML. What the lexicon says of a page's words comes from other sites, as it does at run time.

`--cross-validate` prints what the whole scores on sites it was not trained on, and writes nothing. One thread, fixed
seeds: the same data give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import inserted
import numpy as np
import torch
import trafilatura
from numpy.typing import NDArray
from strip_data import FOLDS, WORD, fold, html, labels, rows, score

from cleaner.extract import extract
from cleaner.languages import rulebook
from cleaner.models import Article, Block, Extraction, Kind, Page
from cleaner.read.pages import page_from
from cleaner.rules import Cue
from cleaner.strip import dom, facts, learned, network, strip
from cleaner.strip.characters import tables
from cleaner.strip.facts import Floats, Lexicon, Lines
from cleaner.strip.menus import menus, without
from cleaner.strip.reading import Reading, cue_facts, cues_of, gaps_of
from cleaner.text import squeeze

DATA = Path(__file__).resolve().parent.parent / "cleaner" / "strip" / "data"

HIDDEN, WIDE, LOOKS = 96, 128, 5
LOSE, LOSE_FACTS = 0.25, 0.1
"""Shares of what a layer says, and of the facts, that training leaves out at random, so that none is relied on."""
EPOCHS, RATE, SEED = 12, 3e-3, 0
BATCH_BLOCKS = 3_000
MOST_BLOCKS = 240
"""Of a longer page a part is shown, another one each time."""

PARTS, PART_SHARE, PART_BLOCKS = 0.3, (0.4, 1.0), 4
"""So often a part is shown of a page that could be shown whole, such a share of it, so many blocks at least: what ends
a page or stands alone is not for that no story."""

# What an extractor leaves, beside the texts of the data: the more of them, the less the model learns one's habits.
EXTRACTORS: dict[str, dict[str, bool]] = {
    "trafilatura-fast": {"fast": True, "include_comments": False},
    "trafilatura-recall": {"favor_recall": True, "include_comments": True},
}
# An extracted text is what most often comes in, and the hardest to better.
SET_WEIGHTS = {"extract-trafilatura": 1.5, "extract-readability": 1.5, "clean": 2.0, "lines": 0.6}

# What one known block of a page with few counts, beside an article's blocks, which count one together.
SEGMENT_WEIGHT = 0.08

# Made pages teach what real ones show too seldom; another seed than the test's, and less weight than a real page.
INSERTED_SEED = 20_000
INSERTED_EVERY = 7
INSERTED_WEIGHT = 0.4

# What a word's absence is worth: seen on so many pages of each kind before it counts.
PRIOR = 3.0


@dataclass(eq=False)
class Sample:
    """One text or page to learn from."""

    id: str
    domain: str
    set: str
    blocks: tuple[Block, ...]
    headline: str
    share: Floats
    """Of every block the share of its words that are the article's."""
    sizes: NDArray[np.int64]
    truth: str
    lines: Lines
    fired: tuple[Cue | None, ...]
    weight: float = 1.0
    known: NDArray[np.int64] | None = None
    """The blocks whose label is known; None where all are."""

    @property
    def fold(self) -> int:
        """All pages of a site are in one fold."""
        return fold(self.domain, FOLDS)

    @property
    def good(self) -> NDArray[np.bool_]:
        """The blocks that are the article's."""
        result: NDArray[np.bool_] = self.share >= 0.5
        return result

    @property
    def told(self) -> NDArray[np.bool_]:
        """The blocks whose label is known."""
        result = np.ones(len(self.share), dtype=bool)
        if self.known is not None:
            result[:] = False
            result[self.known] = True
        return result

    def reading(self, lexicon: Lexicon) -> Reading:
        """The sample as the run time reads it."""
        own = facts.own_facts(self.lines, gaps_of(self.blocks), lexicon, cue_facts(self.fired))
        return Reading(self.blocks, self.lines, own, self.fired)


BOOK = rulebook()


def sample(name: str, domain: str, group: str, extraction: Extraction, truth: str) -> Sample | None:
    """A sample of an extracted page, or None where there is nothing to learn."""
    blocks = extraction.blocks
    if not blocks:
        return None
    texts = [block.text for block in blocks]
    share, sizes = labels(texts, truth)
    if max(share) < 0.5:
        return None
    inside = seen_of(blocks)
    blocks = tuple(blocks[i] for i in inside)
    return Sample(
        name,
        domain,
        group,
        blocks,
        extraction.headline or "",
        np.array(share, dtype=np.float32)[inside],
        np.array(sizes, dtype=np.int64)[inside],
        truth,
        facts.lines_of([block.text for block in blocks]),
        cues_of(blocks, BOOK),
    )


def seen_of(blocks: Sequence[Block]) -> list[int]:
    """The blocks that the scorer gets to see: not the menus far from the story."""
    return without(menus(blocks), len(blocks))


def text_sample(name: str, domain: str, group: str, text: str, truth: str) -> Sample | None:
    """A sample of a plain text."""
    return sample(name, domain, group, extract(Page(id=name, content=text, kind=Kind.TEXT)), truth)


def extractor_texts(data: Path, cache: Path | None) -> list[dict[str, str]]:
    """What other settings of an extractor make of the pages: rows of set, id and text."""
    stored = cache / "extractors.json" if cache is not None else None
    if stored is not None and stored.exists():
        found: list[dict[str, str]] = json.loads(stored.read_text())
        return found
    found = []
    for row in rows(data / "articles-dev" / "truth.jsonl"):
        page = page_from(html(data / "articles-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if isinstance(page, Page):
            for name, settings in EXTRACTORS.items():
                text = trafilatura.extract(page.content, **settings) or ""
                found.append({"set": name, "id": row["id"], "text": text})
    if stored is not None:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_text(json.dumps(found))
    return found


def text_samples(data: Path, cache: Path | None = None) -> list[Sample]:
    """Whole pages in two renderings, what extractors made of them, clean articles, and articles with blocks put in."""
    truth = {row["id"]: row for row in rows(data / "articles-dev" / "truth.jsonl")}
    result: list[Sample | None] = []
    for group in ("whole-page", "extract-trafilatura", "extract-readability"):
        for row in rows(data / "texts-dev" / f"{group}.jsonl.gz"):
            wanted = truth[row["id"]]
            result.append(text_sample(row["id"], wanted["domain"], group, row["text"] or "", wanted["text"]))
    for row in extractor_texts(data, cache):
        wanted = truth[row["id"]]
        result.append(text_sample(row["id"], wanted["domain"], row["set"], row["text"], wanted["text"]))
    result += [text_sample(row["id"], row["domain"], "clean", row["text"], row["text"]) for row in truth.values()]
    for row in truth.values():
        page = page_from(html(data / "articles-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if isinstance(page, Page):
            text = "\n".join(block.text for block in extract(page).blocks)
            result.append(text_sample(row["id"], row["domain"], "lines", text, row["text"]))
            # What has been cleaned once comes in again: cleaning goes on until nothing more goes.
            result.append(cleaned_sample(row, "rules-html", page))
    for row in rows(data / "texts-dev" / "whole-page.jsonl.gz"):
        page = Page(id=row["id"], content=row["text"] or "", kind=Kind.TEXT)
        result.append(cleaned_sample(truth[row["id"]], "rules-text", page))
    result += inserted_samples(list(truth.values()))
    return [item for item in result if item is not None]


def cleaned_sample(row: dict[str, Any], group: str, page: Page) -> Sample | None:
    """What the rules alone leave of a page."""
    outcome = strip(page, extract(page), scorer="rules")
    return (
        text_sample(row["id"], row["domain"], group, outcome.text, row["text"])
        if isinstance(outcome, Article)
        else None
    )


def inserted_samples(articles: Sequence[dict[str, Any]]) -> list[Sample | None]:
    """Clean articles with other stories, headlines and calls put in, all from sites of the same fold."""
    domain = {row["id"]: row["domain"] for row in articles}
    result: list[Sample | None] = []
    made: list[inserted.Case] = []
    for k in range(FOLDS):
        group = [row for row in articles if fold(row["domain"], FOLDS) == k]
        made += inserted.cases(group, list(inserted.KINDS), seed=INSERTED_SEED)
    for case in made[::INSERTED_EVERY]:
        if case.kind == "clean":
            continue
        extraction = extract(Page(id=case.id, content=case.text, kind=Kind.TEXT))
        blocks = extraction.blocks
        if len(blocks) != len(case.units):
            continue
        item = Sample(
            case.id,
            domain[case.id],
            "inserted",
            blocks,
            "",
            np.array([kind == "story" for _, kind in case.units], dtype=np.float32),
            np.array([len(WORD.findall(block.text)) for block in blocks], dtype=np.int64),
            "\n".join(text for text, kind in case.units if kind == "story"),
            facts.lines_of([block.text for block in blocks]),
            cues_of(blocks, BOOK),
            INSERTED_WEIGHT,
        )
        result.append(item)
    return result


def html_samples(data: Path) -> list[Sample]:
    """The pages with their markup."""
    result: list[Sample | None] = []
    for row in rows(data / "articles-dev" / "truth.jsonl"):
        page = page_from(html(data / "articles-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if isinstance(page, Page):
            result.append(sample(row["id"], row["domain"], "html", extract(page), row["text"]))
    return [*(item for item in result if item is not None), *segment_samples(data)]


def segment_samples(data: Path) -> list[Sample]:
    """Pages in many languages, of which a few blocks are known to be the article's or not."""
    result: list[Sample] = []
    for row in rows(data / "segments-dev" / "truth.jsonl"):
        page = page_from(html(data / "segments-dev", row["id"]), id=row["id"], kind=Kind.HTML, url=row["url"])
        if not isinstance(page, Page):
            continue
        extraction = extract(page)
        blocks = tuple(extraction.blocks[i] for i in seen_of(extraction.blocks))
        texts = [squeeze(block.text) for block in blocks]
        share = np.full(len(texts), -1.0, dtype=np.float32)
        for key, label in (("without", 0.0), ("with", 1.0)):
            for segment in map(squeeze, row[key]):
                found = [i for i, text in enumerate(texts) if segment in text]
                # What stands twice is the article's in one place and a teaser in the other: nobody says which.
                if len(found) == 1:
                    share[found[0]] = label
        known = np.flatnonzero(share >= 0)
        if len(known):
            sizes = np.array([len(WORD.findall(text)) for text in texts], dtype=np.int64)
            lines, fired = facts.lines_of([block.text for block in blocks]), cues_of(blocks, BOOK)
            domain = urlsplit(row["url"]).netloc.removeprefix("www.")
            headline = extraction.headline or ""
            item = Sample(row["id"], domain, "segments", blocks, headline, share, sizes, "", lines, fired)
            result.append(replace(item, known=known))
    return result


# ---------------------------------------------------------------------------------------------- lexicons


def _odds(counts: NDArray[np.float64]) -> Floats:
    """Log odds of boilerplate against article, from the pages on which a word was seen in each."""
    value = np.log((counts[0] + PRIOR) / (counts[1] + PRIOR))
    steps = np.round(np.clip(value, -3.9, 3.9) * learned.LEXICON_STEP) / learned.LEXICON_STEP
    result: Floats = steps.astype(np.float32)
    return result


def lexicon_of(samples: Sequence[Sample]) -> Lexicon:
    """How much more often words, and words with their successors, stand in boilerplate."""
    single = np.zeros((2, 1 << facts.LEXICON_BITS))
    double = np.zeros((2, 1 << facts.PAIR_BITS))
    for item in samples:
        words = item.lines.words
        good = item.good.astype(np.int64)[words.line]
        told = item.told[words.line]
        for counts, buckets in ((single, words.buckets(facts.LEXICON_BITS)), (double, words.pair_buckets())):
            # A page counts once: a word that stands a hundred times on one page is that page's topic.
            seen = np.unique((buckets * 2 + good)[told])
            np.add.at(counts, (seen % 2, seen // 2), 1.0)
    return Lexicon(_odds(single), _odds(double))


def names_of(samples: Iterable[Sample]) -> Floats:
    """How much more often class and id names stand around boilerplate."""
    counts = np.zeros((2, 1 << dom.PATH_BITS))
    for item in samples:
        pairs = sorted(
            {
                (path, bool(good))
                for block, good, told in zip(item.blocks, item.good, item.told, strict=True)
                if told
                for path in (block.path, block.inner)
            }
        )
        words = dom.path_words([path for path, _ in pairs])
        good = np.array([good for _, good in pairs], dtype=np.int64)[words.line]
        seen = np.unique(dom.path_buckets(words) * 2 + good)
        np.add.at(counts, (seen % 2, seen // 2), 1.0)
    return _odds(counts)


# ---------------------------------------------------------------------------------------------- network


def weights(item: Sample) -> NDArray[np.float64]:
    """What every block's decision is worth to the score: its share of the page's words."""
    if item.known is not None:
        found = np.zeros(len(item.share))
        found[item.known] = SEGMENT_WEIGHT
        return found
    total = max(1, len(WORD.findall(item.truth)))
    value = (item.sizes + 2.0) / total * np.maximum(0.1, np.abs(2 * item.share - 1))
    weight = item.weight * SET_WEIGHTS.get(item.set, 1.0)
    result: NDArray[np.float64] = value * min(1.0, 3.0 / value.sum()) * weight
    return result


class Layers(torch.nn.Module):
    """The network of `cleaner.strip.network`, with gradients."""

    def __init__(self, facts: int) -> None:
        super().__init__()
        self.own1 = torch.nn.Linear(facts, WIDE)
        self.own2 = torch.nn.Linear(WIDE, HIDDEN)
        self.look = torch.nn.ModuleList(
            torch.nn.Conv1d(HIDDEN, HIDDEN, 3, dilation=1 << i, padding=1 << i) for i in range(LOOKS)
        )
        self.page = torch.nn.Linear(2 * HIDDEN, HIDDEN)
        self.out = torch.nn.Linear(HIDDEN, 1)
        self.direct = torch.nn.Linear(facts, 1, bias=False)
        self.lose = torch.nn.Dropout(LOSE)
        self.lose_facts = torch.nn.Dropout(LOSE_FACTS)

    def forward(self, facts: torch.Tensor, there: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        """Log odds of pages' blocks; `there`: 1 for a block, 0 for what fills shorter pages up."""
        relu, mask = torch.nn.functional.relu, there[..., None]
        facts = self.lose_facts(facts)
        here = relu(self.own2(self.lose(relu(self.own1(facts))))) * mask
        for number, look in enumerate(self.look):
            if number == LOOKS // 2:
                told = (here * weight[..., None]).sum(1) / weight.sum(1, keepdim=True)
                mean = here.sum(1) / there.sum(1, keepdim=True)
                here = (here + relu(self.page(torch.cat([told, mean], 1)))[:, None]) * mask
            seen = look(here.transpose(1, 2)).transpose(1, 2)
            here = (here + self.lose(relu(seen))) * mask
        return (self.out(here) + self.direct(facts)).squeeze(-1)

    def arrays(self) -> dict[str, Floats]:
        """The weights as the run time names and rounds them."""
        with torch.no_grad():
            found = {
                "own1": self.own1.weight.T,
                "own1.bias": self.own1.bias,
                "own2": self.own2.weight.T,
                "own2.bias": self.own2.bias,
                "page": self.page.weight.T,
                "page.bias": self.page.bias,
                "out": self.out.weight[0],
                "out.bias": self.out.bias,
                "direct": self.direct.weight[0],
            }
            for number, look in enumerate(self.look):
                # Before, here and after, one under the other.
                found[f"look{number}"] = look.weight.permute(2, 1, 0).reshape(3 * HIDDEN, HIDDEN)
                found[f"look{number}.bias"] = look.bias
            return {name: value.numpy().astype(np.float16).astype(np.float32) for name, value in found.items()}


@dataclass(frozen=True)
class Row:
    """A sample as numbers: what goes in, what should come out, and what each block is worth."""

    facts: Floats
    good: NDArray[np.bool_]
    worth: NDArray[np.float64]
    weight: Floats


def together(parts: Sequence[tuple[Row, int, int]]) -> list[torch.Tensor]:
    """Ranges of pages, filled up to one length."""
    longest = max(stop - start for _, start, stop in parts)
    facts = np.zeros((len(parts), longest, parts[0][0].facts.shape[1]), np.float32)
    plain = np.zeros((4, len(parts), longest), np.float32)
    for i, (row, start, stop) in enumerate(parts):
        size, part = stop - start, slice(start, stop)
        facts[i, :size] = row.facts[part]
        plain[0, i, :size], plain[1, i, :size] = row.good[part], row.worth[part]
        plain[2, i, :size], plain[3, i, :size] = 1, row.weight[part]
    return [torch.from_numpy(facts), *map(torch.from_numpy, plain)]


def part_of(row: Row, random: np.random.Generator) -> tuple[Row, int, int]:
    """A page, or of a long one a part, mostly one with some of the story; now and then a part of a short one too."""
    n = len(row.facts)
    if n <= MOST_BLOCKS:
        size = int(n * random.uniform(*PART_SHARE))
        if size >= PART_BLOCKS and random.random() < PARTS:
            start = int(random.integers(0, n - size + 1))
            if row.good[start : start + size].any():
                return row, start, start + size
        return row, 0, n
    start = int(random.integers(0, n - MOST_BLOCKS + 1))
    good = np.flatnonzero(row.good)
    if random.random() < 0.7 and len(good):
        start = min(max(0, int(random.choice(good)) - int(random.integers(0, MOST_BLOCKS))), n - MOST_BLOCKS)
    return row, start, start + MOST_BLOCKS


def batches(rows_: Sequence[Row], random: np.random.Generator) -> list[list[Row]]:
    """Pages of like length together, in random order."""
    sizes = [min(len(row.facts), MOST_BLOCKS) for row in rows_]
    found: list[list[Row]] = [[]]
    for i in np.argsort(np.array(sizes) + 20 * random.random(len(sizes)), kind="stable"):
        if found[-1] and (len(found[-1]) + 1) * sizes[i] > BATCH_BLOCKS:
            found.append([])
        found[-1].append(rows_[i])
    return [found[i] for i in random.permutation(len(found))]


def fit(rows_: Sequence[Row], log: str) -> Layers:
    """The network that tells all pages' blocks best: the mean of its last states, which errs less than the last."""
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    net, mean = Layers(rows_[0].facts.shape[1]), Layers(rows_[0].facts.shape[1])
    mean.load_state_dict(net.state_dict())
    steps = EPOCHS * len(batches(rows_, np.random.default_rng(SEED)))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    step, began = 0, time.perf_counter()
    for epoch in range(EPOCHS):
        total = 0.0
        for group in batches(rows_, random):
            step += 1
            for parameters in optimizer.param_groups:
                parameters["lr"] = RATE * min(1, step / 200) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))
            facts, good, worth, there, weight = together([part_of(row, random) for row in group])
            net.train()
            score = net(facts, there, weight)
            wrong = torch.nn.functional.binary_cross_entropy_with_logits(score, good, reduction="none")
            loss = (wrong * worth).sum() / len(group)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            total += float(loss.detach())
            with torch.no_grad():
                for slow, fast in zip(mean.parameters(), net.parameters(), strict=True):
                    slow.lerp_(fast, 0.002 if step > 500 else 0.1)
        print(f"{log}, {epoch}: {total:.1f}, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return mean


@dataclass
class Fitted:
    """What training gives."""

    model: learned.Model

    def judge(self, item: Sample) -> Floats:
        """The chances of a sample's blocks, as the run time computes them."""
        return learned.judge(item.reading(self.model.lexicon), item.headline, self.model)


@dataclass
class Sources:
    """What the lexicons are read off."""

    words: list[Sample]
    names: list[Sample]

    def without(self, folds: Iterable[int]) -> tuple[Lexicon, Floats]:
        """The lexicons of all sites but those in `folds`."""
        left_out = set(folds)
        return (
            lexicon_of([item for item in self.words if item.fold not in left_out]),
            names_of([item for item in self.names if item.fold not in left_out]),
        )


def train(samples: Sequence[Sample], sources: Sources, held: frozenset[int], log: str) -> Fitted:
    """The model, from the samples whose fold is not held out."""
    samples = [item for item in samples if item.fold not in held]
    known = {k: sources.without({k, *held}) for k in sorted({item.fold for item in samples})}
    tables_: list[Floats] = []
    for item in samples:
        lexicon, names = known[item.fold]
        tables_.append(learned.page_facts(item.reading(lexicon), item.headline, names))
    text, width = len(facts.OWN), max(table.shape[1] for table in tables_)
    # What only markup tells is measured where there is markup; a text has none, which is told as the mean.
    seen = np.concatenate([table[:200, :text] for table in tables_])
    marked = np.concatenate([table[:200, text:] for table in tables_ if table.shape[1] > text])
    mean = np.concatenate([seen.mean(axis=0), marked.mean(axis=0)])
    scale = 1 / (np.concatenate([seen.std(axis=0), marked.std(axis=0)]) + 1e-3)
    # Whether there is markup tells itself.
    mean[-1], scale[-1] = 0, 1
    rows_: list[Row] = []
    for item, table in zip(samples, tables_, strict=True):
        filled = np.zeros((len(table), width), np.float32)
        w = table.shape[1]
        filled[:, :w] = np.clip((table - mean[:w]) * scale[:w], -network.BOUND, network.BOUND)
        weight = learned.page_weight(table[:, learned.WORDS])
        rows_.append(Row(filled, item.good, weights(item), weight))
    layers = fit(rows_, log)
    lexicon, names = sources.without(held)
    net = network.Network(mean.astype(np.float32), scale.astype(np.float32), layers.arrays())
    return Fitted(learned.Model(lexicon, names, net))


# ---------------------------------------------------------------------------------------------- the whole


def told(samples: Sequence[Sample], fitted: Fitted) -> dict[str, dict[str, float]]:
    """Scores of each set, by the chances alone."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    right: list[bool] = []
    for item in samples:
        chance = fitted.judge(item)
        reading = item.reading(fitted.model.lexicon)
        keep = learned.kept(reading, chance, whole=learned.is_whole(reading, chance))
        if item.known is not None:
            right += (keep == item.good)[item.known].tolist()
            continue
        text = "\n".join(block.text for block, stays in zip(item.blocks, keep, strict=True) if stays)
        pairs.setdefault(item.set, []).append((text, item.truth))
        pairs.setdefault(item.set + " as is", []).append(("\n".join(block.text for block in item.blocks), item.truth))
    result = {name: score(found) for name, found in sorted(pairs.items())}
    if right:
        result["segments"] = {"right": sum(right) / len(right), "blocks": float(len(right))}
    return result


def held_out(k: int, samples: Sequence[Sample], sources: Sources, keep: Path | None) -> dict[str, dict[str, float]]:
    """What a model trained without a fold says of that fold's pages; the model is kept where asked."""
    torch.set_num_threads(1)
    fitted = train(samples, sources, frozenset({k}), f"fold {k}")
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(keep / f"{k}.npz", **fitted.model.arrays())  # type: ignore[arg-type]
    held = [item for item in samples if item.fold == k]
    found = told(held, fitted)
    for name, figures in found.items():
        figures["size"] = float(sum(item.set == name.removesuffix(" as is") for item in held))
    return found


def cross_validate(
    samples: Sequence[Sample], sources: Sources, folds: Sequence[int], keep: Path | None, jobs: int
) -> None:
    """Train without each fold, some at a time, and print what the sites left out score."""
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, context, initializer=_share, initargs=(samples, sources, keep)) as pool:
        result = list(pool.map(_held_out, folds))
    for name in result[0]:
        figures = [found[name] for found in result]
        total = sum(figure["size"] for figure in figures)
        mean = {
            key: sum(figure[key] * figure["size"] for figure in figures) / total for key in figures[0] if key != "size"
        }
        print(f"{name:32}", "  ".join(f"{key} {value:.4f}" for key, value in mean.items()), flush=True)


_shared: list[Any] = []


def _share(*given: object) -> None:
    _shared[:] = given


def _held_out(k: int) -> dict[str, dict[str, float]]:
    return held_out(k, *_shared)


def main() -> None:
    """Read the data, train, write or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--folds", nargs="*", type=int, default=list(range(FOLDS)))
    parser.add_argument("--jobs", type=int, default=1, help="train so many at the same time")
    parser.add_argument("--keep", type=Path, help="keep the cross-validation's models here")
    parser.add_argument("--cache", type=Path, help="keep what other extractors make of the pages here")
    options = parser.parse_args()
    # The sum of many numbers depends on how many threads share the work.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    classes, down = tables()
    if not options.cross_validate:
        np.savez_compressed(DATA / "characters.npz", classes=classes, down=down)
    texts, pages = text_samples(options.data, options.cache), html_samples(options.data)
    segments = [item for item in pages if item.set == "segments"]
    sources = Sources([*(item for item in texts if item.set == "whole-page"), *segments], pages)
    if options.cross_validate:
        cross_validate([*texts, *pages], sources, options.folds, options.keep, options.jobs)
        return
    fitted = train([*texts, *pages], sources, frozenset(), "all")
    np.savez_compressed(DATA / "model.npz", **fitted.model.arrays())  # type: ignore[arg-type]
    print(f"{(DATA / 'model.npz').stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
