"""A drafted mapping loads as it is, is right where it is sure, and is a comment wherever something can't be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.condition import RuleBook
from thecal.knowledge.vocabulary import Quantity
from thecal.screening.mapping import load_mapping
from thecal.screening.mapping.redcap import Dictionary, choices_of
from thecal.screening.mapping.redcap import Field as RedcapField
from thecal.screening.mapping.suggest import Draft, suggest


def draft(book: RuleBook, **columns: list[Any]) -> Draft:
    made = suggest(pa.table(columns), book)
    read_back(made, book, columns)
    return made


def read_back(made: Draft, book: RuleBook, columns: dict[str, Any], folder: Path | None = None) -> Any:
    """The draft as a mapping; it must load, whatever is in it."""
    text = made.text
    if folder is not None:
        (folder / "draft.yaml").write_text(text, encoding="utf-8")
        return load_mapping(folder / "draft.yaml", book, pa.table(columns).schema if made.mapped else None)
    return load_mapping(yaml.safe_load(text), book)


def mapped(made: Draft) -> dict[str, dict[str, Any]]:
    return {proposal.name: proposal.entry for proposal in made.mapped}


def doubts(made: Draft) -> dict[str, str]:
    return {proposal.column: "; ".join(proposal.doubts) for proposal in made.doubtful}


def test_what_is_plain_is_mapped(book: RuleBook) -> None:
    made = draft(
        book,
        RecordID=["1", "2", "3"],
        Stage=["trial", "pump", "pump"],
        VisitDate=["24.11.2026", "25.11.2026", "1.12.2026"],
        HR=["80", "91", "70"],
        SBP=["120", "130", "140"],
        neck_stiff=["1", "0", "1"],
        light_hurts=["ja", "nein", "ja"],
        Sex=["m", "f", "m"],
        Consciousness=["Alert", "new confusion", "alert"],
        last_refill=["2026-11-01", "2026-10-01", None],
        comments=["some words", "others", None],
    )
    assert made.row == ["RecordID"]
    assert mapped(made) == {
        "phase": {"column": "Stage", "values": {"pump": "implanted", "trial": "test_period"}},
        "date": {"column": "VisitDate", "format": "%d.%m.%Y"},
        "heart_rate": {"column": "HR", "unit": "/min"},
        "systolic_bp": {"column": "SBP", "unit": "mm[Hg]"},
        "neck_stiffness": {"column": "neck_stiff"},
        "photophobia": {"column": "light_hurts", "values": {"ja": "present", "nein": "absent"}},
        "sex": {"column": "Sex", "values": {"m": "male", "f": "female"}},
        "consciousness": {"column": "Consciousness"},
        "refill": {"column": "last_refill"},
    }
    assert made.unmapped == ["comments"]
    assert '#   - "comments"' in made.text


@pytest.mark.parametrize(
    ("column", "cells", "doubt"),
    [
        ("headache", ["1", "2", "1"], "whether 1 or 2 is yes can't be told"),
        ("headache", ["0", "1", "9"], "what 9 means"),
        ("implant_date", ["01/02/2026", "03/04/2026"], "%d/%m/%Y or as %m/%d/%Y"),
        ("crp", ["4", "12", "30"], "mg/L or mg/dL"),
        ("temp_f", ["36.5", "37.1", "38.0"], "but the numbers fit °C"),
        ("no_headache", ["yes", "no"], "'no', which may mean something else"),
        ("headache_before", ["yes", "no"], "'before', which may mean something else"),
        ("pump_alarm", ["0", "1", "3"], "allowed: none, single_tone"),
        ("temperature", ["", None], "empty"),
        ("stage", ["A", "B"], "which phase these mean"),
    ],
)
def test_what_cannot_be_told_is_a_comment(column: str, cells: list[Any], doubt: str, book: RuleBook) -> None:
    made = draft(book, **{column: cells})
    assert made.mapped == []
    assert doubt in doubts(made)[column]
    assert [line for line in made.text.splitlines() if column in line and not line.lstrip().startswith("#")] == []


def test_fahrenheit_is_never_taken_over_in_silence(book: RuleBook) -> None:
    made = draft(book, temperature=["98.6", "101.3", "99.0"])
    assert mapped(made) == {"temperature": {"column": "temperature", "unit": "[degF]"}}
    (line,) = [line for line in made.text.splitlines() if "[degF]" in line]
    assert "°F, NOT °C" in line


def test_decimal_commas_and_stand_ins(book: RuleBook) -> None:
    made = draft(book, temp=["36,6", "37,1", "-99"], crp_mgl=["1,5", "20", "3,5"])
    assert made.decimal == ","
    assert mapped(made) == {
        "temperature": {"column": "temp", "unit": "Cel"}, "crp": {"column": "crp_mgl", "unit": "mg/L"},
    }  # fmt: skip
    assert '# missing: ["-99"]' in made.text


def test_decimals_of_both_kinds_are_told_column_by_column(book: RuleBook) -> None:
    made = draft(book, temp_c=["36,6", "37,1"], crp_mgl=["1.5", "20"])
    assert made.decimal == "."
    assert mapped(made)["temperature"] == {"column": "temp_c", "unit": "Cel", "decimal": ","}


def test_of_two_columns_for_one_thing_the_better_one_is_taken(book: RuleBook) -> None:
    made = draft(book, temperature=["36.6", "37.1"], temp=["36.6", "37.1"])
    assert mapped(made)["temperature"]["column"] in {"temperature", "temp"}
    assert len(made.mapped) == 1
    assert "columns: [a, b]" in made.doubtful[0].doubts[0]


def test_a_redcap_export_with_its_dictionary(book: RuleBook, tmp_path: Path) -> None:
    fields = [
        ("record_id", "base", "text", "Record ID", ""),
        ("ha", "fu", "radio", "Headache?", "1, Yes | 2, No | 9, Not known"),
        ("t", "fu", "text", "Body temperature (°F)", ""),
        ("sx", "fu", "checkbox", "Symptoms", "1, Nausea or vomiting | 2, Photophobia | 3, No agitation"),
        ("disch", "fu", "radio", "Wound discharge", "0, None | 1, Serous | 2, Clear, watery | 3, Bloody | 4, Purulent"),
        ("alarm", "fu", "radio", "Pump alarm", "0, none | 1, peep | 2, two tone"),
    ]
    dictionary = Dictionary({n: RedcapField(n, f, k, label, choices_of(c)) for n, f, k, label, c in fields})
    columns: dict[str, list[Any]] = {
        "record_id": ["1"], "redcap_event_name": ["a"], "ha": ["1"], "t": ["98.6"], "sx___1": ["0"], "sx___2": ["1"],
        "sx___3": ["1"], "disch": ["3"], "alarm": ["0"], "fu_complete": ["2"],
    }  # fmt: skip
    (tmp_path / "dictionary.csv").write_text(
        "field_name,form_name,field_type,field_label,select_choices_or_calculations\n"
        + "".join(f'{n},{f},{k},{label},"{c}"\n' for n, f, k, label, c in fields)
    )
    made = suggest(pa.table(columns), book, dictionary, dictionary_file="dictionary.csv")
    mapping = read_back(made, book, columns, tmp_path)
    assert mapping.document.redcap.record == "record_id"
    found = mapped(made)
    assert found["headache"]["values"] == {"1": "present", "2": "absent", "9": "unknown"}
    assert found["temperature"]["unit"] == "[degF]"
    assert found["nausea_or_vomiting"] == {"checkbox": "sx___1"}
    assert found["photophobia"] == {"checkbox": "sx___2"}
    assert found["wound_discharge"]["values"]["2"] == "clear_watery"
    assert set(doubts(made)) == {"sx___3", "alarm"}
    assert made.unmapped == []


def test_a_table_with_one_finding_a_row_is_seen(book: RuleBook) -> None:
    made = draft(book, patient_id=["1"], item=["HR"], value=["80"], unit=["/min"])
    assert "# layout: {long: {name: item, value: value, unit: unit}}" in made.text


def test_the_own_names_of_the_vocabulary_are_all_recognised(book: RuleBook) -> None:
    """A column that is called like a finding, with usual cells, is never given to another one."""
    wrong = {}
    for name, finding in book.knowledge.vocabulary.findings.items():
        if isinstance(finding, Quantity):
            lo, hi = finding.range
            cells = [f"{lo + (hi - lo) * part:g}" for part in (0.2, 0.3, 0.4)]
        else:
            cells = list(finding.spellings)
        made = draft(book, **{name: cells})
        told = made.proposals[0].name if made.proposals else None
        if told != name:
            wrong[name] = told
    assert wrong == {}


def test_for_scripts(book: RuleBook) -> None:
    said = draft(book, headache=["yes", "no"], x=["a", "b"]).as_json()
    assert said["columns"][0]["tells"] == "headache"
    assert said["columns"][0]["active"] is True
    assert said["unmapped"] == ["x"]
    assert yaml.safe_load(said["mapping"])["findings"] == {"headache": "headache"}


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20), min_size=1, max_size=4, unique=True),
    cells=st.lists(st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["1", "0", "yes", "38.4", "24.11.2026"])), max_size=4),
)  # fmt: skip
def test_whatever_the_columns_are_called_the_draft_is_a_mapping(
    names: list[str], cells: list[Any], book: RuleBook
) -> None:
    table = pa.table({name: pa.array(cells, pa.string()) for name in names})
    made = suggest(table, book)
    mapping = load_mapping(yaml.safe_load(made.text), book)
    assert len(mapping.document.findings) + len(mapping.document.events) <= len(names)


def test_a_rare_word_is_not_left_aside(book: RuleBook) -> None:
    made = draft(book, neck_stiffness=["no"] * 500 + ["positive"], alarm=["none"] * 500 + ["bleep"])
    assert made.mapped == []
    assert "positive" in doubts(made)["neck_stiffness"]


def test_a_dash_is_not_a_word(book: RuleBook) -> None:
    made = draft(book, neck_stiffness=["no", "yes", "-"])
    (proposal,) = made.mapped
    assert proposal.entry == {"column": "neck_stiffness"}
    assert "'-' is not read" in "; ".join(proposal.because)


def test_the_letters_of_the_consciousness_scale(book: RuleBook) -> None:
    made = draft(book, acvpu=["A", "C", "V", "P", "U"])
    assert mapped(made)["consciousness"]["values"] == {
        "a": "alert", "c": "new_confusion", "v": "responds_to_voice", "p": "responds_to_pain", "u": "unresponsive",
    }  # fmt: skip


def test_one_letter_says_little_of_the_others(book: RuleBook) -> None:
    assert draft(book, acvpu=["A", "A"]).mapped == []


def test_a_column_may_be_called_by_a_code(book: RuleBook) -> None:
    made = draft(book, **{"8867-4": ["80", "91"], "HP:0001250": ["yes", "no"]})
    assert mapped(made) == {
        "heart_rate": {"column": "8867-4", "unit": "/min"}, "seizure": {"column": "HP:0001250"},
    }  # fmt: skip
