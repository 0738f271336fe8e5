"""The tables of a run: their columns, and batches of rows in Arrow, which is how the engine hands rows to Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Table = Mapping[str, str]
"""Names of columns and their types, as the engine calls them."""

LISTED: Table = {
    "place": "bigint", "id": "string", "path": "string", "url": "string", "holds": "string", "pack": "string",
    "data": "binary", "why": "string", "detail": "string",
}  # fmt: skip
"""What is to be read: pages, and files that hold many. `place` orders them as a run on one machine reads them."""

SOURCES: Table = {
    "place": "bigint", "id": "string", "path": "string", "url": "string", "data": "binary", "kind": "string",
    "why": "string", "detail": "string",
}  # fmt: skip
"""Pages that wait to be read: by their path, or their bytes, which are a "row", a "record" or a whole "page"."""

PAGES: Table = {
    "place": "bigint", "id": "string", "hash": "string", "why": "string", "headline": "string", "byline": "string",
    "date": "string", "site": "string", "url": "string", "language": "string", "agency": "string",
    "source_length": "bigint", "suspicious": "string", "removed_lengths": "string", "text": "string",
    "line": "string", "removed": "string", "keys": "binary",
}  # fmt: skip
"""What cleaning gave: `why` is empty for an article. `line` is its row of articles.jsonl or rejected.jsonl, `removed`
the rows of removed.jsonl, `keys` the numbers of its lines."""

# Rows that leave Python together: by number, and by the characters of the one column that is long.
BATCH_ROWS = 256
BATCH_SIZE = 8_000_000


MEMBERS = "array<struct<id:string,relation:string,jaccard:double,containment:double>>"
"""The type of a cluster's members."""


def _member() -> pa.DataType:
    import pyarrow as pa

    names = {"id": pa.string(), "relation": pa.string(), "jaccard": pa.float64(), "containment": pa.float64()}
    return pa.struct(list(names.items()))


def ddl(table: Table) -> str:
    """A table's columns as the engine reads them."""
    return ", ".join(f"`{name}` {kind}" for name, kind in table.items())


def arrow_schema(table: Table) -> pa.Schema:
    """A table's columns as Arrow has them."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(), "binary": pa.binary(), "boolean": pa.bool_(), "bigint": pa.int64(), "int": pa.int32(),
        "double": pa.float64(), "array<bigint>": pa.list_(pa.int64()), MEMBERS: pa.list_(_member()),
    }  # fmt: skip
    return pa.schema([(name, kinds[kind]) for name, kind in table.items()])


def batches(rows: Iterable[Sequence[Any]], table: Table, *, long: str | None = None) -> Iterator[pa.RecordBatch]:
    """Rows, each with the table's columns in order, as batches; `long`: the column that bounds a batch's size."""
    import pyarrow as pa

    schema = arrow_schema(table)
    measured = list(table).index(long) if long else -1
    waiting: list[Sequence[Any]] = []
    size = 0

    def made() -> pa.RecordBatch:
        columns = zip(*waiting, strict=True)
        return pa.RecordBatch.from_arrays(
            [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema
        )

    for row in rows:
        waiting.append(row)
        size += len(row[measured] or "") if long else 0
        if len(waiting) >= BATCH_ROWS or size >= BATCH_SIZE:
            yield made()
            waiting, size = [], 0
    if waiting:
        yield made()


def rows_of(found: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    """The rows of batches, one after the other."""
    for batch in found:
        names = batch.schema.names
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            yield dict(zip(names, values, strict=True))
