"""The search for copies as stages: the steps of one machine in their order, each stored before the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.pipeline import Settings
from cleaner.runners.spark.clustering import clusters
from cleaner.runners.spark.comparing import compare, digests, judged
from cleaner.runners.spark.joining import components
from cleaner.runners.spark.learning import Boilerplate, boilerplate
from cleaner.runners.spark.outcome import collate, matches, members
from cleaner.runners.spark.pairing import candidates
from cleaner.runners.spark.signing import numbers, sign, texts

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from cleaner.runners.spark.stages import Stages


def found(articles: DataFrame, settings: Settings, hidden: Stages, shown: Stages) -> dict[str, DataFrame]:
    """The tables of clusters, members, matches and variants; what is only on the way to them goes to `hidden`."""
    signatures = hidden.table("signatures", lambda: sign(articles, settings))
    return searched(signatures, settings, hidden, shown) | _collated(articles, shown)


def searched(signatures: DataFrame, settings: Settings, hidden: Stages, shown: Stages) -> dict[str, DataFrame]:
    """The same from signatures that were made before."""
    numbered = hidden.table("numbers", lambda: numbers(signatures))
    different = hidden.table("texts", lambda: texts(signatures, numbered))
    known = Boilerplate.of(hidden.table("boilerplate", lambda: boilerplate(different, settings, hidden)))
    pairs = hidden.table("candidates", lambda: candidates(different, known, settings))
    compared = hidden.table("compared", lambda: compare(different, pairs, known, settings))
    many = hidden.table("digests", lambda: digests(different, compared, known, settings))
    verdicts = hidden.table("judged", lambda: judged(compared, many, settings))
    matched = verdicts.where("match").select("left", "right")
    parts = hidden.table("parts", lambda: components(matched, hidden.keep))
    made = shown.table(
        "clusters.parquet",
        lambda: clusters(signatures, numbered, different, verdicts, parts, known, settings),
        sort="first",
    )
    tables = {"clusters": made}
    tables["members"] = shown.table("members.parquet", lambda: members(made), sort="id")
    tables["matches"] = shown.table("matches.parquet", lambda: matches(signatures, numbered, verdicts, made))
    return tables


def _collated(articles: DataFrame, shown: Stages) -> dict[str, DataFrame]:
    made = articles.sparkSession.read.parquet(shown.path("clusters.parquet"))
    return {"variants": shown.table("variants.parquet", lambda: collate(made, articles), sort="cluster")}
