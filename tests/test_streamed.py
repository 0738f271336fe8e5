"""Pages that React sends in pieces read as a browser shows them."""

from __future__ import annotations

import time

from cleaner.extract import extract
from cleaner.models import Kind, Page

LEDE = "<p>The mill at the river closed on Monday, its owner said.</p>"
LATER = "<p>Two hundred people lost their work, and the town its name.</p>"
MOVED = '<script>$RC("B:0","S:0")</script>'


def texts(body: str) -> list[str]:
    page = Page(id="page", content=f"<html><body>{body}</body></html>", kind=Kind.HTML)
    return [block.text for block in extract(page).blocks if not block.hidden]


def awaited(name: str = "B:0", meanwhile: str = "<div>Loading paragraph...</div>") -> str:
    return f'<!--$?--><template id="{name}"></template>{meanwhile}<!--/$-->'


def sent(content: str, name: str = "S:0") -> str:
    return f'<div hidden id="{name}">{content}</div>'


WANTED = [
    "The mill at the river closed on Monday, its owner said.",
    "Two hundred people lost their work, and the town its name.",
    "Contact us",
]


def test_a_piece_stands_where_it_is_awaited_and_what_was_shown_meanwhile_goes() -> None:
    footer = "<footer>Contact us</footer>"
    assert texts(f"<main>{LEDE}{awaited()}</main>{footer}{sent(LATER)}{MOVED}") == WANTED
    # A script may have been cut out; then the numbers tell.
    assert texts(f"<main>{LEDE}{awaited()}</main>{footer}{sent(LATER)}") == WANTED
    # Or it names another number.
    moved = '<script>$RC("B:0","S:4")</script>'
    assert texts(f"<main>{LEDE}{awaited()}</main>{footer}{sent(LATER, 'S:4')}{moved}") == WANTED


def test_a_piece_may_wait_for_another_and_stand_inside_a_line() -> None:
    inner = '<p>Two hundred people <template id="P:1"></template> their work, and the town its name.</p>'
    body = f"<main>{LEDE}{awaited()}</main><footer>Contact us</footer>{sent(inner)}{MOVED}{sent('lost', 'S:1')}"
    assert texts(body) == WANTED


def test_places_inside_of_what_is_shown_meanwhile_do_not_end_it() -> None:
    meanwhile = f"Wait <!--$--><b>a moment</b><!--/$--> {awaited('B:1', 'or two')} please"
    assert texts(f"{LEDE}{awaited(meanwhile=meanwhile)}<footer>Contact us</footer>{sent(LATER)}{MOVED}") == WANTED


def test_what_has_no_place_stays_and_nothing_is_lost() -> None:
    shown = "<p>Loading paragraph...</p>"
    # No end: nothing that is shown goes.
    body = f'{LEDE}<template id="B:0"></template>{shown}<footer>Contact us</footer>{sent(LATER)}'
    assert texts(body) == [WANTED[0], WANTED[1], "Loading paragraph...", WANTED[2]]
    # No piece.
    assert texts(f"{LEDE}{awaited(meanwhile=shown)}") == [WANTED[0], "Loading paragraph..."]
    # In itself.
    inside = sent(f"{LATER}{awaited()}")
    page = Page(id="page", content=f"<html><body>{LEDE}{inside}</body></html>", kind=Kind.HTML)
    assert WANTED[1] in [block.text for block in extract(page).blocks]
    # In what went with what was shown meanwhile.
    gone = awaited(meanwhile='<div><template id="P:1"></template>Wait</div>')
    found = texts(f"{LEDE}{gone}{sent(LATER)}{MOVED}{sent('<p>A third paragraph.</p>', 'S:1')}")
    assert found == WANTED[:2]
    page = f"<html><body>{LEDE}{gone}{sent(LATER)}{MOVED}{sent('<p>A third paragraph.</p>', 'S:1')}</body></html>"
    assert "A third paragraph." in [b.text for b in extract(Page(id="page", content=page, kind=Kind.HTML)).blocks]
    # Comments alone are nothing.
    assert texts(f"{LEDE}<!--$--><!--/$-->{LATER}") == WANTED[:2]


def test_many_pieces_cost_little() -> None:
    def seconds(count: int) -> float:
        body = "".join(f'<template id="B:{i:x}"></template>' for i in range(count))
        body += "".join(sent(f"<p>{i}</p>", f"S:{i:x}") for i in range(count))
        page = Page(id="page", content=f"<html><body>{LEDE}{body}</body></html>", kind=Kind.HTML)
        start = time.process_time()
        extract(page)
        return time.process_time() - start

    assert seconds(20_000) < 40 * max(seconds(2_000), 0.05)
