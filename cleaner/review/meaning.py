"""What a change of a golden result means: "body -2 paragraphs, +1 removed as promotion"."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cleaner.models import Change as Passage
from cleaner.review.case import FIELDS
from cleaner.text import squeeze

_ARTICLE, _FIELDS, _REMOVALS, _REJECTED = "article.txt", "fields.txt", "removals.txt", "rejected.txt"
_CLUSTERS, _REJECTIONS, _VARIANTS = "clusters.jsonl", "rejected.jsonl", "variants/"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change means, in a few words each."""

    phrases: tuple[str, ...]
    rules: tuple[str, ...]
    """The rules behind it: two changes are alike when they say the same and the same rules did it."""

    def __str__(self) -> str:
        return ", ".join(self.phrases)


def meaning(accepted: Mapping[str, str], found: Mapping[str, str]) -> Meaning:
    r"""What it means that a case gives `found` instead of `accepted`, both file name to content.

    >>> old = {"article.txt": "The mill closed.\n\nSign up!", "removals.txt": ""}
    >>> new = {"article.txt": "The mill closed.", "removals.txt": "promotion | en.signup | block 1 | Sign up!\n"}
    >>> print(meaning(old, new))
    body -1 paragraph, +1 removed as promotion
    """
    if accepted == found:
        return Meaning((), ())
    phrases: list[str] = []
    rules: list[str] = []
    changed = [name for name in sorted(accepted.keys() | found.keys()) if accepted.get(name) != found.get(name)]
    whole = _whole(accepted, found)
    if whole:
        phrases += whole
        if found.get(_REMOVALS) and not accepted:
            rules += sorted({one.rule for one in _removals(found[_REMOVALS])})
        changed = [name for name in changed if name not in (_ARTICLE, _FIELDS, _REMOVALS, _REJECTED)]
        if not accepted:
            return Meaning(tuple(phrases), tuple(rules))
    for name in sorted(changed, key=_order):
        old, new = accepted.get(name), found.get(name)
        if name.startswith(_VARIANTS):
            continue
        if name == _REJECTIONS:
            phrases += _rejections(old or "", new or "")
        elif old is None or new is None:
            phrases.append(f"{name} {'new' if old is None else 'gone'}")
        elif name == _ARTICLE:
            phrases += _body(old, new)
        elif name == _REMOVALS:
            told, by = _removed(old, new)
            phrases += told
            rules += by
        elif name == _FIELDS:
            phrases += list(_fields(old, new)) or [f"{name} {_lines(old, new)}"]
        elif name == _CLUSTERS:
            phrases += _clusters(old, new)
        elif name == _REJECTED:
            phrases.append(f"rejected as {_why(new)} instead of {_why(old)}")
        else:
            phrases.append(f"{name} {_lines(old, new)}")
    phrases += _variants([name for name in changed if name.startswith(_VARIANTS)], accepted, found)
    return Meaning(tuple(phrases), tuple(rules))


def _order(name: str) -> tuple[int, str]:
    known = (_REJECTED, _ARTICLE, _REMOVALS, _FIELDS, _CLUSTERS, _REJECTIONS)
    return (known.index(name) if name in known else len(known), name)


