"""How each table of OMOP is read: which columns say what, when, and in which visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from thecal.screening.records.store import Store


@dataclass(frozen=True)
class Clinical:
    """The columns of one table with clinical facts.

    Attributes:
        concept, source: the concept, and the one of the source beside it.
        source_value: the code as the source wrote it.
        date, moment: when, as a date and with the time of day.
        ends: the columns of its end, likewise.
        valued: whether it has values; what it names is present otherwise.
    """

    concept: str
    source: str
    source_value: str
    date: str
    moment: str
    ends: tuple[str, str] = ("", "")
    valued: bool = False


CLINICAL: Mapping[str, Clinical] = {
    "condition_occurrence": Clinical(
        "condition_concept_id", "condition_source_concept_id", "condition_source_value", "condition_start_date",
        "condition_start_datetime", ("condition_end_date", "condition_end_datetime"),
    ),
    "measurement": Clinical(
        "measurement_concept_id", "measurement_source_concept_id", "measurement_source_value", "measurement_date",
        "measurement_datetime", valued=True,
    ),
    "observation": Clinical(
        "observation_concept_id", "observation_source_concept_id", "observation_source_value", "observation_date",
        "observation_datetime", valued=True,
    ),
    "procedure_occurrence": Clinical(
        "procedure_concept_id", "procedure_source_concept_id", "procedure_source_value", "procedure_date", "procedure_datetime"
    ),
    "device_exposure": Clinical(
        "device_concept_id", "device_source_concept_id", "device_source_value", "device_exposure_start_date",
        "device_exposure_start_datetime",
    ),
    "drug_exposure": Clinical(
        "drug_concept_id", "drug_source_concept_id", "drug_source_value", "drug_exposure_start_date",
        "drug_exposure_start_datetime", ("drug_exposure_end_date", "drug_exposure_end_datetime"),
    ),
}  # fmt: skip

MACROS = """
CREATE MACRO iso(text) AS CASE WHEN regexp_full_match(text, '[0-9]{8}')
    THEN text[1:4] || '-' || text[5:6] || '-' || text[7:8] ELSE nullif(trim(text), '') END;
CREATE MACRO said(date, time) AS CASE WHEN nullif(trim(time), '') IS NULL OR regexp_matches(time, '^.{10}[T ]00:00(:00(\\.0+)?)?$')
    THEN iso(coalesce(nullif(trim(date), ''), left(time, 10))) ELSE trim(time) END;
