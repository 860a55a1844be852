"""How much wider the urgency interval is than it need be.

The interval is worked out in Kleene's logic, statement by statement, so it must contain the truth, and may be wider: a
finding that stands in two statements counts in each for itself. Here a few bedside findings of a visit are unknown, and their
answers are tried in random order, all of them unless both ends of the interval have been reached before.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from typing import Any

from benchmarks.draw import KINDS, Drawer
from thecal.assessment.weigh import Scale
from thecal.condition import RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.engines.reference import Reference
from thecal.knowledge.vocabulary import Quantity
from thecal.visits import Visit, take_in

MOST_COMPLETIONS = 6000


def tightness(book: RuleBook, visits: int, unknown: int = 12) -> dict[str, Any]:
    """Compares the interval with all completions of at most `unknown` unknown bedside findings.

    Raises:
        AssertionError: if a completion leaves the interval.
    """
    drawer, reference = Drawer(book), Reference(book)
    limits = _limits(book)
    read = {name for name in drawer.bedside if book.readers_of.get(name)}
    compared, completions = 0, 0
    low, high = Counter[int](), Counter[int]()
    for seed in itertools.count():
        if compared == visits:
            break
        full = drawer.visit(seed, KINDS[seed % len(KINDS)]).model_copy(update={"phase": "implanted", "events": {}})
        full = _all_bedside(full, drawer)
        source = random.Random(seed)
        hidden = _hidden(full, drawer, sorted(read & set(full.findings)), source, unknown)
        partial = full.without(*hidden)
        choices = [[(name, value) for value in _regions(book, drawer, name, limits)] for name in hidden]
        count = 1
        for choice in choices:
            count *= len(choice)
        if not 1 < count <= MOST_COMPLETIONS:
            continue
        span = _span(partial, book, reference)
        ends = set()
        lots = list(itertools.product(*choices))
        source.shuffle(lots)
        for answers in lots:
            whole = _span(partial.answered(**dict(answers)), book, reference)
            assert span.at_least <= whole.at_least <= whole.at_most <= span.at_most, (seed, hidden)
            ends.add(whole.at_least.rank)
            completions += 1
            if {span.at_least.rank, span.at_most.rank} <= ends:
                break  # both ends are reached: the interval is exact, and the other completions can't make it less so
        compared += 1
        low[min(ends) - span.at_least.rank] += 1
        high[span.at_most.rank - max(ends)] += 1
    return {
        "visits": compared,
        "completions tried": completions,
        "unknown findings": f"2 to {unknown}",
        "at_least lower than need be, by levels": _shares(low, compared),
        "at_most higher than need be, by levels": _shares(high, compared),
    }


def _shares(counted: Counter[int], total: int) -> dict[str, str]:
    return {
        str(levels): f"{number} of {total} ({100 * number / total:.1f} %)" for levels, number in sorted(counted.items())
    }


def _all_bedside(visit: Visit, drawer: Drawer) -> Visit:
    """The visit with every bedside finding told, so that only the hidden ones are unknown."""
    words = drawer.book.knowledge.vocabulary.findings
    told = dict(visit.findings)
    for name in drawer.bedside:
        parent = words[name].only_if
        if told.get(name, "unknown") == "unknown" and (parent is None or told.get(parent) == "present"):
            usual = drawer.usual(name)
            told[name] = usual if usual != "unknown" else drawer.values[name][len(drawer.values[name]) // 2]
    return visit.model_copy(update={"findings": told})


def _hidden(visit: Visit, drawer: Drawer, names: list[str], source: random.Random, most: int) -> list[str]:
    words = drawer.book.knowledge.vocabulary.findings
    parents = {words[name].only_if for name in visit.findings}
    free = [name for name in names if name not in parents]
    return source.sample(free, min(len(free), source.randint(2, most)))


def _limits(book: RuleBook) -> dict[str, list[float]]:
    found: dict[str, set[float]] = {}
    for rule in book.rules.values():
        for leaf in leaves(rule.condition):
            if isinstance(leaf, Compare):
                found.setdefault(leaf.finding, set()).add(leaf.limit)
    return {name: sorted(marks) for name, marks in found.items()}


def _regions(book: RuleBook, drawer: Drawer, name: str, limits: dict[str, list[float]]) -> list[str]:
    """Values that between them make every combination of the finding's leaves: for a quantity all marks and steps beside."""
    finding = book.knowledge.vocabulary.findings[name]
    if isinstance(finding, Quantity) and name in limits and not _scored(book, name):
        lo, hi = finding.range
        step = finding.resolution
        marks = {round(mark + offset, 6) for mark in limits[name] for offset in (-step, 0, step)}
        unit = "" if finding.dimensionless else f" {finding.unit}"
        return [f"{mark:.6f}".rstrip("0").rstrip(".") + unit for mark in sorted(marks) if lo <= mark <= hi]
    return drawer.values[name]


def _scored(book: RuleBook, name: str) -> bool:
    return any(item.finding == name for score in book.knowledge.vocabulary.scores.values() for item in score.items)


def _span(visit: Visit, book: RuleBook, reference: Reference) -> Any:
    return Scale(book, reference.judge(take_in(visit, book).facts), visit.phase).span()
