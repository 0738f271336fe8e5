"""`cleaner explain`: a page with every line kept or struck."""

from __future__ import annotations

import click

from cleaner.cli import configured, options
from cleaner.errors import InputError


@click.command(
    "explain",
    epilog="""\b
Examples:
  cleaner explain page.html
  cleaner explain page.txt --only removed
  cleaner explain page.html --json | jq '.removals[].reason'
""",
)
@click.argument("file", metavar="FILE|-")
@click.option("--url", help="Where the page came from.")
@click.option(
    "--only", type=click.Choice(["all", "kept", "removed"]), default="all", show_default=True, help="Lines to show."
)
@options.kind
@options.cleaning
@configured.config
@options.color
@click.option("--json", "as_json", is_flag=True, help="Print the article as a JSON row, with blocks and removals.")
def command(
    file: str, url: str | None, only: str, kind: str, extractor: str, scorer: str, color: str, as_json: bool
) -> None:
    """Show a page with every line kept or struck, and why.

    A struck line begins with "-" and ends with its reason, the rule that took it and what the rule saw.
    """
    from cleaner.models import Rejected
    from cleaner.pipeline import clean
    from cleaner.write import dumps, outcome_row

    data, name = options.read_one(file)
    outcome = clean(data, url=url, kind=kind, id=name, settings=configured.settings(extractor=extractor, scorer=scorer))
    if as_json:
        click.echo(dumps(outcome_row(outcome)))
    elif isinstance(outcome, Rejected):
        raise InputError(f"no article in {file}: {outcome.why}. {outcome.detail}")
    else:
        from cleaner.cli.page import explained

        for line in explained(outcome, only=only):
            click.echo(line, color=options.in_color(color))
