"""Which passage of a variant is which passage of the canonical."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from cleaner.collate.passages import Passage, passage, sentences
from cleaner.collate.words import folded
from cleaner.models import Span

# A passage is another's changed form when half of their words are shared, or when nearly all of the shorter one
# stands in the longer one (a cut paragraph).
MIN_SHARED = 0.5
MIN_CONTAINED = 0.75
MIN_CONTAINED_WORDS = 5

# Below that a sentence ("he said.", "Yes.") says nothing about where it came from.
MIN_SENTENCE_WORDS = 4

# A word that stands in more passages than this finds no candidates: it is everywhere.
MAX_PASSAGES_OF_A_WORD = 60

# Passages that share the most are compared in full.
CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the canonical and the variant's version of it."""

    left: Passage
    right: Passage


def align(left_text: str, left: Sequence[Passage], right_text: str, right: Sequence[Passage]) -> list[Pair]:
    """The passages that belong together, in the variant's order; no passage stands in two pairs.

    Whole paragraphs first; then what is left over of them, sentence by sentence, so that a paragraph that was
    split, joined or cut still finds its parts.
    """
    pairs = [_trimmed(left_text, right_text, pair) for pair in _match(left, right)]
    left_rest = _remaining(left_text, left, [pair.left for pair in pairs])
    right_rest = _remaining(right_text, right, [pair.right for pair in pairs])
    if left_rest and right_rest:
        left_units = [unit for rest in left_rest for unit in _units(left_text, rest)]
        right_units = [unit for rest in right_rest for unit in _units(right_text, rest)]
        pairs += _match(left_units, right_units)
    pairs.sort(key=lambda pair: pair.right.span)
    return _joined(left_text, right_text, pairs)


def uncovered(text: str, wholes: Sequence[Passage], taken: Iterable[Passage]) -> list[Passage]:
    """What of `wholes` no passage of `taken` covers, each run as one passage."""
    return _remaining(text, wholes, taken)


def in_order(pairs: Sequence[Pair]) -> frozenset[int]:
    """Numbers of the pairs (in the variant's order) that keep the canonical's order; the others were moved.

    Of all choices the one that moves the fewest words: the heaviest increasing subsequence.
    """
    starts = sorted({pair.left.span.start for pair in pairs})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(starts) + 1)
    before = [-1] * len(pairs)
    for number, pair in enumerate(pairs):
        slot = bisect_left(starts, pair.left.span.start)
        weight, last = 0, -1
        index = slot
        while index > 0:
            if tree[index][0] > weight:
                weight, last = tree[index]
            index -= index & -index
        before[number] = last
        mine = (weight + max(1, len(pair.right.key)), number)
        index = slot + 1
        while index < len(tree):
            if mine[0] > tree[index][0]:
                tree[index] = mine
            index += index & -index
    best = max(tree, key=lambda entry: entry[0])[1] if pairs else -1
    kept = set()
    while best >= 0:
        kept.add(best)
        best = before[best]
    return frozenset(kept)


def _match(left: Sequence[Passage], right: Sequence[Passage]) -> list[Pair]:
    """Pairs of equal passages, then of similar ones, the most similar first; every passage at most once."""
    pairs: list[Pair] = []
    left_free, right_free = list(range(len(left))), list(range(len(right)))
    # Letter by letter, then style aside.
    for exact in (True, False):
        places: dict[Hashable, list[int]] = defaultdict(list)
        for number in left_free:
            places[left[number].text if exact else left[number].key].append(number)
        taken: set[int] = set()
        rest: list[int] = []
        for queue in places.values():
            queue.reverse()
        for number in right_free:
            queue = places.get(right[number].text if exact else right[number].key, [])
            if queue and right[number].key:
                taken.add(queue[-1])
                pairs.append(Pair(left[queue.pop()], right[number]))
            else:
                rest.append(number)
        left_free = [number for number in left_free if number not in taken]
        right_free = rest
    return pairs + [Pair(left[one], right[other]) for one, other in _similar(left, left_free, right, right_free)]


