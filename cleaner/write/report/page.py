"""The report put together: one pass over the articles, one over the collations, then the page."""

from __future__ import annotations

import base64
import hashlib
import heapq
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from cleaner.models import Article, Change, Cluster, Collation, Relation, Why
from cleaner.text import printable
from cleaner.write.aside import Aside
from cleaner.write.report import views
from cleaner.write.report.account import GRID as DOT_STEPS
from cleaner.write.report.account import Account, Stories, histogram
from cleaner.write.report.data import Compared, ReportData, Story
from cleaner.write.report.facts import NO_FACTS, Facts, facts_of
from cleaner.write.report.marked import Writer
from cleaner.write.report.shelf import Shelf, Shelves, behind

# Shares of the room. Documents get what the clusters leave; the overview, lists and styles have the rest.
CLUSTERS_SHARE = 0.45
REJECTED_SHARE = 0.06
FULL_DOCUMENTS_SHARE = 0.3
FULL_CLUSTERS_SHARE = 0.6
TOTAL_SHARE = 0.97
OVERVIEW_BYTES = 400_000
LEAST_CLUSTER = 1_000
"""No story of several articles is shown in fewer bytes."""
MANY = 20
"""Stories that are worth another process to compare them."""
MAX_PAIRS = 60
BINS = 25
CONTAINS = "the first holds the story of the second besides its own"

CHANGE_CLASSES = {
    Change.SAME: "sa",
    Change.STYLE: "st",
    Change.CHANGED: "ch",
    Change.MOVED: "mo",
    Change.MOVED_CHANGED: "mc",
    Change.ONLY_CANONICAL: "ca",
    Change.ONLY_VARIANT: "va",
}
"""Short, for a large table has thousands of cells; the style sheet shows a sign for each."""


@dataclass(slots=True)
class _Gathered:
    """What the passes over the data have left to show."""

    account: Account
    stories: Stories
    documents: Shelves
    rejected: Shelf
    whys: Counter[Why] = field(default_factory=Counter)
    facts: dict[str, Facts] = field(default_factory=dict)


def report_page(data: ReportData, max_bytes: int) -> Iterator[str]:
    """See `cleaner.write.report.report_pieces`."""
    environment = _environment()
    room, cluster_room = _room(max_bytes), _cluster_room(max_bytes)
    gathered = _Gathered(
        Account(),
        Stories(),
        Shelves(Shelf(room), Shelf(room), FULL_DOCUMENTS_SHARE),
        Shelf(int(room * REJECTED_SHARE)),
    )
    variants = Alike()

    def counted() -> Iterator[Cluster]:
        for cluster in data.clusters:
            gathered.stories.add(cluster)
            for one in cluster.variants:
                variants.add(_compared(cluster.canonical, one.id, one.jaccard, one.containment))
            yield cluster

    several = _likely_shown(counted(), max_bytes)
    pairs, joined_values = _pairs(data, variants)
    named = {name for pair in pairs for name in (pair.left, pair.right)}
    aside: Aside = nullcontext
    if callable(data.collations):
        told: Callable[[], Iterable[Story]] = partial(data.collations, several)
        aside = data.aside if len(several) >= MANY else nullcontext
    else:
        named.update(member.id for cluster in several for member in cluster.members)
        told = partial(_given, data.collations, several, gathered.facts)
    with aside(partial(_shown_clusters, several, told, cluster_room)) as shown_clusters:
        cluster_of = {member.id: cluster.id for cluster in several for member in cluster.members}
        _documents(environment, data.articles, gathered, named, cluster_of)
        shelves = shown_clusters()
    _rejected(environment, data, gathered)
    clusters = shelves.settled(cluster_room, gathered.stories.several)
    left = room - clusters.size - gathered.rejected.size
    documents = gathered.documents.settled(left, gathered.account.articles)
    return _page(environment, data, gathered, documents, clusters, pairs, joined_values)


