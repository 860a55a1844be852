"""The measures of screening: in memory, from file to file, and as statements grow. Every round runs all rivals in turn."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.screening.asked import statements
from benchmarks.screening.files import FILE_RIVALS
from benchmarks.screening.rivals import CHECKED, RIVALS
from benchmarks.screening.settled import SEED, write_settled
from benchmarks.screening.singly import one_by_one
from benchmarks.screening.whole import DETAILS, FLOOR, SCREEN, write_told
from benchmarks.screening.worker import digest
from thecal.condition import RuleBook
from thecal.engines.reference import Reference
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches
from thecal.visits import take_in
from thecal.visits.table.told import visit_of

Tick = Callable[[], object]
Figures = dict[str, Any]
CHECKED_ROWS = 300
"""Rows whose truths are compared with the reference engine's."""
SLOW = {1: 30.0, 3: 4.0}
"""After so many rounds, a rival whose runs take longer than these seconds sits out; the figures say how often it ran."""


def screening(book: RuleBook, few: int, tick: Tick, rows: int = 0, *, large: bool = False) -> Figures:
    """All measures of screening.

    Args:
        book: the rules.
        few: by how much the work is cut.
        tick: called after each run.
        rows: how many visits; by default a million, cut.
        large: also from file to file with ten times as many.
    """
    rows = rows or 1_000_000 // few
    rounds = 5 if few == 1 else 2
    with tempfile.TemporaryDirectory(prefix="thecal-screening-") as name:
        folder = Path(name)
        file = folder / "states.parquet"
        write_settled(book, rows, file)
        runner = _Runner(folder, rounds, tick)
        figures: Figures = {
            "rows": rows,
            "checked against the reference": f"{CHECKED_ROWS} rows × {len(book.rules)} statements",
            "in memory": _in_memory(book, runner, file, rows),
            "one by one": one_by_one(book, 2_000 // few, rounds),
            "file to file": _file_to_file(runner, file, rows),
            "as statements grow": _growing(book, runner, file, rows),
            "thecal screen": _whole(book, runner, folder / "told.parquet", rows),
        }
        if large:
            write_settled(book, 10 * rows, file)
            figures["file to file, ten times the rows"] = _file_to_file(runner, file, 10 * rows)
            figures["thecal screen, ten times the rows"] = _whole(book, runner, folder / "told.parquet", 10 * rows)
    return figures


class _Runner:
    """Runs jobs in processes of their own, round after round."""

    def __init__(self, folder: Path, rounds: int, tick: Tick) -> None:
        self.folder, self.rounds, self.tick = folder, rounds, tick

    def all(self, jobs: Mapping[str, Figures]) -> dict[str, list[Figures]]:
        """The answers of every job; one that is slow sits out later rounds."""
        found: dict[str, list[Figures]] = {name: [] for name in jobs}
        for turn in range(self.rounds):
            for name, job in jobs.items():
                taken = found[name]
                if any(turn >= after and taken[0]["seconds"] > most for after, most in SLOW.items()):
                    continue
                taken.append(self.run(job, checked=turn == 0))
                self.tick()
        return found

    def run(self, job: Figures, *, checked: bool) -> Figures:
        """One job; only the first round is checked, for reading answers takes longer than giving them."""
        writes = "lists" in job or "whole" in job
        out = {"out": str(self.folder / "answers.parquet")} if writes else {}
        told = {**job, **out, "checked": CHECKED_ROWS if checked else 0}
        environment = {**os.environ, "POLARS_MAX_THREADS": str(job["threads"]), "OMP_NUM_THREADS": str(job["threads"])}
        command = [sys.executable, "-m", "benchmarks.screening.worker", json.dumps(told)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{job.get('rival', 'thecal screen')}: {done.stderr.strip().splitlines()[-1]}")
        answer: Figures = json.loads(done.stdout)
        return answer


def _summed(taken: Sequence[Figures], rows: int) -> Figures:
    seconds = statistics.median(one["seconds"] for one in taken)
    return {
        "s": round(seconds, 4),
        "s cpu": round(statistics.median(one["cpu"] for one in taken), 4),
        "rows a second": round(rows / seconds),
        "peak MB": max(one["MB"] for one in taken),
        "n": len(taken),
    }


def _in_memory(book: RuleBook, runner: _Runner, file: Path, rows: int) -> Figures:
    jobs = {
        f"{name}, {threads} thread{'s' * (threads > 1)}": {"rival": name, "file": str(file), "threads": threads}
        for name in RIVALS
        for threads in ((1,) if name == "pandas" else (1, 2))
    }
    found = runner.all(jobs)
    expected = reference_digest(book)
    seen = set()
    for name, taken in found.items():
        if jobs[name]["rival"] in CHECKED:
            if taken[0]["first rows"] != expected:
                raise RuntimeError(f"{name} does not agree with the reference")
            seen.add(taken[0]["all rows"])
    if len(seen) != 1:
        raise RuntimeError("the rivals do not agree with each other on all rows")
    return {name: _summed(taken, rows) for name, taken in found.items()}


def reference_digest(book: RuleBook) -> str:
    """What the reference engine says of the first rows."""
    batch = next(demo_batches(CHECKED_ROWS, SEED, book))
    told = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    engine, names = Reference(book), list(statements(book))
    found = []
    for row in range(CHECKED_ROWS):
        truths = engine.evaluate(take_in(visit_of(told, row, book.knowledge.vocabulary)[0], book).facts)
        found.append([int(truths[name]) for name in names])
    return digest(np.array(found, np.int8).T)


def _file_to_file(runner: _Runner, file: Path, rows: int) -> Figures:
    figures: Figures = {}
    for lists in (False, True):
        jobs = {name: {"rival": name, "file": str(file), "threads": 2, "lists": lists} for name in FILE_RIVALS}
        found = runner.all(jobs)
        floor = next(iter(found))
        if len({taken[0]["output"] for name, taken in found.items() if name != floor}) != 1:
            raise RuntimeError("the outputs of the rivals differ")
        figures["lists of statements" if lists else "statuses only"] = _beside(found, floor, rows)
    return figures


def _beside(found: Mapping[str, Sequence[Figures]], floor: str, rows: int) -> Figures:
    summed = {name: _summed(taken, rows) | {"output MB": taken[0]["output MB"]} for name, taken in found.items()}
    for one in summed.values():
        one["of the floor"] = round(one["s"] / summed[floor]["s"], 2)
    return summed


def _whole(book: RuleBook, runner: _Runner, file: Path, rows: int) -> Figures:
    """The whole command on visits as they were told: reading, understanding, assessing, writing."""
    write_told(book, rows, file)
    figures: Figures = {}
    for detail in DETAILS:
        jobs = {name: {"whole": name, "file": str(file), "threads": 2, "detail": detail} for name in (FLOOR, SCREEN)}
        figures[detail] = _beside(runner.all(jobs), FLOOR, rows)
    return figures


def _growing(book: RuleBook, runner: _Runner, file: Path, rows: int) -> Figures:
    figures: Figures = {}
    rounds, runner.rounds = runner.rounds, min(3, runner.rounds)
    for times in (0.25, 0.5, 1, 4):
        jobs = {
            name: {"rival": name, "file": str(file), "threads": 1, "times": times} for name in ("columnar", "polars")
        }
        found = runner.all(jobs)
        count = len(statements(book, times))
        for name, taken in found.items():
            one = _summed(taken, rows)
            figures.setdefault(name, {})[f"{count} statements"] = {
                "rows a second": one["rows a second"],
                "ns a row": round(one["s"] / rows * 1e9), "ns a row and statement": round(one["s"] / rows / count * 1e9, 2),
                "n": one["n"],
            }  # fmt: skip
    runner.rounds = rounds
    return figures
