"""A session of Spark that keeps its chatter to itself."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import EngineError, UsageError
from cleaner.runners.environment import environment

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NEEDS_PYSPARK = 'running on Spark needs PySpark: pip install "article-cleaner[spark]"'
NEEDS_JAVA = (
    "running on Spark needs Java 17 or later: install it (Debian and Ubuntu: apt install openjdk-17-jre-headless; "
    "macOS: brew install openjdk@17), or set JAVA_HOME to where it is"
)
_JAVA = 17
_ON_THIS_MACHINE = re.compile(r"local(\[.*\])?$|spark://(127\.0\.0\.1|localhost)[:/]")

_ALWAYS = {
    # A bar of the engine's own would be drawn over ours, and into pipes.
    "spark.ui.showConsoleProgress": "false",
    # A row may hold a whole page: so many, or so many bytes, are in a worker's memory at once.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "512",
    "spark.sql.execution.arrow.maxBytesPerBatch": str(16 << 20),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
}
_HERE = {
    # Nothing of a run on this machine is offered to the network.
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    # Two hundred parts, the engine's own choice, are for a hundred machines.
    "spark.sql.shuffle.partitions": "16",
}


def check() -> None:
    """Raise `UsageError` where PySpark or Java is missing, saying what to do."""
    if any(find_spec(name) is None for name in ("pyspark", "pyarrow", "pandas")):
        raise UsageError(NEEDS_PYSPARK)
    java = java_command()
    if java is None:
        raise UsageError(NEEDS_JAVA)
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603 - the user's own
    found = re.search(r'version "(\d+)', told.stderr + told.stdout)
    if found is None or int(found[1]) < _JAVA:
        raise UsageError(f"{java} is {f'Java {found[1]}' if found else 'no Java'}: {NEEDS_JAVA}")


def java_command() -> str | None:
    """The `java` that Spark would call, or None."""
    home = os.environ.get("JAVA_HOME")
    if home:
        inside = Path(home, "bin", "java")
        return str(inside) if inside.exists() else None
    return shutil.which("java")


@contextlib.contextmanager
def session(master: str, conf: Mapping[str, str] | None = None) -> Iterator[tuple[SparkSession, Path]]:
    """A session on `master`, and the file that its chatter goes to; both are gone when the block ends without an error.

    `conf`: settings of Spark's own, which come before ours. Raises `UsageError` where PySpark or Java is missing, and
    `EngineError` where the master is not there.
    """
    check()
    handle, name = tempfile.mkstemp(prefix="cleaner-spark-", suffix=".log")
    log = Path(name)
    try:
        with _said_to(handle):
            spark = _started(master, conf or {})
    except Exception as error:
        raise EngineError(f"Spark does not start on {master}: {what(error)}: its log is {log}") from error
    finally:
        os.close(handle)
    try:
        yield spark, log
    except BaseException:
        _stop(spark)
        raise
    _stop(spark)
    log.unlink(missing_ok=True)


def what(error: Exception) -> str:
    """What went wrong in the engine, in one line."""
    try:
        lines = str(error).split("JVM stacktrace")[0].strip().splitlines()
    except Exception:
        # The words of an error whose gateway has gone cannot be had.
        lines = []
    said = [line.strip() for line in lines if ": " in line and not line.startswith(("\t", "  "))]
    return said[-1] if said else type(error).__name__


def _started(master: str, conf: Mapping[str, str]) -> SparkSession:
    from pyspark.sql import SparkSession

    settings, around = dict(_ALWAYS), dict[str, str]()
    if _ON_THIS_MACHINE.match(master):
        settings.update(_HERE)
        around = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    settings.update(conf)
    builder = SparkSession.builder.master(master).appName("cleaner")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with environment(around):
        return builder.getOrCreate()


def _stop(spark: SparkSession) -> None:
    from pyspark import SparkContext

    with contextlib.suppress(Exception):
        spark.stop()
    # The virtual machine would hold the log open, and answer Ctrl-C after us.
    gateway = SparkContext._gateway
    if gateway is not None:
        with contextlib.suppress(Exception):
            gateway.shutdown()
        process = getattr(gateway, "proc", None)
        if process is not None:
            process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
        SparkContext._gateway = None
        SparkContext._jvm = None


@contextlib.contextmanager
def _said_to(handle: int) -> Iterator[None]:
    """What this process and those it starts print goes to a file: the virtual machine inherits it for its lifetime."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    try:
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        os.close(kept[0])
        os.close(kept[1])
