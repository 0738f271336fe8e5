"""A real standalone cluster of Spark on the loopback of this machine, from the classes that PySpark brings."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_STARTING_SECONDS = 300.0
_HOST = "127.0.0.1"


@dataclass(slots=True)
class Standalone:
    """A master and its workers."""

    master: str
    pages: str
    """Address of the master's own account of itself."""
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_worker(self, cores: int, memory: str) -> None:
        """One more worker."""
        number = len(self.workers)
        words = ("worker.Worker", "--host", _HOST, "--cores", str(cores), "--memory", memory, "--webui-port", "0")
        work = self.folder / f"worker-{number}"
        self.workers.append(_started(self.folder, f"worker-{number}.log", *words, "-d", str(work), self.master))

    def kill_worker(self, number: int) -> None:
        """SIGKILL to a worker and to all that it has started, as when its machine is lost."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)
        self.workers[number].wait()

    def alive(self) -> int:
        """Workers that the master counts."""
        with urllib.request.urlopen(f"{self.pages}/json/", timeout=5) as answer:  # noqa: S310 - our own address
            told: dict[str, Any] = json.load(answer)
        return int(told["aliveworkers"])


@contextlib.contextmanager
def standalone(workers: int = 2, *, cores: int = 1, memory: str = "1g") -> Iterator[Standalone]:
    """A cluster for as long as the block lasts; nothing of it is left behind, nor offered to the network."""
    with tempfile.TemporaryDirectory(prefix="cleaner-standalone-") as name, contextlib.ExitStack() as stack:
        folder, port, web = Path(name), _free_port(), _free_port()
        words = ("master.Master", "--host", _HOST, "--port", str(port), "--webui-port", str(web))
        master = _started(folder, "master.log", *words)
        cluster = Standalone(f"spark://{_HOST}:{port}", f"http://{_HOST}:{web}", folder)
        stack.callback(lambda: _killed([master, *cluster.workers]))
        _wait(lambda: cluster.alive() >= 0, "the master does not answer", folder / "master.log")
        for _ in range(workers):
            cluster.start_worker(cores, memory)
        _wait(lambda: cluster.alive() == workers, "the workers do not come", folder / "worker-0.log")
        yield cluster


def _started(folder: Path, log: str, word: str, *words: str) -> subprocess.Popen[bytes]:
    import pyspark

    home = Path(pyspark.__file__).parent
    quiet = {"SPARK_DAEMON_MEMORY": "256m", "SPARK_LOCAL_IP": _HOST, "SPARK_HOME": str(home), "SPARK_NO_DAEMONIZE": "1"}
    with (folder / log).open("wb") as file:
        return subprocess.Popen(
            [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{word}", *words],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            env={**os.environ, **quiet, "PYSPARK_PYTHON": sys.executable},
            start_new_session=True,
        )


def _killed(processes: list[subprocess.Popen[bytes]]) -> None:
    for one in processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_HOST, 0))
        return int(one.getsockname()[1])


def _wait(there: Any, problem: str, log: Path) -> None:
    until = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError):
            if there():
                return
        time.sleep(0.2)
    raise RuntimeError(f"{problem}:\n{log.read_text(errors='replace')[-3000:]}")
