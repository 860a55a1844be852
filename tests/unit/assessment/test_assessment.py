"""What the answer itself holds, beside what the scenarios say of it."""

from __future__ import annotations

from thecal.assessment.assess import Triage
from thecal.quick import assess
from thecal.visits.visit import Visit


def answer(**findings: str):
    return assess(Visit(phase="implanted", findings=findings))


def test_a_complication_that_is_not_supported_names_what_ruled_it_out() -> None:
    result = answer(pocket_swelling="absent").complication("pump_seroma")
    assert result.status == "not_supported"
    assert result.ruled_out_by == ("pocket_swelling",)


def test_nothing_is_ruled_out_by_what_nobody_asked() -> None:
    result = answer().complication("pump_seroma")
    assert (result.status, result.ruled_out_by) == ("open", ())


def test_a_sub_type_names_its_whole_and_comes_after_all_that_stand_by_themselves() -> None:
    found = answer(temperature="38.6 Cel", headache="present", neck_stiffness="present")
    suspected = found.with_status("suspected")
    parts = [result for result in suspected if result.part_of]
    assert "meningitis" in [part.id for part in parts]
    assert suspected[: len(suspected) - len(parts)] == tuple(result for result in suspected if not result.part_of)
    assert found.complication("meningitis").part_of == "system_infection"


def test_the_whole_is_as_urgent_as_its_suspected_parts() -> None:
    found = answer(temperature="38.6 Cel", headache="present")
    assert found.complication("system_infection").urgency == found.complication("meningitis").urgency == "emergency"


def test_nested_puts_each_part_below_its_whole() -> None:
    found = answer(temperature="38.6 Cel", headache="present")
    below = {whole.id: [part.id for part in parts] for whole, parts in found.nested("suspected")}
    assert "meningitis" in below["system_infection"]
    assert "meningitis" not in below


def test_in_an_emergency_the_call_comes_first_and_for_all_that_are_that_urgent(triage: Triage) -> None:
    found = triage.assess(Visit(phase="implanted", findings={"leg_weakness": "present", "temperature": "38.6 Cel"}))
    assert found.checks[0].id == "emergency_call"
    urgent = {result.id for result in found.with_status("suspected") if result.urgency == "emergency"}
    assert urgent <= set(found.checks[0].for_)


def test_without_an_emergency_nobody_calls_for_help() -> None:
    assert "emergency_call" not in [check.id for check in answer(pocket_swelling="present").checks]


def test_the_parts_of_an_answer_have_all_their_fields_in_order() -> None:
    found = answer(temperature="38.6 Cel", headache="present")
    for one in (found.complications[0], found.checks[0], answer().next_questions[0]):
        assert list(vars(one)) == list(type(one).model_fields)
        assert one == type(one)(**vars(one))
        assert one.model_dump_json() == type(one)(**vars(one)).model_dump_json()
