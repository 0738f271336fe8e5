"""Hostile pages, made anew each time: what the web, broken programs and malice put into files.

`hostile_files()` yields names and bytes, the same each time; tests and `benchmarks/faults.py` feed them to a run.
"""

from __future__ import annotations

import bz2
import gzip
import json
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

STORY = (
    "The harbour authority will dredge the northern channel this winter, its director said on Monday.",
    "The work is expected to cost 4.2 million euros and to last until the end of March.",
    "Shipping companies had asked for a deeper channel for years. The last dredging took place in 2009.",
)
BODY = "".join(f"<p>{line}</p>\n" for line in STORY)

_ELEMENTS = (
    "div",
    "span",
    "b",
    "font",
    "a",
    "table",
    "ul",
    "blockquote",
    "article",
    "section",
    "em",
    "svg",
    "p",
    "form",
)
_CUT_OFF = (
    "<!-- a comment without an end ",
    '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "',
    "<script>var a = '",
    "<style>p { color: ",
    "<title>A title without an end ",
    "<textarea>",
    '<p class="an attribute without an end ',
    "<![CDATA[ ",
    "<!DOCTYPE html [ <!ENTITY a ",
    "<noscript><p>",
    "<iframe>",
    "<template>",
    "<plaintext>",
    "<svg><foreignObject>",
)
_LANGUAGES = {
    "en": "The council said “no” — and left it at that, a naïve move worth £5.",
    "de": "Der Bürgermeister schloß die Brücke für Fußgänger, sagte er am Montag.",
    "pl": "Rada miasta zdecydowała w czwartek o budowie nowego basenu, źródła mówią.",
    "ru": "Совет города проголосовал в понедельник за закрытие старого моста.",
    "el": "Το συμβούλιο ψήφισε τη Δευτέρα το κλείσιμο της γέφυρας.",
    "tr": "Şehir meclisi pazartesi günü köprünün kapatılmasına karar verdi.",
    "ja": "市議会は月曜日、古い橋の閉鎖を可決した。工事は三月まで続く。",
    "zh": "市议会星期一表决通过关闭旧桥。工程将持续到三月底。",
    "ko": "시의회는 월요일 낡은 다리의 폐쇄를 의결했다.",
    "ar": "صوت مجلس المدينة يوم الاثنين على إغلاق الجسر القديم.",
    "he": "מועצת העיר הצביעה ביום שני על סגירת הגשר הישן.",
}
_CHARSETS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-7",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1254",
    "koi8-r",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "big5",
    "euc-kr",
)
_LABELS = ("utf-8", "iso-8859-1", "shift_jis", "utf-16", "klingon-8", "utf-7", "punycode", "")
_REPEATED = (
    "a",
    " ",
    "\n",
    "\t",
    "\u00a0",
    "a ",
    "By ",
    "| ",
    "> ",
    "* ",
    "- ",
    ", ",
    ". ",
    "A b, ",
    "1 ",
    "12 ",
    "( ",
    ") ",
    '"',
    "\u201c",
    "\u0301",
    "\u202e",
    "\u200b",
    "REUTERS ",
    "Photo ",
    "Read more ",
    "Share ",
    "http://a.b/ ",
    "&",
    "<",
    "&amp;",
    "&#1;",
    "[[nid:",
    "Also Read: ",
    "January 1, ",
    "minutes ago ",
    "@a ",
    "#a ",
    "\ufeff",
    "你好",
    "。",
    "WASHINGTON (",
    "a-",
)
_REFERENCES = (
    "&#0;",
    "&#1;",
    "&#x1f;",
    "&#xd800;",
    "&#x110000;",
    "&#99999999999;",
    "&#xfffe;",
    "&bogus;",
    "&#",
    "&",
    "&#x;",
)
_TITLES = (
    '=HYPERLINK("http://evil";"x")',
    "+1+1",
    "@SUM(1)",
    "\x1b[2J\x1b]0;owned\x07 Mill closes",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} ${7*7} {% debug %}",
    "../../../etc/passwd",
    "\u202egnp.exe",
    "a\x00b",
    "\r\nSet-Cookie: a=b",
    "]]><!--",
)


