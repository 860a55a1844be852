"""Questions with known answers: what the prover says about single conditions of the real vocabulary."""

from __future__ import annotations

import pytest

from tests.support import skip_or_fail
from thecal.condition import RuleBook
from thecal.condition.check import Names, understand
from thecal.condition.nodes import Condition
from thecal.logic import Prover, solver_here


@pytest.fixture(scope="session")
def prover(book: RuleBook) -> Prover:
    if not solver_here():
        skip_or_fail("z3", "z3-solver is not installed")
    return Prover(book)


@pytest.fixture(scope="session")
def read(book: RuleBook):
    names = Names(book.knowledge.vocabulary.findings, book.phrases)

    def read(text: str) -> Condition:
        node, faults = understand(text, names)
        assert not faults, faults
        return node

    return read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("temperature >= 38.0 Cel", "temperature > 37.9 Cel"),
        ("headache and headache_disabling", "headache_disabling"),
        ("headache_onset_after_puncture <= 5 d", "headache_onset_after_puncture < 6 d"),
        ("not (leg_weakness or gait_change)", "not leg_weakness and not gait_change"),
        ("at least 2 of (leg_weakness, gait_change)", "leg_weakness and gait_change"),
        ("consciousness > alert", "not consciousness <= alert"),
    ],
)
def test_the_same_in_other_words(prover: Prover, read, one: str, other: str) -> None:
    assert prover.same(read(one), read(other)) is None


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("temperature >= 38.0 Cel", "temperature > 38.0 Cel", {"temperature": "38 Cel"}),
        # A headache that is absent makes both leaves false; their opposite is then true.
        (
            "not headache_onset_after_puncture <= 5 d",
            "headache_onset_after_puncture > 5 d",
            {"headache": "absent"},
        ),
        ("hours_since_dose_event < 24 h", "hours_since_dose_event <= 24 h", {"hours_since_dose_event": "24 h"}),
        (
            "leg_weakness or not leg_weakness",
            "leg_weakness or gait_change or not leg_weakness",
            {"gait_change": "present"},
        ),
        # That there is an opioid in the pump may be known without knowing which.
        (
            "drug_opioid",
            "drug_morphine or drug_hydromorphone or drug_fentanyl or drug_sufentanil",
            {"drug_opioid": "present"},
        ),
        ("phase = implanted and seizure", "seizure", {"seizure": "present"}),
    ],
)
def test_a_visit_that_tells_them_apart(prover: Prover, read, one: str, other: str, shown: dict[str, str]) -> None:
    case = prover.same(read(one), read(other))
    assert case is not None
    assert case.as_dict() == shown


def test_a_headache_before_the_puncture_is_told_by_its_events(prover: Prover, read) -> None:
    case = prover.same(
        read("headache and not headache_onset_after_puncture <= 5 d"), read("headache_onset_after_puncture > 5 d")
    )
    assert case is not None
    assert case.findings == {"headache": "present"}
    assert case.days_ago["headache_onset"] > case.days_ago["dural_puncture"]


@pytest.mark.parametrize(
    "never",
    [
        "consciousness = alert and sedation = unrousable",
        # Seven items: with none above one point the total can't reach eight.
        "news2_total >= 8 and news2_highest_item <= 1",
        "headache_onset_after_puncture > 9 d and days_since_dural_puncture < 9 d",
        # The time since the headache began and the time from puncture to headache make up the time since the puncture.
        "headache_onset_after_puncture >= 5 d and headache_duration >= 5 d and days_since_dural_puncture <= 9 d",
        "hours_since_dose_event >= 96 h and days_since_refill <= 2 d",
        "drug_morphine and not drug_opioid",
        "delivered_ratio > 1 and residual_actual >= 20 mL and residual_expected <= 10 mL",
        "residual_gap > 4 mL and residual_actual <= 4 mL and residual_expected <= 4 mL",
        "not headache and headache_disabling",
    ],
)
def test_never_true(prover: Prover, read, never: str) -> None:
    assert prover.satisfiable(read(never)) is None
    assert prover.always(read(f"not ({never})")) is None


def test_always_true_needs_everything_known(prover: Prover, read) -> None:
    condition = read("temperature >= 38.0 Cel or temperature < 38.0 Cel")
    assert prover.always(condition) is None
    assert prover.always(read("temperature >= 38.0 Cel or temperature < 37.9 Cel")).as_dict() == {
        "temperature": "37.9 Cel"
    }


def test_what_is_known_may_settle_one_and_not_the_other(prover: Prover, read) -> None:
    late, long_ago = read("headache_onset_after_puncture > 5 d"), read("days_since_dural_puncture > 4 d")
    assert prover.implies(late, long_ago) is None
    case = prover.implies(late, long_ago, complete=False)
    assert case is not None
    assert "days_since_dural_puncture" not in case.findings
    assert prover.implies(read("leg_weakness"), read("new_cord_sign"), complete=False) is None


def test_a_witness_says_no_more_than_it_needs(prover: Prover, read) -> None:
    case = prover.satisfiable(read("leg_weakness and (gait_change or sensory_change)"))
    assert case is not None
    assert len(case.findings) == 2
