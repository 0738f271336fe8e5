"""Which of a page's titles is the article's headline."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from cleaner.extract.said import Said, folded, plain
from cleaner.text import WORD

# A bar or a dot parts a headline from its site and little else does; a dash also stands in headlines.
PARTED = re.compile(r"\s{1,9}[|•·»«:/\\‖¦⋆~]{1,2}\s{1,9}|\s{0,9}[|»]\s{1,9}")
DASHED = re.compile(r"\s{1,9}[-–—]{1,3}\s{1,9}")
MIN_SHARED = 0.3
"""Words that a first-level heading must have in common with a title of the page (Dice) to be its headline."""


def headline(page: Said, site: str | None, url: str | None) -> str | None:
    """The top heading that agrees best with the page's titles, else the first title; without the site's name."""
    names = _site_names(site, url)
    stated = (
        *(one.headline for one in page.linked_data if one.is_article),
        page.first("og:title"),
        page.first("twitter:title", "sailthru.title", "parsely-title", "dc.title", "citation_title"),
        page.title,
    )
    titles = [_without_site(plain(title), names) for title in stated if title]
    headings = [_without_site(heading, names) for heading in page.headings]
    known = [set(folded(title).split()) for title in titles]
    best, most = None, 0.0
    for heading in headings:
        words = set(folded(heading).split())
        if not words or folded(heading) in names:
            continue
        shared = max((2 * len(words & other) / (len(words) + len(other)) for other in known if other), default=0.0)
        if shared > most:
            best, most = heading, shared
    if best is not None and most >= MIN_SHARED:
        return best
    return next(filter(None, [*titles, *headings]), None)


def _site_names(site: str | None, url: str | None) -> set[str]:
    names = {folded(site)} if site else set()
    try:
        host = urlsplit(url[:2_000]).hostname if url else None
    except ValueError:
        host = None
    if host:
        parts = host.removeprefix("www.").split(".")
        names.update((".".join(parts), parts[0], " ".join(parts), *(part for part in parts[:-1] if len(part) > 3)))
    return {name for name in names if name}


def _without_site(title: str, names: set[str]) -> str:
    """A title without the outlet's name, or the section, before or behind it."""
    while (shorter := _shorter(title, names)) != title:
        title = shorter
    return title


def _shorter(title: str, names: set[str]) -> str:
    marks = [*PARTED.finditer(title), *DASHED.finditer(title)]
    if not marks:
        return title
    first = min(marks, key=lambda mark: mark.start())
    last = max(marks, key=lambda mark: mark.start())
    head, tail = title[: last.start()], title[last.end() :]
    if _is_site(tail, names):
        return head
    if _is_site(title[: first.start()], names):
        return title[first.end() :]
    # Behind a bar, or before it, stands a name or a section, if it is the shorter part.
    if last.re is PARTED and len(tail) < len(head) and len(WORD.findall(head)) > 2:
        return head
    start, rest = title[: first.start()], title[first.end() :]
    if first.re is PARTED and len(WORD.findall(start)) <= 2 and len(WORD.findall(rest)) > 3:
        return rest
    return title


def _is_site(part: str, names: set[str]) -> bool:
    said = folded(part)
    close = said.replace(" ", "")
    return not said or any(said == name or close == name.replace(" ", "").replace(".", "") for name in names)
