"""Then-steps: each says no as well as yes, and says why."""

from __future__ import annotations

import pytest

from thecal.condition import RuleBook
from thecal.scenarios import Draft, Expecting, Replay

MENINGITIS = """\
a patient with an implanted pump
headache is present
neck stiffness is present
temperature is 39.1 Cel
respiratory rate is 9 /min"""


@pytest.fixture(scope="module")
def replay(book: RuleBook) -> Replay:
    return Replay(book)


def fault(then: str, given: str, book: RuleBook, replay: Replay) -> str:
    draft = Draft(book)
    for line in given.splitlines():
        draft.tell(line)
    return Expecting(book).read(then).fault(replay.outcome(draft.visit()))


@pytest.mark.parametrize(
    ("holds", "does_not", "why"),
    [
        ("the urgency of meningitis is emergency", "the urgency of meningitis is same day", "is emergency, not same_day"),
        ("meningitis is a suspected part of system infection", "sepsis is a suspected part of system infection",
         "sepsis is no part of system_infection"),
        ("check vital signs is for meningitis", "check vital signs is not for meningitis", "vital_signs for meningitis is True"),
        ("check blood cultures is for meningitis", "check positional test is for meningitis", "not recommended"),
        ("check emergency call is the first check", "check vital signs is the first check", "the first check is emergency_call"),
        ("the urgency rests on rf_04_meningitis", "the urgency does not rest on rf_04_meningitis", "is True, not False"),
        ("the urgency does not rest on pdph_postural", "the urgency rests on pdph_postural", "is False, not True"),
        ("caution caution_crp_no_rule_out belongs to check crp and blood count",
         "caution caution_crp_no_rule_out belongs to check vital signs", "is crp_and_blood_count, not vital_signs"),
        ("caution caution_csf_sampling_catheter_course puts plain radiographs before csf sampling",
         "caution caution_csf_sampling_catheter_course puts csf sampling before plain radiographs", "csf_sampling waits for"),
        ("respiratory rate comes to 9 /min", "respiratory rate comes to 8 /min", "respiratory_rate is 9 /min, not 8 /min"),
        ("spo2 comes to unknown", "spo2 comes to 97 %", "spo2 is unknown"),
        ("news2 total lies between 3 and 17", "news2 total comes to 3", "news2_total is 3 to 17, not 3"),
    ],
)  # fmt: skip
def test_a_sentence_holds_and_its_neighbour_does_not(
    holds: str, does_not: str, why: str, book: RuleBook, replay: Replay
) -> None:
    assert fault(holds, MENINGITIS, book, replay) == ""
    assert why in fault(does_not, MENINGITIS, book, replay)


def test_a_part_that_is_not_suspected_is_no_suspected_part(book: RuleBook, replay: Replay) -> None:
    then = "meningitis is a suspected part of system infection"
    assert "meningitis is open" in fault(then, "a patient with an implanted pump", book, replay)


def test_the_urgency_of_what_does_not_apply_is_none(book: RuleBook, replay: Replay) -> None:
    then = "the urgency of pump seroma is within days"
    assert "not applicable" in fault(then, "a patient in the test period", book, replay)


def test_what_a_statement_would_need_may_be_a_quantity_or_a_word(book: RuleBook, replay: Replay) -> None:
    given = "a patient with an implanted pump\nheadache is present\nheadache posture is not postural"
    would = "statement pdph_postural would be true if headache posture were worse upright"
    assert fault(would, given, book, replay) == ""
    would = "statement pdph_early_headache would be true if headache onset after puncture were 5 d"
    said = fault(would, given, book, replay)
    assert said == "" or "headache_onset_after_puncture" in said
    assert fault(would.replace("5 d", "6 d"), given, book, replay)
