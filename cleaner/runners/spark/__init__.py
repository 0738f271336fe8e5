"""The whole job on Apache Spark, and its steps as functions from table to table for notebooks.

Nothing here decides anything: the functions that one machine uses are mapped over parts of the tables, and the engine
sends to one place what must meet. Importing this loads none of Spark.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.runners.spark.clustering import clusters
    from cleaner.runners.spark.comparing import compare, digests, judged
    from cleaner.runners.spark.engine import session
    from cleaner.runners.spark.job import SparkPipeline
    from cleaner.runners.spark.joining import components
    from cleaner.runners.spark.learning import Boilerplate, boilerplate
    from cleaner.runners.spark.outcome import collate, matches, members
    from cleaner.runners.spark.pages import clean, read, rows
    from cleaner.runners.spark.pairing import candidates
    from cleaner.runners.spark.signing import numbers, sign, texts
    from cleaner.runners.spark.sites import finish, own_lines, unique

_HOMES = {
    "Boilerplate": "learning",
    "SparkPipeline": "job",
    "boilerplate": "learning",
    "candidates": "pairing",
    "clean": "pages",
    "clusters": "clustering",
    "collate": "outcome",
    "compare": "comparing",
    "components": "joining",
    "digests": "comparing",
    "finish": "sites",
    "judged": "comparing",
    "matches": "outcome",
    "members": "outcome",
    "numbers": "signing",
    "own_lines": "sites",
    "read": "pages",
    "rows": "pages",
    "session": "engine",
    "sign": "signing",
    "texts": "signing",
    "unique": "sites",
}

__all__ = [
    "Boilerplate",
    "SparkPipeline",
    "boilerplate",
    "candidates",
    "clean",
    "clusters",
    "collate",
    "compare",
    "components",
    "digests",
    "finish",
    "judged",
    "matches",
    "members",
    "numbers",
    "own_lines",
    "read",
    "rows",
    "session",
    "sign",
    "texts",
    "unique",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cleaner.runners.spark.{_HOMES[name]}"), name)
