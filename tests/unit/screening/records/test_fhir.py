"""A bulk export becomes rows: one an encounter, nothing lost, and nothing said that the records do not say."""

import gzip
import json
import os
import signal
import subprocess
import sys

import pytest

from tests.unit.screening.records.fhir import (
    HEADACHE,
    LOINC,
    NAUSEA,
    SNOMED,
    UCUM,
    VOMITING,
    amount,
    concept,
    condition,
    encounter,
    observation,
    patient,
    procedure,
    temperature,
    write,
)
from thecal.errors import InputError
from thecal.knowledge.vocabulary import YesNo
from thecal.screening.bind import bind_by_name
from thecal.screening.records import extra_from, is_fhir, is_omop_folder, open_fhir
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.settle import CONTRADICTED, OTHERWISE
from thecal.visits.table.told import visit_of


def visits_of(source, book):
    """Every visit of a source, and what was amiss with its rows."""
    binder = bind_by_name(source.schema, book.knowledge.vocabulary)
    visits, problems = [], []
    for raw in source.batches():
        told = binder(raw.table, raw.issues)
        for row in range(told.rows):
            visit, issues = visit_of(told, row, book.knowledge.vocabulary)
            visits.append(visit)
            problems += issues
    return visits, problems


class Read:
    """The visits and issues of an export."""

    def __init__(self, folder, book, codes=None, phase="unknown"):
        self.source = open_fhir(folder, book, extra_from({"codes": codes or {}, "phase": phase}))
        self.visits, self.issues = visits_of(self.source, book)
        self.notes = "\n".join(self.source.notes)

    def __getitem__(self, finding):
        return self.visits[0].findings.get(finding)


@pytest.fixture
def export(tmp_path):
    return write(tmp_path, patient(), encounter())


def test_each_encounter_is_a_row_in_the_order_of_the_files(tmp_path, book):
    for n in (10, 2, 1):  # 2 comes before 10
        (tmp_path / f"Encounter.{n}.ndjson").write_text(
            "".join(json.dumps(encounter(f"e{n}-{k}")) + "\n" for k in range(3))
        )
    read = Read(tmp_path, book)
    assert [visit.id for visit in read.visits] == [f"e{n}-{k}" for n in (1, 2, 10) for k in range(3)]
    assert read.source.rows == 9


