#!/usr/bin/env python3
"""Train what tells where another story begins: `train_stories.py --data DIR` writes `cleaner/strip/data/stories.npz`.

First the vectors that tell what words speak of: a table of stretches of articles and their words, each weighed by how
rare it is, comes down to its strongest directions (a truncated singular value decomposition, by PyTorch). Then the
trees. What the vectors say of an article that the trees learn from is what articles of other folds told.

Articles of `articles-dev` with other articles put behind them, in four dresses (see `inserted.py`), and the articles
alone; and the same pages as extractors leave them (`texts-dev`), with what does not belong between the paragraphs. A
place inside an article is wrong, the first block of another is right; of what is neither, nothing is asked.

`--cross-validate FOLDS` ("0", or "0,1,2,3,4") prints, for sites not trained on, how many blocks of other stories go and
how much true text is lost, by threshold, and writes nothing but the models of the folds with `--keep DIR`. One thread,
fixed seeds: the same data, the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import inserted
import lightgbm
import numpy as np
import torch
from numpy.typing import NDArray
from strip_data import FOLDS, fold, labels
from strip_data import rows as read_rows

from cleaner.languages import LANGUAGES
from cleaner.strip import stories
from cleaner.strip.facts import Floats, Words, lines_of
from cleaner.strip.topics import STEPS, TOPIC_BITS, Topics
from cleaner.strip.trees import Trees

SEEDS = (1, 2, 3)
EXTRACTS = ("extract-trafilatura", "extract-readability", "whole-page")
KINDS = ("story timed", "story headed", "story bare", "story squeezed")
# An article alone stands for many: a wrong place there costs its end, and most pages have no other story.
CLEAN_WEIGHT = 6.0
DIRECTIONS = 96
LEVEL = -0.25
"""Directions are weighed by their strength to this power: the strongest are what most articles share."""
STRETCH_WORDS = 300
"""Words that stand so near each other speak of one thing."""
IN_STRETCHES, IN_SHARE = 10, 0.2
"""A word has a vector that stands in so many stretches at the least, and in such a share of them at the most."""
ROUNDS = 400
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "verbosity": -1,
}


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
class Sample:
    """A page: its words, which blocks are the article's own, where other stories begin."""

    fold: int
    kind: str
    words: Words
    ends: NDArray[np.bool_]
    own: NDArray[np.bool_]
    begins: NDArray[np.bool_]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Words of each block."""
        return np.diff(self.words.bounds)


def sample(case: inserted.Case, domain: str) -> Sample:
    """A page of the test set with what is true of it."""
    texts = [text for text, _ in case.units]
    kinds = [kind for _, kind in case.units]
    own = np.array([kind == "story" for kind in kinds])
    begins = np.zeros(len(kinds), dtype=bool)
    for i, kind in enumerate(kinds):
        if kind not in ("story", "noise") and (
            i == 0 or kinds[i - 1] in ("story", "noise") or kind == "other headline" or kind.endswith("squeezed")
        ):
            begins[i] = True
    ends = stories.sentence_ends(texts)
    return Sample(fold(domain, FOLDS), case.kind, lines_of(texts).words, ends, own, begins)


def scraped(data: Path, articles: Sequence[dict[str, Any]]) -> list[tuple[str, inserted.Case]]:
    """Pages as they come out of extractors, alone and with another story behind them."""
    truth = {row["id"]: row for row in articles}
    pools, number = inserted.pools_of(articles)
    found: list[tuple[str, inserted.Case]] = []
    for name in EXTRACTS:
        for row in read_rows(data / "texts-dev" / f"{name}.jsonl.gz"):
            blocks = inserted.paragraphs(row["text"])
            if name == "whole-page":
                # What a scorer would keep: whole sentences, and short lines between them.
                prose = [len(b.split()) >= 8 and b.rstrip(stories.CLOSERS)[-1:] in stories.TERMINALS for b in blocks]
                blocks = tuple(b for i, b in enumerate(blocks) if any(prose[max(0, i - 1) : i + 2]))
            if len(blocks) < 2:
                continue
            shares, _ = labels(blocks, truth[row["id"]]["text"])
            units = [(block, "story" if share >= 0.5 else "noise") for block, share in zip(blocks, shares, strict=True)]
            rng = random.Random(f"{name} {row['id']}")
            kind = rng.choice(KINDS)
            # Behind the story's last block, where a reader's eye goes on.
            last = max((i for i, (_, what) in enumerate(units) if what == "story"), default=-1) + 1
            pool = pools[fold(truth[row["id"]]["domain"], FOLDS)]
            put = inserted.KINDS[kind](pool, number[row["id"]], units[:last], rng)
            found.append((row["domain"], inserted.Case(row["id"], f"clean {name}", tuple(units), "\n")))
            found.append((row["domain"], inserted.Case(row["id"], f"{kind} {name}", tuple(put), "\n")))
    return found


def rarity_of(texts: Sequence[Sequence[str]]) -> Floats:
    """How rare each word is: the logarithm of articles over articles with it. Stop words of any language are not."""
    seen = np.zeros(1 << stories.RARITY_BITS)
    for blocks in texts:
        seen[np.unique(lines_of(blocks).words.buckets(stories.RARITY_BITS))] += 1
    value = np.log((len(texts) + 1) / (seen + 0.5))
    value[value < stories.MIN_RARITY] = 0
    stops = sorted({word for language in LANGUAGES for word in language.stop_words})
    value[lines_of(stops).words.buckets(stories.RARITY_BITS)] = 0
    steps = np.round(value * stories.RARITY_STEP) / stories.RARITY_STEP
    result: Floats = steps.astype(np.float32)
    return result


def topics_of(texts: Sequence[Sequence[str]]) -> Topics:
    """What words speak of, as the texts use them."""
    found: list[NDArray[np.int64]] = []
    for blocks in texts:
        words = lines_of(blocks).words
        buckets = words.buckets(TOPIC_BITS)[words.lengths > 2]
        starts = range(0, max(1, len(buckets) - STRETCH_WORDS // 2), STRETCH_WORDS)
        found += [buckets[start : start + STRETCH_WORDS] for start in starts]
    stretch = np.repeat(np.arange(len(found)), [len(one) for one in found])
    size = 1 << TOPIC_BITS
    cells, times = np.unique(stretch * size + np.concatenate(found), return_counts=True)
    stretch, bucket = np.divmod(cells, size)
    spread = np.bincount(bucket, minlength=size)
    rare = np.log((len(found) + 1) / (spread + 0.5))
    rare[(spread < IN_STRETCHES) | (spread > IN_SHARE * len(found))] = 0
    weighed = torch.tensor(np.log1p(times) * rare[bucket], dtype=torch.float32)
    torch.manual_seed(SETTINGS["seed"])
    seen = torch.sparse_coo_tensor(torch.tensor(np.stack([stretch, bucket])), weighed, (len(found), size)).coalesce()
    _, strengths, directions = torch.svd_lowrank(seen, q=DIRECTIONS + 20, niter=4)
    known = np.flatnonzero(rare)
    leveled = directions * strengths**LEVEL
    vectors = leveled[:, :DIRECTIONS].numpy()[known] * rare[known, None]
    steps = np.clip(np.round(vectors * (STEPS / np.abs(vectors).max())), -STEPS, STEPS)
    return Topics.of(known.astype(np.uint16), steps.astype(np.int8))


def table(
    samples: Sequence[Sample], rarity: Floats, about: Topics
) -> tuple[Floats, NDArray[np.int8], NDArray[np.float64]]:
    """Facts, truth and weight of every place."""
    facts: list[Floats] = []
    truth: list[NDArray[np.bool_]] = []
    weight: list[NDArray[np.float64]] = []
    for item in samples:
        places = stories.candidates(item.words)
        own = item.sizes * item.own
        below = own[::-1].cumsum()[::-1] / max(1, own.sum())
        weights = np.where(item.begins, 1.0, 0.3 + 3 * below)
        if item.kind.startswith("clean"):
            weights *= CLEAN_WEIGHT
        # Inside another story nothing is asked: it is gone from its beginning.
        weights[~item.own & ~item.begins] = 0
        places = places[weights[places] > 0]
        facts.append(stories.break_facts(item.words, item.ends, rarity, about, places))
        truth.append(item.begins[places])
        weight.append(weights[places])
    return np.concatenate(facts), np.concatenate(truth).astype(np.int8), np.concatenate(weight)


def fit(samples: Sequence[Sample], texts: Sequence[tuple[int, Sequence[str]]], held: int | None) -> stories.StoryModel:
    """The model of all folds but one. `texts`: fold and blocks of every article."""

    def without(*folds: int | None) -> list[Sequence[str]]:
        return [blocks for k, blocks in texts if k not in folds]

    rarity = rarity_of(without(held))
    parts = [
        table([item for item in samples if item.fold == k], rarity, topics_of(without(held, k)))
        for k in range(FOLDS)
        if k != held
    ]
    x, y, w = (np.concatenate(column) for column in zip(*parts, strict=True))
    trees = trees_of(lightgbm.train(SETTINGS, lightgbm.Dataset(x, y, weight=w), ROUNDS))
    return stories.StoryModel(rarity, topics_of(without(held)), trees)


def keep(model: stories.StoryModel, path: Path) -> None:
    """Write a model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **model.arrays())  # type: ignore[arg-type]
    print(f"{path}: {path.stat().st_size:,} bytes", flush=True)


