"""Settings of a project: found, checked by line, and obeyed."""

import io
import json
import pickle
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import config
from cleaner.cli import main
from cleaner.config.lines import Lines
from cleaner.errors import InputError, UsageError
from cleaner.models import Article, Reason, Rejected
from cleaner.pipeline import Settings, made_by, settings_row
from cleaner.rules import Phrase, Rule
from cleaner.rules.own import host, words_of

PROSE = "The council voted on Monday to close the old bridge for repairs until May, its speaker told reporters."
WHOLE = """\
scorer = "rules"
canonical = ["source", "longest"]
prefer-site = "reuters.com"
timeout = 30

[columns]
text = "body"

[[rules]]
name = "my.app"
reason = "promotion"
phrase = "^read on in our app"
sure = true
removes = ["Read on in our app."]
keeps = ["He read on in our appendix."]

[sites."example.org"]
drop = ["aside.promo", { phrase = "^Trending", reason = "related", name = "my.trend" }]
keep = [{ xpath = "//p[@class='note']" }]
"""


def read(text: str, path: str = "cleaner.toml") -> config.Config:
    return config.read(text, path)


def said(text: str, path: str = "cleaner.toml") -> str:
    with pytest.raises(UsageError) as error:
        read(text, path)
    return str(error.value)


class TestWhere:
    def test_the_nearest_file_upwards_is_read(self, tmp_path):
        (tmp_path / "a" / "b").mkdir(parents=True)
        (tmp_path / "cleaner.toml").write_text("timeout = 1")
        assert config.find(tmp_path / "a" / "b") == tmp_path / "cleaner.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
        assert config.find(tmp_path / "a" / "b") == tmp_path / "cleaner.toml"
        (tmp_path / "a" / "pyproject.toml").write_text("[tool.cleaner]\n")
        assert config.find(tmp_path / "a" / "b") == tmp_path / "a" / "pyproject.toml"

    def test_a_pyproject_that_is_broken_is_somebody_elses(self, tmp_path):
        (tmp_path / "pyproject.toml").write_text("[[[")
        assert config.find(tmp_path) != tmp_path / "pyproject.toml"

    def test_a_file_that_is_named_has_to_be_there(self, tmp_path):
        with pytest.raises(InputError, match=r"cannot read .*: No such file"):
            config.load(tmp_path / "nowhere.toml")

    def test_without_a_file_the_defaults_hold(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert config.load().settings() == Settings()


class TestWhatItSays:
    def test_everything_becomes_settings(self):
        found = read(WHOLE).settings()
        assert (found.scorer, found.canonical, found.preferred_sites) == (
            "rules",
            ("source", "longest"),
            ("reuters.com",),
        )
        assert found.columns.text == "body"
        assert [rule.name for rule in found.rules] == ["my.app"]
        assert [part.name for part in found.sites[0].drop] == ["site.example.org", "my.trend"]

    def test_pyproject_says_the_same(self):
        top = "[tool.cleaner]\n" + WHOLE.replace("[columns]", "[tool.cleaner.columns]").replace(
            "[[rules]]", "[[tool.cleaner.rules]]"
        ).replace("[sites.", "[tool.cleaner.sites.")
        assert read(top, "pyproject.toml").settings() == read(WHOLE).settings()

    def test_what_is_given_goes_first(self):
        assert read(WHOLE).settings(scorer="learned").scorer == "learned"

    def test_settings_with_rules_can_be_sent_to_workers_and_leave_a_mark(self):
        settings = read(WHOLE).settings()
        again = pickle.loads(pickle.dumps(settings))  # noqa: S301
        assert again == settings
        assert made_by(again) == made_by(settings) != made_by(Settings(scorer="rules"))
        assert json.dumps(settings_row(settings))

    def test_a_broken_pyproject_is_said_when_it_speaks_of_us(self, tmp_path):
        path = tmp_path / "pyproject.toml"
        path.write_text('[tool.other]\nx = "\n')
        assert config.find(tmp_path) != path
        path.write_text('[tool.cleaner]\nscorer = "rules\n')
        with pytest.raises(UsageError, match=r"pyproject\.toml:2: not TOML"):
            config.load(config.find(tmp_path))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("x =", "cleaner.toml:1: not TOML: Invalid value"),
            ('\nx = "y\n', "cleaner.toml:2: not TOML: Illegal character"),
            ('\n[[sites]]\nsite = "a"', 'cleaner.toml:2: "sites" is one table'),
            ('\n\nscorer = "magic"', 'cleaner.toml:3: no scorer "magic": choose one of learned, rules'),
            ('prefer-sites = ["a"]', 'cleaner.toml:1: no option "prefer-sites": did you mean "prefer-site"?'),
            ("\njobs = 0", 'cleaner.toml:2: "jobs" is a whole number from 1'),
            ('timeout = "long"', 'cleaner.toml:1: "timeout" is a number of seconds'),
            ("canonical = [1]", 'cleaner.toml:1: "canonical" is a list of strings'),
            ('[columns]\nid = "a"\ntxt = "b"', 'cleaner.toml:3: no key "txt" here: did you mean "text"?'),
            ("[columns]\nid = 3", 'cleaner.toml:2: "id" is a string'),
            ("rules = 3", 'cleaner.toml:1: "rules" is an array of tables'),
            ('[[rules]]\nname = "Bad Name"\nline = "x"', 'cleaner.toml:2: a rule has a name like "my.read-on"'),
            ('[[rules]]\nname = "a.b"\nreason = "spam"\nline="x"', 'cleaner.toml:3: no reason "spam": choose one of'),
            ('[[rules]]\nname = "a.b"\nreason = "related"', 'cleaner.toml:1: the rule "a.b" needs a "phrase"'),
            ('[[rules]]\nname = "a.b"\nreason = "related"\nphrase = "("', "cleaner.toml:4: '(' is no pattern: missing"),
            ('[[rules]]\nname = "a.b"\nreason = "related"\nphrase = "x*"', "cleaner.toml:4: 'x*' finds every line"),
            ('[[rules]]\nname = "a.b"\nreason = "related"\nphrase = "ads?"', 'cleaner.toml:4: the rule "a.b" is'),
            ('[sites]\n"a b" = {}', 'cleaner.toml:2: "a b" is no site'),
            ('[sites."a.b"]\ndrop = [\n  "p",\n  "p..x",\n]', "cleaner.toml:4: no CSS selector 'p..x': Expected ident"),
            ('[sites."a.b"]\nkeep = [{xpath = "//["}]', "cleaner.toml:2: no XPath '//[': Invalid expression"),
            ('[sites."a.b"]\ndrop = [{css = "p", xpath = "//p"}]', "cleaner.toml:2: a part of a page is named by"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_named_with_its_line(self, text, message):
        assert said(text).startswith(message)

    def test_a_rule_is_proven_by_its_examples(self):
        rule = '[[rules]]\nname = "my.app"\nreason = "promotion"\nphrase = "^read on"\nsure = true\n'
        assert "cleaner.toml:7: the rule" in said(rule + 'removes = [\n  "Go on."]')
        assert "finds 'Read on.', one of its keeps" in said(rule + 'keeps = ["Read on."]')

    def test_a_name_stands_once(self):
        rule = '[[rules]]\nname = "my.app"\nreason = "promotion"\nline = "Our app"\n'
        assert said(rule + "\n" + rule) == 'cleaner.toml:7: a second rule with the name "my.app"'


class TestLines:
    def test_keys_tables_arrays_and_elements_have_lines(self):
        lines = Lines(
            'a = 1  # [b]\n"q.r" = """\nx = 2\n"""\n[t.u]\nk = [\n  1, # two,\n  "[",\n\n  {c = 1},\n]\nl=2\n'
            "[[t.v]]\nm=1\n[[t.v]]\nm=2"
        )
        assert lines.of("a") == 1
        assert lines.of("q.r") == 2
        assert lines.of("t", "u", "k", 0) == 7
        assert lines.of("t", "u", "k", 1) == 8
        assert lines.of("t", "u", "k", 2, "c") == 10
        assert lines.of("t", "u", "l") == 12
        assert lines.of("t", "v", 1, "m") == 16
        assert lines.of("not", "there") == 1

    @given(st.text("ab=[]{}\"'#\n,.1 ", max_size=80))
    def test_any_text_has_lines(self, text):
        lines = Lines(text)
        try:
            keys = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            keys = {}
        for key in keys:
            assert 1 <= lines.of(key) <= text.count("\n") + 1


class TestWordsOfAPattern:
    @given(
        st.lists(
            st.sampled_from(
                ["read", "on", "in", "our", "app", "(now)?", "\\s+", "x?", "[ab]", ".*", " ", "|", "^", "$"]
            )
        ).map("".join)
    )
    def test_whatever_the_pattern_finds_has_one_of_its_words(self, pattern):
        import re

        words = words_of(pattern)
        for text in ("read on in our app now", "app", "on", "our x", "a", "in read"):
            if words and re.search(pattern, text) and re.fullmatch(r"[a-z |^$]*", pattern):
                assert any(word in text for word in words)

    def test_the_host_of_an_address(self):
        assert host("HTTPS://user:pw@News.Example.org:80/x") == "news.example.org"
        assert host(None) == host("mailto:a@b") == ""


PAGE = f"""<html><body><main>
<p>{PROSE}</p><p class="note">Correction: May.</p>
<aside class="wide promo"><h3>Get more</h3><p>{PROSE} All of it in the members' own words.</p></aside>
<p>{PROSE} The <b class="hl">bridge</b> is old.</p>
<div><a class="card" href="/x"><p>{PROSE} Somebody else wrote this.</p></a></div>
</main></body></html>"""


def cleaned(
    drop: str = "", keep: str = "", page: str = PAGE, url: str | None = "https://www.example.org/a", **more: str
) -> Article | Rejected:
    settings = read(f'scorer = "rules"\n[sites."example.org"]\ndrop = [{drop}]\nkeep = [{keep}]').settings()
    return cleaner.clean(page, url=url, settings=settings, **more)


class TestSites:
    @pytest.mark.parametrize(
        ("drop", "gone"),
        [
            ('".promo"', ["Get more", "members' own"]),
            ('{xpath = "//aside//p"}', ["members' own"]),
            ('"b.hl"', ["bridge is old"]),
            ('"a.card"', ["Somebody else"]),
            ('{xpath = "//b/text()"}', ["bridge is old"]),
            ('{phrase = "members. own"}', ["members' own"]),
            ('{line = "get more!"}', ["Get more"]),
        ],
    )
    def test_a_part_of_the_page_is_dropped(self, drop, gone):
        article = cleaned(drop)
        assert not any(text in article.text for text in gone)
        own = [one for one in article.removals if one.rule == "site.example.org"]
        assert [one.block for one in own] == [
            i
            for i, block in enumerate(article.blocks)
            if any(text in block.text.replace("The bridge", "The bridge") for text in gone)
        ]
        assert all(one.reason is Reason.NAVIGATION for one in own)

    def test_a_part_of_the_page_is_kept(self):
        page = PAGE.replace("<main>", '<main><nav><p class="lede">Voting went on for hours</p></nav>')
        assert "Voting went on" not in cleaned(page=page).text
        assert cleaned(keep='".lede"', page=page).text.startswith("Voting went on for hours\nThe council")

    def test_keep_goes_before_drop(self):
        article = cleaned('"p"', '{phrase = "bridge is old"}')
        assert article.text == f"{PROSE} The bridge is old."

    def test_what_is_dropped_as_a_whole_is_no_article(self):
        assert cleaned('"body"').detail == "own rules drop every block"

    @pytest.mark.parametrize(
        ("url", "id"),
        [
            (None, "scraped/example.org/a.html"),
            ("http://EXAMPLE.org", None),
            ("https://m.example.org:8080/x?y#z", None),
        ],
    )
    def test_a_page_belongs_to_its_site(self, url, id):
        assert "members' own" not in cleaned('".promo"', url=url, id=id).text

    @pytest.mark.parametrize(
        ("url", "id"),
        [(None, None), ("http://badexample.org/", None), ("http://other.org/example.org", "example.org.html")],
    )
    def test_and_to_no_other(self, url, id):
        assert "members' own" in cleaned('".promo"', url=url, id=id).text

    def test_texts_obey_phrases(self):
        text = f"{PROSE}\n\nTrending now\n\n{PROSE} And so on."
        settings = read('scorer = "rules"\n[sites."*"]\ndrop = [{phrase = "^trending"}]').settings()
        assert cleaner.clean(text, settings=settings).text == f"{PROSE}\n\n{PROSE} And so on."

    def test_other_rules_clean_again(self):
        assert made_by(read('[sites."*"]\ndrop = ["p"]').settings()) != made_by(Settings())

    @given(st.lists(st.integers(0, 6), max_size=5, unique=True), st.lists(st.integers(0, 6), max_size=3, unique=True))
    def test_whatever_is_dropped_and_kept_the_text_is_what_is_left_of_the_blocks(self, drop, keep):
        words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf"]
        text = "\n\n".join(
            f"{word.title()} is what the speaker of the town said to reporters on Monday." for word in words
        )
        lists = [", ".join('{phrase = "^' + words[i] + ' "}' for i in chosen) for chosen in (drop, keep)]
        settings = read(f'scorer = "rules"\n[sites."*"]\ndrop = [{lists[0]}]\nkeep = [{lists[1]}]').settings()
        outcome = cleaner.clean(text, settings=settings)
        gone = set(drop) - set(keep)
        assert outcome.text == "\n\n".join(line for i, line in enumerate(text.split("\n\n")) if i not in gone)


class TestOwnRules:
    def test_a_sure_rule_always_goes(self):
        rule = Rule(name="my.app", reason=Reason.PROMOTION, finds=Phrase("^read on"), removes=(), keeps=(), sure=True)
        article = cleaner.clean(f"{PROSE}\n\nRead on, {PROSE}", settings=Settings(scorer="rules", rules=(rule,)))
        assert article.text == PROSE
        assert [(one.rule, one.reason) for one in article.removals] == [("my.app", Reason.PROMOTION)]

    def test_a_cue_is_weighed_and_names_the_removal(self):
        text = f"{PROSE}\n\n{PROSE}\n\nOur zebra letter comes on Sundays"
        rule = '[[rules]]\nname = "my.zebra"\nreason = "promotion"\nphrase = "zebra letter"\n'
        article = cleaner.clean(text, settings=read('scorer = "rules"\n' + rule).settings())
        assert "my.zebra" in {one.rule for one in article.removals}


def run(*words: str):
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cleaner.toml").write_text(WHOLE)
    return tmp_path


class TestCommands:
    def test_show_says_where_each_setting_comes_from(self, project):
        shown = run("config", "show").stdout
        assert shown.startswith(f"{project}/cleaner.toml\n")
        told = {line.split()[0]: line.split()[1:] for line in shown.splitlines()[1:]}
        assert told["scorer"] == ["rules", f"{project}/cleaner.toml:1"]
        assert told["timeout"] == ["30", f"{project}/cleaner.toml:4"]
        assert told["extractor"] == ["blocks", "default"]
        assert told["columns.text"] == ["body", f"{project}/cleaner.toml:7"]
        assert "rule my.app: promotion, always goes" in shown
        assert "site example.org: 2 dropped, 1 kept" in shown

    def test_show_as_json(self, project):
        row = json.loads(run("config", "show", "--json").stdout)
        assert row["file"] == str(project / "cleaner.toml")
        assert row["options"]["canonical"]["value"] == ["source", "longest"]

    def test_a_wrong_file_stops_every_command_before_it_begins(self, project):
        (project / "cleaner.toml").write_text("scorer = 1")
        for words in (
            ["run", ".", "-o", "out"],
            ["clean", "x"],
            ["dedup", "x", "-o", "out"],
            ["config", "show"],
            ["rules", "test"],
        ):
            answer = run(*words)
            assert answer.exit_code == 2
            assert f'{project}/cleaner.toml:1: "scorer" is a string' in answer.stderr
        assert not (project / "out").exists()

    def test_an_option_only_the_command_line_knows_is_checked_too(self, project):
        (project / "cleaner.toml").write_text('\nreport = "perhaps"')
        assert "cleaner.toml:2: report: 'perhaps' is not a valid boolean" in run("run", ".", "-o", "out").stderr

    def test_the_command_line_goes_first(self, project):
        (project / "x.txt").write_text(PROSE)
        (project / "cleaner.toml").write_text('extractor = "trafilatura"\nscorer = "rules"\nreport = false')
        run("run", "x.txt", "-o", "out")
        told = json.loads((project / "out" / "manifest.json").read_text())["settings"]
        assert (told["extractor"], told["scorer"]) == ("trafilatura", "rules")
        assert not (project / "out" / "report.html").exists()
        run("run", "x.txt", "-o", "out", "--extractor", "blocks")
        assert json.loads((project / "out" / "manifest.json").read_text())["settings"]["extractor"] == "blocks"

    def test_columns_of_the_file_and_of_the_command_line(self, project, monkeypatch):
        rows = [{"guid": "a", "body": PROSE}, {"guid": "b", "body": PROSE + " More."}]
        data = "\n".join(map(json.dumps, rows)).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (project / "in.jsonl").write_bytes(data)
        answer = run("dedup", "in.jsonl", "-o", "out", "--id-field", "guid", "--json")
        assert json.loads(answer.stdout)["articles"] == 2

    def test_a_list_of_paths(self, project):
        (project / "a.txt").write_text(PROSE)
        (project / "list").write_text("a.txt\ngone.txt\n")
        answer = run("run", "--from-list", "list", "-o", "out", "--json", "-v", "--log", "log")
        told = json.loads(answer.stdout)
        assert (told["articles"], told["rejected"]) == (1, {"unreadable": 1})
        assert answer.stderr == "cleaner: gone.txt: unreadable. No such file or directory\n"
        assert (project / "log").read_text().endswith("Z rejected gone.txt: unreadable. No such file or directory\n")

    @pytest.mark.usefixtures("project")
    def test_nothing_to_read_is_a_usage_error(self):
        answer = run("run", "-o", "out")
        assert (answer.exit_code, "nothing to read" in answer.stderr) == (2, True)

    def test_progress_for_machines(self, project):
        (project / "a.txt").write_text(PROSE)
        (project / "b.txt").write_bytes(b"%PDF-1.4")
        lines = run("run", ".", "-o", "out", "--progress", "json", "--no-report").stderr.splitlines()
        rows = [json.loads(line) for line in lines]
        assert rows[0] | {"seconds": 0} == {
            "step": "cleaning", "done": 0, "total": 2, "rejected": 0, "seconds": 0,
            "per_second": None, "remaining_seconds": None,
        }  # fmt: skip
        last = [row for row in rows if row["step"] == "cleaning"][-1]
        assert (last["done"], last["total"], last["rejected"], last["remaining_seconds"]) == (2, 2, 1, 0)

    def test_the_time_left_is_told_for_rows_too(self, project):
        (project / "cleaner.toml").write_text('scorer = "rules"\nreport = false')
        lines = (json.dumps({"id": i, "text": f"{PROSE} It was meeting {i}."}) for i in range(400))
        (project / "in.jsonl").write_text("\n".join(lines))
        told = []
        pipeline = cleaner.Pipeline(
            settings=Settings(scorer="rules"),
            jobs=1,
            copies=False,
            report=False,
            progress=lambda *step: told.append(step),
        )
        pipeline.run("in.jsonl", "out")
        expected = {total for step, done, total in told if step == "cleaning" and 100 < done < 390}
        assert all(300 < total < 500 for total in expected)
        assert ("cleaning", 400, 400) in told

    @pytest.mark.usefixtures("project")
    def test_rules_are_listed(self):
        lines = run("rules", "list").stdout.splitlines()
        assert lines[0].split() == ["my.app", "promotion", "own", "block", "sure"]
        assert len(lines) > 100
        german = run("rules", "list", "--language", "de", "--reason", "promotion", "--json").stdout
        assert all(json.loads(line)["name"].startswith("de.") for line in german.splitlines())
        assert "no such rule" in run("rules", "list", "--language", "xx").stderr

    @pytest.mark.usefixtures("project")
    def test_rules_are_tested(self):
        answer = run("rules", "test")
        assert (answer.exit_code, answer.stdout.endswith("all hold\n")) == (0, True)
        assert run("rules", "test", "my.app").stdout == "1 rules, 2 examples, all hold\n"
        assert "no rule 'none'" in run("rules", "test", "none").stderr

    def test_a_rule_whose_example_fails_gives_status_1(self, monkeypatch):
        broken = Rule(
            name="en.broken",
            reason=Reason.NOTICE,
            finds=Phrase("^zebra", words=("zebra",)),
            removes=("Lion",),
            keeps=("Zebra",),
        )
        monkeypatch.setattr("cleaner.cli.rules._rules", lambda: [("en", broken)])
        answer = run("rules", "test")
        assert answer.exit_code == 1
        assert answer.stdout.splitlines() == [
            "en.broken: 'Lion' should be removed and is kept",
            "en.broken: 'Zebra' should be kept and is removed",
            "1 rules, 2 examples, 2 fail",
        ]
