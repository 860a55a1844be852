"""Small situations put to the rules: a phase and a finding or two, everything else unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thecal.assessment.advice import recommended
from thecal.assessment.weigh import Scale, Weighed
from thecal.condition.book import Kind, RuleBook
from thecal.condition.facts import Truth
from thecal.condition.truth import Judge
from thecal.knowledge.words import Phase, Urgency
from thecal.visits.intake import take_in
from thecal.visits.visit import Visit


@dataclass(frozen=True)
class Outcome:
    """What the rules make of a situation.

    Attributes:
        urgency: what these facts alone make certain; whatever is still unknown can only raise it.
        at_most: what it could become by answers from the bedside.
        because: the statements that set the urgency.
        suspected: in the order in which they are shown.
        truths: every statement that counts in this phase, cautions aside.
        checks: what is recommended, in order.
        possible: whether the vocabulary lets these findings stand together.
    """

    urgency: Urgency
    at_most: Urgency
    because: tuple[str, ...]
    suspected: tuple[Weighed, ...]
    truths: Mapping[str, Truth]
    checks: tuple[str, ...]
    possible: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The suspected complications."""
        return tuple(one.id for one in self.suspected)

    @property
    def face(self) -> tuple[Urgency, tuple[str, ...]]:
        """What a table shows of it."""
        return self.urgency, self.names


class Situations:
    """Asks the rules, statement after statement as they are written (as the reference engine does), and remembers.

    Cautions are left out: they set no urgency and suspect nothing, and through `suspected(…)` they cost the most.
    """

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.rules = tuple(rule for rule in book.rules.values() if rule.kind is not Kind.CAUTION)
        self._seen: dict[tuple[Phase, frozenset[tuple[str, str]]], Outcome] = {}

    def of(self, phase: Phase, findings: Mapping[str, str]) -> Outcome:
        """What the rules make of these findings, everything else unknown."""
        key = (phase, frozenset(findings.items()))
        if key not in self._seen:
            self._seen[key] = self._ask(phase, findings)
        return self._seen[key]

    def _ask(self, phase: Phase, findings: Mapping[str, str]) -> Outcome:
        book = self.book
        intake = take_in(Visit(phase=phase.value, findings=dict(findings)), book)
        judge = Judge(intake.facts)
        judgements = {rule.id: judge.read(rule.condition) for rule in self.rules}
        scale = Scale(book, judgements, phase.value)
        ranked, span = scale.weighed(), scale.span()
        return Outcome(
            span.at_least,
            span.at_most,
            span.because,
            tuple(one for one in ranked if one.status == "suspected"),
            {rule.id: judgements[rule.id].truth for rule in self.rules if phase in rule.phases},
            tuple(recommended(scale, ranked, span.at_least)),
            not intake.issues,
        )
