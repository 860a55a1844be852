"""Every visit that could be told, as formulas: the same reading of findings as `thecal.visits.intake`, for all at once.

The formulas allow every state that taking in a visit can lead to, and a few more where exactness would cost much (an
interval of time between dates may have any ends). So what holds in all of them holds at every visit. What is found *not*
to hold is told as a visit and judged again before anybody sees it (`thecal.logic.prover`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, YesNo
from thecal.logic.computed import any_of, anything, apart, points, quotient
from thecal.logic.grid import ends_of, step_of, written
from thecal.logic.held import Early, Formula, Held, Number, Word, YesOrNo
from thecal.logic.times import calendar, ceiling, dates
from thecal.visits.derive import timed


@dataclass(frozen=True)
class Tell:
    """How a finding of a model is told: whether at all, and in which words."""

    name: str
    told: Formula
    say: Callable[[Any], str]


class World:
    """The visits over some findings.

    Attributes:
        held: finding → what is held of it.
        rules: what every visit keeps to.
        plain: wishes that make a visit easy to tell: no dates where a number will do, nothing computed told directly.
        round: wishes that make its numbers round.
        tells: how each finding is told.
    """

    def __init__(self, z3: Any, book: RuleBook, names: Iterable[str], *, complete: bool) -> None:
        self.z3 = z3
        self.book = book
        self.words = book.knowledge.vocabulary
        self.complete = complete
        self.names = list(names)
        self.held: dict[str, Held] = {}
        self.rules: list[Formula] = []
        self.plain: list[Formula] = []
        self.round: list[Formula] = []
        self.tells: list[Tell] = []
        self.early: list[Early] = []
        self.yes, self.no = z3.BoolVal(val=True), z3.BoolVal(val=False)
        for name in self.names:
            self.hold(name)
        if complete:
            calendar(self)

    def hold(self, name: str) -> Held:
        """What is held of a finding; its parts and its parent first."""
        found = self.held.get(name)
        if found is None:
            found = self.held[name] = self._hold(name, PHASE if name == "phase" else self.words.findings[name])
        return found

    def flag(self, kind: str, name: str) -> Formula:
        """A formula that is true or false, of one finding."""
        return self.z3.Bool(f"{kind}:{name}")

    def count(self, kind: str, name: str) -> Formula:
        """A whole number, of one finding."""
        return self.z3.Int(f"{kind}:{name}")

    def _hold(self, name: str, finding: AnyFinding) -> Held:
        how = finding.derived
        if how is not None and not timed(finding):
            if finding.only_if is not None:
                return anything(self, name, finding)
            if how.any_of is not None:
                return any_of(self, name, how.any_of)
            assert isinstance(finding, Quantity)
            if how.quotient is not None:
                return quotient(self, name, finding, how.quotient)
            if how.apart is not None:
                return apart(self, name, finding, how.apart)
            return points(self, name, finding, self.words.scores[how.score or how.highest_of or ""])
        if isinstance(finding, YesNo):
            return self._yes_no(name, finding)
        if isinstance(finding, Choice):
            return self._choice(name, finding)
        return self._number(name, finding)

    # --- what is asked for -------------------------------------------------------------------------------------------

    def _told(self, name: str, finding: AnyFinding) -> tuple[Formula, Formula, Formula]:
        """Whether it is told; whether its parent is present; whether its parent is absent."""
        told = self.flag("told", name)
        if finding.only_if is None:
            return told, self.yes, self.no
        parent = self.hold(finding.only_if)
        assert isinstance(parent, YesOrNo)
        self.rules.append(self.z3.Implies(parent.false, self.z3.Not(told)))
        return told, parent.true, parent.false

    def _yes_no(self, name: str, finding: YesNo) -> YesOrNo:
        told, here, gone = self._told(name, finding)
        value = self.flag("value", name)
        # A child told as present implies its parent; one told as absent says nothing about it.
        self.rules.append(self.z3.Implies(self.z3.And(told, value), here))
        if self.complete:
            self.rules.append(self.z3.Implies(here, told))
        self.tell(name, told, lambda model: "present" if self.holds(model, value) else "absent")
        return YesOrNo(self.z3.And(told, value), self.z3.Or(gone, self.z3.And(told, self.z3.Not(value))))

    def _choice(self, name: str, finding: Choice) -> Word:
        told, here, gone = self._told(name, finding)
        place = self.count("value", name)
        self.rules += [place >= 0, place < len(finding.spellings), self.z3.Implies(told, here)]
        if self.complete:
            self.rules.append(self.z3.Implies(here, told))
        self.tell(name, told, lambda model: finding.spellings[self.whole(model, place)])
        return Word(told, gone, place, finding.spellings)

    def _number(self, name: str, finding: Quantity | Ordinal) -> Number:
        z3 = self.z3
        told, here, gone = self._told(name, finding)
        value = self.count("value", name)
        step = step_of(finding)
        first, last = ends_of(finding, step)
        self.rules += [value >= first, value <= last, z3.Implies(told, here)]
        self.tell(name, told, lambda model: written(finding, self.whole(model, value) * step))
        held = Number(told, gone, value, value, step)
        if isinstance(finding, Quantity) and timed(finding):
            held = dates(self, name, finding, held, here)
        if isinstance(finding, Quantity) and finding.at_most is not None:
            held = ceiling(self, name, finding, held, here)
        if self.complete:
            self.rules.append(z3.Implies(here, z3.Or(told, held.away)))
        return held

    # --- reading a model ---------------------------------------------------------------------------------------------

    def tell(self, name: str, told: Formula, say: Callable[[Any], str]) -> None:
        """Notes how a finding is told."""
        self.tells.append(Tell(name, told, say))

    def holds(self, model: Any, formula: Formula) -> bool:
        """Whether a formula is true in a model."""
        return bool(self.z3.is_true(model.eval(formula, model_completion=True)))

    def whole(self, model: Any, formula: Formula) -> int:
        """A whole number in a model."""
        return int(model.eval(formula, model_completion=True).as_long())

    def told(self, model: Any) -> dict[str, str]:
        """Finding → value of one model, as told."""
        order = {name: index for index, name in enumerate(self.names)}
        tells = sorted(self.tells, key=lambda tell: order.get(tell.name, len(order)))
        return {tell.name: tell.say(model) for tell in tells if self.holds(model, tell.told)}

    def days_ago(self, model: Any) -> dict[str, int]:
        """Event → days, for the events without which the model can't be told."""
        return {
            event: self.whole(model, days)
            for one in self.early if self.holds(model, one.early)
            for event, days in one.days_ago.items()
        }  # fmt: skip
