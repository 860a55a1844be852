"""How long one assessment takes in a warm process, stage by stage, and the command line as a whole process."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timing import Spent, Times, in_turn, summed_up, timed_ms, turned
from benchmarks.visits import KINDS, Drawer
from thecal.assessment import Triage
from thecal.assessment.advice import cautions, check_results, recommended
from thecal.assessment.assess import assessment_of
from thecal.assessment.questions import next_questions
from thecal.assessment.weigh import Scale
from thecal.condition import RuleBook
from thecal.visits import Visit, read_visits, take_in

EXAMPLE = Path(__file__).parents[1] / "examples" / "visit.yaml"
WARM_UP = 20
TARGET_MS = 10.0
"""What the 99th percentile of an assessment must stay below."""

LIMITS_MS = {"thecal --help": 300.0, "thecal triage examples/visit.yaml": 800.0}
"""What the median of each whole process must stay below."""


def visits_by_kind(book: RuleBook, count: int) -> dict[str, list[Visit]]:
    """Visits of each kind, and the example as often."""
    drawer = Drawer(book)
    example = read_visits(EXAMPLE.read_bytes(), EXAMPLE.name, book.knowledge)[0][0]
    return {
        **{kind.name: [drawer.visit(seed, kind) for seed in range(count)] for kind in KINDS},
        "example": [example] * count,
    }


@contextmanager
def frozen() -> Iterator[None]:
    """As a service would do once it is warm: the rule book is a quarter of a million objects that never die."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def assessments(book: RuleBook, count: int) -> dict[str, Any]:
    """Assessments on both channels, by kind of visit; then the same, stage by stage."""
    kinds = visits_by_kind(book, count)
    with Triage(book) as triage:
        for visits in kinds.values():
            for visit in visits[:WARM_UP]:
                triage.assess(visit)
        with frozen():
            warm = _whole(triage, kinds)
            stages = {name: _stages(triage, visits) for name, visits in kinds.items()}
        plain = _whole(triage, kinds)
    worst, worst_cpu = (max(one[clock] for one in warm.values()) for clock in ("p99", "cpu99"))
    return {
        "collector frozen after warm-up": warm,
        "collector as it is": plain,
        "stages, collector frozen": stages,
        "highest p99, collector frozen": worst,
        "p99 below": TARGET_MS,
        "met": worst < TARGET_MS,
        "highest p99 by the processor's clock": worst_cpu,
        "met by the processor's clock": worst_cpu < TARGET_MS,
    }


def _whole(triage: Triage, kinds: dict[str, list[Visit]]) -> dict[str, Times]:
    """One visit of each kind in turn, so that a busy moment hits all kinds."""
    taken: dict[str, list[Spent]] = {name: [] for name in kinds}
    for number in range(min(map(len, kinds.values()))):
        calls = {name: partial(triage.assess, visits[number]) for name, visits in kinds.items()}
        for name, call in turned(calls, number).items():
            taken[name].append(timed_ms(call))
    return {name: summed_up(one) for name, one in taken.items()}


def _stages(triage: Triage, visits: list[Visit]) -> dict[str, Times]:
    """The parts of an assessment, each on every visit. The last three are parts of `weigh, ask, advise`."""
    book, channels = triage.book, triage.channels
    taken: dict[str, list[Spent]] = {}
    for visit in visits:
        intake = take_in(visit, book)
        verdict = channels.evaluate(intake.facts)
        scale = Scale(book, verdict.judgements, visit.phase)
        span, ranked = scale.span(), scale.weighed()
        calls: dict[str, Callable[[], object]] = {
            "take in": partial(take_in, visit, book),
            "reference": partial(channels.reference.judge, intake.facts),
            **({"rete": partial(channels.rete.evaluate, intake.facts)} if channels.rete is not None else {}),
            "weigh, ask, advise": partial(assessment_of, scale, intake, verdict),
            "  of which weigh": partial(_weighed, scale),
            "  of which ask": partial(next_questions, scale, span, intake.facts, intake.asked),
            "  of which advise": partial(_advised, scale, ranked, intake),
        }
        for name, call in calls.items():
            taken.setdefault(name, []).append(timed_ms(call))
    return {name: summed_up(one) for name, one in taken.items()}


def _weighed(scale: Scale) -> object:
    return scale.span(), scale.weighed()


def _advised(scale: Scale, ranked: Any, intake: Any) -> object:
    asked_for = recommended(scale, ranked)
    return check_results(scale, asked_for, cautions(scale, list(asked_for), intake))


def command(*arguments: str) -> list[str]:
    """Thecal as a user starts it: its script beside this Python, or else the module."""
    script = Path(sys.executable).with_name("thecal")
    return [str(script), *arguments] if script.exists() else [sys.executable, "-m", "thecal", *arguments]


def processes(runs: int) -> dict[str, Any]:
    """Whole processes, in turn; and what each of them spends on imports."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "thecal --help": command("--help"),
        "thecal triage examples/visit.yaml": command("triage", str(EXAMPLE)),
    }
    found: dict[str, Any] = dict(in_turn(runs, {name: partial(_run, one) for name, one in commands.items()}))
    for name, limit in LIMITS_MS.items():
        one = found[name]
        found[name] = {**one, "below": limit, "met": one["p50"] < limit, "met, cpu": one["cpu50"] < limit}
    found["imports, ms of their own (python -X importtime), least of some runs"] = {
        "thecal --help": imports("--help"),
        "thecal triage examples/visit.yaml": imports("triage", str(EXAMPLE)),
    }
    return found


def _run(line: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(line, check=True, capture_output=True, text=True, env=os.environ)


def imports(*arguments: str, runs: int = 5, most: int = 12) -> dict[str, float]:
    """The packages that Thecal spends most on importing: the least of some runs, since a busy machine only adds."""
    line = [sys.executable, "-X", "importtime", "-m", "thecal", *arguments]
    told = [own_times(_run(line).stderr) for _ in range(runs)]
    least = {name: min(one.get(name, spent) for one in told) for name, spent in told[0].items()}
    return dict(sorted(least.items(), key=lambda item: -item[1])[: most + 1])


def own_times(told: str) -> dict[str, float]:
    """The report of ``-X importtime``, summed by package: milliseconds of the modules' own, and the sum of all.

    >>> own_times("import time:      1500 |       1500 |     rich.text")
    {'all 1 modules': 1.5, 'rich (1)': 1.5}
    """
    spent: dict[str, list[float]] = {}
    for line in told.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and parts[0].strip().isdigit():
            spent.setdefault(parts[2].strip().partition(".")[0], []).append(int(parts[0]) / 1000)
    total = [one for each in spent.values() for one in each]
    return {
        f"all {len(total)} modules": round(sum(total), 1),
        **{f"{name} ({len(each)})": round(sum(each), 1) for name, each in spent.items()},
    }
