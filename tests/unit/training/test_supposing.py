"""What-ifs in a learner's own words: understood, or said to be unclear; never guessed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import ROOT
from thecal.condition import RuleBook
from thecal.knowledge.vocabulary import Vocabulary
from thecal.quick import load_rules
from thecal.training.supposing import LONGEST, suppose
from thecal.training.value_said import Unclear
from thecal.visits.intake import take_in
from thecal.visits.values import as_state, asked_and_unknown
from thecal.visits.visit import Visit

SPOKEN = (
    *("headache", "neck", "temperature", "discharge", "posture", "sedation", "fever", "no", "not", "without", "if"),
    *(
        "present",
        "absent",
        "unknown",
        "?",
        "37",
        "9 days",
        "38 F",
        "-1",
        "1e9",
        "120/80",
        "clear",
        "drowsy",
        "and",
        ",",
        ";",
        "=",
    ),
)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("temperature 37", {"temperature": "37 Cel"}),
        ("if the temperature were 37.5 °C?", {"temperature": "37.5 °C"}),
        ("temperature = 99 F", {"temperature": "99 F"}),
        ("headach", {"headache": "present"}),
        ("stiffness of the neck", {"neck_stiffness": "present"}),
        ("weakness of a leg", {"leg_weakness": "present"}),
        ("temp: 37", {"temperature": "37 Cel"}),
        ("BP 120/80", {"systolic_bp": "120 mm[Hg]"}),
        ("no neck stiffness", {"neck_stiffness": "absent"}),
        ("if neck stiffness were absent", {"neck_stiffness": "absent"}),
        ("stiff neck not present", {"neck_stiffness": "absent"}),
        ("nausea", {"nausea_or_vomiting": "present"}),
        ("nausea, vomiting", {"nausea_or_vomiting": "present"}),
        ("headache ?", {"headache": "unknown"}),
        ("headache not known", {"headache": "unknown"}),
        ("headache onset 9 days", {"headache_onset_after_puncture": "9 days"}),
        ("headache posture worse upright", {"headache_posture": "worse upright"}),
        ("discharge clear", {"wound_discharge": "clear_watery"}),
        ("no discharge", {"wound_discharge": "none"}),
        ("pus", {"wound_discharge": "purulent"}),
        ("drowsy", {"sedation": "drowsy"}),
        ("no telemetry", {"telemetry_failure": "present"}),
        ("temperature 37, no stiff neck", {"temperature": "37 Cel", "neck_stiffness": "absent"}),
        ("headache and no stiff neck", {"headache": "present", "neck_stiffness": "absent"}),
    ],
)
def test_what_is_understood(book: RuleBook, text: str, changes: dict[str, str]) -> None:
    assert suppose(text, book.knowledge.vocabulary) == changes
    assert not take_in(Visit(phase="implanted", findings=changes), book).issues


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Say what would be otherwise"),
        ("if", "Say what would be otherwise"),
        (" , ; ", "Say what would be otherwise"),
        ("loss since", "That can be:"),
        ("disorder", "That can be: blood thinner or bleeding disorder. Say it by this name"),
        ("xyzzy", "No finding is called like that"),
        ("no fever", "You mean body temperature. Give a number in °C, 25 to 45"),
        ("temperature 400", "lies outside what is plausible"),
        ("temperature hot", "You mean body temperature; hot can't be read"),
        ("posture upright", "It can be: worse upright and eased by lying flat;"),
        ("discharge 2", "You mean wound discharge. It can be:"),
        ("neck stiffness 3", "You mean stiff neck. It can be present, absent or unknown."),
        ("severe headache absent", "That can be: headache."),
        ("MRI 2 days", "That can be: hours since MRI;"),
        ("NEWS2 9", "worked out from other findings"),
        ("no headache and neck stiffness", "Is stiff neck present or absent?"),
        ("temperature 37 and temperature 38", "Two values of body temperature"),
        ("x" * (LONGEST + 1), "A what-if has at most"),
    ],
)
def test_what_is_not_clear_is_not_guessed(book: RuleBook, text: str, says: str) -> None:
    with pytest.raises(Unclear, match=says.replace(".", r"\.").replace("?", r"\?")):
        suppose(text, book.knowledge.vocabulary)


def test_every_finding_can_be_supposed_by_each_of_its_names(book: RuleBook) -> None:
    words = book.knowledge.vocabulary
    for name, finding in words.findings.items():
        if finding.obtained_by.value == "derived":
            continue
        value = f"{finding.range[0]:g}" if finding.type == "quantity" else finding.spellings[0]
        for called in (name, name.replace("_", " "), finding.label, finding.short):
            assert name in suppose(f"{called} {value}", words), called


@cache
def _vocabulary() -> Vocabulary:
    """Not the fixture: hypothesis would print all of it when a test fails."""
    return load_rules(ROOT / "rules").knowledge.vocabulary


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(SPOKEN) | st.text(max_size=6), max_size=6).map(" ".join))
def test_whatever_is_said_is_understood_as_what_a_visit_can_hold_or_is_unclear(text: str) -> None:
    vocabulary = _vocabulary()
    try:
        changes = suppose(text, vocabulary)
    except Unclear:
        return
    assert changes
    for name, value in changes.items():
        assert asked_and_unknown(value) or as_state(vocabulary.findings[name], value) is not None
