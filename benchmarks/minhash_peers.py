#!/usr/bin/env python3
"""The MinHash searches of other programs over a folder of JSONL rows, as their documentation runs them, on two cores.

minhash_peers.py datatrove|text-dedup FOLDER OUT      in a Python that has the program
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

CORES = 2


def with_datatrove(folder: Path, out: Path) -> None:
    """Signatures, buckets, clusters, filter: examples/minhash_deduplication.py of datatrove."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import (
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
        MinhashDedupSignature,
    )
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter

    config = MinhashConfig(n_grams=5, num_buckets=14, hashes_per_bucket=8)
    files = len(list(folder.glob("*.jsonl")))
    place = {name: str(out / name) for name in ("signatures", "buckets", "removed", "kept")}
    reader = JsonlReader(str(folder), glob_pattern="*.jsonl")
    steps = [
        ([reader, MinhashDedupSignature(output_folder=place["signatures"], config=config, language="en")], files),
        ([MinhashDedupBuckets(input_folder=place["signatures"], output_folder=place["buckets"], config=config)], 14),
        ([MinhashDedupCluster(input_folder=place["buckets"], output_folder=place["removed"], config=config)], 1),
        ([reader, MinhashDedupFilter(input_folder=place["removed"]), JsonlWriter(place["kept"])], files),
    ]
    for number, (steps_of_one, tasks) in enumerate(steps):
        LocalPipelineExecutor(
            pipeline=steps_of_one,
            tasks=tasks,
            workers=CORES,
            logging_dir=str(out / f"log-{number}"),
            skip_completed=False,
        ).run()


def with_text_dedup(folder: Path, out: Path) -> None:
    """Its command line with its defaults, save for the number of processes."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    words = ["--path", "json", "--data_files", str(folder / "*.jsonl"), "--split", "train", "--column", "text"]
    words += ["--cache_dir", str(out / "cache"), "--output", str(out / "kept"), "--num_proc", str(CORES)]
    os.execv(sys.executable, [sys.executable, "-m", "text_dedup.minhash", *words])  # noqa: S606 - the program itself


if __name__ == "__main__":
    logging.disable(logging.INFO)
    program, source, target = sys.argv[1:]
    Path(target).mkdir(parents=True, exist_ok=True)
    {"datatrove": with_datatrove, "text-dedup": with_text_dedup}[program](Path(source), Path(target))
