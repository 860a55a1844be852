"""The scenarios of this checkout notice every mutant of its rules."""

from __future__ import annotations

import pytest

from tests.support import skip_or_fail
from thecal.authoring.mutation import Choice, Mutant, Report, Trial, processors
from thecal.condition import RuleBook
from thecal.logic import solver_here
from thecal.scenarios import Scenario


def survivors(book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant], jobs: int = 1) -> list[str]:
    if not solver_here():
        skip_or_fail("z3", "z3 is not installed")
    with Trial(book, scenarios, mutants).fates(jobs) as fates:
        report = Report(tuple(fates))
    assert len(report.fates) == len(mutants)
    return [f"{fate.mutant.place} {fate.mutant.id}" for fate in report.survivors]


def test_a_sample_of_mutants_is_noticed(book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]) -> None:
    assert survivors(book, scenarios, Choice(sample=150, seed=2026).of(mutants)) == []


@pytest.mark.slow
def test_every_mutant_is_noticed(book: RuleBook, scenarios: list[Scenario], mutants: list[Mutant]) -> None:
    assert len(mutants) > 5000
    assert survivors(book, scenarios, mutants, processors()) == []
