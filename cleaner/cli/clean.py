"""`cleaner clean`: one page to stdout, or many into a folder."""

from __future__ import annotations

import sys

import click

from cleaner.cli import configured, options
from cleaner.cli.progress import shown
from cleaner.errors import UsageError


@click.command(
    "clean",
    epilog="""\b
Examples:
  cleaner clean page.html
  curl -s https://example.org/story | cleaner clean --json
  cleaner clean scraped/ -o out
""",
)
@click.argument("inputs", nargs=-1, metavar="[IN|-]...")
@click.option("-o", "--out", type=click.Path(file_okay=False), help="Folder to write into; IN may then be many.")
@click.option("--url", help="Where the page came from.")
@options.kind
@options.cleaning
@configured.config
@click.option("-j", "--jobs", type=click.IntRange(1), help="Worker processes, with -o. [default: all cores]")
@click.option("--json", "as_json", is_flag=True, help="Print the article as a JSON row, with blocks and removals.")
def command(
    inputs: tuple[str, ...],
    out: str | None,
    url: str | None,
    kind: str,
    extractor: str,
    scorer: str,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Print the article in one page, or clean many into a folder.

    Reads standard input when no IN is named. A page without an article prints nothing but its reason, on stderr, and
    the status is 3.
    """
    settings = configured.settings(extractor=extractor, scorer=scorer)
    if out is not None:
        from cleaner.cli.run import finish
        from cleaner.runners.local import Pipeline

        with shown() as progress:
            pipeline = Pipeline(settings=settings, jobs=jobs, progress=progress, copies=False, problem=progress.problem)
            summary = pipeline.run(inputs or ("-",), out)
        finish(summary, out, as_json=as_json, quiet=False)
        return
    if len(inputs) > 1:
        raise UsageError("more than one page needs a folder to write into: add -o OUT")
    from cleaner.cli.main import EXIT_FAULTS
    from cleaner.models import Rejected
    from cleaner.pipeline import clean
    from cleaner.text import printable
    from cleaner.write import dumps, outcome_row

    data, name = options.read_one(inputs[0] if inputs else "-")
    outcome = clean(data, url=url, kind=kind, id=name, settings=settings)
    if as_json:
        click.echo(dumps(outcome_row(outcome)))
    elif not isinstance(outcome, Rejected):
        click.echo(printable(outcome.text) if sys.stdout.isatty() else outcome.text)
    if isinstance(outcome, Rejected):
        click.echo(f"cleaner: no article: {outcome.why}. {printable(outcome.detail)}".rstrip(), err=True)
        click.get_current_context().exit(EXIT_FAULTS)
