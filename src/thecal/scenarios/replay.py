"""Replays scenarios in milliseconds, on any engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thecal.assessment.assess import Considered, Triage
from thecal.condition.book import RuleBook
from thecal.condition.facts import Facts
from thecal.engines.channels import Channels, Verdict
from thecal.engines.registry import make_engine
from thecal.scenarios.read import Scenario
from thecal.visits.visit import Visit


@dataclass(frozen=True)
class Result:
    """How a scenario came out: a sentence for each expectation that did not hold."""

    scenario: Scenario
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether all expectations held."""
        return not self.faults


class OnOneEngine(Triage):
    """Triage in which one engine alone decides every truth: a scenario that passes here passes because of that engine.

    Reasons (what decided, what is missing) are the reference's: it is the engine that explains.

    Raises:
        EngineError: if the engine can't run here.
    """

    def __init__(self, book: RuleBook, engine: str) -> None:
        super().__init__(book, rete="off")
        self.channels = _Single(book, engine)


class _Single(Channels):
    def __init__(self, book: RuleBook, engine: str) -> None:
        super().__init__(book, rete="off")
        self.engine = make_engine(engine, book)

    def evaluate(self, facts: Facts) -> Verdict:
        verdict = super().evaluate(facts)
        truths = self.engine.evaluate(facts)
        judgements = {name: judgement._replace(truth=truths[name]) for name, judgement in verdict.judgements.items()}
        return replace(verdict, judgements=judgements, channels=(self.engine.name,))

    def close(self) -> None:
        self.engine.close()


class Replay:
    """Replays scenarios on one engine."""

    def __init__(self, book: RuleBook, engine: str = "reference") -> None:
        self.book = book
        self.triage = OnOneEngine(book, engine)

    def outcome(self, visit: Visit) -> Considered:
        """The assessment of a scenario's visit."""
        return self.triage.consider(visit)

    def run(self, scenario: Scenario) -> Result:
        """Assesses the scenario's visit and compares it with what it expects."""
        outcome = self.outcome(scenario.visit)
        faults = [
            f"{expectation.text}: {fault}"
            for expectation in scenario.expectations
            if (fault := expectation.fault(outcome))
        ]
        return Result(scenario, tuple(faults))
