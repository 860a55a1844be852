"""`make bench`: measures, prints a table, keeps the figures under benchmarks/results/."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.peers import side_by_side
from benchmarks.speed import assessments, processes
from benchmarks.tightness import tightness
from thecal.quick import load_rules

RESULTS = Path(__file__).parent / "results"
PACKAGES = ("thecal", "durable_rules", "pydantic", "zen-engine", "clipspy", "rule-engine")


def about(edition: str, content: str) -> dict[str, Any]:
    """What was measured, on what."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    return {
        "date": dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "edition": edition,
        "knowledge": content,
        "versions": versions,
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="a tenth of the work, to see that it runs; nothing is kept"
    )
    parser.add_argument("--only", choices=["assessment", "process", "tightness", "peers"])
    wanted = parser.parse_args()
    few = 10 if wanted.quick else 1
    book = load_rules()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "process": lambda: processes(20 // few),
        "assessment": lambda: assessments(book, 1000 // few),
        "peers": lambda: side_by_side(book, 200 // few, 5),
        "tightness": lambda: tightness(book, 200 // few),
    }
    console = Console()
    result = about(book.knowledge.edition.edition, book.knowledge.hash)
    for name, measure in parts.items():
        if wanted.only in {None, name}:
            with console.status(name):
                result[name] = measure()
            show(console, name, result[name])
    if not wanted.quick and wanted.only is None:
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{result['date'][:10]}-python{platform.python_version()}.json"
        path.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
        console.print(f"kept as benchmarks/results/{path.name}")
    return 0


def show(console: Console, name: str, figures: dict[str, Any]) -> None:
    """One table a part."""
    table = Table(title=name, title_justify="left")
    for column in ("what", "figure"):
        table.add_column(column)
    for key, value in _rows(figures):
        table.add_row(key, value)
    console.print(table)


def _rows(figures: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in figures.items():
        if isinstance(value, dict) and "p50" in value:
            more = ", ".join(f"{one}: {value[one]}" for one in value if one not in {"p50", "p99", "calls"})
            text = f"p50 {value['p50']:.2f} ms, p99 {value['p99']:.2f} ms, n {value['calls']}" + (
                f"; {more}" if more else ""
            )
            rows.append((before + key, text))
        elif isinstance(value, dict):
            rows += _rows(value, f"{before}{key} · ")
        else:
            rows.append((before + key, str(value)))
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
