"""Make the pictures of the documentation: the real commands on the seeds, on a real terminal.

    python docs/pictures/make.py [FOLDER]

writes explain.svg and review.svg into FOLDER, by default the folder of this file. The same program gives the same
bytes, whatever the terminal that it was started from.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
FIRST, SECOND = "000_39a4a156a79cc54e.txt", "003_c9d38ac02081f8b8.txt"
COLUMNS, LINES = 100, 40

# What a user might add to a project, to see in a review what it does.
RULE = """\
[[rules]]
name = "my.first-reported"
reason = "credit"
phrase = "^NBC News first reported"
sure = true
"""

# rich's own frame loads a font from the network; a picture asks nobody for anything.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
    }}
    .{unique_id}-title {{
        font-size: 18px;
        font-weight: bold;
        font-family: sans-serif;
    }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


def environment() -> dict[str, str]:
    """A terminal with colours, and nothing that would change what is shown."""
    unwanted = ("CI", "NO_COLOR", "COLUMNS", "LINES", "CLEANER_GOLDEN")
    path = os.pathsep.join(filter(None, (str(HERE.parent.parent), os.environ.get("PYTHONPATH"))))
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path}


def run(folder: Path, *words: str) -> None:
    """Run the program where nobody looks."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "cleaner", *words], cwd=folder, env=environment(), stdout=subprocess.DEVNULL, check=True
    )


def on_a_terminal(folder: Path, *words: str, keys: tuple[tuple[str, str], ...] = ()) -> str:
    """What the program writes on a terminal; `keys` are patterns to wait for and what is typed then."""
    child = pexpect.spawn(
        # Progress goes to stderr and would move the cursor: here it goes nowhere.
        "/bin/sh",
        ["-c", 'exec "$0" -m cleaner "$@" 2>/dev/null', sys.executable, *words],
        cwd=str(folder),
        env=environment(),
        dimensions=(LINES, COLUMNS),
        encoding="utf-8",
        timeout=120,
    )
    seen = ""
    for pattern, key in keys:
        child.expect(pattern)
        seen += child.before + child.after
        child.send(key)
    child.expect(pexpect.EOF)
    child.close()
    return (seen + child.before).replace("\r\n", "\n")


def picture(title: str, shown: str) -> str:
    """What a terminal shows, as SVG."""
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    for line in Text.from_ansi(shown.strip("\n")).split("\n", allow_blank=True):
        for row in folded(line):
            console.print(row, no_wrap=True, overflow="ignore", crop=False)
    return console.export_svg(title=title, code_format=FRAME, unique_id=title.split()[1])


def folded(line: Text) -> list[Text]:
    """The rows that a terminal breaks a line into: in the middle of words, as terminals do."""
    cuts, width = [], 0
    for place, sign in enumerate(line.plain):
        width += cell_len(sign)
        if width > COLUMNS:
            cuts.append(place)
            width = cell_len(sign)
    return list(line.divide(cuts))


def explain(folder: Path) -> str:
    """A page with every line kept or struck."""
    (folder / FIRST).write_bytes((SEEDS / FIRST).read_bytes())
    return on_a_terminal(folder, "explain", FIRST)


def review(folder: Path) -> str:
    """Two golden cases that a new rule changes alike: looked at, then accepted together."""
    for name, seed, why in (
        ("ice-long", FIRST, "A wire copy on an outlet's page: advertisement, caption, Also Read and Comments go."),
        ("ice-short", SECOND, "The same wire story on another site: caption, sign-off and foreign stories go."),
    ):
        run(folder, "golden", "add", str(SEEDS / seed), "--name", name, "--why", why)
    run(folder, "review", "--diff", "--accept", "*")
    (folder / "cleaner.toml").write_text(RULE, encoding="utf-8")
    return on_a_terminal(folder, "review", keys=(("quit.*help", "l"), ("any other key no", "y"), ("quit.*help", "q")))


def main(out: Path) -> None:
    """Make every picture."""
    out.mkdir(parents=True, exist_ok=True)
    for name, command, make in (
        ("explain", f"cleaner explain {FIRST}", explain),
        ("review", "cleaner review", review),
    ):
        with tempfile.TemporaryDirectory() as folder:
            shown = make(Path(folder))
        svg = picture(command, f"$ {command}\n{shown}")
        (out / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        print(out / f"{name}.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
