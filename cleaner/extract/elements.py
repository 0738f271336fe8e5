"""What elements of HTML are to the text in them."""

from __future__ import annotations

# What an element does to the text around it. Elements that are in neither table are inline.
SKIPPED = frozenset(
    """head script style template svg math iframe canvas audio video object embed applet map select datalist textarea
    input progress meter rp rt noembed noframes frameset title meta link base""".split()  # noqa: SIM905
)
BLOCK_LEVEL = frozenset(
    """html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav noscript ol p pre search section summary
    table caption colgroup thead tbody tfoot tr td th ul listing xmp plaintext button""".split()  # noqa: SIM905
)
EMPHASIS = frozenset(("b", "strong", "em", "i", "u", "mark"))
PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))

# An element of these holds one run of text, so that its neighbours are its parent's other children.
LEAVES = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd td th tr caption figcaption summary legend address button".split()  # noqa: SIM905
)

# The kinds from BLOCK on hold blocks; a custom element may.
INLINE, NOTHING, BREAK, IMAGE, LINK, BOLD, BLOCK, CUSTOM = range(8)
KINDS = {
    **dict.fromkeys(BLOCK_LEVEL, BLOCK),
    **dict.fromkeys(EMPHASIS, BOLD),
    "br": BREAK,
    "img": IMAGE,
    "a": LINK,
}

LANDMARKS = {
    "article": "article",
    "main": "main",
    "aside": "aside",
    "nav": "nav",
    "menu": "nav",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "table": "table",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "figure": "figure",
    "figcaption": "figcaption",
    "blockquote": "blockquote",
    "button": "button",
    "details": "details",
    "dialog": "dialog",
    "pre": "pre",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
ROLES = {
    "article": "article",
    "main": "main",
    "complementary": "aside",
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "tablist": "nav",
    "contentinfo": "footer",
    "banner": "header",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "button": "button",
    "heading": "heading",
}

RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext"))
"""Elements whose content is text to the parser, whatever it looks like."""
