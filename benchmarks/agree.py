"""A long random run: both channels must say the same of every statement of every visit, in flat memory."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.draw import KINDS, Drawer
from thecal.engines import Channels
from thecal.quick import load_rules
from thecal.visits import take_in


@dataclass(frozen=True)
class Result:
    """How the run went; `growth_mb` is what memory grew by after the first tenth."""

    visits: int
    disagreements: int
    growth_mb: float
    seconds: float

    def __str__(self) -> str:
        rate = self.visits / self.seconds
        return (
            f"{self.visits:,} visits, {self.disagreements} disagreements, memory grew by {self.growth_mb:.1f} MB, "
            f"{self.seconds:.0f} s ({rate:,.0f} visits a second)"
        )


def resident_mb() -> float:
    """The memory of this process, from /proc."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("no VmRSS in /proc/self/status")


def run(visits: int, seed: int, *, progress: bool = False) -> Result:
    """Sends random visits of all kinds through both channels.

    Args:
        visits: how many.
        seed: of the first; the same seed gives the same visits.
        progress: whether to draw a progress bar.
    """
    book = load_rules()
    drawer = Drawer(book)
    disagreements, before = 0, 0.0
    started = time.perf_counter()
    with Channels(book) as channels:
        if channels.rete is None:
            raise SystemExit(channels.why_single)
        for number in _counted(visits, progress=progress):
            visit = drawer.visit(seed * visits + number, KINDS[number % len(KINDS)])
            verdict = channels.evaluate(take_in(visit, book).facts)
            if not verdict.agreed:
                disagreements += 1
                print(f"visit {visit.id}: {verdict.reason}", file=sys.stderr)
            if number == visits // 10:
                before = resident_mb()
    return Result(visits, disagreements, resident_mb() - before, time.perf_counter() - started)


def _counted(visits: int, *, progress: bool) -> range:
    if not progress:
        return range(visits)
    from rich.progress import track  # noqa: PLC0415 - only with a terminal

    return track(range(visits), "both channels")  # type: ignore[return-value]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agree", description=__doc__)
    parser.add_argument("--visits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    wanted = parser.parse_args()
    result = run(wanted.visits, wanted.seed, progress=sys.stderr.isatty())
    print(f"seed {wanted.seed}: {result}")
    return 1 if result.disagreements else 0


if __name__ == "__main__":
    raise SystemExit(main())