def _similar(
    left: Sequence[Passage], left_free: Sequence[int], right: Sequence[Passage], right_free: Sequence[int]
) -> list[tuple[int, int]]:
    if not left_free or not right_free:
        return []
    left_words = {number: left[number].words for number in left_free}
    right_words = {number: right[number].words for number in right_free}
    spread = Counter(word for words in (*left_words.values(), *right_words.values()) for word in words)
    total = len(left_words) + len(right_words)
    weight = {word: math.log(1 + total / count) for word, count in spread.items()}
    left_mass = {number: _mass(words, weight) for number, words in left_words.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in left_words.items():
        for word in words:
            holders[word].append(number)
    found = []
    for number, words in right_words.items():
        mass = _mass(words, weight)
        near: dict[int, float] = defaultdict(float)
        for word in words:
            for other in holders.get(word, ()) if spread[word] <= MAX_PASSAGES_OF_A_WORD else ():
                near[other] += weight[word]
        for other in heapq.nlargest(CANDIDATES, near, key=lambda one: (near[one], -one)):
            score = _similarity(left_words[other], left_mass[other], words, mass, weight)
            if score > 0:
                distance = abs(other / len(left) - number / len(right))
                found.append((-score, round(distance, 9), other, number))
    left_seen: set[int] = set()
    right_seen: set[int] = set()
    pairs = []
    for _, _, one, other in sorted(found):
        if one not in left_seen and other not in right_seen:
            left_seen.add(one)
            right_seen.add(other)
            pairs.append((one, other))
    return pairs


def _mass(words: Counter[str], weight: dict[str, float]) -> float:
    return sum([weight[word] * count for word, count in words.items()])


def _similarity(
    left: Counter[str], left_mass: float, right: Counter[str], right_mass: float, weight: dict[str, float]
) -> float:
    """Share of the words, the rare ones weighing more, that both have; 0 when that is chance."""
    if len(left) > len(right):
        left, right = right, left
    shared = sum([weight[word] * min(count, right[word]) for word, count in left.items() if word in right])
    if not shared:
        return 0.0
    share = 2 * shared / (left_mass + right_mass)
    contained = shared / min(left_mass, right_mass)
    shorter = min(left.total(), right.total())
    if share >= MIN_SHARED or (contained >= MIN_CONTAINED and shorter >= MIN_CONTAINED_WORDS):
        return max(share, MIN_SHARED * contained)
    return 0.0


def _trimmed(left_text: str, right_text: str, pair: Pair) -> Pair:
    """The pair without the sentences at either end that the other side has nothing of.

    "ICE confirmed it. Genalo will retire." beside "Genalo will retire, they said.": the first sentence is not a
    changed form of anything, it is missing.
    """
    if pair.left.key == pair.right.key:
        return pair
    left, right = sentences(left_text, pair.left), sentences(right_text, pair.right)
    left = _best_run(left, pair.right.words)
    right = _best_run(right, _all_words(left))
    left_span = Span(left[0].span.start, left[-1].span.end)
    right_span = Span(right[0].span.start, right[-1].span.end)
    return Pair(
        pair.left if left_span == pair.left.span else passage(left_text, left_span, pair.left.paragraph),
        pair.right if right_span == pair.right.span else passage(right_text, right_span, pair.right.paragraph),
    )


def _all_words(units: Iterable[Passage]) -> Counter[str]:
    words: Counter[str] = Counter()
    for unit in units:
        words.update(unit.words)
    return words


def _best_run(units: list[Passage], other: Counter[str]) -> list[Passage]:
    """Sentences without those at the ends whose loss makes the rest more like `other`."""
    if len(units) < 2:
        return units
    mine = _all_words(units)
    size = other.total()
    first, last = 0, len(units)
    shared, total = (mine & other).total(), mine.total()

    def without(unit: Passage) -> tuple[int, int]:
        lost = sum(
            max(0, min(mine[word], other[word]) - min(mine[word] - count, other[word]))
            for word, count in unit.words.items()
        )
        return shared - lost, total - unit.words.total()

    while last - first > 1:
        options = [
            (*without(units[edge]), edge)
            for edge in (first, last - 1)
            if units[edge].words.total() >= MIN_SENTENCE_WORDS
        ]
        better = [
            (2 * kept / (rest + size), edge, kept, rest)
            for kept, rest, edge in options
            if kept and kept * (total + size) > shared * (rest + size)
        ]
        if not better:
            break
        _, edge, shared, total = max(better)
        mine.subtract(units[edge].words)
        if edge == first:
            first += 1
        else:
            last -= 1
    return units[first:last]


def _units(text: str, rest: Passage) -> list[Passage]:
    return [unit for unit in sentences(text, rest) if unit.words.total() >= MIN_SENTENCE_WORDS]


def _remaining(text: str, wholes: Sequence[Passage], taken: Iterable[Passage]) -> list[Passage]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for one in taken:
        spans[one.paragraph].append(one.span)
    found = []
    for whole in wholes:
        if whole.paragraph not in spans:
            found.append(whole)
            continue
        start = whole.span.start
        for span in (*sorted(spans[whole.paragraph]), Span(whole.span.end, whole.span.end)):
            piece = text[start : span.start]
            if piece and not piece.isspace():
                begin = start + len(piece) - len(piece.lstrip())
                found.append(passage(text, Span(begin, start + len(piece.rstrip())), whole.paragraph))
            start = span.end
    return found


def _joined(left_text: str, right_text: str, pairs: list[Pair]) -> list[Pair]:
    """Pairs that follow each other within the same two paragraphs as one pair."""
    out: list[Pair] = []
    for pair in pairs:
        last = out[-1] if out else None
        if (
            last
            and last.left.paragraph == pair.left.paragraph
            and last.right.paragraph == pair.right.paragraph
            and last.left.span.end <= pair.left.span.start
            and folded(left_text[last.left.span.end : pair.left.span.start])
            == folded(right_text[last.right.span.end : pair.right.span.start])
        ):
            out[-1] = Pair(
                passage(left_text, Span(last.left.span.start, pair.left.span.end), last.left.paragraph),
                passage(right_text, Span(last.right.span.start, pair.right.span.end), last.right.paragraph),
            )
        else:
            out.append(pair)
    return out
