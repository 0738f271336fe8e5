"""Formats: pages out of rows, archives and packed files, and a reason for each that cannot be read."""

import bz2
import gzip
import io
import json
import lzma
import plistlib
import random
import sys
import tarfile
import time
import zipfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.errors import InputError
from cleaner.models import Kind, Page, Rejected, Why
from cleaner.read import CAPTURED, Columns, PathList, Source, load, page_from, sources
from cleaner.read.formats import packed, parquet, warc

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = b"<html><title>Mill</title><p>The mill closed on Friday.</p></html>"
PACK = {".gz": gzip.compress, ".zst": zstd.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def pages(*inputs: Path | str, most: int = 50_000_000, columns: Columns | None = None) -> dict[str, Page | Rejected]:
    found: dict[str, Page | Rejected] = {}
    for one in sources(list(inputs), columns=columns or Columns(), max_page_bytes=most):
        page = one if isinstance(one, Rejected) else load(one, most).page
        assert page.id not in found
        found[page.id] = page
    return found


def texts(found: dict[str, Page | Rejected]) -> list[str]:
    return [page.content for page in found.values() if isinstance(page, Page)]


def whys(found: dict[str, Page | Rejected]) -> dict[str, Why]:
    return {name: page.why for name, page in found.items() if isinstance(page, Rejected)}


class TestPackedFiles:
    @pytest.mark.parametrize("ending", PACK)
    def test_a_packed_page_is_read_and_keeps_its_name(self, tmp_path, ending):
        (tmp_path / f"a.html{ending}").write_bytes(PACK[ending](HTML))
        assert pages(tmp_path)[f"a.html{ending}"].content == HTML.decode()

    @pytest.mark.parametrize("ending", PACK)
    def test_packed_rows_are_read_from_a_folder_and_from_standard_input(self, tmp_path, ending, monkeypatch):
        data = PACK[ending](b'{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n')
        (tmp_path / f"rows.jsonl{ending}").write_bytes(data)
        assert texts(pages(tmp_path)) == ["one", "two"]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert texts(pages("-")) == ["one", "two"]

    @pytest.mark.parametrize("ending", PACK)
    def test_several_packed_parts_in_one_file_are_all_read(self, tmp_path, ending):
        (tmp_path / f"a.txt{ending}").write_bytes(PACK[ending](b"one, ") + PACK[ending](b"two"))
        assert texts(pages(tmp_path)) == ["one, two"]

    @pytest.mark.parametrize("ending", PACK)
    def test_a_cut_or_damaged_file_is_rejected(self, tmp_path, ending):
        whole = PACK[ending](random.Random(1).randbytes(5000).hex().encode())
        (tmp_path / f"cut.txt{ending}").write_bytes(whole[: len(whole) // 2])
        (tmp_path / f"none.txt{ending}").write_bytes(b"not packed at all")
        assert set(whys(pages(tmp_path)).values()) == {Why.UNREADABLE}

    @pytest.mark.parametrize("ending", PACK)
    def test_a_bomb_is_rejected_without_being_unpacked(self, tmp_path, ending, monkeypatch):
        monkeypatch.setattr(packed, "FREE_BYTES", 300_000)
        (tmp_path / f"bomb.html{ending}").write_bytes(PACK[ending](bytes(8_000_000)))
        (tmp_path / f"rows.jsonl{ending}").write_bytes(PACK[ending](bytes(8_000_000)))
        found = pages(tmp_path, most=4_000_000)
        assert set(whys(found).values()) <= {Why.TOO_LARGE, Why.UNREADABLE}
        assert len(found) >= 2

    def test_an_xz_file_that_asks_for_much_memory_is_rejected(self, tmp_path, monkeypatch):
        monkeypatch.setattr(packed, "_XZ_BYTES", 1_000_000)
        (tmp_path / "a.html.xz").write_bytes(lzma.compress(HTML, preset=9))
        assert "Memory usage limit" in pages(tmp_path)["a.html.xz"].detail


class TestColumns:
    def test_columns_have_the_names_that_the_caller_gives(self, tmp_path):
        row = {"guid": "a", "body": "The mill closed.", "link": "http://a.b/", "id": 7, "published": "2024-05-01"}
        (tmp_path / "rows.jsonl").write_text(json.dumps(row))
        page = pages(tmp_path, columns=Columns(id="guid", text="body", url="link", date="published"))["a"]
        assert (page.content, page.url, page.date) == ("The mill closed.", "http://a.b/", "2024-05-01")
        assert page.fields == {"id": 7}

    def test_rows_without_an_id_can_be_called_by_their_number(self, tmp_path):
        (tmp_path / "rows.jsonl").write_text('{"text": "one"}\n\n{"text": "two"}')
        assert list(pages(tmp_path, columns=Columns(id="#"))) == ["rows.jsonl:1", "rows.jsonl:3"]

    def test_a_missing_column_is_named(self, tmp_path):
        (tmp_path / "rows.jsonl").write_text('{"guid": "a", "text": "x"}')
        found = pages(tmp_path, columns=Columns(id="guid", text="body"))
        assert 'neither "body" nor "html"' in found["a"].detail

    def test_what_could_not_be_written_again_is_made_harmless(self, tmp_path):
        (tmp_path / "rows.jsonl").write_text(
            '{"id": "a", "text": "x", "score": NaN, "name": "\\ud800", "no": [Infinity]}'
        )
        assert pages(tmp_path)["a"].fields == {"score": None, "name": "?", "no": [None]}


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs pyarrow: pip install -e '.[parquet]'")
class TestParquet:
    def write(self, path, **columns):
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=2)

    def test_rows_come_as_from_jsonl(self, tmp_path):
        import datetime

        when = [datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)] * 5
        numbers = [1.5, float("nan"), None, 0.0, 2.0]
        self.write(tmp_path / "a.parquet", id=range(5), text=[f"story {i}" for i in range(5)], at=when, x=numbers)
        found = pages(tmp_path)
        assert texts(found) == [f"story {i}" for i in range(5)]
        assert found["0"].fields == {"at": "2024-05-01T00:00:00+00:00", "x": 1.5}
        assert found["1"].fields["x"] is None

    def test_columns_can_be_named(self, tmp_path):
        self.write(tmp_path / "a.parquet", content=["<p>x</p>"], url=["http://a.b/"])
        page = pages(tmp_path, columns=Columns(id="url", html="content"))["http://a.b/"]
        assert page.kind is Kind.HTML

    def test_a_damaged_file_is_one_rejection(self, tmp_path):
        self.write(tmp_path / "a.parquet", id=range(50), text=["x" * 99] * 50)
        data = (tmp_path / "a.parquet").read_bytes()
        (tmp_path / "a.parquet").write_bytes(data[:-200])
        (tmp_path / "b.parquet").write_bytes(b"PAR1 nothing PAR1")
        found = whys(pages(tmp_path))
        assert found["a.parquet:rest"] is Why.UNREADABLE
        assert found["b.parquet:rest"] is Why.UNREADABLE

    def test_a_reader_that_dies_is_one_rejection(self, tmp_path, monkeypatch):
        (tmp_path / "a.parquet").write_bytes(b"")
        (tmp_path / "bin").mkdir()
        script = tmp_path / "bin" / "python"
        script.write_text('#!/bin/sh\necho \'{"id": 1, "text": "one"}\'\nkill -SEGV $$\n')
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))
        found = pages(tmp_path)
        assert texts(found) == ["one"]
        assert "died, status -11" in found["a.parquet:rest"].detail

    def test_without_pyarrow_it_says_what_to_install(self, tmp_path, monkeypatch):
        self.write(tmp_path / "a.parquet", id=[1], text=["x"])
        monkeypatch.setattr(parquet, "find_spec", lambda _: None)
        assert 'pip install "article-cleaner[parquet]"' in pages(tmp_path)["a.parquet"].detail
        with pytest.raises(InputError, match="reading Parquet needs pyarrow"):
            sources(tmp_path / "a.parquet")


