#!/usr/bin/env python3
"""Train the learned scorer: `train_scorer.py --data DIR` writes `cleaner/strip/data/model.npz`.

Two stages for text and two for HTML, all of them boosted trees (LightGBM, only needed here) over the facts that
`cleaner.strip` computes at run time. The second stage sees what the first says of the neighbours; to train it, the
first stage's word on a page comes from a model that never saw the page's site, and so does the lexicon's.

`--cross-validate` prints what the whole scores on sites it was not trained on, and writes nothing. One thread, fixed
seeds: the same data give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import inserted
import lightgbm
import numpy as np
import trafilatura
from numpy.typing import NDArray
from strip_data import WORD, fold, html, labels, rows, score

from cleaner.extract import extract
from cleaner.languages import LANGUAGES, rulebook
from cleaner.models import Block, Extraction, Kind, Page
from cleaner.read.pages import page_from
from cleaner.strip import dom, facts, learned
from cleaner.strip.characters import tables
from cleaner.strip.facts import Cues, Floats, Lexicon, Lines
from cleaner.strip.reading import Reading, cue_facts, cues_of
from cleaner.strip.stacking import stacked_facts
from cleaner.strip.trees import Trees, chances
from cleaner.text import squeeze

FOLDS = 5
DATA = Path(__file__).resolve().parent.parent / "cleaner" / "strip" / "data"

# Rounds were chosen under cross-validation; more rounds gain less than a thousandth and cost time on every page.
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "max_depth": 8,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 7,
    "verbosity": -1,
}
ROUNDS = {"first": 80, "second": 200}

# Rows of one page at the most. The menus of a large page say nothing that a part of them does not say.
PAGE_ROWS = 160
NEAR = (20, 35)
"""Rows before and after the story that are always kept: that is where the boundary is learned."""

# What an extractor leaves, beside the texts of the data: the more of them, the less the model learns one's habits.
EXTRACTORS: dict[str, dict[str, bool]] = {
    "trafilatura-fast": {"fast": True, "include_comments": False},
    "trafilatura-recall": {"favor_recall": True, "include_comments": True},
}
# An extracted text is what most often comes in, and the hardest to better.
SET_WEIGHTS = {"extract-trafilatura": 1.5, "extract-readability": 1.5, "clean": 1.3, "lines": 0.6}

# What one known block of a page with few counts, beside an article's blocks, which count one together.
SEGMENT_WEIGHT = 0.08

# Made pages teach what real ones show too seldom; another seed than the test's, and less weight than a real page.
INSERTED_SEED = 20_000
INSERTED_EVERY = 7
INSERTED_WEIGHT = 0.4

# What a word's absence is worth: seen on so many pages of each kind before it counts.
PRIOR = 3.0
# A word in more than this share of stories says nothing of what a story is about.
COMMON = 0.15


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
    cues: Cues
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
        gaps = np.fromiter((block.gap for block in self.blocks), dtype=bool, count=len(self.blocks))
        own = facts.own_facts(self.lines, gaps, lexicon, self.cues)
        return Reading(self.blocks, self.lines, own, (None,) * len(self.blocks))


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
    return Sample(
        name,
        domain,
        group,
        blocks,
        extraction.headline or "",
        np.array(share, dtype=np.float32),
        np.array(sizes, dtype=np.int64),
        truth,
        facts.lines_of(texts),
        cue_facts(cues_of(blocks, BOOK)),
    )


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
    result += inserted_samples(list(truth.values()))
    return [item for item in result if item is not None]


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
            cue_facts(cues_of(blocks, BOOK)),
            INSERTED_WEIGHT,
        )
        result.append(item)
    return result


def html_samples(data: Path, cache: Path | None = None) -> list[Sample]:
    """The pages with their markup. No extractor is asked, `cache` is there for one signature."""
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
        texts = [squeeze(block.text) for block in extraction.blocks]
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
            lines, cues = (
                facts.lines_of([block.text for block in extraction.blocks]),
                cue_facts(cues_of(extraction.blocks, BOOK)),
            )
            domain = urlsplit(row["url"]).netloc.removeprefix("www.")
            headline = extraction.headline or ""
            item = Sample(row["id"], domain, "segments", extraction.blocks, headline, share, sizes, "", lines, cues)
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
        for counts, buckets in ((single, words.lexicon_buckets()), (double, words.pair_buckets())):
            # A page counts once: a word that stands a hundred times on one page is that page's topic.
            seen = np.unique((buckets * 2 + good)[told])
            np.add.at(counts, (seen % 2, seen // 2), 1.0)
    return Lexicon(_odds(single), _odds(double), common_words(samples))


def common_words(samples: Sequence[Sample]) -> NDArray[np.bool_]:
    """Words of many stories, whatever they speak of, and the stop words of every language known."""
    seen = np.zeros(1 << facts.LEXICON_BITS)
    samples = [item for item in samples if item.known is None]
    for item in samples:
        words = item.lines.words
        np.add.at(seen, np.unique(words.lexicon_buckets()[item.good[words.line]]), 1.0)
    common: NDArray[np.bool_] = seen > COMMON * len(samples)
    stop = sorted({word for language in LANGUAGES for word in language.stop_words})
    common[facts.lines_of(stop).words.lexicon_buckets()] = True
    return common


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


# ---------------------------------------------------------------------------------------------- trees


def weights(item: Sample) -> NDArray[np.float64]:
    """What every block's decision is worth to the score: its share of the page's words."""
    if item.known is not None:
        return np.full(len(item.share), SEGMENT_WEIGHT)
    total = max(1, len(WORD.findall(item.truth)))
    value = (item.sizes + 2.0) / total * np.maximum(0.1, np.abs(2 * item.share - 1))
    weight = item.weight * SET_WEIGHTS.get(item.set, 1.0)
    result: NDArray[np.float64] = value * min(1.0, 3.0 / value.sum()) * weight
    return result


def chosen(item: Sample, random: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The rows of a page to learn from, and what each stands for."""
    n = len(item.share)
    if item.known is not None:
        return item.known, np.ones(len(item.known))
    if n <= PAGE_ROWS:
        return np.arange(n), np.ones(n)
    near = item.sizes >= 15
    good = np.flatnonzero(item.good)
    near[max(0, good[0] - NEAR[0]) : good[-1] + NEAR[1]] = True
    far = np.flatnonzero(~near)
    room = max(20, PAGE_ROWS - int(near.sum()))
    if len(far) <= room:
        return np.arange(n), np.ones(n)
    drawn = random.permutation(far)[:room]
    weight = np.ones(n)
    weight[drawn] = len(far) / room
    index = np.sort(np.concatenate([np.flatnonzero(near), drawn]))
    return index, weight[index]


