"""Who wrote the article, as the page says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cleaner.extract.dates import MONTHS
from cleaner.extract.said import Named, Said, folded, plain
from cleaner.languages import LANGUAGES
from cleaner.models import Block
from cleaner.text import WORD, squeeze

MAX_NAME_WORDS = 6
MAX_LINE = 120
"""Characters of a line that may be a byline."""

_LABELS = sorted({label for language in LANGUAGES for label in language.byline_labels}, key=len, reverse=True)
_ANY_LABEL = "|".join(re.escape(label) for label in _LABELS)
LABEL = re.compile(rf"^\W{{0,3}}(?:{_ANY_LABEL})\b\s?[:\-–—]?\s?", re.IGNORECASE)
# A capital may follow "By" directly where two elements meet.
GLUED = re.compile(r"^By(?=[A-Z])")
WITHIN = re.compile(
    r"(?:[·•|,]\s|\d{4}\s|\b[Ww]ritten |\b[Pp]osted |\b[Pp]ublished )(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or):? (?=[A-Z0-9])"
)
# What opens a line about the author wherever it stands, most often below the text.
WRITTEN = re.compile(
    r"(?:this (?:post|article|story) was )?(?:written|posted|authored) by:? |(?:geschrieben|verfasst) von:? |"
    r"(?:écrit|publié) par:? |(?:escrito|publicado) por:? |scritto da:? |geschreven door:? ",
    re.IGNORECASE,
)
# What stands behind a name in a line.
BEHIND = re.compile(
    r"\s*(?:[|•·‧∙⋅●—–/\n\t]|\s-\s|\s\d|\s(?:on|in|at|for|from|is|was|has|published|updated|posted|reviewed|medically|fact|edited|follow|last|"
    r"min read|more by|view|share|with additional|contributor)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
LISTED = re.compile(r"\s*\n?\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\ben\b)\s*\n?\s*")
DATED = re.compile(
    r"(?:^|(?<=[a-zß-ÿ.,\s]))(?:"
    + "|".join(sorted({name.title() for name in MONTHS}, key=len, reverse=True))
    + r")\.?,?$"
)
NOT_A_NAME = re.compile(
    r"https?:|www\.|@|[*{}<>\[\]=]|^(?:admin|administrator|editor|authors?|guest|user|root|webmaster|unknown|undefined|none|"
    r"null|anonymous|about the author|written by|by|posted by|super ?user|name|share|read more|latest posts?|articles?|"
    r"blog|news|home)$",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    """de da do dos das del della di du la le van von der den ter ten zu al el bin ibn y e and of the for""".split()  # noqa: SIM905
)
# Class words of what stands around an author without being the name.
NOT_THE_NAME = re.compile(
    r"comment|avatar|image|img|photo|picture|social|bio\b|desc|title\b|role|job|follow|position|widget|related|popular|card|more|count|icon|quote|"
    r"testimonial|review|menu|nav|latest|recent|about",
    re.IGNORECASE,
)
THE_NAME = re.compile(
    r"(?:author|byline|writer)[\w-]{0,20}name|name[\w-]{0,20}(?:author|byline|writer)|rel-author|\bp-author\b",
    re.IGNORECASE,
)
A_NAME = re.compile(r"(?:author|byline|by-line|writer|autor|auteur)", re.IGNORECASE)


def byline(page: Said, blocks: Sequence[Block], near: Sequence[Block], site: str | None) -> str | None:
    """The authors' names, parted by ", ". The outlet's own name only where nobody else is named.

    `near`: the blocks around the headline.
    """
    own = folded(site) if site else ""
    spare: str | None = None
    for names in _sources(page, blocks, near):
        names = list(dict.fromkeys(names))
        joined = ", ".join(names)
        if names and folded(joined) != own and not _handle(joined):
            return joined
        spare = spare or joined or None
    return spare


def _handle(name: str) -> bool:
    """A login rather than a name."""
    return name.islower() and " " not in name


def _sources(page: Said, blocks: Sequence[Block], near: Sequence[Block]) -> Iterator[list[str]]:
    """Names by where they stand, the most trusted first."""
    for one in page.linked_data:
        if one.is_article and one.authors:
            yield _stated(one.authors)
    meta = page.meta
    for key in ("sailthru.author", "parsely-author", "cxenseparse:author"):
        yield _stated(meta.get(key, ()))
    yield [_turned(name) for name in meta.get("citation_author", ())]
    for key in ("author", "authors", "article:author", "dc.creator", "byl", "byline", "article:author_name"):
        yield _stated(meta.get(key, ()))
    yield _spoken(next((value for name, value in page.properties if name == "author"), ""))
    yield from _named(page.authors)
    yield _labelled(near)
    yield _repeated(near, blocks)
    if any("written by" in value.lower() for value in meta.get("twitter:label1", ())):
        yield _stated(meta.get("twitter:data1", ()))
    yield _written(blocks)


def _stated(values: Iterable[str]) -> list[str]:
    """Names from places made for names."""
    names: list[str] = []
    for value in values:
        if len(value) > 3 * MAX_LINE or NOT_A_NAME.search(value):
            continue
        text = LABEL.sub("", plain(value))
        names += [squeeze(part).strip(" .,:;-–—|") for part in LISTED.split(text)]
    return [name for name in names if _is_name(name)]


def _turned(name: str) -> str:
    """A name that is written last name first, as it is said."""
    last, comma, first_names = name.partition(",")
    return squeeze(f"{first_names} {last}") if comma else squeeze(name)


def _spoken(text: str) -> list[str]:
    """Names in a line that a reader sees, up to what else the line says."""
    text = text[: 3 * MAX_LINE]
    text = LABEL.sub("", LABEL.sub("", GLUED.sub("", text)))
    text = LISTED.sub(", ", text)
    text = BEHIND.sub("", text)
    names: list[str] = []
    for part in text.split(", "):
        name = DATED.sub("", squeeze(part).strip(" .,:;-–—|")).strip(" .,:;-–—|")
        if not _is_name(name) or not _is_capital(name):
            break
        names.append(name)
    return names


def _is_name(name: str) -> bool:
    words = WORD.findall(name)
    return 0 < len(words) <= MAX_NAME_WORDS and len(name) < 80 and not NOT_A_NAME.search(name) and not name.isdigit()


def _is_full(name: str) -> bool:
    """A first and a last name, as a line that may be anything else has to show them."""
    return 1 < len(WORD.findall(name)) < MAX_NAME_WORDS


def _is_capital(name: str) -> bool:
    return (
        all(not word[0].islower() or word in PARTICLES for word in WORD.findall(name)[:MAX_NAME_WORDS])
        and not name[0].islower()
    )


def _named(elements: Sequence[Named]) -> Iterator[list[str]]:
    """Names in elements that call themselves the author's: names before lines, what stands below the headline first."""
    for below in (True, False):
        there = [one for one in elements if one.below is below and not _elsewhere(one.classes)]
        for one in there:
            if THE_NAME.search(one.classes):
                yield _spoken(one.text)
        for one in there:
            if one.links and len(one.text) < 3 * MAX_LINE:
                names = [name for link in one.links for name in _spoken(link) if _is_full(name)]
                if names and folded(one.text).find(folded(names[0])) < MAX_LINE // 2:
                    yield names
            if len(one.text) < 3 * MAX_LINE:
                yield [name for name in _spoken(one.text) if _is_full(name)]


