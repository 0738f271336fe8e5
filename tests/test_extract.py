"""What a page's blocks are."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.errors import UsageError
from cleaner.extract import extract, source
from cleaner.models import Block, Kind, Page


def page(content: str, kind: Kind = Kind.HTML) -> Page:
    return Page(id="p", content=content, kind=kind)


def blocks(content: str, kind: Kind = Kind.HTML) -> tuple[Block, ...]:
    return extract(page(content, kind)).blocks


def texts(content: str, kind: Kind = Kind.HTML) -> list[str]:
    return [block.text for block in blocks(content, kind)]


# --- HTML -------------------------------------------------------------------------------------------------------------


def test_paragraphs_headings_and_list_items_are_blocks_in_reading_order() -> None:
    html = "<h1>Fire in Lviv</h1><p>A fire <b>broke</b> out.</p><ul><li>Two dead</li><li>Nine hurt</li></ul>"
    assert texts(html) == ["Fire in Lviv", "A fire broke out.", "Two dead", "Nine hurt"]
    assert [block.tag for block in blocks(html)] == ["h1", "p", "li", "li"]


def test_a_page_leaves_nothing_for_the_garbage_collector() -> None:
    html = "<nav><ul><li><a href='/'>Home</a></li></ul></nav><ol><li>One<li>Two</ol><div><p>A fire broke out.</p></div>"
    blocks(html)
    gc.collect()
    gc.disable()
    try:
        blocks(html)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_two_line_breaks_part_paragraphs_of_bare_text() -> None:
    assert texts("<div>First paragraph.<br><br/>Second paragraph.</div>") == ["First paragraph.", "Second paragraph."]


def test_one_line_break_parts_lines_without_a_gap() -> None:
    first, second = blocks("<p>Kyiv, Monday.<br>The mayor resigned.</p>")
    assert (first.text, second.text) == ("Kyiv, Monday.", "The mayor resigned.")
    assert not second.gap
    assert first.element == second.element


def test_a_line_break_inside_a_sentence_is_a_space() -> None:
    assert texts("<p>The mayor resigned<br>on Monday.</p>") == ["The mayor resigned on Monday."]


def test_a_line_that_ends_on_a_function_word_goes_on() -> None:
    assert texts("<p>Between May and<br>December the<br>United States sank.</p>") == [
        "Between May and December the United States sank."
    ]


def test_broken_tags_and_values_that_look_like_tags_part_nothing() -> None:
    assert texts(
        '<div<p a<b="1">One</div<p><p title="a > b" class="x &quot;y&lt;" "z">Two &lt;b&gt; &amp;lt; three</p>'
    ) == [
        "One",
        "Two <b> &lt; three",
    ]
    assert [block.path for block in blocks('<p class="x &quot;y&lt;">One</p>')] == ['html/body/p.x."y<']


def test_a_control_character_is_a_space() -> None:
    assert texts("<p>WWF\x07(2020):\x0c Living\x1fPlanet\ufffd</p>") == ["WWF (2020): Living Planet\ufffd"]


def test_an_old_doctype_changes_nothing() -> None:
    strict = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )
    html = '<form name="f"><p>One <a name="top"/>two<br/>Three</p></form>'
    assert blocks(strict + html) == blocks(html)


def test_elements_that_meet_without_a_space_are_words_apart() -> None:
    assert texts("<p><b>Rome.</b><span>The mayor</span></p><div><i>Ann Smith</i><time>May 2</time></div>") == [
        "Rome. The mayor",
        "Ann Smith May 2",
    ]
    assert texts("<p>one<b>self</b> and e<i>mail</i></p>") == ["oneself and email"]


def test_a_drop_cap_stays_with_its_word() -> None:
    assert texts('<p><span class="dropcap">T</span>he mayor resigned.</p>') == ["The mayor resigned."]


def test_neighbouring_links_are_words_apart() -> None:
    assert texts("<nav><a>Home</a><a>News</a><a>Sport</a></nav>") == ["Home News Sport"]


def test_text_after_an_inner_block_is_a_block_of_its_own() -> None:
    assert texts("<div>One.<p>Two.</p>Three.</div>") == ["One.", "Two.", "Three."]


def test_scripts_styles_templates_and_form_fields_show_no_text() -> None:
    html = (
        "<style>p{}</style><p>Seen<script>var a = 'b';</script> text.</p><svg><text>logo</text></svg>"
        "<template><p>card</p></template><select><option>One</option></select><textarea>x</textarea>"
    )
    assert texts(html) == ["Seen text."]


def test_what_stands_behind_hidden_text_is_not_hidden() -> None:
    html = '<noscript aria-hidden="true"><p>No script.</p></noscript><p>Shown.</p><p>And so is this.</p>'
    assert [block.hidden for block in blocks(html)] == [True, False, False]


def test_hidden_text_is_marked_not_dropped() -> None:
    html = (
        "<p>Shown, and longer than all that is not.</p><p>It goes on for a while, as stories do.</p>"
        '<div style="display: none"><p>Behind the paywall.</p></div>'
        '<p hidden>Also hidden.</p><p aria-hidden="true">Too.</p><noscript><p>No script.</p></noscript>'
    )
    assert [(block.text, block.hidden) for block in blocks(html)] == [
        ("Shown, and longer than all that is not.", False),
        ("It goes on for a while, as stories do.", False),
        ("Behind the paywall.", True),
        ("Also hidden.", True),
        ("Too.", True),
        ("No script.", True),
    ]


def test_what_hides_most_of_a_page_hides_nothing() -> None:
    html = '<div style="visibility:hidden"><p>The whole story behind a curtain.</p></div><p>Loading.</p>'
    assert [block.hidden for block in blocks(html)] == [False, False]


def test_preformatted_text_keeps_its_lines() -> None:
    (block,) = blocks("<pre>for x in y:\n    print(x)</pre>")
    assert block.text == "for x in y:\n    print(x)"
    assert "pre" in block.within


def test_white_space_is_squeezed_and_soft_hyphens_go() -> None:
    assert texts("<p>  A\n\t pro&shy;test\u00a0in\u200b Rome </p>") == ["A protest in Rome"]


def test_the_joiner_that_persian_words_need_stays() -> None:
    assert texts("<p>می\u200cشود</p>") == ["می\u200cشود"]


def test_links_emphasis_and_images_are_counted() -> None:
    (block,) = blocks('<p><img src="a"><a href="/a">Half</a> <b>half</b></p>')
    assert (block.link_density, block.emphasis, block.links, block.images) == (0.5, 0.5, 1, 1)


def test_a_link_around_a_block_counts() -> None:
    (block,) = blocks('<a href="/x"><div><h3>Another story</h3></div></a>')
    assert (block.link_density, block.links) == (1.0, 1)


def test_a_link_that_ended_does_not_count_for_the_next_block() -> None:
    html = '<a href="/x"><div>Another story</div></a><p>A paragraph.</p>'
    assert [(block.link_density, block.links) for block in blocks(html)] == [(1.0, 1), (0.0, 0)]


def test_an_image_before_a_block_is_told_to_it() -> None:
    assert [block.images for block in blocks('<p>A</p><a href="x"><img></a><div>Caption</div><p>B</p>')] == [0, 1, 0]


def test_the_path_names_elements_classes_ids_roles_and_properties() -> None:
    (block,) = blocks('<body class="home"><main id="c"><div class="a b" itemprop="articleBody"><p role="note">x')
    assert block.path == "html/body.home/main#c/div.a.b@articleBody/p~note"
    assert block.within == {"main", "body"}
    assert block.depth == 4


def test_roles_are_landmarks_too() -> None:
    (block,) = blocks('<div role="navigation"><p>Home</p></div>')
    assert "nav" in block.within


def test_inline_elements_are_named() -> None:
    (block,) = blocks('<p><span class="author">By <a rel="author">Ann</a></span></p>')
    assert block.inner == "span.author a"


def test_neighbours_in_one_container_share_their_parent() -> None:
    html = "<div><div><p>One.</p></div><div><p>Two.</p></div></div><div><p>Three.</p><p>Four.</p></div>"
    one, two, three, four = (block.parent for block in blocks(html))
    assert one == two != three == four
    assert [block.siblings for block in blocks(html)] == [2, 2, 2, 2]


def test_items_of_an_ordered_list_have_their_numbers_as_a_browser_shows_them() -> None:
    assert texts("<ol start=3><li>Stir.</li><li><p>Bake.</p><p>Wait.</p></li><li value=9>Eat.</li></ol>") == [
        "3. Stir.",
        "4. Bake.",
        "Wait.",
        "9. Eat.",
    ]
    assert texts('<ol class="breadcrumb"><li>Home</li></ol><nav><ol><li>News</li></ol></nav>') == ["Home", "News"]


def test_text_that_was_encoded_twice_is_mended() -> None:
    assert texts("<p>It’s “new” in Malmö</p>".encode().decode("latin-1")) == ["It’s “new” in Malmö"]
    assert texts("<p>It&acirc;&euro;&trade;s new in MalmÃ¶</p>") == ["It’s new in Malmö"]
    assert texts("<p>Â» Ã¶ ‚ legal</p>") == ["Â» Ã¶ ‚ legal"]


def test_what_follows_the_end_of_the_document_is_read() -> None:
    assert texts("<html><body><p>Head</p></body></html><div><p>Article</p></div></body></html>") == ["Head", "Article"]


def test_cards_in_custom_elements_are_parted_and_words_in_them_are_not() -> None:
    assert texts("<x-card>One</x-card><x-card>Two</x-card>") == ["One", "Two"]
    assert texts("<p>A <x-tip>word</x-tip> in a sentence.</p>") == ["A word in a sentence."]


def test_the_source_of_an_html_page_is_its_blocks_one_a_line() -> None:
    read = page("<p>One.</p><pre>a\nb</pre><p>Two.</p>")
    extraction = extract(read)
    whole = source(read, extraction)
    assert whole == "One.\na\nb\nTwo."
    assert all(whole[block.span.start : block.span.end] == block.text for block in extraction.blocks)


# --- text -------------------------------------------------------------------------------------------------------------


def test_a_text_gives_a_block_a_line() -> None:
    one, two, three = blocks("One.\n\n  Two.  \r\nThree.", Kind.TEXT)
    assert (one.text, two.text, three.text) == ("One.", "Two.", "Three.")
    assert (one.gap, two.gap, three.gap) == (False, True, False)


WRAPPED = """The minister for transport resigned on Monday after a report found that
his department had hidden the cost of a bridge that was never built and
whose foundations had been poured twice, once in the wrong river, where
they remain to this day.

