"""A site's own boilerplate: lines that stand in its stories again and again.

Every page gives the keys of the lines that stayed after stripping; that costs next to nothing, and the keys of many
pages can be gathered in any order, by any number of processes. Then a line that stands on enough pages of one site, in
stories that have little else in common, is the site's and not a story's. A sentence that two copies of one wire story
share is not: copies count as one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from cleaner.models import Article, Reason, Removal, Span
from cleaner.rules import line_key

# On the 21 sites of articles-dev with two or three pages each, what the learned scorer leaves goes from shingle F1
# .9177 to .9178 with three, and to .9161 with two, where the subheadings that a site's authors like go too; what the
# rules leave, from .858 to .861 with two; the raw lines, from .743 to .783 with two.
MIN_STORIES = 3
"""A line, or sentence, stands in so many different stories before it is the site's."""
# Two pages are copies of one story when they share this share of the sentences of the shorter one. Different stories of
# one site share hardly any; an updated story keeps more than half.
COPY_SHARE = 0.3
COPY_LINES = 2
MIN_SHARE = 0.05
"""A line of a site has to stand on this share of its pages."""
MIN_SHARE_OF_PROSE = 0.2
"""And a sentence on this share: reporters repeat themselves, too."""
PROSE_WORDS = 8
SHORT_WORDS = 3
"""A shorter line may be a subheading that a site's authors like ("Conclusion"): it is left."""
MAX_COMPARED = 24
"""Pages of one line that are compared with each other: enough to find two stories among copies."""


class PageLines(NamedTuple):
    """The lines that stripping left on one page."""

    page: str
    site: str
    keys: tuple[int, ...]
    """Distinct, in ascending order; the lowest bit says whether the line reads like a sentence."""


def line_number(text: str) -> int | None:
    """A line's key as a number of 64 bits, the lowest set for a sentence; None where the line is too short to tell."""
    key = line_key(text)
    words = key.count(" ") + 1
    if words < SHORT_WORDS:
        return None
    number = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")
    sentence = words >= PROSE_WORDS and text.rstrip("\"'”’»)] ")[-1:] in ".!?…。"
    return (number | 1) if sentence else (number & ~1)


def line_keys(texts: Sequence[str]) -> tuple[int, ...]:
    """The keys of a page's lines: distinct, sorted, the same for the same lines in any order."""
    return tuple(sorted({number for text in texts if (number := line_number(text)) is not None}))


def recurring(pages: Iterable[PageLines]) -> Mapping[str, frozenset[int]]:
    """Of every site the keys of the lines that are its own. Does not depend on the order of the pages."""
    by_site: dict[str, list[PageLines]] = defaultdict(list)
    for page in pages:
        if page.site:
            by_site[page.site].append(page)
    found: dict[str, frozenset[int]] = {}
    for site in sorted(by_site):
        keys = _of_site(sorted(by_site[site]))
        if keys:
            found[site] = keys
    return found


def _of_site(pages: Sequence[PageLines]) -> frozenset[int]:
    """The keys that recur over stories of one site; `pages` in a fixed order."""
    if len(pages) < MIN_STORIES:
        return frozenset()
    counts = Counter(key for page in pages for key in page.keys)
    frequent = {
        key
        for key, count in counts.items()
        if count >= MIN_STORIES and count >= (MIN_SHARE_OF_PROSE if key & 1 else MIN_SHARE) * len(pages)
    }
    carriers: dict[int, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        for key in page.keys:
            if key in frequent and len(carriers[key]) < MAX_COMPARED:
                carriers[key].append(i)
    sentences = [frozenset(key for key in page.keys if key & 1) for page in pages]
    copies: dict[tuple[int, int], bool] = {}

    def same(a: int, b: int) -> bool:
        if (a, b) not in copies:
            shared = len(sentences[a] & sentences[b])
            shorter = min(len(sentences[a]), len(sentences[b]))
            copies[a, b] = shared > COPY_LINES and shared >= COPY_SHARE * shorter
        return copies[a, b]

    def stories(carrying: Sequence[int], enough: int) -> bool:
        told: list[int] = []
        for page in carrying:
            if not any(same(other, page) for other in told):
                told.append(page)
                if len(told) == enough:
                    return True
        return False

    return frozenset(key for key in sorted(carriers) if stories(carriers[key], MIN_STORIES))


def without_recurring(article: Article, keys: frozenset[int]) -> Article:
    """The article without its site's own lines; the same article where none stands in it, or nothing else does."""
    gone: dict[int, list[Span]] = defaultdict(list)
    for removal in article.removals:
        gone[removal.block].append(removal.span)
    added: list[Removal] = []
    text: list[str] = []
    at = 0
    stays = False
    for i, block in enumerate(article.blocks):
        pieces = _left(len(block.text), gone.get(i, ()))
        said = "".join(block.text[piece.start : piece.end] for piece in pieces).strip()
        if not said:
            continue
        start = article.text.find(said, at)
        if start < 0:
            # Kept with other white space than here: it stays as it is.
            stays = True
            continue
        number = line_number(said)
        if number is not None and number in keys:
            added.extend(
                Removal(
                    rule="recurring.line",
                    reason=Reason.RECURRING,
                    block=i,
                    span=piece,
                    evidence="other stories of this site have it too",
                )
                for piece in pieces
            )
            text.append(article.text[at:start].rstrip() if not text else article.text[at:start].rstrip(" \n"))
        else:
            stays = True
            text.append(article.text[at : start + len(said)])
        at = start + len(said)
    if not added or not stays:
        return article
    text.append(article.text[at:])
    removals = sorted((*article.removals, *added), key=lambda removal: (removal.block, removal.span))
    return replace(article, text="".join(text).strip("\n"), removals=tuple(removals))


def _left(size: int, gone: Sequence[Span]) -> list[Span]:
    """The ranges of a block that were not removed."""
    left: list[Span] = []
    start = 0
    for span in sorted(gone):
        if span.start > start:
            left.append(Span(start, span.start))
        start = max(start, span.end)
    if start < size:
        left.append(Span(start, size))
    return left
