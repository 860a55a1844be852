"""FHIR resources as clinics' servers write them, for tests."""

from __future__ import annotations

import itertools
import json

LOINC, SNOMED, UCUM = "http://loinc.org", "http://snomed.info/sct", "http://unitsofmeasure.org"
NUMBERS = itertools.count()
HEADACHE, NAUSEA, VOMITING = "25064002", "422587007", "422400008"


def concept(code, system=SNOMED, display=""):
    return {"coding": [{"system": system, "code": code, "display": display}]}


def patient(ident="p1", **more):
    return {"resourceType": "Patient", "id": ident, "gender": "female", "birthDate": "1950-11-25", **more}


def encounter(ident="e1", who="p1", start="2026-11-24T09:00:00+01:00", end="2026-11-24T10:00:00+01:00", **more):
    period = {"start": start, **({"end": end} if end else {})}
    about = {"resourceType": "Encounter", "id": ident, "status": "finished", "subject": {"reference": f"Patient/{who}"}}
    return {**about, "period": period, **more}


def observation(code, enc="e1", who="p1", at="2026-11-24T09:10:00+01:00", **more):
    about = {"resourceType": "Observation", "id": f"o{next(NUMBERS)}", "status": "final", "code": code}
    about["subject"] = {"reference": f"Patient/{who}"}
    if enc:
        about["encounter"] = {"reference": f"Encounter/{enc}"}
    if at:
        about["effectiveDateTime"] = at
    return {**about, **more}


def amount(value, unit="Cel", **more):
    return {"value": value, "unit": unit, "system": UCUM, "code": unit, **more}


def condition(code, enc="e1", verified="confirmed", clinical="active", **more):
    about = {"resourceType": "Condition", "id": f"c{next(NUMBERS)}", "code": concept(code)}
    about |= {"subject": {"reference": "Patient/p1"}, "clinicalStatus": {"coding": [{"code": clinical}]}}
    if verified:
        about["verificationStatus"] = {"coding": [{"code": verified}]}
    if enc:
        about["encounter"] = {"reference": f"Encounter/{enc}"}
    return {**about, **more}


def procedure(code, at, status="completed"):
    about = {
        "resourceType": "Procedure",
        "id": f"x{at}",
        "status": status,
        "code": concept(code, "http://house.example"),
    }
    return {**about, "subject": {"reference": "Patient/p1"}, "performedDateTime": at}


def temperature(value, unit="Cel", **more):
    return observation(concept("8310-5", LOINC), valueQuantity=amount(value, unit), **more)


def write(folder, *resources):
    """A file for each type, as a server would export them."""
    for resource in resources:
        with (folder / f"{resource['resourceType']}.ndjson").open("a") as file:
            file.write(json.dumps(resource) + "\n")
    return folder
