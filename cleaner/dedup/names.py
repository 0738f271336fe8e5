"""Clusters keep the ids they had: one that grows is the same cluster, of two that become one the larger's id stays.

Most articles stand alone under the name made from their own id, as they did before; nothing is held of these but that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from cleaner.dedup.clusters import named_after
from cleaner.dedup.search import Outcome
from cleaner.models import Cluster

NONE, OWN, OTHER = 0, 1, 2
"""Of an article: it is new, its cluster was named after it, its cluster was named after another."""


class Named:
    """The clusters of a search with the ids that their members had, each given to the cluster with most claims to it.

    `had` says for each article, by its place, what kind of name its cluster had; `names` is that name where it is
    another's.
    """

    def __init__(self, outcome: Outcome, had: bytearray, names: dict[int, str]) -> None:
        self._outcome, self._had, self._names = outcome, had, names
        self._given: dict[int, str] = {}
        self._taken: set[str] = set()
        for _, name, _, text in sorted(self._claims()):
            if text not in self._given and name not in self._taken:
                self._given[text] = name
                self._taken.add(name)

    def had(self, article: int) -> str | None:
        """The id of the cluster that an article had, by its place."""
        kind = self._had[article]
        if kind == NONE:
            return None
        return named_after(self._outcome.texts.ids[article]) if kind == OWN else self._names[article]

    def _claims(self) -> Iterator[tuple[int, str, int, int]]:
        """What clusters have a claim to: minus how many members, the name, the cluster's place, its first text."""
        texts = self._outcome.texts
        others, own = set(), set()
        for group in self._outcome.together():
            members = [article for text in group for article in texts.articles(text)]
            first = min(int(texts.ranks[member]) for member in members)
            for name, count in Counter(name for member in members if (name := self.had(member))).items():
                yield -count, name, first, group[0]
            own |= {str(self.had(member)) for member in members if self._had[member] == OWN}
            others |= {self._names[member] for member in members if self._had[member] == OTHER}
        single = self._outcome.apart().tolist()
        claiming = [text for text in single if self._had[texts.places[text]] == OTHER]
        others |= {self._names[int(texts.places[text])] for text in claiming}
        # Who stands alone under its own name needs no claim where no other has one to it.
        if others - own:
            alone = (text for text in single if self._had[texts.places[text]] == OWN)
            claiming += [text for text in alone if named_after(texts.id(text)) in others]
        for text in claiming:
            place = int(texts.places[text])
            yield -1, str(self.had(place)), int(texts.ranks[place]), text

    def told(self) -> Iterator[tuple[Sequence[int], Cluster]]:
        """The clusters by their smallest ids, each with its texts."""
        taken = self._taken
        for group, cluster in self._outcome.told():
            name = self._given.get(group[0])
            if name is None:
                name = cluster.id
                while name in taken:
                    name = "c" + blake2b(name.encode(), digest_size=8).hexdigest()
                if len(group) > 1 or cluster.variants:
                    taken.add(name)
            yield group, cluster if name == cluster.id else replace(cluster, id=name)

    def renamed(self, group: Sequence[int], cluster: Cluster) -> Iterator[tuple[str, int]]:
        """The articles of a cluster, by their places, whose cluster had another id: the new one, "" for their own."""
        texts = self._outcome.texts
        if not cluster.variants and group[0] not in self._given and self._had[texts.places[group[0]]] == OWN:
            return
        for text in group:
            for article in texts.articles(text):
                if self.had(article) != cluster.id:
                    yield "" if cluster.id == named_after(texts.ids[article]) else cluster.id, article
