"""A visit with something otherwise: the urgency, what no longer speaks, what does, and what hangs together."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from thecal.assessment import Considered, Triage
from thecal.condition import RuleBook
from thecal.knowledge.words import Urgency
from thecal.training.pivots import pivots
from thecal.training.what_if import otherwise, what_if
from thecal.visits.visit import Visit

FEVER = {"temperature": "38.9 Cel", "headache": "present", "neck_stiffness": "present", "back_pain": "absent"}


@pytest.fixture(scope="module")
def fever(alone: Triage) -> Considered:
    return alone.consider(Visit(phase="implanted", findings=FEVER))


def test_would_it_still_be_urgent_if(alone: Triage, fever: Considered) -> None:
    same = what_if(alone, fever, {})
    assert same.before == same.after == fever.assessment.urgency
    assert (same.began, same.ended, same.moved) == ((), (), False)
    cool = what_if(alone, fever, {"temperature": "36.8 Cel", "neck_stiffness": "absent", "headache": "absent"})
    assert cool.after.at_least < cool.before.at_least
    assert cool.moved
    untold = what_if(alone, fever, dict.fromkeys(FEVER))
    assert untold.after == alone.assess(Visit(phase="implanted")).urgency
    assert fever.intake.visit.findings == FEVER


def test_the_statements_that_changed_are_named(alone: Triage, fever: Considered, book: RuleBook) -> None:
    cool = what_if(alone, fever, {"temperature": "36.8 Cel"})
    assert set(fever.assessment.urgency.because) <= {one.statement for one in cool.ended}
    back = what_if(
        alone, alone.consider(fever.intake.visit.answered(temperature="36.8 Cel")), {"temperature": "38.9 Cel"}
    )
    assert {one.statement for one in back.began} == {one.statement for one in cool.ended}
    for ground in (*cool.ended, *back.began):
        rule = book.rules[ground.statement]
        assert ground.cite == book.knowledge.sources[rule.statement.source].cite
        assert ground.local_default == rule.needs_sign_off
    # Each is shown with the value that decided it: what is, and what would be.
    assert {one.value for ground in cool.ended for one in ground.decided_by if one.finding == "temperature"} == {
        "38.9 Cel"
    }
    data = json.loads(json.dumps(cool.to_dict()))
    assert data["changes"] == [{"finding": "temperature", "value": "36.8 Cel"}]
    assert data["before"]["at_least"] == "emergency"
    assert data["ended"][0]["statement"] == cool.ended[0].statement


def test_what_is_told_of_something_goes_with_it(alone: Triage) -> None:
    visit = Visit(phase="test_period", findings={"headache": "present", "headache_posture": "worse_upright"})
    none = what_if(alone, alone.consider(visit), {"headache": "absent"})
    assert [one.finding for one in none.along] == ["headache_posture"]
    assert none.issues == ()
    assert none.after.at_least is Urgency.ROUTINE


def test_what_is_told_of_something_makes_it_present(alone: Triage) -> None:
    visit = Visit(phase="test_period", findings={"headache": "absent"})
    postural = what_if(alone, alone.consider(visit), {"headache_posture": "worse upright"})
    assert [(one.finding, one.value) for one in postural.along] == [("headache", "present")]
    assert postural.issues == ()
    assert postural.after.at_least > Urgency.ROUTINE


@pytest.mark.parametrize(
    ("finding", "value", "event", "moved"),
    [
        ("days_since_dural_puncture", "9 d", "dural_puncture", dt.date(2026, 11, 15)),
        ("headache_onset_after_puncture", "2 days", "headache_onset", dt.date(2026, 11, 22)),
        ("headache_duration", "unknown", "headache_onset", "unknown"),
    ],
)
def test_a_time_that_dates_tell_moves_a_date(
    book: RuleBook, alone: Triage, finding: str, value: str, event: str, moved: object
) -> None:
    visit = Visit(
        phase="test_period",
        date=dt.date(2026, 11, 24),
        events={"dural_puncture": dt.date(2026, 11, 20), "headache_onset": dt.date(2026, 11, 23)},
        findings={"headache": "present"},
    )
    changed, _ = otherwise(visit, {finding: value}, book)
    assert changed.events == {**visit.events, event: moved}
    assert what_if(alone, alone.consider(visit), {finding: value}).issues == ()


def test_what_cannot_be_is_an_issue(alone: Triage, fever: Considered) -> None:
    hot = what_if(alone, fever, {"temperature": "380 Cel"})
    assert [issue.finding for issue in hot.issues] == ["temperature"]
    assert hot.changes[0].value == "unknown"


def test_every_pivot_does_what_it_says(alone: Triage, fever: Considered, balanced: list[Considered]) -> None:
    found = 0
    for case in (fever, *balanced[:12]):
        for pivot in pivots(alone, case, most=3):
            found += 1
            becomes = what_if(alone, case, {pivot.change.finding: pivot.change.value}).after.at_least
            assert becomes is pivot.becomes is not pivot.was
            assert pivot.raises is (pivot.becomes > pivot.was)
    assert found > 5


def test_an_emergency_can_only_be_lowered(alone: Triage, fever: Considered) -> None:
    found = pivots(alone, fever)
    assert [pivot.change.finding for pivot in found if not pivot.raises] == ["temperature"]
    assert not any(pivot.raises for pivot in found)
