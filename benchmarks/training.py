"""Generated training cases: how fast they come, what is rejected, and what they are like."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.knowledge import Urgency
from thecal.training.case import Case
from thecal.training.generate import Generated, generate

SEED = 7
ROUNDS = 3
"""The same cases are made so often: the least of the times is that of the least disturbed machine."""


def training(book: RuleBook, few: int, tick: Callable[[], object]) -> dict[str, Any]:
    """The figures of a thousand cases; the rules are loaded before the clock starts."""
    number = 1000 // few
    seconds, made = [], Generated(SEED, ())
    for _ in range(1 if few > 1 else ROUNDS):
        start = time.process_time()
        made = generate(book, SEED, number)
        seconds.append(time.process_time() - start)
        tick()
    least = min(seconds)
    return {
        "cases": len(made.cases),
        "processor seconds": [round(one, 2) for one in seconds],
        "cases a second of processor": round(len(made.cases) / least, 1),
        "share rejected": round(made.share_rejected, 3),
        "rejected": made.rejected,
        "by kind": dict(Counter(case.kind for case in made.cases)),
        **_by_statement(book, made.cases),
        **_by_urgency(book, made.cases),
        "findings told": _spread([len(case.visit.findings) for case in made.cases]),
    }


def _by_statement(book: RuleBook, cases: Sequence[Case]) -> dict[str, Any]:
    """How many cases have each statement as their learning point."""
    aimed = Counter(case.exercises[0] for case in cases)
    return {
        "cases of a statement": _spread([aimed[name] for name in book.rules]),
        "statements without a case": sum(not aimed[name] for name in book.rules),
    }


def _by_urgency(book: RuleBook, cases: Sequence[Case]) -> dict[str, Any]:
    """The share of each level, and of the cases in which it is settled."""
    least, settled = Counter[Urgency](), Counter[Urgency]()
    with Triage(book, rete="off") as triage:
        for case in cases:
            urgency = triage.assess(case.visit).urgency
            least[urgency.at_least] += 1
            settled[urgency.at_least] += urgency.settled
    whole = max(len(cases), 1)
    return {
        "careful visits, share": round(sum(case.worked_up for case in cases) / whole, 3),
        "urgency at least, share": {level.value: round(least[level] / whole, 3) for level in reversed(Urgency)},
        "settled, share": {level.value: round(settled[level] / whole, 3) for level in reversed(Urgency)},
        "settled below emergency, share": round(
            sum(number for level, number in settled.items() if level is not Urgency.EMERGENCY) / whole, 3
        ),
    }


def _spread(numbers: Sequence[int]) -> dict[str, float]:
    return {
        "least": min(numbers, default=0),
        "median": statistics.median(numbers) if numbers else 0,
        "most": max(numbers, default=0),
    }
