"""What an earlier run wrote, read again."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from cleaner.errors import InputError
from cleaner.models import Article
from cleaner.write.rows import articles_from_rows


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a file of an earlier run. Raises `InputError` when it is not there or not rows."""
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> InputError:
    return InputError(f"cannot read {path}: {error}: name the folder that `cleaner run ... -o` wrote")


class Texts:
    """The articles of an earlier run without their blocks, by id. Use as a context manager."""

    def __init__(self, path: Path, wanted: Container[str]) -> None:
        """`path`: of `articles.jsonl`, which is read once; `wanted`: the ids that will be asked for.

        Raises `InputError` when it is not there or not rows.
        """
        self._places: dict[str, int] = {}
        at = 0
        try:
            self._lines = path.open("rb")
            for line in self._lines:
                name = _id_of(line)
                if name in wanted:
                    self._places[name] = at
                at += len(line)
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Those that are there."""
        for one in ids:
            if one in self._places:
                self._lines.seek(self._places[one])
                yield from articles_from_rows([{**json.loads(self._lines.readline()), "blocks": (), "removals": ()}])


def _id_of(line: bytes) -> str:
    """The id of an article's row. It comes first, and what comes behind it is long."""
    begin = '{"id": '
    head = line[:1_000].decode("utf-8", "ignore")
    if head.startswith(begin):
        try:
            return str(json.JSONDecoder().raw_decode(head, len(begin))[0])
        except ValueError:  # a long one
            pass
    return str(json.loads(line)["id"])
