"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def cleaning(command: Command) -> Command:
    """How pages are cleaned."""
    command = click.option(
        "--extractor",
        type=click.Choice(["blocks", "trafilatura"]),
        default="blocks",
        show_default=True,
        help="What tells the article from the rest of an HTML page: our own blocks, or trafilatura.",
    )(command)
    return click.option(
        "--scorer",
        type=click.Choice(["learned", "rules"]),
        default="learned",
        show_default=True,
        help="What weighs a block: the learned model with the rules, or the rules alone.",
    )(command)


def kind(command: Command) -> Command:
    """What the page is written in."""
    return click.option(
        "--kind",
        type=click.Choice(["auto", "html", "text"]),
        default="auto",
        show_default=True,
        help="What the page is written in; auto tells by its markup.",
    )(command)


def golden(command: Command) -> Command:
    """Where golden cases are."""
    return click.option(
        "--golden",
        metavar="DIR",
        envvar="CLEANER_GOLDEN",
        help="Folder of the cases. [default: what the project's settings say, else golden]",
    )(command)


def color(command: Command) -> Command:
    """Whether to print in colour."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Print in colour; auto: on a terminal, unless NO_COLOR is set.",
    )(command)


def in_color(choice: str) -> bool:
    """Whether stdout gets colour."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def read_one(name: str) -> tuple[bytes, str | None]:
    """Bytes of a file or of standard input, and the id of the page. Raises `InputError` when it cannot be read."""
    from cleaner.errors import InputError
    from cleaner.read import Source, load_bytes

    if name == "-":
        return sys.stdin.buffer.read(), None
    data = load_bytes(Source(id=Path(name).name, path=name))
    if isinstance(data, str):
        raise InputError(f"cannot read {name}: {data}")
    return data, Path(name).name
