"""From the truth of statements to statuses, grounds and the urgency interval (DESIGN §4).

The urgency of a visit is an interval. `at_least` counts only what is certainly true. `at_most` counts also what answers
from the bedside could still make true. While the phase is unknown both phases are worked out, and the interval spans them:
so telling the phase can't leave the interval either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from thecal.assessment.model import Status
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.facts import Truth
from thecal.condition.truth import Judgement
from thecal.knowledge.words import Phase, Urgency

Judgements = Mapping[str, Judgement]

_rank = attrgetter("rank")


@dataclass(frozen=True)
class Weighed:
    """One complication, weighed.

    Attributes:
        urgency: what is certain of its urgency if it is (or were) suspected; None where it does not apply.
        net: grounds for minus against, least and most.
    """

    id: str
    status: Status
    urgency: Urgency | None
    net: tuple[int, int]


@dataclass(frozen=True)
class Span:
    """The urgency interval of a visit, with the statements that set its lower end."""

    at_least: Urgency
    at_most: Urgency
    because: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether no bedside answer can change the urgency."""
        return self.at_least is self.at_most


def phases_of(phase: str) -> tuple[Phase, ...]:
    """The phases a visit may be in: one, or both while it is unknown."""
    return tuple(Phase) if phase == "unknown" else (Phase(phase),)


class Scale:
    """Weighs the judgements of one visit against a rule book."""

    def __init__(self, book: RuleBook, judgements: Judgements, phase: str) -> None:
        self.book = book
        self.judgements = judgements
        self.phases = phases_of(phase)
        self.here = book.counting(self.phases)
        self._statuses: dict[str, Status] = {}

    def counts(self, rule: Rule) -> bool:
        """Whether a rule counts in a phase this visit may be in."""
        return self.here.has(rule)

    def suspects(self, name: str) -> tuple[Rule, ...]:
        """The rules any of which makes a complication suspected: red flags first, then its own, then its sub-types'."""
        return self.here.suspects(name)

    def status(self, name: str) -> Status:
        """The status of a complication; an unknown phase keeps the complications of both."""
        if name not in self._statuses:
            self._statuses[name] = self._status(name)
        return self._statuses[name]

    def _status(self, name: str) -> Status:
        if name not in self.here.complications:
            return "not_applicable"
        truths = {self.judgements[rule.id].truth for rule in self.suspects(name)}
        if Truth.TRUE in truths:
            return "suspected"
        return "open" if Truth.UNKNOWN in truths else "not_supported"

    def level(self, name: str) -> Urgency:
        """What is certain of a complication's urgency, given that it is suspected; its suspected sub-types count."""
        rules = (*self.here.flags(name), *self.here.of(Kind.URGENCY, name))
        true = [rule.level for rule in rules if self.judgements[rule.id].truth is Truth.TRUE]
        levels = [level for level in true if level is not None]
        levels += [self.level(part) for part in self.book.parts_of[name] if self.status(part) == "suspected"]
        return max(levels, key=_rank, default=Urgency.ROUTINE)

    def net(self, name: str) -> tuple[int, int]:
        """Grounds for minus against: the least and the most it can come to."""
        least = most = 0
        for rule in self.here.of(Kind.GROUND, name):
            truth = self.judgements[rule.id].truth
            if truth is Truth.FALSE:
                continue
            least += rule.points if truth is Truth.TRUE else min(rule.points, 0)
            most += rule.points if truth is Truth.TRUE else max(rule.points, 0)
        return least, most

    def weighed(self) -> list[Weighed]:
        """All complications: suspected, then open, then the rest; by urgency, then by net grounds, then as in the files.

        Within a status, sub-types come after what stands by itself: a reader sees the complication first.
        """
        found = []
        for name in self.book.knowledge.complications:
            status = self.status(name)
            applies = status != "not_applicable"
            found.append(
                Weighed(name, status, self.level(name) if applies else None, self.net(name) if applies else (0, 0))
            )
        by_name = {one.id: one for one in found}
        order = {"suspected": 0, "open": 1, "not_supported": 2, "not_applicable": 3}

        def place(one: Weighed) -> tuple[int, bool, int, int, int]:
            # What speaks for a suspected sub-type speaks for the complication it is a part of.
            parts = [by_name[part] for part in self.book.parts_of[one.id] if by_name[part].status == one.status]
            least, most = (max(each.net[end] for each in (one, *parts)) for end in (0, 1))
            rank = one.urgency.rank if one.urgency else 0
            return order[one.status], self.book.knowledge.complications[one.id].sub_type, -rank, -least, -most

        return sorted(found, key=place)

    def span(self) -> Span:
        """The urgency interval over the phases the visit may be in."""
        spans = [self._span_in(phase) for phase in self.phases]
        least = min(spans, key=lambda span: span.at_least.rank)
        most = max((span.at_most for span in spans), key=_rank)
        return Span(least.at_least, most, least.because)

    def _span_in(self, phase: Phase) -> Span:
        at_least = at_most = Urgency.ROUTINE
        because: list[str] = []
        for rule, certain, possible in self._levels(phase):
            level = rule.level
            assert level is not None
            if possible and level.rank > at_most.rank:
                at_most = level
            if certain and level.rank > at_least.rank:
                at_least, because = level, [rule.id]
            elif certain and level is at_least and level is not Urgency.ROUTINE:
                because.append(rule.id)
        return Span(at_least, max(at_most, at_least, key=_rank), tuple(because))

    def _levels(self, phase: Phase) -> Sequence[tuple[Rule, bool, bool]]:
        """Every rule that sets a level, with whether it certainly does and whether it could."""
        here, found = self.book.counting((phase,)), list[tuple[Rule, bool, bool]]()
        for rule in here.of(Kind.RED_FLAG):
            judgement = self.judgements[rule.id]
            found.append((rule, judgement.truth is Truth.TRUE, judgement.can_true))
        for name in self.book.knowledge.complications:
            causes = [self.judgements[rule.id] for rule in here.suspects(name)] if name in here.complications else []
            if not any(cause.can_true for cause in causes):
                continue
            certain = any(cause.truth is Truth.TRUE for cause in causes)
            for rule in here.of(Kind.URGENCY, name):
                judgement = self.judgements[rule.id]
                found.append((rule, certain and judgement.truth is Truth.TRUE, judgement.can_true))
        return found
