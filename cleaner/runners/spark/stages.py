"""The stages of a run as they lie on disk: each a table that is complete or is made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cleaner.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_MARK = "_made.json"
_DONE = "_SUCCESS"


class Store:
    """A folder of any file system that the engine knows: on this machine, HDFS, S3."""

    def __init__(self, spark: SparkSession, top: str) -> None:
        self.spark = spark
        self.top = top.rstrip("/")
        self._jvm: Any = spark.sparkContext._jvm
        path = self._jvm.org.apache.hadoop.fs.Path(self.top)
        self._files: Any = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def __str__(self) -> str:
        return self.top

    def path(self, name: str) -> str:
        """The whole path of a name in the folder."""
        return f"{self.top}/{name}"

    def _path(self, name: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(self.path(name))

    def exists(self, name: str) -> bool:
        """Whether there is a file or folder of this name."""
        return bool(self._files.exists(self._path(name)))

    def read(self, name: str) -> str:
        """The text of a small file."""
        stream = self._files.open(self._path(name))
        try:
            text: str = self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8")
            return text
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a small file: it is not there, or there as a whole."""
        part, path = self._path(f"{name}.part"), self._path(name)
        stream = self._files.create(part, True)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()
        self._files.delete(path, False)
        if not self._files.rename(part, path):
            raise EngineError(f"{part} does not become {path}: look at the folder's rights, and run again")

    def remove(self, name: str) -> None:
        """Remove a file or folder, if it is there."""
        self._files.delete(self._path(name), True)


ROW_GROUP_BYTES = 16 << 20
"""A reader holds a row group of each file that it reads: with Parquet's own 128 MB a gigabyte of memory is not enough
for the signatures of a million texts."""


class Stages:
    """The tables of one run. What an earlier run with the same mark has finished is taken as it is."""

    def __init__(self, store: Store, mark: str, told: Callable[[str, bool], None]) -> None:
        self._store = store
        self._mark = mark
        self._told = told
        self.made: list[str] = []
        """The stages that this run made itself."""

    def table(self, name: str, make: Callable[[], DataFrame], *, sort: str | None = None) -> DataFrame:
        """The table `name`: from disk where it is complete, else made and stored.

        `sort`: rows lie in this order within each of its files, so that a reader finds an id without reading all.
        """
        return self._stored(name, make, sort)

    def path(self, name: str) -> str:
        """Where the table `name` lies."""
        return self._store.path(name)

    def keep(self, frame: DataFrame, name: str) -> DataFrame:
        """Store a table of a step inside a stage, which needs no name for people."""
        return self._stored(name, lambda: frame, None, quiet=True)

    def _stored(self, name: str, make: Callable[[], DataFrame], sort: str | None, *, quiet: bool = False) -> DataFrame:
        place = self._store.path(name)
        mark = hashlib.sha256(f"{self._mark} {name}".encode()).hexdigest()
        known = self._is_done(name, mark)
        if not quiet:
            self._told(name, known)
        if not known:
            # What the engine shows of its work is called as we call it.
            self._store.spark.sparkContext.setJobDescription(name.partition("-")[0] if quiet else name)
            frame = make()
            if sort:
                frame = frame.sortWithinPartitions(sort)
            self._store.remove(f"{name}/{_MARK}")
            frame.write.mode("overwrite").option("parquet.block.size", ROW_GROUP_BYTES).parquet(place)
            # Last: a stage without its mark is not done, whatever a killed driver left.
            self._store.write(f"{name}/{_MARK}", json.dumps({"mark": mark}))
            if not quiet:
                self.made.append(name)
        return self._store.spark.read.parquet(place)

    def _is_done(self, name: str, mark: str) -> bool:
        if not (self._store.exists(f"{name}/{_DONE}") and self._store.exists(f"{name}/{_MARK}")):
            return False
        with suppress(ValueError):
            return bool(json.loads(self._store.read(f"{name}/{_MARK}")).get("mark") == mark)
        return False
