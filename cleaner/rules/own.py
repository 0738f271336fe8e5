"""Rules of a user's own: cues over all pages, and parts of pages that are always dropped or kept, by site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

EVERY_SITE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page, named by what it says, by a CSS selector or by an XPath; exactly one of the three."""

    name: str
    """Goes into the removals as their rule."""
    reason: Reason = Reason.NAVIGATION
    finds: Phrase | Lines | None = None
    css: str = ""
    xpath: str = ""

    @property
    def selector(self) -> str:
        """The CSS selector or XPath, for a person."""
        return self.css or self.xpath


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """What is always dropped from the pages of a site and what is always kept; `keep` goes before `drop`."""

    site: str
    """A host, its subdomains included, or `EVERY_SITE`."""
    drop: tuple[Part, ...] = ()
    keep: tuple[Part, ...] = ()

    def speaks_of(self, names: Iterable[str]) -> bool:
        """Whether one of the names of a page's site (hosts, folders) is this site.

        >>> SiteRules(site="example.org").speaks_of(["news.example.org"])
        True
        """
        wanted = self.site.lower()
        return wanted == EVERY_SITE or any(
            name == wanted or name.endswith("." + wanted) for name in map(str.lower, names)
        )


def host(url: str | None) -> str:
    """The host of an address, or nothing.

    >>> host("https://www.Example.org:8080/a"), host("no address")
    ('www.example.org', '')
    """
    found = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@\s]*@)?([^/?#:\s]+)", url or "")
    return found[1].lower() if found else ""


def always(rules: Iterable[Rule]) -> Iterator[Part]:
    """The rules that are sure of a whole block: what they find always goes. The others are cues, weighed in context."""
    for rule in rules:
        if rule.sure and rule.scope is Scope.BLOCK:
            yield Part(name=rule.name, reason=rule.reason, finds=rule.finds)


def rule_row(value: Rule | SiteRules) -> dict[str, Any]:
    """A rule as plain data, the same in every process."""
    if isinstance(value, Rule):
        return {
            "name": value.name,
            "reason": value.reason.value,
            "scope": value.scope.value,
            "sure": value.sure,
            **_finds(value.finds),
        }
    return {"site": value.site, "drop": [_part(one) for one in value.drop], "keep": [_part(one) for one in value.keep]}


def _part(part: Part) -> dict[str, Any]:
    given = {"css": part.css, "xpath": part.xpath}
    return {
        "name": part.name,
        "reason": part.reason.value,
        **_finds(part.finds),
        **{key: value for key, value in given.items() if value},
    }


def _finds(finds: Phrase | Lines | None) -> dict[str, Any]:
    if finds is None:
        return {}
    if isinstance(finds, Lines):
        return {"lines": sorted(finds.keys)}
    return {"phrase": finds.pattern}


# A pattern as its letters: what is escaped, classes, groups and counts are no letters.
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[a-z]+\)|[()|]|[*+?]\??|\{[0-9,]*\}\??|.", re.DOTALL)
_APART = frozenset("\\s \\b ^ $ \\n \\t \\. \\, \\: \\! \\? \\( \\) \\- \\W".split()) | {" "}  # noqa: SIM905


def words_of(pattern: str) -> tuple[str, ...]:
    r"""Words of which one stands in whatever the pattern finds; none where the pattern does not say so.

    A book looks rules up by such words. Only what is certain counts: whole words outside of groups, with no count.

    >>> words_of("^read on in our app"), words_of(r"get the app|lade (die|unsere) app"), words_of("ads?")
    (('read',), ('get', 'lade'), ())
    """
    found: list[str] = []
    for alternative in _alternatives(pattern):
        words = [word for word in _words(alternative) if word]
        if not words:
            return ()
        found.append(max(words, key=len))
    return tuple(dict.fromkeys(found))


def _alternatives(pattern: str) -> Iterator[list[str]]:
    atoms: list[str] = []
    depth = 0
    for atom in _ATOM.findall(pattern):
        if atom == "(":
            depth += 1
            if depth == 1:
                atoms.append("(")
        elif atom == ")":
            depth -= 1
        elif depth == 0 and atom == "|":
            yield atoms
            atoms = []
        elif depth == 0:
            atoms.append(atom)
    yield atoms


def _words(atoms: list[str]) -> Iterator[str]:
    """Runs of letters with something that is no letter, or the pattern's edge, on both sides."""
    word = ""
    clean = True
    for atom in [*atoms, ""]:
        if len(atom) == 1 and (atom.isalnum() or atom == "_"):
            word += atom
            continue
        apart = atom in ("", *_APART) or (len(atom) == 1 and atom in ",:;!'\"’“”—–-/&")
        if word and clean and apart:
            yield word.lower()
        word = ""
        clean = apart
