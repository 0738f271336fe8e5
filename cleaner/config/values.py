"""Tables of a file of settings to values. Every complaint names the file and the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cleaner.config.lines import Key, Lines
from cleaner.errors import UsageError
from cleaner.models import Reason
from cleaner.read import Columns
from cleaner.rules import Lines as WholeLines
from cleaner.rules import Phrase, Rule, Scope
from cleaner.rules.own import Part, SiteRules, words_of

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,98}[a-z0-9]")
_RULE_KEYS = ("name", "reason", "phrase", "line", "words", "scope", "sure", "removes", "keeps")
_PART_KEYS = ("name", "reason", "phrase", "line", "css", "xpath")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file, and where it stands."""

    value: dict[str, Any]
    path: str
    lines: Lines
    key: Key

    def line(self, *key: str | int) -> int:
        """The line of one of its keys."""
        return self.lines.of(*self.key, *key)

    def error(self, said: str, *key: str | int) -> UsageError:
        """What is wrong at one of its keys."""
        return UsageError(f"{self.path}:{self.line(*key)}: {said}")

    def table(self, name: str) -> Table:
        """A table in this one; an empty one where it is not there."""
        value = self.value.get(name, {})
        if not isinstance(value, dict):
            raise self.error(f'"{name}" is one table: it begins with [{name}] or [{name}."..."]', name)
        return Table(value, self.path, self.lines, (*self.key, name))

    def tables(self, name: str) -> Iterator[Table]:
        """The tables of an array."""
        values = self.value.get(name, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            raise self.error(f'"{name}" is an array of tables', name)
        for i, value in enumerate(values):
            yield Table(value, self.path, self.lines, (*self.key, name, i))

    def only(self, known: Sequence[str]) -> None:
        """Complain of a key that is not known."""
        for name in self.value:
            if name not in known:
                near = get_close_matches(name, known, 1)
                raise self.error(
                    f'no key "{name}" here: '
                    + (f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"),
                    name,
                )

    def string(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.value.get(name, default)
        if not isinstance(value, str):
            raise self.error(f'"{name}" is a string', name)
        return value

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of strings; a single string is a list of one."""
        value = self.value.get(name, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.error(f'"{name}" is a list of strings', name)
        return tuple(value)

    def choice(self, name: str, known: Sequence[str], default: str = "") -> str:
        """One of the words that are known."""
        value = self.string(name, default)
        if value not in known:
            raise self.error(f'no {name} "{value}": choose one of {", ".join(known)}', name)
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        value = self.value.get(name, default)
        if not isinstance(value, bool):
            raise self.error(f'"{name}" is true or false', name)
        return value


def columns(table: Table, names: Sequence[str]) -> Columns:
    """What the columns of rows are called."""
    table.only(names)
    return Columns(**{name: table.string(name) for name in table.value})


def own_rules(table: Table) -> tuple[Rule, ...]:
    """The user's rules, proven by their own examples. A name stands once."""
    rules: list[Rule] = []
    for one in table.tables("rules"):
        rule = _rule(one)
        if any(rule.name == other.name for other in rules):
            raise one.error(f'a second rule with the name "{rule.name}"', "name")
        rules.append(rule)
    return tuple(rules)


def _rule(table: Table) -> Rule:
    table.only(_RULE_KEYS)
    name = _name(table)
    finds = _finds(table)
    if finds is None:
        raise table.error(f'the rule "{name}" needs a "phrase" (a pattern) or a "line" (whole lines)')
    scope = Scope(table.choice("scope", tuple(Scope), Scope.BLOCK))
    sure = table.flag("sure")
    if isinstance(finds, WholeLines) and scope is Scope.SPAN:
        raise table.error(f'the rule "{name}" takes a span: give it a "phrase"', "scope")
    if isinstance(finds, Phrase) and not (sure and scope is Scope.BLOCK):
        words = tuple(word.lower() for word in table.strings("words")) or words_of(finds.pattern)
        if not words or not all(re.fullmatch(r"\w+|[^\w\s]", word) for word in words):
            raise table.error(
                f'the rule "{name}" is weighed with what stands around it, and looked up by its words: '
                'add words = ["..."], of which one stands in whatever the phrase finds, or say sure = true',
                "phrase",
            )
        finds = Phrase(finds.pattern, words)
    rule = Rule(
        name=name,
        reason=_reason(table, required=True),
        finds=finds,
        scope=scope,
        sure=sure,
        removes=table.strings("removes"),
        keeps=table.strings("keeps"),
    )
    for key, examples, wanted in (("removes", rule.removes, True), ("keeps", rule.keeps, False)):
        for i, example in enumerate(examples):
            if (rule.finds.find(example) is not None) != wanted:
                said = "does not find" if wanted else "finds"
                raise table.error(f'the rule "{name}" {said} {example!r}, one of its {key}', key, i)
    return rule


def _name(table: Table) -> str:
    name = table.string("name")
    if not _NAME.fullmatch(name):
        raise table.error('a rule has a name like "my.read-on": small letters, digits, dots and dashes', "name")
    return name


def _reason(table: Table, *, required: bool = False) -> Reason:
    known = tuple(reason.value for reason in Reason)
    if required or "reason" in table.value:
        return Reason(table.choice("reason", known))
    return Reason.NAVIGATION


def _finds(table: Table) -> Phrase | WholeLines | None:
    if "phrase" in table.value and "line" in table.value:
        raise table.error('either "phrase" or "line", not both', "line")
    if "line" in table.value:
        return WholeLines(*table.strings("line"))
    if "phrase" not in table.value:
        return None
    pattern = table.string("phrase")
    try:
        found = re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise table.error(f"{pattern!r} is no pattern: {error}", "phrase") from error
    if found.search(""):
        raise table.error(f"{pattern!r} finds every line, also an empty one", "phrase")
    return Phrase(pattern)


def site_rules(table: Table) -> tuple[SiteRules, ...]:
    """What is dropped and kept by site: `[sites."example.org"]` with lists `drop` and `keep`."""
    sites = table.table("sites")
    found: list[SiteRules] = []
    for name in sites.value:
        one = sites.table(name)
        one.only(("drop", "keep"))
        if not re.fullmatch(r"\*|[^\s/:]+", name):
            raise sites.error(f'"{name}" is no site: name a host like "example.org", or "*" for all', name)
        found.append(SiteRules(site=name, drop=tuple(_parts(one, "drop")), keep=tuple(_parts(one, "keep"))))
    return tuple(found)


def _parts(site: Table, name: str) -> Iterator[Part]:
    values = site.value.get(name, [])
    # A string alone is a CSS selector.
    plain = {**site.value, name: [{"css": one} if isinstance(one, str) else one for one in _listed(values)]}
    for part in Table(plain, site.path, site.lines, site.key).tables(name):
        part.only(_PART_KEYS)
        ways = [key for key in ("phrase", "line", "css", "xpath") if key in part.value]
        if len(ways) != 1:
            raise part.error('a part of a page is named by one of "phrase", "line", "css", "xpath"')
        css, xpath = part.string("css"), part.string("xpath")
        if ways[0] in ("css", "xpath"):
            _check(part, css, xpath)
        yield Part(
            name=_name(part) if "name" in part.value else f"site.{site.key[-1]}",
            reason=_reason(part),
            finds=_finds(part),
            css=css,
            xpath=xpath,
        )


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _check(part: Table, css: str, xpath: str) -> None:
    from cleaner.extract.select import check

    try:
        check(css=css, xpath=xpath)
    except UsageError as error:
        raise part.error(str(error), "css" if css else "xpath") from error
