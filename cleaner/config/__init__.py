"""A project's own settings: `[tool.cleaner]` of pyproject.toml, or cleaner.toml. Checked as a whole, by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cleaner.config.lines import Lines
from cleaner.config.values import Table, columns, own_rules, site_rules
from cleaner.errors import InputError, UsageError
from cleaner.pipeline import EXTRACTORS, SCORERS, Settings
from cleaner.read import Columns
from cleaner.rules import Rule
from cleaner.rules.own import SiteRules

NAMES = ("cleaner.toml", "pyproject.toml")
"""Files that are looked for, in each folder from the present one upwards."""

OPTIONS = ("extractor", "scorer", "canonical", "prefer-site", "max-page-bytes", "jobs", "timeout", "golden")
"""Options that are known without a command line."""

_TABLES = ("columns", "rules", "sites")
_CHOICES = {"extractor": EXTRACTORS, "scorer": SCORERS}
_LISTS = {"canonical": "canonical", "prefer-site": "preferred_sites"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a file says; an empty one where there is none."""

    path: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    """By their names on the command line, without the dashes before them."""
    columns: Columns = field(default_factory=Columns)
    rules: tuple[Rule, ...] = ()
    sites: tuple[SiteRules, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """On which line each option stands."""

    def place(self, name: str) -> str:
        """Where an option stands: `file:line`."""
        return f"{self.path}:{self.lines.get(name, 1)}"

    def settings(self, **given: Any) -> Settings:
        """Settings as the file has them, save for those given."""
        told: dict[str, Any] = {"columns": self.columns, "rules": self.rules, "sites": self.sites}
        for name, value in self.options.items():
            if name in _LISTS:
                told[_LISTS[name]] = tuple(value)
            elif name in ("extractor", "scorer", "max-page-bytes"):
                told[name.replace("-", "_")] = value
        return Settings(**(told | given))


def find(start: str | Path = ".") -> Path | None:
    """The nearest file of settings in `start` or a folder above it.

    A pyproject.toml counts when it has a `[tool.cleaner]`.
    """
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name == NAMES[0] or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        return "cleaner" in tomllib.loads(text).get("tool", {})
    except (ValueError, AttributeError, RecursionError):
        # A broken file without our name in it is somebody else's to mend.
        return re.search(r"^\s{0,20}\[{1,2}\s{0,9}tool\s{0,9}\.\s{0,9}cleaner\b", text, re.MULTILINE) is not None


def load(path: str | Path | None = None, also: Iterable[str] = ()) -> Config:
    """The settings in a file, or in the nearest one above the present folder; all of it is checked.

    `also`: names of options that the caller knows besides `OPTIONS`. Raises `InputError` when the file cannot be read
    and `UsageError`, with the file and the line, for what it says wrong.
    """
    found = Path(path) if path is not None else find()
    if found is None:
        return Config()
    try:
        text = found.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {found}: {getattr(error, 'strerror', None) or error}") from error
    return read(text, str(found), also)


def read(text: str, path: str, also: Iterable[str] = ()) -> Config:
    """The settings in the text of a file of this name."""
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r" \(at line ([0-9]+), column [0-9]+\)", str(error))
        if line:
            raise UsageError(f"{path}:{line[1]}: not TOML: {str(error).replace(line[0], '')}") from error
        raise UsageError(f"{path}:{text.count(chr(10)) + 1}: not TOML: {error}") from error
    top: tuple[str, ...] = ()
    if Path(path).name == "pyproject.toml":
        top = ("tool", "cleaner")
        whole = whole.get("tool", {})
        whole = whole.get("cleaner", {}) if isinstance(whole, dict) else {}
    table = Table(whole, path, Lines(text), top)
    known = dict.fromkeys((*OPTIONS, *also))
    options = {}
    for name in table.value:
        if name in _TABLES:
            continue
        if name not in known:
            near = get_close_matches(name, [*known, *_TABLES], 1)
            hint = f'did you mean "{near[0]}"?' if near else "known are " + ", ".join(sorted([*known, *_TABLES]))
            raise table.error(f'no option "{name}": {hint}', name)
        options[name] = _option(table, name)
    return Config(
        path=path,
        options=options,
        columns=columns(table.table("columns"), tuple(one.name for one in fields_of(Columns))),
        rules=own_rules(table),
        sites=site_rules(table),
        lines={name: table.line(name) for name in table.value}
        | {f"columns.{name}": table.line("columns", name) for name in table.value.get("columns", ())},
    )


def _option(table: Table, name: str) -> Any:
    value = table.value[name]
    if name in _CHOICES:
        return table.choice(name, _CHOICES[name])
    if name in _LISTS:
        return table.strings(name)
    if name in ("jobs", "max-page-bytes") and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise table.error(f'"{name}" is a whole number from 1', name)
    if name == "timeout" and (isinstance(value, bool) or not isinstance(value, int | float) or value <= 0):
        raise table.error('"timeout" is a number of seconds', name)
    if isinstance(value, dict):
        raise table.error(f'"{name}" is an option, not a table', name)
    return value


def effective(config: Config, defaults: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """Every option, its value, and where that comes from: the file and line, or the default."""
    for name, value in defaults.items():
        if name in config.options:
            yield name, config.options[name], config.place(name)
        else:
            yield name, value, "default"
    for column in fields_of(Columns):
        value = getattr(config.columns, column.name)
        name = f"columns.{column.name}"
        yield name, value, config.place(name) if name in config.lines else "default"


__all__ = ["NAMES", "OPTIONS", "Config", "effective", "find", "load", "read"]
