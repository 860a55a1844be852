"""Spot the error: one error is planted, it is really wrong, and only the right claim finds it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.assessment import Assessment, Considered
from thecal.condition import RuleBook
from thecal.knowledge.vocabulary import Quantity
from thecal.training.spot import KINDS, Claim, ErrorKind, Planted, found, plant
from thecal.visits.values import as_state


def differing(planted: Planted, right: Assessment) -> set[str]:
    """The parts of the assessment that are not as they were."""
    before, after = right.model_dump(mode="json"), planted.assessment.model_dump(mode="json")
    return {name for name in before if before[name] != after[name]}


PARTS: dict[ErrorKind, set[str]] = {
    "urgency": {"urgency"},
    "complication": {"complications"},
    "check_missing": {"checks"},
    "check_added": {"checks"},
    "finding": {"complications", "red_flags", "cautions"},
    "caution": {"cautions", "checks"},
}


def really_wrong(planted: Planted, case: Considered, book: RuleBook) -> None:
    """Fails unless what was planted is one error, of its kind, and no way of being right."""
    right, wrong = case.assessment, planted.assessment
    changed = differing(planted, right)
    assert changed
    assert changed <= PARTS[planted.kind]
    match planted.kind:
        case "urgency":
            assert planted.truth == right.urgency.at_least
            assert abs(wrong.urgency.at_least.rank - right.urgency.at_least.rank) == 1
            assert wrong.urgency.at_least <= wrong.urgency.at_most
            assert wrong.urgency.settled is (wrong.urgency.at_least is wrong.urgency.at_most)
        case "complication":
            now, was = wrong.complication(planted.where).status, right.complication(planted.where).status
            assert {now, was} == {"suspected", "not_supported"}
            assert planted.truth == was
        case "check_missing":
            assert {check.id for check in right.checks} - {check.id for check in wrong.checks} == {planted.where}
        case "check_added":
            assert {check.id for check in wrong.checks} - {check.id for check in right.checks} == {planted.where}
        case "caution":
            gone = {caution.id for caution in right.cautions} - {caution.id for caution in wrong.cautions}
            assert gone == {planted.where}
            assert all(planted.where not in check.cautions for check in wrong.checks)
        case "finding":
            misread(planted, case, book)


def misread(planted: Planted, case: Considered, book: RuleBook) -> None:
    """Fails unless the finding has one value everywhere, which it could have and does not have."""
    shown = values_of(planted.assessment.model_dump(mode="json"), planted.where)
    assert len(shown) == 1
    (value,) = shown
    assert planted.truth == case.intake.shown[planted.where] != value
    finding = book.knowledge.vocabulary.findings[planted.where]
    state = as_state(finding, value)
    if isinstance(finding, Quantity):
        assert state != case.intake.facts.states[planted.where]


def values_of(part: Any, finding: str) -> set[str]:
    """Every value that a part of an assessment in JSON shows for a finding that decided something."""
    if isinstance(part, list):
        return {value for item in part for value in values_of(item, finding)}
    if not isinstance(part, dict):
        return set()
    here = {part["value"]} if part.keys() == {"finding", "value"} and part["finding"] == finding else set()
    return here | {value for item in part.values() for value in values_of(item, finding)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_really_wrong(balanced: list[Considered], book: RuleBook, kind: ErrorKind) -> None:
    planted_in = 0
    for number, case in enumerate(balanced):
        try:
            planted = plant(case.assessment, book, Random(f"{kind}/{number}"), (kind,))
        except ValueError:
            continue
        planted_in += 1
        assert planted.kind == kind
        really_wrong(planted, case, book)
    assert planted_in > 10


@settings(max_examples=60, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_something_can_be_planted_in_every_assessment(
    balanced: list[Considered], book: RuleBook, data: st.DataObject, seed: int
) -> None:
    case = data.draw(st.sampled_from(balanced))
    before = case.assessment.to_json()
    planted = plant(case.assessment, book, Random(seed))
    really_wrong(planted, case, book)
    assert case.assessment.to_json() == before
    assert plant(case.assessment, book, Random(seed)) == planted
    assert found(planted, Claim(planted.kind, planted.where))
    others = [kind for kind in KINDS if kind != planted.kind]
    assert not any(found(planted, Claim(kind, planted.where)) for kind in others)


def test_the_right_kind_in_the_wrong_place_is_not_found(balanced: list[Considered], book: RuleBook) -> None:
    case = next(case for case in balanced if case.assessment.checks)
    planted = plant(case.assessment, book, Random(1), ("check_missing",))
    assert not found(planted, Claim("check_missing", "something_else"))
    urgency = plant(case.assessment, book, Random(1), ("urgency",))
    assert found(urgency, Claim("urgency", ""))


def test_all_kinds_come_up(balanced: list[Considered], book: RuleBook) -> None:
    kinds = {plant(case.assessment, book, Random(number)).kind for number, case in enumerate(balanced)}
    assert kinds == {*KINDS}


def test_what_cannot_be_planted_is_said(balanced: list[Considered], book: RuleBook) -> None:
    case = next(case for case in balanced if not case.assessment.cautions)
    with pytest.raises(ValueError, match="caution"):
        plant(case.assessment, book, Random(1), ("caution",))