def _elsewhere(classes: str) -> bool:
    words = [word for word in classes.split() if A_NAME.search(word)]
    return bool(words) and all(NOT_THE_NAME.search(word) for word in words)


def _labelled(near: Sequence[Block]) -> list[str]:
    """A line by the headline that says "by"."""
    for block in near:
        text = block.text
        if len(text) > MAX_LINE or block.tag == "h1":
            continue
        if LABEL.match(text) or GLUED.match(text):
            names = _spoken(text)
        elif found := WITHIN.search(text):
            names = _spoken(text[found.end() :])
        else:
            continue
        if any(_is_full(name) for name in names):
            return names
    return []


def _written(blocks: Sequence[Block]) -> list[str]:
    """The one author of whom a line anywhere says "written by"; a page that names several lists other articles."""
    found: list[str] = []
    for block in blocks:
        said_here = WRITTEN.match(block.text)
        if said_here is None or len(block.text) > MAX_LINE:
            continue
        names = _spoken(block.text[said_here.end() :])
        if found and names != found:
            return []
        found = names
    return found if any(_is_full(name) for name in found) else []


def _repeated(near: Sequence[Block], blocks: Sequence[Block]) -> list[str]:
    """A bare name by the headline that the page says again, at the head of a line about the author."""
    for block in near:
        name = block.text
        if (
            block.tag != "h1"
            and 1 < len(name.split()) <= 4
            and len(name) < 50
            and _is_capital(name)
            and _spoken(name) == [name]
        ):
            about = (
                f"{name} is ",
                f"{name} has ",
                f"{name}, ",
                f"{name} was ",
                f"About {name}",
                f"Written by {name}",
                f"By {name}",
            )
            if any(other.text.startswith(about) for other in blocks):
                return [name]
    return []
