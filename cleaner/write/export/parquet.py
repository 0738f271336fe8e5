"""Parquet, by pyarrow."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cleaner.errors import OutputError, UsageError
from cleaner.write.export.documents import COPIES, PLAIN
from cleaner.write.export.sent import Change
from cleaner.write.rows import dumps

NEEDS = 'writing Parquet needs pyarrow: pip install "article-cleaner[parquet]"'
_GROUP_ROWS = 5_000


def write_parquet(changes: Iterable[Change], target: Path, *, with_gone: bool) -> None:
    """Write the documents as one file, which appears when it is complete.

    Columns: id, the text and fields as strings, the copies' as strings, `copies` as a number, other fields as a string
    of JSON; `with_gone` adds the boolean `deleted`. Raises `UsageError` without pyarrow and `OutputError` when the
    target cannot be written.
    """
    if find_spec("pyarrow") is None:
        raise UsageError(NEEDS)
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    names = [("id", pa.string()), *((name, pa.string()) for name in (*PLAIN, *COPIES)), ("copies", pa.int32())]
    names.append(("fields", pa.string()))
    if with_gone:
        names.append(("deleted", pa.bool_()))
    schema = pa.schema(names)
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".tmp-")
        os.close(handle)
        with ParquetWriter(temporary, schema, compression="zstd") as writer:
            waiting: list[dict[str, Any]] = []
            for change in changes:
                waiting.append(_columns(change, with_gone))
                if len(waiting) >= _GROUP_ROWS:
                    writer.write_table(pa.Table.from_pylist(waiting, schema))
                    waiting = []
            if waiting:
                writer.write_table(pa.Table.from_pylist(waiting, schema))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except BaseException as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OutputError(f"writing {target} failed: {error.strerror or error}: make room or fix it") from error
        raise


def _columns(change: Change, with_gone: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"id": change.id}
    document = change.document
    if document is not None:
        row.update({name: document[name] for name in (*PLAIN, *COPIES, "copies")})
        row["fields"] = dumps(document["fields"]) if "fields" in document else None
    if with_gone:
        row["deleted"] = document is None
    return row
