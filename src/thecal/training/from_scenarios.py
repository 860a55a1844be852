"""The scenarios of the feature files as cases: what the rules are tested with is also worth knowing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from thecal.assessment.assess import Considered, Triage
from thecal.condition.book import Kind, RuleBook
from thecal.condition.facts import Truth
from thecal.scenarios.coverage import pinned
from thecal.scenarios.folder import features_folder
from thecal.scenarios.read import Scenario, read_features
from thecal.training.case import Case, case_id, difficulty_of

FOLDERS = ("complications", "safety_net")
"""The folders whose scenarios are about one complication each; the file is called as it."""


def scenario_cases(
    book: RuleBook,
    complications: Sequence[str] = (),
    features: str | os.PathLike[str] | None = None,
    rules: str | os.PathLike[str] | None = None,
) -> tuple[Case, ...]:
    """The scenarios about complications, a case each, in the order of the files.

    Args:
        book: the rule book.
        complications: only these; none: all.
        features: the folder of scenarios; by default `features` beside the rules.
        rules: the folder of the rules, if it is not Thecal's own.

    Raises:
        InputError: if there are no scenarios, as in an installed copy, or one can't be read.
    """
    scenarios = read_features(features_folder(features, rules), book)
    with Triage(book, rete="off") as triage:
        return tuple(
            case
            for scenario in scenarios
            if (name := about(scenario)) in book.knowledge.complications and (not complications or name in complications)
            if (case := _case(scenario, name, triage)) is not None
        )  # fmt: skip


def about(scenario: Scenario) -> str:
    """The complication that the scenario's file is about; empty if it is about none."""
    path = PurePosixPath(scenario.place.file)
    return path.stem if path.parts[0] in FOLDERS else ""


def _case(scenario: Scenario, complication: str, triage: Triage) -> Case | None:
    """None for a scenario about what can't be used: a training case tells nothing impossible."""
    name = case_id("scenario", scenario.place)
    visit = scenario.visit.model_copy(update={"id": name})
    considered = triage.consider(visit)
    if considered.intake.issues:
        return None
    exercises = tuple(pinned([scenario])) or _causes(considered, complication, triage.book)
    case = Case(
        id=name,
        kind="scenario",
        visit=visit,
        exercises=exercises,
        complications=(complication,),
        phase=visit.phase,
        origin=str(scenario.place),
        difficulty=1,
    )
    return replace(case, difficulty=difficulty_of(considered)) if exercises else None


def _causes(considered: Considered, complication: str, book: RuleBook) -> tuple[str, ...]:
    """What makes the complication suspected, where the scenario names no statement."""
    rules = (*book.of(Kind.SUSPECT, complication), *book.flags_of[complication])
    return tuple(rule.id for rule in rules if considered.verdict.judgements[rule.id].truth is Truth.TRUE)