def _likely_shown(clusters: Iterable[Cluster], max_bytes: int) -> list[Cluster]:
    """The clusters for which there may be room, the largest first. All clusters are looked at."""
    # One at the least, for of none `nlargest` looks at no cluster.
    most = max(1, _cluster_room(max_bytes) // LEAST_CLUSTER)
    several = (cluster for cluster in clusters if cluster.variants)
    return heapq.nlargest(most, several, key=lambda cluster: (len(cluster.variants), behind(cluster.id)))


def _room(max_bytes: int) -> int:
    return max(0, int(max_bytes * TOTAL_SHARE) - OVERVIEW_BYTES)


def _cluster_room(max_bytes: int) -> int:
    return int(_room(max_bytes) * CLUSTERS_SHARE)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cleaner.write.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Everything that is put in passes here, so no control or bidi character of a page gets through.
        finalize=lambda value: printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters.update(
        number=views.number,
        document=partial(views.anchor, "d"),
        cluster=partial(views.anchor, "c"),
        rule=partial(views.class_of, "r"),
        reason=partial(views.class_of, "w"),
    )
    environment.globals.update(percent=views.percent, signs=CHANGE_CLASSES, canonical=Relation.CANONICAL)
    return environment


def _documents(
    environment: Environment,
    articles: Iterable[Article],
    gathered: _Gathered,
    named: set[str],
    cluster_of: dict[str, str],
) -> None:
    template = environment.get_template("document.html")
    writer = Writer()
    for article in articles:
        removed = gathered.account.add(article)
        if article.id in named:
            gathered.facts[article.id] = facts_of(article)
        if gathered.documents.refuses(removed, article.id):
            continue
        runs, left_out = views.runs(article)
        values = {
            "article": article,
            "facts": gathered.facts.get(article.id) or facts_of(article),
            "left_out": left_out,
            "removed": removed,
            "before": sum(len(block.text) for block in article.blocks) or len(article.text),
            "reasons": Counter(removal.reason.value for removal in article.removals).most_common(),
            "rules": sorted({removal.rule for removal in article.removals}),
            "cluster_id": cluster_of.get(article.id),
        }
        gathered.documents.offer(
            removed,
            article.id,
            partial(_in_full, template, writer, values, runs),
            partial(_in_brief, template, writer, values, runs),
        )


def _in_full(template: Template, writer: Writer, values: dict[str, object], runs: list[views.Run]) -> str:
    return template.render(values, text=writer.text(runs, brief=False), brief=False)


def _in_brief(template: Template, writer: Writer, values: dict[str, object], runs: list[views.Run]) -> str:
    return template.render(values, text=writer.text(views.in_brief(runs), brief=True), brief=True)


def _given(collations: Iterable[Collation], clusters: Sequence[Cluster], facts: Mapping[str, Facts]) -> Iterator[Story]:
    """What is shown of clusters, in their order, of collations in any order."""
    given = {collation.cluster: collation for collation in collations}
    for cluster in clusters:
        yield Story(given.get(cluster.id), facts)


def _shown_clusters(clusters: Sequence[Cluster], told: Callable[[], Iterable[Story]], room: int) -> Shelves:
    """The clusters that find room, the largest given first: once there is none for more, no other is compared."""
    template = _environment().get_template("cluster.html")
    shelves = Shelves(Shelf(room), Shelf(room), FULL_CLUSTERS_SHARE)
    for cluster, story in zip(clusters, told(), strict=True):
        members = views.member_views(cluster, story.collation, story.facts)
        values = {
            "cluster": cluster,
            "facts": story.facts.get(cluster.canonical, NO_FACTS),
            "members": members,
            "dates": sorted(view.facts.date for view in members if view.facts.date),
            "collation": story.collation,
            "columns": min(len(members), views.MAX_TABLE_MEMBERS),
        }
        shelves.offer(
            len(members),
            cluster.id,
            partial(_cluster_in_full, template, values, cluster, story),
            partial(template.render, values, diffs=[], rows=views.MAX_TABLE_ROWS_BRIEF, brief=True),
        )
        if shelves.filled(room):
            break
    return shelves


def _cluster_in_full(template: Template, values: dict[str, object], cluster: Cluster, story: Story) -> str:
    diffs = views.diff_views(cluster, story.collation, story.facts) if story.collation else []
    return template.render(values, diffs=diffs, rows=views.MAX_TABLE_ROWS, brief=False)


def _rejected(environment: Environment, data: ReportData, gathered: _Gathered) -> None:
    template = environment.get_template("rejected.html")
    for one in data.rejected:
        gathered.whys[one.why] += 1
        gathered.rejected.offer(1, f"{one.why.value}\n{one.id}", template.render(one=one))


@dataclass(slots=True)
class Alike:
    """Pairs that were taken for copies: the figures of all, and those that are least alike."""

    values: array[float] = field(default_factory=lambda: array("d"))
    _least: list[Compared] = field(default_factory=list)

    def add(self, pair: Compared) -> None:
        """Count a pair."""
        self.values.append(pair.value)
        self._least.append(pair)
        if len(self._least) > MAX_PAIRS * MAX_PAIRS:
            self._least = self.least()

    def least(self) -> list[Compared]:
        """The least alike, the least first."""
        return sorted(self._least, key=lambda pair: (pair.value, pair.left, pair.right))[: MAX_PAIRS // 2]


def _compared(left: str, right: str, jaccard: float, containment: float) -> Compared:
    return Compared(left=left, right=right, jaccard=jaccard, containment=containment, joined=True)


def _pairs(data: ReportData, members: Alike) -> tuple[list[Compared], Sequence[float]]:
    """The pairs near the line, those above it first, and the figures of all pairs that were joined.

    `members`: canonical articles with their variants.
    """
    given, matched = Alike(), Alike()
    below = []
    for pair in data.compared:
        if pair.joined:
            given.add(pair)
        else:
            below.append(pair)
    for one in data.matches:
        matched.add(_compared(one.left, one.right, one.jaccard, one.containment))
    if not given.values:
        below += [
            Compared(left=page.id, right=page.other, containment=page.containment, joined=False, why=CONTAINS)
            for page in data.contains
        ]
    above = given if given.values else matched if matched.values or below else members
    values = (matched if matched.values else given if given.values else members).values
    below.sort(key=lambda pair: (-pair.value, pair.left, pair.right))
    near = above.least() + below[: MAX_PAIRS // 2]
    return sorted(near, key=lambda pair: (not pair.joined, -pair.value, pair.left, pair.right)), values


def _page(
    environment: Environment,
    data: ReportData,
    gathered: _Gathered,
    documents: Shelf,
    clusters: Shelf,
    pairs: Sequence[Compared],
    joined_values: Sequence[float],
) -> Iterator[str]:
    account, stories = gathered.account, gathered.stories
    reasons = sorted(account.reasons.items(), key=lambda item: (-item[1], item[0]))
    rules = sorted(account.rules.items(), key=lambda item: (-item[1].characters, item[0]))
    style = _read("report.css") + _filters([reason for reason, _ in reasons], sorted(account.rules))
    script = _read("report.js")
    quarantined = sum(count for why, count in gathered.whys.items() if why.quarantined)
    rejected = sum(gathered.whys.values()) - quarantined
    lede = views.lede(account.articles, rejected, quarantined, reasons, account.before)
    if stories.copies:
        told = f"{views.number(stories.several)} stories came" if stories.several != 1 else "One story came"
        lede.append(f"{told} more than once, in {views.number(stories.copies + stories.several)} articles.")
    counts = histogram(joined_values, BINS)
    refused = histogram([pair.value for pair in _refused(pairs)], BINS)
    return environment.get_template("report.html").generate(
        title=data.title,
        style=Markup(style),  # noqa: S704 - our own file and class names made of letters, figures and hyphens
        script=Markup(script),  # noqa: S704 - our own file
        policy=(
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        lede=lede,
        account=account,
        copies=stories.copies,
        stories=stories.all,
        reasons=reasons,
        rules=rules,
        rules_by_reason=[
            (reason, [name for name, _ in group])
            for reason, group in groupby(
                sorted(rules, key=lambda item: (item[1].reason, item[0])), key=lambda item: item[1].reason
            )
        ],
        cuts=account.cuts(),
        shown_documents=map(Markup, documents.by_name()),
        documents_shown=len(documents.pieces),
        documents_left_out=documents.left_out,
        shown_clusters=map(Markup, clusters.by_rank()),
        clusters_shown=len(clusters.pieces),
        clusters_left_out=clusters.left_out,
        shown_rejected=map(Markup, gathered.rejected.by_name()),
        rejected_left_out=gathered.rejected.left_out,
        whys=sorted(((why.value, count) for why, count in gathered.whys.items()), key=lambda one: (-one[1], one[0])),
        rejected_total=rejected,
        quarantined_total=quarantined,
        sizes=stories.sizes(),
        bins=[(counts[place], refused[place]) for place in range(BINS)],
        highest_bin=max([*(one + other for one, other in zip(counts, refused, strict=True)), 1]),
        has_pairs=bool(joined_values or pairs),
        line=data.line,
        weakest=min(joined_values, default=None),
        pairs=pairs,
        facts=gathered.facts,
        no_facts=NO_FACTS,
        dots=views.dots(account.dots, DOT_STEPS),
        settings=sorted((name, str(value)) for name, value in data.settings.items()),
    )


def _refused(pairs: Sequence[Compared]) -> list[Compared]:
    """The pairs that were not taken for copies."""
    return [pair for pair in pairs if not pair.joined]


def _read(name: str) -> str:
    return (resources.files("cleaner.write.report") / "templates" / name).read_text(encoding="utf-8")


def _filters(reasons: Iterable[str], rules: Iterable[str]) -> str:
    """Style sheets that filter without a script: the chosen option hides the documents that lack its class.

    The condition stands on the filters, beside the list: on an ancestor of the documents (`body:has(...)`) a browser
    checks it anew with every element it adds, and a report of 20 MB loads in more than a minute instead of three
    seconds.
    """
    lines = []
    for kind, select, names in (("w", "by-reason", reasons), ("r", "by-rule", rules)):
        for name in names:
            chosen = views.class_of(kind, name)
            choice = f'.filters:has(#{select} option[value="{chosen}"]:checked)~.list'
            lines.append(f"{choice} .doc:not(.{chosen}){{display:none}}")
            lines.append(f"{choice} .text .{chosen}{{outline:2px solid var(--cut);outline-offset:2px}}")
    return "\n".join(lines) + "\n"


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
