"""The tables of OMOP become rows: one a visit, with codes looked up in the folder's own vocabulary."""

import csv

import pyarrow.csv
import pyarrow.parquet
import pytest

from tests.unit.screening.records.test_fhir import visits_of
from thecal.errors import InputError
from thecal.screening.records import extra_from, is_fhir, is_omop_folder, load_extra, open_omop

CONCEPTS = [
    (1, "8310-5", "LOINC", "Body temperature"), (2, "25064002", "SNOMED", "Headache"), (3, "Cel", "UCUM", "degree Celsius"),
    (4, "[degF]", "UCUM", "degree Fahrenheit"), (5, "LA32-8", "LOINC", "No"), (6, "<", "SNOMED", "<"),
    (7, "1988-5", "LOINC", "C reactive protein"), (8, "mg/L", "UCUM", "milligram per liter"),
    (9, "R51.0", "ICD10CM", "Headache with orthostatic component"), (10, "F", "Gender", "FEMALE"),
    (11, "404", "SNOMED", "Something else"), (12, "PRE", "House", "Preliminary diagnosis"), (13, "=", "SNOMED", "="),
    (2000000001, "PUMP", "House", "Pump implantation"),
]  # fmt: skip


def put(folder, table, *rows):
    with (folder / f"{table}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path):
    names = ("concept_id", "concept_code", "vocabulary_id", "concept_name")
    put(tmp_path, "concept", *(dict(zip(names, concept, strict=True)) for concept in CONCEPTS))
    put(
        tmp_path,
        "person",
        {"person_id": 1, "gender_concept_id": 10, "year_of_birth": 1950, "month_of_birth": 11, "day_of_birth": 25},
    )
    put(tmp_path, "visit_occurrence", visit(21), visit(20, day="2026-10-24"))
    return tmp_path


def visit(ident, day="2026-11-24", time="09:00:00", person=1):
    about = {"visit_occurrence_id": ident, "person_id": person, "visit_start_date": day, "visit_end_date": day}
    return {**about, "visit_start_datetime": f"{day} {time}"}


def measured(concept, number=None, unit=None, time="09:10:00", **more):
    about = {"measurement_id": concept, "person_id": 1, "visit_occurrence_id": 21, "measurement_concept_id": concept}
    about |= {"measurement_date": "2026-11-24", "measurement_datetime": f"2026-11-24 {time}", "value_as_number": number}
    return {**about, "unit_concept_id": unit, **more}


def observed(concept, **more):
    about = {"observation_id": concept, "person_id": 1, "visit_occurrence_id": 21, "observation_concept_id": concept}
    return {**about, "observation_date": "2026-11-24", **more}


def diagnosed(concept, source=0, **more):
    about = {"condition_occurrence_id": 5, "person_id": 1, "visit_occurrence_id": 21, "condition_concept_id": concept}
    return {**about, "condition_source_concept_id": source, "condition_start_date": "2026-11-24", **more}


def read(folder, book, **extra):
    source = open_omop(folder, book, extra_from(extra))
    return source, *visits_of(source, book)


def test_each_visit_is_a_row_in_the_order_of_the_table(folder, book):
    _, visits, _ = read(folder, book)
    assert [visit.id for visit in visits] == ["21", "20"]
    assert visits[0].findings == {"sex": "female", "age": "75 a"}
    assert is_omop_folder(folder)
    assert not is_fhir(folder)


def test_measurements_with_units_and_limits(folder, book):
    limit = measured(7, 5, 8, operator_concept_id=6, value_source_value="")
    put(folder, "measurement", measured(1, "101.3", 4, operator_concept_id=13), limit, measured(11, 3, 8))
    source, visits, _ = read(folder, book)
    assert visits[0].findings["temperature"] == "101.3 [degF]"
    assert visits[0].findings["crp"] == "< 5 mg/L"  # the intake refuses it, and says why
    assert visits[0].date.isoformat() == "2026-11-24T09:10:00"
    assert "measurement: 1 with codes that no finding has: SNOMED 404 Something else (1)" in source.notes


def test_observations_by_the_concept_of_their_value(folder, book):
    put(folder, "observation", observed(2, value_as_concept_id=5))
    assert read(folder, book)[1][0].findings["headache"] == "absent"
    put(folder, "observation", observed(2, value_as_string="yes"))
    assert read(folder, book)[1][0].findings["headache"] == "present"
    put(folder, "observation", observed(2))
    _, visits, issues = read(folder, book)
    assert visits[0].findings["headache"] == "unknown"
    assert [issue.problem for issue in issues] == ["is recorded without a value"]


def test_conditions_by_concept_or_by_that_of_the_source(folder, book):
    put(folder, "condition_occurrence", diagnosed(2), diagnosed(0, source=9))
    _, visits, _ = read(folder, book)
    assert visits[0].findings["headache"] == "present"
    assert visits[0].findings["headache_posture"] == "worse_upright"


def test_a_preliminary_diagnosis_is_not_known_to_be_there(folder, book):
    put(folder, "condition_occurrence", diagnosed(2, condition_status_concept_id=12))
    source, visits, _ = read(folder, book)
    assert visits[0].findings["headache"] == "unknown"
    assert "condition_occurrence: 1 only preliminary diagnosis, taken as unknown" in source.notes


def test_events_by_codes_of_the_house(folder, book):
    about = {"person_id": 1, "procedure_source_value": "op7"}
    rows = [
        {**about, "procedure_concept_id": 2000000001, "procedure_date": "2026-10-01"},
        {
            **about,
            "procedure_concept_id": 0,
            "procedure_date": "2026-11-01",
            "procedure_datetime": "2026-11-01 00:00:00",
        },
    ]
    put(folder, "procedure_occurrence", *rows)

    def implanted(*codes):
        return [visit.events.get("implant") for visit in read(folder, book, codes={"implant": list(codes)})[1]]

    assert implanted("House|PUMP") == ["2026-10-01", "2026-10-01"]
    assert implanted("concept|2000000001") == ["2026-10-01", "2026-10-01"]
    assert implanted("source|op7") == ["2026-11-01", "2026-10-01"]  # midnight is no time of day


def test_a_mapping_has_a_part_for_each_kind(tmp_path):
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("omop: {phase: implanted}\nfhir: {phase: test_period}\n")
    assert load_extra(mapping, "omop").phase == "implanted"
    mapping.write_text("fhir: {phase: test_period}\n")
    with pytest.raises(InputError, match="no part `omop:`"):
        load_extra(mapping, "omop")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("fhir: {phase: later}", "unknown-phase"),
        ("fhir: {code: {}}", "unknown-key"),
        ("fhir: {codes: [a]}", "wrong-kind"),
        ("fhir: {codes: {headache: [1]}}", "wrong-kind"),
        ("fhir: {codes: }}", "not-yaml"),
    ],
)
def test_mistakes_in_the_form_of_a_mapping_have_their_place(tmp_path, text, slug):
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(text)
    with pytest.raises(InputError) as error:
        load_extra(mapping, "fhir")
    (problem,) = error.value.problems
    assert (problem.slug, problem.place.line) == (slug, 1)


def test_tables_as_parquet_in_folders_and_vocabularies_with_tabs(folder, book):
    put(folder, "measurement", measured(1, 38.5, 3))
    for table in ("measurement", "visit_occurrence"):
        (folder / table).mkdir()
        text = folder / f"{table}.csv"
        pyarrow.parquet.write_table(pyarrow.csv.read_csv(text), folder / table / "part-0.parquet")
        text.unlink()
    words = (folder / "concept.csv").read_text().replace(",", "\t").replace("Headache", '"Head"ache')
    (folder / "concept.csv").write_text(words)
    _, visits, _ = read(folder, book)
    assert [visit.id for visit in visits] == ["21", "20"]
    assert visits[0].findings["temperature"] == "38.5 Cel"


def test_a_folder_without_its_tables(tmp_path, book):
    put(tmp_path, "person", {"person_id": 1})
    assert not is_omop_folder(tmp_path)
    with pytest.raises(InputError, match="no table visit_occurrence and no table concept"):
        open_omop(tmp_path, book)
