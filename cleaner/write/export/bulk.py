"""Bulk requests of Elasticsearch and OpenSearch: an action a line, a document a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from cleaner.write.export.sent import Change
from cleaner.write.rows import dumps

# "id is too long, must be no longer than 512 bytes" is an error of the whole document.
_MAX_ID_BYTES = 512


def bulk_id(ident: str) -> str:
    """A document's `_id`: its own, or a hash where that is longer than an `_id` may be."""
    if len(ident.encode()) <= _MAX_ID_BYTES:
        return ident
    return "sha256-" + hashlib.sha256(ident.encode()).hexdigest()


def bulk_lines(change: Change, index: str | None) -> Iterator[str]:
    """The lines of one change: `index` with the document, or `delete`."""
    about = {"_index": index} if index else {}
    about["_id"] = bulk_id(change.id)
    if change.document is None:
        yield json.dumps({"delete": about}, ensure_ascii=False) + "\n"
        return
    yield json.dumps({"index": about}, ensure_ascii=False) + "\n"
    yield dumps({name: value for name, value in change.document.items() if value is not None}) + "\n"
