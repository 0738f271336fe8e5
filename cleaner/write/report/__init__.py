"""The report: one HTML file in which a person sees what a run did and why. It asks nobody for anything.

Importing this costs nothing; Jinja2 is loaded by the first report.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.write.report.data import Compared, ReportData, Story, load_report_data
from cleaner.write.report.facts import Facts, facts_of

__all__ = [
    "MAX_BYTES",
    "Compared",
    "Facts",
    "ReportData",
    "Story",
    "facts_of",
    "load_report_data",
    "render_report",
    "report_pieces",
]

# Twenty megabytes: what a browser opens in a second or two and a mail takes as an attachment.
MAX_BYTES = 20_000_000


def render_report(data: ReportData, *, max_bytes: int = MAX_BYTES) -> str:
    """The report as one self-contained HTML page of at most `max_bytes` bytes, the same for the same data.

    The iterables of `data` are read once, in one pass each, and only what may be shown is kept: pages with the most
    removed text and the largest clusters are shown first, and the report says what it left out.
    """
    return "".join(report_pieces(data, max_bytes=max_bytes))


def report_pieces(data: ReportData, *, max_bytes: int = MAX_BYTES) -> Iterator[str]:
    """The same page, a piece after the other."""
    from cleaner.write.report.page import report_page

    return report_page(data, max_bytes)
