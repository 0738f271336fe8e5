"""`cleaner run`: the main job."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from cleaner.cli import configured, options
from cleaner.cli.progress import shown

if TYPE_CHECKING:
    from cleaner.pipeline import Summary


@click.command(
    "run",
    epilog="""\b
Examples:
  cleaner run scraped/ -o out
  cleaner run monday.jsonl tuesday/ -o out --jobs 4
  zcat rows.jsonl.gz | cleaner run - -o out
""",
)
@click.argument("inputs", nargs=-1, metavar="IN...")
@click.option("-o", "--out", required=True, type=click.Path(file_okay=False), help="Folder to write into.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="Worker processes. [default: all cores]")
@options.cleaning
@configured.reading
@configured.config
@click.option(
    "--canonical",
    metavar="CRITERIA",
    help="What makes an article the canonical one of its cluster, most important first, parted by commas: "
    "complete, earliest, source, longest, ...",
)
@click.option("--prefer-site", multiple=True, metavar="SITE", help="A site for the criterion source, best first.")
@click.option("--timeout", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds for one page.")
@click.option("--report/--no-report", default=True, help="Write report.html. [default: yes]")
@configured.telling
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def command(
    inputs: tuple[str, ...],
    lists: tuple[str, ...],
    out: str,
    jobs: int | None,
    extractor: str,
    scorer: str,
    canonical: str | None,
    prefer_site: tuple[str, ...],
    timeout: float,
    report: bool,
    how: str,
    verbose: bool,
    log: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Clean pages, find the copies of each story, write texts, diffs and the account.

    IN is a file, a folder (searched for .txt, .html, .htm, .xhtml and .jsonl, also gzipped), or - for standard input.
    A JSONL row has "id" and "text" or "html". OUT gets clean/, articles.jsonl, clusters.jsonl, variants/,
    removed.jsonl, rejected.jsonl, report.html and manifest.json. The same command again takes up what is new or was
    interrupted.
    """
    from cleaner.runners.local import Pipeline
    from cleaner.runners.worker import Limits

    settings = configured.settings(
        extractor=extractor,
        scorer=scorer,
        canonical=tuple(word.strip() for word in canonical.split(",")) if canonical else (),
        preferred_sites=prefer_site,
    )
    with shown(quiet, how, verbose=verbose, log=log) as progress:
        pipeline = Pipeline(
            settings=settings,
            limits=Limits(seconds=timeout),
            jobs=jobs,
            report=report,
            progress=progress,
            problem=progress.problem,
        )
        summary = pipeline.run(configured.named(inputs, lists), out)
    finish(summary, out, as_json=as_json, quiet=quiet)


def finish(summary: Summary, out: str, *, as_json: bool, quiet: bool) -> None:
    """Print the account and end with its status."""
    from cleaner.cli.main import EXIT_FAULTS
    from cleaner.pipeline import faults

    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif not quiet:
        from cleaner.cli.account import account

        click.echo(account(summary, out))
    if faults(summary):
        click.get_current_context().exit(EXIT_FAULTS)
