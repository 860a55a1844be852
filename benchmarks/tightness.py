"""How much wider the urgency interval is than it need be.

The interval is worked out in Kleene's logic, statement by statement. So it must contain the truth, and may be wider: a
finding that stands in two statements counts in each for itself. Here all but a few of the bedside findings that matter are
told, and the interval is compared with the exact one, from all completions.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from benchmarks.completions import Completions, TooMany
from benchmarks.shapes import Shapes
from benchmarks.visits import DATE, Drawer, Kind
from thecal.condition import Kind as Role
from thecal.condition import RuleBook
from thecal.knowledge import Urgency
from thecal.visits import Visit
from thecal.visits.derive import timed

SPOT_CHECKS = 25
"""Completions a visit that are drawn at random and assessed whole, to see that the search has missed nothing."""

BASES = (Kind("nothing wrong", 1.0, 0.0, 0.0), Kind("little wrong", 1.0, 0.04, 0.0), Kind("more wrong", 1.0, 0.12, 0.0))


@dataclass(frozen=True)
class Choice:
    """One way of choosing what is unknown.

    Attributes:
        fewest: unknown bedside findings that matter, at least.
        most: the same, at most.
        alone: whether a finding may be among them that can raise the urgency by itself.
        at_most: the highest urgency that may be reported as possible.
        pair: whether it is just what one level and one cause of its complication look at.
    """

    name: str
    fewest: int = 8
    most: int = 12
    alone: bool = True
    at_most: Urgency = Urgency.EMERGENCY
    pair: bool = False


CHOICES = (
    Choice("8 to 12 unknown"),
    Choice("8 to 12 unknown, none of which can raise the urgency alone", alone=False),
    # Where many ways lead to an emergency one of them is open, and the upper end is exact: few ways, and it is put to the test.
    Choice("2 to 7 unknown, none of which can raise the urgency alone", fewest=2, most=7, alone=False),
    Choice("4 to 12 unknown, reported as no emergency", fewest=4, at_most=Urgency.SAME_DAY),
    # The sharpest: if a level and its cause could not hold together, this is where it would show.
    Choice("1 to 12 unknown, what one level and one of its causes look at", fewest=1, pair=True),
)


@dataclass
class Lot:
    """The figures of one way of choosing what is unknown."""

    visits: int = 0
    steps: int = 0
    checked: int = 0
    given_up: int = 0
    low: Counter[int] = field(default_factory=Counter)
    high: Counter[int] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    high_shapes: Counter[str] = field(default_factory=Counter)
    low_shapes: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, Any]:
        """The lot as it is kept."""
        return {
            "visits": self.visits,
            "partial visits judged on the way": self.steps,
            "further completions assessed whole, at random": self.checked,
            "given up, too many completions": self.given_up,
            "intervals reported": dict(sorted(self.reported.items())),
            "at_least lower than need be, levels: visits": _by_level(self.low),
            "at_most higher than need be, levels: visits": _by_level(self.high),
            "at_least exact, percent": _percent(self.low[0], self.visits),
            "at_most exact, percent": _percent(self.high[0], self.visits),
            "why at_least was lower": dict(self.low_shapes.most_common(12)),
            "why at_most was higher": dict(self.high_shapes.most_common(12)),
        }


def tightness(book: RuleBook, visits: int, tick: Callable[[], object] = lambda: None) -> dict[str, Any]:
    """Compares the interval with all completions of at most 12 unknown bedside findings.

    Args:
        book: the rules.
        visits: how many of each lot.
        tick: called after each visit.

    Raises:
        AssertionError: if a completion leaves the interval; the message names the seed.
    """
    trial = _Trial(book, tick)
    return {choice.name: trial.lot(visits, choice).figures() for choice in CHOICES}


def _by_level(counted: Counter[int]) -> dict[str, int]:
    return {str(levels): number for levels, number in sorted(counted.items())}


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


class _Trial:
    def __init__(self, book: RuleBook, tick: Callable[[], object]) -> None:
        self.book = book
        self.tick = tick
        self.drawer = Drawer(book)
        self.completions = Completions(self.drawer)
        self.shapes = Shapes(self.completions)
        self.free = [name for name in self.drawer.bedside if name not in self.completions.ratios]

    def lot(self, visits: int, choice: Choice) -> Lot:
        """The figures of so many visits."""
        lot = Lot()
        for seed, partial in islice(self._partials(choice), visits):
            self._compare(lot, seed, partial)
            self.tick()
        return lot

    def _partials(self, choice: Choice) -> Iterator[tuple[int, Visit]]:
        """Visits of which some bedside findings that matter are unknown, with their seeds."""
        for seed in count():
            source = random.Random(seed)
            full = self._full(seed)
            if self.completions.view(full).span.at_least.rank >= choice.at_most.rank:
                continue  # nothing can matter any more
            names = self._names(full, choice, source)
            wanted = choice.most if choice.pair else source.randint(choice.fewest, choice.most)
            partial = self._forget(full, names, choice, wanted)
            if partial is not None:
                yield seed, partial

    def _names(self, full: Visit, choice: Choice, source: random.Random) -> list[str]:
        """The findings that may become unknown, in the order in which they do."""
        if choice.pair:
            level = source.choice([rule for rule in self.completions.setting if rule.level is not None])
            of = level.complication or ""
            causes = [*self.book.flags_of.get(of, ()), *self.book.of(Role.SUSPECT, of)]
            looked_at = self.shapes.parts(level) | (self.shapes.parts(source.choice(causes)) if causes else set())
            names = [name for name in self.free if name in looked_at]
        else:
            view = self.completions.view
            names = [name for name in self.free if choice.alone or view(full.without(name)).span.settled]
        source.shuffle(names)
        return names

    def _full(self, seed: int) -> Visit:
        """A visit of which every bedside finding is told. Laboratory and images are told or not: they are not asked."""
        drawer = self.drawer
        drawn = drawer.visit(seed, BASES[seed % len(BASES)])
        findings_told = {name: value for name, value in drawn.findings.items() if value != "unknown"}
        for name in drawer.bedside:
            parent = drawer.words[name].only_if
            if name not in findings_told and (parent is None or findings_told.get(parent) == "present"):
                findings_told[name] = self._quiet(name)
        phase = drawn.phase if drawn.phase != "unknown" else "implanted"
        return Visit(id=drawn.id, phase=phase, date=DATE, findings=findings_told)

    def _quiet(self, name: str) -> str:
        """What is told when nothing is wrong; where the vocabulary has nothing, a long time ago, or the least."""
        usual, values = self.drawer.usual(name), self.drawer.values[name]
        for parts, _ in self.completions.worked_out.values():
            if name in {parts.over[0], parts.under[0]}:
                return values[-1]  # filled to the top, so that there is a ratio
        return usual if usual != "unknown" else values[-1 if timed(self.drawer.words[name]) else 0]

    def _forget(self, full: Visit, names: list[str], choice: Choice, wanted: int) -> Visit | None:
        """Makes findings unknown, one after the other, until as many as wanted matter; None if that can't be met."""
        hidden: list[str] = []
        kept: list[str] = []
        found = 0
        for name in names:
            family = [name, *(one for one in self.drawer.names if self.drawer.words[one].only_if == name)]
            view = self.completions.view(full.without(*hidden, *family))
            matters = view.matters
            if view.span.at_most.rank > choice.at_most.rank or len(matters) > choice.most:
                continue
            if matters.keys() & self.completions.ratios:
                continue
            hidden += family
            # What was forgotten and does not matter is told again; children stay with their parent.
            kept = [one for one in hidden if one in matters or self.drawer.words[one].only_if in matters]
            found = len(matters)
            if found >= wanted:
                break
        return full.without(*kept) if found >= (choice.fewest if choice.pair else wanted) else None

    def _compare(self, lot: Lot, seed: int, partial: Visit) -> None:
        span = self.completions.reported(partial)
        try:
            exact = self.completions.exact(partial)
        except TooMany:
            lot.given_up += 1
            return
        low, high = exact.least.rank - span.at_least.rank, span.at_most.rank - exact.most.rank
        assert low >= 0, f"seed {seed}: a completion is less urgent than reported"
        assert high >= 0, f"seed {seed}: a completion is more urgent than reported"
        source = random.Random(f"{seed} checks")
        because: set[str] = set()
        for _ in range(SPOT_CHECKS):
            whole = self.completions.reported(self.completions.any_one(partial, source))
            assert whole.settled, f"seed {seed}: all bedside findings are known and triage is not settled"
            assert whole.at_least in exact.levels, f"seed {seed}: the search missed a completion"
            if whole.at_least is exact.least:
                because.update(whole.because)
        lot.visits += 1
        lot.steps += exact.steps
        lot.checked += SPOT_CHECKS
        lot.reported[f"{span.at_least.value} to {span.at_most.value}"] += 1
        lot.low[low] += 1
        lot.high[high] += 1
        if low:
            lot.low_shapes.update(["always one or the other of: " + ", ".join(sorted(because))])
        if high:
            lot.high_shapes.update(self.shapes.why_higher(partial, span, exact))
