"""`cleaner report`: the HTML report of an earlier run."""

from __future__ import annotations

import click

from cleaner.cli.progress import shown
from cleaner.text import printable


@click.command(
    "report",
    epilog="""\b
Examples:
  cleaner report out
""",
)
@click.argument("out", type=click.Path(file_okay=False))
def command(out: str) -> None:
    """Write the report of an earlier run again.

    OUT is the folder that `cleaner run` wrote. The report is one file, report.html: it asks nobody for anything, works
    without JavaScript, and is the same for the same run.
    """
    from cleaner.pipeline import report
    from cleaner.runners.aside import aside

    with shown() as progress:
        path = report(out, progress, aside)
    click.echo(printable(str(path)))
