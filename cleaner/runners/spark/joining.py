"""Connected parts of a graph, found inside the engine.

Large-star and small-star by turns (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected Components in
MapReduce and Beyond", 2014): every node links its larger neighbours to the smallest node it knows, then its smaller
ones, until every node hangs on the smallest of its part. No node's neighbours are ever gathered: a round is one minimum
a node and a join, so that a node with ten million neighbours costs what ten million edges cost. Nodes are numbers of 64
bits; nothing but a count comes to the driver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# The paper proves O(log^2 n) rounds; graphs of copies take three to six.
_MOST_ROUNDS = 100

Kept = Callable[["DataFrame", str], "DataFrame"]
"""Stores a table under a name and gives it back; the rounds' plans would otherwise grow into each other."""


def components(edges: DataFrame, keep: Kept | None = None) -> DataFrame:
    """The part of every node that has an edge: `node` and `part`, the smallest node of its part.

    `edges`: columns `left` and `right`, 64-bit numbers, in any direction and number.
    """
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    stored = keep or _checkpointed
    stars = edges.where("left != right").select(
        F.greatest("left", "right").alias("node"), F.least("left", "right").alias("part")
    )
    stars = stored(stars.distinct(), "parts-0")
    for number in range(1, _MOST_ROUNDS):
        before = stars
        stars = stored(_small_star(_large_star(stars)), f"parts-{number}")
        if _same(before, stars):
            break
    loners = stars.select(F.col("part").alias("node"), "part").distinct()
    return stars.union(loners)


def _large_star(stars: DataFrame) -> DataFrame:
    """Every node's larger neighbours, linked to its smallest neighbour or itself."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    # Both directions: of a node all neighbours, the larger ones and the smaller ones.
    both = stars.select(F.col("node").alias("at"), F.col("part").alias("other")).union(
        stars.select(F.col("part").alias("at"), F.col("node").alias("other"))
    )
    least = both.groupBy("at").agg(F.least(F.min("other"), F.col("at")).alias("part"))
    larger = stars.select(F.col("part").alias("at"), "node")
    # The hub of a star is the one key here, and what it is joined with is one row.
    return larger.join(least, "at").select("node", "part").where("node != part").distinct()


def _small_star(stars: DataFrame) -> DataFrame:
    """Every node's smaller neighbours and itself, linked to its smallest neighbour."""
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    least = stars.groupBy("node").agg(F.min("part").alias("least"))
    moved = stars.join(least, "node").select(F.col("part").alias("node"), F.col("least").alias("part"))
    own = least.select("node", F.col("least").alias("part"))
    return moved.where("node != part").union(own).distinct()


def _same(before: DataFrame, after: DataFrame) -> bool:
    """Whether two tables of stars have the same rows: their number and sums of hashes, which any order gives."""
    return _mark(before) == _mark(after)


def _mark(stars: DataFrame) -> tuple[object, ...]:
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    row = stars.agg(
        F.count("*"), F.bit_xor(F.xxhash64("node", "part")), F.sum(F.xxhash64("part", "node") % 1_000_003)
    ).first()
    return tuple(row or ())


def _checkpointed(table: DataFrame, name: str) -> DataFrame:  # noqa: ARG001 - the name is for those who store it
    return table.localCheckpoint()
