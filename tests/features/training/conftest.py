"""Sentences that the features of training share. A patient is told of as in the scenarios of triage.

Who acts comes first in a sentence: *the learner*, or a name where two are compared. Sentences of one feature alone stand in
the module that runs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when
from pytest_bdd.parsers import StepParser

from tests.features.training.people import Learner, Patient, thing
from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.scenarios import Draft, Expecting
from thecal.scenarios.given import is_given_step
from thecal.training.case import Case
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.progress import Store

_drawn: dict[Course, tuple[Case, ...]] = {}
"""What was drawn once need not be drawn for each scenario."""

PARTS = "in all|for the (?:urgency|complications|checks|questions)"


def by(text: str) -> StepParser:
    """A sentence about what somebody does: the name first."""
    return parsers.re(rf"(?P<who>the learner|[A-Z][a-z]+) {text}")


class OfTriage(StepParser):
    """A given-step of the scenarios of triage, whole."""

    def is_matching(self, name: str) -> bool:
        return is_given_step(name)

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return {"text": name}


class Learners(defaultdict[str, Learner]):
    """Everybody who is named, made at first sight."""

    def __init__(self, make: Callable[[str], Learner]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, who: str) -> Learner:
        self[who] = self.make(who)
        return self[who]


@pytest.fixture
def patient(draft: Draft, alone: Triage) -> Patient:
    return Patient(draft, alone)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "progress.sqlite") as opened:
        yield opened


@pytest.fixture
def learners(patient: Patient, store: Store) -> Learners:
    return Learners(lambda who: Learner(who, patient, store))


# ------------------------------------------------------------------------------------------------ the patient


@given(OfTriage("of triage"))
def told(text: str, draft: Draft, datatable: Sequence[Sequence[str]] | None = None) -> None:
    draft.tell(text, datatable or ())


@then(parsers.re(r"the rules say that (?P<text>.+)"))
def rules_say(text: str, patient: Patient, expecting: Expecting) -> None:
    fault = expecting.read(text).fault(patient.considered)
    assert not fault, f"{text}: {fault}"


# ------------------------------------------------------------------------------------------------- the course


@given(parsers.re(r"a course of (?P<count>\d+) cases, with seed (?P<seed>\d+)"), target_fixture="course")
def a_course(count: str, seed: str) -> Course:
    return Course(course="A course", count=int(count), seed=int(seed))


@pytest.fixture
def cases(course: Course, book: RuleBook) -> tuple[Case, ...]:
    """The cases of the course."""
    if course not in _drawn:
        _drawn[course] = cases_of(course, book)
    return _drawn[course]


# ------------------------------------------------------------------------------------------------- the answer


@when(by("gives the right answer"))
def right(who: str, learners: Learners, patient: Patient) -> None:
    learners[who].answer = replace(patient.right, asked=learners[who].answer.asked)


@when(by("says (?P<level>emergency|same day|within days|routine)"))
def says(who: str, level: str, learners: Learners) -> None:
    learners[who].says(level)


@when(by("adds (?P<words>.+)"))
def adds(who: str, words: str, learners: Learners, expecting: Expecting) -> None:
    kind, name = thing(words, expecting)
    learners[who].adds(kind, frozenset({name}))


@when(by("leaves out (?P<words>.+)"))
def leaves_out(who: str, words: str, learners: Learners, expecting: Expecting) -> None:
    kind, name = thing(words, expecting)
    learners[who].leaves_out(kind, frozenset({name}))


@when(by("names every (?P<kind>complication|check)"))
def names_every(who: str, kind: str, learners: Learners, book: RuleBook) -> None:
    known = getattr(book.knowledge, f"{kind}s")
    learners[who].adds(f"{kind}s", frozenset(known))


@when(by("names no (?P<kind>complication|check)"))
def names_no(who: str, kind: str, learners: Learners) -> None:
    learners[who].leaves_out(f"{kind}s", getattr(learners[who].answer, f"{kind}s"))


# -------------------------------------------------------------------------------------------------- the marks


@then(by("has full marks"))
def full_marks(who: str, learners: Learners) -> None:
    assert learners[who].part("in all") == 100


@then(by(rf"has (?P<how>at most|at least|less than|more than) (?P<number>\d+) of 100 (?P<part>{PARTS})"))
def compared_with_a_number(who: str, how: str, number: str, part: str, learners: Learners) -> None:
    assert _holds(learners[who].part(part), how, float(number)), learners[who].marks


@then(by(rf"has (?P<number>\d+) of 100 (?P<part>{PARTS})"))
def exactly(who: str, number: str, part: str, learners: Learners) -> None:
    assert learners[who].part(part) == float(number), learners[who].marks


@then(by(rf"has (?P<how>less than|more than|as much as) (?P<other>[A-Z][a-z]+) (?P<part>{PARTS})"))
def compared_with_somebody(who: str, how: str, other: str, part: str, learners: Learners) -> None:
    assert _holds(learners[who].part(part), how, learners[other].part(part)), (
        learners[who].marks,
        learners[other].marks,
    )


@then(by(r"lies (?P<levels>\d) levels? too (?P<side>low|high)"))
def lies(who: str, levels: str, side: str, learners: Learners) -> None:
    marks = learners[who].marks
    under, over = (int(levels), 0) if side == "low" else (0, int(levels))
    assert (marks.under_triage, marks.over_triage) == (under, over)
    said = learners[who].hears.urgency
    assert (said.under_triage, said.over_triage) == (under, over)


@then(by("lies neither too low nor too high"))
def lies_within(who: str, learners: Learners) -> None:
    lies(who, "0", "low", learners)


# ----------------------------------------------------------------------------------------------- what is said


@then(by("hears no reason without its source"))
def sources(who: str, learners: Learners, book: RuleBook) -> None:
    grounds = list(learners[who].grounds())
    assert grounds
    for ground in grounds:
        rule = book.rules[ground.statement]
        assert ground.because == rule.because
        assert ground.cite == book.knowledge.sources[rule.statement.source].cite


def _holds(found: float, how: str, wanted: float) -> bool:
    return {
        "at most": found <= wanted,
        "at least": found >= wanted,
        "less than": found < wanted,
        "more than": found > wanted,
        "as much as": found == wanted,
    }[how]
