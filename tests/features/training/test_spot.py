"""features/training/spot.feature: one error, and the claim that finds it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from random import Random
from typing import Any

import pytest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.training.conftest import by
from tests.features.training.people import NOW, Patient
from thecal.condition import RuleBook
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.progress import Store
from thecal.training.spot import Claim, ErrorKind, Planted, found, plant
from thecal.training.spotting import CHOICES, OFFERED, ShownAnswer, Spotting

scenarios("training/spot.feature")

KIND: dict[str, ErrorKind] = {words: kind for kind, words in CHOICES.items()}
WHAT = "|".join(map(re.escape, KIND))


def _planted(patient: Patient, what: str, draw: int = 1) -> Planted:
    return plant(patient.considered.assessment, patient.triage.book, Random(draw), [KIND[what]])


@pytest.fixture
def right(patient: Patient) -> dict[str, Any]:
    """The right answer before anybody touched it."""
    return patient.considered.assessment.model_dump()


@when(parsers.re(f"an error is planted: (?P<what>{WHAT})"), target_fixture="planted")
def an_error(what: str, patient: Patient, right: dict[str, Any]) -> Planted:
    assert right
    return _planted(patient, what)


@when(parsers.re(rf"an error is planted (?P<times>\d+) times: (?P<what>{WHAT})"), target_fixture="many")
def many_errors(times: str, what: str, patient: Patient) -> list[Planted]:
    return [_planted(patient, what, draw) for draw in range(int(times))]


@then(parsers.re(f"no error can be planted: (?P<what>{WHAT})"))
def none_possible(what: str, patient: Patient) -> None:
    with pytest.raises(ValueError, match="can be planted here"):
        _planted(patient, what)


@then(parsers.re(r"the answer differs from the right one in (?P<parts>.+)"))
def differs_in(parts: str, planted: Planted, right: dict[str, Any]) -> None:
    wrong = planted.assessment.model_dump()
    differing = {name for name in right if right[name] != wrong[name]}
    allowed = {part.replace(" ", "_") for part in re.split(", | or ", parts)}
    assert differing
    assert differing <= allowed
    if " or " not in parts:
        assert differing == allowed


@then(parsers.re(r"only one (?P<thing>urgency|complication|check|finding|caution) differs"))
def only_one(thing: str, planted: Planted, right: dict[str, Any]) -> None:
    wrong = planted.assessment.model_dump()
    if thing == "urgency":
        levels = {right["urgency"]["at_least"], wrong["urgency"]["at_least"]}
        assert len(levels) == 2
        assert planted.truth == right["urgency"]["at_least"].value
    elif thing == "finding":
        before, after = _read(right), _read(wrong)
        assert {name for name in before if before[name] != after[name]} == {planted.where}
        assert before[planted.where] == {planted.truth}
    else:
        before, after = ({one["id"]: one for one in answer[f"{thing}s"]} for answer in (right, wrong))
        if thing == "complication":
            assert {name for name in before if before[name] != after[name]} == {planted.where}
        else:
            assert before.keys() ^ after.keys() == {planted.where}


def _read(answer: dict[str, Any]) -> dict[str, set[str]]:
    """Finding → the values that the answer shows of it."""
    values: dict[str, set[str]] = {}

    def look(part: Any) -> None:
        if isinstance(part, dict):
            if part.keys() == {"finding", "value"}:
                values.setdefault(part["finding"], set()).add(part["value"])
            for one in part.values():
                look(one)
        elif isinstance(part, list | tuple):
            for one in part:
                look(one)

    look(answer)
    return values


@then("planting it again gives the same answer")
def same_again(planted: Planted, patient: Patient) -> None:
    again = plant(patient.considered.assessment, patient.triage.book, Random(1), [planted.kind])
    assert again == planted


@then("the right answer is left as it was")
def untouched(right: dict[str, Any], patient: Patient) -> None:
    assert patient.considered.assessment.model_dump() == right


@then("what was made wrong was never open")
def never_open(many: list[Planted], patient: Patient) -> None:
    assessment = patient.considered.assessment
    before = {one.where: assessment.complication(one.where).status for one in many}
    after = {one.assessment.complication(one.where).status for one in many}
    assert len(before) > 3
    assert {*before.values(), *after} == {"suspected", "not_supported"}
    assert {one.id for one in assessment.with_status("open")}


# ------------------------------------------------------------------------------------------------- the claims


@when(by(r"names what was made wrong"), target_fixture="claim")
def the_right_claim(planted: Planted) -> Claim:
    return Claim(planted.kind, planted.where)


@when(by("names the urgency"), target_fixture="claim")
def the_urgency() -> Claim:
    return Claim("urgency", "urgency")


@when(by(r"names the same check as (?P<how>missing|not called for)"), target_fixture="claim")
def the_same_check(how: str, planted: Planted) -> Claim:
    return Claim("check_missing" if how == "missing" else "check_added", planted.where)


@when(
    by(r"names another (?:complication's status|(?:check|finding|caution) that (?:is missing|was misread))"),
    target_fixture="claim",
)
def another(planted: Planted, book: RuleBook) -> Claim:
    names = {
        "complication": list(book.knowledge.complications),
        "check_missing": list(book.knowledge.checks),
        "finding": list(book.knowledge.vocabulary.findings),
        "caution": [name for name in book.rules if name.startswith("caution_")],
        "urgency": list(book.knowledge.checks),
    }[planted.kind]
    kind: ErrorKind = "check_missing" if planted.kind == "urgency" else planted.kind
    return Claim(kind, next(name for name in names if name != planted.where))


@then(parsers.re("the error is (?P<no>not )?found"))
def is_found(no: str | None, planted: Planted, claim: Claim) -> None:
    assert found(planted, claim) is (no is None)


# ------------------------------------------------------------------------------------------------ the sitting


@when(
    by(
        r"names (?P<what>what was made wrong|the urgency) in each of (?P<count>\d+) cases drawn with seed (?P<seed>\d+)"
    ),
    target_fixture="sat",
)
def in_each(
    who: str, what: str, count: str, seed: str, book: RuleBook, store: Store
) -> list[tuple[ShownAnswer, Planted]]:
    cases = cases_of(Course(course="spot", seed=int(seed), count=int(count)), book)
    seen = []
    with Spotting(book, cases, store, who) as spotting:
        while (shown := spotting.now()) is not None:
            planted = spotting.planted(shown.case)
            claim = Claim("urgency", "urgency") if what == "the urgency" else Claim(planted.kind, planted.where)
            spotting.claim(claim, NOW + dt.timedelta(minutes=shown.number))
            seen.append((shown, planted))
    return seen


@then(by(r"has 100 of 100 for (?P<fewer>each|fewer than \d+) of (?P<count>\d+) cases"))
def has_for(who: str, fewer: str, count: str, store: Store) -> None:
    totals = Counter(attempt.total for attempt in store.attempts(who))
    assert totals.total() == int(count)
    assert totals.keys() <= {0.0, 1.0}
    if fewer == "each":
        assert totals[1.0] == int(count)
    else:
        assert totals[1.0] < int(fewer.removeprefix("fewer than "))


@then("every error could be chosen among others")
def among_others(sat: list[tuple[ShownAnswer, Planted]]) -> None:
    assert len({planted.kind for _, planted in sat}) > 3
    for shown, planted in sat:
        assert planted.where in shown.where[planted.kind]
        # As many that may be missing whether one is or not: the number tells nothing.
        assert len(shown.where["check_missing"]) == len(shown.where["caution"]) == OFFERED


@then("nothing is kept of an urgency")
def no_urgency(store: Store) -> None:
    assert {attempt.urgency for attempt in store.attempts()} == {None}
