"""Engines that take one visit at a time, given the same visits one after the other."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.forms import forms
from benchmarks.peers import zen
from benchmarks.screening.settled import SEED
from thecal.condition import RuleBook
from thecal.condition.facts import Facts
from thecal.engines import make_engine
from thecal.engines.reference import Reference
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches
from thecal.visits import take_in
from thecal.visits.table.told import visit_of


def one_by_one(book: RuleBook, rows: int, rounds: int) -> dict[str, Any]:
    """Rows a second of the reference, durable-rules and zen-engine, over visits that are taken in beforehand."""
    batch = next(demo_batches(rows, SEED, book))
    told = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    visits = [take_in(visit_of(told, row, book.knowledge.vocabulary)[0], book).facts for row in range(rows)]
    expected = [dict(Reference(book).evaluate(facts)) for facts in visits[:50]]
    figures: dict[str, Any] = {"visits": rows}
    for name, make in (("reference", Reference), ("durable-rules", _rete), ("zen-engine", _zen)):
        try:
            made: Any = make(book)
        except ImportError:
            figures[name] = "not installed"
            continue
        evaluate: Callable[[Facts], Any] = made.evaluate
        if [dict(evaluate(facts)) for facts in visits[:50]] != expected:
            raise RuntimeError(f"{name} does not agree with the reference")
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            for facts in visits:
                evaluate(facts)
            taken.append(time.perf_counter() - start)
        figures[name] = {"rows a second": round(rows / statistics.median(taken)), "n": rounds}
        made.close()
    return figures


def _rete(book: RuleBook) -> Any:
    return make_engine("rete", book)


class _Zen:
    def __init__(self, book: RuleBook) -> None:
        self.forms = forms(book)
        self.shape, self.held = zen(self.forms, self.forms.expressions, filled=True)

    def evaluate(self, facts: Facts) -> Any:
        return self.forms.truths(self.held(self.shape(self.forms.fact(facts))))

    def close(self) -> None:
        """Holds nothing."""


def _zen(book: RuleBook) -> _Zen:
    return _Zen(book)