def test_numbers_come_with_their_units_and_panels_by_their_parts(export, book):
    pressure = [
        {"code": concept("8480-6", LOINC), "valueQuantity": amount(120, "mm[Hg]")},
        {"code": concept("8462-4", LOINC), "valueQuantity": amount(80, "mm[Hg]")},
    ]
    pulse = {"value": 80, "unit": "beats per minute", "system": UCUM, "code": "{beats}/min"}
    pain = observation(concept("72514-3", LOINC), valueQuantity=amount(7, "{score}"))
    write(
        export,
        temperature(101.3, "[degF]"),
        observation(concept("85354-9", LOINC), component=pressure),
        observation(concept("8867-4", LOINC), valueQuantity=pulse),
        pain,
    )
    read = Read(export, book)
    assert read["temperature"] == "101.3 [degF]"
    assert read["systolic_bp"] == "120 mm[Hg]"
    assert read["heart_rate"] == "80 /min"
    assert read["headache_intensity"] == 7
    assert (read["sex"], read["age"]) == ("female", "75 a")
    assert "Observation: 1 with codes that no finding has: 8462-4 (1)" in read.notes


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"valueBoolean": True}, "present"),
        ({"valueBoolean": False}, "absent"),
        ({"valueCodeableConcept": concept("LA33-6", LOINC)}, "present"),
        ({"valueCodeableConcept": concept("2667000")}, "absent"),
        ({"valueCodeableConcept": concept("x", "http://house.example", "No (qualifier value)")}, "absent"),
        ({"valueCodeableConcept": {"text": "Yes"}}, "present"),
        ({"valueString": "unknown"}, "unknown"),
        ({"dataAbsentReason": concept("asked-unknown")}, "unknown"),
        ({"dataAbsentReason": concept("not-asked")}, None),
        ({"interpretation": [concept("POS", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation")]}, "present"),
        ({"valueBoolean": True, "status": "entered-in-error"}, None),
        ({"valueBoolean": True, "status": "cancelled"}, None),
        ({}, "unknown"),  # with an issue: a code without a value says nothing
    ],
)  # fmt: skip
def test_a_yes_no_finding(export, book, value, told):
    write(export, observation(concept(HEADACHE), **value))
    read = Read(export, book)
    assert read["headache"] == told
    assert [issue.problem for issue in read.issues] == ([] if value else ["is recorded without a value"])


def test_one_of_several_codes_that_is_absent_does_not_make_the_finding_absent(export, book):
    write(export, observation(concept(NAUSEA), valueBoolean=False))
    assert Read(export, book)["nausea_or_vomiting"] == "unknown"
    write(export, observation(concept(VOMITING), valueBoolean=False))
    assert Read(export, book)["nausea_or_vomiting"] == "absent"
    write(export, observation(concept(VOMITING), valueBoolean=True, at="2026-11-24T09:30:00+01:00"))
    read = Read(export, book)
    assert read["nausea_or_vomiting"] == "present"
    assert [issue.problem for issue in read.issues] == [OTHERWISE]  # of vomiting; nausea was never present


def test_two_terminologies_that_contradict_each_other(export, book):
    write(export, observation(concept(HEADACHE), valueBoolean=False))
    write(export, observation(concept("HP:0002315", "http://human-phenotype-ontology.org"), valueBoolean=True))
    read = Read(export, book)
    assert read["headache"] == "present"
    assert [issue.problem for issue in read.issues] == [CONTRADICTED]


@pytest.mark.parametrize(
    "finding",
    [
        "wound_redness_or_warmth",
        "cranial_nerve_sign",
        "sensory_change",
        "gait_change",
        "hearing_change",
        "urinary_retention",
    ],
)
def test_a_finding_that_is_wider_than_its_codes_is_not_absent_when_they_are_refuted(export, book, finding):
    codes = book.knowledge.vocabulary.findings[finding].codes
    systems = {"hpo": "http://human-phenotype-ontology.org", "snomed_candidate": "http://snomed.info/sct"}
    for system, several in codes.items():
        for code in several:
            write(export, {**condition("", verified="refuted"), "code": concept(code, systems[system])})
            write(export, observation(concept(code, systems[system]), valueBoolean=False))
    read = Read(export, book)
    assert read[finding] == "unknown"
    assert not read.issues


def test_the_whole_of_a_finding_is_all_its_codes_of_one_terminology(book):
    meanings = Meanings(book.knowledge)
    findings = {name: one for name, one in book.knowledge.vocabulary.findings.items() if isinstance(one, YesNo)}
    assert findings["headache"].whole == ("hpo", "snomed_candidate")
    for name, finding in findings.items():
        for system, codes in finding.codes.items():
            several = {(system, code) for code in codes}
            assert meanings.none_of(name, several) == (system in finding.whole)
            assert not any(meanings.none_of(name, several - {one}) for one in several)


def test_a_terminology_with_fewer_codes_does_not_tell_of_the_whole(export, book):
    write(export, observation(concept("91019004"), valueBoolean=False))  # no tingling; numbness was not asked for
    write(export, observation(concept("q7", "http://house.example"), valueBoolean=False))
    assert Read(export, book)["sensory_change"] == "unknown"
    assert Read(export, book, {"sensory_change": ["http://house.example|q7"]})["sensory_change"] == "absent"


def test_a_code_that_stands_for_a_value(export, book):
    write(export, observation(concept("HP:0000616", "http://purl.obolibrary.org/obo/hp.owl"), valueBoolean=True))
    write(export, observation(concept("HP:0004372", "http://human-phenotype-ontology.org"), valueBoolean=True))
    read = Read(export, book)
    assert read["pupils"] == "pinpoint"
    assert read["consciousness"] == "unknown"  # it does not say how much it is reduced
    assert ["responds_to_voice" in issue.problem for issue in read.issues] == [True]


def test_a_choice_by_the_words_of_its_value(export, book):
    write(export, observation(concept("600-7", LOINC), valueCodeableConcept=concept("10828004", display="Positive")))
    assert Read(export, book)["blood_culture"] == "positive"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({}, "present"),
        ({"verified": "refuted"}, "absent"),
        ({"verified": "provisional"}, "unknown"),
        ({"verified": "differential"}, "unknown"),
        ({"verified": "entered-in-error"}, None),
        ({"verified": None}, "present"),
        ({"clinical": "resolved"}, None),
        ({"clinical": "resolved", "abatementDateTime": "2026-11-30"}, "present"),
        ({"clinical": "resolved", "abatementDateTime": "2026-11-20"}, None),
    ],
)
def test_a_condition_by_its_statuses(export, book, how, told):
    write(export, condition(HEADACHE, **how))
    assert Read(export, book)["headache"] == told


