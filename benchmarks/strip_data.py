"""Pages and truths of the benchmark folder, and which blocks of a page are the article.

A block's label is the share of its words that the truth has at that place: page and truth are aligned as word
sequences, so that a sentence repeated in a related block, or a word of the navigation that the story happens to use, is
not taken for the story.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

WORD = re.compile(r"\w+")

FOLDS = 5
"""Parts of the data, none of which shares a site with another."""

# Four words, as the score counts them: shorter agreement is chance.
RUN_WORDS = 4


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def html(folder: Path, name: str) -> bytes:
    """One page's bytes."""
    return gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())


def fold(domain: str, folds: int) -> int:
    """The fold of a domain: pages of one site are never on both sides."""
    total = 0
    for character in domain:
        total = (total * 131 + ord(character)) % 1_000_003
    return total % folds


def _runs(ids: list[int], truth: list[int]) -> Iterator[tuple[int, int, int]]:
    """Equal stretches of two id sequences, as (start, start in truth, length)."""
    for code in LCSseq.opcodes(ids, truth):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start


def labels(blocks: Sequence[str], truth: str) -> tuple[list[float], list[int]]:
    """For every block the share of its words that are the article's (0 to 1), and its number of words."""
    words = [WORD.findall(block.lower()) for block in blocks]
    sizes = [len(w) for w in words]
    wanted = WORD.findall(truth.lower())
    number: dict[str, int] = {}
    ids = [number.setdefault(w, len(number)) for block in words for w in block]
    wanted_ids = [number.setdefault(w, len(number)) for w in wanted]
    hit = [False] * len(ids)
    used = [False] * len(wanted_ids)
    at = [-1] * len(ids)
    for start, there, length in _runs(ids, wanted_ids):
        for k in range(length):
            at[start + k] = there + k
    taken = set(at)
    offset = 0
    shares: list[float] = []
    bounds: list[tuple[int, int]] = []
    for size in sizes:
        bounds.append((offset, offset + size))
        offset += size
    for begin, end in bounds:
        position = begin
        while position < end:
            if at[position] < 0:
                position += 1
                continue
            stop = position + 1
            while stop < end and at[stop] == at[stop - 1] + 1:
                stop += 1
            whole = stop - position == end - begin
            beside = at[position] - 1 in taken or at[stop - 1] + 1 in taken
            if stop - position >= RUN_WORDS or (whole and beside):
                for k in range(position, stop):
                    hit[k] = True
                    used[at[k]] = True
            position = stop
    # What stands in another order than the truth: only the truth's grams that nothing else accounts for.
    left: Counter[tuple[int, ...]] = Counter()
    for j in range(len(wanted_ids) - RUN_WORDS + 1):
        if not any(used[j : j + RUN_WORDS]):
            left[tuple(wanted_ids[j : j + RUN_WORDS])] += 1
    for begin, end in bounds:
        size = end - begin
        if size >= 2 * RUN_WORDS and sum(hit[begin:end]) < size / 2:
            grams = [tuple(ids[k : k + RUN_WORDS]) for k in range(begin, end - RUN_WORDS + 1)]
            found = [k for k, gram in enumerate(grams) if left[gram] > 0]
            if len(found) >= 0.6 * len(grams):
                for k in found:
                    left[grams[k]] -= 1
                    for m in range(RUN_WORDS):
                        hit[begin + k + m] = True
        shares.append(sum(hit[begin:end]) / size if size else 0.0)
    return shares, sizes


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Multiset of word 4-grams, as the shared scorer counts."""
    tokens = WORD.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3))) if tokens else Counter()


def word_counts(text: str) -> Counter[str]:
    """Bag of lower-cased words."""
    return Counter(WORD.findall(text.lower()))


def score(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Shingle F1, precision, recall, word F1 and share of pages hurt, of (found, truth) pairs."""
    precisions: list[float] = []
    recalls: list[float] = []
    word_f1s: list[float] = []
    for found, truth in pairs:
        a, b = grams(found), grams(truth)
        same = (a & b).total()
        if a:
            precisions.append(same / a.total())
        if b:
            recalls.append(same / b.total())
        x, y = word_counts(found), word_counts(truth)
        both = (x & y).total()
        word_f1s.append(2 * both / (x.total() + y.total()) if x.total() + y.total() else 1.0)
    p = sum(precisions) / max(1, len(precisions))
    r = sum(recalls) / max(1, len(recalls))
    return {
        "f1": 2 * p * r / (p + r) if p + r else 0.0,
        "precision": p,
        "recall": r,
        "word_f1": sum(word_f1s) / max(1, len(word_f1s)),
        "hurt": sum(r < 0.98 for r in recalls) / max(1, len(recalls)),
    }
