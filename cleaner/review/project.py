"""What a user's repository says of its golden cases: where they are, and how pages are cleaned there."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from cleaner.config import Config, find, load
from cleaner.errors import UsageError
from cleaner.pipeline import Settings

FOLDER = "golden"


def golden_folder(given: str | None) -> Path:
    """The folder of golden cases.

    As given; or as `golden` in the project's settings says, from the folder that these stand in; or `golden`. Raises
    `InputError` or `UsageError` when the settings cannot be understood.
    """
    if given:
        return Path(given)
    config = load()
    told = config.options.get("golden")
    if told is None or config.path is None:
        return Path(FOLDER)
    if not isinstance(told, str) or not told:
        raise UsageError(f'{config.place("golden")}: "golden" is the path of a folder')
    return Path(os.path.relpath(Path(config.path).parent / told))


def settings_for(folder: Path, **given: Any) -> Settings:
    """How the pages of a case are cleaned: by the settings nearest above it, save for those given.

    Its own folder counts, not the present one: a review and a test give the same result wherever they are started.
    """
    path = find(folder)
    if path is None:
        return Settings(**given)
    state = path.stat()
    return _config(path, state.st_mtime_ns, state.st_size).settings(**given)


@lru_cache(maxsize=8)
def _config(path: Path, changed: int, size: int) -> Config:  # noqa: ARG001 - a file that changed is read again
    return load(path)