def _whole(accepted: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """What is to be said when there is no article on one of the sides."""
    if not accepted:
        return ["new case", *_told(found)]
    if _REJECTED in found and _ARTICLE in accepted:
        return [f"now rejected as {_why(found[_REJECTED])}"]
    if _ARTICLE in found and _REJECTED in accepted:
        return ["no longer rejected", *_told(found)]
    return []


def _told(found: Mapping[str, str]) -> Iterator[str]:
    if _REJECTED in found:
        yield f"rejected as {_why(found[_REJECTED])}"
    elif _ARTICLE in found:
        yield f"an article of {_count(len(_paragraphs(found[_ARTICLE])), 'paragraph')}"
        reasons = Counter(one.reason for one in _removals(found.get(_REMOVALS, "")))
        if reasons:
            yield f"{sum(reasons.values())} removed ({', '.join(sorted(reasons))})"
    elif _CLUSTERS in found:
        groups = _groups(found[_CLUSTERS])
        if groups is not None:
            yield f"{_count(len(groups), 'cluster')} of {_count(sum(len(one.members) for one in groups), 'article')}"
    else:
        yield from sorted(found)


def _why(rejected: str) -> str:
    return squeeze(rejected.partition(":")[0]) or "nothing"


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _count(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"


def _body(old: str, new: str) -> Iterator[str]:
    from cleaner.collate import diff_texts

    counts: Counter[str] = Counter()
    for pair in diff_texts(old, new).pairs:
        part = pair.left_part if pair.right is None else pair.right_part if pair.left is None else False
        counts[f"{pair.change}{' part' * part}"] += 1
    for kind, sign in ((Passage.ONLY_CANONICAL, "-"), (Passage.ONLY_VARIANT, "+")):
        if counts[kind]:
            yield f"body {sign}{_count(counts[kind], 'paragraph')}"
        if counts[f"{kind} part"]:
            yield f"body {sign}{_count(counts[f'{kind} part'], 'part of a paragraph', 'parts of paragraphs')}"
    for kind, word in (
        (Passage.CHANGED, "changed"),
        (Passage.MOVED, "moved"),
        (Passage.MOVED_CHANGED, "moved and changed"),
    ):
        if counts[kind]:
            yield f"body {_count(counts[kind], 'paragraph')} {word}"
    if not counts.keys() - {Passage.SAME.value, Passage.STYLE.value}:
        yield "body: only white space or the style of punctuation"


@dataclass(frozen=True, slots=True)
class _Removal:
    reason: str
    rule: str
    text: str


def _removals(listed: str) -> list[_Removal]:
    found = []
    for line in listed.split("\n"):
        parts = line.split(" | ", 3)
        if len(parts) == 4:
            found.append(_Removal(parts[0], parts[1], parts[3]))
    return found


def _removed(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = Counter(_removals(old)), Counter(_removals(new))
    gone, came = list((before - after).elements()), list((after - before).elements())
    if not gone and not came:
        return ["removals: only their places changed"], []
    again: dict[str, list[_Removal]] = {}
    for one in gone:
        again.setdefault(one.text, []).append(one)
    otherwise: Counter[str] = Counter()
    fresh: Counter[str] = Counter()
    rules = set()
    for one in came:
        same = again.get(one.text)
        if not same:
            fresh[one.reason] += 1
            rules.add(f"+{one.rule}")
            continue
        earlier = same.pop()
        rules.add(f"{earlier.rule} -> {one.rule}")
        if earlier.reason != one.reason:
            otherwise[f"removed as {one.reason} instead of {earlier.reason}"] += 1
        else:
            otherwise["removed by another rule"] += 1
    back = Counter(one.reason for left in again.values() for one in left)
    rules |= {f"-{one.rule}" for left in again.values() for one in left}
    phrases = [f"+{n} removed as {reason}" for reason, n in sorted(fresh.items())]
    phrases += [f"-{n} removed as {reason}" for reason, n in sorted(back.items())]
    phrases += [f"{n} {how}" for how, n in sorted(otherwise.items())]
    return phrases, sorted(rules)


def _fields(old: str, new: str) -> Iterator[str]:
    before, after = _field_values(old), _field_values(new)
    for name in FIELDS:
        if name in before and name in after:
            if before[name] != after[name]:
                yield f"{name} changed"
        elif name in before:
            yield f"{name} lost"
        elif name in after:
            yield f"{name} found"


def _field_values(listed: str) -> dict[str, str]:
    values: dict[str, str] = {}
    last = ""
    for line in listed.split("\n"):
        name, colon, value = line.partition(": ")
        if colon and name in FIELDS:
            last = name
            values[name] = value
        elif last:
            values[last] += "\n" + line
    return values


@dataclass(frozen=True, slots=True)
class _Group:
    members: frozenset[str]
    canonical: str
    why: str
    relations: tuple[tuple[str, str], ...]


def _groups(rows: str) -> list[_Group] | None:
    found = []
    try:
        for line in rows.split("\n"):
            if line:
                row = json.loads(line)
                relations = tuple(sorted((str(one["id"]), str(one["relation"])) for one in row["members"]))
                members = frozenset(name for name, _ in relations)
                found.append(_Group(members, str(row["canonical"]), str(row["why"]), relations))
    except (ValueError, KeyError, TypeError):
        return None
    return found


def _clusters(old: str, new: str) -> Iterator[str]:
    before, after = _groups(old), _groups(new)
    if before is None or after is None:
        yield f"{_CLUSTERS} {_lines(old, new)}"
        return
    was = {member: n for n, group in enumerate(before) for member in group.members}
    now = {member: n for n, group in enumerate(after) for member in group.members}
    told = False
    split = sum(1 for group in before if len({now[one] for one in group.members if one in now}) > 1)
    merged = sum(1 for group in after if len({was[one] for one in group.members if one in was}) > 1)
    for n, word in ((split, "split"), (merged, "merged from several")):
        if n:
            told = True
            yield f"cluster {word}" if n == 1 else f"{n} clusters {word}"
    for n, sign in ((len(now.keys() - was.keys()), "+"), (len(was.keys() - now.keys()), "-")):
        if n:
            told = True
            yield f"{sign}{_count(n, 'article')}"
    other: Counter[str] = Counter()
    same = {group.members: group for group in before}
    for group in after:
        earlier = same.get(group.members)
        if earlier is not None:
            if earlier.canonical != group.canonical:
                other["canonical changed"] += 1
            elif earlier.why != group.why:
                other["reason for the canonical changed"] += 1
            if earlier.canonical == group.canonical and earlier.relations != group.relations:
                other["relations changed"] += 1
    for what, n in other.items():
        told = True
        yield what if n == 1 else f"{what} in {n} clusters"
    if not told:
        yield "clusters the same, figures or ids changed"


def _rejections(old: str, new: str) -> Iterator[str]:
    before, after = (Counter(filter(None, text.split("\n"))) for text in (old, new))
    more, less = (after - before).total(), (before - after).total()
    if more:
        yield f"+{_count(more, 'page')} rejected"
    if less:
        yield f"-{_count(less, 'page')} rejected"
    if not more and not less:
        yield f"{_REJECTIONS} {_lines(old, new)}"


def _variants(names: list[str], accepted: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    kinds = Counter("+" if name not in accepted else "-" if name not in found else "" for name in names)
    for sign in ("+", "-"):
        if kinds[sign]:
            yield f"{sign}{_count(kinds[sign], 'variant')}"
    if kinds[""]:
        yield f"{_count(kinds[''], 'variant')} changed"


def _lines(old: str, new: str) -> str:
    before, after = Counter(old.split("\n")), Counter(new.split("\n"))
    more, less = (after - before).total(), (before - after).total()
    if not more and not less:
        return "lines in another order"
    return f"+{more} -{less} lines"
