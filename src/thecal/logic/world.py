"""Every visit that could be told, as formulas: the same reading of findings as `thecal.visits.intake`, for all at once.

The formulas allow every state that taking in a visit can lead to, and a few more where exactness would cost much (an
interval of time between dates may have any ends). So what holds in all of them holds at every visit. What is found *not*
to hold is told as a visit and judged again before anybody sees it (`thecal.logic.prover`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.knowledge.vocabulary import Choice, Ordinal, Presumed, Quantity, YesNo
from thecal.knowledge.words import Phase
from thecal.logic.computed import any_of, anything, apart, points, quotient
from thecal.logic.grid import ends_of, step_of, written
from thecal.logic.held import Early, Formula, Held, Number, Word, YesOrNo, exact
from thecal.logic.times import calendar, ceiling, dates
from thecal.visits.derive import timed


@dataclass(frozen=True)
class Tell:
    """How a finding of a model is told: whether at all, and in which words."""

    name: str
    told: Formula
    say: Callable[[Any], str]


@dataclass
class Bounds:
    """What a visit keeps to, and should keep to, because of one finding.

    Attributes:
        rules: what every visit keeps to.
        plain: wishes that make a visit easy to tell: no dates where a number will do, nothing computed told directly.
        round: wishes that make its numbers round.
        tells: how the finding is told.
        early: how it is told by events instead.
    """

    rules: list[Formula] = field(default_factory=list)
    plain: list[Formula] = field(default_factory=list)
    round: list[Formula] = field(default_factory=list)
    tells: list[Tell] = field(default_factory=list)
    early: list[Early] = field(default_factory=list)

    def add(self, other: Bounds) -> None:
        """Takes in what another finding asks for."""
        for mine in fields(self):
            getattr(self, mine.name).extend(getattr(other, mine.name))


class World:
    """The visits, finding by finding; each is put into formulas once, when it is first thought of.

    Attributes:
        held: finding → what is held of it.
        now: what the finding that is just being put into formulas asks for.
    """

    def __init__(self, z3: Any, book: RuleBook, *, complete: bool) -> None:
        self.z3 = z3
        self.book = book
        self.words = book.knowledge.vocabulary
        self.complete = complete
        self.held: dict[str, Held] = {}
        self.now = Bounds()
        self.yes, self.no = z3.BoolVal(val=True), z3.BoolVal(val=False)
        self._bounds: dict[str, Bounds] = {}
        self._calendars: dict[tuple[str, ...], list[Formula]] = {}

    def hold(self, name: str) -> Held:
        """What is held of a finding; its parts and its parent first."""
        if name not in self.held:
            outer, self.now = self.now, Bounds()
            self.held[name] = self._hold(name, PHASE if name == "phase" else self.words.findings[name])
            self._bounds[name], self.now = self.now, outer
        return self.held[name]

    def bounds(self, names: Sequence[str]) -> Bounds:
        """What a visit over these findings keeps to; they hold whatever each of them hangs on."""
        together = Bounds()
        for name in names:
            self.hold(name)
            together.add(self._bounds[name])
        if self.complete:
            times = tuple(name for name in names if name in self.words.findings and timed(self.words.findings[name]))
            if times not in self._calendars:
                self._calendars[times] = calendar(self, times)
            together.rules += self._calendars[times]
        return together

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
        """Whether it is told; whether it can have a value (its parent is present); whether it certainly has none."""
        told = self.flag("told", name)
        here, gone = self.yes, self.no
        if finding.only_if is not None:
            parent = self.hold(finding.only_if)
            assert isinstance(parent, YesOrNo)
            self.now.rules.append(self.z3.Implies(parent.false, self.z3.Not(told)))
            here, gone = parent.true, parent.false
        if finding.phases:
            elsewhere = self._elsewhere(finding.phases)
            if self.complete:  # told in another phase it would count, and be an issue: no plausible visit
                self.now.rules.append(self.z3.Implies(elsewhere, self.z3.Not(told)))
                here = self.z3.And(here, self.z3.Not(elsewhere))
            gone = self.z3.Or(gone, self.z3.And(elsewhere, self.z3.Not(told)))
        return told, here, gone

    def _elsewhere(self, phases: Iterable[Phase]) -> Formula:
        """Whether the phase is known, and none of these."""
        phase = self.hold("phase")
        assert isinstance(phase, Word)
        among = [phase.place == phase.values.index(one.value) for one in phases]
        return self.z3.And(phase.known, self.z3.Not(self.z3.Or(among)))

    def _presumed(self, finding: Quantity, presumed: Presumed, own: Number) -> Number:
        """What is taken for the value while it is not told and none of its signs is present."""
        z3 = self.z3
        signs = [self.hold(sign) for sign in presumed.without]
        absent = z3.And([sign.false for sign in signs if isinstance(sign, YesOrNo)])
        first = ends_of(finding, own.step)[0]
        most = math.floor(exact(self.book.knowledge.limits[presumed.at_most].value) / own.step)
        if self.complete:
            self.now.rules.append(z3.Implies(absent, own.hi <= most))
            return own
        taken = z3.And(absent, z3.Not(own.there), z3.Not(own.away))
        there, low, high = z3.Or(own.there, taken), z3.If(taken, first, own.lo), z3.If(taken, most, own.hi)
        return Number(there, own.away, low, high, own.step)

    def _yes_no(self, name: str, finding: YesNo) -> YesOrNo:
        told, here, gone = self._told(name, finding)
        value = self.flag("value", name)
        # A child told as present implies its parent; one told as absent says nothing about it.
        self.now.rules.append(self.z3.Implies(self.z3.And(told, value), here))
        if self.complete:
            self.now.rules.append(self.z3.Implies(here, told))
        self.tell(name, told, lambda model: "present" if self.holds(model, value) else "absent")
        return YesOrNo(self.z3.And(told, value), self.z3.Or(gone, self.z3.And(told, self.z3.Not(value))))

    def _choice(self, name: str, finding: Choice) -> Word:
        told, here, gone = self._told(name, finding)
        place = self.count("value", name)
        self.now.rules += [place >= 0, place < len(finding.spellings), self.z3.Implies(told, here)]
        if self.complete:
            self.now.rules.append(self.z3.Implies(here, told))
        self.tell(name, told, lambda model: finding.spellings[self.whole(model, place)])
        return Word(told, gone, place, finding.spellings)

    def _number(self, name: str, finding: Quantity | Ordinal) -> Number:
        z3 = self.z3
        told, here, gone = self._told(name, finding)
        value = self.count("value", name)
        step = step_of(finding)
        first, last = ends_of(finding, step)
        self.now.rules += [value >= first, value <= last, z3.Implies(told, here)]
        self.tell(name, told, lambda model: written(finding, self.whole(model, value) * step))
        held = Number(told, gone, value, value, step)
        if isinstance(finding, Quantity) and timed(finding):
            held = dates(self, name, finding, held, here)
        if isinstance(finding, Quantity) and finding.at_most is not None:
            held = ceiling(self, name, finding, held, here)
        if isinstance(finding, Quantity) and finding.presumed is not None:
            held = self._presumed(finding, finding.presumed, held)
        if self.complete:
            self.now.rules.append(z3.Implies(here, z3.Or(told, held.away)))
        return held

    # --- reading a model ---------------------------------------------------------------------------------------------

    def tell(self, name: str, told: Formula, say: Callable[[Any], str]) -> None:
        """Notes how a finding is told."""
        self.now.tells.append(Tell(name, told, say))

    def holds(self, model: Any, formula: Formula) -> bool:
        """Whether a formula is true in a model."""
        return bool(self.z3.is_true(model.eval(formula, model_completion=True)))

    def whole(self, model: Any, formula: Formula) -> int:
        """A whole number in a model."""
        return int(model.eval(formula, model_completion=True).as_long())

    def told(self, bounds: Bounds, model: Any) -> dict[str, str]:
        """Finding → value of one model, as told."""
        return {tell.name: tell.say(model) for tell in bounds.tells if self.holds(model, tell.told)}

    def days_ago(self, bounds: Bounds, model: Any) -> dict[str, int]:
        """Event → days, for the events without which the model can't be told."""
        return {
            event: self.whole(model, days)
            for one in bounds.early if self.holds(model, one.early)
            for event, days in one.days_ago.items()
        }  # fmt: skip
