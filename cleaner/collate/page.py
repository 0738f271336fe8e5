"""Diffs as one HTML page that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from cleaner.models import Change, Collation, ParagraphPair, VariantDiff, WordEdit
from cleaner.text import printable

_STYLE = """
:root{color-scheme:light dark;--ink:#1d1d1b;--soft:#5c5c57;--paper:#fdfcf9;--line:#dcd9d0;--old:#fbe3df;
--oldink:#8a1c0f;--new:#dff2e1;--newink:#14532d;--style:#fdf1cc;--styleink:#6b4a00;--moved:#e3ecf9;--movedink:#1e3f73}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e0;--soft:#a9a69d;--paper:#161614;--line:#3a3934;--old:#4a1d17;
--oldink:#ffb4a8;--new:#173a22;--newink:#a5e0b3;--style:#453708;--styleink:#f3d98a;--moved:#1b2f4d;--movedink:#b3d0fb}}
body{margin:0 auto;max-width:78rem;padding:2rem clamp(1rem,4vw,3rem);background:var(--paper);color:var(--ink);
font:1.05rem/1.6 Charter,"Iowan Old Style",Georgia,serif;overflow-wrap:anywhere}
h1,h2,.note,dt{font-family:system-ui,sans-serif}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:3rem}
.note{color:var(--soft);font-size:.875rem;margin:0 0 .25rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;border-top:1px solid var(--line);padding:.9rem 0}
.pair>.note{grid-column:1/-1}.pair p{margin:0}
@media(max-width:46rem){.pair{grid-template-columns:1fr;gap:.5rem}}
del{background:var(--old);color:var(--oldink)}ins{background:var(--new);color:var(--newink);text-decoration-thickness:1px}
.style{background:var(--style);color:var(--styleink)}.moved>.note{color:var(--movedink);background:var(--moved);
justify-self:start;padding:0 .5rem;border-radius:.25rem}
@media print{body{max-width:none;padding:0;background:#fff;color:#000}.pair{break-inside:avoid}}
"""


def page(diffs: Sequence[VariantDiff], collation: Collation | None = None, *, only: str = "all") -> str:
    """The diffs side by side, self-contained, without a script."""
    title = f"Cluster {collation.cluster}" if collation else "Two copies of one story"
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(title)}</title><style>{_STYLE}</style></head><body><main><h1>{_text(title)}</h1>"
    )
    parts = [head]
    for diff in diffs:
        parts.append(f"<section><h2>{_text(diff.canonical)} and {_text(diff.id)}</h2>")
        pairs = [pair for pair in diff.pairs if only == "all" or pair.change is not Change.SAME]
        if not pairs:
            parts.append('<p class="note">Nothing differs.</p>')
        parts += [_pair(pair) for pair in pairs]
        parts.append("</section>")
    return "".join(parts) + "</main></body></html>\n"


def _pair(pair: ParagraphPair) -> str:
    moved = pair.change in (Change.MOVED, Change.MOVED_CHANGED)
    numbers = " to ".join(str(number + 1) for number in (pair.left, pair.right) if number is not None)
    edits = pair.edits
    if not edits and (pair.left is None or pair.right is None):
        edits = (WordEdit(pair.left_text, pair.right_text),)
    left = _side(edits, "left") if edits else _text(pair.left_text)
    right = _side(edits, "right") if edits else _text(pair.right_text)
    return (
        f'<div class="pair{" moved" * moved}"><p class="note">{_text(pair.change.value)}, paragraph {numbers}</p>'
        f'<p dir="auto">{left}</p><p dir="auto">{right}</p></div>'
    )


def _side(edits: Sequence[WordEdit], side: str) -> str:
    tag = "del" if side == "left" else "ins"
    out = []
    for edit in edits:
        text = _text(edit.left if side == "left" else edit.right)
        if text and not edit.equal:
            text = f"<{tag}{' class=style' * edit.style}>{text}</{tag}>"
        out.append(text)
    return "".join(out)


def _text(text: str) -> str:
    return escape(printable(text))
