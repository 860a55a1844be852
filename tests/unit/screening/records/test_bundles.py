"""Bundles tell what a bulk export of the same resources tells: the same rows, in the same order, with the same notes."""

from __future__ import annotations

import gzip
import json
import random
import resource
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.screening.records.fhir import HEADACHE, LOINC, SNOMED, concept, encounter, observation, patient, write
from thecal.cli.run import run
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.records import extra_from, is_fhir, open_fhir
from thecal.screening.records.bundles import unpack

CODES = {"refill": ["http://house.example|refill"], "drug_morphine": ["http://house.example|mo"]}


def bundle(*resources: dict[str, Any], kind: str = "transaction", urns: bool = False) -> dict[str, Any]:
    """A bundle as Synthea writes it: each entry with the full URL of its resource, and what to do with it."""
    entries = [
        {
            "fullUrl": f"urn:uuid:{one['id']}"
            if urns
            else f"http://clinic.example/fhir/{one['resourceType']}/{one['id']}",
            "resource": one,
            "request": {"method": "POST", "url": one["resourceType"]},
        }
        for one in resources
    ]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


def person(number: int, visits: int) -> list[dict[str, Any]]:
    """Made-up records of one patient, of every type that is read, and of one that is not."""
    chance = random.Random(number)
    who = f"p{number}"
    made = [patient(who), {"resourceType": "Organization", "id": f"org{number}", "name": "A house"}]
    medicine = {"resourceType": "Medication", "id": f"m{number}", "code": concept("mo", "http://house.example")}
    made.append(medicine)
    for visit in range(visits):
        enc, day = f"{who}-e{visit}", f"2026-11-{visit + 1:02}"
        made.append(encounter(enc, who, f"{day}T09:00:00+01:00", f"{day}T10:00:00+01:00"))
        degrees = {
            "value": f"{chance.randint(350, 410) / 10:.2f}",
            "unit": "Cel",
            "system": "http://unitsofmeasure.org",
            "code": "Cel",
        }
        made.append(observation(concept("8310-5", LOINC), enc, who, f"{day}T09:10:00+01:00", valueQuantity=degrees))
        told = chance.choice([True, False])
        made.append(
            observation(concept(HEADACHE), chance.choice([enc, None]), who, f"{day}T09:20:00+01:00", valueBoolean=told)
        )
        made.append(
            {
                "resourceType": "Condition", "id": f"{enc}-c", "code": concept("91175000", SNOMED, "Seizure\u2028line"),
                "subject": {"reference": f"Patient/{who}"}, "encounter": {"reference": f"Encounter/{enc}"},
                "verificationStatus": {"coding": [{"code": chance.choice(["confirmed", "refuted"])}]},
                "note": [{"text": "two\nlines, \"quoted\""}],
            }
        )  # fmt: skip
        order = {"resourceType": "MedicationRequest", "id": f"{enc}-o", "status": "active", "intent": "order"}
        order |= {"subject": {"reference": f"Patient/{who}"}, "encounter": {"reference": f"Encounter/{enc}"}}
        made.append({**order, "medicationReference": {"reference": f"Medication/m{number}"}})
    made.append(observation(concept(HEADACHE), None, who, "2026-11-20T09:20:00+01:00", valueBoolean=True))
    refill = {
        "resourceType": "Procedure",
        "id": f"{who}-r",
        "status": "completed",
        "code": concept("refill", "http://house.example"),
    }
    made.append(
        {**refill, "subject": {"reference": f"Patient/{who}"}, "performedDateTime": "2026-11-02T08:00:00+01:00"}
    )
    return made


PEOPLE = [person(number, number % 4) for number in range(12)]


def read(place: Path, book: RuleBook) -> tuple[list[Any], list[str]]:
    """All rows with their issues, and the notes."""
    source = open_fhir(place, book, extra_from({"codes": CODES}))
    rows = [(batch.table.to_pylist(), batch.issues) for batch in source.batches()]
    source.close()
    return rows, source.notes


@pytest.fixture(scope="module")
def in_bulk(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[str]]:
    folder = tmp_path_factory.mktemp("bulk")
    write(folder, *(one for person in PEOPLE for one in person))
    told = read(folder, book)
    assert len(told[0][0][0]) == sum(number % 4 + 1 for number in range(12)), "visits, and a day without one each"
    return told


