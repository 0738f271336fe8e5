"""A document's text with what was struck, as HTML.

It is most of a report: every block of every page, so it is put together by hand, as the templates would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from markupsafe import Markup, escape

from cleaner.models import Removal
from cleaner.text import printable
from cleaner.write.report import views

_CLASSES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ' class="sub"'),
    "li": ' class="li"',
    "blockquote": ' class="quote"',
}
_LEEWAY = 20
"""An evidence that is longer than it may be by no more than this is not cut."""


def shown(text: str) -> str:
    """`text` as it may stand in HTML."""
    return str(escape(printable(text)))


class Writer:
    """Writes the texts of one report's documents."""

    def __init__(self) -> None:
        self._rule = partial(views.class_of, "r")
        self._reason = partial(views.class_of, "w")
        self._name: Callable[[str], str] = cache(shown)

    def text(self, runs: Sequence[views.Run], brief: bool) -> Markup:
        """Everything in a document's text."""
        parts: list[str] = []
        for run in runs:
            if run.reason:
                self._struck(parts, run, brief)
            elif run.words:
                parts.append(f'<p class="skip">{views.number(run.words)} more words that were kept</p>\n')
            elif run.blocks[0].removals:
                self._partly(parts, run.blocks[0])
            else:
                block = run.blocks[0]
                parts.append(f"<p{_CLASSES.get(block.tag, '')}>{shown(block.segments[0].text)}</p>\n")
        return Markup("".join(parts))  # noqa: S704 - what came from pages was escaped

    def _struck(self, parts: list[str], run: views.Run, brief: bool) -> None:
        size = len(run.blocks) + len(run.brief) + run.more
        many = f" {views.number(size)} blocks" if size > 1 else ""
        rules = "".join([f" <code>{self._name(rule)}</code>" for rule in run.rules]) if brief else ""
        parts.append(f'<div class="struck {self._reason(run.reason)}"><p class="why"><b>{self._name(run.reason)}</b>')
        parts.append(f"{many}{rules}</p>\n")
        for block in run.blocks:
            parts.append(f"<p>{self._segments(block)}")
            parts += [f"<small>{self._why(removal)}</small>" for removal in block.removals]
            parts.append("</p>\n")
        if run.brief:
            parts.append(f'<p class="brief">{" / ".join(map(self._segments, run.brief))}</p>')
        if run.more and not brief:
            parts.append(f'<p class="why">and {views.number(run.more)} more, all in removed.jsonl</p>')
        parts.append("</div>\n")

    def _partly(self, parts: list[str], block: views.BlockView) -> None:
        parts.append('<div class="partly"><p>')
        for text, removal in block.segments:
            if removal is None:
                parts.append(shown(text))
            else:
                classes = f"{self._rule(removal.rule)} {self._reason(removal.reason.value)}"
                parts.append(f'<del class="{classes}">{shown(text)}</del>')
        parts.append("</p>\n")
        for removal in block.removals:
            reason = self._name(removal.reason.value)
            parts.append(f'<p class="why"><b>{reason}</b><small>{self._why(removal)}</small></p>')
        parts.append("</div>\n")

    def _segments(self, block: views.BlockView) -> str:
        return "".join(
            [
                shown(text) if removal is None else f'<del class="{self._rule(removal.rule)}">{shown(text)}</del>'
                for text, removal in block.segments
            ]
        )

    def _why(self, removal: Removal) -> str:
        return f"<code>{self._name(removal.rule)}</code> {shown(_cut(removal.evidence))}"


def _cut(evidence: str) -> str:
    """An evidence of the length that is shown, cut between two words."""
    if len(evidence) <= views.MAX_EVIDENCE + _LEEWAY:
        return evidence
    return evidence[: views.MAX_EVIDENCE - 3].rsplit(" ", 1)[0] + "..."