def test_notes_count_what_is_taken_on_trust_or_left_out(export, book):
    write(export, condition(HEADACHE, verified=None), condition(HEADACHE, verified="provisional"))
    write(
        export, condition(HEADACHE, clinical="resolved"), observation(concept("1-1", LOINC, "Other"), valueString="x")
    )
    write(export, {"resourceType": "Claim", "id": "c"})
    notes = Read(export, book).notes
    assert "Condition: 1 without verificationStatus, taken as present" in notes
    assert "Condition: 1 only provisional, taken as unknown" in notes
    assert "Condition: 1 not used: over (resolved), and the record does not say since when" in notes
    assert "1-1 Other (1)" in notes
    assert "not read: Claim" in notes
    assert "candidates" in notes


def test_the_latest_value_counts_and_an_issue_tells_of_others(export, book):
    write(export, temperature(38.9, at="2026-11-24T09:50:00+01:00"), temperature(37.0, at="2026-11-24T09:05:00+01:00"))
    read = Read(export, book)
    assert read["temperature"] == "38.9 Cel"
    (issue,) = read.issues
    assert (issue.finding, issue.value) == ("temperature", "37.0 Cel")
    assert issue.problem == OTHERWISE
    assert read.visits[0].date.isoformat() == "2026-11-24T09:50:00"


def test_the_same_value_twice_is_no_issue(export, book):
    write(export, temperature(38.9), temperature(38.9))
    assert Read(export, book).issues == []


def test_without_a_reference_a_value_goes_to_the_visit_of_that_day(export, book):
    write(export, temperature(38.9, enc=None), temperature(36.0, enc="gone", at="2026-11-20T08:00:00Z"))
    read = Read(export, book)
    assert read["temperature"] == "38.9 Cel"
    assert [(visit.id, visit.findings["temperature"]) for visit in read.visits[1:]] == [("p1/2026-11-20", "36.0 Cel")]
    assert "1 told without a reference" in read.notes
    assert "1 rows of their own" in read.notes


def test_what_has_neither_visit_nor_day_is_counted(export, book):
    write(export, temperature(38.9, enc=None, at=None))
    read = Read(export, book)
    assert read["temperature"] is None
    assert "1 not used: no encounter that is here" in read.notes


def test_a_reference_to_another_patients_encounter_is_not_followed(export, book):
    write(export, patient("p2"), temperature(41, who="p2"))
    read = Read(export, book)
    assert read["temperature"] is None
    assert read.visits[1].id == "p2/2026-11-24"
    assert "1 refer to an encounter of another patient" in read.notes


def test_an_event_is_the_last_one_up_to_the_visit(export, book):
    write(
        export, procedure("r", "2026-10-01"), procedure("r", "2026-11-24T08:00:00+01:00"), procedure("r", "2026-12-24")
    )
    write(export, procedure("r", "2026-11-23", status="not-done"), encounter("e2", start="2026-10-20", end=None))
    write(export, encounter("e3", start="2026-09-20", end=None))
    read = Read(export, book, {"refill": ["http://house.example|r"]})
    assert [visit.events.get("refill") for visit in read.visits] == ["2026-11-24T08:00:00+01:00", "2026-10-01", None]


def test_an_event_of_the_next_day_is_still_to_come(tmp_path, book):
    write(tmp_path, encounter(start="2026-11-24", end=None), procedure("r", "2026-11-25"))
    assert Read(tmp_path, book, {"refill": ["http://house.example|r"]}).visits[0].events == {}
    write(tmp_path, procedure("r", "2026-11-24T16:00:00Z"))
    assert Read(tmp_path, book, {"refill": ["http://house.example|r"]}).visits[0].events["refill"][:10] == "2026-11-24"


