"""Hostile pages: each gives an article or a typed reason, and nothing is written outside the output folder."""

import json
from pathlib import Path

import pytest

import cleaner
from benchmarks.hostile import STORY, awkward_names, hostile_files
from cleaner import Pipeline
from cleaner.models import Article
from cleaner.runners.local import Limits


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    top = tmp_path_factory.mktemp("hostile")
    source = top / "in"
    for name, data in hostile_files(size=60_000):
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    awkward_names(source)
    summary = Pipeline(jobs=2, limits=Limits(seconds=300, cpu_seconds=20)).run(source, top / "out")
    return top, summary


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_file_is_an_article_or_a_rejection(run):
    top, summary = run
    assert summary.pages > 700
    assert summary.pages == summary.articles + sum(summary.rejected.values()) + sum(summary.quarantined.values())
    assert summary.articles == len(rows(top / "out" / "articles.jsonl"))


def test_none_crashes_or_hangs_its_worker(run):
    top, summary = run
    assert [row for row in rows(top / "out" / "rejected.jsonl") if "quarantined" in row] == []
    assert not summary.quarantined


def test_nothing_is_written_outside_the_output_folder(run):
    top, _ = run
    assert sorted(path.name for path in top.iterdir()) == ["in", "out"]
    assert not Path("/etc/passwd.txt").exists()
    for path in (top / "out").rglob("*"):
        assert path.resolve().is_relative_to(top / "out")


def test_the_story_survives_what_stands_around_it(run):
    top, _ = run
    articles = {row["id"]: row["text"] for row in rows(top / "out" / "articles.jsonl")}
    folders = ("nested/", "references/", "titles/", "large/")
    # A picture's text is no story, and what follows the start of a comment that never ends is a comment.
    not_told = ("nested/svg", "titles/11")
    missing = [
        name
        for name, _ in hostile_files(size=60_000)
        if name.startswith(folders)
        and not name.startswith(not_told)
        and STORY[1] not in " ".join(articles.get(name, "").split())
    ]
    assert missing == []


def test_deep_nesting_a_huge_text_node_and_control_references_give_the_body():
    pages = {
        "nesting": "<html>" + "<div>" * 10_000 + "".join(f"<p>{line}</p>" for line in STORY),
        "text node": f"<html><p>{STORY[0]}</p><p>{'word ' * 2_000_000}</p><p>{STORY[1]}</p>",
        "reference": f"<html><p>{STORY[0]}&#1;</p><p>{STORY[1]}</p><p>{STORY[2]}</p>",
    }
    for name, page in pages.items():
        outcome = cleaner.clean(page)
        assert isinstance(outcome, Article), name
        assert STORY[1] in outcome.text, name
