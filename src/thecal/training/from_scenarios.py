"""The scenarios of the feature files as cases: what the rules are tested with is also worth knowing."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from random import Random

from thecal.assessment.assess import Considered, Triage
from thecal.condition.book import Kind, RuleBook
from thecal.condition.facts import Truth
from thecal.knowledge.words import Phase
from thecal.scenarios.coverage import pinned
from thecal.scenarios.folder import features_folder
from thecal.scenarios.read import Scenario, read_features
from thecal.training.case import Case, case_id, difficulty_of
from thecal.training.plausible import implausible
from thecal.training.retold import patientlike, undated

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
        complications: only these, and what is a part of them; none: all.
        features: the folder of scenarios; by default the one beside the rules.
        rules: the folder of the rules, if it is not Thecal's own.

    Raises:
        InputError: if there are no scenarios, or one can't be read.
    """
    return tuple(_cases(_scenarios(book, complications, features, rules), book))


def scenarios_drawn(
    book: RuleBook,
    seed: int,
    complications: Sequence[str] = (),
    phases: Collection[Phase] = (),
    rules: str | os.PathLike[str] | None = None,
) -> Iterator[Case]:
    """The same cases in an order of chance, each judged only when it is taken: all of them take a quarter of a minute.

    The rows of one table of examples are much alike; a second one comes when there is one of each table.

    Args:
        book: the rule book.
        seed: the same seed gives the same order.
        complications: only these, and what is a part of them; none: all.
        phases: only visits of these phases; none: all.
        rules: the folder of the rules, if it is not Thecal's own.

    Raises:
        InputError: if there are no scenarios, or one can't be read.
    """
    several = [
        one for one in _scenarios(book, complications, None, rules) if not phases or one.visit.phase in set(phases)
    ]
    Random(f"{seed}/scenarios").shuffle(several)  # noqa: S311 - no secret
    seen: Counter[tuple[str, str]] = Counter()
    rounds: defaultdict[int, list[Scenario]] = defaultdict(list)
    for one in several:
        table = (one.place.file, re.sub(r"[\d.]+", "", one.name))
        rounds[seen[table]].append(one)
        seen[table] += 1
    yield from _cases((one for number in sorted(rounds) for one in rounds[number]), book)


def about(path: PurePosixPath) -> str:
    """The complication that a file is about; empty if it is about none."""
    return path.stem if path.parts[0] in FOLDERS else ""


def _scenarios(
    book: RuleBook,
    complications: Sequence[str],
    features: str | os.PathLike[str] | None,
    rules: str | os.PathLike[str] | None,
) -> list[Scenario]:
    wanted = {part for name in complications for part in (name, *book.parts_of[name])} or book.knowledge.complications
    return read_features(features_folder(features, rules), book, lambda path: about(path) in wanted)


def _cases(scenarios: Iterable[Scenario], book: RuleBook) -> Iterator[Case]:
    with Triage(book, rete="off") as triage:
        for scenario in scenarios:
            case = _case(scenario, about(PurePosixPath(scenario.place.file)), triage)
            if case is not None:
                yield case


def _case(scenario: Scenario, complication: str, triage: Triage) -> Case | None:
    """None for a scenario about what can't be used, or be so together: a training case tells nothing impossible."""
    name = case_id("scenario", scenario.place)
    visit = scenario.visit.model_copy(update={"id": name})
    considered = triage.consider(visit)
    if considered.intake.issues:
        return None
    exercises = tuple(pinned([scenario])) or _causes(considered, complication, triage.book)
    considered = patientlike(undated(considered, triage), triage, exercises)
    if implausible(considered.intake, triage.book) is not None:
        return None
    case = Case(
        id=name,
        kind="scenario",
        visit=considered.intake.visit,
        exercises=exercises,
        complications=(complication,),
        phase=visit.phase,
        origin=str(scenario.place),
        difficulty=1,
        title=_title(scenario),
    )
    return replace(case, difficulty=difficulty_of(considered)) if exercises else None


def _title(scenario: Scenario) -> str:
    """What a scenario is called; for a row of examples, whose name is made of its cells, the heading above it."""
    if not scenario.row:
        return scenario.name
    return f"{scenario.feature}: {scenario.rule}" if scenario.rule else ""


def _causes(considered: Considered, complication: str, book: RuleBook) -> tuple[str, ...]:
    """What makes the complication suspected, where the scenario names no statement."""
    rules = (*book.of(Kind.SUSPECT, complication), *book.flags_of[complication])
    return tuple(rule.id for rule in rules if considered.verdict.judgements[rule.id].truth is Truth.TRUE)
