"""Pages made to break a parser give the body, or no blocks, and take time in step with their size."""

from __future__ import annotations

import time

import pytest

from cleaner.extract import extract
from cleaner.models import Kind, Page

BODY = "The council voted on Monday to close the old bridge for repairs."
P = f"<p>{BODY}</p>"
MANY = 5_000

PAGES = {
    "elements nested in each other": "<div>" * MANY + P + "</div>" * MANY,
    "bold nested": "<b>" * MANY + P,
    "links nested": "<a>" * MANY + P,
    "tables nested": "<table><tr><td>" * MANY + P,
    "lists nested": "<ul><li>" * MANY + P,
    "authors nested": '<div class="author"><i>x</i>' * MANY + P,
    "headings nested": "<h1>" * MANY + P,
    "drawings nested": "<svg>" * MANY + P,
    "a menu that never ends": "<select>" + "<option>x" * MANY + P,
    "deep, and a tag that never ends": "<div>" * MANY + P + "<" + "a" * 50_000,
    "end tags of nothing": "</x>" * MANY + P,
    "the end again and again": "</html>" * MANY + P,
    "many links": "<p>" + '<a href="/x">link</a> ' * MANY + P,
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(3 * MANY)) + ">x</p>" + P,
    "long attributes": f'<p class="{"a " * 50_000}" id="{"b" * 50_000}" style="{"c" * 50_000}">x</p>' + P,
    "many authors": P + '<div class="author">Ann Smith</div>' * MANY,
    "many headings": "<h1>Bridge closed | News - Site</h1>" * MANY + P,
    "many fields": '<meta name="citation_author" content="Ann Smith">' * MANY + P,
    "many lines": "<p>" + "a<br>" * MANY + P,
    "a sentence over many lines": "<p>" + "a<br>" * 20 * MANY + P,
    "linked data that never ends": '<script type="application/ld+json">{"headline":"' + "x" * 50_000 + "</script>" + P,
    "linked data nested": '<script type="application/ld+json">' + '{"a":[' * MANY + "</script>" + P,
    "linked data again and again": '<script type="application/ld+json">{"@type":"Article"}</script>' * MANY + P,
    "commas": '<script type="application/ld+json">[' + ", " * 50_000 + "</script>" + P,
    "a comment that never ends": P + "<!-- " + "x<p>" * MANY,
    "a script that never ends": P + "<script>" + 'var x = "<p>";' * MANY,
    "entities that grow": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>' + "&b;" * MANY + P,
    "references to no character": "<p>" + "&#0;&#1;&#xD800;&#x110000;&#99999999999;" * MANY + P,
    "NULs": "\x00" * MANY + P,
    "control characters": "\x01\x02\x1f\x7f\x85" * MANY + P,
    "surrogates": "\ud800\udfff" * MANY + P,
    "angle brackets": "<" * 50_000 + P,
    "encoded twice": "â\x80\x99" * MANY + P,
    "an encoding declared": '<?xml version="1.0" encoding="utf-16"?><meta charset="utf-7">' + P,
    "a text node of ten megabytes": "<p>" + "word " * 2_100_000 + "</p>" + P,
}


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_found(name: str) -> None:
    started = time.process_time()
    blocks = extract(Page(id="p", content=PAGES[name], kind=Kind.HTML)).blocks
    assert any(BODY in block.text for block in blocks)
    # What is quadratic takes minutes at these sizes.
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text", ["x" * 10_000_000, "word " * 1_000_000, "a\n" * 200_000, " \n" * 500_000, "\r\x0b" * 100_000]
)
def test_a_text_of_any_shape_is_taken_apart_at_once(text: str) -> None:
    started = time.process_time()
    blocks = extract(Page(id="p", content=text, kind=Kind.TEXT)).blocks
    assert "".join("".join(block.text for block in blocks).split()) == "".join(text.split())
    assert time.process_time() - started < 10


def test_time_grows_with_the_size_of_the_page() -> None:
    part = '<div class="card"><a href="/x"><h3>A headline</h3></a><p>Its first lines, <b>bold</b>.<br>b</p></div>'

    def seconds(count: int) -> float:
        page = Page(id="p", content=part * count, kind=Kind.HTML)
        started = time.process_time()
        extract(page)
        return time.process_time() - started

    seconds(100)
    small = min(seconds(1_000) for _ in range(3))
    assert seconds(10_000) < 40 * small
