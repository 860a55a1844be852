"""Why, why not, what is missing, and the smallest change that would flip it: for any statement, at one visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thecal.assessment.model import Decided
from thecal.assessment.reasons import decided
from thecal.condition.book import Rule, RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Facts, Interval, Truth
from thecal.condition.nodes import AtLeast, Compare, Leaf
from thecal.condition.say import say
from thecal.condition.truth import Judgement, leaf_truth
from thecal.condition.units import tidy
from thecal.condition.ways import TooManyWays, Way, ways
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.visits.values import show_state
from thecal.visits.visit import Intake


@dataclass(frozen=True)
class Change:
    """One finding that would have to be otherwise.

    Attributes:
        value: a value that would do, as it is written in a visit.
        now: the present value; ``unknown`` if it is.
    """

    finding: str
    now: str
    value: str


@dataclass(frozen=True)
class Explanation:
    """One statement at one visit.

    Attributes:
        said: its condition in plain English.
        truth: how it came out.
        decided_by: the findings that made it so.
        missing: the findings that could still change it, with their questions.
        to_true: the smallest change that would make it true; empty if it is, None if nothing can.
        to_false: the same for false.
    """

    rule: Rule
    said: str
    truth: Truth
    decided_by: tuple[Decided, ...]
    missing: tuple[tuple[str, str], ...]
    to_true: tuple[Change, ...] | None
    to_false: tuple[Change, ...] | None


def explain(rule: Rule, judgement: Judgement, intake: Intake, book: RuleBook) -> Explanation:
    """Explains one statement from the judgement that decided it."""
    words: dict[str, AnyFinding] = {"phase": PHASE, **book.knowledge.vocabulary.findings}
    try:
        true, false = ways(rule.condition, open_counts=True)
    except TooManyWays:
        # Counting keeps its parts closed then; such a count can't be flipped by name and is passed over.
        true, false = ways(rule.condition)
    flip = _Flip(intake, words)
    return Explanation(
        rule=rule,
        said=say(rule.condition, book.knowledge.vocabulary.findings),
        truth=judgement.truth,
        decided_by=decided(judgement, intake),
        missing=tuple((name, words[name].question) for name in judgement.missing if name in words),
        to_true=() if judgement.truth is Truth.TRUE else flip.smallest(true),
        to_false=() if judgement.truth is Truth.FALSE else flip.smallest(false),
    )


class _Flip:
    def __init__(self, intake: Intake, words: dict[str, AnyFinding]) -> None:
        self.facts: Facts = intake.facts
        self.shown = intake.shown
        self.words = words

    def smallest(self, alternatives: list[Way]) -> tuple[Change, ...] | None:
        """The change of fewest findings that makes one of the ways hold; rather an answer still to come than another one."""
        found = [change for way in alternatives if (change := self._for(way)) is not None]
        return min(
            found, key=lambda change: (sum(self.facts.known(one.finding) for one in change), len(change)), default=None
        )

    def _for(self, way: Way) -> tuple[Change, ...] | None:
        wanted: dict[str, list[tuple[Leaf, bool]]] = {}
        for literal in way:
            if isinstance(literal.leaf, AtLeast):
                return None
            wanted.setdefault(literal.leaf.finding, []).append((literal.leaf, literal.holds))
        changes: dict[str, Change] = {}
        for name, demands in sorted(wanted.items()):
            state = self.facts.states.get(name)
            if all(leaf_truth(leaf, state) is (Truth.TRUE if holds else Truth.FALSE) for leaf, holds in demands):
                continue
            value = next(self._fitting(name, demands), None)
            if value is None:
                return None
            changes[name] = Change(name, self.shown.get(name, "unknown"), value)
            parent = self.words[name].only_if
            # A child can only be told with its parent present.
            if parent is not None and value != "absent" and self.facts.states.get(parent) is not True:
                if any(not holds for leaf, holds in wanted.get(parent, ())):
                    return None
                changes[parent] = Change(parent, self.shown.get(parent, "unknown"), "present")
        return tuple(changes.values())

    def _fitting(self, name: str, demands: list[tuple[Leaf, bool]]) -> Iterator[str]:
        """Values of the finding that meet all demands, the least surprising first."""
        finding = self.words[name]
        if isinstance(finding, YesNo):
            candidates: list[bool | str | Interval] = [True, False]
        elif isinstance(finding, Quantity):
            candidates = [Interval.point(value) for value in _near_limits(finding, demands)]
        else:
            ordinal = any(isinstance(leaf, Compare) for leaf, _ in demands)
            names = finding.spellings
            candidates = [Interval.point(float(rank)) for rank in range(len(names))] if ordinal else list(names)
        for state in candidates:
            if all(leaf_truth(leaf, state) is (Truth.TRUE if holds else Truth.FALSE) for leaf, holds in demands):
                yield show_state(finding, state)


def _near_limits(finding: Quantity, demands: list[tuple[Leaf, bool]]) -> list[float]:
    """The limits themselves and one step to either side, inside the plausible range."""
    lo, hi = finding.range
    step = finding.resolution
    values = {
        tidy(leaf.limit + offset) for leaf, _ in demands if isinstance(leaf, Compare) for offset in (0.0, step, -step)
    }
    return sorted(value for value in values if lo <= value <= hi)
