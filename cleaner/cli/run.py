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
  cleaner run crawl/*.warc.gz -o out --runner spark --master spark://head:7077
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
@click.option(
    "--runner",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What does the work: processes on this machine, or Apache Spark, which writes Parquet.",
)
@click.option("--master", metavar="URL", help="Of Spark: local[4], spark://HOST:PORT, k8s://URL. [default: local[*]]")
@click.option("--spark-conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark's own.")
@click.option("--partitions", type=click.IntRange(1), help="Of Spark: parts that the pages are read in.")
@click.option("--files", is_flag=True, help="With Spark: write the files of a local run, too.")
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
    runner: str,
    master: str | None,
    spark_conf: tuple[str, ...],
    partitions: int | None,
    files: bool,
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
    interrupted. With --runner spark OUT gets articles.parquet, clusters.parquet and others.
    """
    from cleaner.runners.local import Pipeline
    from cleaner.runners.worker import Limits

    if runner != "spark":
        _only_for_spark(master=master, spark_conf=spark_conf, partitions=partitions, files=files)
    settings = configured.settings(
        extractor=extractor,
        scorer=scorer,
        canonical=tuple(word.strip() for word in canonical.split(",")) if canonical else (),
        preferred_sites=prefer_site,
    )
    with shown(quiet, how, verbose=verbose, log=log) as progress:
        if runner == "spark":
            from cleaner.runners.spark import SparkPipeline

            summary = SparkPipeline(
                settings=settings,
                limits=Limits(seconds=timeout),
                master=master or (f"local[{jobs}]" if jobs else "local[*]"),
                conf=_pairs(spark_conf),
                partitions=partitions,
                files=files,
                report=report,
                progress=progress,
            ).run(configured.named(inputs, lists), out)
            finish(summary, out, as_json=as_json, quiet=quiet)
            return
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


def _only_for_spark(**given: object) -> None:
    from cleaner.errors import UsageError

    for name, value in given.items():
        if value:
            raise UsageError(f"--{name.replace('_', '-')} is for Spark: add --runner spark, or leave it out")


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    from cleaner.errors import UsageError

    for one in given:
        if "=" not in one:
            raise UsageError(f"--spark-conf {one}: say it as KEY=VALUE, as in spark.executor.memory=4g")
    return dict(one.split("=", 1) for one in given)


def finish(summary: Summary, out: str, *, as_json: bool, quiet: bool) -> None:
    """Print the account and end with its status."""
    from cleaner.cli.main import EXIT_FAULTS
    from cleaner.write import faults

    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    elif not quiet:
        from cleaner.cli.account import account

        click.echo(account(summary, out))
    if faults(summary):
        click.get_current_context().exit(EXIT_FAULTS)
