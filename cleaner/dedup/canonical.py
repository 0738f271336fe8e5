"""Which member speaks for a cluster, and what the others are to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cleaner.dedup.alignment import Row
from cleaner.dedup.settings import Criterion, DedupSettings
from cleaner.models import Relation

# Members within so much of the best are as good: a corrected sentence more does not make a text more complete.
AS_GOOD = 0.97
NEAR_IDENTICAL = 0.9
HELD = 0.75
SHORTER = 0.9


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Member:
    """What the choice of a canonical article looks at."""

    id: str
    have: int
    """How many it has of the different shingles that two members or more have."""
    words: int
    extent: int
    """Own words from the first to the last that it shares with another member."""
    story: int
    """The same up to where its story may end."""
    date: str | None = None
    site: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The canonical member and the criterion that decided."""

    id: str
    why: str


def chosen(members: Sequence[Member], settings: DedupSettings) -> Choice:
    """The member that the first deciding criterion picks; the smallest id where none decides.

    Each criterion keeps the best of those the ones before it left. The result does not depend on the members' order.
    """
    left = sorted(members, key=lambda m: m.id)
    if len(left) == 1:
        return Choice(left[0].id, "alone")
    reasons: list[str] = []
    for word in settings.canonical:
        kept, reason = _CRITERIA[Criterion(word)](left, settings)
        if len(kept) < len(left):
            reasons.append(reason)
        left = kept
        if len(left) == 1:
            return Choice(left[0].id, ", ".join(reasons))
    return Choice(left[0].id, ", ".join([*reasons, "first id"]))


def _complete(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    most = max(m.have for m in members)
    kept = [m for m in members if m.have >= AS_GOOD * most]
    for words in (_extent, _story):
        most = max(map(words, kept))
        kept = [m for m in kept if words(m) >= AS_GOOD * most]
    return kept, "most complete"


def _extent(member: Member) -> int:
    return member.extent


def _story(member: Member) -> int:
    return member.story


def _earliest(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    dates = [m.date for m in members if m.date]
    return ([m for m in members if m.date == min(dates)] if dates else members), "earliest"


def _latest(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    dates = [m.date for m in members if m.date]
    return ([m for m in members if m.date == max(dates)] if dates else members), "latest"


def _source(members: list[Member], settings: DedupSettings) -> tuple[list[Member], str]:
    def rank(member: Member) -> int:
        site = (member.site or "").lower()
        for place, wanted in enumerate(settings.preferred_sites):
            if site == wanted.lower() or site.endswith("." + wanted.lower()):
                return place
        return len(settings.preferred_sites)

    best = min(map(rank, members))
    return [m for m in members if rank(m) == best], "preferred source"


def _longest(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    most = max(m.words for m in members)
    return [m for m in members if m.words == most], "longest"


def _shortest(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    fewest = min(m.words for m in members)
    return [m for m in members if m.words == fewest], "shortest"


def _credited(members: list[Member], _: DedupSettings) -> tuple[list[Member], str]:
    return ([m for m in members if m.agency] or members), "names its agency"


_CRITERIA: dict[Criterion, Callable[[list[Member], DedupSettings], tuple[list[Member], str]]] = {
    Criterion.COMPLETE: _complete,
    Criterion.EARLIEST: _earliest,
    Criterion.LATEST: _latest,
    Criterion.SOURCE: _source,
    Criterion.LONGEST: _longest,
    Criterion.SHORTEST: _shortest,
    Criterion.CREDITED: _credited,
}


def overlap(shared: int, left: int, right: int) -> tuple[float, float]:
    """Jaccard and containment (Broder 1997: the share of the smaller set that the larger has) of sets, 0 to 1.

    `shared` is how much they share, the others their sizes. Two empty sets are equal: 1 and 1.
    """
    if not left and not right:
        return 1.0, 1.0
    return shared / (left + right - shared), shared / max(1, min(left, right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A canonical article and a variant: different shingles of both, and how many they share."""

    ours: int
    theirs: int
    shared: int


def relation(both: Beside, found: Row | None = None) -> Relation:
    """What a variant, whose words are not the same, is to its canonical article.

    Near-identical: a Jaccard of 0.9 or more. Shortened: it is shorter by a tenth or more, and three quarters of it
    stand in the canonical; extended: the same the other way round. Revised: all else. Where `found`, one row with the
    canonical on the left, is given and the whole texts tell nothing, for foreign stories stand on the pages, the
    stories are judged that begin where the articles agree.
    """
    jaccard, containment = overlap(both.shared, both.ours, both.theirs)
    if jaccard >= NEAR_IDENTICAL:
        return Relation.NEAR_IDENTICAL
    ours, theirs = both.ours, both.theirs
    if found is not None and needs_stories(both):
        # From the region's start to where the story may end.
        ours, theirs = (int(found[f"{s}_length"] + found[f"{s}_tail"]) for s in ("left", "right"))
        containment = int(found["shared"]) / max(1, min(ours, theirs))
    if containment >= HELD and theirs <= SHORTER * ours:
        return Relation.SHORTENED
    if containment >= HELD and ours <= SHORTER * theirs:
        return Relation.EXTENDED
    return Relation.REVISED


def needs_stories(both: Beside) -> bool:
    """Whether the whole texts do not tell what the variant is."""
    jaccard, containment = overlap(both.shared, both.ours, both.theirs)
    return jaccard < NEAR_IDENTICAL and containment < HELD
