"""The values that the stages hand to each other. They know nothing and import nothing.

Everything here is frozen. A new fact is a new value, never an edit of an old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A range of characters, end excluded."""

    start: int
    end: int


class Kind(StrEnum):
    """What a page is written in."""

    HTML = "html"
    TEXT = "text"


class Reason(StrEnum):
    """Why a piece of text is not the story."""

    ADVERTISEMENT = "advertisement"
    PROMOTION = "promotion"
    RELATED = "related"
    LINK_FARM = "link farm"
    CAPTION = "caption"
    SHARE_BAR = "share bar"
    COMMENTS = "comments"
    NOTICE = "notice"
    BYLINE = "byline"
    BIOGRAPHY = "biography"
    DATE = "date"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CREDIT = "credit"
    OTHER_STORY = "other story"
    NAVIGATION = "navigation"
    RECURRING = "recurring"
    TABLE = "table"
    CODE = "code"


class Why(StrEnum):
    """Why a page gave no article."""

    EMPTY = "empty"
    NO_ARTICLE = "no article"
    UNREADABLE = "unreadable"
    UNDECODABLE = "undecodable"
    MALFORMED = "malformed"
    TOO_LARGE = "too large"
    NOT_TEXT = "not text"
    DUPLICATE_ID = "duplicate id"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    CRASHED = "crashed"

    @property
    def quarantined(self) -> bool:
        """The page stopped every worker that tried it: it is put aside, and tried again by a next run."""
        return self in (Why.TIMED_OUT, Why.OUT_OF_MEMORY, Why.CRASHED)


class Stage(StrEnum):
    """Where a page is on its way through a worker."""

    READ = "read"
    EXTRACT = "extract"
    STRIP = "strip"
    WRITE = "write"
    """The rows of its outcome are made."""


class Relation(StrEnum):
    """What a member of a cluster is to its canonical article."""

    CANONICAL = "canonical"
    IDENTICAL = "identical"
    NEAR_IDENTICAL = "near-identical"
    SHORTENED = "shortened"
    EXTENDED = "extended"
    REVISED = "revised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it was read: decoded, not yet taken apart."""

    id: str
    content: str
    kind: Kind
    url: str | None = None
    date: str | None = None
    site: str | None = None
    charset: str | None = None
    replaced: int = 0
    """Characters that the charset could not decode and that became U+FFFD."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Other fields of the row it came from, kept as they are."""


class Block(NamedTuple):
    """One paragraph or line of a page, with the facts of page shape that stripping needs.

    A page's source is its visible text: the text itself, or for HTML its blocks one a line.
    `text` is `source[span.start:span.end]`. A page has hundreds, and a tuple is made five times as fast as a dataclass.
    """

    text: str
    span: Span
    gap: bool = False
    """A blank line stands before it."""
    tag: str = ""
    """The nearest block-level element, lower case; empty for plain text."""
    depth: int = 0
    """Elements between it and the root."""
    link_density: float = 0.0
    """Share of its characters inside links, 0 to 1."""
    path: str = ""
    """The element path with class and id words, outermost first: `body.home/main#content/div.entry@articleBody/p`.
    After an element's name come `#id`, `.class`, `@itemprop` and `~role`."""
    inner: str = ""
    """The inline elements inside it, written as in `path`, parted by spaces: `span.author a.author-link time`."""
    within: frozenset[str] = frozenset()
    """Landmarks it stands in: article, main, aside, nav, footer, header, form, table, list, figure, figcaption,
    blockquote, heading, button, details, dialog, body (an articleBody), pre."""
    element: int = 0
    """Number of its element in document order; pieces of one element (lines parted by `<br>`) share it."""
    parent: int = 0
    """Number of the container that its neighbours in reading share with it; 0 for plain text."""
    siblings: int = 0
    """Blocks of the page with the same parent, itself included."""
    links: int = 0
    images: int = 0
    """Images inside it or directly before it, since the block before."""
    emphasis: float = 0.0
    """Share of its characters in bold or italics, 0 to 1."""
    hidden: bool = False
    """Markup hides it (`hidden`, `display:none`, `aria-hidden`, `<noscript>`), at least most of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """A page taken apart: its blocks in reading order and what its markup says of itself."""

    blocks: tuple[Block, ...]
    headline: str | None = None
    byline: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    kept: tuple[bool, ...] | None = None
    """Of every block whether the engine that was asked for takes it for the article; None: none was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Text taken out, and the rule that took it."""

    rule: str
    reason: Reason
    block: int
    span: Span
    """Range in the block's text."""
    evidence: str = ""
    """What the rule saw, for a person: the cue, the neighbours, the facts that weighed most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned page: all its blocks, what was removed from them, and the text that is left."""

    id: str
    text: str
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    agency: str | None = None
    date: str | None = None
    """ISO 8601, as exact as the page says it."""
    site: str | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    removals: tuple[Removal, ...] = ()
    charset: str | None = None
    replaced: int = 0
    suspicious: str = ""
    """Why the result wants a look: a large page that gave a tiny article."""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantine:
    """Where and how a page stopped the workers that tried it."""

    stage: Stage
    limit: str = ""
    """The limit that it was over, in words: "60 s", "60 s of CPU time", "4,000,000,000 bytes of memory"."""
    signal: str = ""
    """The signal that its worker died of: "SIGKILL"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that gave no article, and why."""

    id: str
    why: Why
    detail: str = ""
    quarantine: Quarantine | None = None
    """Of a page that stopped its worker."""