def test_codes_of_the_house(export, book):
    house = "http://house.example"
    write(
        export,
        observation(concept("res", house), valueQuantity=amount(4, "mL")),
        observation(concept("alarm2", house), valueBoolean=True),
        observation(concept("calm", house), valueBoolean=True),
        condition(HEADACHE, onsetDateTime="2026-11-20"),
    )
    codes = {
        "residual_actual": [f"{house}|res"],
        "pump_alarm=two_tone": [f"{house}/|alarm2"],
        "headache_onset": [f"{SNOMED}|{HEADACHE}"],
        "agitation=absent": [f"{house}|calm"],
    }
    read = Read(export, book, codes, phase="implanted")
    assert read["residual_actual"] == "4 mL"
    assert read["pump_alarm"] == "two_tone"
    assert read["agitation"] == "absent"
    assert read.visits[0].events == {"headache_onset": "2026-11-20"}
    assert read.visits[0].phase == "implanted"


def test_the_phase_by_a_code_of_the_encounter(tmp_path, book):
    house = "http://house.example"
    write(tmp_path, encounter(type=[concept("trial", house)]), encounter("e2"))
    read = Read(tmp_path, book, {"phase=test_period": [f"{house}|trial"]}, phase="implanted")
    assert [visit.phase for visit in read.visits] == ["test_period", "implanted"]


def test_every_mistake_in_the_codes_is_said_at_once(export, book):
    codes = {
        "hedache": [f"{SNOMED}|1"], "temperature=high": ["a|b"], "refill=yes": ["a|b"], "phase": ["a|b"],
        "pump_alarm=beep": ["a|b"], "agitation": ["nothing"],
    }  # fmt: skip
    with pytest.raises(InputError) as error:
        open_fhir(export, book, extra_from({"codes": codes}))
    assert len(error.value.problems) == 6
    assert "headache" in str(error.value)
    assert "two_tone" in str(error.value)


def test_medicines_by_code_or_by_reference(export, book):
    drug = "http://drugs.example"
    ref = {"subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/e1"}}
    write(
        export,
        {"resourceType": "Medication", "id": "m1", "code": concept("mo", drug)},
        {"resourceType": "MedicationRequest", "id": "r1", "status": "active", "intent": "order",
         "medicationReference": {"reference": "Medication/m1"}, **ref},
        {"resourceType": "MedicationRequest", "id": "r2", "status": "active", "intent": "order", "doNotPerform": True,
         "medicationCodeableConcept": concept("ba", drug), **ref},
        {"resourceType": "MedicationStatement", "id": "s1", "status": "not-taken", "medicationCodeableConcept":
         concept("cl", drug), "subject": ref["subject"], "context": ref["encounter"]},
    )  # fmt: skip
    names = {"drug_morphine": "mo", "drug_baclofen": "ba", "drug_clonidine": "cl"}
    read = Read(export, book, {name: [f"{drug}|{code}"] for name, code in names.items()})
    assert [read[name] for name in names] == ["present", None, "absent"]
    assert "an order not to give it" in read.notes


def test_a_device_has_its_date_from_its_use(export, book):
    house = "http://house.example"
    use = {"resourceType": "DeviceUseStatement", "id": "u", "status": "active", "subject": {"reference": "Patient/p1"}}
    write(
        export,
        {"resourceType": "Device", "id": "d", "type": concept("pump", house), "patient": {"reference": "Patient/p1"}},
        {**use, "device": {"reference": "Device/d"}, "timingDateTime": "2026-01-05"},
    )
    read = Read(export, book, {"implant": [f"{house}|pump"]})
    assert read.visits[0].events == {"implant": "2026-01-05"}


def test_answers_of_a_questionnaire(export, book):
    form = "http://house.example/Questionnaire/call"
    items = [
        {"linkId": "1", "item": [{"linkId": "1.1", "answer": [{"valueBoolean": True}]}]},
        {"linkId": "2", "answer": [{"valueQuantity": amount(38.1)}]},
        {"linkId": "3", "answer": [{"valueString": "x"}]},
    ]
    write(
        export,
        {"resourceType": "QuestionnaireResponse", "id": "q", "status": "completed", "questionnaire": f"{form}|2",
         "subject": {"reference": "Patient/p1"}, "encounter": {"reference": "Encounter/e1"}, "item": items},
    )  # fmt: skip
    read = Read(export, book, {"headache": [f"{form}|1.1"], "temperature": [f"{form}|2"]})
    assert (read["headache"], read["temperature"]) == ("present", "38.1 Cel")
    assert f"{form}|3 (1)" in read.notes