def fit(samples: Sequence[Sample], tables_: Sequence[Floats], rounds: int) -> lightgbm.Booster:
    """Boosted trees over the samples' facts."""
    random = np.random.default_rng(5)
    parts = [chosen(item, random) for item in samples]
    x = np.concatenate([table[index] for table, (index, _) in zip(tables_, parts, strict=True)])
    y = np.concatenate([item.good[index] for item, (index, _) in zip(samples, parts, strict=True)]).astype(np.int8)
    w = np.concatenate([weights(item)[index] * weight for item, (index, weight) in zip(samples, parts, strict=True)])
    return lightgbm.train(SETTINGS, lightgbm.Dataset(x, y, weight=w / w.mean()), rounds)


def trees_of(booster: lightgbm.Booster) -> Trees:
    """A booster as plain arrays."""
    roots: list[int] = []
    features: list[int] = []
    thresholds: list[np.float32] = []
    below: list[int] = []
    values: list[float] = []
    deepest = 0
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(features))
        waiting = [(tree["tree_structure"], len(features), 0)]
        for row, blank in ((features, 0), (thresholds, np.float32(np.inf)), (below, len(features)), (values, 0.0)):
            row.append(blank)  # type: ignore[attr-defined]
        while waiting:
            node, at, depth = waiting.pop()
            deepest = max(deepest, depth)
            if "leaf_value" in node:
                values[at] = node["leaf_value"]
                below[at] = at
                continue
            assert node["decision_type"] == "<="
            threshold = np.float32(node["threshold"])
            # Rounded down, so that a fact in single precision takes the same way.
            if float(threshold) > node["threshold"]:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            features[at], thresholds[at], below[at] = node["split_feature"], threshold, len(features)
            for side in ("left_child", "right_child"):
                waiting.append((node[side], len(features), depth + 1))
                for row, blank in (
                    (features, 0),
                    (thresholds, np.float32(np.inf)),
                    (below, len(features)),
                    (values, 0.0),
                ):
                    row.append(blank)  # type: ignore[attr-defined]
    return Trees(
        np.array(roots, np.intp),
        np.array(features, np.intp),
        np.array(thresholds, np.float32),
        np.array(below, np.intp),
        np.array(values, np.float32),
        deepest,
        0.0,
    )


@dataclass
class Fitted:
    """What training gives for one kind of page."""

    lexicon: Lexicon
    names: Floats
    first: Trees
    second: Trees

    def judge(self, item: Sample) -> Floats:
        """The chances of a sample's blocks, as the run time computes them."""
        table, words = page_table(item, self.lexicon, self.names)
        first = chances(self.first.scores(table))
        return chances(self.second.scores(np.concatenate([table, stacked_facts(first, words)], axis=1)))


