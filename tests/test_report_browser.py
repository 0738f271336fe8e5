"""The report in a real browser, opened from disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_data import article, small_run

from cleaner.models import Reason
from cleaner.write.report import ReportData, render_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install .[browser]"
)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the report is not tested in a browser"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright_api.sync_playwright() as api:
        running = api.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "LANG": "C.UTF-8"})
        yield running
        running.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report(small_run(20)), encoding="utf-8")
    return path


class Seen:
    """What the page said and asked for."""

    def __init__(self, page: Any) -> None:
        self.messages: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("dialog", lambda dialog: (self.messages.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[tuple[Any, Seen]]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    seen = Seen(page)
    page.goto(report.as_uri())
    yield page, seen
    assert seen.messages == []
    assert seen.requests == [report.as_uri()]
    assert page.title() == "Cleaning report"
    context.close()


def documents(page: Any) -> list[str]:
    return page.locator(".doc:visible .meta .id").all_text_contents()  # type: ignore[no-any-return]


def test_a_reason_filters_the_documents(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    assert page.locator("#shown").inner_text() == "24 documents"
    page.select_option("#by-reason", label="promotion")
    assert documents(page) == ["a/one.html"]
    assert page.locator("#shown").inner_text() == "1 of 24 documents"
    page.select_option("#by-reason", label="any")
    page.select_option("#by-rule", label="en.advertisement")
    assert documents(page) == ["b/two.html", "d/<b>attack</b>.html"]


def test_a_rule_in_the_table_leads_to_its_documents(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    page.click("[data-rule]:has-text('en.newsletter')")
    assert documents(page) == ["a/one.html"]


def test_words_find_documents(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    page.keyboard.press("/")
    page.keyboard.type("coast mill")
    playwright_api.expect(page.locator("#shown")).to_have_text("1 of 24 documents")
    assert documents(page) == ["b/two.html"]


def test_only_what_was_struck_can_be_shown(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    page.click("#open-all")
    kept = page.get_by_text("About two hundred people work there").first
    assert kept.is_visible()
    page.check("#only-struck")
    assert not kept.is_visible()
    assert page.get_by_text("Subscribe to our newsletter").last.is_visible()


def test_keys_walk_through_documents_and_stories(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    focused = "document.activeElement.closest('.item').querySelector('.id').textContent"
    page.locator("#documents").scroll_into_view_if_needed()
    page.locator(".doc summary").first.focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) == "b/two.html"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "a/one.html"
    page.keyboard.press("o")
    assert page.locator(".doc[open]").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".doc[open]").count() == 0
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.locator(".doc summary").first.focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) == "a/one.html", "keys can be switched off"


def test_a_link_to_a_document_opens_it(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    page.locator(".cluster summary").first.click()
    page.locator(".cluster .because a").click()
    playwright_api.expect(page.locator(".doc[open]")).to_have_count(1)
    assert page.locator(".doc[open] .meta .id").inner_text() == "a/one.html"


def test_tab_reaches_every_control_and_shows_where_it_is(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        if "search" in reached:
            break
    assert {"jump", "keys-button", "by-reason", "by-rule", "search"} <= reached


def test_a_page_of_injections_stays_text(opened: tuple[Any, Seen]) -> None:
    page, _ = opened
    page.click("#open-all")
    assert page.locator("main img, main iframe, main script, main svg[onload]").count() == 0
    assert page.locator(".doc .name", has_text="<script>document.title = 'owned'</script>").is_visible()


def test_without_a_script_it_can_be_read_and_filtered(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    page.select_option("#by-reason", label="promotion")
    assert documents(page) == ["a/one.html"]
    page.locator(".doc:visible summary").first.click()
    assert page.get_by_text("About two hundred people work there").first.is_visible()
    assert not page.locator("#search").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 820, 1400])
def test_nothing_sticks_out_at_any_width_and_contrast_is_enough(
    browser: Any, report: Path, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(report.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    context.close()


def test_a_large_report_opens_and_filters_at_once(browser: Any, tmp_path: Path) -> None:
    lines = [(f"Entry {number}", f"rule.{number}", Reason.NAVIGATION) for number in range(150)]
    kept = [("A sentence of the story that was kept. " * 5, "", None)] * 20
    articles = [article(f"{number}.html", [*lines[number % 75 : number % 75 + 75], *kept]) for number in range(700)]
    path = tmp_path / "report.html"
    path.write_text(render_report(ReportData(articles=articles)), encoding="utf-8")
    page = browser.new_page()
    # 2 seconds here; with filters that stand on an ancestor of the documents it is minutes.
    page.goto(path.as_uri(), timeout=20_000)
    page.select_option("#by-rule", label="rule.0")
    playwright_api.expect(page.locator("#shown")).to_have_text("10 of 700 documents")
    page.close()


# WCAG 2.2, 1.4.3: 4.5 to 1 for text, 3 to 1 for large text.
CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const color = rgba(getComputedStyle(one).backgroundColor);
      if (color[3] > 200) return color;
    }
    return rgba(getComputedStyle(document.body).backgroundColor);
  };
  const bad = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.closest("script, style, .vh")) continue;
    const style = getComputedStyle(one);
    const [a, b] = [light(rgba(style.color)), light(ground(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.add(`${one.tagName}.${one.className} ${ratio.toFixed(2)}`);
  }
  return [...bad];
}"""
