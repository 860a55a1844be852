"""Scenarios made ready, so that a change of the rules is tried on thousands of them in milliseconds.

Most changes touch one statement. Where that statement comes to the same as before, the whole answer is the same, and
the scenario need not be looked at. What does not depend on the change (the facts of a visit, the truth of the other
statements) is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from thecal.assessment.weigh import Scale
from thecal.authoring.mutation.outcome import AsBefore, Outcome
from thecal.authoring.mutation.variant import Variant
from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.facts import Facts, Truth
from thecal.condition.truth import Judge, Judgement
from thecal.engines.reference import Reference
from thecal.scenarios.read import Scenario
from thecal.visits.intake import take_in
from thecal.visits.visit import Intake

NAMED, TOLD, FIRST = 3, 1, 1000
"""How much likelier it makes a scenario that it names something the change is about, or tells a finding it looks at."""


class Act:
    """One scenario, with what the unchanged rules make of it."""

    def __init__(self, scenario: Scenario, book: RuleBook) -> None:
        self.scenario = scenario
        self.book = book
        self._status: dict[str, bool] = {}
        self.names = frozenset(name for one in scenario.expectations for name in one.about)

    @cached_property
    def intake(self) -> Intake:
        """The visit made ready."""
        return take_in(self.scenario.visit, self.book)

    @cached_property
    def outcome(self) -> Outcome:
        """What the unchanged rules make of it."""
        return Outcome(self.book, self.intake, Reference(self.book).judge(self.intake.facts))

    def judged(self, name: str) -> Judgement:
        """What one statement comes to under the unchanged rules; the others are left alone if they can be."""
        if "outcome" in vars(self):
            return self.outcome.judgements[name]
        return Judge(self.intake.facts).read(self.book.rules[name].condition)

    @cached_property
    def fault(self) -> str:
        """What does not hold under the unchanged rules; empty if all does."""
        return self._fault(self.outcome)

    def _fault(self, outcome: Outcome, first: frozenset[str] = frozenset()) -> str:
        """The first expectation that does not hold, with what is wrong; those about `first` are tried first."""
        for expectation in sorted(self.scenario.expectations, key=lambda one: first.isdisjoint(one.about)):
            try:
                wrong = expectation.fault(outcome)
            except AsBefore:
                continue
            if wrong:
                return f"{expectation.text}: {wrong}"
        return ""

    def notices(self, variant: Variant) -> str:
        """Why the scenario fails under the changed rules; empty if it passes."""
        gone = variant.removed & self.names
        if gone:
            return f"names {min(gone)}, which is gone"
        outcome = self.under(variant)
        return self._fault(outcome, variant.about) if outcome is not None else ""

    def under(self, variant: Variant) -> Outcome | None:
        """What the changed rules make of the visit; None if it is certainly the same as before."""
        if variant.taken_in_again:
            return self._taken_in_again(variant)
        judge = Judge(self.intake.facts)
        new = {name: judge.read(variant.book.rules[name].condition) for name in variant.rejudged}
        if not (variant.everywhere or self._counts(variant) or any(map(self._differs, new, new.values()))):
            return None
        judgements = {name: one for name, one in self.outcome.judgements.items() if name not in variant.removed}
        return Outcome(variant.book, self.intake, {**judgements, **new}, self.outcome)

    def _taken_in_again(self, variant: Variant) -> Outcome | None:
        intake = take_in(self.scenario.visit, variant.book)
        otherwise = _differing(self.intake.facts, intake.facts)
        if not otherwise and intake.issues == self.intake.issues:
            return None
        judge, before = Judge(intake.facts), self.outcome.judgements
        new: dict[str, Judgement] = {}
        for name in dict.fromkeys(rule for finding in otherwise for rule in self.book.readers_of.get(finding, ())):
            judgement = judge.read(self.book.rules[name].condition)
            if judgement != before[name]:
                new[name] = judgement
        return Outcome(variant.book, intake, {**before, **new} if new else before, self.outcome)

    def _counts(self, variant: Variant) -> bool:
        """Whether a statement that counts otherwise counts at all here."""
        return any(self._does_something(self.book.rules[name]) for name in variant.touched | variant.removed)

    def _does_something(self, rule: Rule) -> bool:
        """A statement that is false does nothing, nor does a check for what is not suspected."""
        if rule.kind is Kind.CHECK and rule.complication is not None:
            return self._suspected(rule.complication) and self.judged(rule.id).truth is Truth.TRUE
        return self.judged(rule.id).truth is not Truth.FALSE

    def _suspected(self, name: str) -> bool:
        if name not in self._status:
            suspects = Scale(self.book, {}, self.scenario.visit.phase).suspects(name)
            self._status[name] = any(self.judged(rule.id).truth is Truth.TRUE for rule in suspects)
        return self._status[name]

    def _differs(self, name: str, new: Judgement) -> bool:
        # What is asked next and what would change a statement depend on how it is written, not only on what it comes to.
        return new != self.judged(name) or (new.truth is Truth.UNKNOWN and self._asks) or self._asks_what_if

    @cached_property
    def _asks(self) -> bool:
        return any("question" in one.text for one in self.scenario.expectations)

    @cached_property
    def _asks_what_if(self) -> bool:
        return any(" would be " in one.text for one in self.scenario.expectations)


def _differing(one: Facts, other: Facts) -> set[str]:
    """The findings of which something else is known, or that other answers would settle."""
    found = set(one.bedside ^ other.bedside)
    for before, after in ((one.states, other.states), (one.open_parts, other.open_parts)):
        found.update(name for name in {*before, *after} if before.get(name) != after.get(name))
    return found


class Stage:
    """All scenarios of a rule book.

    Args:
        book: the unchanged rules.
        scenarios: what must hold under them.
    """

    def __init__(self, book: RuleBook, scenarios: Sequence[Scenario]) -> None:
        self.book = book
        self.acts = [Act(scenario, book) for scenario in scenarios]

    @cached_property
    def naming(self) -> Mapping[str, tuple[int, ...]]:
        """Id → the scenarios that expect something of it."""
        found: dict[str, list[int]] = {}
        for index, act in enumerate(self.acts):
            for name in act.names:
                found.setdefault(name, []).append(index)
        return {name: tuple(indexes) for name, indexes in found.items()}

    @cached_property
    def telling(self) -> Mapping[str, tuple[int, ...]]:
        """Finding → the scenarios that tell it."""
        found: dict[str, list[int]] = {}
        for index, act in enumerate(self.acts):
            for name in act.scenario.visit.findings:
                found.setdefault(name, []).append(index)
        return {name: tuple(indexes) for name, indexes in found.items()}

    def likeliest(self, names: Iterable[str], told: Iterable[str] = (), tried: int | None = None) -> list[int]:
        """All scenarios, those first that are likeliest to notice a change of these.

        Args:
            names: the ids that the change is about.
            told: the findings it looks at.
            tried: the scenario that noticed it the last time.
        """
        score = [0] * len(self.acts)
        for weight, where, words in ((NAMED, self.naming, names), (TOLD, self.telling, told)):
            for word in dict.fromkeys(words):
                for index in where.get(word, ()):
                    score[index] += weight
        if tried is not None:
            score[tried] += FIRST
        return sorted(range(len(self.acts)), key=lambda index: -score[index])

    def wrong(self) -> list[tuple[Scenario, str]]:
        """The scenarios that fail under the unchanged rules."""
        return [(act.scenario, act.fault) for act in self.acts if act.fault]

    def noticed_by(self, variant: Variant, order: Iterable[int]) -> tuple[int, str] | None:
        """The first scenario that fails under the changed rules, and why; None if all pass."""
        for index in order:
            why = self.acts[index].notices(variant)
            if why:
                return index, why
        return None