CREATE MACRO key(text) AS nullif(nullif(regexp_replace(trim(text), '\\.0+$', ''), '0'), '');
"""
# said: midnight is how a time of day that nobody knows is written, so the date alone counts.
# key: ids as text; 0 is "no matching concept"; programs write whole numbers with gaps as 7.0.


class Table:
    """A table in its files: an SQL expression that gives its columns as text, whether they are there or not."""

    def __init__(self, store: Store, name: str, files: list[Path]) -> None:
        self.name = name
        self.view = f"omop_{name}"
        text = [file for file in files if not file.name.lower().endswith(".parquet")]
        if text:
            delimiter, quote = _dialect(text[0])
            how = f"read_csv($f, all_varchar := true, header := true, delim := '{delimiter}', quote := '{quote}', union_by_name := true)"
        else:
            how = "read_parquet($f, union_by_name := true)"
        names = ", ".join("'" + str(file).replace("'", "''") + "'" for file in text or files)
        store.run(f"CREATE VIEW {self.view} AS SELECT * FROM {how.replace('$f', f'[{names}]')}")  # noqa: S608
        described = store.rows(f"DESCRIBE {self.view}")
        self.columns = {str(row[0]).lower(): str(row[0]) for row in described}

    def __getitem__(self, column: str) -> str:
        found = self.columns.get(column)
        return "NULL::VARCHAR" if found is None else 't."' + found.replace('"', '""') + '"::VARCHAR'


def _dialect(file: Path) -> tuple[str, str]:
    """What stands between the cells, and around them: vocabularies come with tabs and bare quotation marks."""
    import gzip  # noqa: PLC0415

    opened = gzip.open if file.name.lower().endswith(".gz") else open
    with opened(file, "rb") as stream:
        header = stream.readline(65_536).decode("utf-8-sig", "replace")
    if "\t" in header:
        return "\t", ""
    return (";" if header.count(";") > header.count(",") else ","), '"'


def visits_sql(visit: Table) -> str:
    """One row a visit, in the order of the file."""
    start = f"said({visit['visit_start_date']}, {visit['visit_start_datetime']})"
    end = f"said({visit['visit_end_date']}, {visit['visit_end_datetime']})"
    return f"""
    INSERT INTO visits SELECT row_number() OVER (), key({visit["visit_occurrence_id"]}), key({visit["person_id"]}),
        {start}, moment({start}), last_moment({end}),
        CASE WHEN key({visit["visit_occurrence_id"]}) IS NULL THEN 'the visit has no id' END
    FROM {visit.view} t
    """  # noqa: S608


def genders_sql(person: Table) -> str:
    """The concepts that people have as their gender."""
    gender = f"key({person['gender_concept_id']})"
    return f"SELECT {gender} FROM {person.view} t WHERE {gender} IS NOT NULL"  # noqa: S608


def people_sql(person: Table) -> str:
    """Sex by concept or source; the date of birth where it is a full date."""
    return f"""
    INSERT INTO people SELECT key({person["person_id"]}), coalesce(c.code, {person["gender_source_value"]}),
        coalesce(left(said(NULL, {person["birth_datetime"]}), 10),
            try(make_date({person["year_of_birth"]}::DOUBLE::INTEGER, {person["month_of_birth"]}::DOUBLE::INTEGER,
                {person["day_of_birth"]}::DOUBLE::INTEGER)::VARCHAR))
    FROM {person.view} t LEFT JOIN (SELECT * FROM concepts WHERE code IN ('M', 'F')) c
        ON c.id = key({person["gender_concept_id"]})
    """  # noqa: S608


def understood_sql(concept: Table) -> str:
    """The concepts that mean something here: by code, by id, or by what the source wrote (`id` with `source|` before it)."""
    return f"""
    SELECT DISTINCT key({concept["concept_id"]}) AS id, meaning FROM {concept.view} t JOIN codes
        ON codes.code = {concept["concept_code"]}
        AND (codes.system = '' OR codes.system = lower({concept["vocabulary_id"]}))
    UNION SELECT code, meaning FROM codes WHERE system = 'concept'
    UNION SELECT 'source|' || code, meaning FROM codes WHERE system = 'source'
    """  # noqa: S608


def concepts_sql(concept: Table, wanted: str) -> str:
    """The concepts with the ids that the query `wanted` gives. A whole vocabulary has millions."""
    return f"""
    INSERT INTO concepts SELECT key({concept["concept_id"]}), {concept["concept_code"]}, {concept["vocabulary_id"]},
        {concept["concept_name"]}
    FROM {concept.view} t WHERE key({concept["concept_id"]}) IN ({wanted})
        AND key({concept["concept_id"]}) NOT IN (SELECT id FROM concepts)
    """  # noqa: S608


def raw_sql(table: Table) -> str:
    """The facts of one table that mean something, with the ids of their values, units and operators still to be looked up."""
    about = CLINICAL[table.name]
    ident = table[f"{table.name}_id"]
    value = "NULL::VARCHAR"
    return f"""
    SELECT '{table.name}' AS kind, key({ident}) AS ref, meaning AS code, key({table["visit_occurrence_id"]}) AS visit,
        key({table["person_id"]}) AS patient, said({table[about.date]}, {table[about.moment]}) AS at_text,
        said({table[about.ends[0]]}, {table[about.ends[1]]}) AS ends,
        {table["value_as_number"] if about.valued else value} AS number,
        {table["value_as_string"] if about.valued else value} AS text,
        key({table["value_as_concept_id"] if about.valued else value}) AS value,
        key({table["unit_concept_id"] if about.valued else value}) AS unit,
        {table["unit_source_value"] if about.valued else value} AS unit_text,
        key({table["operator_concept_id"] if about.valued else value}) AS operator,
        key({table["condition_status_concept_id"]}) AS status
    FROM (SELECT *, unnest([key({table[about.concept]}), key({table[about.source]}), 'source|' || {table[about.source_value]}])
        AS its_code FROM {table.view} t) t JOIN understood ON understood.id = its_code
    """  # noqa: S608


def unused_sql(table: Table) -> str:
    """How often each concept stands there that means nothing here."""
    about = CLINICAL[table.name]
    return f"""
    INSERT INTO unused SELECT '{table.name}', coalesce(key({table[about.concept]}), {table[about.source_value]}, ''), count(*)
    FROM {table.view} t WHERE coalesce(key({table[about.concept]}), '') NOT IN (SELECT id FROM understood)
        AND coalesce(key({table[about.source]}), '') NOT IN (SELECT id FROM understood)
        AND coalesce('source|' || {table[about.source_value]}, '') NOT IN (SELECT id FROM understood)
    GROUP BY ALL
    """  # noqa: S608


TABLES = """
CREATE TABLE concepts (id VARCHAR, code VARCHAR, vocabulary VARCHAR, name VARCHAR);
"""

_RAW = (
    "kind", "ref", "code", "visit", "patient", "at_text", "ends", "number", "text", "value", "unit", "unit_text", "operator",
    "status",
)  # fmt: skip
NO_FACTS = (
    "SELECT " + ", ".join(f"NULL::{'INTEGER' if name == 'code' else 'VARCHAR'} AS {name}" for name in _RAW) + " LIMIT 0"
)
"""What `raw` begins with, so that it is there when no table of facts is."""

WANTED = """SELECT value FROM raw WHERE value IS NOT NULL UNION SELECT unit FROM raw WHERE unit IS NOT NULL
    UNION SELECT operator FROM raw WHERE operator IS NOT NULL UNION SELECT status FROM raw WHERE status IS NOT NULL
    UNION SELECT label FROM unused WHERE label IS NOT NULL"""

TOLD = """
SELECT kind, ref, raw.code AS code, visit, patient, at_text, ends,
    CASE WHEN kind IN ('measurement', 'observation') THEN NULL
        WHEN regexp_matches(lower(s.name), 'preliminary|differential|suspected|provisional') THEN 'unknown' ELSE 'present'
    END AS answer,
    nullif(trim(number), '') AS number, coalesce(u.code, nullif(unit_text, '')) AS unit, nullif(o.name, '=') AS comparator,
    (CASE WHEN v.id IS NOT NULL THEN json_object('valueCodeableConcept', json_object('coding', json_array(
            json_object('system', v.vocabulary, 'code', v.code, 'display', v.name))))
        WHEN nullif(trim(text), '') IS NOT NULL THEN json_object('valueString', text) ELSE '{}' END)::VARCHAR AS part,
    NULL::VARCHAR AS left_out,
    CASE WHEN regexp_matches(lower(s.name), 'preliminary|differential|suspected|provisional')
        THEN 'only ' || lower(s.name) || ', taken as unknown' END AS remark
FROM raw LEFT JOIN concepts v ON v.id = raw.value LEFT JOIN concepts u ON u.id = raw.unit
    LEFT JOIN concepts o ON o.id = raw.operator LEFT JOIN concepts s ON s.id = raw.status
"""

LABELS = """UPDATE unused SET label = c.vocabulary || ' ' || c.code || ' ' || c.name FROM concepts c WHERE c.id = unused.label"""
