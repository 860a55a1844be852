"""Random visits, the same for the same seed: plausible, consistent, and with values at the limits of the rules.

Nothing here depends on the order of a set or on a hash: findings are drawn in the order of the vocabulary, and each visit
has a source of random numbers of its own. So a seed that a long run reports is all that is needed to see the visit again.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thecal.condition import Interval, RuleBook, Truth
from thecal.condition.nodes import Compare, leaves
from thecal.condition.truth import judge
from thecal.knowledge.vocabulary import Quantity
from thecal.visits import Visit, take_in
from thecal.visits.derive import timed
from thecal.visits.visit import Intake

DATE = dt.date(2026, 11, 24)
DAYS_AGO = (0, 1, 2, 3, 5, 6, 7, 8, 14, 30, 60, 61, 400)
MOST_REPAIRS = 8
PHASES: tuple[Literal["test_period", "implanted", "unknown"], ...] = (
    "test_period",
    "implanted",
    "implanted",
    "unknown",
)


@dataclass(frozen=True)
class Kind:
    """How much is known, and how often something is wrong.

    Attributes:
        known: the share of findings that are told.
        wrong: the share of told findings that are drawn from all values that matter; the rest is as usual.
        asked: the share of told findings that were asked and could not be told.
    """

    name: str
    known: float
    wrong: float
    asked: float = 0.02


DENSE = Kind("dense", known=0.7, wrong=0.5)
SPARSE = Kind("sparse", known=0.15, wrong=0.5)
ROUTINE = Kind("routine", known=0.95, wrong=0.04)
LIMITS = Kind("limits", known=0.7, wrong=1.0)
"""Every value that is told is one that some rule or score tells from its neighbour."""

KINDS = (DENSE, SPARSE, ROUTINE)
ALL_KINDS = (*KINDS, LIMITS)


class Drawer:
    """Draws visits for one rule book.

    Attributes:
        names: what a visit can be told, in the order of the vocabulary.
        values: finding → the values that matter, as a visit file writes them.
        bedside: those of `names` that the visit itself can answer.
    """

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        words = self.words = book.knowledge.vocabulary.findings
        self.names = [name for name, one in words.items() if one.derived is None or timed(one)]
        self.values = {name: self._values(name) for name in self.names}
        self.bedside = [name for name in self.names if words[name].obtained_by.bedside or timed(words[name])]
        self._sources = {
            name: (*([how.since] if how.since else ()), *(how.since_latest or ()), *(how.between or ()))
            for name in self.names
            if (how := words[name].derived) is not None
        }

    def _values(self, name: str) -> list[str]:
        """All words; for a quantity the limits of the rules and scores, a step to either side, and the ends."""
        finding = self.words[name]
        if not isinstance(finding, Quantity):
            return list(finding.spellings)
        marks = {*limits_of(self.book, name)} | {
            band.at_most
            for score in self.book.knowledge.vocabulary.scores.values()
            for item in score.items
            if item.finding == name and isinstance(item.points, list)
            for band in item.points
            if band.at_most is not None
        }
        lo, hi = finding.range
        step = finding.resolution
        numbers = {lo, hi} | {round(mark + offset, 6) for mark in marks for offset in (-step, 0, step)}
        return [written(finding, number) for number in sorted(numbers) if lo <= number <= hi]

    def usual(self, name: str) -> str:
        """What is told when nothing is wrong."""
        return self.words[name].as_usual or getattr(self.words[name], "spellings", ("unknown",))[0]

    def visit(self, seed: int, kind: Kind) -> Visit:
        """The visit of this seed."""
        return self.intake(seed, kind).visit

    def intake(self, seed: int, kind: Kind) -> Intake:
        """The visit of this seed, taken in: it contradicts neither itself nor what the vocabulary calls impossible."""
        source = random.Random(f"{seed} {kind.name}")
        told: dict[str, str] = {}
        phase = source.choice(PHASES)
        for name in self.names:
            if phase != "unknown" and self.words[name].phases and phase not in self.words[name].phases:
                continue
            parent = self.words[name].only_if
            if (parent is not None and told.get(parent) != "present") or source.random() > kind.known:
                continue
            if source.random() < kind.asked:
                told[name] = "unknown"
            elif source.random() < kind.wrong:
                told[name] = source.choice(self.values[name])
            else:
                told[name] = self.usual(name)
        # What dates say already is left out: told as well, it would mostly be a contradiction.
        events = {
            event: DATE - dt.timedelta(days=source.choice(DAYS_AGO))
            for event in self.book.knowledge.vocabulary.events
            if source.random() < 0.3
        }
        told = {name: value for name, value in told.items() if not events.keys() & set(self._sources.get(name, ()))}
        return self._consistent(Visit(id=f"{kind.name}-{seed}", phase=phase, date=DATE, events=events, findings=told))

    def _consistent(self, visit: Visit) -> Intake:
        intake = take_in(visit, self.book)
        for _ in range(MOST_REPAIRS):
            wrong = self._impossible(intake)
            if not wrong:
                break
            intake = take_in(intake.visit.without(*wrong), self.book)
        return intake

    def _impossible(self, intake: Intake) -> list[str]:
        """Told findings without which the visit is possible."""
        told, states = intake.visit.findings, intake.facts.states
        if intake.issues:
            for condition, _ in self.book.never:
                verdict = judge(condition, intake.facts)
                if verdict.truth is Truth.TRUE:
                    return [name for name in verdict.decided_by if name in told][-1:]
        wrong = []
        for name in told:
            ceiling = getattr(self.words[name], "at_most", None)
            state, most = states.get(name), states.get(ceiling or "")
            if isinstance(state, Interval) and isinstance(most, Interval) and state.lo > most.hi:
                wrong.append(name)
        # What is told beyond a ceiling, or against a presumption, leaves an issue that begins with its name.
        begin = [issue.finding.split(", ")[0] for issue in intake.issues]
        wrong += [name for name in dict.fromkeys(begin) if name in told and name not in wrong]
        return wrong

    def sweep(self) -> Iterator[Visit]:
        """For every finding and every value that matters one visit, otherwise as usual: all limits are met."""
        usual = {name: self.usual(name) for name in self.names if self.words[name].only_if is None}
        for name in self.names:
            parent = self.words[name].only_if
            with_parent = {parent: "present"} if parent is not None else {}
            for number, value in enumerate(self.values[name]):
                yield Visit(
                    id=f"{name}-{number}", phase="implanted", date=DATE, findings={**usual, **with_parent, name: value}
                )


def written(finding: Quantity, number: float) -> str:
    """A number as a visit file writes it."""
    text = f"{number:.6f}".rstrip("0").rstrip(".") or "0"
    return text if finding.dimensionless else f"{text} {finding.unit}"


def limits_of(book: RuleBook, name: str) -> list[float]:
    """The numbers that rules compare a finding with."""
    found = {
        leaf.limit
        for rule in book.rules.values()
        for leaf in leaves(rule.condition)
        if isinstance(leaf, Compare) and leaf.finding == name
    }
    return sorted(found)
