"""Settings from the command line, the project's file, and the defaults, in that order; and how pages are read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from cleaner.config import Config
    from cleaner.pipeline import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_KEY = "cleaner.config"
_COLUMNS = {
    "id": 'The column of the id, "#" to number the rows.',
    "text": "The column of the text.",
    "html": "The column of the HTML.",
    "url": "The column of the address.",
    "date": "The column of the date.",
    "site": "The column of the site.",
}
# What belongs to one call: which pages, where to, what is printed.
_OF_ONE_CALL = frozenset(
    {"out", "config", "from-list", "json", "quiet", "url", "help", *(f"{one}-field" for one in _COLUMNS)}
)
_HAVE_OPTIONS = ("run", "dedup", "clean")


def config(command: Command) -> Command:
    """Read the project's settings before the other options, which they are the defaults of."""
    return click.option(
        "--config",
        "config_path",
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_read,
        help="Settings of the project. [default: cleaner.toml, or [tool.cleaner] of pyproject.toml, upwards from here]",
    )(command)


def _read(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - click's signature
    if ctx.resilient_parsing:
        return
    from cleaner.config import load
    from cleaner.errors import UsageError

    found = load(value, also=known_options())
    ctx.meta[_KEY] = found
    defaults: dict[str, Any] = {}
    for option in ctx.command.params:
        name = option_name(option)
        if option.name and name in found.options and name not in _OF_ONE_CALL:
            told = found.options[name]
            told = ",".join(told) if isinstance(told, tuple) and not option.multiple else told
            try:
                option.type_cast_value(ctx, told)
            except click.BadParameter as error:
                raise UsageError(f"{found.place(name)}: {name}: {error.message}") from error
            defaults[option.name] = told
    ctx.default_map = defaults


def option_name(option: click.Parameter) -> str:
    """An option's long name without its dashes; empty for an argument."""
    if not isinstance(option, click.Option):
        return ""
    return next((name.removeprefix("--") for name in option.opts if name.startswith("--")), "")


def known_options() -> dict[str, Any]:
    """The options that a file may set, with their defaults, in the order of the commands' help."""
    found: dict[str, Any] = {}
    for name in _HAVE_OPTIONS:
        command: click.Command = import_module(f"cleaner.cli.{name}").command
        for option in command.params:
            word = option_name(option)
            if isinstance(option, click.Option) and word and word not in _OF_ONE_CALL:
                given = option.default if isinstance(option.default, str | int | float) else None
                found.setdefault(word, bool(given) if option.is_flag else given)
    return found


def project() -> Config:
    """The settings of the project that the command was called in."""
    from cleaner.config import load

    context = click.get_current_context()
    if _KEY not in context.meta:
        context.meta[_KEY] = load(also=known_options())
    found: Config = context.meta[_KEY]
    return found


def settings(**given: Any) -> Settings:
    """The settings of the project, save for those given; columns as the command line names them."""
    found = project()
    names = click.get_current_context().meta.get("cleaner.columns", {})
    if names:
        from dataclasses import replace

        given["columns"] = replace(found.columns, **names)
    return found.settings(**given)


def reading(command: Command) -> Command:
    """How rows are read, and a list of what is to be read."""
    for name in reversed(_COLUMNS):
        command = click.option(
            f"--{name}-field", metavar="NAME", expose_value=False, callback=_column(name), help=_COLUMNS[name]
        )(command)
    return click.option(
        "--from-list",
        "lists",
        multiple=True,
        metavar="FILE|-",
        help="Read also what FILE names: a path a line, or parted by NUL.",
    )(command)


def telling(command: Command) -> Command:
    """What is told while a run is going on."""
    command = click.option("--log", metavar="FILE", help="Add a line for each rejected page to FILE, with the time.")(
        command
    )
    command = click.option("-v", "--verbose", is_flag=True, help="Print a line for each rejected page on stderr.")(
        command
    )
    return click.option(
        "--progress",
        "how",
        type=click.Choice(["auto", "bar", "json", "none"]),
        default="auto",
        show_default=True,
        help="How to tell what is done, on stderr: a bar, rows of JSON, nothing; auto: a bar on a terminal.",
    )(command)


def _column(name: str) -> Callable[[click.Context, click.Parameter, str | None], None]:
    def note(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001
        if value is not None:
            ctx.meta.setdefault("cleaner.columns", {})[name] = value

    return note


def named(inputs: tuple[str, ...], lists: tuple[str, ...]) -> list[str]:
    """Everything that is to be read. Raises `UsageError` when that is nothing."""
    from cleaner.errors import UsageError
    from cleaner.read import PathList

    found = [*inputs, *map(PathList, lists)]
    if not found:
        raise UsageError("nothing to read: name a file, a folder, or - for standard input")
    return found
