"""From what must be found to values that a visit can tell: near the limits, in the words of the vocabulary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from thecal.condition.book import RuleBook
from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval, State
from thecal.condition.nodes import Compare, Present
from thecal.condition.truth import leaf_truth
from thecal.condition.units import tidy
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.training.background import bounds, written
from thecal.training.parts import Vitals, volumes
from thecal.training.wanting import Demand, meets
from thecal.visits.derive import timed

STEPS_BEYOND = 5
"""A typical value lies at most so many steps of its resolution beyond a limit, or `SHARE_BEYOND` of the limit."""
SHARE_BEYOND = 0.1


TWINS = {
    "days_since_dural_puncture": "days_since_implant",
    "days_since_implant": "days_since_dural_puncture",
}
"""What most often happened on the same day: the catheter is put in through the dura."""


class Unmet(Exception):
    """These demands can't be met together, or not this time."""


class Drawing:
    """Meets demands with values, one patient at a time.

    Attributes:
        told: finding → value as a visit tells it.
    """

    def __init__(self, book: RuleBook, phase: str, rng: Random) -> None:
        self.words = book.knowledge.vocabulary.findings
        self.book = book
        self.phase = phase
        self.rng = rng
        self.demands: dict[str, list[Demand]] = {}
        self.states: dict[str, State] = {}
        self.told: dict[str, str] = {}

    def draw(self, demands: Sequence[Demand]) -> dict[str, str]:
        """Values that meet all demands.

        Raises:
            Unmet: if there are none, or none was found.
        """
        for demand in demands:
            self._take(demand)
        for name in list(self.demands):
            self._parent(name)
        whole = [name for name in self.demands if self._made(name)]
        for name in [name for name in self.demands if name not in whole]:
            self._meet(name)
        self._presumed()
        if whole:
            self._meet_made(whole)
        return self.told

    def _made(self, name: str) -> bool:
        how = self.words[name].derived
        return how is not None and not timed(self.words[name])

    def _take(self, demand: Demand) -> None:
        name = demand.leaf.finding
        if name == "phase":
            if leaf_truth(demand.leaf, self.phase) is not demand.truth:
                raise Unmet
            return
        finding = self.words[name]
        if finding.phases and self.phase not in finding.phases:
            # It is not there to be asked about: what looks at it is false already.
            if demand.holds:
                raise Unmet
            return
        how = finding.derived
        if how is not None and how.any_of is not None:
            parts = [self.rng.choice(how.any_of)] if demand.holds else how.any_of
            for part in parts:
                self._take(Demand(Present(part), demand.holds))
            return
        self.demands.setdefault(name, []).append(demand)

    def _parent(self, name: str) -> None:
        """A dependent finding is told where its parent is there; without it there is nothing to tell."""
        parent = self.words[name].only_if
        if parent is None:
            return
        asked = self.demands.get(parent, [])
        absent = any(not demand.holds for demand in asked)
        needed = any(demand.holds or demand.near for demand in self.demands[name])
        if absent and any(demand.holds for demand in self.demands[name]):
            raise Unmet
        if absent or not (needed or asked or self.rng.random() < 0.5):  # noqa: PLR2004 - one time in two
            del self.demands[name]
            if not asked:
                self.demands[parent] = [Demand(Present(parent), holds=False)]
        elif not asked:
            self.demands[parent] = [Demand(Present(parent), holds=True)]

    def _meet(self, name: str) -> None:
        finding, demands = self.words[name], self.demands[name]
        if isinstance(finding, YesNo):
            self._tell(name, *self._one_of(name, [True, False], demands))
        elif isinstance(finding, Quantity):
            number = self._number(name, finding, demands)
            self._tell(name, Interval.point(number), written(finding, number))
        elif any(isinstance(demand.leaf, Compare) for demand in demands):
            ranks: list[State] = [Interval.point(float(rank)) for rank in range(len(finding.spellings))]
            self._tell(name, *self._one_of(name, ranks, demands))
        else:
            self._tell(name, *self._one_of(name, list(finding.spellings), demands))

    def _tell(self, name: str, state: State, value: str) -> None:
        self.states[name] = state
        self.told[name] = value

    def _one_of(self, name: str, choices: Sequence[State], demands: Sequence[Demand]) -> tuple[State, str]:
        finding = self.words[name]
        fitting = [state for state in choices if meets(state, demands)]
        if not fitting:
            raise Unmet
        usual = [state for state in fitting if _word(finding, state) == finding.as_usual]
        # Where something must only not be there, the answer is most often the usual one.
        only_not = not any(demand.holds for demand in demands)
        state = usual[0] if usual and only_not and self.rng.random() < 0.7 else self.rng.choice(fitting)  # noqa: PLR2004
        return state, _word(finding, state)

    def _number(self, name: str, finding: Quantity, demands: Sequence[Demand]) -> float:
        """A value beyond each limit by little; by one step where it must be near."""
        twin = self.states.get(TWINS.get(name, ""))
        if isinstance(twin, Interval) and meets(twin, demands):
            return twin.lo
        # Hours and months are told whole, however finely they can be recorded.
        step = max(finding.resolution, 1.0) if finding.unit in {"h", "mo"} else finding.resolution
        lo, hi = bounds(name, finding)
        first, last = math.ceil(tidy(lo / step)), math.floor(tidy(hi / step))
        limits = [demand.leaf.limit for demand in demands if isinstance(demand.leaf, Compare)]
        if not limits:
            raise Unmet
        reach = max(max(STEPS_BEYOND, round(abs(limit) * SHARE_BEYOND / step)) for limit in limits)
        if any(demand.near for demand in demands):
            reach = 1
        near = sorted({
            at
            for limit in limits
            for at in range(math.floor(limit / step) - reach, math.ceil(limit / step) + reach + 1)
            if first <= at <= last and meets(Interval.point(tidy(at * step)), demands)
        })  # fmt: skip
        if not near:
            raise Unmet
        if any(demand.near for demand in demands):
            # Of a limit that must be missed only just, the closest value.
            limit = next(demand.leaf.limit for demand in demands if demand.near and isinstance(demand.leaf, Compare))
            return tidy(min(near, key=lambda at: abs(at * step - limit)) * step)
        # Time in hours and volumes are told in round figures where they can be.
        whole = [at for at in near if tidy(at * step).is_integer()] if step < 1 and name != "temperature" else []
        return tidy(self.rng.choice(whole or near) * step)

    def _presumed(self) -> None:
        """A score is told as high only where some sign of it is there."""
        for name in list(self.told):
            presumed = getattr(self.words[name], "presumed", None)
            state = self.states[name]
            if presumed is None or not isinstance(state, Interval):
                continue
            if state.lo > self.book.knowledge.limits[presumed.at_most].value:
                signs = [sign for sign in presumed.without if sign not in self.told]
                if not any(self.told.get(sign) == "present" for sign in presumed.without) and signs:
                    self._tell(self.rng.choice(signs), state=True, value="present")

    def _meet_made(self, names: Sequence[str]) -> None:
        """Findings worked out from others: their parts are drawn until they come out right."""
        scored = [name for name in names if (how := self.words[name].derived) and (how.score or how.highest_of)]
        measured = [name for name in names if name not in scored]
        if scored:
            found = Vitals(self.book, self.rng).drawn({name: self.demands[name] for name in scored}, self.states)
            if found is None:
                raise Unmet
            for name, (state, value) in found.items():
                self._tell(name, state, value)
        if measured:
            told = volumes({name: self.demands[name] for name in measured}, self.words, self.states, self.rng)
            if told is None:
                raise Unmet
            for name, number in told.items():
                self._tell(name, Interval.point(number), written(self.words[name], number))


def _word(finding: AnyFinding, state: State) -> str:
    if isinstance(state, bool):
        return "present" if state else "absent"
    return finding.spellings[int(state.lo)] if isinstance(state, Interval) else str(state)  # type: ignore[union-attr]  # never a quantity