def account(samples: Sequence[Sample], found: Sequence[tuple[NDArray[np.int64], Floats]], level: float) -> str:
    """One line: what goes and what is lost when pages are cut at a chance."""
    kinds: dict[str, list[float]] = {}
    for item, (places, chance) in zip(samples, found, strict=True):
        over = np.flatnonzero(chance >= level)
        cut = places[over[0]] if len(over) else len(item.own)
        gone = np.arange(len(item.own)) >= cut
        lost = float((item.sizes * (item.own & gone)).sum())
        own = float((item.sizes * item.own).sum())
        row = kinds.setdefault(item.kind, [0.0] * 6)
        for i, value in enumerate((1, (~item.own).sum(), (gone & ~item.own).sum(), own, lost, lost > 0.02 * own)):
            row[i] += float(value)
    total = np.sum(list(kinds.values()), axis=0)
    each = "; ".join(
        f"{kind.removeprefix('story ')} {row[2] / max(1, row[1]):.3f} {row[4] / row[3]:.2%} {row[5] / row[0]:.1%}"
        for kind, row in sorted(kinds.items())
    )
    return f"{level:.2f}: {total[2] / total[1]:.4f} of blocks go, {total[4] / total[3]:.3%} of text lost ({each})"


def main() -> None:
    """Train or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross-validate", metavar="FOLDS")
    parser.add_argument("--keep", type=Path, help="write the models of the folds into this folder")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with (options.data / "articles-dev" / "truth.jsonl").open() as file:
        rows = [json.loads(line) for line in file]
    domain = {row["id"]: row["domain"] for row in rows}
    samples: list[Sample] = []
    for seed in SEEDS:
        kinds = ("clean", *KINDS) if seed == SEEDS[0] else KINDS
        samples += [sample(case, domain[case.id]) for case in inserted.cases(rows, kinds, seed=seed)]
    real = [sample(case, domain) for domain, case in scraped(options.data, rows)]
    tested = sum(item.kind == "clean" for item in samples) + sum(item.kind != "clean" for item in samples) // len(SEEDS)
    samples = [*samples[:tested], *real, *samples[tested:]]
    tested += len(real)
    texts = [(fold(row["domain"], FOLDS), inserted.paragraphs(row["text"])) for row in rows if row["text"].strip()]
    if options.cross_validate:
        judged: list[Sample] = []
        found: list[tuple[NDArray[np.int64], Floats]] = []
        for held in map(int, options.cross_validate.split(",")):
            model = fit(samples, texts, held)
            if options.keep:
                keep(model, options.keep / f"{held}.npz")
            for item in samples[:tested]:
                if item.fold == held:
                    judged.append(item)
                    found.append(stories.break_chances(item.words, item.ends, model))
        for level in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
            print(account(judged, found, level), flush=True)
        return
    keep(fit(samples, texts, None), Path(stories.__file__).parent / "data" / "stories.npz")


if __name__ == "__main__":
    main()
