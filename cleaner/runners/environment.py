"""What a process reads from its environment when it starts, lent to it for that moment."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping


@contextlib.contextmanager
def environment(added: Mapping[str, str]) -> Iterator[None]:
    """Variables as given, but for those that are set already."""
    ours = {name: value for name, value in added.items() if name not in os.environ}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]