def as_synthea(text: str) -> str:
    """References by the URN of the entry that they mean."""
    for kind in ("Patient", "Encounter", "Medication"):
        text = text.replace(f'"{kind}/', '"urn:uuid:')
    return text


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("urns", [False, True])
def test_a_bundle_for_each_patient_gives_the_rows_of_a_bulk_export(
    tmp_path: Path, book: RuleBook, in_bulk, indent: int | None, packed: bool, urns: bool
) -> None:
    for number, one in enumerate(PEOPLE):
        text = json.dumps(bundle(*one, urns=urns), indent=indent)
        data = (as_synthea(text) if urns else text).encode()
        name = f"Ann{number}_Other.json"  # 10 comes after 2
        (tmp_path / (f"{name}.gz" if packed else name)).write_bytes(gzip.compress(data) if packed else data)
    (tmp_path / "hospitalInformation1.json").write_text(json.dumps(bundle(PEOPLE[0][1], kind="batch")))
    assert is_fhir(tmp_path)
    assert read(tmp_path, book) == in_bulk


def test_one_file_with_all_of_it(tmp_path: Path, book: RuleBook, in_bulk) -> None:
    every = [one for person in PEOPLE for one in person]
    one = tmp_path / "everyone.json"
    one.write_text(json.dumps(bundle(*every, kind="collection")))
    assert is_fhir(one)
    assert read(one, book) == in_bulk
    several = tmp_path / "several"
    several.mkdir()
    inner = {
        "resourceType": "Bundle",
        "type": "batch-response",
        "entry": [{"resource": bundle(*one)} for one in PEOPLE[:6]],
    }
    lines = [json.dumps(inner), *(json.dumps(bundle(*one)) for one in PEOPLE[6:])]
    (several / "page.ndjson").write_text("\n".join(lines))
    assert read(several, book) == in_bulk


