"""str -> str: what every floor above needs to know about characters."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")
"""A word, as every measure here counts it."""


def squeeze(text: str) -> str:
    r"""White space runs become one space, none at the ends.

    >>> squeeze("  Trump\n administration ")
    'Trump administration'
    """
    return " ".join(text.split())
