"""Reading: every page comes in, decoded, or is rejected with its reason."""

import gzip
import io
import json
import os
import plistlib
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import InputError
from cleaner.models import Kind, Page, Rejected, Why
from cleaner.read import content_id, decode, load, page_from, sources


def pages(*inputs: Path, **options: int) -> dict[str, Page | Rejected]:
    found = {}
    for one in sources([str(name) for name in inputs]):
        page = one if isinstance(one, Rejected) else load(one, **options).page
        found[page.id] = page
    return found


class TestWhereToLook:
    def test_a_folder_is_searched_and_ids_are_relative_paths(self, tmp_path):
        (tmp_path / "a" / "b").mkdir(parents=True)
        (tmp_path / "a" / "b" / "x.html").write_text("<p>Hello</p>")
        (tmp_path / "a" / "y.TXT").write_text("hello")
        (tmp_path / "z.txt.gz").write_bytes(gzip.compress(b"packed"))
        assert list(pages(tmp_path)) == ["z.txt.gz", "a/y.TXT", "a/b/x.html"]

    def test_one_file_is_read_whatever_its_ending(self, tmp_path):
        (tmp_path / "story.news").write_text("The mill closed.")
        assert pages(tmp_path / "story.news")["story.news"].content == "The mill closed."

    def test_files_that_are_no_pages_are_counted(self, tmp_path):
        for name in ("a.png", "b.png", "c", ".hidden.txt"):
            (tmp_path / name).write_text("x")
        found = sources(str(tmp_path))
        assert list(found) == []
        assert found.passed_over == {".png": 2, "no ending": 1, "hidden": 1}

    def test_a_shortcut_beside_a_page_says_where_it_came_from(self, tmp_path):
        for name in ("a.html", "b.txt", "c.htm.gz", "d.html", "e.txt"):
            (tmp_path / name).write_bytes(gzip.compress(b"<p>x") if name.endswith(".gz") else b"<p>x</p> a word")
        (tmp_path / "a.url").write_text("[DEFAULT]\nBASEURL=http://no.no/\n[InternetShortcut]\r\nURL=https://a.b/1\r\n")
        (tmp_path / "b.webloc").write_bytes(plistlib.dumps({"URL": "https://a.b/2"}))
        (tmp_path / "c.htm.gz.URL").write_text("[InternetShortcut]\nurl = https://a.b/3", encoding="utf-16")
        (tmp_path / "d.url").write_text("[InternetShortcut]\nURL=file:///c:/secret")
        (tmp_path / "e.webloc").write_bytes(b"bplist00 cut")
        (tmp_path / "alone.url").write_text("[InternetShortcut]\nURL=https://a.b/4")
        found = sources(str(tmp_path))
        urls = {one.id: load(one).page.url for one in found}
        told = {"a.html": "https://a.b/1", "b.txt": "https://a.b/2", "c.htm.gz": "https://a.b/3"}
        assert urls == told | {"d.html": None, "e.txt": None}
        assert found.passed_over == {"shortcut without its page": 1}

    def test_a_page_asked_for_by_name_has_its_shortcut_too(self, tmp_path):
        (tmp_path / "a.html").write_text("<p>x</p>")
        (tmp_path / "a.url").write_text("[InternetShortcut]\nURL=https://a.b/1")
        found = sources([str(tmp_path / "a.html"), str(tmp_path / "a.url")])
        assert [(one.id, one.url) for one in found] == [("a.html", "https://a.b/1")]
        assert found.passed_over == {"shortcut": 1}

    def test_another_shortcut_makes_another_page(self, tmp_path):
        (tmp_path / "a.html").write_text("<p>x</p>")
        hashes = [load(one).hash for one in sources(str(tmp_path))]
        for url in ("https://a.b/1", "https://a.b/2", "https://a.b/2"):
            (tmp_path / "a.url").write_text(f"[InternetShortcut]\nURL={url}")
            hashes += [load(one).hash for one in sources(str(tmp_path))]
        assert len(set(hashes)) == 3 and hashes[2] == hashes[3]

    def test_a_shortcut_that_is_a_pipe_keeps_nobody_waiting(self, tmp_path):
        (tmp_path / "a.html").write_text("<p>x</p>")
        os.mkfifo(tmp_path / "a.url")
        assert pages(tmp_path)["a.html"].url is None

    @pytest.mark.parametrize("name", ["Mill_files", "Mill.files", "Mill-Dateien", "Mill_fichiers"])
    def test_the_parts_of_a_saved_page_are_no_pages(self, tmp_path, name):
        for folder in (name, "other_files"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "saved_resource.html").write_text("<p>An advertisement</p>")
        (tmp_path / "Mill.htm").write_text("<p>The mill closed.</p>")
        found = sources(str(tmp_path))
        assert [one.id for one in found] == ["Mill.htm", "other_files/saved_resource.html"]
        assert found.passed_over == {"folder of a saved page's parts": 1}

    def test_the_output_of_a_run_is_not_input(self, tmp_path):
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "a.txt").write_text("cleaned")
        (tmp_path / "a.txt").write_text("raw")
        found = sources(str(tmp_path), leave_out=str(tmp_path / "out"))
        assert [one.id for one in found] == ["a.txt"]

    def test_a_name_that_does_not_exist_says_so_at_once(self):
        with pytest.raises(InputError, match="no such file or folder: nowhere"):
            sources(["nowhere"])
        with pytest.raises(InputError, match="nothing to read"):
            sources([])

    def test_links_that_lead_back_up_end(self, tmp_path):
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "a" / "x.txt").write_text("x")
        (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
        found = pages(tmp_path)
        assert found["a/x.txt"].content == "x"
        assert found["loop.txt"].why is Why.UNREADABLE

    def test_pipes_sockets_and_folders_named_like_pages_are_rejected(self, tmp_path):
        os.mkfifo(tmp_path / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(str(tmp_path / "socket.txt"))
            found = pages(tmp_path)
        assert found["pipe.txt"].detail == "a pipe, not a file"
        assert found["socket.txt"].detail == "a socket, not a file"

    def test_names_with_line_breaks_and_broken_letters(self, tmp_path):
        (tmp_path / "a\nb.txt").write_text("one")
        broken = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
        Path(os.fsdecode(broken)).write_text("two")
        found = pages(tmp_path)
        assert found["a\nb.txt"].content == "one"
        assert found["\\xff\\xfe.txt"].content == "two"
        assert all(json.dumps(name, ensure_ascii=False).encode() for name in found)


class TestRows:
    def test_rows_hold_text_or_html_and_keep_other_fields(self, tmp_path):
        rows = [{"id": 7, "text": "hello", "tag": [1]}, {"id": "b", "html": "<p>x</p>", "url": "http://a.b/"}]
        (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
        found = pages(tmp_path)
        assert found["7"].kind is Kind.TEXT
        assert found["7"].fields == {"tag": [1]}
        assert found["b"].kind is Kind.HTML
        assert found["b"].url == "http://a.b/"

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{oops", "not a JSON row"),
            ("[1]", "a row is an object"),
            ('{"text": "x"}', 'no "id"'),
            ('{"id": true, "text": "x"}', 'no "id"'),
            ("[" * 100_000, "not a JSON row"),
        ],
    )
    def test_a_bad_row_is_rejected_by_its_place_and_the_rest_is_read(self, tmp_path, line, said):
        (tmp_path / "rows.jsonl").write_text(line + '\n\n{"id": "ok", "text": "fine"}\n')
        found = pages(tmp_path)
        assert found["rows.jsonl:1"].why is Why.MALFORMED
        assert said in found["rows.jsonl:1"].detail
        assert found["ok"].content == "fine"

    def test_a_row_without_text_is_rejected(self, tmp_path):
        (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": 5}')
        assert pages(tmp_path)["a"].why is Why.MALFORMED

    def test_a_cut_archive_of_rows_gives_what_it_holds(self, tmp_path):
        whole = gzip.compress(b"".join(b'{"id": "%d", "text": "%d"}\n' % (i, i * i) for i in range(50_000)))
        (tmp_path / "rows.jsonl.gz").write_bytes(whole[: len(whole) // 2])
        found = pages(tmp_path)
        assert found["0"].content == "0"
        assert found["rows.jsonl.gz:rest"].why is Why.UNREADABLE

    def test_standard_input_holds_rows_or_one_page(self, monkeypatch):
        def stdin(data: bytes) -> list[str]:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            return [one.id for one in sources("-")]

        assert stdin(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}') == ["a", "b"]
        assert stdin(b"just a page") == [content_id(b"just a page")]


class TestPages:
    def test_html_is_told_by_its_markup_not_by_its_name(self):
        assert page_from("<!DOCTYPE html><p>x").kind is Kind.HTML
        assert page_from("<!-- saved -->\n<html>").kind is Kind.HTML
        assert page_from("If a < b and b > c, then a < c.").kind is Kind.TEXT
        assert page_from("x", kind=Kind.HTML).kind is Kind.HTML

    def test_an_id_is_made_from_the_content(self):
        assert page_from("same").id == page_from(b"same").id
        assert page_from("same").id != page_from("other").id

    @pytest.mark.parametrize(
        ("data", "said"),
        [(b"%PDF-1.7 ...", "a PDF"), (b"\x89PNG\r\n", "a PNG picture"), (bytes(range(32)) * 99, "control characters")],
    )
    def test_what_is_not_text_is_rejected(self, data, said):
        page = page_from(data)
        assert page.why is Why.NOT_TEXT
        assert said in page.detail

    def test_a_page_that_unpacks_to_too_much_is_rejected(self, tmp_path):
        (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b"a" * 5_000_000))
        assert pages(tmp_path, most=1_000_000)["bomb.html.gz"].why is Why.TOO_LARGE

    def test_a_broken_archive_is_rejected(self, tmp_path):
        (tmp_path / "a.txt.gz").write_bytes(b"\x1f\x8b broken")
        assert pages(tmp_path)["a.txt.gz"].why is Why.UNREADABLE

    def test_line_ends_of_other_systems_become_one(self):
        assert page_from("a\r\nb\rc").content == "a\nb\nc"


class TestCharset:
    @pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_decides(self, charset):
        assert decode("Zażółć gęślą".encode(charset)).text == "Zażółć gęślą"

    @pytest.mark.parametrize(
        ("charset", "text"),
        [
            ("windows-1250", "Zażółć gęślą jaźń"),
            ("iso-8859-2", "Zażółć gęślą jaźń"),
            ("windows-1251", "Привет, мир"),
            ("shift_jis", "東京で会談"),
            ("gb2312", "北京新闻"),
            ("euc-kr", "서울 뉴스"),
            ("iso-8859-1", "café “quoted” — yes"),
        ],
    )
    def test_the_page_declares_it(self, charset, text):
        stored = "cp1252" if charset == "iso-8859-1" else charset
        data = f'<html><meta charset="{charset}"><p>'.encode() + text.encode(stored)
        read = decode(data)
        assert read.text.endswith(text)
        assert read.replaced == 0

    def test_utf8_under_a_wrong_label_is_still_utf8(self):
        assert decode('<meta charset="iso-8859-1">“naïve”'.encode()).charset == "utf-8"

    def test_a_wrong_multibyte_label_gives_way_to_utf8(self):
        assert decode('<meta charset="shift_jis">Zażółć gęślą jaźń'.encode()).text.endswith("jaźń")

    def test_an_undeclared_charset_is_guessed(self):
        text = "Съветът гласува в понеделник за затварянето на стария мост заради ремонт до месец май. " * 5
        assert decode(text.encode("cp1251")).text == text

    def test_an_unknown_label_does_no_harm(self):
        assert decode(b'<meta charset="klingon-8">caf\xc3\xa9').text.endswith("café")
        for never in (b"hex", b"unicode_escape", b"raw_unicode_escape", b"punycode", b"utf-7", b"undefined"):
            assert decode(b'<meta charset="' + never + b'">caf\xc3\xa9').text.endswith("café")

    def test_what_cannot_be_decoded_is_counted(self):
        read = decode("é".encode() * 500 + b"\xff" + "é".encode() * 500)
        assert (read.charset, read.replaced) == ("utf-8", 1)

    @given(st.binary(max_size=300))
    def test_decoding_never_fails(self, data):
        read = decode(data)
        assert isinstance(read.text, str)
        assert 0 <= read.replaced <= max(1, len(read.text))

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
    def test_utf8_comes_back(self, text):
        assert decode(text.encode()).text == text.removeprefix("\ufeff")