def test_lines_that_are_no_json_are_counted_and_an_encounter_keeps_its_row(tmp_path, book):
    lines = [json.dumps(encounter("e1")), '{"resourceType": "Encounter", "id": "e', "", json.dumps(encounter("e3"))]
    (tmp_path / "Encounter.ndjson").write_text("\n".join(lines))
    write(tmp_path, temperature(38))
    with (tmp_path / "Observation.ndjson").open("a") as file:
        file.write('{"resourceType": \n')
    read = Read(tmp_path, book)
    assert [visit.id for visit in read.visits] == ["e1", None, "e3"]
    assert [issue.problem for issue in read.issues] == ["the line is not well-formed JSON"]
    assert "Observation: 1 lines not read" in read.notes


def test_encounters_that_are_wrong_or_twice_keep_their_rows_and_say_so(tmp_path, book):
    write(tmp_path, encounter(), encounter(), encounter("e2", status="entered-in-error"), temperature(38))
    read = Read(tmp_path, book)
    assert [visit.id for visit in read.visits] == ["e1", "e1", "e2"]
    assert [visit.findings.get("temperature") for visit in read.visits] == ["38 Cel", None, None]
    assert len(read.issues) == 2


def test_compressed_files_and_any_name(tmp_path, book):
    with gzip.open(tmp_path / "part-0001.ndjson.gz", "wt") as file:
        file.write(json.dumps(encounter()) + "\n")
    (tmp_path / "0002.ndjson").write_bytes(b"\xef\xbb\xbf" + json.dumps(temperature(38.2)).encode() + b"\r\n")
    assert is_fhir(tmp_path)
    assert not is_omop_folder(tmp_path)
    assert Read(tmp_path, book)["temperature"] == "38.2 Cel"


def test_a_file_cut_short_is_named_without_its_content(tmp_path, book):
    whole = gzip.compress((json.dumps(encounter("secret")) + "\n").encode() * 2000)
    (tmp_path / "Encounter.ndjson.gz").write_bytes(whole[:-30])
    with pytest.raises(InputError) as error:
        open_fhir(tmp_path, book)
    assert "Encounter.ndjson.gz" in str(error.value)
    assert "secret" not in str(error.value)


def test_an_empty_folder_is_no_export(tmp_path, book):
    assert not is_fhir(tmp_path)
    with pytest.raises(InputError, match="no FHIR resources"):
        open_fhir(tmp_path, book)


def test_a_reading_from_the_middle_gives_the_same_rows(tmp_path, book, monkeypatch):
    monkeypatch.setattr("thecal.screening.records.source.ROWS", 4)
    write(
        tmp_path, *(encounter(f"e{n}") for n in range(11)), *(temperature(36 + n / 10, enc=f"e{n}") for n in range(11))
    )
    source = open_fhir(tmp_path, book)
    whole = [(raw.first_row, raw.table) for raw in source.batches()]
    assert [first for first, _ in whole] == [1, 5, 9]
    assert [(raw.first_row, raw.table) for raw in open_fhir(tmp_path, book).batches(skip_rows=4)] == whole[1:]
    before = source.fingerprint()
    write(tmp_path, encounter("more"))
    assert open_fhir(tmp_path, book).fingerprint() != before


def test_nothing_is_left_on_the_disk(export, book, monkeypatch, tmp_path_factory):
    place = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(place))
    source = open_fhir(export, book)
    assert list(place.iterdir())
    source.close()
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_is_removed_and_what_a_running_one_has_is_not(
    export, book, monkeypatch, tmp_path_factory
):
    place = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(place))
    code = (
        "import os, signal, sys; from pathlib import Path; from thecal.screening.records.store import Store;"
        "store = Store(Path('.')); os.kill(os.getpid(), signal.SIGKILL)"
    )
    died = subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(place)}, cwd=export)
    assert died.returncode == -signal.SIGKILL
    (left,) = place.iterdir()
    running = open_fhir(export, book)
    assert not left.exists()
    second = open_fhir(export, book)
    assert len(list(place.iterdir())) == 2
    assert [raw.table.num_rows for raw in running.batches()] == [1]
    running.close()
    second.close()
