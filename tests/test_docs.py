"""The documentation says what the program does: every command, every option, every example."""

import doctest
import re
from pathlib import Path

import click
import pytest

from cleaner.cli import main

TOP = Path(__file__).parent.parent
COMMANDS = (TOP / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = [TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_and_option_is_documented(name):
    command = main.get_command(None, name)
    section = re.search(rf"^## cleaner {name}$(.*?)(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section '## cleaner {name}'"
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            for word in (*option.opts, *option.secondary_opts):
                assert f"`{word}" in section[1], f"{name} {word} is not in docs/commands.md"


def test_no_option_is_documented_that_is_not_there():
    for name, section in re.findall(r"^## cleaner (\w+)$(.*?)(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL):
        known = {
            word for option in main.get_command(None, name).params for word in (*option.opts, *option.secondary_opts)
        }
        assert set(re.findall(r"`(--[a-z-]+)", section)) <= known | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_examples_in_python_run(page, monkeypatch):
    monkeypatch.chdir(TOP)
    examples = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_project_speaks_of_itself_alone():
    pattern = re.compile(r"/work/|\bshared/(?:DESIGN|STYLE|benchmarks)|\bissue \d", re.IGNORECASE)
    for folder in ("cleaner", "docs", "benchmarks", "golden"):
        for path in (TOP / folder).rglob("*"):
            if path.suffix in (".py", ".md", ".toml"):
                assert not pattern.search(path.read_text(encoding="utf-8")), path
