"""Proofs about conditions, over every visit that could be told; what does not hold comes with a visit that shows it.

Two kinds of visits are thought of. A *told* visit may leave anything unknown: two conditions are the same only if no told
visit tells them apart. At a *complete* visit everything is known and nothing contradicts itself or the `never` lines of
the vocabulary: what is always or never true is asked of these.

No visit is shown before the reference has judged it: the solver's word alone is never passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from thecal.condition.book import RuleBook
from thecal.condition.facts import Truth
from thecal.condition.nodes import Condition, findings
from thecal.condition.truth import Judge
from thecal.logic.case import Case
from thecal.logic.cone import cone
from thecal.logic.encode import Encoder
from thecal.logic.held import Formula
from thecal.logic.solver import Undecided, load_z3
from thecal.logic.world import World
from thecal.visits.intake import take_in

SECONDS = 10.0
"""How long the solver may think about one question."""

Truths = tuple[Truth, ...]


class Prover:
    """Answers questions about the conditions of one rule book.

    Every answer is None where the question has no such case (it is proved that there is none), else the case.

    Args:
        book: the rules, with their vocabulary.
        seconds: how long the solver may think about one question.
        smallest: whether a case says no more than it needs; where only None matters, any case will do.

    Raises:
        MissingSolver: when it is made, if z3 is not installed.
    """

    def __init__(self, book: RuleBook, *, seconds: float = SECONDS, smallest: bool = True) -> None:
        self.z3 = load_z3()
        self.book = book
        self.seconds = seconds
        self.smallest = smallest
        self._encoders: dict[bool, Encoder] = {}

    def same(self, a: Condition, b: Condition) -> Case | None:
        """A visit at which the two come to different truths (true, false or unknown); None: there is none.

        Raises:
            Undecided: if that could not be told.
        """
        return self._find(
            (a, b),
            lambda z3, left, right: z3.Or(z3.Xor(left[0], right[0]), z3.Xor(left[1], right[1])),
            lambda truths: truths[0] is not truths[1],
        )

    def satisfiable(self, condition: Condition) -> Case | None:
        """A plausible visit at which it is true; None: it can never be true.

        Raises:
            Undecided: if that could not be told.
        """
        return self._find((condition,), lambda _z3, one: one[0], lambda truths: truths[0] is Truth.TRUE, complete=True)

    def always(self, condition: Condition) -> Case | None:
        """A plausible visit at which it is false; None: once everything is known, it is never false.

        Raises:
            Undecided: if that could not be told.
        """
        return self._find((condition,), lambda _z3, one: one[1], lambda truths: truths[0] is Truth.FALSE, complete=True)

    def implies(self, a: Condition, b: Condition, *, complete: bool = True) -> Case | None:
        """A plausible visit at which `a` is true and `b` is not; None: wherever `a` is true, so is `b`.

        Args:
            a: the condition that may imply.
            b: the condition that may be implied.
            complete: whether only visits count at which everything is known. Without it, `b` must be true as soon as
                what is known makes `a` true.

        Raises:
            Undecided: if that could not be told.
        """

        def shown(truths: Truths) -> bool:
            return truths[0] is Truth.TRUE and truths[1] is not Truth.TRUE

        return self._find(
            (a, b),
            lambda z3, left, right: z3.And(left[0], z3.Not(right[0])),
            shown,
            complete=complete,
            plausible=True,
        )

    def _find(
        self,
        conditions: Sequence[Condition],
        asked: Callable[..., Formula],
        shown: Callable[[Truths], bool],
        *,
        complete: bool = False,
        plausible: bool | None = None,
    ) -> Case | None:
        """A visit with what is asked, the plain and plausible ones first; None if there is none of any kind."""
        z3 = self.z3
        only_plausible = complete if plausible is None else plausible
        if complete not in self._encoders:
            self._encoders[complete] = Encoder(World(z3, self.book, complete=complete))
        encoder = self._encoders[complete]
        names = cone(self.book, conditions, plausible=True)
        bounds = encoder.world.bounds(names)
        solver = z3.Solver()
        solver.set("timeout", int(self.seconds * 1000))
        solver.add(*bounds.rules, asked(z3, *(encoder.read(condition) for condition in conditions)))
        barred = [
            z3.Not(encoder.read(condition)[0])
            for condition, _ in self.book.never if findings(condition)[0] in names
        ]  # fmt: skip
        if only_plausible:
            solver.add(*barred)
            barred = []
        for likely in (barred, []) if barred else ([],):
            for easy in ([*bounds.plain, *bounds.round], bounds.plain, []):
                answer = self._ask(solver, [*likely, *easy])
                if answer is None:
                    continue
                case = Case(encoder.world.told(bounds, answer), encoder.world.days_ago(bounds, answer))
                if shown(self.truths(case, conditions)):
                    return self._smallest(case, conditions, shown, complete=complete) if self.smallest else case
        self._none(solver)
        return None

    def _ask(self, solver: Any, wishes: list[Formula]) -> Any:
        """A model that also keeps to the wishes, if one is found."""
        solver.push()
        try:
            solver.add(*wishes)
            return solver.model() if solver.check() == self.z3.sat else None
        finally:
            solver.pop()

    def _none(self, solver: Any) -> None:
        """There is no such visit: only if the solver proves that, without any wish."""
        answer = solver.check()
        if answer == self.z3.unsat:
            return
        if answer == self.z3.sat:
            raise Undecided("The solver names a state that no told visit was found for.")
        raise Undecided(f"The solver could not tell within {self.seconds:g} seconds ({solver.reason_unknown()}).")

    def truths(self, case: Case, conditions: Sequence[Condition]) -> Truths:
        """What the reference makes of the conditions at a visit."""
        judge = Judge(take_in(case.visit(), self.book).facts)
        return tuple(judge.read(condition).truth for condition in conditions)

    def _smallest(
        self, case: Case, conditions: Sequence[Condition], shown: Callable[[Truths], bool], *, complete: bool
    ) -> Case:  # fmt: skip
        """The case without whatever it does not need; at a complete visit, only what settles every truth may stay away."""
        settled = self.truths(case, conditions)

        def still(smaller: Case) -> bool:
            truths = self.truths(smaller, conditions)
            return truths == settled if complete else shown(truths)

        for name in reversed([*case.findings, *case.days_ago]):
            smaller = case.without(name)
            if still(smaller):
                case = smaller
        return case
