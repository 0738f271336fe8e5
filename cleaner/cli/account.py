"""The account of a run in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.text import printable

if TYPE_CHECKING:
    from cleaner.pipeline import Summary

_REASONS_SHOWN = 8


def account(summary: Summary, out: str) -> str:
    """What a run did and where to look next."""
    lines = [f"{_count(summary.pages, 'page')} in, {_count(summary.articles, 'article')} out"]
    rejected = sum(summary.rejected.values())
    if rejected:
        lines[0] += f", {rejected:,} rejected"
    quarantined = sum(summary.quarantined.values())
    if quarantined:
        lines[0] += f", {quarantined:,} quarantined"
    if rejected:
        lines.append("  rejected: " + ", ".join(f"{why} {n:,}" for why, n in summary.rejected.items()))
    if quarantined:
        told = ", ".join(f"{why} {n:,}" for why, n in summary.quarantined.items())
        lines.append(f"  quarantined, to be tried again by the next run: {told}")
    if summary.unchanged:
        lines.append(f"  {summary.unchanged:,} unchanged since an earlier run")
    if summary.suspicious:
        lines.append(
            f"  {summary.suspicious:,} suspicious: large pages that gave tiny articles ('suspicious' in articles.jsonl)"
        )
    if summary.passed_over:
        lines.append(
            "  passed over: " + ", ".join(f"{n:,} {printable(what)}" for what, n in summary.passed_over.items())
        )
    removed = sum(summary.removed_characters.values())
    if summary.source_characters:
        lines.append("")
        lines.append(f"{removed / summary.source_characters:.1%} of the text was not the story:")
        shown = list(summary.removed_characters.items())[:_REASONS_SHOWN]
        for reason, n in shown:
            share = n / summary.source_characters
            lines.append(f"  {reason:<14} {share:6.1%}  {'#' * round(share * 50)}".rstrip())
        rest = removed - sum(n for _, n in shown)
        if rest:
            lines.append(f"  {'other':<14} {rest / summary.source_characters:6.1%}")
    if summary.clusters:
        lines.append("")
        lines.append(_copies(summary))
    lines += ["", "Look next at:"]
    lines += [f"  {printable(out)}/{name:<16} {what}" for name, what in _places(summary, out)]
    return "\n".join(lines)


def _copies(summary: Summary) -> str:
    if not summary.copies:
        return f"{_count(summary.clusters, 'story', 'stories')}, each told once"
    return (
        f"{_count(summary.clusters, 'story', 'stories')}: {summary.clusters_of_copies:,} of them told more than once, "
        f"{_count(summary.copies, 'copy', 'copies')}, at most {summary.largest_cluster:,} of one"
    )


def _places(summary: Summary, out: str) -> list[tuple[str, str]]:
    if (Path(out) / "articles.parquet").exists() and not (Path(out) / "articles.jsonl").exists():
        tables = [("articles.parquet", "the articles"), ("clusters.parquet", "the stories")]
        tables += [("members.parquet", "each article's story, and what it is there"), ("variants.parquet", "the diffs")]
        return [*tables, ("rejected.parquet", "the pages that gave no article, and why")]
    places = [("report.html", "all of it to look at in a browser")] if (Path(out) / "report.html").exists() else []
    places.append(("clean/", "the articles' texts"))
    if summary.copies:
        places.append(("variants/", "how copies differ from their canonical article"))
    if summary.clusters:
        places.append(("clusters.jsonl", "the stories and their copies"))
    places.append(("removed.jsonl", "every removed line, its rule and reason"))
    if summary.rejected or summary.quarantined:
        places.append(("rejected.jsonl", "the pages that gave no article, and why"))
    return places


def _count(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
