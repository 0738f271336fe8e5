"""Other programs: the cleaner in each of them, tested against the real one."""

import asyncio
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import cleaner
from cleaner import Article, Page, Settings, Why
from cleaner.models import Kind
from cleaner.read import Columns

STORY = "The council voted on Monday to close the old bridge for repairs until May, its speaker told reporters."
HEAD = "<title>Bridge closes</title></head><body><h1>Bridge closes</h1>"
HTML = f"<html><head>{HEAD}<p>{STORY}</p><nav>Home</nav></body></html>"
URL = "https://example.org/bridge"
INSTALL = "pip install -e '.[integrations]'"


class TestStream:
    def test_everything_that_a_page_can_be(self):
        given = [
            HTML,
            HTML.encode(),
            ("mine", HTML),
            {"id": 7, "html": HTML, "url": URL, "tag": "x"},
            {"text": STORY},
            Page(id="p", content=STORY, kind=Kind.TEXT),
        ]
        found = list(cleaner.clean_all(given))
        assert all(isinstance(one, Article) and one.text == STORY for one in found)
        assert [found[2].id, found[3].id, found[5].id] == ["mine", "7", "p"]
        assert (found[3].url, found[3].fields) == (URL, {"tag": "x"})
        assert found[0].id == found[1].id
        assert len(found[4].id) == 16

    def test_one_bad_page_does_not_stop_the_stream(self):
        found = list(cleaner.clean_all([None, 5, {}, b"%PDF-1.4", "", ("a", None), HTML]))
        assert [one.why for one in found[:-1]] == [
            Why.MALFORMED, Why.MALFORMED, Why.MALFORMED, Why.NOT_TEXT, Why.EMPTY, Why.MALFORMED,
        ]  # fmt: skip
        assert isinstance(found[-1], Article)

    def test_pages_are_taken_one_at_a_time(self):
        taken = []

        def pages():
            for number in range(3):
                taken.append(number)
                yield HTML

        stream = cleaner.clean_all(pages())
        next(stream)
        assert taken == [0]

    def test_columns_of_the_settings_hold(self):
        settings = Settings(columns=Columns(id="guid", text="body"))
        assert next(cleaner.clean_all([{"guid": "g", "body": STORY}], settings=settings)).id == "g"


@pytest.mark.skipif(find_spec("scrapy") is None, reason=f"needs Scrapy: {INSTALL}")
class TestScrapy:
    def pipeline(self, **settings):
        from scrapy.utils.test import get_crawler

        from cleaner.integrations.scrapy import ArticlePipeline

        return ArticlePipeline.from_crawler(get_crawler(settings_dict=settings))

    def test_an_item_gets_its_article(self):
        item = self.pipeline().process_item({"html": HTML, "url": URL, "shop": 1})
        assert (item["text"], item["shop"]) == (STORY, 1)
        assert item["article"]["headline"] == "Bridge closes"
        assert item["article"]["url"] == URL

    def test_items_of_every_kind(self):
        import dataclasses

        @dataclasses.dataclass
        class News:
            body: bytes
            text: str | None = None
            article: dict | None = None

        item = self.pipeline(CLEANER_PAGE_FIELD="body").process_item(News(HTML.encode()))
        assert item.text == STORY

    @pytest.mark.parametrize("item", [{"html": ""}, {"html": b"%PDF-1.4"}, {"html": None}, {}])
    def test_an_item_without_an_article_is_dropped_with_the_reason(self, item):
        from scrapy.exceptions import DropItem

        with pytest.raises(DropItem, match=r"no article|no page"):
            self.pipeline().process_item(item)

    def test_or_kept_when_asked(self):
        item = self.pipeline(CLEANER_DROP_REJECTED=False).process_item({"html": ""})
        assert item["text"] is None
        assert item["article"]["why"] == "empty"

    def test_settings_of_the_project_hold(self, tmp_path):
        (tmp_path / "cleaner.toml").write_text('[sites."*"]\nkeep = ["nav"]')
        item = self.pipeline(CLEANER_CONFIG=str(tmp_path / "cleaner.toml")).process_item({"html": HTML})
        assert item["text"].endswith("Home")

    def test_a_real_crawl(self, tmp_path):
        (tmp_path / "page.html").write_text(HTML)
        (tmp_path / "cleaner.toml").write_text('scorer = "rules"')
        (tmp_path / "spider.py").write_text(
            f"""
import scrapy
class News(scrapy.Spider):
    name = "news"
    start_urls = ["{(tmp_path / "page.html").as_uri()}"]
    custom_settings = {{"ITEM_PIPELINES": {{"cleaner.integrations.scrapy.ArticlePipeline": 300}}}}
    def parse(self, response):
        yield {{"url": response.url, "html": response.text}}
"""
        )
        out = tmp_path / "items.jsonl"
        command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-O", str(out)]
        log = subprocess.run(command, cwd=tmp_path, check=True, timeout=120, capture_output=True, text=True).stderr
        assert "Deprecat" not in log
        assert "ERROR" not in log
        assert [json.loads(line)["text"] for line in out.read_text().splitlines()] == [STORY]