Outcome = Article | Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two articles that were compared and found to be copies of one story."""

    left: str
    right: str
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contains:
    """A page that holds another story besides its own (a digest, a related block): listed, not merged."""

    id: str
    other: str
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A copy of a cluster's canonical article."""

    id: str
    relation: Relation
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The copies of one story. A story that stands alone is a cluster without variants."""

    id: str
    canonical: str
    why: str
    variants: tuple[Variant, ...] = ()

    @property
    def members(self) -> tuple[Variant, ...]:
        """The canonical first, then the variants."""
        own = Variant(id=self.canonical, relation=Relation.CANONICAL, jaccard=1.0, containment=1.0)
        return (own, *self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduplication:
    """Every article in exactly one cluster, and the matches that joined them."""

    clusters: tuple[Cluster, ...]
    matches: tuple[Match, ...]
    contains: tuple[Contains, ...] = ()
    missed: tuple[Match, ...] = ()
    """The pairs that came nearest to being matches and are none, the nearest first; no more than a person reads."""


class Change(StrEnum):
    """What became of a passage between the canonical and a variant."""

    SAME = "same"
    STYLE = "style only"
    """The same words; white space, quotation marks, dashes or the paragraph's limits differ."""
    CHANGED = "changed"
    MOVED = "moved"
    """The same words in another place."""
    MOVED_CHANGED = "moved and changed"
    ONLY_CANONICAL = "only canonical"
    ONLY_VARIANT = "only variant"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """One step of a word diff: what the canonical has (`left`) and what stands there in the variant (`right`)."""

    left: str
    right: str
    style: bool = False
    """They differ, but only in white space or in the style of punctuation (curly quotes, dashes)."""

    @property
    def equal(self) -> bool:
        """Both sides say the same."""
        return self.left == self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphPair:
    """A passage of the canonical beside the variant's; one side is None when only the other has it.

    A passage is a paragraph, or whole sentences of one: a paragraph that a variant has split, joined with another
    or kept in part is taken apart where that happened.
    """

    change: Change
    left: int | None
    """Number of the canonical's paragraph, from 0."""
    right: int | None
    """Number of the variant's paragraph, from 0."""
    left_span: Span | None = None
    """Range in the canonical's text."""
    right_span: Span | None = None
    """Range in the variant's text."""
    left_text: str = ""
    right_text: str = ""
    left_part: bool = False
    """Only a part of the canonical's paragraph."""
    right_part: bool = False
    edits: tuple[WordEdit, ...] = ()
    """Empty where both sides are equal or one is missing; otherwise their texts, word by word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantDiff:
    """How one variant differs from the canonical, passage by passage.

    The pairs stand in the variant's order; what only the canonical has stands where it would have come.
    `cleaner.collate.apply(canonical_text, diff)` gives the variant's text back.
    """

    id: str
    canonical: str
    pairs: tuple[ParagraphPair, ...]
    gaps: tuple[str, ...] = ("",)
    """The variant's text before, between and after its passages: one more than the passages it has."""
    unified: str = ""
    """The two texts line by line, as `diff -u` writes it."""

    @property
    def identical(self) -> bool:
        """No byte differs."""
        return not self.unified


@dataclass(frozen=True, slots=True)
class Cell:
    """One member's version of one passage of the story."""

    change: Change | None = None
    """None where the member does not carry the passage; for the canonical's own passages `same`."""
    position: int | None = None
    """Number of the member's paragraph that holds it, from 0."""
    carried: float = 0.0
    """Share of the passage's words that the member has, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One passage of the story, and what each member made of it."""

    text: str
    source: str
    """The member whose words `text` gives: the canonical, or the first variant that has the passage."""
    paragraph: int
    """Number of the source's paragraph, from 0."""
    cells: tuple[Cell, ...]
    """One a member, in the order of `Collation.members`."""

    @property
    def carriers(self) -> tuple[int, ...]:
        """Numbers of the members that carry the passage."""
        return tuple(number for number, cell in enumerate(self.cells) if cell.change is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """A cluster read side by side."""

    cluster: str
    canonical: str
    variants: tuple[VariantDiff, ...]
    members: tuple[str, ...] = ()
    """The canonical first, then the variants."""
    table: tuple[Row, ...] = ()
    """Every passage of the story: the canonical's in order, and between them what only variants have."""

    @property
    def core(self) -> tuple[Row, ...]:
        """The passages that every member carries."""
        return tuple(row for row in self.table if len(row.carriers) == len(self.members))

    def own(self, member: str) -> tuple[Row, ...]:
        """The passages that this member alone carries: its own reporting, or what others left out."""
        number = self.members.index(member)
        return tuple(row for row in self.table if row.carriers == (number,))
