"""Times between dates, as formulas: what a visit may hold of them, and how those of one visit belong together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from thecal.knowledge.vocabulary import Quantity
from thecal.logic.cone import counted_from
from thecal.logic.grid import ends_of
from thecal.logic.held import MICRO, Early, Formula, Number, exact
from thecal.visits.derive import PER_DAY, timed

if TYPE_CHECKING:
    from thecal.logic.world import World

Time = tuple[Quantity, Number]

FAR = 20_000
"""So many days ago is as far back as an event of a case may lie."""


def dates(world: World, name: str, finding: Quantity, plain: Number, here: Formula) -> Number:
    """The same time told as dates: an interval without the time of day, not applicable where the order is reversed.

    Args:
        world: where it is held.
        name: the finding.
        finding: its model.
        plain: what is held of it when it is told as a number.
        here: whether its parent is present.
    """
    z3, how = world.z3, finding.derived
    assert how is not None
    told, value, step = plain.there, plain.lo, plain.step
    there, low, high, away = told, value, value, plain.away
    if step == MICRO:
        grid = exact(finding.resolution) / MICRO
        world.now.round.append(value % int(grid) == 0)
    if not world.complete and (finding.unit != "d" or how.since_latest is not None):
        wide, lo, hi = world.flag("wide", name), world.count("lo", name), world.count("hi", name)
        first, last = ends_of(finding, step)
        world.now.rules += [z3.Implies(wide, z3.And(here, z3.Not(told))), lo >= first, lo <= hi, hi <= last]
        world.now.plain.append(z3.Not(wide))
        there, low, high = z3.Or(told, wide), z3.If(told, value, lo), z3.If(told, value, hi)
    if how.between is not None:
        early = world.flag("early", name)
        world.now.rules.append(z3.Implies(early, z3.And(here, z3.Not(told))))
        away = z3.Or(away, early)
        _reversed(world, how.between, early)
    return Number(there, away, low, high, step)


def _reversed(world: World, between: tuple[str, str], early: Formula) -> None:
    """Of two dated events the second came first; such a visit is told by its events."""
    z3 = world.z3
    days: dict[str, Formula] = {}
    known: list[Formula] = []
    for event in between:
        counted = counted_from(world.words, event)
        if counted:
            held = world.hold(counted[0])
            assert isinstance(held, Number)
            days[event] = held.lo
            known.append(held.there)
        else:
            days[event] = world.count("days", event)
            world.now.rules += [days[event] >= 0, days[event] <= FAR]
    order = z3.Implies(early, z3.And(*known, days[between[0]] < days[between[1]]))
    (world.now.rules if world.complete else world.now.plain).append(order)
    world.now.early.append(Early(early, days))


def ceiling(world: World, name: str, finding: Quantity, own: Number, here: Formula) -> Number:
    """The same quantity when another limits it: unknown, it lies below that one."""
    z3 = world.z3
    assert finding.at_most is not None
    other, kind = world.hold(finding.at_most), world.words.findings[finding.at_most]
    assert isinstance(other, Number)
    assert isinstance(kind, Quantity)
    first, last = ends_of(finding, own.step)
    if world.complete:
        unit = min(own.step, other.step)
        both = z3.And(own.there, other.there)
        if (own.step / unit).denominator == (other.step / unit).denominator == 1:
            world.now.rules.append(z3.Implies(both, own.scaled(own.hi, unit) <= other.scaled(other.hi, unit)))
        return own
    if own.step == other.step:
        top = z3.If(other.hi > first, other.hi, z3.IntVal(first))
    else:
        top = world.count("top", name)
        world.now.rules += [top >= first, top <= last]
    below = z3.And(z3.Not(own.there), z3.Not(own.away), here, other.there, other.hi < ends_of(finding, other.step)[1])
    low, high = z3.If(below, z3.IntVal(first), own.lo), z3.If(below, top, own.hi)
    return Number(z3.Or(own.there, below), own.away, low, high, own.step)


def calendar(world: World, names: Iterable[str]) -> list[Formula]:
    """At a complete visit, times counted from the same dates agree."""
    rules: list[Formula] = []
    since: dict[str, list[Time]] = {}
    others: list[Time] = []
    for name in names:
        finding, held = world.words.findings.get(name), world.held[name]
        if not isinstance(finding, Quantity) or not isinstance(held, Number) or not timed(finding):
            continue
        assert finding.derived is not None
        if finding.derived.since is None:
            others.append((finding, held))
        else:
            since.setdefault(finding.derived.since, []).append((finding, held))
    for times in since.values():
        for one, other in pairwise(times):
            rules += _near(world, one, other)
    for finding, held in others:
        assert finding.derived is not None
        for event in finding.derived.since_latest or ():
            for other in since.get(event, ()):
                rules += _near(world, (finding, held), other, below_only=True)
        if finding.derived.between is not None and finding.unit == "d":
            rules += _adds_up(world, held, *(since.get(event, []) for event in finding.derived.between))
    return rules


def _adds_up(world: World, between: Number, first: list[Time], second: list[Time]) -> Iterator[Formula]:
    """In whole days: from the first event to the second, and from the second to the visit, is from the first to the visit."""
    for (a, whole), (b, rest) in ((one, other) for one in first for other in second):
        if a.unit == b.unit == "d" and between.step == whole.step == rest.step:
            known = world.z3.And(between.there, whole.there, rest.there)
            yield world.z3.Implies(known, whole.lo == between.lo + rest.lo)


def _near(world: World, one: Time, other: Time, *, below_only: bool = False) -> Iterator[Formula]:
    """Two times from the same event differ by a day at most (a date may be any moment of its day)."""
    (a, left), (b, right) = one, other
    in_days = [Fraction(PER_DAY[kind.unit]).limit_denominator(1461) for kind in (a, b)]
    scale = math.lcm(*(days.numerator for days in in_days)) * math.lcm(left.step.denominator, right.step.denominator)
    ends = [
        held.lo * int(held.step * scale / days)
        for held, days in zip((left, right), in_days, strict=True)
        if (held.step * scale / days).denominator == 1
    ]
    if len(ends) != 2:  # noqa: PLR2004 - the two times; where a step does not divide, nothing is said
        return
    # The ends of ranges stand for longer times, so a time at its end has no upper limit on the other.
    open_ended = [held.lo >= ends_of(kind, held.step)[1] for kind, held in (one, other)]
    both = world.z3.And(left.there, right.there)
    yield world.z3.Implies(world.z3.And(both, world.z3.Not(open_ended[1])), ends[0] <= ends[1] + scale)
    if not below_only:
        yield world.z3.Implies(world.z3.And(both, world.z3.Not(open_ended[0])), ends[1] <= ends[0] + scale)
