"""Draw what finding copies costs, from what benchmarks/dedup.py measured.

    benchmarks/dedup.py --data DIR --curve 10000,100000,1000000 -o docs/pictures/copies.json
    python docs/pictures/copies.py

writes copies.svg beside copies.json: milliseconds and bytes a document by their number, a line for each tool.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT, LEFT, TOP, GAP = 330, 210, 56, 40, 80
COLOURS = {"cleaner": "#0b6bcb", "datasketch": "#c2410c", "rensa": "#5f6b7a", "text-dedup": "#7c3aed"}
PANELS = (
    ("processor milliseconds a document", "milliseconds_per_document", 1.0),
    ("kilobytes of memory a document", "bytes_per_document", 1000.0),
)


def _nice(most: float) -> float:
    """A round number above `most`."""
    step = 10 ** math.floor(math.log10(most))
    return next(step * factor for factor in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * factor >= most)


def _panel(rows: list[dict[str, Any]], title: str, field: str, unit: float, left: int) -> Iterator[str]:
    sizes = [row["documents"] for row in rows]
    low, high = math.log10(min(sizes)), max(math.log10(max(sizes)), math.log10(min(sizes)) + 1)
    most = _nice(max(row[field] / unit for row in rows))

    def x(documents: int) -> float:
        return left + (math.log10(documents) - low) / (high - low) * WIDTH

    def y(value: float) -> float:
        return TOP + HEIGHT - value / most * HEIGHT

    yield f'<text x="{left}" y="{TOP - 14}" font-weight="bold">{title}</text>'
    for part in range(5):
        value = most * part / 4
        yield f'<path d="M{left} {y(value):.1f}h{WIDTH}" stroke="#d6dae0"/>'
        yield f'<text x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.3g}</text>'
    for documents in sorted(set(sizes)):
        yield f'<text x="{x(documents):.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{documents:,}</text>'
    for number, tool in enumerate(t for t in COLOURS if any(row["tool"] == t for row in rows)):
        points = sorted((row["documents"], row[field] / unit) for row in rows if row["tool"] == tool)
        line = " ".join(f"{x(documents):.1f},{y(value):.1f}" for documents, value in points)
        yield f'<polyline points="{line}" fill="none" stroke="{COLOURS[tool]}" stroke-width="2"/>'
        for documents, value in points:
            yield f'<circle cx="{x(documents):.1f}" cy="{y(value):.1f}" r="3.5" fill="{COLOURS[tool]}"/>'
        yield (
            f'<text x="{left + number * 90}" y="{TOP + HEIGHT + 44}" fill="{COLOURS[tool]}" '
            f'font-weight="bold">{tool}</text>'
        )


def drawn(rows: list[dict[str, Any]]) -> str:
    """The picture of measured rows."""
    rows = [row for row in rows if "documents" in row]
    total = LEFT + len(PANELS) * (WIDTH + GAP)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {TOP + HEIGHT + 64}" font-size="12" ']
    lines[0] += 'font-family="system-ui, sans-serif" role="img" aria-label="What finding copies costs a document">'
    lines.append('<rect width="100%" height="100%" fill="#fff"/>')
    for number, (title, field, unit) in enumerate(PANELS):
        lines += _panel(rows, title, field, unit, LEFT + number * (WIDTH + GAP))
    return "\n".join([*lines, "</svg>", ""])


if __name__ == "__main__":
    measured = json.loads((HERE / "copies.json").read_text(encoding="utf-8"))
    (HERE / "copies.svg").write_text(drawn(measured), encoding="utf-8")
