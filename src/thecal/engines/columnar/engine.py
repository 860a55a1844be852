"""The columnar engine: the whole rule book over a batch of visits at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Facts, Interval, NotApplicable, Truth
from thecal.engines.columnar.plan import Plan, Plane
from thecal.engines.columnar.run import Run, at_bedside
from thecal.knowledge.vocabulary import Choice, YesNo
from thecal.visits.table.bits import pack
from thecal.visits.table.states import NOT_APPLICABLE_CODE, Codes, Flags, Spans, States, TableFacts


class Columnar:
    """Compiles a rule book once; `run` evaluates it over a batch.

    Attributes:
        place: statement id → the place of its gate.
        never: the places of what can't hold together.
    """

    name = "columnar"

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.words: dict[str, AnyFinding] = {"phase": PHASE, **book.knowledge.vocabulary.findings}
        self.plan = Plan(name for name, finding in self.words.items() if at_bedside(finding))
        self.place = {rule.id: self.plan.place(rule.condition) for rule in book.rules.values()}
        self.never = tuple(self.plan.place(condition) for condition, _ in book.never)

    def run(self, facts: TableFacts) -> Run:
        """The gates over one batch."""
        return Run(self.plan.gates, facts, self.words)

    def evaluate(self, facts: Facts) -> Mapping[str, Truth]:
        """The truth of every statement for one visit: a batch of one row."""
        run = self.run(table_of(facts, self.words))
        return {
            name: Truth(int(run.bits(place, Plane.TRUE)[0] & 1) + int(run.bits(place, Plane.POSSIBLE)[0] & 1))
            for name, place in self.place.items()
        }

    def close(self) -> None:
        """Holds nothing."""


def table_of(facts: Facts, words: Mapping[str, AnyFinding]) -> TableFacts:
    """The facts of one visit as a batch of one row; only truths can be asked of it, not what is missing."""
    states: dict[str, States] = {}
    for name, state in facts.states.items():
        finding = words[name]
        away = isinstance(state, NotApplicable)
        if isinstance(finding, YesNo):
            states[name] = Flags(pack(np.array([state is True])), pack(np.array([state is not True])))
        elif isinstance(finding, Choice):
            code = NOT_APPLICABLE_CODE if away else list(finding.values).index(str(state))
            states[name] = Codes(np.array([code], np.int16))
        else:
            assert away or isinstance(state, Interval)
            lo, hi = (state.lo, state.hi) if isinstance(state, Interval) else (np.nan, np.nan)
            states[name] = Spans(np.array([lo]), np.array([hi]))
    return TableFacts(1, states)
