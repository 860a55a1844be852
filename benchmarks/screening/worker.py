"""One rival in a process of its own, so that its threads can be set, and its memory told from that of the others.

``python -m benchmarks.screening.worker '{"rival": "columnar", "file": …}'`` prints one line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from benchmarks.screening.asked import statements
from benchmarks.screening.files import FILE_RIVALS
from benchmarks.screening.rivals import CHECKED, RIVALS
from benchmarks.screening.whole import whole
from thecal.quick import load_rules

WARM = 4096
"""Rows of the run before the one that is measured."""


def in_memory(job: dict[str, Any]) -> dict[str, Any]:
    """Seconds of one run over the rows, and what it found of the first ones."""
    book = load_rules()
    asked = statements(book, job.get("times", 1))
    table = pq.read_table(job["file"])
    made = RIVALS[job["rival"]]
    warm = made(book, asked, table.slice(0, WARM), job["threads"])
    warm.run()
    rival = made(book, asked, table, job["threads"])
    del table
    before = time.process_time()
    start = time.perf_counter()
    answer = rival.run()
    seconds = time.perf_counter() - start
    found: dict[str, Any] = {"seconds": seconds, "cpu": time.process_time() - before, "MB": peak_mb()}
    if job["rival"] in CHECKED and job.get("checked"):
        truths = [rival.truths(answer, name) for name in asked]
        found["first rows"] = digest(np.stack([truth[: job["checked"]] for truth in truths]))
        found["all rows"] = hashlib.sha256(b"".join(digest(truth).encode() for truth in truths)).hexdigest()[:16]
    return found


def from_file(job: dict[str, Any]) -> dict[str, Any]:
    """Seconds from file to file, and what the output holds."""
    book = load_rules()
    run = FILE_RIVALS[job["rival"]](book, Path(job["file"]), Path(job["out"]), job["lists"], job["threads"])
    before = time.process_time()
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    found = {"seconds": seconds, "cpu": time.process_time() - before, "MB": peak_mb()}
    found["output MB"] = round(Path(job["out"]).stat().st_size / 1e6, 1)
    if job.get("checked"):
        found["output"] = _held(pq.ParquetFile(job["out"]), job["checked"])
    return found


def _held(file: pq.ParquetFile, rows: int) -> str:
    """The first rows of an output, alike for all: whether lists hold words or places of words makes no difference."""
    batch = next(file.iter_batches(rows))
    return hashlib.sha256(json.dumps(batch.to_pylist(), sort_keys=True).encode()).hexdigest()[:16]


def digest(truths: Any) -> str:
    """A short name of what was found."""
    return hashlib.sha256(np.ascontiguousarray(truths, np.int8).tobytes()).hexdigest()[:16]


def peak_mb() -> int:
    """The most memory this process has held; what the system counts of a child begins with its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM"))
        return round(int(line.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Runs the job that stands on the command line."""
    job = json.loads(sys.argv[1])
    if "whole" in job:
        found = {**whole(job), "MB": peak_mb(), "output MB": round(Path(job["out"]).stat().st_size / 1e6, 1)}
    else:
        found = from_file(job) if "out" in job else in_memory(job)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
