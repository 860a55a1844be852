"""Every visit that could be told, as formulas: the same reading of findings as `thecal.visits.intake`, for all at once.

The formulas allow every state that taking in a visit can lead to, and a few more where exactness would cost much (an
interval of time between dates may have any ends). So what holds in all of them holds at every visit. What is found *not*
to hold is told as a visit and judged again before anybody sees it (`thecal.logic.prover`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.units import DECIMALS
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, Quotient, Score, ScoreItem, YesNo
from thecal.logic.cone import counted_from
from thecal.logic.held import MICRO, Formula, Held, Number, Ratio, Word, YesOrNo, exact
from thecal.visits.derive import PER_DAY, timed


@dataclass(frozen=True)
class Tell:
    """How a finding of a model is told: whether at all, and in which words."""

    name: str
    told: Formula
    say: Callable[[Any], str]


@dataclass(frozen=True)
class Early:
    """An event that came before the one it is counted from: its finding is then not applicable."""

    name: str
    early: Formula
    days_ago: dict[str, Formula]


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
            self._calendar()

    def hold(self, name: str) -> Held:
        """What is held of a finding; its parts and its parent first."""
        found = self.held.get(name)
        if found is None:
            found = self.held[name] = self._hold(name, PHASE if name == "phase" else self.words.findings[name])
        return found

    def _bool(self, kind: str, name: str) -> Formula:
        return self.z3.Bool(f"{kind}:{name}")

    def _int(self, kind: str, name: str) -> Formula:
        return self.z3.Int(f"{kind}:{name}")

    def _hold(self, name: str, finding: AnyFinding) -> Held:
        how = finding.derived
        if how is not None and not timed(finding):
            if finding.only_if is not None:
                return self._anything(name, finding)
            if how.any_of is not None:
                return self._any_of(name, how.any_of)
            assert isinstance(finding, Quantity)
            if how.quotient is not None:
                return self._quotient(name, finding, how.quotient)
            score = self.words.scores[how.score or how.highest_of or ""]
            return self._score(name, finding, score, highest=how.score is None)
        if isinstance(finding, YesNo):
            return self._yes_no(name, finding)
        if isinstance(finding, Choice):
            return self._choice(name, finding)
        return self._number(name, finding)

    # --- what is asked for -------------------------------------------------------------------------------------------

    def _told(self, name: str, finding: AnyFinding) -> tuple[Formula, Formula, Formula]:
        """Whether it is told; whether its parent is present; whether its parent is absent."""
        told = self._bool("told", name)
        if finding.only_if is None:
            if self.complete:
                self.rules.append(told)
            return told, self.yes, self.no
        parent = self.hold(finding.only_if)
        assert isinstance(parent, YesOrNo)
        self.rules.append(self.z3.Implies(parent.false, self.z3.Not(told)))
        return told, parent.true, parent.false

    def _yes_no(self, name: str, finding: YesNo) -> YesOrNo:
        told, here, gone = self._told(name, finding)
        value = self._bool("value", name)
        # A child told as present implies its parent; one told as absent says nothing about it.
        self.rules.append(self.z3.Implies(self.z3.And(told, value), here))
        if self.complete:
            self.rules.append(self.z3.Implies(here, told))
        self._tell(name, told, lambda model: "present" if self._is(model, value) else "absent")
        return YesOrNo(self.z3.And(told, value), self.z3.Or(gone, self.z3.And(told, self.z3.Not(value))))

    def _choice(self, name: str, finding: Choice) -> Word:
        told, here, gone = self._told(name, finding)
        place = self._int("value", name)
        self.rules += [place >= 0, place < len(finding.spellings), self.z3.Implies(told, here)]
        if self.complete:
            self.rules.append(self.z3.Implies(here, told))
        self._tell(name, told, lambda model: finding.spellings[self._whole(model, place)])
        return Word(told, gone, place, finding.spellings)

    def _number(self, name: str, finding: Quantity | Ordinal) -> Number:
        z3 = self.z3
        told, here, gone = self._told(name, finding)
        value = self._int("value", name)
        step = _step(finding)
        first, last = _ends(finding, step)
        self.rules += [value >= first, value <= last, z3.Implies(told, here)]
        self._tell(name, told, lambda model: _written(finding, self._whole(model, value) * step))
        there, low, high, away = told, value, value, gone
        if isinstance(finding, Quantity) and timed(finding):
            there, low, high, away = self._dates(name, finding, told, here, gone, value)
        if isinstance(finding, Quantity) and finding.at_most is not None:
            there, low, high = self._ceiling(name, finding, Number(there, away, low, high, step), here)
        if self.complete:
            self.rules.append(z3.Implies(here, z3.Or(told, away)))
        return Number(there, away, low, high, step)

    def _dates(
        self, name: str, finding: Quantity, told: Formula, here: Formula, gone: Formula, value: Formula
    ) -> tuple[Formula, Formula, Formula, Formula]:  # fmt: skip
        """Time told as dates: an interval where the time of day is not known, not applicable where the order is reversed."""
        z3, how = self.z3, finding.derived
        assert how is not None
        there, low, high, away = told, value, value, gone
        step = _step(finding)
        if step == MICRO:
            grid = exact(finding.resolution) / MICRO
            self.round.append(value % int(grid) == 0)
        if not self.complete and (finding.unit != "d" or how.since_latest is not None):
            wide, lo, hi = self._bool("wide", name), self._int("lo", name), self._int("hi", name)
            first, last = _ends(finding, step)
            self.rules += [z3.Implies(wide, z3.And(here, z3.Not(told))), lo >= first, lo <= hi, hi <= last]
            self.plain.append(z3.Not(wide))
            there, low, high = z3.Or(told, wide), z3.If(told, value, lo), z3.If(told, value, hi)
        if how.between is not None:
            early = self._bool("early", name)
            self.rules.append(z3.Implies(early, z3.And(here, z3.Not(told))))
            away = z3.Or(gone, early)
            self._reversed(name, how.between, early)
        return there, low, high, away

    def _reversed(self, name: str, between: tuple[str, str], early: Formula) -> None:
        """Of two dated events the second came first; such a visit is told by its events."""
        days: dict[str, Formula] = {}
        known: list[Formula] = []
        for event in between:
            for other in counted_from(self.words, event)[:1]:
                held = self.hold(other)
                assert isinstance(held, Number)
                days[event] = held.lo
                known.append(held.there)
        if len(days) == len(between):
            order = self.z3.Implies(early, self.z3.And(*known, days[between[0]] < days[between[1]]))
            (self.rules if self.complete else self.plain).append(order)
            self.early.append(Early(name, early, days))
        else:
            self.plain.append(self.z3.Not(early))

    def _ceiling(self, name: str, finding: Quantity, own: Number, here: Formula) -> tuple[Formula, Formula, Formula]:
        """An unknown quantity that can't exceed another lies below it."""
        z3 = self.z3
        assert finding.at_most is not None
        other, kind = self.hold(finding.at_most), self.words.findings[finding.at_most]
        assert isinstance(other, Number)
        assert isinstance(kind, Quantity)
        first, last = _ends(finding, own.step)
        if self.complete:
            unit = min(own.step, other.step)
            both = z3.And(own.there, other.there)
            if (own.step / unit).denominator == (other.step / unit).denominator == 1:
                self.rules.append(z3.Implies(both, own.scaled(own.hi, unit) <= other.scaled(other.hi, unit)))
            return own.there, own.lo, own.hi
        if own.step == other.step:
            top = z3.If(other.hi > first, other.hi, z3.IntVal(first))
        else:
            top = self._int("top", name)
            self.rules += [top >= first, top <= last]
        below = z3.And(z3.Not(own.there), z3.Not(own.away), here, other.there, other.hi < _ends(finding, other.step)[1])
        return z3.Or(own.there, below), z3.If(below, z3.IntVal(first), own.lo), z3.If(below, top, own.hi)

    # --- what is computed --------------------------------------------------------------------------------------------

    def _direct(self, name: str, finding: AnyFinding, say: Callable[[Any], str]) -> Formula:
        """Whether a computed finding was told directly; at a complete visit it never is."""
        del finding
        if self.complete:
            return self.no
        direct = self._bool("told", name)
        self.plain.append(self.z3.Not(direct))
        self._tell(name, direct, say)
        return direct

    def _any_of(self, name: str, parts: Iterable[str]) -> YesOrNo:
        z3 = self.z3
        held = [self.hold(part) for part in parts]
        some = z3.Or([part.true for part in held if isinstance(part, YesOrNo)])
        none = z3.And([part.false for part in held if isinstance(part, YesOrNo)])
        value = self._bool("value", name)
        say: Callable[[Any], str] = lambda model: "present" if self._is(model, value) else "absent"  # noqa: E731 - one of three
        direct = self._direct(name, self.words.findings[name], say)
        self.rules += [z3.Implies(z3.And(direct, none), z3.Not(value)), z3.Implies(z3.And(direct, some), value)]
        return YesOrNo(z3.Or(some, z3.And(direct, value)), z3.Or(none, z3.And(direct, z3.Not(value))))

    def _quotient(self, name: str, finding: Quantity, quotient: Quotient) -> Ratio:
        z3 = self.z3
        parts = [self.hold(part) for part in (*quotient.over, *quotient.under)]
        numbers = [part for part in parts if isinstance(part, Number)]
        assert len(numbers) == len(parts)
        unit = Fraction(1, math.lcm(*(part.step.denominator for part in numbers)))
        ends = [part.scaled(part.lo, unit) for part in numbers]
        over, under = ends[0] - ends[1], ends[2] - ends[3]
        least = math.ceil(exact(quotient.under_at_least) / unit)
        known = [z3.And(part.there, part.lo == part.hi) for part in numbers]
        worked_out = z3.And(*known, under >= least)
        value, step = self._int("value", name), _step(finding)
        first, last = _ends(finding, step)
        direct = self._direct(name, finding, lambda model: _written(finding, self._whole(model, value) * step))
        self.rules += [value >= first, value <= last, z3.Implies(worked_out, z3.Not(direct))]
        return Ratio(worked_out, over, under, Number(direct, self.no, value, value, step))

    def _score(self, name: str, finding: Quantity, score: Score, *, highest: bool) -> Number:
        z3 = self.z3
        spans = [self._points(item) for item in score.items]
        lo, hi = (self._total([span[end] for span in spans], highest=highest) for end in (0, 1))
        value = self._int("value", name)
        direct = self._direct(name, finding, lambda model: _written(finding, Fraction(self._whole(model, value))))
        first, last = _ends(finding, Fraction(1))
        self.rules.append(z3.Implies(direct, z3.And(lo <= value, value <= hi, first <= value, value <= last)))
        return Number(self.yes, self.no, z3.If(direct, value, lo), z3.If(direct, value, hi), Fraction(1))

    def _total(self, points: list[Formula], *, highest: bool) -> Formula:
        if not highest:
            return self.z3.Sum(points)
        most = points[0]
        for more in points[1:]:
            most = self.z3.If(more > most, more, most)
        return most

    def _points(self, item: ScoreItem) -> tuple[Formula, Formula]:
        """The fewest and the most points an item can add."""
        z3, held = self.z3, self.hold(item.finding)
        least, most = (z3.IntVal(end) for end in item.extremes)
        if isinstance(item.points, dict):
            points = item.points
            if isinstance(held, YesOrNo):
                pair = z3.IntVal(points["present"]), z3.IntVal(points["absent"])
                return (
                    z3.If(held.true, pair[0], z3.If(held.false, pair[1], least)),
                    z3.If(held.true, pair[0], z3.If(held.false, pair[1], most)),
                )
            assert isinstance(held, Word | Number)
            kind = self.words.findings[item.finding]
            assert isinstance(kind, Choice | Ordinal)
            known = held.known if isinstance(held, Word) else held.there
            place = held.place if isinstance(held, Word) else held.lo
            exactly = _chain(z3, [(place == at, points[word]) for at, word in enumerate(kind.spellings)])
            return self._between(held.away, known, exactly, exactly, least, most)
        assert isinstance(held, Number)
        lows = _chain(z3, [(self._within(held, held.lo, band.at_most), band.points) for band in item.points])
        highs = _chain(z3, [(self._within(held, held.hi, band.at_most), band.points) for band in item.points])
        one = held.lo == held.hi
        # An interval over several bands may hold any of their points: anything from the least to the most.
        low, high = z3.If(one, lows, least), z3.If(one, highs, most)
        return self._between(held.away, held.there, low, high, least, most)

    def _between(
        self, away: Formula, known: Formula, low: Formula, high: Formula, least: Formula, most: Formula
    ) -> tuple[Formula, Formula]:  # fmt: skip
        z3 = self.z3
        zero = z3.IntVal(0)
        return z3.If(away, zero, z3.If(known, low, least)), z3.If(away, zero, z3.If(known, high, most))

    def _within(self, held: Number, end: Formula, top: float | None) -> Formula:
        return self.yes if top is None else end <= math.floor(exact(top) / held.step)

    def _anything(self, name: str, finding: AnyFinding) -> Held:
        """A computed finding with a parent of its own: no rules yet have one, so any state is allowed."""
        known, value = self._bool("known", name), self._int("value", name)
        if isinstance(finding, YesNo):
            truth = self._bool("value", name)
            return YesOrNo(self.z3.And(known, truth), self.z3.And(known, self.z3.Not(truth)))
        away = self._bool("away", name)
        self.rules.append(self.z3.Not(self.z3.And(known, away)))
        assert isinstance(finding, Quantity)
        return Number(known, away, value, self._int("hi", name), MICRO)

    # --- times that belong together ----------------------------------------------------------------------------------

    def _calendar(self) -> None:
        """At a complete visit, times counted from the same dates agree."""
        z3 = self.z3
        times = {name: self.words.findings[name] for name in self.names if name != "phase"}
        numbers = {
            name: (finding, self.held[name]) for name, finding in times.items()
            if isinstance(finding, Quantity) and timed(finding)
        }  # fmt: skip
        since: dict[str, list[tuple[Quantity, Number]]] = {}
        for finding, held in numbers.values():
            assert isinstance(held, Number)
            assert finding.derived is not None
            if finding.derived.since is not None:
                since.setdefault(finding.derived.since, []).append((finding, held))
        for pairs in since.values():
            for one, other in pairwise(pairs):
                self._near(one, other)
        for finding, held in numbers.values():
            how = finding.derived
            assert how is not None
            assert isinstance(held, Number)
            for event in how.since_latest or ():
                for other in since.get(event, ()):
                    self._near((finding, held), other, below_only=True)
            if how.between is not None and finding.unit == "d":
                first, second = (
                    [pair for pair in since.get(event, ()) if pair[0].unit == "d"] for event in how.between
                )
                if first and second and held.step == first[0][1].step == second[0][1].step:
                    all_there = z3.And(held.there, first[0][1].there, second[0][1].there)
                    self.rules.append(z3.Implies(all_there, first[0][1].lo == held.lo + second[0][1].lo))

    def _near(self, one: tuple[Quantity, Number], other: tuple[Quantity, Number], *, below_only: bool = False) -> None:
        """Two times from the same event differ by a day at most (a date may be any moment of its day)."""
        (a, left), (b, right) = one, other
        in_days = [Fraction(PER_DAY[kind.unit]).limit_denominator(1461) for kind in (a, b)]
        scale = math.lcm(*(days.numerator for days in in_days)) * math.lcm(
            left.step.denominator, right.step.denominator
        )
        ends = [
            held.lo * int(held.step * scale / days)
            for held, days in zip((left, right), in_days, strict=True)
            if (held.step * scale / days).denominator == 1
        ]
        if len(ends) != 2:  # noqa: PLR2004 - the two times; where a step does not divide, nothing is said
            return
        # The ends of ranges stand for longer times, so a time at its end has no upper limit on the other.
        open_ended = [held.lo >= _ends(kind, held.step)[1] for kind, held in (one, other)]
        both = self.z3.And(left.there, right.there)
        self.rules.append(self.z3.Implies(self.z3.And(both, self.z3.Not(open_ended[1])), ends[0] <= ends[1] + scale))
        if not below_only:
            self.rules.append(
                self.z3.Implies(self.z3.And(both, self.z3.Not(open_ended[0])), ends[1] <= ends[0] + scale)
            )

    # --- reading a model ---------------------------------------------------------------------------------------------

    def _tell(self, name: str, told: Formula, say: Callable[[Any], str]) -> None:
        self.tells.append(Tell(name, told, say))

    def _is(self, model: Any, formula: Formula) -> bool:
        return bool(self.z3.is_true(model.eval(formula, model_completion=True)))

    def _whole(self, model: Any, formula: Formula) -> int:
        return int(model.eval(formula, model_completion=True).as_long())

    def told(self, model: Any) -> dict[str, str]:
        """Finding → value of one model, as told."""
        order = {name: index for index, name in enumerate(self.names)}
        tells = sorted(self.tells, key=lambda tell: order.get(tell.name, len(order)))
        return {tell.name: tell.say(model) for tell in tells if self._is(model, tell.told)}

    def days_ago(self, model: Any) -> dict[str, int]:
        """Event → days, for the events without which the model can't be told."""
        return {
            event: self._whole(model, days)
            for one in self.early if self._is(model, one.early)
            for event, days in one.days_ago.items()
        }  # fmt: skip


def _step(finding: Quantity | Ordinal) -> Fraction:
    if isinstance(finding, Ordinal):
        return Fraction(1)
    # From dates any time can come out; only days are whole.
    return MICRO if timed(finding) and finding.unit != "d" else exact(finding.resolution)


def _ends(finding: Quantity | Ordinal, step: Fraction) -> tuple[int, int]:
    """The first and the last step of the range."""
    if isinstance(finding, Ordinal):
        return 0, len(finding.spellings) - 1
    lo, hi = finding.range
    return math.ceil(exact(lo) / step), math.floor(exact(hi) / step)


def _written(finding: Quantity | Ordinal, value: Fraction) -> str:
    """The value as it is told."""
    if isinstance(finding, Ordinal):
        return finding.spellings[int(value)]
    number = f"{float(value):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return number if finding.dimensionless else f"{number} {finding.unit}"


def _chain(z3: Any, cases: list[tuple[Formula, int]]) -> Formula:
    """The points of the first case that holds; the last stands for the rest."""
    result = z3.IntVal(cases[-1][1])
    for holds, points in reversed(cases[:-1]):
        result = z3.If(holds, z3.IntVal(points), result)
    return result
