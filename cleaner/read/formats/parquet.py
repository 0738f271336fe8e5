"""Parquet as rows of JSON.

A process of its own reads the file and prints its rows: Parquet is unpacked by native code, and a hostile file that
kills it, or fills its memory, must not take a run with it. The run reads lines, as from any file of rows.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from cleaner.models import Rejected, Why
from cleaner.read.formats.rows import rows
from cleaner.read.source import Columns, Source

NEEDS = 'reading Parquet needs pyarrow: pip install "article-cleaner[parquet]"'
# Rows of one batch are in memory together: some megabytes with whole pages in them.
_BATCH_ROWS = 64
_BATCH_SECONDS = 120
_ENDING_SECONDS = 60
_MEMORY_BYTES = 8_000_000_000


def missing() -> str:
    """What to install, or nothing."""
    return NEEDS if find_spec("pyarrow") is None else ""


def parquet_file(path: str, name: str, most: int, columns: Columns) -> Iterator[Source | Rejected]:
    """Every row of a Parquet file; what a damaged file does not give is one rejection, `name:rest`."""
    if missing():
        yield Rejected(id=name, why=Why.UNREADABLE, detail=NEEDS)
        return
    with tempfile.TemporaryFile() as told:
        # -P: what lies in the present folder is not imported.
        command = [sys.executable, "-P", "-m", "cleaner.read.formats.parquet", path]
        with subprocess.Popen(  # noqa: S603 - our own module, and a path that is not a word for a shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told
        ) as reader:
            if reader.stdout is None:
                raise ValueError("a pipe was asked for")
            try:
                yield from rows(reader.stdout, name, most, columns)
                # All is printed; on a busy machine the reader takes its time to end.
                with contextlib.suppress(subprocess.TimeoutExpired):
                    reader.wait(_ENDING_SECONDS)
            finally:
                reader.stdout.close()
                if reader.poll() is None:
                    # Nobody asks for more, or it hangs.
                    reader.kill()
        if reader.returncode:
            told.seek(max(0, told.seek(0, 2) - 2000))
            last = told.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            detail = f"reading rows stopped here: {last or f'the reader died, status {reader.returncode}'}"
            yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=detail)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _print_rows(path: str) -> None:
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(hard, _MEMORY_BYTES)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    except ImportError:  # not on this system
        pass
    from pyarrow.parquet import ParquetFile

    _bound_cpu()
    out = sys.stdout.buffer
    with ParquetFile(path, pre_buffer=False) as file:
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
            for row in batch.to_pylist():
                out.write(json.dumps(plain(row)).encode() + b"\n")
            _bound_cpu()


def _bound_cpu() -> None:
    """Let the next batch cost so much, and no more."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    bound = int(used.ru_utime + used.ru_stime) + _BATCH_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


if __name__ == "__main__":
    try:
        _print_rows(sys.argv[1])
    except BrokenPipeError:
        # Nobody reads on: nothing is wrong.
        os._exit(0)
    except Exception as error:
        # The last line is what the run says of the file.
        sys.exit(f"{type(error).__name__}: {' '.join(str(error).split())[:500]}")
