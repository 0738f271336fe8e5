"""What `cleaner diff` prints."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner.collate
from cleaner.collate import collate, diff_texts
from cleaner.collate.marks import Mark, Piece, width_of, wrapped
from cleaner.collate.render import FORMATS, Look, default_format, render_collation, render_diff, render_table
from cleaner.errors import UsageError
from cleaner.models import Article, Cluster, Relation, Variant

CANONICAL = "The mill closed on Friday.\nNobody was hurt.\nThe owner, a widow, said “no” to us."
VARIANT = 'The mill closed on May 2.\nThe owner, a widow, said "no" to us.\nNobody was hurt.\nOur paper saw it.'
DIFF = diff_texts(CANONICAL, VARIANT, left_id="a.txt", right_id="b.txt")
ATTACK = "\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eright to left\u202c <script>alert(1)</script> & \r gone"


def test_words_show_each_passage_with_its_change_between_signs() -> None:
    assert render_diff(DIFF, "words") == (
        "--- a.txt  canonical\n"
        "+++ b.txt  variant\n"
        "0 passages the same, 1 the same but for style, 1 changed, 1 moved, 1 only in the variant\n"
        "\n"
        "~ changed: paragraph 1\n"
        "    The mill closed on [-Friday-]{+May 2+}.\n"
        "\n"
        "= style only: paragraph 3 -> paragraph 2\n"
        '    The owner, a widow, said [~“~]{~"~}no[~”~]{~"~} to us.\n'
        "\n"
        "m moved: paragraph 2 -> paragraph 3\n"
        "    Nobody was hurt.\n"
        "\n"
        "> only variant: paragraph 4\n"
        "    {+Our paper saw it.+}\n"
        "\n"
    )


def test_side_by_side_keeps_both_in_their_columns() -> None:
    lines = render_diff(DIFF, "side-by-side", Look(width=70)).splitlines()
    assert lines[4] == "The mill closed on [-Friday-].    ~  The mill closed on {+May 2+}."
    assert all(width_of(line) <= 70 for line in lines[4:])


def test_what_is_the_same_can_be_left_out() -> None:
    diff = diff_texts("One here.\nTwo there.\nThree now.", "One here.\nTwo there.\nThree then.")
    shown = render_diff(diff, "words", Look(only="changed"))
    assert "... 2 passages the same ..." in shown
    assert "One here." not in shown


def test_a_unified_diff_is_exact_for_files_and_harmless_for_terminals() -> None:
    diff = diff_texts("One.\n", "\x1b[31mTwo.\n")
    assert render_diff(diff, "unified", Look(raw=True)) == diff.unified
    assert "\x1b" not in render_diff(diff, "unified")


def test_json_says_everything() -> None:
    data = json.loads(render_diff(DIFF, "json"))
    assert data["counts"] == {"changed": 1, "moved": 1, "only variant": 1, "style only": 1}
    assert data["pairs"][0]["edits"][1] == {"kind": "changed", "left": "Friday", "right": "May 2"}


def test_colour_says_nothing_that_a_sign_does_not() -> None:
    colored = render_diff(DIFF, "words", Look(color=True))
    assert "\x1b[31;9mFriday\x1b[0m\x1b[32;4mMay 2\x1b[0m" in colored
    assert "\x1b" not in render_diff(DIFF, "words")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
@pytest.mark.parametrize("color", [False, True])
def test_no_escape_sequence_of_a_page_reaches_the_terminal(name: str, color: bool) -> None:
    diff = diff_texts(f"One here.\n{ATTACK}", f"{ATTACK} and more.\nTwo.", left_id=ATTACK, right_id=ATTACK + "\n")
    out = render_diff(diff, name, Look(color=color))
    ours = re.sub(r"\x1b\[[0-9;]*m", "", out) if color else out
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours)
    assert "\x1b[31mred" not in out


def test_json_is_ascii() -> None:
    assert render_diff(diff_texts(ATTACK, "é"), "json").isascii()


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name in ("src", "href", "style") or name.startswith("on")]


def test_a_page_of_injections_stays_text_in_html() -> None:
    tags = Tags()
    tags.feed(render_diff(diff_texts(ATTACK, f"{ATTACK} </style>", left_id=ATTACK), "html"))
    assert "script" not in tags.seen
    assert {"del", "ins"} & tags.seen


def test_the_table_has_a_sign_for_each_member() -> None:
    texts = {"a": CANONICAL, "b": VARIANT, "c": CANONICAL.split("\n")[0]}
    variants = tuple(Variant(id=one, relation=Relation.REVISED, jaccard=0.5, containment=1) for one in "bc")
    cluster = Cluster(id="c1", canonical="a", why="longest", variants=variants)
    collation = collate(cluster, [Article(id=one, text=text) for one, text in texts.items()])
    assert render_table(collation).splitlines()[-4:] == [
        "= ~ =  The mill closed on Friday.",
        "= m .  Nobody was hurt.",
        "= = .  The owner, a widow, said “no” to us.",
        ". > .  Our paper saw it.",
    ]
    for name in FORMATS:
        assert render_collation(collation, name)


def test_the_package_can_be_called_as_the_public_function() -> None:
    cluster = Cluster(id="c1", canonical="a", why="alone")
    assert cleaner.collate(cluster, [Article(id="a", text="One.")]).members == ("a",)


def test_a_wide_terminal_gets_two_columns() -> None:
    assert (default_format(80), default_format(160)) == ("words", "side-by-side")


def test_unknown_words_are_refused() -> None:
    with pytest.raises(UsageError, match="words, side-by-side"):
        render_diff(DIFF, "colour")
    with pytest.raises(UsageError, match="all or changed"):
        Look(only="some")


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Mn", "Me", "Cc"]), max_size=30)),
    st.integers(2, 40),
)
def test_wrapping_loses_no_letter_and_keeps_the_width(texts: list[str], width: int) -> None:
    lines = list(wrapped([Piece(text, Mark.NEW) for text in texts], width))
    assert "".join("".join(piece.text for line in lines for piece in line).split()) == "".join("".join(texts).split())
    assert all(sum(width_of(piece.text) for piece in line) <= width for line in lines)


def test_one_endless_word_is_wrapped_in_linear_time() -> None:
    assert len(list(wrapped([Piece("é" * 300_000)], 50))) == 6_000
