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


# ESC and the other C0/C1 controls drive a terminal; the nine explicit bidi controls reorder what a reader sees
# (Boucher and Anderson, "Trojan Source", 2021); the line separators and lone surrogates break lines and encoders.
_CONTROLS = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: "\u2421"}
    | {
        code: f"<U+{code:04X}>"
        for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
    }
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""`text` as it may be shown: controls, escape sequences and bidi overrides become visible characters.

    For displays only, never for data. Newlines and tabs stay; the result always encodes to UTF-8.

    >>> printable("\x1b[31mred\x9b0m \u202eevil")
    '␛[31mred<U+009B>0m <U+202E>evil'
    """
    if text.isprintable():
        return text
    shown = text.translate(_CONTROLS)
    return _SURROGATE.sub(lambda found: f"<U+{ord(found[0]):04X}>", shown)
