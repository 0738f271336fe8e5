"""What the class and id names around a block call it: a caption, a comment, a box that promotes something.

The model weighs all names there are. These few it need not weigh: on all pages of articles-dev and segments-dev, by
models that had not seen their site, HTML has .9589 and segments .940 without them, .9603 and .945 with them, at the
same recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.models import Reason
from cleaner.strip.reading import Reading
from cleaner.strip.stories import PROSE_WORDS, Foreign

STEPS = 5
"""So many of a path's innermost elements are asked; what is farther out is the page's."""
STORY, IF_FIRST = 0.75, 0.4
"""What such a share of the page's words is called so is its story; less is enough where its first paragraph is."""

REASONS = {
    "caption": Reason.CAPTION,
    "embed": Reason.CAPTION,
    "comment": Reason.COMMENTS,
    "references": Reason.CREDIT,
    "call": Reason.PROMOTION,
    "author": Reason.BIOGRAPHY,
    "notice": Reason.NOTICE,
    "share": Reason.SHARE_BAR,
    "about": Reason.BYLINE,
}
# Before a word in a name stands nothing, a dash, or the small letter after which a capital begins it.
_BEFORE = r"(?:[\w-]*(?:[-_]|(?-i:[a-z0-9](?=[A-Z]))))?"
_NAMES = re.compile(
    rf"(?P<caption>/figcaption\b|[.#][\w-]*caption[\w-]*|[.#]{_BEFORE}legende?(?!\w))"
    r"|[.#](?:(?P<embed>twitter-tweet|instagram-media)"
    rf"|(?P<comment>{_BEFORE}comments?(?-i:(?![a-z]))[\w-]*)"
    rf"|{_BEFORE}(?:(?P<references>footnotes?|references|citations?)"
    r"|(?P<call>cta|call-to-action|promo|sign-?up|app-?stores?)"
    r"|(?P<author>author-bio|author-box|about-author|biography)|(?P<notice>disclaimer|popup|modal|overlay)"
    r"|(?P<share>sharing|socials|social-share|share-buttons|sharedaddy)"
    r"|(?P<about>(?:post|entry)-?meta(?:data)?|(?:post|article|entry)-?tags))(?!\w))",
    re.IGNORECASE,
)
_WORDS = re.compile(
    "caption|comment|twitter-|instagram-|footnote|reference|citation|cta|call-to|promo|sign-?up|author|biography"
    "|disclaimer|popup|modal|overlay|legend|app-?store|sharing|social|share|meta|tags"
)


def named(reading: Reading, kept: Sequence[int]) -> Iterator[Foreign]:
    """The blocks among those that stay of a page whose names say that they are no part of its story."""
    if not reading.marked_up:
        return
    words = reading.column("words").tolist()
    called: dict[str, re.Match[str] | None] = {}
    found: dict[str, list[tuple[int, str]]] = {}
    for i in kept:
        path = reading.blocks[i].path
        if path not in called:
            tail = "/" + "/".join(path.rsplit("/", STEPS)[-STEPS:])
            # Few paths have any of the words at all, and to look for the words alone is ten times as fast.
            called[path] = _NAMES.search(tail) if _WORDS.search(tail.lower()) else None
        name = called[path]
        if name is not None:
            found.setdefault(str(name.lastgroup), []).append((i, name[0].lstrip("/.#")))
    total = sum(words[i] for i in kept)
    lede = next((i for i in kept if words[i] >= PROSE_WORDS), -1)
    for kind, blocks in found.items():
        least = IF_FIRST if any(i == lede for i, _ in blocks) else STORY
        if sum(words[i] for i, _ in blocks) < least * total:
            for i, word in blocks:
                yield Foreign(i, i + 1, f"markup.{kind}", REASONS[kind], f"is called “{word[:40]}”")
