"""Rows of JSON, one a line: found by the parent, which needs only their ids; read by a worker."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from cleaner.models import Kind, Page, Rejected, Why
from cleaner.read.formats.packed import FAULTS, ended, metered, said
from cleaner.read.source import DEFAULT_COLUMNS, ROW_NUMBER, Columns, Meter, Source, readable


def row_file(path: str, name: str, most: int, columns: Columns, meter: Meter) -> Iterator[Source | Rejected]:
    """Every row of a file; a row that is none is rejected by its place, `name:number`."""
    try:
        with metered(path, meter) as lines:
            yield from rows(lines, name, most, columns)
    except FAULTS as error:
        yield Rejected(id=f"{name}:rest", why=Why.UNREADABLE, detail=f"reading rows stopped here: {said(error)}")


def rows(lines: IO[bytes], name: str, most: int, columns: Columns = DEFAULT_COLUMNS) -> Iterator[Source | Rejected]:
    """Every row of a stream of lines."""
    number = 0
    while line := lines.readline(most + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := lines.readline(65_536)) and not rest.endswith(b"\n"):
                pass
            yield Rejected(id=place, why=Why.TOO_LARGE, detail=f"a row of over {most} bytes")
        elif line.strip():
            yield row_source(line, place, columns)
    ended(lines)


def row_source(line: bytes, place: str, columns: Columns) -> Source | Rejected:
    """A row that waits to be read, under its id."""
    try:
        row = read_row(line)
    except (ValueError, RecursionError) as error:
        return Rejected(id=place, why=Why.MALFORMED, detail=f"not a JSON row: {error}")
    if not isinstance(row, dict):
        return Rejected(id=place, why=Why.MALFORMED, detail='a row is an object like {"id": "1", "text": "..."}')
    if columns.id == ROW_NUMBER:
        return Source(id=place, data=line, is_row=True, columns=columns)
    given = row.get(columns.id)
    if not isinstance(given, str | int) or isinstance(given, bool) or given == "":
        return Rejected(
            id=place, why=Why.MALFORMED, detail=f'the row has no "{columns.id}", a string or a whole number'
        )
    return Source(id=readable(str(given)), data=line, is_row=True, columns=columns)


def read_row(line: bytes) -> Any:
    """The value of a line. Raises `ValueError` or `RecursionError`.

    What no JSON may hold but Python reads (NaN, Infinity) becomes null, and half a surrogate pair a question mark:
    neither could be written again.
    """
    value = json.loads(line, parse_constant=lambda _: None)
    if b"\\u" in line:
        try:
            return json.loads(json.dumps(value, ensure_ascii=False).encode())
        except UnicodeEncodeError:
            return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return value


def row_page(
    row: Mapping[str, object],
    id: str,  # noqa: A002 - the field's name
    columns: Columns = DEFAULT_COLUMNS,
) -> Page | Rejected:
    """A page from a row with text or HTML; other fields are kept."""
    text, html = row.get(columns.text), row.get(columns.html)
    content, kind = (html, Kind.HTML) if isinstance(html, str) and html.strip() else (text, Kind.TEXT)
    if not isinstance(content, str):
        detail = f'the row has neither "{columns.text}" nor "{columns.html}"'
        return Rejected(id=id, why=Why.MALFORMED, detail=detail)
    return Page(
        id=id,
        content=whole(content),
        kind=kind,
        url=_string(row.get(columns.url)),
        date=_string(row.get(columns.date)),
        site=_string(row.get(columns.site)),
        fields={key: value for key, value in row.items() if key not in columns.own},
    )


def _string(value: object) -> str | None:
    return whole(value) if isinstance(value, str) and value else None


def whole(text: str) -> str:
    """The text without lone surrogates, which cannot be written, and without line ends of other systems."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
