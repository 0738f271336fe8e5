"""`cleaner diff`: how two copies differ."""

from __future__ import annotations

import shutil
import sys

import click

from cleaner.cli import options
from cleaner.errors import InputError, UsageError


@click.command(
    "diff",
    epilog="""\b
Examples:
  cleaner diff out/clean/a.txt out/clean/b.txt
  cleaner diff --clean scraped/a.html scraped/b.html --only changed
  cleaner diff out --cluster a.txt --format html > copies.html
  cleaner diff a.txt b.txt --format unified | patch a.txt
""",
)
@click.argument("first", metavar="A|OUT")
@click.argument("second", required=False, metavar="[B]")
@click.option("--cluster", metavar="ID", help="All copies in this cluster of the run in OUT; any member's id will do.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["words", "side-by-side", "unified", "json", "html"]),
    help="How to show it. [default: side-by-side on a wide terminal, else words]",
)
@click.option(
    "--only", type=click.Choice(["all", "changed"]), default="all", show_default=True, help="Passages to show."
)
@click.option("--clean", "cleaned", is_flag=True, help="Clean both pages first; HTML always is.")
@click.option("--width", type=click.IntRange(20, 400), help="Columns. [default: the terminal's]")
@options.color
def command(
    first: str,
    second: str | None,
    cluster: str | None,
    format_: str | None,
    only: str,
    cleaned: bool,
    width: int | None,
    color: str,
) -> None:
    """Show how two copies differ, by paragraph and word.

    The status is 0 when the texts are the same and 1 when they differ.
    """
    from cleaner.collate import diff_texts
    from cleaner.collate.render import Look, default_format, render_collation, render_diff

    columns = width or shutil.get_terminal_size((80, 24)).columns
    terminal = sys.stdout.isatty()
    shape = format_ or (default_format(columns) if terminal else "words")
    look = Look(color=options.in_color(color), width=columns, only=only, raw=not terminal)
    if cluster is not None:
        if second is not None:
            raise UsageError("with --cluster name one folder, the OUT of a run")
        from cleaner.pipeline import collation_of

        collation = collation_of(first, cluster)
        shown, differ = render_collation(collation, shape, look), any(not one.identical for one in collation.variants)
    elif second is None:
        raise UsageError("name two files, or the OUT of a run and --cluster ID")
    else:
        found = diff_texts(_text(first, cleaned), _text(second, cleaned), left_id=first, right_id=second)
        shown, differ = render_diff(found, shape, look), not found.identical
    click.echo(shown, nl=False, color=options.in_color(color))
    click.get_current_context().exit(int(differ))


def _text(name: str, cleaned: bool) -> str:
    from cleaner.models import Article, Kind, Rejected
    from cleaner.pipeline import Settings, clean_page
    from cleaner.read import page_from

    data, id_ = options.read_one(name)
    page = page_from(data, id=id_)
    if not isinstance(page, Rejected) and not cleaned and page.kind is Kind.TEXT:
        return page.content
    outcome = clean_page(page, Settings())
    if isinstance(outcome, Article):
        return outcome.text
    raise InputError(f"no article in {name}: {outcome.why}. {outcome.detail}")
