"""The files of pages: texts, rows of articles and of what was removed from them, and rejections."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from cleaner.models import Why
from cleaner.version import mark
from cleaner.write.files import Files, Wanted
from cleaner.write.folder import Folder, page_path
from cleaner.write.state import PageRow, Pages, State
from cleaner.write.summary import Summary


def texts_written(
    rows: Iterable[PageRow], state: State, folder: Folder, summary: Summary, told: Callable[[int], None]
) -> Iterator[PageRow]:
    """The same articles, the text of each written and counted in `summary` as it passes.

    `told` is told how many have passed.
    """
    removed: Counter[str] = Counter()
    # "a" and "a.txt" may both be ids: the one that gets an ending gives way.
    giving_way = state.ending_twice()
    files = Files(folder, state)
    for done, row in enumerate(rows, 1):
        path = "clean/" + page_path(row.id + "/" if row.id in giving_way else row.id)
        files.add(Wanted(path, row.id, mark(row.text), partial(getattr, row, "article_text")))
        removed.update(json.loads(row.removed_lengths))
        summary.source_characters += row.source_length
        summary.suspicious += bool(row.suspicious)
        yield row
        told(done)
    files.flush()
    summary.removed_characters = dict(sorted(removed.items(), key=lambda item: (-item[1], item[0])))


def write_rows(rows: Iterable[PageRow], folder: Folder) -> None:
    """Write the rows of articles and of what was removed from them."""
    with folder.writing("articles.jsonl") as lines, folder.writing("removed.jsonl") as removals:
        for row in rows:
            # Past the text layer: a state holds lines in UTF-8.
            lines.buffer.write(row.line_bytes + b"\n")
            removals.buffer.write(row.removed_bytes)


def write_rejected(pages: Pages, folder: Folder, summary: Summary) -> None:
    """Write the rejections, and count them in `summary`."""
    counts: Counter[Why] = Counter()

    def lines() -> Iterator[str]:
        for row in pages.rejected():
            counts[Why(row.why)] += 1
            yield row.line_text

    folder.write_lines("rejected.jsonl", lines())
    most_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    summary.rejected = {why.value: n for why, n in most_first if not why.quarantined}
    summary.quarantined = {why.value: n for why, n in most_first if why.quarantined}
