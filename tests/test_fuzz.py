"""Anything at all, as a page, a file or a setting: an answer, in time. `make fuzz` tries more, and anew each time."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cleaner
from benchmarks.hostile import STORY, hostile_files, page
from cleaner import config
from cleaner.errors import CleanerError
from cleaner.models import Article, Rejected
from cleaner.pipeline import Settings, Task, perform
from cleaner.read import Source, sources
from cleaner.read.formats.packed import zstd
from cleaner.write import page_path

EXAMPLES = os.environ.get("FUZZ_EXAMPLES")
SECONDS = 10.0
fuzz = settings(
    max_examples=int(EXAMPLES or 25),
    derandomize=EXAMPLES is None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

HTML = page("".join(f"<p>{line}</p>" for line in STORY))
PIECES = (
    *(
        "<p>",
        "</p>",
        "<div class='a'>",
        "</div>",
        "<a href='/x'>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<h1>",
    ),
    *(
        "<table><tr><td>",
        "</table>",
        "<ul><li>",
        "<br>",
        "&#1;",
        "&amp",
        "&#xd800;",
        "<![CDATA[",
        "]]>",
        "<svg>",
        "<b>",
    ),
    *(
        '<script type="application/ld+json">',
        '{"@type": "NewsArticle", "headline": "',
        '", "articleBody": "',
        "[{",
        "}]",
    ),
    *(
        "<meta property='og:title' content='",
        "<time datetime='",
        "'>",
        '"',
        "\x00",
        "\x1b[2J",
        "\u202e",
        "\ud800",
        "\r",
    ),
    *(
        "\n",
        "\n\n",
        "Also Read: ",
        "Comments",
        "ADVERTISEMENT",
        "By Ann Smith",
        "REUTERS",
        "WASHINGTON (AP) - ",
        *STORY,
    ),
)
MARKUP = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=80).map("".join)


def repeated(piece: tuple[str, int]) -> str:
    return piece[0] * piece[1]


REPEATED = st.tuples(st.sampled_from(PIECES), st.integers(1, 20_000 if EXAMPLES else 1_000)).map(repeated)
PAGE = st.one_of(MARKUP, st.tuples(MARKUP, REPEATED, MARKUP).map("".join), st.text())


def edited(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with some of them changed, cut out, doubled or put in."""
    at = st.integers(0, max(0, len(data) - 1))

    def changed(edits: list[tuple[int, int, bytes]]) -> bytes:
        made = data
        for start, length, new in edits:
            made = made[:start] + new + made[start + length :]
        return made

    return st.lists(st.tuples(at, st.integers(0, 400), st.binary(max_size=12)), min_size=1, max_size=6).map(changed)


def answered(source: bytes | str, kind: str = "auto") -> None:
    started = time.process_time()
    outcome = cleaner.clean(source, kind=kind)
    assert time.process_time() - started < SECONDS
    assert isinstance(outcome, Article | Rejected)
    if isinstance(outcome, Article):
        outcome.text.encode()
        for removal in outcome.removals:
            assert 0 <= removal.span.start < removal.span.end <= len(outcome.blocks[removal.block].text)


@fuzz
@given(PAGE, st.sampled_from(["html", "text", "auto"]))
def test_any_page(source, kind):
    answered(source, kind)


@fuzz
@given(st.one_of(st.binary(max_size=5_000), edited(HTML.encode()), edited(HTML.encode("utf-16"))))
def test_any_bytes(source):
    answered(source)


@pytest.fixture(scope="module")
def hostile():
    return [content for _, content in hostile_files(size=2_000) if len(content) < 20_000]


@fuzz
@given(st.data())
def test_a_hostile_page_made_worse(hostile, data):
    answered(data.draw(edited(data.draw(st.sampled_from(hostile)))))


def record(body: bytes, *, length: int | None = None) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
        "WARC-Date: 2024-05-03T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) if length is None else length}"
    )
    return head.encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def tarred(mode: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name in ("a.html", "b/c.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(HTML)
            archive.addfile(member, io.BytesIO(HTML.encode()))
    return out.getvalue()


def zipped(name: str, content: bytes, how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr(name, content)
        archive.writestr("b/" + name, content)
    return out.getvalue()


MHTML = (
    "MIME-Version: 1.0\nSnapshot-Content-Location: https://example.org/a\n"
    "Content-Type: multipart/related; boundary=XX\n\n"
    f"--XX\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{HTML}\n--XX--\n"
).encode()
ROWS = "\n".join(json.dumps({"id": i, "text": "\n\n".join(STORY)}) for i in range(3)).encode()
WARC = record(HTML.encode()) * 3
FILES = {
    "a.warc": WARC,
    "a.warc.gz": gzip.compress(record(HTML.encode())) * 3,
    "a.wacz": zipped("archive/data.warc.gz", gzip.compress(record(HTML.encode())) * 3, zipfile.ZIP_STORED),
    "a.zip": zipped("a.html", HTML.encode(), zipfile.ZIP_DEFLATED),
    "a.tar": tarred("w"),
    "a.tar.gz": tarred("w:gz"),
    "a.html.gz": gzip.compress(HTML.encode()),
    "a.html.bz2": bz2.compress(HTML.encode()),
    "a.html.xz": lzma.compress(HTML.encode()),
    "a.html.zst": zstd.compress(HTML.encode()),
    "a.mhtml": MHTML,
    "a.jsonl": ROWS,
    "a.jsonl.gz": gzip.compress(ROWS),
}


@pytest.mark.parametrize("name", FILES)
def test_any_damage_to_a_file(name):
    @fuzz
    @given(edited(FILES[name]))
    def tried(content):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(content)
            started = time.process_time()
            found = list(sources(folder))
            for one in found:
                if isinstance(one, Source):
                    assert perform(Task(one, None, ""), Settings(scorer="rules")).id == one.id
            assert time.process_time() - started < SECONDS
            # What was there before the damage, or a word of it, is not nothing.
            assert found or not content.strip()

    tried()


@fuzz
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                (
                    "[tool.cleaner]",
                    "[columns]",
                    "[[rules]]",
                    '[sites."a"]',
                    "scorer",
                    "=",
                    '"rules"',
                    "[",
                    "]",
                    "{",
                    "}",
                    "\n",
                )
            ),
            max_size=30,
        ).map(" ".join),
    )
)
def test_any_settings(text):
    try:
        config.read(text, "cleaner.toml")
    except CleanerError as error:
        assert str(error).startswith("cleaner.toml:")


@fuzz
@given(st.text(min_size=1))
def test_any_id(name):
    path = page_path(name)
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert not set(path) & set("\n\r\x00\x1b")
