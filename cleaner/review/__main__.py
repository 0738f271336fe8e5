"""`python -m cleaner.review FOLDER`: show which golden cases have changed; `--accept NAME...` accepts them."""

from __future__ import annotations

from pathlib import Path

import click

from cleaner.review.cases import accept, cases, compare, result
from cleaner.text import printable


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--accept", "accepted", is_flag=True, help="Make the results of the named cases the accepted ones.")
@click.argument("names", nargs=-1)
@click.pass_context
def main(ctx: click.Context, folder: Path, accepted: bool, names: tuple[str, ...]) -> None:
    """Show which golden cases have changed."""
    changed = 0
    for case in cases(folder):
        if names and case.name not in names:
            continue
        found = result(case)
        differences = compare(case, found)
        if differences and accepted and names:
            accept(case, found)
            click.echo(f"accepted {case.name}")
            continue
        changed += bool(differences)
        for one in differences:
            click.echo(f"{case.name}: {case.why}\n{printable(one.diff)}")
    if changed:
        click.echo(f"{changed} cases changed; read each diff, then accept with --accept NAME...", err=True)
        ctx.exit(1)


main()
