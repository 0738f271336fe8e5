"""Another story is told from the page's own by its words; one story is left whole."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.models import Block, Reason, Span
from cleaner.strip import BOOK, scorers, stories
from cleaner.strip.facts import Lexicon, lines_of
from cleaner.strip.reading import read

MODEL = stories.load()


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


BRIDGE = paragraphs(
    """
    The city council voted on Monday night to close the Harlan Bridge to all traffic until the autumn, after
    engineers found cracks in two of its steel hangers.

    Engineers from the state's transport department had inspected the bridge in March and reported corrosion in
    the hangers on its eastern side, council documents show.

    Mayor Ellen Whitcomb said that the closure would cost shops in the old town a third of their customers, and
    promised them relief from the city's business tax.

    Traffic will be sent over the Ferry Road viaduct, which carries twice the number of cars it was built for.

    The council had put off repairs to the bridge three times since 2019, each time because the state refused to
    pay for half of the steel.

    Whitcomb told the council that repairs to the hangers would begin in June, and that the viaduct would be
    inspected by the same engineers before traffic is moved.
    """
)
VINES = paragraphs(
    """
    Growers along the Moselle expect the smallest harvest of Riesling in forty years after a frost in April
    killed the young shoots of their vines.

    Temperatures fell to minus six degrees on three nights, the regional wine institute said, and candles lit
    between the rows saved only the lowest slopes.

    Winemakers fear that importers in Asia and America will turn to cheaper bottles from Chile before the next
    vintage is ready.

    The institute puts the damage at eighty million euros and asks the ministry of agriculture for loans without
    interest.

    Warm weeks in March had brought the buds out early, so that the frost found them open, growers said. Grapes that
    survived will ripen late, and their juice may hold less sugar than the law demands of a dry white wine.

    A frost like this comes once in a generation, but summers on the slopes have become hotter, and some growers now
    plant Merlot and Syrah where their grandfathers grew nothing but Riesling.

    Tourists who walk the wine trail in October will still find the cellars open, the growers promise: the bottles on
    their tables were filled from the grapes of better years.
    """
)
FINAL = paragraphs(
    """
    The striker scored twice in the second half as the champions came from behind to win the cup final in front of
    eighty thousand supporters.

    His first goal was a header from a corner in the sixtieth minute, and his second a penalty after the goalkeeper had
    brought down the winger.

    The coach praised the players for their patience, and said that the team had trained for penalties all week because
    the league's best goalkeeper stood on the other side.

    The defender who was sent off before half time will miss the first three matches of the season.

    It was the club's third trophy in two years, and the captain, who lifted it with a bandaged knee, said that he would
    play on for one more season.

    Fans sang in the stadium for an hour after the whistle, and thousands waited for the players' bus.
    """
)
HEADLINES = [
    "Massive Security Breach: Russian Nuclear Facilities Exposed",
    "Supreme Court Allows Trump to Revoke Legal Status for Migrants",
    "Business Insider Lays Off a Fifth of Its Staff",
    "This Single-Seat Electric Car Is a Big Hit in Japan",
    "Kennedy Center Vice President Fired After Old Posts Surface",
    "Germany Eyes Ten Percent Digital Tax on Tech Giants",
    "France Bans Outdoor Smoking From July",
    "Historic Breakthrough: Laser System Shot Down Dozens of Drones",
]
GERMAN = [
    "Der Stadtrat hat am Montag beschlossen, die alte Brücke bis zum Herbst für den Verkehr zu sperren.",
    "Ingenieure hatten im März an zwei Trägern der Brücke Risse gefunden, wie aus Unterlagen des Rates hervorgeht.",
    "Die Bürgermeisterin sagte, die Sperrung werde die Läden der Altstadt ein Drittel ihrer Kunden kosten.",
    "Der Verkehr wird über die Hochstraße geleitet, die doppelt so viele Autos trägt wie vorgesehen.",
    "Im Juni sollen die Arbeiten an den Trägern beginnen, hieß es aus dem Rathaus.",
]


def foreign(texts: list[str], eased: dict[int, float] | None = None) -> tuple[stories.Foreign, ...]:
    found = stories.asked(texts, lines_of(texts).words, MODEL)
    return stories.foreign_blocks(found, MODEL, eased or {})


def parts(texts: list[str]) -> list[tuple[int, int, str]]:
    return [(part.start, part.stop, part.rule) for part in foreign(texts)]


def test_another_story_behind_the_first_goes_to_the_end() -> None:
    assert parts([*FINAL, *VINES]) == [(len(FINAL), len(FINAL) + len(VINES), "story.break")]
    assert parts([*VINES, *BRIDGE]) == [(len(VINES), len(VINES) + len(BRIDGE), "story.break")]


def test_a_story_alone_is_left_whole() -> None:
    assert parts(BRIDGE) == []
    assert parts(VINES) == []
    assert parts(GERMAN) == []


def test_headlines_of_other_stories_go_behind_a_story_and_before_it() -> None:
    n, k = len(BRIDGE), len(HEADLINES)
    assert parts([*BRIDGE, *HEADLINES]) == [(n, n + k, "story.headline-farm")]
    assert parts([*HEADLINES, *BRIDGE]) == [(0, k, "story.headline-farm")]


def test_a_farm_is_a_link_farm_and_a_break_another_story_and_both_say_why() -> None:
    farm, rest = foreign([*HEADLINES, *VINES, *BRIDGE])
    assert (farm.reason, rest.reason) == (Reason.LINK_FARM, Reason.OTHER_STORY)
    assert "headlines in a row" in farm.evidence
    assert "rare words" in rest.evidence


def test_a_list_of_the_storys_own_points_is_left() -> None:
    points = [
        "Harlan Bridge closed to traffic until autumn",
        "Steel hangers on the eastern side to be repaired",
        "Traffic sent over the Ferry Road viaduct",
        "Relief from the business tax for shops in the old town",
        "Engineers to inspect the viaduct before June",
    ]
    assert parts([*BRIDGE[:3], *points, *BRIDGE[3:]]) == []


def test_what_is_left_of_a_page_loses_nothing_more() -> None:
    page = [*HEADLINES, *VINES, *BRIDGE]
    gone = {i for part in foreign(page) for i in range(part.start, part.stop)}
    assert parts([text for i, text in enumerate(page) if i not in gone]) == []


def strays(texts: list[str], kept: list[int]) -> list[tuple[int, Reason]]:
    found = stories.strays(texts, lines_of(texts).words, kept, MODEL.rarity)
    return [(part.start, part.reason) for part in found]


def test_a_headline_that_stayed_goes_with_the_story_that_went() -> None:
    page = [*BRIDGE, "Frost Ruins Moselle Riesling Harvest", "3 hours ago - The Daily Post", *VINES]
    own = list(range(len(BRIDGE)))
    assert strays(page, [*own, len(BRIDGE)]) == [(len(BRIDGE), Reason.OTHER_STORY)]
    # A heading of the story's own, and a line of which nothing is known below, stay.
    assert strays([*BRIDGE, "Repairs of the Harlan hangers", *VINES], [*own, len(BRIDGE)]) == []
    assert strays([*BRIDGE, "Frost Ruins Moselle Riesling Harvest"], [*own, len(BRIDGE)]) == []


def test_the_last_of_a_farm_above_a_story_goes_with_the_farm() -> None:
    story = list(range(len(HEADLINES), len(HEADLINES) + len(BRIDGE)))
    farm = [*HEADLINES, *BRIDGE]
    assert strays(farm, [story[0] - 1, *story]) == [(len(HEADLINES) - 1, Reason.LINK_FARM)]
    headed = [*HEADLINES[:-1], "Council Closes Harlan Bridge", *BRIDGE]
    assert strays(headed, [story[0] - 1, *story]) == []
    # So do the last three, one of them a question.
    asked = [*HEADLINES[:-2], "Who Ruins the Moselle Riesling Harvest?", HEADLINES[-1], *BRIDGE]
    three = range(story[0] - 3, story[0])
    assert strays(asked, [*three, *story]) == [(i, Reason.LINK_FARM) for i in three]
    # Alone it is the story's own headline, whatever its words.
    assert strays([HEADLINES[0], *BRIDGE], list(range(1 + len(BRIDGE)))) == []


def test_headlines_that_stayed_of_a_farm_go_wherever_in_it_they_stand() -> None:
    n, story = len(HEADLINES), list(range(len(HEADLINES), len(HEADLINES) + len(BRIDGE)))
    assert strays([*HEADLINES, *BRIDGE], [1, 4, *story]) == [(1, Reason.LINK_FARM), (4, Reason.LINK_FARM)]
    below = list(range(len(BRIDGE)))
    assert strays([*BRIDGE, *HEADLINES], [*below, len(BRIDGE) + 2]) == [(len(BRIDGE) + 2, Reason.LINK_FARM)]
    # Without a rare word nothing tells it from the story but that hardly any of the run stays.
    plain = [*HEADLINES[:4], "What It Is and How It Works", *HEADLINES[4:], *BRIDGE]
    shifted = [i + 1 for i in story]
    assert strays(plain, [4, *shifted]) == [(4, Reason.LINK_FARM)]
    assert 4 not in [at for at, _ in strays(plain, [1, 2, 4, *shifted])]
    # A headline of many words that ends like a sentence is no story below which no farm could stand.
    long = [*HEADLINES[:4], "Ten Things to Know Before You Go to the Mosel for the Harvest.", *HEADLINES[4:], *BRIDGE]
    assert (6, Reason.LINK_FARM) in strays(long, [4, 6, *shifted])
    # Of a list most of which stays nobody knows that it is a farm, nor of a few lines.
    assert strays([*HEADLINES, *BRIDGE], [*range(n - 2), *story]) == []
    assert strays([*HEADLINES[:4], *BRIDGE], [1, *range(4, 4 + len(BRIDGE))]) == []
    # What speaks of the story is its own.
    own = [*HEADLINES[:2], "Harlan Bridge hangers: what engineers found", *HEADLINES[2:], *BRIDGE]
    assert strays(own, [2, *range(n + 1, n + 1 + len(BRIDGE))]) == []


def test_code_below_a_story_is_no_other_story() -> None:
    code = [f"export GITLAB_{number}=$(kubectl describe pod --namespace zqx{number})" for number in range(40)]
    assert parts([*BRIDGE, *code]) == []


def test_a_headline_over_the_time_of_what_goes_may_speak_of_the_story_above() -> None:
    texts = [*BRIDGE, "Riesling sales in Harlan fall after frost in April", "3 hours ago", *VINES]
    words, kept = lines_of(texts).words, list(range(len(BRIDGE) + 1))
    assert list(stories.strays(texts, words, kept, MODEL.rarity)) == []
    (told,) = stories.strays(texts, words, kept, MODEL.rarity, {len(BRIDGE) + 1})
    assert (told.start, told.stop, told.reason) == (len(BRIDGE), len(BRIDGE) + 1, Reason.OTHER_STORY)


def test_headlines_beside_a_text_without_sentences_are_a_farm() -> None:
    table = [f"sensor {number} reads {number * 7} volts in bay {number * 3}:" for number in range(20)]
    assert parts([*HEADLINES, *table]) == [(0, len(HEADLINES), "story.headline-farm")]
    assert parts([*HEADLINES, *table[:5]]) == []


@pytest.mark.parametrize(("menu", "story", "found"), [(0.6, 0.9, True), (0.9, 0.9, False), (0.9, 0.6, False)])
def test_what_stands_under_a_menu_is_the_story(menu: float, story: float, found: bool) -> None:
    texts = ["Forecasting", "Gain visibility into your cash flow.", *BRIDGE]
    blocks = tuple(Block(text, Span(0, 0), True) for text in texts)
    reading = read(blocks, BOOK, Lexicon.empty())
    chance = np.array([menu, menu, *[story] * len(BRIDGE)], dtype=np.float32)
    kept = list(range(len(texts)))
    assert scorers._under_a_menu(reading, kept, 2, chance) == found
    assert not scorers._under_a_menu(reading, kept, 5, chance)


def test_a_numbered_series_is_one_story() -> None:
    page = [*VINES, *BRIDGE]
    assert parts(page)
    assert parts([f"{number}. {text}" for number, text in enumerate(page, 1)]) == []
    # Two series are none.
    numbered = [*enumerate(VINES, 1), *enumerate(BRIDGE, 1)]
    assert parts([f"{number}. {text}" for number, text in numbered])


def test_behind_a_time_another_story_begins_that_speaks_of_the_same() -> None:
    assert parts(BRIDGE) == []
    ((start, stop, rule),) = [(p.start, p.stop, p.rule) for p in foreign(BRIDGE, {3: 0.0})]
    assert (start, stop, rule) == (3, len(BRIDGE), "story.break")
    # The line stood above the farm that stands above the story.
    page = [*BRIDGE[:3], *HEADLINES, *BRIDGE[3:]]
    found = foreign(page, {3: 0.0})
    assert [(p.start, p.rule) for p in found] == [(3, "story.headline-farm"), (3 + len(HEADLINES), "story.break")]


def test_in_markup_another_story_begins_in_a_container_of_its_own() -> None:
    def told(*containers: list[str]) -> str:
        parts = ("<div>" + "".join(f"<p>{text}</p>" for text in container) + "</div>" for container in containers)
        article = cleaner.clean("<html><body>" + "".join(parts) + "</body></html>", kind="html")
        assert isinstance(article, cleaner.Article)
        return article.text

    assert told(VINES, BRIDGE) == "\n".join(VINES)
    assert told([*VINES, *BRIDGE]) == "\n".join([*VINES, *BRIDGE])


def test_a_story_that_is_sure_to_be_another_begins_where_it_is_likely_to() -> None:
    texts = [*VINES, *BRIDGE]
    found = stories.asked(texts, lines_of(texts).words, MODEL)
    n = len(VINES)

    def begins(chances: dict[int, float]) -> int:
        chance = np.array([chances.get(int(place), 0.0) for place in found.places], dtype=np.float32)
        (part,) = stories.foreign_blocks(found._replace(chance=chance), MODEL, {})
        return part.start

    assert begins({n: 0.3, n + 1: 0.99}) == n + 1
    assert begins({n: 0.7, n + 1: 0.99}) == n


def test_what_a_page_puts_around_its_story_goes() -> None:
    other = ["Frost Ruins Moselle Riesling Harvest", "3 hours ago - The Daily Post", *VINES]
    page = [*HEADLINES, *BRIDGE, "Also Read: Growers Count Their Losses", *other]
    article = cleaner.clean("\n\n".join(page), kind="text")
    assert isinstance(article, cleaner.Article)
    assert article.text == "\n\n".join(BRIDGE)
    rules = {removal.rule for removal in article.removals}
    assert rules & {"story.break", "scorer.after-story"}


def test_scripts_without_spaces_are_left_whole() -> None:
    assert (
        parts(
            ["市议会周一晚上投票决定关闭这座桥梁直到秋天。" * 3] * 2
            + ["摩泽尔河沿岸的种植者预计今年的收成最少。" * 4] * 2
        )
        == []
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_parts_lie_in_the_page_in_order_and_apart(texts: list[str]) -> None:
    at = 0
    for start, stop, _ in parts(texts):
        assert at <= start < stop <= len(texts)
        at = stop


def test_cost_grows_with_the_page() -> None:
    def seconds(times: int) -> float:
        page = [*VINES, *BRIDGE] * times
        start = time.process_time()
        foreign(page)
        return time.process_time() - start

    seconds(20)
    assert seconds(800) < 40 * max(seconds(100), 0.002)
