"""Medians and tails of repeated calls, and how busy the machine was meanwhile.

Two clocks: the wall's is what a user waits for; the processor's leaves out what other programs took, so figures from a busy
machine can be compared with each other by it.
"""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypedDict


class Times(TypedDict):
    """Milliseconds of one call: p50 and p99 by the wall's clock, cpu50 and cpu99 by the processor's."""

    p50: float
    p99: float
    cpu50: float
    cpu99: float
    calls: int


class Spent(NamedTuple):
    """Milliseconds of one call, by both clocks."""

    wall: float
    cpu: float


def processor_s() -> float:
    """Seconds that this process and the children it has waited for have spent on a processor."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed_ms(call: Callable[[], object]) -> Spent:
    """The milliseconds that one call takes."""
    cpu, wall = processor_s(), time.perf_counter()
    call()
    ended = time.perf_counter()
    return Spent((ended - wall) * 1000, (processor_s() - cpu) * 1000)


def summed_up(taken: list[Spent]) -> Times:
    """The medians and the 99th percentiles of measured milliseconds."""
    wall, cpu = sorted(one.wall for one in taken), sorted(one.cpu for one in taken)
    last = min(len(taken) - 1, int(len(taken) * 0.99))
    return {
        "p50": round(statistics.median(wall), 4),
        "p99": round(wall[last], 4),
        "cpu50": round(statistics.median(cpu), 4),
        "cpu99": round(cpu[last], 4),
        "calls": len(taken),
    }


def turned(calls: Mapping[str, Callable[[], object]], by: int) -> dict[str, Callable[[], object]]:
    """The calls in another order, so that none always comes after the same one.

    >>> list(turned({"a": int, "b": int, "c": int}, 4))
    ['b', 'c', 'a']
    """
    start = by % len(calls)
    return dict([*islice(calls.items(), start, None), *islice(calls.items(), start)])


def in_turn(runs: int, calls: Mapping[str, Callable[[], object]], *, unmeasured: int = 1) -> dict[str, Times]:
    """Times several calls in turn, so that a busy moment of the machine hits all of them.

    Args:
        runs: measured calls of each.
        calls: name → call.
        unmeasured: runs before those, to fill caches.
    """
    taken: dict[str, list[Spent]] = {name: [] for name in calls}
    for run in range(runs + unmeasured):
        for name, call in turned(calls, run).items():
            spent = timed_ms(call)
            if run >= unmeasured:
                taken[name].append(spent)
    return {name: summed_up(one) for name, one in taken.items()}


def load() -> dict[str, Any]:
    """How busy the machine is: more programs running than it has cores, and the wall's clock tells of them too."""
    return {"cores": os.cpu_count(), "programs running, last minute": round(os.getloadavg()[0], 2)}
