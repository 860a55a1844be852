"""Medians and tails of repeated calls."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from typing import TypedDict


class Times(TypedDict):
    """Milliseconds of one call."""

    p50: float
    p99: float
    calls: int


def times(calls: Iterable[Callable[[], object]]) -> Times:
    """Times each call once.

    Returns:
        The median and the 99th percentile in milliseconds.
    """
    taken = []
    for call in calls:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return summed_up(taken)


def summed_up(taken: list[float]) -> Times:
    """The median and the 99th percentile of measured milliseconds."""
    ordered = sorted(taken)
    return {
        "p50": round(statistics.median(ordered), 4),
        "p99": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 4),
        "calls": len(ordered),
    }
