"""The news fields of a text whose markup is lost, and of a page whose markup is silent: headline, byline, dateline."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from cleaner.languages import agency, byline_name, dateline, guess_language
from cleaner.models import Block, Extraction
from cleaner.strip.facts import shared_words
from cleaner.strip.reading import Reading
from cleaner.text import squeeze

HEADLINE_WORDS = (3, 30)
# A lede is a paragraph; what stands above it as a line is a headline, a byline, a caption or a call.
LEDE_WORDS = 12
# A headline speaks of its story: a good part of its long words come again below it.
HEADLINE_SHARED = 0.34
# Where nothing else shows that a text is as it stood on its page, most of them do, and the scorer doubts it more. Of 44
# first lines that share less, above texts of articles-dev that were clean or left by an extractor, 32 were the story's.
LONE_SHARED, LONE_DOUBT = 0.66, 0.6
NEAR_LEDE = 3
"""So far below the lede a byline, a caption or a call is one of its page's head."""
LOOK_BLOCKS = 12
"""How far above the lede a headline may stand."""
LISTED = 4
"""So many lines above the lede that could each be the headline, and would stay, are a list, and none of them is it."""


def folded(text: str) -> str:
    """A line as two copies of a headline are compared: case, spacing and outer marks aside.

    >>> folded(" ICE  Shakeup: 2 Out ") == folded("Ice shakeup: 2 out.")
    True
    """
    return squeeze(text).casefold().strip(" .|-–—\"'“”‘’:…")


def headline_copies(blocks: Sequence[Block], headline: str) -> list[int]:
    """The blocks that say the headline and nothing else. A site's name behind it does not matter."""
    wanted = folded(headline)
    if not wanted:
        return []
    found: list[int] = []
    for i, block in enumerate(blocks):
        if len(block.text) > 2 * len(headline) + 60:
            continue
        own = folded(block.text)
        if own == wanted or (
            len(own) >= 24 and (wanted.startswith(own) or own.startswith(wanted)) and _near(own, wanted)
        ):
            found.append(i)
    return found


def _near(one: str, other: str) -> bool:
    """One is the other and a site's name, or the other cut short."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :].lstrip()
    return len(short) * 2 >= len(long) and (not rest or rest[0] in "|-–—·•:…»")


def first_lines_headline(
    reading: Reading, keep: Sequence[bool], chances: Sequence[float], doubt: float, foreign: Container[int] = ()
) -> int | None:
    """The block above the lede that is the story's headline, or None.

    It is a line and not a paragraph, no rule has another name for it, the scorer gives it less than `doubt`, and its
    words come again below it; of several the one that stands twice, else the one that shares most words. Those in
    `foreign` are none.
    """
    words = reading.column("words").tolist()
    ends = reading.column("ends_terminal").tolist()
    n = len(words)
    lede = next((i for i in range(n) if keep[i] and words[i] >= LEDE_WORDS and ends[i]), None)
    if lede is None or lede == 0:
        return None
    copies, later = reading.column("copies").tolist(), reading.column("later_copy").tolist()
    code = reading.lines.codes
    bounds = reading.lines.bounds
    shared = shared_words(reading.lines, lede)
    least = HEADLINE_SHARED
    if not any(reading.cues[: lede + NEAR_LEDE]) and dateline(reading.blocks[lede].text) is None:
        least, doubt = LONE_SHARED, min(doubt, LONE_DOUBT)
    best: tuple[float, int] | None = None
    stay = 0
    low, high = HEADLINE_WORDS
    for i in range(max(0, lede - LOOK_BLOCKS), lede):
        if not low <= words[i] <= high or reading.cues[i] is not None or i in foreign:
            continue
        if chances[i] >= doubt and copies[i] < 2:
            continue
        closing = chr(int(code[max(int(bounds[i + 1]) - 2, 0)]))
        # A question may be a headline. A full stop, a colon or a comma is none's end.
        if (ends[i] and closing not in "?!？！") or closing in ":：,，;；":
            continue
        if shared[i] < least:
            continue
        stay += keep[i] and not later[i]
        rank = shared[i] + (1.0 if copies[i] > 1 else 0.0)
        if best is None or rank > best[0]:
            best = (rank, i)
    if best is None or (keep[best[1]] and stay >= LISTED):
        return None
    return best[1]


@dataclass(frozen=True, slots=True)
class NewsFields:
    """What a page says of its story, markup first."""

    byline: str | None = None
    dateline: str | None = None
    agency: str | None = None
    language: str | None = None


DATELINE_LINES = 2
# A byline stands with the headline: this many lines above the story are asked.
BYLINE_BLOCKS = 15
GUESS_CHARACTERS = 1_200
"""Of the story's beginning, enough to tell its language."""


def news_fields(extraction: Extraction, text: str, above: Sequence[str], tags: Sequence[str]) -> NewsFields:
    """The fields of a story with this text. `above` are lines removed above it, `tags` removed agency credits."""
    byline = extraction.byline
    if byline is None:
        names = (byline_name(line) for line in above[-BYLINE_BLOCKS:] if len(line) <= 200)
        byline = next((name for name in names if name), None)
    # A headline that stayed may stand above the lede.
    openings = [line[:400] for line in text[:2_000].split("\n") if line][:DATELINE_LINES]
    lede, opening = next(((line, found) for line in openings if (found := dateline(line)) is not None), ("", None))
    told = opening.agency if opening is not None else None
    credited = told or next((name for tag in tags if (name := agency(f". {tag}") or agency(tag)) is not None), None)
    return NewsFields(
        byline=byline,
        dateline=lede[opening.span.start : opening.span.end].rstrip(" -–—―") or None if opening is not None else None,
        agency=credited,
        language=extraction.language or guess_language(text[:GUESS_CHARACTERS]),
    )
