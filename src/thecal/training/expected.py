"""What the rules expect of an answer about one visit: what must be named, what may be, and how much each weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thecal.assessment.assess import Considered
from thecal.condition.book import Kind, RuleBook
from thecal.condition.facts import Truth
from thecal.knowledge.statements import CheckRule, FirstAct
from thecal.knowledge.words import Urgency
from thecal.training.weights import Weights


def whole(name: str, book: RuleBook) -> str:
    """The complication that a sub-type rolls up to; itself if it is none."""
    part_of = book.knowledge.complications[name].part_of
    return name if part_of is None else whole(part_of, book)


@dataclass(frozen=True)
class Expected:
    """One part of the answer, complications or checks.

    Attributes:
        must: what should be named → its weight.
        may: what hangs on something still open: it may be named.
    """

    must: Mapping[str, float]
    may: frozenset[str]

    def missed(self, named: Iterable[str]) -> tuple[str, ...]:
        """What should have been named and was not, in the order of the rules."""
        told = frozenset(named)
        return tuple(name for name in self.must if name not in told)

    def wrong(self, named: Iterable[str]) -> tuple[str, ...]:
        """What was named without reason."""
        return tuple(sorted(frozenset(named) - self.must.keys() - self.may))

    def surplus(self, named: Iterable[str], free: int) -> int:
        """How many more were named of what may be than a judgement would hold."""
        return max(0, len(frozenset(named) & self.may - self.must.keys()) - free)


def expected_complications(considered: Considered, weights: Weights) -> Expected:
    """Suspected ones must be named, open ones may be; sub-types count as what they are a part of."""
    book = considered.scale.book
    must: dict[str, float] = {}
    may: set[str] = set()
    for result in considered.assessment.complications:
        name = whole(result.id, book)
        if result.status == "suspected":
            must[name] = max(must.get(name, 0.0), weights.gravity.of(result.urgency))
        elif result.status == "open":
            may.add(name)
    return Expected(must, frozenset(may - must.keys()))


def expected_checks(considered: Considered, weights: Weights) -> Expected:
    """Recommended checks must be named; those that something still open would call for may be."""
    scale, assessment = considered.scale, considered.assessment
    levels = {one.id: one.urgency for one in assessment.complications}
    acts = [rule.statement for rule in scale.book.of(Kind.CHECK) if isinstance(rule.statement, FirstAct)]
    first = {act.check for act in acts if assessment.urgency.at_least >= act.level}
    must: dict[str, float] = {}
    for check in assessment.checks:
        asked_by = [level for name in check.for_ if (level := levels.get(name)) is not None]
        weight = weights.gravity.of(max(asked_by, default=Urgency.ROUTINE))
        if check.id in first:
            weight = weights.gravity.of(assessment.urgency.at_least) * weights.first_act.times
        must[check.id] = weight
    may = {act.check for act in acts if assessment.urgency.at_most >= act.level}
    for result in assessment.complications:
        if result.status in {"suspected", "open"}:
            for rule in scale.book.of(Kind.CHECK, result.id):
                if scale.counts(rule) and scale.judgements[rule.id].truth is not Truth.FALSE:
                    assert isinstance(rule.statement, CheckRule)
                    may.add(rule.statement.check)
    return Expected(must, frozenset(may - must.keys()))
