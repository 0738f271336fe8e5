"""`cleaner dedup`: clusters only."""

from __future__ import annotations

import click

from cleaner.cli import configured
from cleaner.cli.progress import shown


@click.command(
    "dedup",
    epilog="""\b
Examples:
  cleaner dedup rows.jsonl -o out
  cleaner dedup monday/articles.jsonl tuesday/articles.jsonl -o week
""",
)
@click.argument("inputs", nargs=-1, metavar="IN...")
@click.option("-o", "--out", required=True, type=click.Path(file_okay=False), help="Folder to write into.")
@configured.reading
@configured.config
@click.option("--canonical", metavar="CRITERIA", help="As for `cleaner run`.")
@click.option("--prefer-site", multiple=True, metavar="SITE", help="A site for the criterion source, best first.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def command(
    inputs: tuple[str, ...],
    lists: tuple[str, ...],
    out: str,
    canonical: str | None,
    prefer_site: tuple[str, ...],
    as_json: bool,
    quiet: bool,
) -> None:
    """Find the copies among texts that are clean already.

    IN holds rows with "id" and "text" (such as the articles.jsonl of a run), or text files. Nothing is stripped. OUT
    gets clusters.jsonl, variants/, rejected.jsonl and manifest.json.
    """
    from cleaner.cli.run import finish
    from cleaner.pipeline import dedup_run

    settings = configured.settings(
        canonical=tuple(word.strip() for word in canonical.split(",")) if canonical else (),
        preferred_sites=prefer_site,
    )
    with shown(quiet) as progress:
        summary = dedup_run(configured.named(inputs, lists), out, settings, progress)
    finish(summary, out, as_json=as_json, quiet=quiet)
