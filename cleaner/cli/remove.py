"""`cleaner remove`: take pages out of a run."""

from __future__ import annotations

import click

from cleaner.cli.progress import shown


@click.command(
    "remove",
    epilog="""\b
Examples:
  cleaner remove out monday/a.html monday/b.html
""",
)
@click.argument("out", type=click.Path(file_okay=False))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def command(out: str, ids: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """Take pages out of a run.

    OUT is then written as if they had never been there: clusters that lose a member are made anew and keep their ids.
    A page that is still in the folder that the run reads comes back with the next run.
    """
    from cleaner.cli.run import finish
    from cleaner.runners.local import Pipeline

    with shown(quiet) as progress:
        summary = Pipeline(progress=progress).remove(ids, out)
    finish(summary, out, as_json=as_json, quiet=quiet)