def record(
    number: int,
    body: bytes = HTML,
    *,
    kind: str = "response",
    media: str = "text/html",
    more: str = "",
    status: int = 200,
    length: int | None = None,
) -> bytes:
    block = f"HTTP/1.1 {status} OK\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"WARC-Date: 2024-05-{number % 28 + 1:02}T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def story(number: int) -> bytes:
    return f"<html><p>Story {number} tells what happened in town {number * number}.</p></html>".encode()


def name(number: int) -> str:
    return f"a.warc.gz/202405{number % 28 + 1:02}100000/https://example.org/{number}"


@pytest.mark.skipif(find_spec("fastwarc") is None, reason="needs fastwarc: pip install -e '.[warc]'")
class TestWarc:
    def read(self, tmp_path, data: bytes, file: str = "a.warc.gz", most: int = 1_000_000):
        (tmp_path / file).write_bytes(data)
        return pages(tmp_path / file, most=most)

    def test_pages_have_the_records_address_and_date(self, tmp_path):
        found = self.read(tmp_path, b"".join(gzip.compress(record(i, story(i))) for i in range(3)))
        assert list(found) == [name(0), name(1), name(2)]
        page = found[name(1)]
        assert (page.url, page.fields[CAPTURED]) == ("https://example.org/1", "2024-05-02T10:00:00Z")
        assert page.content == story(1).decode()

    @pytest.mark.parametrize("file", ["a.warc", "a.warc.gz", "a.warc.zst"])
    def test_packed_record_by_record_or_as_a_whole_or_not(self, tmp_path, file):
        data = b"".join(record(i, story(i)) for i in range(3))
        whole = PACK.get(Path(file).suffix, bytes)(data)
        assert len(texts(self.read(tmp_path, whole, file))) == 3

    def test_what_is_no_page_is_counted(self, tmp_path):
        kinds = [
            record(0, kind="request"),
            record(1, media="image/png"),
            record(2, status=404),
            record(3, kind="metadata"),
            record(4, media="text/html; charset=utf-8"),
            record(5, media="application/xhtml+xml"),
        ]
        (tmp_path / "a.warc").write_bytes(b"".join(kinds))
        found = sources(tmp_path / "a.warc")
        assert len(list(found)) == 2
        assert found.passed_over == {
            "request record": 1,
            "image/png": 1,
            "response with status 404": 1,
            "metadata record": 1,
        }

    def test_http_is_undone(self, tmp_path):
        coded = [
            record(0, gzip.compress(story(0)), more="Content-Encoding: gzip\r\n"),
            record(1, b"5\r\n" + story(1)[:5] + b"\r\n%x\r\n" % (len(story(1)) - 5) + story(1)[5:] + b"\r\n0\r\n\r\n",
                   more="Transfer-Encoding: chunked\r\n"),
            # The header says so, but the crawler has undone it already.
            record(2, story(2), more="Transfer-Encoding: chunked\r\n"),
            record(3, story(3), more="Content-Encoding: gzip\r\n"),
            record(4, "<p>Zażółć gęślą jaźń</p>".encode("iso-8859-2"), media="text/html; charset=iso-8859-2"),
        ]  # fmt: skip
        read = texts(self.read(tmp_path, b"".join(coded), "a.warc"))
        assert read == [*(story(i).decode() for i in range(4)), "<p>Zażółć gęślą jaźń</p>"]

    @pytest.mark.parametrize(
        ("damage", "lost"),
        [
            (lambda m: m[:60] + b"x" * 40 + m[100:], 1),
            (lambda m: m[: len(m) // 2], 1),
            (lambda _: b"", 1),
            (lambda _: b"garbage" * 50, 1),
            (lambda m: m + b"garbage" * 50, 0),
            (lambda m: m + bytes(512), 0),
            (lambda _: gzip.compress(b"no record at all\r\n\r\n"), 1),
        ],
    )
    def test_behind_damage_reading_goes_on_and_the_loss_is_told(self, tmp_path, damage, lost):
        members = [
            gzip.compress(record(i, story(i) + random.Random(i).randbytes(200).hex().encode())) for i in range(9)
        ]
        members[4] = damage(members[4])
        found = self.read(tmp_path, b"".join(members))
        assert len(texts(found)) == 9 - lost
        told = whys(found)
        assert all(why is Why.UNREADABLE for why in told.values())
        assert told or members[4] == b"" or members[4].endswith(bytes(512))

    def test_a_lost_record_is_named_where_its_name_can_be_read(self, tmp_path):
        members = [gzip.compress(record(i, random.Random(i).randbytes(3000).hex().encode())) for i in range(3)]
        for damaged in (
            members[1][:1500],
            members[1][:1500] + b"x" * 50 + members[1][1550:],
            members[1][:-4] + b"xxxx",
        ):
            found = self.read(tmp_path, members[0] + damaged + members[2])
            assert whys(found) == {"a.warc.gz:https://example.org/1": Why.UNREADABLE}
            assert len(texts(found)) == 2

    def test_a_cut_end_is_told(self, tmp_path):
        whole = b"".join(gzip.compress(record(i, story(i))) for i in range(3))
        found = self.read(tmp_path, whole[:-40])
        assert len(texts(found)) == 2
        assert list(whys(found)) == ["a.warc.gz:https://example.org/2"]
        assert "the file ends" in found["a.warc.gz:https://example.org/2"].detail

    @pytest.mark.parametrize("length", [10, 700, 400_000, 10**17])
    def test_a_wrong_length_costs_one_record(self, tmp_path, length):
        data = [record(i, story(i) * 9, length=length if i == 2 else None) for i in range(6)]
        found = self.read(tmp_path, b"".join(data), "a.warc")
        assert len([text for text in texts(found) if text.startswith("<html>")]) >= (5 if length < 10**17 else 2)
        assert whys(found)

    def test_a_record_that_is_too_large_is_left_out_and_the_next_is_read(self, tmp_path):
        data = [record(0, story(0)), record(1, b"<p>" + b"x" * 3_000_000), record(2, story(2))]
        found = self.read(tmp_path, b"".join(map(gzip.compress, data)))
        assert whys(found) == {"a.warc.gz:https://example.org/1": Why.TOO_LARGE}
        assert len(texts(found)) == 2

    def test_a_bomb_ends_the_archive(self, tmp_path, monkeypatch):
        monkeypatch.setattr(warc, "FREE_BYTES", 1_000_000)
        data = gzip.compress(record(0, story(0))) + gzip.compress(record(1, bytes(5_000_000)))
        found = self.read(tmp_path, data)
        assert len(texts(found)) == 1
        assert any("200 times" in page.detail for page in found.values() if isinstance(page, Rejected))

    @pytest.mark.parametrize(
        "line", [b"WARC/1.0\n", b"WARC/1.0\r\nContent-Length: 900000\r\n\r\n", b"\x1f\x8b\x08", b"\r\n"]
    )
    def test_a_file_of_nothing_but_beginnings_costs_no_more_than_others(self, tmp_path, line):
        began = time.process_time()
        for file in ("a.warc", "b.warc.gz"):
            (tmp_path / file).write_bytes(line * (2_000_000 // len(line)))
            assert not texts(pages(tmp_path / file))
        assert time.process_time() - began < 10

    def test_texts_of_common_crawl_are_pages(self, tmp_path):
        head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.b/\r\nContent-Type: text/plain\r\n"
        data = f"{head}Content-Length: 16\r\n\r\nThe mill closed.\r\n\r\n".encode()
        assert texts(self.read(tmp_path, gzip.compress(data), "a.warc.wet.gz")) == ["The mill closed."]

    def test_a_wacz_holds_web_archives(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "a.wacz", "w") as file:
            file.writestr("datapackage.json", "{}")
            file.writestr("pages/pages.jsonl", '{"id": "x", "text": "not a page of the archive"}')
            file.writestr("archive/data.warc.gz", b"".join(gzip.compress(record(i, story(i))) for i in range(3)))
        assert texts(pages(tmp_path)) == [story(i).decode() for i in range(3)]

    def test_without_fastwarc_it_says_what_to_install(self, tmp_path, monkeypatch):
        (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(0)))
        monkeypatch.setattr(warc, "find_spec", lambda _: None)
        found = pages(tmp_path)["a.warc.gz"]
        assert found.detail == 'reading WARC needs fastwarc: pip install "article-cleaner[warc]"'
        with pytest.raises(InputError, match="reading WARC needs fastwarc"):
            sources(tmp_path / "a.warc.gz")

    def test_a_member_whose_start_became_padding_is_missed(self):
        members = [gzip.compress(record(i, story(i)), 6, mtime=0) for i in range(3)]
        members[0] = bytes(3) + members[0][3:]
        found = list(warc.warc_pages(io.BytesIO(b"".join(members)), "w", 10**6, ".gz", Counter()))
        assert [type(one) for one in found] == [Rejected, Source, Source]

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_whatever_is_damaged_every_untouched_record_behind_it_is_read(self, data):
        members = [gzip.compress(record(i, story(i)), 6, mtime=0) for i in range(8)]
        hit = data.draw(st.integers(0, 7))
        at = data.draw(st.integers(0, len(members[hit]) - 1))
        wrong = data.draw(st.binary(min_size=1, max_size=30))
        members[hit] = members[hit][:at] + wrong + members[hit][at + data.draw(st.integers(0, 30)) :]
        found = list(warc.warc_pages(io.BytesIO(b"".join(members)), "w", 10**6, ".gz", Counter()))
        read = {one.id for one in found if isinstance(one, Source)}
        # The damaged one may still be whole (a changed file name in its gzip header), its successor may be cut into.
        missing = [i for i in range(8) if not any(ident.endswith(f"/{i}") for ident in read)]
        assert set(missing) <= {hit, hit + 1}
        assert not missing or any(isinstance(one, Rejected) for one in found)


def tar(*members: tuple[str, bytes], mode: str = "w:gz", **options) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **options) as archive:
        for path, data in members:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


HOSTILE_NAMES = [
    "../../etc/passwd.html",
    "/etc/shadow.txt",
    "a\nb.html",
    "\x1b[31m.html",
    "con.html",
    "x" * 300 + ".html",
]


class TestArchives:
    @pytest.mark.parametrize(
        ("ending", "pack"),
        [(".tar", bytes), (".tar.gz", gzip.compress), (".tgz", gzip.compress), (".tar.xz", lzma.compress),
         (".tar.bz2", bz2.compress), (".tar.zst", zstd.compress)],
    )  # fmt: skip
    def test_a_tar_of_pages(self, tmp_path, ending, pack):
        data = tar(("b/x.html", HTML), ("a.txt.gz", gzip.compress(b"one")), ("c.png", b"x"), mode="w")
        (tmp_path / f"p{ending}").write_bytes(pack(data))
        found = sources(tmp_path)
        assert [one.id for one in found] == [f"p{ending}/b/x.html", f"p{ending}/a.txt.gz"]
        assert found.passed_over == {".png": 1}

    def test_a_zip_of_pages_and_rows(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("a/x.html", HTML)
            file.writestr("rows.jsonl", '{"id": "r1", "text": "one"}\n{"id": "r2", "text": "two"}')
            file.writestr("__MACOSX/a/._x.html", "resource fork")
            file.writestr("a/", "")
        assert list(pages(tmp_path)) == ["p.zip/a/x.html", "r1", "r2"]

    def test_a_tar_on_standard_input(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(tar(("a.html", HTML)))))
        assert list(pages("-")) == ["stdin/a.html"]

    def test_hostile_names_are_only_ids(self, tmp_path):
        members = [(path, HTML) for path in HOSTILE_NAMES]
        (tmp_path / "t.tar").write_bytes(tar(*members, mode="w"))
        with zipfile.ZipFile(tmp_path / "z.zip", "w") as file:
            for path, data in members:
                file.writestr(path, data)
        found = pages(tmp_path)
        assert len(texts(found)) == 2 * len(HOSTILE_NAMES)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["t.tar", "z.zip"]

    def test_links_and_devices_in_a_tar_are_never_followed(self, tmp_path):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
                info = tarfile.TarInfo("x.html")
                info.type, info.linkname = kind, "/etc/passwd"
                archive.addfile(info)
        (tmp_path / "t.tar").write_bytes(out.getvalue())
        found = sources(tmp_path)
        assert list(found) == []
        assert found.passed_over == {"link or device in an archive": 4}

    def test_members_that_are_too_large_are_rejected_one_by_one(self, tmp_path):
        (tmp_path / "t.tgz").write_bytes(tar(("big.html", b"x" * 2_000_000), ("a.html", HTML)))
        with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("big.html", "x" * 2_000_000)
            file.writestr("a.html", HTML)
        found = pages(tmp_path, most=1_000_000)
        assert whys(found) == {"t.tgz/big.html": Why.TOO_LARGE, "z.zip/big.html": Why.TOO_LARGE}
        assert len(texts(found)) == 2

    def test_bombs_end_early(self, tmp_path, monkeypatch):
        from cleaner.read import archives

        monkeypatch.setattr(packed, "FREE_BYTES", 100_000)
        monkeypatch.setattr(archives, "FREE_BYTES", 100_000)
        (tmp_path / "t.tgz").write_bytes(tar(*((f"{i}.html", bytes(900_000)) for i in range(50))))
        with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_DEFLATED) as file:
            for i in range(50):
                file.writestr(f"{i}.html", bytes(900_000))
        found = pages(tmp_path, most=1_000_000)
        assert "200 times" in found["t.tgz:rest"].detail
        assert "200 times" in found["z.zip:rest"].detail

    def test_a_long_name_that_is_a_bomb_is_refused(self, tmp_path):
        info = tarfile.TarInfo("././@LongLink")
        info.type, info.size = tarfile.GNUTYPE_LONGNAME, 40_000_000
        (tmp_path / "t.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(40_000_000))
        assert "a header of 40000000 bytes" in pages(tmp_path)["t.tar:rest"].detail

    def test_a_cut_archive_gives_what_comes_before_the_cut(self, tmp_path):
        members = [(f"{i}.html", random.Random(i).randbytes(5000).hex().encode()) for i in range(20)]
        whole = tar(*members)
        (tmp_path / "t.tgz").write_bytes(whole[: len(whole) // 2])
        found = pages(tmp_path)
        assert 5 < len(texts(found)) < 15
        assert found["t.tgz:rest"].why is Why.UNREADABLE

    def test_an_encrypted_member_is_rejected_alone(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "z.zip", "w") as file:
            file.writestr("a.html", HTML)
            file.writestr("b.html", HTML)
        data = bytearray((tmp_path / "z.zip").read_bytes())
        for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(magic) + offset] |= 1
        (tmp_path / "z.zip").write_bytes(data)
        found = pages(tmp_path)
        assert found["z.zip/a.html"].detail == "it is encrypted"
        assert texts(found) == [HTML.decode()]

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_no_damage_stops_reading(self, tmp_path_factory, data):
        folder = tmp_path_factory.mktemp("damaged")
        kind = data.draw(st.sampled_from(["t.tar", "t.tgz", "z.zip", "w.warc", "w.wacz"]))
        path = folder / kind
        if kind.startswith("t"):
            whole = tar(("a.html", HTML), ("b" * 150 + ".html", HTML), mode="w:gz" if kind == "t.tgz" else "w")
        elif kind == "w.warc":
            whole = b"".join(record(i, story(i)) for i in range(3))
        else:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
                file.writestr("archive/a.html", HTML)
                file.writestr("archive/b.warc", record(1, story(1)))
            whole = path.read_bytes()
        damaged = bytearray(whole)
        for _ in range(data.draw(st.integers(1, 6))):
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(damaged[: data.draw(st.integers(len(damaged) // 2, len(damaged)))])
        for one in sources(path.parent):
            loaded = one if isinstance(one, Rejected) else load(one).page
            assert loaded.id


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/mill
Subject: Mill
Date: Thu, 2 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/mill

<html><meta charset=3D"utf-8"><p>The mill closed =E2=80=9Con Friday=E2=80=9D.</p></html>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/x.png

iVBORw0KGgo=
------x--
"""


class TestSavedPages:
    def test_mhtml(self, tmp_path):
        (tmp_path / "mill.mhtml").write_bytes(MHTML.replace("\n", "\r\n").encode())
        page = pages(tmp_path)["mill.mhtml"]
        assert page.kind is Kind.HTML
        assert "closed “on Friday”." in page.content
        assert page.url == "https://example.org/mill"
        assert page.fields == {CAPTURED: "2024-05-02T10:00:00+02:00"}

    def test_mhtml_without_a_page_says_so(self):
        head, _, _ = MHTML.partition("------x\n")
        page = page_from((head + "------x\nContent-Type: image/png\n\nx\n------x--").encode())
        assert (page.why, page.detail) == (Why.MALFORMED, "an MHTML file without a page in it")

    def test_parts_nested_without_end_do_no_harm(self):
        part = "Content-Type: multipart/mixed; boundary={0}\n\n--{0}\n"
        page = page_from(("MIME-Version: 1.0\n" + "".join(part.format(f"b{i}") for i in range(3000))).encode())
        assert page.why is Why.MALFORMED

    def test_a_web_archive_of_safari(self, tmp_path):
        main = {"WebResourceData": HTML, "WebResourceURL": "https://a.b/", "WebResourceTextEncodingName": "UTF-8"}
        data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
        (tmp_path / "a.webarchive").write_bytes(data)
        (tmp_path / "b.webarchive").write_bytes(data[:-20])
        found = pages(tmp_path)
        assert (found["a.webarchive"].content, found["a.webarchive"].url) == (HTML.decode(), "https://a.b/")
        assert found["b.webarchive"].why is Why.MALFORMED

    @pytest.mark.parametrize(
        "mark",
        [
            "<!-- saved from url=(0023)https://example.org/mill -->",
            "<!--\n Page saved with SingleFile \n url: https://example.org/mill \n saved date: Thu May 02 2024\n-->",
            "<!-- Mirrored from example.org/mill by HTTrack Website Copier/3.x [XR&CO'2014] -->",
        ],
    )
    def test_the_mark_of_a_saved_page_says_where_it_came_from(self, mark):
        page = page_from(f"<!DOCTYPE html>\n{mark}\n<html><p>x</p></html>")
        assert page.url.endswith("://example.org/mill")

    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, len(MHTML) - 1), st.binary(max_size=20), st.integers(0, 200))
    def test_damaged_saved_pages_give_a_page_or_a_reason(self, at, wrong, cut):
        page = page_from(MHTML.encode()[:at] + wrong + MHTML.encode()[at + cut :])
        assert isinstance(page, Page | Rejected)


ENDINGS = [
    *(".html", ".txt.gz", ".mhtml", ".jsonl", ".jsonl.zst"),
    *(".warc", ".warc.gz", ".wacz", ".tar", ".tgz", ".tar.xz", ".zip"),
]
STARTS = [
    *(
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        b"\x1f\x8b\x08",
        b"\xfd7zXZ\x00",
        b"\x28\xb5\x2f\xfd",
        b"bplist00",
    ),
    *(b"WARC/1.0\r\n", b"MIME-Version: 1.0\nContent-Type: multipart/x\n\n", b'{"id": 1, "text": '),
    tarfile.TarInfo("a.html").tobuf(),
]


class TestAnything:
    @settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(ENDINGS), st.sampled_from(STARTS), st.binary(max_size=400), st.booleans())
    def test_any_bytes_under_any_name_give_pages_or_reasons(self, tmp_path_factory, ending, start, rest, packed):
        data = start + rest
        pack = "." + ending.rpartition(".")[2]
        if packed and pack in PACK:
            data = PACK[pack](data)
        path = tmp_path_factory.mktemp("any") / f"a{ending}"
        path.write_bytes(data)
        for one in sources(path.parent):
            assert isinstance(one if isinstance(one, Rejected) else load(one).page, Page | Rejected)


class TestHowMuchIsRead:
    @pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".tar", ".tgz"])
    def test_the_meter_goes_from_nothing_to_all(self, tmp_path, ending):
        lines = [random.Random(i).randbytes(2000).hex() for i in range(1000)]
        if "jsonl" in ending:
            data = "".join(json.dumps({"id": i, "text": line}) + "\n" for i, line in enumerate(lines)).encode()
            data = PACK.get("." + ending.rpartition(".")[2], bytes)(data)
        else:
            members = [(f"{i}.txt", line.encode()) for i, line in enumerate(lines)]
            data = tar(*members, mode="w:gz" if ending == ".tgz" else "w")
        (tmp_path / f"a{ending}").write_bytes(data)
        (tmp_path / "b.txt").write_text("one page")
        (tmp_path / "c.png").write_text("no page")
        found = sources(tmp_path)
        read = [found.meter.bytes for _ in found]
        assert read == sorted(read)
        assert abs(read[500] / found.size() - 0.5) < 0.2
        assert found.meter.bytes == found.size() == len(data) + len("one page")


class TestLists:
    def test_a_list_of_paths(self, tmp_path, monkeypatch):
        (tmp_path / "d").mkdir()
        for path in ("a.html", "b.news", "d/c.html"):
            (tmp_path / path).write_bytes(HTML)
        (tmp_path / "list").write_text("./a.html\r\nb.news\n\nd\ngone.html\n")
        monkeypatch.chdir(tmp_path)
        found = pages(PathList("list"))
        assert list(found) == ["a.html", "b.news", "d/c.html", "gone.html"]
        assert whys(found) == {"gone.html": Why.UNREADABLE}

    def test_paths_parted_by_nul_may_hold_line_breaks(self, tmp_path, monkeypatch):
        (tmp_path / "a\nb.html").write_bytes(HTML)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{tmp_path}/a\nb.html\0".encode())))
        assert list(pages(PathList("-"))) == [f"{tmp_path}/a\nb.html"]

    def test_a_list_that_is_not_there_says_so_at_once(self):
        with pytest.raises(InputError, match="no such file"):
            sources(PathList("nowhere"))


class TestArchivesWithoutAnEnd:
    """A zip archive has the list of its members at its end: one that is cut off is read by what stands before each."""

    PAGE = "<html><body>" + "".join(f"<p>The mill closed on Friday, its owner said in row {i}.</p>" for i in range(40))

    def archive(self, members: dict[str, bytes], how: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", how) as made:
            for name, content in members.items():
                made.writestr(name, content)
        return out.getvalue()

    def read(self, path: Path) -> tuple[list[str], dict[str, str]]:
        found = list(sources(str(path)))
        lost = {one.id: one.detail for one in found if isinstance(one, Rejected)}
        return [one.id for one in found if isinstance(one, Source)], lost

    @pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    def test_pages(self, tmp_path, how):
        whole = self.archive({f"{i}.html": (self.PAGE + str(i)).encode() for i in range(5)}, how)
        path = tmp_path / "a.zip"
        path.write_bytes(whole[:-30])
        said = "the archive has no end: 5 members were found in what is there"
        assert self.read(path) == ([f"a.zip/{i}.html" for i in range(5)], {"a.zip:rest": said})
        path.write_bytes(whole[: whole.index(b"3.html") + 60])
        there, lost = self.read(path)
        assert there == [f"a.zip/{i}.html" for i in range(3)]
        assert lost["a.zip/3.html"] == "the archive ends inside it"

    @pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    def test_web_archives(self, tmp_path, how):
        pytest.importorskip("fastwarc")
        records = [record(i, self.PAGE.encode() + random.randbytes(3_000).hex().encode()) for i in range(6)]
        whole = self.archive({"archive/data.warc.gz": b"".join(map(gzip.compress, records))}, how)
        path = tmp_path / "a.wacz"
        path.write_bytes(whole[: len(whole) * 3 // 5])
        there, lost = self.read(path)
        assert [name.rpartition("/")[2] for name in there] in (["0", "1"], ["0", "1", "2"])
        assert lost["a.wacz:rest"].startswith("the archive has no end")
        assert len(lost) >= 2

    def test_what_is_no_zip_archive_says_so(self, tmp_path):
        (tmp_path / "a.zip").write_bytes(b"rubbish" * 1_000)
        assert self.read(tmp_path / "a.zip") == ([], {"a.zip:rest": "no zip archive"})
