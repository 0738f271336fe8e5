"""What a page says of itself: headline, byline, date, site, language."""

from __future__ import annotations

import pytest

from cleaner.extract import extract
from cleaner.extract.dates import iso_date, url_date
from cleaner.models import Extraction, Kind, Page

BODY = "<p>The council voted on Monday to close the old bridge for repairs until May.</p>"


def page(head: str = "", body: str = BODY, *, url: str | None = None, lang: str = "") -> Extraction:
    content = f"<html {lang}><head>{head}</head><body>{body}</body></html>"
    return extract(Page(id="p", content=content, kind=Kind.HTML, url=url))


# --- headline ---------------------------------------------------------------------------------------------------------


def test_the_headline_is_the_heading_that_agrees_with_the_title() -> None:
    said = page(
        "<title>Old bridge closed until May | The Herald</title>",
        f"<h1>The Herald</h1><h1>Old bridge closed until May</h1>{BODY}",
    )
    assert said.headline == "Old bridge closed until May"


@pytest.mark.parametrize(
    "title",
    [
        "Old bridge closed - The Herald",
        "Old bridge closed | News | The Herald",
        "The Herald: Old bridge closed",
        "Old bridge closed · City",
        "Old bridge closed — herald.example",
    ],
)
def test_a_title_loses_its_sites_name(title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Herald">'
    said = page(head, url="https://www.herald.example/1")
    assert said.headline in ("Old bridge closed", "The Herald: Old bridge closed")


def test_a_word_of_the_title_is_not_the_headline() -> None:
    said = page("<title>How the old bridge came down in a night</title>", f"<h1>Bridge</h1>{BODY}")
    assert said.headline == "How the old bridge came down in a night"


def test_a_dash_in_a_headline_stays() -> None:
    assert page("<title>Brexit - what happens next</title>").headline == "Brexit - what happens next"


def test_a_headline_over_two_lines_is_one() -> None:
    said = page("<title>Old bridge closed</title>", f"<h1>Old bridge<br>closed</h1>{BODY}")
    assert said.headline == "Old bridge closed"


def test_a_title_that_was_escaped_twice_is_read() -> None:
    assert page('<meta property="og:title" content="Tom &amp;amp; Ann">').headline == "Tom & Ann"


# --- byline -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="author" content="Ann Smith">', BODY),
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ann Smith"}}</script>', BODY),
        (
            (
                '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#ann"}},'
                '{"@type":"Person","@id":"#ann","name":"Ann Smith"}]}</script>'
            ),
            BODY,
        ),
        ("", f'<h1>Closed</h1><a rel="author" href="/ann">Ann Smith</a>{BODY}'),
        ("", f'<h1>Closed</h1><div class="article__author-name">Ann Smith</div>{BODY}'),
        ("", f'<h1>Closed</h1><p class="byline">By <a href="/ann">Ann Smith</a>, City Editor | May 29, 2024</p>{BODY}'),
        ("", f"<h1>Closed</h1><p>By Ann Smith</p>{BODY}"),
        ("", f"<h1>Closed</h1><p>May 29, 2024 · By Ann Smith</p>{BODY}"),
        ("", f"<h1>Geschlossen</h1><p>Von Ann Smith</p>{BODY}"),
        ("", f"<h1>Closed</h1><p>Ann Smith</p>{BODY}<p>Ann Smith is a reporter in Leeds.</p>"),
        (
            '<meta name="author" content="https://example.org/ann">',
            f'<h1>X</h1><i itemprop="author">Ann Smith</i>{BODY}',
        ),
    ],
)
def test_the_byline_is_found_where_pages_write_it(head: str, body: str) -> None:
    assert page(head, body).byline == "Ann Smith"


def test_several_authors_are_parted_by_commas() -> None:
    assert page('<meta name="author" content="Ann Smith, Bo Li and Cy Young">').byline == "Ann Smith, Bo Li, Cy Young"


@pytest.mark.parametrize("content", ["admin", "https://example.org/ann", "news@example.org", "{{author}}"])
def test_what_is_no_name_is_no_byline(content: str) -> None:
    assert page(f'<meta name="author" content="{content}">').byline is None


@pytest.mark.parametrize(
    "line", ["Written by Ann Smith", "This post was written by Ann Smith, our editor", "Verfasst von Ann Smith"]
)
def test_a_line_below_the_text_names_the_author(line: str) -> None:
    below = f"{BODY * 20}<p>{line}</p>"
    assert page(body=below).byline == "Ann Smith"
    assert page(body=f"{below}<p>Written by Bob Jones</p>").byline is None