def page_table(item: Sample, lexicon: Lexicon, names: Floats) -> tuple[Floats, Floats]:
    """A sample's facts, and its blocks' words."""
    reading = item.reading(lexicon)
    return learned.page_facts(reading, item.headline, lexicon, names), reading.column("words")


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
    """Both stages, from the samples whose fold is not held out."""
    began = time.perf_counter()
    samples = [item for item in samples if item.fold not in held]
    present = sorted({item.fold for item in samples})
    known = {k: sources.without({k, *held}) for k in present}
    made = [page_table(item, *known[item.fold]) for item in samples]
    seen = [table for table, _ in made]
    first = trees_of(fit(samples, seen, ROUNDS["first"]))
    said: dict[int, Floats] = {}
    for group in (present[: len(present) // 2], present[len(present) // 2 :]):
        others = [i for i, item in enumerate(samples) if item.fold not in group]
        apart = trees_of(fit([samples[i] for i in others], [seen[i] for i in others], ROUNDS["first"]))
        for i, item in enumerate(samples):
            if item.fold in group:
                said[i] = chances(apart.scores(seen[i]))
    stacked = [np.concatenate([table, stacked_facts(said[i], words)], axis=1) for i, (table, words) in enumerate(made)]
    del made, seen
    second = trees_of(fit(samples, stacked, ROUNDS["second"]))
    print(f"{log}: {len(samples)} samples, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return Fitted(*sources.without(held), first, second)


# ---------------------------------------------------------------------------------------------- the whole


def told(samples: Sequence[Sample], fitted: Fitted) -> dict[str, dict[str, float]]:
    """Scores of each set, by the chances alone."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    right: list[bool] = []
    for item in samples:
        chance = fitted.judge(item)
        level = learned.cut(chance, item.reading(fitted.lexicon).column("words"))
        if item.known is not None:
            right += ((chance >= level) == item.good)[item.known].tolist()
            continue
        text = "\n".join(block.text for block, value in zip(item.blocks, chance, strict=True) if value >= level)
        pairs.setdefault(item.set, []).append((text, item.truth))
        pairs.setdefault(item.set + " as is", []).append(("\n".join(block.text for block in item.blocks), item.truth))
    result = {name: score(found) for name, found in sorted(pairs.items())}
    if right:
        result["segments"] = {"right": sum(right) / len(right), "blocks": float(len(right))}
    return result


def assembled(parts: Mapping[str, Fitted]) -> learned.Model:
    """One model of what was fitted for each kind."""
    stages = {(kind, stage): getattr(fitted, stage) for kind, fitted in parts.items() for stage in learned.STAGES}
    one = next(iter(parts.values()))
    return learned.Model(one.lexicon, one.names, stages)


def cross_validate(
    kinds: Mapping[str, list[Sample]], sources: Sources, folds: Sequence[int], keep: Path | None
) -> None:
    """Train without each fold in turn, print what the sites left out score, and keep the models where asked."""
    result: dict[str, list[tuple[dict[str, float], int]]] = {}
    for k in folds:
        parts = {kind: train(samples, sources, frozenset({k}), f"{kind}, fold {k}") for kind, samples in kinds.items()}
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(keep / f"{k}.npz", **assembled(parts).arrays())  # type: ignore[arg-type]
        for kind, samples in kinds.items():
            held = [item for item in samples if item.fold == k]
            for name, figures in told(held, parts[kind]).items():
                size = sum(item.set == name.removesuffix(" as is") for item in held)
                result.setdefault(f"{kind:5} {name}", []).append((figures, size))
    for name, found in result.items():
        total = sum(n for _, n in found)
        mean = {key: sum(f[key] * n for f, n in found) / total for key in found[0][0]}
        print(f"{name:32}", "  ".join(f"{key} {value:.4f}" for key, value in mean.items()), flush=True)


def main() -> None:
    """Read the data, train, write or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--kinds", nargs="*", default=list(learned.KINDS))
    parser.add_argument("--folds", nargs="*", type=int, default=list(range(FOLDS)))
    parser.add_argument("--keep", type=Path, help="keep the cross-validation's models here")
    parser.add_argument("--cache", type=Path, help="keep what other extractors make of the pages here")
    options = parser.parse_args()
    classes, down = tables()
    if not options.cross_validate:
        np.savez_compressed(DATA / "characters.npz", classes=classes, down=down)
    makers = {"text": text_samples, "html": html_samples}
    made = {kind: makers[kind](options.data, options.cache) for kind in learned.KINDS}
    segments = [item for item in made["html"] if item.set == "segments"]
    sources = Sources([*(item for item in made["text"] if item.set == "whole-page"), *segments], made["html"])
    if options.cross_validate:
        cross_validate({kind: made[kind] for kind in options.kinds}, sources, options.folds, options.keep)
        return
    parts = {kind: train(made[kind], sources, frozenset(), kind) for kind in learned.KINDS}
    model = assembled(parts)
    np.savez_compressed(DATA / "model.npz", **model.arrays())
    print(f"{(DATA / 'model.npz').stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
