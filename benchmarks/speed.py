"""How long one assessment takes in a warm process, part by part, and the command line as a whole process."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.draw import KINDS, Drawer
from benchmarks.timing import summed_up, times
from thecal.assessment import Triage
from thecal.assessment.assess import assessment_of
from thecal.assessment.weigh import Scale
from thecal.condition import RuleBook
from thecal.visits import Visit, read_visits, take_in

EXAMPLE = Path(__file__).parents[1] / "examples" / "visit.yaml"


def assessments(book: RuleBook, count: int) -> dict[str, Any]:
    """Assessments on both channels, by kind of visit.

    The collector is frozen after warm-up, as a service would do: a rule book is a quarter of a million objects that never die.
    """
    triage = Triage(book)
    drawer = Drawer(book)
    example = read_visits(EXAMPLE.read_bytes(), EXAMPLE.name, book.knowledge)[0][0]
    kinds: dict[str, list[Visit]] = {kind.name: [drawer.visit(seed, kind) for seed in range(count)] for kind in KINDS}
    kinds["example"] = [example] * count
    for visits in kinds.values():
        for visit in visits[:20]:
            triage.assess(visit)
    gc.collect()
    gc.freeze()
    found: dict[str, Any] = {name: times(_each(triage, visits)) for name, visits in kinds.items()}
    found["parts of the example"] = _parts(triage, example, count)
    gc.unfreeze()
    found["example, collector not frozen"] = times(_each(triage, kinds["example"]))
    triage.close()
    return found


def _each(triage: Triage, visits: list[Visit]) -> Any:
    return ((lambda visit=visit: triage.assess(visit)) for visit in visits)


def _parts(triage: Triage, visit: Visit, count: int) -> dict[str, Any]:
    book = triage.book
    intake = take_in(visit, book)
    verdict = triage.channels.evaluate(intake.facts)
    rete = triage.channels.rete
    calls: dict[str, Any] = {
        "take in": lambda: take_in(visit, book),
        "reference": lambda: triage.channels.reference.judge(intake.facts),
        "weigh, ask, advise": lambda: assessment_of(Scale(book, verdict.judgements, visit.phase), intake, verdict),
    }
    if rete is not None:
        calls["rete"] = lambda: rete.evaluate(intake.facts)
    return {name: times([call] * count) for name, call in calls.items()}


def processes(runs: int) -> dict[str, Any]:
    """Whole processes, taken in turn, so that a busy moment hits all of them."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "thecal --help": [sys.executable, "-m", "thecal", "--help"],
        "thecal triage examples/visit.yaml": [sys.executable, "-m", "thecal", "triage", str(EXAMPLE)],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
            if run:  # the first fills the caches of the disk
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: summed_up(one) for name, one in taken.items()}
