"""`cleaner review`: golden cases that changed, to be accepted or rejected by a person."""

from __future__ import annotations

import shutil
import sys

import click

from cleaner.cli import options
from cleaner.cli.progress import shown
from cleaner.errors import UsageError


def _known(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's signature
    """Names of cases, for completion in the shell."""
    from cleaner.errors import CleanerError
    from cleaner.review.desk import names_of

    try:
        return [name for name in names_of(ctx.params.get("golden")) if name.startswith(incomplete)]
    except CleanerError:
        return []


@click.command(
    "review",
    epilog="""\b
Examples:
  cleaner review
  cleaner review --golden tests/cases mill 'seeds/*'
  cleaner review --diff | less -R
  cleaner review --accept mill
""",
)
@click.argument("names", nargs=-1, metavar="[CASE]...", shell_complete=_known)
@options.golden
@click.option("--list", "as_list", is_flag=True, help="Print the cases that changed and what it means.")
@click.option("--diff", "as_diff", is_flag=True, help="Print the diffs too, and leave pending results to accept.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON, and leave pending results to accept.")
@click.option("--accept", is_flag=True, help="Accept the pending results of the CASEs named.")
@click.option("--reject", is_flag=True, help="Remove the pending results of the CASEs named.")
@options.color
def command(
    names: tuple[str, ...],
    golden: str | None,
    as_list: bool,
    as_diff: bool,
    as_json: bool,
    accept: bool,
    reject: bool,
    color: str,
) -> None:
    """Show the golden cases that changed, first what it means, then the diff; accept or reject each by a key.

    CASE is a name, a folder of cases, or a pattern with * and ?. Without a terminal the changes are listed. The status
    is 1 when there are differences left and 0 when there are none.
    """
    from cleaner.review.desk import Desk

    if accept and reject:
        raise UsageError("accept or reject: not both")
    if (accept or reject) and not names:
        raise UsageError("name the cases, or '*' for all")
    if as_json and (as_list or as_diff):
        raise UsageError("--json says all that --list and --diff do: leave them out")
    with shown() as progress:
        desk = Desk.of(golden, names, progress)
    in_color = options.in_color(color)
    if as_json:
        click.echo(desk.json())
    elif as_diff:
        width = shutil.get_terminal_size((100, 24)).columns
        click.echo("\n".join(desk.diffs(width, color=in_color)), color=in_color)
    if accept or reject:
        for line in desk.accept() if accept else desk.reject():
            click.echo(line, err=as_json)
    elif not (as_json or as_diff):
        if not as_list and sys.stdin.isatty() and sys.stdout.isatty():
            desk.sit_down(lambda line: click.echo(line, color=in_color), color=in_color)
        else:
            for line in desk.listed():
                click.echo(line)
    click.get_current_context().exit(int(desk.differences > 0))
