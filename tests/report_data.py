"""A small run to report on, the same for every test."""

from __future__ import annotations

from cleaner.collate import collate
from cleaner.models import (
    Article,
    Block,
    Cluster,
    Reason,
    Rejected,
    Relation,
    Removal,
    Span,
    Variant,
    Why,
)
from cleaner.write.report import Compared, ReportData

ATTACKS = (
    "<script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "</style></script></title><svg onload=alert(1)>",
    "\"'><iframe src=https://example.org/></iframe>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "javascript:alert(1)",
    "<!-- --><![CDATA[",
    "\x1b[31mred\x07 \u202egpj.exe\u202c \u2028 \ud800",
    "&lt;b&gt; &amp;",
)


def article(name: str, lines: list[tuple[str, str, Reason | None]], **fields: str | None) -> Article:
    """An article from lines of (text, rule, reason); a line without reason is kept."""
    blocks, removals, at = [], [], 0
    for number, (text, rule, reason) in enumerate(lines):
        blocks.append(Block(text=text, span=Span(at, at + len(text))))
        at += len(text) + 1
        if reason:
            removals.append(
                Removal(rule=rule, reason=reason, block=number, span=Span(0, len(text)), evidence=f"says {text[:20]!r}")
            )
    kept = "\n".join(text for text, _, reason in lines if not reason)
    return Article(id=name, text=kept, blocks=tuple(blocks), removals=tuple(removals), **fields)  # type: ignore[arg-type]


LEDE = "The mill closed on Friday after ninety years, its owner said."
SECOND = "About two hundred people work there, most of them from the valley."


def small_run(extra: int = 0) -> ReportData:
    """Five pages, two of them copies, and `extra` more."""
    articles = [
        article(
            "a/one.html",
            [
                ("Subscribe to our newsletter", "en.newsletter", Reason.PROMOTION),
                (LEDE, "", None),
                (SECOND, "", None),
                ("Also read: Ten mills to see", "en.also-read", Reason.RELATED),
            ],
            headline="Mill closes after ninety years",
            site="valley.example",
            date="2026-05-02T08:00:00Z",
            agency="Reuters",
        ),
        article(
            "b/two.html",
            [("ADVERTISEMENT", "en.advertisement", Reason.ADVERTISEMENT), (LEDE.replace("Friday", "May 1"), "", None)],
            headline="Old mill shuts",
            site="coast.example",
            date="2026-05-01",
        ),
        article("c/three.txt", [("Another story altogether, about a bridge and a boat.", "", None)]),
        article(
            "d/<b>attack</b>.html",
            [(text, "en.advertisement", Reason.ADVERTISEMENT) for text in ATTACKS]
            + [(text, "", None) for text in ATTACKS],
            headline=ATTACKS[0],
            byline=ATTACKS[1],
            site=ATTACKS[3],
            url=ATTACKS[5],
            date=ATTACKS[7],
        ),
    ]
    articles += [
        article(f"x/{number:05}.html", [("Menu " * 40, "scorer.nav", Reason.NAVIGATION), (SECOND * 20, "", None)])
        for number in range(extra)
    ]
    clusters = [
        Cluster(
            id="c1",
            canonical="a/one.html",
            why="the most complete",
            variants=(Variant(id="b/two.html", relation=Relation.SHORTENED, jaccard=0.41, containment=0.9),),
        ),
        *(Cluster(id=f"s{one.id}", canonical=one.id, why="it stands alone") for one in articles[2:]),
    ]
    return ReportData(
        articles=articles,
        rejected=[
            Rejected(id="bad.html", why=Why.UNREADABLE, detail="permission denied"),
            Rejected(id=ATTACKS[1], why=Why.NO_ARTICLE, detail=ATTACKS[0]),
        ],
        clusters=clusters,
        collations=[collate(clusters[0], articles)],
        compared=[
            Compared(
                left="a/one.html", right="b/two.html", jaccard=0.41, containment=0.9, joined=True, why="one story"
            ),
            Compared(
                left="a/one.html", right="c/three.txt", jaccard=0.02, containment=0.1, joined=False, why=ATTACKS[0]
            ),
        ],
        line=0.5,
        settings={"extractor": "blocks", "note": ATTACKS[0]},
    )
