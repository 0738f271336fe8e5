"""The main job on real folders: every page accounted for, the same result whatever the order or the processes."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outputs import tree

import cleaner
from cleaner import Pipeline, Settings, Why, pipeline
from cleaner.errors import InputError, OutputError, UsageError
from cleaner.models import Article, Rejected, Stage
from cleaner.pipeline import Task, dedup_run, perform
from cleaner.read import Source
from cleaner.runners import local
from cleaner.runners.aside import aside
from cleaner.runners.local import Limits
from cleaner.write.report import page

SEEDS = Path(__file__).parent.parent / "seeds"


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def seeds_out(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("seeds") / "out"
    Pipeline(jobs=2).run(SEEDS, out)
    return out


class TestTheSeeds:
    def test_every_page_is_an_article(self, seeds_out):
        assert [row["id"] for row in rows(seeds_out / "articles.jsonl")] == sorted(p.name for p in SEEDS.iterdir())
        assert rows(seeds_out / "rejected.jsonl") == []

    def test_the_text_files_hold_the_articles_texts(self, seeds_out):
        for row in rows(seeds_out / "articles.jsonl"):
            assert (seeds_out / "clean" / row["id"]).read_text(encoding="utf-8") == row["text"]

    def test_the_clean_one_is_unchanged_to_the_letter(self, seeds_out):
        name = "002_db93470c877b965e.txt"
        assert (seeds_out / "clean" / name).read_bytes() == (SEEDS / name).read_bytes()

    def test_the_two_copies_are_one_cluster_and_the_others_stand_alone(self, seeds_out):
        clusters = rows(seeds_out / "clusters.jsonl")
        members = sorted([member["id"][:3] for member in row["members"]] for row in clusters)
        assert members == [["000", "003"], ["001"], ["002"], ["004"]]
        pair = next(row for row in clusters if len(row["members"]) == 2)
        assert [member["relation"] for member in pair["members"]] == ["canonical", "shortened"]
        assert [path.suffix for path in (seeds_out / "variants").rglob("*.diff")] == [".diff"]

    def test_the_pairs_nearest_below_the_line_are_told_and_are_in_the_report(self, seeds_out):
        pairs = rows(seeds_out / "matches.jsonl")
        assert [pair["left"][:3] + pair["right"][:3] for pair in pairs if "copies" not in pair] == ["000003"]
        missed = [pair for pair in pairs if pair.get("copies") is False]
        assert missed
        assert all(pair["containment"] < 0.3 for pair in missed)
        assert "below the line" in (seeds_out / "report.html").read_text(encoding="utf-8").casefold()

    def test_every_removal_has_a_rule_and_a_reason(self, seeds_out):
        removed = rows(seeds_out / "removed.jsonl")
        assert removed
        assert all(row["rule"] and row["reason"] and row["text"] for row in removed)

    def test_the_manifest_accounts_for_every_page(self, seeds_out):
        told = json.loads((seeds_out / "manifest.json").read_text())
        assert told["pages"] == told["articles"] + sum(told["rejected"].values()) == 5


class TestTheSameResult:
    def test_whatever_the_number_of_processes(self, seeds_out, tmp_path):
        Pipeline(jobs=1).run(SEEDS, tmp_path / "out")
        assert tree(tmp_path / "out") == tree(seeds_out)

    def test_whatever_is_done_in_a_process_of_its_own(self, seeds_out, tmp_path, monkeypatch):
        monkeypatch.setattr(pipeline, "MANY", 1)
        monkeypatch.setattr(page, "MANY", 1)
        begun = []
        monkeypatch.setattr(local, "aside", lambda work: begun.append(work.func.__name__) or aside(work))
        Pipeline(jobs=2).run(SEEDS, tmp_path / "out")
        assert begun == ["_write_rows", "_shown_clusters"]
        assert tree(tmp_path / "out") == tree(seeds_out)

    def test_whatever_the_order_of_the_input(self, seeds_out, tmp_path):
        Pipeline(jobs=2).run(sorted(SEEDS.iterdir(), reverse=True), tmp_path / "out")
        assert tree(tmp_path / "out") == tree(seeds_out)

    def test_when_pages_come_in_two_runs(self, seeds_out, tmp_path):
        names = sorted(SEEDS.iterdir())
        Pipeline(jobs=1).run(names[:2], tmp_path / "out")
        summary = Pipeline(jobs=1).run(names[1:], tmp_path / "out")
        assert summary.unchanged == 1
        assert tree(tmp_path / "out") == tree(seeds_out)

    def test_a_second_run_touches_only_what_changed(self, tmp_path):
        shutil.copytree(SEEDS, tmp_path / "in")
        Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out")
        changed = tmp_path / "in" / "002_db93470c877b965e.txt"
        changed.write_text("The mill closed on Friday after ninety years, its owner told reporters in the yard.")
        before = (tmp_path / "out/clean/001_04270004189e3356.txt").stat().st_mtime_ns
        assert Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out").unchanged == 4
        assert (tmp_path / "out/clean/001_04270004189e3356.txt").stat().st_mtime_ns == before
        assert (tmp_path / "out/clean" / changed.name).read_text() == changed.read_text()

    def test_other_settings_clean_again(self, tmp_path):
        Pipeline(jobs=1).run(SEEDS, tmp_path / "out")
        again = Pipeline(jobs=1, settings=Settings(scorer="rules")).run(SEEDS, tmp_path / "out")
        assert again.unchanged == 0


class TestASitesOwnLines:
    def test_a_line_on_all_pages_of_a_site_goes_and_a_sentence_of_two_copies_stays(self, tmp_path):
        towns = ("Tarnow", "Lannion", "Valletta", "Bergen", "Porto", "Siena")
        line = "Follow the Courier wherever you read your morning stories with coffee"
        shared = "The minister told reporters on Monday that nobody had asked her before the vote was held."
        rows_in = []
        for i, town in enumerate(towns):
            own = f"The council of {town} will close bridge {i} for {i + 3} weeks, the mayor said on Monday."
            rest = f"In {town} some {i + 2},000 people cross it each day, and its {i + 5} shops fear for their trade."
            text = "\n\n".join([own, shared if i < 1 else rest, line, rest + f" A ferry will run from pier {i}."])
            rows_in.append({"id": f"{i}", "site": "The Courier", "text": text})
        rows_in.append({**rows_in[0], "id": "copy"})
        (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows_in)))
        Pipeline(jobs=1).run(tmp_path / "in.jsonl", tmp_path / "out")
        texts = {row["id"]: str(row["text"]) for row in rows(tmp_path / "out" / "articles.jsonl")}
        assert len(texts) == 7
        assert not [name for name, text in texts.items() if line in text]
        assert shared in texts["0"]
        assert shared in texts["copy"]


class TestRemoving:
    def test_what_is_left_is_as_if_the_page_had_never_been_there(self, tmp_path, seeds_out):
        shutil.copytree(SEEDS, tmp_path / "in")
        (tmp_path / "in" / "more.txt").write_text(
            "The mill closed on Friday after ninety years, its owner told reporters."
        )
        Pipeline(jobs=1).run(tmp_path / "in", tmp_path / "out")
        Pipeline(jobs=1).remove(["more.txt"], tmp_path / "out")
        left, wanted = tree(tmp_path / "out"), tree(seeds_out)
        assert left.keys() == wanted.keys()
        assert {name for name in wanted if left[name] != wanted[name]} <= {"report.html"}

    def test_a_page_that_is_not_there_is_an_error(self, tmp_path, seeds_out):
        shutil.copytree(seeds_out, tmp_path / "out")
        with pytest.raises(InputError, match="none of these pages"):
            Pipeline(jobs=1).remove(["nobody"], tmp_path / "out")
        with pytest.raises(InputError, match="no run in"):
            Pipeline(jobs=1).remove(["nobody"], tmp_path / "nowhere")


class TestNothingIsLost:
    def test_every_page_in_is_one_outcome_out(self, tmp_path):
        source = tmp_path / "in"
        shutil.copytree(SEEDS, source)
        (source / "empty.txt").write_text("  \n")
        (source / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
        (source / "broken.txt.gz").write_bytes(b"\x1f\x8bnothing")
        (source / "rows.jsonl").write_text('{"id": "empty.txt", "text": "x"}\nnot a row\n')
        summary = Pipeline(jobs=2).run(source, tmp_path / "out")
        assert summary.pages == 10
        assert summary.articles == 5
        why = {row["id"]: row["why"] for row in rows(tmp_path / "out" / "rejected.jsonl")}
        assert why == {
            "broken.txt.gz": "unreadable",
            "empty.txt": "empty",
            "empty.txt#2": "duplicate id",
            "picture.html": "not text",
            "rows.jsonl:2": "malformed",
        }

    def test_a_large_page_with_a_tiny_article_is_marked_and_counted(self, tmp_path):
        story = "<p>The mill closed on Friday after ninety years, its owner told reporters in the yard.</p>"
        page = f"<html><body><script>{'x = 1;' * 20_000}</script>{story}</body></html>"
        (tmp_path / "large.html").write_text(page)
        (tmp_path / "small.html").write_text(f"<html><body>{story}</body></html>")
        summary = Pipeline(jobs=1).run([tmp_path / "large.html", tmp_path / "small.html"], tmp_path / "out")
        assert (summary.articles, summary.suspicious) == (2, 1)
        marks = {row["id"]: row.get("suspicious") for row in rows(tmp_path / "out" / "articles.jsonl")}
        assert marks == {
            "large.html": f"a page of {len(page):,} characters gave an article of 83",
            "small.html": None,
        }

    def test_a_page_that_is_no_longer_an_article_leaves_no_text_behind(self, tmp_path):
        page = tmp_path / "in" / "a.txt"
        page.parent.mkdir()
        page.write_text("The mill closed on Friday after ninety years, its owner told reporters in the yard.")
        Pipeline(jobs=1).run(page.parent, tmp_path / "out")
        assert (tmp_path / "out/clean/a.txt").exists()
        page.write_text("")
        Pipeline(jobs=1).run(page.parent, tmp_path / "out")
        assert not (tmp_path / "out/clean").exists()

    def test_pages_whose_ids_would_share_a_file_do_not(self, tmp_path):
        story = "The mill closed on Friday after ninety years, its owner told reporters in the yard number {}."
        lines = [
            json.dumps({"id": name, "text": story.format(i)}) for i, name in enumerate(["a", "a.txt", "../a", "A/a"])
        ]
        (tmp_path / "in.jsonl").write_text("\n".join(lines))
        Pipeline(jobs=1).run(tmp_path / "in.jsonl", tmp_path / "out")
        texts = [path for path in (tmp_path / "out" / "clean").rglob("*") if path.is_file()]
        assert len(texts) == 4
        assert not (tmp_path / "a").exists()

    def test_input_and_output_must_differ(self, tmp_path):
        with pytest.raises(InputError, match="both input and output"):
            Pipeline().run(tmp_path, tmp_path)

    def test_an_output_that_cannot_be_written_is_said_at_once(self, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError, match="choose another folder"):
            Pipeline().run(SEEDS, tmp_path / "file" / "out")


def dying(task: Task, enter: Callable[[Stage], None], *, settings: Settings) -> object:
    """Stands in for a page that kills or hangs its worker; every other page is really cleaned."""
    name = task.source.id
    if name.startswith(("kills", "hangs", "raises", "burns", "eats")):
        enter(Stage.STRIP)
    if name.startswith("kills"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("hangs"):
        time.sleep(60)
    if name.startswith("raises"):
        raise RuntimeError("a bug")
    while name.startswith("burns"):
        pass
    if name.startswith("eats"):
        bytearray(40_000_000_000)
    return perform(task, settings, enter)


class TestWorkers:
    def test_a_page_that_stops_its_worker_is_quarantined_and_takes_no_other_with_it(self, tmp_path, monkeypatch):
        monkeypatch.setattr(local, "_perform", dying)
        (tmp_path / "in").mkdir()
        for i in range(40):
            name = {7: "kills-a", 8: "kills-b", 20: "hangs", 25: "eats", 30: "raises"}.get(i, f"page-{i:02}")
            text = f"The mill number {i} closed on Friday after {i} years, its owner told reporters in the yard."
            (tmp_path / "in" / f"{name}.txt").write_text(text)
        summary = Pipeline(jobs=2, limits=Limits(seconds=1.5)).run(tmp_path / "in", tmp_path / "out")
        assert summary.articles == 35
        assert summary.quarantined == {"crashed": 3, "out of memory": 1, "timed out": 1}
        assert not summary.rejected
        told = {row["id"]: row for row in rows(tmp_path / "out" / "rejected.jsonl")}
        assert told["kills-a.txt"]["quarantined"] == {"stage": "strip", "limit": "", "signal": "SIGKILL"}
        assert told["hangs.txt"]["quarantined"] == {"stage": "strip", "limit": "1.5 s", "signal": "SIGKILL"}
        assert told["eats.txt"]["quarantined"]["limit"] == "4,000,000,000 bytes of memory"
        assert told["raises.txt"]["detail"] == "RuntimeError: a bug, in the stage 'strip'"
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
        assert manifest["pages"] == manifest["articles"] + sum(manifest["quarantined"].values()) == 40
        report = (tmp_path / "out" / "report.html").read_text()
        assert "35 gave an article, 5 were quarantined." in report
        assert "<dt>Quarantined</dt><dd>5</dd>" in report

    def test_processor_time_is_limited_too(self, tmp_path, monkeypatch):
        monkeypatch.setattr(local, "_perform", dying)
        (tmp_path / "burns.txt").write_text("x")
        pipeline = Pipeline(jobs=1, limits=Limits(cpu_seconds=1))
        assert pipeline.run(tmp_path / "burns.txt", tmp_path / "out").quarantined == {"timed out": 1}
        quarantined = rows(tmp_path / "out" / "rejected.jsonl")[0]["quarantined"]
        assert quarantined == {"stage": "strip", "limit": "1 s of CPU time", "signal": "SIGXCPU"}

    def test_a_page_that_takes_its_time_does_not_keep_the_others_waiting(self, tmp_path, monkeypatch):
        monkeypatch.setattr(local, "_perform", dying)
        lines = [
            json.dumps({"id": name, "text": f"The mill of {name} closed on Friday, its owner said."})
            for name in ("hangs", *(f"page-{i}" for i in range(100)))
        ]
        (tmp_path / "in.jsonl").write_text("\n".join(lines))
        told: list[str] = []
        Pipeline(
            jobs=2,
            copies=False,
            report=False,
            limits=Limits(seconds=4),
            progress=lambda step, done, _: told.append(f"{step} {done}"),
            problem=lambda rejected: told.append(rejected.id),
        ).run(tmp_path / "in.jsonl", tmp_path / "out")
        assert told[told.index("hangs") - 1] == "cleaning 100"

    def test_a_page_given_up_is_tried_again_by_the_next_run(self, tmp_path, monkeypatch):
        (tmp_path / "kills.txt").write_text("The mill closed on Friday after ninety years, its owner said in the yard.")
        with monkeypatch.context() as patched:
            patched.setattr(local, "_perform", dying)
            assert Pipeline(jobs=1).run(tmp_path / "kills.txt", tmp_path / "out").articles == 0
        assert Pipeline(jobs=1).run(tmp_path / "kills.txt", tmp_path / "out").articles == 1

    def test_a_worker_that_dies_while_it_waits_costs_nothing(self, tmp_path):
        pages = tmp_path / "in.jsonl"
        text = "The mill number {} closed on Friday after ninety years, its owner told reporters in the yard."
        pages.write_text("\n".join(json.dumps({"id": i, "text": text.format(i)}) for i in range(300)))

        killed: set[int] = set()

        def kill_a_worker(step: str, done: int, _: object) -> None:
            # Once each: a page that loses two workers is given up.
            if step == "cleaning" and done % 50 == 25 and done not in killed:
                killed.add(done)
                for worker in multiprocessing.active_children():
                    worker.kill()

        summary = Pipeline(jobs=2, progress=kill_a_worker, copies=False, report=False).run(pages, tmp_path / "out")
        assert summary.articles == 300

    def test_a_script_that_calls_at_its_top_is_not_run_again_by_the_workers(self, tmp_path):
        script = tmp_path / "script.py"
        script.write_text(
            "import sys; from cleaner import Pipeline; print('once'); Pipeline(jobs=2).run(sys.argv[1], sys.argv[2])"
        )
        told = subprocess.run(
            [sys.executable, str(script), str(SEEDS), str(tmp_path / "out")], capture_output=True, text=True, check=True
        )
        assert (told.stdout, told.stderr) == ("once\n", "")


class TestKilledRuns:
    def test_the_same_command_goes_on_and_ends_in_the_same_output(self, tmp_path):
        source = tmp_path / "in"
        source.mkdir()
        for i in range(60):
            body = " ".join(f"Sentence {k} of story {i} tells what happened in town {k * i}." for k in range(30))
            (source / f"{i:03}.txt").write_text(body)
        Pipeline(jobs=2).run(source, tmp_path / "whole")
        command = [sys.executable, "-m", "cleaner", "run", str(source), "-o", str(tmp_path / "out"), "-q"]
        for delay in (0.4, 0.8, 1.2):
            process = subprocess.Popen(command, start_new_session=True)
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        subprocess.run(command, check=True)
        assert tree(tmp_path / "out") == tree(tmp_path / "whole")

    def test_an_interrupted_run_says_so_and_ends_with_130(self, tmp_path):
        lines = (
            json.dumps({"id": i, "text": f"Story {i} tells what happened in town {i}. " * 300}) for i in range(8000)
        )
        (tmp_path / "in.jsonl").write_text("\n".join(lines))
        command = [sys.executable, "-m", "cleaner", "run", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out")]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        asked = time.monotonic()
        said = process.communicate(timeout=20)[1]
        assert process.returncode == 130
        assert "the same command goes on" in said
        assert time.monotonic() - asked < 5


class TestDedupRun:
    def test_texts_are_taken_as_they_are(self, tmp_path, seeds_out):
        summary = dedup_run([str(seeds_out / "articles.jsonl")], str(tmp_path / "out"))
        assert (summary.articles, summary.clusters, summary.copies) == (5, 4, 1)
        assert rows(tmp_path / "out" / "clusters.jsonl") == rows(seeds_out / "clusters.jsonl")

    def test_html_is_sent_to_the_right_command(self, tmp_path):
        (tmp_path / "a.html").write_text("<html><p>x</p></html>")
        dedup_run([str(tmp_path / "a.html")], str(tmp_path / "out"))
        assert "clean it first" in str(rows(tmp_path / "out" / "rejected.jsonl")[0]["detail"])


PARAGRAPH = st.lists(
    st.sampled_from(["the", "mill", "closed", "on", "Friday", "after", "ninety", "years", "owner", "said"]), max_size=30
).map(" ".join)
PAGE = st.lists(
    st.one_of(PARAGRAPH, st.text(max_size=60), st.sampled_from(["Comments", "ADVERTISEMENT", ""])), max_size=12
).map("\n".join)


class TestOnePage:
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(PAGE, st.sampled_from(["text", "html", "auto"]))
    def test_cleaning_only_takes_away_and_spans_lie_inside_the_source(self, source, kind):
        outcome = cleaner.clean(source, kind=kind)
        if isinstance(outcome, Rejected):
            return
        blocks = outcome.blocks
        assert all(
            0 <= removal.span.start < removal.span.end <= len(blocks[removal.block].text)
            for removal in outcome.removals
        )
        remaining = iter("".join(block.text for block in blocks))
        assert all(letter in remaining for letter in outcome.text if not letter.isspace())
        if kind == "text":
            text = source.replace("\r\n", "\n").replace("\r", "\n")
            assert all(text[block.span.start : block.span.end] == block.text for block in blocks)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(PAGE)
    def test_cleaning_the_cleaned_text_changes_nothing(self, source):
        first = cleaner.clean(source, kind="text")
        if isinstance(first, Article):
            second = cleaner.clean(first.text, kind="text")
            assert isinstance(second, Article)
            assert second.text == first.text

    def test_a_word_that_is_not_a_kind_is_refused(self):
        with pytest.raises(UsageError, match="choose one of auto, html, text"):
            cleaner.clean("x", kind="pdf")

    def test_an_empty_page_is_rejected(self):
        assert cleaner.clean("").why is Why.EMPTY

    def test_a_source_by_itself_gives_the_same_as_the_function(self):
        data = (SEEDS / "001_04270004189e3356.txt").read_bytes()
        row = perform(Task(Source(id="x", data=data), None, "m"), Settings())
        assert row.article_text == cleaner.clean(data).text
