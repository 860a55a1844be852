"""The parts of what is worked out: vital signs that add up to a score, volumes that give a ratio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from thecal.condition.book import RuleBook
from thecal.condition.facts import Interval, State
from thecal.condition.nodes import Compare
from thecal.condition.units import tidy
from thecal.knowledge.vocabulary import Finding, Ordinal, Quantity, ScoreItem
from thecal.training.background import bounds, written
from thecal.training.wanting import Demand, meets
from thecal.visits.derive import derive_rest

TRIES = 60
"""So many times parts are drawn before it is given up."""
ODD = 0.35
"""How often a part of a score is out of the ordinary."""


def _met(states: Mapping[str, State], demands: Mapping[str, Sequence[Demand]]) -> bool:
    return all(meets(states.get(name), wanted) and _near(states.get(name), wanted) for name, wanted in demands.items())


def _near(state: State | None, demands: Sequence[Demand]) -> bool:
    """Whether a total that must miss its limit only just does so, by one point."""
    close = [demand.leaf.limit for demand in demands if demand.near and isinstance(demand.leaf, Compare)]
    return not close or (isinstance(state, Interval) and all(abs(state.lo - limit) <= 1 for limit in close))


class Vitals:
    """Draws the parts of a score."""

    def __init__(self, book: RuleBook, rng: Random) -> None:
        self.words = book.knowledge.vocabulary
        self.rng = rng

    def drawn(
        self, demands: Mapping[str, Sequence[Demand]], known: Mapping[str, State]
    ) -> dict[str, tuple[State, str]] | None:  # fmt: skip
        """The parts that are not known yet, so that all demands on scores are met; None if that did not come about."""
        items: dict[str, ScoreItem] = {}
        for name in demands:
            how = self.words.findings[name].derived
            assert how is not None
            items.update({item.finding: item for item in self.words.scores[how.score or how.highest_of or ""].items})
        for _ in range(TRIES):
            found = {name: self._part(item) for name, item in items.items() if name not in known}
            states = {**known, **{name: state for name, (state, _) in found.items()}}
            if _met(derive_rest(self.words, states).states, demands):
                return found
        return None

    def _part(self, item: ScoreItem) -> tuple[State, str]:
        finding = self.words.findings[item.finding]
        odd = self.rng.random() < ODD
        if not isinstance(item.points, dict):
            assert isinstance(finding, Quantity)
            number = self._in_band(item, finding) if odd else (finding.usual or 0.0)
            return Interval.point(number), written(finding, number)
        word = self.rng.choice(sorted(item.points)) if odd else str(finding.as_usual)
        if isinstance(finding, Ordinal):
            return Interval.point(float(finding.spellings.index(word))), word
        return (word == "present") if word in {"present", "absent"} else word, word

    def _in_band(self, item: ScoreItem, finding: Quantity) -> float:
        assert not isinstance(item.points, dict)
        lo, hi = bounds(item.finding, finding)
        chosen = self.rng.randrange(len(item.points))
        least = lo if chosen == 0 else (item.points[chosen - 1].at_most or lo) + finding.resolution
        top = item.points[chosen].at_most
        most = hi if top is None else min(top, hi)
        # Not the far end of an open band: a pulse of 131 counts as much as one of 200.
        if chosen == 0:
            least = max(least, most - 10 * finding.resolution)
        if top is None:
            most = min(most, least + 10 * finding.resolution)
        steps = max(0, round((most - least) / finding.resolution))
        return tidy(least + self.rng.randint(0, steps) * finding.resolution)


def volumes(
    demands: Mapping[str, Sequence[Demand]], words: Mapping[str, Finding], known: Mapping[str, State], rng: Random
) -> dict[str, float] | None:  # fmt: skip
    """Volumes of the reservoir that meet demands on their ratio or their difference; None if none were found."""
    for _ in range(TRIES):
        fill = _known(known, "last_fill", rng.choice((20.0, 40.0)))
        expected = _known(known, "residual_expected", float(rng.randint(1, max(1, int(fill) - 8))))
        actual = _known(known, "residual_actual", _actual(demands, fill, expected, rng))
        told = {"last_fill": fill, "residual_expected": expected, "residual_actual": actual}
        if not (expected < fill and 0 <= actual <= fill):
            continue
        states: dict[str, State] = {}
        if fill - expected > 0:
            states["delivered_ratio"] = Interval.point(tidy((fill - actual) / (fill - expected)))
        states["residual_gap"] = Interval.point(tidy(abs(actual - expected)))
        if all(meets(states.get(name), wanted) for name, wanted in demands.items()):
            return {name: number for name, number in told.items() if name not in known and name in words}
    return None


def _known(known: Mapping[str, State], name: str, otherwise: float) -> float:
    state = known.get(name)
    return state.lo if isinstance(state, Interval) else otherwise


def _actual(demands: Mapping[str, Sequence[Demand]], fill: float, expected: float, rng: Random) -> float:
    """A measured residual volume a little beyond the limits of the ratio, or of the difference."""
    limits = [demand.leaf for wanted in demands.values() for demand in wanted if isinstance(demand.leaf, Compare)]
    leaf = rng.choice(limits)
    if leaf.finding == "residual_gap":
        return round(expected + rng.choice((-1, 1)) * (leaf.limit + rng.uniform(-2, 4)), 1)
    ratio = leaf.limit + rng.uniform(-0.15, 0.15)
    return round(fill - ratio * (fill - expected), 1)