# --- date -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-29", "2024-05-29"),
        ("2024-05-29T09:30:00Z", "2024-05-29T09:30:00+00:00"),
        ("2024-05-29T09:30:00.123+0200", "2024-05-29T09:30:00+02:00"),
        ("May 29, 2024", "2024-05-29"),
        ("Published Sept. 3rd, 2024 at 9am", "2024-09-03"),
        ("29 May 2024", "2024-05-29"),
        ("8. Dezember 2024, 10:15 Uhr", "2024-12-08"),
        ("29.05.2024", "2024-05-29"),
        ("29/05/2024", "2024-05-29"),
        ("2024/05/29", "2024-05-29"),
        ("2024年5月29日", "2024-05-29"),
        ("20240529", "2024-05-29"),
        ("Wed, 29 May 2024 09:30:00 GMT", "2024-05-29"),
        ("31 February 2024", None),
        ("0001-01-01", None),
        ("Call 555 123 2024", None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_which_number_is_the_month_depends_on_the_writer() -> None:
    assert iso_date("4/5/2024", month_first=True) == "2024-04-05"
    assert iso_date("4/5/2024") == "2024-05-04"
    assert iso_date("4.5.2024", month_first=True) == "2024-05-04"


def test_the_day_stands_in_many_addresses() -> None:
    assert url_date("https://example.org/2024/05/29/bridge") == "2024-05-29"
    assert url_date("https://example.org/bridge-20240529.html") is None
    assert url_date("https://example.org/item/20240529") == "2024-05-29"


def test_the_date_by_the_headline_goes_before_the_build_of_the_site() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","datePublished":"2025-11-30"}</script>'
    assert page(head, f"<h1>Closed</h1><p>May 29, 2024</p>{BODY}").date == "2024-05-29"


def test_the_hour_is_added_where_a_page_says_it_elsewhere() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-05-29T08:00:00Z"}</script>'
    assert page(head, f"<h1>Closed</h1><p>May 29, 2024</p>{BODY}").date == "2024-05-29T08:00:00+00:00"


def test_the_day_of_a_change_is_not_the_day_of_publishing() -> None:
    assert page('<meta property="article:modified_time" content="2025-01-01">').date is None


def test_what_the_row_said_goes_first() -> None:
    content = (
        '<meta property="article:published_time" content="2024-05-29"><meta property="og:site_name" content="A">' + BODY
    )
    said = extract(Page(id="p", content=content, kind=Kind.HTML, date="2020-01-01", site="B", url="https://c.example/"))
    assert (said.date, said.site, said.url) == ("2020-01-01", "B", "https://c.example/")


# --- language, site, address ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ('lang="de-AT"', "", "de"),
        ("", '<meta property="og:locale" content="pt_BR">', "pt"),
        ("", '<meta http-equiv="content-language" content="fr">', "fr"),
        ("", '<script type="application/ld+json">{"@type":"Article","inLanguage":"it"}</script>', "it"),
        ('lang="{{lang}}"', "", None),
        ("", "", None),
    ],
)
def test_the_language_is_what_the_page_says(lang: str, head: str, language: str | None) -> None:
    assert page(head, lang=lang).language == language


def test_site_and_address() -> None:
    said = page(
        '<meta property="og:site_name" content="The Herald"><link rel="canonical" href="https://herald.example/1">'
    )
    assert (said.site, said.url) == ("The Herald", "https://herald.example/1")
    assert page('<link rel="canonical" href="javascript:alert(1)">').url is None


# --- trafilatura ------------------------------------------------------------------------------------------------------


def test_the_engine_that_is_asked_for_says_which_blocks_it_keeps() -> None:
    story = "".join(
        f"<p>Paragraph {n} says what the council did and why it did it, at some length.</p>" for n in range(8)
    )
    content = f"<html><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article>{story}</article></body></html>"
    said = extract(Page(id="p", content=content, kind=Kind.HTML), extractor="trafilatura")
    assert said.kept is not None
    assert [block.text for block, kept in zip(said.blocks, said.kept, strict=True) if not kept] == ["Home"]
    again = extract(Page(id="p", content=content, kind=Kind.HTML), extractor="trafilatura")
    assert again == said


def test_no_engine_is_asked_by_default() -> None:
    assert page().kept is None
