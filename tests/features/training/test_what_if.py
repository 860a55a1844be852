"""features/training/what_if.feature: the same visit with something otherwise."""

from __future__ import annotations

import pytest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.features.training.people import Patient
from thecal.condition import RuleBook
from thecal.condition.facts import Truth
from thecal.knowledge.words import Urgency
from thecal.scenarios import Draft
from thecal.training.pivots import Pivot, pivots
from thecal.training.supposing import suppose
from thecal.training.value_said import Unclear
from thecal.training.what_if import WhatIf, what_if

scenarios("training/what_if.feature")

LEVEL = "emergency|same day|within days|routine"


@when(by('supposes "(?P<words>.+)"'), target_fixture="supposed")
def supposes(words: str, patient: Patient, book: RuleBook) -> WhatIf | Unclear:
    try:
        changes = suppose(words, book.knowledge.vocabulary)
    except Unclear as unclear:
        return unclear
    return what_if(patient.triage, patient.considered, changes)


def _level(words: str) -> Urgency:
    return Urgency(words.replace(" ", "_"))


@then(parsers.re(f"the urgency would be (?P<level>{LEVEL})"))
def would_be(level: str, supposed: WhatIf) -> None:
    would_be_between(level, level, supposed)


@then(parsers.re(f"the urgency would be between (?P<low>{LEVEL}) and (?P<high>{LEVEL})"))
def would_be_between(low: str, high: str, supposed: WhatIf) -> None:
    after = supposed.after
    assert (after.at_least, after.at_most) == (_level(low), _level(high))
    assert supposed.issues == ()


@then("the urgency would stay as it is")
def would_stay(supposed: WhatIf) -> None:
    assert not supposed.moved
    assert (supposed.after.at_least, supposed.after.at_most) == (supposed.before.at_least, supposed.before.at_most)


@then(parsers.re(r"(?P<statement>\w+) would (?P<how>begin to speak|speak no more)"))
def would_speak(statement: str, how: str, supposed: WhatIf) -> None:
    there, not_there = (supposed.began, supposed.ended) if how == "begin to speak" else (supposed.ended, supposed.began)
    assert statement in [ground.statement for ground in there]
    assert statement not in [ground.statement for ground in not_there]


@then(parsers.re(r"(?P<statement>\w+) would speak as before"))
def speaks_on(statement: str, supposed: WhatIf, patient: Patient) -> None:
    assert patient.considered.verdict.judgements[statement].truth is Truth.TRUE
    assert statement not in [ground.statement for ground in (*supposed.began, *supposed.ended)]


@then("every statement that changes names its source")
def sources(supposed: WhatIf, book: RuleBook) -> None:
    for ground in (*supposed.began, *supposed.ended):
        rule = book.rules[ground.statement]
        assert (ground.because, ground.cite) == (rule.because, book.knowledge.sources[rule.statement.source].cite)


@then(parsers.re(r"(?P<words>.+) would go along"))
def goes_along(words: str, supposed: WhatIf, draft: Draft) -> None:
    assert draft.finding(words) in [one.finding for one in supposed.along]


@then("no issue would arise")
def no_issue(supposed: WhatIf) -> None:
    assert supposed.issues == ()


@then("that is unclear")
def unclear(supposed: WhatIf | Unclear) -> None:
    assert isinstance(supposed, Unclear)
    assert str(supposed)


@pytest.fixture
def hanging(patient: Patient) -> tuple[Pivot, ...]:
    return pivots(patient.triage, patient.considered)


@then(parsers.re(f"the urgency hangs on (?P<words>.+): (?P<value>.+) would make it (?P<level>{LEVEL})"))
def hangs(words: str, value: str, level: str, hanging: tuple[Pivot, ...], draft: Draft) -> None:
    found = {one.change.finding: one for one in hanging}[draft.finding(words)]
    assert (found.change.value, found.becomes) == (value, _level(level))


@then("the urgency hangs on nothing else that could make it less")
def hangs_on_one(hanging: tuple[Pivot, ...]) -> None:
    assert sum(not one.raises for one in hanging) == 1


@then(parsers.re("the urgency does not hang on (?P<words>.+)"))
def does_not_hang(words: str, hanging: tuple[Pivot, ...], draft: Draft) -> None:
    assert draft.finding(words) not in [one.change.finding for one in hanging]