def test_the_command_takes_a_file_or_a_folder(tmp_path: Path, capsys) -> None:
    (tmp_path / "p3.json").write_text(json.dumps(bundle(*PEOPLE[3])))
    for place in (tmp_path, tmp_path / "p3.json"):
        assert run(["screen", str(place), "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["rows"] == 4
        assert any("Organization" in note for note in told["notes"])


def test_a_file_for_each_resource(tmp_path: Path, book: RuleBook, in_bulk) -> None:
    for number, one in enumerate(one for person in PEOPLE for one in person):
        (tmp_path / f"{number}.json").write_text(json.dumps(one, indent=1))
    assert read(tmp_path, book) == in_bulk


def lines_of(place: Path, *files: tuple[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    place.mkdir(exist_ok=True)
    for name, content in files:
        (place / name).write_text(content if isinstance(content, str) else json.dumps(content))
    found = unpack([place / name for name, _ in files], place, {"Patient", "Observation"})
    lines = [line for (path,) in found.files.values() for line in path.read_text("utf-8").split("\n") if line]
    return [json.loads(line) for line in lines], found.notes


def test_a_resource_is_known_by_the_urn_of_its_entry(tmp_path: Path) -> None:
    subject = {"reference": "urn:uuid:aa"}
    entries = [
        {"fullUrl": "urn:uuid:aa", "resource": {"resourceType": "Patient", "id": "7"}},
        {"fullUrl": "urn:uuid:bb", "resource": {"resourceType": "Observation", "subject": subject, "valueString": "urn:uuid:zz"}},
        {"fullUrl": "http://clinic.example/Patient/8", "resource": {"resourceType": "Patient"}},
        {"resource": {"resourceType": "Patient"}},
        {"fullUrl": "urn:uuid:cc", "resource": {"resourceType": "Patient", "id": "9"}, "request": {"method": "DELETE"}},
        {"response": {"status": "404"}},
    ]  # fmt: skip
    lines, notes = lines_of(tmp_path / "in", ("a.json", {"resourceType": "Bundle", "entry": entries}))
    assert lines == [
        {"resourceType": "Patient", "id": "7"},
        {"id": "8", "resourceType": "Patient"},
        {"resourceType": "Patient"},
        {
            "id": "bb",
            "resourceType": "Observation",
            "subject": {"reference": "Patient/7"},
            "valueString": "urn:uuid:zz",
        },
    ]
    assert notes == []


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    earlier = bundle(patient(), kind="history")
    page = {**bundle(patient(), kind="searchset"), "link": [{"relation": "self"}, {"relation": "next", "url": "x"}]}
    lines, notes = lines_of(
        tmp_path / "in", ("a.json", earlier), ("b.json", page), ("config.json", {"version": 1}), ("c.json", "[1, 2]")
    )
    assert [line["id"] for line in lines] == ["p1"]
    assert notes == [
        "Bundle: 1 name a next page: see that it is among the files",
        "Bundle: 1 of the type history not read: it holds earlier versions",
        "files that hold no FHIR resource, not read: config.json, c.json",
    ]


def test_every_damaged_file_is_named_and_nothing_of_it_told(tmp_path: Path, book: RuleBook, monkeypatch) -> None:
    text = json.dumps(bundle(patient("secret"), encounter()))
    (tmp_path / "whole.json").write_text(text)
    (tmp_path / "cut.json").write_text(text[:-7])
    (tmp_path / "more.json").write_text(text + "}")
    packed = gzip.compress(text.encode())
    (tmp_path / "packed.json.gz").write_bytes(packed[:-9])
    (tmp_path / "spoilt.json.gz").write_bytes(packed[:20] + bytes(20) + packed[40:])
    (tmp_path / "deep.json").write_text(text[:-2] + ', {"resource": {"a": ' + "[" * 100_000)
    with pytest.raises(InputError) as caught:
        open_fhir(tmp_path, book)
    assert [Path(problem.place.file).name for problem in caught.value.problems] == [
        "cut.json", "deep.json", "more.json", "packed.json.gz", "spoilt.json.gz",
    ]  # fmt: skip
    assert "secret" not in str(caught.value)
    monkeypatch.setattr("thecal.screening.records.bundles.MOST_BYTES", 100)
    with pytest.raises(InputError, match="larger than"):
        open_fhir(tmp_path / "whole.json", book)


def test_a_disk_without_room_is_not_taken_for_a_damaged_bundle(tmp_path: Path) -> None:
    (tmp_path / "p1.json").write_text(json.dumps(bundle(patient(), encounter())))
    (tmp_path / "p2.json").write_text(json.dumps(bundle(patient(), encounter())))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "Patient.ndjson").symlink_to("/dev/full")
    with pytest.raises(InputError) as caught:
        unpack([tmp_path / "p1.json", tmp_path / "p2.json"], tmp_path / "full", {"Patient"})
    (problem,) = caught.value.problems
    assert (problem.slug, problem.message) == ("no-room", "The bundles can't be unpacked: no space left on device.")


def test_bundles_beside_lines_are_not_read_twice(tmp_path: Path, book: RuleBook) -> None:
    write(tmp_path, patient(), encounter())
    (tmp_path / "p1.json").write_text(json.dumps(bundle(patient(), encounter())))
    (rows, _), *_ = (told := read(tmp_path, book))[0]
    assert [row["id"] for row in rows] == ["e1"]
    assert any("bundles beside files of one resource a line" in note for note in told[1])


def test_json_that_is_not_of_fhir_is_left_to_others(tmp_path: Path) -> None:
    (tmp_path / "visits.json").write_text('{"id": "A1", "findings": {"headache": "present"}}')
    assert not is_fhir(tmp_path / "visits.json")
    assert not is_fhir(tmp_path)
    assert not is_fhir(tmp_path / "none.json")


@settings(deadline=None, max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=20,
    ),
    st.sampled_from([None, 0, 3]),
    st.booleans(),
)
def test_a_resource_is_copied_as_it_is_written(tmp_path_factory, value, indent, plain) -> None:
    whole = {"type": "batch", "entry": [{"resource": {"resourceType": "Patient", "id": "1", "extension": value}}]}
    whole |= {"resourceType": "Bundle"}
    place = tmp_path_factory.mktemp("one")
    lines, _ = lines_of(place, ("a.json", json.dumps(whole, indent=indent, ensure_ascii=plain)))
    assert lines == [whole["entry"][0]["resource"]]


@pytest.mark.slow
def test_one_file_is_held_at_a_time(tmp_path: Path) -> None:
    text = json.dumps(bundle(*(observation(concept("8310-5", LOINC), note="x" * 1000) for _ in range(4000))))
    (tmp_path / "0.json").write_text(text)
    unpack([tmp_path / "0.json"], tmp_path, {"Patient"})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(1, 20):
        (tmp_path / f"{number}.json").write_text(text)
    unpack([tmp_path / f"{number}.json" for number in range(20)], tmp_path, {"Observation"})
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < 6 * len(text), f"{len(text):,} letters a file, and {grown:,} bytes more were held"
