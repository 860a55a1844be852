"""REDCap's traps: unfinished forms, checkboxes, events, missing-data codes, exports of codes and of labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.screening.mapping.tables import told
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.mapping import Mapping, load_mapping
from thecal.screening.mapping.redcap import read_dictionary

DICTIONARY = """\
"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels"
record_id,baseline,,text,Record ID,
ha,followup,,radio,"Any <b>headache</b>?","1, Yes | 2, No | 9, Not known"
stiff,followup,,yesno,Stiff neck,
symptoms,followup,,checkbox,Which symptoms?,"1, Nausea | 2, Light hurts | 3, None of these | -99, Missing"
"""

FINDINGS: dict[str, Any] = {
    "headache": {"column": "ha", "values": {"1": "present", "2": "absent", "9": "unknown"}},
    "neck_stiffness": "stiff",
    "nausea_or_vomiting": {"checkbox": "symptoms___1"},
    "photophobia": {"checkbox": "symptoms___2"},
}


@pytest.fixture
def mapping(book: RuleBook, tmp_path: Path) -> Mapping:
    (tmp_path / "dictionary.csv").write_text("\ufeff" + DICTIONARY, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(
        "redcap: {dictionary: dictionary.csv}\nmissing: [-99, NASK]\nfindings:\n"
        "  headache: {column: ha, values: {1: present, 2: absent, 9: unknown}}\n"
        "  neck_stiffness: stiff\n"
        "  nausea_or_vomiting: {checkbox: symptoms___1}\n"
        "  photophobia: {checkbox: symptoms___2}\n"
    )
    return load_mapping(tmp_path / "mapping.yaml", book)


RAW: dict[str, list[Any]] = {
    "record_id": ["1", "1", "2", "3", "4", "5"],
    "redcap_event_name": ["base", "fu", "fu", "fu", "fu", None],
    "redcap_repeat_instrument": [None, "followup", "followup", None, None, None],
    "redcap_repeat_instance": [None, 1, 2, None, None, None],
    "ha": ["", "1", "2", "9", "-99", "NASK"],
    "stiff": ["", "1", "0", "", "NASK", ""],
    "symptoms___1": ["0", "1", "0", "0", "0", ""],
    "symptoms___2": ["0", "0", "0", "0", "0", ""],
    "symptoms___3": ["0", "0", "0", "1", "0", ""],
    "symptoms____99": ["0", "0", "0", "0", "1", ""],
    "followup_complete": ["0", "0", "2", "1", "2", "2"],
}

EXPECTED = [
    {},  # the form was not finished: empty boxes were not asked
    {"headache": "present", "neck_stiffness": "1", "nausea_or_vomiting": "present", "photophobia": "absent"},
    {"headache": "absent", "neck_stiffness": "0", "nausea_or_vomiting": "absent", "photophobia": "absent"},
    {"headache": "unknown", "nausea_or_vomiting": "absent", "photophobia": "absent"},  # "none of these" was ticked
    {},  # the missing-data code was ticked, though the form is complete
    {},  # boxes without 1 or 0 say nothing
]


def _plain(findings: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {"1": "present", "0": "absent", "Yes": "present", "No": "absent"}.get(v, v)
        for name, v in findings.items()
    }


def test_an_export_of_codes(mapping: Mapping, book: RuleBook) -> None:
    rows, issues = told(mapping, book, **RAW)
    assert [_plain(visit.findings) for visit in rows] == [_plain(row) for row in EXPECTED]
    assert [visit.id for visit in rows] == ["1/base", "1/fu/followup/1", "2/fu/followup/2", "3/fu", "4/fu", "5"]
    assert issues == []


LABELS = {
    "ha": {"1": "Yes", "2": "No", "9": "Not known"},
    "stiff": {"1": "Yes", "0": "No"},
    "followup_complete": {"0": "Incomplete", "1": "Unverified", "2": "Complete"},
} | {name: {"1": "Checked", "0": "Unchecked"} for name in RAW if "___" in name}


def _labelled() -> dict[str, list[Any]]:
    return {name: [LABELS.get(name, {}).get(cell, cell) for cell in cells] for name, cells in RAW.items()}


def test_an_export_of_labels_tells_the_same(mapping: Mapping, book: RuleBook) -> None:
    rows, issues = told(mapping, book, **_labelled())
    assert [_plain(visit.findings) for visit in rows] == [_plain(row) for row in EXPECTED]
    assert issues == []


def test_headers_may_be_labels_too(mapping: Mapping, book: RuleBook) -> None:
    headers = {
        "record_id": "Record ID", "redcap_event_name": "Event Name", "redcap_repeat_instrument": "Repeat Instrument",
        "redcap_repeat_instance": "Repeat Instance", "ha": "Any headache ?", "stiff": "Stiff neck",
        "symptoms___1": "Which symptoms? (choice=Nausea)", "symptoms___2": "Which symptoms? (choice=Light hurts)",
        "symptoms___3": "Which symptoms? (choice=None of these)", "symptoms____99": "Which symptoms? (choice=Missing)",
        "followup_complete": "Complete?",
    }  # fmt: skip
    rows, _ = told(mapping, book, **{headers[name]: cells for name, cells in _labelled().items()})
    assert rows[1].findings["nausea_or_vomiting"] == "present"
    assert rows[1].id == "1/fu/followup/1"
    # Which form "Complete?" belongs to can't be told, so zeros alone say nothing.
    assert "nausea_or_vomiting" not in rows[2].findings
    assert rows[3].findings["photophobia"] == "absent"


def test_without_a_form_zeros_alone_say_nothing(book: RuleBook) -> None:
    mapping = load_mapping({"findings": {"photophobia": {"checkbox": "s___2"}}}, book)
    rows, _ = told(mapping, book, s___1=[0, 1, 0], s___2=[0, 0, 1])
    assert [visit.findings for visit in rows] == [{}, {"photophobia": "absent"}, {"photophobia": "present"}]


def test_a_box_with_something_else_in_it_is_an_issue(book: RuleBook) -> None:
    mapping = load_mapping({"findings": {"photophobia": {"checkbox": "s___2", "form": "done"}}}, book)
    rows, issues = told(mapping, book, s___2=["x", "0"], done=["2", "Complete"])
    assert [visit.findings for visit in rows] == [{}, {"photophobia": "absent"}]
    assert [(i.row, i.column, i.value) for i in issues] == [(0, "s___2", "x")]


def test_two_boxes_for_one_finding(book: RuleBook) -> None:
    finding = {"nausea_or_vomiting": {"checkbox": ["s___1", "s___2"], "form": "done"}}
    rows, _ = told(load_mapping({"findings": finding}, book), book, s___1=[0, 0, None], s___2=[1, 0, 0], done=[2, 2, 2])
    assert [visit.findings.get("nausea_or_vomiting") for visit in rows] == ["present", "absent", None]


def test_choices_that_the_mapping_does_not_read_are_told_before_the_run(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "dictionary.csv").write_text(DICTIONARY, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text("redcap: {dictionary: dictionary.csv}\nfindings:\n  headache: ha\n")
    with pytest.raises(InputError) as caught:
        told(load_mapping(tmp_path / "mapping.yaml", book), book, record_id=["1"], ha=["1"])
    (problem,) = caught.value.problems
    assert problem.slug == "choice-not-mapped"
    assert "2 (No)" in problem.message
    assert problem.place
    assert problem.place.line == 3


@pytest.mark.parametrize(("text", "slug"), [("a,b\n1,2\n", "not-a-dictionary"), ("\xff", "not-text")])
def test_what_is_no_dictionary(text: str, slug: str, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=slug):
        read_dictionary(tmp_path / "d.csv")


def test_the_dictionary_of_the_api(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        'field_name,form_name,field_type,field_label,select_choices_or_calculations\nha,f,radio,Headache,"1, Yes | 0, No"\n'
    )
    field = read_dictionary(tmp_path / "d.csv").fields["ha"]
    assert (field.form, field.choices) == ("f", {"1": "Yes", "0": "No"})
