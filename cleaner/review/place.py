"""Where golden cases are, and whether anything may be written there. Imports nothing heavy: pytest loads it."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

CASE = "case.toml"
PENDING = "pending.json"


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether this is a build machine: nobody reviews there, so nothing is left there.

    >>> in_ci({"CI": "true"}), in_ci({"CI": "0"}), in_ci({})
    (True, False, False)
    """
    return environment.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def under(test: Path, pattern: str) -> tuple[Path, tuple[tuple[str, Path], ...]]:
    """The folder that a pattern begins in, and the cases that it names: each case's name and folder, by name.

    `pattern` is relative to the folder of the test file `test`.
    """
    parts = PurePosixPath(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if set(part) & set("*?[")), len(parts) - 1)
    base = Path(test.parent, *parts[:fixed]).resolve()
    found = {path for path in base.glob("/".join(parts[fixed:])) if (path / CASE).is_file()}
    return base, tuple(sorted((path.relative_to(base).as_posix(), path) for path in found))


def named(name: str, patterns: tuple[str, ...]) -> str | None:
    """The first of `patterns` that means the case `name`: its name, a folder above it, or a pattern with `*` and `?`.

    >>> named("seeds/000", ("seeds",)), named("seeds/000", ("*/000",)), named("seeds/000", ("se",))
    ('seeds', '*/000', None)
    """
    for pattern in patterns:
        plain = pattern.rstrip("/")
        if name == plain or name.startswith(plain + "/") or fnmatch.fnmatchcase(name, plain):
            return pattern
    return None
