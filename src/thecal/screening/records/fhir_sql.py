"""How each type of FHIR resource is read: its shape, where its codes stand, and what its statuses mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_CODING = '[{"system":"VARCHAR","code":"VARCHAR","display":"VARCHAR"}]'
_CONCEPT = f'{{"coding":{_CODING},"text":"VARCHAR"}}'
_REFERENCE = '{"reference":"VARCHAR"}'
_PERIOD = '{"start":"VARCHAR","end":"VARCHAR"}'

_QUANTITY = '{"value":"VARCHAR","unit":"VARCHAR","system":"VARCHAR","code":"VARCHAR","comparator":"VARCHAR"}'
_PART = f'{{"code":{_CONCEPT},"valueQuantity":{_QUANTITY}}}'
_NO_QUANTITY = f"json_transform(NULL::JSON, '{_QUANTITY}')"
_WHOLE = f"[{{'codings': %s, 'q': {_NO_QUANTITY}, 'part': NULL::JSON}}]"

MOST_BYTES = 16_000_000
"""A longer resource is not read (and counted): a document, not an observation."""


@dataclass(frozen=True)
class Shape:
    """How one type is read. All expressions are SQL over `r`, the resource.

    Attributes:
        fields: the fields that are looked at, as JSON types.
        parts: a list of what carries codes, each `{codings, part}`; `part` is JSON where a value has to be looked for.
        visit, patient: the references.
        at: when, as text.
        answer: present, absent or unknown, by status; NULL where a value tells.
        left_out: why it does not count; NULL where it does.
        remark: what to count although it is used.
        ends: when it ended.
        part: what is kept of it as JSON, if not the part's own.
        worth: a quick look at what may hold a known code, before any part is taken out.
        joined: a further table of codings, `(id, codings)`, by the reference in `joined_by`.
    """

    fields: str
    parts: str
    visit: str
    patient: str
    at: str
    answer: str = "NULL"
    left_out: str = "NULL"
    remark: str = "NULL"
    ends: str = "NULL"
    part: str = "NULL::JSON"
    worth: str = "TRUE"
    joined: str = ""
    joined_by: str = ""


def _unless(used: str, status: str = "r.status") -> str:
    return f"CASE WHEN {status} IS NOT NULL AND {status} NOT IN ({used}) THEN 'status ' || {status} END"


_VERIFIED = "coalesce(r.verificationStatus.coding[1].code, lower(r.verificationStatus.text))"
_CLINICAL = "coalesce(r.clinicalStatus.coding[1].code, lower(r.clinicalStatus.text))"
_ENDED = "coalesce(r.abatementDateTime, r.abatementPeriod.end)"
_MEDICINE = f'"status":"VARCHAR","medicationCodeableConcept":{_CONCEPT},"medicationReference":{_REFERENCE},"subject":{_REFERENCE}'
_ORDERED = _unless("'active', 'completed'")
_MEDICINE_CODES = _WHOLE % "coalesce(r.medicationCodeableConcept.coding, j.codings)"

SHAPES: Mapping[str, Shape] = {
    "Observation": Shape(
        fields=f'"status":"VARCHAR","code":{_CONCEPT},"subject":{_REFERENCE},"encounter":{_REFERENCE},'
        f'"effectiveDateTime":"VARCHAR","effectiveInstant":"VARCHAR","effectivePeriod":{_PERIOD},"issued":"VARCHAR",'
        f'"component":["JSON"],"valueQuantity":{_QUANTITY}',
        # Where there is a plain number, the rest of the JSON is not needed any more.
        parts="list_concat([{'codings': r.code.coding, 'q': r.valueQuantity, 'part': CASE WHEN r.valueQuantity.value IS NULL "
        "THEN json END}], list_transform(list_transform(coalesce(r.component, []), lambda c: {'c': c, 't': "
        f"json_transform(c, '{_PART}')}}), lambda x: {{'codings': x.t.code.coding, 'q': x.t.valueQuantity, "
        "'part': CASE WHEN x.t.valueQuantity.value IS NULL THEN x.c END}))",
        worth="r.component IS NOT NULL OR len(list_filter(r.code.coding, lambda c: c.code IN ({codes}))) > 0",
        visit="r.encounter.reference",
        patient="r.subject.reference",
        at="coalesce(r.effectiveDateTime, r.effectiveInstant, r.effectivePeriod.end, r.effectivePeriod.start, r.issued)",
        left_out=_unless("'final', 'amended', 'corrected', 'preliminary', 'unknown'"),
    ),
    "Condition": Shape(
        fields=f'"code":{_CONCEPT},"verificationStatus":{_CONCEPT},"clinicalStatus":{_CONCEPT},"subject":{_REFERENCE},'
        f'"encounter":{_REFERENCE},"recordedDate":"VARCHAR","onsetDateTime":"VARCHAR","onsetPeriod":{_PERIOD},'
        f'"abatementDateTime":"VARCHAR","abatementPeriod":{_PERIOD}',
        parts=_WHOLE % "r.code.coding",
        visit="r.encounter.reference",
        patient="r.subject.reference",
        at="coalesce(r.recordedDate, r.onsetDateTime, r.onsetPeriod.start)",
        # What is only suspected (provisional, differential, unconfirmed) is not known to be there.
        answer=f"CASE WHEN {_VERIFIED} = 'refuted' THEN 'absent' WHEN coalesce({_VERIFIED}, 'confirmed') = 'confirmed' "
        "THEN 'present' ELSE 'unknown' END",
        left_out=f"CASE WHEN {_VERIFIED} = 'entered-in-error' THEN 'entered in error' "
        f"WHEN {_CLINICAL} IN ('inactive', 'remission', 'resolved') AND moment({_ENDED}) IS NULL "
        f"THEN 'over (' || {_CLINICAL} || '), and the record does not say since when' END",
        remark=f"CASE WHEN {_VERIFIED} IS NULL THEN 'without verificationStatus, taken as present' "
        f"WHEN {_VERIFIED} NOT IN ('confirmed', 'refuted', 'entered-in-error') "
        f"THEN 'only ' || {_VERIFIED} || ', taken as unknown' END",
        ends=_ENDED,
        part="json_object('valueDateTime', coalesce(r.onsetDateTime, r.onsetPeriod.start))",
    ),
    "Procedure": Shape(
        fields=f'"status":"VARCHAR","code":{_CONCEPT},"subject":{_REFERENCE},"encounter":{_REFERENCE},'
        f'"performedDateTime":"VARCHAR","performedPeriod":{_PERIOD}',
        parts=_WHOLE % "r.code.coding",
        visit="r.encounter.reference",
        patient="r.subject.reference",
        at="coalesce(r.performedDateTime, r.performedPeriod.start, r.performedPeriod.end)",
        answer="'present'",
        left_out=_unless("'completed', 'in-progress'"),
    ),
    "MedicationRequest": Shape(
        fields=f'{_MEDICINE},"intent":"VARCHAR","doNotPerform":"BOOLEAN","encounter":{_REFERENCE},"authoredOn":"VARCHAR"',
        parts=_MEDICINE_CODES,
        visit="r.encounter.reference",
        patient="r.subject.reference",
        at="r.authoredOn",
        answer="'present'",
        left_out="CASE WHEN r.doNotPerform THEN 'an order not to give it' WHEN r.intent IN ('proposal', 'plan', 'option') "
        f"THEN 'intent ' || r.intent ELSE {_ORDERED} END",
        joined="medicines",
        joined_by="r.medicationReference.reference",
    ),
    "MedicationAdministration": Shape(
        fields=f'{_MEDICINE},"context":{_REFERENCE},"effectiveDateTime":"VARCHAR","effectivePeriod":{_PERIOD}',
        parts=_MEDICINE_CODES,
        visit="r.context.reference",
        patient="r.subject.reference",
        at="coalesce(r.effectiveDateTime, r.effectivePeriod.start, r.effectivePeriod.end)",
        answer="'present'",
        left_out=_unless("'completed', 'in-progress'"),
        joined="medicines",
        joined_by="r.medicationReference.reference",
    ),
    "MedicationStatement": Shape(
        fields=f'{_MEDICINE},"context":{_REFERENCE},"effectiveDateTime":"VARCHAR","effectivePeriod":{_PERIOD},'
        '"dateAsserted":"VARCHAR"',
        parts=_MEDICINE_CODES,
        visit="r.context.reference",
        patient="r.subject.reference",
        at="coalesce(r.effectiveDateTime, r.effectivePeriod.start, r.dateAsserted)",
        answer="CASE WHEN r.status = 'not-taken' THEN 'absent' ELSE 'present' END",
        left_out=_unless("'active', 'completed', 'not-taken'"),
        joined="medicines",
        joined_by="r.medicationReference.reference",
    ),
    "DeviceUseStatement": Shape(
        fields=f'"status":"VARCHAR","subject":{_REFERENCE},"device":{_REFERENCE},"timingDateTime":"VARCHAR",'
        f'"timingPeriod":{_PERIOD},"recordedOn":"VARCHAR"',
        parts=_WHOLE % "j.codings",
        visit="NULL",
        patient="r.subject.reference",
        at="coalesce(r.timingDateTime, r.timingPeriod.start, r.recordedOn)",
        answer="'present'",
        left_out=_unless("'active', 'completed'"),
        joined="devices",
        joined_by="r.device.reference",
    ),
    "Device": Shape(
        fields=f'"type":{_CONCEPT},"patient":{_REFERENCE}',
        parts=_WHOLE % "r.type.coding",
        visit="NULL",
        patient="r.patient.reference",
        at="NULL",
        answer="'present'",
        left_out="'a Device says no date; a DeviceUseStatement or a Procedure does'",
    ),
    "Encounter": Shape(
        fields=f'"status":"VARCHAR","subject":{_REFERENCE},"type":[{_CONCEPT}],"serviceType":{_CONCEPT},"period":{_PERIOD}',
        parts=_WHOLE % "list_concat(flatten(list_transform(coalesce(r.type, []), lambda t: coalesce(t.coding, []))), "
        "coalesce(r.serviceType.coding, []))",
        visit="r.id",
        patient="r.subject.reference",
        at="coalesce(r.period.start, r.period.end)",
        answer="'present'",
    ),
}


def told_sql(kind: str, codes: str) -> str:
    """The query that gives rows of `told` from the files ($1) of one type; `codes`: all that are known, as SQL texts."""
    shape = SHAPES[kind]
    return f"""
    WITH flat AS (
        SELECT r.id AS ref, bare({shape.visit}) AS visit, bare({shape.patient}) AS patient, ({shape.at})::VARCHAR AS happens,
            ({shape.ends})::VARCHAR AS ends, ({shape.answer})::VARCHAR AS answer, ({shape.left_out})::VARCHAR AS left_out,
            ({shape.remark})::VARCHAR AS remark,
            {shape.part} AS whole, {shape.parts} AS parts
        FROM {_parsed(kind)} WHERE {shape.worth.format(codes=codes)}
    ), of_interest AS (
        SELECT * REPLACE (list_filter(parts, lambda p: {_hit(codes)}) AS parts) FROM flat
    ), apart AS (
        SELECT * EXCLUDE parts, unnest(parts) AS p FROM of_interest WHERE len(parts) > 0
    ), coded AS (
        SELECT *, unnest(p.codings) AS coding FROM apart
    )
    SELECT '{kind}' AS kind, ref, meaning AS code, visit, patient, happens AS at_text, ends, answer, p.q.value AS number,
        CASE WHEN p.q.code IS NOT NULL AND (p.q.unit IS NULL OR coalesce(p.q.system, '{UCUM}') = '{UCUM}')
            THEN p.q.code ELSE p.q.unit END AS unit,
        p.q.comparator AS comparator, coalesce(p.part, whole)::VARCHAR AS part, left_out, remark
    FROM coded JOIN codes ON codes.code = coding.code AND (codes.system = '' OR codes.system = named(coding.system))
    """  # noqa: S608 - all parts are of this module, and the codes are quoted


def counts_sql(kind: str, codes: str) -> str:
    """The statement that counts what no code known here stands for, and the lines that are no JSON ($1: the files)."""
    # Most observations have no components and a code that is not known: these need no look at their parts.
    quickly, parts = "", SHAPES[kind].parts
    if kind == "Observation":
        label = "coalesce(concat_ws(' ', r.code.coding[1].code, r.code.coding[1].display), '')"
        quickly = f"WHEN NOT ({SHAPES[kind].worth.format(codes=codes)}) THEN [{label}]"
        # The name of a panel is no loss when its parts are looked at.
        parts = f"CASE WHEN len(r.component) > 0 THEN ({parts})[2:] ELSE {parts} END"
    return f"""
    INSERT INTO unused
    SELECT '{kind}', label, count(*) FROM (
        SELECT CASE WHEN json IS NULL THEN [NULL]
            {quickly}
            ELSE list_transform(list_filter({parts}, lambda p: NOT coalesce({_hit(codes)}, FALSE)),
            lambda p: coalesce(concat_ws(' ', p.codings[1].code, p.codings[1].display), '')) END AS labels
        FROM {_parsed(kind)}
    ), unnest(labels) AS each(label) GROUP BY label
    """  # noqa: S608


def _hit(codes: str) -> str:
    # IN over constants is a lookup; list_has_any builds its set anew in every row.
    return f"len(list_filter(p.codings, lambda c: c.code IN ({codes}))) > 0"


def _parsed(kind: str) -> str:
    shape = SHAPES[kind]
    join = f" LEFT JOIN {shape.joined} j ON j.id = bare({shape.joined_by})" if shape.joined else ""
    return f"""(SELECT json, json_transform(json, '{{"id":"VARCHAR",{shape.fields}}}') AS r
        FROM {lines("$1")} WHERE json IS NULL OR json->>'$.resourceType' = '{kind}'){join}"""  # noqa: S608


UCUM = "http://unitsofmeasure.org"
BROKEN = "not well-formed JSON, or too long"


def lines(files: str) -> str:
    """The lines of some files; NULL where a line is not JSON."""
    return f"read_ndjson_objects({files}, ignore_errors := true, maximum_object_size := {MOST_BYTES})"


VISITS = f"""
INSERT INTO visits
SELECT row_number() OVER (), r.id, bare(r.subject.reference), coalesce(r.period.start, r.period.end),
    moment(coalesce(r.period.start, r.period.end)), last_moment(r.period.end),
    CASE WHEN json IS NULL THEN 'the line is not well-formed JSON' WHEN r.id IS NULL THEN 'the encounter has no id'
        WHEN r.status IN ('entered-in-error', 'cancelled') THEN 'the encounter has the status ' || r.status END
FROM (SELECT json, json_transform(json, '{{"id":"VARCHAR",{SHAPES["Encounter"].fields}}}') AS r FROM {lines("$1")}
    WHERE json IS NULL OR json->>'$.resourceType' = 'Encounter')
"""  # noqa: S608

PEOPLE = f"""
INSERT INTO people SELECT json->>'$.id', json->>'$.gender', json->>'$.birthDate' FROM {lines("$1")}
WHERE json->>'$.resourceType' = 'Patient'
"""  # noqa: S608


def codings_sql(table: str, kind: str, field: str) -> str:
    """The statement that makes a table of the codings of Medications or Devices, by their ids."""
    return f"""
    CREATE TABLE {table} AS SELECT json->>'$.id' AS id, json_transform(json, '{{"{field}":{_CONCEPT}}}').{field}.coding AS codings
    FROM {lines("$1")} WHERE json->>'$.resourceType' = '{kind}'
    """  # noqa: S608


def no_codings_sql(table: str) -> str:
    """The same table with nothing in it."""
    return f"CREATE TABLE {table} (id VARCHAR, codings STRUCT(system VARCHAR, code VARCHAR, display VARCHAR)[])"