def page(body: str, *, title: str = "Channel to be dredged", head: str = "") -> str:
    """An HTML page around a body."""
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def hostile_files(size: int = 200_000) -> Iterator[tuple[str, bytes]]:
    """Names and contents, over 500 of them. `size`: characters of the large ones."""
    yield from _nested()
    yield from _cut_off(size)
    yield from _mislabelled()
    yield from _repeated(size)
    yield from _references()
    yield from _titles()
    yield from _large(size)
    yield from _archives()
    yield from _noise()
    yield from _rows()


def _nested() -> Iterator[tuple[str, bytes]]:
    for element, depth in product(_ELEMENTS, (300, 3_000, 10_000)):
        opened, closed = f"<{element}>" * depth, f"</{element}>" * depth
        yield f"nested/{element}-{depth}-inside.html", page(opened + BODY + closed).encode()
        yield f"nested/{element}-{depth}-after.html", page(opened + "x" + closed + BODY).encode()
    yield "nested/mixed.html", page("<div><ul><li><table><tr><td>" * 3_000 + BODY).encode()
    yield "nested/ends-only.html", page("</div>" * 50_000 + BODY).encode()
    yield "nested/overlapping.html", page("<b><i>" * 5_000 + BODY + "</b></i>" * 5_000).encode()


