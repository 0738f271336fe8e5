"""`cleaner search`: what stands in a SQLite file of `cleaner export`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from cleaner.cli import options
from cleaner.text import printable, squeeze

if TYPE_CHECKING:
    from cleaner.write.export import Hit


@click.command(
    "search",
    epilog="""\b
Examples:
  cleaner search news.db mill closed
  cleaner search news.db '"chief executive" resign*' --limit 3
  cleaner search news.db mill --json | jq -r .id
""",
)
@click.argument("db", metavar="DB")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many at most.")
@click.option("--site", metavar="SITE", help="Only articles of this site.")
@options.color
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each article found.")
def command(db: str, query: tuple[str, ...], limit: int, site: str | None, color: str, as_json: bool) -> None:
    """Search the articles of an export to SQLite.

    QUERY is words, all of which must stand in headline or text; "several words" for a phrase, word* for a beginning.
    The best come first.
    """
    from dataclasses import asdict

    from cleaner.write import dumps
    from cleaner.write.export import HIT, HIT_END, search

    found = 0
    for hit in search(db, " ".join(query), limit=limit, site=site):
        found += 1
        if as_json:
            row = asdict(hit)
            row["snippet"] = re.sub(f"[{HIT}{HIT_END}]", "", hit.snippet)
            click.echo(dumps(row))
        else:
            click.echo(_shown(hit), color=options.in_color(color))
    if not found:
        click.echo("cleaner: nothing found", err=True)


def _shown(hit: Hit) -> str:
    from cleaner.write.export import HIT, HIT_END

    facts = [fact for fact in (hit.date, hit.site, hit.id) if fact]
    if hit.relation and hit.relation != "canonical":
        facts.append(f"{hit.relation} copy of {hit.canonical}")
    elif hit.copies:
        facts.append(f"{hit.copies} more {'copy' if hit.copies == 1 else 'copies'}")
    headline = printable(squeeze(hit.headline or hit.id))
    snippet = "".join(
        click.style(printable(part[1:]), bold=True) if part.startswith(HIT) else printable(part)
        for part in re.split(f"({HIT}[^{HIT_END}]*){HIT_END}?", squeeze(hit.snippet))
    )
    return f"{click.style(headline, bold=True)}\n  {snippet}\n  {click.style(printable(' · '.join(facts)), dim=True)}\n"
