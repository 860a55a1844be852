"""A long random run: both channels must say the same of every statement of every visit, in flat memory.

It stops at the first visit on which they differ, and names its seed and the statements: never a value, so that the habit
is the right one on the day when the visits are real.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.visits import ALL_KINDS, Drawer, Kind
from thecal.engines import Channels, ReteMode
from thecal.engines.channels import BOTH, Verdict
from thecal.quick import load_rules

WARM_UP = 0.1
"""The share of the visits after which memory is measured for the first time."""


@dataclass(frozen=True)
class Result:
    """How the run went.

    Attributes:
        visits: how many were tried; fewer than asked for if a disagreement ended the run.
        disagreements: visits on which the channels differed, or one of them gave no answer.
        growth_mb: what this process grew by after the warm-up.
        first: the first disagreement: the visit's seed and kind, and statement ids.
    """

    visits: int
    disagreements: int
    growth_mb: float
    seconds: float
    visits_per_second: float
    first: str = ""

    def __str__(self) -> str:
        return (
            f"{self.visits:,} visits, {self.disagreements} disagreements, memory grew by {self.growth_mb:.1f} MB, "
            f"{self.seconds:.0f} s ({self.visits_per_second:,.0f} visits a second)"
        )


def resident_mb(status: Path = Path("/proc/self/status")) -> float:
    """The memory of this process, from /proc.

    Raises:
        OSError: on a machine that has no such file.
    """
    for line in status.read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError(f"no VmRSS in {status}")


def numbered(visits: int, seed: int) -> Iterable[tuple[int, Kind]]:
    """The seed and the kind of each visit of a run. Runs of different seeds share none up to a million visits."""
    return ((seed * 1_000_000 + number, ALL_KINDS[number % len(ALL_KINDS)]) for number in range(visits))


def run(visits: int, seed: int, rete: ReteMode = "inline", *, progress: bool = False) -> Result:
    """Sends random visits of all kinds through both channels.

    Args:
        visits: how many.
        seed: of the run; the same seed gives the same visits.
        rete: where the rete channel runs: in this process or in one of its own.
        progress: whether to draw a progress bar.

    Raises:
        SystemExit: if the rete channel can't run here.
    """
    book = load_rules()
    drawer = Drawer(book)
    bar = Progress(
        TextColumn("both channels"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not progress,
    )
    done, first, before, warm = 0, "", 0.0, max(1, int(visits * WARM_UP))
    # The rule book is a quarter of a million objects that never die: the collector need not walk them again and again.
    gc.collect()
    gc.freeze()
    started = time.perf_counter()
    try:
        with Channels(book, rete) as channels, bar:
            if channels.rete is None:
                raise SystemExit(channels.why_single)
            for number, kind in bar.track(numbered(visits, seed), total=visits):
                first = trouble(channels.evaluate(drawer.intake(number, kind).facts), number, kind)
                done += 1
                if done == warm:
                    before = resident_mb()
                if first:
                    break
            growth = resident_mb() - before if done >= warm else 0.0
    finally:
        gc.unfreeze()
    seconds = time.perf_counter() - started
    return Result(done, int(bool(first)), round(growth, 2), seconds, done / seconds, first)


def trouble(verdict: Verdict, number: int, kind: Kind) -> str:
    """What is wrong with a verdict, by seed and statement ids; empty if both channels answered and agreed."""
    if verdict.agreed and verdict.channels == BOTH:
        return ""
    names = ", ".join(sorted(verdict.differences)) or verdict.reason
    return f"the visit of seed {number} ({kind.name}): {names}"


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agree", description=__doc__)
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rete", choices=("inline", "worker"), default="inline")
    wanted = parser.parse_args(arguments)
    result = run(wanted.visits, wanted.seed, wanted.rete, progress=sys.stderr.isatty())
    print(f"seed {wanted.seed}: {result}")
    if result.first:
        print(f"The channels differ on {result.first}", file=sys.stderr)
    return 1 if result.disagreements else 0


if __name__ == "__main__":
    raise SystemExit(main())