def _cut_off(size: int) -> Iterator[tuple[str, bytes]]:
    for number, start in enumerate(_CUT_OFF):
        yield f"cut-off/{number}-before.html", page(start + BODY).encode()
        yield f"cut-off/{number}-after.html", page(BODY + start + "x {[" * (size // 4)).encode()
        yield f"cut-off/{number}-again.html", page(BODY + start * 2_000).encode()
    whole = page(BODY).encode()
    for at in range(0, len(whole), max(1, len(whole) // 20)):
        yield f"cut-off/at-{at}.html", whole[:at]


def _mislabelled() -> Iterator[tuple[str, bytes]]:
    for (language, line), charset in product(_LANGUAGES.items(), _CHARSETS):
        try:
            data = (line * 8).encode(charset)
        except UnicodeEncodeError:
            continue
        yield f"charset/{language}-{charset}.txt", data
        label = _LABELS[(len(language) + len(charset) + len(line)) % len(_LABELS)]
        yield (
            f"charset/{language}-{charset}-as-{label or 'nothing'}.html",
            page(f"<p>{line * 8}</p>", head=f'<meta charset="{label}">' if label else "").encode(charset),
        )


def _repeated(size: int) -> Iterator[tuple[str, bytes]]:
    for number, unit in enumerate(_REPEATED):
        run = unit * (size // len(unit))
        yield f"repeated/{number}.txt", ("\n\n".join(STORY) + "\n\n" + run).encode("utf-8", "surrogatepass")
        yield f"repeated/{number}-lines.txt", ("\n\n".join(STORY) + ("\n" + unit * 3) * (size // 40)).encode()
        yield f"repeated/{number}.html", page(BODY + f"<p>{run}</p>").encode()


def _references() -> Iterator[tuple[str, bytes]]:
    for number, reference in enumerate(_REFERENCES):
        yield f"references/{number}.html", page(BODY.replace("winter", f"win{reference}ter")).encode()
        yield f"references/{number}-many.html", page(BODY + f"<p>{reference * 20_000}</p>").encode()
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lol"}">' for i in range(12))
    yield (
        "references/bomb.xhtml",
        f"<?xml version='1.0'?><!DOCTYPE html [{entities}]><html><p>&e11;</p>{BODY}</html>".encode(),
    )
    yield (
        "references/file.xhtml",
        (
            '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
            f"<html><p>&f;</p>{BODY}</html>"
        ).encode(),
    )


def _titles() -> Iterator[tuple[str, bytes]]:
    for number, title in enumerate(_TITLES):
        yield f"titles/{number}.html", page(f"<h1>{title}</h1>{BODY}", title=title).encode()
        yield f"titles/{number}.txt", (title + "\n\n" + "\n\n".join(STORY)).encode()


def _large(size: int) -> Iterator[tuple[str, bytes]]:
    yield "large/attribute.html", page(f'<p class="{"a " * size}">x</p>' + BODY).encode()
    yield "large/attributes.html", page("<p " + " ".join(f'a{i}="b"' for i in range(20_000)) + ">x</p>" + BODY).encode()
    yield "large/links.html", page(BODY + '<a href="/x">Read this</a> ' * (size // 10)).encode()
    yield "large/text-node.html", page(f"<p>{'word ' * (size * 5)}</p>" + BODY).encode()
    yield "large/base64.html", page(f'<img src="data:image/png;base64,{"A" * size * 5}">' + BODY).encode()
    yield "large/script.html", page(f"<script>{'x=1;' * size}</script>" + BODY).encode()
    yield "large/json-ld.html", page(f'<script type="application/ld+json">{"[" * size}</script>' + BODY).encode()
    yield "large/style.html", page(f"<style>{'p{}' * size}</style>" + BODY).encode()
    yield "large/table.html", page("<table>" + "<tr><td>1<td>2" * (size // 20) + "</table>" + BODY).encode()
    yield "large/breaks.html", page("a<br>" * (size // 10) + BODY).encode()
    yield "large/classes.html", page("".join(f'<div class="c{i}">x</div>' for i in range(size // 40)) + BODY).encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "archives/bomb.html.gz", gzip.compress(b"<p>" + bytes(80_000_000), 9)
    yield "archives/twice.html.gz", gzip.compress(gzip.compress(page(BODY).encode()))
    yield "archives/cut.html.gz", gzip.compress(page(BODY).encode())[:-9]
    yield "archives/tail.html.gz", gzip.compress(page(BODY).encode()) + b"rubbish"
    yield "archives/wrong-kind.txt.gz", bz2.compress(page(BODY).encode())
    yield "archives/empty.txt.gz", b""
    for number, start in enumerate(
        (b"%PDF-1.7", b"\x89PNG\r\n", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"\xff\xd8\xff")
    ):
        yield f"archives/not-text-{number}.txt", start + bytes(range(256)) * 10


def _noise() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(20)
    for number in range(40):
        yield f"noise/bytes-{number}.html", chance.randbytes(chance.randrange(1, 5_000))
    whole = page(BODY).encode()
    for number in range(60):
        broken = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield f"noise/broken-{number}.html", bytes(broken)
    for number in range(20):
        at = chance.randrange(len(whole))
        yield f"noise/nul-{number}.html", whole[:at] + bytes(chance.randrange(1, 50)) + whole[at:]
    pieces = [
        "<p>",
        "</p>",
        "<div>",
        "<a href='",
        "'>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&#",
        ";",
        '"',
        "x y. ",
        *STORY,
    ]
    for number in range(60):
        yield f"noise/tags-{number}.html", ("<html>" + "".join(chance.choices(pieces, k=400))).encode()


def _rows() -> Iterator[tuple[str, bytes]]:
    ids = (
        "../../escape",
        "/etc/passwd",
        "a\nb",
        "a\x00b",
        "\ud800",
        "x" * 5_000,
        "con",
        "~",
        "a/" * 500 + "b",
        "=1+1",
        "<b>",
        "..",
    )
    text = "\n\n".join(STORY)
    yield "rows/ids.jsonl", "\n".join(json.dumps({"id": one, "text": text}) for one in ids).encode()
    yield (
        "rows/broken.jsonl",
        b'{"id": 1, "text": "\n{"id": "cut"\n[]\nnull\n"x"\n{"id": "ok", "text": "' + STORY[0].encode() + b'"}',
    )
    yield "rows/deep.jsonl", b'{"id": "deep", "text": ' + b"[" * 100_000
    yield "rows/large.jsonl", b'{"id": "large", "text": "' + b"word " * 1_000_000 + b'"}'
    yield "rows/same.jsonl", b"\n".join(json.dumps({"id": "same", "text": text}).encode() for _ in range(5))


def awkward_names(top: Path) -> None:
    """Files whose names or kinds are the trouble, made below `top`."""
    import os

    text = "\n\n".join(STORY)
    names = (
        "new\nline.txt",
        "tab\tand space .txt",
        "-rf.txt",
        "%s%n.txt",
        "'quote\".txt",
        "\u202egnp.txt",
        "x" * 240 + ".txt",
    )
    for name in names:
        (top / name).write_text(text)
    Path(os.fsdecode(os.fsencode(top) + b"/\xff\xfe.txt")).write_text(text)
    (top / "loop.txt").symlink_to(top / "loop.txt")
    (top / "up").symlink_to(top)
    (top / "nowhere.txt").symlink_to(top / "missing")
    (top / "device.txt").symlink_to("/dev/zero")
    (top / "folder.txt").mkdir()
    os.mkfifo(top / "pipe.txt")
    (top / "unreadable.txt").write_text(text)
    (top / "unreadable.txt").chmod(0)
