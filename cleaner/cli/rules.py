"""`cleaner rules`: the rules that pages are cleaned by, and whether their examples hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cleaner.cli import configured
from cleaner.text import printable

if TYPE_CHECKING:
    from cleaner.rules import Rule


@click.group(
    "rules",
    epilog="""\b
Examples:
  cleaner rules list --language de --reason promotion
  cleaner rules list --json | jq -r 'select(.sure).name'
  cleaner rules test
""",
)
def command() -> None:
    """List the rules, and test them on their own examples."""


@command.command("list")
@configured.config
@click.option("--language", metavar="CODE", help='Only of this language, "any" for those of every language, "own".')
@click.option("--reason", metavar="REASON", help="Only with this reason.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each rule.")
def listed(language: str | None, reason: str | None, as_json: bool) -> None:
    """List every rule: its name, reason, language, what it takes, and whether it is sure by itself, and where."""
    from cleaner.rules.own import rule_row
    from cleaner.write import dumps

    chosen = [
        (code, rule) for code, rule in _rules() if language in (None, code) and reason in (None, rule.reason.value)
    ]
    width = max((len(rule.name) for _, rule in chosen), default=0)
    for code, rule in chosen:
        if as_json:
            row = rule_row(rule) | {
                "page": rule.page,
                "language": code,
                "removes": rule.removes,
                "keeps": rule.keeps,
            }
            click.echo(dumps(row))
        else:
            sure = "sure" if rule.sure else "page" if rule.page else ""
            facts = f"{rule.reason.value:<13}  {code:<4} {rule.scope.value:<8} {sure}"
            click.echo(f"{printable(rule.name):<{width}}  {facts}".rstrip())
    if not chosen:
        click.echo("cleaner: no such rule", err=True)


@command.command("test")
@configured.config
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-q", "--quiet", is_flag=True, help="Print only what fails.")
def test(names: tuple[str, ...], quiet: bool) -> None:
    """Try the rules, or those named, on the examples beside them; the status is 1 when one fails.

    The project's own rules are tested like those that come with the program.
    """
    from cleaner.errors import UsageError
    from cleaner.rules.proof import unproven

    known = _rules()
    unknown = sorted(set(names) - {rule.name for _, rule in known})
    if unknown:
        raise UsageError(f"no rule {', '.join(map(repr, unknown))}: `cleaner rules list` has the names")
    tried = [rule for _, rule in known if not names or rule.name in names]
    failures = [failure for rule in tried for failure in unproven(rule)]
    for failure in failures:
        said = "should be removed and is kept" if failure.kept else "should be kept and is removed"
        click.echo(printable(f"{failure.rule}: {failure.example!r} {said}"))
    examples = sum(len(rule.removes) + len(rule.keeps) for rule in tried)
    if not quiet:
        failed = f", {len(failures)} fail" if failures else ", all hold"
        click.echo(f"{len(tried):,} rules, {examples:,} examples{failed}")
    click.get_current_context().exit(int(bool(failures)))


def _rules() -> list[tuple[str, Rule]]:
    """Every rule with its language; "own" for the project's, "any" for those of page shape and of agencies."""
    from cleaner.languages import LANGUAGES, rulebook

    own = configured.project().rules
    languages = {rule.name: language.code for language in LANGUAGES for rule in language.rules}
    shipped = [(languages.get(rule.name, "any"), rule) for rule in rulebook().rules]
    return [*(("own", rule) for rule in own), *sorted(shipped, key=lambda one: (one[0], one[1].name))]