@pytest.mark.skipif(find_spec("langchain_core") is None, reason=f"needs langchain-core: {INSTALL}")
class TestLangChain:
    def test_documents_become_articles(self):
        from langchain_core.documents import Document

        from cleaner.integrations.langchain import ArticleTransformer

        pages = [Document(page_content=HTML, metadata={"source": URL, "n": 1}, id="a"), Document(page_content="")]
        (article,) = ArticleTransformer().transform_documents(pages)
        assert (article.page_content, article.id) == (STORY, "a")
        assert article.metadata | {"removed": None} == {
            "source": URL, "n": 1, "headline": "Bridge closes", "language": "en", "url": URL, "removed": None,
        }  # fmt: skip
        kept = ArticleTransformer(keep_rejected=True).transform_documents(pages)
        assert kept[1].metadata == {"rejected": "empty. "}

    def test_and_asynchronously(self):
        from langchain_core.documents import Document

        from cleaner.integrations.langchain import ArticleTransformer

        found = asyncio.run(
            ArticleTransformer(Settings(scorer="rules")).atransform_documents([Document(page_content=HTML)])
        )
        assert [one.page_content for one in found] == [STORY]


@pytest.mark.skipif(find_spec("haystack") is None, reason=f"needs haystack-ai: {INSTALL}")
class TestHaystack:
    def test_in_a_pipeline_that_was_saved_and_loaded(self):
        from haystack import Document, Pipeline
        from haystack.components.joiners import DocumentJoiner
        from haystack.dataclasses import ByteStream

        from cleaner.integrations.haystack import ArticleCleaner

        made = Pipeline()
        made.add_component("clean", ArticleCleaner(scorer="rules"))
        made.add_component("join", DocumentJoiner())
        made.connect("clean.documents", "join.documents")
        pages = [
            Document(content=HTML, meta={"url": URL, "n": 1}),
            Document(blob=ByteStream(HTML.encode())),
            Document(content=""),
        ]
        from haystack.core.serialization import component_to_dict

        assert component_to_dict(ArticleCleaner(scorer="rules"), "clean")["init_parameters"]["scorer"] == "rules"
        again = Pipeline.loads(made.dumps(), allowed_modules=["cleaner.integrations.haystack"])
        found = again.run({"clean": {"documents": pages}}, include_outputs_from={"clean"})
        articles, (rejected,) = found["join"]["documents"], found["clean"]["rejected"]
        assert {one.content for one in articles} == {STORY}
        assert articles[0].meta["headline"] == "Bridge closes"
        assert rejected.meta["rejected"] == "empty. "


def test_the_examples_of_the_how_tos_are_programs():
    import ast
    import re

    for name in ("use-from-python", "use-with-scrapy", "use-with-langchain", "use-with-haystack"):
        text = (Path(__file__).parent.parent / "docs" / "how-to" / f"{name}.md").read_text()
        examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
        assert examples
        for example in examples:
            if not example.startswith(">>>"):
                ast.parse(example)
