"""The promises of DESIGN §4, as properties of whole visits."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.strategies import Tellable, visits
from thecal.assessment import Assessment, Triage, explain
from thecal.condition import Kind, Truth
from thecal.condition.nodes import ALWAYS
from thecal.knowledge import Urgency
from thecal.visits import Visit
from thecal.visits.derive import timed

quick = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def inside(later: Assessment, earlier: Assessment) -> bool:
    """Whether the later interval lies in the earlier one."""
    low, high = earlier.urgency.at_least, earlier.urgency.at_most
    return low <= later.urgency.at_least <= later.urgency.at_most <= high


@quick
@given(data=st.data())
def test_answering_unknown_bedside_findings_never_leaves_the_interval(
    data: st.DataObject, triage: Triage, tellable: Tellable
) -> None:
    full = data.draw(visits(tellable, least=5))
    told = {name: value for name, value in full.findings.items() if value != "unknown"}
    bedside = sorted(set(told) & tellable.bedside)
    forgotten = data.draw(st.sets(st.sampled_from(bedside)) if bedside else st.just(set()))
    # A child keeps its parent: a child alone would imply it, and that is another visit.
    forgotten = {
        name for name in forgotten if not any(tellable.parent[child] == name for child in set(told) - forgotten)
    }
    full = full.model_copy(update={"findings": told})
    before = triage.assess(full.without(*forgotten))
    after = triage.assess(full)
    assume(len(before.issues) == len(after.issues))  # told against dates: such an answer is not used
    assert inside(after, before), (before.urgency, after.urgency)


@quick
@given(data=st.data())
def test_telling_the_phase_never_leaves_the_interval(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable))
    before = triage.assess(visit.model_copy(update={"phase": "unknown"}))
    for phase in ("test_period", "implanted"):
        assert inside(triage.assess(visit.model_copy(update={"phase": phase})), before)


@quick
@given(data=st.data())
def test_with_every_bedside_finding_known_triage_is_settled(
    data: st.DataObject, triage: Triage, tellable: Tellable
) -> None:
    told = {
        name: data.draw(st.sampled_from(tellable.values[name])) for name in tellable.names if name in tellable.bedside
    }
    phase = data.draw(st.sampled_from(["test_period", "implanted"]))
    answer = triage.assess(Visit(phase=phase, findings=tellable.consistent(told)))
    assert answer.urgency.settled
    assert answer.next_questions == ()


@quick
@given(data=st.data())
def test_the_order_of_answers_does_not_matter(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable))
    shuffled = dict(data.draw(st.permutations(list(visit.findings.items()))))
    assert triage.assess(visit.model_copy(update={"findings": shuffled})) == triage.assess(visit)


@quick
@given(data=st.data())
def test_a_red_flag_that_becomes_true_never_lowers_the_urgency(
    data: st.DataObject, triage: Triage, tellable: Tellable
) -> None:
    visit = data.draw(visits(tellable, events=False))
    flag = data.draw(st.sampled_from(triage.book.of(Kind.RED_FLAG)))
    before = triage.consider(visit)
    change = explain(flag, before.verdict.judgements[flag.id], before.intake, triage.book).to_true
    assume(change is not None and all(one.finding in tellable.names for one in change))
    after = triage.consider(visit.answered(**{one.finding: one.value for one in change or ()}))
    assert after.verdict.judgements[flag.id].truth is Truth.TRUE
    assert flag.level is not None
    assert after.assessment.urgency.at_least >= flag.level
    if flag.level is Urgency.EMERGENCY:
        assert after.assessment.urgency.at_least >= before.assessment.urgency.at_least


@quick
@given(data=st.data())
def test_the_smallest_change_does_flip_the_statement(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable, events=False))
    rules = [rule for rule in triage.book.rules.values() if rule.condition != ALWAYS and rule.kind is not Kind.CAUTION]
    rule = data.draw(st.sampled_from(rules))
    before = triage.consider(visit)
    found = explain(rule, before.verdict.judgements[rule.id], before.intake, triage.book)
    words = triage.book.knowledge.vocabulary.findings
    for change, truth in ((found.to_true, Truth.TRUE), (found.to_false, Truth.FALSE)):
        if change is None or any(words[one.finding].derived and not timed(words[one.finding]) for one in change):
            continue  # a score is not told but computed; its parts are another question
        after = triage.consider(visit.answered(**{one.finding: one.value for one in change}))
        assert after.verdict.judgements[rule.id].truth is truth, (rule.id, change)


@quick
@given(data=st.data())
def test_the_first_question_can_move_the_interval(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable))
    before = triage.assess(visit)
    assume(before.next_questions)
    names = {question.finding for question in before.next_questions}
    assert names <= tellable.bedside | {"phase"}
    assert all(question.could_raise_to > before.urgency.at_least for question in before.next_questions)
    assert all(question.could_raise_to <= before.urgency.at_most for question in before.next_questions)


@pytest.mark.slow
@quick
@given(data=st.data())
def test_a_question_said_to_settle_has_an_answer_that_settles(
    data: st.DataObject, triage: Triage, tellable: Tellable
) -> None:
    visit = data.draw(visits(tellable, events=False))
    before = triage.assess(visit)
    promised = [question.finding for question in before.next_questions if question.would_settle][:3]
    for name in promised:
        answers = (
            [visit.model_copy(update={"phase": phase}) for phase in ("test_period", "implanted")]
            if name == "phase"
            else [visit.answered(**{name: value}) for value in tellable.values[name]]
        )
        assert any(triage.assess(answer).urgency.settled for answer in answers), name


@quick
@given(data=st.data())
def test_the_answer_is_well_formed_and_loses_nothing(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable))
    answer = triage.assess(visit)
    assert Assessment.model_validate_json(answer.to_json()) == answer
    assert {one["id"] for one in json.loads(answer.to_json())["complications"]} == set(
        triage.book.knowledge.complications
    )
    assert answer.urgency.settled == (answer.urgency.at_least is answer.urgency.at_most)
    suspected = answer.with_status("suspected")
    if visit.phase != "unknown":
        assert all(one.urgency is not None and one.urgency <= answer.urgency.at_least for one in suspected)
    assert bool(suspected) or not answer.checks
