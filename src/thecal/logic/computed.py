"""Computed findings as formulas over what they are computed from: any-of findings, ratios, scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Choice, Ordinal, Quantity, Quotient, Score, ScoreItem, YesNo
from thecal.logic.grid import ends_of, step_of, written
from thecal.logic.held import MICRO, Formula, Held, Number, Ratio, Word, YesOrNo, exact
from thecal.visits.derive import timed

if TYPE_CHECKING:
    from thecal.logic.world import World

Points = tuple[Formula, Formula]
"""The fewest and the most."""


def _direct(world: World, name: str, say: Callable[[Any], str]) -> Formula:
    """Whether a computed finding was told directly; at a complete visit it never is."""
    if world.complete:
        return world.no
    direct = world.flag("told", name)
    world.now.plain.append(world.z3.Not(direct))
    world.tell(name, direct, say)
    return direct


def any_of(world: World, name: str, parts: Iterable[str]) -> YesOrNo:
    """Present when any part is, absent when all are."""
    z3 = world.z3
    held = [world.hold(part) for part in parts]
    some = z3.Or([part.true for part in held if isinstance(part, YesOrNo)])
    none = z3.And([part.false for part in held if isinstance(part, YesOrNo)])
    value = world.flag("value", name)
    direct = _direct(world, name, lambda model: "present" if world.holds(model, value) else "absent")
    world.now.rules += [z3.Implies(z3.And(direct, none), z3.Not(value)), z3.Implies(z3.And(direct, some), value)]
    return YesOrNo(z3.Or(some, z3.And(direct, value)), z3.Or(none, z3.And(direct, z3.Not(value))))


def quotient(world: World, name: str, finding: Quantity, how: Quotient) -> Ratio:
    """(a - b) / (c - d), where all four are known and enough was due."""
    z3 = world.z3
    parts = [world.hold(part) for part in (*how.over, *how.under)]
    numbers = [part for part in parts if isinstance(part, Number)]
    assert len(numbers) == len(parts)
    unit = Fraction(1, math.lcm(*(part.step.denominator for part in numbers)))
    ends = [part.scaled(part.lo, unit) for part in numbers]
    over, under = ends[0] - ends[1], ends[2] - ends[3]
    least = math.ceil(exact(how.under_at_least) / unit)
    known = [z3.And(part.there, part.lo == part.hi) for part in numbers]
    worked_out = z3.And(*known, under >= least)
    value, step = world.count("value", name), step_of(finding)
    first, last = ends_of(finding, step)
    direct = _direct(world, name, lambda model: written(finding, world.whole(model, value) * step))
    world.now.rules += [value >= first, value <= last, z3.Implies(worked_out, z3.Not(direct))]
    return Ratio(worked_out, over, under, Number(direct, world.no, value, value, step))


def apart(world: World, name: str, finding: Quantity, how: tuple[str, str]) -> Number:
    """How far apart two quantities are, where both are known; else as it was told, if it was."""
    z3 = world.z3
    parts = [world.hold(part) for part in how]
    first, second = (part for part in parts if isinstance(part, Number))
    step = Fraction(1, math.lcm(first.step.denominator, second.step.denominator, step_of(finding).denominator))
    difference = first.scaled(first.lo, step) - second.scaled(second.lo, step)
    known = z3.And(first.there, first.lo == first.hi, second.there, second.lo == second.hi)
    value = world.count("value", name)
    least, most = ends_of(finding, step_of(finding))
    direct = _direct(world, name, lambda model: written(finding, world.whole(model, value) * step_of(finding)))
    world.now.rules += [value >= least, value <= most, z3.Implies(known, z3.Not(direct))]
    told = value * (step_of(finding) / step).numerator
    size = z3.If(known, z3.If(difference < 0, -difference, difference), told)
    return Number(z3.Or(known, direct), world.no, size, size, step)


def points(world: World, name: str, finding: Quantity, score: Score) -> Number:
    """The total of a score, or its highest item: from the fewest points its items can add to the most."""
    z3 = world.z3
    assert finding.derived is not None
    spans = [_points(world, item) for item in score.items]
    lo, hi = (_total(world, [span[end] for span in spans], highest=finding.derived.score is None) for end in (0, 1))
    value = world.count("value", name)
    direct = _direct(world, name, lambda model: written(finding, Fraction(world.whole(model, value))))
    first, last = ends_of(finding, Fraction(1))
    world.now.rules.append(z3.Implies(direct, z3.And(lo <= value, value <= hi, first <= value, value <= last)))
    return Number(world.yes, world.no, z3.If(direct, value, lo), z3.If(direct, value, hi), Fraction(1))


def _total(world: World, items: list[Formula], *, highest: bool) -> Formula:
    if not highest:
        return world.z3.Sum(items)
    most = items[0]
    for more in items[1:]:
        most = world.z3.If(more > most, more, most)
    return most


def _points(world: World, item: ScoreItem) -> Points:
    """The fewest and the most points an item can add."""
    z3, held = world.z3, world.hold(item.finding)
    kind = world.words.findings[item.finding]
    extremes = tuple(z3.IntVal(end) for end in item.extremes)
    if isinstance(held, YesOrNo):
        assert isinstance(item.points, dict)
        present, absent = item.points["present"], item.points["absent"]
        low, high = (z3.If(held.true, present, z3.If(held.false, absent, end)) for end in extremes)
        return low, high
    if isinstance(kind, Quantity) and (timed(kind) or kind.at_most is not None):
        # It may be held as an interval over several bands: any points from the least to the most.
        lo, hi = world.count("fewest", item.finding), world.count("most", item.finding)
        world.now.rules += [extremes[0] <= lo, lo <= hi, hi <= extremes[1]]
        return lo, hi
    assert isinstance(held, Word | Number)
    known = held.known if isinstance(held, Word) else held.there
    exactly = _exactly(z3, item, kind, held)
    low, high = (z3.If(held.away, z3.IntVal(0), z3.If(known, exactly, end)) for end in extremes)
    return low, high


def _exactly(z3: Any, item: ScoreItem, kind: AnyFinding, held: Word | Number) -> Formula:
    """The points of a known value: those of the first case that holds, else those of the last."""
    value = held.place if isinstance(held, Word) else held.lo
    if isinstance(item.points, dict):
        assert isinstance(kind, Choice | Ordinal)
        cases = [(value == at, item.points[word]) for at, word in enumerate(kind.spellings)]
    else:
        assert isinstance(held, Number)
        tops = [math.inf if band.at_most is None else band.at_most for band in item.points]
        cases = [
            (value <= math.floor(exact(top) / held.step) if math.isfinite(top) else True, band.points)
            for top, band in zip(tops, item.points, strict=True)
        ]
    result = z3.IntVal(cases[-1][1])
    for holds, worth in reversed(cases[:-1]):
        result = z3.If(holds, z3.IntVal(worth), result)
    return result


def anything(world: World, name: str, finding: AnyFinding) -> Held:
    """A computed finding with a parent of its own: no rules yet have one, so any state is allowed."""
    known, value = world.flag("known", name), world.count("value", name)
    if isinstance(finding, YesNo):
        truth = world.flag("value", name)
        return YesOrNo(world.z3.And(known, truth), world.z3.And(known, world.z3.Not(truth)))
    away = world.flag("away", name)
    world.now.rules.append(world.z3.Not(world.z3.And(known, away)))
    assert isinstance(finding, Quantity)
    return Number(known, away, value, world.count("hi", name), MICRO)
