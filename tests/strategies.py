"""Visits for hypothesis: any findings, plausible values, nothing that contradicts itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from thecal.condition import RuleBook
from thecal.condition.nodes import Compare, leaves
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.visits import Visit
from thecal.visits.derive import timed

DATE = dt.date(2026, 11, 24)


def values(book: RuleBook, name: str) -> list[str]:
    """Values of a finding that matter: all words; for a quantity the limits of the rules, a step to either side, the ends."""
    finding = book.knowledge.vocabulary.findings[name]
    if not isinstance(finding, Quantity):
        return list(finding.spellings)
    lo, hi = finding.range
    numbers = {lo, hi}
    for rule in book.rules.values():
        for leaf in leaves(rule.condition):
            if isinstance(leaf, Compare) and leaf.finding == name:
                numbers |= {leaf.limit, leaf.limit - finding.resolution, leaf.limit + finding.resolution}
    for score in book.knowledge.vocabulary.scores.values():
        for item in score.items:
            if item.finding == name and isinstance(item.points, list):
                numbers |= {band.at_most for band in item.points if band.at_most is not None}
                numbers |= {band.at_most + finding.resolution for band in item.points if band.at_most is not None}
    unit = "" if finding.dimensionless else f" {finding.unit}"
    return [f"{number:.6f}".rstrip("0").rstrip(".") + unit for number in sorted(numbers) if lo <= number <= hi]


class Tellable:
    """What a visit may be told, worked out once for a rule book."""

    def __init__(self, book: RuleBook) -> None:
        words = book.knowledge.vocabulary
        self.book = book
        self.names = [name for name, finding in words.findings.items() if finding.derived is None or timed(finding)]
        self.values = {name: values(book, name) for name in self.names}
        self.parent = {name: words.findings[name].only_if for name in self.names}
        self.events = list(words.events)
        self.bedside = {
            name for name in self.names if words.findings[name].obtained_by.bedside or timed(words.findings[name])
        }
        self.yes_no = {name for name in self.names if isinstance(words.findings[name], YesNo)}

    def consistent(self, told: dict[str, str]) -> dict[str, str]:
        """Drops children of parents that are told as absent, or never told: these contradict or imply something."""
        return {name: value for name, value in told.items() if self._fits(name, told)}

    def of_phase(self, told: dict[str, str], phase: str) -> dict[str, str]:
        """Drops what belongs to another phase: told all the same it counts, and contradicts the phase."""
        words = self.book.knowledge.vocabulary.findings
        return {
            name: value
            for name, value in told.items()
            if phase == "unknown" or not words[name].phases or phase in words[name].phases
        }

    def _fits(self, name: str, told: dict[str, str]) -> bool:
        parent = self.parent[name]
        return parent is None or told.get(parent) == "present"


@st.composite
def visits(draw: st.DrawFn, tellable: Tellable, *, least: int = 0, events: bool = True) -> Visit:
    """A visit that does not contradict itself; some findings asked and unknown."""
    names = draw(st.sets(st.sampled_from(tellable.names), min_size=least, max_size=len(tellable.names)))
    told: dict[str, str] = {}
    for name in sorted(names, key=tellable.names.index):
        told[name] = draw(st.sampled_from([*tellable.values[name], "unknown"]))
    told = tellable.consistent(told)
    dates: dict[str, Any] = {}
    if events:
        for event in draw(st.sets(st.sampled_from(tellable.events), max_size=4)):
            dates[event] = DATE - dt.timedelta(days=draw(st.sampled_from([0, 1, 3, 5, 6, 7, 14, 30, 60, 61, 400])))
    phase = draw(st.sampled_from(["test_period", "implanted", "unknown"]))
    return Visit(phase=phase, date=DATE, events=dates, findings=tellable.of_phase(told, phase))
