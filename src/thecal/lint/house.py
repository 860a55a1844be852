"""What all complaints share: the rule book, the prover, and where a complaint stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import And, AtLeast, Condition, Is
from thecal.errors import Problem
from thecal.knowledge.located import Path
from thecal.knowledge.words import Phase
from thecal.logic import Case, Prover, Undecided


@dataclass
class House:
    """One run of the linter over a rule book.

    Attributes:
        prover: decides what logic decides; None where its solver is not installed.
        undecided: the rules about which a question could not be answered in time, with what was asked.
    """

    book: RuleBook
    prover: Prover | None = None
    undecided: list[tuple[Rule, str]] = field(default_factory=list)
    _proved: dict[tuple[Condition | str, ...], bool] = field(default_factory=dict)

    def never(self, rule: Rule, condition: Condition, asked: str) -> bool:
        """Whether it is proved that no plausible visit makes the condition true."""
        return self._ask(rule, asked, "satisfiable", condition)

    def always(self, rule: Rule, condition: Condition, asked: str) -> bool:
        """Whether it is proved that the condition is never false once everything is known."""
        return self._ask(rule, asked, "always", condition)

    def same(self, rule: Rule, one: Condition, other: Condition, asked: str) -> bool:
        """Whether it is proved that no visit tells the two apart."""
        return self._ask(rule, asked, "same", one, other)

    def implies(self, rule: Rule, one: Condition, other: Condition, asked: str) -> bool:
        """Whether it is proved that wherever what is known makes the first true, it makes the second true."""
        return self._ask(rule, asked, "implies", one, other)

    def _ask(self, rule: Rule, asked: str, question: str, *conditions: Condition) -> bool:
        """What can't be decided is noted, and counts as not proved."""
        if self.prover is None:
            return False
        key: tuple[Condition | str, ...] = (question, *conditions)
        if key not in self._proved:
            more = {"complete": False} if question == "implies" else {}
            try:
                self._proved[key] = getattr(self.prover, question)(*conditions, **more) is None
            except Undecided:
                self._proved[key] = False
                self.undecided.append((rule, asked))
        return self._proved[key]

    def shows(self, *conditions: Condition) -> Case | None:
        """A visit at which all of these are true, if one is easily found: it makes a complaint plain."""
        if self.prover is None:
            return None
        try:
            return Prover(self.book, seconds=self.prover.seconds).satisfiable(And(conditions))
        except Undecided:
            return None

    def complaint(
        self,
        rule: Rule,
        key: str,
        slug: str,
        message: str,
        *,
        severity: str = "error",
        advice: str = "",
        case: Case | None = None,
    ) -> Problem:  # fmt: skip
        """A complaint about a rule, at its key if it has that, else at its start."""
        located = self.book.knowledge.documents[rule.place.file]
        path: Path = ()
        for start, mark in located.at.items():
            if mark == (rule.place.line - 1, rule.place.column - 1) and len(start) >= len(path):
                path = start
        path = (*path, key) if (*path, key) in located.at else path
        return shown(located.problem(slug, f"{rule.id}: {message}", path, severity=severity, advice=advice), case)


def shown(problem: Problem, case: Case | None) -> Problem:
    """The complaint with a visit that shows what is meant."""
    return replace(problem, case=tuple(case.as_dict().items())) if case is not None else problem


def within(phases: frozenset[Phase], condition: Condition) -> Condition:
    """The condition, in these phases only."""
    if phases == frozenset(Phase):
        return condition
    return And((Is("phase", tuple(sorted(phase.value for phase in phases))), condition))


def any_of(*conditions: Condition) -> Condition:
    """Whether any of them is true."""
    return AtLeast(1, conditions)


def causes(book: RuleBook, name: str) -> Iterator[Rule]:
    """The rules any of which makes a complication suspected: its own, its flags', and those of its sub-types."""
    for one in (name, *book.parts_of[name]):
        yield from book.flags_of[one]
        yield from book.of(Kind.SUSPECT, one)


def suspicion(book: RuleBook, name: str, phases: frozenset[Phase]) -> Condition:
    """Whatever can make a complication suspected in any of these phases, the phase left aside.

    At a visit whose phase is unknown the rules of both phases count; leaving the phase aside covers that too.
    """
    return any_of(*(rule.condition for rule in causes(book, name) if rule.phases & phases))
