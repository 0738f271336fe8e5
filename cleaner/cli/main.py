"""The program: its commands, and what an error becomes."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from cleaner.errors import CleanerError, UsageError
from cleaner.version import VERSION

_COMMANDS = {
    "run": "Clean pages, find the copies of each story, write texts, diffs and the account.",
    "clean": "Print the article in one page, or clean many into a folder.",
    "dedup": "Find the copies among texts that are clean already.",
    "explain": "Show a page with every line kept or struck, and why.",
    "diff": "Show how two copies differ, by paragraph and word.",
    "remove": "Take pages out of a run.",
    "report": "Write the report of an earlier run again.",
    "review": "Show the golden cases that changed, and accept or reject each.",
    "golden": "Make golden cases.",
    "export": "Write the articles of a run for other programs: JSONL, Parquet, Elasticsearch, SQLite.",
    "search": "Search the articles of an export to SQLite.",
    "config": "Show the project's settings and where they come from.",
    "rules": "List the rules, and test them on their own examples.",
}

EXIT_FAILED, EXIT_USAGE, EXIT_FAULTS = 1, 2, 3


class Commands(click.Group):
    """Loads a command when it is called, so that help answers at once; turns errors into exit statuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names, in the order in which a user meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, or None."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"cleaner.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error becomes one sentence on stderr and a status."""
        try:
            return super().invoke(ctx)
        except CleanerError as error:
            from cleaner.text import printable

            click.echo(f"cleaner: {printable(str(error))}", err=True)
            ctx.exit(EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED)
        except KeyboardInterrupt:
            from cleaner.cli import interrupt

            click.echo(interrupt.SENTENCE, err=True)
            ctx.exit(interrupt.STATUS)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): nothing is wrong, and nothing more can be said.
            sys.stderr.close()
            ctx.exit(EXIT_FAILED)
        except OSError as error:
            from cleaner.errors import DISK_FAULTS

            if error.errno not in DISK_FAULTS:
                raise
            click.echo(f"cleaner: {error}: make room or fix it, then run the same command again", err=True)
            # What could not be written is not to be tried again at the end.
            sys.stdout = None
            ctx.exit(EXIT_FAILED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  cleaner run scraped/ -o out          clean a folder, group the copies
  cleaner clean page.html              the article alone, to stdout
  cleaner explain page.html            what was removed, and why
  cleaner diff out/clean/a.txt out/clean/b.txt

\b
Exit status: 0 all good; 1 could not run (for diff: the texts differ); 2 usage; 3 finished, but some
inputs were rejected for a fault or quarantined; 130 interrupted. NO_COLOR is honoured. For completion in your shell:
  eval "$(_CLEANER_COMPLETE=bash_source cleaner)"      (or zsh_source, fish_source)
""",
)
@click.version_option(VERSION, prog_name="cleaner")
def main() -> None:
    """Clean scraped news, group the copies of one wire story, and say why of every removed line."""
