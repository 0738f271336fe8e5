"""`cleaner config`: the settings that hold here."""

from __future__ import annotations

from typing import Any

import click

from cleaner.cli import configured
from cleaner.text import printable


@click.group(
    "config",
    epilog="""\b
Examples:
  cleaner config show
  cleaner config show --config other/cleaner.toml --json
""",
)
def command() -> None:
    """Show the project's settings and where they come from."""


@command.command("show")
@configured.config
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def show(as_json: bool) -> None:
    """Show every setting, its value, and the file and line it comes from; the file is checked as a whole."""
    from cleaner.config import effective
    from cleaner.rules.own import rule_row

    found = configured.project()
    told = list(effective(found, configured.known_options()))
    if as_json:
        from cleaner.write import dumps

        row = {
            "file": found.path,
            "options": {name: {"value": _plain(value), "from": place} for name, value, place in told},
            "rules": [rule_row(rule) for rule in found.rules],
            "sites": [rule_row(site) for site in found.sites],
        }
        click.echo(dumps(row))
        return
    click.echo(found.path or "no cleaner.toml and no [tool.cleaner] here or above: the defaults")
    width = max(len(name) for name, _, _ in told)
    for name, value, place in told:
        click.echo(f"  {name:<{width}}  {printable(_word(value)):<20}  {printable(place)}".rstrip())
    for rule in found.rules:
        sure = "always goes" if rule.sure else "a cue"
        click.echo(f"  rule {rule.name}: {rule.reason.value}, {sure}")
    for site in found.sites:
        click.echo(f"  site {printable(site.site)}: {len(site.drop)} dropped, {len(site.keep)} kept")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _word(value: Any) -> str:
    if value is None:
        return "-"
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
