"""The report says what a run did, and nothing of a page gets out of its text."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

import pytest
from report_data import LEDE, article, small_run

from cleaner.collate import collate, diff_texts
from cleaner.models import Article, Cluster, Contains, Reason, Relation, Variant
from cleaner.write.report import ReportData, Story, facts_of, load_report_data, render_report
from cleaner.write.report.page import LEAST_CLUSTER
from cleaner.write.report.shelf import Shelf
from cleaner.write.report.views import anchor, in_brief, percent, shortened
from cleaner.write.report.views import runs as runs_of
from cleaner.write.rows import article_row, cluster_row, rejected_row


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    VOID = frozenset({"meta", "input", "link", "img", "br", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def html() -> str:
    return render_report(small_run())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_it_opens_with_what_happened(page: Page) -> None:
    assert "6 pages came in: 4 gave an article, 2 were rejected." in page.text
    assert "One story came more than once, in 2 articles." in page.text


def test_every_document_shows_what_was_struck_and_why(page: Page) -> None:
    assert "Subscribe to our newsletter en.newsletter says" in page.text
    assert LEDE in page.text


def test_every_rule_and_reason_can_be_chosen_without_a_script(html: str, page: Page) -> None:
    options = {attrs["value"] for tag, attrs in page.tags if tag == "option" and attrs["value"]}
    assert len(options) == 3 + 3
    classes = {name for _, attrs in page.tags for name in (attrs.get("class") or "").split()}
    assert options <= classes
    assert all(f'option[value="{one}"]:checked)~.list .doc:not(.{one}){{display:none}}' in html for one in options)


def test_a_story_shows_its_members_by_time(page: Page) -> None:
    assert "Canonical is a/one.html : the most complete." in page.text
    assert page.text.index("2026-05-01 shortened") < page.text.index("2026-05-02 08:00 canonical")


def test_both_sides_of_the_line_are_shown(page: Page) -> None:
    table = page.text[page.text.index("Decision") :]
    assert table.index("copies 0.90") < table.index("the line") < table.index("apart 0.10")


def test_rejected_pages_are_listed_with_their_reason(page: Page) -> None:
    assert "unreadable bad.html permission denied" in page.text


def test_nothing_of_a_page_becomes_markup(page: Page) -> None:
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"img", "iframe", "object", "embed", "base", "link"}
    assert [tag for tag, _ in page.tags].count("script") == 1
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        assert str(attrs.get("href", "#")).startswith("#"), tag
    assert "<script>document.title = 'owned'</script>" in page.text
    assert "{{ 7 * 7 }}{% raw %}${7*7}" in page.text


def test_control_and_bidi_characters_are_shown_not_obeyed(html: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", html)
    assert "␛[31mred␇ &lt;U+202E&gt;gpj.exe" in html
    html.encode()


def test_the_policy_allows_only_what_the_page_holds(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules


def test_no_address_is_in_the_page_but_as_text(html: str) -> None:
    shell = re.sub(r'<details class="(doc|cluster).*', "", html, flags=re.DOTALL)
    assert "http" not in re.sub(r"http-equiv", "", shell.replace("https://example.org/", ""))


def test_the_same_run_gives_the_same_bytes_in_any_order() -> None:
    data = small_run(30)
    articles, clusters, rejected = list(data.articles), list(data.clusters), list(data.rejected)
    for values in (articles, clusters, rejected):
        random.Random(3).shuffle(values)
    other = dataclasses.replace(data, articles=articles, clusters=clusters, rejected=rejected)
    for room in (20_000_000, 500_000):
        assert render_report(data, max_bytes=room) == render_report(other, max_bytes=room)


def test_a_large_run_shows_what_lost_most_and_says_what_is_left_out() -> None:
    html = render_report(small_run(400), max_bytes=700_000)
    assert len(html.encode()) < 700_000
    left_out = re.search(r"with the most text removed, (\d+) others are left out", html)
    assert left_out
    shown = html.count('<details class="doc ')
    assert shown + int(left_out[1]) == 404
    assert 0 < html.count("Shown in brief") < shown


def test_of_many_stories_the_largest_are_shown_and_all_are_counted() -> None:
    def story(number: int) -> Cluster:
        others = [f"{number}/{i}" for i in range(1, 2 + number % 5)]
        variants = [Variant(id=one, relation=Relation.REVISED, jaccard=0.5, containment=0.8) for one in others]
        return Cluster(id=f"s{number:03}", canonical=f"{number}/0", why="longest", variants=tuple(variants))

    clusters = [story(number) for number in range(400)]
    room = 900_000
    html = render_report(ReportData(articles=[], clusters=clusters), max_bytes=room)
    shown = re.findall(r'<details class="cluster item" id="([^"]*)"', html)
    assert 0 < len(shown) < 400
    # The largest first, of equal ones the first by name.
    assert shown[:2] == [anchor("c", "s004"), anchor("c", "s009")]
    assert f"shown are the {len(shown)} largest stories, {400 - len(shown)} others are left out" in html
    assert "400 stories came more than once, in 1,600 articles." in html
    assert len(html.encode()) < room


def test_only_stories_that_find_room_are_compared() -> None:
    def story(number: int) -> Cluster:
        variant = Variant(id=f"{number}/1", relation=Relation.REVISED, jaccard=0.5, containment=0.8)
        return Cluster(id=f"s{number:03}", canonical=f"{number}/0", why="longest", variants=(variant,))

    asked: list[str] = []

    def told(clusters: Sequence[Cluster]) -> Iterator[Story]:
        for cluster in clusters:
            asked.append(cluster.id)
            members = [Article(id=one.id, text=f"Line {one.id}. " * 40) for one in cluster.members]
            yield Story(collate(cluster, members), {one.id: facts_of(one) for one in members})

    stories = [story(number) for number in range(300)]
    html = render_report(ReportData(articles=[], clusters=stories, collations=told), max_bytes=900_000)
    shown = html.count('<details class="cluster item"')
    assert 0 < shown == len(asked) - 1
    assert asked == [f"s{number:03}" for number in range(len(asked))]
    assert "Line 0/0. Line 0/0." in html


def test_no_story_is_shown_in_fewer_bytes_than_the_report_reckons_with() -> None:
    variant = Variant(id="b", relation=Relation.IDENTICAL, jaccard=1.0, containment=1.0)
    html = render_report(
        ReportData(articles=[], clusters=[Cluster(id="a", canonical="a", why="", variants=(variant,))])
    )
    piece = html[
        html.index('<details class="cluster') : html.index("</details>", html.index('<details class="cluster'))
    ]
    assert len(piece) > LEAST_CLUSTER


def test_in_brief_what_was_struck_stays_and_what_was_kept_is_folded() -> None:
    kept = [(f"Paragraph {number} of the story. " * 3, "", None) for number in range(30)]
    one = article("a", [*kept, ("Subscribe now", "en.newsletter", Reason.PROMOTION), *kept])
    runs = in_brief(runs_of(one)[0])
    assert [run.reason for run in runs] == ["", "", "", "promotion", "", "", ""]
    assert sum(run.words for run in runs) == 2 * 28 * 15


def test_long_equal_stretches_of_a_changed_passage_are_shown_by_their_ends() -> None:
    long = " ".join(f"word{number}" for number in range(200))
    (pair,) = diff_texts(f"{long} Friday.", f"{long} Monday.").pairs
    shown = shortened(pair)
    assert len(shown.edits[0].left) < 200
    assert " … " in shown.edits[0].left
    assert (shown.edits[1].left, shown.edits[1].right) == ("Friday", "Monday")


def test_a_run_without_anything_has_a_report_too() -> None:
    page = Page(render_report(ReportData(articles=[])))
    assert "No page came in." in page.text
    assert page.open == []


def test_rows_of_the_output_give_the_same_report() -> None:
    data = small_run()
    again = load_report_data(
        [article_row(one) for one in data.articles],
        [cluster_row(one) for one in data.clusters],
        [rejected_row(one) for one in data.rejected],
        collations=data.collations,
        compared=data.compared,
        line=data.line,
        settings=data.settings,
    )
    assert render_report(again) == render_report(data)


def test_without_pairs_the_weakest_variants_are_borderline() -> None:
    page = Page(render_report(dataclasses.replace(small_run(), compared=(), line=None)))
    assert "joined on the weakest evidence" in page.text


def test_a_page_that_holds_another_story_is_shown_as_apart() -> None:
    contains = [Contains(id="c/three.txt", other="a/one.html", containment=0.33)]
    page = Page(render_report(dataclasses.replace(small_run(), compared=(), contains=contains)))
    assert "apart 0.33 – c/three.txt" in page.text


def test_a_menu_is_shown_in_short() -> None:
    lines = [(f"Entry {number}", "scorer.nav", Reason.NAVIGATION) for number in range(400)]
    page = Page(render_report(ReportData(articles=[article("a", [*lines, (LEDE, "", None)])])))
    assert "navigation 400 blocks" in page.text
    assert "and 272 more, all in removed.jsonl" in page.text


def test_what_a_shelf_keeps_does_not_depend_on_the_order() -> None:
    offers = [(number % 7, f"n{number}", "x" * (number % 13 + 1)) for number in range(60)]
    kept = set()
    for seed in range(5):
        random.Random(seed).shuffle(offers)
        shelf = Shelf(150)
        for offer in offers:
            shelf.offer(*offer)
        assert shelf.size <= 150
        kept.add((tuple(shelf.by_name()), tuple(shelf.by_rank()), shelf.left_out))
    assert len(kept) == 1


def test_shares_are_said_as_a_person_says_them() -> None:
    assert [percent(part, 1000).replace("\u00a0", " ") for part in (0, 0.5, 5, 123, 999, 1000)] == [
        "0 %",
        "under 0.1 %",
        "0.5 %",
        "12 %",
        "99.9 %",
        "100 %",
    ]
