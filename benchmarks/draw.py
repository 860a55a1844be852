"""Random visits, the same for the same seed: consistent, and with values at the limits of the rules."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from thecal.condition import RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.knowledge.vocabulary import Quantity
from thecal.visits import Visit
from thecal.visits.derive import timed

DATE = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class Kind:
    """How much is known, and how often something is wrong.

    Attributes:
        known: the share of findings that are told.
        wrong: the share of told findings that are drawn from all values; the rest is as usual.
    """

    name: str
    known: float
    wrong: float


KINDS = (Kind("dense", 0.7, 0.5), Kind("sparse", 0.15, 0.5), Kind("routine", 0.95, 0.04))


class Drawer:
    """Draws visits for one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        words = book.knowledge.vocabulary
        self.names = [name for name, one in words.findings.items() if one.derived is None or timed(one)]
        self.values = {name: self._values(name) for name in self.names}
        self.bedside = [
            name for name in self.names if words.findings[name].obtained_by.bedside or timed(words.findings[name])
        ]

    def _values(self, name: str) -> list[str]:
        """All words; for a quantity the limits of the rules and scores, a step to either side, and the ends."""
        words = self.book.knowledge.vocabulary
        finding = words.findings[name]
        if not isinstance(finding, Quantity):
            return list(finding.spellings)
        lo, hi = finding.range
        marks = {
            leaf.limit
            for rule in self.book.rules.values()
            for leaf in leaves(rule.condition)
            if isinstance(leaf, Compare) and leaf.finding == name
        }
        marks |= {
            band.at_most
            for score in words.scores.values()
            for item in score.items
            if item.finding == name and isinstance(item.points, list)
            for band in item.points
            if band.at_most is not None
        }
        step = finding.resolution
        numbers = {lo, hi} | {round(mark + offset, 6) for mark in marks for offset in (-step, 0, step)}
        unit = "" if finding.dimensionless else f" {finding.unit}"
        return [f"{number:.6f}".rstrip("0").rstrip(".") + unit for number in sorted(numbers) if lo <= number <= hi]

    def usual(self, name: str) -> str:
        """What is told when nothing is wrong."""
        finding = self.book.knowledge.vocabulary.findings[name]
        if isinstance(finding, Quantity):
            return f"{finding.usual:g} {finding.unit}" if finding.usual is not None else "unknown"
        plain = getattr(finding, "usual", None)
        return str(plain) if plain else ("none" if "none" in finding.spellings else finding.spellings[0])

    def visit(self, seed: int, kind: Kind) -> Visit:
        """The visit of this seed: findings in the order of the vocabulary, children only with their parents."""
        source = random.Random(f"{seed} {kind.name}")
        told: dict[str, str] = {}
        for name in self.names:
            parent = self.book.knowledge.vocabulary.findings[name].only_if
            if (parent is not None and told.get(parent) != "present") or source.random() > kind.known:
                continue
            told[name] = source.choice(self.values[name]) if source.random() < kind.wrong else self.usual(name)
        events = {
            event: DATE - dt.timedelta(days=source.choice([0, 1, 3, 5, 6, 7, 8, 14, 30, 60, 61, 400]))
            for event in self.book.knowledge.vocabulary.events
            if source.random() < 0.3
        }
        told = {name: value for name, value in told.items() if not self._dated(name, events)}
        phase = source.choice(["test_period", "implanted", "implanted", "unknown"])
        return Visit(id=f"{kind.name}-{seed}", phase=phase, date=DATE, events=events, findings=told)

    def _dated(self, name: str, events: dict[str, dt.date]) -> bool:
        """Whether the dates say it already; telling it too would only make a contradiction."""
        how = self.book.knowledge.vocabulary.findings[name].derived
        return how is not None and any(
            event in events for event in (how.since, *(how.since_latest or ()), *(how.between or ()))
        )
