"""Values to JSON rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cleaner.models import (
    Article,
    Block,
    Cluster,
    Collation,
    Contains,
    Match,
    Outcome,
    Quarantine,
    Reason,
    Rejected,
    Relation,
    Removal,
    Span,
    Stage,
    Variant,
    Why,
)

Row = dict[str, Any]

_PLAIN = ("headline", "byline", "dateline", "agency", "date", "site", "language", "url")
# The facts of page shape that a reader of the rows can use; what else stripping weighed stays behind.
_SHAPE = ("gap", "tag", "depth", "link_density")


def dumps(row: Mapping[str, Any]) -> str:
    r"""One line of JSON, in the letters of the text itself.

    Lines end only at "\n": the other separators that some programs take for line ends are escaped.
    """
    line = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
    for sign, escape in (("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("\x85", "\\u0085")):
        if sign in line:
            line = line.replace(sign, escape)
    return line


def article_row(article: Article) -> Row:
    """The row of an article in `articles.jsonl`; `articles_from_rows` reads it back."""
    row: Row = {"id": article.id, "text": article.text}
    row.update({name: getattr(article, name) for name in _PLAIN})
    row["charset"] = article.charset
    row["replaced"] = article.replaced
    if article.suspicious:
        row["suspicious"] = article.suspicious
    row["blocks"] = [_block_row(block) for block in article.blocks]
    row["removals"] = [_removal_row(removal) for removal in article.removals]
    if article.fields:
        row["fields"] = dict(article.fields)
    return row


def _block_row(block: Block) -> Row:
    row: Row = {"text": block.text, "start": block.span.start, "end": block.span.end}
    if block.gap:
        row["gap"] = True
    if block.tag:
        row.update(tag=block.tag, depth=block.depth, link_density=round(block.link_density, 3))
    return row


def _removal_row(removal: Removal) -> Row:
    return {
        "rule": removal.rule,
        "reason": removal.reason.value,
        "block": removal.block,
        "start": removal.span.start,
        "end": removal.span.end,
        "evidence": removal.evidence,
    }


def rejected_row(rejected: Rejected) -> Row:
    """The row of a page that gave no article in `rejected.jsonl`."""
    row: Row = {"id": rejected.id, "why": rejected.why.value, "detail": rejected.detail}
    if rejected.quarantine:
        told = rejected.quarantine
        row["quarantined"] = {"stage": told.stage.value, "limit": told.limit, "signal": told.signal}
    return row


def outcome_row(outcome: Outcome) -> Row:
    """An article's or a rejection's row."""
    return rejected_row(outcome) if isinstance(outcome, Rejected) else article_row(outcome)


def outcome_from_row(row: Row) -> Outcome:
    """What `outcome_row` was made from."""
    if "why" in row and "text" not in row:
        told = row.get("quarantined")
        aside = Quarantine(stage=Stage(told["stage"]), limit=told["limit"], signal=told["signal"]) if told else None
        return Rejected(id=row["id"], why=Why(row["why"]), detail=row.get("detail", ""), quarantine=aside)
    return _article(row)


def articles_from_rows(rows: Iterable[Row]) -> Iterator[Article]:
    """Articles from their rows; rows that only have `id` and `text` give bare articles."""
    return (_article(row) for row in rows)


def _article(row: Row) -> Article:
    return Article(
        id=str(row["id"]),
        text=row["text"],
        **{name: row.get(name) for name in _PLAIN},
        blocks=tuple(
            # By their places, which takes half the time: a large run has millions.
            [
                Block(
                    b["text"],
                    Span(b["start"], b["end"]),
                    b.get("gap", False),
                    b.get("tag", ""),
                    b.get("depth", 0),
                    b.get("link_density", 0.0),
                )
                for b in row.get("blocks", ())
            ]
        ),
        removals=tuple(
            Removal(
                rule=r["rule"],
                reason=Reason(r["reason"]),
                block=r["block"],
                span=Span(r["start"], r["end"]),
                evidence=r.get("evidence", ""),
            )
            for r in row.get("removals", ())
        ),
        charset=row.get("charset"),
        replaced=row.get("replaced", 0),
        suspicious=row.get("suspicious", ""),
        fields=row.get("fields", {}),
    )


def removed_rows(article: Article) -> Iterator[Row]:
    """One row for each removal, with the text that was taken out, for `removed.jsonl`."""
    for removal in article.removals:
        block = article.blocks[removal.block]
        yield {
            "id": article.id,
            "rule": removal.rule,
            "reason": removal.reason.value,
            "text": block.text[removal.span.start : removal.span.end],
            "block": removal.block,
            "start": block.span.start + removal.span.start,
            "end": block.span.start + removal.span.end,
            "evidence": removal.evidence,
        }


def cluster_row(cluster: Cluster) -> Row:
    """The row of a cluster in `clusters.jsonl`; the canonical is its first member."""
    return {
        "cluster": cluster.id,
        "canonical": cluster.canonical,
        "why": cluster.why,
        "members": [
            {
                "id": member.id,
                "relation": member.relation.value,
                "jaccard": round(member.jaccard, 4),
                "containment": round(member.containment, 4),
            }
            for member in cluster.members
        ],
    }


def clusters_from_rows(rows: Iterable[Row]) -> Iterator[Cluster]:
    """Clusters from their rows."""
    for row in rows:
        yield Cluster(
            id=row["cluster"],
            canonical=row["canonical"],
            why=row["why"],
            variants=tuple(
                Variant(
                    id=member["id"],
                    relation=Relation(member["relation"]),
                    jaccard=member["jaccard"],
                    containment=member["containment"],
                )
                for member in row["members"]
                if member["relation"] != Relation.CANONICAL
            ),
        )


def match_row(match: Match | Contains) -> Row:
    """The row of a verified pair in `matches.jsonl`; a page that contains another story is told apart."""
    if isinstance(match, Contains):
        return {"page": match.id, "contains": match.other, "containment": round(match.containment, 4)}
    return {
        "left": match.left,
        "right": match.right,
        "jaccard": round(match.jaccard, 4),
        "containment": round(match.containment, 4),
    }


def missed_row(pair: Match) -> Row:
    """The row of a pair in `matches.jsonl` that was compared, came near, and is no match."""
    return {**match_row(pair), "copies": False}


def matches_from_rows(rows: Iterable[Row], *, missed: bool = False) -> Iterator[Match]:
    """Matches from their rows, or with `missed` the pairs that came near; other rows are left out."""
    for row in rows:
        if "left" in row and missed is (row.get("copies") is False):
            yield Match(left=row["left"], right=row["right"], jaccard=row["jaccard"], containment=row["containment"])


def contains_from_rows(rows: Iterable[Row]) -> Iterator[Contains]:
    """The pages that contain another story, from the rows of `matches.jsonl`; matches are left out."""
    for row in rows:
        if "contains" in row:
            yield Contains(id=row["page"], other=row["contains"], containment=row["containment"])


def collation_row(collation: Collation) -> Row:
    """A collation as plain data: what `cleaner diff --format json` prints."""
    return dict(_plain(collation))


def _plain(value: object) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value
