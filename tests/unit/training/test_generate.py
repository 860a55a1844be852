"""Generated cases: the same every time, each as the engine judges it, none that contradicts itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations

import pytest

from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.condition.nodes import ALWAYS
from thecal.errors import InputError
from thecal.knowledge.words import Phase, Urgency
from thecal.training.aims import Aim, Aims
from thecal.training.case import KINDS, Case
from thecal.training.generate import Generated, Generator, generate
from thecal.training.plausible import implausible
from thecal.visits.intake import take_in

MISSES_NOTHING_NEAR = {
    # Everything that could suspect the complication would have to be told as absent: no visit tells as much.
    "caution_infection_not_by_telephone", "caution_crp_no_rule_out", "caution_removal_and_withdrawal",
    "caution_aspirate_port_first", "caution_one_normal_contrast_study", "caution_silent_pump_over_infusion",
}  # fmt: skip
ONLY_THE_PHASE = {
    # Nothing but the phase decides, and a case always has one.
    "caution_spinal_mri_interrogate_after", "caution_tip_mri_interrogate_after", "caution_brain_mri_interrogate_after",
    "caution_spinal_mri_empty_prometra", "caution_tip_mri_empty_prometra", "caution_brain_mri_empty_prometra",
}  # fmt: skip


@pytest.fixture(scope="module")
def some(book: RuleBook) -> Generated:
    return generate(book, 7, 60)


@pytest.fixture(scope="module")
def reference(book: RuleBook) -> Triage:
    return Triage(book, rete="off")


def test_the_same_seed_gives_the_same_bytes(book, some):
    again = generate(book, 7, 60)
    assert json.dumps(again.to_dict()) == json.dumps(some.to_dict())
    assert len(some.cases) == 60
    assert len({case.id for case in some.cases}) == 60


def test_the_name_of_a_case_tells_nothing_of_what_it_is_about(some):
    assert all(re.fullmatch(r"c-[0-9a-f]{10}", case.id) for case in some.cases)
    assert all(case.visit.id == case.id for case in some.cases)


def test_a_case_does_not_depend_on_how_many_are_asked_for(book, some):
    assert generate(book, 7, 15).cases == some.cases[:15]
    assert generate(book, 8, 15).cases != some.cases[:15]


def test_a_case_does_not_depend_on_what_was_drawn_before(book):
    aims = Aims(book)
    aim = Aim(book.rules["pdph_postural"], "near_miss")
    with Generator(book, 3) as fresh, Generator(book, 3) as used:
        for number in range(3):
            used.case(aims, Aim(book.rules["rf_04_meningitis"], "typical"), number)
        assert fresh.case(aims, aim, 5) == used.case(aims, aim, 5)


def test_every_case_is_as_the_engine_judges_it(book, some, reference):
    truths = {"typical": "true", "near_miss": "false", "decisive_missing": "unknown", "dilemma": "true"}
    for case in some.cases:
        considered = reference.consider(case.visit)
        assert considered.verdict.judgements[case.exercises[0]].truth.say == truths[case.kind], case.id
        if case.kind == "dilemma":
            suspected = {one.id for one in considered.assessment.with_status("suspected")}
            assert len(suspected & set(case.complications)) > 1
        assert set(case.exercises) <= set(book.rules)
        assert 1 <= case.difficulty <= 3
        assert case.phase == case.visit.phase
    assert {case.kind for case in some.cases} == set(KINDS) - {"scenario"}


def test_no_case_contradicts_itself(book, some):
    for case in some.cases:
        intake = take_in(case.visit, book)
        assert not intake.issues, case.id
        assert implausible(intake, book) is None, case.id
        assert len(case.visit.findings) >= 3
        assert case.worked_up or len(case.visit.findings) <= 28


def test_a_good_share_of_the_cases_is_settled_below_emergency(some, reference):
    settled = Counter()
    for case in some.cases:
        urgency = reference.assess(case.visit).urgency
        if urgency.settled:
            settled[urgency.at_least] += 1
    # Each level is settled in some of them; and a learner can't take "careful" for "no emergency".
    assert all(settled[level] >= 2 for level in Urgency)
    assert sum(settled.values()) - settled[Urgency.EMERGENCY] >= len(some.cases) / 5
    careful = [case for case in some.cases if case.worked_up]
    assert len(some.cases) / 3 < len(careful) < 4 * len(some.cases) / 5
    assert any(reference.assess(case.visit).urgency.at_least is Urgency.EMERGENCY for case in careful)


def test_what_a_careful_visit_leaves_open_hangs_on_what_the_case_is_about(some, reference):
    for case in some.cases:
        if case.worked_up and case.kind == "decisive_missing":
            # What nobody can tell is still not told, however careful the visit.
            assert reference.consider(case.visit).verdict.judgements[case.exercises[0]].missing, case.id


def test_what_is_rejected_is_counted(some):
    assert sum(some.rejected.values()) > 0
    assert 0 <= some.share_rejected < 0.5


def test_a_choice_of_complications_and_phases(book):
    made = generate(book, 1, 20, ["pump_seroma"], [Phase.IMPLANTED])
    assert len(made.cases) == 20
    assert all("pump_seroma" in case.complications and case.phase == "implanted" for case in made.cases)


def test_there_may_be_no_such_case(book):
    assert generate(book, 1, 5, ["pump_seroma"], [Phase.TEST_PERIOD]).cases == ()


def test_a_complication_that_is_not_there(book):
    with pytest.raises(InputError) as caught:
        generate(book, 1, 5, ["pump_serma"])
    assert "pump_seroma" in str(caught.value.problems[0].advice)


def test_a_case_survives_json(some):
    for case in some.cases:
        assert Case.from_dict(json.loads(json.dumps(case.to_dict()))) == case


def test_a_kind_that_is_not_there(some):
    with pytest.raises(ValueError, match="nonsense"):
        Case.from_dict({**some.cases[0].to_dict(), "kind": "nonsense"})


@pytest.mark.slow
def test_every_statement_has_three_cases_and_more(book):
    aims, found, kinds = Aims(book), Counter(), set()
    visits: dict[str, set[str]] = {}
    with Generator(book, 1) as generator:
        for number in range(4):
            for aim in aims.all():
                if number and found[aim.rule.id] >= 3:
                    continue
                case = generator.case(aims, aim, number)
                if case is not None:
                    found[aim.rule.id] += 1
                    kinds.add((aim.rule.id, aim.kind))
                    visits.setdefault(aim.rule.id, set()).add(json.dumps(case.visit.findings))
    assert {name for name in book.rules if len(visits.get(name, ())) < 3} == set()
    conditional = {name for name, rule in book.rules.items() if rule.condition != ALWAYS}
    assert {name for name in book.rules if (name, "typical") not in kinds} == set()
    assert {name for name in conditional if (name, "near_miss") not in kinds} <= MISSES_NOTHING_NEAR
    assert {name for name in conditional if (name, "decisive_missing") not in kinds} <= ONLY_THE_PHASE


@pytest.mark.slow
def test_a_hundred_cases_of_a_complication_are_plausible_and_different(book):
    for name in ("post_dural_puncture_headache", "catheter_tip_granuloma", "over_infusion"):
        made = generate(book, 5, 100, [name])
        assert len(made.cases) == 100
        for case in made.cases:
            assert implausible(take_in(case.visit, book), book) is None, case.id
        told = [case.visit.findings for case in made.cases]
        assert all(one != other for one, other in combinations(told, 2))
