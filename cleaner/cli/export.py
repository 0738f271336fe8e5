"""`cleaner export`: the result of a run for other programs."""

from __future__ import annotations

import sys

import click


@click.command(
    "export",
    epilog="""\b
Examples:
  cleaner export out --to sqlite -o news.db
  cleaner export out --to parquet -o news.parquet --duplicates drop
  cleaner export out --to elasticsearch --index news -o bulk.ndjson
  cleaner export out --to jsonl --what changes -o today.jsonl
""",
)
@click.argument("out", metavar="OUT")
@click.option(
    "--to",
    "format_",
    required=True,
    type=click.Choice(["jsonl", "parquet", "elasticsearch", "sqlite"]),
    help="What to write; elasticsearch is bulk requests, for OpenSearch too.",
)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to. [default: standard output]")
@click.option(
    "--duplicates",
    type=click.Choice(["annotate", "drop"]),
    default="annotate",
    show_default=True,
    help="annotate: every article, with its cluster and what it is in it; drop: one article a cluster.",
)
@click.option(
    "--what",
    type=click.Choice(["all", "changes"]),
    help="changes: what is new, changed or gone since the last export to the same place. "
    "[default: changes for elasticsearch, else all; a SQLite file is always brought up to date in place]",
)
@click.option("--index", metavar="NAME", help="The index that bulk requests name.")
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON, on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No account.")
def command(
    out: str,
    format_: str,
    output: str,
    duplicates: str,
    what: str | None,
    index: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write the articles of a run for other programs.

    OUT is the folder of a run. A document has the article's id, text and fields, the cluster it is in, the cluster's
    canonical article, its relation to that, and the number of other copies. The account goes to stderr.
    """
    from dataclasses import asdict

    from cleaner.write import dumps
    from cleaner.write.export import Duplicates, Format, What, export

    account = export(
        out,
        Format(format_),
        sys.stdout if output == "-" and format_ in ("jsonl", "elasticsearch") else _named(output),
        duplicates=Duplicates(duplicates),
        what=What(what) if what else None,
        index=index,
    )
    if as_json:
        click.echo(dumps(asdict(account) | {"documents": account.documents}), err=True)
    elif not quiet:
        told = [(account.new, "new"), (account.changed, "changed"), (account.gone, "gone"), (account.same, "as before")]
        words = ", ".join(f"{n:,} {word}" for n, word in told if n or word == "new")
        click.echo(f"{account.documents:,} documents: {words}", err=True)


def _named(output: str) -> str:
    from cleaner.errors import UsageError

    if output == "-":
        raise UsageError("this cannot go to standard output: add -o FILE")
    return output
