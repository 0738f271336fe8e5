"""The diffs in `variants/` are what `patch` takes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.collate.unified import safe_name, unified

LINES = st.lists(st.sampled_from(["a", "b", "c", "", " ", "- d", "+ e", "@@ f", "\\ g", "é", "\r"]), max_size=30)
TEXTS = st.tuples(LINES, st.booleans()).map(lambda parts: "\n".join(parts[0]) + ("\n" if parts[1] and parts[0] else ""))


def patched(text: str, diff: str) -> str:
    """What the diff makes of the text, by the letter of the format (POSIX `diff -u`, with GNU's missing newline)."""
    old = text.split("\n")
    old = [line + "\n" for line in old[:-1]] + ([old[-1]] if old[-1] else [])
    new: list[str] = []
    at = 0
    lines = diff.split("\n")[2:-1]
    number = 0
    while number < len(lines):
        head = lines[number].split(" ")
        assert head[0] == "@@" == head[3]
        start, _, length = head[1][1:].partition(",")
        new_start, _, new_length = head[2][1:].partition(",")
        left, right = int(length or 1), int(new_length or 1)
        first = int(start) - (left > 0)
        new += old[at:first]
        at = first
        assert int(new_start) - (right > 0) == len(new)
        number += 1
        while left or right or (number < len(lines) and lines[number].startswith("\\")):
            mark, line = lines[number][:1], lines[number][1:] + "\n"
            number += 1
            if number < len(lines) and lines[number].startswith("\\ No newline"):
                line = line[:-1]
                number += 1
            if mark in " -":
                assert old[at] == line
                at += 1
                left -= 1
            if mark in " +":
                new.append(line)
                right -= 1
    return "".join(new + old[at:])


@given(TEXTS, TEXTS)
def test_a_diff_makes_the_variant_of_the_canonical(left: str, right: str) -> None:
    diff = unified(left, right, "left", "right")
    assert (patched(left, diff) if diff else left) == right


@pytest.mark.skipif(shutil.which("patch") is None, reason="no `patch` on this machine")
@given(left=TEXTS, right=TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_patch_takes_it(tmp_path: Path, left: str, right: str) -> None:
    (tmp_path / "left").write_bytes(left.encode())
    (tmp_path / "diff").write_bytes(unified(left, right, "left", "right").encode())
    command = ["patch", "--binary", "--quiet", "-o", "new", "left", "diff"]  # a folder of ours, no input of others
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "new").read_bytes() == right.encode()


def test_equal_texts_have_no_diff() -> None:
    assert unified("a\n", "a\n", "x", "y") == ""


def test_control_characters_stay_in_the_data() -> None:
    assert "\x1b[31m" in unified("a\n", "\x1b[31m\n", "x", "y")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("news/a.html", "news/a.html"),
        ("/etc/passwd", "etc/passwd"),
        ("../up", "%2E%2E/up"),
        ("two words", "two words\t"),
        ("new\nline", "new%0Aline"),
        ('quo"te\\', "quo%22te%5C"),
        ("\x1b]0;title\x07", "%1B]0;title%07"),
        ("caf\u00e9", "caf\u00e9"),
        ("\u202egnp.exe", "%E2%80%AEgnp.exe"),
        ("", "-"),
    ],
)
def test_a_name_in_the_header_is_one_safe_word(name: str, shown: str) -> None:
    assert safe_name(name) == shown
