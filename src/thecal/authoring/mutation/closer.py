"""A closer look at a mutant that no scenario noticed: is it the same in other words, or which scenario is missing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from thecal.authoring.mutation.differ import telling_apart
from thecal.authoring.mutation.mutant import Mutant
from thecal.authoring.mutation.order import order_restored
from thecal.authoring.mutation.outcome import Outcome
from thecal.authoring.mutation.probes import probes
from thecal.authoring.mutation.stage import Act, Stage
from thecal.authoring.mutation.variant import Variant, suspicion
from thecal.condition.book import Rule, RuleBook
from thecal.condition.nodes import And, Condition, Is
from thecal.engines.reference import Reference
from thecal.errors import Place
from thecal.knowledge.vocabulary import Choice, Ordinal
from thecal.knowledge.words import Phase
from thecal.logic import Case, MissingSolver, Prover, Undecided
from thecal.visits.intake import take_in
from thecal.visits.visit import Visit

MOST_LOOKED_AT = 200
"""So many scenarios, the likeliest first, are looked at for a visit that shows the change."""

_PHASES = {
    "test_period": "a patient in the test period",
    "implanted": "a patient with an implanted pump",
    "unknown": "a patient whose phase of therapy is unknown",
}


@dataclass(frozen=True)
class Missing:
    """A scenario that would notice the mutant.

    Attributes:
        given: the visit, as steps.
        then: what holds as the rules are, and not as the mutant has them.
        beside: an existing scenario of this visit, to which the last lines could be added.
    """

    given: tuple[str, ...]
    then: tuple[str, ...]
    beside: Place | None = None

    def gherkin(self, name: str = "TODO: the situation, as one colleague would tell another") -> str:
        """The scenario, ready to be named and put into a feature file."""
        lines = [f"Scenario: {name}"]
        for first, steps in (("Given", self.given), ("When", ("the visit is assessed",)), ("Then", self.then)):
            lines += [f"  {first if index == 0 else 'And'} {step}" for index, step in enumerate(steps)]
        return "\n".join(lines)


@dataclass(frozen=True)
class Closer:
    """What a closer look came to.

    Attributes:
        proof: why the mutant means the same; empty if it does not.
        missing: the scenario that would notice it, if one was found.
        note: what could not be told.
    """

    proof: str = ""
    missing: Missing | None = None
    note: str = ""


NOTHING = Closer()
"""No closer look was needed."""


class Look:
    """Looks closer, with the solver where it is installed."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.book = stage.book
        self.prover: Prover | None = None
        try:
            self.prover = Prover(stage.book)
        except MissingSolver:
            self.prover = None

    def at(self, mutant: Mutant, variant: Variant, order: Iterable[int]) -> Closer:
        """What the mutant comes to: a proof that it means the same, or the scenario that is missing."""
        case: Case | None = None
        note = ""
        if mutant.operator == "order" and self.prover is not None:
            proof = order_restored(self.book, self.prover, sorted(variant.touched, key=list(self.book.rules).index))
            if proof:
                return Closer(proof=proof)
        if mutant.conditions is not None:
            if self.prover is None:
                note = "Whether it means the same was not tried: the solver z3 is not installed."
            else:
                try:
                    case = self.prover.same(*mutant.conditions)
                except Undecided as reason:
                    note = f"Whether it means the same could not be told: {reason}"
                else:
                    if case is None:
                        return Closer(proof="no visit that can be told tells the two conditions apart")
        cases = self._cases(mutant, variant, case)
        # A change of the vocabulary shows best alone; a statement reads best in a situation that is there already.
        if mutant.kind == "vocabulary":
            found = self._at_visits(variant, cases) or self._beside(variant, order)
        else:
            found = self._beside(variant, order) or self._at_visits(variant, cases)
        return Closer(missing=found, note=note or ("" if found else "No visit was found at which it shows."))

    def _beside(self, variant: Variant, order: Iterable[int]) -> Missing | None:
        """An existing scenario whose visit shows the change, although nothing that it expects does."""
        shown = (
            (act, sentences)
            for act in map(self.stage.acts.__getitem__, islice(order, MOST_LOOKED_AT))
            if (sentences := self._apart(act, variant))
        )
        for act, sentences in shown:
            given = tuple(text for kind, text in act.scenario.steps if kind == "given" and "these findings" not in text)
            return Missing(given, sentences, act.scenario.place)
        return None

    def _apart(self, act: Act, variant: Variant) -> tuple[str, ...]:
        after = act.under(variant)
        if after is None:
            return ()
        whole = Outcome(after.book, after.intake, after.judgements)
        return telling_apart(act.outcome, whole, variant.about)

    def _at_visits(self, variant: Variant, cases: Iterable[Case]) -> Missing | None:
        for case in cases:
            sentences = telling_apart(
                _outcome(self.book, case.visit()), _outcome(variant.book, case.visit()), variant.about
            )
            if sentences:
                return Missing(tuple(_given(case, self.book)), sentences)
        return None

    def _cases(self, mutant: Mutant, variant: Variant, known: Case | None) -> Iterator[Case]:
        """Visits at which the change might show: at which the statement counts."""
        if known is not None:
            yield known
        if mutant.kind == "vocabulary":
            yield from probes(self.book, mutant.subject)
        if self.prover is None:
            return
        for name in sorted(variant.about):
            rule = self.book.rules.get(name)
            for condition in () if rule is None else _counting(self.book, rule):
                try:
                    case = self.prover.satisfiable(condition)
                except Undecided:
                    continue
                if case is not None:
                    yield case


def _counting(book: RuleBook, rule: Rule) -> Iterator[Condition]:
    """Conditions under which a statement counts: in each of its phases, with its complication suspected."""
    for phase in Phase:
        if phase in rule.phases:
            here: tuple[Condition, ...] = (Is("phase", (phase.value,)), rule.condition)
            if rule.complication is not None:
                here = (*here, suspicion(book, rule.complication))
            yield And(here)


def _outcome(book: RuleBook, visit: Visit) -> Outcome:
    intake = take_in(visit, book)
    return Outcome(book, intake, Reference(book).judge(intake.facts))


def _given(case: Case, book: RuleBook) -> Iterator[str]:
    """A case as given-steps."""
    words = book.knowledge.vocabulary.findings
    yield _PHASES[case.findings.get("phase", "unknown")]
    for name, days in case.days_ago.items():
        yield f"the {name.replace('_', ' ')} was " + (f"{days} days ago" if days else "today")
    for name, value in case.findings.items():
        if name != "phase":
            several = isinstance(words[name], Choice | Ordinal)
            yield f"{name.replace('_', ' ')} is {value.replace('_', ' ') if several else value}"