Opposition leaders called for an election and said that they would put
a motion before parliament on Thursday.
"""


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    first, second = blocks(WRAPPED, Kind.TEXT)
    assert first.text.startswith("The minister") and first.text.endswith("to this day.")
    assert "\n" in first.text
    assert second.gap


def test_headlines_one_a_line_are_not_a_wrapped_paragraph() -> None:
    lines = [f"Headline number {n} about a town and what happened there {'again ' * (n % 3)}" for n in range(12)]
    assert len(blocks("\n".join(lines), Kind.TEXT)) == 12


# --- any input --------------------------------------------------------------------------------------------------------

TAGS = """<p> </p> <div> </div> <br> <a\thref=x> </a> <b> </b> <pre> </pre> <x-y> </x-y> <ul> <li> <table> <td> </table>
<!-- --> <script> </script> <noscript> <span\thidden> </span> <svg> word é 文 &#0; &nbsp; < > & \x00 \ud800"""
PIECES = st.sampled_from([*TAGS.split(), " ", "\n"])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_spans_lie_in_the_source_and_no_block_is_empty(content: str) -> None:
    for kind in Kind:
        read = page(content, kind)
        extraction = extract(read)
        whole = source(read, extraction)
        end = 0
        for block in extraction.blocks:
            assert block.text == whole[block.span.start : block.span.end]
            assert block.text.strip() == block.text != ""
            assert block.span.start >= end
            end = block.span.end


@given(st.text())
def test_a_text_loses_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(texts(text, Kind.TEXT)).split()) == "".join(text.split())


def test_a_page_without_text_has_no_blocks() -> None:
    for content in ("", "   ", "<!-- nothing -->", "<html></html>", "<!doctype html>"):
        assert blocks(content) == ()


def test_an_extractor_that_is_not_there_is_said() -> None:
    with pytest.raises(UsageError, match="blocks, trafilatura"):
        extract(page("<p>x</p>"), extractor="magic")
