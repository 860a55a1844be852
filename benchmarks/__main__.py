"""`make bench`: measures, prints a table for each part, keeps the figures under benchmarks/results/."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from benchmarks.beside import side_by_side
from benchmarks.interview import interviews
from benchmarks.screening.measure import screening
from benchmarks.show import show
from benchmarks.speed import assessments, processes
from benchmarks.tightness import tightness
from benchmarks.timing import load
from benchmarks.training import training
from thecal.condition import RuleBook
from thecal.quick import load_rules

RESULTS = Path(__file__).parent / "results"
PACKAGES = (
    "thecal", "durable_rules", "pydantic", "lark", "rich", "typer", "zen-engine", "clipspy", "rule-engine",
    "numpy", "pyarrow", "pandas", "polars", "duckdb",
)  # fmt: skip

Tick = Callable[[], object]
Part = Callable[[RuleBook, int, Tick], dict[str, Any]]
"""A part of the benchmark: from the rules and by how much its work is cut."""

PARTS: dict[str, Part] = {
    # The processes come first: they are what a busy machine disturbs most.
    "process": lambda _, few, __: processes(max(2, 21 // few)),
    "assessment": lambda book, few, _: assessments(book, 1000 // few),
    "peers": lambda book, few, _: side_by_side(book, 200 // few, 5 if few == 1 else 2),
    "interview": interviews,
    "tightness": lambda book, few, tick: tightness(book, 60 // few, tick),
    "screening": screening,
    "training": training,
}
COUNTED = {
    "tightness": "{task.completed:.0f} visits",
    "screening": "{task.completed:.0f} runs",
    "training": "{task.completed:.0f} runs",
}
LARGE: dict[str, Part] = {"screening": lambda book, few, tick: screening(book, few, tick, large=True)}
"""The parts that have more to measure when a long run is asked for."""


def about(book: RuleBook) -> dict[str, Any]:
    """What is measured, on what."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    return {
        "date": dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"),
        "machine": {"processor": processor(), "system": platform.system(), "architecture": platform.machine()},
        "python": platform.python_version(),
        "edition": book.knowledge.edition.edition,
        "knowledge": book.knowledge.hash,
        "statements": len(book.rules),
        "versions": versions,
    }


def processor(info: Path = Path("/proc/cpuinfo")) -> str:
    """The processor's name, where the system tells it."""
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "not told")


def measured(
    book: RuleBook, names: list[str], few: int, console: Console, parts: Mapping[str, Part] = PARTS
) -> dict[str, Any]:
    """The figures of the parts named, each with how busy the machine was; prints each as it is done."""
    result = about(book)
    for name in names:
        with Progress(
            SpinnerColumn(),
            TextColumn(name),
            TextColumn(COUNTED.get(name, "")),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        ) as bar:
            task = bar.add_task(name, total=None)
            before = load()
            figures = parts[name](book, few, lambda bar=bar, task=task: bar.advance(task))  # type: ignore[misc]
        result[name] = {"machine before": before, "machine after": load(), **figures}
        show(console, name, figures)
    return result


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a twentieth of the work, to see that it runs")
    parser.add_argument("--only", choices=list(PARTS), metavar="NAME", help=f"one part: {', '.join(PARTS)}")
    parser.add_argument(
        "--large", action="store_true", help="screening also with ten million rows (an hour, 8 GB of disk)"
    )
    parser.add_argument(
        "--out", type=Path, help="folder to keep the figures in; a run of all parts keeps them in benchmarks/results"
    )
    wanted = parser.parse_args(arguments)
    console = Console()
    names = [wanted.only] if wanted.only else list(PARTS)
    parts = {**PARTS, **LARGE} if wanted.large else PARTS
    result = measured(load_rules(), names, 20 if wanted.quick else 1, console, parts)
    folder = wanted.out or (None if wanted.quick or wanted.only else RESULTS)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        part = "".join(f"-{word}" for word in (wanted.only, "quick" if wanted.quick else "") if word)
        path = folder / f"{result['date'][:10]}-python{result['python']}{part}.json"
        path.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", "utf-8")
        console.print(f"kept as {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
