"""`cleaner golden`: golden cases are made here; `cleaner review` judges them."""

from __future__ import annotations

import click

from cleaner.cli import options


@click.group(
    "golden",
    epilog="""\b
Examples:
  cleaner golden add page.html --why "a caption with a photo credit goes"
  cleaner golden add --help
""",
)
def command() -> None:
    """Make golden cases: a page, and the result that a person has accepted."""


@command.command(
    "add",
    epilog="""\b
Examples:
  cleaner golden add page.html --why "a caption with a photo credit goes"
  cleaner golden add a.txt b.txt --copies --name two-outlets --why "cut from the end"
  cleaner golden add scraped/0815.html --by-reference --golden tests/cases --why "Also Read"
""",
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--why", required=True, help="What the case shows, in a sentence.")
@click.option("--name", help="Its name; / makes folders. [default: the page's]")
@options.golden
@click.option("--by-reference", is_flag=True, help="Leave the pages where they are instead of copying them in.")
@click.option("--copies", is_flag=True, help="One case of all pages: the copies of a story, their clusters and diffs.")
@click.option(
    "--by",
    type=click.Choice(["cleaner", "tests"]),
    default="cleaner",
    show_default=True,
    help="Who makes the result: this program, or your own tests.",
)
@options.cleaning
def add(
    pages: tuple[str, ...],
    why: str,
    name: str | None,
    golden: str | None,
    by_reference: bool,
    copies: bool,
    by: str,
    extractor: str,
    scorer: str,
) -> None:
    """Make a golden case of each PAGE, or with --copies one of all.

    PAGE is a file, a folder, a JSONL file of rows, or - for standard input. The new case has no accepted result yet:
    `cleaner review` shows what comes out and accepts it.
    """
    from cleaner.pipeline import Settings
    from cleaner.review.add import Making, add
    from cleaner.review.case import By
    from cleaner.review.project import golden_folder

    making = Making(
        why=why,
        name=name,
        by_reference=by_reference,
        copies=copies,
        by=By(by),
        settings=Settings(extractor=extractor, scorer=scorer),
    )
    for folder in add(golden_folder(golden), pages, making):
        click.echo(str(folder))
    click.echo(
        "now read what comes out, and accept it: " + ("run your tests" if by == "tests" else "cleaner review"), err=True
    )
